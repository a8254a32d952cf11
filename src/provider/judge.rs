//! Judging: whether a request that arrived is genuine.

use std::borrow::Cow;

use aws_lc_rs::{constant_time, hmac};
use jiff::Timestamp;

use super::covered::Covered;
use super::jwt::Token;
use super::key::{BadSecret, Key, Means};
use super::place::{Place, Reading};
use super::placeholder::Placeholder;
use super::scheme::{Claim, Scheme};
use super::sign::SignError;
use super::url::{Occasion, Url};
use super::vocabulary::Family;
use crate::http::Request;
use crate::secret::Secret;
use crate::verdict::{Reason, Verdict};

/// Judges by the first scheme whose signature is there and that is not weak; see
/// [`Scheme::verify`]. A scheme that takes secrets of another kind is passed over, when there is one that takes these.
pub fn verify(
    schemes: &[Scheme],
    request: &Request,
    secrets: &[Secret],
    occasion: &Occasion,
) -> Result<Verdict, BadSecret> {
    let mut first = None;
    let mut bad = None;
    for scheme in schemes
        .iter()
        .filter(|scheme| !scheme.weak && scheme.counts(request))
    {
        match scheme.verify(request, secrets, occasion) {
            Ok(unsigned @ Verdict::Unsigned { .. }) => first = first.or(Some(unsigned)),
            Ok(verdict) => return Ok(verdict),
            Err(why) => bad = bad.or(Some(why)),
        }
    }
    match (first, bad) {
        (Some(verdict), _) => Ok(verdict),
        (None, Some(bad)) => Err(bad),
        // None counts: the request does not say how it is signed.
        (None, None) => Ok(match schemes.first() {
            Some(scheme) => scheme.unsigned(),
            None => Verdict::Unchecked,
        }),
    }
}

/// What the text of a signature says.
#[derive(Default)]
struct Said<'h> {
    macs: Vec<&'h str>,
    timestamp: Option<Cow<'h, str>>,
    id: Option<&'h str>,
    account: Option<&'h str>,
}

impl Scheme {
    /// Whether the request says that it is signed this way.
    pub(super) fn counts(&self, request: &Request) -> bool {
        let reading = Reading::new(request);
        self.when.iter().all(|sign| sign.holds(&reading))
    }

    /// Whether the request was signed with one of `secrets`, and not too long before or after it
    /// arrived.
    ///
    /// Every signature at each of its places is looked at; of several that fail, the one that
    /// came nearest says why.
    pub fn verify(
        &self,
        request: &Request,
        secrets: &[Secret],
        occasion: &Occasion,
    ) -> Result<Verdict, BadSecret> {
        let keys = secrets.iter().map(|secret| self.key(secret));
        let keys = keys.collect::<Result<Vec<Key>, BadSecret>>()?;
        if keys.is_empty() {
            return Ok(Verdict::Unchecked);
        }
        let reading = Reading::new(request);
        if let Some(place) = self.ambiguous(&reading) {
            let reason = Reason::Ambiguous(place);
            return Ok(Verdict::Invalid { reason });
        }
        let url = occasion.url(request);
        let places = std::iter::once(&self.signature).chain(&self.also);
        let texts: Vec<Cow<[u8]>> = places.flat_map(|place| reading.all(place)).collect();
        let verdicts = texts.iter().flat_map(|text| {
            let groups = self.split(text);
            groups.map(|text| {
                let verdict = self.judge(&reading, &url, text, &keys, occasion.at);
                verdict.unwrap_or_else(|reason| Verdict::Invalid { reason })
            })
        });
        let nearest = verdicts.min_by_key(distance);
        Ok(nearest.unwrap_or_else(|| self.unsigned()))
    }

    fn unsigned(&self) -> Verdict {
        let missing = self.signature.label();
        Verdict::Unsigned { missing }
    }

    /// The place that should hold one value, and holds several.
    fn ambiguous(&self, reading: &Reading) -> Option<String> {
        let may_repeat = self.also.iter().any(|place| place.is_same(&self.signature));
        let own = (!may_repeat).then_some(&self.signature);
        let mut places = [own, self.id.as_ref(), self.timestamp.as_ref()]
            .into_iter()
            .flatten();
        let several = places.find(|place| reading.all(place).len() > 1)?;
        Some(several.label())
    }

