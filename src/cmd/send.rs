//! `hookcli send`

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::composition::{Composition, Payload};
use super::sending::{Job, Route};
use super::{Session, bytes_of, duration, field, secrets};
use crate::error::{Exit, Failure, Result};
use crate::output::style::Detail;
use crate::provider::{self, Provider, Scheme};
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
    set: Vec<String>,

    /// Like --set, for a field that is not there yet
    #[arg(long, value_name = "PATH=VALUE", help_heading = "Payload")]
    add: Vec<String>,

    /// Send this file, and again whenever it changes
    #[arg(long, value_name = "FILE", conflicts_with_all = ["data", "repeat", "dry_run"])]
    #[arg(help_heading = "Payload")]
    watch: Option<PathBuf>,

    /// Add a header, or replace it
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE", value_parser = field)]
    #[arg(help_heading = "Payload")]
    headers: Vec<(String, String)>,

    /// The method [default: POST]
    #[arg(short = 'X', long, help_heading = "Payload")]
    method: Option<String>,

    /// Sign as this provider does
    #[arg(long = "provider", value_name = "PROVIDER", id = "as", conflicts_with = "provider")]
    #[arg(help_heading = "Signature")]
    as_provider: Option<String>,

    /// Sign by this scheme: hookcli help schemes
    #[arg(long, value_name = "SCHEME", help_heading = "Signature")]
    scheme: Option<String>,

    /// The secret: env:NAME, file:PATH or prompt
    #[arg(long, value_name = "SOURCE", help_heading = "Signature", hide_env_values = true)]
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

/// A point in time: RFC 3339 or Unix seconds.
fn moment(text: &str) -> std::result::Result<Timestamp, String> {
    let seconds = text.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    seconds
        .or_else(|| text.parse().ok())
        .ok_or_else(|| "write it like 2026-01-31T12:00:00Z or as Unix seconds".into())
}

impl Args {
    pub async fn run(self, session: &mut Session) -> Result<Exit> {
        let route = Route {
            target: session.target(self.to.as_deref())?,
            limit: session.limit(self.timeout),
            concurrency: self.concurrency.get(),
        };
        let mut composition = self.composition(session)?;
        if self.dry_run {
            let request = composition.compose(&route.target)?.request;
            return match session.out.is_json() {
                true => session.out.json(&request),
                false => session.out.exact(&request.wire()),
            }
            .map(|()| Exit::Yes);
        }
        if self.repeat.get() > 1 && session.out.page.detail == Detail::Full {
            session.out.page.detail = Detail::Brief;
        }
        if let Some(file) = &self.watch {
            return watch(session, &route, composition, file).await;
        }
        let jobs = (0..self.repeat.get()).map(|_| composition.compose(&route.target));
        route.send(session, jobs).await
    }

    fn composition(&self, session: &Session) -> Result<Composition> {
        let name = self.provider.as_ref().or(self.as_provider.as_ref());
        let own = self.data.is_some() || self.watch.is_some();
        let provider = match name {
            Some(name) => Some(provider(name)?),
            None if own || self.scheme.is_some() => None,
            None => Some(pick_provider(session)?),
        };
        let payload = match (&self.watch, &self.data) {
            (Some(file), _) => Payload::Given(std::fs::read(file).map_err(|error| unreadable(file, &error))?.into()),
            (None, Some(data)) => Payload::Given(bytes_of(data)?.into()),
            (None, None) => Payload::Sample,
        };
        let event = match (provider, &payload, &self.event) {
            (_, _, Some(event)) => Some(event.clone()),
            (Some(provider), Payload::Sample, None) => Some(pick_event(session, provider)?),
            _ => None,
        };
        let scheme = self.scheme.as_deref().map(scheme).transpose()?;
        let names = provider.map_or(&[][..], |provider| &provider.secret_env);
        let wants_secret = !self.unsigned && (provider.is_some() || scheme.is_some());
        let secret = match wants_secret {
            true => self.secret(session, provider, names)?,
            false => None,
        };
        Composition::new(provider, event, payload)
            .edits(&self.set, &self.add)?
            .signed(scheme, secret)
            .headers(self.method.as_deref(), &self.headers)
            .pinned(self.id.as_deref(), self.at)
            .checked()
    }

    fn secret(
        &self,
        session: &Session,
        provider: Option<&Provider>,
        names: &[String],
    ) -> Result<Option<crate::secret::Secret>> {
        let id = provider.map(|provider| provider.id.as_str());
        if let Some(secret) = secrets::find(session, self.secret.as_deref(), id, names)? {
            return Ok(Some(secret));
        }
        let what = id.unwrap_or("the scheme");
        match session.ask() {
            Some(ask) => ask.secret(&format!("Secret of {what}")).map(Some),
            None => Err(Failure::new(format!("there is no secret to sign with for {what}")).hint(
                format!(
                    "set {}, pass --secret env:NAME, or --unsigned",
                    names.first().map_or("HOOKCLI_SECRET", String::as_str)
                ),
            )),
        }
    }
}
