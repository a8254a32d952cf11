//! Everything that a long-running command can say.

use serde::Serialize;

use crate::capture::{Hook, Seq};

/// One thing that happened, the only thing `listen` emits.
///
/// JSON: one object, its `type` the variant in `snake_case`.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// Hooks are accepted from now on.
    Ready {
        /// Where to send hooks to.
        url: String,
        /// The port, the one that was picked when 0 was asked for.
        port: u16,
        /// Where captures are kept.
        store: String,
    },
    /// A hook arrived, is kept and was answered.
    Hook(Box<Hook>),
    /// Hooks that arrived faster than a terminal shows them; they are kept.
    Skipped {
        /// How many.
        hooks: u64,
        /// The first of them.
        first: Seq,
        /// The last of them.
        last: Seq,
    },
    /// A request was not kept, and its sender was told so.
    Refused {
        /// The status it was answered with.
        status: u16,
        /// Why, for a person.
        reason: String,
    },
    /// It is over.
    Done {
        /// How many hooks arrived.
        hooks: u64,
    },
}
