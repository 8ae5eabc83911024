//! The rules, one family a file. Each is a small pure function over the report and what it is held
//! against; none knows any particular report.

pub mod tercetak;

use super::model::{Aturan, Bahan, Catatan, Temuan};

/// Every family.
const RUMPUN: [&[Aturan]; 0] = [];

/// Every rule, by family.
pub fn semua() -> impl Iterator<Item = &'static Aturan> {
    RUMPUN.into_iter().flatten()
}

/// The rule with this id.
pub fn aturan(kode: &str) -> Option<&'static Aturan> {
    semua().find(|aturan| aturan.kode == kode)
}

/// All that the rules find in a report, by rule and then in the order of the report.
pub fn periksa(bahan: &Bahan<'_>) -> Vec<Temuan> {
    let mut catatan = Catatan::default();
    for aturan in semua() {
        catatan.jalankan(aturan, bahan);
    }
    catatan.selesai()
}
