//! The sentences whose figures are looked at. They are held against the figures of the tables and against each other,
//! so that the work grows faster than the text: what is denser than any report is left out, and told.

use super::super::jelajah::naskah;
use super::super::teks::{kalimat, kutip};
use super::angka::{Angka, angka};
use super::rata_rata::dilewati;
use crate::reviu::model::{Bahan, Catatan};

/// Most figures of one sentence that is looked at; the densest of a full report has eight.
const SEKALIMAT: usize = 100;
/// Most figures of all of them; a full report has three hundred.
const SELURUHNYA: usize = 2000;

/// A sentence with figures.
pub(in crate::reviu::rules) struct Kalimat<'a> {
    pub(in crate::reviu::rules) path: String,
    /// The line in which it stands.
    pub(in crate::reviu::rules) baris: &'a str,
    pub(in crate::reviu::rules) teks: &'a str,
    pub(in crate::reviu::rules) angka: Vec<Angka>,
}

/// The sentences with figures: those that are looked at, and those that are not.
fn pisahkan<'a>(bahan: &Bahan<'a>) -> (Vec<Kalimat<'a>>, Vec<Kalimat<'a>>) {
    let mut semua = Vec::new();
    for (path, teks) in naskah(bahan) {
        for baris in teks.lines() {
            for satu in kalimat(baris) {
                let angka = angka(satu);
                if !angka.is_empty() {
                    semua.push(Kalimat {
                        path: path.clone(),
                        baris,
                        teks: satu,
                        angka,
                    });
                }
            }
        }
    }
    let mut sisa = SELURUHNYA;
    semua.into_iter().partition(|satu| {
        let dibaca = satu.angka.len() <= SEKALIMAT.min(sisa);
        if dibaca {
            sisa -= satu.angka.len();
        }
        dibaca
    })
}

/// The sentences with figures that are looked at.
pub(in crate::reviu::rules) fn berangka<'a>(bahan: &Bahan<'a>) -> Vec<Kalimat<'a>> {
    pisahkan(bahan).0
}

pub(super) fn terlalu_rapat(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in pisahkan(bahan).1 {
        catatan.temukan(
            satu.path,
            kutip(satu.teks, 200),
            "Angka yang banyak dalam tabel.",
            format!(
                "{} angka dalam kalimat ini. Diperiksa paling banyak {SEKALIMAT} angka sekalimat dan {SELURUHNYA} angka \
                 seluruhnya.",
                satu.angka.len()
            ),
        );
    }
    for (path, ringkasan) in dilewati(bahan) {
        catatan.temukan(
            path,
            kutip(ringkasan, 200),
            "Satu ringkasan bagi setiap sasaran dan program.",
            "Ringkasan rata-rata capaian dalam naskah ini terlalu banyak untuk diperiksa semuanya.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;

    #[test]
    fn a_sentence_with_more_figures_than_any_report_is_left_out_and_told() {
        // 91,09 is 91,90 of the table with two digits swapped.
        let isi = |lain: usize| format!("Serapan 91,09 persen {}.", "1,5 ".repeat(lain).trim_end());
        assert_eq!(kode(&isi(99)), ["R-NARR-01"]);
        assert_eq!(kode(&isi(100)), ["R-NARR-17"]);
    }

    #[test]
    fn a_text_with_more_figures_than_any_report_is_looked_at_from_its_beginning() {
        let banyak = "Bantuan 1,5 ton beras.\n".repeat(1999);
        let satu = "Serapan 91,09 persen.\n";
        assert_eq!(kode(&format!("{banyak}{satu}")), ["R-NARR-01"]);
        assert_eq!(
            kode(&format!("{banyak}{satu}{satu}")),
            ["R-NARR-01", "R-NARR-17"]
        );
    }
}
