//! What a workbook tells of itself.

use super::tabel::{Kepala, Rumus};

/// A line of the explanations: what is told, and what of it. Without the latter it is a heading.
pub(super) type Baris = (String, String);

/// Lines under a heading; nothing where there are none.
pub(super) fn bagian(judul: &str, isi: impl IntoIterator<Item = Baris>) -> Vec<Baris> {
    let mut semua = vec![(judul.to_owned(), String::new())];
    semua.extend(isi);
    if semua.len() == 1 {
        semua.clear();
    }
    semua
}

/// The formulas of the figures, by column.
pub(super) fn rumus(kepala: &[Kepala], rumus: &Rumus) -> Vec<Baris> {
    let baris = rumus.iter().flat_map(|(&nomor, semua)| {
        semua
            .iter()
            .map(move |satu| (kepala[nomor].judul.clone(), satu.clone()))
    });
    bagian("Rumus", baris)
}

/// What machines call the columns.
pub(super) fn kolom(kepala: &[Kepala]) -> Vec<Baris> {
    let baris = kepala
        .iter()
        .map(|satu| (satu.judul.clone(), satu.nama.clone()));
    bagian("Nama kolom dalam CSV bagi mesin", baris)
}
