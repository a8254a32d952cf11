//! What differs between two JSON texts.

use std::ops::Range;

use serde::Serialize;
use serde_json::Value;

use super::align::{align, pair_up};
use super::tree::{Kind, ROOT, Tree, Unfit};
use crate::path::{Path, Pattern, Step};

/// One difference between two JSON values. Number texts are kept.
///
/// In a `path` into the old value every index counts in the old arrays, in one into the new
/// value in the new arrays. So the old value becomes the new one by first making all changes
/// at their old paths, then removing in reverse order, then adding in order.
///
/// JSON: `{"op":"add","path":…,"new":…}`, `{"op":"remove","path":…,"old":…}`,
/// `{"op":"change","path":…,"old":…,"new":…}`, the last with `old_path` where that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Change {
    /// Only the new value has this.
    Add {
        /// Where, in the new value.
        path: Path,
        /// What.
        new: Value,
    },
    /// Only the old value has this.
    Remove {
        /// Where, in the old value.
        path: Path,
        /// What.
        old: Value,
    },
    /// Both have something here.
    Change {
        /// Where, in the new value.
        path: Path,
        /// Where, in the old value, if elsewhere: elements before it were added or removed.
        #[serde(skip_serializing_if = "Option::is_none")]
        old_path: Option<Path>,
        /// What it was.
        old: Value,
        /// What it is.
        new: Value,
    },
}

/// The changes from one JSON text to another, the old order kept, and how many more were
/// ignored: those at a place that `ignore` stands for, or below one.
///
/// Equal elements of arrays are found by their hashes; what is left between them is paired
/// by likeness, in order, and compared in turn.
pub fn compare(
    old: &str,
    new: &str,
    ignore: &[Pattern],
) -> Result<(Vec<Change>, usize), (Side, Unfit)> {
    let mut walk = Walk {
        old: Tree::read(old, ignore).map_err(|unfit| (Side::Old, unfit))?,
        new: Tree::read(new, ignore).map_err(|unfit| (Side::New, unfit))?,
        ignore,
        old_path: Vec::new(),
        new_path: Vec::new(),
        changes: Vec::new(),
        muted: false,
        ignored: 0,
    };
    walk.node(ROOT, ROOT);
    Ok((walk.changes, walk.ignored))
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first.
    Old,
    /// The second.
    New,
}

struct Walk<'a> {
    old: Tree<'a>,
    new: Tree<'a>,
    ignore: &'a [Pattern],
    old_path: Vec<Step>,
    new_path: Vec<Step>,
    changes: Vec<Change>,
    /// Inside of what is ignored.
    muted: bool,
    ignored: usize,
}

