//! R-BENCH: who compares says with whom, of when, and from where.

use super::jelajah::{Letak, berlaku, naskah};
use super::teks::{kalimat, kata, kutip, normal};
use super::tercetak::tampil;
use super::ukuran::{kamus, realisasi};
use entity::status::JenisTolokUkur;
use entity::tolok_ukur;
use rust_decimal::Decimal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::lkjip::dokumen::Pembanding;
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
                     angkanya. Lengkapi sumbernya.",
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

/// A comparator, the indicator it stands at, and its pointer.
struct Satu<'a> {
    letak: Letak<'a>,
    pembanding: &'a Pembanding,
    path: String,
}

/// Comparators of the indicators, numbered from 1 within each.
fn semua_pembanding<'a>(bahan: &Bahan<'a>) -> Vec<Satu<'a>> {
    berlaku(bahan.dokumen)
        .into_iter()
        .flat_map(|letak| {
            let pembanding = letak.indikator.pembanding.iter().zip(1..);
            pembanding.map(move |(pembanding, nomor)| Satu {
                letak,
                pembanding,
                path: format!("{}/pembanding/{nomor}", letak.path()),
            })
        })
        .collect()
}

fn tertulis(satu: &Pembanding) -> String {
    let nilai = match (&satu.nilai, &satu.predikat) {
        (Some(nilai), _) => tampil(nilai.0),
        (None, Some(predikat)) => predikat.clone(),
        (None, None) => String::new(),
    };
    format!("{nilai} ({})", satu.nama)
}

/// The benchmark of reference with the same indicator, year and value.
fn acuan<'a>(bahan: &Bahan<'a>, satu: &Satu<'_>) -> Option<&'a tolok_ukur::Model> {
    let indikator = kamus(bahan.acuan, satu.letak.indikator)?;
    let pembanding = satu.pembanding;
    let nilai = pembanding.nilai?.0;
    bahan.acuan.tolok_ukur.iter().find(|satu| {
        satu.indikator_id == indikator.id
            && satu.tahun == pembanding.tahun
            && satu.nilai.desimal() == nilai
    })
}

