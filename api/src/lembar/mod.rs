//! The workbook of a report: what an operator fills in without a network, and hands back.
//!
//! `daftar` declares every sheet once. From it come the file that is written (`susun`, `xlsx/tulis`), what
//! is read back (`xlsx/baca`, `urai`), its drop-downs, and the cell that a problem is told at.

mod cap;
mod daftar;
pub mod graphql;
pub mod http;
mod model;
pub mod rules;
pub mod service;
mod skema;
mod susun;
#[cfg(test)]
mod tests;
mod urai;
mod xlsx;

pub(crate) use xlsx::tepat;
