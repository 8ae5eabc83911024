use std::collections::{BTreeMap, BTreeSet};

use entity::status::{JenisTolokUkur, Peran};
use serde_json::{Value, json};

use super::{
    ANGKA, ISI_ANGKA, ISI_KECAMATAN, ISI_LAPORAN, ISI_TANPA, ISI_TOLOK_UKUR, KECAMATAN, LAPORAN,
    TANPA, Tabel, keduanya, pinjam, ratakan, teks, tolok_ukur,
};
use crate::perbandingan::matriks;

#[tokio::test]
async fn one_indicator_against_everything() {
    let kabupaten = matriks::cerita().await;
    let isi = format!(
        "indikator {{ nama }} barisList {{ {ISI_KECAMATAN} {ISI_LAPORAN} {ISI_ANGKA} tahunLaluList {{ tahun asal \
         target {{ nilai }} realisasi {{ nilai }} capaian {{ nilai }} perubahanRealisasi {{ nilai }} \
         perubahanRealisasiPersen {{ nilai }} perubahanCapaian {{ nilai }} }} \
         kemajuan {{ tahunAkhir targetAkhir {{ nilai }} tingkat {{ nilai }} kategori {{ kode label }} \
         sisa {{ nilai }} sisaPersen {{ nilai }} }} {ISI_TOLOK_UKUR} }} {ISI_TANPA} \
         statistik {{ realisasi {{ jumlah rataRata minimum kuartil1 median kuartil3 maksimum }} \
         capaian {{ median }} tanpaKategori pitaList {{ golongan {{ kode }} jumlah }} }} \
         statistikLetakList {{ letak realisasi {{ median }} }}"
    );
    let field = r#"perbandinganIndikator(indikator: "SKM", tahun: 2023)"#;
    let (jawab, tabel) = keduanya(&kabupaten, Peran::Camat, field, &isi).await;
    let mut kolom: Vec<(String, String)> = [&KECAMATAN[..], &LAPORAN, &ANGKA]
        .concat()
        .into_iter()
        .map(|(satu, dua)| (satu.to_owned(), dua.to_owned()))
        .collect();
    for (akhir, jalan) in LALU {
        kolom.push((
            format!("sebelum_1_{akhir}"),
            format!("/tahunLaluList/0/{jalan}"),
        ));
    }
    kolom.extend(KEMAJUAN.map(|(satu, dua)| (satu.to_owned(), dua.to_owned())));
    for (letak, nama) in ["kl", "nasional", "provinsi"].into_iter().enumerate() {
        kolom.extend(tolok_ukur(nama, letak));
    }
    let pertanyaan = &[
        ("tahun", "2023"),
        ("indikator", "SKM"),
        (
            "indikator_nama",
            jawab["indikator"]["nama"].as_str().unwrap(),
        ),
        ("satuan", "Skor"),
    ];
    let kolom = pinjam(&kolom);
    tabel.cocok("KECAMATAN", &jawab["barisList"], &kolom, pertanyaan);
    tabel.hanya("KECAMATAN", &[&kolom, pertanyaan]);
    assert_eq!(tabel.bagian("KECAMATAN")[0]["sebelum_1_realisasi"], "78");
    let kolom = [&KECAMATAN[..], &LAPORAN, &TANPA].concat();
    tabel.cocok("TANPA_DATA", &jawab["tanpaDataList"], &kolom, pertanyaan);
    let statistik = [
        ("sebaran_realisasi_jumlah", "/realisasi/jumlah"),
        ("sebaran_realisasi_rata_rata", "/realisasi/rataRata"),
        ("sebaran_realisasi_minimum", "/realisasi/minimum"),
        ("sebaran_realisasi_kuartil_1", "/realisasi/kuartil1"),
        ("sebaran_realisasi_median", "/realisasi/median"),
        ("sebaran_realisasi_kuartil_3", "/realisasi/kuartil3"),
        ("sebaran_realisasi_maksimum", "/realisasi/maksimum"),
        ("sebaran_capaian_median", "/capaian/median"),
        ("tanpa_kategori", "/tanpaKategori"),
    ];
    let satu = json!([jawab["statistik"]]);
    tabel.cocok("SEBARAN", &satu, &statistik, pertanyaan);
    let letak = [
        ("letak", "/letak"),
        ("sebaran_realisasi_median", "/realisasi/median"),
    ];
    tabel.cocok(
        "SEBARAN_LETAK",
        &jawab["statistikLetakList"],
        &letak,
        pertanyaan,
    );
    let pita = [
        ("kategori", "/golongan/kode"),
        ("jumlah_kecamatan", "/jumlah"),
    ];
    tabel.cocok("PITA", &jawab["statistik"]["pitaList"], &pita, pertanyaan);
}

