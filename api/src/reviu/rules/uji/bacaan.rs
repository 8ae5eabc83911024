//! What the families that read texts and structure find in the sample.

use serde_json::{Value, json};

use super::{ACUAN, CONTOH, semua};
use crate::lkjip::dokumen::Dokumen;
use crate::reviu::model::Temuan;

/// What a reviewer found in the sample, as rule and path, for the families that read texts and structure.
/// Several findings of one fact are one line.
const DITEMUKAN: &[(&str, &str)] = &[
    // Change of capaian: 0,06 % for −0,05 points, while the realisasi rose.
    ("R-NARR-03", "/rencana/1.1.1/tertulis/perubahan capaian"),
    ("R-NARR-04", "/rencana/1.1.1/tertulis/perubahan capaian"),
    ("R-NARR-05", "/rencana/1.1.1/tertulis/perubahan capaian"),
    // 048,2% for 0,48%.
    ("R-NARR-02", "/narasi/EFISIENSI"),
    // A mean of seven that all are 100.
    ("R-NARR-06", "/narasi/PENUTUP"),
    // Marked as not supporting, told to support.
    ("R-NARR-09", "/anggaran/III/dukungan/1.1"),
    ("R-NARR-09", "/anggaran/IV/dukungan/1.1"),
    ("R-NARR-09", "/anggaran/V/dukungan/1.1"),
    ("R-NARR-09", "/anggaran/VI/dukungan/1.1"),
    // Two of three indicators are in the closing chapter only.
    ("R-COMPLETE-05", "/rencana/1.2.1"),
    ("R-COMPLETE-05", "/rencana/2.1.1"),
    ("R-COMPLETE-08", "/rencana/T1.1/ukuran/RENSTRA"),
    ("R-COMPLETE-08", "/rencana/T2.1/ukuran/RENSTRA"),
    ("R-COMPLETE-09", "/anggaran"),
    ("R-FORMULA-01", "/rencana/1.2.1/formulasi"),
    ("R-FORMULA-01", "/rencana/2.1.1/formulasi"),
    (
        "R-WEIGHT-01",
        "/rencana/T2.1/tertulis/bobot komponen (SK IKU)",
    ),
    (
        "R-WEIGHT-02",
        "/rencana/T2.1/tertulis/bobot komponen (SK IKU)",
    ),
    ("R-SCALE-03", "/rencana/T2.1/ukuran"),
    (
        "R-SCALE-05",
        "/rencana/T2.1/tertulis/skala predikat (SK IKU)",
    ),
    (
        "R-SCALE-01",
        "/tertulis/skala tingkat keberhasilan (tabel 3.6)",
    ),
    ("R-TYPE-01", "/rencana/T2.1/satuan"),
    ("R-TYPE-01", "/rencana/T2.1/tertulis/target (T-C.25)"),
    (
        "R-INTERVAL-01",
        "/rencana/1.1.1/tertulis/interval SI (tabel 2.3)",
    ),
    (
        "R-INTERVAL-01",
        "/rencana/1.1.1/tertulis/interval SI (SK IKU)",
    ),
    (
        "R-INTERVAL-02",
        "/rencana/1.1.1/tertulis/interval SI (tabel 2.3)",
    ),
    ("R-NUM-01", "/tabel/2.4"),
    ("R-NUM-03", "/narasi/RENCANA_KERJA"),
    ("R-NUM-01", "/tabel/3.7"),
    // Six spellings of one sasaran.
    ("R-NAME-01", "/rencana/1.1.1/tertulis/sasaran (tabel 2.2)"),
    ("R-NAME-01", "/rencana/1.1.1/tertulis/sasaran (tabel 2.6)"),
    (
        "R-NAME-01",
        "/rencana/1.1.1/tertulis/sasaran (uraian tabel 3.2)",
    ),
    ("R-NAME-01", "/rencana/1.1.1/tertulis/sasaran (SK IKU)"),
    ("R-NAME-01", "/rencana/2.1.1/tertulis/sasaran (SK IKU)"),
    ("R-NAME-01", "/anggaran/IV/tertulis/indikator (tabel 2.6)"),
    // The comparator is a ministry's own figure, and alone.
    ("R-BENCH-01", "/rencana/1.1.1/pembanding/1"),
    ("R-BENCH-02", "/rencana/1.1.1/pembanding/1"),
    ("R-BENCH-04", "/tabel/3.5"),
    ("R-MISSING-04", "/lampiran/PERNYATAAN_REVIU"),
    ("R-MISSING-01", "/lampiran/LAPORAN_SKM"),
    ("R-MISSING-01", "/lampiran/RENCANA_AKSI"),
    ("R-MISSING-02", "/narasi/PENDAHULUAN"),
    ("R-MISSING-03", "/skm"),
    ("R-EVID-01", "/rencana/1.1.1/sumberData"),
    ("R-EVID-01", "/narasi/RENCANA_KERJA"),
    ("R-DATE-01", "/tanggal"),
    // Beyond the examples: a comma in the text, the own name, a copied source, an own code.
    ("R-NARR-01", "/narasi/EFISIENSI"),
    ("R-NARR-06", "/narasi/PENUTUP"),
    ("R-NARR-08", "/narasi/CAPAIAN"),
    ("R-ENTITY-02", "/organisasi/susunan/1/tugas"),
    ("R-ENTITY-02", "/narasi/PENUTUP"),
    ("R-EVID-02", "/rencana/T2.1/sumberDefinisi"),
    ("R-WEIGHT-03", "/skm/bobot"),
    ("R-NUM-04", "/anggaran/I.7/tertulis/nomor"),
    ("R-NAME-06", "/anggaran/I.1.7/nama"),
];

