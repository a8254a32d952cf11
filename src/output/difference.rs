//! A difference for people: one line a change, `+`, `-` and `~` saying which way.

use unicode_width::UnicodeWidthChar;

use super::Render;
use super::style::{Page, Role, escape, escape_json};
use crate::diff::fields::FieldChange;
use crate::diff::json::Change;
use crate::diff::text::{Hunk, Line};
use crate::diff::{Blob, BodyDifference, Difference, Replaced};

/// Columns that values get on a line, however narrow the terminal.
const MIN_COLUMNS: usize = 32;

/// Columns shown of what two long values have in common before they differ.
const SHARED: usize = 8;

impl Render for Difference {
    fn render(&self, page: &mut Page) {
        replaced(page, "method", &self.method);
        replaced(page, "target", &self.target);
        fields(page, "query ", &self.query);
        fields(page, "header ", &self.headers);
        match &self.body {
            None => {}
            Some(BodyDifference::Json { changes }) => {
                changes.iter().for_each(|change| json(page, change));
            }
            Some(BodyDifference::Form { changes }) => fields(page, "field ", changes),
            Some(BodyDifference::Text { hunks }) => hunks.iter().for_each(|it| hunk(page, it)),
            Some(BodyDifference::Bytes { old, new, at }) => bytes(page, old, new, *at),
        }
        fields(page, "trailer ", &self.trailers);
        for note in &self.notes {
            page.put(Role::Dim, format!("note: {note}")).end();
        }
        match self.count() {
            0 => page.put(Role::Good, "identical"),
            1 => page.put(Role::Strong, "1 difference"),
            n => page.put(Role::Strong, format!("{n} differences")),
        };
        if self.ignored > 0 {
            page.put(Role::Dim, format!(" ({} ignored)", self.ignored));
        }
        page.end();
    }
}

/// A line of the page: where, and what is there on one side or both, already escaped.
struct Row<'a> {
    word: &'static str,
    name: &'a str,
    was: Option<String>,
    old: Option<String>,
    new: Option<String>,
}

impl Row<'_> {
    fn put(self, page: &mut Page) {
        let (role, mark) = match (&self.old, &self.new) {
            (None, _) => (Role::Added, "+"),
            (_, None) => (Role::Removed, "-"),
            _ => (Role::Odd, "~"),
        };
        page.put(role, mark).own(" ").own(self.word);
        page.put(Role::Name, self.name);
        let was = self
            .was
            .map(|was| format!(" (was {was})"))
            .unwrap_or_default();
        page.put(Role::Dim, &was).own(": ");
        let taken = self.word.len() + width(&escape(self.name.as_bytes())) + width(&was) + 4;
        let columns = page.width.saturating_sub(taken).max(MIN_COLUMNS);
        match (self.old, self.new) {
            (Some(old), Some(new)) => {
                let (old, new) = fit(&old, &new, columns);
                page.put(Role::Removed, old)
                    .own(" → ")
                    .put(Role::Added, new);
            }
            (Some(old), None) => drop(page.put(Role::Removed, excerpt(&old, 0, columns))),
            (_, new) => drop(page.put(Role::Added, excerpt(&new.unwrap_or_default(), 0, columns))),
        }
        page.end();
    }
}

fn replaced(page: &mut Page, word: &'static str, replaced: &Option<Replaced>) {
    if let Some(Replaced { old, new }) = replaced {
        let safe = |text: &str| Some(escape(text.as_bytes()));
        Row {
            word,
            name: "",
            was: None,
            old: safe(old),
            new: safe(new),
        }
        .put(page);
    }
}

fn fields(page: &mut Page, word: &'static str, changes: &[FieldChange]) {
    for FieldChange { name, old, new } in changes {
        let values = |values: &[crate::diff::fields::FieldValue]| {
            let shown = values.iter().map(|value| match value.0.is_empty() {
                true => "\"\"".to_owned(),
                false => escape(&value.0),
            });
            (!values.is_empty()).then(|| shown.collect::<Vec<_>>().join(", "))
        };
        Row {
            word,
            name,
            was: None,
            old: values(old),
            new: values(new),
        }
        .put(page);
    }
}

