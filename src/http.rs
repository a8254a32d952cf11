//! HTTP messages as values: what arrived and what will be sent are the same type,
//! so a replay is no conversion.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Header fields in the order they had on the wire, repeats in place, names as
/// they were written, values as bytes without the blanks around them.
///
/// JSON: `[["Name", "value"], …]`; a value that is not UTF-8 is `{"base64": "…"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, Bytes)>);

impl Headers {
    /// The first value of `name`, whatever its case.
    pub fn get(&self, name: &str) -> Option<&[u8]> {
        let mut fields = self.iter();
        fields
            .find(|(have, _)| have.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// The first value of `name` when it is UTF-8.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name)
            .and_then(|value| std::str::from_utf8(value).ok())
    }

    /// Every value of `name`, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.iter()
            .filter(move |(have, _)| have.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// Every field, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_ref()))
    }

    /// Adds a field at the end.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<Bytes>) {
        self.0.push((name.into(), value.into()));
    }

    /// Replaces every field of this name by one, at the place of the first, else at the end.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<Bytes>) {
        let name = name.into();
        let place = self
            .0
            .iter()
            .position(|(have, _)| have.eq_ignore_ascii_case(&name));
        let place = place.unwrap_or(self.0.len());
        self.remove(&name);
        self.0.insert(place, (name, value.into()));
    }

    /// Sets these fields; of those given more than once the first replaces what is there and
    /// the others are added.
    pub fn edit(&mut self, fields: &[(String, String)]) {
        for (n, (name, value)) in fields.iter().enumerate() {
            let repeated = |(other, _): &(String, String)| other.eq_ignore_ascii_case(name);
            match fields[..n].iter().any(repeated) {
                true => self.push(name, value.clone()),
                false => self.set(name, value.clone()),
            }
        }
    }

    /// Moves the first field of this name before all others.
    pub fn move_to_front(&mut self, name: &str) {
        let place = self
            .0
            .iter()
            .position(|(have, _)| have.eq_ignore_ascii_case(name));
        self.0[..=place.unwrap_or(0)].rotate_right(1);
    }

    /// Takes every field of this name away.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(have, _)| !have.eq_ignore_ascii_case(name));
    }

    /// The number of fields.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True without any field.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Bytes)> for Headers {
    fn from_iter<I: IntoIterator<Item = (String, Bytes)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum FieldValue {
    Text(String),
    Bytes { base64: String },
}

impl Serialize for Headers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|(name, value)| {
            let value = match std::str::from_utf8(value) {
                Ok(text) => FieldValue::Text(text.to_owned()),
                Err(_) => FieldValue::Bytes {
                    base64: BASE64.encode(value),
                },
            };
            (name, value)
        }))
    }
}

impl<'de> Deserialize<'de> for Headers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Vec::<(String, FieldValue)>::deserialize(deserializer)?;
        fields
            .into_iter()
            .map(|(name, value)| {
                let value = match value {
                    FieldValue::Text(text) => Bytes::from(text),
                    FieldValue::Bytes { base64 } => {
                        Bytes::from(BASE64.decode(base64).map_err(D::Error::custom)?)
                    }
                };
                check_field(&name, &value).map_err(D::Error::custom)?;
                Ok((name, value))
            })
            .collect()
    }
}

/// Refuses what could not stand in a header block: names that are no tokens,
/// values with CR, LF or NUL.
pub fn check_field(name: &str, value: &[u8]) -> Result<(), String> {
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err(format!("{name:?} is not a header name"));
    }
    if value
        .iter()
        .any(|byte| matches!(byte, b'\r' | b'\n' | b'\0'))
    {
        return Err(format!(
            "the value of {name} holds a line break or a NUL byte"
        ));
    }
    Ok(())
}

/// True for the bytes of an HTTP token (RFC 9110 §5.6.2).
pub fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Body bytes, untouched.
///
/// JSON, the first of these that gives the same bytes back: `{"json": …}` when
/// the body is JSON without blanks between its tokens, `{"text": "…"}` when it is
/// UTF-8, `{"base64": "…"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body(pub Bytes);

impl std::ops::Deref for Body {
    type Target = Bytes;
    fn deref(&self) -> &Bytes {
        &self.0
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum BodyForm {
    Json(serde_json::Value),
    Text(String),
    Base64(String),
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = match std::str::from_utf8(&self.0) {
            Err(_) => BodyForm::Base64(BASE64.encode(&self.0)),
            Ok(text) => match lossless_json(text) {
                Some(value) => BodyForm::Json(value),
                None => BodyForm::Text(text.to_owned()),
            },
        };
        form.serialize(serializer)
    }
}

/// The value of a JSON text, when writing it without blanks gives the same text.
fn lossless_json(text: &str) -> Option<serde_json::Value> {
    let value = serde_json::from_str::<serde_json::Value>(text).ok()?;
    (serde_json::to_string(&value).ok()? == text).then_some(value)
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match BodyForm::deserialize(deserializer)? {
            BodyForm::Json(value) => serde_json::to_vec(&value).map_err(D::Error::custom)?.into(),
            BodyForm::Text(text) => text.into(),
            BodyForm::Base64(text) => BASE64.decode(text).map_err(D::Error::custom)?.into(),
        })
    }
}

/// The protocol version of a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Version {
    /// HTTP/1.0
    #[serde(rename = "HTTP/1.0")]
    Http10,
    /// HTTP/1.1
    #[default]
    #[serde(rename = "HTTP/1.1")]
    Http11,
    /// HTTP/2
    #[serde(rename = "HTTP/2")]
    Http2,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Http10 => "HTTP/1.0",
            Self::Http11 => "HTTP/1.1",
            Self::Http2 => "HTTP/2",
        })
    }
}

