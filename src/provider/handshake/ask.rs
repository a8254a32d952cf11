//! The provider's side of a handshake: what it sends, and whether the answer is the one it wants.

use serde_json::Value;

use super::super::place::{Place, Reading};
use super::super::{Dice, Moment, Provider, Url};
use super::text::{Source, Text};
use super::{Field, Handshake, Sign};
use crate::http::{Reply, Request};
use crate::secret::Secret;
use crate::verdict::Unanswered;

const DIGITS_AND_LETTERS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A handshake as it is sent, and what is wanted of the answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The request, to `/` and not yet signed.
    pub request: Request,
    handshake: Handshake,
}

impl Handshake {
    /// The request of a provider, with a challenge of its own.
    pub fn ask(
        &self,
        provider: &Provider,
        verify_token: &str,
        moment: &Moment,
        dice: &mut Dice,
    ) -> Result<Asked, String> {
        let mut request = match &self.sample {
            None => Request::default(),
            Some(event) => {
                let body = provider.sample(event, moment, dice);
                let body = body.map_err(|failure| failure.message)?;
                provider.request(event, body, moment)
            }
        };
        request.method.clone_from(&self.method);
        request.target = "/".into();
        let in_body = |place: &Place| matches!(place, Place::Body(_));
        let answers = std::iter::once(&self.answer)
            .chain(&self.or)
            .chain(self.headers.iter().map(|field| &field.value));
        let echoed: Vec<&Place> = answers.flat_map(Text::places).collect();
        let agreed = self.verify_token.as_ref();
        let signs = self.when.iter().map(|sign| &sign.place);
        let wants_body = signs.chain(echoed.iter().copied()).any(in_body);
        if wants_body && request.body.is_empty() {
            request.body = "null".into();
            request.headers.push("Content-Type", "application/json");
        }
        for Sign { place, value } in &self.when {
            match value {
                Some(value) => put(&mut request, place, value)?,
                None if Reading::new(&request).get(place).is_some() => {}
                None => put(&mut request, place, &dice.word(DIGITS_AND_LETTERS, 24))?,
            }
        }
        for place in echoed {
            if Reading::new(&request).get(place).is_none() {
                put(&mut request, place, &dice.word(DIGITS_AND_LETTERS, 24))?;
            }
        }
        if let Some(place) = agreed {
            put(&mut request, place, verify_token)?;
        }
        for (name, value) in provider.own_headers() {
            if request.headers.get(&name).is_none() && !name.eq_ignore_ascii_case("content-type") {
                request.headers.push(name, value);
            }
        }
        let handshake = self.clone();
        Ok(Asked { request, handshake })
    }
}

/// Puts a value where it belongs; in JSON a number as a number.
fn put(request: &mut Request, place: &Place, value: &str) -> Result<(), String> {
    match (place, value.parse::<i64>()) {
        (Place::Body(_), Ok(number)) => place.set_count(request, number),
        _ => place.set(request, value),
    }
}

impl Asked {
    /// True when it has to be signed.
    pub fn is_signed(&self) -> bool {
        self.handshake.signed
    }

    /// True when one with a wrong signature has to be refused.
    pub fn probes(&self) -> bool {
        self.handshake.probes
    }

    /// What is wrong with the answer to `request`, which was sent to `url`.
    pub fn fault(
        &self,
        request: &Request,
        url: &Url,
        secret: Option<&Secret>,
        reply: &Reply,
    ) -> Option<String> {
        let wanted = self.handshake.status;
        let may_differ = wanted == 200 && reply.is_success();
        if reply.status != wanted && !may_differ {
            return Some(format!("answered {}, and {wanted} is wanted", reply.status));
        }
        let reading = Reading::new(request);
        let source = Source {
            reading: &reading,
            secret,
            url: &url.without_query(),
        };
        let no_secret = |why: Unanswered| match why {
            Unanswered::NoSecret => "the answer cannot be checked without the secret".to_owned(),
            _ => "the answer cannot be checked".to_owned(),
        };
        let bodies = std::iter::once(&self.handshake.answer).chain(&self.handshake.or);
        let bodies: Result<Vec<Vec<u8>>, Unanswered> =
            bodies.map(|text| text.fill(&source)).collect();
        let bodies = match bodies {
            Ok(bodies) => bodies,
            Err(why) => return Some(no_secret(why)),
        };
        if !bodies[0].is_empty() && !bodies.iter().any(|body| is_same(body, &reply.body)) {
            let wanted = String::from_utf8_lossy(&bodies[0]).into_owned();
            let have: String = String::from_utf8_lossy(&reply.body)
                .chars()
                .take(80)
                .collect();
            return Some(format!("the body {wanted} is wanted, and is {have:?}"));
        }
        self.handshake
            .headers
            .iter()
            .find_map(|Field { name, value }| {
                let wanted = value.fill(&source).ok()?;
                let have = reply.headers.get(name);
                (have != Some(&wanted)).then(|| {
                    let wanted = String::from_utf8_lossy(&wanted);
                    format!("the field {name}: {wanted} is wanted")
                })
            })
    }
}

/// The same bytes but for blanks at the ends, or the same JSON.
fn is_same(wanted: &[u8], have: &[u8]) -> bool {
    let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
    let is_json = |value: &Value| value.is_object() || value.is_array();
    wanted.trim_ascii() == have.trim_ascii()
        || json(wanted)
            .filter(is_json)
            .is_some_and(|wanted| json(have) == Some(wanted))
}

#[cfg(test)]
mod tests {
    use super::super::super::{Dice, find, names};
    use super::*;

    #[test]
    fn every_handshake_is_answered_as_it_is_asked() {
        let mut asked = 0;
        for name in names() {
            let provider = find(name).expect("a provider");
            for handshake in &provider.handshakes {
                let moment = Moment {
                    at: jiff::Timestamp::UNIX_EPOCH,
                    id: "id_1".into(),
                    origin: "https://example.com".into(),
                };
                let ask = handshake.ask(provider, "agreed", &moment, &mut Dice::new(1));
                let ask = ask.unwrap_or_else(|why| panic!("{name}: {why}"));
                let secret = Secret::new("secret");
                let answer = provider.handshake(&ask.request, None, Some(&secret), Some("agreed"));
                let (_, reply) =
                    answer.unwrap_or_else(|| panic!("{name}: not recognised: {ask:?}"));
                let reply = reply.unwrap_or_else(|why| panic!("{name}: {why:?}"));
                let url = Url::of(&ask.request);
                let fault = ask.fault(&ask.request, &url, Some(&secret), &reply);
                assert_eq!(fault, None, "{name}");
                let mut wrong = reply.clone();
                wrong.status = 500;
                assert!(
                    ask.fault(&ask.request, &url, Some(&secret), &wrong)
                        .is_some(),
                    "{name}"
                );
                if !reply.body.is_empty() {
                    wrong = reply.clone();
                    wrong.body = "other".into();
                    let fault = ask.fault(&ask.request, &url, Some(&secret), &wrong);
                    assert!(fault.is_some(), "{name}");
                }
                asked += 1;
            }
        }
        assert!(asked >= 14, "{asked}");
    }
}
