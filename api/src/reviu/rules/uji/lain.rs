//! A report of another kecamatan and year, made up and right, in other words than the sample: its rows are
//! numbered 1.1.1, its columns are called `% capaian` and `penyerapan`, its text writes out `persen` and
//! `miliar`. Nothing in it is an error; whatever is spoilt in it is found.

use serde_json::{Value, json};

use super::{ACUAN, semua};
use crate::lkjip::dokumen::Dokumen;
use crate::reviu::model::{Keparahan, Temuan};
use crate::reviu::rules::aturan;

fn utuh() -> Value {
    serde_json::from_str(include_str!("lain.json")).unwrap()
}

fn periksa(dokumen: Value) -> Vec<Temuan> {
    let dokumen: Dokumen = serde_json::from_value(dokumen).unwrap();
    semua(&dokumen, &ACUAN)
}

#[test]
fn a_right_report_has_no_error() {
    let galat: Vec<Temuan> = periksa(utuh())
        .into_iter()
        .filter(|temuan| aturan(temuan.aturan).unwrap().keparahan == Keparahan::Galat)
        .collect();
    assert_eq!(galat, []);
}

/// Indicators by a short name, in the table below.
const SINGKATAN: [(&str, &str); 4] = [
    ("@SKM", "/rencana/tujuan/0/sasaran/0/indikator/0"),
    ("@WAKTU", "/rencana/tujuan/0/sasaran/0/indikator/1"),
    ("@DESA", "/rencana/tujuan/0/sasaran/1/indikator/0"),
    ("@SAKIP", "/rencana/tujuan/1/indikator/0"),
];

fn panjang(letak: &str) -> String {
    let mut letak = letak.to_owned();
    for (pendek, panjang) in SINGKATAN {
        letak = letak.replace(pendek, panjang);
    }
    letak
}

