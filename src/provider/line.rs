//! A scheme in one line, as `--scheme` takes it.

use std::str::FromStr;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::error::{meant, nearest};
use crate::provider::item::Items;
use crate::provider::scheme::{Scheme, bare};
use crate::provider::template::SyntaxError;
use crate::provider::vocabulary::Algorithm;

const WORDS: [&str; 14] = [
    "message",
    "signature",
    "also",
    "groups",
    "value",
    "separator",
    "encoding",
    "key",
    "key-prefix",
    "id",
    "timestamp",
    "unit",
    "tolerance",
    "claims",
];

/// `word=value` between semicolons, and where in the line the value begins.
struct Setting<'l> {
    word: &'l str,
    value: &'l str,
    at: usize,
}

/// All of a line.
struct Line<'l> {
    settings: Vec<Setting<'l>>,
    length: usize,
}

impl FromStr for Scheme {
    type Err = SyntaxError;

    /// Reads the algorithm and then `word=value`, separated by `;`, in any order:
    /// `hmac-sha256; message={header.x-ts}.{body}; signature=header.x-sig; value=v1={mac}`.
    fn from_str(text: &str) -> Result<Self, SyntaxError> {
        let (algorithm, rest) = text.split_once(';').unwrap_or((text, ""));
        let blanks = algorithm.len() - algorithm.trim_start().len();
        let algorithm = word(algorithm.trim()).map_err(|why| SyntaxError::new(blanks, why))?;
        let line = Line::parse(text, text.len() - rest.len())?;
        let parsed = Self {
            algorithm,
            message: match algorithm {
                Algorithm::Token | Algorithm::Basic => line.optional("message", template),
                _ if algorithm.jwt().is_some() => line.optional("message", template),
                _ => line.required("message", template).map(Some),
            }?
            .unwrap_or_default(),
            signature: line.required("signature", plain(str::parse))?,
            also: line.optional("also", list)?.unwrap_or_default(),
            weak: false,
            when: Vec::new(),
            groups: line.optional("groups", own)?,
            value: line.optional("value", template)?.unwrap_or_else(bare),
            separator: line.optional("separator", own)?,
            encoding: line.optional("encoding", plain(word))?.unwrap_or_default(),
            key: line.optional("key", plain(word))?.unwrap_or_default(),
            key_prefix: line.optional("key-prefix", own)?.unwrap_or_default(),
            id: line.optional("id", plain(str::parse))?,
            timestamp: line.optional("timestamp", plain(str::parse))?,
            unit: line.optional("unit", plain(word))?.unwrap_or_default(),
            tolerance: line.optional("tolerance", plain(seconds))?.unwrap_or(0),
            claims: line.optional("claims", list)?.unwrap_or_default(),
            secret: None,
            items: Items::default(),
        };
        parsed.settle().map_err(|why| line.fault(&why))
    }
}

impl<'l> Line<'l> {
    /// The settings from byte `at` on.
    fn parse(text: &'l str, mut at: usize) -> Result<Self, SyntaxError> {
        let length = text.len();
        let mut settings: Vec<Setting> = Vec::new();
        for segment in text[at..].split(';') {
            let start = at + segment.len() - segment.trim_start().len();
            at += segment.len() + 1;
            if segment.trim().is_empty() {
                continue;
            }
            let setting = Setting::parse(segment.trim_start(), start)?;
            if settings.iter().any(|other| other.word == setting.word) {
                let why = format!("{} is given twice", setting.word);
                return Err(SyntaxError::new(start, why));
            }
            settings.push(setting);
        }
        Ok(Self { settings, length })
    }

    fn optional<T>(
        &self,
        word: &str,
        read: impl Fn(&str) -> Result<T, SyntaxError>,
    ) -> Result<Option<T>, SyntaxError> {
        let setting = self.settings.iter().find(|setting| setting.word == word);
        let read = |setting: &Setting| read(setting.value).map_err(|why| why.shifted(setting.at));
        setting.map(read).transpose()
    }

    fn required<T>(
        &self,
        word: &str,
        read: impl Fn(&str) -> Result<T, SyntaxError>,
    ) -> Result<T, SyntaxError> {
        let missing = || SyntaxError::new(self.length, format!("expected `; {word}=…`"));
        self.optional(word, read)?.ok_or_else(missing)
    }

