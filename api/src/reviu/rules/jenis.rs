//! R-TYPE: what is filled in is of the kind that its unit says.

use super::jelajah::semua_indikator;
use super::kolom::{teks_kolom, tercetak_sebagai};
use super::teks::{kata, normal, sama};
use super::tercetak::{baca, tampil};
use super::ukuran::{berpersen, kamus};
use rust_decimal::Decimal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::lkjip::dokumen::Indikator;

const DASAR: &str =
    "PermenPANRB 53/2014: target dan realisasi dinyatakan dalam satuan indikatornya.";

/// Units that count or measure.
const BERUPA_ANGKA: [&str; 6] = ["skor", "nilai", "indeks", "angka", "persen", "poin"];
/// Units of a grade.
const BERUPA_PREDIKAT: [&str; 4] = ["predikat", "kategori", "opini", "peringkat"];

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-TYPE-01",
        rumpun: Rumpun::Jenis,
        keparahan: Keparahan::Galat,
        judul: "Jenis isian tidak sesuai satuan",
        penjelasan: "Satuan angka (Skor, %) diisi predikat, atau satuan Predikat diisi angka. Tetapkan satu: \
                     angka dengan satuan Skor, atau predikat dengan satuan Predikat.",
        dasar: DASAR,
        lke: &["CLAP002.3", "AREN002.5"],
        periksa: satuan,
    },
    Aturan {
        kode: "R-TYPE-02",
        rumpun: Rumpun::Jenis,
        keparahan: Keparahan::Peringatan,
        judul: "Persentase tidak masuk akal",
        penjelasan: "Nilai bersatuan persen negatif atau jauh di atas 100. Periksa tanda koma dan satuannya.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: persentase,
    },
    Aturan {
        kode: "R-TYPE-03",
        rumpun: Rumpun::Jenis,
        keparahan: Keparahan::Peringatan,
        judul: "Satuan berbeda di tempat lain",
        penjelasan: "Satuan yang tercetak di tempat lain, atau menurut kamus indikator, bukan satuan yang sama. \
                     Samakan satuannya.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: satuan_lain,
    },
    Aturan {
        kode: "R-TYPE-04",
        rumpun: Rumpun::Jenis,
        keparahan: Keparahan::Info,
        judul: "Satuan disingkat di sebagian tempat",
        penjelasan: "Satuan yang sama ditulis lengkap di satu tempat dan disingkat di tempat lain. Pilih satu \
                     penulisan.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: satuan_singkat,
    },
    Aturan {
        kode: "R-TYPE-05",
        rumpun: Rumpun::Jenis,
        keparahan: Keparahan::Info,
        judul: "Tanda persen tidak ditulis di semua kolom",
        penjelasan: "Target dan realisasi satu baris dalam satu tabel bersatuan persen, tetapi hanya salah \
                     satunya bertanda %. Samakan penulisannya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: tanda_persen,
    },
];

/// What a unit asks for.
#[derive(PartialEq, Eq)]
enum Isian {
    Angka,
    Predikat,
}

fn isian(satuan: &str) -> Option<Isian> {
    let kata = kata(satuan);
    let ada = |daftar: &[&str]| kata.iter().any(|kata| daftar.contains(&kata.as_str()));
    if ada(&BERUPA_PREDIKAT) {
        Some(Isian::Predikat)
    } else if satuan.contains('%') || ada(&BERUPA_ANGKA) {
        Some(Isian::Angka)
    } else {
        None
    }
}

/// Of a unit that does not say it: whatever is measured in numbers somewhere is so everywhere.
fn campuran(baris: &Indikator) -> Option<Isian> {
    let realisasi = baris.realisasi.iter().map(|satu| satu.nilai);
    let berangka = baris.ukuran.iter().map(|satu| satu.nilai).chain(realisasi);
    berangka.flatten().next().map(|_| Isian::Angka)
}

