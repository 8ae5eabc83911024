//! Index, sample size and outliers of the SKM (PermenPANRB 14/2017). Pure and exact.

pub mod ekstrem;
pub mod galat;
pub mod indeks;
pub mod sampel;
pub mod sebutan;
