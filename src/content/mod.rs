//! What a body holds, for display and comparison. Nothing here is ever stored or sent.

mod coding;
mod envelope;
pub mod json;
mod multipart;

use std::borrow::Cow;

use quick_xml::events::Event;

use crate::http::Headers;
pub use envelope::{Envelope, envelopes};
pub use multipart::Part;

/// JSON and XML nested deeper are shown as text. It is what serde_json reads into a value.
pub const MAX_DEPTH: usize = 127;

/// A form with more fields, and a multipart body with more parts, are shown as text or binary.
pub const MAX_FIELDS: usize = 10_000;

/// A body as far as it could be understood. Never what is stored or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// No bytes.
    Empty,
    /// JSON: the text as it is, known to follow the grammar and [`MAX_DEPTH`].
    Json(String),
    /// `application/x-www-form-urlencoded`: decoded names and values, in order.
    Form(Vec<(String, String)>),
    /// `multipart/*`: its parts, in order, not looked into.
    Multipart(Vec<Part>),
    /// XML: the text as it is, known to be well-formed and within [`MAX_DEPTH`].
    Xml(String),
    /// UTF-8 that is none of the others and has no NUL byte.
    Text(String),
    /// Anything else.
    Binary,
}

impl Content {
    /// Reads a body by its content type, or by its looks where the type is missing or wrong.
    pub fn read(headers: &Headers, body: &[u8]) -> Self {
        Reading::of(headers, body).content
    }
}

/// A body with its content coding taken off, what it holds, and what was odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The bytes that `content` was read from: decoded, or as they came.
    pub bytes: Cow<'a, [u8]>,
    /// What they hold.
    pub content: Content,
    /// For a person: what was decoded, and where body and header fields disagree.
    pub notes: Vec<String>,
}

impl<'a> Reading<'a> {
    /// Reads a body by `content-encoding` and `content-type`.
    pub fn of(headers: &Headers, body: &'a [u8]) -> Self {
        match coding::decode(headers, body) {
            Ok(None) => Self::plain(headers, body),
            Ok(Some((coding, decoded))) => {
                let mut notes = vec![format!("decoded from {coding}, {} bytes", body.len())];
                let content = classify(headers.text("content-type"), &decoded, &mut notes);
                Self {
                    bytes: Cow::Owned(decoded),
                    content,
                    notes,
                }
            }
            Err(note) => Self {
                bytes: Cow::Borrowed(body),
                content: Content::Binary,
                notes: vec![note],
            },
        }
    }

    /// Reads a part of a multipart body by its `content-type`. Parts have no content coding
    /// (RFC 7578 §4.8), so that a body cannot hold a thousand bombs.
    pub fn of_part(part: &'a Part) -> Self {
        Self::plain(&part.headers, &part.body)
    }

    fn plain(headers: &Headers, body: &'a [u8]) -> Self {
        let mut notes = Vec::new();
        let content = classify(headers.text("content-type"), body, &mut notes);
        Self {
            bytes: Cow::Borrowed(body),
            content,
            notes,
        }
    }
}

fn classify(content_type: Option<&str>, bytes: &[u8], notes: &mut Vec<String>) -> Content {
    if bytes.is_empty() {
        return Content::Empty;
    }
    let essence = content_type.and_then(|value| value.split(';').next());
    let essence = essence.unwrap_or_default().trim().to_ascii_lowercase();
    let (claim, content) = match essence.as_str() {
        json if json.ends_with("/json") || json.ends_with("+json") => ("JSON", read_json(bytes)),
        xml if xml.ends_with("/xml") || xml.ends_with("+xml") => ("XML", read_xml(bytes)),
        "application/x-www-form-urlencoded" => ("form", read_form(bytes)),
        multipart if multipart.starts_with("multipart/") => {
            let parts = multipart::parts(content_type.unwrap_or_default(), bytes);
            ("multipart", parts.map(Content::Multipart))
        }
        other => {
            let (content, note) = by_looks(bytes, other.is_empty());
            notes.extend(note);
            return content;
        }
    };
    content.unwrap_or_else(|why| {
        notes.push(format!("content-type says {claim}, but: {why}"));
        by_looks(bytes, false).0
    })
}

/// Without a type to go by. A bare `42` or `true` is JSON only where `scalars` are.
fn by_looks(bytes: &[u8], scalars: bool) -> (Content, Option<String>) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (Content::Binary, None);
    };
    let start = text.trim_start();
    if (scalars || start.starts_with(['{', '['])) && json::check(text).is_ok() {
        return match json::check_depth(text) {
            Ok(()) => (Content::Json(text.to_owned()), None),
            Err(why) => {
                let note = format!("JSON shown as text: {why}");
                (Content::Text(text.to_owned()), Some(note))
            }
        };
    }
    if start.starts_with("<?xml") && check_xml(text).is_ok() {
        return (Content::Xml(text.to_owned()), None);
    }
    // UTF-8 or not, nobody writes text with it.
    if text.contains('\0') {
        return (Content::Binary, None);
    }
    (Content::Text(text.to_owned()), None)
}

fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8", error.valid_up_to()))
}

fn read_json(bytes: &[u8]) -> Result<Content, String> {
    let text = utf8(bytes)?;
    json::check(text)?;
    json::check_depth(text)?;
    Ok(Content::Json(text.to_owned()))
}

fn read_xml(bytes: &[u8]) -> Result<Content, String> {
    let text = utf8(bytes)?;
    check_xml(text)?;
    Ok(Content::Xml(text.to_owned()))
}

/// Refuses what a form cannot tell faithfully: then the text itself tells more.
fn read_form(bytes: &[u8]) -> Result<Content, String> {
    let text = utf8(bytes)?;
    if text.trim_start().starts_with(['{', '[']) && json::check(text).is_ok() {
        return Err("it is JSON".into());
    }
    if text.split('&').count() > MAX_FIELDS {
        return Err(format!("more than {MAX_FIELDS} fields"));
    }
    let decoded = percent_encoding::percent_decode_str(text);
    if decoded.decode_utf8().is_err() {
        return Err("a field is not UTF-8".into());
    }
    let fields = form_urlencoded::parse(bytes);
    Ok(Content::Form(fields.into_owned().collect()))
}

/// Well-formed, as far as it matters for showing it: tags match, at least one, not too deep.
fn check_xml(text: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut depth, mut elements) = (0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(_) => {
                depth += 1;
                elements += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Empty(_) => elements += 1,
            Event::Eof if depth > 0 => return Err("an element is not closed".into()),
            Event::Eof if elements == 0 => return Err("there is no element".into()),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
    }
}

fn too_deep() -> String {
    format!("nested deeper than {MAX_DEPTH} levels")
}

#[cfg(test)]
mod tests;
