//! Figures in a sentence.

use super::super::tercetak::{Tercetak, baca};

/// A figure in a text.
pub(super) struct Angka {
    pub(super) teks: String,
    pub(super) dibaca: Tercetak,
    pub(super) satuan: Satuan,
}

/// What a figure counts.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) enum Satuan {
    Persen,
    Rupiah,
    Poin,
    Lain,
}

/// The figures of a sentence with their units, in order.
pub(super) fn angka(kalimat: &str) -> Vec<Angka> {
    let potong: Vec<&str> = kalimat.split_whitespace().collect();
    let mut hasil = Vec::new();
    for (letak, kata) in potong.iter().enumerate() {
        let kata = kata.trim_matches(|huruf: char| "()\"“”;:,".contains(huruf));
        let kata = kata
            .trim_end_matches(['.', ',', '-'])
            .trim_end_matches([',', '.']);
        let sebelum = letak.checked_sub(1).and_then(|letak| potong.get(letak));
        let rupiah =
            kata.starts_with("Rp") || sebelum.is_some_and(|kata| matches!(*kata, "Rp" | "Rp."));
        if !kata.starts_with(|huruf: char| huruf.is_ascii_digit()) && !kata.starts_with("Rp") {
            continue;
        }
        let dibaca = if rupiah && !kata.starts_with("Rp") {
            baca(&format!("Rp {kata}"))
        } else {
            baca(kata)
        };
        let Some(dibaca) = dibaca else { continue };
        let sesudah = potong
            .get(letak + 1)
            .map_or("", |kata| kata.trim_matches([',', '.', ';', ')']));
        let lalu = potong
            .get(letak + 2)
            .map_or("", |kata| kata.trim_matches([',', '.', ';', ')']));
        let persen = dibaca.persen || matches!(sesudah, "%" | "persen");
        let poin = matches!(sesudah, "poin" | "point")
            || (persen && matches!(lalu, "poin" | "point"))
            || (dibaca.persen && matches!(sesudah, "poin" | "point"));
        let satuan = if rupiah {
            Satuan::Rupiah
        } else if poin {
            Satuan::Poin
        } else if persen {
            Satuan::Persen
        } else {
            Satuan::Lain
        };
        hasil.push(Angka {
            teks: if persen && !dibaca.persen {
                format!("{kata} {sesudah}")
            } else {
                kata.to_owned()
            },
            dibaca,
            satuan,
        });
    }
    hasil
}
