//! Which face a thing is shown with, and on which stream: data on stdout, talk on stderr.

pub mod ask;
pub mod difference;
pub mod human;
pub mod style;

use std::io::{self, IsTerminal, Write};

use serde::{Deserialize, Serialize};

use crate::error::{Failure, Result};
use style::{Page, Role, escape_json};

/// What can be shown has two faces: `Serialize` is the one for programs.
pub trait Render: Serialize {
    /// The face for people; whole lines.
    fn render(&self, page: &mut Page);
}

/// Where a command's data goes.
pub struct Output {
    json: bool,
    /// The settings every page of this output starts with.
    pub page: Page,
    terminal: bool,
}

impl Output {
    /// Standard output, as JSON lines or for a person.
    pub fn stdout(json: bool, page: Page) -> Self {
        Self {
            json,
            page,
            terminal: io::stdout().is_terminal(),
        }
    }

    /// The same output, for another thread.
    pub fn again(&self) -> Self {
        Self {
            page: self.page.fresh(),
            ..*self
        }
    }

    /// True when a person reads this as it is written.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// True when programs read this.
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// Shows one thing and flushes, so that a reader sees it now.
    pub fn show(&mut self, thing: &impl Render) -> Result<()> {
        if self.json {
            let text = serde_json::to_string(thing).map_err(|error| {
                Failure::new(format!("could not write the output as JSON: {error}"))
            })?;
            return self.write(format!("{}\n", escape_json(&text)).as_bytes());
        }
        let mut page = self.page.fresh();
        thing.render(&mut page);
        self.write(page.as_str().as_bytes())
    }

    /// A stranger's bytes exactly as they are; on a terminal, which would act on some of
    /// them, escaped.
    pub fn exact(&mut self, bytes: &[u8]) -> Result<()> {
        if !self.terminal {
            return self.write(bytes);
        }
        let mut page = self.page.fresh();
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            page.put(Role::Plain, line.strip_suffix(b"\r").unwrap_or(line))
                .end();
        }
        self.write(page.as_str().as_bytes())
    }

    /// Text of our own making.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)
            .and_then(|()| out.flush())
            .map_err(|error| Failure::output(&error))
    }
}

/// Where talk goes: notes, warnings and errors, on stderr.
#[derive(Clone, Debug)]
pub struct Talk {
    page: Page,
}

impl Talk {
    /// Talk on stderr, with or without colours.
    pub fn stderr(page: Page) -> Self {
        Self { page }
    }

    /// A line that begins with a word of ours: `error: …`, `hint: …`, `warning: …`.
    pub fn say(&self, role: Role, word: &'static str, text: impl AsRef<[u8]>) {
        let mut page = self.page.fresh();
        page.put(role, word).own(": ");
        for (n, line) in text.as_ref().split(|byte| *byte == b'\n').enumerate() {
            if n > 0 {
                page.end().indent(word.len() + 2);
            }
            page.put(Role::Plain, line);
        }
        page.end();
        // A stderr that is gone leaves nobody to tell.
        let _ = io::stderr().write_all(page.as_str().as_bytes());
    }

    /// A thing that is talk where a person reads.
    pub fn show(&self, thing: &impl Render) {
        let mut page = self.page.fresh();
        thing.render(&mut page);
        // A stderr that is gone leaves nobody to tell.
        let _ = io::stderr().write_all(page.as_str().as_bytes());
    }

    /// Something the user should know.
    pub fn warn(&self, text: impl AsRef<[u8]>) {
        self.say(Role::Odd, "warning", text);
    }

    /// Something the user may want to know.
    pub fn note(&self, text: impl AsRef<[u8]>) {
        self.say(Role::Dim, "note", text);
    }

    /// A failure with its hint.
    pub fn fail(&self, failure: &Failure) {
        self.say(Role::Bad, "error", &failure.message);
        if let Some(hint) = &failure.hint {
            self.say(Role::Name, "hint", hint);
        }
    }
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Colors {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Colors {
    /// The choice for one stream. `env` looks an environment variable up.
    pub fn decide(self, is_terminal: bool, env: impl Fn(&str) -> Option<String>) -> bool {
        let set = |name: &str| env(name).filter(|value| !value.is_empty());
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if set("NO_COLOR").is_some() => false,
            Self::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            Self::Auto => is_terminal && set("TERM").as_deref() != Some("dumb"),
        }
    }
}

/// The page settings for stdout and for stderr.
pub fn pages(colors: Colors) -> (Page, Page) {
    let env = |name: &str| std::env::var(name).ok();
    let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    let page = |is_terminal| {
        let mut page = Page::new(colors.decide(is_terminal, env), width);
        page.cut = is_terminal;
        page
    };
    (
        page(io::stdout().is_terminal()),
        page(io::stderr().is_terminal()),
    )
}