impl Walk<'_> {
    /// The differences of two values that stand for one another. Nothing is taken to be the
    /// same for its hash alone: a sender could make hashes that agree.
    fn node(&mut self, old: usize, new: usize) {
        if self.old.text(old) == self.new.text(new) {
            return;
        }
        let muted = self.muted;
        self.muted |= self.is_ignored(&self.old_path) || self.is_ignored(&self.new_path);
        match (self.old.kind(old), self.new.kind(new)) {
            (Kind::Object, Kind::Object) => self.object(old, new),
            (Kind::Array, Kind::Array) => self.array(old, new),
            _ if self.old.same_scalar(old, &self.new, new) => {}
            _ => {
                self.record(|walk| {
                    let moved = walk.old_path != walk.new_path;
                    Change::Change {
                        path: Path(walk.new_path.clone()),
                        old_path: moved.then(|| Path(walk.old_path.clone())),
                        old: walk.old.value(old),
                        new: walk.new.value(new),
                    }
                });
            }
        }
        self.muted = muted;
    }

    /// Keeps a change, or counts it where changes are ignored.
    fn record(&mut self, change: impl FnOnce(&Self) -> Change) {
        if self.muted {
            self.ignored += 1;
        } else {
            let change = change(self);
            self.changes.push(change);
        }
    }

    fn object(&mut self, old: usize, new: usize) {
        for member in self.old.members(old, &self.new, new) {
            match member {
                (Some(old), Some(new)) if self.old.text(old) == self.new.text(new) => {}
                (Some(old), Some(new)) => {
                    let key = self.old.key(old).into_owned();
                    self.pair(old, new, Step::Key(key.clone()), Step::Key(key));
                }
                (Some(old), None) => {
                    let key = self.old.key(old).into_owned();
                    self.removed(old, Step::Key(key));
                }
                (None, Some(new)) => {
                    let key = self.new.key(new).into_owned();
                    self.added(new, Step::Key(key));
                }
                (None, None) => {}
            }
        }
    }

    fn array(&mut self, old: usize, new: usize) {
        let olds: Vec<usize> = self.old.children(old).collect();
        let news: Vec<usize> = self.new.children(new).collect();
        let old_hashes: Vec<u64> = olds.iter().map(|n| self.old.hash(*n)).collect();
        let new_hashes: Vec<u64> = news.iter().map(|n| self.new.hash(*n)).collect();
        let ends = (olds.len(), news.len());
        let (mut a, mut b) = (0, 0);
        for (next_a, next_b) in align(&old_hashes, &new_hashes).into_iter().chain([ends]) {
            self.gap(&olds, &news, a..next_a, b..next_b);
            if (next_a, next_b) != ends {
                let steps = (Step::Index(next_a), Step::Index(next_b));
                self.pair(olds[next_a], news[next_b], steps.0, steps.1);
            }
            (a, b) = (next_a + 1, next_b + 1);
        }
    }

    /// The elements between two that are in both arrays.
    fn gap(&mut self, olds: &[usize], news: &[usize], old: Range<usize>, new: Range<usize>) {
        let pairs = pair_up(old.len(), new.len(), |a, b| {
            let (a, b) = (olds[old.start + a], news[new.start + b]);
            self.old.likeness(a, &self.new, b)
        });
        let (mut a, mut b) = (old.start, new.start);
        let ends = (old.len(), new.len());
        for (next_a, next_b) in pairs.into_iter().chain([ends]) {
            let (next_a, next_b) = (old.start + next_a, new.start + next_b);
            (a..next_a).for_each(|n| self.removed(olds[n], Step::Index(n)));
            (b..next_b).for_each(|n| self.added(news[n], Step::Index(n)));
            if next_a < old.end && next_b < new.end {
                let steps = (Step::Index(next_a), Step::Index(next_b));
                self.pair(olds[next_a], news[next_b], steps.0, steps.1);
            }
            (a, b) = (next_a + 1, next_b + 1);
        }
    }

    fn pair(&mut self, old: usize, new: usize, old_step: Step, new_step: Step) {
        self.old_path.push(old_step);
        self.new_path.push(new_step);
        self.node(old, new);
        self.old_path.pop();
        self.new_path.pop();
    }

    fn removed(&mut self, old: usize, step: Step) {
        self.old_path.push(step);
        let muted = self.muted;
        self.muted |= self.is_ignored(&self.old_path);
        self.record(|walk| Change::Remove {
            path: Path(walk.old_path.clone()),
            old: walk.old.value(old),
        });
        self.muted = muted;
        self.old_path.pop();
    }

    fn added(&mut self, new: usize, step: Step) {
        self.new_path.push(step);
        let muted = self.muted;
        self.muted |= self.is_ignored(&self.new_path);
        self.record(|walk| Change::Add {
            path: Path(walk.new_path.clone()),
            new: walk.new.value(new),
        });
        self.muted = muted;
        self.new_path.pop();
    }

    fn is_ignored(&self, path: &[Step]) -> bool {
        self.ignore.iter().any(|pattern| pattern.matches(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn changes(old: &str, new: &str) -> Vec<String> {
        ignoring(old, new, &[]).0
    }

    fn ignoring(old: &str, new: &str, ignore: &[&str]) -> (Vec<String>, usize) {
        let ignore: Vec<Pattern> = ignore
            .iter()
            .map(|text| text.parse().expect("a pattern"))
            .collect();
        let (changes, ignored) = compare(old, new, &ignore).expect("both are JSON");
        let line = |change| serde_json::to_string(change).expect("it serialises");
        (changes.iter().map(line).collect(), ignored)
    }

    #[test]
    fn each_kind_of_change_has_its_form() {
        let old = r#"{"a":1,"b":{"c":[1,2.50]},"gone":null,"kind":[]}"#;
        let new = r#"{"kind":{},"a":2,"b":{"c":[1,2.51]},"new":"x"}"#;
        insta::assert_snapshot!(changes(old, new).join("\n"), @r#"
        {"op":"change","path":"a","old":1,"new":2}
        {"op":"change","path":"b.c[1]","old":2.50,"new":2.51}
        {"op":"remove","path":"gone","old":null}
        {"op":"change","path":"kind","old":[],"new":{}}
        {"op":"add","path":"new","new":"x"}
        "#);
        assert_eq!(
            changes("1", "[1]"),
            [r#"{"op":"change","path":"$","old":1,"new":[1]}"#]
        );
    }

    #[test]
    fn writing_does_not_count_but_values_do() {
        let same = changes(
            r#"{"a":[1,10],"b":"\u0041\/","c":-0}"#,
            r#" { "c" : 0.0 , "b":"A/", "a":[1.0, 1e1] } "#,
        );
        assert_eq!(same, [""; 0]);
        let near = changes("[9007199254740993,1e400]", "[9007199254740992,1e401]");
        assert_eq!(near.len(), 2, "{near:?}");
        assert_eq!(changes(r#"["1",null]"#, r#"[1,"null"]"#).len(), 2);
    }

    #[test]
    fn an_element_that_came_first_shifts_nothing() {
        let old = r#"[{"id":1,"n":"a"},{"id":2,"n":"b"},{"id":3,"n":"c"}]"#;
        let new = r#"[{"id":0,"n":"z"},{"id":1,"n":"a"},{"id":2,"n":"B"},{"id":3,"n":"c"}]"#;
        insta::assert_snapshot!(changes(old, new).join("\n"), @r#"
        {"op":"add","path":"[0]","new":{"id":0,"n":"z"}}
        {"op":"change","path":"[2].n","old_path":"[1].n","old":"b","new":"B"}
        "#);
    }

    #[test]
    fn a_changed_element_is_found_beside_a_new_one() {
        let old = r#"[{"id":1,"n":"a"},{"id":2,"n":"b"}]"#;
        let new = r#"[{"id":9,"n":"z"},{"id":1,"n":"A"},{"id":2,"n":"b"}]"#;
        insta::assert_snapshot!(changes(old, new).join("\n"), @r#"
        {"op":"add","path":"[0]","new":{"id":9,"n":"z"}}
        {"op":"change","path":"[1].n","old_path":"[0].n","old":"a","new":"A"}
        "#);
        let old = r#"["x",{"a":1},[1,2]]"#;
        assert_eq!(changes(old, r#"[{"a":2},[1]]"#).len(), 3);
    }

    #[test]
    fn what_is_ignored_is_counted_and_does_not_disturb_the_alignment() {
        let old = r#"{"at":1,"items":[{"id":1,"at":5},{"id":2,"at":6}]}"#;
        let new = r#"{"at":2,"items":[{"id":2,"at":7}],"more":{"at":3}}"#;
        let (changes, ignored) = ignoring(old, new, &["**.at"]);
        insta::assert_snapshot!(changes.join("\n"), @r#"
        {"op":"remove","path":"items[0]","old":{"id":1,"at":5}}
        {"op":"add","path":"more","new":{"at":3}}
        "#);
        assert_eq!(ignored, 2);
        assert_eq!(ignoring(old, new, &["items", "at", "more"]), (vec![], 4));
        assert_eq!(ignoring(old, new, &["$"]), (vec![], 4));
    }

    #[test]
    fn what_is_unfit_is_refused() {
        let unfit = |new: &str| match compare("{}", new, &[]) {
            Err((Side::New, unfit)) => unfit.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(
            unfit(r#"{"b":{"x":1},"a":1,"\u0062":2}"#),
            r#"has the key "b" twice in one object"#
        );
        assert_eq!(unfit(&"[".repeat(100_000)), "is nested deeper than 127");
        assert_eq!(
            unfit(r#"["\ud800"]"#),
            "holds something that is no JSON value, at byte 9"
        );
        let deepest = |inner: &str| format!("{}{inner}{}", "[".repeat(127), "]".repeat(127));
        assert_eq!(changes(&deepest("1"), &deepest("2")).len(), 1);
        assert_eq!(changes(&deepest("1"), "0").len(), 1);
        for reserved in [
            r#"{"$serde_json::private::Number":"1"}"#,
            "{\"a\":1,}",
            "[1 2]",
            "",
        ] {
            assert!(unfit(reserved).contains("no JSON value"), "{reserved}");
        }
    }

    #[test]
    fn large_arrays_take_no_time() {
        let list = |from: u32, to: u32| format!("{:?}", (from..to).collect::<Vec<_>>());
        let shifted = changes(&list(0, 100_000), &list(5, 100_005));
        assert_eq!(shifted.len(), 10);
        let other = changes(&list(0, 100_000), &list(100_000, 200_000));
        assert_eq!(other.len(), 100_000);
        let zeros = |n| format!("{:?}", vec![0; n]);
        assert_eq!(changes(&zeros(100_000), &zeros(99_999)).len(), 1);
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (0u8..3).prop_map(Value::from),
            "[a\"\\\\é]{0,2}".prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::vec(("[a-c\\\\]{1,2}", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    /// The recipe of [`Change`]'s documentation.
    fn apply(value: &mut Value, changes: &[Change]) {
        for change in changes {
            if let Change::Change {
                path,
                old_path,
                old,
                new,
            } = change
            {
                let path = old_path.as_ref().unwrap_or(path);
                assert_eq!(path_of(value, &path.0), old);
                path.set(value, new.clone()).expect("it is there");
            }
        }
        for change in changes.iter().rev() {
            if let Change::Remove {
                path: Path(steps),
                old,
            } = change
            {
                assert_eq!(path_of(value, steps), old);
                let (last, way) = steps.split_last().expect("never the root");
                match (path_of(value, way), last) {
                    (Value::Array(elements), Step::Index(n)) => drop(elements.remove(*n)),
                    (Value::Object(members), Step::Key(key)) => drop(members.remove(key)),
                    other => panic!("{other:?}"),
                }
            }
        }
        for change in changes {
            if let Change::Add {
                path: Path(steps),
                new,
            } = change
            {
                let (last, way) = steps.split_last().expect("never the root");
                match (path_of(value, way), last) {
                    (Value::Array(elements), Step::Index(n)) => elements.insert(*n, new.clone()),
                    (Value::Object(members), Step::Key(key)) => {
                        assert_eq!(members.insert(key.clone(), new.clone()), None);
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
    }

    fn path_of<'v>(value: &'v mut Value, steps: &[Step]) -> &'v mut Value {
        steps.iter().fold(value, |value, step| match step {
            Step::Key(key) => &mut value[key.as_str()],
            Step::Index(n) => &mut value[*n],
        })
    }

    proptest! {
        #[test]
        fn a_value_does_not_differ_from_itself(value in json()) {
            let pretty = serde_json::to_string_pretty(&value).expect("it serialises");
            prop_assert_eq!(changes(&value.to_string(), &pretty), Vec::<String>::new());
        }

        #[test]
        fn the_changes_lead_from_old_to_new(mut old in json(), new in json()) {
            let (changes, _) = compare(&old.to_string(), &new.to_string(), &[]).expect("JSON");
            prop_assert_eq!(changes.is_empty(), old == new);
            apply(&mut old, &changes);
            prop_assert_eq!(old, new);
        }

        #[test]
        fn what_is_read_is_what_serde_reads(text in r#"[\[\]{}",:0-2.eE+\- a\\u]{0,16}"#) {
            let value = serde_json::from_str::<Value>(&text);
            match compare(&text, "0", &[]) {
                Ok(_) => prop_assert!(value.is_ok()),
                Err((_, Unfit::Repeated(_))) => prop_assert!(value.is_ok()),
                Err(unfit) => prop_assert!(value.is_err(), "{:?}", unfit),
            }
        }

        #[test]
        fn ignoring_everything_finds_nothing(old in json(), new in json()) {
            let (changes, ignored) = ignoring(&old.to_string(), &new.to_string(), &["**"]);
            prop_assert_eq!(changes, Vec::<String>::new());
            prop_assert_eq!(ignored > 0, old != new);
        }
    }
}
