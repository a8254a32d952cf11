//! `hookcli man`

use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::Session;
use crate::cli::Cli;
use crate::error::{Exit, OrFail, Result};

/// Write the man pages into a folder: hookcli.1 and one for each command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli man ~/.local/share/man/man1
  man hookcli-listen")]
pub struct Args {
    /// The folder, made when it is not there
    folder: PathBuf,
}

impl Args {
    pub fn run(self, session: &mut Session) -> Result<Exit> {
        let folder = &self.folder;
        std::fs::create_dir_all(folder).or_fail(|| format!("make {}", folder.display()))?;
        let mut cli = Cli::command().disable_help_subcommand(true);
        cli.build();
        let mut pages = 1;
        write(folder, &cli, "hookcli")?;
        for command in cli
            .get_subcommands()
            .filter(|command| !command.is_hide_set())
        {
            write(folder, command, &format!("hookcli-{}", command.get_name()))?;
            pages += 1;
        }
        session
            .talk
            .note(format!("wrote {pages} pages to {}", folder.display()));
        Ok(Exit::Yes)
    }
}

fn write(folder: &Path, command: &Command, name: &str) -> Result<()> {
    let path = folder.join(format!("{name}.1"));
    let mut text = Vec::new();
    // clap keeps names that live for ever; so few are made here that they may.
    let command = command
        .clone()
        .name(name.to_owned())
        .display_name(name.to_owned());
    Man::new(command)
        .render(&mut text)
        .and_then(|()| std::fs::write(&path, &text))
        .or_fail(|| format!("write {}", path.display()))
}
