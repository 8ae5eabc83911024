//! The performance-reporting service of Kabupaten Sumenep.