/// How much each rule of these families finds in the sample: nothing more is right.
const BANYAKNYA: &[(&str, usize)] = &[
    ("R-BENCH-01", 1),
    ("R-BENCH-02", 1),
    ("R-BENCH-04", 1),
    ("R-COMPLETE-03", 2),
    ("R-COMPLETE-04", 1),
    ("R-COMPLETE-05", 2),
    ("R-COMPLETE-06", 2),
    ("R-COMPLETE-08", 2),
    ("R-COMPLETE-09", 1),
    ("R-COMPLETE-13", 2),
    ("R-DATE-01", 1),
    ("R-ENTITY-02", 3),
    ("R-EVID-01", 3),
    ("R-EVID-02", 1),
    ("R-FORMULA-01", 2),
    ("R-INTERVAL-01", 2),
    ("R-INTERVAL-02", 2),
    ("R-MISSING-01", 2),
    ("R-MISSING-02", 1),
    ("R-MISSING-03", 1),
    ("R-MISSING-04", 1),
    ("R-NAME-01", 21),
    ("R-NAME-03", 3),
    ("R-NAME-04", 6),
    ("R-NAME-06", 1),
    ("R-NARR-01", 1),
    ("R-NARR-02", 1),
    ("R-NARR-03", 1),
    ("R-NARR-04", 1),
    ("R-NARR-05", 1),
    ("R-NARR-06", 2),
    ("R-NARR-08", 1),
    ("R-NARR-09", 4),
    ("R-NUM-01", 3),
    ("R-NUM-02", 1),
    ("R-NUM-03", 1),
    ("R-NUM-04", 2),
    ("R-SCALE-01", 1),
    ("R-SCALE-02", 2),
    ("R-SCALE-03", 1),
    ("R-SCALE-05", 1),
    ("R-SCALE-08", 3),
    ("R-TYPE-01", 2),
    ("R-TYPE-04", 2),
    ("R-TYPE-05", 1),
    ("R-TYPO-01", 1),
    ("R-TYPO-04", 1),
    ("R-WEIGHT-01", 1),
    ("R-WEIGHT-02", 1),
    ("R-WEIGHT-03", 1),
];

fn contoh() -> Vec<Temuan> {
    let dokumen: Dokumen = serde_json::from_str(CONTOH).unwrap();
    semua(&dokumen, &ACUAN)
}

/// The families that are tested here.
const KELUARGA: [&str; 16] = [
    "R-NAME-",
    "R-NUM-",
    "R-SCALE-",
    "R-INTERVAL-",
    "R-FORMULA-",
    "R-WEIGHT-",
    "R-TYPE-",
    "R-COMPLETE-",
    "R-NARR-",
    "R-BENCH-",
    "R-DATE-",
    "R-LEGAL-",
    "R-ENTITY-",
    "R-MISSING-",
    "R-EVID-",
    "R-TYPO-",
];

fn keluarga(kode: &str) -> bool {
    KELUARGA.iter().any(|awalan| kode.starts_with(awalan))
}

