//! Where a value stands in a request.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::http::{Request, is_token};
use crate::path::{Path, PathError};

/// Bodies longer than this are not searched, bytes.
const LONGEST_BODY: usize = 1 << 20;

/// Where a value stands: `header.NAME`, `query.NAME`, `form.NAME` in a form-encoded body,
/// `body.PATH` in a JSON body, its path dotted and array elements counted from 0, or `body`
/// for all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Place {
    /// The first field of this name.
    Header(String),
    /// The first parameter of this name, decoded.
    Query(String),
    /// The first parameter of this name of a form, decoded.
    Form(String),
    /// The string, number or truth value at this path.
    Body(Vec<String>),
    /// The body as it is.
    Whole,
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('.') {
            Some(("header", name)) if !name.is_empty() && name.bytes().all(is_token) => {
                Ok(Self::Header(name.to_owned()))
            }
            Some(("query", name)) if !name.is_empty() => Ok(Self::Query(name.to_owned())),
            Some(("form", name)) if !name.is_empty() => Ok(Self::Form(name.to_owned())),
            Some(("body", path)) if path.split('.').all(|step| !step.is_empty()) => {
                Ok(Self::Body(path.split('.').map(str::to_owned).collect()))
            }
            None if text == "body" => Ok(Self::Whole),
            Some(("header", name)) => Err(format!("`{name}` is not a header name")),
            _ => Err(format!(
                "`{text}` is no place: expected header.NAME, query.NAME, form.NAME, body.PATH or body"
            )),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Header(name) => write!(f, "header.{name}"),
            Self::Query(name) => write!(f, "query.{name}"),
            Self::Form(name) => write!(f, "form.{name}"),
            Self::Body(path) => write!(f, "body.{}", path.join(".")),
            Self::Whole => f.write_str("body"),
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

impl Place {
    /// True for the same place; header names do not mind case.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Header(one), Self::Header(other)) => one.eq_ignore_ascii_case(other),
            (one, other) => one == other,
        }
    }

    /// What to call it before a person: a header by its name alone.
    pub fn label(&self) -> String {
        match self {
            Self::Header(name) => name.clone(),
            other => other.to_string(),
        }
    }

    /// Puts a time that is a count there: in JSON a number, unless a text stood there.
    pub fn set_count(&self, request: &mut Request, count: i64) -> Result<(), String> {
        let is_text = |json: &Value| match self {
            Self::Body(steps) => {
                matches!(steps.iter().try_fold(json, step), Some(Value::String(_)))
            }
            _ => true,
        };
        let json = serde_json::from_slice(&request.body);
        match json.ok().as_ref().is_none_or(is_text) {
            true => self.set(request, &count.to_string()),
            false => self.change(request, count.into()),
        }
    }

    /// Puts a value there; all else stays as it is, except that JSON is written anew. The error
    /// says why there is no such place.
    pub fn set(&self, request: &mut Request, value: &str) -> Result<(), String> {
        match self {
            Self::Header(name) => request.headers.set(name, value.to_owned()),
            Self::Query(name) => {
                let query = request.query().unwrap_or_default();
                let query = with_parameter(query, name, value);
                request.target = format!("{}?{query}", request.path());
            }
            Self::Form(name) => {
                let form = std::str::from_utf8(&request.body);
                let form = form.map_err(|_| format!("{self}: the body is no form"))?;
                request.body = with_parameter(form, name, value).into();
            }
            Self::Body(_) => self.change(request, value.into())?,
            Self::Whole => request.body = value.to_owned().into(),
        }
        Ok(())
    }

    /// Puts a value into the request's JSON, which stays on many lines when it was.
    fn change(&self, request: &mut Request, value: Value) -> Result<(), String> {
        let pretty = request.body.contains(&b'\n');
        let json = serde_json::from_slice(&request.body);
        let mut json: Value = json.map_err(|_| format!("{self}: the body is no JSON"))?;
        self.set_in(&mut json, value)?;
        let bytes = match pretty {
            true => serde_json::to_vec_pretty(&json),
            false => serde_json::to_vec(&json),
        };
        request.body = bytes.map_err(|why| why.to_string())?.into();
        Ok(())
    }

    /// Puts a value into JSON here, when here is a place in JSON.
    pub fn set_in(&self, json: &mut Value, value: Value) -> Result<(), String> {
        let Self::Body(steps) = self else {
            return Ok(());
        };
        let steps = steps.iter().map(|step| match step.parse::<usize>() {
            Ok(index) => format!("[{index}]"),
            Err(_) => format!(".{step}"),
        });
        let path: String = steps.collect();
        let path: Path = path
            .trim_start_matches('.')
            .parse()
            .map_err(|why: PathError| format!("{self}: {why}"))?;
        let added = path.add(json, value);
        added.map_err(|why| format!("{self}: {why}"))
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

    /// The value's bytes: a header's as they are, a string's content, the text of
    /// a number, `true` or `false`.
    /// `None` when nothing of that kind is there, or the body is no JSON or over 1 MiB.
    pub fn get(&self, place: &Place) -> Option<Cow<'_, [u8]>> {
        match place {
            Place::Header(name) => self.request.headers.get(name).map(Cow::Borrowed),
            Place::Query(name) => parameter(self.request.query()?.as_bytes(), name),
            Place::Form(name) => parameter(self.form()?, name),
            Place::Whole => Some(Cow::Borrowed(&self.request.body)),
            Place::Body(path) => match path.iter().try_fold(self.json()?, step)? {
                Value::String(text) => Some(Cow::Borrowed(text.as_bytes())),
                Value::Number(number) => Some(Cow::Owned(number.to_string().into_bytes())),
                Value::Bool(truth) => Some(Cow::Owned(truth.to_string().into_bytes())),
                _ => None,
            },
        }
    }

    /// The body when it may be a form, which any bytes may that are not too many.
    pub fn form(&self) -> Option<&[u8]> {
        let body = &self.request.body;
        (body.len() <= LONGEST_BODY).then_some(body)
    }

    /// All that stands there: a header may be repeated.
    pub fn all<'a>(&'a self, place: &'a Place) -> Vec<Cow<'a, [u8]>> {
        match place {
            Place::Header(name) => self.request.headers.all(name).map(Cow::Borrowed).collect(),
            place => self.get(place).into_iter().collect(),
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

/// The first parameter of this name, decoded.
fn parameter<'v>(pairs: &'v [u8], name: &str) -> Option<Cow<'v, [u8]>> {
    let mut pairs = form_urlencoded::parse(pairs);
    let (_, value) = pairs.find(|(have, _)| have == name)?;
    Some(match value {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    })
}

/// `pairs` in which the first parameter of this name has this value, all else byte for byte.
fn with_parameter(pairs: &str, name: &str, value: &str) -> String {
    let pair: String = form_urlencoded::Serializer::new(String::new())
        .append_pair(name, value)
        .finish();
    let is_it = |have: &&str| {
        let mut parsed = form_urlencoded::parse(have.as_bytes());
        parsed.next().is_some_and(|(have, _)| have == name)
    };
    let all: Vec<&str> = pairs.split('&').filter(|have| !have.is_empty()).collect();
    match all.iter().position(is_it) {
        Some(at) => [&all[..at], &[pair.as_str()], &all[at + 1..]].concat(),
        None => [all.as_slice(), &[pair.as_str()]].concat(),
    }
    .join("&")
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