fn tanpa_sumber(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in semua_pembanding(bahan) {
        let sumber = satu.pembanding.sumber.as_deref().unwrap_or("");
        if sumber.trim().is_empty() {
            catatan.temukan(
                satu.path,
                tertulis(satu.pembanding),
                "Dokumen atau laman asal angka.",
                "Sumber pembanding kosong.",
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
    naskah(bahan).into_iter().find_map(|(path, teks)| {
        let satu = kalimat(teks).into_iter().find(|satu| {
            frasa
                .iter()
                .any(|frasa| satu.to_lowercase().contains(frasa))
        })?;
        Some((path, kutip(satu, 160)))
    })
}

/// Whether a name is that of one ministry or agency.
fn satu_instansi(nama: &str) -> bool {
    kata(nama).iter().any(|kata| {
        kata.starts_with("kemen")
            || matches!(kata.as_str(), "menpan" | "panrb" | "lembaga" | "badan")
    })
}

fn bukan_nasional(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let narasi = klaim_nasional(bahan).map(|(tempat, klaim)| format!("{tempat}: \"{klaim}\""));
    for satu in semua_pembanding(bahan) {
        let pembanding = satu.pembanding;
        // What the list itself calls national needs no sentence that does.
        let klaim = match pembanding.jenis {
            JenisTolokUkur::Nasional => Some("lingkup NASIONAL".to_owned()),
            JenisTolokUkur::Kl => narasi.clone(),
            JenisTolokUkur::Provinsi | JenisTolokUkur::Kabupaten | JenisTolokUkur::Peer => None,
        };
        let dikenal = acuan(bahan, &satu);
        let milik_satu = match dikenal.map(|satu| satu.jenis) {
            Some(JenisTolokUkur::Kl) => true,
            Some(
                JenisTolokUkur::Nasional
                | JenisTolokUkur::Provinsi
                | JenisTolokUkur::Kabupaten
                | JenisTolokUkur::Peer,
            ) => false,
            None => pembanding.jenis == JenisTolokUkur::Kl || satu_instansi(&pembanding.nama),
        };
        if let (Some(klaim), true) = (klaim, milik_satu) {
            catatan.temukan(
                satu.path.clone(),
                tertulis(pembanding),
                "Disebut menurut pemiliknya, bukan standar nasional.",
                match dikenal {
                    Some(dikenal) => format!("{klaim}; acuan: {}.", dikenal.nama),
                    None => format!("{klaim}; pembandingnya satu instansi."),
                },
            );
        }
    }
}

/// An index on a scale of its own that a remark names, and the indicator does not.
fn indeks_lain(keterangan: &str, nama: &str) -> Option<&'static str> {
    let indeks = [
        ("pelayanan publik", "Indeks Pelayanan Publik"),
        ("ipp", "Indeks Pelayanan Publik"),
        ("reformasi birokrasi", "Indeks Reformasi Birokrasi"),
        ("pembangunan manusia", "Indeks Pembangunan Manusia"),
        ("spbe", "Indeks SPBE"),
    ];
    let memuat =
        |teks: &str, kata: &str| format!(" {} ", normal(teks)).contains(&format!(" {kata} "));
    let berindeks = memuat(keterangan, "indeks") || memuat(keterangan, "ipp");
    let ada = |kata: &str| memuat(keterangan, kata) && !memuat(nama, kata);
    indeks
        .into_iter()
        .find(|(kata, _)| berindeks && ada(kata))
        .map(|(_, nama)| nama)
}

fn skala_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in semua_pembanding(bahan) {
        let indikator = satu.letak.indikator;
        let (Some(nilai), Some(pembanding)) = (
            realisasi(bahan, indikator).ok(),
            satu.pembanding.nilai.map(|nilai| nilai.0),
        ) else {
            continue;
        };
        let bersatuan = satu.pembanding.satuan.as_ref();
        let indeks_lain = indeks_lain(&satu.pembanding.nama, &indikator.nama);
        let sama = if indeks_lain.is_some()
            || bersatuan.is_some_and(|lain| !lain.eq_ignore_ascii_case(&indikator.satuan))
        {
            false
        } else if let Some(dikenal) = acuan(bahan, &satu) {
            sebanding(&dikenal.skala, &indikator.satuan, nilai, pembanding)
        } else {
            // Without provenance only an index of 0 to 5 against a score of some ten is plain.
            let (lima, dua_puluh) = (Decimal::from(5), Decimal::from(20));
            let (rendah, tinggi) = (nilai.min(pembanding), nilai.max(pembanding));
            !(rendah <= lima && tinggi >= dua_puluh)
        };
        if !sama {
            catatan.temukan(
                satu.path,
                tertulis(satu.pembanding),
                format!("Pembanding dengan skala {}.", indikator.satuan),
                match indeks_lain {
                    Some(indeks) => format!("Nama pembanding menyebut {indeks}."),
                    None => format!(
                        "Realisasi {}, pembanding {}{}.",
                        tampil(nilai),
                        tampil(pembanding),
                        bersatuan.map_or_else(String::new, |lain| format!(" {lain}"))
                    ),
                },
            );
        }
    }
}

/// The scope of a comparator as titles of tables name it.
const fn lingkup(jenis: JenisTolokUkur) -> Option<&'static str> {
    match jenis {
        JenisTolokUkur::Nasional | JenisTolokUkur::Kl => Some("nasional"),
        JenisTolokUkur::Provinsi => Some("provinsi"),
        JenisTolokUkur::Kabupaten => Some("kabupaten"),
        JenisTolokUkur::Peer => None,
    }
}

fn janji(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let ada: Vec<&str> = semua_pembanding(bahan)
        .iter()
        .filter_map(|satu| lingkup(satu.pembanding.jenis))
        .collect();
    for satu in super::penomoran::tabel(bahan.dokumen) {
        let judul = satu.judul.to_lowercase();
        let dijanjikan: Vec<&str> = ["nasional", "provinsi", "kabupaten"]
            .into_iter()
            .filter(|lingkup| judul.contains(lingkup))
            .collect();
        let kurang: Vec<&str> = dijanjikan
            .iter()
            .copied()
            .filter(|lingkup| !ada.contains(lingkup))
            .collect();
        let perbandingan = judul.contains("perbandingan") && judul.contains("nasional");
        if perbandingan && dijanjikan.len() > 1 && !kurang.is_empty() {
            catatan.temukan(
                format!("/tabel/{}", satu.nomor),
                format!("Tabel {} {}", satu.nomor, satu.judul),
                format!(
                    "Pembanding {}, atau judul menurut isinya.",
                    kurang.join(", ")
                ),
                format!(
                    "Judul menyebut {}; tidak ada pembanding {}.",
                    dijanjikan.join(", "),
                    kurang.join(", ")
                ),
            );
        }
    }
}

