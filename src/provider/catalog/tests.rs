//! The whole catalogue, held to its word.

use std::collections::HashSet;
use std::sync::Mutex;

use proptest::prelude::*;

use super::*;
use crate::provider::{
    Algorithm, Dice, Moment, Occasion, PairKind, Place, Placeholder, Reading, Scheme, SignError,
    Vector,
};
use crate::secret::Secret;
use crate::verdict::{Reason, Verdict};

fn all() -> impl Iterator<Item = &'static Provider> {
    CATALOG.iter().map(Entry::provider)
}

fn moment(second: i64, id: &str) -> Moment {
    Moment {
        at: jiff::Timestamp::from_second(second).expect("a time"),
        id: id.into(),
        origin: "https://example.com".into(),
    }
}

#[test]
fn every_file_is_in_order() {
    let mut called = HashSet::new();
    let mut verified = 0;
    for entry in &CATALOG {
        let provider = entry.provider();
        assert_eq!(provider.id, entry.id);
        assert_eq!(
            provider.detect,
            entry.conditions(),
            "{}: detect is one line",
            entry.id
        );
        for name in std::iter::once(&provider.id).chain(&provider.aliases) {
            assert!(called.insert(name.as_str()), "{name} is taken");
            assert_eq!(find(&name.to_uppercase()).expect("found").id, provider.id);
        }
        assert!(provider.docs.starts_with("https://"), "{}", provider.id);
        // What we computed ourselves proves nothing.
        let mut sources = provider.vectors.iter().map(|vector| &vector.source);
        let proved = sources.any(|source| !source.starts_with("computed"));
        assert_eq!(provider.verified, proved, "{}", provider.id);
        verified += usize::from(proved);
        for path in &provider.volatile {
            path.parse::<crate::path::Pattern>().expect("a path");
        }
    }
    assert!(verified >= 250, "{verified} are proved");
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
            let request = vector.request().expect("a request");
            let occasion = vector.occasion().expect("an occasion");
            let verdict = provider.verify(&request, &secret, &occasion);
            assert_eq!(verdict, Ok(Verdict::Valid { secret: 0 }), "{}", provider.id);
            if is_repeatable(provider) {
                let mut bare = request.clone();
                for scheme in &provider.schemes {
                    if let Place::Header(name) = &scheme.signature {
                        bare.headers.remove(name);
                    }
                }
                let moment = Moment {
                    origin: occasion.url(&request).origin,
                    ..moment
                };
                let signed = provider.sign(&mut bare, &secret[0], &moment);
                signed.expect("it signs");
                for scheme in provider.schemes.iter().filter(|one| is_at(one, vector)) {
                    let (one, other) = (Reading::new(&request), Reading::new(&bare));
                    let place = &scheme.signature;
                    let (one, other) = (one.text(place), other.text(place));
                    let (one, other) = (one.expect("text"), other.expect("text"));
                    // A vector may hold what another secret made as well.
                    assert!(one.contains(&other), "{} {place}", provider.id);
                }
            }
        }
    }
}

/// Whether a vector's time is a whole second: its fraction is not in the vector.
fn is_at(scheme: &Scheme, vector: &Vector) -> bool {
    let fields = vector.headers.iter().chain(std::iter::once(&vector.body));
    let at = jiff::Timestamp::from_second(vector.at).expect("a time");
    let time = scheme.unit.write(at);
    let timed = scheme.timestamp.is_some() || scheme.value.names(&Placeholder::Timestamp);
    let mut fields = fields.map(|field| field.contains(&time));
    !timed || fields.any(|holds| holds)
}

/// Whether the same request is signed the same by everyone: codes and hashes are; key pairs have
/// random in them or a half that is not known, tokens have room for more.
fn is_repeatable(provider: &Provider) -> bool {
    let mut algorithms = provider.schemes.iter().map(|scheme| scheme.algorithm);
    algorithms.all(|one| one.pair().is_none() && one.jwt().is_none())
}

