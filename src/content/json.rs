//! JSON as text: its tokens as they were written, numbers, escapes, repeated keys and all.

use super::{MAX_DEPTH, too_deep};

/// One token of a JSON text, as it was written; strings with their quotes.
/// Blanks are left out, and so are colons: a [`Token::Key`] says them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{` or `[`.
    Open(&'a str),
    /// `}` or `]`.
    Close(&'a str),
    /// Between members or elements.
    Comma,
    /// A string before a colon.
    Key(&'a str),
    /// Any other string.
    Text(&'a str),
    /// A number.
    Number(&'a str),
    /// `true`, `false` or `null`.
    Literal(&'a str),
}

/// The tokens of a text that is JSON. Of another text, some tokens or other.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n', ':']);
        let first = *rest.as_bytes().first()?;
        let length = match first {
            b'{' | b'}' | b'[' | b']' | b',' => 1,
            b'"' => string_length(rest.as_bytes()),
            _ => rest
                .find([',', ']', '}', ':', ' ', '\t', '\r', '\n'])
                .unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        Some(match first {
            b'{' | b'[' => Token::Open(token),
            b'}' | b']' => Token::Close(token),
            b',' => Token::Comma,
            b'"' if rest.trim_ascii_start().starts_with(':') => Token::Key(token),
            b'"' => Token::Text(token),
            b'-' | b'0'..=b'9' => Token::Number(token),
            _ => Token::Literal(token),
        })
    })
}

/// From the opening quote to the closing one, both counted.
fn string_length(text: &[u8]) -> usize {
    let mut place = 1;
    while let Some(byte) = text.get(place) {
        match byte {
            b'"' => return place + 1,
            b'\\' => place += 2,
            _ => place += 1,
        }
    }
    text.len()
}

/// Refuses what does not follow the grammar. Needs no stack, however deep the text is.
pub(super) fn check(text: &str) -> Result<(), String> {
    serde_json::from_str::<serde::de::IgnoredAny>(text)
        .map(drop)
        .map_err(|error| error.to_string())
}

/// Refuses JSON that is nested too deep to be shown or to be read into a value.
pub(super) fn check_depth(text: &str) -> Result<(), String> {
    let mut depth = 0_usize;
    for token in tokens(text) {
        match token {
            Token::Open(_) if depth == MAX_DEPTH => return Err(too_deep()),
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Every string value for which `wanted` holds of its token, with its place,
/// such as `Records[0].Sns.Message`; the place of a lone string is empty.
/// A string with half of a surrogate pair is not text and left out.
pub(super) fn strings(
    text: &str,
    wanted: impl Fn(&str) -> bool,
) -> impl Iterator<Item = (String, String)> {
    let mut path = Vec::new();
    tokens(text).filter_map(move |token| {
        match (token, path.last_mut()) {
            (Token::Open("["), _) => path.push(Step::Index(0)),
            (Token::Open(_), _) => path.push(Step::Key("")),
            (Token::Close(_), _) => drop(path.pop()),
            (Token::Comma, Some(Step::Index(index))) => *index += 1,
            (Token::Key(key), Some(step)) => *step = Step::Key(key),
            (Token::Text(token), _) if wanted(token) => {
                return Some((place(&path), serde_json::from_str(token).ok()?));
            }
            _ => {}
        }
        None
    })
}

enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

fn place(path: &[Step]) -> String {
    let mut place = String::new();
    for step in path {
        match step {
            Step::Index(index) => place.push_str(&format!("[{index}]")),
            Step::Key(key) => {
                let name = key.trim_matches('"');
                let plain = |letter: char| letter.is_alphanumeric() || "_-$".contains(letter);
                if name.is_empty() || !name.chars().all(plain) {
                    place.push_str(&format!("[{key}]"));
                } else {
                    place.push_str(if place.is_empty() { "" } else { "." });
                    place.push_str(name);
                }
            }
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_as_they_were_written() {
        let text = r#" { "a\"" : [1.0, -2e+5,true ],"a":"b:\\" ,"c":{}} "#;
        let tokens: Vec<_> = tokens(text).collect();
        use Token::*;
        let wanted = [
            Open("{"),
            Key(r#""a\"""#),
            Open("["),
            Number("1.0"),
            Comma,
            Number("-2e+5"),
            Comma,
            Literal("true"),
            Close("]"),
            Comma,
            Key(r#""a""#),
            Text(r#""b:\\""#),
            Comma,
            Key(r#""c""#),
            Open("{"),
            Close("}"),
            Close("}"),
        ];
        assert_eq!(tokens, wanted);
    }

    #[test]
    fn strings_have_places() {
        let text = r#"{"a":{"b c":["x",1,{"d":"y"}]},"e":"\u007a","f":"\ud800"}"#;
        let found: Vec<_> = strings(text, |_| true).collect();
        let found: Vec<_> = found
            .iter()
            .map(|(p, s)| (p.as_str(), s.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (r#"a["b c"][0]"#, "x"),
                (r#"a["b c"][2].d"#, "y"),
                ("e", "z")
            ]
        );
    }
}
