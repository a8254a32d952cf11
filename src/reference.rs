//! How a user names hooks: the same in every command.

use std::path::PathBuf;
use std::str::FromStr;

/// A hook, or several, as named on the command line.
///
/// `42` · `last` · `last~2` · `40..45` · `last~9..last` · a file or folder · `-`.
/// A file named `42` is `./42`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// One hook of the store.
    One(Place),
    /// From one to another, both included.
    Range(Place, Place),
    /// A file, or a folder of files.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

/// A hook's place in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The hook of this number.
    Number(u64),
    /// So many before the newest one.
    Last(u64),
}

impl FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "-" {
            return Ok(Self::Stdin);
        }
        if let Some((from, to)) = text.split_once("..")
            && let (Some(from), Some(to)) = (place(from), place(to))
        {
            return match (from, to) {
                (Place::Number(a), Place::Number(b)) if a > b => {
                    Err(format!("{text} runs backwards: write {b}..{a}"))
                }
                _ => Ok(Self::Range(from, to)),
            };
        }
        match place(text) {
            Some(Place::Number(0)) => Err("hooks are numbered from 1".into()),
            Some(place) => Ok(Self::One(place)),
            None if text.is_empty() => Err("an empty name".into()),
            None => Ok(Self::Path(text.into())),
        }
    }
}

fn place(text: &str) -> Option<Place> {
    match text.strip_prefix("last") {
        Some("") => Some(Place::Last(0)),
        Some(rest) => rest.strip_prefix('~')?.parse().ok().map(Place::Last),
        None => digits(text.strip_prefix('#').unwrap_or(text)).map(Place::Number),
    }
}

fn digits(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write() {
        use Place::{Last, Number};
        let read = |text: &str| text.parse::<Reference>();
        assert_eq!(read("42"), Ok(Reference::One(Number(42))));
        assert_eq!(read("#42"), Ok(Reference::One(Number(42))));
        assert_eq!(read("last"), Ok(Reference::One(Last(0))));
        assert_eq!(read("last~2"), Ok(Reference::One(Last(2))));
        assert_eq!(read("40..45"), Ok(Reference::Range(Number(40), Number(45))));
        assert_eq!(read("last~9..last"), Ok(Reference::Range(Last(9), Last(0))));
        assert_eq!(read("-"), Ok(Reference::Stdin));
        for path in ["./42", "a.json", "../x", "lastly", "+4", "4a"] {
            assert_eq!(read(path), Ok(Reference::Path(path.into())));
        }
        assert!(read("0").is_err());
        assert!(read("45..40").is_err());
    }
}
