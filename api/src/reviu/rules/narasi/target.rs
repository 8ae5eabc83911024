//! Targets that a text names, and whether it says that they were reached.

use rust_decimal::Decimal;

use super::super::jelajah::berlaku;
use super::super::teks::kutip;
use super::super::tercetak::{tampil, tulis};
use super::super::ukuran::{berpersen, capaian_baris, capaian_indikator, nilai_ukuran, realisasi};
use super::angka::{Angka, Satuan, Waktu, potongan};
use super::berangka::berangka;
use crate::hitung::bulat;
use crate::lkjip::dokumen::Indikator;
use crate::reviu::model::{Bahan, Catatan};

/// Words between `target` and its figure.
const ISI: [&str; 14] = [
    "yang",
    "ditetapkan",
    "ditentukan",
    "direncanakan",
    "diperjanjikan",
    "sebesar",
    "adalah",
    "yaitu",
    "yakni",
    "tahun",
    "nilai",
    "skor",
    "kinerja",
    "sebanyak",
];

/// The figure of `target … 81`.
fn setelah_target<'a>(potong: &[&str], angka: &'a [Angka], letak: usize) -> Option<&'a Angka> {
    let mut di = letak + 1;
    let isi = |kata: &str| {
        ISI.contains(&kata.to_lowercase().as_str())
            || (kata.len() == 4 && kata.starts_with("20") && kata.parse::<i32>().is_ok())
    };
    while potong.get(di).is_some_and(|kata| isi(kata)) {
        di += 1;
    }
    angka.iter().find(|angka| angka.letak == di)
}

/// An indicator with the figures by which it is named.
struct Bernilai<'a> {
    indikator: &'a Indikator,
    realisasi: Option<Decimal>,
    /// Rounded.
    capaian: Option<Decimal>,
    /// Of its targets and realisasi, with their years.
    ukuran: Vec<(i32, Decimal)>,
}

fn bernilai<'a>(bahan: &Bahan<'a>) -> Vec<Bernilai<'a>> {
    berlaku(bahan.dokumen)
        .into_iter()
        .map(|letak| {
            let indikator = letak.indikator;
            let capaian = capaian_indikator(bahan, indikator).ok();
            let ukuran = indikator.ukuran.iter();
            Bernilai {
                indikator,
                realisasi: realisasi(bahan, indikator).ok(),
                capaian: capaian.map(|capaian| bulat(capaian.hasil)),
                ukuran: ukuran
                    .filter_map(|satu| {
                        Some((satu.tahun, nilai_ukuran(bahan, indikator, satu).ok()?))
                    })
                    .collect(),
            }
        })
        .collect()
}

/// Indicators of which a sentence names the realisasi or the capaian, told by a figure with decimals.
fn yang_disebut<'d, 'a>(semua: &'d [Bernilai<'a>], angka: &[Angka]) -> Vec<&'d Bernilai<'a>> {
    let berdesimal: Vec<Decimal> = angka
        .iter()
        .filter(|satu| satu.satuan != Satuan::Rupiah && satu.dibaca.desimal > 0)
        .map(|satu| satu.dibaca.nilai)
        .collect();
    semua
        .iter()
        .filter(|baris| {
            [baris.realisasi, baris.capaian]
                .into_iter()
                .flatten()
                .any(|nilai| berdesimal.contains(&nilai))
        })
        .collect()
}

pub(super) fn disebut(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun;
    let semua = bernilai(bahan);
    for satu in berangka(bahan) {
        let potong = potongan(satu.teks);
        let indikator = yang_disebut(&semua, &satu.angka);
        for letak in 0..potong.len() {
            if !potong[letak].eq_ignore_ascii_case("target") {
                continue;
            }
            let Some(target) = setelah_target(&potong, &satu.angka, letak) else {
                continue;
            };
            let tahun_ini = target.waktu == Waktu::Tahun(tahun);
            let dikenal: Vec<Decimal> = indikator
                .iter()
                .flat_map(|baris| &baris.ukuran)
                .filter(|(lain, _)| !tahun_ini || *lain == tahun)
                .map(|(_, nilai)| *nilai)
                .collect();
            // `mencapai target yang ditentukan, sebesar 100,4%` tells the capaian.
            let persen_lain = target.satuan == Satuan::Persen
                && indikator
                    .iter()
                    .any(|baris| !berpersen(&baris.indikator.satuan));
            let capaian = letak.checked_sub(1).is_some_and(|di| {
                let kata = potong[di].to_lowercase();
                matches!(
                    kata.as_str(),
                    "mencapai" | "melampaui" | "melebihi" | "memenuhi"
                )
            }) && target.letak > letak + 1;
            let lewat = target.satuan == Satuan::Rupiah
                || persen_lain
                || capaian
                || target.tahun_lain(tahun)
                || dikenal.is_empty()
                || dikenal.iter().any(|nilai| target.ialah(*nilai));
            if let (false, Some(benar)) = (lewat, indikator.first()) {
                let benar = benar.indikator;
                let berlaku = capaian_indikator(bahan, benar).map(|capaian| capaian.target);
                let Ok(berlaku) = berlaku else { continue };
                catatan.temukan(
                    satu.path.clone(),
                    format!("target {}", target.teks),
                    format!("target {}", tampil(berlaku)),
                    format!(
                        "Indikator {} {}; dalam kalimat \"{}\".",
                        benar.nomor,
                        benar.nama,
                        kutip(satu.teks, 200)
                    ),
                );
            }
        }
    }
}

