//! Why a signature does not match: the usual mishaps, tried one by one until one makes it match.

mod rewrite;

use std::borrow::Cow;

use serde::Serialize;

use super::judge::verify;
use super::scheme::Scheme;
use super::url::Occasion;
use super::vocabulary::KeyForm;
use crate::http::Request;
use crate::secret::Secret;
use crate::verdict::Verdict;

/// What happened to a hook or its secret on the way. JSON: `name`, `what`, `remedy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mishap {
    /// A short name that stays the same.
    pub name: &'static str,
    /// What makes it match: completes "the signature matches …".
    pub what: Cow<'static, str>,
    /// What to do about it.
    pub remedy: &'static str,
}

/// What to do about a body that is no longer the one that was signed.
const RAW: &str = "verify over the bytes that arrived, before anything parses them:\n\
    Express     express.raw({type: '*/*'}) on that route, then req.body\n\
    Next.js     await request.text() in a route handler\n\
    FastAPI     await request.body()\n\
    Django      request.body\n\
    Rails       request.raw_post\n\
    Laravel     $request->getContent()\n\
    Spring      @RequestBody byte[] body\n\
    Go          io.ReadAll(r.Body), once";

const SECRET: &str = "hand the secret to the verifier as the provider shows it; where it is read \
    from a file or a variable, strip blanks and line ends";

const FORM: &str = "decode the secret the way this provider means it; its own SDK does, \
    a generic HMAC function does not";

/// The mishap that explains why `request` does not verify, when one of the known ones does.
///
/// Each is tried alone: a change of the body, of the secret, of the way the secret becomes the
/// key. A time out of tolerance does not matter here, only whether the signature matches.
pub fn explain(
    schemes: &[Scheme],
    request: &Request,
    secrets: &[Secret],
    occasion: &Occasion,
) -> Option<Mishap> {
    let matches = |schemes: &[Scheme], request: &Request, secrets: &[Secret]| {
        let verdict = verify(schemes, request, secrets, occasion);
        matches!(verdict, Ok(Verdict::Valid { .. } | Verdict::Stale { .. }))
    };
    let by_body = || {
        rewrite::of(request).find_map(|(name, what, body)| {
            let changed = Request {
                body: body.into(),
                ..request.clone()
            };
            matches(schemes, &changed, secrets).then_some(Mishap {
                name,
                what: what.into(),
                remedy: RAW,
            })
        })
    };
    let by_secret = || {
        secret_variants(secrets)
            .into_iter()
            .find_map(|(name, what, changed)| {
                matches(schemes, request, &changed).then_some(Mishap {
                    name,
                    what: what.into(),
                    remedy: SECRET,
                })
            })
    };
    let by_key = || {
        key_variants(schemes)
            .into_iter()
            .find_map(|(name, what, changed)| {
                matches(&changed, request, secrets).then_some(Mishap {
                    name,
                    what,
                    remedy: FORM,
                })
            })
    };
    by_secret().or_else(by_key).or_else(by_body)
}

type Variant<T> = (&'static str, &'static str, Vec<T>);

fn secret_variants(secrets: &[Secret]) -> Vec<Variant<Secret>> {
    let all = |change: fn(&[u8]) -> Vec<u8>| -> Vec<Secret> {
        secrets
            .iter()
            .map(|secret| Secret::verbatim(change(secret.expose())))
            .collect()
    };
    vec![
        (
            "secret-blanks",
            "once the blanks around the secret are taken off",
            all(|secret| secret.trim_ascii().to_vec()),
        ),
        (
            "secret-line-end",
            "when a line end follows the secret: the signer read it from a file",
            all(|secret| [secret, b"\n"].concat()),
        ),
        (
            "secret-quotes",
            "once the quotes around the secret are taken off",
            all(|secret| {
                let quote = |byte: &u8| matches!(byte, b'"' | b'\'');
                let from = usize::from(secret.first().is_some_and(quote));
                let to = secret.len()
                    - usize::from(secret.len() > from && secret.last().is_some_and(quote));
                secret[from..to].to_vec()
            }),
        ),
        (
            "secret-prefix-cut",
            "when whsec_ stands before the secret: it was cut off",
            all(|secret| [b"whsec_", secret].concat()),
        ),
        (
            "secret-prefix-kept",
            "without whsec_ before the secret: it was kept",
            all(|secret| secret.strip_prefix(b"whsec_").unwrap_or(secret).to_vec()),
        ),
    ]
}