#[test]
fn every_sample_is_recognised_as_what_it_is() {
    let mut faults = Vec::new();
    for provider in all() {
        assert!(provider.events().count() > 0, "{}", provider.id);
        for event in provider.events() {
            let mut dice = Dice::new(1);
            let id = provider.fresh_id(&mut dice);
            let moment = moment(1_767_225_600, &id);
            let body = provider
                .sample(event, &moment, &mut dice)
                .expect("a sample");
            let mut request = provider.request(event, body, &moment);
            let signed = provider.sign(&mut request, &secret(provider), &moment);
            if !matches!(signed, Ok(()) | Err(SignError::Outdated)) {
                faults.push(format!("{} {event}: {signed:?}", provider.id));
                continue;
            }
            let delivery = provider.delivery(&request);
            let told = [
                ("event", &provider.event, delivery.event.as_deref(), event),
                (
                    "delivery",
                    &provider.delivery,
                    delivery.id.as_deref(),
                    id.as_str(),
                ),
            ];
            for (what, places, have, wanted) in told {
                if !places.is_empty() && have != Some(wanted) {
                    faults.push(format!("{} {event}: {what} is {have:?}", provider.id));
                }
            }
            // One that looks like others is found by its name alone.
            if !provider.detect.is_empty() {
                let found = recognise(&request).provider;
                if found.as_ref() != Some(&provider.id) {
                    faults.push(format!("{} is taken for {found:?}", provider.id));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let error = find("stripe")
        .and_then(|stripe| stripe.sample("invoice.payd", &moment(0, ""), &mut Dice::new(1)));
    let hint = error.expect_err("no such event").hint;
    assert!(
        hint.expect("a hint")
            .starts_with("did you mean invoice.paid")
    );
}

/// A secret of the provider's shape that signs.
fn secret(provider: &Provider) -> Secret {
    match provider
        .schemes
        .first()
        .and_then(|scheme| scheme.algorithm.pair())
    {
        Some(kind) => of_account(provider, pair(kind, 0)),
        None => {
            // Some do not sign at all.
            let vector = provider.vectors.first();
            Secret::new(vector.map_or("none", |vector| &vector.secret).to_owned())
        }
    }
}

/// Another one.
fn other_secret(provider: &Provider) -> Secret {
    let scheme = &provider.schemes[0];
    if let Some(kind) = scheme.algorithm.pair() {
        return of_account(provider, pair(kind, 1));
    }
    // Of a shape that every key form takes.
    let mine = "6f7468657220736563726574206f66203234206279746573";
    let told = scheme.uses_account() || scheme.algorithm == Algorithm::Basic;
    Secret::new(if told {
        format!("me:{mine}")
    } else {
        mine.into()
    })
}

/// The secret as one of an account, where the provider's are.
fn of_account(provider: &Provider, secret: Secret) -> Secret {
    match provider.schemes[0].uses_account() {
        true => Secret::new([b"me:", secret.expose()].concat()),
        false => secret,
    }
}

/// One of two private keys of a kind, made once: RSA takes its time.
fn pair(kind: PairKind, number: usize) -> Secret {
    static MADE: Mutex<Vec<(PairKind, [Secret; 2])>> = Mutex::new(Vec::new());
    let mut made = MADE.lock().expect("nobody panicked");
    if let Some((_, both)) = made.iter().find(|(have, _)| *have == kind) {
        return both[number].clone();
    }
    let both = [(); 2].map(|()| Secret::new(kind.generate().expect("a key").as_str()));
    made.push((kind, both.clone()));
    both[number].clone()
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

/// True when the scheme needs a request that is more than any bytes.
fn reads_more(scheme: &Scheme) -> bool {
    let inside = |place: &Place| matches!(place, Place::Body(_) | Place::Form(_) | Place::Whole);
    let mut named = scheme.signed().flat_map(|template| template.placeholders());
    let more = |value: &Placeholder| {
        use Placeholder::{At, Sns, SortedForm};
        matches!(value.source(), At(_) | Sns | SortedForm)
    };
    let own = [
        Some(&scheme.signature),
        scheme.id.as_ref(),
        scheme.timestamp.as_ref(),
    ];
    !scheme.when.is_empty() || own.into_iter().flatten().any(inside) || named.any(more)
}

fn is_refused(verdict: &Verdict) -> bool {
    !matches!(verdict, Verdict::Valid { .. } | Verdict::Unchecked)
}

/// What is tried with every provider.
struct Trial {
    body: Vec<u8>,
    second: i64,
    id: String,
    place: usize,
}

impl Trial {
    /// A request with any bytes; where the scheme reads more than those, that of the vector.
    fn request(&self, provider: &Provider, moment: &Moment) -> Request {
        let scheme = &provider.schemes[0];
        match reads_more(scheme) {
            true if scheme.signature == Place::Whole => {
                provider.request("e", r#"{"event":"e"}"#.into(), moment)
            }
            true => provider.vectors[0].request().expect("a request"),
            false => provider.request("e", self.body.clone().into(), moment),
        }
    }

    /// What sign makes verify accepts; with anything changed, it does not.
    fn hold(&self, provider: &Provider) -> std::result::Result<(), TestCaseError> {
        if provider.schemes.is_empty() {
            return Ok(());
        }
        let moment = moment(self.second, &self.id);
        let secrets = [secret(provider)];
        let mut request = self.request(provider, &moment);
        let signed = provider.sign(&mut request, &secrets[0], &moment);
        // Not every scheme takes bytes that are no text.
        let refused = matches!(signed, Err(SignError::Outdated | SignError::Unplaced(_)));
        if refused
            && (signed == Err(SignError::Outdated) || std::str::from_utf8(&self.body).is_err())
        {
            return Ok(());
        }
        prop_assert!(signed.is_ok(), "{signed:?}");
        let judge = |request: &Request, secrets: &[Secret], at| {
            let url = Some(moment.origin.parse().expect("a URL"));
            let verdict = provider.verify(request, secrets, &Occasion { at, url });
            verdict.expect("a good secret")
        };
        let mismatch = Verdict::Invalid {
            reason: Reason::Mismatch,
        };
        prop_assert_eq!(
            judge(&request, &secrets, moment.at),
            Verdict::Valid { secret: 0 }
        );

        let scheme = &provider.schemes[0];
        let changed = Request {
            body: flipped(&self.body, self.place).into(),
            ..request.clone()
        };
        let verdict = judge(&changed, &secrets, moment.at);
        match reads_more(scheme) {
            // A change may be in a part that is not looked at, or destroy the signature.
            true => {}
            false if scheme.covers_body() => prop_assert_eq!(verdict, mismatch.clone()),
            false => prop_assert_eq!(verdict, Verdict::Valid { secret: 0 }),
        }

        let both = [other_secret(provider), secrets[0].clone()];
        prop_assert_eq!(judge(&request, &both[..1], moment.at), mismatch.clone());
        prop_assert_eq!(
            judge(&request, &both, moment.at),
            Verdict::Valid { secret: 1 }
        );

        let signature = Reading::new(&request).text(&scheme.signature);
        let signature = signature.expect("a signature");
        if let Ok(wrong) = String::from_utf8(flipped(signature.as_bytes(), self.place)) {
            let mut forged = request.clone();
            let set = scheme.signature.set(&mut forged, &wrong);
            set.expect("it has its place");
            prop_assert!(is_refused(&judge(&forged, &secrets, moment.at)));
        }

        self.hold_to_time(scheme, |now| judge(&request, &secrets, now))?;
        for place in [&scheme.id, &scheme.timestamp] {
            if let Some(Place::Header(name)) = place
                && scheme.message.placeholders().count() > 1
            {
                let value = request.headers.get(name).expect("it was set").to_vec();
                let mut late = request.clone();
                late.headers.set(name, [value.as_slice(), b"0"].concat());
                let verdict = judge(&late, &secrets, moment.at);
                prop_assert!(matches!(verdict, Verdict::Invalid { .. }), "{verdict:?}");
                late.headers.remove(name);
                let missing = Reason::Missing(format!("header.{name}"));
                prop_assert_eq!(
                    judge(&late, &secrets, moment.at),
                    Verdict::Invalid { reason: missing }
                );
            }
        }
        Ok(())
    }

    fn hold_to_time(
        &self,
        scheme: &Scheme,
        judge: impl Fn(jiff::Timestamp) -> Verdict,
    ) -> std::result::Result<(), TestCaseError> {
        if scheme.tolerance == 0 {
            return Ok(());
        }
        // A token's own end comes before.
        if scheme.algorithm.jwt().is_some() {
            return Ok(());
        }
        for skew in [-1, 1].map(|way| way * (i64::from(scheme.tolerance) + 1)) {
            let now = jiff::Timestamp::from_second(self.second + skew).expect("a time");
            let tolerance = scheme.tolerance.into();
            prop_assert_eq!(judge(now), Verdict::Stale { skew, tolerance });
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn what_sign_makes_verify_accepts_and_nothing_else(
        body in proptest::collection::vec(any::<u8>(), 1..80),
        second in 0i64..4_000_000_000,
        id in "[a-zA-Z0-9_]{1,30}",
        place in any::<usize>(),
    ) {
        let trial = Trial { body, second, id, place };
        let failed = all().filter_map(|provider| {
            let held = trial.hold(provider);
            held.err().map(|why| format!("{}: {why}", provider.id))
        });
        let failed: Vec<String> = failed.collect();
        prop_assert!(failed.is_empty(), "{}", failed.join("\n"));
    }
}