fn json(page: &mut Page, change: &Change) {
    let compact = |value: &serde_json::Value| escape(escape_json(&value.to_string()).as_bytes());
    let (path, old_path, old, new) = match change {
        Change::Add { path, new } => (path, &None, None, Some(new)),
        Change::Remove { path, old } => (path, &None, Some(old), None),
        Change::Change {
            path,
            old_path,
            old,
            new,
        } => (path, old_path, Some(old), Some(new)),
    };
    Row {
        word: "",
        name: &escape_json(&path.to_string()),
        was: old_path.as_ref().map(|path| escape_json(&path.to_string())),
        old: old.map(compact),
        new: new.map(compact),
    }
    .put(page);
}

fn hunk(page: &mut Page, hunk: &Hunk) {
    let place = format!("@@ -{} +{} @@", hunk.old_line, hunk.new_line);
    page.put(Role::Dim, place).end();
    for line in &hunk.lines {
        let (role, mark, text) = match line {
            Line::Keep(text) => (Role::Plain, "  ", text),
            Line::Remove(text) => (Role::Removed, "- ", text),
            Line::Add(text) => (Role::Added, "+ ", text),
        };
        let whole = text.strip_suffix('\n');
        page.put(role, mark).put(role, whole.unwrap_or(text));
        if whole.is_none() {
            page.put(Role::Dim, " (no line break at the end)");
        }
        page.end();
    }
}

fn bytes(page: &mut Page, old: &Blob, new: &Blob, at: usize) {
    let side = |blob: &Blob| match (blob.kind, blob.size) {
        ("empty", _) => "empty".to_owned(),
        (kind, 1) => format!("{kind}, 1 byte"),
        (kind, size) => format!("{kind}, {size} bytes"),
    };
    page.put(Role::Odd, "~").own(" body: ");
    page.put(Role::Removed, side(old))
        .own(" → ")
        .put(Role::Added, side(new));
    page.put(Role::Dim, format!(", first difference at byte {at}"))
        .end();
}

/// Two values side by side in so many columns; of long ones, the parts where they differ.
fn fit(old: &str, new: &str, columns: usize) -> (String, String) {
    let columns = columns.saturating_sub(width(" → "));
    let half = columns / 2;
    let old_columns = columns - width(new).min(half);
    let new_columns = columns - width(old).min(columns - half);
    let equal = old.chars().zip(new.chars()).take_while(|(a, b)| a == b);
    let skip = equal.count().saturating_sub(SHARED);
    (
        excerpt(old, skip, old_columns),
        excerpt(new, skip, new_columns),
    )
}