#[test]
fn what_a_reviewer_found_in_the_sample_is_found() {
    let hasil = contoh();
    let hilang: Vec<_> = DITEMUKAN
        .iter()
        .filter(|(aturan, path)| {
            !hasil
                .iter()
                .any(|satu| satu.aturan == *aturan && satu.path == *path)
        })
        .collect();
    assert!(hilang.is_empty(), "{hilang:#?}");
}

#[test]
fn nothing_else_is_found_in_the_sample() {
    let mut banyak: Vec<(&str, usize)> = Vec::new();
    for satu in contoh().iter().filter(|satu| keluarga(satu.aturan)) {
        match banyak.iter_mut().find(|(aturan, _)| *aturan == satu.aturan) {
            Some((_, banyak)) => *banyak += 1,
            None => banyak.push((satu.aturan, 1)),
        }
    }
    banyak.sort_unstable();
    assert_eq!(banyak, BANYAKNYA);
}

#[test]
fn what_the_sample_has_right_is_not_told() {
    // Figures, counts, dates and names that were checked by hand.
    let benar = [
        "100,45",
        "99,17",
        "0,68",
        "0,83%",
        "92,21",
        "6,87",
        "1,39%",
        "90.600",
        "14.000",
        "750.000",
        "21.156.400",
        "311.600",
        "2.330.050.747",
        "2.030.274.860",
        "87,13%",
        "12,87%",
        "13,69%",
        "9 sasaran",
        "3 sasaran",
        "2 tujuan",
        "3 indikator",
        "25 Januari 2023",
        "20 November 2023",
    ];
    for satu in contoh().iter().filter(|satu| keluarga(satu.aturan)) {
        assert!(!benar.contains(&satu.tertulis.trim()), "{satu:?}");
    }
    // Agreements in their year and order; classes of their values; citations in force.
    for aturan in [
        "R-DATE-03",
        "R-DATE-04",
        "R-SCALE-06",
        "R-SCALE-07",
        "R-LEGAL-01",
        "R-NARR-07",
        "R-ENTITY-01",
        "R-ENTITY-03",
    ] {
        assert!(
            contoh().iter().all(|satu| satu.aturan != aturan),
            "{aturan}"
        );
    }
}

#[test]
fn every_rule_explains_itself() {
    let mut kode = std::collections::BTreeSet::new();
    for aturan in crate::reviu::rules::semua() {
        assert!(kode.insert(aturan.kode), "{}", aturan.kode);
        let teks = [aturan.judul, aturan.penjelasan, aturan.dasar];
        assert!(
            teks.iter()
                .all(|teks| teks.len() > 10 && !teks.contains("  ")),
            "{}",
            aturan.kode
        );
        assert!(!aturan.lke.is_empty(), "{}", aturan.kode);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Whatever an author writes, the rules answer.
    #[test]
    fn no_text_stops_the_rules(
        isi in r"([a-zA-Z0-9é%.,;:()<>≤≥/×\- \n]|Tabel [0-9]\.[0-9] |Rp |sebesar |terdiri |indikator |Kecamatan |Nomor |Tahun |desa |peningkatan |[0-9]{20,30}%){0,60}",
        cetak in r"([0-9]{1,30}|[a-z]{1,5}|[ ,.;%()<>≤≥\-]|×100| / |é){0,20}",
    ) {
        let kolom: Vec<Value> = [
            "skala kategori capaian", "skala predikat", "interval SI (a)", "interval SK (a)", "bobot komponen",
            "bobot unsur", "formulasi", "nama (a)", "sasaran (a)", "satuan (a)", "capaian", "kategori", "target",
            "perubahan capaian", "sumber data", "nomor",
        ]
        .iter()
        .map(|kolom| json!({"kolom": kolom, "teks": cetak}))
        .collect();
        let mut dokumen: Value = serde_json::from_str(CONTOH).unwrap();
        dokumen["tertulis"] = json!(kolom);
        dokumen["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0]["tertulis"] = json!(kolom);
        dokumen["rencana"]["tujuan"][0]["sasaran"][0]["uraian"] = json!(isi);
        dokumen["anggaran"][0]["tertulis"] = json!(kolom);
        dokumen["narasi"] = json!([{"bagian": "CAPAIAN", "isi": isi}, {"bagian": "DASAR_HUKUM", "isi": isi}]);
        dokumen["tabel"] = json!([]);
        let dokumen: Dokumen = serde_json::from_value(dokumen).unwrap();
        semua(&dokumen, &ACUAN);
    }
}
