//! A path to one place in a JSON value, and a pattern that stands for many.
//!
//! Both are written `data.object.items[0].id` or `data.object.items.0.id`; keys with odd
//! characters are quoted as JSON strings, `data["a.b"]`. A leading `.` or `$` is accepted, and so
//! is a JSON pointer (RFC 6901), `/data/object/items/0/id`. `$` alone is the whole value. In
//! a pattern `*` is any one step and `**` any number of steps.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// One step down into a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// A member of an object.
    Key(String),
    /// An element of an array, from 0. Where there is an object, its member of that name.
    Index(usize),
}

/// The way to one place, from the outermost value; no steps is that value itself.
///
/// JSON and text: the dotted form, which parses back to the same path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path(pub Vec<Step>);

/// What stands for many paths: steps, `*` and `**`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Glob>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Glob {
    Step(Step),
    Any,
    Deep,
}

/// Why a text is no path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a path: {what} at position {position}")]
pub struct PathError {
    /// What was written.
    pub text: String,
    /// What is wrong.
    pub what: &'static str,
    /// Where, in characters from 1.
    pub position: usize,
}

/// Why a place could not be given a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetError {
    /// Nothing is there.
    #[error("there is no {path}{}", nearest_text(.near))]
    Missing {
        /// The path asked for.
        path: Path,
        /// Up to three paths that look most like it, the likeliest first.
        near: Vec<Path>,
    },
    /// A step leads into something that has no such places.
    #[error("{path} is {kind}, so there is no place for {step} in it")]
    Closed {
        /// Where the way ends.
        path: Path,
        /// What is there, with its article.
        kind: &'static str,
        /// The step that cannot be taken.
        step: Path,
    },
    /// An index after the end of an array.
    #[error("{path} has {len} elements, the next is {path}[{len}]")]
    Beyond {
        /// The array.
        path: Path,
        /// Its length.
        len: usize,
    },
}

fn nearest_text(near: &[Path]) -> String {
    let near: Vec<String> = near.iter().map(Path::to_string).collect();
    match near.is_empty() {
        true => String::new(),
        false => format!(", but there is {}", near.join(", ")),
    }
}

impl Path {
    /// Replaces what is at this path; the value is untouched when nothing is.
    pub fn set(&self, value: &mut Value, new: Value) -> Result<(), SetError> {
        let place = self
            .0
            .iter()
            .try_fold(&mut *value, |place, step| step.existing(place));
        match place {
            Some(place) => *place = new,
            None => {
                return Err(SetError::Missing {
                    near: self.nearest(value),
                    path: self.clone(),
                });
            }
        }
        Ok(())
    }

    /// Gives this path a value, making what is missing on the way: an array where the step
    /// is an index, else an object; `null` counts as missing. An index one past the end of an array
    /// appends. The value is untouched when that fails.
    pub fn add(&self, value: &mut Value, new: Value) -> Result<(), SetError> {
        let mut made = value.clone();
        let mut place = &mut made;
        for (n, step) in self.0.iter().enumerate() {
            place = step.existing_or_new(place, &self.0[..n])?;
        }
        *place = new;
        *value = made;
        Ok(())
    }

    fn nearest(&self, value: &Value) -> Vec<Path> {
        let written = self.to_string();
        let mut near: Vec<(f64, Path)> = places(value)
            .into_iter()
            .map(|path| (strsim::jaro_winkler(&written, &path.to_string()), path))
            .filter(|(likeness, _)| *likeness > 0.75)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        near.into_iter().take(3).map(|(_, path)| path).collect()
    }
}

/// The paths in a value, outer ones first, as many as are worth a comparison.
fn places(value: &Value) -> Vec<Path> {
    const MOST: usize = 10_000;
    let mut found = vec![(Path::default(), value)];
    let mut next = 0;
    while let Some((path, value)) = found.get(next).cloned().filter(|_| found.len() < MOST) {
        let below = |step| Path(path.0.iter().cloned().chain([step]).collect());
        match value {
            Value::Object(members) => {
                found.extend(
                    members
                        .iter()
                        .map(|(k, v)| (below(Step::Key(k.clone())), v)),
                );
            }
            Value::Array(elements) => {
                let elements = elements.iter().enumerate();
                found.extend(elements.map(|(n, v)| (below(Step::Index(n)), v)));
            }
            _ => {}
        }
        next += 1;
    }
    found.into_iter().skip(1).map(|(path, _)| path).collect()
}