/// Columns of an earlier year, and where they are in it.
const LALU: [(&str, &str); 8] = [
    ("tahun", "tahun"),
    ("asal", "asal"),
    ("target", "target/nilai"),
    ("realisasi", "realisasi/nilai"),
    ("capaian", "capaian/nilai"),
    ("perubahan_realisasi", "perubahanRealisasi/nilai"),
    (
        "perubahan_realisasi_persen",
        "perubahanRealisasiPersen/nilai",
    ),
    ("perubahan_capaian", "perubahanCapaian/nilai"),
];
const KEMAJUAN: [(&str, &str); 7] = [
    ("akhir_periode_tahun", "/kemajuan/tahunAkhir"),
    ("akhir_periode_target", "/kemajuan/targetAkhir/nilai"),
    ("akhir_periode_tingkat", "/kemajuan/tingkat/nilai"),
    ("akhir_periode_kategori", "/kemajuan/kategori/kode"),
    ("akhir_periode_kategori_sebutan", "/kemajuan/kategori/label"),
    ("akhir_periode_sisa", "/kemajuan/sisa/nilai"),
    ("akhir_periode_sisa_persen", "/kemajuan/sisaPersen/nilai"),
];

#[tokio::test]
async fn a_matrix_is_one_row_for_each_kecamatan_indicator_and_year() {
    let kabupaten = matriks::cerita().await;
    // Two of one scope: the second is numbered.
    matriks::pembanding(&kabupaten, (JenisTolokUkur::Provinsi, "Uji lain"), 2023, 86).await;
    let isi = format!(
        "selList {{ indikator {{ kode nama satuan }} tahun {ISI_KECAMATAN} {ISI_LAPORAN} {ISI_ANGKA} \
         selisihTarget {{ nilai }} tahunLalu {{ tahun asal target {{ nilai }} realisasi {{ nilai }} \
         capaian {{ nilai }} perubahanRealisasi {{ nilai }} perubahanRealisasiPersen {{ nilai }} \
         perubahanCapaian {{ nilai }} }} \
         kemajuan {{ tahunAkhir targetAkhir {{ nilai }} tingkat {{ nilai }} kategori {{ kode label }} \
         sisa {{ nilai }} sisaPersen {{ nilai }} }} {ISI_TOLOK_UKUR} \
         terhadapMedianList {{ median {{ jenis nama tahun letak dihitung seluruhnya sumber \
         nilai {{ nilai }} }} capaian {{ nilai }} poin {{ nilai }} persen {{ nilai }} }} \
         pencilan {{ pencilan skor {{ nilai }} cara }} tanpaData {{ alasan pesan }} }} \
         sebaranList {{ indikator {{ kode nama satuan }} tahun \
         statistik {{ realisasi {{ jumlah median }} pitaList {{ golongan {{ kode }} jumlah }} }} \
         statistikLetakList {{ letak realisasi {{ median }} }} }}"
    );
    let args = r#"indikatorList: ["SKM", "KELUHAN", "SKM"], tahunList: [2023, 2022, 2023]"#;
    for lain in [
        "",
        r#", kecamatanList: ["35.29.01", "35.29.05", "35.29.08"]"#,
        ", letak: KEPULAUAN",
    ] {
        let field = format!("matriks({args}{lain})");
        let (jawab, tabel) = keduanya(&kabupaten, Peran::Camat, &field, &isi).await;
        let mut kolom: Vec<(String, String)> = [
            &[
                ("indikator", "/indikator/kode"),
                ("indikator_nama", "/indikator/nama"),
                ("satuan", "/indikator/satuan"),
                ("tahun", "/tahun"),
                ("selisih_target", "/selisihTarget/nilai"),
                ("pencilan", "/pencilan/pencilan"),
                ("pencilan_skor", "/pencilan/skor/nilai"),
                ("pencilan_cara", "/pencilan/cara"),
                ("tanpa_data", "/tanpaData/alasan"),
                ("tanpa_data_penjelasan", "/tanpaData/pesan"),
            ][..],
            &KECAMATAN,
            &LAPORAN,
            &ANGKA,
            &KEMAJUAN,
        ]
        .concat()
        .into_iter()
        .map(|(satu, dua)| (satu.to_owned(), dua.to_owned()))
        .collect();
        for (akhir, jalan) in LALU {
            kolom.push((format!("tahun_lalu_{akhir}"), format!("/tahunLalu/{jalan}")));
        }
        tabel.cocok("SEL", &jawab["selList"], &pinjam(&kolom), &[]);
        let semua = jawab["selList"].as_array().unwrap();
        for (baris, sel) in tabel.bagian("SEL").into_iter().zip(semua) {
            pembanding(baris, sel);
        }
        sebaran(&tabel, &jawab["sebaranList"]);
        assert!(
            tabel
                .kepala
                .contains(&"tolok_ukur_provinsi_2_selisih".to_owned())
        );
        assert!(
            !tabel
                .kepala
                .contains(&"tolok_ukur_provinsi_3_selisih".to_owned())
        );
    }
}

