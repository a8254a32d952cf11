//! Hands argv to the library and returns its code.

fn main() {}
