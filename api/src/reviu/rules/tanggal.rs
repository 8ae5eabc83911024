//! R-DATE: dates follow each other, lie in their year, and keep their deadline.

use entity::status::{JenisPerjanjian, JenisTenggat};
use entity::value::Tanggal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use super::jelajah::naskah;
use super::teks::{kalimat, kata, kutip};
use crate::tenggat::rules::jatuh_tempo;

const DASAR: &str = "PP 8/2006 dan Perpres 29/2014: laporan perangkat daerah kepada bupati paling lambat dua \
                     bulan setelah tahun anggaran (batas tiap tahun ditetapkan kabupaten dalam daftar tenggat).";
const DASAR_PK: &str = "PermenPANRB 53/2014: Perjanjian Kinerja disusun paling lambat satu bulan setelah DPA \
                        disahkan (batas tiap tahun dalam daftar tenggat).";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-DATE-01",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Peringatan,
        judul: "Laporan ditandatangani sesudah tenggat",
        penjelasan: "Tanggal laporan dibandingkan dengan tenggat LKjIP perangkat daerah, atau perpanjangannya \
                     bagi kecamatan itu. Laporan yang terlambat \
                     menurunkan nilai ketepatan waktu; jelaskan sebabnya dalam tanggapan.",
        dasar: DASAR,
        lke: &["CLAP001.6"],
        periksa: terlambat,
    },
    Aturan {
        kode: "R-DATE-02",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Galat,
        judul: "Laporan bertanggal sebelum tahunnya berakhir",
        penjelasan: "Laporan tahunan ditandatangani setelah tahun anggaran berakhir. Perbaiki tanggalnya.",
        dasar: DASAR,
        lke: &["CLAP001.3"],
        periksa: terlalu_awal,
    },
    Aturan {
        kode: "R-DATE-03",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Galat,
        judul: "Tanggal Perjanjian Kinerja di luar tahunnya atau terbalik",
        penjelasan: "Perjanjian Kinerja dan perubahannya bertanggal dalam tahun anggarannya, dan perubahan \
                     sesudah yang murni. Periksa tanggal pada naskah yang ditandatangani.",
        dasar: DASAR_PK,
        lke: &["AREN001.2"],
        periksa: perjanjian,
    },
    Aturan {
        kode: "R-DATE-04",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Peringatan,
        judul: "Perjanjian Kinerja ditandatangani sesudah tenggat",
        penjelasan: "Tanggal Perjanjian Kinerja murni dibandingkan dengan tenggatnya, atau perpanjangannya bagi \
                     kecamatan itu.",
        dasar: DASAR_PK,
        lke: &["AREN001.2"],
        periksa: perjanjian_terlambat,
    },
    Aturan {
        kode: "R-DATE-05",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Galat,
        judul: "Periode survei di luar tahun laporan",
        penjelasan: "Survei Kepuasan Masyarakat yang dilaporkan harus dilakukan dalam tahun laporan, dan \
                     mulainya tidak sesudah selesainya.",
        dasar: "PermenPANRB 14/2017: survei paling sedikit satu kali setahun.",
        lke: &["CLAP002.1"],
        periksa: survei,
    },
    Aturan {
        kode: "R-DATE-06",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Peringatan,
        judul: "Tanggal dalam naskah berbeda dari tanggal laporan",
        penjelasan: "Tempat dan tanggal pada kata pengantar atau penutup berbeda dari tanggal laporan. Samakan.",
        dasar: DASAR,
        lke: &["CLAP001.3"],
        periksa: tempat_tanggal,
    },
    Aturan {
        kode: "R-DATE-07",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Galat,
        judul: "Tanggal yang tidak ada dalam kalender",
        penjelasan: "Tanggal dalam naskah tidak ada, mis. 30 Februari atau 31 November. Periksa harinya pada naskah \
                     yang ditandatangani.",
        dasar: "Kalender; PP 8/2006 (naskah perlu dicocokkan).",
        lke: &["CLAP001.3"],
        periksa: mustahil,
    },
    Aturan {
        kode: "R-DATE-08",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Peringatan,
        judul: "Tanggal Perjanjian Kinerja dalam narasi berbeda",
        penjelasan: "Kalimat tentang Perjanjian Kinerja menyebut tanggal dalam tahun laporan yang bukan tanggal \
                     perjanjian murni maupun perubahannya. Samakan.",
        dasar: DASAR_PK,
        lke: &["CLAP001.3"],
        periksa: tanggal_perjanjian,
    },
    Aturan {
        kode: "R-DATE-09",
        rumpun: Rumpun::Tanggal,
        keparahan: Keparahan::Peringatan,
        judul: "Laporan menyebut dirinya laporan tahun lain",
        penjelasan: "Judul atau kalimat menyebut laporan kinerja kecamatan ini dengan tahun lain daripada tahun \
                     laporan; biasanya sisa salinan dari laporan tahun lalu. Betulkan tahunnya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: tahun_sendiri,
    },
];

