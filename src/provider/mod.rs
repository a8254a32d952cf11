//! Providers: who signs how, and how to tell whose a hook is.
//!
//! A provider is a TOML file, not code: one of `catalog/`, or a user's own of the
//! same form. Everything here is a function of values: time, ids and seeds come in.

mod catalog;
mod covered;
mod detect;
mod dice;
mod explain;
#[cfg(test)]
mod forgeries;
mod handshake;
mod item;
mod judge;
mod jwt;
mod key;
mod line;
mod pair;
mod place;
mod placeholder;
mod sample;
mod scheme;
mod sign;
mod subscription;
mod template;
mod url;
mod vocabulary;

use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::capture::Delivery;
use crate::error::{Failure, Result, nearest};
use crate::http::{Reply, Request, check_field};
use crate::secret::Secret;
use crate::verdict::{Unanswered, Verdict};

pub use catalog::{adopt, all, find, names, recognise};
pub use detect::Condition;
pub use dice::Dice;
pub use explain::{Mishap, explain, explain_by_provider, explain_by_secret};
pub use handshake::{Asked, Handshake};
pub use judge::verify;
pub use key::{BadSecret, Key};
pub use pair::{Pair, PairKind};
pub use place::{Place, Reading};
pub use placeholder::{Filter, Placeholder};
pub use sample::Shape;
pub use scheme::{Claim, Scheme};
pub use sign::SignError;
pub use subscription::subscription;
pub use template::{Part, SyntaxError, Template};
pub use url::{Occasion, Url};
pub use vocabulary::{Algorithm, Encoding, KeyForm, Unit};

/// The instant, the identity and the way of one delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When it is sent.
    pub at: Timestamp,
    /// The provider's id of it.
    pub id: String,
    /// Scheme, host and port of the URL that it is sent to.
    pub origin: String,
}

/// Who sends hooks: how they look, how they are signed, what is known about them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Provider {
    /// The name to call it by; the file's name.
    pub id: String,
    /// The name it calls itself by.
    pub name: String,
    /// Other names to call it by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is for, such as `payments`.
    #[serde(default)]
    pub category: String,
    /// Where it documents its hooks.
    pub docs: String,
    /// True when a published vector or another implementation confirms the scheme.
    pub verified: bool,
    /// Environment variables that customarily hold the secret, the most usual first.
    #[serde(default)]
    pub secret_env: Vec<String>,
    /// A hook is this provider's when all of these hold; never without any.
    #[serde(default)]
    pub detect: Vec<Condition>,
    /// Where the event type stands: the first of these that holds something.
    #[serde(default)]
    pub event: Vec<Place>,
    /// Where the delivery's id stands: the first of these that holds something.
    #[serde(default)]
    pub delivery: Vec<Place>,
    /// What a delivery's id looks like.
    #[serde(default)]
    pub fresh_id: Shape,
    /// The fields that it sends besides those of the signature.
    #[serde(default)]
    pub headers: Vec<Field>,
    /// How it writes bodies.
    #[serde(default)]
    pub body: Form,
    /// When it tries again, for a person.
    #[serde(default)]
    pub retry: Option<String>,
    /// How long it waits for an answer, seconds.
    #[serde(default)]
    pub timeout: Option<u32>,
    /// Paths in a JSON body that differ from one delivery to the next, dotted; `*` is any step.
    #[serde(default)]
    pub volatile: Vec<String>,
    /// The signatures: all are made, the first that is present decides.
    #[serde(default, rename = "scheme")]
    pub schemes: Vec<Scheme>,
    /// What it asks of an endpoint before it trusts it.
    #[serde(default, rename = "handshake")]
    pub handshakes: Vec<Handshake>,
    /// Known signatures that hold this definition to the truth.
    #[serde(default, rename = "vector")]
    pub vectors: Vec<Vector>,
    /// Payloads by event.
    #[serde(skip)]
    samples: &'static [(&'static str, &'static str)],
    /// What the payloads have in common.
    #[serde(skip)]
    parts: &'static str,
}

/// How bodies are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `compact`: JSON without blanks between its tokens.
    #[default]
    Compact,
    /// `pretty`: JSON on many lines, indented by two blanks.
    Pretty,
    /// `form`: `application/x-www-form-urlencoded`.
    Form,
}