/// A text of the report | what of it is spoilt | how | the rules that find it | where the first of them does.
const CACAT: &str = "
# Sums, percentages, capaian.
/anggaran/1/paguMurni | 918017048 | 918071048 | R-SUM-01 | /anggaran/1.1/paguMurni
/anggaran/9/realisasiAnggaran | 29919128 | 29919728 | R-SUM-01 | /anggaran/2.1/realisasiAnggaran
/anggaran/11/renstra/2/pagu | 60062442 | 60026442 | R-SUM-02 | /anggaran/3/renstra/2024/pagu
/tertulis/0/teks | 1.112.977 | 1.121.977 | R-SUM-03 | /tertulis/total pagu
/perjanjian/1/tertulis/0/teks | 977.184 | 977.148 | R-SUM-04 | /perjanjian/PERUBAHAN/tertulis/jumlah anggaran
/anggaran/7/tertulis/1/teks | 93,68 | 93,86 | R-PCT-01 | /anggaran/2/tertulis/penyerapan
/tertulis/2/teks | 95,20 | 95,02 | R-PCT-01 | /tertulis/penyerapan
@SKM/tertulis/0/teks | 102,18 | 102,17 | R-CAP-01 R-ROUND-01 | /rencana/1.1.1/tertulis/% capaian
@WAKTU/tertulis/0/teks | 106,67 | 93,33 | R-CAP-01 | /rencana/1.1.2/tertulis/% capaian
/anggaran/4/tertulis/0/teks | 100,00 | 99,00 | R-CAP-03 | /anggaran/1.2/tertulis/% capaian
@SKM/tertulis/2/teks | 101,73 | 101,37 | R-CAP-05 | /rencana/1.1.1/tertulis/capaian tahun lalu
@SKM/tertulis/4/teks | 97,25 | 97,52 | R-CAP-05 | /rencana/1.1.1/tertulis/tingkat kemajuan
/tertulis/3/teks | 104,42 | 104,24 | R-CAP-06 | /tertulis/capaian sasaran 1.1
/anggaran/11/tertulis/2/teks | 7.170.463 | 7.170.436 | R-EFF-01 | /anggaran/3/tertulis/sisa anggaran
@DESA/tertulis/5/teks | 61.726.944 | 61.726.494 | R-EFF-05 | /rencana/1.2.1/tertulis/pagu
# The same fact elsewhere.
/perjanjian/1/program/2/anggaran | 61726944 | 61762944 | R-XDOC-01 | /perjanjian/PERUBAHAN/program/3/anggaran
@SKM/ukuran/7/nilai | 79 | 78 | R-XDOC-02 | /rencana/1.1.1/ukuran/PK_MURNI/2022
/tertulis/8/teks | 007 | 070 | R-XDOC-04 | /tertulis/NIP penandatangan
@SKM/realisasi/nilai | 80.72 | 82.07 | R-XDOC-07 | /rencana/1.1.1/realisasi
# Levels, plan, names, numbers.
/anggaran/12/sasaran | 1.2 | 4.1 | R-HIER-10 | /anggaran/3.1/sasaran
/anggaran/8/kode | 7.01.02.2.04 | 7.01.03.2.04 | R-HIER-08 | /anggaran/2.1/kode
/anggaran/12/kondisiAkhir | 100 | 500 | R-AGG-02 | /anggaran/3.1/kondisiAkhir
/anggaran/7/nama | PELAYANAN PUBLIK | PELAYAAN PUBLIK | R-NAME-01 | /anggaran/2/nama
/tabel/3/nomor | 3.2 | 3.1 | R-NUM-01 | /tabel/3.1
/narasi/3/isi | Tabel 2.2 | Tabel 2.7 | R-NUM-03 | /narasi/PERENCANAAN
# Scales and kinds.
/tertulis/6/teks | Rendah ≥51-<66;  |  | R-SCALE-01 | /tertulis/skala kategori capaian
/tertulis/6/teks | ≥76-<91 | ≥70-<91 | R-SCALE-01 | /tertulis/skala kategori capaian
@SAKIP/realisasi/predikat | BB | E | R-SCALE-04 | /rencana/T2.1/realisasi
@DESA/tertulis/1/teks | Sangat Tinggi | Tinggi | R-SCALE-07 | /rencana/1.2.1/tertulis/kategori
/narasi/4/isi | kategori Sangat Tinggi | kategori Sedang | R-SCALE-09 | /narasi/CAPAIAN
@SKM/satuan | Skor | Orang | R-TYPE-03 | /rencana/1.1.1/satuan
# What the text says.
/narasi/5/isi | 1.059.598.846 | 1.059.598.864 | R-NARR-01 | /narasi/ANGGARAN
/narasi/5/isi | Rp1,11 miliar | Rp1,21 miliar | R-NARR-01 | /narasi/ANGGARAN
/narasi/7/isi | 95,20 persen | 59,20 persen | R-NARR-01 | /narasi/PENUTUP
/narasi/4/isi | sebesar 104,42 persen | sebesar 108,42 persen | R-NARR-06 | /narasi/CAPAIAN
/narasi/3/isi | 3 sasaran | 5 sasaran | R-NARR-07 | /narasi/PERENCANAAN
/narasi/4/isi | meningkat 1,37 | menurun 1,37 | R-NARR-10 | /narasi/CAPAIAN
/narasi/4/isi | meningkat 1,37 | meningkat 3,17 | R-NARR-11 | /narasi/CAPAIAN
/narasi/4/isi | Target tahun 2022 sebesar 79 | Target tahun 2022 sebesar 78 | R-NARR-12 | /narasi/CAPAIAN
/narasi/4/isi | 89,47 persen | 98,47 persen | R-NARR-14 | /narasi/CAPAIAN
/narasi/0/isi | 32.207 | 32.270 | R-NARR-15 | /narasi/PENDAHULUAN
@DESA/analisis/sebab | Pendampingan | Target tidak tercapai. Pendampingan | R-NARR-13 | /rencana/1.2.1/analisis/sebab
/anggaran/7/analisis | Keberhasilan | Capaian 92,5% ini efisien. Keberhasilan | R-EFF-02 | /anggaran/2/analisis
# Dates, law, places.
/tanggal | 2023-02-20 | 2023-03-20 | R-DATE-01 R-DATE-06 | /tanggal
/perjanjian/1/tanggal | 2022-10-17 | 2022-01-07 | R-DATE-03 | /perjanjian/PERUBAHAN/tanggal
/narasi/3/isi | 17 Januari | 27 Januari | R-DATE-08 | /narasi/PERENCANAAN
/narasi/3/isi | 17 Oktober | 31 November | R-DATE-07 | /narasi/PERENCANAAN
/skm/mulai | 2022-03 | 2021-03 | R-DATE-05 | /skm/mulai
/narasi/2/isi | Nomor 17 Tahun 2018 | Nomor 19 Tahun 2008 | R-LEGAL-01 | /narasi/DASAR_HUKUM
/narasi/2/isi | Nomor 29 Tahun 2014 | Nomor 92 Tahun 2014 | R-LEGAL-02 | /narasi/DASAR_HUKUM
/narasi/2/isi | Nomor 2 Tahun 2021 | Nomor 2 Tahun 2027 | R-LEGAL-03 | /narasi/DASAR_HUKUM
/narasi/7/isi | CAMAT ARJASA | CAMAT SAPEKEN | R-ENTITY-01 | /narasi/PENUTUP
/narasi/0/isi | Camat Arjasa | Camat Arjsaa | R-ENTITY-02 | /narasi/PENDAHULUAN
/narasi/0/isi | atas 19 desa | atas 17 desa | R-ENTITY-04 | /narasi/PENDAHULUAN
/anggaran/7/lokasi | Arjasa | Bluto | R-ENTITY-01 | /anggaran/2/lokasi
# Figures out of all proportion, comparators, evidence, slips of the pen.
@SKM/ukuran/4/nilai | 83 | 78 | R-PLAUS-12 | /rencana/1.1.1/ukuran/RENSTRA/2026
/skm/unsur/2/nrr | 3.05 | 5.03 | R-PLAUS-06 | /skm/unsur/2/nrr
@SKM/pembanding/0/nilai | 79.88 | 4.63 | R-BENCH-03 | /rencana/1.1.1/pembanding/1
@SKM/pembanding/0/sumber | Laporan Bagian Organisasi 2022 |  | R-BENCH-01 | /rencana/1.1.1/pembanding/1
@DESA/sumberData | Berita acara pembinaan desa | https://bit.ly/x | R-EVID-01 | /rencana/1.2.1/sumberData
@DESA/sumberData | Berita acara pembinaan desa | - | R-EVID-03 | /rencana/1.2.1/sumberData
@DESA/analisis/solusi | Jadwal pendampingan dimajukan. | - | R-COMPLETE-06 | /rencana/1.2.1/analisis
/narasi/7/isi | Demikian laporan | Demikian yang yang laporan | R-TYPO-01 | /narasi/PENUTUP
";

