//! Verdicts over hooks as they arrive.

use std::collections::HashMap;

use jiff::Timestamp;

use super::{Session, secrets};
use crate::capture::Hook;
use crate::error::{Failure, Result};
use crate::provider::{self, Occasion, Provider, Url};
use crate::secret::Secret;
use crate::verdict::Verdict;

/// Checks hooks with the secrets that were found when it was made.
pub struct Judge {
    /// The provider that every hook is taken for.
    only: Option<String>,
    known: HashMap<String, (Provider, Vec<Secret>)>,
    /// The URL that hooks are sent to.
    url: Option<Url>,
}

impl Judge {
    /// Looks for the secrets of one provider, or of all.
    pub fn new(
        session: &Session,
        only: Option<&Provider>,
        flags: &[String],
        url: Option<Url>,
    ) -> Result<Self> {
        let all: Vec<Provider> = match only {
            Some(provider) => vec![provider.clone()],
            None => provider::all().cloned().collect(),
        };
        let mut known = HashMap::new();
        for provider in all {
            let id = provider.id.clone();
            let found = secrets::all(session, flags, Some(&provider))?;
            check_keys(&provider, &found)?;
            if !found.is_empty() {
                known.insert(id, (provider, found));
            }
        }
        match (only, known.is_empty()) {
            (Some(provider), true) => Err(secrets::lacking("check", Some(provider))),
            (None, true) => Err(Failure::new("there is no secret to check with").hint(
                "set the provider's variable, such as GITHUB_WEBHOOK_SECRET, or pass --provider and --secret",
            )),
            _ => Ok(Self {
                only: only.map(|provider| provider.id.clone()),
                known,
                url,
            }),
        }
    }

    /// A secret of this provider.
    pub fn secret(&self, provider: &str) -> Option<&Secret> {
        self.known
            .get(provider)
            .and_then(|(_, secrets)| secrets.first())
    }

    /// Whether a hook is genuine, at this time; unchecked without a secret of its provider.
    pub fn verdict(&self, hook: &Hook, now: Timestamp) -> Verdict {
        let name = self.only.as_ref().or(hook.delivery.provider.as_ref());
        let Some((provider, secrets)) = name.and_then(|name| self.known.get(name)) else {
            return Verdict::Unchecked;
        };
        let occasion = Occasion {
            at: now,
            url: self.url.clone(),
        };
        let verdict = provider.verify(&hook.capture.request, secrets, &occasion);
        // A secret of the wrong shape was refused when it was looked for.
        verdict.unwrap_or(Verdict::Unchecked)
    }
}

/// Refuses secrets that make no key.
fn check_keys(provider: &Provider, secrets: &[Secret]) -> Result<()> {
    for scheme in &provider.schemes {
        for secret in secrets {
            scheme
                .key(secret)
                .map_err(|bad| Failure::new(format!("{}: {bad}", provider.id)))?;
        }
    }
    Ok(())
}
