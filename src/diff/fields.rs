//! What differs between two lists of named values: headers, query parameters, form fields.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Serialize, Serializer};

use crate::http::Headers;

/// A name whose values differ. No values: there is no such field.
///
/// JSON: `{"name":"x-foo","old":["a"],"new":["b","c"]}`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The name, as it is first written.
    pub name: String,
    /// The old values, in order.
    pub old: Vec<FieldValue>,
    /// The new values, in order.
    pub new: Vec<FieldValue>,
}

/// A field's value. JSON: a string, or `{"base64":"…"}` when it is not UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldValue(pub Vec<u8>);

impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match std::str::from_utf8(&self.0) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => serializer.collect_map([("base64", BASE64.encode(&self.0))]),
        }
    }
}

/// Name and value, in the order of a message.
pub type Fields = Vec<(String, FieldValue)>;

/// The names whose values differ, in the order they come first. Order counts among the
/// values of one name only.
pub fn compare(old: Fields, new: Fields, key: impl Fn(&str) -> String) -> Vec<FieldChange> {
    let mut changes: Vec<FieldChange> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let sides = old.into_iter().map(|field| (true, field));
    for (is_old, (name, value)) in sides.chain(new.into_iter().map(|field| (false, field))) {
        let place = *places.entry(key(&name)).or_insert(changes.len());
        if place == changes.len() {
            changes.push(FieldChange {
                name,
                ..FieldChange::default()
            });
        }
        let change = &mut changes[place];
        if is_old {
            &mut change.old
        } else {
            &mut change.new
        }
        .push(value);
    }
    changes.retain(|change| change.old != change.new);
    changes
}

/// Header fields as they are.
pub fn of_headers(headers: &Headers) -> Fields {
    headers
        .iter()
        .map(|(name, value)| (name.to_owned(), FieldValue(value.to_vec())))
        .collect()
}

/// The parameters of a query, `+` and `%xx` decoded. A name that would then not be UTF-8 is
/// left as it is written.
pub fn of_query(query: &str) -> Fields {
    let decoded = |text: &str| -> Vec<u8> {
        let spaced = text.replace('+', " ");
        percent_encoding::percent_decode_str(&spaced).collect()
    };
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let readable = String::from_utf8(decoded(name));
            (
                readable.unwrap_or_else(|_| name.to_owned()),
                FieldValue(decoded(value)),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(old: &str, new: &str) -> String {
        let changes = compare(of_query(old), of_query(new), str::to_owned);
        serde_json::to_string(&changes).expect("it serialises")
    }

    #[test]
    fn order_counts_among_repeats_only() {
        assert_eq!(query("a=1&b=2&a=3", "b=2&a=1&a=3"), "[]");
        assert_eq!(
            query("a=1&a=3&c", "a=3&a=1&b="),
            r#"[{"name":"a","old":["1","3"],"new":["3","1"]},{"name":"c","old":[""],"new":[]},{"name":"b","old":[],"new":[""]}]"#
        );
    }

    #[test]
    fn parameters_are_decoded_without_loss() {
        assert_eq!(query("a+b=%41%2b", "a%20b=A%2B"), "[]");
        assert_eq!(
            query("x=%fe&%ff=1", "x=%ff&%fe=1"),
            r#"[{"name":"x","old":[{"base64":"/g=="}],"new":[{"base64":"/w=="}]},{"name":"%ff","old":["1"],"new":[]},{"name":"%fe","old":[],"new":["1"]}]"#
        );
    }
}
