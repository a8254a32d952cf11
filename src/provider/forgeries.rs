//! What forgers, careless proxies and careless configurations make of signed hooks: one test for
//! each way that has broken a verifier somewhere.

use jiff::Timestamp;

use super::{Moment, Occasion, Pair, PairKind, Provider, Scheme, find};
use crate::http::Request;
use crate::secret::Secret;
use crate::verdict::{Reason, Verdict};

const NOW: i64 = 1_614_265_330;
const VALID: Verdict = Verdict::Valid { secret: 0 };
const MISMATCH: Verdict = Verdict::Invalid {
    reason: Reason::Mismatch,
};

/// A hook of a provider that was signed with a secret, at `NOW`.
struct Signed {
    provider: &'static Provider,
    request: Request,
    secret: Secret,
}

impl Signed {
    fn new(provider: &str, secret: &str, body: &str) -> Self {
        let provider = find(provider).expect("a provider");
        let moment = Moment {
            at: Timestamp::from_second(NOW).expect("a time"),
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek".into(),
            origin: "https://example.com".into(),
        };
        let mut request = provider.request("e", body.to_owned().into(), &moment);
        let secret = Secret::new(secret);
        let signed = provider.sign(&mut request, &secret, &moment);
        signed.expect("it signs");
        Self {
            provider,
            request,
            secret,
        }
    }

