//! The kabupaten's questions: ranking, comparison, submission, absorption.

pub mod rules;
