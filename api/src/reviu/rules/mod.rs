//! The rules, one family a file. Each is a small pure function over the report and what it is held
//! against; none knows any particular report.

mod bobot;
mod bukti;
mod dasar_hukum;
mod ejaan;
mod entitas;
mod formula;
mod interval;
mod jelajah;
mod jenis;
mod kelengkapan;
mod lampiran;
mod nama;
mod narasi;
mod pembanding;
mod penomoran;
mod skala;
mod tanggal;
mod teks;
pub mod tercetak;
#[cfg(test)]
mod uji;

use super::model::{Aturan, Bahan, Catatan, Temuan};

/// Every family.
const RUMPUN: &[&[Aturan]] = &[
    nama::ATURAN,
    penomoran::ATURAN,
    skala::ATURAN,
    interval::ATURAN,
    formula::ATURAN,
    bobot::ATURAN,
    jenis::ATURAN,
    kelengkapan::ATURAN,
    narasi::ATURAN,
    pembanding::ATURAN,
    tanggal::ATURAN,
    dasar_hukum::ATURAN,
    entitas::ATURAN,
    lampiran::ATURAN,
    bukti::ATURAN,
    ejaan::ATURAN,
];

/// Every rule, by family.
pub fn semua() -> impl Iterator<Item = &'static Aturan> {
    RUMPUN.iter().copied().flatten()
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
