//! Signatures as data: how a request is signed, and whether one that arrived is genuine.

use std::borrow::Cow;

use aws_lc_rs::{constant_time, hmac};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::http::{Request, is_token};
use crate::provider::Moment;
use crate::provider::item::{Item, items};
use crate::provider::place::{Place, Reading};
use crate::provider::template::{Placeholder, Template};
use crate::provider::vocabulary::{Algorithm, Encoding, KeyForm, Unit};
use crate::secret::Secret;
use crate::verdict::{Reason, Verdict};

/// One signature: from which bytes it is made, with what, and where it stands.
///
/// The same words make a `[[scheme]]` in a provider's file and a scheme in one
/// line (see [`FromStr`](std::str::FromStr)):
///
/// | word | meaning | without it |
/// | --- | --- | --- |
/// | `algorithm` | `hmac-sha1`, `hmac-sha256`, `hmac-sha384`, `hmac-sha512` or `token` | |
/// | `message` | template of the signed bytes: `{body}` `{header.NAME}` `{id}` `{method}` `{target}` `{timestamp}` | |
/// | `header` | the header that carries the signature | |
/// | `value` | template of that header: `{mac}` and perhaps `{timestamp}` | `{mac}` |
/// | `separator` | what stands between the items of that header, which may then come in any order and repeat, among unknown ones | what `value` has between two placeholders |
/// | `encoding` | `hex` or `base64` | `hex` |
/// | `key` | how the secret becomes the key: `utf8`, `base64` or `hex` | `utf8` |
/// | `key-prefix` | taken off the secret first, when it is there | nothing |
/// | `id` | place of the delivery id | no `{id}` |
/// | `timestamp` | place of the time | in `value` or nowhere |
/// | `unit` | what the time counts: `s` or `ms` | `s` |
/// | `tolerance` | how far that time may be from now, to both sides, seconds | not checked |
/// | `secret` | what the secrets look like, for a person | said from `key` |
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scheme {
    /// How the signature is computed.
    pub algorithm: Algorithm,
    /// The signed bytes; nothing for a token.
    #[serde(default)]
    pub message: Template,
    /// The header that carries the signature.
    pub header: String,
    /// That header's value.
    #[serde(default = "bare")]
    pub value: Template,
    /// What stands between the items of that header.
    #[serde(default)]
    pub separator: Option<String>,
    /// How the signature is written.
    #[serde(default)]
    pub encoding: Encoding,
    /// How the secret becomes the key.
    #[serde(default)]
    pub key: KeyForm,
    /// What is taken off the secret first.
    #[serde(default)]
    pub key_prefix: String,
    /// Where the delivery's id stands.
    #[serde(default)]
    pub id: Option<Place>,
    /// Where the time stands, when not in the signature's header.
    #[serde(default)]
    pub timestamp: Option<Place>,
    /// What the time counts.
    #[serde(default)]
    pub unit: Unit,
    /// How far the time may be from now, seconds; 0 is not checked.
    #[serde(default)]
    pub tolerance: u32,
    /// What the secrets look like.
    #[serde(default)]
    pub secret: Option<String>,
    /// What `value` is made of between its separators.
    #[serde(skip)]
    pub(super) items: Vec<Item>,
}

/// The value of a header that holds the signature alone.
pub(super) fn bare() -> Template {
    Placeholder::Mac.into()
}

/// A secret that no key can be made of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the secret {fault}; expected {expected}")]
pub struct BadSecret {
    /// What is wrong with it: completes "the secret …".
    pub fault: String,
    /// What the secrets of this scheme look like.
    pub expected: String,
}

/// Why a request could not be signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// No key can be made of the secret.
    #[error(transparent)]
    Secret(#[from] BadSecret),
    /// The request lacks a value that is to be signed: its place.
    #[error("the signature covers {0}, which the request does not have")]
    Missing(String),
}

/// A key, wiped when dropped.
pub enum Key {
    /// One that signs.
    Hmac(Box<hmac::Key>),
    /// One that is sent.
    Token(Zeroizing<String>),
}

/// What one signature header says.
#[derive(Default)]
struct Claim<'h> {
    macs: Vec<&'h str>,
    timestamp: Option<&'h str>,
}

/// The values that a signature may cover.
struct Covered<'r> {
    request: &'r Request,
    timestamp: Option<Cow<'r, [u8]>>,
    id: Option<Cow<'r, [u8]>>,
}