/// Day, month and year of every `28 Maret 2024` in a text, with the words.
fn tanggal_dalam(teks: &str) -> Vec<(String, Option<Tanggal>)> {
    let kata: Vec<&str> = teks
        .split_whitespace()
        .map(|kata| kata.trim_matches(|huruf: char| !huruf.is_alphanumeric()))
        .collect();
    kata.windows(3)
        .filter(|tiga| {
            let angka =
                |kata: &str, banyak: usize| kata.len() <= banyak && kata.parse::<u32>().is_ok();
            angka(tiga[0], 2)
                && BULAN.contains(&tiga[1].to_lowercase().as_str())
                && tiga[2].len() == 4
                && angka(tiga[2], 4)
        })
        .map(|tiga| {
            let teks = tiga.join(" ");
            let tanggal = baca(&teks);
            (teks, tanggal)
        })
        .collect()
}

fn mustahil(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in naskah(bahan) {
        for (tertulis, tanggal) in tanggal_dalam(teks) {
            if tanggal.is_none() {
                catatan.temukan(
                    path.clone(),
                    tertulis,
                    "Tanggal yang ada dalam bulan itu.",
                    "Bulan itu tidak memiliki hari sebanyak itu pada tahun tersebut.",
                );
            }
        }
    }
}

fn tanggal_perjanjian(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = &bahan.dokumen.perjanjian;
    if semua.is_empty() {
        return;
    }
    let ada: Vec<String> = semua
        .iter()
        .map(|satu| dengan_bulan(&satu.tanggal.0))
        .collect();
    for (path, teks) in naskah(bahan) {
        for satu in kalimat(teks) {
            let kecil = satu.to_lowercase();
            let memuat = |daftar: &[&str]| daftar.iter().any(|kata| kecil.contains(kata));
            // A deadline, or the date of another document, is none of its own.
            let lain = memuat(&[
                "paling lambat",
                "selambat",
                "batas",
                "sebelum tanggal",
                "dpa",
                "rapat",
            ]);
            let ditetapkan = memuat(&["ditandatangani", "ditetapkan", "tertanggal", "diubah"]);
            if !kecil.contains("perjanjian kinerja") || !ditetapkan || lain {
                continue;
            }
            for (tertulis, tanggal) in tanggal_dalam(satu) {
                let asing = tanggal.is_some_and(|tanggal| {
                    tahun(&tanggal) == bahan.dokumen.tahun
                        && semua.iter().all(|satu| satu.tanggal.0 != tanggal)
                });
                if asing {
                    catatan.temukan(
                        path.clone(),
                        tertulis,
                        ada.join(" atau "),
                        format!("Dalam kalimat \"{}\".", kutip(satu, 200)),
                    );
                }
            }
        }
    }
}