/// Columns, letter by letter, so that a text can be cut anywhere.
fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// A text that fits into so many columns, from the given character on where it is too long.
fn excerpt(text: &str, skip: usize, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    // The end of a long text says more than blank space after a short rest.
    let (mut shown, skip) = if skip > 1 {
        ("…".to_owned(), skip)
    } else {
        (String::new(), 0)
    };
    let mut left = columns.saturating_sub(1 + width(&shown));
    let mut letters = text.chars().skip(skip).peekable();
    while let Some(letter) = letters.next_if(|letter| letter.width().unwrap_or(0) <= left) {
        left -= letter.width().unwrap_or(0);
        shown.push(letter);
    }
    if letters.peek().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{Options, compare};
    use crate::http::Request;
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

    fn page(old: &Request, new: &Request, ignore: &[&str]) -> String {
        let ignore = ignore.iter().map(|text| text.parse().expect("a pattern"));
        let options = Options {
            ignore: ignore.collect(),
            ..Options::default()
        };
        let mut page = Page::new(false, 60);
        compare(old, new, &options).render(&mut page);
        page.as_str().to_owned()
    }

    fn bodies(old: &[u8], new: &[u8]) -> String {
        page(&request("/", &[], old), &request("/", &[], new), &[])
    }

    #[test]
    fn every_part_has_its_line() {
        let old = request(
            "/a?x=1&y=2",
            &[("X-Foo", "a"), ("X-Old", ""), ("Host", "h")],
            br#"{"data":{"amount":100,"items":[{"id":1},{"id":2,"n":"a"}],"gone":true},"at":1}"#,
        );
        let mut new = request(
            "/b?x=1&z=3",
            &[("x-foo", "b\x1b[31m"), ("x-foo", "c"), ("Host", "h")],
            br#"{"data":{"amount":250,"items":[{"id":2,"n":"b"}],"odd key":null},"at":2}"#,
        );
        new.method = "PUT".into();
        insta::assert_snapshot!(page(&old, &new, &["at"]), @r#"
        ~ method: POST → PUT
        ~ target: /a → /b
        - query y: 2
        + query z: 3
        ~ header X-Foo: a → b\x1b[31m, c
        - header X-Old: ""
        ~ data.amount: 100 → 250
        - data.items[0]: {"id":1}
        ~ data.items[0].n (was data.items[1].n): "a" → "b"
        - data.gone: true
        + data["odd key"]: null
        11 differences (1 ignored)
        "#);
    }

    #[test]
    fn the_same_is_said_in_one_word() {
        assert_eq!(bodies(b"{}", b"{}"), "identical\n");
        insta::assert_snapshot!(bodies(b"[1,2]", b"[1, 2]"), @"
        note: same JSON values; the bytes differ in white space, key order or notation
        identical
        ");
    }

    #[test]
    fn a_moved_element_tells_where_it_was() {
        insta::assert_snapshot!(bodies(br#"[1,{"a":1,"b":2},3]"#, br#"[0,1,{"a":1,"b":4},3]"#), @"
        + [0]: 0
        ~ [2].b (was [1].b): 2 → 4
        2 differences
        ");
    }

    #[test]
    fn long_values_show_where_they_differ() {
        let value = |end: &str| format!(r#"{{"a":"{}{end}"}}"#, "x".repeat(100));
        let more = format!(
            r#"{{"a":"{}","new":[{}1]}}"#,
            "x".repeat(100),
            "1,".repeat(99)
        );
        insta::assert_snapshot!(bodies(value("old").as_bytes(), value("new").as_bytes()), @r#"
        ~ a: …xxxxxxxxold" → …xxxxxxxxnew"
        1 difference
        "#);
        insta::assert_snapshot!(bodies(value("").as_bytes(), more.as_bytes()), @"
        + new: [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1…
        1 difference
        ");
    }

    #[test]
    fn texts_are_unified_lines_and_bytes_are_sizes() {
        insta::assert_snapshot!(bodies(b"one\ntwo\r\nthree", b"one\n2\x1b\nthree\n"), @r"
        @@ -1 +1 @@
          one
        - two\r
        - three (no line break at the end)
        + 2\x1b
        + three
        1 difference
        ");
        insta::assert_snapshot!(bodies(b"", b"\xff"), @"
        ~ body: empty → binary, 1 byte, first difference at byte 0
        1 difference
        ");
    }

    proptest! {
        #[test]
        fn excerpts_fit(old in any::<String>(), new in any::<String>(), columns in 32usize..80) {
            let (old, new) = (escape(old.as_bytes()), escape(new.as_bytes()));
            let (a, b) = fit(&old, &new, columns);
            prop_assert!(width(&a) + width(&b) + 3 <= columns, "{} → {}", a, b);
        }

        #[test]
        fn nothing_treacherous_is_shown(old in any::<Vec<u8>>(), new in any::<Vec<u8>>()) {
            let json = |bytes: &[u8]| {
                let text = String::from_utf8_lossy(bytes).into_owned();
                serde_json::json!({ text.clone(): text }).to_string()
            };
            for text in [bodies(&old, &new), bodies(json(&old).as_bytes(), json(&new).as_bytes())] {
                prop_assert!(!text.chars().any(|c| c != '\n' && c.is_control()));
                prop_assert!(!text.chars().any(super::super::style::is_treacherous));
            }
        }
    }
}
