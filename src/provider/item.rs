//! The items of a signature's text, such as `t=1700000000` and `v1=5257a8…`.

use super::placeholder::Placeholder;
use super::template::{Part, Template};
use super::vocabulary::Encoding;

/// One item: a placeholder between fixed texts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    before: String,
    /// What stands between the two.
    value: Placeholder,
    after: String,
}

/// The items of a signature's text, and how they are told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    all: Vec<Item>,
    separator: Option<String>,
    /// By their order, because they begin alike; else by how they begin.
    ordered: bool,
}

impl Items {
    /// The items of a text: one placeholder each.
    pub fn new(value: &Template, separator: Option<&str>) -> Result<Self, String> {
        let text = value.to_string();
        let texts: Vec<&str> = match separator {
            None => vec![text.as_str()],
            Some(separator) if separator.bytes().any(|b| Encoding::Base64.uses(b)) => {
                return Err(format!(
                    "separator: `{separator}` may occur in a signature or a time"
                ));
            }
            Some("") => return Err("separator: it is empty".into()),
            Some(separator) => text.split(separator).collect(),
        };
        let all = texts.iter().map(|text| Item::parse(text));
        let all = all.collect::<Result<Vec<Item>, String>>()?;
        let count = all.iter().filter(|item| item.value == Placeholder::Mac);
        if count.count() != 1 {
            return Err(format!("value: `{value}` should hold {{mac}} once"));
        }
        let ordered = all.iter().enumerate().any(|(place, one)| {
            let mut others = all[..place].iter().chain(&all[place + 1..]);
            others.any(|other| other.before.starts_with(&one.before))
        });
        let separator = separator.map(str::to_owned);
        Ok(Self {
            all,
            separator,
            ordered,
        })
    }

    /// What `text` says, item by item; unknown items say nothing. Of those told by their order,
    /// the last may repeat.
    pub fn within<'t>(&self, text: &'t str) -> Vec<(&Placeholder, &'t str)> {
        let pieces: Vec<&str> = match &self.separator {
            Some(separator) => text.split(separator.as_str()).collect(),
            None => vec![text],
        };
        let last = self.all.len().saturating_sub(1);
        let found = pieces.into_iter().enumerate().filter_map(|(place, piece)| {
            let may_be = match self.ordered {
                true => self.all.get(place.min(last)..=place.min(last))?,
                false => &self.all,
            };
            let mut may_be = may_be.iter();
            may_be.find_map(|item| Some((&item.value, item.within(piece)?)))
        });
        found.collect()
    }
}

impl Item {
    fn parse(text: &str) -> Result<Self, String> {
        let template: Template = text.parse().map_err(|why| format!("value: {why}"))?;
        let (before, value, after) = match template.parts() {
            [Part::Value(value)] => ("", value, ""),
            [Part::Text(before), Part::Value(value)] => (before.as_str(), value, ""),
            [Part::Value(value), Part::Text(after)] => ("", value, after.as_str()),
            [Part::Text(before), Part::Value(value), Part::Text(after)] => {
                (before.as_str(), value, after.as_str())
            }
            _ => {
                return Err(format!(
                    "value: `{text}` should hold one placeholder; separator says what stands between two"
                ));
            }
        };
        Ok(Self {
            before: before.to_owned(),
            value: value.clone(),
            after: after.to_owned(),
        })
    }

    /// What stands for the placeholder in `text`, when the rest fits.
    fn within<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.strip_prefix(&self.before)?.strip_suffix(&self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(value: &str, text: &str) -> String {
        let value: Template = value.parse().expect("a template");
        let separator = value.joint();
        let items = Items::new(&value, separator.as_deref()).expect("items");
        let found = items.within(text).into_iter();
        let words = found.map(|(value, text)| format!("{value}{text}"));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn items_that_begin_differently_come_in_any_order() {
        let value = "t={timestamp},v1={mac}";
        assert_eq!(
            found(value, "v1=a,t=1,v0=b,v1=c"),
            "{mac}a {timestamp}1 {mac}c"
        );
        assert_eq!(found(value, "a"), "");
    }

    #[test]
    fn items_that_begin_alike_are_told_by_their_order() {
        let value = "{timestamp},{mac}";
        assert_eq!(found(value, "1,a,b"), "{timestamp}1 {mac}a {mac}b");
        assert_eq!(found(value, "1"), "{timestamp}1");
    }
}
