//! Rises and falls from the year before, as a text tells them.

use entity::status::{JenisUkuran, Polaritas};
use rust_decimal::{Decimal, RoundingStrategy};

use super::super::jelajah::{Letak, berlaku};
use super::super::kolom::tercetak_sebagai;
use super::super::teks::kutip;
use super::super::tercetak::{tampil, tulis};
use super::super::ukuran::{capaian_indikator, capaian_lalu, realisasi, rumus, ukuran};
use super::angka::{Angka, Satuan, angka};
use super::berangka::berangka;
use crate::hitung::bulat;
use crate::indikator::rules::capaian::polaritas;
use crate::lkjip::rules::target::target_berlaku;
use crate::reviu::model::{Bahan, Catatan};

/// Realisasi of the year before, as this report states it.
fn realisasi_lalu(bahan: &Bahan<'_>, letak: &Letak<'_>) -> Option<Decimal> {
    let lalu = bahan.dokumen.tahun.saturating_sub(1);
    ukuran(bahan, letak.indikator, JenisUkuran::RealisasiLalu, lalu).ok()
}

/// A statement of how far the capaian moved: where, its text, and the figure in it.
struct Perubahan<'a> {
    path: String,
    teks: &'a str,
    angka: Angka,
    letak: Letak<'a>,
    lalu: Decimal,
    kini: Decimal,
}

fn perubahan<'a>(bahan: &Bahan<'a>) -> Vec<Perubahan<'a>> {
    let mut hasil = Vec::new();
    for letak in berlaku(bahan.dokumen) {
        let (Ok(lalu), Ok(kini)) = (
            capaian_lalu(bahan, letak.indikator),
            capaian_indikator(bahan, letak.indikator),
        ) else {
            continue;
        };
        for cetak in tercetak_sebagai(&letak.indikator.tertulis, "perubahan capaian") {
            if let Some(angka) = angka(&cetak.teks).pop() {
                hasil.push(Perubahan {
                    path: letak.path_tertulis(&cetak.kolom),
                    teks: &cetak.teks,
                    angka,
                    letak,
                    lalu: lalu.hasil,
                    kini: kini.hasil,
                });
            }
        }
    }
    hasil
}

pub(super) fn besar_perubahan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in perubahan(bahan) {
        let selisih = satu.kini - satu.lalu;
        let besar = selisih.abs().round_dp_with_strategy(
            satu.angka.dibaca.desimal,
            RoundingStrategy::MidpointAwayFromZero,
        );
        if besar != satu.angka.dibaca.nilai.abs() {
            catatan.temukan(
                satu.path,
                satu.teks,
                format!("{} poin", tulis(bulat(selisih))),
                format!(
                    "{} − {} = {}, dari nilai tepat.",
                    tampil(satu.kini.round_dp(4)),
                    tampil(satu.lalu.round_dp(4)),
                    tampil(selisih.round_dp(4))
                ),
            );
        }
    }
}

pub(super) fn persen_poin(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in perubahan(bahan) {
        if satu.angka.satuan == Satuan::Persen {
            catatan.temukan(
                satu.path,
                satu.teks,
                format!(
                    "{} persen poin",
                    tulis(satu.angka.dibaca.nilai.round_dp(satu.angka.dibaca.desimal))
                ),
                "Selisih dua persentase bersatuan persen poin.",
            );
        }
    }
}

pub(super) fn turun_padahal_naik(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in perubahan(bahan) {
        let (Some(lalu), Ok(kini)) = (
            realisasi_lalu(bahan, &satu.letak),
            realisasi(bahan, satu.letak.indikator),
        ) else {
            continue;
        };
        let membaik = match polaritas(rumus(bahan.acuan, satu.letak.indikator)) {
            Polaritas::Positif => kini > lalu,
            Polaritas::Negatif => kini < lalu,
        };
        if satu.kini < satu.lalu && membaik {
            catatan.temukan(
                satu.path,
                satu.teks,
                "Penjelasan bahwa realisasi membaik dan targetnya yang naik.",
                format!(
                    "Realisasi {} menjadi {} ({} poin), capaian {} menjadi {}.",
                    tampil(lalu),
                    tampil(kini),
                    tampil(kini - lalu),
                    tulis(bulat(satu.lalu)),
                    tulis(bulat(satu.kini))
                ),
            );
        }
    }
}

pub(super) fn nilai_sebagai_selisih(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua: Vec<(Decimal, Decimal)> = berlaku(bahan.dokumen)
        .iter()
        .filter(|letak| target_berlaku(&letak.indikator.ukuran, bahan.dokumen.tahun).is_some())
        .filter_map(|letak| {
            let kini = realisasi(bahan, letak.indikator).ok()?;
            Some((kini, realisasi_lalu(bahan, letak)?))
        })
        .filter(|(kini, lalu)| kini != lalu)
        .collect();
    for satu in berangka(bahan) {
        let kecil = satu.teks.to_lowercase();
        let mulai = ["peningkatan", "kenaikan", "penurunan"]
            .iter()
            .filter_map(|kata| kecil.find(kata))
            .min();
        let Some(mulai) = mulai else { continue };
        let Some(sisa) = satu.teks.get(mulai..) else {
            continue;
        };
        let Some((_, sesudah)) = sisa.split_once("sebesar ") else {
            continue;
        };
        let angka = angka(sesudah);
        let [pertama, kedua, ..] = angka.as_slice() else {
            continue;
        };
        for (kini, lalu) in &semua {
            if pertama.dibaca.nilai == *kini && kedua.dibaca.nilai == *lalu {
                catatan.temukan(
                    satu.path.clone(),
                    kutip(satu.teks, 300),
                    format!(
                        "Selisih {}, menjadi {}.",
                        tampil((kini - lalu).abs()),
                        tampil(*kini)
                    ),
                    format!(
                        "{} − {} = {}.",
                        tampil(*kini),
                        tampil(*lalu),
                        tampil(kini - lalu)
                    ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::uji::{dokumen, temuan};
    use super::super::tests::{kode, laporan};

    #[test]
    fn a_change_of_capaian_is_computed_exactly_and_in_points() {
        let kode = |teks: &str| -> Vec<&'static str> {
            let tertulis = format!(r#"{{"kolom": "perubahan capaian", "teks": "{teks}"}}"#);
            temuan(&dokumen(&laporan("x", &tertulis)), "R-NARR")
                .into_iter()
                .map(|(kode, _)| kode)
                .collect()
        };
        // 92,6333 − 100 = −7,3667, while the realisasi rose.
        assert_eq!(kode("turun 7,37 poin"), ["R-NARR-05"]);
        assert_eq!(kode("turun 7,37 persen poin"), ["R-NARR-05"]);
        assert_eq!(
            kode("turun 7,36 %"),
            ["R-NARR-03", "R-NARR-04", "R-NARR-05"]
        );
    }

    #[test]
    fn a_value_is_not_its_increase() {
        assert_eq!(
            kode("Peningkatan nilai sebesar 83,37 dari tahun lalu sebesar 80."),
            ["R-NARR-08"]
        );
        assert_eq!(
            kode("Peningkatan nilai sebesar 3,37 dari tahun lalu sebesar 80."),
            [""; 0]
        );
    }
}
