//! JSON inside of other content, as many senders wrap it: in a form field (`payload=`, GitHub
//! and Slack), in a JSON string (`Message`, AWS SNS), in base64 (`message.data`, Google
//! Pub/Sub), in a JSON Web Token.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Content, json};

/// Envelopes within envelopes are opened this deep.
const MAX_LEVELS: usize = 3;
/// Envelopes of one body that are opened.
const MAX_ENVELOPES: usize = 16;
/// The longest string that is looked into, bytes: 1 MiB.
const MAX_STRING: usize = 1 << 20;

const BASE64: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const BASE64_URL: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

/// JSON that was inside of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Where: `payload`, `message.data`, `Message ▸ data` within another envelope, or `body`.
    pub place: String,
    /// What was there: `JSON`, `base64 JSON`, `JWT header`, `JWT payload`.
    pub what: &'static str,
    /// What it holds, always JSON, never an empty object or array.
    pub content: Content,
}

/// The envelopes in a content, outer before inner, at most 16, three levels deep.
/// Parts of a multipart body are contents of their own and not looked into.
pub fn envelopes(content: &Content) -> Vec<Envelope> {
    let mut found = Vec::new();
    match content {
        Content::Json(text) => open_strings(&mut found, "", text, 1),
        Content::Form(fields) => {
            for (name, value) in fields {
                open(&mut found, name, value, 1);
            }
        }
        Content::Text(text) => open(&mut found, "body", text, 1),
        Content::Empty | Content::Multipart(_) | Content::Xml(_) | Content::Binary => {}
    }
    found
}

fn open_strings(found: &mut Vec<Envelope>, outer: &str, text: &str, level: usize) {
    for (place, value) in json::strings(text, is_promising) {
        let place = match (outer, place.as_str()) {
            ("", "") => "body".to_owned(),
            ("", _) => place,
            _ => format!("{outer} ▸ {place}"),
        };
        open(found, &place, &value, level);
    }
}

fn open(found: &mut Vec<Envelope>, place: &str, value: &str, level: usize) {
    let value = value.trim();
    if value.len() > MAX_STRING {
        return;
    }
    for (what, text) in inner(value) {
        if found.len() == MAX_ENVELOPES {
            return;
        }
        found.push(Envelope {
            place: place.to_owned(),
            what,
            content: Content::Json(text.clone()),
        });
        if level < MAX_LEVELS {
            open_strings(found, place, &text, level + 1);
        }
    }
}

/// Cheap, for every string of a body: could it begin JSON, base64 of JSON or a token?
/// Base64 of `{` begins with `e`, of `[` with `W`.
fn is_promising(token: &str) -> bool {
    let text = token.trim_start_matches(['"', ' ']);
    token.len() <= 2 * MAX_STRING && text.starts_with(['{', '[', 'e', 'W', '\\'])
}

fn inner(value: &str) -> Vec<(&'static str, String)> {
    if let Some(text) = json_in(value.as_bytes()) {
        return vec![("JSON", text)];
    }
    if let Some(text) = base64(value).and_then(|bytes| json_in(&bytes)) {
        return vec![("base64 JSON", text)];
    }
    token(value).unwrap_or_default()
}

/// A JSON object or array with something in it.
fn json_in(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?.trim();
    let fits = text.starts_with(['{', '['])
        && json::check(text).is_ok()
        && json::check_depth(text).is_ok()
        && json::tokens(text).nth(2).is_some();
    fits.then(|| text.to_owned())
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let engine = match text.contains(['-', '_']) {
        true => BASE64_URL,
        false => BASE64,
    };
    engine.decode(text).ok()
}

/// The header and, where it is JSON, the payload of a JSON Web Token. Its signature is not checked.
fn token(text: &str) -> Option<Vec<(&'static str, String)>> {
    let mut parts = text.splitn(4, '.');
    let (header, payload) = (parts.next()?, parts.next()?);
    let _signature = parts.next()?;
    if parts.next().is_some() {
        return None;
    }
    let header = json_in(&BASE64_URL.decode(header).ok()?)?;
    let fields = serde_json::from_str::<serde_json::Map<_, _>>(&header).ok()?;
    fields.get("alg")?;
    let payload = BASE64_URL.decode(payload).ok();
    let payload = payload.and_then(|bytes| json_in(&bytes));
    let payload = payload.map(|text| ("JWT payload", text));
    Some(
        [("JWT header", header)]
            .into_iter()
            .chain(payload)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(content: &Content) -> Vec<(String, &'static str, String)> {
        let envelopes = envelopes(content).into_iter();
        envelopes
            .map(|envelope| match envelope.content {
                Content::Json(text) => (envelope.place, envelope.what, text),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    fn places(json: &str) -> Vec<String> {
        let found = found(&Content::Json(json.into())).into_iter();
        found
            .map(|(place, what, text)| format!("{place} ▸ {what}: {text}"))
            .collect()
    }

    #[test]
    fn json_in_a_form_field() {
        let form = Content::Form(vec![
            ("token".into(), "abc".into()),
            ("payload".into(), r#"{"a": 1.0}"#.into()),
        ]);
        assert_eq!(
            found(&form),
            [("payload".to_owned(), "JSON", r#"{"a": 1.0}"#.to_owned())]
        );
    }

    #[test]
    fn json_in_json_in_json() {
        let sns = r#"{"Records":[{"Message":"{\"data\":\"{\\\"n\\\":1}\",\"x\":\"{no}\"}"}]}"#;
        assert_eq!(
            places(sns),
            [
                r#"Records[0].Message ▸ JSON: {"data":"{\"n\":1}","x":"{no}"}"#,
                r#"Records[0].Message ▸ data ▸ JSON: {"n":1}"#,
            ]
        );
    }

    #[test]
    fn base64_json() {
        let pubsub =
            r#"{"message":{"data":"eyJpZCI6MX0=","messageId":"e30","a":"WzFd","b":"W10"}}"#;
        assert_eq!(
            places(pubsub),
            [
                r#"message.data ▸ base64 JSON: {"id":1}"#,
                "message.a ▸ base64 JSON: [1]"
            ]
        );
    }

    #[test]
    fn tokens() {
        let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
        let header = r#"{"alg":"HS256"}"#.to_owned();
        let payload = r#"{"sub":"a"}"#.to_owned();
        assert_eq!(
            found(&Content::Text(format!("{jwt}\n"))),
            [
                ("body".to_owned(), "JWT header", header),
                ("body".to_owned(), "JWT payload", payload)
            ]
        );
        assert_eq!(places(&format!("{{\"t\":\"{jwt}\"}}")).len(), 2);
        // A header without `alg`, and one part too many.
        assert_eq!(places(r#"["eyJhIjoxfQ.eyJhIjoxfQ.x"]"#).len(), 0);
        assert_eq!(places(&format!("[\"{jwt}.x\"]")).len(), 0);
    }

    #[test]
    fn levels_and_number_are_bounded() {
        let mut nested = r#"{"a":1}"#.to_owned();
        for _ in 0..6 {
            nested = format!("{{\"a\":{}}}", serde_json::Value::from(nested));
        }
        assert_eq!(places(&nested).len(), MAX_LEVELS);
        let many = format!("[{}]", vec![r#""[1]""#; 40].join(","));
        assert_eq!(places(&many).len(), MAX_ENVELOPES);
    }
}
