//! `hookcli send`

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::composition::{Composition, Edit};
use super::hooks::read_file;
use super::sending::Route;
use super::{Session, bytes_of, duration, field, secrets};
use crate::error::{Exit, Failure, OrFail, Result};
use crate::http::{Request, is_token};
use crate::output::style::{Detail, Page};
use crate::output::{Render, human};
use crate::provider::{self, Dice, Provider, Scheme};
use crate::secret::Secret;
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

Exit codes: 0 answered 2xx, 1 not, 3 not reached, 4 not in time.")]
pub struct Args {
    /// Whose event: github, shopify, slack, standard-webhooks, stripe
    #[arg(value_name = "PROVIDER")]
    provider: Option<String>,

    /// Which event: push, invoice.paid, …
    #[arg(value_name = "EVENT", requires = "provider")]
    event: Option<String>,

    /// Where to: :3000/hooks, localhost:3000, https://example.com/hooks
    #[arg(short, long, value_name = "URL", env = "HOOKCLI_TO", hide_env = true)]
    to: Option<String>,

    /// A payload of your own
    #[arg(short, long, value_name = "TEXT|@FILE|@-", help_heading = "Payload")]
    data: Option<String>,

    /// Change a field of the payload before it is signed; VALUE is JSON, or else text
    #[arg(long, value_name = "PATH=VALUE", help_heading = "Payload")]
    set: Vec<Edit>,

    /// Like --set, for a field that is not there yet
    #[arg(long, value_name = "PATH=VALUE", help_heading = "Payload")]
    add: Vec<Edit>,

    /// Send this file, and again whenever it changes
    #[arg(long, value_name = "FILE", conflicts_with_all = ["data", "repeat", "dry_run"])]
    #[arg(help_heading = "Payload")]
    watch: Option<PathBuf>,

    /// Add a header, or replace it
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE", value_parser = field)]
    #[arg(help_heading = "Payload")]
    headers: Vec<(String, String)>,

    /// The method [default: POST]
    #[arg(short = 'X', long, value_parser = method, help_heading = "Payload")]
    method: Option<String>,

    /// Sign as this provider does
    #[arg(
        long = "provider",
        value_name = "PROVIDER",
        id = "as",
        conflicts_with = "provider"
    )]
    #[arg(help_heading = "Signature")]
    as_provider: Option<String>,

    /// Sign by this scheme: hookcli help schemes
    #[arg(long, value_name = "SCHEME", help_heading = "Signature")]
    scheme: Option<String>,

    /// The secret: env:NAME, file:PATH or prompt
    #[arg(
        long,
        value_name = "SOURCE",
        help_heading = "Signature",
        hide_env_values = true
    )]
    secret: Option<String>,

    /// Send without a signature
    #[arg(long, conflicts_with_all = ["secret", "scheme"], help_heading = "Signature")]
    unsigned: bool,

    /// The delivery id [default: a new one]
    #[arg(long, help_heading = "Signature")]
    id: Option<String>,

    /// The time that is signed, as 2026-01-31T12:00:00Z or Unix seconds [default: now]
    #[arg(long, value_name = "TIME", value_parser = moment, help_heading = "Signature")]
    at: Option<Timestamp>,

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

pub fn method(text: &str) -> std::result::Result<String, String> {
    match !text.is_empty() && text.bytes().all(is_token) {
        true => Ok(text.to_owned()),
        false => Err("a method is a word such as POST".into()),
    }
}

