//! What frameworks, proxies and editors make of a body, undone.

use std::io::Read;

use serde_json::Value;

use crate::http::Request;

/// Longer bodies are not rewritten, bytes.
const LONGEST: usize = 4 << 20;

/// A short name, what makes the signature match, and the body that may have been signed.
type Rewritten = (&'static str, &'static str, Vec<u8>);

/// Every body that the one that arrived may have been, one change away.
pub fn of(request: &Request) -> impl Iterator<Item = Rewritten> {
    let body: &[u8] = &request.body;
    let body = if body.len() > LONGEST { b"" } else { body };
    let all = [
        plain(body),
        charset(body),
        unpacked(body),
        form(body),
        json(body),
    ];
    all.into_iter()
        .flatten()
        .filter(move |(_, _, signed)| !signed.is_empty() && signed != body)
}

fn plain(body: &[u8]) -> Vec<Rewritten> {
    let added = "once the line end behind the body is taken off: something added it";
    let cut = "with a line end behind the body: something cut it off";
    let ends = "with the other kind of line ends: something changed them";
    let mark = "with the byte order mark that was or was not before the body";
    vec![
        ("newline-added", added, body.trim_ascii_end().to_vec()),
        ("newline-cut", cut, [body, b"\n"].concat()),
        ("newline-cut", cut, [body, b"\r\n"].concat()),
        (
            "line-ends",
            ends,
            replaced(&replaced(body, b"\r\n", b"\n"), b"\n", b"\r\n"),
        ),
        ("line-ends", ends, replaced(body, b"\r\n", b"\n")),
        ("byte-order-mark", mark, [b"\xef\xbb\xbf", body].concat()),
        (
            "byte-order-mark",
            mark,
            body.strip_prefix(b"\xef\xbb\xbf")
                .unwrap_or_default()
                .to_vec(),
        ),
    ]
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    out.extend_from_slice(rest);
    out
}

fn charset(body: &[u8]) -> Vec<Rewritten> {
    let what = "in the other character set, UTF-8 or Latin-1: something converted the body";
    let as_utf8: String = body.iter().map(|byte| char::from(*byte)).collect();
    let as_latin1 = std::str::from_utf8(body).ok().and_then(|text| {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).ok())
            .collect()
    });
    vec![
        ("charset", what, as_utf8.into_bytes()),
        ("charset", what, as_latin1.unwrap_or_default()),
    ]
}

/// Bodies that were signed before they were compressed.
fn unpacked(body: &[u8]) -> Vec<Rewritten> {
    let mut bytes = Vec::new();
    let reader = flate2::read::GzDecoder::new(body);
    match reader.take(LONGEST as u64).read_to_end(&mut bytes) {
        Ok(_) => vec![(
            "gzip",
            "over the decompressed body: it was compressed after it was signed",
            bytes,
        )],
        Err(_) => Vec::new(),
    }
}

/// The ways that form fields are written by browsers, PHP and JavaScript.
fn form(body: &[u8]) -> Vec<Rewritten> {
    let what = "when the form is encoded the other way: something parsed and rewrote it";
    if !body.contains(&b'=') || serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok() {
        return Vec::new();
    }
    let pairs: Vec<_> = form_urlencoded::parse(body).collect();
    let browser = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&pairs)
        .finish();
    let percent = browser.replace('+', "%20");
    vec![
        ("form-encoding", what, percent.clone().into_bytes()),
        ("form-encoding", what, browser.into_bytes()),
        (
            "form-encoding",
            what,
            percent.replace("%7E", "~").into_bytes(),
        ),
    ]
}

/// One way of writing JSON.
#[derive(Clone, Copy)]
struct Hand {
    /// Blanks for each level; 0 is one line.
    indent: usize,
    /// What stands after `:` and `,` on one line.
    gap: &'static str,
    sorted: bool,
    /// Characters beyond ASCII as `\u`.
    ascii: bool,
    /// `/` as `\/`, as PHP does.
    slashes: bool,
    /// `<`, `>` and `&` as `\u`, as Go does.
    html: bool,
    numbers: Numbers,
}

#[derive(Clone, Copy, PartialEq)]
enum Numbers {
    AsTheyAre,
    /// `1.0` for `1`.
    Fraction,
    /// `1` for `1.0`.
    Whole,
}

const COMPACT: Hand = Hand {
    indent: 0,
    gap: "",
    sorted: false,
    ascii: false,
    slashes: false,
    html: false,
    numbers: Numbers::AsTheyAre,
};

