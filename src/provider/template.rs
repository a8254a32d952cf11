//! Text with placeholders from a closed list.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::provider::placeholder::Placeholder;

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Written as it stands.
    Text(String),
    /// Replaced by a value.
    Value(Placeholder),
}

/// Text with placeholders, such as `v0:{timestamp}:{body}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Template(Vec<Part>);

/// Text that could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {}: {message}", at + 1)]
pub struct SyntaxError {
    /// Bytes before the fault.
    pub at: usize,
    /// What is wrong, and what was expected.
    pub message: String,
}

impl SyntaxError {
    /// A fault `at` bytes into the text.
    pub fn new(at: usize, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { at, message }
    }

    /// The same fault in a text that has `by` bytes more before it.
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.at + by, self.message)
    }
}

impl Template {
    /// The parts, in order.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// True for no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The placeholders, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.0.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Value(placeholder) => Some(placeholder),
        })
    }

    /// What stands first between two placeholders.
    pub fn joint(&self) -> Option<String> {
        self.0.windows(3).find_map(|parts| match parts {
            [Part::Value(_), Part::Text(text), Part::Value(_)] => text.get(..1).map(str::to_owned),
            _ => None,
        })
    }

    /// The text right behind a placeholder.
    pub fn after(&self, placeholder: &Placeholder) -> Option<&str> {
        self.0.windows(2).find_map(|parts| match parts {
            [Part::Value(value), Part::Text(text)] if value == placeholder => Some(text.as_str()),
            _ => None,
        })
    }

    /// True when `placeholder` is in it, through filters too.
    pub fn names(&self, placeholder: &Placeholder) -> bool {
        self.placeholders().any(|have| have.source() == placeholder)
    }

    /// Refuses a placeholder that has no value where this template is used.
    pub fn allow(&self, allowed: impl Fn(&Placeholder) -> bool) -> Result<(), String> {
        match self.placeholders().find(|have| !allowed(have.source())) {
            Some(other) => Err(format!("{other} has no value there")),
            None => Ok(()),
        }
    }

    /// Gives the text piece by piece to `sink`. The error is the placeholder that `values` lacks.
    pub fn write<'t, 'v>(
        &'t self,
        values: impl Fn(&Placeholder) -> Option<Cow<'v, [u8]>>,
        mut sink: impl FnMut(&[u8]),
    ) -> Result<(), &'t Placeholder> {
        for part in &self.0 {
            match part {
                Part::Text(text) => sink(text.as_bytes()),
                Part::Value(placeholder) => {
                    sink(&placeholder.value(&values).ok_or(placeholder)?);
                }
            }
        }
        Ok(())
    }

    /// The whole text. The error is the placeholder that `values` lacks.
    pub fn render<'t, 'v>(
        &'t self,
        values: impl Fn(&Placeholder) -> Option<Cow<'v, [u8]>>,
    ) -> Result<Vec<u8>, &'t Placeholder> {
        let mut out = Vec::new();
        self.write(values, |piece| out.extend_from_slice(piece))?;
        Ok(out)
    }
}

impl FromStr for Template {
    type Err = SyntaxError;

    fn from_str(text: &str) -> Result<Self, SyntaxError> {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(brace) = text[at..].find(['{', '}']).map(|found| at + found) {
            if text[brace..].starts_with('}') {
                return Err(SyntaxError::new(brace, "this `}` closes nothing"));
            }
            let end = text[brace..].find('}').map(|found| brace + found);
            let end = end.ok_or_else(|| SyntaxError::new(brace, "this `{` is not closed"))?;
            let placeholder = text[brace + 1..end].parse();
            let placeholder = placeholder.map_err(|why: String| SyntaxError::new(brace, why))?;
            if at < brace {
                parts.push(Part::Text(text[at..brace].to_owned()));
            }
            parts.push(Part::Value(placeholder));
            at = end + 1;
        }
        if at < text.len() {
            parts.push(Part::Text(text[at..].to_owned()));
        }
        Ok(Self(parts))
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(text),
            Part::Value(placeholder) => placeholder.fmt(f),
        })
    }
}

impl From<Placeholder> for Template {
    fn from(placeholder: Placeholder) -> Self {
        Self(vec![Part::Value(placeholder)])
    }
}

impl TryFrom<String> for Template {
    type Error = SyntaxError;
    fn try_from(text: String) -> Result<Self, SyntaxError> {
        text.parse()
    }
}

impl From<Template> for String {
    fn from(template: Template) -> Self {
        template.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_and_writes_itself() {
        for text in [
            "",
            "v0:{timestamp}:{body|sha256}",
            "{header.X-Ts}{id}",
            "plain",
        ] {
            let template: Template = text.parse().expect("it parses");
            assert_eq!(template.to_string(), text);
        }
    }

    #[test]
    fn faults_have_a_place() {
        let fault = |text: &str| text.parse::<Template>().expect_err("a fault").to_string();
        insta::assert_snapshot!(fault("v1={sig}"), @"column 4: there is no {sig} (known: {account} {body} {event} {expiry} {id} {mac} {method} {origin} {path} {rfc3339} {secret} {sns} {sorted-form} {target} {timestamp} {url} {header.NAME} {query.NAME} {form.NAME} {body.PATH} {listed.NAME})");
        insta::assert_snapshot!(fault("{time}.{body}"), @"column 1: there is no {time}, did you mean {timestamp}? (known: {account} {body} {event} {expiry} {id} {mac} {method} {origin} {path} {rfc3339} {secret} {sns} {sorted-form} {target} {timestamp} {url} {header.NAME} {query.NAME} {form.NAME} {body.PATH} {listed.NAME})");
        insta::assert_snapshot!(fault("{body}{header.x y}"), @"column 7: `x y` is not a header name");
        insta::assert_snapshot!(fault("a{body"), @"column 2: this `{` is not closed");
        insta::assert_snapshot!(fault("a}b"), @"column 2: this `}` closes nothing");
    }
}
