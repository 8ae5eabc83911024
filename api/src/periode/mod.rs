//! Plan periods and deadlines.

pub mod store;