    fn standard() -> Self {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        Self::new("standard-webhooks", secret, r#"{"test": 2432232314}"#)
    }

    fn at(&self, second: i64) -> Verdict {
        let occasion = Occasion::at(Timestamp::from_second(second).expect("a time"));
        let secrets = std::slice::from_ref(&self.secret);
        let verdict = self.provider.verify(&self.request, secrets, &occasion);
        verdict.expect("a good secret")
    }

    fn verdict(&self) -> Verdict {
        self.at(NOW)
    }

    fn field(&self, name: &str) -> String {
        self.request.headers.text(name).expect("a field").to_owned()
    }

    /// The verdict with another value in a field.
    fn with(mut self, name: &str, value: &str) -> Verdict {
        self.request.headers.set(name, value.to_owned());
        self.verdict()
    }

    /// The verdict with one more field.
    fn and(mut self, name: &str, value: &str) -> Verdict {
        self.request.headers.push(name, value.to_owned());
        self.verdict()
    }
}

fn is_malformed(verdict: &Verdict) -> bool {
    let Verdict::Invalid { reason } = verdict else {
        return false;
    };
    matches!(reason, Reason::Malformed(_))
}

#[test]
fn a_time_may_be_off_as_far_as_is_tolerated_to_both_sides() {
    for signed in [Signed::standard(), Signed::new("stripe", "whsec_x", "{}")] {
        for (skew, stale) in [(300, false), (301, true), (-300, false), (-301, true)] {
            let tolerance = 300;
            let expected = match stale {
                true => Verdict::Stale { skew, tolerance },
                false => VALID,
            };
            assert_eq!(signed.at(NOW + skew), expected, "{}", signed.provider.id);
        }
    }
}

#[test]
fn a_time_is_written_as_times_are() {
    for time in [
        "-9223372036854775808",
        "9223372036854775807",
        "1e9",
        "+1614265330",
        "01614265330",
        " 1614265330",
        "",
        "16142653300000000000",
        "1614265330000",
        "1614265330.0",
    ] {
        let verdict = Signed::standard().with("webhook-timestamp", time);
        assert!(
            matches!(verdict, Verdict::Invalid { .. }),
            "{time}: {verdict:?}"
        );
    }
    // Signed by the right secret, and still no time: nothing wraps.
    let scheme: Scheme = "hmac-sha256; message={timestamp}.{body}; signature=header.s; timestamp=header.t; tolerance=300"
        .parse()
        .expect("a scheme");
    let text: Scheme = "hmac-sha256; message={header.t}.{body}; signature=header.s"
        .parse()
        .expect("a scheme");
    let moment = Moment {
        at: Timestamp::UNIX_EPOCH,
        id: String::new(),
        origin: String::new(),
    };
    let secrets = [Secret::new("k")];
    for (time, malformed) in [
        ("-9223372036854775808", false),
        ("9223372036854775807", false),
        ("+1614265330", true),
        ("99999999999999999999", true),
    ] {
        let mut request = Request::post("{}");
        request.headers.push("t", time);
        text.sign(&mut request, &secrets[0], &moment)
            .expect("it signs");
        let occasion = Occasion::at(Timestamp::from_second(NOW).expect("a time"));
        let verdict = scheme.verify(&request, &secrets, &occasion).expect("a key");
        assert_eq!(is_malformed(&verdict), malformed, "{time}: {verdict:?}");
        assert_ne!(verdict, VALID, "{time}");
    }
}

#[test]
fn one_good_signature_of_many_is_enough_when_it_is_of_this_kind() {
    let good = Signed::standard().field("webhook-signature");
    let many = format!("{}{good}", "v1,AAAA ".repeat(150));
    for list in [format!("v1,AAAA {good}"), format!("{good} v2,x"), many] {
        assert_eq!(Signed::standard().with("webhook-signature", &list), VALID);
    }
    let other = good.replacen("v1,", "v1a,", 1);
    assert!(is_malformed(
        &Signed::standard().with("webhook-signature", &other)
    ));
}

#[test]
fn an_older_or_a_doubled_item_does_not_count() {
    let stripe = || Signed::new("stripe", "whsec_x", "{}");
    let good = stripe().field("Stripe-Signature");
    let (time, mac) = good.split_once(",v1=").expect("two items");
    for list in [
        format!("{time},v0={mac}"),
        format!("{time},v1={}", "z".repeat(64)),
        format!("{time},t=1614265331,v1={mac}"),
        format!("t=1614265331,{good}"),
        format!("t=1614265331,v1={mac}"),
        format!("v1={mac}"),
    ] {
        let verdict = stripe().with("Stripe-Signature", &list);
        assert!(
            matches!(verdict, Verdict::Invalid { .. }),
            "{list}: {verdict:?}"
        );
    }
}

#[test]
fn sha1_beside_sha256_does_not_count() {
    let github = || Signed::new("github", "s", "{}");
    let wrong = format!("sha256={}", "0".repeat(64));
    assert_eq!(github().with("X-Hub-Signature-256", &wrong), MISMATCH);
    let mut without = github();
    without.request.headers.remove("X-Hub-Signature-256");
    let missing = "X-Hub-Signature-256".to_owned();
    assert_eq!(without.verdict(), Verdict::Unsigned { missing });
}

#[test]
fn a_field_that_is_there_twice_is_ambiguous() {
    let ambiguous = |place: &str| Verdict::Invalid {
        reason: Reason::Ambiguous(place.to_owned()),
    };
    let good = Signed::standard().field("webhook-signature");
    for (first, second) in [("v1,AAAA", good.as_str()), (good.as_str(), "v1,AAAA")] {
        let mut signed = Signed::standard();
        signed
            .request
            .headers
            .set("webhook-signature", first.to_owned());
        let verdict = signed.and("Webhook-Signature", second);
        assert_eq!(verdict, ambiguous("webhook-signature"));
    }
    assert_eq!(
        Signed::standard().and("webhook-id", "msg_2"),
        ambiguous("webhook-id")
    );
    // One that sends two on purpose, while secrets are changed.
    let mollie = || Signed::new("mollie-nextgen", "s", "{}");
    let name = mollie().provider.schemes[0].signature.label();
    assert_eq!(mollie().and(&name, "00"), VALID);
}

#[test]
fn no_secret_makes_an_empty_or_another_key() {
    let scheme = &find("standard-webhooks").expect("it").schemes[0];
    for secret in [
        "",
        "whsec_",
        "whsec_!!!",
        "hello world",
        "whsec_-_-_",
        "whsec_whsec_MfKQ",
        "\n",
    ] {
        assert!(scheme.key(&Secret::new(secret)).is_err(), "{secret:?}");
    }
    // A line end behind it and missing padding are no other key.
    let signed = Signed::standard();
    for secret in [
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    ] {
        let again = Signed::new("standard-webhooks", secret, r#"{"test": 2432232314}"#);
        assert_eq!(
            again.field("webhook-signature"),
            signed.field("webhook-signature")
        );
    }
}

#[test]
fn secrets_are_bytes_and_not_normalised() {
    let composed = Signed::new("github", "p\u{e4}ss", "{}");
    let decomposed = Signed::new("github", "pa\u{308}ss", "{}");
    let field = "X-Hub-Signature-256";
    assert_ne!(composed.field(field), decomposed.field(field));
}

#[test]
fn the_bytes_that_arrived_are_judged_and_no_others() {
    let body = r#"{"a":1,"a":2,"n":1.0,"u":"\u00e9"}"#;
    for changed in [
        r#"{"a":2,"n":1.0,"u":"\u00e9"}"#,
        r#"{"a":1,"a":2,"n":1,"u":"\u00e9"}"#,
        "{\"a\":1,\"a\":2,\"n\":1.0,\"u\":\"\u{e9}\"}",
        "{\"a\":1,\"a\":2,\"n\":1.0,\"u\":\"\\u00e9\"}\r\n",
        "\u{feff}{\"a\":1,\"a\":2,\"n\":1.0,\"u\":\"\\u00e9\"}",
    ] {
        let mut signed = Signed::new("github", "s", body);
        assert_eq!(signed.verdict(), VALID);
        signed.request.body = changed.to_owned().into();
        assert_eq!(signed.verdict(), MISMATCH, "{changed}");
    }
}

#[test]
fn an_id_cannot_reach_into_the_rest() {
    // `a` and `b.1614265330.c` make the same signed bytes as `a.1614265330.b` and `c`.
    let mut signed = Signed::standard();
    let moment = Moment {
        at: Timestamp::from_second(NOW).expect("a time"),
        id: "a".into(),
        origin: String::new(),
    };
    signed.request.body = format!("b.{NOW}.c").into();
    let done = signed
        .provider
        .sign(&mut signed.request, &signed.secret, &moment);
    done.expect("it signs");
    assert_eq!(signed.verdict(), VALID);
    signed.request.body = "c".into();
    let verdict = signed.with("webhook-id", &format!("a.{NOW}.b"));
    assert!(is_malformed(&verdict), "{verdict:?}");
}

#[test]
fn a_signature_is_written_in_one_way() {
    let good = Signed::standard().field("webhook-signature");
    let bare = good.trim_start_matches("v1,").to_owned();
    // The last character before the padding has bits that say nothing.
    let (kept, last) = bare
        .trim_end_matches('=')
        .split_at(bare.trim_end_matches('=').len() - 1);
    let next = char::from(last.as_bytes()[0] + 1);
    for text in [
        bare.trim_end_matches('=').to_owned(),
        bare.replace('+', "-").replace('/', "_") + " ",
        format!("{bare} "),
        format!("{kept}{next}="),
        bare.to_lowercase(),
    ] {
        let list = format!("v1,{text}");
        let standard = Signed::standard();
        // Blanks divide signatures there, so a blank at the end is none of it.
        if list.trim_end() != good {
            assert_ne!(standard.with("webhook-signature", &list), VALID, "{list}");
        }
    }
    let github = || Signed::new("github", "s", "{}");
    let good = github().field("X-Hub-Signature-256");
    for text in [
        good.to_uppercase(),
        good[..good.len() - 1].to_owned(),
        format!("{good}0"),
        format!("sha256={}", "\u{e9}".repeat(32)),
    ] {
        let verdict = github().with("X-Hub-Signature-256", &text);
        assert!(is_malformed(&verdict), "{text}: {verdict:?}");
    }
}

#[test]
fn a_token_does_not_choose_how_it_is_judged() {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
    let scheme: Scheme = "jwt-rs256; signature=header.x; claims=sha256={body|sha256}"
        .parse()
        .expect("a scheme");
    let private = PairKind::RsaSha256.generate().expect("a key");
    let pair = Pair::read(PairKind::RsaSha256, scheme.key, private.as_bytes()).expect("a pair");
    let public = pair.public(scheme.key).expect("a public key");
    let body = "{}";
    let hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    let part = |text: &str| BASE64.encode(text);
    let claims = part(&format!(r#"{{"sha256":"{hash}"}}"#));
    let unsigned = |head: &str| format!("{}.{claims}", part(head));
    // The public key taken for a shared secret.
    let confused = unsigned(r#"{"alg":"HS256"}"#);
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, public.as_bytes());
    let code = aws_lc_rs::hmac::sign(&key, confused.as_bytes());
    let signature = pair.sign(unsigned(r#"{"alg":"RS256","crit":["b64"],"b64":false}"#).as_bytes());
    let critical = format!(
        "{}.{}",
        unsigned(r#"{"alg":"RS256","crit":["b64"],"b64":false}"#),
        BASE64.encode(signature.expect("a signature"))
    );
    let tokens = [
        format!("{}.", unsigned(r#"{"alg":"none"}"#)),
        format!("{confused}.{}", BASE64.encode(code)),
        format!(
            "{}.AAAA",
            unsigned(r#"{"alg":"RS256","kid":"../../dev/null"}"#)
        ),
        format!(
            "{}.AAAA",
            unsigned(r#"{"alg":"RS256","jku":"http://127.0.0.1:1/"}"#)
        ),
        critical,
        "a".repeat(5 << 20),
    ];
    let occasion = Occasion::at(Timestamp::from_second(NOW).expect("a time"));
    for token in tokens {
        let mut request = Request::post(body);
        request.headers.push("x", token.clone());
        let verdict = scheme.verify(&request, &[Secret::new(public.as_str())], &occasion);
        let verdict = verdict.expect("a key");
        assert!(matches!(verdict, Verdict::Invalid { .. }), "{:.60}", token);
    }
}

#[test]
fn an_ed25519_signature_has_one_form() {
    let private = PairKind::Ed25519.generate().expect("a key");
    let form = super::KeyForm::Hex;
    let pair = Pair::read(PairKind::Ed25519, form, private.as_bytes()).expect("a pair");
    let mut signature = pair.sign(b"").expect("a signature");
    assert!(pair.fits(b"", &signature));
    // s + L signs the same to a verifier that does not look.
    let order: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut carry = 0;
    for (byte, add) in signature[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = (sum & 0xff) as u8;
        carry = sum >> 8;
    }
    assert!(!pair.fits(b"", &signature));
}

#[test]
fn what_a_proxy_says_of_the_url_is_not_believed() {
    let scheme: Scheme = "hmac-sha256; message={url}{body}; signature=header.s"
        .parse()
        .expect("a scheme");
    let secrets = [Secret::new("k")];
    let mut request = Request::post("{}");
    request.headers.push("Host", "evil.example");
    let moment = Moment {
        at: Timestamp::UNIX_EPOCH,
        id: String::new(),
        origin: "https://mine.example".into(),
    };
    scheme
        .sign(&mut request, &secrets[0], &moment)
        .expect("it signs");
    request.headers.push("X-Forwarded-Host", "mine.example");
    request.headers.push("X-Forwarded-Proto", "https");
    let judged = |url: Option<&str>| {
        let occasion = Occasion {
            at: Timestamp::UNIX_EPOCH,
            url: url.map(|url| url.parse().expect("a URL")),
        };
        scheme.verify(&request, &secrets, &occasion).expect("a key")
    };
    assert_eq!(judged(None), MISMATCH);
    assert_eq!(judged(Some("https://mine.example")), VALID);
}

#[test]
fn bytes_that_are_no_text_are_not_taken_for_one_another() {
    let scheme: Scheme = "jwt-hs256; signature=header.x; claims=data={body}"
        .parse()
        .expect("a scheme");
    let moment = Moment {
        at: Timestamp::UNIX_EPOCH,
        id: String::new(),
        origin: String::new(),
    };
    let secrets = [Secret::new("k")];
    let mut request = Request::post("\u{fffd}");
    scheme
        .sign(&mut request, &secrets[0], &moment)
        .expect("it signs");
    let judged = |request: &Request| {
        let occasion = Occasion::at(moment.at);
        scheme.verify(request, &secrets, &occasion).expect("a key")
    };
    assert_eq!(judged(&request), VALID);
    for other in [b"\xff".as_slice(), b"\xfe"] {
        request.body = other.to_vec().into();
        assert_eq!(judged(&request), MISMATCH);
    }
}
