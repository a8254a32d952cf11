//! `hookcli replay`

use std::num::NonZeroUsize;
use std::time::Duration;

use super::hooks::{find, recognised};
use super::sending::{Job, Route};
use super::{Session, duration, field};
use crate::capture::Hook;
use crate::error::{Exit, Failure, Result};
use crate::output::style::Detail;
use crate::reference::Reference;
use crate::store::Scan;

/// Hooks that a person can choose from.
const CHOICES: usize = 200;

/// Send hooks again, exactly as they came: method, target, headers in their order with
/// repeats, body bytes.
///
/// The host and the fields between two hops are set anew. The path of --to takes the place
/// of the hook's own; the query is kept unless --to has one.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli replay last --to :3000/hooks
  hookcli replay 40..45 --to :3000 -H 'X-Debug: 1'
  hookcli replay fixtures/ --to :3000 --json

Exit codes: 0 all answered 2xx, 1 one was not, 3 not reached, 4 not in time.
How hooks are named: hookcli help references")]
pub struct Args {
    /// Which hooks: 42, last, last~2, 40..45, a file, a folder, -
    #[arg(value_name = "HOOK")]
    hooks: Vec<Reference>,

    /// Where to: :3000/hooks, localhost:3000, https://example.com/hooks
    #[arg(short, long, value_name = "URL", env = "HOOKCLI_TO", hide_env = true)]
    to: Option<String>,

    /// Add a header, or replace it
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE", value_parser = field)]
    headers: Vec<(String, String)>,

    /// Send each so many times
    #[arg(long, value_name = "N", default_value = "1")]
    times: NonZeroUsize,

    /// How long to wait for each reply [default: 30s]
    #[arg(long, value_name = "TIME", value_parser = duration, env = "HOOKCLI_TIMEOUT", hide_env = true)]
    timeout: Option<Duration>,
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        let route = Route {
            target: session.target(self.to.as_deref())?,
            limit: session.limit(self.timeout),
            concurrency: 1,
        };
        let hooks = match self.hooks.is_empty() {
            true => choose(session).await?,
            false => find(session, &self.hooks).await?,
        };
        if session.out.page.detail == Detail::Full {
            session.out.page.detail = Detail::Brief;
        }
        let times = self.times.get();
        let jobs = (0..hooks.len() * times).map(|n| self.job(&hooks[n / times], &route));
        route.send(session, jobs).await
    }

    fn job(&self, hook: &Hook, route: &Route) -> Result<Job> {
        let mut request = route.target.address(hook.capture.request.clone());
        request.headers.edit(&self.headers);
        request.check().map_err(|reason| {
            let name = hook
                .capture
                .seq
                .map_or_else(|| "a hook".into(), |seq| format!("hook {seq}"));
            Failure::new(format!("{name} cannot be sent: {reason}"))
        })?;
        Ok(Job {
            hook: hook.capture.seq,
            delivery: hook.delivery.clone(),
            request,
        })
    }
}

/// Lets a person choose among the newest hooks.
async fn choose(session: &Session) -> Result<Vec<Hook>> {
    let Some(ask) = session.ask() else {
        return Err(Failure::new("it is not said which hooks to send").hint(
            "name them: hookcli replay last, or 40..45; hookcli list shows which there are",
        ));
    };
    let scan = Scan {
        backwards: true,
        limit: CHOICES,
        ..Scan::default()
    };
    let kept = session.store()?.scan(&scan).await?;
    let hooks: Vec<Hook> = kept.into_iter().map(recognised).collect();
    if hooks.is_empty() {
        return Err(
            Failure::new("no hooks are kept").hint("hookcli listen --port 8080 keeps what arrives")
        );
    }
    let lines: Vec<String> = hooks.iter().map(line).collect();
    let taken = ask.pick_some("Which hooks? (type to search)", &lines)?;
    Ok(taken.into_iter().map(|n| hooks[n].clone()).collect())
}

fn line(hook: &Hook) -> String {
    let request = &hook.capture.request;
    let seq = hook
        .capture
        .seq
        .map_or_else(String::new, |seq| seq.to_string());
    let provider = hook.delivery.provider.as_deref().unwrap_or_default();
    let event = hook.delivery.event.as_deref().unwrap_or_default();
    format!(
        "{seq} {} {} {provider} {event}",
        request.method, request.target
    )
}
