//! A scheme in one line, as `--scheme` takes it.

use std::str::FromStr;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::error::nearest;
use crate::provider::scheme::{Scheme, bare};
use crate::provider::template::SyntaxError;
use crate::provider::vocabulary::Algorithm;

const WORDS: [&str; 11] = [
    "message",
    "header",
    "value",
    "separator",
    "encoding",
    "key",
    "key-prefix",
    "id",
    "timestamp",
    "unit",
    "tolerance",
];

/// `word=value` between semicolons, and where in the line the value begins.
struct Setting<'l> {
    word: &'l str,
    value: &'l str,
    at: usize,
}

/// All of a line.
struct Line<'l> {
    settings: Vec<Setting<'l>>,
    length: usize,
}

impl FromStr for Scheme {
    type Err = SyntaxError;

    /// Reads the algorithm and then `word=value`, separated by `;`, in any order:
    /// `hmac-sha256; message={header.x-ts}.{body}; header=x-sig; value=v1={mac}`.
    fn from_str(text: &str) -> Result<Self, SyntaxError> {
        let (algorithm, rest) = text.split_once(';').unwrap_or((text, ""));
        let blanks = algorithm.len() - algorithm.trim_start().len();
        let algorithm = word(algorithm.trim()).map_err(|why| SyntaxError::new(blanks, why))?;
        let line = Line::parse(text, text.len() - rest.len())?;
        let parsed = Self {
            algorithm,
            message: match algorithm {
                Algorithm::Token => line.optional("message", template)?.unwrap_or_default(),
                _ => line.required("message", template)?,
            },
            header: line.required("header", own)?,
            value: line.optional("value", template)?.unwrap_or_else(bare),
            separator: line.optional("separator", own)?,
            encoding: line.optional("encoding", plain(word))?.unwrap_or_default(),
            key: line.optional("key", plain(word))?.unwrap_or_default(),
            key_prefix: line.optional("key-prefix", own)?.unwrap_or_default(),
            id: line.optional("id", plain(str::parse))?,
            timestamp: line.optional("timestamp", plain(str::parse))?,
            unit: line.optional("unit", plain(word))?.unwrap_or_default(),
            tolerance: line.optional("tolerance", plain(seconds))?.unwrap_or(0),
            secret: None,
            items: Vec::new(),
        };
        parsed.settle().map_err(|why| line.fault(&why))
    }
}

impl<'l> Line<'l> {
    /// The settings from byte `at` on.
    fn parse(text: &'l str, mut at: usize) -> Result<Self, SyntaxError> {
        let length = text.len();
        let mut settings: Vec<Setting> = Vec::new();
        for segment in text[at..].split(';') {
            let start = at + segment.len() - segment.trim_start().len();
            at += segment.len() + 1;
            if segment.trim().is_empty() {
                continue;
            }
            let setting = Setting::parse(segment.trim_start(), start)?;
            if settings.iter().any(|other| other.word == setting.word) {
                let why = format!("{} is given twice", setting.word);
                return Err(SyntaxError::new(start, why));
            }
            settings.push(setting);
        }
        Ok(Self { settings, length })
    }

    fn optional<T>(
        &self,
        word: &str,
        read: impl Fn(&str) -> Result<T, SyntaxError>,
    ) -> Result<Option<T>, SyntaxError> {
        let setting = self.settings.iter().find(|setting| setting.word == word);
        let read = |setting: &Setting| read(setting.value).map_err(|why| why.shifted(setting.at));
        setting.map(read).transpose()
    }

    fn required<T>(
        &self,
        word: &str,
        read: impl Fn(&str) -> Result<T, SyntaxError>,
    ) -> Result<T, SyntaxError> {
        let missing = || SyntaxError::new(self.length, format!("expected `; {word}=…`"));
        self.optional(word, read)?.ok_or_else(missing)
    }

    /// A fault that begins with the word it is about, at that word's value.
    fn fault(&self, why: &str) -> SyntaxError {
        let about = |setting: &&Setting| why.starts_with(&format!("{}:", setting.word));
        let setting = self.settings.iter().find(about);
        SyntaxError::new(setting.map_or(0, |setting| setting.at), why)
    }
}

impl<'l> Setting<'l> {
    /// `text` begins at the word; blanks around a value are not part of it,
    /// unless they are all there is.
    fn parse(text: &'l str, start: usize) -> Result<Self, SyntaxError> {
        let (word, value) = text.split_once('=').unwrap_or((text.trim_end(), ""));
        let word = word.trim_end();
        if !WORDS.contains(&word) {
            return Err(SyntaxError::new(start, unknown(word)));
        }
        let at = start + text.len() - value.trim_start().len();
        let value = match value.trim() {
            "" => value,
            trimmed => trimmed,
        };
        match value {
            "" => Err(SyntaxError::new(start, format!("expected {word}=…"))),
            value => Ok(Self { word, value, at }),
        }
    }
}

fn unknown(word: &str) -> String {
    match nearest(word, WORDS).first() {
        Some(near) => format!("a scheme has no `{word}`, did you mean {near}?"),
        None => format!(
            "a scheme has no `{word}`; expected one of {}",
            WORDS.join(", ")
        ),
    }
}

/// A word of a closed list; the error names the list.
fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let text: StrDeserializer<Error> = text.into_deserializer();
    T::deserialize(text).map_err(|why| why.to_string().replacen("variant ", "", 1))
}

