//! A request that arrived, and what is known beside it.

use std::fmt;
use std::net::SocketAddr;

use jiff::Timestamp;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use crate::http::{Reply, Request};

/// The version of the stored and printed form of a hook.
pub const FORMAT: u32 = 1;

/// A capture's number in its store, from 1, contiguous, never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A request that arrived: a fact, written once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Its number; `None` before a store gave one, and in files written by hand.
    pub seq: Option<Seq>,
    /// When its head was read, microseconds.
    pub received_at: Timestamp,
    /// Who sent it.
    pub peer: Option<SocketAddr>,
    /// The request.
    pub request: Request,
}

/// What a hook was recognised as, by the looks of its headers and body alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The provider's name in the catalogue.
    pub provider: Option<String>,
    /// The event type, as the provider calls it.
    pub event: Option<String>,
    /// The provider's id of this delivery.
    pub id: Option<String>,
}

/// A capture with what stands beside it: the form that is printed, filtered and kept in files.
///
/// JSON: `format`, `seq`, `received_at` (RFC 3339), `peer`, `provider`, `event`,
/// `delivery_id`, `request`, `reply`; what is not known is `null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hook {
    /// What arrived.
    pub capture: Capture,
    /// What it was recognised as.
    pub delivery: Delivery,
    /// What was answered.
    pub reply: Option<Reply>,
}

impl Serialize for Hook {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Hook", 9)?;
        out.serialize_field("format", &FORMAT)?;
        out.serialize_field("seq", &self.capture.seq)?;
        out.serialize_field("received_at", &self.capture.received_at)?;
        out.serialize_field("peer", &self.capture.peer)?;
        out.serialize_field("provider", &self.delivery.provider)?;
        out.serialize_field("event", &self.delivery.event)?;
        out.serialize_field("delivery_id", &self.delivery.id)?;
        out.serialize_field("request", &self.capture.request)?;
        out.serialize_field("reply", &self.reply)?;
        out.end()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HookForm {
    /// Present on the lines that `listen --json` prints.
    #[serde(default, rename = "type")]
    _type: Option<String>,
    #[serde(default)]
    format: Option<u32>,
    #[serde(default)]
    seq: Option<Seq>,
    #[serde(default)]
    received_at: Option<Timestamp>,
    #[serde(default)]
    peer: Option<SocketAddr>,
    #[serde(default)]
    provider: Option<String>,
    #[serde(default)]
    event: Option<String>,
    #[serde(default)]
    delivery_id: Option<String>,
    request: Request,
    #[serde(default)]
    reply: Option<Reply>,
}

impl<'de> Deserialize<'de> for Hook {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = HookForm::deserialize(deserializer)?;
        if let Some(format) = form.format.filter(|format| *format != FORMAT) {
            return Err(serde::de::Error::custom(format_args!(
                "format {format} is not known to this version, which reads format {FORMAT}"
            )));
        }
        Ok(Self {
            capture: Capture {
                seq: form.seq,
                received_at: form.received_at.unwrap_or(Timestamp::UNIX_EPOCH),
                peer: form.peer,
                request: form.request,
            },
            delivery: Delivery {
                provider: form.provider,
                event: form.event,
                id: form.delivery_id,
            },
            reply: form.reply,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contract: change it only together with `FORMAT`.
    #[test]
    fn the_stored_form() {
        let mut hook = Hook {
            capture: Capture {
                seq: Some(Seq(42)),
                received_at: "2026-01-02T03:04:05.678901Z".parse().expect("a time"),
                peer: Some(([127, 0, 0, 1], 5000).into()),
                request: Request {
                    method: "POST".into(),
                    target: "/hooks?a=1".into(),
                    ..Request::default()
                },
            },
            delivery: Delivery::default(),
            reply: Some(Reply::new(200)),
        };
        hook.capture.request.headers.push("Host", "localhost");
        hook.capture.request.headers.push("X-Odd", &b"\xff"[..]);
        hook.capture.request.body = "{\"a\":1.50}".into();
        hook.delivery.provider = Some("github".into());
        let text = serde_json::to_string(&hook).expect("it serialises");
        insta::assert_snapshot!(text, @r#"{"format":1,"seq":42,"received_at":"2026-01-02T03:04:05.678901Z","peer":"127.0.0.1:5000","provider":"github","event":null,"delivery_id":null,"request":{"method":"POST","target":"/hooks?a=1","version":"HTTP/1.1","headers":[["Host","localhost"],["X-Odd",{"base64":"/w=="}]],"body":{"json":{"a":1.50}}},"reply":{"status":200,"headers":[],"body":{"text":""},"elapsed_ms":0.0}}"#);
        assert_eq!(
            serde_json::from_str::<Hook>(&text).expect("it reads back"),
            hook
        );
    }

    #[test]
    fn another_format_is_refused() {
        let error =
            serde_json::from_str::<Hook>(r#"{"format":9,"request":{"method":"GET","target":"/"}}"#)
                .expect_err("it is refused");
        assert!(error.to_string().contains("format 9"), "{error}");
    }
}