impl Step {
    fn existing<'v>(&self, value: &'v mut Value) -> Option<&'v mut Value> {
        match (value, self) {
            (Value::Object(members), step) => members.get_mut(&step.key()),
            (Value::Array(elements), Step::Index(n)) => elements.get_mut(*n),
            _ => None,
        }
    }

    fn existing_or_new<'v>(
        &self,
        value: &'v mut Value,
        way: &[Step],
    ) -> Result<&'v mut Value, SetError> {
        if value.is_null() {
            *value = match self {
                Step::Key(_) => Value::Object(serde_json::Map::new()),
                Step::Index(_) => Value::Array(Vec::new()),
            };
        }
        let kind = kind(value);
        match (value, self) {
            (Value::Object(members), step) => Ok(members.entry(step.key()).or_insert(Value::Null)),
            (Value::Array(elements), Step::Index(n)) => {
                let (path, len) = (Path(way.to_vec()), elements.len());
                if *n == len {
                    elements.push(Value::Null);
                }
                elements.get_mut(*n).ok_or(SetError::Beyond { path, len })
            }
            _ => Err(SetError::Closed {
                path: Path(way.to_vec()),
                kind,
                step: Path(vec![self.clone()]),
            }),
        }
    }

    /// The member it names where there is an object.
    fn key(&self) -> String {
        match self {
            Step::Key(key) => key.clone(),
            Step::Index(n) => n.to_string(),
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

impl Pattern {
    /// True when the pattern stands for exactly this path.
    pub fn matches(&self, path: &[Step]) -> bool {
        let (mut glob, mut step) = (0, 0);
        // Where to go on when what follows the last `**` does not fit: only the last one
        // matters, so this is at most pattern length × path length.
        let mut retry = None;
        loop {
            match (self.0.get(glob), path.get(step)) {
                (Some(Glob::Deep), _) => {
                    glob += 1;
                    retry = Some((glob, step));
                    continue;
                }
                (Some(one), Some(at)) if one.fits(at) => {
                    (glob, step) = (glob + 1, step + 1);
                    continue;
                }
                (None, None) => return true,
                _ => {}
            }
            match retry {
                Some((after, from)) if from < path.len() => {
                    (glob, step) = (after, from + 1);
                    retry = Some((glob, step));
                }
                _ => return false,
            }
        }
    }
}

impl Glob {
    fn fits(&self, step: &Step) -> bool {
        match (self, step) {
            (Glob::Step(Step::Index(n)), Step::Key(key)) => *key == n.to_string(),
            (Glob::Step(one), step) => one == step,
            (Glob::Any, _) => true,
            (Glob::Deep, _) => false,
        }
    }
}

impl FromStr for Path {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let globs = Parser { text, at: 0 }.globs()?;
        let steps = globs.into_iter().map(|(at, glob)| match glob {
            Glob::Step(step) => Ok(step),
            Glob::Any | Glob::Deep => {
                Err(Parser { text, at }.wrong("`*` stands for many places, but one is needed"))
            }
        });
        Ok(Self(steps.collect::<Result<_, _>>()?))
    }
}

impl FromStr for Pattern {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let globs = Parser { text, at: 0 }.globs()?;
        Ok(Self(globs.into_iter().map(|(_, glob)| glob).collect()))
    }
}

