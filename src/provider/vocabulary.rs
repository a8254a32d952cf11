//! The closed lists of words that a scheme is made of.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD as BASE64};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Secrets are written with and without the padding at their end.
const BASE64_SECRET: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// How the signature is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// `hmac-sha1`
    HmacSha1,
    /// `hmac-sha256`
    HmacSha256,
    /// `hmac-sha384`
    HmacSha384,
    /// `hmac-sha512`
    HmacSha512,
    /// `token`: the secret itself, sent along; it says nothing of the body.
    Token,
}

impl Algorithm {
    /// The implementation; `None` when nothing is computed.
    pub fn hmac(self) -> Option<hmac::Algorithm> {
        match self {
            Self::HmacSha1 => Some(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY),
            Self::HmacSha256 => Some(hmac::HMAC_SHA256),
            Self::HmacSha384 => Some(hmac::HMAC_SHA384),
            Self::HmacSha512 => Some(hmac::HMAC_SHA512),
            Self::Token => None,
        }
    }
}

/// How a secret becomes a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyForm {
    /// `utf8`: the secret's bytes are the key.
    #[default]
    Utf8,
    /// `base64`: the secret is the key in base64, padded or not.
    Base64,
    /// `hex`: the secret is the key in hexadecimal.
    Hex,
}

impl KeyForm {
    /// The key's bytes, or `None` when the secret is not of this form.
    pub fn decode(self, secret: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(secret.to_vec()),
            Self::Base64 => BASE64_SECRET.decode(secret).ok(),
            Self::Hex => hex::decode(secret).ok(),
        }
    }

    /// What a secret of this form looks like.
    pub fn looks(self) -> &'static str {
        match self {
            Self::Utf8 => "text",
            Self::Base64 => "base64",
            Self::Hex => "hexadecimal digits",
        }
    }
}

/// How a signature is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// `hex`: hexadecimal, lower case.
    #[default]
    Hex,
    /// `base64`: the standard alphabet, padded.
    Base64,
}

impl Encoding {
    /// The text of `bytes`.
    pub fn write(self, bytes: &[u8]) -> String {
        match self {
            Self::Hex => hex::encode(bytes),
            Self::Base64 => BASE64.encode(bytes),
        }
    }

    /// True for the characters it writes.
    pub fn uses(self, byte: u8) -> bool {
        match self {
            Self::Hex => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Self::Base64 => byte.is_ascii_alphanumeric() || b"+/=".contains(&byte),
        }
    }

    /// What its characters are called.
    pub fn characters(self) -> &'static str {
        match self {
            Self::Hex => "lower-case hexadecimal digits",
            Self::Base64 => "base64 characters",
        }
    }
}

/// What a timestamp counts since the Unix epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// `s`: seconds.
    #[default]
    S,
    /// `ms`: milliseconds.
    Ms,
}

impl Unit {
    /// A time's text.
    pub fn write(self, at: Timestamp) -> String {
        match self {
            Self::S => at.as_second().to_string(),
            Self::Ms => at.as_millisecond().to_string(),
        }
    }

    /// The seconds that a text stands for, or `None` when it is not a count of this unit.
    pub fn seconds(self, text: &[u8]) -> Option<i64> {
        let count: i64 = std::str::from_utf8(text).ok()?.parse().ok()?;
        match self {
            Self::S => Some(count),
            Self::Ms => Some(count.div_euclid(1000)),
        }
    }

    /// What it counts.
    pub fn counts(self) -> &'static str {
        match self {
            Self::S => "seconds",
            Self::Ms => "milliseconds",
        }
    }
}
