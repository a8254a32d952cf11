//! Genuine by any of several schemes.

use jiff::Timestamp;

use super::scheme::{BadSecret, Scheme};
use crate::http::Request;
use crate::secret::Secret;
use crate::verdict::Verdict;

/// Judges by the first scheme whose signature is there; see [`Scheme::verify`].
pub fn verify(
    schemes: &[Scheme],
    request: &Request,
    secrets: &[Secret],
    now: Timestamp,
) -> Result<Verdict, BadSecret> {
    let mut first = None;
    for scheme in schemes {
        match scheme.verify(request, secrets, now)? {
            unsigned @ Verdict::Unsigned { .. } => first = first.or(Some(unsigned)),
            verdict => return Ok(verdict),
        }
    }
    Ok(first.unwrap_or(Verdict::Unchecked))
}