fn key_variants(schemes: &[Scheme]) -> Vec<(&'static str, Cow<'static, str>, Vec<Scheme>)> {
    let forms = [KeyForm::Utf8, KeyForm::Base64, KeyForm::Hex];
    let prefixes = ["", "whsec_"];
    let variants = forms
        .iter()
        .flat_map(|form| prefixes.iter().map(move |prefix| (*form, *prefix)));
    variants
        .map(|(key, prefix)| {
            let changed = schemes.iter().map(|scheme| Scheme {
                key,
                key_prefix: prefix.into(),
                ..scheme.clone()
            });
            let cut = if prefix.is_empty() {
                ""
            } else {
                ", without whsec_"
            };
            let what = format!("when the secret is taken as {}{cut}", key.looks());
            ("key-form", what.into(), changed.collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::provider::{Moment, find};

    const BODY: &str = r#"{"id":1,"name":"Zoë \/ <b>","list":[1.0,2],"empty":{},"a":null}"#;

    /// What is found when a hook that was signed over `signed` with `theirs` arrives as `arrived`
    /// and is verified with `ours`.
    fn found(provider: &str, signed: &str, arrived: &[u8], theirs: &str, ours: &str) -> String {
        let provider = find(provider).expect("a provider");
        let moment = Moment {
            at: Timestamp::from_second(1_700_000_000).expect("a time"),
            id: "msg_1".into(),
            origin: "http://localhost".into(),
        };
        let mut request = provider.request("e", signed.to_owned().into(), &moment);
        let theirs = Secret::verbatim(theirs.as_bytes().to_vec());
        provider
            .sign(&mut request, &theirs, &moment)
            .expect("it signs");
        request.body = arrived.to_vec().into();
        let ours = [Secret::verbatim(ours.as_bytes().to_vec())];
        let mishap = explain(&provider.schemes, &request, &ours, &Occasion::at(moment.at));
        mishap.map_or("nothing".into(), |mishap| mishap.name.into())
    }

    fn body(signed: &str, arrived: &str) -> String {
        found("github", signed, arrived.as_bytes(), "s", "s")
    }

    #[test]
    fn each_change_of_the_body_is_named() {
        assert_eq!(body("a", "a\n"), "newline-added");
        assert_eq!(body("a\n", "a"), "newline-cut");
        assert_eq!(body("a\r\nb", "a\nb"), "line-ends");
        assert_eq!(body("a\nb", "a\r\nb"), "line-ends");
        assert_eq!(body("\u{feff}a", "a"), "byte-order-mark");
        let value: serde_json::Value = serde_json::from_str(BODY).expect("JSON");
        let pretty = serde_json::to_string_pretty(&value).expect("JSON");
        let compact = serde_json::to_string(&value).expect("JSON");
        assert_eq!(body(&compact, &pretty), "json-spaces");
        assert_eq!(body(&pretty, &compact), "json-spaces");
        assert_eq!(
            body(r#"{"id": 1, "l": [1, 2]}"#, r#"{"id":1,"l":[1,2]}"#),
            "json-spaces"
        );
        assert_eq!(
            body(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#),
            "json-key-order"
        );
        assert_eq!(
            body(r#"{"a":"Zo\u00eb"}"#, r#"{"a":"Zoë"}"#),
            "json-escapes"
        );
        assert_eq!(
            body(r#"{"a":"Zoë"}"#, r#"{"a":"Zo\u00eb"}"#),
            "json-escapes"
        );
        assert_eq!(body(r#"{"a":"b\/c"}"#, r#"{"a":"b/c"}"#), "json-escapes");
        assert_eq!(
            body(r#"{"a":"\u003cb\u003e"}"#, r#"{"a":"<b>"}"#),
            "json-escapes"
        );
        assert_eq!(body(r#"{"a":1.0}"#, r#"{"a":1}"#), "json-numbers");
        assert_eq!(body(r#"{"a":1}"#, r#"{"a":1.0}"#), "json-numbers");
        assert_eq!(body("a=b+c&d=%2F", "a=b%20c&d=/"), "form-encoding");
        assert_eq!(body("a", "b"), "nothing");
        assert_eq!(found("github", "Zo\u{eb}", b"Zo\xeb", "s", "s"), "charset");
    }

    #[test]
    fn a_compressed_body_is_named() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut packed, BODY.as_bytes()).expect("written");
        let packed = packed.finish().expect("packed");
        assert_eq!(found("github", BODY, &packed, "s", "s"), "gzip");
    }

    #[test]
    fn each_change_of_the_secret_is_named() {
        let secret = |provider, theirs, ours| found(provider, BODY, BODY.as_bytes(), theirs, ours);
        assert_eq!(secret("github", "s", " s "), "secret-blanks");
        assert_eq!(secret("github", "s\n", "s"), "secret-line-end");
        assert_eq!(secret("github", "s", "'s'"), "secret-quotes");
        assert_eq!(secret("stripe", "whsec_abcd", "abcd"), "secret-prefix-cut");
        assert_eq!(secret("stripe", "abcd", "whsec_abcd"), "secret-prefix-kept");
        // Standard Webhooks keys are base64; these signers took the text.
        let generic: Scheme = "hmac-sha256; message={id}.{timestamp}.{body}; signature=header.webhook-signature; value=v1,{mac}; encoding=base64; id=header.webhook-id; timestamp=header.webhook-timestamp; key=utf8"
            .parse()
            .expect("a scheme");
        let provider = find("standard-webhooks").expect("a provider");
        let moment = Moment {
            at: Timestamp::UNIX_EPOCH,
            id: "m".into(),
            origin: "http://localhost".into(),
        };
        let mut request = provider.request("e", BODY.into(), &moment);
        let secrets = [Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")];
        generic
            .sign(&mut request, &secrets[0], &moment)
            .expect("it signs");
        let mishap = explain(
            &provider.schemes,
            &request,
            &secrets,
            &Occasion::at(moment.at),
        )
        .expect("a mishap");
        assert_eq!(mishap.what, "when the secret is taken as text");
    }
}
