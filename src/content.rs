//! What a body holds, for display and comparison.
