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
use crate::http::Request;
use crate::secret::Secret;

/// Why a request could not be signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// No key can be made of the secret.
    #[error(transparent)]
    Secret(#[from] BadSecret),
    /// The secret is a public key, or signing with its kind is not done any more.
    #[error("the secret does not sign: it takes the private key, and none of SHA-1")]
    Public,
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
        for (place, value) in [(&self.id, &moment.id), (&self.timestamp, &time)] {
            if let Some(place) = place {
                place.set(request, value).map_err(SignError::Unplaced)?;
            }
        }
        let reading = Reading::new(request);
        let id = self.id.as_ref().and_then(|place| reading.get(place));
        let stated = self.timestamp.as_ref().and_then(|place| reading.get(place));
        let covered = Covered {
            reading: &reading,
            origin: &moment.origin,
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
                pair.sign(&message).ok_or(SignError::Public)?
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
        let signature = sign_token(key, unsigned.as_bytes()).ok_or(SignError::Public)?;
        Ok(jwt::signed(&unsigned, &signature))
    }
}

fn sign_token(key: &Key, text: &[u8]) -> Option<Vec<u8>> {
    match &key.means {
        Means::Hmac(key) => Some(hmac::sign(key, text).as_ref().to_vec()),
        Means::Pair(pair) => Pair::sign(pair, text),
        Means::Hash(_) | Means::Token(_) => None,
    }
}

fn missing(lacking: &Placeholder) -> SignError {
    SignError::Missing(lacking.source().name())
}

impl Claim {
    /// What a token says of this request.
    pub(super) fn says(&self, key: &Key, covered: &Covered) -> Result<Value, SignError> {
        let value = self.value.render(|value| covered.get(value, key));
        let text = String::from_utf8_lossy(&value.map_err(missing)?).into_owned();
        match text.parse::<i64>() {
            Ok(seconds) if self.is_time() => Ok(seconds.into()),
            _ => Ok(text.into()),
        }
    }
}