/// Values of an indicator of the other kind, each with where it stands.
fn salah_jenis(baris: &Indikator, seharusnya: &Isian) -> Vec<String> {
    let ukuran = baris.ukuran.iter().map(|satu| {
        (
            format!("{} {}", nama_jenis(satu), satu.tahun),
            satu.nilai,
            &satu.predikat,
        )
    });
    let realisasi = baris
        .realisasi
        .iter()
        .map(|satu| ("realisasi".to_owned(), satu.nilai, &satu.predikat));
    let pembanding = baris.pembanding.iter().map(|satu| {
        (
            format!("pembanding {}", satu.tahun),
            satu.nilai,
            &satu.predikat,
        )
    });
    ukuran
        .chain(pembanding)
        .chain(realisasi)
        .filter_map(
            |(tempat, nilai, predikat)| match (nilai, predikat, seharusnya) {
                (_, Some(predikat), Isian::Angka) => Some(format!("{predikat} ({tempat})")),
                (Some(nilai), None, Isian::Predikat) => {
                    Some(format!("{} ({tempat})", tampil(nilai.0)))
                }
                (Some(_) | None, None, Isian::Angka) | (_, _, Isian::Predikat) => None,
            },
        )
        .collect()
}

fn nama_jenis(ukuran: &crate::lkjip::dokumen::UkuranDokumen) -> &'static str {
    use entity::status::JenisUkuran;
    match ukuran.jenis {
        JenisUkuran::Renstra => "Renstra",
        JenisUkuran::RktAwal => "RKT awal",
        JenisUkuran::RktReviu => "RKT reviu",
        JenisUkuran::PkMurni => "PK murni",
        JenisUkuran::PkPerubahan => "PK perubahan",
        JenisUkuran::TargetLalu => "target lalu",
        JenisUkuran::RealisasiLalu => "realisasi lalu",
    }
}

fn satuan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        let baris = letak.indikator;
        let Some(seharusnya) = isian(&baris.satuan).or_else(|| campuran(baris)) else {
            continue;
        };
        let salah = salah_jenis(baris, &seharusnya);
        if !salah.is_empty() {
            catatan.temukan(
                format!("{}/satuan", letak.path()),
                format!("{}: {}", baris.satuan, salah.join(", ")),
                match seharusnya {
                    Isian::Angka => "Angka, atau satuan Predikat.",
                    Isian::Predikat => "Predikat, atau satuan angka.",
                },
                format!(
                    "{} isian tidak sejenis dengan satuan {}.",
                    salah.len(),
                    baris.satuan
                ),
            );
        }
        for fakta in ["target", "realisasi"] {
            for cetak in tercetak_sebagai(&baris.tertulis, fakta) {
                // `BB skor`: a grade with a unit of measure.
                if let [predikat, satuan] = kata(&cetak.teks).as_slice()
                    && predikat.chars().all(|huruf| huruf.is_ascii_alphabetic())
                    && predikat.len() <= 3
                    && BERUPA_ANGKA.contains(&satuan.as_str())
                {
                    catatan.temukan(
                        letak.path_tertulis(&cetak.kolom),
                        &cetak.teks,
                        format!("Angka dengan satuan {satuan}, atau predikat tanpa satuan."),
                        "Predikat tidak bersatuan angka.",
                    );
                }
            }
        }
    }
}

fn persentase(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let batas = bahan.parameter.capaian_wajar;
    let mut uji = |path: String, nilai: Option<Decimal>| {
        if let Some(nilai) = nilai
            && (nilai < Decimal::ZERO || nilai > batas)
        {
            catatan.temukan(
                path,
                format!("{}%", tampil(nilai)),
                format!("Antara 0% dan {}%.", tampil(batas)),
                "Batas kewajaran persentase.",
            );
        }
    };
    for letak in semua_indikator(bahan.dokumen) {
        let baris = letak.indikator;
        if berpersen(&baris.satuan) {
            for ukuran in &baris.ukuran {
                uji(
                    format!("{}/ukuran", letak.path()),
                    ukuran.nilai.map(|it| it.0),
                );
            }
            let nilai = baris.realisasi.as_ref().and_then(|it| it.nilai);
            uji(format!("{}/realisasi", letak.path()), nilai.map(|it| it.0));
        }
    }
    for baris in &bahan.dokumen.anggaran {
        if baris.satuan.as_deref().is_some_and(berpersen) {
            let path = format!("/anggaran/{}", baris.nomor);
            uji(
                format!("{path}/targetMurni"),
                baris.target_murni.map(|it| it.0),
            );
            uji(
                format!("{path}/targetPerubahan"),
                baris.target_perubahan.map(|it| it.0),
            );
            uji(
                format!("{path}/realisasiKinerja"),
                baris.realisasi_kinerja.map(|it| it.0),
            );
        }
    }
}

