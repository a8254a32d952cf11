//! The command line: what every command shares.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser};
use serde::de::value::{Error, StringDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::cmd::Command;
use crate::output::Colors;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default())
    .usage(AnsiColor::Yellow.on_default())
    .literal(AnsiColor::Green.on_default())
    .placeholder(AnsiColor::Cyan.on_default());

/// Test webhooks on your own machine: see what arrives, send what is signed, replay it
/// exactly, find what differs.
#[derive(Debug, Parser)]
#[command(name = "hookcli", version, styles = STYLES, max_term_width = 80)]
#[command(arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  hookcli listen --port 8080                 keep and show every hook
  hookcli send github push --to :8080/hooks  send a signed test event
  hookcli replay last --to :3000/hooks       send the newest hook again
  hookcli diff last~1 last                   compare the newest two

More: hookcli help exit-codes, references, filters, schemes, settings")]
pub struct Cli {
    /// What every command understands.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Flags that every command understands.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Globals {
    /// Write JSON, one object a line
    #[arg(long, global = true)]
    pub json: bool,

    /// When to use colours
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        env = "HOOKCLI_COLOR",
        hide_env = true
    )]
    #[arg(value_parser = choice::<Colors>(&["auto", "always", "never"]))]
    pub color: Option<Colors>,

    /// Show less
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// Show more
    #[arg(short, long, global = true, action = ArgAction::SetTrue, conflicts_with = "quiet")]
    pub verbose: bool,

    /// Where hooks are kept
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "HOOKCLI_STORE",
        hide_env = true
    )]
    pub store: Option<PathBuf>,

    /// Use this file instead of the project's hookcli.toml
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "HOOKCLI_CONFIG",
        hide_env = true
    )]
    pub config: Option<PathBuf>,

    /// Never ask; what is missing is an error
    #[arg(long, global = true)]
    pub no_input: bool,
}

/// A parser of values that are written in files the same way.
pub fn choice<T>(names: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names).try_map(|name: String| {
        let name: StringDeserializer<Error> = name.into_deserializer();
        T::deserialize(name)
    })
}
