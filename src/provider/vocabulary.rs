//! The closed lists of words that a scheme is made of.

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{
    GeneralPurpose, GeneralPurposeConfig, STANDARD as BASE64, URL_SAFE, URL_SAFE_NO_PAD,
};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::pair::PairKind;

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
    /// `basic`: the secret, `user:password`, in base64 as HTTP Basic authentication (RFC 7617).
    Basic,
    /// `sha1`: a plain hash over a message that holds the secret.
    Sha1,
    /// `sha256`
    Sha256,
    /// `sha384`
    Sha384,
    /// `sha512`
    Sha512,
    /// `ed25519`
    Ed25519,
    /// `ecdsa-p256-sha256`: the signature in DER.
    EcdsaP256Sha256,
    /// `rsa-sha1`: PKCS#1 v1.5, only verified: too weak to sign with.
    RsaSha1,
    /// `rsa-sha256`: PKCS#1 v1.5.
    RsaSha256,
    /// `rsa-sha512`: PKCS#1 v1.5.
    RsaSha512,
    /// `rsa-pss-sha512`
    RsaPssSha512,
    /// `jwt-hs256`: a JSON web token whose claims bind the request.
    JwtHs256,
    /// `jwt-hs512`
    JwtHs512,
    /// `jwt-rs256`
    JwtRs256,
    /// `jwt-es256`
    JwtEs256,
}

/// What an algorithm needs: one of the families that share their steps.
#[derive(Clone, Copy, Debug)]
pub enum Family {
    /// A code made with the secret.
    Hmac(hmac::Algorithm),
    /// A hash of a message that holds the secret.
    Hash(&'static digest::Algorithm),
    /// The secret is sent.
    Token,
    /// Made with a private key, judged with the public one.
    Pair(PairKind),
}

impl Algorithm {
    /// The family, for a token that of its signature.
    pub fn family(self) -> Family {
        use PairKind::{
            EcdsaP256, EcdsaP256Fixed, Ed25519, RsaPssSha512, RsaSha1, RsaSha256, RsaSha512,
        };
        match self {
            Self::HmacSha1 => Family::Hmac(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY),
            Self::HmacSha256 | Self::JwtHs256 => Family::Hmac(hmac::HMAC_SHA256),
            Self::HmacSha384 => Family::Hmac(hmac::HMAC_SHA384),
            Self::HmacSha512 | Self::JwtHs512 => Family::Hmac(hmac::HMAC_SHA512),
            Self::Token | Self::Basic => Family::Token,
            Self::Sha1 => Family::Hash(&digest::SHA1_FOR_LEGACY_USE_ONLY),
            Self::Sha256 => Family::Hash(&digest::SHA256),
            Self::Sha384 => Family::Hash(&digest::SHA384),
            Self::Sha512 => Family::Hash(&digest::SHA512),
            Self::Ed25519 => Family::Pair(Ed25519),
            Self::EcdsaP256Sha256 => Family::Pair(EcdsaP256),
            Self::RsaSha1 => Family::Pair(RsaSha1),
            Self::RsaSha256 | Self::JwtRs256 => Family::Pair(RsaSha256),
            Self::RsaSha512 => Family::Pair(RsaSha512),
            Self::RsaPssSha512 => Family::Pair(RsaPssSha512),
            Self::JwtEs256 => Family::Pair(EcdsaP256Fixed),
        }
    }

    /// The name that a JSON web token calls it by (RFC 7518 §3.1); `None` when it makes none.
    pub fn jwt(self) -> Option<&'static str> {
        match self {
            Self::JwtHs256 => Some("HS256"),
            Self::JwtHs512 => Some("HS512"),
            Self::JwtRs256 => Some("RS256"),
            Self::JwtEs256 => Some("ES256"),
            _ => None,
        }
    }

    /// The kind of its key pair, when it has one.
    pub fn pair(self) -> Option<PairKind> {
        match self.family() {
            Family::Pair(kind) => Some(kind),
            _ => None,
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
    /// `sha1`: the key is the SHA-1 of the secret, its 20 bytes.
    Sha1,
    /// `sha256`: the key is the SHA-256 of the secret, its 32 bytes.
    Sha256,
}

impl KeyForm {
    /// The key's bytes, or `None` when the secret is not of this form.
    pub fn decode(self, secret: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(secret.to_vec()),
            Self::Base64 => BASE64_SECRET.decode(secret).ok(),
            Self::Hex => hex::decode(secret).ok(),
            // Nothing stays nothing, so that an empty secret is seen as one.
            Self::Sha1 | Self::Sha256 if secret.is_empty() => Some(Vec::new()),
            Self::Sha256 => Some(digest::digest(&digest::SHA256, secret).as_ref().to_vec()),
            Self::Sha1 => {
                let hash = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, secret);
                Some(hash.as_ref().to_vec())
            }
        }
    }