impl Scheme {
    /// The key that a secret makes, or what is wrong with the secret.
    pub fn key(&self, secret: &Secret) -> Result<Key, BadSecret> {
        let secret = secret.expose();
        let bare = secret.strip_prefix(self.key_prefix.as_bytes());
        let bad = |fault: &str| BadSecret {
            fault: fault.to_owned(),
            expected: self.secret.clone().unwrap_or_else(|| self.looks()),
        };
        let bytes = self.key.decode(bare.unwrap_or(secret));
        let bytes = bytes.map(Zeroizing::new);
        let bytes = bytes.ok_or_else(|| bad(&format!("is not {}", self.key.looks())))?;
        match bytes.is_empty() {
            true => Err(bad("is empty")),
            false => self
                .made_of(&bytes)
                .ok_or_else(|| bad("is not what a header can hold")),
        }
    }

    fn made_of(&self, bytes: &[u8]) -> Option<Key> {
        match self.algorithm.hmac() {
            Some(algorithm) => Some(Key::Hmac(Box::new(hmac::Key::new(algorithm, bytes)))),
            None => {
                let visible = bytes.iter().all(u8::is_ascii_graphic);
                let text = std::str::from_utf8(bytes).ok().filter(|_| visible)?;
                Some(Key::Token(Zeroizing::new(text.to_owned())))
            }
        }
    }

    /// Sets the id, time and signature headers of a request that is complete but
    /// for them: the signature is over the bytes as they are now.
    pub fn sign(
        &self,
        request: &mut Request,
        secret: &Secret,
        moment: &Moment,
    ) -> Result<(), SignError> {
        let key = self.key(secret)?;
        let time = self.unit.write(moment.at);
        for (place, value) in [(&self.id, &moment.id), (&self.timestamp, &time)] {
            if let Some(Place::Header(name)) = place {
                request.headers.set(name, value.clone());
            }
        }
        let reading = Reading::new(request);
        let covered = self.covered(&reading, Some(&time));
        let mac = covered.and_then(|covered| self.mac(&key, &covered));
        let mac = mac.map_err(SignError::Missing)?;
        let value = self.value.render(|placeholder| match placeholder {
            Placeholder::Mac => Some(mac.as_bytes()),
            Placeholder::Timestamp => Some(time.as_bytes()),
            _ => None,
        });
        let value = value.map_err(|lacking| SignError::Missing(lacking.name()))?;
        request.headers.set(&self.header, value);
        Ok(())
    }

    /// Whether the request was signed with one of `secrets`, and not too far from `now`.
    ///
    /// Every signature of every header of that name is looked at; of several
    /// that fail, the one that came nearest says why.
    pub fn verify(
        &self,
        request: &Request,
        secrets: &[Secret],
        now: Timestamp,
    ) -> Result<Verdict, BadSecret> {
        let keys = secrets.iter().map(|secret| self.key(secret));
        let keys = keys.collect::<Result<Vec<Key>, BadSecret>>()?;
        if keys.is_empty() {
            return Ok(Verdict::Unchecked);
        }
        let reading = Reading::new(request);
        let signatures = request.headers.all(&self.header);
        let verdicts = signatures.map(|value| {
            let verdict = self.judge(&reading, value, &keys, now);
            verdict.unwrap_or_else(|reason| Verdict::Invalid { reason })
        });
        let unsigned = || Verdict::Unsigned {
            missing: self.header.clone(),
        };
        Ok(verdicts.min_by_key(distance).unwrap_or_else(unsigned))
    }

    fn judge(
        &self,
        reading: &Reading,
        value: &[u8],
        keys: &[Key],
        now: Timestamp,
    ) -> Result<Verdict, Reason> {
        let claim = self.claim(value)?;
        let covered = self.covered(reading, claim.timestamp);
        let covered = covered.map_err(Reason::Missing)?;
        let secret = self.matching(&claim, &covered, keys)?;
        let stale = self.stale(covered.timestamp.as_deref(), now)?;
        Ok(stale.unwrap_or(Verdict::Valid { secret }))
    }