    /// The groups of a text; the whole of it where there are none, or where it is no text.
    fn split<'h>(&self, text: &'h [u8]) -> impl Iterator<Item = &'h [u8]> + use<'h> {
        let groups = self.groups.as_deref().zip(std::str::from_utf8(text).ok());
        let groups = groups.map(|(between, text)| text.split(between).map(str::as_bytes));
        let groups: Vec<&[u8]> = groups.map_or_else(|| vec![text], Iterator::collect);
        groups.into_iter()
    }

    fn judge(
        &self,
        reading: &Reading,
        url: &Url,
        text: &[u8],
        keys: &[Key],
        now: Timestamp,
    ) -> Result<Verdict, Reason> {
        let said = self.said(text)?;
        let find = |place: &Option<Place>| match place {
            Some(place) => reading.get(place).map(Some).ok_or(place.to_string()),
            None => Ok(None),
        };
        let stated = said.timestamp.as_deref().map(|time| time.as_bytes().into());
        let covered = Covered {
            reading,
            url,
            timestamp: find(&self.timestamp).map_err(Reason::Missing)?.or(stated),
            unit: self.unit,
            id: find(&self.id)
                .map_err(Reason::Missing)?
                .or(said.id.map(|id| id.as_bytes().into())),
        };
        self.check(&covered)?;
        let secret = self.matching(&said, &covered, keys)?;
        let expired = said.macs.iter().find_map(|mac| self.expired(mac, now));
        let stale = self.stale(covered.timestamp.as_deref(), now);
        Ok(expired.or(stale).unwrap_or(Verdict::Valid { secret }))
    }

    /// Refuses a time that is not written as times are, and an id that holds what divides it from
    /// what follows: the same signed bytes could then mean another id and another body.
    fn check(&self, covered: &Covered) -> Result<(), Reason> {
        let malformed = |what: String| Err(Reason::Malformed(what));
        if let Some(time) = &covered.timestamp
            && self.unit.seconds(time).is_none()
        {
            return malformed(format!("a time {}", self.unit.looks()));
        }
        let Some(id) = &covered.id else {
            return Ok(());
        };
        let id = String::from_utf8_lossy(id);
        match self.message.after(&Placeholder::Id) {
            Some(divider) if id.contains(divider) => {
                malformed(format!("an id without `{divider}`"))
            }
            _ => Ok(()),
        }
    }

    /// Takes the text of a signature apart.
    fn said<'h>(&self, text: &'h [u8]) -> Result<Said<'h>, Reason> {
        let malformed = || Reason::Malformed(self.shape());
        let text = std::str::from_utf8(text).map_err(|_| malformed())?;
        let mut said = Said::default();
        for (placeholder, text) in self.items.within(text) {
            match placeholder {
                Placeholder::Mac => said.macs.push(text),
                Placeholder::Timestamp if said.timestamp.is_some() => {
                    return Err(Reason::Ambiguous(placeholder.to_string()));
                }
                Placeholder::Timestamp => said.timestamp = Some(text.into()),
                Placeholder::Account => said.account = said.account.or(Some(text)),
                Placeholder::Id => said.id = said.id.or(Some(text)),
                _ => {}
            }
        }
        if self.algorithm.jwt().is_some() {
            let token = said.macs.first().and_then(|mac| Token::read(mac));
            let token = token.ok_or_else(malformed)?;
            said.timestamp = token.seconds("iat").map(|time| time.to_string().into());
        }
        let lacks_time = said.timestamp.is_none() && self.value.names(&Placeholder::Timestamp);
        let lacks_id = said.id.is_none() && self.value.names(&Placeholder::Id);
        match said.macs.is_empty() || lacks_time || lacks_id {
            true => Err(malformed()),
            false => Ok(said),
        }
    }

    /// The number of the key that made one of the signatures.
    fn matching(&self, said: &Said, covered: &Covered, keys: &[Key]) -> Result<usize, Reason> {
        let mut length = None;
        let is_theirs = |key: &Key| {
            said.account
                .is_none_or(|one| key.account.as_deref() == Some(one))
        };
        if !keys.iter().any(is_theirs) {
            return Err(Reason::Mismatch);
        }
        for (number, key) in keys.iter().enumerate().filter(|(_, key)| is_theirs(key)) {
            for mac in &said.macs {
                let fits = match self.algorithm.jwt() {
                    Some(algorithm) => self.token_fits(algorithm, mac, key, covered),
                    None => self.fits(mac, key, covered, &mut length),
                };
                if fits.map_err(Reason::Missing)? {
                    return Ok(number);
                }
            }
        }
        let well_formed = |mac: &&str| match self.algorithm.family() {
            _ if self.algorithm.jwt().is_some() => true,
            Family::Token => true,
            Family::Pair(_) => self.encoding.read(mac).is_some(),
            Family::Hmac(_) | Family::Hash(_) => {
                Some(mac.len()) == length && mac.bytes().all(|byte| self.encoding.uses(byte))
            }
        };
        match said.macs.iter().any(well_formed) {
            true => Err(Reason::Mismatch),
            false => Err(Reason::Malformed(self.shape())),
        }
    }

    /// Whether this key made this signature, and how long one is. The error is the place that
    /// is empty.
    fn fits(
        &self,
        mac: &str,
        key: &Key,
        covered: &Covered,
        length: &mut Option<usize>,
    ) -> Result<bool, String> {
        if let Means::Pair(pair) = &key.means {
            let message = self.message.render(|value| covered.get(value, key));
            let message = message.map_err(|lacking| lacking.source().name())?;
            let signature = self.encoding.read(mac);
            return Ok(signature.is_some_and(|signature| pair.fits(&message, &signature)));
        }
        let expected = self.mac(key, covered).map_err(|error| error.to_place())?;
        *length = Some(expected.len());
        Ok(same(mac.as_bytes(), expected.as_bytes()))
    }

    /// Whether this key made this token, and its claims are about this request.
    fn token_fits(
        &self,
        algorithm: &str,
        text: &str,
        key: &Key,
        covered: &Covered,
    ) -> Result<bool, String> {
        // The algorithm is the scheme's: what a token says of itself chooses nothing.
        let Some(token) = Token::read(text).filter(|token| token.algorithm == algorithm) else {
            return Ok(false);
        };
        let signed = token.signed.as_bytes();
        let genuine = match &key.means {
            Means::Hmac(key) => hmac::verify(key, signed, &token.signature).is_ok(),
            Means::Pair(pair) => pair.fits(signed, &token.signature),
            Means::Hash(_) | Means::Token(_) => false,
        };
        let holds = |claim: &Claim| -> Result<bool, String> {
            match claim.is_time() {
                true => Ok(token.seconds(&claim.name).is_some()),
                false => {
                    let expected = match claim.says(key, covered) {
                        Err(SignError::Unplaced(_)) => return Ok(false),
                        says => says.map_err(|error| error.to_place())?,
                    };
                    Ok(token.claims.get(&claim.name) == Some(&expected))
                }
            }
        };
        for claim in &self.claims {
            if !holds(claim)? {
                return Ok(false);
            }
        }
        Ok(genuine)
    }

    /// The verdict over a token that is not good any more, or not yet.
    fn expired(&self, mac: &str, now: Timestamp) -> Option<Verdict> {
        self.algorithm.jwt()?;
        let token = Token::read(mac)?;
        let now = now.as_second();
        let late = token.seconds("exp").map(|until| now.saturating_sub(until));
        let early = token.seconds("nbf").map(|from| now.saturating_sub(from));
        let skew = late
            .filter(|late| *late >= 0)
            .or(early.filter(|early| *early < 0))?;
        Some(Verdict::Stale { skew, tolerance: 0 })
    }

    /// The verdict over a time that is out of tolerance.
    fn stale(&self, time: Option<&[u8]>, now: Timestamp) -> Option<Verdict> {
        let time = time.filter(|_| self.tolerance > 0)?;
        let signed_at = self.unit.seconds(time)?;
        let skew = now.as_second().saturating_sub(signed_at);
        let is_stale = skew.unsigned_abs() > u64::from(self.tolerance);
        is_stale.then_some(Verdict::Stale {
            skew,
            tolerance: self.tolerance.into(),
        })
    }
}

/// How far a verdict is from a valid one.
fn distance(verdict: &Verdict) -> u8 {
    match verdict {
        Verdict::Valid { .. } => 0,
        Verdict::Stale { .. } => 1,
        Verdict::Invalid { reason } => match reason {
            Reason::Mismatch => 2,
            Reason::Malformed(_) => 3,
            Reason::Missing(_) | Reason::Ambiguous(_) => 4,
        },
        Verdict::Unsigned { .. } | Verdict::Unchecked => 5,
    }
}

fn same(one: &[u8], other: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(one, other).is_ok()
}

impl SignError {
    /// The place that is empty.
    fn to_place(&self) -> String {
        match self {
            Self::Missing(place) => place.clone(),
            other => other.to_string(),
        }
    }
}

#[cfg(test)]
mod tests;
