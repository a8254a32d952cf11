//! Schemes of every kind, signed and judged.

use super::*;
use crate::provider::Moment;

const FORM: &str = "payload=%7B%7D&token=t&Body=a";
const JSON: &str = r#"{"event":{"time":1,"type":"x"},"token":"abc"}"#;

fn moment() -> Moment {
    Moment {
        at: Timestamp::from_second(1_700_000_000).expect("a time"),
        id: "nonce_1".into(),
        origin: "https://example.com".into(),
    }
}

/// A request that the scheme signed, and the secret it was signed with.
fn signed(line: &str, secret: &str, body: &str) -> (Scheme, Request, Secret) {
    let scheme: Scheme = line.parse().unwrap_or_else(|why| panic!("{line}: {why}"));
    let secret = match scheme.algorithm.pair() {
        Some(kind) => Secret::new(kind.generate().expect("a key").as_str()),
        None => Secret::new(secret),
    };
    let mut request = Request::post(body.to_owned());
    request.target = "/hooks?a=1".into();
    request.headers.push("Host", "example.com");
    let signed = scheme.sign(&mut request, &secret, &moment());
    signed.unwrap_or_else(|why| panic!("{line}: {why}"));
    (scheme, request, secret)
}

fn judged(scheme: &Scheme, request: &Request, secret: &Secret, after: i64) -> Verdict {
    let occasion = Occasion {
        at: Timestamp::from_second(1_700_000_000 + after).expect("a time"),
        url: None,
    };
    let verdict = scheme.verify(request, std::slice::from_ref(secret), &occasion);
    verdict.expect("a good secret")
}

const MISMATCH: Verdict = Verdict::Invalid {
    reason: Reason::Mismatch,
};

#[test]
fn every_kind_of_scheme_accepts_what_it_signed_and_not_what_was_changed() {
    // Scheme, secret, body, and what is changed in the body or target.
    let cases = [
        (
            "hmac-sha384; message={url}{body}; signature=header.x; encoding=base64url",
            "k",
            JSON,
            "abc",
        ),
        (
            "hmac-sha1; message={url}{sorted-form}; signature=header.x; encoding=base64",
            "k",
            FORM,
            "token=t",
        ),
        (
            "hmac-sha1; message={form.payload}; signature=form.sig; value={account}|{mac}; key=sha1",
            "pub:key",
            FORM,
            "%7B",
        ),
        (
            "hmac-sha256; message={body.event.time}{body.event.type}; signature=body.event.hash",
            "k",
            JSON,
            "\"x\"",
        ),
        (
            "hmac-sha256; message={timestamp},{id}{body.token}; signature=body.sig.mac; id=body.sig.id; timestamp=body.sig.at",
            "k",
            JSON,
            "abc",
        ),
        (
            "hmac-sha256; message={account}{body}; signature=header.x; encoding=hex-upper",
            "me:k",
            JSON,
            "abc",
        ),
        (
            "hmac-sha512; message={path}{body}; signature=query.sig; encoding=base64url-nopad",
            "k",
            JSON,
            "abc",
        ),
        (
            "hmac-sha512; message={body|sha256}; signature=header.x; encoding=base64-hex",
            "k",
            JSON,
            "abc",
        ),
        (
            "sha256; message={secret}{method}{origin}{target}{body}; signature=header.x",
            "k",
            JSON,
            "abc",
        ),
        (
            "sha1; message={body}{timestamp}{secret}; signature=header.x; timestamp=header.t; unit=imf; tolerance=60",
            "k",
            JSON,
            "abc",
        ),
        (
            "ed25519; message={timestamp}{body}; signature=header.x; timestamp=header.t",
            "",
            JSON,
            "abc",
        ),
        (
            "ecdsa-p256-sha256; message={timestamp}{body}; signature=header.x; encoding=base64; timestamp=header.t; unit=rfc3339",
            "",
            JSON,
            "abc",
        ),
        (
            "rsa-sha256; message={id}|{body|crc32}; signature=header.x; encoding=base64; id=header.i",
            "",
            JSON,
            "abc",
        ),
        (
            "jwt-hs256; signature=header.authorization; value=Bearer {mac}; claims=iss=us,sha256={body|sha256},iat={timestamp}; tolerance=60",
            "k",
            JSON,
            "abc",
        ),
        (
            "jwt-es256; signature=header.x; claims=aud={url},hash={body|sha256-base64},iat={timestamp},exp={expiry}",
            "",
            JSON,
            "abc",
        ),
        (
            "jwt-rs256; signature=body; claims=iat={timestamp}",
            "",
            JSON,
            "e",
        ),
    ];
    for (line, secret, body, part) in cases {
        let (scheme, request, secret) = signed(line, secret, body);
        let valid = Verdict::Valid { secret: 0 };
        assert_eq!(judged(&scheme, &request, &secret, 10), valid, "{line}");
        let text = String::from_utf8(request.body.to_vec()).expect("UTF-8");
        let changed = Request {
            body: text.replacen(part, "other", 1).into(),
            ..request.clone()
        };
        assert_ne!(changed.body, request.body, "{line}");
        assert_ne!(judged(&scheme, &changed, &secret, 10), valid, "{line}");
        let elsewhere = Request {
            target: request.target.replace("a=1", "a=2"),
            ..request.clone()
        };
        if line.contains("{url}") || line.contains("{target}") {
            assert_eq!(judged(&scheme, &elsewhere, &secret, 10), MISMATCH, "{line}");
        }
        if scheme.tolerance > 0 {
            let stale = judged(&scheme, &request, &secret, 61);
            let (skew, tolerance) = (61, 60);
            assert_eq!(stale, Verdict::Stale { skew, tolerance }, "{line}");
        }
    }
}

