//! Test webhooks: capture what arrives, send what is signed, replay it exactly, see what differs.
//!
//! ```text
//! socket ─▶ net::server ─▶ Capture ─┬─▶ store                 keep it
//!                                   ├─▶ provider ─▶ Delivery  recognise it
//!                                   └─▶ Event ─▶ output       show it
//!
//! file | store | Sample ─▶ Request ─▶ provider.sign ─▶ net::client ─▶ Reply ─▶ output
//! ```

pub mod capture;
pub mod cli;
pub mod cmd;
pub mod config;
pub mod content;
pub mod diff;
pub mod error;
pub mod event;
pub mod expr;
pub mod fixture;
pub mod http;
pub mod net;
pub mod output;
pub mod path;
pub mod provider;
pub mod reference;
pub mod secret;
pub mod store;
pub mod target;
pub mod verdict;
pub mod watch;

use std::ffi::OsString;

use clap::Parser;

use cli::Cli;
use cmd::Session;
use error::{Exit, Failure, OrFail, Result};
use output::{Colors, Talk, pages};

/// Parses the command line, does what it says and tells how it went.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let colors = cli.globals.color;
    let (_, page) = pages(colors.unwrap_or(Colors::Auto));
    match perform(cli) {
        Ok(exit) => exit,
        Err(failure) => {
            if !failure.is_quiet() {
                Talk::stderr(page).fail(&failure);
            }
            failure.exit
        }
    }
}

fn perform(cli: Cli) -> Result<Exit> {
    let mut session = Session::begin(cli.globals)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .or_fail(|| "start")?;
    let exit = runtime.block_on(cli.command.run(&mut session));
    // What still waits for an answer or a reader does not hold up the end.
    runtime.shutdown_background();
    exit
}

/// Help and version are what was asked for; all else is wrong usage.
fn usage(error: &clap::Error) -> Exit {
    match error.print() {
        Err(error) => Failure::output(&error).exit,
        Ok(()) if error.use_stderr() => Exit::CouldNot,
        Ok(()) => Exit::Yes,
    }
}
