//! JSON, indented: every token as it was written.

use crate::content::json::{Token, tokens};
use crate::output::style::Role;

use super::sheet::Sheet;

/// Blanks per level.
const STEP: usize = 2;

pub(super) fn lay_out(sheet: &mut Sheet, text: &str) {
    let mut depth = 0_usize;
    let mut tokens = tokens(text).peekable();
    while let Some(token) = tokens.next() {
        match token {
            Token::Open(open) => {
                sheet.put(Role::Plain, open);
                if let Some(Token::Close(close)) = tokens.peek() {
                    sheet.put(Role::Plain, close);
                    tokens.next();
                } else {
                    depth += 1;
                    sheet.end().indent(STEP * depth);
                }
            }
            Token::Close(close) => {
                depth = depth.saturating_sub(1);
                sheet.end().indent(STEP * depth).put(Role::Plain, close);
            }
            Token::Comma => {
                sheet.put(Role::Plain, ",").end().indent(STEP * depth);
            }
            Token::Key(key) => {
                sheet.put_json(Role::Name, key).put(Role::Plain, ": ");
            }
            Token::Text(text) => {
                sheet.put_json(Role::Text, text);
            }
            Token::Number(number) => {
                sheet.put_json(Role::Number, number);
            }
            Token::Literal(literal) => {
                sheet.put_json(Role::Literal, literal);
            }
        }
    }
    sheet.end();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Number, Value};

    use super::*;
    use crate::output::style::{Page, is_treacherous};

    fn shown(text: &str) -> String {
        let mut page = Page::new(false, 80);
        lay_out(&mut Sheet::new(&mut page), text);
        page.as_str().to_owned()
    }

    fn value() -> impl Strategy<Value = Value> {
        let number = prop_oneof![
            "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,4})?",
            Just("1.0".to_owned()),
            Just("9007199254740993".to_owned()),
        ];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            number.prop_map(|text| Value::Number(Number::from_string_unchecked(text))),
            any::<String>().prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let fields = proptest::collection::vec((any::<String>(), inner.clone()), 0..4);
            prop_oneof![
                proptest::collection::vec(inner, 0..4).prop_map(Value::Array),
                fields.prop_map(|fields| Value::Object(Map::from_iter(fields))),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_is_the_same_json(value in value(), pretty in any::<bool>()) {
            let text = match pretty {
                true => serde_json::to_string_pretty(&value),
                false => serde_json::to_string(&value),
            };
            let text = text.expect("it serialises");
            let shown = shown(&text);
            prop_assert!(!shown.chars().any(is_treacherous));
            prop_assert_eq!(numbers(&shown), numbers(&text));
            let read = |text| serde_json::from_str::<Value>(text).expect("it is JSON");
            prop_assert_eq!(read(&shown), read(&text));
        }
    }

    fn numbers(text: &str) -> Vec<Token<'_>> {
        let numbers = |token: &Token| matches!(token, Token::Number(_));
        tokens(text).filter(numbers).collect()
    }

    #[test]
    fn repeated_keys_and_escapes_stay() {
        let text = r#"{"a":{},"a":[],"b":["\u00e9\/",-0.0E+1]}"#;
        insta::assert_snapshot!(shown(text), @r#"
          {
            "a": {},
            "a": [],
            "b": [
              "\u00e9\/",
              -0.0E+1
            ]
          }
        "#);
    }
}
