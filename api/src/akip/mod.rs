//! Evaluasi akuntabilitas kinerja instansi pemerintah (AKIP).

pub mod rules;