/// Reads a path; `at` is a byte offset into `text`, always at a character.
struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    /// The steps with the offsets where they begin.
    fn globs(mut self) -> Result<Vec<(usize, Glob)>, PathError> {
        if self.text.is_empty() {
            return Err(self.wrong("nothing is written (the whole value is `$`)"));
        }
        if self.text.starts_with('/') {
            return self.pointer();
        }
        let after_root = self.text.strip_prefix('$');
        if after_root.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '['])) {
            self.at += 1;
        }
        self.take('.');
        let mut globs = Vec::new();
        while !self.rest().is_empty() {
            let start = self.at;
            let glob = if self.take('[') {
                self.bracket()?
            } else if globs.is_empty() || self.take('.') {
                self.name()?
            } else {
                return Err(self.wrong("expected `.` or `[`"));
            };
            globs.push((start, glob));
        }
        Ok(globs)
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn take(&mut self, letter: char) -> bool {
        let found = self.rest().starts_with(letter);
        self.at += if found { letter.len_utf8() } else { 0 };
        found
    }

    fn wrong(&self, what: &'static str) -> PathError {
        PathError {
            text: self.text.to_owned(),
            what,
            position: self.text[..self.at].chars().count() + 1,
        }
    }

    /// A step between dots.
    fn name(&mut self) -> Result<Glob, PathError> {
        let rest = self.rest();
        let name = &rest[..rest.find(['.', '[']).unwrap_or(rest.len())];
        if name.is_empty() {
            return Err(self.wrong("expected a key (an empty one is written `[\"\"]`)"));
        }
        let glob = glob(name);
        if let Glob::Step(Step::Key(_)) = glob
            && let Some(odd) = name.find(['*', ']', '"'])
        {
            self.at += odd;
            return Err(self.wrong("a key with `*`, `]` or `\"` is written `[\"key\"]`"));
        }
        self.at += name.len();
        Ok(glob)
    }

    /// What stands between `[` and `]`.
    fn bracket(&mut self) -> Result<Glob, PathError> {
        let found = if self.rest().starts_with('"') {
            Glob::Step(Step::Key(self.quoted()?))
        } else {
            let rest = self.rest();
            let inner = &rest[..rest.find(']').unwrap_or(rest.len())];
            match glob(inner) {
                Glob::Step(Step::Key(_)) => {
                    return Err(self.wrong("expected an index, a key in double quotes or `*`"));
                }
                found => {
                    self.at += inner.len();
                    found
                }
            }
        };
        match self.take(']') {
            true => Ok(found),
            false => Err(self.wrong("expected `]`")),
        }
    }

    /// A JSON string.
    fn quoted(&mut self) -> Result<String, PathError> {
        let mut strings = serde_json::Deserializer::from_str(self.rest()).into_iter::<String>();
        match strings.next() {
            Some(Ok(key)) => {
                self.at += strings.byte_offset();
                Ok(key)
            }
            _ => Err(self.wrong("a key in quotes is a JSON string, and this is none")),
        }
    }

    fn pointer(mut self) -> Result<Vec<(usize, Glob)>, PathError> {
        let mut globs = Vec::new();
        while self.take('/') {
            let rest = self.rest();
            let token = &rest[..rest.find('/').unwrap_or(rest.len())];
            if let Some(odd) = token.replace("~0", "  ").replace("~1", "  ").find('~') {
                self.at += odd;
                return Err(self.wrong("in a JSON pointer `~` is written `~0`"));
            }
            let glob = glob(&token.replace("~1", "/").replace("~0", "~"));
            globs.push((self.at, glob));
            self.at += token.len();
        }
        Ok(globs)
    }
}

fn glob(name: &str) -> Glob {
    match name {
        "*" => Glob::Any,
        "**" => Glob::Deep,
        _ => Glob::Step(match index(name) {
            Some(n) => Step::Index(n),
            None => Step::Key(name.to_owned()),
        }),
    }
}

/// The index that a text is the one way to write.
fn index(text: &str) -> Option<usize> {
    text.parse().ok().filter(|n: &usize| n.to_string() == text)
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_char('$');
        }
        for (n, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if !is_plain(key) => {
                    let quoted = serde_json::to_string(key).map_err(|_| fmt::Error)?;
                    write!(f, "[{quoted}]")?;
                }
                Step::Key(key) => {
                    f.write_str(if n > 0 { "." } else { "" })?;
                    f.write_str(key)?;
                }
            }
        }
        Ok(())
    }
}