#[test]
fn whatever_is_spoilt_is_found() {
    let dasar = periksa(utuh());
    let mut luput = Vec::new();
    for cacat in CACAT.lines().filter(|baris| baris.contains(" | ")) {
        let bagian: Vec<&str> = cacat.split(" | ").collect();
        let [letak, dari, ke, aturan, path] = bagian[..] else {
            panic!("{cacat}");
        };
        let mut dokumen = utuh();
        let teks = dokumen.pointer_mut(&panjang(letak)).unwrap();
        let lama = teks.as_str().unwrap();
        assert!(lama.contains(dari), "{dari} is not in {lama}");
        *teks = json!(lama.replacen(dari, ke, 1));
        let baru: Vec<(&str, String)> = periksa(dokumen)
            .into_iter()
            .filter(|temuan| !dasar.contains(temuan))
            .map(|temuan| (temuan.aturan, temuan.path))
            .collect();
        let aturan: Vec<&str> = aturan.split(' ').collect();
        let semua = aturan
            .iter()
            .all(|aturan| baru.iter().any(|(satu, _)| satu == aturan));
        let di_tempat = baru
            .iter()
            .any(|(satu, di)| *satu == aturan[0] && di == path);
        if !semua || !di_tempat {
            luput.push(format!("{cacat}: found {baru:?}"));
        }
    }
    assert!(luput.is_empty(), "{luput:#?}");
}

#[test]
fn whatever_is_left_out_is_missed() {
    let jenis = ["PERJANJIAN_KINERJA", "RENCANA_AKSI", "LAPORAN_SKM"];
    for satu in jenis {
        let mut dokumen = utuh();
        let lampiran = dokumen["lampiran"].as_array_mut().unwrap();
        lampiran.retain(|lampiran| lampiran["jenis"] != satu);
        let path = format!("/lampiran/{satu}");
        assert!(
            periksa(dokumen)
                .iter()
                .any(|temuan| temuan.aturan == "R-MISSING-01" && temuan.path == path),
            "{satu}"
        );
    }
    for (alas, bagian, aturan) in [
        ("@DESA", "analisis", "R-COMPLETE-01"),
        ("@WAKTU", "realisasi", "R-COMPLETE-01"),
        ("/skm", "responden", "R-MISSING-03"),
        ("", "perjanjian", "R-COMPLETE-01"),
    ] {
        let mut dokumen = utuh();
        let induk = dokumen.pointer_mut(&panjang(alas)).unwrap();
        induk.as_object_mut().unwrap().remove(bagian);
        assert!(
            periksa(dokumen)
                .iter()
                .any(|temuan| temuan.aturan == aturan),
            "{alas}/{bagian}"
        );
    }
}
