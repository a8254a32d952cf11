//! Two values and what differs between them, as data.

mod align;
pub mod json;
mod number;
mod tree;