/// A point in time: RFC 3339 or Unix seconds.
pub fn moment(text: &str) -> std::result::Result<Timestamp, String> {
    let seconds = text
        .parse()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    seconds
        .or_else(|| text.parse().ok())
        .ok_or_else(|| "write it like 2026-01-31T12:00:00Z or as Unix seconds".into())
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        if self.dry_run {
            return self.print(session);
        }
        let route = Route {
            target: session.target(self.to.as_deref())?,
            limit: session.limit(self.timeout),
            concurrency: self.concurrency.get(),
        };
        let mut composition = self.composition(session)?;
        if let Some(file) = &self.watch {
            return watch(session, &route, composition, file).await;
        }
        if self.repeat.get() > 1 && session.out.page.detail == Detail::Full {
            session.out.page.detail = Detail::Brief;
        }
        let jobs = (0..self.repeat.get()).map(|_| composition.compose(&route.target));
        route.send(session, jobs).await
    }

    /// The request as it would go out, to `localhost` when nothing else is said.
    fn print(&self, session: &mut Session) -> Result<Exit> {
        let to = self.to.as_deref().or(session.config.settings.to.as_deref());
        let target = session.target(Some(to.unwrap_or("localhost")))?;
        let request = self.composition(session)?.compose(&target)?.request;
        match session.out.is_json() {
            true => session.out.show(&DryRun { request })?,
            false => session
                .out
                .exact(&[request.head(), request.body.to_vec()].concat())?,
        }
        Ok(Exit::Yes)
    }

    fn composition(&self, session: &Session) -> Result<Composition> {
        let payload = match (&self.watch, self.data.as_deref()) {
            (Some(file), _) => Some(read_file(file)?.into()),
            (None, Some(data)) => Some(bytes_of(data)?.into()),
            (None, None) => None,
        };
        let name = self.provider.as_ref().or(self.as_provider.as_ref());
        let provider = match name {
            Some(name) => Some(provider::find(name).map_err(unknown_provider)?),
            None if payload.is_some() => None,
            None => Some(pick_provider(session)?),
        };
        let event = match (provider, &payload, &self.event) {
            (Some(provider), None, None) => Some(pick_event(session, provider)?),
            (_, _, event) => event.clone(),
        };
        let scheme = self.scheme.as_deref().map(scheme).transpose()?;
        let mut edits = self.set.clone();
        edits.extend(self.add.iter().cloned().map(Edit::adding));
        Ok(Composition {
            secret: self.secret(session, provider, scheme.as_ref())?,
            provider,
            event,
            payload,
            edits,
            method: self.method.clone(),
            headers: self.headers.clone(),
            scheme,
            id: self.id.clone(),
            at: self.at,
            dice: Dice::new(uuid::Uuid::new_v4().as_u64_pair().0),
        })
    }

    /// What to sign with; `None` when nothing is to be signed.
    fn secret(
        &self,
        session: &Session,
        provider: Option<&Provider>,
        scheme: Option<&Scheme>,
    ) -> Result<Option<Secret>> {
        if self.unsigned || (provider.is_none() && scheme.is_none()) {
            return Ok(None);
        }
        // A scheme of its own has a secret of its own.
        let provider = provider.filter(|_| scheme.is_none());
        let id = provider.map(|provider| provider.id.as_str());
        let names = provider.map_or(&[][..], |provider| &provider.secret_env);
        if let Some(secret) = secrets::find(session, self.secret.as_deref(), id, names)? {
            return Ok(Some(secret));
        }
        let what = id.unwrap_or("the scheme");
        if let Some(ask) = session.ask() {
            return ask.secret(&format!("Secret of {what}")).map(Some);
        }
        Err(secrets::lacking("sign", id, names))
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

pub fn scheme(text: &str) -> Result<Scheme> {
    text.parse().map_err(|error| {
        Failure::new(format!("--scheme: {error}"))
            .hint("hookcli help schemes shows how they are written")
    })
}

/// The failure of a name that no provider has, always with a hint.
pub fn unknown_provider(failure: Failure) -> Failure {
    match failure.hint {
        Some(_) => failure,
        None => failure.hint("hookcli providers list shows which there are"),
    }
}

fn listed(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn pick_provider(session: &Session) -> Result<&'static Provider> {
    let Some(ask) = session.ask() else {
        return Err(Failure::new("it is not said what to send").hint(format!(
            "name a provider: {}; or pass --data",
            listed(provider::names())
        )));
    };
    let names: Vec<String> = provider::names().map(str::to_owned).collect();
    provider::find(&names[ask.pick("Whose event?", &names)?])
}

fn pick_event(session: &Session, provider: &Provider) -> Result<String> {
    let Some(ask) = session.ask() else {
        return Err(Failure::new(format!(
            "it is not said which event of {} to send",
            provider.id
        ))
        .hint(format!("name one: {}", listed(provider.events()))));
    };
    let mut events: Vec<String> = provider.events().map(str::to_owned).collect();
    let place = ask.pick("Which event?", &events)?;
    Ok(events.swap_remove(place))
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
            _ = tokio::signal::ctrl_c() => return Ok(Exit::Yes),
        }
        match read_file(file) {
            Ok(bytes) => composition.payload = Some(bytes.into()),
            // An editor may be between two steps.
            Err(failure) => session.talk.warn(&failure.message),
        }
    }
}
