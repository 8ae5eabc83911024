//! The dictionary of indicators, and the rules of their figures.

pub mod rules;