/// The year by which a sentence calls the report of this kecamatan: `Laporan Kinerja … Tahun 2023`.
fn tahun_laporan(kalimat: &str) -> Option<i32> {
    let kata = kata(kalimat);
    let mulai = kata.iter().enumerate().find_map(|(di, kata_ini)| {
        let berikut = kata.get(di + 1).is_some_and(|kata| kata == "kinerja");
        let singkat = matches!(kata_ini.as_str(), "lkjip" | "lakip" | "lkj");
        (singkat || (kata_ini == "laporan" && berikut)).then_some(di)
    })?;
    let tahun_di = (mulai + 1..kata.len().min(mulai + 14)).find(|di| kata[*di] == "tahun")?;
    let berkecamatan = kata
        .get(mulai..tahun_di)?
        .iter()
        .any(|kata| kata == "kecamatan");
    let sesudah = tahun_di
        + 1
        + usize::from(
            kata.get(tahun_di + 1)
                .is_some_and(|kata| kata == "anggaran"),
        );
    let periode = kata
        .get(sesudah + 1)
        .is_some_and(|kata| kata.parse::<i32>().is_ok());
    let tahun: i32 = kata.get(sesudah)?.parse().ok()?;
    (berkecamatan && !periode && (2000..=2100).contains(&tahun)).then_some(tahun)
}

fn tahun_sendiri(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let benar = bahan.dokumen.tahun;
    for (path, teks) in naskah(bahan) {
        for satu in kalimat(teks) {
            let kecil = satu.to_lowercase();
            let tentang_lain = [
                "evaluasi",
                "lhe",
                "tindak lanjut",
                "lalu",
                "sebelumnya",
                "banding",
                "sumber",
                "menurut",
            ]
            .iter()
            .any(|kata| kecil.contains(kata));
            if let Some(tahun) =
                tahun_laporan(satu).filter(|tahun| *tahun != benar && !tentang_lain)
            {
                catatan.temukan(
                    path.clone(),
                    kutip(satu, 160),
                    format!("Tahun {benar}"),
                    format!("Laporan ini laporan tahun {benar}, kalimat menyebut {tahun}."),
                );
            }
        }
    }
}

const BULAN: [&str; 12] = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
];

/// A day counted from one fixed day, so that days between two dates are a difference.
fn hari(tanggal: &Tanggal) -> i64 {
    let angka =
        |dari: usize, sampai: usize| -> i64 { tanggal.as_str()[dari..sampai].parse().unwrap_or(0) };
    let (tahun, bulan, hari) = (angka(0, 4), angka(5, 7), angka(8, 10));
    // Years that begin in March, so that the leap day is the last.
    let (tahun, bulan) = if bulan > 2 {
        (tahun, bulan - 3)
    } else {
        (tahun - 1, bulan + 9)
    };
    365 * tahun + tahun / 4 - tahun / 100 + tahun / 400 + (153 * bulan + 2) / 5 + hari
}

/// A date as a person writes it: `28 Maret 2024`.
fn dengan_bulan(tanggal: &Tanggal) -> String {
    let teks = tanggal.as_str();
    let bulan = teks[5..7]
        .parse::<usize>()
        .ok()
        .and_then(|bulan| BULAN.get(bulan.checked_sub(1)?));
    let hari = teks[8..10].trim_start_matches('0');
    match bulan {
        Some(bulan) => {
            let (awal, sisa) = bulan.split_at(1);
            format!("{hari} {}{sisa} {}", awal.to_uppercase(), &teks[0..4])
        }
        None => teks.to_owned(),
    }
}

fn tahun(tanggal: &Tanggal) -> i32 {
    tanggal.as_str()[0..4].parse().unwrap_or(0)
}

/// Reads `28 Maret 2024`.
fn baca(teks: &str) -> Option<Tanggal> {
    let kata: Vec<&str> = teks.split_whitespace().collect();
    let [hari, bulan, tahun] = kata.as_slice() else {
        return None;
    };
    let bulan = BULAN
        .iter()
        .position(|nama| *nama == bulan.to_lowercase())?
        + 1;
    let hari: u32 = hari.parse().ok()?;
    format!("{tahun}-{bulan:02}-{hari:02}").parse().ok()
}

