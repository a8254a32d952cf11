//! What a provider asks of an endpoint before it trusts it, and the answer.
//!
//! An answer is text in which braces hold a value of the request: `{body.challenge}`,
//! `{query.crc_token}`, `{header.X-Hook-Secret}`, or its HMAC-SHA256 with the secret:
//! `{hmac-sha256-hex body.payload.plainToken}`, `{hmac-sha256-base64 query.crc_token}`.
//! Braces of JSON stay as they are.
//!
//! Whoever sends a handshake chooses what is echoed. So a value is echoed only when it is
//! short, visible ASCII that means nothing in HTML, JSON or a header, and it is signed only when
//! it consists of what challenges are made of: nothing with which a delivery could be forged.

use std::str::FromStr;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

use super::place::{Place, Reading};
use crate::http::{Reply, Request, check_field};
use crate::secret::Secret;
use crate::verdict::Unanswered;

/// The longest value that is echoed, bytes.
const LONGEST: usize = 1024;
/// The longest value that is signed, bytes.
const LONGEST_SIGNED: usize = 256;

/// One handshake: when it is one, and what is answered with 200.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Handshake {
    /// The method of the request.
    pub method: String,
    /// What must hold: `PLACE` (it is there) or `PLACE=value`.
    pub when: Vec<Sign>,
    /// The body of the answer.
    #[serde(default)]
    pub answer: Text,
    /// The content type of the answer.
    #[serde(default = "plain")]
    pub content_type: String,
    /// Fields of the answer, `Name: text`.
    #[serde(default)]
    pub headers: Vec<Field>,
}

fn plain() -> String {
    "text/plain".into()
}

impl Handshake {
    /// The answer when the request is this handshake.
    pub fn answer(
        &self,
        request: &Request,
        secret: Option<&Secret>,
    ) -> Option<Result<Reply, Unanswered>> {
        let reading = Reading::new(request);
        let fits =
            request.method == self.method && self.when.iter().all(|sign| sign.holds(&reading));
        fits.then(|| self.reply(&reading, secret))
    }

    fn reply(&self, reading: &Reading, secret: Option<&Secret>) -> Result<Reply, Unanswered> {
        let mut reply = Reply::new(200);
        reply.body = self.answer.fill(reading, secret)?.into();
        if !reply.body.is_empty() {
            reply
                .headers
                .push("content-type", self.content_type.clone());
        }
        reply.headers.push("x-content-type-options", "nosniff");
        for Field { name, value } in &self.headers {
            reply.headers.push(name, value.fill(reading, secret)?);
        }
        Ok(reply)
    }
}

/// Something that is true of a handshake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sign {
    place: Place,
    value: Option<String>,
}

impl Sign {
    fn holds(&self, reading: &Reading) -> bool {
        let have = reading.get(&self.place);
        match (&self.value, have) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(value), Some(have)) => *have == *value.as_bytes(),
        }
    }
}

impl TryFrom<String> for Sign {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let (place, value) = match text.split_once('=') {
            Some((place, value)) => (place, Some(value.to_owned())),
            None => (text.as_str(), None),
        };
        Ok(Self {
            place: place.parse()?,
            value,
        })
    }
}

impl From<Sign> for String {
    fn from(sign: Sign) -> Self {
        match sign.value {
            Some(value) => format!("{}={value}", sign.place),
            None => sign.place.to_string(),
        }
    }
}

/// A field of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Field {
    name: String,
    value: Text,
}

impl TryFrom<String> for Field {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let (name, value) = text
            .split_once(": ")
            .ok_or_else(|| format!("`{text}` is not `Name: text`"))?;
        check_field(name, value.as_bytes())?;
        Ok(Self {
            name: name.into(),
            value: value.parse()?,
        })
    }
}

impl From<Field> for String {
    fn from(field: Field) -> Self {
        format!("{}: {}", field.name, String::from(field.value))
    }
}

/// Text with values of the request in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Own(String),
    Echo(Place),
    Hex(Place),
    Base64(Place),
}

impl Text {
    fn fill(&self, reading: &Reading, secret: Option<&Secret>) -> Result<Vec<u8>, Unanswered> {
        let mut out = Vec::new();
        for piece in &self.0 {
            match piece {
                Piece::Own(text) => out.extend_from_slice(text.as_bytes()),
                Piece::Echo(place) => out.extend_from_slice(&echoed(reading, place)?),
                Piece::Hex(place) => {
                    out.extend_from_slice(hex::encode(signed(reading, place, secret)?).as_bytes());
                }
                Piece::Base64(place) => {
                    out.extend_from_slice(
                        BASE64.encode(signed(reading, place, secret)?).as_bytes(),
                    );
                }
            }
        }
        Ok(out)
    }
}

