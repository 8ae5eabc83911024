//! Whether two texts define an indicator the same way. Definitions and formulas are copied from decrees with other
//! spelling, with and without remarks, cut short: letters differ where the matter does not. So their words are
//! compared, without those that every such text has. Less than half of the words of the shorter text in the longer
//! one, or a negation in one of them only, and they tell of different things; so do definitions that begin by saying of
//! another kind of number. No regulation sets a measure; what lies between is for a person to judge, as is a fraction that
//! stands upside down (R-FORMULA of the reviu).

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Words that tell nothing of what is measured.
const UMUM: [&str; 30] = [
    "100",
    "adalah",
    "atau",
    "dalam",
    "dan",
    "dari",
    "dengan",
    "di",
    "dibagi",
    "dikali",
    "ini",
    "jumlah",
    "kali",
    "ke",
    "merupakan",
    "oleh",
    "pada",
    "per",
    "persen",
    "persentase",
    "secara",
    "sebagai",
    "serta",
    "tentang",
    "terhadap",
    "total",
    "untuk",
    "yaitu",
    "yakni",
    "yang",
];

/// Words that turn a matter into its contrary.
const INGKAR: [&str; 5] = ["belum", "bukan", "kecuali", "tanpa", "tidak"];

/// Kinds of a number, each by the words with which a definition begins that tells of it.
const BESARAN: [&[&str]; 5] = [
    &["persentase", "prosentase", "persen"],
    &["jumlah", "banyaknya", "banyak", "total"],
    &["lamanya", "lama"],
    &["rata", "rerata"],
    &["rasio"],
];

/// A value on a scale; before another kind it says nothing.
const SKALA: [&str; 4] = ["indeks", "index", "nilai", "skor"];

