//! Signatures as data: from which bytes, with what, and where they stand.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::handshake::Sign;
use super::item::Items;
use super::place::Place;
use super::placeholder::Placeholder;
use super::template::Template;
use super::vocabulary::{Algorithm, Encoding, Family, KeyForm, Unit};

/// One signature: from which bytes it is made, with what, and where it stands.
///
/// The same words make a `[[scheme]]` in a provider's file and a scheme in one
/// line (see [`FromStr`](std::str::FromStr)):
///
/// | word | meaning | without it |
/// | --- | --- | --- |
/// | `algorithm` | see [`Algorithm`] | |
/// | `when` | what must hold for a scheme to count, `PLACE` or `PLACE=value` | always |
/// | `message` | template of the signed bytes, see [`Placeholder`] | |
/// | `signature` | place of the signature, see [`Place`] | |
/// | `also` | further places where one may stand while secrets are changed; the same place again when the header may be repeated | none |
/// | `weak` | signed for older receivers, and not enough to be valid | false |
/// | `groups` | what stands between several such texts at that place | one text |
/// | `value` | template of the text there: `{mac}` and perhaps `{timestamp}`, `{account}`, `{id}` | `{mac}` |
/// | `separator` | what stands between the items of that text | what `value` has between two placeholders |
/// | `encoding` | how the signature is written, see [`Encoding`] | `hex` |
/// | `key` | how the secret, or the public key, is written, see [`KeyForm`] | `utf8` |
/// | `key-prefix` | taken off the secret first, when it is there | nothing |
/// | `id` | place of the delivery id or of a nonce | no `{id}` |
/// | `timestamp` | place of the time | in `value` or nowhere |
/// | `unit` | how the time is written, see [`Unit`] | `s` |
/// | `tolerance` | how far that time may be from now, to both sides, seconds | not checked |
/// | `claims` | what a JSON web token must say, `NAME=TEMPLATE` | nothing |
/// | `secret` | what the secrets look like, for a person | said from `key` |
///
/// The items of a value that begin differently, such as `t=` and `v1=`, may come in any order and
/// repeat, among unknown ones; items that begin alike are told by their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
pub struct Scheme {
    /// How the signature is computed.
    pub algorithm: Algorithm,
    /// What must hold for it to count: the provider says in the request how it signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Sign>,
    /// The signed bytes; nothing for what is no signature.
    #[serde(default, skip_serializing_if = "Template::is_empty")]
    pub message: Template,
    /// Where the signature stands.
    pub signature: Place,
    /// Where else one may stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Place>,
    /// True when it is signed for older receivers, and not enough to be valid.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub weak: bool,
    /// What stands between several texts at that place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<String>,
    /// The text at that place.
    #[serde(default = "bare")]
    pub value: Template,
    /// What stands between the items of that text.
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
    /// Where the time stands, when not with the signature.
    #[serde(default)]
    pub timestamp: Option<Place>,
    /// How the time is written.
    #[serde(default)]
    pub unit: Unit,
    /// How far the time may be from now, seconds; 0 is not checked.
    #[serde(default)]
    pub tolerance: u32,
    /// What a token must say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// What the secrets look like.
    #[serde(default)]
    pub secret: Option<String>,
    /// What `value` is made of between its separators.
    #[serde(skip)]
    pub(super) items: Items,
}

/// Something that a token says, written `NAME=TEMPLATE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Claim {
    /// Its name.
    pub name: String,
    /// Its value: a number when it is nothing but a time, else text.
    pub value: Template,
}

impl Claim {
    /// True when its value is a number of seconds.
    pub fn is_time(&self) -> bool {
        use Placeholder::{Expiry, Timestamp};
        let mut all = self.value.placeholders();
        self.value.parts().len() == 1 && all.any(|value| [Expiry, Timestamp].contains(value))
    }
}

impl TryFrom<String> for Claim {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let (name, value) = text
            .split_once('=')
            .ok_or_else(|| format!("`{text}` is not NAME=TEMPLATE"))?;
        let value: Template = value.parse().map_err(|why| format!("{name}: {why}"))?;
        Ok(Self {
            name: name.to_owned(),
            value,
        })
    }
}

impl From<Claim> for String {
    fn from(claim: Claim) -> Self {
        format!("{}={}", claim.name, claim.value)
    }
}

/// The text of a signature that stands alone.
pub(super) fn bare() -> Template {
    Placeholder::Mac.into()
}

impl Scheme {
    /// True when its secrets say whose they are, `ACCOUNT:SECRET`.
    pub fn uses_account(&self) -> bool {
        let mut templates = self.signed().chain([&self.value]);
        templates.any(|template| template.names(&Placeholder::Account))
    }

    /// The templates of what is signed: the message, and what a token must say.
    pub(super) fn signed(&self) -> impl Iterator<Item = &Template> {
        let claims = self.claims.iter().map(|claim| &claim.value);
        std::iter::once(&self.message).chain(claims)
    }

    /// True when the body cannot be changed without the signature noticing.
    pub fn covers_body(&self) -> bool {
        self.signature == Place::Whole
            || (self.signed()).any(|template| template.names(&Placeholder::Body))
    }

    /// True when some of what the body holds is signed, one by one.
    pub fn covers_parts(&self) -> bool {
        use Placeholder::{At, Sns, SortedForm};
        let part = |value: &Placeholder| match value.source() {
            At(place) => matches!(place, Place::Body(_) | Place::Form(_)),
            source => [Sns, SortedForm].contains(source),
        };
        self.message.placeholders().any(part)
    }

