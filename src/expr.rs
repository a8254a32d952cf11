//! jq expressions over hooks: the one place that knows jaq.
//!
//! The language without its doors to the outside: no environment, no further input,
//! no imports, no halting and nothing that writes to a terminal.

use jaq_core::data::JustLut;
use jaq_core::load::{Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Filter, Vars, unwrap_valr};
use jaq_json::{Val, read};
use serde::Serialize;

const DOORS: [&str; 8] = [
    "env",
    "halt",
    "halt_error",
    "input_line_number",
    "stderr",
    "stderr_empty",
    "debug",
    "debug_empty",
];

/// A compiled expression.
pub struct Expr {
    filter: Filter<JustLut<Val>>,
}

impl std::fmt::Debug for Expr {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("Expr")
    }
}

impl Expr {
    /// Compiles `text`. The error says what was expected and where, in a few words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let defs = jaq_core::defs()
            .chain(jaq_std::defs())
            .chain(jaq_json::defs())
            .filter(|def| !DOORS.contains(&def.name));
        let funs = jaq_core::funs()
            .chain(jaq_std::funs())
            .chain(jaq_json::funs())
            .filter(|(name, ..)| !DOORS.contains(name));
        let arena = Arena::default();
        let program = File {
            code: text,
            path: (),
        };
        let modules = Loader::new(defs)
            .load(&arena, program)
            .map_err(|errors| load_error(text, errors))?;
        let filter = Compiler::default()
            .with_funs(funs)
            .compile(modules)
            .map_err(|errors| {
                let unknown = errors.into_iter().flat_map(|(_, errors)| errors).next();
                unknown.map_or_else(String::new, |(name, kind)| {
                    format!("unknown {}: {name}", kind.as_str())
                })
            })?;
        Ok(Self { filter })
    }

    /// True when the first result over `value` is neither `null` nor `false`.
    /// The error is what jq says when the expression does not fit the value.
    pub fn holds(&self, value: &impl Serialize) -> Result<bool, String> {
        let json = serde_json::to_vec(value).map_err(|error| error.to_string())?;
        let input = read::parse_single(&json).map_err(|error| error.to_string())?;
        let ctx = Ctx::<JustLut<Val>>::new(&self.filter.lut, Vars::new([]));
        match self.filter.id.run((ctx, input)).map(unwrap_valr).next() {
            None | Some(Ok(Val::Null | Val::Bool(false))) => Ok(false),
            Some(Ok(_)) => Ok(true),
            Some(Err(error)) => Err(error.to_string()),
        }
    }
}

fn load_error(text: &str, errors: jaq_core::load::Errors<&str, ()>) -> String {
    use jaq_core::load::{Error, span};
    let at = |part: &str| match span(text, part) {
        place if place.start >= text.len() => "the end".to_owned(),
        place => format!("position {}", text[..place.start].chars().count() + 1),
    };
    let error = errors.into_iter().next().map(|(_, error)| error);
    match error {
        Some(Error::Lex(errors)) => errors
            .first()
            .map(|(expected, found)| format!("expected {} at {}", expected.as_str(), at(found))),
        Some(Error::Parse(errors)) => errors
            .first()
            .map(|(expected, found)| format!("expected {} at {}", expected.as_str(), at(found))),
        Some(Error::Io(_)) => Some("modules cannot be loaded here".to_owned()),
        None => None,
    }
    .unwrap_or_else(|| "it does not parse".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn holds(text: &str) -> Result<bool, String> {
        let hook = json!({"provider": "github", "request": {"method": "POST",
            "body": {"json": {"id": serde_json::Number::from_string_unchecked("9007199254740993".into())}}}});
        Expr::parse(text)?.holds(&hook)
    }

    #[test]
    fn it_is_jq() {
        assert_eq!(
            holds(r#".request.method == "POST" and .provider == "github""#),
            Ok(true)
        );
        assert_eq!(holds(r#".provider | test("^git")"#), Ok(true));
        assert_eq!(holds(".event"), Ok(false));
        assert_eq!(holds("empty"), Ok(false));
        assert_eq!(
            holds(".request.body.json.id == 9007199254740992"),
            Ok(false)
        );
    }

    #[test]
    fn errors_say_where() {
        insta::assert_snapshot!(holds(".a ==").expect_err("incomplete"), @"expected term at the end");
        insta::assert_snapshot!(holds(".a | nope(1)").expect_err("unknown"), @"unknown filter: nope");
        insta::assert_snapshot!(holds(r#".a == "x"#).expect_err("open"), @"expected closing quote at the end");
        insta::assert_snapshot!(holds(".provider.x").expect_err("no object"), @r#"cannot index "github" with "x""#);
    }

    #[test]
    fn the_doors_are_shut() {
        for text in [
            "env",
            "$ENV.HOME",
            "input",
            "debug",
            "halt",
            r#"import "a" as a; 1"#,
        ] {
            assert!(Expr::parse(text).is_err(), "{text}");
        }
    }
}
