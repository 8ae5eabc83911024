//! Cells, sheets and problems.

use std::collections::BTreeMap;

use crate::error::KodeKesalahan;

/// What a file holds in one cell, before it is known what should be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sel {
    /// A text.
    Teks(String),
    /// A figure, as the shortest plain decimal that means the stored number.
    Angka {
        /// The decimal.
        teks: String,
        /// Whether it is shown as a percentage: 0.9956 as 99,56%.
        persen: bool,
    },
    /// A day, as `YYYY-MM-DD`.
    Hari(String),
    /// A day with a time, or a time alone.
    Saat,
    /// True or false.
    Logika(bool),
    /// A formula, whatever its result.
    Rumus,
    /// An error such as `#REF!`.
    Galat(String),
}

/// One sheet of a file: its cells by row and column, from zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Halaman {
    /// Its name.
    pub(super) nama: String,
    /// Its cells that hold something.
    pub(super) sel: BTreeMap<(u32, u32), Sel>,
    /// The first cells of cells that were merged.
    pub(super) gabungan: Vec<(u32, u32)>,
}

/// Something in a file that has to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masalah {
    /// The sheet; a CSV file has none.
    pub lembar: String,
    /// The cell, as `B7`; of a CSV file line and column.
    pub sel: String,
    /// What kind of problem.
    pub kode: KodeKesalahan,
    /// One sentence.
    pub pesan: String,
}

/// The name of a cell, e.g. `B7` for row 6, column 1.
pub(super) fn alamat(baris: u32, kolom: u32) -> String {
    let mut huruf = Vec::new();
    let mut sisa = kolom + 1;
    while sisa > 0 {
        let letak = u8::try_from((sisa - 1) % 26).unwrap_or_default();
        huruf.push(char::from(b'A' + letak));
        sisa = (sisa - 1) / 26;
    }
    let huruf: String = huruf.iter().rev().collect();
    format!("{huruf}{}", baris + 1)
}

/// Row and column of a cell name such as `B7`; none when it is none, or outside of what a sheet can have.
pub(super) fn letak(alamat: &str) -> Option<(u32, u32)> {
    let batas = alamat.find(|huruf: char| huruf.is_ascii_digit())?;
    let (huruf, angka) = alamat.split_at(batas);
    if huruf.is_empty() || huruf.len() > 3 || angka.len() > 7 {
        return None;
    }
    let mut kolom = 0_u32;
    for byte in huruf.bytes() {
        let nilai = byte.checked_sub(b'A').filter(|nilai| *nilai < 26)?;
        kolom = kolom * 26 + u32::from(nilai) + 1;
    }
    let baris: u32 = angka.parse().ok()?;
    (baris >= 1 && kolom <= 16_384 && baris <= 1_048_576).then(|| (baris - 1, kolom - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_a_spreadsheet_shows() {
        for (baris, kolom, nama) in [
            (0, 0, "A1"),
            (6, 1, "B7"),
            (0, 25, "Z1"),
            (9, 26, "AA10"),
            (0, 16_383, "XFD1"),
        ] {
            assert_eq!(alamat(baris, kolom), nama);
            assert_eq!(letak(nama), Some((baris, kolom)));
        }
        for salah in [
            "", "A", "1", "A0", "XFE1", "AAAA1", "a1", "A1048577", "A-1", "Ä1",
        ] {
            assert_eq!(letak(salah), None, "{salah}");
        }
    }
}