    /// What the text at the signature's place should look like, for a person.
    pub fn shape(&self) -> String {
        let length = |bytes: usize| self.encoding.write(&vec![0; bytes]).len();
        let characters = self.encoding.characters();
        let mac = match self.algorithm.family() {
            _ if self.algorithm.jwt().is_some() => "<JSON web token>".to_owned(),
            Family::Hmac(algorithm) => {
                let bytes = algorithm.digest_algorithm().output_len();
                format!("<{} {characters}>", length(bytes))
            }
            Family::Hash(algorithm) => format!("<{} {characters}>", length(algorithm.output_len())),
            Family::Pair(_) => format!("<{characters}>"),
            Family::Token => "<the secret>".to_owned(),
        };
        let time = format!("<{}>", self.unit.counts());
        let shape = self.value.render(|placeholder| match placeholder {
            Placeholder::Mac => Some(mac.as_bytes().into()),
            Placeholder::Account => Some(b"<account>".into()),
            Placeholder::Id => Some(b"<id>".into()),
            _ => Some(time.as_bytes().into()),
        });
        String::from_utf8(shape.unwrap_or_default()).unwrap_or_default()
    }

    /// Refuses values that stand in each other's places, which could not be signed, or could
    /// be changed without the signature noticing.
    fn check_places(&self) -> Result<(), String> {
        let own = |place: &Place| place.is_same(&self.signature);
        let named = self.signature.label();
        for (word, place) in [("id", &self.id), ("timestamp", &self.timestamp)] {
            if place.as_ref().is_some_and(own) {
                return Err(format!("{word}: {named} is the signature's own place"));
            }
        }
        let in_body = matches!(self.signature, Place::Body(_) | Place::Form(_));
        let signs_itself = |value: &Placeholder| match value.source() {
            Placeholder::At(place) => own(place),
            Placeholder::Body => in_body,
            Placeholder::SortedForm => matches!(self.signature, Place::Form(_)),
            Placeholder::Target | Placeholder::Url => matches!(self.signature, Place::Query(_)),
            _ => false,
        };
        if self.message.placeholders().any(signs_itself) {
            return Err(format!("message: {named} is the signature's own place"));
        }
        if self.id.is_some() && self.id == self.timestamp {
            return Err("timestamp: it stands where the id stands".into());
        }
        if self.timestamp.is_some() && self.value.names(&Placeholder::Timestamp) {
            return Err("timestamp: it stands in value already".into());
        }
        Ok(())
    }

    /// Refuses a message that is not of the algorithm's kind.
    fn check_message(&self) -> Result<(), String> {
        let hash = matches!(self.algorithm.family(), Family::Hash(_));
        let jwt = self.algorithm.jwt().is_some();
        match (self.algorithm, self.message.is_empty()) {
            (Algorithm::Token | Algorithm::Basic, true) => {}
            (Algorithm::Token | Algorithm::Basic, false) => {
                return Err("message: a token signs nothing".into());
            }
            (_, false) if jwt => return Err("message: claims says what a JWT signs".into()),
            (_, true) if !jwt => {
                return Err("message: it says what is signed, and is missing".into());
            }
            _ => {}
        }
        if !jwt && !self.claims.is_empty() {
            return Err("claims: only a JWT has them".into());
        }
        let pair = self.algorithm.pair().is_some();
        match self.message.names(&Placeholder::Secret) {
            false if hash => {
                Err("message: a plain hash needs {secret} in it, or anyone could make it".into())
            }
            true if pair => Err("message: {secret} has no value where a key pair signs".into()),
            _ => Ok(()),
        }
    }

    /// Refuses placeholders that have no value where they are.
    fn check_placeholders(&self) -> Result<(), String> {
        use Placeholder::{Account, Event, Expiry, Id, Mac, Rfc3339, Secret, Timestamp};
        let unsigned = [Mac, Event, Expiry, Rfc3339];
        self.message
            .allow(|value| !unsigned.contains(value))
            .map_err(|why| format!("message: {why}"))?;
        self.value
            .allow(|value| [Mac, Timestamp, Account, Id].contains(value))
            .map_err(|why| format!("value: {why}"))?;
        for claim in &self.claims {
            let allowed = claim
                .value
                .allow(|value| ![Mac, Event, Rfc3339, Secret].contains(value));
            allowed.map_err(|why| format!("claims: {why}"))?;
        }
        let jwt = self.algorithm.jwt().is_some();
        let timed = jwt || self.timestamp.is_some() || self.value.names(&Timestamp);
        if !timed && self.message.names(&Timestamp) {
            return Err("message: {timestamp} has no place: add timestamp=header.NAME, or put {timestamp} into value".into());
        }
        if !timed && self.tolerance > 0 {
            return Err("tolerance: there is no timestamp to hold it against".into());
        }
        let claimed = self.claims.iter().any(|claim| claim.value.names(&Id));
        let placed = self.id.is_some() || self.value.names(&Id);
        match (self.message.names(&Id) || claimed) == placed {
            false => Err(
                "id and the {id} of message need each other: id=header.NAME says where it stands"
                    .into(),
            ),
            true => Ok(()),
        }
    }

    /// Refuses a definition in which a value has no source, or which could not
    /// read back what it wrote.
    pub(super) fn settle(mut self) -> Result<Self, String> {
        self.check_message()?;
        self.check_placeholders()?;
        self.check_places()?;
        self.separator = self.separator.or_else(|| self.value.joint());
        self.items = Items::new(&self.value, self.separator.as_deref())?;
        Ok(self)
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
