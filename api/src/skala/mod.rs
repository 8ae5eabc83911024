//! Versioned scales.

pub mod rules;
