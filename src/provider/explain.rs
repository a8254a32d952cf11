//! Why a signature does not match: the usual mishaps, tried one by one until one makes it match.

mod rewrite;
mod variants;

use std::borrow::Cow;

use serde::Serialize;

use super::Provider;
use super::judge::verify;
use super::placeholder::Placeholder;
use super::scheme::Scheme;
use super::url::Occasion;
use super::vocabulary::Unit;
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

const URL: &str = "the provider signs the URL that it was given, not the one that reaches the app \
    behind a proxy or tunnel: verify with the public URL from your configuration (here: --url)";

const CODE: &str =
    "compute it the way the provider documents it: hookcli providers show NAME tells";

const TIME: &str = "read the time the way the provider writes it before comparing it to the clock";

const WHOSE: &str = "give this endpoint the secret of the one that sends to it";

const WHO: &str = "verify it as the provider that sent it: --provider NAME";

/// The mishap that explains why `request` does not verify, when one of the known ones does.
///
/// Each is tried alone: a change of the body, of the secret, of the way the secret becomes the
/// key, of the URL, of the way the code is computed and written, of the way the time is written.
/// Where it is not about time, it does not matter whether that is out of tolerance.
pub fn explain(
    schemes: &[Scheme],
    request: &Request,
    secrets: &[Secret],
    occasion: &Occasion,
) -> Option<Mishap> {
    let attempt = Attempt {
        schemes,
        request,
        secrets,
        occasion,
    };
    match attempt.verdict() {
        Some(Verdict::Valid { .. }) => None,
        Some(Verdict::Stale { .. }) => attempt.by_time(),
        _ => (attempt.by_time())
            .or_else(|| attempt.by_secret())
            .or_else(|| attempt.by_key())
            .or_else(|| attempt.by_url())
            .or_else(|| attempt.by_code())
            .or_else(|| attempt.by_body()),
    }
}

/// The mishap that another secret is the right one: `others`, each with what it is called.
pub fn explain_by_secret(
    schemes: &[Scheme],
    request: &Request,
    others: &[(String, Secret)],
    occasion: &Occasion,
) -> Option<Mishap> {
    let found = others.iter().find(|(_, secret)| {
        Attempt {
            schemes,
            request,
            secrets: std::slice::from_ref(secret),
            occasion,
        }
        .matches()
    });
    found.map(|(name, _)| Mishap {
        name: "another-secret",
        what: format!("with the secret of {name}").into(),
        remedy: WHOSE,
    })
}

/// The mishap that another provider sent it.
pub fn explain_by_provider<'p>(
    providers: impl IntoIterator<Item = &'p Provider>,
    request: &Request,
    secrets: &[Secret],
    occasion: &Occasion,
) -> Option<Mishap> {
    let mut providers = providers.into_iter();
    let found = providers.find(|provider| {
        let attempt = Attempt {
            schemes: &provider.schemes,
            request,
            secrets,
            occasion,
        };
        attempt.matches()
    });
    found.map(|provider| Mishap {
        name: "another-provider",
        what: format!("as {} signs", provider.id).into(),
        remedy: WHO,
    })
}

/// What is tried to make a signature match.
#[derive(Clone, Copy)]
struct Attempt<'a> {
    schemes: &'a [Scheme],
    request: &'a Request,
    secrets: &'a [Secret],
    occasion: &'a Occasion,
}

