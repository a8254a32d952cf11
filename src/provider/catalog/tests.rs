//! The whole catalogue, held to its word.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::http::Headers;
use crate::provider::{Dice, Moment};
use crate::secret::Secret;
use crate::verdict::{Reason, Verdict};

fn all() -> impl Iterator<Item = &'static Provider> {
    CATALOG.iter().map(Entry::provider)
}

/// A vector as a request, as it would arrive.
fn arrived(vector: &crate::provider::Vector) -> Request {
    let fields = vector.headers.iter().map(|field| {
        let (name, value) = field.split_once(": ").expect("Name: value");
        (name.to_owned(), value.to_owned().into())
    });
    Request {
        method: "POST".into(),
        target: "/".into(),
        headers: fields.collect(),
        body: vector.body.clone().into(),
        ..Request::default()
    }
}

fn moment(second: i64, id: &str) -> Moment {
    Moment {
        at: jiff::Timestamp::from_second(second).expect("a time"),
        id: id.into(),
    }
}

#[test]
fn every_file_is_in_order() {
    let mut called = HashSet::new();
    for entry in &CATALOG {
        let provider = entry.provider();
        assert_eq!(provider.id, entry.id);
        for name in std::iter::once(&provider.id).chain(&provider.aliases) {
            assert!(called.insert(name.as_str()), "{name} is taken");
            assert_eq!(find(&name.to_uppercase()).expect("found").id, provider.id);
        }
        assert!(provider.docs.starts_with("https://"), "{}", provider.id);
        assert!(
            !provider.verified || !provider.vectors.is_empty(),
            "{}",
            provider.id
        );
        for path in &provider.volatile {
            path.parse::<crate::path::Pattern>().expect("a path");
        }
    }
    assert!(names().is_sorted());
    let error = find("githib").expect_err("no such provider");
    assert_eq!(error.hint.as_deref(), Some("did you mean github?"));
}

#[test]
fn every_vector_verifies_and_is_signed_the_same() {
    for provider in all() {
        for vector in &provider.vectors {
            assert!(!vector.source.is_empty());
            let secret = [Secret::new(vector.secret.as_str())];
            let moment = moment(vector.at, &vector.id);
            let request = arrived(vector);
            let verdict = provider.verify(&request, &secret, moment.at);
            assert_eq!(verdict, Ok(Verdict::Valid { secret: 0 }), "{}", provider.id);
            let mut bare = Request {
                headers: Headers::default(),
                ..request.clone()
            };
            provider
                .sign(&mut bare, &secret[0], &moment)
                .expect("it signs");
            for (name, value) in request.headers.iter() {
                assert_eq!(
                    bare.headers.get(name),
                    Some(value),
                    "{} {name}",
                    provider.id
                );
            }
        }
    }
}

#[test]
fn every_sample_is_recognised_as_what_it_is() {
    for provider in all() {
        assert!(provider.events().count() >= 2, "{}", provider.id);
        for event in provider.events() {
            let mut dice = Dice::new(1);
            let id = provider.fresh_id(&mut dice);
            let moment = moment(1_767_225_600, &id);
            let body = provider
                .sample(event, &moment, &mut dice)
                .expect("a sample");
            let mut request = provider.request(event, body, &moment);
            provider
                .sign(&mut request, &secret(provider), &moment)
                .expect("it signs");
            let delivery = recognise(&request);
            assert_eq!(delivery.provider.as_deref(), Some(provider.id.as_str()));
            assert_eq!(delivery.event.as_deref(), Some(event));
            assert_eq!(delivery.id, Some(id));
        }
    }
    let error = find("stripe")
        .and_then(|stripe| stripe.sample("invoice.payd", &moment(0, ""), &mut Dice::new(1)));
    let hint = error.expect_err("no such event").hint;
    assert!(
        hint.expect("a hint")
            .starts_with("did you mean invoice.paid")
    );
}