/// The distributions over the kabupaten beside the cells.
fn sebaran(tabel: &Tabel, list: &Value) {
    let soal = [
        ("indikator", "/indikator/kode"),
        ("satuan", "/indikator/satuan"),
        ("tahun", "/tahun"),
    ];
    let kolom = [
        &soal[..],
        &[
            ("sebaran_realisasi_jumlah", "/statistik/realisasi/jumlah"),
            ("sebaran_realisasi_median", "/statistik/realisasi/median"),
        ],
    ]
    .concat();
    tabel.cocok("SEBARAN", list, &kolom, &[]);
    let kunci = ["indikator", "tahun"];
    let letak = ratakan(list, "", "statistikLetakList", &kunci);
    let kolom = [
        &soal[..],
        &[
            ("letak", "/letak"),
            ("sebaran_realisasi_median", "/realisasi/median"),
        ],
    ]
    .concat();
    tabel.cocok("SEBARAN_LETAK", &letak, &kolom, &[]);
    let pita = ratakan(list, "statistik", "pitaList", &[]);
    let kolom = [
        ("kategori", "/golongan/kode"),
        ("jumlah_kecamatan", "/jumlah"),
    ];
    tabel.cocok("PITA", &pita, &kolom, &[]);
}

/// Every benchmark and median of a cell is in its row, and no other.
fn pembanding(baris: &BTreeMap<String, String>, sel: &Value) {
    let mut dikenal = BTreeSet::new();
    let mut sama = |kolom: String, harapan: &Value| {
        assert_eq!(baris[&kolom], teks(Some(harapan)), "{kolom} {sel}");
        dikenal.insert(kolom);
    };
    let mut ke = BTreeMap::new();
    for satu in sel["terhadapTolokUkurList"].as_array().unwrap() {
        let nama = satu["tolokUkur"]["jenis"].as_str().unwrap().to_lowercase();
        let nomor = ke
            .entry(nama.clone())
            .and_modify(|ke| *ke += 1)
            .or_insert(1);
        let nama = match nomor {
            1 => format!("tolok_ukur_{nama}"),
            _ => format!("tolok_ukur_{nama}_{nomor}"),
        };
        for (akhir, nilai) in [
            ("nama", &satu["tolokUkur"]["nama"]),
            ("tahun", &satu["tolokUkur"]["tahun"]),
            ("sumber", &satu["tolokUkur"]["sumber"]),
            ("nilai", &satu["tolokUkur"]["nilai"]),
            ("capaian", &satu["capaian"]["nilai"]),
            ("selisih", &satu["poin"]["nilai"]),
            ("selisih_persen", &satu["persen"]["nilai"]),
        ] {
            sama(format!("{nama}_{akhir}"), nilai);
        }
    }
    for satu in sel["terhadapMedianList"].as_array().unwrap() {
        let median = &satu["median"];
        let nama = match (median["jenis"].as_str().unwrap(), median["letak"].as_str()) {
            ("KABUPATEN", _) => "median_kabupaten",
            (_, Some(_)) => "median_letak",
            (_, None) => "median_pilihan",
        };
        for (akhir, nilai) in [
            ("nama", &median["nama"]),
            ("tahun", &median["tahun"]),
            ("sumber", &median["sumber"]),
            ("dihitung", &median["dihitung"]),
            ("seluruhnya", &median["seluruhnya"]),
            ("nilai", &median["nilai"]["nilai"]),
            ("capaian", &satu["capaian"]["nilai"]),
            ("selisih", &satu["poin"]["nilai"]),
            ("selisih_persen", &satu["persen"]["nilai"]),
        ] {
            sama(format!("{nama}_{akhir}"), nilai);
        }
    }
    for (kolom, isi) in baris {
        let pembanding = kolom.starts_with("tolok_ukur_") || kolom.starts_with("median_");
        assert!(
            !pembanding || isi.is_empty() || dikenal.contains(kolom),
            "{kolom}"
        );
    }
}
