//! Survei Kepuasan Masyarakat.

pub mod rules;