    /// A fault that begins with the word it is about, at that word's value.
    fn fault(&self, why: &str) -> SyntaxError {
        let about = |setting: &&Setting| why.starts_with(&format!("{}:", setting.word));
        let setting = self.settings.iter().find(about);
        SyntaxError::new(setting.map_or(0, |setting| setting.at), why)
    }
}

impl<'l> Setting<'l> {
    /// `text` begins at the word; blanks around a value are not part of it,
    /// unless they are all there is.
    fn parse(text: &'l str, start: usize) -> Result<Self, SyntaxError> {
        let (word, value) = text.split_once('=').unwrap_or((text.trim_end(), ""));
        let word = word.trim_end();
        if !WORDS.contains(&word) {
            return Err(SyntaxError::new(start, unknown(word)));
        }
        let at = start + text.len() - value.trim_start().len();
        let value = match value.trim() {
            "" => value,
            trimmed => trimmed,
        };
        match value {
            "" => Err(SyntaxError::new(start, format!("expected {word}=…"))),
            value => Ok(Self { word, value, at }),
        }
    }
}

fn unknown(word: &str) -> String {
    match nearest(word, WORDS).first() {
        Some(near) => format!("a scheme has no `{word}`, did you mean {near}?"),
        None => format!(
            "a scheme has no `{word}`; expected one of {}",
            WORDS.join(", ")
        ),
    }
}

/// A word of a closed list; the error names the list.
fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let text: StrDeserializer<Error> = text.into_deserializer();
    T::deserialize(text).map_err(|why| meant(&why.to_string()).replacen("variant ", "", 1))
}

fn seconds(text: &str) -> Result<u32, String> {
    let number = text.parse();
    number.map_err(|_| format!("expected a whole number of seconds, not `{text}`"))
}

fn template<T: FromStr<Err = SyntaxError>>(text: &str) -> Result<T, SyntaxError> {
    text.parse()
}

/// What stands between commas.
fn list<T: TryFrom<String, Error = String>>(text: &str) -> Result<Vec<T>, SyntaxError> {
    let items = text
        .split(',')
        .map(|item| item.trim().to_owned().try_into());
    let items: Result<Vec<T>, String> = items.collect();
    items.map_err(|why| SyntaxError::new(0, why))
}

fn own(text: &str) -> Result<String, SyntaxError> {
    Ok(text.to_owned())
}