    /// What a secret of this form looks like.
    pub fn looks(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Sha1 | Self::Sha256 => "text",
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
    /// `hex-upper`: hexadecimal, upper case.
    HexUpper,
    /// `base64`: the standard alphabet, padded.
    Base64,
    /// `base64url`: the alphabet for URLs, padded.
    #[serde(rename = "base64url")]
    Base64Url,
    /// `base64url-nopad`: the alphabet for URLs, not padded.
    #[serde(rename = "base64url-nopad")]
    Base64UrlNoPad,
    /// `base64-hex`: the hexadecimal text in base64.
    #[serde(rename = "base64-hex")]
    Base64Hex,
    /// `base64-percent`: base64 in which `+`, `/` and `=` are percent-encoded.
    #[serde(rename = "base64-percent")]
    Base64Percent,
}

impl Encoding {
    /// The text of `bytes`.
    pub fn write(self, bytes: &[u8]) -> String {
        match self {
            Self::Hex => hex::encode(bytes),
            Self::HexUpper => hex::encode_upper(bytes),
            Self::Base64 => BASE64.encode(bytes),
            Self::Base64Url => URL_SAFE.encode(bytes),
            Self::Base64UrlNoPad => URL_SAFE_NO_PAD.encode(bytes),
            Self::Base64Hex => BASE64.encode(hex::encode(bytes)),
            Self::Base64Percent => {
                form_urlencoded::byte_serialize(BASE64.encode(bytes).as_bytes()).collect()
            }
        }
    }

    /// The bytes of a text that it wrote; none of what it did not write.
    pub fn read(self, text: &str) -> Option<Vec<u8>> {
        let bytes = match self {
            Self::Hex | Self::HexUpper => hex::decode(text).ok(),
            Self::Base64 => BASE64.decode(text).ok(),
            Self::Base64Url => URL_SAFE.decode(text).ok(),
            Self::Base64UrlNoPad => URL_SAFE_NO_PAD.decode(text).ok(),
            Self::Base64Hex => BASE64
                .decode(text)
                .ok()
                .and_then(|text| hex::decode(text).ok()),
            Self::Base64Percent => {
                let text = percent_encoding::percent_decode_str(text);
                BASE64.decode(text.collect::<Vec<u8>>()).ok()
            }
        };
        bytes.filter(|bytes| self.write(bytes) == text)
    }

    /// True for the characters it writes.
    pub fn uses(self, byte: u8) -> bool {
        match self {
            Self::Hex => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Self::HexUpper => matches!(byte, b'0'..=b'9' | b'A'..=b'F'),
            Self::Base64 | Self::Base64Hex => {
                byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)
            }
            Self::Base64Url => byte.is_ascii_alphanumeric() || b"-_=".contains(&byte),
            Self::Base64UrlNoPad => byte.is_ascii_alphanumeric() || b"-_".contains(&byte),
            Self::Base64Percent => byte.is_ascii_alphanumeric() || byte == b'%',
        }
    }

    /// What its characters are called.
    pub fn characters(self) -> &'static str {
        match self {
            Self::Hex => "lower-case hexadecimal digits",
            Self::HexUpper => "upper-case hexadecimal digits",
            Self::Base64 | Self::Base64Hex | Self::Base64Percent => "base64 characters",
            Self::Base64Url | Self::Base64UrlNoPad => "base64url characters",
        }
    }
}

/// How a time is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// `s`: seconds since 1970.
    #[default]
    S,
    /// `ms`: milliseconds since 1970.
    Ms,
    /// `rfc3339`: such as 2026-01-02T03:04:05Z; without a zone it is UTC.
    Rfc3339,
    /// `rfc3339-ms`: such as 2026-01-02T03:04:05.678Z.
    Rfc3339Ms,
    /// `imf`: such as Fri, 02 Jan 2026 03:04:05 GMT (RFC 9110 §5.6.7).
    Imf,
}

impl Unit {
    /// A time's text.
    pub fn write(self, at: Timestamp) -> String {
        match self {
            Self::S => at.as_second().to_string(),
            Self::Ms => at.as_millisecond().to_string(),
            Self::Rfc3339 => format!("{at:.0}"),
            Self::Rfc3339Ms => format!("{at:.3}"),
            Self::Imf => at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        }
    }

    /// The seconds since 1970 that a text stands for, or `None` when it is not written this way.
    pub fn seconds(self, text: &[u8]) -> Option<i64> {
        let text = std::str::from_utf8(text).ok()?;
        match self {
            Self::S => count(text),
            Self::Ms => count(text).map(|count| count.div_euclid(1000)),
            Self::Rfc3339 | Self::Rfc3339Ms => {
                let utc = || {
                    let local: DateTime = text.parse().ok()?;
                    local.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp())
                };
                let at = text.parse().ok().or_else(utc);
                at.map(|at: Timestamp| at.as_second())
            }
            Self::Imf => {
                let time = rfc2822::DateTimeParser::new().parse_timestamp(text);
                time.ok().map(Timestamp::as_second)
            }
        }
    }

    /// What a time written this way looks like: completes "a time …".
    pub fn looks(self) -> &'static str {
        match self {
            Self::S => "in seconds since 1970",
            Self::Ms => "in milliseconds since 1970",
            Self::Rfc3339 | Self::Rfc3339Ms => "such as 2026-01-02T03:04:05Z",
            Self::Imf => "such as Fri, 02 Jan 2026 03:04:05 GMT",
        }
    }

    /// What stands for the time in the description of a header.
    pub fn counts(self) -> &'static str {
        match self {
            Self::S => "seconds",
            Self::Ms => "milliseconds",
            Self::Rfc3339 | Self::Rfc3339Ms | Self::Imf => "time",
        }
    }
}

/// A number written as numbers are: no sign before a positive one, no zeros before the first digit.
fn count(text: &str) -> Option<i64> {
    let count: i64 = text.parse().ok()?;
    (count.to_string() == text).then_some(count)
}