impl Form {
    /// The bytes of a payload; a form's values that are no text are written as JSON.
    pub fn write(self, json: &Value) -> std::result::Result<Vec<u8>, String> {
        let bytes = match (self, json) {
            (Self::Form, Value::Object(fields)) => {
                let mut form = form_urlencoded::Serializer::new(String::new());
                for (name, value) in fields {
                    match value {
                        Value::String(text) => form.append_pair(name, text),
                        other => form.append_pair(name, &other.to_string()),
                    };
                }
                return Ok(form.finish().into_bytes());
            }
            (Self::Pretty, json) => serde_json::to_vec_pretty(json),
            (_, json) => serde_json::to_vec(json),
        };
        bytes.map_err(|why| why.to_string())
    }
}

/// A header field to send, written `Name: value`; the value may hold `{event}`
/// `{id}` `{rfc3339}` and `{timestamp}` (seconds).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Field {
    name: String,
    value: Template,
}

/// A signature that is known to be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// Who says so: a documentation page, or the package and version that computed it.
    pub source: String,
    /// The secret.
    pub secret: String,
    /// The delivery's id, where the scheme signs one.
    #[serde(default)]
    pub id: String,
    /// The time, seconds since 1970, where the scheme signs one.
    #[serde(default)]
    pub at: i64,
    /// The method, when it is not POST.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The URL, where the scheme signs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The body.
    pub body: String,
    /// All header fields that the signature needs or makes, as `Name: value`.
    #[serde(default)]
    pub headers: Vec<String>,
}

impl Vector {
    /// When and where it arrived.
    pub fn occasion(&self) -> std::result::Result<Occasion, String> {
        let at = Timestamp::from_second(self.at).map_err(|why| why.to_string())?;
        let url = self.url.as_deref().map(str::parse).transpose()?;
        Ok(Occasion { at, url })
    }

    /// The request that was signed, as it would arrive.
    pub fn request(&self) -> std::result::Result<Request, String> {
        let mut request = Request::post(self.body.clone());
        for field in &self.headers {
            let (name, value) = field
                .split_once(": ")
                .ok_or_else(|| format!("`{field}` is not `Name: value`"))?;
            check_field(name, value.as_bytes())?;
            request.headers.push(name, value.to_owned());
        }
        if let Some(method) = &self.method {
            request.method.clone_from(method);
        }
        if let Some(url) = &self.url {
            request.target = url.parse::<Url>()?.target;
        }
        Ok(request)
    }
}

impl Provider {
    /// What a hook that is known to be this provider's says about itself.
    pub fn delivery(&self, request: &Request) -> Delivery {
        let reading = Reading::new(request);
        let first = |places: &[Place]| places.iter().find_map(|place| reading.text(place));
        Delivery {
            provider: Some(self.id.clone()),
            event: first(&self.event),
            id: first(&self.delivery),
        }
    }

    /// The answer when the request is one of the provider's handshakes. `url` is where it was
    /// sent, when that is configured; `verify_token` the word that was agreed on.
    pub fn handshake(
        &self,
        request: &Request,
        url: Option<&Url>,
        secret: Option<&Secret>,
        verify_token: Option<&str>,
    ) -> Option<(&Handshake, std::result::Result<Reply, Unanswered>)> {
        let mut handshakes = self.handshakes.iter();
        handshakes.find_map(|handshake| {
            let answer = handshake.answer(request, url, secret, verify_token)?;
            Some((handshake, answer))
        })
    }

    /// The header fields that are the same in everything it sends.
    pub fn own_headers(&self) -> impl Iterator<Item = (String, String)> {
        self.headers.iter().filter_map(|field| {
            let value = field.value.render(|_| None).ok()?;
            Some((field.name.clone(), String::from_utf8(value).ok()?))
        })
    }

    /// An id in the provider's shape.
    pub fn fresh_id(&self, dice: &mut Dice) -> String {
        self.fresh_id.draw(dice)
    }