/// A reader whose faults are about the whole value.
fn plain<T>(read: impl Fn(&str) -> Result<T, String>) -> impl Fn(&str) -> Result<T, SyntaxError> {
    move |text| read(text).map_err(|why| SyntaxError::new(0, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_scheme_as_in_toml() {
        let line: Scheme = "hmac-sha256; message=v0:{timestamp}:{body}; signature=header.X-Sig; value=t={timestamp},v1={mac}; key=base64; key-prefix=whsec_; unit=ms; tolerance=300; encoding=base64"
            .parse()
            .expect("a scheme");
        let toml: Scheme = toml::from_str(
            r#"
            algorithm = "hmac-sha256"
            message = "v0:{timestamp}:{body}"
            signature = "header.X-Sig"
            value = "t={timestamp},v1={mac}"
            separator = ","
            key = "base64"
            key-prefix = "whsec_"
            unit = "ms"
            tolerance = 300
            encoding = "base64"
            "#,
        )
        .expect("a scheme");
        assert_eq!(line, toml);
        let list: Scheme =
            "hmac-sha1;message={body};signature=header.s;value=v1,{mac};separator= ;"
                .parse()
                .expect("a scheme");
        assert_eq!(list.separator.as_deref(), Some(" "));
    }

    #[test]
    fn faults_have_a_place_and_say_what_was_expected() {
        let fault = |text: &str| text.parse::<Scheme>().expect_err("a fault").to_string();
        insta::assert_snapshot!(fault(""), @"column 1: unknown ``, expected one of `hmac-sha1`, `hmac-sha256`, `hmac-sha384`, `hmac-sha512`, `token`, `basic`, `sha1`, `sha256`, `sha384`, `sha512`, `ed25519`, `ecdsa-p256-sha256`, `rsa-sha1`, `rsa-sha256`, `rsa-sha512`, `rsa-pss-sha512`, `jwt-hs256`, `jwt-hs512`, `jwt-rs256`, `jwt-es256`");
        insta::assert_snapshot!(fault("hmac-sha255; message={body}; signature=header.x"), @"column 1: unknown `hmac-sha255`, did you mean `hmac-sha256`?");
        insta::assert_snapshot!(fault("token; message={body}; signature=header.x"), @"column 16: message: a token signs nothing");
        insta::assert_snapshot!(fault("hmac-sha256"), @"column 12: expected `; message=…`");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}"), @"column 28: expected `; signature=…`");
        insta::assert_snapshot!(fault("hmac-sha256; mesage={body}; signature=header.x"), @"column 14: a scheme has no `mesage`, did you mean message?");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; q=1"), @"column 50: a scheme has no `q`; expected one of message, signature, also, groups, value, separator, encoding, key, key-prefix, id, timestamp, unit, tolerance, claims");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature"), @"column 30: expected signature=…");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; signature=header.y"), @"column 50: signature is given twice");
        insta::assert_snapshot!(fault("hmac-sha256; message={bdy}; signature=header.x"), @"column 22: there is no {bdy}, did you mean {body}? (known: {account} {body} {event} {expiry} {id} {mac} {method} {origin} {path} {rfc3339} {secret} {sns} {sorted-form} {target} {timestamp} {url} {header.NAME} {query.NAME} {form.NAME} {body.PATH} {listed.NAME})");
        insta::assert_snapshot!(fault("hmac-sha256; message={body; signature=header.x"), @"column 22: this `{` is not closed");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x y"), @"column 40: `x y` is not a header name");
        insta::assert_snapshot!(fault("hmac-sha256; message={timestamp}.{body}; signature=header.x"), @"column 22: message: {timestamp} has no place: add timestamp=header.NAME, or put {timestamp} into value");
        insta::assert_snapshot!(fault("hmac-sha256; message={id}.{body}; signature=header.x"), @"column 1: id and the {id} of message need each other: id=header.NAME says where it stands");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; value=v1"), @"column 56: value: `v1` should hold one placeholder; separator says what stands between two");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; value={mac}{timestamp}"), @"column 56: value: `{mac}{timestamp}` should hold one placeholder; separator says what stands between two");
        insta::assert_snapshot!(fault("sha256; message={body}; signature=header.x"), @"column 17: message: a plain hash needs {secret} in it, or anyone could make it");
        insta::assert_snapshot!(fault("ed25519; message={body}{secret}; signature=header.x"), @"column 18: message: {secret} has no value where a key pair signs");
        insta::assert_snapshot!(fault("jwt-hs256; message={body}; signature=header.x"), @"column 20: message: claims says what a JWT signs");
        insta::assert_snapshot!(fault("jwt-hs256; signature=header.x; claims=body"), @"column 39: `body` is not NAME=TEMPLATE");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; claims=a={body}"), @"column 57: claims: only a JWT has them");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=body.sig"), @"column 22: message: body.sig is the signature's own place");
        insta::assert_snapshot!(fault("hmac-sha256; message={url}; signature=query.sig"), @"column 22: message: query.sig is the signature's own place");
        insta::assert_snapshot!(fault("hmac-sha256; message={body|md5}; signature=header.x"), @"column 22: there is no filter md5 (known: crc32 json lower optional sha1 sha256 sha256-base64 sha256-base64url sha512 upper)");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; value=t={timestamp}/v={mac}"), @"column 1: separator: `/` may occur in a signature or a time");
        insta::assert_snapshot!(fault("hmac-sha256; message={id}.{body}; signature=header.x; id=header.X"), @"column 58: id: x is the signature's own place");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}{header.X}; signature=header.x"), @"column 22: message: x is the signature's own place");
        insta::assert_snapshot!(fault("hmac-sha256; message={id}{timestamp}; signature=header.x; id=header.y; timestamp=header.y"), @"column 82: timestamp: it stands where the id stands");
        insta::assert_snapshot!(fault("hmac-sha256; message={timestamp}; signature=header.x; value=t={timestamp},v={mac}; timestamp=header.y"), @"column 94: timestamp: it stands in value already");
        insta::assert_snapshot!(fault("hmac-sha256; message={mac}; signature=header.x"), @"column 22: message: {mac} has no value there");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; encoding=bas64"), @"column 59: unknown `bas64`, did you mean `base64`?");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; timestamp=x-ts"), @"column 60: `x-ts` is no place: expected header.NAME, query.NAME, form.NAME, body.PATH or body");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; tolerance=5m"), @"column 60: expected a whole number of seconds, not `5m`");
        insta::assert_snapshot!(fault("hmac-sha256; message={body}; signature=header.x; tolerance=300"), @"column 60: tolerance: there is no timestamp to hold it against");
    }
}
