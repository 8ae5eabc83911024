//! R-BENCH: who compares says with whom, of when, and from where.

use super::jelajah::{Letak, berlaku, naskah};
use super::teks::{kalimat, kata, kutip};
use super::tercetak::tampil;
use super::ukuran::{kamus, realisasi};
use entity::status::{JenisTolokUkur, JenisUkuran};
use entity::tolok_ukur;
use rust_decimal::Decimal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::lkjip::dokumen::UkuranDokumen;
use crate::tolok_ukur::rules::sebanding;

const DASAR: &str =
    "PermenPANRB 53/2014 lampiran II: realisasi dibandingkan dengan standar nasional, jika ada.";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-BENCH-01",
        rumpun: Rumpun::Pembanding,
        keparahan: Keparahan::Peringatan,
        judul: "Pembanding tanpa sumber",
        penjelasan: "Pembanding harus menyebut siapa yang dibandingkan, tahunnya, dan dokumen atau laman asal \
                     angkanya. Lengkapi keterangannya.",
        dasar: DASAR,
        lke: &["CLAP002.6"],
        periksa: tanpa_sumber,
    },
    Aturan {
        kode: "R-BENCH-02",
        rumpun: Rumpun::Pembanding,
        keparahan: Keparahan::Galat,
        judul: "Nilai satu instansi disebut standar nasional",
        penjelasan: "Laporan menyebut perbandingan dengan standar nasional, tetapi nilainya milik satu \
                     kementerian atau lembaga sendiri. Sebut instansinya, atau gunakan rata-rata nasional yang \
                     bersumber; pembanding yang lebih sepadan adalah kecamatan sejenis.",
        dasar: DASAR,
        lke: &["CLAP002.6"],
        periksa: bukan_nasional,
    },
    Aturan {
        kode: "R-BENCH-03",
        rumpun: Rumpun::Pembanding,
        keparahan: Keparahan::Galat,
        judul: "Pembanding berskala lain",
        penjelasan: "Pembanding tidak berskala sama dengan realisasi (misalnya indeks 0–5 terhadap SKM 25–100), \
                     sehingga tidak dapat dibandingkan. Gunakan pembanding berskala sama.",
        dasar: DASAR,
        lke: &["CLAP002.6"],
        periksa: skala_lain,
    },
    Aturan {
        kode: "R-BENCH-04",
        rumpun: Rumpun::Pembanding,
        keparahan: Keparahan::Peringatan,
        judul: "Judul menjanjikan pembanding yang tidak ada",
        penjelasan: "Judul tabel menyebut pembanding nasional, provinsi, dan kabupaten, tetapi hanya sebagian yang \
                     diisi. Lengkapi pembandingnya atau sesuaikan judulnya.",
        dasar: DASAR,
        lke: &["CLAP002.6"],
        periksa: janji,
    },
    Aturan {
        kode: "R-BENCH-05",
        rumpun: Rumpun::Pembanding,
        keparahan: Keparahan::Peringatan,
        judul: "Pembanding dari tahun lain",
        penjelasan: "Pembanding bertahun lain daripada laporan. Gunakan angka tahun yang sama, atau jelaskan \
                     mengapa.",
        dasar: DASAR,
        lke: &["CLAP002.6"],
        periksa: tahun_lain,
    },
];

/// Words by which a remark names where a figure is from.
const SUMBER: [&str; 14] = [
    "sumber",
    "laporan",
    "lkjip",
    "lakip",
    "lke",
    "lhe",
    "http",
    "https",
    "keputusan",
    "kepmen",
    "peraturan",
    "publikasi",
    "laman",
    "siaran",
];

/// Comparators of the indicators.
fn pembanding<'a>(bahan: &Bahan<'a>) -> Vec<(Letak<'a>, &'a UkuranDokumen)> {
    berlaku(bahan.dokumen)
        .into_iter()
        .flat_map(|letak| {
            letak
                .indikator
                .ukuran
                .iter()
                .filter(|ukuran| ukuran.jenis == JenisUkuran::Pembanding)
                .map(move |ukuran| (letak, ukuran))
        })
        .collect()
}

fn path(letak: &Letak<'_>) -> String {
    format!("{}/ukuran/PEMBANDING", letak.path())
}

