//! Where a value stands in a request.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::http::{Request, is_token};

/// Bodies longer than this are not searched, bytes.
const LONGEST_BODY: usize = 1 << 20;

/// Where a value stands: `header.NAME`, `query.NAME`, or `body.PATH` for a value inside a
/// JSON body, its path dotted and array elements counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Place {
    /// The first field of this name.
    Header(String),
    /// The first parameter of this name, decoded.
    Query(String),
    /// The string or number at this path.
    Body(Vec<String>),
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('.') {
            Some(("header", name)) if !name.is_empty() && name.bytes().all(is_token) => {
                Ok(Self::Header(name.to_owned()))
            }
            Some(("query", name)) if !name.is_empty() => Ok(Self::Query(name.to_owned())),
            Some(("body", path)) if path.split('.').all(|step| !step.is_empty()) => {
                Ok(Self::Body(path.split('.').map(str::to_owned).collect()))
            }
            _ => Err(format!(
                "`{text}` is no place: expected header.NAME, query.NAME or body.PATH"
            )),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Header(name) => write!(f, "header.{name}"),
            Self::Query(name) => write!(f, "query.{name}"),
            Self::Body(path) => write!(f, "body.{}", path.join(".")),
        }
    }
}

impl TryFrom<String> for Place {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.to_string()
    }
}

/// A request whose places are being read: its body is parsed when a place first needs it, once.
#[derive(Debug)]
pub struct Reading<'r> {
    request: &'r Request,
    json: OnceCell<Option<Value>>,
}

impl<'r> Reading<'r> {
    /// Begins to read.
    pub fn new(request: &'r Request) -> Self {
        let json = OnceCell::new();
        Self { request, json }
    }

    /// The request.
    pub fn request(&self) -> &'r Request {
        self.request
    }

    /// The value's bytes: a header's as they are, a string's content, a number's text.
    /// `None` when nothing of that kind is there, or the body is no JSON or over 1 MiB.
    pub fn get(&self, place: &Place) -> Option<Cow<'_, [u8]>> {
        match place {
            Place::Header(name) => self.request.headers.get(name).map(Cow::Borrowed),
            Place::Query(name) => {
                let query = self.request.query()?.as_bytes();
                let mut pairs = form_urlencoded::parse(query);
                let (_, value) = pairs.find(|(have, _)| have == name)?;
                Some(Cow::Owned(value.into_owned().into_bytes()))
            }
            Place::Body(path) => match path.iter().try_fold(self.json()?, step)? {
                Value::String(text) => Some(Cow::Borrowed(text.as_bytes())),
                Value::Number(number) => Some(Cow::Owned(number.to_string().into_bytes())),
                _ => None,
            },
        }
    }

    /// The value's text, when it is UTF-8.
    pub fn text(&self, place: &Place) -> Option<String> {
        String::from_utf8(self.get(place)?.into_owned()).ok()
    }

    fn json(&self) -> Option<&Value> {
        let body = &self.request.body;
        let parse = || {
            (body.len() <= LONGEST_BODY)
                .then(|| serde_json::from_slice(body).ok())
                .flatten()
        };
        self.json.get_or_init(parse).as_ref()
    }
}

fn step<'v>(value: &'v Value, name: &String) -> Option<&'v Value> {
    match value {
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        _ => value.get(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_through_objects_and_arrays() {
        let request = Request {
            body: r#"[{"a":{"b":"x","n":1.50}}]"#.into(),
            ..Request::default()
        };
        let reading = Reading::new(&request);
        let text = |place: &str| reading.text(&place.parse().expect("a place"));
        assert_eq!(text("body.0.a.b").as_deref(), Some("x"));
        assert_eq!(text("body.0.a.n").as_deref(), Some("1.50"));
        for nothing in ["body.0.a", "body.1.a.b", "body.x", "header.x"] {
            assert_eq!(text(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn long_and_broken_bodies_hold_nothing() {
        let long = format!(r#"{{"a":"x","b":"{}"}}"#, "y".repeat(LONGEST_BODY));
        let deep = format!(
            r#"{{"a":"x","b":{}1{}}}"#,
            "[".repeat(9999),
            "]".repeat(9999)
        );
        for body in [long, deep, "{".into(), String::new()] {
            let body = body.into();
            let request = Request {
                body,
                ..Request::default()
            };
            let place = "body.a".parse().expect("a place");
            assert_eq!(Reading::new(&request).get(&place), None);
        }
    }
}
