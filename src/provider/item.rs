//! The items of a signature header, such as `t=1700000000` and `v1=5257a8…`.

use super::template::{Part, Placeholder, Template};
use super::vocabulary::Encoding;

/// One item of a signature header: a placeholder between fixed texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    before: String,
    /// What stands between the two.
    pub value: Placeholder,
    after: String,
}

/// The items of a header value: each one placeholder, each told from the others by its beginning.
pub fn items(value: &Template, separator: Option<&str>) -> Result<Vec<Item>, String> {
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
    let items = texts.iter().map(|text| Item::parse(text));
    let items = items.collect::<Result<Vec<Item>, String>>()?;
    let count = items.iter().filter(|item| item.value == Placeholder::Mac);
    if count.count() != 1 {
        return Err(format!("value: `{value}` should hold {{mac}} once"));
    }
    let confused = items.iter().enumerate().any(|(place, one)| {
        let mut others = items[..place].iter().chain(&items[place + 1..]);
        others.any(|other| other.before.starts_with(&one.before))
    });
    match confused {
        true => Err(format!(
            "value: the items of `{value}` should begin differently, such as t= and v1="
        )),
        false => Ok(items),
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
    pub fn within<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.strip_prefix(&self.before)?.strip_suffix(&self.after)
    }
}