fn echoed(reading: &Reading, place: &Place) -> Result<Vec<u8>, Unanswered> {
    let value = reading.get(place).ok_or(Unanswered::Unsafe)?;
    let harmless = |byte: &u8| byte.is_ascii_graphic() && !b"<>\"'&\\".contains(byte);
    match value.len() <= LONGEST && value.iter().all(harmless) {
        true => Ok(value.into_owned()),
        false => Err(Unanswered::Unsafe),
    }
}

fn signed(
    reading: &Reading,
    place: &Place,
    secret: Option<&Secret>,
) -> Result<Vec<u8>, Unanswered> {
    let value = reading.get(place).ok_or(Unanswered::Unsafe)?;
    let token = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_=+/.".contains(byte);
    if value.len() > LONGEST_SIGNED || !value.iter().all(token) {
        return Err(Unanswered::Unsafe);
    }
    let secret = secret.ok_or(Unanswered::NoSecret)?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose());
    Ok(hmac::sign(&key, &value).as_ref().to_vec())
}

impl FromStr for Piece {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(' ') {
            Some(("hmac-sha256-hex", place)) => place.parse().map(Self::Hex),
            Some(("hmac-sha256-base64", place)) => place.parse().map(Self::Base64),
            _ => text.parse().map(Self::Echo),
        }
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
            Piece::Hex(place) => format!("{{hmac-sha256-hex {place}}}"),
            Piece::Base64(place) => format!("{{hmac-sha256-base64 {place}}}"),
        });
        pieces.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(method: &str, target: &str, body: &str) -> Request {
        Request {
            method: method.into(),
            target: target.into(),
            body: body.to_owned().into(),
            ..Request::default()
        }
    }

    fn answer(provider: &str, request: &Request, secret: &str) -> String {
        let provider = crate::provider::find(provider).expect("a provider");
        let secret = (!secret.is_empty()).then(|| Secret::new(secret));
        match provider.handshake(request, secret.as_ref()) {
            None => "none".into(),
            Some(Err(why)) => format!("{why:?}"),
            Some(Ok(reply)) => {
                let kind = reply.headers.text("content-type").unwrap_or_default();
                format!("{kind} {}", String::from_utf8_lossy(&reply.body))
            }
        }
    }

    #[test]
    fn each_gets_its_answer() {
        let slack = |challenge: &str| {
            ask(
                "POST",
                "/",
                &format!(r#"{{"type":"url_verification","challenge":"{challenge}"}}"#),
            )
        };
        assert_eq!(
            answer("slack", &slack("3eZbrw1aB"), ""),
            "text/plain 3eZbrw1aB"
        );
        let meta = ask(
            "GET",
            "/?hub.mode=subscribe&hub.challenge=115%38&hub.verify_token=t",
            "",
        );
        assert_eq!(answer("meta", &meta, ""), "text/plain 1158");
        assert_eq!(answer("whatsapp", &meta, ""), "text/plain 1158");
        let zoom = ask(
            "POST",
            "/",
            r#"{"event":"endpoint.url_validation","payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"}}"#,
        );
        assert_eq!(
            answer("zoom", &zoom, "key"),
            r#"application/json {"plainToken":"qgg8vlvZRS6UYooatFL8Aw","encryptedToken":"f2b3627702c43576251dc6a643384a2eb050e6e1d078adecf3415e1416944a43"}"#
        );
        assert_eq!(answer("zoom", &zoom, ""), "NoSecret");
        assert_eq!(
            answer("dropbox", &ask("GET", "/?challenge=abc", ""), ""),
            "text/plain abc"
        );
        assert_eq!(
            answer(
                "slack",
                &ask("POST", "/", r#"{"type":"event_callback"}"#),
                ""
            ),
            "none"
        );
    }

    #[test]
    fn nothing_dangerous_is_echoed_or_signed() {
        for challenge in ["<script>", "a b", "a\\nb", &"a".repeat(1025), "ä"] {
            let body = format!(r#"{{"type":"url_verification","challenge":"{challenge}"}}"#);
            assert_eq!(
                answer("slack", &ask("POST", "/", &body), ""),
                "Unsafe",
                "{challenge}"
            );
        }
        for token in ["v0:1700000000:forged", "{}", &"a".repeat(257)] {
            let body = format!(
                r#"{{"event":"endpoint.url_validation","payload":{{"plainToken":"{token}"}}}}"#
            );
            assert_eq!(
                answer("zoom", &ask("POST", "/", &body), "key"),
                "Unsafe",
                "{token}"
            );
        }
    }

    #[test]
    fn a_text_reads_back() {
        for text in [
            r#"{"a":"{query.b}","c":"{hmac-sha256-hex body.d.e}"}"#,
            "",
            "{header.X}",
            "{",
        ] {
            let parsed: Text = text.parse().expect("a text");
            assert_eq!(String::from(parsed), text);
        }
        assert!("{boddy.a}".parse::<Text>().is_err());
    }
}
