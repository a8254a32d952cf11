//! Two values and what differs between them, as data.