/// The words of a text in their order, without case, punctuation and diacritics.
fn kata(teks: &str) -> Vec<String> {
    let polos: String = teks
        .nfd()
        .filter(|&huruf| !is_combining_mark(huruf))
        .collect();
    polos
        .split(|huruf: char| !huruf.is_alphanumeric())
        .filter(|kata| kata.len() > 1 || kata.chars().any(|huruf| huruf.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect()
}

/// The text by which it is known again, however it is spelt.
pub fn baku(teks: &str) -> String {
    kata(teks).join(" ")
}

/// Those of them that tell what is measured.
fn isi(teks: &str) -> BTreeSet<String> {
    kata(teks)
        .into_iter()
        .filter(|kata| !UMUM.contains(&kata.as_str()))
        .collect()
}

/// Of which kind the number is that a definition begins with; none where it begins otherwise.
fn besaran(teks: &str) -> Option<usize> {
    let semua = kata(teks);
    let skala = |kata: &&String| SKALA.contains(&kata.as_str());
    let pertama = semua.iter().find(|kata| !skala(kata))?;
    let jenis = BESARAN
        .iter()
        .position(|awal| awal.contains(&pertama.as_str()));
    jenis.or_else(|| semua.first().filter(skala).map(|_| BESARAN.len()))
}

/// Whether the first sentence denies; what follows it is a remark.
fn ingkar(teks: &str) -> bool {
    let pertama = kata(teks.split(". ").next().unwrap_or_default());
    INGKAR
        .iter()
        .any(|satu| pertama.iter().any(|kata| kata == satu))
}

/// Of two texts, by what their comparison is decided.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Sebab {
    /// They begin with different kinds of number.
    Besaran,
    /// Only one of them denies.
    Ingkar,
    /// So many words of the shorter one, of all it has, stand in the longer one.
    Kata {
        /// In both.
        bersama: usize,
        /// In the shorter one.
        terpendek: usize,
    },
}

impl Sebab {
    /// Whether they tell of different things; a blank one tells of nothing.
    pub const fn berbeda(self) -> bool {
        match self {
            Self::Besaran | Self::Ingkar => true,
            Self::Kata { bersama, terpendek } => bersama * 2 < terpendek,
        }
    }
}

/// Two definitions.
pub fn banding_definisi(satu: &str, dua: &str) -> Sebab {
    match besaran(satu).zip(besaran(dua)) {
        Some((satu, dua)) if satu != dua => Sebab::Besaran,
        Some(_) | None => banding(satu, dua),
    }
}

/// Two formulas. How a number is computed begins with whatever is divided or summed up, and not with its kind.
pub fn banding(satu: &str, dua: &str) -> Sebab {
    let (a, b) = (isi(satu), isi(dua));
    let terpendek = a.len().min(b.len());
    if terpendek > 0 && ingkar(satu) != ingkar(dua) {
        return Sebab::Ingkar;
    }
    let bersama = a.intersection(&b).count();
    Sebab::Kata { bersama, terpendek }
}

/// Whether two definitions tell of different things.
pub fn definisi_berbeda(satu: &str, dua: &str) -> bool {
    satu != dua && banding_definisi(satu, dua).berbeda()
}

/// Whether two formulas tell of different things.
pub fn berbeda(satu: &str, dua: &str) -> bool {
    satu != dua && banding(satu, dua).berbeda()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KAMUS: &str = "Jumlah pemerintahan desa yang terfasilitasi / jumlah pemerintahan desa × 100. \
        Keputusan yang lama tidak dipakai.";

    #[test]
    fn spelling_order_and_remarks_do_not_matter_and_the_matter_does() {
        for (teks, harapan) in [
            ("", false),
            (" - ", false),
            ("x 100 %", false),
            (KAMUS, false),
            (
                "JUMLAH PEMERINTAHAN DÉSA  YANG TERFASILITASI : jumlah pemerintahan desa x 100%",
                false,
            ),
            ("Desa terfasilitasi dibagi desa", false),
            ("Desa yang belum terfasilitasi dibagi desa", true),
            ("Jumlah keluhan yang selesai / jumlah keluhan x 100%", true),
            ("Persentase desa yang tertib administrasi", true),
        ] {
            assert_eq!(berbeda(teks, KAMUS), harapan, "{teks}");
            assert_eq!(berbeda(KAMUS, teks), harapan, "{teks}");
        }
    }

    #[test]
    fn another_kind_of_number_is_another_quantity() {
        let kamus = "Banyaknya keluhan warga yang tercatat pada loket pelayanan terpadu";
        for (teks, harapan) in [
            ("Jumlah keluhan warga pada loket pelayanan", false),
            ("keluhan warga yang tercatat pada loket", false),
            (
                "Persentase keluhan warga yang diselesaikan petugas loket pelayanan terpadu",
                true,
            ),
            (
                "Lamanya hari keluhan warga pada loket menunggu jawaban pelayanan",
                true,
            ),
            ("RATA-RATA keluhan warga pada loket pelayanan", true),
            ("Rasio keluhan warga pada loket pelayanan", true),
            ("Indeks keluhan warga pada loket pelayanan", true),
            ("Nilai jumlah keluhan warga pada loket pelayanan", false),
        ] {
            assert_eq!(definisi_berbeda(teks, kamus), harapan, "{teks}");
            assert_eq!(definisi_berbeda(kamus, teks), harapan, "{teks}");
        }
        let nilai = "Nilai rata-rata kepuasan masyarakat";
        assert!(!definisi_berbeda(nilai, "Rata-rata kepuasan masyarakat"));
        assert!(definisi_berbeda(nilai, "Indeks kepuasan masyarakat"));
        assert!(!definisi_berbeda(
            "Nilai kepuasan masyarakat",
            "Indeks kepuasan masyarakat"
        ));
        // A formula begins with what is divided.
        assert!(!berbeda(
            "Persentase = jumlah keluhan / jumlah warga",
            "Jumlah keluhan / jumlah warga"
        ));
    }

    /// The real report words its indicators as its decree does, and not as the dictionary.
    #[test]
    fn the_sample_tells_of_what_the_dictionary_does() {
        let dokumen: serde_json::Value = serde_json::from_str(include_str!(
            "../../../../data/contoh/lkjip-35.29.13-2023.json"
        ))
        .unwrap();
        let kamus = |kode: &str| -> (String, String) {
            let teks = include_str!("../../../../data/indikator.csv");
            let mut tabel = csv::Reader::from_reader(teks.as_bytes());
            let kepala = tabel.headers().unwrap().clone();
            let kolom = |nama: &str| kepala.iter().position(|ini| ini == nama).unwrap();
            let baris = tabel.records().map(Result::unwrap);
            let mut baris = baris.filter(|baris| &baris[kolom("kode")] == kode);
            let satu = baris.next().unwrap();
            (
                satu[kolom("definisi")].to_owned(),
                satu[kolom("formulasi")].to_owned(),
            )
        };
        let mut diperiksa = 0;
        for tujuan in dokumen["rencana"]["tujuan"].as_array().unwrap() {
            for sasaran in tujuan["sasaran"].as_array().unwrap() {
                for indikator in sasaran["indikator"].as_array().unwrap() {
                    let (definisi, formulasi) = kamus(indikator["kode"].as_str().unwrap());
                    let sendiri = |kolom: &str| indikator[kolom].as_str().unwrap();
                    let nomor = &indikator["nomor"];
                    assert!(!definisi_berbeda(sendiri("definisi"), &definisi), "{nomor}");
                    assert!(!berbeda(sendiri("formulasi"), &formulasi), "{nomor}");
                    diperiksa += 1;
                }
            }
        }
        assert_eq!(diperiksa, 3);
    }
}
