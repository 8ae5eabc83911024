//! Figures of an indicator. Pure and exact; rounding is left to the edge.

pub mod capaian;
pub mod kemajuan;
pub mod perubahan;
pub mod rata_rata;
pub mod triwulan;
