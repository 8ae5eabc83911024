//! The kabupaten's questions: ranking, comparison, submission, absorption.

pub mod graphql;
pub mod model;
pub mod rules;
pub mod service;
mod store;