    /// Takes a signature header apart.
    fn claim<'h>(&self, value: &'h [u8]) -> Result<Claim<'h>, Reason> {
        let malformed = || Reason::Malformed(self.shape());
        let text = std::str::from_utf8(value).map_err(|_| malformed())?;
        let pieces = match &self.separator {
            Some(separator) => text.split(separator.as_str()).collect(),
            None => vec![text],
        };
        let mut claim = Claim::default();
        for piece in pieces {
            let mut items = self.items.iter();
            match items.find_map(|item| Some((&item.value, item.within(piece)?))) {
                Some((Placeholder::Mac, mac)) => claim.macs.push(mac),
                Some((_, time)) => claim.timestamp = claim.timestamp.or(Some(time)),
                None => {}
            }
        }
        let untimed = claim.timestamp.is_none() && self.value.names(&Placeholder::Timestamp);
        match claim.macs.is_empty() || untimed {
            true => Err(malformed()),
            false => Ok(claim),
        }
    }

    /// Gathers what the message may need. `stated` is the time in the signature's
    /// header. The error is the place that is empty.
    fn covered<'r>(
        &self,
        reading: &'r Reading,
        stated: Option<&'r str>,
    ) -> Result<Covered<'r>, String> {
        let find = |place: &Option<Place>| match place {
            Some(place) => reading.get(place).map(Some).ok_or(place.to_string()),
            None => Ok(None),
        };
        Ok(Covered {
            request: reading.request(),
            timestamp: find(&self.timestamp)?.or(stated.map(|time| time.as_bytes().into())),
            id: find(&self.id)?,
        })
    }

    /// The signature, encoded. The error is the place that is empty.
    fn mac(&self, key: &Key, covered: &Covered) -> Result<String, String> {
        let key = match key {
            Key::Hmac(key) => key,
            Key::Token(token) => return Ok(token.to_string()),
        };
        let mut context = hmac::Context::with_key(key);
        let message = &self.message;
        let written = message.write(|value| covered.get(value), |piece| context.update(piece));
        written.map_err(Placeholder::name)?;
        Ok(self.encoding.write(context.sign().as_ref()))
    }

    /// The number of the key that made one of the claimed signatures.
    fn matching(&self, claim: &Claim, covered: &Covered, keys: &[Key]) -> Result<usize, Reason> {
        let mut length = 0;
        for (number, key) in keys.iter().enumerate() {
            let expected = self.mac(key, covered).map_err(Reason::Missing)?;
            length = expected.len();
            if claim.macs.iter().any(|mac| same(mac, &expected)) {
                return Ok(number);
            }
        }
        let mut macs = claim.macs.iter();
        let formless = self.algorithm == Algorithm::Token;
        match formless
            || macs.any(|mac| mac.len() == length && mac.bytes().all(|b| self.encoding.uses(b)))
        {
            true => Err(Reason::Mismatch),
            false => Err(Reason::Malformed(self.shape())),
        }
    }

    /// The verdict over a time that is out of tolerance.
    fn stale(&self, time: Option<&[u8]>, now: Timestamp) -> Result<Option<Verdict>, Reason> {
        let Some(time) = time.filter(|_| self.tolerance > 0) else {
            return Ok(None);
        };
        let expected = || format!("a time in {} since 1970", self.unit.counts());
        let signed_at = self.unit.seconds(time);
        let signed_at = signed_at.ok_or_else(|| Reason::Malformed(expected()))?;
        let skew = now.as_second().saturating_sub(signed_at);
        let is_stale = skew.unsigned_abs() > u64::from(self.tolerance);
        Ok(is_stale.then_some(Verdict::Stale {
            skew,
            tolerance: self.tolerance.into(),
        }))
    }

    /// What the signature header should look like, for a person.
    fn shape(&self) -> String {
        let mac = match self.algorithm.hmac() {
            Some(algorithm) => {
                let digest = algorithm.digest_algorithm().output_len();
                let length = self.encoding.write(&vec![0; digest]).len();
                format!("<{length} {}>", self.encoding.characters())
            }
            None => "<the secret>".to_owned(),
        };
        let time = format!("<{}>", self.unit.counts());
        let shape = self.value.render(|placeholder| match placeholder {
            Placeholder::Mac => Some(mac.as_bytes()),
            _ => Some(time.as_bytes()),
        });
        String::from_utf8(shape.unwrap_or_default()).unwrap_or_default()
    }

    /// What the secrets look like, for a person.
    fn looks(&self) -> String {
        match self.key_prefix.as_str() {
            "" => self.key.looks().to_owned(),
            prefix => format!("{prefix} and {}", self.key.looks()),
        }
    }

    /// Refuses values that stand in each other's places, which could not be signed, or could
    /// be changed without the signature noticing.
    fn check_places(&self) -> Result<(), String> {
        let own = |name: &String| name.eq_ignore_ascii_case(&self.header);
        for (word, place) in [("id", &self.id), ("timestamp", &self.timestamp)] {
            if matches!(place, Some(Place::Header(name)) if own(name)) {
                return Err(format!(
                    "{word}: {} is the signature's own header",
                    self.header
                ));
            }
        }
        let signs_itself =
            |value: &Placeholder| matches!(value, Placeholder::Header(name) if own(name));
        if self.message.placeholders().any(signs_itself) {
            return Err(format!(
                "message: {} is the signature's own header",
                self.header
            ));
        }
        if self.id.is_some() && self.id == self.timestamp {
            return Err("timestamp: it stands where the id stands".into());
        }
        if self.timestamp.is_some() && self.value.names(&Placeholder::Timestamp) {
            return Err("timestamp: it stands in value already".into());
        }
        Ok(())
    }

    /// Refuses a definition in which a value has no source, or which could not
    /// read back what it wrote.
    pub(super) fn settle(mut self) -> Result<Self, String> {
        use Placeholder::{Event, Id, Mac, Rfc3339, Timestamp};
        let unsigned = [Mac, Event, Rfc3339];
        match (self.algorithm, self.message.parts()) {
            (Algorithm::Token, []) => {}
            (Algorithm::Token, _) => return Err("message: a token signs nothing".into()),
            (_, []) => return Err("message: it says what is signed, and is missing".into()),
            _ => {}
        }
        self.message
            .allow(|value| !unsigned.contains(value))
            .map_err(|why| format!("message: {why}"))?;
        self.value
            .allow(|value| [Mac, Timestamp].contains(value))
            .map_err(|why| format!("value: {why}"))?;
        if self.header.is_empty() || !self.header.bytes().all(is_token) {
            return Err(format!("header: `{}` is not a header name", self.header));
        }
        let timed = self.timestamp.is_some() || self.value.names(&Timestamp);
        if !timed && self.message.names(&Timestamp) {
            return Err("message: {timestamp} has no place: add timestamp=header.NAME, or put {timestamp} into value".into());
        }
        if !timed && self.tolerance > 0 {
            return Err("tolerance: there is no timestamp to hold it against".into());
        }
        if self.message.names(&Id) != self.id.is_some() {
            return Err(
                "id and the {id} of message need each other: id=header.NAME says where it stands"
                    .into(),
            );
        }
        self.check_places()?;
        self.separator = self.separator.or_else(|| self.value.joint());
        self.items = items(&self.value, self.separator.as_deref())?;
        Ok(self)
    }
}

