//! Answers as text with values of the request in them.

use std::str::FromStr;

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

use super::super::place::{Place, Reading};
use crate::secret::Secret;
use crate::verdict::Unanswered;

/// The longest value that is echoed, bytes.
const LONGEST: usize = 1024;
/// The longest value that is signed, bytes.
const LONGEST_SIGNED: usize = 256;

/// What answers are made from.
pub struct Source<'r> {
    /// The handshake's request.
    pub reading: &'r Reading<'r>,
    /// The secret, where it is known.
    pub secret: Option<&'r Secret>,
    /// The URL that it was sent to, without a query.
    pub url: &'r str,
}

/// Text with values of the request in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Own(String),
    Echo(Place),
    Made(Function, Vec<Part>),
}

/// How a value is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Function {
    /// HMAC-SHA256 with the secret, in hexadecimal.
    HmacHex,
    /// HMAC-SHA256 with the secret, in base64.
    HmacBase64,
    /// SHA-256, in hexadecimal.
    Sha256Hex,
}

const FUNCTIONS: [(&str, Function); 3] = [
    ("hmac-sha256-hex", Function::HmacHex),
    ("hmac-sha256-base64", Function::HmacBase64),
    ("sha256-hex", Function::Sha256Hex),
];

/// What a function is given.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Value(Place),
    Secret,
    Url,
}

impl Text {
    /// The text for this request.
    pub fn fill(&self, source: &Source) -> Result<Vec<u8>, Unanswered> {
        let mut out = Vec::new();
        for piece in &self.0 {
            match piece {
                Piece::Own(text) => out.extend_from_slice(text.as_bytes()),
                Piece::Echo(place) => out.extend_from_slice(&echoed(source, place)?),
                Piece::Made(function, parts) => out.extend(made(source, *function, parts)?),
            }
        }
        Ok(out)
    }

    /// The places whose values are in it.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.0.iter().flat_map(|piece| {
            let places: Vec<&Place> = match piece {
                Piece::Own(_) => Vec::new(),
                Piece::Echo(place) => vec![place],
                Piece::Made(_, parts) => parts
                    .iter()
                    .filter_map(|part| match part {
                        Part::Value(place) => Some(place),
                        Part::Secret | Part::Url => None,
                    })
                    .collect(),
            };
            places
        })
    }
}

fn echoed(source: &Source, place: &Place) -> Result<Vec<u8>, Unanswered> {
    let value = source.reading.get(place).ok_or(Unanswered::Unsafe)?;
    let harmless = |byte: &u8| byte.is_ascii_graphic() && !b"<>\"'&\\".contains(byte);
    match value.len() <= LONGEST && value.iter().all(harmless) {
        true => Ok(value.into_owned()),
        false => Err(Unanswered::Unsafe),
    }
}

fn made(source: &Source, function: Function, parts: &[Part]) -> Result<Vec<u8>, Unanswered> {
    let secret = || Ok(source.secret.ok_or(Unanswered::NoSecret)?.expose());
    let mut message = Vec::new();
    for part in parts {
        match part {
            Part::Value(place) => message.extend(signable(source, place)?),
            Part::Secret => message.extend_from_slice(secret()?),
            Part::Url => message.extend_from_slice(source.url.as_bytes()),
        }
    }
    let code = || {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret()?);
        Ok(hmac::sign(&key, &message))
    };
    Ok(match function {
        Function::HmacHex => hex::encode(code()?),
        Function::HmacBase64 => BASE64.encode(code()?),
        Function::Sha256Hex => hex::encode(digest::digest(&digest::SHA256, &message)),
    }
    .into_bytes())
}

/// A value that may be signed: one that consists of what challenges are made of.
fn signable(source: &Source, place: &Place) -> Result<Vec<u8>, Unanswered> {
    let value = source.reading.get(place).ok_or(Unanswered::Unsafe)?;
    let token = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_=+/.".contains(byte);
    match value.len() <= LONGEST_SIGNED && value.iter().all(token) {
        true => Ok(value.into_owned()),
        false => Err(Unanswered::Unsafe),
    }
}

impl FromStr for Part {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "secret" => Ok(Self::Secret),
            "url" => Ok(Self::Url),
            place => place.parse().map(Self::Value),
        }
    }
}

impl FromStr for Piece {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let Some((name, rest)) = text.split_once(' ') else {
            return text.parse().map(Self::Echo);
        };
        let known = FUNCTIONS.iter().find(|(known, _)| *known == name);
        let (_, function) = known.ok_or_else(|| format!("there is no function {name}"))?;
        let parts = rest.split(' ').map(str::parse);
        Ok(Self::Made(*function, parts.collect::<Result<_, _>>()?))
    }
}

impl FromStr for Text {
    type Err = String;

    /// What stands in braces is a value when it begins with a letter, else it is JSON.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut own = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('{') {
            own += &rest[..at];
            let inner = &rest[at + 1..];
            match inner
                .split_once('}')
                .filter(|_| inner.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                Some((value, after)) => {
                    pieces.push(Piece::Own(std::mem::take(&mut own)));
                    pieces.push(value.parse()?);
                    rest = after;
                }
                None => {
                    own.push('{');
                    rest = inner;
                }
            }
        }
        pieces.push(Piece::Own(own + rest));
        pieces.retain(|piece| *piece != Piece::Own(String::new()));
        Ok(Self(pieces))
    }
}

impl TryFrom<String> for Text {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        let pieces = text.0.into_iter().map(|piece| match piece {
            Piece::Own(text) => text,
            Piece::Echo(place) => format!("{{{place}}}"),
            Piece::Made(function, parts) => {
                let known = FUNCTIONS.iter().find(|(_, this)| *this == function);
                let parts = parts.iter().map(|part| match part {
                    Part::Value(place) => place.to_string(),
                    Part::Secret => "secret".into(),
                    Part::Url => "url".into(),
                });
                let parts: Vec<String> = parts.collect();
                format!(
                    "{{{} {}}}",
                    known.map_or("", |(name, _)| name),
                    parts.join(" ")
                )
            }
        });
        pieces.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_reads_back() {
        for text in [
            r#"{"a":"{query.b}","c":"{hmac-sha256-hex body.d.e}"}"#,
            "{sha256-hex query.c secret url}",
            "",
            "{header.X}",
            "{",
        ] {
            let parsed: Text = text.parse().expect("a text");
            assert_eq!(String::from(parsed), text);
        }
        assert!("{boddy.a}".parse::<Text>().is_err());
        assert!("{md5 body.a}".parse::<Text>().is_err());
    }
}
