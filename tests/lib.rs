//! Cargo wants a library in every package that is no program. The harness is not here but among the
//! modules of the suite, where a panic is a failed story.
