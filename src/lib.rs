//! Test webhooks: capture what arrives, send what is signed, replay it exactly, see what differs.
//!
//! ```text
//! socket ─▶ net::server ─▶ Capture ─┬─▶ store                 keep it
//!                                   ├─▶ provider ─▶ Delivery  recognise it
//!                                   └─▶ Event ─▶ output       show it
//!
//! file | store | Sample ─▶ Request ─▶ provider.sign ─▶ net::client ─▶ Reply ─▶ output
//! ```

pub mod capture;
pub mod content;
pub mod diff;
pub mod error;
pub mod event;
pub mod expr;
pub mod http;
pub mod net;
pub mod output;
pub mod path;
pub mod provider;
pub mod secret;
pub mod store;
pub mod target;
pub mod verdict;
