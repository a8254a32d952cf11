//! `hookcli completions`

use clap::CommandFactory;
use clap_complete::Shell;

use super::Session;
use crate::cli::Cli;
use crate::error::{Exit, Result};

/// Write the completions of a shell to standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli completions bash > ~/.local/share/bash-completion/completions/hookcli
  hookcli completions zsh > ~/.zfunc/_hookcli
  hookcli completions fish > ~/.config/fish/completions/hookcli.fish")]
pub struct Args {
    /// Which shell
    shell: Shell,
}

impl Args {
    pub fn run(self, session: &mut Session) -> Result<Exit> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "hookcli", &mut script);
        session.out.write(&script)?;
        Ok(Exit::Yes)
    }
}
