//! Signing.

use aws_lc_rs::{digest, hmac};
use serde_json::{Map, Value};

use super::Moment;
use super::covered::Covered;
use super::jwt;
use super::key::{BadSecret, Key, Means};
use super::pair::Pair;
use super::place::{Place, Reading};
use super::placeholder::Placeholder;
use super::scheme::{Claim, Scheme};
use super::url::Url;
use crate::http::Request;
use crate::secret::Secret;

/// Why a request could not be signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// No key can be made of the secret.
    #[error(transparent)]
    Secret(#[from] BadSecret),
    /// The secret is a public key.
    #[error("the secret is a public key, and signing takes the private one")]
    Public,
    /// The algorithm is only verified.
    #[error("RSA with SHA-1 is too weak to be signed with any more")]
    Outdated,
    /// The request lacks a value that is to be signed: its place.
    #[error("the signature covers {0}, which the request does not have")]
    Missing(String),
    /// A value cannot be put where it belongs: the place, and why.
    #[error("{0}")]
    Unplaced(String),
}

impl Scheme {
    /// Puts the id, the time and the signature into a request that is complete but for them: the
    /// signature is over the bytes as they are now.
    pub fn sign(
        &self,
        request: &mut Request,
        secret: &Secret,
        moment: &Moment,
    ) -> Result<(), SignError> {
        let key = self.key(secret)?;
        let time = self.unit.write(moment.at);
        if let Some(place) = &self.id {
            let set = place.set(request, &moment.id);
            set.map_err(SignError::Unplaced)?;
        }
        if let Some(place) = &self.timestamp {
            let set = match time.parse() {
                Ok(count) => place.set_count(request, count),
                Err(_) => place.set(request, &time),
            };
            set.map_err(SignError::Unplaced)?;
        }
        let reading = Reading::new(request);
        let id = self.id.as_ref().and_then(|place| reading.get(place));
        let id = id.or(Some(moment.id.as_bytes().into()));
        let stated = self.timestamp.as_ref().and_then(|place| reading.get(place));
        let url = Url {
            origin: moment.origin.clone(),
            target: reading.request().target.clone(),
        };
        let covered = Covered {
            reading: &reading,
            url: &url,
            timestamp: stated.or(Some(time.as_bytes().into())),
            unit: self.unit,
            id,
        };
        let mac = match self.algorithm.jwt() {
            Some(algorithm) => self.token(algorithm, &key, &covered),
            None => self.mac(&key, &covered),
        }?;
        let value = self.value.render(|placeholder| match placeholder {
            Placeholder::Mac => Some(mac.as_bytes().into()),
            Placeholder::Account => key.account.as_deref().map(|text| text.as_bytes().into()),
            Placeholder::Id => Some(moment.id.as_bytes().into()),
            _ => Some(time.as_bytes().into()),
        });
        let value = value.map_err(missing)?;
        let value = String::from_utf8_lossy(&value).into_owned();
        let set = self.signature.set(request, &value);
        set.map_err(SignError::Unplaced)
    }

    /// The signature of the message, encoded.
    pub(super) fn mac(&self, key: &Key, covered: &Covered) -> Result<String, SignError> {
        let values = |value: &Placeholder| covered.get(value, key);
        let message = &self.message;
        let bytes = match &key.means {
            Means::Token(token) => return Ok(token.to_string()),
            Means::Hmac(key) => {
                let mut context = hmac::Context::with_key(key);
                message
                    .write(values, |piece| context.update(piece))
                    .map_err(missing)?;
                context.sign().as_ref().to_vec()
            }
            Means::Hash(algorithm) => {
                let mut context = digest::Context::new(algorithm);
                message
                    .write(values, |piece| context.update(piece))
                    .map_err(missing)?;
                context.finish().as_ref().to_vec()
            }
            Means::Pair(pair) => {
                let message = message.render(values).map_err(missing)?;
                pair.sign(&message).ok_or_else(|| silent(pair))?
            }
        };
        Ok(self.encoding.write(&bytes))
    }

    /// A JSON web token with the claims. One that is to be the whole body says the body's JSON too.
    fn token(&self, algorithm: &str, key: &Key, covered: &Covered) -> Result<String, SignError> {
        let mut claims = match self.signature {
            Place::Whole => serde_json::from_slice(&covered.reading.request().body)
                .map_err(|_| SignError::Unplaced("body: it is no JSON object".into()))?,
            _ => Map::new(),
        };
        for claim in &self.claims {
            claims.insert(claim.name.clone(), claim.says(key, covered)?);
        }
        let unsigned = jwt::unsigned(algorithm, &claims);
        let signature = match &key.means {
            Means::Hmac(key) => hmac::sign(key, unsigned.as_bytes()).as_ref().to_vec(),
            Means::Pair(pair) => {
                let signature = pair.sign(unsigned.as_bytes());
                signature.ok_or_else(|| silent(pair))?
            }
            Means::Hash(_) | Means::Token(_) => return Err(SignError::Outdated),
        };
        Ok(jwt::signed(&unsigned, &signature))
    }
}

/// Why a pair does not sign.
fn silent(pair: &Pair) -> SignError {
    match pair {
        Pair::Public(_) => SignError::Public,
        Pair::Both(..) => SignError::Outdated,
    }
}

fn missing(lacking: &Placeholder) -> SignError {
    SignError::Missing(lacking.source().name())
}

impl Claim {
    /// What a token says of this request.
    pub(super) fn says(&self, key: &Key, covered: &Covered) -> Result<Value, SignError> {
        let value = self.value.render(|value| covered.get(value, key));
        // Bytes that are no text have no place in a token: to replace them would make two bodies one.
        let text = String::from_utf8(value.map_err(missing)?)
            .map_err(|_| SignError::Unplaced(format!("{}: it is not UTF-8", self.name)))?;
        match text.parse::<i64>() {
            Ok(seconds) if self.is_time() => Ok(seconds.into()),
            _ => Ok(text.into()),
        }
    }
}
