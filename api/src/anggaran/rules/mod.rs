//! Budget figures. Rupiah in, percent out; pure and exact.

pub mod efisiensi;
pub mod serapan;
