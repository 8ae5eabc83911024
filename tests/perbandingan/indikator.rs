use entity::status::{JenisUkuran, Peran, StatusLkjip};
use serde_json::json;

use crate::fixture::{Baris, Kabupaten, petik, skm};

pub(super) const PENUH: &str = r#"{ perbandinganIndikator(indikator: "SKM", tahun: 2023) {
    indikator { kode }
    barisList { kecamatan { kode desaList { kode } } lkjip { status tujuanList { nomor } }
        target { nilai } realisasi { nilai } capaian { nilai } kategori { label }
        tahunLaluList { tahun asal realisasi { nilai } capaian { nilai }
            perubahanRealisasi { nilai } perubahanRealisasiPersen { nilai }
            perubahanCapaian { nilai } }
        kemajuan { tahunAkhir tingkat { nilai } sisa { nilai } sisaPersen { nilai } }
        terhadapTolokUkurList { tolokUkur { nama } capaian { nilai alasan { kode } }
            poin { nilai } persen { nilai } } }
    tanpaDataList { alasan }
    statistik { letak tanpaKategori pitaList { golongan { kode } jumlah }
        realisasi { jumlah rataRata minimum kuartil1 median kuartil3 maksimum }
        capaian { jumlah rataRata minimum kuartil1 median kuartil3 maksimum } }
    statistikLetakList { letak realisasi { jumlah median } } } }"#;

/// Pasongsongan as its report of 2023 states it.
pub(super) fn pasongsongan() -> Baris {
    Baris {
        target: "81",
        ukuran: vec![
            (JenisUkuran::Renstra, 2026, "82"),
            (JenisUkuran::TargetLalu, 2022, "80"),
            (JenisUkuran::RealisasiLalu, 2022, "80.36"),
        ],
        ..skm("81.32")
    }
}

#[tokio::test]
async fn the_sample_against_everything_it_can_be_compared_with() {
    let kabupaten = Kabupaten::new().await;
    kabupaten
        .laporan(13, 2023, 1, StatusLkjip::Disetujui, &[pasongsongan()])
        .await;
    let hasil = kabupaten
        .jawab(Peran::Analis, PENUH, "perbandinganIndikator")
        .await;
    let baris = &hasil["barisList"][0];
    assert_eq!(baris["capaian"]["nilai"], "100.40");
    assert_eq!(baris["kategori"]["label"], "Sangat Tinggi");
    assert_eq!(
        baris["tahunLaluList"],
        json!([{
            "tahun": 2022,
            "asal": "DINYATAKAN_LAPORAN_INI",
            "realisasi": { "nilai": "80.36" },
            "capaian": { "nilai": "100.45" },
            "perubahanRealisasi": { "nilai": "0.96" },
            "perubahanRealisasiPersen": { "nilai": "1.19" },
            "perubahanCapaian": { "nilai": "-0.05" },
        }])
    );
    assert_eq!(
        baris["kemajuan"],
        json!({
            "tahunAkhir": 2026,
            "tingkat": { "nilai": "99.17" },
            "sisa": { "nilai": "0.68" },
            "sisaPersen": { "nilai": "0.83" },
        })
    );
    let tolok_ukur = &baris["terhadapTolokUkurList"][0];
    assert_eq!(tolok_ukur["capaian"]["nilai"], "92.21");
    assert_eq!(tolok_ukur["poin"]["nilai"], "-6.87");
    assert_eq!(tolok_ukur["persen"]["nilai"], "-7.79");
    assert_eq!(hasil["tanpaDataList"].as_array().unwrap().len(), 26);
    assert_eq!(hasil["statistik"]["capaian"]["jumlah"], 1);
}

#[tokio::test]
async fn earlier_approved_reports_go_before_what_the_report_states() {
    let kabupaten = Kabupaten::new().await;
    let tulis = async |tahun, revisi, status, baris: Baris| {
        kabupaten.laporan(13, tahun, revisi, status, &[baris]).await
    };
    tulis(2023, 1, StatusLkjip::Disetujui, pasongsongan()).await;
    tulis(2022, 1, StatusLkjip::Disetujui, skm("80.30")).await;
    tulis(2021, 1, StatusLkjip::Disetujui, skm("79")).await;
    tulis(2020, 1, StatusLkjip::Draf, skm("50")).await;
    let hasil = kabupaten
        .jawab(Peran::Operator, PENUH, "perbandinganIndikator")
        .await;
    let lalu = &hasil["barisList"][0]["tahunLaluList"];
    assert_eq!(petik(lalu, "/tahun"), ["2022", "2021"]);
    assert_eq!(petik(lalu, "/realisasi/nilai"), ["80.3", "79"]);
    assert_eq!(
        petik(lalu, "/asal"),
        ["LAPORAN_DISETUJUI", "LAPORAN_DISETUJUI"]
    );
}

#[tokio::test]
async fn the_distribution_over_twenty_seven_kecamatan() {
    let kabupaten = Kabupaten::new().await;
    kabupaten.penuh().await;
    let hasil = kabupaten
        .jawab(Peran::Integrasi, PENUH, "perbandinganIndikator")
        .await;
    // 70, 70.5 … 83: the quartiles lie at the positions 6.5, 13 and 19.5.
    assert_eq!(
        hasil["statistik"]["realisasi"],
        json!({
            "jumlah": 27, "rataRata": "76.50", "minimum": "70.00", "kuartil1": "73.25",
            "median": "76.50", "kuartil3": "79.75", "maksimum": "83.00",
        })
    );
    // Each divided by the target 80.
    assert_eq!(
        hasil["statistik"]["capaian"],
        json!({
            "jumlah": 27, "rataRata": "95.63", "minimum": "87.50", "kuartil1": "91.56",
            "median": "95.63", "kuartil3": "99.69", "maksimum": "103.75",
        })
    );
    let pita = &hasil["statistik"]["pitaList"];
    assert_eq!(
        petik(pita, "/golongan/kode"),
        [
            "SANGAT_TINGGI",
            "TINGGI",
            "SEDANG",
            "RENDAH",
            "SANGAT_RENDAH"
        ]
    );
    assert_eq!(petik(pita, "/jumlah"), ["21", "6", "0", "0", "0"]);
    assert_eq!(hasil["statistik"]["tanpaKategori"], 0);
    assert_eq!(
        hasil["statistikLetakList"],
        json!([
            { "letak": "DARATAN", "realisasi": { "jumlah": 18, "median": "75.25" } },
            { "letak": "KEPULAUAN", "realisasi": { "jumlah": 9, "median": "80.50" } },
        ])
    );
    assert_eq!(hasil["tanpaDataList"], json!([]));
}

#[tokio::test]
async fn an_empty_kabupaten_has_no_statistics() {
    let kabupaten = Kabupaten::new().await;
    let hasil = kabupaten
        .jawab(Peran::Analis, PENUH, "perbandinganIndikator")
        .await;
    assert_eq!(hasil["statistik"]["realisasi"], json!(null));
    assert_eq!(hasil["statistik"]["capaian"], json!(null));
    assert_eq!(hasil["barisList"], json!([]));
}
