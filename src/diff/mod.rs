//! Two requests and what differs between them, as data.

mod align;
pub mod fields;
pub mod json;
mod number;
pub mod text;
mod tree;

use std::mem::discriminant;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::content::Content;
use crate::http::Request;
use crate::path::{Pattern, Step};
use fields::{FieldChange, FieldValue, Fields};
use json::{Change, Side};
use text::Hunk;

/// The version of a difference's JSON form.
pub const FORMAT: u32 = 1;

/// Headers that differ between any two deliveries, because the way does, not what is said:
/// dates, ids of requests and traces, what proxies add.
pub const VOLATILE_HEADERS: &[&str] = &[
    "age",
    "b3",
    "baggage",
    "cdn-loop",
    "cf-connecting-ip",
    "cf-ray",
    "date",
    "fly-request-id",
    "forwarded",
    "newrelic",
    "request-id",
    "sentry-trace",
    "traceparent",
    "tracestate",
    "uber-trace-id",
    "via",
    "x-amz-cf-id",
    "x-amzn-trace-id",
    "x-b3-parentspanid",
    "x-b3-sampled",
    "x-b3-spanid",
    "x-b3-traceid",
    "x-cloud-trace-context",
    "x-correlation-id",
    "x-datadog-parent-id",
    "x-datadog-sampling-priority",
    "x-datadog-trace-id",
    "x-forwarded-for",
    "x-newrelic-id",
    "x-real-ip",
    "x-request-id",
    "x-request-start",
    "x-vercel-id",
];

/// What is compared; by default everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Places in JSON bodies, and names of form fields, that may differ.
    pub ignore: Vec<Pattern>,
    /// Names of headers and trailers that may differ, in any case.
    pub ignore_headers: Vec<String>,
    /// Compare nothing but the bodies.
    pub body_only: bool,
}

/// What differs between two requests. The protocol version is no difference, nor is the
/// order of different headers or parameters; HTTP/2's authority stands for `host`.
///
/// JSON: `{"format":1, "same":false, "method":{"old":"POST","new":"PUT"}, "target":null,
/// "query":[…], "headers":[…], "trailers":[…], "body":{"kind":"json","changes":[…]},
/// "ignored":2, "notes":["…"]}`. All of these are always there; what does not differ is
/// `null` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The methods.
    pub method: Option<Replaced>,
    /// The targets before their `?`, byte by byte.
    pub target: Option<Replaced>,
    /// Query parameters, decoded.
    pub query: Vec<FieldChange>,
    /// Headers.
    pub headers: Vec<FieldChange>,
    /// Fields after the body.
    pub trailers: Vec<FieldChange>,
    /// The bodies.
    pub body: Option<BodyDifference>,
    /// How many more differences there are that were to be ignored.
    pub ignored: usize,
    /// What else there is to say, for people.
    pub notes: Vec<String>,
}

/// One text where there was another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Replaced {
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
}

/// What differs between two bodies, told in the most telling way that fits both.
///
/// JSON: an object with a `kind` of `json`, `form`, `text` or `bytes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum BodyDifference {
    /// Two JSON values.
    Json {
        /// The changes that lead from one to the other.
        changes: Vec<Change>,
    },
    /// Two forms.
    Form {
        /// The fields that differ.
        changes: Vec<FieldChange>,
    },
    /// Two texts.
    Text {
        /// The lines that differ.
        hunks: Vec<Hunk>,
    },
    /// Bodies of different kinds, or neither of them text.
    Bytes {
        /// The old body.
        old: Blob,
        /// The new body.
        new: Blob,
        /// The offset of the first byte that differs, or where the shorter one ends.
        at: usize,
    },
}

/// A body seen from far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Blob {
    /// `empty`, `json`, `form`, `text` or `binary`.
    pub kind: &'static str,
    /// Bytes.
    pub size: usize,
}

/// What differs between two requests.
pub fn compare(old: &Request, new: &Request, options: &Options) -> Difference {
    let mut difference = Difference::default();
    if !options.body_only {
        difference.compare_heads(old, new, options);
    }
    if old.body != new.body {
        difference.body = difference.compare_bodies(old, new, &options.ignore);
    }
    difference
}

impl Difference {
    /// True when nothing differs but what was to be ignored.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// The number of differences: a text's hunks count one each, other bodies as one.
    pub fn count(&self) -> usize {
        let body = match &self.body {
            None => 0,
            Some(BodyDifference::Json { changes }) => changes.len(),
            Some(BodyDifference::Form { changes }) => changes.len(),
            Some(BodyDifference::Text { hunks }) => hunks.len(),
            Some(BodyDifference::Bytes { .. }) => 1,
        };
        let lists = [&self.query, &self.headers, &self.trailers];
        usize::from(self.method.is_some())
            + usize::from(self.target.is_some())
            + lists.map(Vec::len).iter().sum::<usize>()
            + body
    }

