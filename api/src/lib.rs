//! The performance-reporting service of Kabupaten Sumenep.

pub mod access;
pub mod app;
pub mod approval;
pub mod auth;
pub mod clock;
pub mod config;
pub mod db;
pub mod error;
pub mod graphql;
pub mod lkjip;
pub mod wilayah;
