//! The handshakes of a provider, sent to an app to see whether it answers them.

use std::time::Duration;

use serde::Serialize;

use super::sending::{Route, exit_of, severer};
use super::{Session, secrets};
use crate::error::{Exit, Failure, Result};
use crate::http::{Reply, Request};
use crate::net::client::Client;
use crate::output::Render;
use crate::output::style::{Page, Role};
use crate::provider::{Asked, Dice, Moment, Provider, SignError, Url};
use crate::secret::Secret;

/// The word of `send` for them.
pub const EVENT: &str = "handshake";

/// What handshakes are made from.
pub struct Greeting<'a> {
    pub provider: &'a Provider,
    /// What to sign with, and to know the answer by.
    pub secret: Option<Secret>,
    /// Whether those are signed that the provider signs.
    pub signs: bool,
    pub verify_token: &'a str,
    pub moment: Moment,
    pub dice: Dice,
}

impl Greeting<'_> {
    /// Sends each, and one with a wrong signature where the provider does that too.
    pub async fn send(mut self, session: &mut Session, route: &Route) -> Result<Exit> {
        if self.provider.handshakes.is_empty() {
            return Err(
                Failure::new(format!("{} has no handshake", self.provider.id))
                    .hint("hookcli providers show NAME tells whether there is one"),
            );
        }
        let mut worst = Exit::Yes;
        let mut client = Client::new(route.target.clone(), route.limit);
        for handshake in &self.provider.handshakes {
            let asked = handshake.ask(
                self.provider,
                self.verify_token,
                &self.moment,
                &mut self.dice,
            );
            let asked = asked.map_err(Failure::new)?;
            let forged = Secret::new(self.dice.uuid());
            let probe = asked.probes().then_some((true, &forged));
            let own = self.secret.as_ref().map(|secret| (false, secret));
            let rounds = match asked.is_signed() && self.signs {
                true => [own, probe].into_iter().flatten().map(Some).collect(),
                false => vec![None],
            };
            if rounds.is_empty() {
                return Err(secrets::lacking("sign", Some(self.provider)));
            }
            for signed_with in rounds {
                let outcome = self
                    .exchange(&asked, signed_with, route, &mut client)
                    .await?;
                worst = severer(worst, outcome.exit);
                session.out.show(&outcome)?;
            }
        }
        Ok(worst)
    }

    /// Sends one; `signed_with` is the secret, and whether it is a wrong one.
    async fn exchange(
        &self,
        asked: &Asked,
        signed_with: Option<(bool, &Secret)>,
        route: &Route,
        client: &mut Client,
    ) -> Result<Outcome> {
        let mut request = route.target.address(asked.request.clone());
        if let Some((forged, secret)) = signed_with {
            match self.provider.sign(&mut request, secret, &self.moment) {
                // The wrong key is of no shape that the provider's are: it signs nothing.
                Err(SignError::Secret(_)) if forged => {}
                other => other.map_err(|error| Failure::new(format!("could not sign: {error}")))?,
            }
        }
        let forged = signed_with.is_some_and(|(forged, _)| forged);
        let sent = client.send(&request).await;
        let fault = match &sent {
            Ok(reply) if forged => (reply.status != 401)
                .then(|| format!("answered {}, and a wrong signature wants 401", reply.status)),
            Ok(reply) => {
                let url = Url {
                    origin: self.moment.origin.clone(),
                    target: request.target.clone(),
                };
                asked.fault(&request, &url, self.secret.as_ref(), reply)
            }
            Err(error) => Some(error.to_string()),
        };
        let late = sent.as_ref().ok().and_then(|reply| self.late(reply));
        let fault = fault.or(late);
        Ok(Outcome {
            provider: self.provider.id.clone(),
            forged,
            to: route.target.url(&request.target),
            request,
            exit: match (&sent, &fault) {
                (Ok(_), None) => Exit::Yes,
                (Ok(_), Some(_)) => Exit::No,
                (Err(error), _) => exit_of(error),
            },
            fault,
            reply: sent.ok(),
        })
    }

    /// What is wrong with a reply that took longer than the provider waits.
    fn late(&self, reply: &Reply) -> Option<String> {
        let limit = Duration::from_secs(self.provider.timeout?.into());
        (reply.elapsed > limit).then(|| format!("answered too late: it waits {limit:?}"))
    }
}

/// What came of a handshake. JSON: `type`, `provider`, `forged` (sent with a wrong signature),
/// `to`, `request`, `reply`, `fault` (`null` when the answer is the one that is wanted).
#[derive(Serialize)]
#[serde(tag = "type", rename = "handshake_sent")]
struct Outcome {
    provider: String,
    forged: bool,
    to: String,
    request: Request,
    reply: Option<Reply>,
    fault: Option<String>,
    #[serde(skip)]
    exit: Exit,
}

impl Render for Outcome {
    fn render(&self, page: &mut Page) {
        let (role, mark) = match self.fault {
            None => (Role::Good, "✓ "),
            Some(_) => (Role::Bad, "✗ "),
        };
        page.put(role, mark)
            .put(Role::Strong, &self.request.method)
            .own(" ")
            .put(Role::Plain, &self.to)
            .own("  ")
            .put(Role::Name, &self.provider)
            .own(match self.forged {
                false => " handshake: ",
                true => " handshake with a wrong signature: ",
            });
        match &self.fault {
            None => page.put(role, "answered as it should be"),
            Some(fault) => page.put(role, fault),
        };
        page.end();
    }
}
