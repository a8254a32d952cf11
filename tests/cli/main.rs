//! The binary as its users meet it.

mod support;

mod config;
mod diff;
mod durable;
mod github;
mod handshake;
mod interop;
mod keys;
mod layout;
mod list;
mod listen;
mod meta;
mod readme;
mod replay;
mod send;
mod show;
mod verify;
