//! What differs between two texts, by line.

use std::collections::HashMap;

use serde::Serialize;
use similar::{DiffOp, DiffTag, group_diff_ops};

use super::align::align;

/// Lines shown around a difference.
const AROUND: usize = 3;

/// Lines that differ, with up to three equal ones before and after.
///
/// JSON: `{"old_line":1,"new_line":1,"lines":[{"op":"keep","text":"…\n"}, …]}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hunk {
    /// The number of the first line in the old text, from 1.
    pub old_line: usize,
    /// The number of the first line in the new text, from 1.
    pub new_line: usize,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A line of a hunk, its line break included; the last line of a text may have none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "op", content = "text", rename_all = "lowercase")]
pub enum Line {
    /// In both.
    Keep(String),
    /// Only in the old text.
    Remove(String),
    /// Only in the new text.
    Add(String),
}

/// The hunks from one text to another; none when they are the same.
pub fn compare(old: &str, new: &str) -> Vec<Hunk> {
    let olds: Vec<&str> = old.split_inclusive('\n').collect();
    let news: Vec<&str> = new.split_inclusive('\n').collect();
    group_diff_ops(operations(&olds, &news), AROUND)
        .into_iter()
        .filter_map(|group| {
            let first = group.first()?;
            Some(Hunk {
                old_line: first.old_range().start + 1,
                new_line: first.new_range().start + 1,
                lines: group
                    .iter()
                    .flat_map(|op| lines(op, &olds, &news))
                    .collect(),
            })
        })
        .collect()
}

fn operations(olds: &[&str], news: &[&str]) -> Vec<DiffOp> {
    // Equal lines get equal numbers, so that the alignment is exact.
    let mut numbers = HashMap::new();
    let mut number = |line| {
        let next = numbers.len() as u64;
        *numbers.entry(line).or_insert(next)
    };
    let old_numbers: Vec<u64> = olds.iter().map(|line| number(*line)).collect();
    let new_numbers: Vec<u64> = news.iter().map(|line| number(*line)).collect();

    let mut operations = Vec::new();
    let (mut a, mut b) = (0, 0);
    let ends = (olds.len(), news.len());
    for (next_a, next_b) in align(&old_numbers, &new_numbers).into_iter().chain([ends]) {
        if (next_a, next_b) != (a, b) {
            operations.push(DiffOp::Replace {
                old_index: a,
                old_len: next_a - a,
                new_index: b,
                new_len: next_b - b,
            });
        }
        match operations.last_mut() {
            _ if (next_a, next_b) == ends => {}
            Some(DiffOp::Equal { len, .. }) => *len += 1,
            _ => operations.push(DiffOp::Equal {
                old_index: next_a,
                new_index: next_b,
                len: 1,
            }),
        }
        (a, b) = (next_a + 1, next_b + 1);
    }
    operations
}

fn lines(op: &DiffOp, olds: &[&str], news: &[&str]) -> Vec<Line> {
    let old = || olds[op.old_range()].iter().map(|line| (*line).to_owned());
    let new = || news[op.new_range()].iter().map(|line| (*line).to_owned());
    match op.tag() {
        DiffTag::Equal => old().map(Line::Keep).collect(),
        _ => old()
            .map(Line::Remove)
            .chain(new().map(Line::Add))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unified(old: &str, new: &str) -> String {
        let mut text = String::new();
        for hunk in compare(old, new) {
            text += &format!("@@ -{} +{} @@\n", hunk.old_line, hunk.new_line);
            for line in hunk.lines {
                text += &match line {
                    Line::Keep(line) => format!(" {line}"),
                    Line::Remove(line) => format!("-{line}"),
                    Line::Add(line) => format!("+{line}"),
                };
            }
        }
        text
    }

    #[test]
    fn lines_are_grouped_with_some_around() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n";
        let new = "a\nB\nc\nd\ne\nf\ng\nh\ni\nj\nj2\nk\n";
        insta::assert_snapshot!(unified(old, new), @"
        @@ -1 +1 @@
         a
        -b
        +B
         c
         d
         e
        @@ -8 +8 @@
         h
         i
         j
        +j2
         k
        ");
    }

    #[test]
    fn a_missing_line_break_at_the_end_is_a_difference() {
        let line = |line: Line| Hunk {
            old_line: 1,
            new_line: 1,
            lines: vec![line],
        };
        assert_eq!(compare("", "a"), [line(Line::Add("a".into()))]);
        let lines = vec![Line::Remove("a".into()), Line::Add("a\n".into())];
        assert_eq!(
            compare("a", "a\n"),
            [Hunk {
                old_line: 1,
                new_line: 1,
                lines
            }]
        );
        assert_eq!(compare("a\nb", "a\nb"), []);
        assert_eq!(compare("", ""), []);
    }

    proptest! {
        #[test]
        fn with_all_lines_shown_both_texts_are_there(
            old in "[ab\n]{0,12}", new in "[ab\n]{0,12}"
        ) {
            let (mut a, mut b) = (String::new(), String::new());
            let (olds, news): (Vec<&str>, Vec<&str>) =
                (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
            for op in operations(&olds, &news) {
                for line in lines(&op, &olds, &news) {
                    match line {
                        Line::Keep(line) => { a += &line; b += &line }
                        Line::Remove(line) => a += &line,
                        Line::Add(line) => b += &line,
                    }
                }
            }
            prop_assert_eq!((a, b), (old.clone(), new.clone()));
            prop_assert_eq!(compare(&old, &new).is_empty(), old == new);
        }
    }
}
