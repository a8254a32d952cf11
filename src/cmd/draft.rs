//! What a request is drafted from: the flags that `send` and `sign` share.

use bytes::Bytes;
use jiff::Timestamp;

use super::composition::{Composition, Edit};
use super::greeting::{self, Greeting};
use super::{Session, bytes_of, field, providers, secrets};
use crate::error::{Failure, Result};
use crate::http::is_token;
use crate::provider::{self, Dice, Moment, Provider, Scheme};
use crate::secret::Secret;
use crate::target::Target;

/// Payload and signature of a request.
#[derive(Debug, clap::Args)]
pub struct Draft {
    /// Whose event: a name of hookcli providers list, or a file.toml
    #[arg(value_name = "PROVIDER")]
    provider: Option<String>,

    /// Which event: push, invoice.paid, …
    #[arg(value_name = "EVENT", requires = "provider")]
    event: Option<String>,

    /// A payload of your own
    #[arg(short, long, value_name = "TEXT|@FILE|@-", help_heading = "Payload")]
    data: Option<String>,

    /// Change a field of the payload before it is signed; VALUE is JSON, or else text
    #[arg(long, value_name = "PATH=VALUE", help_heading = "Payload")]
    set: Vec<Edit>,

    /// Like --set, for a field that is not there yet
    #[arg(long, value_name = "PATH=VALUE", help_heading = "Payload")]
    add: Vec<Edit>,

    /// Add a header, or replace it
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE", value_parser = field)]
    #[arg(help_heading = "Payload")]
    headers: Vec<(String, String)>,

    /// The method [default: POST]
    #[arg(short = 'X', long, value_parser = method, help_heading = "Payload")]
    method: Option<String>,

    /// Sign as this provider does
    #[arg(long = "provider", value_name = "PROVIDER", id = "as")]
    #[arg(conflicts_with = "provider", help_heading = "Signature")]
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

    /// Make ids and random values from this number, the same each time
    #[arg(long, value_name = "N", help_heading = "Payload")]
    seed: Option<u64>,

    /// The time that is signed, as 2026-01-31T12:00:00Z or Unix seconds [default: now]
    #[arg(long, value_name = "TIME", value_parser = moment, help_heading = "Signature")]
    at: Option<Timestamp>,
}

impl Draft {
    /// The provider, when one is named.
    pub fn provider(&self) -> Result<Option<Provider>> {
        let name = self.provider.as_ref().or(self.as_provider.as_ref());
        name.map(|name| providers::named(name)).transpose()
    }

    /// The provider whose handshakes are asked for.
    pub fn greets(&self) -> Result<Option<Provider>> {
        match self.event.as_deref() {
            Some(greeting::EVENT) => self.provider(),
            _ => Ok(None),
        }
    }

    /// Its handshakes, to be sent to there.
    pub fn greeting<'a>(
        &self,
        session: &Session,
        provider: &'a Provider,
        verify_token: &'a str,
        target: &Target,
    ) -> Result<Greeting<'a>> {
        let mut dice = self.dice();
        let fresh = provider.fresh_id(&mut dice);
        let moment = Moment {
            at: self.at.unwrap_or_else(Timestamp::now),
            id: self.id.clone().unwrap_or(fresh),
            origin: target.url(""),
        };
        Ok(Greeting {
            provider,
            secret: secrets::find(session, self.secret.as_deref(), Some(provider))?,
            signs: !self.unsigned,
            verify_token,
            moment,
            dice,
        })
    }

    /// The same drafts, one for each event of the provider that there is a sample of.
    pub fn of_all_events(&self, session: &Session) -> Result<Vec<Composition>> {
        let Some(provider) = self.provider()? else {
            return Err(Failure::new("--all-events needs a provider"));
        };
        let events = provider.events();
        events
            .map(|event| self.composition_of(session, Some(event), None))
            .collect()
    }

    fn dice(&self) -> Dice {
        let random = || uuid::Uuid::new_v4().as_u64_pair().0;
        Dice::new(self.seed.unwrap_or_else(random))
    }

    /// What requests are made from; `payload` takes the place of `--data`.
    pub fn composition(&self, session: &Session, payload: Option<Bytes>) -> Result<Composition> {
        self.composition_of(session, self.event.as_deref(), payload)
    }

    fn composition_of(
        &self,
        session: &Session,
        event: Option<&str>,
        payload: Option<Bytes>,
    ) -> Result<Composition> {
        let payload = match (payload, self.data.as_deref()) {
            (None, Some(data)) => Some(bytes_of(data)?.into()),
            (payload, _) => payload,
        };
        let provider = match self.provider()? {
            Some(provider) => Some(provider),
            None if payload.is_some() => None,
            None => Some(pick_provider(session)?),
        };
        let event = match (&provider, &payload, event) {
            (Some(provider), None, None) => Some(pick_event(session, provider)?),
            (_, _, event) => event.map(str::to_owned),
        };
        let scheme = self.scheme.as_deref().map(scheme).transpose()?;
        let mut edits = self.set.clone();
        edits.extend(self.add.iter().cloned().map(Edit::adding));
        Ok(Composition {
            secret: self.secret(session, provider.as_ref(), scheme.as_ref())?,
            provider,
            event,
            payload,
            edits,
            method: self.method.clone(),
            headers: self.headers.clone(),
            scheme,
            id: self.id.clone(),
            at: self.at,
            dice: self.dice(),
        })
    }

    /// What to sign with; `None` when nothing is to be signed.
    fn secret(
        &self,
        session: &Session,
        provider: Option<&Provider>,
        scheme: Option<&Scheme>,
    ) -> Result<Option<Secret>> {
        let signs = provider.is_some_and(|provider| !provider.schemes.is_empty());
        if self.unsigned || (!signs && scheme.is_none()) {
            return Ok(None);
        }
        // A scheme of its own has a secret of its own.
        let provider = provider.filter(|_| scheme.is_none());
        if let Some(secret) = secrets::find(session, self.secret.as_deref(), provider)? {
            return Ok(Some(secret));
        }
        let what = provider.map_or("the scheme", |provider| &provider.id);
        if let Some(ask) = session.ask() {
            return ask.secret(&format!("Secret of {what}")).map(Some);
        }
        Err(secrets::lacking("sign", provider))
    }
}

/// A `--scheme`.
pub fn scheme(text: &str) -> Result<Scheme> {
    text.parse().map_err(|error| {
        Failure::new(format!("--scheme: {error}"))
            .hint("hookcli help schemes shows how they are written")
    })
}

/// A `--method`.
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

fn listed(names: impl Iterator<Item = &'static str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn pick_provider(session: &Session) -> Result<Provider> {
    let Some(ask) = session.ask() else {
        return Err(Failure::new("it is not said what to send").hint(
            "name a provider, such as github or stripe (hookcli providers list shows all), or pass --data",
        ));
    };
    let names: Vec<String> = provider::names().map(str::to_owned).collect();
    providers::named(&names[ask.pick("Whose event?", &names)?])
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
