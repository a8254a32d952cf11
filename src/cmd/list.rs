//! `hookcli list`

use std::num::NonZeroUsize;
use std::time::Duration;

use jiff::Timestamp;

use super::Session;
use super::hooks::{PORTION, recognised, walk};
use crate::capture::{Hook, Seq};
use crate::error::{Exit, Failure, OrFail, Result};
use crate::expr::Expr;
use crate::output::style::Detail;
use crate::store::{Scan, Store};

/// How often the store is asked for new hooks.
const PACE: Duration = Duration::from_millis(100);

/// List the hooks that were kept, the newest last.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli list
  hookcli list --since 1h --filter '.provider == \"github\" and .reply.status >= 400'
  hookcli list --all --json | jq -r .event | sort | uniq -c

Filters are jq expressions: hookcli help filters. Exit code 1: nothing matched.")]
pub struct Args {
    /// At most so many, the newest
    #[arg(short = 'n', long, value_name = "N", default_value = "20")]
    count: NonZeroUsize,

    /// All of them
    #[arg(short, long, conflicts_with = "count")]
    all: bool,

    /// Received within this time: 30s, 1h, 7d
    #[arg(long, value_name = "TIME", value_parser = since)]
    since: Option<Timestamp>,

    /// For which this jq expression holds
    #[arg(short, long, value_name = "EXPR")]
    filter: Option<String>,

    /// Go on with those that arrive from now on, until Ctrl-C
    #[arg(long)]
    follow: bool,
}

/// A time so long ago, or a point in time.
pub fn since(text: &str) -> std::result::Result<Timestamp, String> {
    if let Ok(time) = text.parse() {
        return Ok(time);
    }
    let hint = || "write it like 30s, 1h, 7d or 2026-01-31T12:00:00Z".to_owned();
    let span: jiff::Span = text.parse().map_err(|_| hint())?;
    let now = jiff::Zoned::now();
    now.checked_sub(span)
        .map(|time| time.timestamp())
        .map_err(|_| hint())
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        let filter = self.filter.as_deref().map(filter).transpose()?;
        session.out.page.detail = Detail::Brief;
        let Some(store) = session.existing_store()? else {
            session
                .talk
                .note("no hooks are kept yet: hookcli listen --port 8080 keeps what arrives");
            return Ok(Exit::Yes);
        };
        let query = Query {
            store,
            since: self.since,
            filter,
        };
        let newest = query.store.newest(0).await?;
        let limit = if self.all {
            usize::MAX
        } else {
            self.count.get()
        };
        let mut shown = 0;
        if self.all {
            shown = query.show_all(session, Seq(1), newest.unwrap_or(Seq(0)))?;
        } else {
            for hook in query.newest(limit).await? {
                session.out.show(&hook)?;
                shown += 1;
            }
        }
        if self.follow {
            return query.follow(session, newest.unwrap_or(Seq(0))).await;
        }
        match shown {
            0 if query.filter.is_some() || query.since.is_some() => {
                session.talk.note("no hook matches");
                Ok(Exit::No)
            }
            _ => Ok(Exit::Yes),
        }
    }
}

/// A compiled `--filter`.
fn filter(text: &str) -> Result<Expr> {
    Expr::parse(text).map_err(|reason| {
        Failure::new(format!("--filter {text}: {reason}"))
            .hint("hookcli help filters shows examples")
    })
}

/// Which hooks are listed.
struct Query {
    store: Store,
    since: Option<Timestamp>,
    filter: Option<Expr>,
}

impl Query {
    /// An expression that does not fit a hook does not hold for it.
    fn takes(&self, hook: &Hook) -> bool {
        let filter = self.filter.as_ref();
        filter.is_none_or(|filter| filter.holds(hook).unwrap_or(false))
    }

    /// The newest of those that are taken, in order; reads no more than it must.
    async fn newest(&self, limit: usize) -> Result<Vec<Hook>> {
        let mut found = Vec::new();
        let mut to = Seq(i64::MAX as u64);
        loop {
            let scan = Scan {
                to,
                since: self.since,
                backwards: true,
                limit: match self.filter {
                    Some(_) => PORTION,
                    None => PORTION.min(limit),
                },
                ..Scan::default()
            };
            let portion = self.store.scan(&scan).await?;
            let Some(oldest) = portion.last().and_then(|kept| kept.capture.seq) else {
                break;
            };
            found.extend(
                portion
                    .into_iter()
                    .map(recognised)
                    .filter(|hook| self.takes(hook)),
            );
            to = Seq(oldest.0 - 1);
            if found.len() >= limit || to == Seq(0) {
                break;
            }
        }
        found.truncate(limit);
        found.reverse();
        Ok(found)
    }

    /// Shows those from one number to another.
    fn show_all(&self, session: &mut Session, from: Seq, to: Seq) -> Result<usize> {
        let mut shown = 0;
        let scan = Scan {
            from,
            to,
            since: self.since,
            ..Scan::default()
        };
        walk(&self.store, scan, |hook| {
            if self.takes(&hook) {
                session.out.show(&hook)?;
                shown += 1;
            }
            Ok(())
        })?;
        Ok(shown)
    }

    /// Shows what comes after `last`, until Ctrl-C.
    async fn follow(&self, session: &mut Session, mut last: Seq) -> Result<Exit> {
        let interrupt = tokio::signal::ctrl_c();
        tokio::pin!(interrupt);
        let mut pace = tokio::time::interval(PACE);
        loop {
            tokio::select! {
                interrupted = &mut interrupt => {
                    interrupted.or_fail(|| "listen for Ctrl-C")?;
                    return Ok(Exit::Yes);
                }
                _ = pace.tick() => {}
            }
            let newest = self.store.newest(0).await?.unwrap_or(last);
            self.show_all(session, Seq(last.0 + 1), newest)?;
            last = last.max(newest);
        }
    }
}
