//! `hookcli prune`

use jiff::Timestamp;
use serde::Serialize;

use super::Session;
use super::list::since;
use crate::capture::Seq;
use crate::error::{Exit, Failure, Result};
use crate::output::Render;
use crate::output::style::{Page, Role};
use crate::store::Store;

/// Remove old hooks for good: their bytes are overwritten.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli prune --keep 1000
  hookcli prune --older-than 7d --yes")]
pub struct Args {
    /// Keep so many, the newest
    #[arg(long, value_name = "N", required_unless_present = "older_than")]
    keep: Option<u64>,

    /// Only hooks received longer ago than this: 12h, 7d
    #[arg(long, value_name = "TIME", value_parser = since)]
    older_than: Option<Timestamp>,

    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        let Some(store) = session.existing_store()? else {
            session.talk.note("no hooks are kept");
            return Ok(Exit::Yes);
        };
        let newest = store.newest(self.keep.unwrap_or(0)).await?;
        let Some(newest) = newest else {
            return remove(session, store, &[], self.yes).await;
        };
        let numbers = match self.older_than {
            Some(time) => store.numbers_before(newest, time).await?,
            None => store.numbers(Seq(1), newest).await?,
        };
        remove(session, store, &numbers, self.yes).await
    }
}

/// What was removed.
#[derive(Serialize)]
struct Removed {
    removed: usize,
}

impl Render for Removed {
    fn render(&self, page: &mut Page) {
        page.own("removed ")
            .show(Role::Plain, count(self.removed))
            .end();
    }
}

fn count(hooks: usize) -> String {
    match hooks {
        1 => "1 hook".into(),
        hooks => format!("{hooks} hooks"),
    }
}

/// Removes hooks after asking, or when told not to ask.
pub async fn remove(
    session: &mut Session,
    mut store: Store,
    numbers: &[Seq],
    yes: bool,
) -> Result<Exit> {
    if !yes && !numbers.is_empty() {
        let question = format!("Remove {} for good?", count(numbers.len()));
        match session.ask() {
            Some(ask) => {
                if !ask.confirm(&question)? {
                    session.talk.note("nothing was removed");
                    return Ok(Exit::No);
                }
            }
            None => {
                return Err(
                    Failure::new(format!("this would remove {}", count(numbers.len())))
                        .hint("pass --yes to remove without being asked"),
                );
            }
        }
    }
    let removed = store.remove(numbers).await?;
    session.out.show(&Removed { removed })?;
    Ok(Exit::Yes)
}
