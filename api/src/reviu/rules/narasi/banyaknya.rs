//! How many there are of what a text counts.

use std::collections::BTreeSet;

use entity::status::LevelAnggaran;

use super::super::jelajah::{Letak, berlaku, naskah};
use super::super::teks::{kalimat, kata, kutip, normal};
use crate::lkjip::dokumen::Dokumen;
use crate::reviu::model::{Bahan, Catatan};

/// What a text may count.
const DIHITUNG: [&str; 5] = ["tujuan", "sasaran", "indikator", "program", "kegiatan"];

/// How many there are of what a text may count, in every way in which one may count them.
fn jumlah(dokumen: &Dokumen, apa: &str) -> Vec<usize> {
    let tujuan = &dokumen.rencana.tujuan;
    let sasaran: usize = tujuan.iter().map(|satu| satu.sasaran.len()).sum();
    let tingkat = |level: LevelAnggaran| {
        dokumen
            .anggaran
            .iter()
            .filter(|baris| baris.level == level)
            .count()
    };
    let program = tingkat(LevelAnggaran::Program);
    let semua = berlaku(dokumen);
    let pilih =
        |syarat: &dyn Fn(&Letak<'_>) -> bool| semua.iter().filter(|letak| syarat(letak)).count();
    match apa {
        "tujuan" => vec![tujuan.len()],
        "sasaran" => vec![sasaran, program, sasaran + program],
        "indikator" => vec![
            semua.len(),
            pilih(&|letak| letak.sasaran.is_some()),
            pilih(&|letak| letak.sasaran.is_none()),
            pilih(&|letak| letak.indikator.pk),
            pilih(&|letak| letak.indikator.iku),
            // One that stands below its tujuan and again below a sasaran is one.
            semua
                .iter()
                .map(|letak| normal(&letak.indikator.nama))
                .collect::<BTreeSet<_>>()
                .len(),
        ],
        "program" => vec![program],
        "kegiatan" => vec![tingkat(LevelAnggaran::Kegiatan)],
        _ => Vec::new(),
    }
}

pub(super) fn banyaknya(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let seluruhnya = DIHITUNG.map(|apa| (apa, jumlah(bahan.dokumen, apa)));
    for (path, teks) in naskah(bahan) {
        for satu in kalimat(teks) {
            let semua = kata(satu);
            // Who speaks of a part counts the part.
            let sebagian = semua.iter().any(|kata| {
                matches!(
                    kata.as_str(),
                    "misi" | "tercapai" | "belum" | "tidak" | "terdiri" | "melampaui"
                )
            });
            // `tujuan 1 memiliki 2 sasaran` and `2 dari 3 indikator` do not count them all.
            let angka = |di: usize| {
                semua
                    .get(di)
                    .is_some_and(|kata| kata.parse::<usize>().is_ok())
            };
            let bernomor = |di: usize| match semua[di].as_str() {
                "tujuan" | "sasaran" => angka(di + 1) && !di.checked_sub(1).is_some_and(angka),
                "dari" => angka(di + 1) && di.checked_sub(1).is_some_and(angka),
                _ => false,
            };
            let sebagian = sebagian || (0..semua.len()).any(bernomor);
            let menghitung = |letak: usize| {
                semua[letak.saturating_sub(3)..letak].iter().any(|kata| {
                    let rencana = matches!(
                        semua[letak + 1].as_str(),
                        "tujuan" | "sasaran" | "indikator"
                    );
                    match kata.as_str() {
                        "sebanyak" | "menetapkan" | "ditetapkan" | "memiliki" => true,
                        "memuat" | "menyajikan" | "terdapat" => rencana,
                        _ => false,
                    }
                })
            };
            let mut berantai = false;
            for letak in 0..semua.len().saturating_sub(1) {
                let Ok(angka) = semua[letak].parse::<usize>() else {
                    continue;
                };
                let apa = semua[letak + 1].as_str();
                let dihitung = seluruhnya.iter().find(|(nama, _)| *nama == apa);
                let ada = dihitung.map_or(&[][..], |(_, ada)| ada.as_slice());
                // `2 tujuan 3 sasaran dengan 3 indikator` counts on.
                berantai = !ada.is_empty() && (menghitung(letak) || berantai);
                if berantai && !sebagian && angka > 0 && !ada.contains(&angka) {
                    let ada: BTreeSet<usize> = ada.iter().copied().collect();
                    let ada: Vec<String> = ada.iter().map(ToString::to_string).collect();
                    catatan.temukan(
                        path.clone(),
                        format!("{angka} {apa}"),
                        format!("{} {apa}", ada.join(" atau ")),
                        format!("Dalam kalimat \"{}\".", kutip(satu, 200)),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;

    #[test]
    fn what_is_counted_is_there() {
        assert_eq!(
            kode("Ditetapkan sebanyak 1 tujuan 1 sasaran dengan 1 indikator kinerja."),
            [""; 0]
        );
        assert_eq!(kode("Dari sebanyak 2 sasaran."), [""; 0]);
        assert_eq!(
            kode("Ditetapkan sebanyak 1 tujuan dan 4 sasaran."),
            ["R-NARR-07"]
        );
        assert_eq!(
            kode("Terdapat 1 tujuan dan 6 sasaran strategis."),
            ["R-NARR-07"]
        );
        assert_eq!(kode("Bab ini memuat 3 program unggulan bupati."), [""; 0]);
        assert_eq!(
            kode("Tujuan 1 memiliki 4 sasaran. Sebanyak 2 dari 3 indikator baik."),
            [""; 0]
        );
        assert_eq!(kode("Sebanyak 4 indikator belum tercapai."), [""; 0]);
    }
}