/// Whether a text says that a target was reached; none when it says nothing, or both.
fn dikatakan_tercapai(teks: &str) -> Option<bool> {
    let kecil = teks.to_lowercase();
    let belum = [
        "tidak mencapai target",
        "belum mencapai target",
        "tidak tercapai",
        "belum tercapai",
        "di bawah target",
        "dibawah target",
        "tidak memenuhi target",
        "belum memenuhi target",
        "tidak melampaui target",
    ];
    let sudah = [
        "melampaui target",
        "melebihi target",
        "target tercapai",
        "mencapai target",
        "memenuhi target",
        "target terlampaui",
        "target telah tercapai",
    ];
    let mut sisa = kecil.clone();
    let ada_belum = belum.iter().any(|frasa| kecil.contains(frasa));
    for frasa in belum {
        sisa = sisa.replace(frasa, "");
    }
    match (sudah.iter().any(|frasa| sisa.contains(frasa)), ada_belum) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (true, true) | (false, false) => None,
    }
}

/// What speaks of one indicator or row only, with its capaian.
fn milik_sendiri(bahan: &Bahan<'_>) -> Vec<(String, String, Decimal)> {
    let mut hasil = Vec::new();
    for letak in berlaku(bahan.dokumen) {
        if let (Some(analisis), Ok(capaian)) = (
            &letak.indikator.analisis,
            capaian_indikator(bahan, letak.indikator),
        ) && let Some(sebab) = &analisis.sebab
        {
            let path = format!("{}/analisis/sebab", letak.path());
            hasil.push((path, sebab.clone(), bulat(capaian.hasil)));
        }
    }
    for baris in &bahan.dokumen.anggaran {
        if let (Some(analisis), Ok(capaian)) = (&baris.analisis, capaian_baris(baris)) {
            let path = format!("/anggaran/{}/analisis", baris.nomor);
            hasil.push((path, analisis.clone(), bulat(capaian.hasil)));
        }
    }
    let semua = bernilai(bahan);
    for satu in berangka(bahan) {
        // A part of them all, or a month, is none of its own.
        let kecil = satu.teks.to_lowercase();
        let sebagian = [
            "sebagian",
            "seluruh",
            "semua",
            "triwulan",
            "semester",
            "rata-rata",
        ]
        .iter()
        .any(|kata| kecil.contains(kata));
        let disebut = yang_disebut(&semua, &satu.angka);
        let mut capaian = disebut.iter().filter_map(|baris| baris.capaian);
        if let Some(pertama) = capaian.next()
            && satu.path.starts_with("/narasi/")
            && !sebagian
            && capaian.all(|lain| lain == pertama)
        {
            hasil.push((satu.path, satu.teks.to_owned(), pertama));
        }
    }
    hasil
}

pub(super) fn tercapai(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks, capaian) in milik_sendiri(bahan) {
        let nyata = capaian >= Decimal::ONE_HUNDRED;
        if dikatakan_tercapai(&teks).is_some_and(|kata| kata != nyata) {
            catatan.temukan(
                path,
                kutip(&teks, 200),
                if nyata {
                    "target tercapai"
                } else {
                    "target tidak tercapai"
                },
                format!("Capaian {}%.", tulis(capaian)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;

    // 83,37 of a target of 90 is 92,63.
    #[test]
    fn a_target_is_that_of_its_indicator() {
        for (isi, harapan) in [
            ("Nilai 83,37 dari target 90 atau 92,63%.", vec![]),
            (
                "Nilai 83,37 dari target tahun 2023 sebesar 80.",
                vec!["R-NARR-12"],
            ),
            ("Nilai 83,37, sedangkan target 80.", vec![]),
            (
                "Nilai 83,37 dari target yang ditetapkan sebesar 95.",
                vec!["R-NARR-12"],
            ),
            ("Kunjungan wisata dari target 95.", vec![]),
            (
                "Nilai 83,37 mencapai target yang ditentukan, sebesar 92,63%.",
                vec!["R-NARR-13"],
            ),
        ] {
            assert_eq!(kode(isi), harapan, "{isi}");
        }
    }

    #[test]
    fn what_is_said_to_be_reached_was_reached() {
        for (isi, harapan) in [
            ("Capaian 92,63% tidak mencapai target.", vec![]),
            ("Capaian 92,63% melampaui target.", vec!["R-NARR-13"]),
            ("Semua indikator mencapai target.", vec![]),
        ] {
            assert_eq!(kode(isi), harapan, "{isi}");
        }
    }
}
