//! XLSX files. What they hold is foreign: nothing is inflated, counted or allocated because a file says so.

mod baca;
mod bilangan;
mod format;
mod paket;
mod teks;
mod tulis;

pub(super) use baca::baca;
pub(crate) use bilangan::tepat;
pub(super) use tulis::tulis;