/// When a document of the report's year is due for its kecamatan, and by what.
fn tenggat<'a>(bahan: &Bahan<'a>, jenis: JenisTenggat) -> Option<(&'a Tanggal, String)> {
    let satu = bahan
        .acuan
        .tenggat
        .iter()
        .find(|satu| satu.jenis == jenis && satu.tahun == bahan.dokumen.tahun)?;
    let kecamatan = bahan
        .acuan
        .kecamatan
        .iter()
        .find(|kecamatan| kecamatan.kode == bahan.dokumen.kecamatan);
    let perpanjangan = bahan.acuan.perpanjangan.iter().find(|perpanjangan| {
        perpanjangan.tenggat_id == satu.id
            && perpanjangan.diakhiri_pada.is_none()
            && kecamatan.is_some_and(|kecamatan| kecamatan.id == perpanjangan.kecamatan_id)
    });
    let batas = jatuh_tempo(&satu.tanggal, perpanjangan.map(|satu| &satu.tanggal));
    let dasar = match perpanjangan {
        Some(perpanjangan) => format!(
            "{}; diperpanjang bagi kecamatan ini: {}",
            satu.dasar_hukum, perpanjangan.alasan
        ),
        None => satu.dasar_hukum.clone(),
    };
    Some((batas, dasar))
}

fn lewat(path: String, tanggal: &Tanggal, batas: (&Tanggal, String), catatan: &mut Catatan) {
    let (batas, dasar) = batas;
    let terlambat = hari(tanggal) - hari(batas);
    if terlambat > 0 {
        catatan.temukan(
            path,
            dengan_bulan(tanggal),
            format!("Paling lambat {}", dengan_bulan(batas)),
            format!("Terlambat {terlambat} hari ({dasar})."),
        );
    }
}

fn terlambat(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    if let (Some(tanggal), Some(batas)) =
        (&bahan.dokumen.tanggal, tenggat(bahan, JenisTenggat::Lkjip))
    {
        lewat("/tanggal".to_owned(), &tanggal.0, batas, catatan);
    }
}

fn terlalu_awal(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    if let Some(tanggal) = &bahan.dokumen.tanggal
        && tahun(&tanggal.0) <= bahan.dokumen.tahun
    {
        catatan.temukan(
            "/tanggal",
            dengan_bulan(&tanggal.0),
            format!("Sesudah 31 Desember {}", bahan.dokumen.tahun),
            format!(
                "Laporan tahun {} bertanggal dalam tahun itu atau sebelumnya.",
                bahan.dokumen.tahun
            ),
        );
    }
}

const fn nama(jenis: JenisPerjanjian) -> &'static str {
    match jenis {
        JenisPerjanjian::Murni => "MURNI",
        JenisPerjanjian::Perubahan => "PERUBAHAN",
    }
}

fn perjanjian(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = &bahan.dokumen.perjanjian;
    for satu in semua {
        let path = format!("/perjanjian/{}/tanggal", nama(satu.jenis));
        if tahun(&satu.tanggal.0) != bahan.dokumen.tahun {
            catatan.temukan(
                path.clone(),
                dengan_bulan(&satu.tanggal.0),
                format!("Tanggal dalam tahun {}", bahan.dokumen.tahun),
                format!("Perjanjian Kinerja tahun {}.", bahan.dokumen.tahun),
            );
        }
        let murni = semua
            .iter()
            .find(|lain| lain.jenis == JenisPerjanjian::Murni);
        if satu.jenis == JenisPerjanjian::Perubahan
            && let Some(murni) = murni
            && satu.tanggal <= murni.tanggal
        {
            catatan.temukan(
                path,
                dengan_bulan(&satu.tanggal.0),
                format!("Sesudah {}", dengan_bulan(&murni.tanggal.0)),
                "Perubahan tidak mendahului Perjanjian Kinerja murni.",
            );
        }
    }
}

fn perjanjian_terlambat(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(batas) = tenggat(bahan, JenisTenggat::PerjanjianKinerja) else {
        return;
    };
    for satu in &bahan.dokumen.perjanjian {
        if satu.jenis == JenisPerjanjian::Murni {
            lewat(
                "/perjanjian/MURNI/tanggal".to_owned(),
                &satu.tanggal.0,
                batas.clone(),
                catatan,
            );
        }
    }
}

