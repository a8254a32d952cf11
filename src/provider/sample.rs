//! Samples: payloads whose ids and times are filled in when they are sent.
//!
//! In a string of a sample, and in a provider's `fresh-id`, double braces hold a blank:
//!
//! | blank | filled with |
//! | --- | --- |
//! | `{{id}}` | the delivery's id |
//! | `{{unix}}` `{{unix_ms}}` `{{rfc3339}}` | the time, also `{{unix+3600}}` and `{{rfc3339-60}}`: seconds away from it |
//! | `{{uuid}}` | a random UUID |
//! | `{{alnum:N}}` `{{upper:N}}` `{{hex:N}}` `{{digits:N}}` | N random characters |
//!
//! The same blank is the same value throughout a sample; a name tells two of one
//! kind apart: `{{hex:40 head}}`. A string that is nothing but a count or digits
//! becomes a number; `{{digits:9|text}}` stays text, `{{id|number}}` becomes a number.
//!
//! A string that is nothing but `{{part:NAME}}` is that value of the provider's
//! `parts.json`, which may hold blanks and other parts.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::path::{Path, PathError};
use crate::provider::{Dice, Moment, Place};

const DIGITS: &[u8] = b"0123456789";
const LOWER_HEX: &[u8] = b"0123456789abcdef";
const UPPER: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ALNUM: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Text with blanks for random values, such as `evt_{{alnum:24}}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Shape(String);

impl Default for Shape {
    fn default() -> Self {
        Self("{{uuid}}".to_owned())
    }
}

impl Shape {
    /// Fills the blanks.
    pub fn draw(&self, dice: &mut Dice) -> String {
        let blanks = Blanks::random(dice).text(&self.0);
        blanks.unwrap_or_default()
    }
}

impl TryFrom<String> for Shape {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Blanks::random(&mut Dice::new(0)).text(&text)?;
        Ok(Self(text))
    }
}

impl From<Shape> for String {
    fn from(shape: Shape) -> Self {
        shape.0
    }
}

/// A sample at that moment, in its key order. The error says which blank is none.
pub fn concrete(
    text: &str,
    parts: &str,
    moment: &Moment,
    dice: &mut Dice,
) -> Result<Value, String> {
    let mut json: Value = serde_json::from_str(text).map_err(|why| why.to_string())?;
    if text.contains("{{part:") {
        let parts = serde_json::from_str(parts).map_err(|why| format!("parts.json: {why}"))?;
        put_together(&mut json, &parts, DEEPEST)?;
    }
    let drawn = HashMap::new();
    let moment = Some(moment);
    Blanks {
        moment,
        dice,
        drawn,
    }
    .value(&mut json)?;
    Ok(json)
}

/// How deep parts may hold parts.
const DEEPEST: usize = 8;

/// Puts the parts where they are named.
fn put_together(json: &mut Value, parts: &Map<String, Value>, depth: usize) -> Result<(), String> {
    let name = json.as_str().and_then(|text| {
        text.strip_prefix("{{part:")
            .and_then(|rest| rest.strip_suffix("}}"))
    });
    if let Some(name) = name {
        let part = parts.get(name).filter(|_| depth > 0);
        *json = part
            .ok_or_else(|| format!("there is no part {name}"))?
            .clone();
        return put_together(json, parts, depth - 1);
    }
    match json {
        Value::Object(fields) => {
            let mut values = fields.values_mut();
            values.try_for_each(|value| put_together(value, parts, depth))
        }
        Value::Array(items) => {
            let mut items = items.iter_mut();
            items.try_for_each(|value| put_together(value, parts, depth))
        }
        _ => Ok(()),
    }
}

/// The event of the general sample.
pub const GENERAL: &str = "test";

/// A small payload for a provider without samples of its own: what stands where, each place once,
/// and the time.
pub fn general<'a>(
    values: impl Iterator<Item = (&'a Place, &'a str)>,
    moment: &Moment,
) -> Result<Value, String> {
    let mut json = Value::Null;
    let mut filled = HashSet::new();
    for (place, value) in values {
        if !filled.insert(place.to_string()) {
            continue;
        }
        match place {
            Place::Body(_) => place.set_in(&mut json, value.into())?,
            Place::Form(name) => json[name] = value.into(),
            _ => {}
        }
    }
    if let Value::Null | Value::Object(_) = json {
        let time: Path = "sent_at"
            .parse()
            .map_err(|why: PathError| why.to_string())?;
        let value = moment.at.to_string().into();
        time.add(&mut json, value).map_err(|why| why.to_string())?;
    }
    Ok(json)
}

/// What blanks are filled with.
struct Blanks<'d> {
    moment: Option<&'d Moment>,
    dice: &'d mut Dice,
    drawn: HashMap<String, String>,
}

impl<'d> Blanks<'d> {
    /// Random values only.
    fn random(dice: &'d mut Dice) -> Self {
        let (moment, drawn) = (None, HashMap::new());
        Self {
            moment,
            dice,
            drawn,
        }
    }

    fn value(&mut self, value: &mut Value) -> Result<(), String> {
        match value {
            Value::Object(fields) => fields.values_mut().try_for_each(|v| self.value(v)),
            Value::Array(items) => items.iter_mut().try_for_each(|v| self.value(v)),
            Value::String(text) if text.contains("{{") => {
                let filled = self.text(text)?;
                *value = match is_number(text) {
                    true => Value::Number(filled.parse().map_err(|_| wrong(text))?),
                    false => Value::String(filled),
                };
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<String, String> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let (blank, after) = after.split_once("}}").ok_or_else(|| wrong(text))?;
            filled.push_str(before);
            filled.push_str(&self.blank(blank)?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn blank(&mut self, blank: &str) -> Result<String, String> {
        let (blank, _) = blank.split_once('|').unwrap_or((blank, ""));
        if let Some(value) = self.drawn.get(blank) {
            return Ok(value.clone());
        }
        let value = match self.moment.and_then(|moment| told(blank, moment)) {
            Some(value) => value,
            None => thrown(blank, self.dice).ok_or_else(|| wrong(blank))?,
        };
        self.drawn.insert(blank.to_owned(), value.clone());
        Ok(value)
    }
}

/// What the moment tells.
fn told(blank: &str, moment: &Moment) -> Option<String> {
    let sign = blank.find(['+', '-']).unwrap_or(blank.len());
    let (kind, away) = blank.split_at(sign);
    let away: i64 = match away {
        "" => 0,
        seconds => seconds.parse().ok()?,
    };
    let second = moment.at.as_second().checked_add(away)?;
    match kind {
        "id" if away == 0 => Some(moment.id.clone()),
        "unix" => Some(second.to_string()),
        "unix_ms" => Some((second * 1000 + i64::from(moment.at.subsec_millisecond())).to_string()),
        "rfc3339" => Some(Timestamp::from_second(second).ok()?.to_string()),
        _ => None,
    }
}

/// What the dice give.
fn thrown(blank: &str, dice: &mut Dice) -> Option<String> {
    let shape = blank.split(' ').next()?;
    if shape == "uuid" {
        return Some(dice.uuid());
    }
    let (kind, length) = shape.split_once(':')?;
    let length = u8::from_str(length).ok().filter(|length| *length > 0)?;
    match kind {
        "alnum" => Some(dice.word(ALNUM, length)),
        "upper" => Some(dice.word(UPPER, length)),
        "hex" => Some(dice.word(LOWER_HEX, length)),
        // A number does not begin with 0.
        "digits" => Some(dice.word(&DIGITS[1..], 1) + &dice.word(DIGITS, length - 1)),
        _ => None,
    }
}

/// True for a string that is one blank with a count or digits.
fn is_number(text: &str) -> bool {
    let inner = text.strip_prefix("{{").and_then(|t| t.strip_suffix("}}"));
    inner.is_some_and(|blank| {
        !blank.contains("}}")
            && !blank.ends_with("|text")
            && (blank.ends_with("|number")
                || blank.starts_with("unix")
                || blank.starts_with("digits:"))
    })
}

fn wrong(text: &str) -> String {
    format!("`{text}` holds a blank that cannot be filled")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment() -> Moment {
        Moment {
            at: "2026-01-02T03:04:05.678Z".parse().expect("a time"),
            id: "evt_1".into(),
            origin: "http://localhost".into(),
        }
    }

    #[test]
    fn blanks_are_filled_and_the_rest_is_kept() {
        let text = r#"{"z":"{{id}}","a":"{{unix}}","b":"{{unix_ms}}","c":["{{rfc3339-60}}","{{unix}}.0"],"n":1.50}"#;
        let body = concrete(text, "", &moment(), &mut Dice::new(1)).expect("a body");
        insta::assert_snapshot!(body, @r#"{"z":"evt_1","a":1767323045,"b":1767323045678,"c":["2026-01-02T03:03:05Z","1767323045.0"],"n":1.50}"#);
    }

    #[test]
    fn the_same_blank_is_the_same_value() {
        let text = r#"["{{hex:8}}","{{hex:8}}","{{hex:8 other}}","{{digits:5}}"]"#;
        let body = concrete(text, "", &moment(), &mut Dice::new(1)).expect("a body");
        let [a, b, c, d] = serde_json::from_value::<[Value; 4]>(body).expect("JSON");
        assert_eq!(a, b);
        assert_ne!(a, c);
        assert!(d.is_number());
    }

    #[test]
    fn parts_are_put_together() {
        let parts = r#"{"who":{"id":"{{digits:3|text}}","org":"{{part:org}}"},"org":[1],"loop":"{{part:loop}}"}"#;
        let of = |text| concrete(text, parts, &moment(), &mut Dice::new(1));
        let body = of(r#"{"a":"{{part:who}}","b":["{{part:org}}"]}"#).expect("a body");
        insta::assert_snapshot!(body, @r#"{"a":{"id":"690","org":[1]},"b":[[1]]}"#);
        insta::assert_snapshot!(of(r#""{{part:x}}""#).expect_err("a fault"), @"there is no part x");
        insta::assert_snapshot!(of(r#""{{part:loop}}""#).expect_err("a fault"), @"there is no part loop");
    }

    #[test]
    fn what_is_no_blank_is_said() {
        for text in [
            "{{time}}",
            "{{hex:0}}",
            "{{hex}}",
            "{{id",
            "{{id}}",
            "{{unix}}",
        ] {
            let error = Shape::try_from(text.to_owned()).expect_err("a fault");
            assert!(error.contains("cannot be filled"), "{error}");
        }
        let sample = concrete(r#""{{id+1}}""#, "", &moment(), &mut Dice::new(1));
        assert!(sample.is_err());
    }
}