/// A request, as it arrived or as it will be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The method, a token.
    pub method: String,
    /// The request target exactly as it stood in the request line, or HTTP/2's `:path`.
    pub target: String,
    /// The protocol it came by.
    #[serde(default)]
    pub version: Version,
    /// HTTP/2's `:authority`; HTTP/1 has it in the `host` field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The header fields.
    #[serde(default)]
    pub headers: Headers,
    /// The body, as sent: not decompressed, chunk framing removed.
    #[serde(default)]
    pub body: Body,
    /// Fields after the body.
    #[serde(default, skip_serializing_if = "Headers::is_empty")]
    pub trailers: Headers,
}

impl Request {
    /// A POST of a body to `/`, without any field.
    pub fn post(body: impl Into<Body>) -> Self {
        Self {
            method: "POST".into(),
            target: "/".into(),
            body: body.into(),
            ..Self::default()
        }
    }

    /// The part of the target before `?`.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The part of the target after the first `?`.
    pub fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// The request line and the header block as they stand on the wire, blank line included.
    pub fn head(&self) -> Vec<u8> {
        let mut head = format!("{} {} {}\r\n", self.method, self.target, self.version).into_bytes();
        for (name, value) in self.headers.iter() {
            head.extend_from_slice(&[name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        head.extend_from_slice(b"\r\n");
        head
    }

    /// Refuses what cannot be written into a request line or header block.
    /// A capture edited by hand could otherwise smuggle lines into a request.
    pub fn check(&self) -> Result<(), String> {
        if self.method.is_empty() || !self.method.bytes().all(is_token) {
            return Err(format!("{:?} is not a method", self.method));
        }
        if self.target.is_empty()
            || self
                .target
                .bytes()
                .any(|b| b.is_ascii_control() || b == b' ')
        {
            return Err(format!("{:?} is not a request target", self.target));
        }
        self.headers
            .iter()
            .try_for_each(|(name, value)| check_field(name, value))
    }
}

/// What a server answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The status code, 100 to 999.
    pub status: u16,
    /// The header fields.
    #[serde(default)]
    pub headers: Headers,
    /// The body.
    #[serde(default)]
    pub body: Body,
    /// From the first byte sent to the last byte received; in JSON, milliseconds.
    #[serde(default, rename = "elapsed_ms", with = "milliseconds")]
    pub elapsed: Duration,
}

impl Reply {
    /// An empty answer.
    pub fn new(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// True for 2xx, the only statuses that a sender of hooks takes for success.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

mod milliseconds {
    use super::*;

    pub fn serialize<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64((time.as_secs_f64() * 1e6).round() / 1e3)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        let ms = f64::deserialize(deserializer)?;
        Duration::try_from_secs_f64(ms / 1e3).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn round_trip(request: &Request) -> Request {
        let text = serde_json::to_string(request).expect("a request serialises");
        serde_json::from_str(&text).expect("a request reads back")
    }

    #[test]
    fn a_body_takes_the_first_lossless_form() {
        let form = |bytes: &[u8]| {
            serde_json::to_string(&Body::from(Bytes::copy_from_slice(bytes))).expect("serialises")
        };
        assert_eq!(
            form(br#"{"b":1.0,"a":9007199254740993}"#),
            r#"{"json":{"b":1.0,"a":9007199254740993}}"#
        );
        assert_eq!(form(br#"{"a": 1}"#), r#"{"text":"{\"a\": 1}"}"#);
        assert_eq!(form(br#"{"a":1,"a":1}"#), r#"{"text":"{\"a\":1,\"a\":1}"}"#);
        assert_eq!(form(b"\xff"), r#"{"base64":"/w=="}"#);
        assert_eq!(form(b""), r#"{"text":""}"#);
    }

    #[test]
    fn set_keeps_the_place_and_removes_repeats() {
        let mut headers = Headers::default();
        headers.push("A", "1");
        headers.push("B", "2");
        headers.push("a", "3");
        headers.set("a", "4");
        assert_eq!(
            headers.iter().collect::<Vec<_>>(),
            [("a", &b"4"[..]), ("B", b"2")]
        );
    }

    #[test]
    fn a_line_break_in_a_field_is_refused() {
        let text = r#"{"method":"GET","target":"/","headers":[["a","b\r\nc: d"]]}"#;
        let error = serde_json::from_str::<Request>(text).expect_err("it is refused");
        assert!(error.to_string().contains("line break"), "{error}");
    }

    proptest! {
        #[test]
        fn json_gives_the_same_request_back(
            body in prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..64),
                r#"[\[\]{}",:0-9.eE+\- a\\u]{0,24}"#.prop_map(String::into_bytes),
                (-9e20f64..9e20).prop_map(|n| format!("[{n},{n:e}]").into_bytes()),
            ],
            fields in proptest::collection::vec(
                ("[A-Za-z-]{1,12}", proptest::collection::vec(0x20u8..=0xff, 0..24)), 0..6),
        ) {
            let request = Request {
                method: "POST".into(),
                target: "/a/../b?x=%2f&&".into(),
                headers: fields.into_iter().map(|(n, v)| (n, v.into())).collect(),
                body: body.into(),
                ..Request::default()
            };
            prop_assert_eq!(round_trip(&request), request);
        }
    }
}