fn survei(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    for (nama, tanggal) in [("mulai", &skm.mulai), ("selesai", &skm.selesai)] {
        if let Some(tanggal) = tanggal
            && tahun(&tanggal.0) != bahan.dokumen.tahun
        {
            catatan.temukan(
                format!("/skm/{nama}"),
                dengan_bulan(&tanggal.0),
                format!("Tanggal dalam tahun {}", bahan.dokumen.tahun),
                "Periode survei dibandingkan dengan tahun laporan.",
            );
        }
    }
    if let (Some(mulai), Some(selesai)) = (&skm.mulai, &skm.selesai)
        && mulai > selesai
    {
        catatan.temukan(
            "/skm/mulai",
            dengan_bulan(&mulai.0),
            format!("Tidak sesudah {}", dengan_bulan(&selesai.0)),
            "Survei mulai sesudah selesai.",
        );
    }
}

fn tempat_tanggal(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(tanggal) = &bahan.dokumen.tanggal else {
        return;
    };
    for (path, teks) in naskah(bahan) {
        for baris in teks.lines() {
            // Alone on its line, as above a signature.
            if let Some((tempat, sisa)) = baris.trim().split_once(',')
                && tempat.split_whitespace().count() <= 3
                && let Some(dibaca) = baca(sisa.trim())
                && dibaca != tanggal.0
            {
                catatan.temukan(
                    path.clone(),
                    baris.trim(),
                    dengan_bulan(&tanggal.0),
                    "Dibandingkan dengan tanggal laporan.",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, semua, temuan_dengan};
    use super::hari;
    use entity::id::{PenggunaId, PerpanjanganId};
    use entity::status::JenisTenggat;
    use entity::tenggat_perpanjangan;
    use entity::value::Waktu;

    fn kode(isi: &str) -> Vec<&'static str> {
        temuan_dengan(&dokumen(isi), &acuan(), "R-DATE")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    #[test]
    fn days_between_dates() {
        let hari = |teks: &str| hari(&teks.parse().unwrap());
        assert_eq!(hari("2024-03-01") - hari("2024-02-28"), 2);
        assert_eq!(hari("2023-03-01") - hari("2023-02-28"), 1);
        assert_eq!(hari("2025-01-01") - hari("2024-01-01"), 366);
    }

    #[test]
    fn the_report_keeps_its_deadline_and_its_year() {
        assert_eq!(kode(r#"{"tanggal": "2024-02-29"}"#), [""; 0]);
        assert_eq!(kode(r#"{"tanggal": "2023-12-29"}"#), ["R-DATE-02"]);
        let hasil = semua(&dokumen(r#"{"tanggal": "2024-03-04"}"#), &acuan());
        let satu = hasil
            .iter()
            .find(|satu| satu.aturan == "R-DATE-01")
            .unwrap();
        assert!(
            satu.hitungan.starts_with("Terlambat 4 hari"),
            "{}",
            satu.hitungan
        );
    }

    #[test]
    fn a_kecamatan_that_was_given_more_time_is_late_after_it() {
        let laporan = dokumen(r#"{"tanggal": "2024-03-04"}"#);
        let mut acuan = acuan();
        let tenggat = acuan
            .tenggat
            .iter()
            .find(|satu| satu.jenis == JenisTenggat::Lkjip && satu.tahun == 2023)
            .unwrap()
            .id;
        let milik = |kode: &str| {
            let kecamatan = acuan.kecamatan.iter().find(|satu| satu.kode == kode);
            tenggat_perpanjangan::Model {
                id: PerpanjanganId(1),
                tenggat_id: tenggat,
                kecamatan_id: kecamatan.unwrap().id,
                tanggal: "2024-03-02".parse().unwrap(),
                alasan: "Gempa.".to_owned(),
                nomor_surat: None,
                pengguna_id: PenggunaId(1),
                pelaku_nama: "Analis".to_owned(),
                diberikan_pada: Waktu(0),
                diakhiri_pada: None,
                diakhiri_nama: None,
                alasan_pencabutan: None,
                version: 1,
            }
        };
        let (lain, sendiri) = (milik("35.29.06"), milik("35.29.05"));
        for (perpanjangan, hari) in [(lain, 4), (sendiri, 2)] {
            acuan.perpanjangan = vec![perpanjangan];
            let hasil = semua(&laporan, &acuan);
            let satu = hasil.iter().find(|satu| satu.aturan == "R-DATE-01");
            let hitungan = &satu.unwrap().hitungan;
            let awal = format!("Terlambat {hari} hari");
            assert!(hitungan.starts_with(&awal), "{hitungan}");
            assert_eq!(hitungan.contains("Gempa."), hari == 2, "{hitungan}");
        }
    }

    #[test]
    fn agreements_lie_in_their_year_and_order() {
        let dua = |murni: &str, perubahan: &str| {
            let satu = |jenis: &str, tanggal: &str| {
                format!(
                    r#"{{"jenis": "{jenis}", "tanggal": "{tanggal}", "pihakPertama": {{"nama": "a", "jabatan": "b"}},
                        "pihakKedua": {{"nama": "a", "jabatan": "b"}}}}"#
                )
            };
            kode(&format!(
                r#"{{"perjanjian": [{}, {}]}}"#,
                satu("MURNI", murni),
                satu("PERUBAHAN", perubahan)
            ))
        };
        assert_eq!(dua("2023-01-31", "2023-10-02"), [""; 0]);
        assert_eq!(dua("2023-02-01", "2023-10-02"), ["R-DATE-04"]);
        assert_eq!(dua("2023-01-20", "2023-01-19"), ["R-DATE-03"]);
        assert_eq!(dua("2023-01-20", "2024-01-19"), ["R-DATE-03"]);
    }

    #[test]
    fn the_survey_lies_in_the_year() {
        assert_eq!(
            kode(r#"{"skm": {"mulai": "2023-01-02", "selesai": "2023-06-30"}}"#),
            [""; 0]
        );
        assert_eq!(
            kode(r#"{"skm": {"mulai": "2022-01-02", "selesai": "2022-06-30"}}"#),
            ["R-DATE-05", "R-DATE-05"]
        );
        assert_eq!(
            kode(r#"{"skm": {"mulai": "2023-08-02", "selesai": "2023-06-30"}}"#),
            ["R-DATE-05"]
        );
    }

    #[test]
    fn dates_in_the_text_are_possible_and_those_of_the_agreements() {
        let isi = |teks: &str| {
            kode(&format!(
                r#"{{"perjanjian": [{{"jenis": "MURNI", "tanggal": "2023-01-17",
                    "pihakPertama": {{"nama": "a", "jabatan": "b"}}, "pihakKedua": {{"nama": "a", "jabatan": "b"}}}}],
                    "narasi": [{{"bagian": "PERENCANAAN", "isi": "{teks}"}}]}}"#
            ))
        };
        assert_eq!(isi("Rapat tanggal 31 Oktober 2023."), [""; 0]);
        assert_eq!(isi("Rapat tanggal 31 November 2023."), ["R-DATE-07"]);
        assert_eq!(
            isi("Perjanjian Kinerja ditandatangani pada 17 Januari 2023."),
            [""; 0]
        );
        assert_eq!(
            isi("Perjanjian Kinerja ditandatangani paling lambat 31 Januari 2023."),
            [""; 0]
        );
        assert_eq!(
            isi("Perjanjian Kinerja ditandatangani pada 27 Januari 2023."),
            ["R-DATE-08"]
        );
    }

    #[test]
    fn the_report_calls_itself_by_its_year() {
        let isi = |teks: &str| {
            kode(&format!(
                r#"{{"narasi": [{{"bagian": "PENDAHULUAN", "isi": "{teks}"}}]}}"#
            ))
        };
        assert_eq!(
            isi("Laporan Kinerja Kecamatan Kota Tahun Anggaran 2023."),
            [""; 0]
        );
        assert_eq!(
            isi("LKjIP Kecamatan Kota Tahun 2022 disusun."),
            ["R-DATE-09"]
        );
        assert_eq!(
            isi("Hasil evaluasi LKjIP Kecamatan Kota Tahun 2022 ditindaklanjuti."),
            [""; 0]
        );
    }

    #[test]
    fn the_date_in_the_text_is_that_of_the_report() {
        let isi = |hari: &str| {
            kode(&format!(
                r#"{{"tanggal": "2024-02-20", "narasi": [{{"bagian": "PENUTUP", "isi": "Demikian.\nKota, {hari} Februari 2024"}}]}}"#
            ))
        };
        assert_eq!(isi("20"), [""; 0]);
        assert_eq!(isi("21"), ["R-DATE-06"]);
    }
}