fn tertulis(ukuran: &UkuranDokumen) -> String {
    let nilai = match (&ukuran.nilai, &ukuran.predikat) {
        (Some(nilai), _) => tampil(nilai.0),
        (None, Some(predikat)) => predikat.clone(),
        (None, None) => String::new(),
    };
    match &ukuran.keterangan {
        Some(nama) => format!("{nilai} ({nama})"),
        None => nilai,
    }
}

/// The benchmark of reference with the same indicator, year and value.
fn acuan<'a>(
    bahan: &Bahan<'a>,
    letak: &Letak<'_>,
    ukuran: &UkuranDokumen,
) -> Option<&'a tolok_ukur::Model> {
    let indikator = kamus(bahan.acuan, letak.indikator)?;
    let nilai = ukuran.nilai?.0;
    bahan.acuan.tolok_ukur.iter().find(|satu| {
        satu.indikator_id == indikator.id
            && satu.tahun == ukuran.tahun
            && satu.nilai.desimal() == nilai
    })
}

fn tanpa_sumber(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (letak, ukuran) in pembanding(bahan) {
        let keterangan = ukuran.keterangan.as_deref().unwrap_or("");
        let bersumber = kata(keterangan)
            .iter()
            .any(|kata| SUMBER.contains(&kata.as_str()));
        if !bersumber {
            catatan.temukan(
                path(&letak),
                tertulis(ukuran),
                "Lingkup, tahun, dan dokumen asal angka.",
                if keterangan.is_empty() {
                    "Keterangan pembanding kosong."
                } else {
                    "Keterangan menyebut siapa, tetapi tidak menyebut dokumen asal."
                },
            );
        }
    }
}

/// A sentence or title that claims the national standard.
fn klaim_nasional(bahan: &Bahan<'_>) -> Option<(String, String)> {
    let frasa = [
        "standar nasional",
        "standart nasional",
        "standard nasional",
        "rata-rata nasional",
    ];
    naskah(bahan.dokumen).into_iter().find_map(|(path, teks)| {
        let satu = kalimat(teks).into_iter().find(|satu| {
            frasa
                .iter()
                .any(|frasa| satu.to_lowercase().contains(frasa))
        })?;
        Some((path, kutip(satu, 160)))
    })
}

/// Whether a remark names one ministry or agency.
fn satu_instansi(keterangan: &str) -> bool {
    kata(keterangan).iter().any(|kata| {
        kata.starts_with("kemen")
            || matches!(kata.as_str(), "menpan" | "panrb" | "lembaga" | "badan")
    })
}

fn bukan_nasional(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some((tempat, klaim)) = klaim_nasional(bahan) else {
        return;
    };
    for (letak, ukuran) in pembanding(bahan) {
        let dikenal = acuan(bahan, &letak, ukuran);
        let milik_satu = match dikenal.map(|satu| satu.jenis) {
            Some(JenisTolokUkur::Kl) => true,
            Some(
                JenisTolokUkur::Nasional
                | JenisTolokUkur::Provinsi
                | JenisTolokUkur::Kabupaten
                | JenisTolokUkur::Peer,
            ) => false,
            None => satu_instansi(ukuran.keterangan.as_deref().unwrap_or("")),
        };
        if milik_satu {
            catatan.temukan(
                path(&letak),
                tertulis(ukuran),
                "Disebut menurut pemiliknya, bukan standar nasional.",
                match dikenal {
                    Some(satu) => format!("{tempat}: \"{klaim}\"; acuan: {}.", satu.nama),
                    None => format!("{tempat}: \"{klaim}\"; keterangan menyebut satu instansi."),
                },
            );
        }
    }
}

fn skala_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (letak, ukuran) in pembanding(bahan) {
        let (Some(nilai), Some(pembanding)) = (
            realisasi(bahan, letak.indikator).ok(),
            ukuran.nilai.map(|nilai| nilai.0),
        ) else {
            continue;
        };
        let sama = if let Some(satu) = acuan(bahan, &letak, ukuran) {
            sebanding(&satu.skala, &letak.indikator.satuan, nilai, pembanding)
        } else {
            // Without provenance only an index of 0 to 5 against a score of some ten is plain.
            let (lima, dua_puluh) = (Decimal::from(5), Decimal::from(20));
            let (rendah, tinggi) = (nilai.min(pembanding), nilai.max(pembanding));
            !(rendah <= lima && tinggi >= dua_puluh)
        };
        if !sama {
            catatan.temukan(
                path(&letak),
                tertulis(ukuran),
                format!("Pembanding dengan skala {}.", letak.indikator.satuan),
                format!(
                    "Realisasi {}, pembanding {}.",
                    tampil(nilai),
                    tampil(pembanding)
                ),
            );
        }
    }
}

