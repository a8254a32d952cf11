//! JSON web tokens (RFC 7519) in their compact form: three parts in base64url, joined by dots.
//!
//! Not by a library: the signature is one that schemes make anyway, the claims are templates
//! over the request, and the clock comes from outside.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Map, Value, json};

/// A token that was read; nothing of it is to be believed before its signature was judged.
pub struct Token<'t> {
    /// What its header calls the algorithm.
    pub algorithm: String,
    /// What it says.
    pub claims: Map<String, Value>,
    /// The text that is signed.
    pub signed: &'t str,
    /// The signature.
    pub signature: Vec<u8>,
}

impl<'t> Token<'t> {
    /// Takes a token apart.
    pub fn read(text: &'t str) -> Option<Self> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (head, claims) = signed.split_once('.')?;
        let object = |part: &str| -> Option<Map<String, Value>> {
            serde_json::from_slice(&BASE64.decode(part).ok()?).ok()
        };
        let head = object(head)?;
        // An extension that must be understood (RFC 7515 §4.1.11): none is.
        if head.contains_key("crit") {
            return None;
        }
        Some(Self {
            algorithm: head.get("alg")?.as_str()?.to_owned(),
            claims: object(claims)?,
            signed,
            signature: BASE64.decode(signature).ok()?,
        })
    }

    /// A claim that is a number of seconds since 1970.
    pub fn seconds(&self, name: &str) -> Option<i64> {
        let value = self.claims.get(name)?;
        value
            .as_i64()
            .or_else(|| value.as_f64().map(|seconds| seconds as i64))
    }
}

/// The part of a token that is signed.
pub fn unsigned(algorithm: &str, claims: &Map<String, Value>) -> String {
    let head = json!({"alg": algorithm, "typ": "JWT"}).to_string();
    let claims = Value::from(claims.clone()).to_string();
    format!("{}.{}", BASE64.encode(head), BASE64.encode(claims))
}

/// The token.
pub fn signed(unsigned: &str, signature: &[u8]) -> String {
    format!("{unsigned}.{}", BASE64.encode(signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_specification_is_read() {
        // RFC 7519 §3.1.
        let text = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let token = Token::read(text).expect("a token");
        assert_eq!(token.algorithm, "HS256");
        assert_eq!(token.claims["iss"], "joe");
        assert_eq!(token.seconds("exp"), Some(1_300_819_380));
        assert_eq!(token.signature.len(), 32);
    }

    #[test]
    fn what_is_made_reads_back_and_the_rest_does_not() {
        let claims = json!({"a": "b"}).as_object().expect("an object").clone();
        let text = signed(&unsigned("HS256", &claims), b"sig");
        let token = Token::read(&text).expect("a token");
        assert_eq!((token.claims, token.signature), (claims, b"sig".to_vec()));
        let critical = format!("{}.e30.", BASE64.encode(r#"{"alg":"HS256","crit":["x"]}"#));
        for text in [
            "",
            "a.b.c",
            "e30.e30",
            critical.as_str(),
            &text.replace('.', ".."),
        ] {
            assert!(Token::read(text).is_none(), "{text}");
        }
    }
}
