//! The commands: one file each, with its flags and what it does.
//!
//! A new command is a file here, a variant of [`Command`] and a line in [`Command::run`].

mod completions;
mod composition;
mod config;
mod diff;
mod draft;
mod feed;
mod greeting;
mod hooks;
mod judge;
mod keys;
mod list;
mod listen;
mod man;
mod providers;
mod prune;
mod replay;
mod rm;
mod secrets;
mod seen;
mod send;
mod sending;
mod show;
mod sign;
mod topics;
mod verify;

use std::io::{IsTerminal, Read};
use std::path::PathBuf;

use clap::Subcommand;

use crate::cli::Globals;
use crate::config::{Config, default_store};
use crate::error::{Exit, Failure, OrFail, Result};
use crate::output::ask::Ask;
use crate::output::style::Detail;
use crate::output::{Output, Talk, pages};
use crate::provider;
use crate::store::{Durability, Store, StoreError};

pub use topics::Topic;

/// What hookcli can do.
#[derive(Debug, Subcommand)]
#[command(
    subcommand_value_name = "COMMAND",
    subcommand_help_heading = "Commands"
)]
pub enum Command {
    /// Receive hooks, keep them and show them
    Listen(Box<listen::Args>),
    /// List the hooks that were kept
    List(list::Args),
    /// Show a hook
    Show(show::Args),
    /// Send a signed test event, or any payload
    Send(Box<send::Args>),
    /// Send hooks again, exactly as they came
    Replay(replay::Args),
    /// Compare two hooks
    Diff(diff::Args),
    /// Check signatures, and say why one does not hold
    Verify(verify::Args),
    /// Print the headers of a signed payload
    Sign(Box<sign::Args>),
    /// The providers that are known, and your own
    #[command(subcommand)]
    Providers(providers::Args),
    /// Test keys for providers that sign with a private key
    #[command(subcommand)]
    Keys(keys::Args),
    /// Remove hooks
    Rm(rm::Args),
    /// Remove old hooks
    Prune(prune::Args),
    /// Show the settings in force
    #[command(subcommand)]
    Config(config::Args),
    /// Write the completions of a shell
    Completions(completions::Args),
    /// Write the man pages
    Man(man::Args),
    /// A page of help.
    #[command(flatten)]
    Topic(Topic),
}

impl Command {
    /// Does it. The result says how it went; a failure, why it could not be done.
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        match self {
            Self::Listen(args) => args.run(session).await,
            Self::List(args) => args.run(session).await,
            Self::Show(args) => args.run(session).await,
            Self::Send(args) => args.run(session).await,
            Self::Replay(args) => args.run(session).await,
            Self::Diff(args) => args.run(session).await,
            Self::Verify(args) => args.run(session).await,
            Self::Sign(args) => args.run(session).await,
            Self::Providers(args) => args.run(session),
            Self::Keys(args) => args.run(session),
            Self::Rm(args) => args.run(session).await,
            Self::Prune(args) => args.run(session).await,
            Self::Config(args) => args.run(session),
            Self::Completions(args) => args.run(session),
            Self::Man(args) => args.run(session),
            Self::Topic(topic) => topic.run(session),
        }
    }
}

/// What a command works with: the settings, the streams, the store.
pub struct Session {
    /// The settings of the files.
    pub config: Config,
    /// Where data goes.
    pub out: Output,
    /// Where talk goes.
    pub talk: Talk,
    store: Option<PathBuf>,
    /// True when a person is there to answer questions.
    person: bool,
}

