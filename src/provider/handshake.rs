//! What a provider asks of an endpoint before it trusts it, and the answer.
//!
//! An answer is text in which braces hold a value of the request: `{body.challenge}`,
//! `{query.crc_token}`, `{header.X-Hook-Secret}`; or what is made of one: `{hmac-sha256-hex
//! body.payload.plainToken}`, `{hmac-sha256-base64 query.crc_token}`, `{sha256-hex
//! query.challenge_code secret url}`. Braces of JSON stay as they are.
//!
//! Whoever sends a handshake chooses what is echoed. So a value is echoed only when it is
//! short, visible ASCII that means nothing in HTML, JSON or a header, and it is signed only when
//! it consists of what challenges are made of: nothing with which a delivery could be forged.

mod ask;
mod text;

use serde::{Deserialize, Serialize};

pub use ask::Asked;
use text::{Source, Text};

use super::Url;
use super::place::{Place, Reading};
use crate::http::{Reply, Request, check_field};
use crate::secret::Secret;
use crate::verdict::Unanswered;

/// One handshake: when it is one, and what is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Handshake {
    /// The method of the request.
    pub method: String,
    /// What must hold: `PLACE` (it is there) or `PLACE=value`. Without any, every request of
    /// that method is one, when the provider was named.
    #[serde(default)]
    pub when: Vec<Sign>,
    /// The status of the answer.
    #[serde(default = "ok")]
    pub status: u16,
    /// The body of the answer.
    #[serde(default)]
    pub answer: Text,
    /// Bodies that the provider takes as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub or: Vec<Text>,
    /// The content type of the answer.
    #[serde(default = "plain")]
    pub content_type: String,
    /// Fields of the answer, `Name: text`.
    #[serde(default)]
    pub headers: Vec<Field>,
    /// True when it is signed like a delivery.
    #[serde(default)]
    pub signed: bool,
    /// True when the provider sends one with a wrong signature too, and wants 401.
    #[serde(default)]
    pub probes: bool,
    /// Where the word stands that was agreed on with the provider beforehand.
    #[serde(default)]
    pub verify_token: Option<Place>,
    /// The event whose sample it is made from, where it has more fields than matter here.
    #[serde(default)]
    pub sample: Option<String>,
    /// What a person has to do with it.
    #[serde(default)]
    pub note: Option<String>,
}

fn ok() -> u16 {
    200
}

fn plain() -> String {
    "text/plain".into()
}

impl Handshake {
    /// The answer when the request is this handshake. `url` is where it was sent, when that is
    /// configured; `verify_token` the word that was agreed on, when it matters.
    pub fn answer(
        &self,
        request: &Request,
        url: Option<&Url>,
        secret: Option<&Secret>,
        verify_token: Option<&str>,
    ) -> Option<Result<Reply, Unanswered>> {
        let reading = Reading::new(request);
        let fits =
            request.method == self.method && self.when.iter().all(|sign| sign.holds(&reading));
        if !fits {
            return None;
        }
        if let (Some(place), Some(agreed)) = (&self.verify_token, verify_token)
            && reading.get(place).as_deref() != Some(agreed.as_bytes())
        {
            return Some(Err(Unanswered::VerifyToken));
        }
        let url = url.map_or_else(|| Url::of(request), Url::clone);
        Some(self.reply(&Source {
            reading: &reading,
            secret,
            url: &url.without_query(),
        }))
    }

    fn reply(&self, source: &Source) -> Result<Reply, Unanswered> {
        let mut reply = Reply::new(self.status);
        reply.body = self.answer.fill(source)?.into();
        if !reply.body.is_empty() {
            reply
                .headers
                .push("content-type", self.content_type.clone());
        }
        reply.headers.push("x-content-type-options", "nosniff");
        for Field { name, value } in &self.headers {
            reply.headers.push(name, value.fill(source)?);
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
    /// Whether it is true of this request.
    pub fn holds(&self, reading: &Reading) -> bool {
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
        let answered = provider.handshake(request, None, secret.as_ref(), None);
        match answered.map(|(_, answer)| answer) {
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
}