/// Whether one unit abbreviates the other: `Lap` and `Laporan`.
fn menyingkat(satu: &str, dua: &str) -> bool {
    let (satu, dua) = (normal(satu), normal(dua));
    let persen = |teks: &str| teks.is_empty() || teks == "persen";
    satu != dua
        && (satu.starts_with(&dua) || dua.starts_with(&satu) || (persen(&satu) && persen(&dua)))
}

/// Whether both units are names of a plain number on a scale.
fn sebangun(satu: &str, dua: &str) -> bool {
    let bernilai = |teks: &str| {
        let teks = normal(teks);
        ["skor", "nilai", "indeks", "angka", "poin"].contains(&teks.as_str())
    };
    bernilai(satu) && bernilai(dua)
}

/// Units printed elsewhere than with their row: path, unit there, unit here, where the latter stands.
fn satuan_tercetak<'a>(bahan: &Bahan<'a>) -> Vec<(String, &'a str, &'a str, String)> {
    let mut hasil = Vec::new();
    for letak in semua_indikator(bahan.dokumen) {
        let baris = letak.indikator;
        // What has a scale may be told by its score or by its grade.
        let satu = kamus(bahan.acuan, baris).filter(|satu| {
            let bergolongan =
                satu.skala_id.is_some() && isian(&baris.satuan) == Some(Isian::Predikat);
            !bergolongan && !sebangun(&baris.satuan, &satu.satuan)
        });
        if let Some(satu) = satu {
            hasil.push((
                format!("{}/satuan", letak.path()),
                baris.satuan.as_str(),
                satu.satuan.as_str(),
                format!("kamus indikator {}", satu.kode),
            ));
        }
        for cetak in tercetak_sebagai(&baris.tertulis, "satuan") {
            hasil.push((
                letak.path_tertulis(&cetak.kolom),
                cetak.teks.trim(),
                baris.satuan.as_str(),
                format!("indikator {}", baris.nomor),
            ));
        }
    }
    for baris in &bahan.dokumen.anggaran {
        let Some(satuan) = &baris.satuan else {
            continue;
        };
        for cetak in tercetak_sebagai(&baris.tertulis, "satuan") {
            hasil.push((
                format!("/anggaran/{}/tertulis/{}", baris.nomor, cetak.kolom),
                cetak.teks.trim(),
                satuan.as_str(),
                format!("baris {}", baris.nomor),
            ));
        }
    }
    hasil.retain(|(_, satu, dua, _)| {
        !satu.is_empty() && *satu != *dua && (!sama(satu, dua) || normal(satu).is_empty())
    });
    hasil
}

fn satuan_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, tertulis, seharusnya, asal) in satuan_tercetak(bahan) {
        if !menyingkat(tertulis, seharusnya) {
            catatan.temukan(
                path,
                tertulis,
                seharusnya,
                format!("Dibandingkan dengan {asal}."),
            );
        }
    }
}

fn satuan_singkat(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    // One way to write it, one finding: what matters is the habit, not each row.
    let mut kelompok: Vec<(String, &str, &str, Vec<String>)> = Vec::new();
    for (path, tertulis, seharusnya, asal) in satuan_tercetak(bahan) {
        if !menyingkat(tertulis, seharusnya) {
            continue;
        }
        let sudah = kelompok
            .iter_mut()
            .find(|(_, satu, dua, _)| sama(satu, tertulis) && sama(dua, seharusnya));
        match sudah {
            Some((.., tempat)) => tempat.push(asal),
            None => kelompok.push((path, tertulis, seharusnya, vec![asal])),
        }
    }
    for (path, tertulis, seharusnya, tempat) in kelompok {
        catatan.temukan(
            path,
            tertulis,
            format!("Satu penulisan: {tertulis} atau {seharusnya}."),
            format!("Berbeda pada {}.", tempat.join(", ")),
        );
    }
}

