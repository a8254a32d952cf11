//! The network: requests in, requests out, each exactly as it is on the wire.

mod activity;
pub mod api;
pub mod client;
mod exact;
mod recorder;
pub mod server;
mod tls;
