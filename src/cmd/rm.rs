//! `hookcli rm`

use super::hooks::{locate, missing};
use super::{Session, prune};
use crate::capture::Seq;
use crate::error::{Exit, Failure, Result};
use crate::reference::Reference;
use crate::store::Store;

/// Remove hooks for good: their bytes are overwritten.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli rm 42
  hookcli rm 1..100 --yes

How hooks are named: hookcli help references")]
pub struct Args {
    /// Which hooks: 42, last, 40..45
    #[arg(value_name = "HOOK", required = true)]
    hooks: Vec<Reference>,

    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        let store = session.store()?;
        let mut numbers = Vec::new();
        for reference in &self.hooks {
            numbers.extend(named(&store, reference).await?);
        }
        numbers.sort_unstable();
        numbers.dedup();
        prune::remove(session, store, &numbers, self.yes).await
    }
}

async fn named(store: &Store, reference: &Reference) -> Result<Vec<Seq>> {
    let (from, to) = match reference {
        Reference::One(place) => (locate(store, *place).await?, locate(store, *place).await?),
        Reference::Range(from, to) => (locate(store, *from).await?, locate(store, *to).await?),
        Reference::Path(_) | Reference::Stdin => {
            return Err(Failure::new("only hooks of the store can be removed")
                .hint("name them by number: hookcli list shows which there are"));
        }
    };
    let numbers = store.numbers(from, to).await?;
    match numbers.is_empty() {
        true => Err(missing(from)),
        false => Ok(numbers),
    }
}
