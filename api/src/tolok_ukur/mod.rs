//! Benchmarks.

pub mod rules;
