//! Figures of an indicator, and by which entry of the dictionary they are measured. Pure and exact; rounding is left to
//! the edge.

pub mod berlaku;
pub mod capaian;
pub mod kemajuan;
pub mod perubahan;
pub mod rata_rata;
pub mod triwulan;
