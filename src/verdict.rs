//! Genuine or not, and why.

use serde::Serialize;

/// What a signature check found. Returned, never thrown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// The signature is right and its time within tolerance.
    Valid {
        /// Which of the secrets that were tried matched, from 0.
        secret: usize,
    },
    /// There is no signature where the scheme puts it.
    Unsigned {
        /// The place that is empty, such as a header name.
        missing: String,
    },
    /// There is a signature and it does not hold.
    Invalid {
        /// Why.
        reason: Reason,
    },
    /// The signature is right, its time is not.
    Stale {
        /// How far the signed time is from the clock, seconds; positive is the past.
        skew: i64,
        /// What the scheme tolerates, seconds.
        tolerance: i64,
    },
    /// There was nothing to check with: no scheme or no secret.
    Unchecked,
}

/// Why a signature does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The bytes that are there are no signature: what was expected.
    Malformed(String),
    /// A value that the signed message needs is not there: its place.
    Missing(String),
    /// A field that should be there once is there several times: its place. Receivers differ in
    /// which one they take.
    Ambiguous(String),
    /// Well-formed, but made from another body, time, id or secret.
    Mismatch,
}

/// Why a handshake is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unanswered {
    /// The answer is made with the secret, which is not known.
    NoSecret,
    /// It does not say the word that was agreed on.
    VerifyToken,
    /// Its signature is not valid.
    Forged,
    /// What is to be echoed is too long, or holds what a challenge does not.
    Unsafe,
}