    fn compare_heads(&mut self, old: &Request, new: &Request, options: &Options) {
        self.method = replaced(&old.method, &new.method);
        self.target = replaced(old.path(), new.path());
        let query = |request: &Request| fields::of_query(request.query().unwrap_or_default());
        self.query = fields::compare(query(old), query(new), str::to_owned);
        if self.query.is_empty() && old.query() != new.query() {
            self.note("same query parameters; the targets differ in their order or escapes");
        }
        let may_differ = |name: &str| {
            let mut names = options.ignore_headers.iter();
            names.any(|ignored| ignored.eq_ignore_ascii_case(name))
        };
        let lower = str::to_ascii_lowercase;
        let headers = fields::compare(headers(old), headers(new), lower);
        self.headers = self.without_ignored(headers, may_differ);
        let trailers = |request: &Request| fields::of_headers(&request.trailers);
        let trailers = fields::compare(trailers(old), trailers(new), lower);
        self.trailers = self.without_ignored(trailers, may_differ);
    }

    fn compare_bodies(
        &mut self,
        old: &Request,
        new: &Request,
        ignore: &[Pattern],
    ) -> Option<BodyDifference> {
        let old_content = Content::read(&old.headers, &old.body);
        let new_content = Content::read(&new.headers, &new.body);
        match (&old_content, &new_content) {
            (Content::Json(old), Content::Json(new)) => self.compare_json(old, new, ignore),
            (Content::Form(old), Content::Form(new)) if is_exact(old) && is_exact(new) => {
                self.compare_forms(old, new, ignore)
            }
            (Content::Text(old), Content::Text(new)) => self.compare_texts(old, new),
            (a, b) if discriminant(a) == discriminant(b) && is_text(old) && is_text(new) => {
                let text = |request: &Request| String::from_utf8_lossy(&request.body).into_owned();
                self.compare_texts(&text(old), &text(new))
            }
            _ => Some(BodyDifference::Bytes {
                old: blob(old, &old_content),
                new: blob(new, &new_content),
                at: first_difference(&old.body, &new.body),
            }),
        }
    }

    fn compare_json(&mut self, old: &str, new: &str, ignore: &[Pattern]) -> Option<BodyDifference> {
        match json::compare(old, new, ignore) {
            Ok((changes, ignored)) => {
                self.ignored += ignored;
                if changes.is_empty() && ignored == 0 {
                    self.note(
                        "same JSON values; the bytes differ in white space, key order or notation",
                    );
                }
                (!changes.is_empty()).then_some(BodyDifference::Json { changes })
            }
            Err((side, unfit)) => {
                let which = match side {
                    Side::Old => "old",
                    Side::New => "new",
                };
                self.note(format!("the {which} body {unfit}: compared as text"));
                self.compare_texts(old, new)
            }
        }
    }

    fn compare_forms(
        &mut self,
        old: &[(String, String)],
        new: &[(String, String)],
        ignore: &[Pattern],
    ) -> Option<BodyDifference> {
        let fields = |form: &[(String, String)]| -> Fields {
            let value = |text: &String| FieldValue(text.clone().into_bytes());
            form.iter()
                .map(|(name, text)| (name.clone(), value(text)))
                .collect()
        };
        let changes = fields::compare(fields(old), fields(new), str::to_owned);
        if changes.is_empty() {
            self.note("same form fields; the bytes differ in their order or escapes");
        }
        let changes = self.without_ignored(changes, |name| {
            let path = [Step::Key(name.to_owned())];
            ignore.iter().any(|pattern| pattern.matches(&path))
        });
        (!changes.is_empty()).then_some(BodyDifference::Form { changes })
    }

    fn compare_texts(&mut self, old: &str, new: &str) -> Option<BodyDifference> {
        let hunks = text::compare(old, new);
        if hunks.is_empty() {
            self.note("same text; the bytes differ in their encoding");
        }
        (!hunks.is_empty()).then_some(BodyDifference::Text { hunks })
    }

    fn without_ignored(
        &mut self,
        mut changes: Vec<FieldChange>,
        may_differ: impl Fn(&str) -> bool,
    ) -> Vec<FieldChange> {
        let all = changes.len();
        changes.retain(|change| !may_differ(&change.name));
        self.ignored += all - changes.len();
        changes
    }

    fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }
}

fn replaced(old: &str, new: &str) -> Option<Replaced> {
    (old != new).then(|| Replaced {
        old: old.to_owned(),
        new: new.to_owned(),
    })
}

