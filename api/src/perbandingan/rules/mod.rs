//! Ranking and its certainty, distribution and lateness. Pure, exact, and the same whatever the order of the rows.

pub mod definisi;
pub mod ketidakpastian;
pub mod kuantil;
pub mod pencilan;
pub mod pengajuan;
pub mod peringkat;
pub mod perubahan;
pub mod putusan;
pub mod sebanding;
pub mod statistik;
