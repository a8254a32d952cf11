//! Providers: who signs how.
