//! Whose hook it is, by its headers.

use std::collections::HashMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::http::{Headers, is_token};

/// Something that is true of a provider's hooks: `header.NAME` (it is there),
/// `header.NAME=value` (its value is this), `header.NAME=value*` (it begins so).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Condition {
    header: String,
    value: Match,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Match {
    Any,
    Is(String),
    Begins(String),
}

impl Condition {
    fn holds(&self, headers: &Headers) -> bool {
        let mut values = headers.all(&self.header);
        values.any(|value| match &self.value {
            Match::Any => true,
            Match::Is(text) => value == text.as_bytes(),
            Match::Begins(text) => value.starts_with(text.as_bytes()),
        })
    }
}

impl FromStr for Condition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (place, value) = match text.split_once('=') {
            None => (text, Match::Any),
            Some((place, value)) => match value.strip_suffix('*') {
                Some(beginning) => (place, Match::Begins(beginning.to_owned())),
                None => (place, Match::Is(value.to_owned())),
            },
        };
        let header = place.strip_prefix("header.");
        let header = header.filter(|name| !name.is_empty() && name.bytes().all(is_token));
        let expected = "expected header.NAME, header.NAME=value or header.NAME=beginning*";
        Ok(Self {
            header: header.ok_or(format!("`{text}`: {expected}"))?.to_owned(),
            value,
        })
    }
}

impl TryFrom<String> for Condition {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Condition> for String {
    fn from(condition: Condition) -> Self {
        let value = match condition.value {
            Match::Any => String::new(),
            Match::Is(text) => format!("={text}"),
            Match::Begins(text) => format!("={text}*"),
        };
        format!("header.{}{value}", condition.header)
    }
}

/// What is recognised, by the header of its first condition in lower case: a hook is held
/// only against those that one of its headers speaks for.
#[derive(Debug)]
pub struct Index<T>(HashMap<String, Vec<Sorted<T>>>);

/// Conditions, the place among all, and what they are the conditions of.
type Sorted<T> = (Vec<Condition>, usize, T);

impl<T: Copy> Index<T> {
    /// Sorts in what is recognised by its conditions; never what has none.
    pub fn new(all: impl Iterator<Item = (Vec<Condition>, T)>) -> Self {
        let mut index: HashMap<String, Vec<Sorted<T>>> = HashMap::new();
        for (rank, (conditions, one)) in all.enumerate() {
            if let Some(first) = conditions.first() {
                let header = first.header.to_ascii_lowercase();
                index
                    .entry(header)
                    .or_default()
                    .push((conditions, rank, one));
            }
        }
        Self(index)
    }

    /// The one whose conditions all hold; of several, the one with the most, for it knows
    /// the hook best; of those, the one that was sorted in first.
    pub fn find(&self, headers: &Headers) -> Option<T> {
        let candidates = headers.iter().filter_map(|(name, _)| {
            let name = name.to_ascii_lowercase();
            self.0.get(&name)
        });
        candidates
            .flatten()
            .filter(|(conditions, ..)| conditions.iter().all(|one| one.holds(headers)))
            .min_by_key(|(conditions, rank, _)| (std::cmp::Reverse(conditions.len()), *rank))
            .map(|(_, _, one)| *one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(fields: &[(&str, &str)]) -> Headers {
        let fields = fields.iter();
        fields
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned().into()))
            .collect()
    }

    #[test]
    fn a_condition_is_about_a_header() {
        let holds = |condition: &str, value: &str| {
            let condition: Condition = condition.parse().expect("a condition");
            condition.holds(&headers(&[("user-agent", value)]))
        };
        assert!(holds("header.User-Agent", ""));
        assert!(holds("header.User-Agent=a=b", "a=b"));
        assert!(holds("header.User-Agent=Slackbot*", "Slackbot 1.0"));
        assert!(!holds("header.User-Agent=Slackbot", "Slackbot 1.0"));
        assert!(!holds("header.X-Other", ""));
        let error = "User-Agent=a".parse::<Condition>().expect_err("a fault");
        insta::assert_snapshot!(error, @"`User-Agent=a`: expected header.NAME, header.NAME=value or header.NAME=beginning*");
    }

    #[test]
    fn the_provider_with_the_most_conditions_is_the_one() {
        let entry = |name: &'static str, conditions: &[&str]| {
            let conditions = conditions
                .iter()
                .map(|text| text.parse().expect("a condition"));
            (conditions.collect(), name)
        };
        let all = [
            entry("plain", &["header.X-Event"]),
            entry("close", &["header.X-Event", "header.X-Own"]),
            entry("never", &[]),
            entry("other", &["header.X-Other"]),
        ];
        let index = Index::new(all.into_iter());
        let found = |fields| index.find(&headers(fields));
        assert_eq!(found(&[("x-event", "")]), Some("plain"));
        assert_eq!(found(&[("x-own", ""), ("X-EVENT", "")]), Some("close"));
        // The order of the headers does not matter.
        assert_eq!(found(&[("x-event", ""), ("x-other", "")]), Some("plain"));
        assert_eq!(found(&[("x-other", ""), ("x-event", "")]), Some("plain"));
        assert_eq!(found(&[("x-own", "")]), None);
        assert_eq!(found(&[]), None);
    }
}