fn headers(request: &Request) -> Fields {
    let mut fields = fields::of_headers(&request.headers);
    if let Some(authority) = &request.authority
        && request.headers.get("host").is_none()
    {
        fields.push((
            "host".to_owned(),
            FieldValue(authority.clone().into_bytes()),
        ));
    }
    fields
}

/// False when bytes of a form were no UTF-8, so that its text no longer tells them apart.
fn is_exact(form: &[(String, String)]) -> bool {
    let lost = char::REPLACEMENT_CHARACTER;
    !form
        .iter()
        .any(|(name, value)| name.contains(lost) || value.contains(lost))
}

fn is_text(request: &Request) -> bool {
    std::str::from_utf8(&request.body).is_ok()
}

fn blob(request: &Request, content: &Content) -> Blob {
    let kind = match content {
        Content::Empty => "empty",
        Content::Json(_) => "json",
        Content::Form(_) => "form",
        _ if is_text(request) => "text",
        _ => "binary",
    };
    Blob {
        kind,
        size: request.body.len(),
    }
}

fn first_difference(old: &[u8], new: &[u8]) -> usize {
    old.iter().zip(new).take_while(|(a, b)| a == b).count()
}

impl Serialize for Difference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Difference", 10)?;
        out.serialize_field("format", &FORMAT)?;
        out.serialize_field("same", &self.is_empty())?;
        out.serialize_field("method", &self.method)?;
        out.serialize_field("target", &self.target)?;
        out.serialize_field("query", &self.query)?;
        out.serialize_field("headers", &self.headers)?;
        out.serialize_field("trailers", &self.trailers)?;
        out.serialize_field("body", &self.body)?;
        out.serialize_field("ignored", &self.ignored)?;
        out.serialize_field("notes", &self.notes)?;
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn request(target: &str, headers: &[(&str, &str)], body: &[u8]) -> Request {
        Request {
            method: "POST".into(),
            target: target.into(),
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned().into()))
                .collect(),
            body: body.to_vec().into(),
            ..Request::default()
        }
    }

    fn bodies(old: &[u8], new: &[u8]) -> Difference {
        let (old, new) = (request("/", &[], old), request("/", &[], new));
        compare(&old, &new, &Options::default())
    }

    fn json(difference: &Difference) -> String {
        serde_json::to_string(difference).expect("it serialises")
    }

    /// The contract: change it only together with `FORMAT`.
    #[test]
    fn the_json_form() {
        let old = request(
            "/a?x=1",
            &[("X-Id", "1"), ("Date", "now")],
            br#"{"id":1.0,"at":5}"#,
        );
        let mut new = request(
            "/b?x=2",
            &[("x-id", "2"), ("Via", "p")],
            br#"{"id":2,"at":6}"#,
        );
        new.method = "PUT".into();
        let options = Options {
            ignore: vec!["at".parse().expect("a pattern")],
            ignore_headers: VOLATILE_HEADERS.iter().map(|name| (*name).into()).collect(),
            body_only: false,
        };
        let difference = compare(&old, &new, &options);
        insta::assert_snapshot!(json(&difference), @r#"{"format":1,"same":false,"method":{"old":"POST","new":"PUT"},"target":{"old":"/a","new":"/b"},"query":[{"name":"x","old":["1"],"new":["2"]}],"headers":[{"name":"X-Id","old":["1"],"new":["2"]}],"trailers":[],"body":{"kind":"json","changes":[{"op":"change","path":"id","old":1.0,"new":2}]},"ignored":3,"notes":[]}"#);
        assert_eq!(difference.count(), 5);
        let only = compare(
            &old,
            &new,
            &Options {
                body_only: true,
                ..options
            },
        );
        assert_eq!((only.count(), only.ignored), (1, 1));
        let same = compare(&old, &old, &Options::default());
        insta::assert_snapshot!(json(&same), @r#"{"format":1,"same":true,"method":null,"target":null,"query":[],"headers":[],"trailers":[],"body":null,"ignored":0,"notes":[]}"#);
    }

    #[test]
    fn header_order_counts_among_repeats_only() {
        let headers = |old: &[(&str, &str)], new: &[(&str, &str)]| {
            let (old, new) = (request("/", old, b""), request("/", new, b""));
            compare(&old, &new, &Options::default()).headers.len()
        };
        assert_eq!(
            headers(&[("A", "1"), ("B", "2")], &[("b", "2"), ("a", "1")]),
            0
        );
        assert_eq!(
            headers(&[("A", "1"), ("A", "2")], &[("a", "2"), ("a", "1")]),
            1
        );
        assert_eq!(headers(&[("Host", "a")], &[("Content-Length", "0")]), 2);
    }

    #[test]
    fn the_authority_stands_for_host() {
        let old = request("/", &[("Host", "a.example")], b"");
        let mut new = request("/", &[], b"");
        new.authority = Some("a.example".into());
        assert!(compare(&old, &new, &Options::default()).is_empty());
        new.authority = Some("b.example".into());
        assert_eq!(compare(&old, &new, &Options::default()).headers.len(), 1);
    }

    #[test]
    fn the_way_of_writing_is_a_note() {
        let difference = bodies(br#"{"a":1,"b":2}"#, br#"{"b":2, "a":1}"#);
        assert!(difference.is_empty());
        assert_eq!(
            difference.notes,
            ["same JSON values; the bytes differ in white space, key order or notation"]
        );
        let query = |target| request(target, &[], b"");
        let options = Options::default();
        let difference = compare(&query("/?a=%41&b"), &query("/?b&a=A"), &options);
        assert!(difference.is_empty() && difference.notes.len() == 1);
    }

    #[test]
    fn unfit_json_is_compared_as_text() {
        let difference = bodies(br#"{"a":1,"a":2}"#, br#"{"a":1}"#);
        assert!(matches!(difference.body, Some(BodyDifference::Text { .. })));
        assert_eq!(
            difference.notes,
            [r#"the old body has the key "a" twice in one object: compared as text"#]
        );
        let deep = "[".repeat(200) + &"]".repeat(200);
        let mut difference = Difference::default();
        difference.body = difference.compare_json("[]", &deep, &[]);
        assert!(matches!(difference.body, Some(BodyDifference::Text { .. })));
        assert_eq!(
            difference.notes,
            ["the new body is nested deeper than 127: compared as text"]
        );
        let same = bodies(deep.as_bytes(), deep.as_bytes());
        assert_eq!(same, Difference::default());
    }

    #[test]
    fn bodies_of_other_kinds_are_bytes() {
        insta::assert_snapshot!(json(&bodies(b"ab\xff", b"ab\xfe\x00")), @r#"{"format":1,"same":false,"method":null,"target":null,"query":[],"headers":[],"trailers":[],"body":{"kind":"bytes","old":{"kind":"binary","size":3},"new":{"kind":"binary","size":4},"at":2},"ignored":0,"notes":[]}"#);
        let kinds = |old: &[u8], new: &[u8]| match bodies(old, new).body {
            Some(BodyDifference::Bytes { old, new, at }) => (old.kind, new.kind, at),
            other => panic!("{other:?}"),
        };
        assert_eq!(kinds(b"", b"{}"), ("empty", "json", 0));
        assert_eq!(kinds(b"[1]", b"[1] and more"), ("json", "text", 3));
    }

    #[test]
    fn forms_differ_field_by_field() {
        let form = |fields: &[(&str, &str)]| -> Vec<(String, String)> {
            let field = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
            fields.iter().map(field).collect()
        };
        let old = form(&[("a", "1"), ("token", "x"), ("b", "2")]);
        let new = form(&[("b", "3"), ("token", "y"), ("a", "1")]);
        let ignore = ["token".parse().expect("a pattern")];
        let mut difference = Difference::default();
        difference.body = difference.compare_forms(&old, &new, &ignore);
        assert!(json(&difference).contains(
            r#""body":{"kind":"form","changes":[{"name":"b","old":["2"],"new":["3"]}]},"ignored":1"#
        ));
        assert!(!is_exact(&form(&[("a", "\u{fffd}")])));
    }

    fn any_request() -> impl Strategy<Value = Request> {
        let body = prop_oneof![
            r#"[\[\]{}",:01a ]{0,6}"#.prop_map(String::into_bytes),
            r#"\{("[ab]":[01](\.0)?,){0,2}"c":0\}"#.prop_map(String::into_bytes),
            proptest::collection::vec(any::<u8>(), 0..3),
        ];
        let headers = proptest::collection::vec(("[aAb]", "[01]"), 0..4);
        ("/[?ab=&%f+]{0,6}", headers, body).prop_map(|(target, headers, body)| {
            let headers: Vec<(&str, &str)> = headers
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            request(&target, &headers, &body)
        })
    }

    proptest! {
        #[test]
        fn a_request_does_not_differ_from_itself(request in any_request()) {
            let difference = compare(&request, &request, &Options::default());
            prop_assert_eq!(difference, Difference::default());
        }

        #[test]
        fn it_does_not_matter_which_comes_first(old in any_request(), new in any_request()) {
            let (there, back) = (
                compare(&old, &new, &Options::default()),
                compare(&new, &old, &Options::default()),
            );
            prop_assert_eq!(there.is_empty(), back.is_empty());
            prop_assert!(!there.is_empty() || !there.notes.is_empty() || old.body == new.body);
        }
    }
}