impl Attempt<'_> {
    fn verdict(&self) -> Option<Verdict> {
        verify(self.schemes, self.request, self.secrets, self.occasion).ok()
    }

    fn matches(&self) -> bool {
        let verdict = self.verdict();
        matches!(verdict, Some(Verdict::Valid { .. } | Verdict::Stale { .. }))
    }

    fn by_time(&self) -> Option<Mishap> {
        let units = [Unit::S, Unit::Ms, Unit::Rfc3339, Unit::Imf];
        let found = units.into_iter().find(|unit| {
            let changed = self.schemes.iter().map(|scheme| Scheme {
                unit: *unit,
                ..scheme.clone()
            });
            let schemes: Vec<Scheme> = changed.collect();
            let attempt = Attempt {
                schemes: &schemes,
                ..*self
            };
            matches!(attempt.verdict(), Some(Verdict::Valid { .. }))
        });
        found.map(|unit| Mishap {
            name: "timestamp-unit",
            what: format!("when its time is taken for one {}", unit.looks()).into(),
            remedy: TIME,
        })
    }

    fn by_secret(&self) -> Option<Mishap> {
        let mut variants = variants::secrets(self.secrets).into_iter();
        variants.find_map(|(name, what, changed)| {
            let attempt = Attempt {
                secrets: &changed,
                ..*self
            };
            attempt.matches().then_some(Mishap {
                name,
                what: what.into(),
                remedy: SECRET,
            })
        })
    }

    fn by_key(&self) -> Option<Mishap> {
        self.by_schemes("key-form", FORM, variants::keys(self.schemes))
    }

    fn by_code(&self) -> Option<Mishap> {
        let algorithms = variants::algorithms(self.schemes);
        let by_algorithm = self.by_schemes("algorithm", CODE, algorithms);
        by_algorithm
            .or_else(|| self.by_schemes("encoding", CODE, variants::encodings(self.schemes)))
    }

    fn by_schemes(
        &self,
        name: &'static str,
        remedy: &'static str,
        variants: variants::Changed,
    ) -> Option<Mishap> {
        let mut variants = variants.into_iter();
        variants.find_map(|(what, schemes)| {
            let attempt = Attempt {
                schemes: &schemes,
                ..*self
            };
            attempt.matches().then_some(Mishap {
                name,
                what: what.into(),
                remedy,
            })
        })
    }

    fn by_url(&self) -> Option<Mishap> {
        let signs_url = |scheme: &Scheme| {
            use Placeholder::{Origin, Path, Target, Url};
            let wholes = [Url, Origin, Target, Path];
            (scheme.signed()).any(|template| wholes.iter().any(|one| template.names(one)))
        };
        if !self.schemes.iter().any(signs_url) {
            return None;
        }
        let mut variants =
            variants::urls(self.request, &self.occasion.url(self.request)).into_iter();
        variants.find_map(|(name, url)| {
            let what = format!("when it was sent to {url}");
            let occasion = Occasion {
                url: Some(url),
                ..self.occasion.clone()
            };
            let attempt = Attempt {
                occasion: &occasion,
                ..*self
            };
            attempt.matches().then_some(Mishap {
                name,
                what: what.into(),
                remedy: URL,
            })
        })
    }

    fn by_body(&self) -> Option<Mishap> {
        rewrite::of(self.request).find_map(|(name, what, body)| {
            let changed = Request {
                body: body.into(),
                ..self.request.clone()
            };
            let attempt = Attempt {
                request: &changed,
                ..*self
            };
            attempt.matches().then_some(Mishap {
                name,
                what: what.into(),
                remedy: RAW,
            })
        })
    }
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

    /// What is found when one scheme signed a request and another judges it.
    fn between(theirs: &str, ours: &str, change: impl Fn(&mut Request)) -> String {
        let scheme = |line: &str| line.parse::<Scheme>().expect("a scheme");
        let moment = Moment {
            at: Timestamp::from_second(1_700_000_000).expect("a time"),
            id: "msg_1".into(),
            origin: "https://hooks.example.com".into(),
        };
        let mut request = Request::post(BODY);
        request.target = "/in?a=1".into();
        request.headers.push("Host", "hooks.example.com");
        let secrets = [Secret::new("k")];
        let signed = scheme(theirs).sign(&mut request, &secrets[0], &moment);
        signed.expect("it signs");
        change(&mut request);
        let mishap = explain(
            &[scheme(ours)],
            &request,
            &secrets,
            &Occasion::at(moment.at),
        );
        mishap.map_or("nothing".into(), |mishap| {
            format!("{}: {}", mishap.name, mishap.what)
        })
    }

    #[test]
    fn each_change_of_the_url_is_named() {
        let scheme = "hmac-sha256; message={url}{body}; signature=header.x";
        let host = |host: &'static str| {
            between(scheme, scheme, |request| request.headers.set("Host", host))
        };
        insta::assert_snapshot!(host("hooks.example.com"), @"nothing");
        insta::assert_snapshot!(host("hooks.example.com:80"), @"url-scheme: when it was sent to https://hooks.example.com/in?a=1");
        insta::assert_snapshot!(host("hooks.example.com:443"), @"url-port: when it was sent to https://hooks.example.com/in?a=1");
        insta::assert_snapshot!(host("hooks.example.com:8080"), @"url-scheme: when it was sent to https://hooks.example.com/in?a=1");
        insta::assert_snapshot!(host("other.example.com"), @"nothing");
        let proxied = between(scheme, scheme, |request| {
            request.headers.set("Host", "127.0.0.1:3000");
            request.headers.set("X-Forwarded-Host", "hooks.example.com");
            request.headers.set("X-Forwarded-Proto", "https");
        });
        insta::assert_snapshot!(proxied, @"url-host: when it was sent to https://hooks.example.com/in?a=1");
        let slash = between(scheme, scheme, |request| request.target = "/in/?a=1".into());
        insta::assert_snapshot!(slash, @"url-path: when it was sent to https://hooks.example.com/in?a=1");
    }

    #[test]
    fn each_way_of_computing_and_writing_is_named() {
        let of = |theirs: &str, ours: &str| {
            let line = |words: &str| {
                format!(
                    "{words}; message={{timestamp}}{{body}}; signature=header.x; timestamp=header.t; tolerance=300"
                )
            };
            between(&line(theirs), &line(ours), |_| {})
        };
        insta::assert_snapshot!(of("hmac-sha1", "hmac-sha256"), @"algorithm: when it is computed with HMAC-SHA1");
        insta::assert_snapshot!(of("hmac-sha256; encoding=base64", "hmac-sha256"), @"encoding: when it is read as base64");
        insta::assert_snapshot!(of("hmac-sha256; encoding=base64url-nopad", "hmac-sha256; encoding=base64"), @"encoding: when it is read as base64url without padding");
        insta::assert_snapshot!(of("hmac-sha256; unit=ms", "hmac-sha256"), @"timestamp-unit: when its time is taken for one in milliseconds since 1970");
        insta::assert_snapshot!(of("hmac-sha256", "hmac-sha256; unit=ms"), @"timestamp-unit: when its time is taken for one in seconds since 1970");
        insta::assert_snapshot!(of("hmac-sha256; unit=rfc3339", "hmac-sha256"), @"timestamp-unit: when its time is taken for one such as 2026-01-02T03:04:05Z");
        insta::assert_snapshot!(of("hmac-sha256", "hmac-sha256"), @"nothing");
    }

    #[test]
    fn another_secret_and_another_provider_are_named() {
        let (stripe, slack) = (find("stripe").expect("it"), find("slack").expect("it"));
        let moment = Moment {
            at: Timestamp::from_second(1_700_000_000).expect("a time"),
            id: "evt_1".into(),
            origin: "http://localhost".into(),
        };
        let secret = Secret::new("k");
        let mut request = stripe.request("e", BODY.into(), &moment);
        stripe
            .sign(&mut request, &secret, &moment)
            .expect("it signs");
        let occasion = Occasion::at(moment.at);
        let others = [
            ("slack".to_owned(), Secret::new("other")),
            ("mine".to_owned(), secret.clone()),
        ];
        let mishap = explain_by_secret(&stripe.schemes, &request, &others, &occasion);
        assert_eq!(mishap.expect("a mishap").what, "with the secret of mine");
        let mishap = explain_by_provider([slack, stripe], &request, &[secret], &occasion);
        assert_eq!(mishap.expect("a mishap").what, "as stripe signs");
        let mishap = explain_by_provider([slack], &request, &others.map(|(_, one)| one), &occasion);
        assert_eq!(mishap, None);
    }
}
