//! Index and sample size of the SKM (PermenPANRB 14/2017). Pure and exact.

pub mod indeks;
pub mod sampel;