fn tahun_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in semua_pembanding(bahan) {
        let tahun = satu.pembanding.tahun;
        if tahun != bahan.dokumen.tahun {
            catatan.temukan(
                satu.path,
                format!("{}, tahun {tahun}", tertulis(satu.pembanding)),
                format!("Tahun {}", bahan.dokumen.tahun),
                "Tahun pembanding dibandingkan dengan tahun laporan.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan_dengan};

    /// What is found where the comparators and the narrative are these.
    fn kode(pembanding: &str, narasi: &str) -> Vec<&'static str> {
        let isi = format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "indikator": [{{
                "nomor": "T1.1", "kode": "SKM", "nama": "x", "satuan": "Skor", "realisasi": {{"nilai": "79"}},
                "pembanding": [{pembanding}]
                }}]}}]}}, "narasi": [{{"bagian": "CAPAIAN", "isi": "{narasi}"}}]}}"#
        );
        temuan_dengan(&dokumen(&isi), &acuan(), "R-BENCH")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    fn satu(jenis: &str, tahun: i32, nilai: &str, nama: &str) -> String {
        format!(
            r#"{{"jenis": "{jenis}", "tahun": {tahun}, "nilai": "{nilai}", "nama": "{nama}", "sumber": "LKjIP kabupaten"}}"#
        )
    }

    #[test]
    fn a_comparator_has_a_source_a_year_and_a_scale() {
        let sepadan = satu("PEER", 2023, "83", "Rata-rata kecamatan");
        assert_eq!(kode(&sepadan, "x"), [""; 0]);
        let tanpa = sepadan.replace(r#", "sumber": "LKjIP kabupaten""#, "");
        assert_eq!(kode(&tanpa, "x"), ["R-BENCH-01"]);
        let lama = satu("PEER", 2022, "83", "Rata-rata kecamatan");
        assert_eq!(kode(&lama, "x"), ["R-BENCH-05"]);
        let indeks = satu("NASIONAL", 2023, "4.63", "Indeks pelayanan publik");
        assert_eq!(kode(&indeks, "x"), ["R-BENCH-03"]);
        let indeks = satu("PROVINSI", 2023, "83", "Indeks Pelayanan Publik provinsi");
        assert_eq!(kode(&indeks, "x"), ["R-BENCH-03"]);
        let bersatuan = sepadan.replace(r#""nama""#, r#""satuan": "Indeks", "nama""#);
        assert_eq!(kode(&bersatuan, "x"), ["R-BENCH-03"]);
        // Each of several is looked at.
        let ketiga = format!("{sepadan}, {lama}, {tanpa}");
        assert_eq!(kode(&ketiga, "x"), ["R-BENCH-01", "R-BENCH-05"]);
    }

    #[test]
    fn a_ministry_is_no_national_standard() {
        let klaim = "Perbandingan dengan standar nasional diuraikan berikut.";
        let kementerian = |jenis: &str| satu(jenis, 2023, "88", "Kementerian X");
        assert_eq!(kode(&kementerian("KL"), klaim), ["R-BENCH-02"]);
        assert_eq!(kode(&kementerian("KL"), "Perbandingan."), [""; 0]);
        assert_eq!(
            kode(&kementerian("NASIONAL"), "Perbandingan."),
            ["R-BENCH-02"]
        );
        let rata = satu("NASIONAL", 2023, "88", "Rata-rata nasional");
        assert_eq!(kode(&rata, klaim), [""; 0]);
    }

    #[test]
    fn a_title_promises_what_is_there() {
        let nasional = satu("NASIONAL", 2023, "88", "Nasional");
        let judul = "Tabel 3.5 Perbandingan dengan Standar Nasional dan Provinsi";
        assert_eq!(kode(&nasional, judul), ["R-BENCH-04"]);
        let berdua = format!("{nasional}, {}", satu("PROVINSI", 2023, "85", "Provinsi"));
        assert_eq!(kode(&berdua, judul), [""; 0]);
        let judul = "Tabel 3.5 Perbandingan dengan Standar Nasional";
        assert_eq!(kode(&nasional, judul), [""; 0]);
    }
}