#[test]
fn a_token_that_expired_is_stale_and_one_of_another_algorithm_no_token() {
    let line = "jwt-hs256; signature=header.x; claims=sha256={body|sha256},exp={expiry}";
    let (scheme, mut request, secret) = signed(line, "k", JSON);
    let stale = Verdict::Stale {
        skew: 1,
        tolerance: 0,
    };
    assert_eq!(judged(&scheme, &request, &secret, 301), stale);
    // The one that signs nothing, and one that would take a public key for a shared secret.
    let text = String::from_utf8(request.headers.get("x").expect("a token").to_vec());
    let text = text.expect("UTF-8");
    let (_, rest) = text.split_once('.').expect("parts");
    let none = format!(
        "eyJhbGciOiJub25lIn0.{}",
        rest.split('.').next().expect("claims")
    );
    request.headers.set("x", format!("{none}."));
    assert_eq!(judged(&scheme, &request, &secret, 1), MISMATCH);
}

#[test]
fn a_public_key_judges_and_does_not_sign() {
    let line = "ed25519; message={body}; signature=header.x; key=hex";
    let (scheme, mut request, secret) = signed(line, "", JSON);
    let key = scheme.key(&secret).expect("a key");
    let Means::Pair(pair) = key.means else {
        panic!("a pair");
    };
    let public = Secret::new(pair.public(scheme.key).expect("a public key"));
    assert_eq!(
        judged(&scheme, &request, &public, 0),
        Verdict::Valid { secret: 0 }
    );
    let signed = scheme.sign(&mut request, &public, &moment());
    assert_eq!(signed, Err(SignError::Public));
    let error = scheme
        .key(&Secret::new("zz"))
        .err()
        .expect("no key")
        .to_string();
    assert_eq!(
        error,
        "the secret is not an Ed25519 key; expected an Ed25519 key, private or public"
    );
}

#[test]
fn several_signatures_may_stand_together_and_in_several_places() {
    let line = "hmac-sha256; message={timestamp}.{body}; signature=header.x; also=header.y; groups= ; value=t={timestamp},v1={mac}";
    let (scheme, mut request, secret) = signed(line, "k", JSON);
    let text = request.headers.text("x").expect("a signature").to_owned();
    let other = format!("t=1700000001,v1={}", "0".repeat(64));
    let valid = Verdict::Valid { secret: 0 };
    request.headers.set("x", format!("{other} {text}"));
    assert_eq!(judged(&scheme, &request, &secret, 0), valid);
    request.headers.set("x", other);
    assert_eq!(judged(&scheme, &request, &secret, 0), MISMATCH);
    request.headers.set("y", text);
    assert_eq!(judged(&scheme, &request, &secret, 0), valid);
}
