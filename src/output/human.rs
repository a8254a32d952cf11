//! The faces for people.
