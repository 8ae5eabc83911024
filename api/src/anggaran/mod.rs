//! Budget figures and the nomenclature of programmes.

pub mod rules;