impl Session {
    /// Reads the configuration and opens the streams.
    pub fn begin(globals: Globals) -> Result<Self> {
        let config = Config::load(globals.config.as_deref())?;
        provider::adopt(config.settings.provider.clone());
        let (mut out, mut err) = pages(globals.color.unwrap_or(config.settings.color));
        out.detail = match (globals.quiet, globals.verbose) {
            (true, _) => Detail::Brief,
            (_, true) => Detail::Verbose,
            _ => Detail::Full,
        };
        err.detail = out.detail;
        let in_ci = std::env::var("CI").is_ok_and(|value| !matches!(&*value, "" | "0" | "false"));
        let person = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        Ok(Self {
            config,
            out: Output::stdout(globals.json, out),
            talk: Talk::stderr(err),
            store: globals.store,
            person: person && !in_ci && !globals.no_input && !globals.json,
        })
    }

    /// Someone to ask, when there is someone.
    pub fn ask(&self) -> Option<Ask> {
        self.person.then(|| Ask::new(self.out.page.color))
    }

    /// The file that hooks are kept in.
    pub fn store_path(&self) -> Result<PathBuf> {
        let named = self.store.clone();
        match named.or_else(|| self.config.settings.store.clone()) {
            Some(path) => Ok(path),
            None => default_store(),
        }
    }

    /// The store, for reading; `None` when nothing was ever kept at the default place.
    pub fn existing_store(&self) -> Result<Option<Store>> {
        let path = self.store_path()?;
        let named = self.store.is_some() || self.config.settings.store.is_some();
        match path.try_exists() {
            Ok(false) if named => Err(Failure::new(format!(
                "there is no store {}",
                path.display()
            ))
            .hint("hookcli listen makes one when it starts")),
            Ok(false) => Ok(None),
            _ => Ok(Some(Store::open(&path, Durability::Power)?)),
        }
    }

    /// The store, for a command that names hooks in it.
    pub fn store(&self) -> Result<Store> {
        self.existing_store()?.ok_or_else(|| {
            Failure::new("no hooks are kept yet")
                .hint("hookcli listen --port 8080 keeps what arrives")
        })
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let hint = match &error {
            StoreError::Full(_) => "free some space, or pass --store FILE on another disk",
            StoreError::Busy(_) => "end the other process, or pass --store FILE for another store",
            StoreError::Foreign(_) => {
                "pass --store FILE with a file that hookcli made, or a new one"
            }
            StoreError::Damaged { .. } => {
                "move it away and start a new one; sqlite3 can recover what is left"
            }
            StoreError::Newer(_) => "update hookcli, or pass --store FILE for another store",
            StoreError::Denied { .. } => {
                "check the permissions, or pass --store FILE for another place"
            }
        };
        Self::new(error.to_string()).hint(hint)
    }
}

/// The bytes that a `TEXT|@FILE|@-` argument means.
fn bytes_of(argument: &str) -> Result<Vec<u8>> {
    match argument.strip_prefix('@') {
        None => Ok(argument.as_bytes().to_vec()),
        Some("-") => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .read_to_end(&mut bytes)
                .or_fail(|| "read standard input")?;
            Ok(bytes)
        }
        Some(path) => std::fs::read(path).or_fail(|| format!("read {path}")),
    }
}

/// A `Name: value` argument.
fn field(text: &str) -> std::result::Result<(String, String), String> {
    let (name, value) = text.split_once(':').ok_or("write it as 'Name: value'")?;
    let (name, value) = (name.trim_end(), value.trim());
    crate::http::check_field(name, value.as_bytes())?;
    Ok((name.to_owned(), value.to_owned()))
}

/// A number of bytes such as `512KiB`, `25MiB`.
fn size(text: &str) -> std::result::Result<bytesize::ByteSize, String> {
    text.parse()
        .map_err(|_| "write it like 512KiB or 25MiB".into())
}

/// A length of time such as `30s`, `5m`, `1h30m`.
fn duration(text: &str) -> std::result::Result<std::time::Duration, String> {
    let plain = |_| "write it like 30s, 5m or 1h30m".to_owned();
    let time: jiff::SignedDuration = text.parse().map_err(plain)?;
    time.try_into().map_err(|_| "it cannot be negative".into())
}
