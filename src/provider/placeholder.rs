//! The values that templates name, and what can be made of them.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD as BASE64, URL_SAFE};

use crate::error::nearest;
use crate::http::is_token;
use crate::provider::place::Place;

/// A value that a template names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// `{account}`: what stands before the `:` of a secret that says whose it is.
    Account,
    /// `{body}`: the body's bytes.
    Body,
    /// `{event}`: the event type.
    Event,
    /// `{expiry}`: five minutes after the time, as a number.
    Expiry,
    /// `{id}`: the delivery's id.
    Id,
    /// `{mac}`: the signature, encoded.
    Mac,
    /// `{method}`: the method.
    Method,
    /// `{origin}`: scheme, host and port of the URL that it was sent to.
    Origin,
    /// `{path}`: the request target before its `?`.
    Path,
    /// `{rfc3339}`: the time as RFC 3339 in UTC.
    Rfc3339,
    /// `{secret}`: the key itself.
    Secret,
    /// `{sns}`: the fields of an Amazon SNS message that its signature covers, as it wants them.
    Sns,
    /// `{sorted-form}`: the parameters of a form, sorted by name and then by value, each once:
    /// names and values without anything between them.
    SortedForm,
    /// `{target}`: the request target, as it stands in the request line.
    Target,
    /// `{timestamp}`: the time as it is sent.
    Timestamp,
    /// `{url}`: the URL that it was sent to.
    Url,
    /// `{header.NAME}`, `{query.NAME}`, `{form.NAME}`, `{body.PATH}`: what stands there.
    At(Place),
    /// `{listed.NAME}`: the header fields that this field lists between commas, sorted by name, as
    /// `name:value` joined by `;`.
    Listed(String),
    /// `{…|FILTER}`: what a filter makes of a value.
    Filtered(Box<Placeholder>, Filter),
}

const PLAIN: [(&str, Placeholder); 16] = [
    ("account", Placeholder::Account),
    ("body", Placeholder::Body),
    ("event", Placeholder::Event),
    ("expiry", Placeholder::Expiry),
    ("id", Placeholder::Id),
    ("mac", Placeholder::Mac),
    ("method", Placeholder::Method),
    ("origin", Placeholder::Origin),
    ("path", Placeholder::Path),
    ("rfc3339", Placeholder::Rfc3339),
    ("secret", Placeholder::Secret),
    ("sns", Placeholder::Sns),
    ("sorted-form", Placeholder::SortedForm),
    ("target", Placeholder::Target),
    ("timestamp", Placeholder::Timestamp),
    ("url", Placeholder::Url),
];

/// What is made of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// `crc32`: its CRC-32, as a decimal number.
    Crc32,
    /// `json`: a JSON string of it.
    Json,
    /// `optional`: nothing when it is not there.
    Optional,
    /// `lower`: its ASCII letters in lower case.
    Lower,
    /// `sha1`: its SHA-1 in hexadecimal.
    Sha1,
    /// `sha256`: its SHA-256 in hexadecimal.
    Sha256,
    /// `sha256-base64`: its SHA-256 in base64.
    Sha256Base64,
    /// `sha256-base64url`: its SHA-256 in base64url, padded.
    Sha256Base64Url,
    /// `sha512`: its SHA-512 in hexadecimal.
    Sha512,
    /// `upper`: its ASCII letters in upper case.
    Upper,
}

const FILTERS: [(&str, Filter); 10] = [
    ("crc32", Filter::Crc32),
    ("json", Filter::Json),
    ("lower", Filter::Lower),
    ("optional", Filter::Optional),
    ("sha1", Filter::Sha1),
    ("sha256", Filter::Sha256),
    ("sha256-base64", Filter::Sha256Base64),
    ("sha256-base64url", Filter::Sha256Base64Url),
    ("sha512", Filter::Sha512),
    ("upper", Filter::Upper),
];

impl Filter {
    /// `None` when there is no such value of these bytes.
    fn apply(self, value: &[u8]) -> Option<Vec<u8>> {
        let hex = |algorithm| hex::encode(digest::digest(algorithm, value)).into_bytes();
        Some(match self {
            Self::Crc32 => crc32fast::hash(value).to_string().into_bytes(),
            Self::Json => {
                let text = std::str::from_utf8(value).ok()?;
                serde_json::to_vec(text).ok()?
            }
            Self::Optional => value.to_vec(),
            Self::Lower => value.to_ascii_lowercase(),
            Self::Upper => value.to_ascii_uppercase(),
            Self::Sha1 => hex(&digest::SHA1_FOR_LEGACY_USE_ONLY),
            Self::Sha256 => hex(&digest::SHA256),
            Self::Sha256Base64 => BASE64
                .encode(digest::digest(&digest::SHA256, value))
                .into_bytes(),
            Self::Sha256Base64Url => URL_SAFE
                .encode(digest::digest(&digest::SHA256, value))
                .into_bytes(),
            Self::Sha512 => hex(&digest::SHA512),
        })
    }
}

