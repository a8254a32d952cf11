//! What a secret is turned into before anything is signed or judged with it.

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use zeroize::Zeroizing;

use super::pair::Pair;
use super::scheme::Scheme;
use super::vocabulary::{Algorithm, Family};
use crate::secret::Secret;

/// A secret that no key can be made of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the secret {fault}; expected {expected}")]
pub struct BadSecret {
    /// What is wrong with it: completes "the secret …".
    pub fault: String,
    /// What the secrets of this scheme look like.
    pub expected: String,
}

/// A key, wiped when dropped.
pub struct Key {
    /// Whose it is, where the secret says so.
    pub account: Option<String>,
    /// Its bytes.
    pub bytes: Zeroizing<Vec<u8>>,
    /// What it does.
    pub means: Means,
}

/// What a key does.
pub enum Means {
    /// It makes a code of a message.
    Hmac(Box<hmac::Key>),
    /// It is a part of a message that is hashed.
    Hash(&'static digest::Algorithm),
    /// It is sent.
    Token(Zeroizing<String>),
    /// It signs, or only judges.
    Pair(Box<Pair>),
}

impl Scheme {
    /// The key that a secret makes, or what is wrong with the secret.
    pub fn key(&self, secret: &Secret) -> Result<Key, BadSecret> {
        let bad = |fault: &str| BadSecret {
            fault: fault.to_owned(),
            expected: self.secret.clone().unwrap_or_else(|| self.looks()),
        };
        let secret = secret.expose();
        let (account, secret) = match self.uses_account() {
            true => split(secret).ok_or_else(|| bad("does not say whose it is"))?,
            false => (None, secret),
        };
        let bare = secret
            .strip_prefix(self.key_prefix.as_bytes())
            .unwrap_or(secret);
        if bare.is_empty() {
            return Err(bad("is empty"));
        }
        if let Family::Pair(kind) = self.algorithm.family() {
            let pair = Pair::read(kind, self.key, bare);
            let pair = pair.ok_or_else(|| bad(&format!("is not {}", kind.name())))?;
            let means = Means::Pair(Box::new(pair));
            let bytes = Zeroizing::default();
            return Ok(Key {
                account,
                bytes,
                means,
            });
        }
        let bytes = self.key.decode(bare);
        let bytes = bytes.ok_or_else(|| bad(&format!("is not {}", self.key.looks())))?;
        if bytes.is_empty() {
            return Err(bad("is empty"));
        }
        let means = self.means(&bytes).map_err(bad)?;
        let bytes = Zeroizing::new(bytes);
        Ok(Key {
            account,
            bytes,
            means,
        })
    }

    fn means(&self, bytes: &[u8]) -> Result<Means, &'static str> {
        match (self.algorithm.family(), self.algorithm) {
            (Family::Hmac(algorithm), _) => {
                Ok(Means::Hmac(Box::new(hmac::Key::new(algorithm, bytes))))
            }
            (Family::Hash(algorithm), _) => Ok(Means::Hash(algorithm)),
            (_, Algorithm::Basic) => match bytes.contains(&b':') {
                true => Ok(Means::Token(Zeroizing::new(BASE64.encode(bytes)))),
                false => Err("holds no `:`"),
            },
            _ => {
                // Blanks may be in it, as in `Basic …`; around it they would be lost on the way.
                let holds = |byte: &u8| byte.is_ascii_graphic() || *byte == b' ';
                let fits = bytes.iter().all(holds) && bytes.trim_ascii() == bytes;
                let text = std::str::from_utf8(bytes).ok().filter(|_| fits);
                let text = text.ok_or("is not what a header can hold")?;
                Ok(Means::Token(Zeroizing::new(text.to_owned())))
            }
        }
    }

    /// What the secrets look like, for a person.
    fn looks(&self) -> String {
        let key = match (self.algorithm.family(), self.algorithm) {
            (Family::Pair(kind), _) => format!("{}, private or public", kind.name()),
            (_, Algorithm::Basic) => "user:password".to_owned(),
            _ => self.key.looks().to_owned(),
        };
        let account = if self.uses_account() {
            "ACCOUNT: and "
        } else {
            ""
        };
        match self.key_prefix.as_str() {
            "" => format!("{account}{key}"),
            prefix => format!("{account}{prefix} and {key}"),
        }
    }
}

/// `ACCOUNT:SECRET`.
fn split(secret: &[u8]) -> Option<(Option<String>, &[u8])> {
    let colon = secret.iter().position(|byte| *byte == b':')?;
    let account = String::from_utf8(secret[..colon].to_vec()).ok()?;
    let visible = !account.is_empty() && account.bytes().all(|byte| byte.is_ascii_graphic());
    visible.then_some((Some(account), &secret[colon + 1..]))
}
