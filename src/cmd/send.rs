//! `hookcli send`

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use tokio::signal::unix::{SignalKind, signal};

use super::composition::Composition;
use super::draft::Draft;
use super::hooks::read_file;
use super::sending::Route;
use super::{Session, duration};
use crate::error::{Exit, Failure, OrFail, Result};
use crate::http::Request;
use crate::output::style::{Page, Role};
use crate::output::{Render, human};
use crate::provider::{self, Provider};
use crate::watch::Watch;

/// Send a signed test event of a provider, or any payload.
///
/// The secret comes from --secret, else from the provider's usual environment variable
/// (such as STRIPE_WEBHOOK_SECRET), else HOOKCLI_SECRET, else [secrets] in hookcli.toml.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hookcli send github push --to :3000/webhooks
  hookcli send stripe invoice.paid --set data.object.amount_paid=100 --to :3000/stripe
  hookcli send --data @body.json -H 'X-Event: test' --to :3000
  hookcli send --provider slack --data @body.json --secret env:MY_SECRET --to :3000/slack
  hookcli send --watch body.json --to :3000          again whenever the file is saved
  hookcli send slack handshake --to :3000/slack      is it answered as Slack wants?
  hookcli send stripe --all-events --to :3000/stripe

Exit codes: 0 answered 2xx, 1 not, 3 not reached, 4 not in time.")]
pub struct Args {
    #[command(flatten)]
    draft: Draft,

    /// Where to: :3000/hooks, localhost:3000, https://example.com/hooks
    #[arg(short, long, value_name = "URL", env = "HOOKCLI_TO", hide_env = true)]
    to: Option<String>,

    /// Send this file, and again whenever it changes
    #[arg(long, value_name = "FILE", conflicts_with_all = ["data", "repeat", "dry_run"])]
    #[arg(help_heading = "Payload")]
    watch: Option<PathBuf>,

    /// Send one of each event that there is a sample of
    #[arg(long, conflicts_with_all = ["event", "data", "watch", "repeat", "dry_run"])]
    #[arg(help_heading = "Payload")]
    all_events: bool,

    /// List the events that there are samples of
    #[arg(long, conflicts_with_all = ["event", "all_events"])]
    list: bool,

    /// The word that a handshake says, where one was agreed on
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "hookcli",
        help_heading = "Signature"
    )]
    verify_token: String,

    /// Print the request instead of sending it
    #[arg(long)]
    dry_run: bool,

    /// Send so many, each with an id and a time of its own
    #[arg(long, value_name = "N", default_value = "1")]
    repeat: NonZeroUsize,

    /// Have so many on their way at once
    #[arg(long, value_name = "N", default_value = "1")]
    concurrency: NonZeroUsize,

    /// How long to wait for each reply [default: 30s]
    #[arg(long, value_name = "TIME", value_parser = duration, env = "HOOKCLI_TIMEOUT", hide_env = true)]
    timeout: Option<Duration>,
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        if self.list {
            return self.events(session);
        }
        if self.dry_run {
            return self.print(session);
        }
        let route = Route {
            target: session.target(self.to.as_deref())?,
            limit: session.limit(self.timeout),
            concurrency: self.concurrency.get(),
        };
        if let Some(provider) = self.draft.greets()? {
            let greeting =
                self.draft
                    .greeting(session, &provider, &self.verify_token, &route.target)?;
            return greeting.send(session, &route).await;
        }
        if self.all_events {
            let mut all = self.draft.of_all_events(session)?;
            session.be_brief();
            let jobs = all.iter_mut().map(|one| one.compose(&route.target));
            return route.send(session, jobs).await;
        }
        if let Some(file) = &self.watch {
            let payload = Some(read_file(file)?.into());
            let composition = self.draft.composition(session, payload)?;
            return watch(session, &route, composition, file).await;
        }
        let mut composition = self.draft.composition(session, None)?;
        if self.repeat.get() > 1 {
            session.be_brief();
        }
        let jobs = (0..self.repeat.get()).map(|_| composition.compose(&route.target));
        route.send(session, jobs).await
    }

    /// The events of the provider; of all providers when none is named.
    fn events(&self, session: &mut Session) -> Result<Exit> {
        let all: Vec<Provider> = match self.draft.provider()? {
            Some(provider) => vec![provider],
            None => provider::all().cloned().collect(),
        };
        for provider in all {
            for event in provider.events() {
                let provider = provider.id.clone();
                session.out.show(&Listed { provider, event })?;
            }
        }
        Ok(Exit::Yes)
    }

    /// The request as it would go out, to `localhost` when nothing else is said.
    fn print(&self, session: &mut Session) -> Result<Exit> {
        let to = self.to.as_deref().or(session.config.settings.to.as_deref());
        let target = session.target(Some(to.unwrap_or("localhost")))?;
        let request = self
            .draft
            .composition(session, None)?
            .compose(&target)?
            .request;
        match session.out.is_json() {
            true => session.out.show(&DryRun { request })?,
            false => session
                .out
                .exact(&[request.head(), request.body.to_vec()].concat())?,
        }
        Ok(Exit::Yes)
    }
}

/// An event that there is a sample of. JSON: `provider`, `event`.
#[derive(Serialize)]
struct Listed {
    provider: String,
    event: &'static str,
}

impl Render for Listed {
    fn render(&self, page: &mut Page) {
        page.put(Role::Name, &self.provider).own(" ");
        page.put(Role::Plain, self.event).end();
    }
}

/// The request that would be sent. JSON: `type`, `request`.
#[derive(Serialize)]
#[serde(tag = "type", rename = "dry_run")]
struct DryRun {
    request: Request,
}

impl Render for DryRun {
    fn render(&self, page: &mut Page) {
        human::request(page, &self.request);
    }
}

/// Sends the file now and whenever it changes, until Ctrl-C, which is how it ends as asked.
async fn watch(
    session: &mut Session,
    route: &Route,
    mut composition: Composition,
    file: &Path,
) -> Result<Exit> {
    let mut changes = Watch::new(file).or_fail(|| format!("watch {}", file.display()))?;
    session
        .talk
        .note(format!("watching {}, Ctrl-C ends", file.display()));
    // One listener for all the while: between two of them a signal would be lost.
    let mut interrupt = signal(SignalKind::interrupt()).or_fail(|| "listen for Ctrl-C")?;
    let mut last = None;
    loop {
        if last.as_ref() != composition.payload.as_ref() {
            let jobs = std::iter::once(composition.compose(&route.target));
            match route.send(session, jobs).await {
                Err(failure) if failure.exit == Exit::Interrupted => return Ok(Exit::Yes),
                sent => sent?,
            };
            last.clone_from(&composition.payload);
        }
        tokio::select! {
            changed = changes.changed() => changed.ok_or_else(|| Failure::new("watching ended by itself"))?,
            _ = interrupt.recv() => return Ok(Exit::Yes),
        }
        match read_file(file) {
            Ok(bytes) => composition.payload = Some(bytes.into()),
            // An editor may be between two steps.
            Err(failure) => session.talk.warn(&failure.message),
        }
    }
}