impl Placeholder {
    /// The name between the braces.
    pub fn name(&self) -> String {
        match self {
            Self::At(place) => place.to_string(),
            Self::Listed(name) => format!("listed.{name}"),
            Self::Filtered(inner, filter) => {
                let known = FILTERS.iter().find(|(_, this)| this == filter);
                format!("{}|{}", inner.name(), known.map_or("", |(name, _)| name))
            }
            plain => {
                let known = PLAIN.iter().find(|(_, this)| this == plain);
                known.map_or_else(String::new, |(name, _)| (*name).to_owned())
            }
        }
    }

    /// The value that is there before any filter.
    pub fn source(&self) -> &Self {
        match self {
            Self::Filtered(inner, _) => inner.source(),
            source => source,
        }
    }

    /// This placeholder's value, when `values` has one for its source.
    pub fn value<'v>(
        &self,
        values: impl FnOnce(&Self) -> Option<Cow<'v, [u8]>>,
    ) -> Option<Cow<'v, [u8]>> {
        match self {
            Self::Filtered(inner, filter) => match (inner.value(values), filter) {
                (None, Filter::Optional) => Some(Cow::Borrowed(b"")),
                (value, filter) => filter.apply(&value?).map(Cow::Owned),
            },
            source => values(source),
        }
    }
}

impl FromStr for Placeholder {
    type Err = String;

    /// What stands between the braces.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut words = text.split('|');
        let source = source(words.next().unwrap_or_default())?;
        words.try_fold(source, |inner, name| {
            let known = FILTERS.iter().find(|(known, _)| *known == name);
            let (_, filter) = known.ok_or_else(|| {
                let names: Vec<&str> = FILTERS.iter().map(|(name, _)| *name).collect();
                format!("there is no filter {name} (known: {})", names.join(" "))
            })?;
            Ok(Self::Filtered(Box::new(inner), *filter))
        })
    }
}

fn source(name: &str) -> Result<Placeholder, String> {
    if let Some((_, this)) = PLAIN.iter().find(|(known, _)| *known == name) {
        return Ok(this.clone());
    }
    if let Some(name) = name.strip_prefix("listed.") {
        return match !name.is_empty() && name.bytes().all(is_token) {
            true => Ok(Placeholder::Listed(name.to_owned())),
            false => Err(format!("`{name}` is not a header name")),
        };
    }
    let places = ["header.", "query.", "form.", "body."];
    if places.iter().any(|place| name.starts_with(place)) {
        return name.parse().map(Placeholder::At);
    }
    let names = PLAIN.iter().map(|(known, _)| *known);
    let kinds = [
        "header.NAME",
        "query.NAME",
        "form.NAME",
        "body.PATH",
        "listed.NAME",
    ];
    let near = nearest(name, names.clone().chain(kinds));
    let meant = near
        .first()
        .map(|near| format!(", did you mean {{{near}}}?"));
    let all: Vec<String> = names
        .chain(kinds)
        .map(|name| format!("{{{name}}}"))
        .collect();
    Err(format!(
        "there is no {{{name}}}{} (known: {})",
        meant.unwrap_or_default(),
        all.join(" ")
    ))
}

impl fmt::Display for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{{{}}}", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_goes_through_its_filters() {
        let made = |text: &str| {
            let placeholder: Placeholder = text.parse().expect("a placeholder");
            assert_eq!(placeholder.name(), text);
            let value = placeholder.value(|_| Some(b"123456789".as_slice().into()));
            String::from_utf8(value.expect("a value").into_owned()).expect("UTF-8")
        };
        assert_eq!(made("body"), "123456789");
        // The check value of CRC-32, from the catalogue of parametrised CRC algorithms.
        assert_eq!(made("body|crc32"), "3421780262");
        assert_eq!(
            made("body|sha1|upper"),
            "F7C3BC1D808E04732ADF679965CCC34CA7AE3441"
        );
        assert_eq!(made("query.a|json"), "\"123456789\"");
        assert!(made("body|sha256-base64").ends_with('='));
    }

    #[test]
    fn what_is_not_there_may_be_optional() {
        let value = |text: &str| {
            let placeholder: Placeholder = text.parse().expect("a placeholder");
            placeholder.value(|_| None).map(Cow::into_owned)
        };
        assert_eq!(value("body.a|lower"), None);
        assert_eq!(value("body.a|optional|lower"), Some(Vec::new()));
    }

    #[test]
    fn what_is_unknown_is_said() {
        let fault = |text: &str| text.parse::<Placeholder>().expect_err("a fault");
        insta::assert_snapshot!(fault("body|md4"), @"there is no filter md4 (known: crc32 json lower optional sha1 sha256 sha256-base64 sha256-base64url sha512 upper)");
        insta::assert_snapshot!(fault("head.x"), @"there is no {head.x}, did you mean {header.NAME}? (known: {account} {body} {event} {expiry} {id} {mac} {method} {origin} {path} {rfc3339} {secret} {sns} {sorted-form} {target} {timestamp} {url} {header.NAME} {query.NAME} {form.NAME} {body.PATH} {listed.NAME})");
    }
}
