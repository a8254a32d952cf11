//! Verdicts in words.

use crate::output::style::Role;
use crate::verdict::{Reason, Verdict};

/// A verdict's role, its one word and why.
pub fn in_words(verdict: &Verdict) -> (Role, &'static str, String) {
    match verdict {
        Verdict::Valid { secret: 0 } => (Role::Good, "✓ valid", String::new()),
        Verdict::Valid { secret } => (Role::Good, "✓ valid", format!("by secret {}", secret + 1)),
        Verdict::Unsigned { missing } => (
            Role::Bad,
            "✗ unsigned",
            format!("there is no {missing} header"),
        ),
        Verdict::Stale { skew, tolerance } => {
            let way = if *skew > 0 {
                "too old"
            } else {
                "in the future"
            };
            let why = format!(
                "the signature matches, but its time is {way}: {} s off, {tolerance} s are tolerated",
                skew.unsigned_abs()
            );
            (Role::Odd, "✗ stale", why)
        }
        Verdict::Invalid { reason } => {
            let why = match reason {
                Reason::Malformed(expected) => {
                    format!("the signature is malformed; expected {expected}")
                }
                Reason::Ambiguous(place) => {
                    format!(
                        "{place} is there more than once, and receivers differ in which they take"
                    )
                }
                Reason::Missing(place) => format!("{place} is missing, which is signed"),
                Reason::Mismatch => {
                    "the signature does not match: another secret, or the body was changed".into()
                }
            };
            (Role::Bad, "✗ invalid", why)
        }
        Verdict::Unchecked => (
            Role::Odd,
            "? unchecked",
            "the provider signs nothing".into(),
        ),
    }
}