fn seconds(text: &str) -> Result<u32, String> {
    let number = text.parse();
    number.map_err(|_| format!("expected a whole number of seconds, not `{text}`"))
}

fn template<T: FromStr<Err = SyntaxError>>(text: &str) -> Result<T, SyntaxError> {
    text.parse()
}

fn own(text: &str) -> Result<String, SyntaxError> {
    Ok(text.to_owned())
}

/// A reader whose faults are about the whole value.
fn plain<T>(read: impl Fn(&str) -> Result<T, String>) -> impl Fn(&str) -> Result<T, SyntaxError> {
    move |text| read(text).map_err(|why| SyntaxError::new(0, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_scheme_as_in_toml() {
        let line: Scheme = "hmac-sha256; message=v0:{timestamp}:{body}; header=X-Sig; value=t={timestamp},v1={mac}; key=base64; key-prefix=whsec_; unit=ms; tolerance=300; encoding=base64"
            .parse()
            .expect("a scheme");
        let toml: Scheme = toml::from_str(
            r#"
            algorithm = "hmac-sha256"
            message = "v0:{timestamp}:{body}"
            header = "X-Sig"
            value = "t={timestamp},v1={mac}"
            separator = ","
            key = "base64"
            key-prefix = "whsec_"
            unit = "ms"
            tolerance = 300
            encoding = "base64"
            "#,
        )
        .expect("a scheme");
        assert_eq!(line, toml);
        let list: Scheme = "hmac-sha1;message={body};header=s;value=v1,{mac};separator= ;"
            .parse()
            .expect("a scheme");
        assert_eq!(list.separator.as_deref(), Some(" "));
    }

    #[test]
    fn faults_have_a_place_and_say_what_was_expected() {
        let fault = |text: &str| text.parse::<Scheme>().expect_err("a fault").to_string();
        insta::assert_snapshot!(fault(""), @"column 1: unknown ``, expected one of `hmac-sha1`, `hmac-sha256`, `hmac-sha384`, `hmac-sha512`, `token`");
        insta::assert_snapshot!(fault("hmac-sha255; message={body}; header=x"), @"column 1: unknown `hmac-sha255`, expected one of `hmac-sha1`, `hmac-sha256`, `hmac-sha384`, `hmac-sha512`, `token`");
        insta::assert_snapshot!(fault("token; message={body}; header=x"), @"column 16: message: a token signs nothing");
        insta::assert_snapshot!(fault("hmac-sha256"), @"column 12: expected `; message=…`");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}"), @"column 28: expected `; header=…`");
        insta::assert_snapshot!(fault("hmac-sha256; mesage={body}; header=x"), @"column 14: a scheme has no `mesage`, did you mean message?");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; q=1"), @"column 40: a scheme has no `q`; expected one of message, header, value, separator, encoding, key, key-prefix, id, timestamp, unit, tolerance");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header"), @"column 30: expected header=…");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; header=y"), @"column 40: header is given twice");
        insta::assert_snapshot!(fault("hmac-sha256; message={bdy}; header=x"), @"column 22: there is no {bdy}, did you mean {body}? (known: {body} {event} {id} {mac} {method} {rfc3339} {target} {timestamp} {header.NAME})");
        insta::assert_snapshot!(fault("hmac-sha256; message={body; header=x"), @"column 22: this `{` is not closed");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x y"), @"column 37: header: `x y` is not a header name");
        insta::assert_snapshot!(fault("hmac-sha256; message={timestamp}.{body}; header=x"), @"column 22: message: {timestamp} has no place: add timestamp=header.NAME, or put {timestamp} into value");
        insta::assert_snapshot!(fault("hmac-sha256; message={id}.{body}; header=x"), @"column 1: id and the {id} of message need each other: id=header.NAME says where it stands");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; value=v1"), @"column 46: value: `v1` should hold one placeholder; separator says what stands between two");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; value={mac}{timestamp}"), @"column 46: value: `{mac}{timestamp}` should hold one placeholder; separator says what stands between two");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; value={timestamp},{mac}"), @"column 46: value: the items of `{timestamp},{mac}` should begin differently, such as t= and v1=");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; value=t={timestamp}/v={mac}"), @"column 1: separator: `/` may occur in a signature or a time");
        insta::assert_snapshot!(fault("hmac-sha256; message={id}.{body}; header=x; id=header.X"), @"column 48: id: x is the signature's own header");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}{header.X}; header=x"), @"column 22: message: x is the signature's own header");
        insta::assert_snapshot!(fault("hmac-sha256; message={id}{timestamp}; header=x; id=header.y; timestamp=header.y"), @"column 72: timestamp: it stands where the id stands");
        insta::assert_snapshot!(fault("hmac-sha256; message={timestamp}; header=x; value=t={timestamp},v={mac}; timestamp=header.y"), @"column 84: timestamp: it stands in value already");
        insta::assert_snapshot!(fault("hmac-sha256; message={mac}; header=x"), @"column 22: message: {mac} has no value there");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; encoding=bas64"), @"column 49: unknown `bas64`, expected `hex` or `base64`");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; timestamp=x-ts"), @"column 50: `x-ts` is no place: expected header.NAME, query.NAME or body.PATH");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; tolerance=5m"), @"column 50: expected a whole number of seconds, not `5m`");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; header=x; tolerance=300"), @"column 50: tolerance: there is no timestamp to hold it against");
    }
}
