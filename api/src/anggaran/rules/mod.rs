//! Budget figures. Rupiah in, percent out; pure and exact.

pub mod efisiensi;
pub mod gaji;
pub mod serapan;