    /// The events that there are samples of; `test` where there is nothing but the general one.
    pub fn events(&self) -> impl Iterator<Item = &'static str> {
        let general = self.samples.is_empty().then_some(sample::GENERAL);
        self.samples.iter().map(|(event, _)| *event).chain(general)
    }

    /// The body of an event as this provider would send it at that moment.
    pub fn sample(&self, event: &str, moment: &Moment, dice: &mut Dice) -> Result<Bytes> {
        let sample = self.samples.iter().find(|(have, _)| *have == event);
        let body = match sample {
            Some((_, text)) => sample::concrete(text, self.parts, moment, dice),
            None if self.events().any(|have| have == event) => {
                let named = [(&self.event, sample::GENERAL), (&self.delivery, &moment.id)];
                let named = named
                    .into_iter()
                    .filter_map(|(places, value)| Some((places.first()?, value)));
                sample::general(named.chain(self.signed_places(&moment.id)), moment)
            }
            None => return Err(self.no_sample(event)),
        };
        let body = body.and_then(|json| self.body.write(&json));
        Ok(body.map_err(Failure::new)?.into())
    }

    /// The places whose values are signed one by one, which something must stand in.
    fn signed_places<'a>(&'a self, value: &'a str) -> impl Iterator<Item = (&'a Place, &'a str)> {
        let messages = self.schemes.iter().map(|scheme| &scheme.message);
        let named = messages.flat_map(|message| message.placeholders());
        named.filter_map(move |named| match named.source() {
            Placeholder::At(place) => Some((place, value)),
            _ => None,
        })
    }

    fn no_sample(&self, event: &str) -> Failure {
        let events: Vec<&str> = self.events().collect();
        let failure = Failure::new(format!("there is no sample of {} {event}", self.id));
        match (nearest(event, self.events()).as_slice(), events.as_slice()) {
            ([], []) => failure.hint("pass the body yourself"),
            ([], all) => failure.hint(format!("there are {}", all.join(", "))),
            (near, _) => failure.hint(format!("did you mean {}?", near.join(" or "))),
        }
    }

    /// A request to `/` that carries `body` the way this provider does, not yet signed.
    pub fn request(&self, event: &str, body: Bytes, moment: &Moment) -> Request {
        let timestamp = moment.at.as_second().to_string();
        let rfc3339 = moment.at.to_string();
        let mut request = Request::post(body);
        for (place, value) in self.signed_places(&moment.id) {
            if let Place::Query(_) = place {
                // A query takes everything.
                let _ = place.set(&mut request, value);
            }
        }
        // Without an event there is no field that names it.
        let known = |field: &&Field| !event.is_empty() || !field.value.names(&Placeholder::Event);
        for field in self.headers.iter().filter(known) {
            let value = field.value.render(|placeholder| match placeholder {
                Placeholder::Event => Some(event.as_bytes().into()),
                Placeholder::Id => Some(moment.id.as_bytes().into()),
                Placeholder::Rfc3339 => Some(rfc3339.as_bytes().into()),
                Placeholder::Timestamp => Some(timestamp.as_bytes().into()),
                _ => None,
            });
            request.headers.push(&field.name, value.unwrap_or_default());
        }
        request
    }

    /// Signs with every scheme that takes this secret, at least one. Call it last: signatures
    /// are over the bytes as they are.
    pub fn sign(
        &self,
        request: &mut Request,
        secret: &Secret,
        moment: &Moment,
    ) -> std::result::Result<(), SignError> {
        let mut refused = None;
        let mut signed = false;
        for scheme in &self.schemes {
            if !scheme.counts(request) {
                continue;
            }
            match scheme.sign(request, secret, moment) {
                Ok(()) => signed = true,
                Err(SignError::Secret(bad)) => refused = refused.or(Some(bad)),
                Err(other) => return Err(other),
            }
        }
        match (signed, refused, self.schemes.first()) {
            (true, ..) | (_, None, None) => Ok(()),
            (_, Some(bad), _) => Err(bad.into()),
            (_, None, Some(scheme)) => {
                let signs = scheme.when.iter().cloned().map(String::from);
                let signs: Vec<String> = signs.collect();
                Err(SignError::Missing(signs.join(" and ")))
            }
        }
    }

    /// Judges by the first scheme whose signature is there; see [`Scheme::verify`].
    pub fn verify(
        &self,
        request: &Request,
        secrets: &[Secret],
        occasion: &Occasion,
    ) -> std::result::Result<Verdict, BadSecret> {
        verify(&self.schemes, request, secrets, occasion)
    }
}

impl TryFrom<String> for Field {
    type Error = String;

    fn try_from(text: String) -> std::result::Result<Self, String> {
        let split = text.split_once(": ");
        let (name, value) = split.ok_or_else(|| format!("`{text}` is not `Name: value`"))?;
        check_field(name, value.as_bytes())?;
        let template: Template = value.parse().map_err(|why| format!("{name}: {why}"))?;
        template
            .allow(|value| {
                use Placeholder::{Event, Id, Rfc3339, Timestamp};
                [Event, Id, Rfc3339, Timestamp].contains(value)
            })
            .map_err(|why| format!("{name}: {why}"))?;
        Ok(Self {
            name: name.to_owned(),
            value: template,
        })
    }
}

impl From<Field> for String {
    fn from(field: Field) -> Self {
        format!("{}: {}", field.name, field.value)
    }
}