fn json(body: &[u8]) -> Vec<Rewritten> {
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        return Vec::new();
    };
    let spaces = [
        COMPACT,
        Hand {
            gap: " ",
            ..COMPACT
        },
        Hand {
            indent: 2,
            ..COMPACT
        },
        Hand {
            indent: 4,
            ..COMPACT
        },
    ];
    let changed = |change: fn(Hand) -> Hand| spaces.map(change);
    let written = [
        (
            "json-spaces",
            "with other blanks in the JSON: something parsed and rewrote it",
            spaces,
        ),
        (
            "json-escapes",
            "with characters beyond ASCII escaped in the JSON: something rewrote it",
            changed(|hand| Hand {
                ascii: true,
                ..hand
            }),
        ),
        (
            "json-escapes",
            "with / escaped in the JSON, as PHP does: something rewrote it",
            changed(|hand| Hand {
                slashes: true,
                ..hand
            }),
        ),
        (
            "json-escapes",
            "with / and characters beyond ASCII escaped, as PHP does: something rewrote it",
            changed(|hand| Hand {
                slashes: true,
                ascii: true,
                ..hand
            }),
        ),
        (
            "json-escapes",
            "with <, > and & escaped in the JSON, as Go does: something rewrote it",
            changed(|hand| Hand { html: true, ..hand }),
        ),
        (
            "json-numbers",
            "with whole numbers written as 1.0: something rewrote them",
            changed(|hand| Hand {
                numbers: Numbers::Fraction,
                ..hand
            }),
        ),
        (
            "json-numbers",
            "with whole numbers written as 1: something rewrote them",
            changed(|hand| Hand {
                numbers: Numbers::Whole,
                ..hand
            }),
        ),
        (
            "json-key-order",
            "with the keys sorted: something changed their order",
            changed(|hand| Hand {
                sorted: true,
                ..hand
            }),
        ),
    ];
    let each = written
        .into_iter()
        .flat_map(|(name, what, hands)| hands.map(|hand| (name, what, hand)));
    each.map(|(name, what, hand)| {
        let mut text = String::new();
        hand.write(&value, 0, &mut text);
        // What differs by its escapes alone does not differ by its spaces.
        let name = match name {
            "json-spaces"
                if without_blanks(&text) != without_blanks(&String::from_utf8_lossy(body)) =>
            {
                "json-escapes"
            }
            name => name,
        };
        (name, what, text.into_bytes())
    })
    .collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_whitespace()).collect()
}

impl Hand {
    fn write(self, value: &Value, level: usize, out: &mut String) {
        match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| (None, item));
                self.write_all(['[', ']'], items.collect(), level, out);
            }
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields
                    .iter()
                    .map(|(key, value)| (Some(key), value))
                    .collect();
                if self.sorted {
                    fields.sort_by_key(|(key, _)| *key);
                }
                self.write_all(['{', '}'], fields, level, out);
            }
            Value::String(text) => self.write_text(text, out),
            Value::Number(number) => self.write_number(&number.to_string(), out),
            other => *out += &other.to_string(),
        }
    }

    fn write_all(
        self,
        brackets: [char; 2],
        entries: Vec<(Option<&String>, &Value)>,
        level: usize,
        out: &mut String,
    ) {
        out.push(brackets[0]);
        let line = |level: usize| format!("\n{:1$}", "", self.indent * level);
        for (n, (key, value)) in entries.iter().enumerate() {
            match (n, self.indent) {
                (0, 0) => {}
                (_, 0) => *out += &format!(",{}", self.gap),
                (0, _) => *out += &line(level + 1),
                (_, _) => *out += &format!(",{}", line(level + 1)),
            }
            if let Some(key) = key {
                self.write_text(key, out);
                *out += if self.indent > 0 { ": " } else { ":" };
                *out += self.gap;
            }
            self.write(value, level + 1, out);
        }
        if self.indent > 0 && !entries.is_empty() {
            *out += &line(level);
        }
        out.push(brackets[1]);
    }

    fn write_text(self, text: &str, out: &mut String) {
        for letter in Value::from(text).to_string().chars() {
            match letter {
                '/' if self.slashes => *out += "\\/",
                '<' | '>' | '&' if self.html => *out += &format!("\\u{:04x}", u32::from(letter)),
                letter if self.ascii && !letter.is_ascii() => {
                    for unit in letter.encode_utf16(&mut [0; 2]) {
                        *out += &format!("\\u{unit:04x}");
                    }
                }
                letter => out.push(letter),
            }
        }
    }

    fn write_number(self, text: &str, out: &mut String) {
        let whole = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
        match self.numbers {
            Numbers::Fraction if whole => *out += &format!("{text}.0"),
            Numbers::Whole => *out += text.strip_suffix(".0").unwrap_or(text),
            _ => *out += text,
        }
    }
}
