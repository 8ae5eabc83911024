//! Plan periods and deadlines.

mod store;

pub use store::{periode, tenggat};