/// How far a verdict is from a valid one.
fn distance(verdict: &Verdict) -> u8 {
    match verdict {
        Verdict::Valid { .. } => 0,
        Verdict::Stale { .. } => 1,
        Verdict::Invalid { reason } => match reason {
            Reason::Mismatch => 2,
            Reason::Malformed(_) => 3,
            Reason::Missing(_) => 4,
        },
        Verdict::Unsigned { .. } | Verdict::Unchecked => 5,
    }
}

fn same(one: &str, other: &str) -> bool {
    constant_time::verify_slices_are_equal(one.as_bytes(), other.as_bytes()).is_ok()
}

impl Covered<'_> {
    fn get(&self, placeholder: &Placeholder) -> Option<&[u8]> {
        match placeholder {
            Placeholder::Body => Some(&self.request.body),
            Placeholder::Header(name) => self.request.headers.get(name),
            Placeholder::Id => self.id.as_deref(),
            Placeholder::Method => Some(self.request.method.as_bytes()),
            Placeholder::Target => Some(self.request.target.as_bytes()),
            Placeholder::Timestamp => self.timestamp.as_deref(),
            Placeholder::Event | Placeholder::Mac | Placeholder::Rfc3339 => None,
        }
    }
}

impl Serialize for Scheme {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Scheme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let scheme = Self::deserialize(deserializer)?;
        scheme.settle().map_err(serde::de::Error::custom)
    }
}
