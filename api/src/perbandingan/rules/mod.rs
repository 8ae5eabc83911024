//! Ranking and distribution. Pure, exact, and the same whatever the order of the rows.

pub mod peringkat;
pub mod statistik;
