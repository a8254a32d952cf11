//! Everything that a long-running command can say.

use serde::Serialize;

use crate::capture::{Hook, Seq};
use crate::verdict::{Unanswered, Verdict};

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
    /// Whether the hook that follows is genuine.
    Verdict {
        /// Its number.
        hook: Seq,
        /// What was found.
        #[serde(flatten)]
        verdict: Verdict,
    },
    /// The hook that follows is a provider's test of the endpoint.
    Handshake {
        /// Its number.
        hook: Seq,
        /// Whose.
        provider: String,
        /// Why it was not answered as the provider wants; `null` when it was.
        unanswered: Option<Unanswered>,
        /// What a person has to do with it.
        note: Option<String>,
    },
    /// The subscription that the hook that follows is about was confirmed.
    Confirmed {
        /// Its number.
        hook: Seq,
        /// Where.
        url: String,
        /// Why it was not; `null` when it was.
        error: Option<String>,
    },
    /// The hook before was seen already, by its delivery id.
    Again {
        /// Its number.
        hook: Seq,
        /// The one that was seen first.
        first: Seq,
        /// Which time this is, from 2.
        attempt: u64,
        /// False when another body came under the same id.
        same_body: bool,
    },
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::{Capture, Delivery};
    use crate::http::Request;

    /// The contract with readers of `listen --json`: the type first, then the stored form.
    #[test]
    fn a_hook_says_its_type_first() {
        let hook = Hook {
            capture: Capture {
                seq: Some(Seq(1)),
                received_at: "2026-01-02T03:04:05Z".parse().expect("a time"),
                peer: None,
                request: Request {
                    method: "POST".into(),
                    target: "/".into(),
                    body: r#"{"a":1.0}"#.into(),
                    ..Request::default()
                },
            },
            delivery: Delivery::default(),
            reply: None,
        };
        let text = serde_json::to_string(&Event::Hook(Box::new(hook.clone())));
        let text = text.expect("it serialises");
        insta::assert_snapshot!(text, @r#"{"type":"hook","format":1,"seq":1,"received_at":"2026-01-02T03:04:05Z","peer":null,"provider":null,"event":null,"delivery_id":null,"request":{"method":"POST","target":"/","version":"HTTP/1.1","headers":[],"body":{"json":{"a":1.0}}},"reply":null}"#);
        let read: Hook = serde_json::from_str(&text).expect("it reads back");
        assert_eq!(read, hook);
    }
}
