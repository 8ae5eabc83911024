//! Threads of comments on a report, a section, an indicator or a row of the budget.

pub mod graphql;
pub mod model;
pub mod service;
mod store;

pub use store::{catat_terbuka, pesan_of, riwayat_utas_of, utas_of};
