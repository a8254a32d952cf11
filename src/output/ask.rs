//! Questions to a person at a terminal: the one place that knows dialoguer.

use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, FuzzySelect, Password};

use super::style::escape;
use crate::error::{Exit, Failure, Result};
use crate::secret::Secret;

/// Someone to ask. Choices may hold a stranger's bytes: they are escaped here.
pub struct Ask {
    theme: Box<dyn Theme>,
}

impl Ask {
    /// Questions with or without colours.
    pub fn new(color: bool) -> Self {
        Self {
            theme: match color {
                true => Box::new(ColorfulTheme::default()),
                false => Box::new(SimpleTheme),
            },
        }
    }

    /// Yes or no, no being what Return means.
    pub fn confirm(&self, question: &str) -> Result<bool> {
        Confirm::with_theme(&*self.theme)
            .with_prompt(question)
            .default(false)
            .interact()
            .map_err(|error| unanswered(&error))
    }

    /// One of the choices, by its place.
    pub fn pick(&self, question: &str, choices: &[String]) -> Result<usize> {
        let choices: Vec<String> = choices.iter().map(|one| escape(one.as_bytes())).collect();
        FuzzySelect::with_theme(&*self.theme)
            .with_prompt(question)
            .items(&choices)
            .default(0)
            .highlight_matches(true)
            .max_length(12)
            .interact_opt()
            .map_err(|error| unanswered(&error))?
            .ok_or_else(left)
    }

    /// Any of the choices, by their places, in the order in which they were taken.
    pub fn pick_some(&self, question: &str, choices: &[String]) -> Result<Vec<usize>> {
        let mut taken: Vec<usize> = Vec::new();
        let mut done = false;
        while !done {
            let go = match taken.len() {
                0 => Vec::new(),
                n => vec![format!("go on with {n} chosen")],
            };
            let mark = |n: usize| if taken.contains(&n) { "✓" } else { " " };
            let marked = choices.iter().enumerate();
            let marked = marked.map(|(n, choice)| format!("{} {choice}", mark(n)));
            let offset = go.len();
            let shown: Vec<String> = go.into_iter().chain(marked).collect();
            match self.pick(question, &shown)?.checked_sub(offset) {
                None => done = true,
                Some(n) if taken.contains(&n) => taken.retain(|have| *have != n),
                Some(n) => taken.push(n),
            }
        }
        Ok(taken)
    }

    /// A secret, not shown while it is typed.
    pub fn secret(&self, question: &str) -> Result<Secret> {
        Password::with_theme(&*self.theme)
            .with_prompt(question)
            .interact()
            .map(Secret::new)
            .map_err(|error| unanswered(&error))
    }
}

fn left() -> Failure {
    Failure::with_exit(Exit::Interrupted, "nothing was chosen")
}

fn unanswered(error: &dialoguer::Error) -> Failure {
    let dialoguer::Error::IO(error) = error;
    match error.kind() {
        std::io::ErrorKind::Interrupted => left(),
        _ => Failure::new(format!("could not ask: {}", crate::error::plain(error))),
    }
}