fn janji(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let banyak = |letak: &Letak<'_>| {
        letak
            .indikator
            .ukuran
            .iter()
            .filter(|ukuran| ukuran.jenis == JenisUkuran::Pembanding)
            .count()
    };
    let terbanyak = berlaku(bahan.dokumen).iter().map(banyak).max().unwrap_or(0);
    for satu in super::penomoran::tabel(bahan.dokumen) {
        let judul = satu.judul.to_lowercase();
        let lingkup = ["nasional", "provinsi", "kabupaten"]
            .into_iter()
            .filter(|lingkup| judul.contains(lingkup))
            .count();
        let perbandingan = judul.contains("perbandingan") && judul.contains("nasional");
        if perbandingan && lingkup > 1 && terbanyak < lingkup {
            catatan.temukan(
                format!("/tabel/{}", satu.nomor),
                format!("Tabel {} {}", satu.nomor, satu.judul),
                format!("{lingkup} pembanding, atau judul menurut isinya."),
                format!("Judul menyebut {lingkup} lingkup; terisi paling banyak {terbanyak}."),
            );
        }
    }
}

fn tahun_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (letak, ukuran) in pembanding(bahan) {
        if ukuran.tahun != bahan.dokumen.tahun {
            catatan.temukan(
                path(&letak),
                format!("{}, tahun {}", tertulis(ukuran), ukuran.tahun),
                format!("Tahun {}", bahan.dokumen.tahun),
                "Tahun pembanding dibandingkan dengan tahun laporan.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan_dengan};

    fn kode(tahun: i32, nilai: &str, keterangan: &str, narasi: &str) -> Vec<&'static str> {
        let isi = format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "indikator": [{{
                "nomor": "T1.1", "kode": "SKM", "nama": "x", "satuan": "Skor", "realisasi": {{"nilai": "79"}},
                "ukuran": [{{"jenis": "PEMBANDING", "tahun": {tahun}, "nilai": "{nilai}", "keterangan": "{keterangan}"}}]
                }}]}}]}}, "narasi": [{{"bagian": "CAPAIAN", "isi": "{narasi}"}}]}}"#
        );
        temuan_dengan(&dokumen(&isi), &acuan(), "R-BENCH")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    #[test]
    fn a_comparator_has_a_source_a_year_and_a_scale() {
        assert_eq!(
            kode(
                2023,
                "83",
                "Rata-rata kecamatan, sumber: LKjIP kabupaten",
                "x"
            ),
            [""; 0]
        );
        assert_eq!(kode(2023, "83", "Kecamatan lain", "x"), ["R-BENCH-01"]);
        assert_eq!(
            kode(2022, "83", "Sumber: LKjIP kabupaten", "x"),
            ["R-BENCH-05"]
        );
        assert_eq!(
            kode(2023, "4.63", "Sumber: publikasi IPP", "x"),
            ["R-BENCH-03"]
        );
    }

    #[test]
    fn a_ministry_is_no_national_standard() {
        let klaim = "Perbandingan dengan standar nasional diuraikan berikut.";
        assert_eq!(
            kode(2023, "88", "Kementerian X, sumber: laporannya", klaim),
            ["R-BENCH-02"]
        );
        assert_eq!(
            kode(
                2023,
                "88",
                "Kementerian X, sumber: laporannya",
                "Perbandingan."
            ),
            [""; 0]
        );
        assert_eq!(
            kode(2023, "88", "Rata-rata nasional, sumber: publikasi", klaim),
            [""; 0]
        );
    }

    #[test]
    fn a_title_promises_what_is_there() {
        let judul = "Tabel 3.5 Perbandingan dengan Standar Nasional, Provinsi, dan Kabupaten";
        assert_eq!(
            kode(2023, "88", "Nasional, sumber: publikasi", judul),
            ["R-BENCH-04"]
        );
        let judul = "Tabel 3.5 Perbandingan dengan Standar Nasional";
        assert_eq!(
            kode(2023, "88", "Nasional, sumber: publikasi", judul),
            [""; 0]
        );
    }
}