/// True for keys that need no quotes.
fn is_plain(key: &str) -> bool {
    let plain = |letter: char| letter.is_alphanumeric() || "_-$@:".contains(letter);
    !key.is_empty() && key != "$" && index(key).is_none() && key.chars().all(plain)
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn path(text: &str) -> Path {
        text.parse().expect("a path")
    }

    fn pattern(text: &str) -> Pattern {
        text.parse().expect("a pattern")
    }

    #[test]
    fn every_way_to_write_it_is_the_same_path() {
        for text in [
            "data.items[0].id",
            "data.items.0.id",
            ".data.items[0].id",
            "$.data.items[0].id",
            "$[\"data\"].items[0][\"id\"]",
            "/data/items/0/id",
        ] {
            assert_eq!(path(text).to_string(), "data.items[0].id", "{text}");
        }
        assert_eq!(path("$"), Path::default());
        assert_eq!(path("."), Path::default());
        assert_eq!(path("[1].$ref").to_string(), "[1].$ref");
        assert_eq!(path("/a~1b/m~0n/007").to_string(), r#"["a/b"]["m~n"].007"#);
        assert_eq!(path(r#"["0"]"#), Path(vec![Step::Key("0".into())]));
    }

    #[test]
    fn errors_say_what_and_where() {
        let error = |text: &str| text.parse::<Path>().expect_err("no path").to_string();
        insta::assert_snapshot!(
            [
                "", "a..b", "a.", "..a", "é[x]", "a[0", "a[0]b", "a[\"x]", "a*b", "a]", "a.*.b",
                "/a~2",
            ]
            .map(error)
            .join("\n"), @r#"
        "" is not a path: nothing is written (the whole value is `$`) at position 1
        "a..b" is not a path: expected a key (an empty one is written `[""]`) at position 3
        "a." is not a path: expected a key (an empty one is written `[""]`) at position 3
        "..a" is not a path: expected a key (an empty one is written `[""]`) at position 2
        "é[x]" is not a path: expected an index, a key in double quotes or `*` at position 3
        "a[0" is not a path: expected `]` at position 4
        "a[0]b" is not a path: expected `.` or `[` at position 5
        "a[\"x]" is not a path: a key in quotes is a JSON string, and this is none at position 3
        "a*b" is not a path: a key with `*`, `]` or `"` is written `["key"]` at position 2
        "a]" is not a path: a key with `*`, `]` or `"` is written `["key"]` at position 2
        "a.*.b" is not a path: `*` stands for many places, but one is needed at position 2
        "/a~2" is not a path: in a JSON pointer `~` is written `~0` at position 3
        "#);
    }

    #[test]
    fn patterns_stand_for_paths() {
        let fits = |text: &str, of: &str| pattern(text).matches(&path(of).0);
        assert!(fits("data.*.id", "data.x.id") && fits("data.*.id", "data[3].id"));
        assert!(!fits("data.*.id", "data.id") && !fits("data.*.id", "data.x.y.id"));
        assert!(fits("**.id", "id") && fits("**.id", "a.b[0].id"));
        assert!(!fits("**.id", "id.a") && !fits("**.id", "a.ids"));
        assert!(fits("a.**.b.**.c", "a.b.x.b.c") && !fits("a.**.b.**.c", "a.x.c"));
        assert!(fits("**", "$") && fits("**", "a.b") && !fits("*", "$"));
        assert!(fits("/items/0", "items[0]") && fits("items.0", r#"items["0"]"#));
        assert!(!fits(r#"items["0"]"#, "items[0]"));
        assert!(fits("items[*].id", "items[7].id") && !fits(r#"["*"]"#, "a"));
    }

    #[test]
    fn set_replaces_only_what_is_there() {
        let mut value = json!({"data": {"object": {"items": [{"id": 1}], "0": true}}});
        path("data.object.items.0.id")
            .set(&mut value, json!("x"))
            .expect("it is there");
        path("data.object.0")
            .set(&mut value, json!(null))
            .expect("a key");
        let want = json!({"data": {"object": {"items": [{"id": "x"}], "0": null}}});
        assert_eq!(value, want);
        let error = path("data.object.item[0].id")
            .set(&mut value, json!(2))
            .expect_err("it is not there");
        insta::assert_snapshot!(error, @"there is no data.object.item[0].id, but there is data.object.items[0].id, data.object.items[0], data.object.items");
        assert_eq!(value, want);
    }

    #[test]
    fn numbers_keep_their_text() {
        let mut value: Value = serde_json::from_str(r#"{"a":1.10,"b":2}"#).expect("JSON");
        let new = serde_json::from_str("12345678901234567890.50").expect("JSON");
        path("b").set(&mut value, new).expect("it is there");
        assert_eq!(
            value.to_string(),
            r#"{"a":1.10,"b":12345678901234567890.50}"#
        );
    }

    #[test]
    fn add_makes_what_is_missing() {
        let mut value = json!({"items": [1], "name": "x"});
        for (text, new) in [
            ("a.b.c", 1),
            ("items[1]", 2),
            ("items[0]", 0),
            ("list[0].id", 3),
        ] {
            path(text).add(&mut value, json!(new)).expect("it is made");
        }
        let want = json!({"items": [0, 2], "name": "x", "a": {"b": {"c": 1}}, "list": [{"id": 3}]});
        assert_eq!(value, want);
        let mut error = |text: &str| {
            let error = path(text).add(&mut value, json!(0));
            error.expect_err("there is no place").to_string()
        };
        insta::assert_snapshot!(
            ["items[3]", "name.first", "items.first", "new.list[1]"].map(&mut error).join("\n"), @"
        items has 2 elements, the next is items[2]
        name is a string, so there is no place for first in it
        items is an array, so there is no place for first in it
        new.list has 0 elements, the next is new.list[0]
        ");
        assert_eq!(value, want);
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            any::<usize>().prop_map(Step::Index),
            any::<String>().prop_map(Step::Key),
            "[a-c$0-9.*/\\[\\]\"~]{0,3}".prop_map(Step::Key),
        ];
        proptest::collection::vec(step, 0..5)
    }

    proptest! {
        #[test]
        fn the_dotted_form_parses_back(steps in steps()) {
            let path = Path(steps);
            prop_assert_eq!(path.to_string().parse::<Path>(), Ok(path.clone()));
            let pattern = path.to_string().parse::<Pattern>().expect("a pattern");
            prop_assert!(pattern.matches(&path.0));
        }

        #[test]
        fn any_text_parses_or_is_refused(text in "[a$.*/~0\"\\\\é\\[\\]]{0,8}") {
            if let Ok(path) = text.parse::<Path>() {
                prop_assert_eq!(path.to_string().parse::<Path>(), Ok(path));
            }
        }
    }
}