/// Some secret of the provider's shape.
fn secret(provider: &Provider) -> Secret {
    Secret::new(provider.vectors[0].secret.as_str())
}

#[test]
fn a_secret_of_the_wrong_shape_is_no_key() {
    for provider in all() {
        for scheme in &provider.schemes {
            assert!(scheme.key(&Secret::new("")).is_err(), "{}", provider.id);
            assert!(scheme.key(&secret(provider)).is_ok(), "{}", provider.id);
        }
    }
    let error =
        find("standard-webhooks").expect("it is built in").schemes[0].key(&Secret::new("whsec_?"));
    let error = error.err().expect("no base64").to_string();
    assert_eq!(
        error,
        "the secret is not base64; expected whsec_ and 24 to 64 bytes in base64"
    );
}

/// What the signature covers, changed by one bit at `place`.
fn flipped(bytes: &[u8], place: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let place = place % (bytes.len() * 8);
    bytes[place / 8] ^= 1 << (place % 8);
    bytes
}

fn is_refused(verdict: &Verdict) -> bool {
    !matches!(verdict, Verdict::Valid { .. } | Verdict::Unchecked)
}

proptest! {
    #[test]
    fn what_sign_makes_verify_accepts_and_nothing_else(
        body in proptest::collection::vec(any::<u8>(), 1..80),
        second in 0i64..4_000_000_000,
        id in "[a-zA-Z0-9_]{1,30}",
        place in any::<usize>(),
        which in 0..CATALOG.len(),
    ) {
        let provider = CATALOG[which].provider();
        let moment = moment(second, &id);
        let secrets = [secret(provider)];
        let mut request = provider.request("e", body.clone().into(), &moment);
        provider.sign(&mut request, &secrets[0], &moment).expect("it signs");
        let judge = |request: &Request, secrets: &[Secret], now| {
            provider.verify(request, secrets, now).expect("a good secret")
        };
        prop_assert_eq!(judge(&request, &secrets, moment.at), Verdict::Valid { secret: 0 });

        let other = Request { body: flipped(&body, place).into(), ..request.clone() };
        prop_assert_eq!(judge(&other, &secrets, moment.at), Verdict::Invalid { reason: Reason::Mismatch });

        let mine = Secret::new("whsec_b3RoZXIgc2VjcmV0IG9mIDI0IGJ5dGVz");
        let both = [mine, secrets[0].clone()];
        prop_assert_eq!(judge(&request, &both[..1], moment.at), Verdict::Invalid { reason: Reason::Mismatch });
        prop_assert_eq!(judge(&request, &both, moment.at), Verdict::Valid { secret: 1 });

        let scheme = &provider.schemes[0];
        let signature = request.headers.get(&scheme.header).expect("a signature").to_vec();
        let mut forged = request.clone();
        forged.headers.set(&scheme.header, flipped(&signature, place));
        prop_assert!(is_refused(&judge(&forged, &secrets, moment.at)));

        if scheme.tolerance > 0 {
            for skew in [-1, 1].map(|way| way * (i64::from(scheme.tolerance) + 1)) {
                let now = jiff::Timestamp::from_second(second + skew).expect("a time");
                let tolerance = scheme.tolerance.into();
                prop_assert_eq!(judge(&request, &secrets, now), Verdict::Stale { skew, tolerance });
            }
        }
        for place in [&scheme.id, &scheme.timestamp] {
            if let Some(crate::provider::Place::Header(name)) = place {
                let value = request.headers.get(name).expect("it was set").to_vec();
                let mut late = request.clone();
                late.headers.set(name, [value.as_slice(), b"0"].concat());
                prop_assert_eq!(judge(&late, &secrets, moment.at), Verdict::Invalid { reason: Reason::Mismatch });
                late.headers.remove(name);
                prop_assert_eq!(judge(&late, &secrets, moment.at), Verdict::Invalid { reason: Reason::Missing(format!("header.{name}")) });
            }
        }
    }
}
