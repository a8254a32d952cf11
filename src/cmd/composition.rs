//! A request being made: payload, changes to it, headers, signature, in this order.

use std::str::FromStr;

use bytes::Bytes;
use jiff::Timestamp;
use serde_json::Value;

use super::sending::Job;
use crate::error::{Failure, Result};
use crate::http::Request;
use crate::path::Path;
use crate::provider::{Dice, Moment, Provider, Scheme, SignError};
use crate::secret::Secret;
use crate::target::Target;

/// Everything that requests are made from; each one gets a time and an id of its own.
pub struct Composition {
    pub provider: Option<Provider>,
    /// The event, known unless the payload is given.
    pub event: Option<String>,
    /// The payload; else the provider's sample of the event.
    pub payload: Option<Bytes>,
    pub edits: Vec<Edit>,
    pub method: Option<String>,
    pub headers: Vec<(String, String)>,
    /// Signs in the provider's place.
    pub scheme: Option<Scheme>,
    /// What to sign with; without it nothing is signed.
    pub secret: Option<Secret>,
    pub id: Option<String>,
    pub at: Option<Timestamp>,
    pub dice: Dice,
}

/// A change of a JSON payload.
#[derive(Clone, Debug)]
pub struct Edit {
    path: Path,
    value: Value,
    adds: bool,
}

impl Edit {
    /// The same change, which makes the place when there is none.
    pub fn adding(self) -> Self {
        Self { adds: true, ..self }
    }
}

impl FromStr for Edit {
    type Err = String;

    /// `PATH=VALUE`; a quoted key may hold `=`, so the first one after a whole path counts.
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let mut splits = text.match_indices('=').map(|(at, _)| text.split_at(at));
        let whole =
            splits.find_map(|(path, value)| Some((path.parse::<Path>().ok()?, &value[1..])));
        let Some((path, value)) = whole else {
            return Err("write it as PATH=VALUE, such as data.amount=100".into());
        };
        let value = serde_json::from_str(value).unwrap_or_else(|_| value.into());
        Ok(Self {
            path,
            value,
            adds: false,
        })
    }
}

impl Composition {
    /// One request, addressed and signed.
    pub fn compose(&mut self, target: &Target) -> Result<Job> {
        let provider = self.provider.as_ref();
        let fresh = provider.map(|provider| provider.fresh_id(&mut self.dice));
        let moment = Moment {
            at: self.at.unwrap_or_else(Timestamp::now),
            id: self
                .id
                .clone()
                .or(fresh)
                .unwrap_or_else(|| self.dice.uuid()),
            origin: target.url(""),
        };
        let body = self.body(&moment)?;
        let mut request = match &self.provider {
            Some(provider) => {
                provider.request(self.event.as_deref().unwrap_or_default(), body, &moment)
            }
            None => plain(body),
        };
        if let Some(method) = &self.method {
            request.method.clone_from(method);
        }
        request.headers.edit(&self.headers);
        let mut request = target.address(request);
        self.sign(&mut request, &moment)?;
        // What was asked for wins, over a signature too.
        request.headers.edit(&self.headers);
        request
            .check()
            .map_err(|reason| Failure::new(format!("this request cannot be sent: {reason}")))?;
        let delivery = self
            .provider
            .as_ref()
            .map(|provider| provider.delivery(&request));
        Ok(Job {
            hook: None,
            delivery: delivery.unwrap_or_default(),
            request,
        })
    }

    fn body(&mut self, moment: &Moment) -> Result<Bytes> {
        let body = match (&self.payload, &self.provider, &self.event) {
            (Some(payload), _, _) => payload.clone(),
            (None, Some(provider), Some(event)) => {
                provider.sample(event, moment, &mut self.dice)?
            }
            _ => Bytes::new(),
        };
        if self.edits.is_empty() {
            return Ok(body);
        }
        let mut json: Value = serde_json::from_slice(&body).map_err(|error| {
            Failure::new(format!(
                "--set and --add change JSON, and the payload is none: {error}"
            ))
        })?;
        for edit in &self.edits {
            let value = edit.value.clone();
            let (changed, hint) = match edit.adds {
                true => (
                    edit.path.add(&mut json, value),
                    "write the path of a place that can be made",
                ),
                false => (
                    edit.path.set(&mut json, value),
                    "--add makes a place that is not there yet",
                ),
            };
            changed.map_err(|error| {
                Failure::new(format!("the payload cannot be changed: {error}")).hint(hint)
            })?;
        }
        let form = self.provider.as_ref().map(|provider| provider.body);
        let bytes = form.unwrap_or_default().write(&json);
        bytes
            .map(Bytes::from)
            .map_err(|error| Failure::new(format!("the payload cannot be written: {error}")))
    }

    fn sign(&self, request: &mut Request, moment: &Moment) -> Result<()> {
        let Some(secret) = &self.secret else {
            return Ok(());
        };
        let signed = match (&self.scheme, &self.provider) {
            (Some(scheme), _) => scheme.sign(request, secret, moment),
            (None, Some(provider)) => provider.sign(request, secret, moment),
            (None, None) => Ok(()),
        };
        signed.map_err(|error| {
            let hint = match error {
                SignError::Secret(_) => "pass --secret env:NAME, file:PATH or prompt",
                SignError::Public => "hookcli keys new PROVIDER makes a pair",
                SignError::Outdated => "pass --unsigned, or --scheme with another algorithm",
                SignError::Missing(_) => "pass it with -H 'Name: value', or in the payload",
                SignError::Unplaced(_) => "pass a payload that has room for it",
            };
            Failure::new(format!("could not sign: {error}")).hint(hint)
        })?;
        // A signature may stand in the body.
        let length = request.body.len().to_string();
        if request.headers.text("content-length") != Some(&length) && !request.body.is_empty() {
            request.headers.set("Content-Length", length);
        }
        Ok(())
    }
}

/// A payload of the user's own, typed by its looks.
fn plain(body: Bytes) -> Request {
    let kind = match std::str::from_utf8(&body) {
        Ok(text) if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() => {
            "application/json"
        }
        Ok(_) => "text/plain; charset=utf-8",
        Err(_) => "application/octet-stream",
    };
    let mut request = Request::post(body);
    request
        .headers
        .push("User-Agent", concat!("hookcli/", env!("CARGO_PKG_VERSION")));
    request.headers.push("Content-Type", kind);
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_a_path_and_a_value() {
        let read = |text: &str| {
            text.parse::<Edit>()
                .map(|edit| format!("{} {}", edit.path, edit.value))
        };
        assert_eq!(read("a.b=1.50"), Ok("a.b 1.50".into()));
        assert_eq!(read("a=x=y"), Ok(r#"a "x=y""#.into()));
        assert_eq!(read("a="), Ok(r#"a """#.into()));
        assert_eq!(
            read(r#"a["b=c"]={"d":null}"#),
            Ok(r#"a["b=c"] {"d":null}"#.into())
        );
        assert!(read("a.b").is_err());
    }
}