fn tanda_persen(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        if !baris.satuan.as_deref().is_some_and(berpersen) {
            continue;
        }
        for cetak in tercetak_sebagai(&baris.tertulis, "realisasi kinerja") {
            let target = cetak.kolom.replace("realisasi kinerja", "target");
            let (Some(target), Some(realisasi)) = (
                teks_kolom(&baris.tertulis, &target).and_then(baca),
                baca(cetak.teks.trim()),
            ) else {
                continue;
            };
            if target.persen != realisasi.persen {
                catatan.temukan(
                    format!("/anggaran/{}/tertulis/{}", baris.nomor, cetak.kolom),
                    &cetak.teks,
                    format!("{}%", cetak.teks.trim().trim_end_matches('%')),
                    "Hanya salah satu dari target dan realisasi yang bertanda %.",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan, temuan_dengan};

    fn satu(satuan: &str, ukuran: &str, tertulis: &str) -> String {
        format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "indikator": [{{
                "nomor": "T1.1", "nama": "x", "satuan": "{satuan}",
                "ukuran": [{{"jenis": "RENSTRA", "tahun": 2023, {ukuran}}}], "tertulis": [{tertulis}]}}]}}]}}}}"#
        )
    }

    #[test]
    fn a_value_is_of_the_kind_of_its_unit() {
        for (satuan, ukuran, banyak) in [
            ("Skor", r#""predikat": "BB""#, 1),
            ("Predikat", r#""predikat": "BB""#, 0),
            ("Predikat", r#""nilai": "80""#, 1),
            ("%", r#""nilai": "80""#, 0),
            ("Dokumen", r#""predikat": "BB""#, 0),
        ] {
            let hasil = temuan(&dokumen(&satu(satuan, ukuran, "")), "R-TYPE");
            assert_eq!(hasil.len(), banyak, "{satuan} {ukuran}");
        }
        let cetak = r#"{"kolom": "target (x)", "teks": "BB skor"}"#;
        assert_eq!(
            temuan(
                &dokumen(&satu("Predikat", r#""predikat": "BB""#, cetak)),
                "R-TYPE-01"
            )
            .len(),
            1
        );
        let besar = temuan(&dokumen(&satu("%", r#""nilai": "8000""#, "")), "R-TYPE");
        assert_eq!(besar, [("R-TYPE-02", "/rencana/T1.1/ukuran".to_owned())]);
    }

    fn baris(satuan: &str, lain: &str) -> Vec<&'static str> {
        let isi = format!(
            r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "x", "satuan": "{satuan}",
                "tertulis": [{{"kolom": "satuan (x)", "teks": "{lain}"}}]}}]}}"#
        );
        temuan(&dokumen(&isi), "R-TYPE")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    #[test]
    fn a_unit_is_the_same_everywhere() {
        assert_eq!(baris("Lap", "Laporan"), ["R-TYPE-04"]);
        assert_eq!(baris("%", "Persen"), ["R-TYPE-04"]);
        assert_eq!(baris("unit", "Unit"), [""; 0]);
        assert_eq!(baris("unit", "Orang"), ["R-TYPE-03"]);
        let lain = satu("Orang", r#""nilai": "1""#, "").replace(
            "\"nomor\": \"T1.1\"",
            "\"nomor\": \"T1.1\", \"kode\": \"SKM\"",
        );
        assert_eq!(
            temuan_dengan(&dokumen(&lain), &acuan(), "R-TYPE-03").len(),
            1
        );
    }

    #[test]
    fn a_percent_sign_stands_in_both_columns() {
        let isi = |realisasi: &str| {
            let isi = format!(
                r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "x", "satuan": "%", "tertulis": [
                    {{"kolom": "target (x)", "teks": "100%"}},
                    {{"kolom": "realisasi kinerja (x)", "teks": "{realisasi}"}}]}}]}}"#
            );
            temuan(&dokumen(&isi), "R-TYPE-05").len()
        };
        assert_eq!((isi("99,5"), isi("99,5%")), (1, 0));
    }
}
