//! SQL of the report: [`read`] under a scope, [`write`] with a permit, [`salin`] as a document.

pub mod nomor;
pub mod read;
pub mod salin;
pub mod write;
