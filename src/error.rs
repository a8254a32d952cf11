//! What a command ends with: an exit code, and for a failure a message and a hint.

use std::fmt::{self, Display};
use std::io;

/// The exit codes, the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Sent and answered 2xx, identical, valid, ended as asked.
    Yes = 0,
    /// A reply was not 2xx, hooks differ, nothing matched.
    No = 1,
    /// Usage, configuration, unreadable file, no such hook, port taken.
    CouldNot = 2,
    /// The target could not be reached: refused, DNS, TLS.
    Unreachable = 3,
    /// Time ran out before the answer, or before the hooks that were waited for.
    TimedOut = 4,
    /// Interrupted before it was done.
    Interrupted = 130,
}

/// The result of whatever can fail for a user.
pub type Result<T> = std::result::Result<T, Failure>;

/// Why a command could not do what was asked: one clear line and a hint.
#[derive(Debug)]
pub struct Failure {
    /// The code to end with.
    pub exit: Exit,
    /// What failed, with what.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Failure {
    /// A failure that ends with 2.
    pub fn new(message: impl Into<String>) -> Self {
        Self::with_exit(Exit::CouldNot, message)
    }

    /// A failure that ends with the code given.
    pub fn with_exit(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            hint: None,
        }
    }

    /// A write to stdout that failed. A reader that went away is no failure.
    pub fn output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::with_exit(Exit::Yes, ""),
            _ => Self::new(format!("could not write the output: {}", plain(error))),
        }
    }

    /// Adds what to do about it.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// True when there is nothing to tell: the reader of our output went away.
    pub fn is_quiet(&self) -> bool {
        self.exit == Exit::Yes
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Turns an error of a library into a `Failure` that says what was being done.
pub trait OrFail<T> {
    /// `what()` completes "could not …".
    fn or_fail<W: Display>(self, what: impl FnOnce() -> W) -> Result<T>;
}

impl<T, E: Into<Cause>> OrFail<T> for std::result::Result<T, E> {
    fn or_fail<W: Display>(self, what: impl FnOnce() -> W) -> Result<T> {
        self.map_err(|error| Failure::new(format!("could not {}: {}", what(), error.into().0)))
    }
}

/// An error's text, for a person.
pub struct Cause(String);

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self(plain(&error))
    }
}

impl From<serde_json::Error> for Cause {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<String> for Cause {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// The operating system's words without Rust's `(os error 2)`, in lower case.
pub fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => text.to_owned(),
    }
}

/// What serde says of an unknown word, with the nearest of the known ones in place of them all,
/// when one is near.
pub fn meant(message: &str) -> String {
    let mut words = message.split('`').skip(1).step_by(2);
    let is_unknown = message.starts_with("unknown ");
    let Some(written) = words.next().filter(|_| is_unknown) else {
        return message.to_owned();
    };
    let near = nearest(written, words);
    match (near.first(), message.split_once(", expected ")) {
        (Some(near), Some((what, _))) => format!("{what}, did you mean `{near}`?"),
        _ => message.to_owned(),
    }
}

/// The choice that looks most like what was written, when one does.
pub fn nearest<'a>(written: &str, choices: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut near: Vec<(f64, &str)> = choices
        .into_iter()
        .map(|choice| (strsim::jaro_winkler(written, choice), choice))
        .filter(|(likeness, _)| *likeness > 0.75)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    near.into_iter().take(3).map(|(_, choice)| choice).collect()
}
