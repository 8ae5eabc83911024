use entity::status::Peran;
use serde_json::json;

use super::{ISI_KECAMATAN, ISI_LAPORAN, ISI_TANPA, KECAMATAN, LAPORAN, TANPA, keduanya, ratakan};
use crate::perbandingan::{tren, tren_dasar};

#[tokio::test]
async fn a_trend_with_what_moved_and_what_could_not_be_compared() {
    let kabupaten = tren::cerita().await;
    let tanpa = "{ tahun tanpaData { alasan pesan kecamatan { kode nama letak } } }";
    let perubahan = format!(
        "dari sampai barisList {{ peringkat {ISI_KECAMATAN} arah perubahan {{ nilai masukan {{ nilai }} }} \
         lkjipAwal {{ revisi status }} lkjipAkhir {{ revisi }} }} tanpaPerubahanList {tanpa}"
    );
    let isi = format!(
        "titikList {{ tahun seluruhnya statistik {{ realisasi {{ jumlah median }} \
         pitaList {{ golongan {{ kode }} jumlah }} tanpaKategori }} \
         statistikLetakList {{ letak realisasi {{ median }} }} \
         pencilanList {{ {ISI_KECAMATAN} nilai uji {{ pencilan skor {{ nilai }} cara }} }} \
         {ISI_TANPA} perubahan {{ {perubahan} }} }} perubahan {{ {perubahan} }}"
    );
    for (args, menurut) in [("", "REALISASI"), (", menurut: CAPAIAN", "CAPAIAN")] {
        let field = format!(r#"trenIndikator(indikator: "SKM", dari: 2021, sampai: 2023{args})"#);
        let (jawab, tabel) = keduanya(&kabupaten, Peran::Operator, &field, &isi).await;
        let lain = [("indikator", "SKM"), ("menurut", menurut)];
        let gerak = [
            &KECAMATAN[..],
            &[
                ("dari", "/dari"),
                ("sampai", "/sampai"),
                ("peringkat", "/peringkat"),
                ("arah", "/arah"),
                ("perubahan", "/perubahan/nilai"),
                ("nilai_awal", "/perubahan/masukan/0/nilai"),
                ("nilai_akhir", "/perubahan/masukan/1/nilai"),
                ("revisi", "/lkjipAkhir/revisi"),
                ("revisi_awal", "/lkjipAwal/revisi"),
                ("status_laporan_awal", "/lkjipAwal/status"),
            ],
        ]
        .concat();
        let diam = [
            ("dari", "/dari"),
            ("sampai", "/sampai"),
            ("tahun", "/tahun"),
            ("kecamatan_kode", "/tanpaData/kecamatan/kode"),
            ("tanpa_data", "/tanpaData/alasan"),
            ("tanpa_data_penjelasan", "/tanpaData/pesan"),
        ];
        let kunci = ["dari", "sampai"];
        let semua = json!([jawab["perubahan"]]);
        tabel.cocok(
            "PERUBAHAN",
            &ratakan(&semua, "", "barisList", &kunci),
            &gerak,
            &lain,
        );
        let tanpa = ratakan(&semua, "", "tanpaPerubahanList", &kunci);
        tabel.cocok("TANPA_PERUBAHAN", &tanpa, &diam, &lain);
        let tahunan = ratakan(&jawab["titikList"], "perubahan", "barisList", &kunci);
        tabel.cocok("PERUBAHAN_TAHUNAN", &tahunan, &gerak, &lain);
        let tanpa = ratakan(
            &jawab["titikList"],
            "perubahan",
            "tanpaPerubahanList",
            &kunci,
        );
        tabel.cocok("TANPA_PERUBAHAN_TAHUNAN", &tanpa, &diam, &lain);
        let sebaran = [
            ("tahun", "/tahun"),
            ("seluruhnya", "/seluruhnya"),
            ("sebaran_realisasi_jumlah", "/statistik/realisasi/jumlah"),
            ("sebaran_realisasi_median", "/statistik/realisasi/median"),
            ("tanpa_kategori", "/statistik/tanpaKategori"),
        ];
        tabel.cocok("SEBARAN", &jawab["titikList"], &sebaran, &lain);
        let kunci = ["tahun"];
        let letak = ratakan(&jawab["titikList"], "", "statistikLetakList", &kunci);
        let kolom = [
            ("tahun", "/tahun"),
            ("letak", "/letak"),
            ("sebaran_realisasi_median", "/realisasi/median"),
        ];
        tabel.cocok("SEBARAN_LETAK", &letak, &kolom, &lain);
        let tanpa = ratakan(&jawab["titikList"], "", "tanpaDataList", &kunci);
        let kolom = [&KECAMATAN[..], &LAPORAN, &TANPA, &[("tahun", "/tahun")]].concat();
        tabel.cocok("TANPA_DATA", &tanpa, &kolom, &lain);
        let pencilan = ratakan(&jawab["titikList"], "", "pencilanList", &kunci);
        let kolom = [
            ("tahun", "/tahun"),
            ("kecamatan_kode", "/kecamatan/kode"),
            ("nilai", "/nilai"),
            ("pencilan_skor", "/uji/skor/nilai"),
        ];
        tabel.cocok("PENCILAN", &pencilan, &kolom, &lain);
    }
}

#[tokio::test]
async fn a_trend_by_absorption() {
    let kabupaten = tren_dasar::cerita().await;
    let isi = format!(
        "titikList {{ tahun statistik {{ jumlah median }} barisList {{ {ISI_KECAMATAN} {ISI_LAPORAN} \
         hitungan {{ nilai }} }} {ISI_TANPA} }} perubahan {{ dari sampai barisList {{ peringkat \
         {ISI_KECAMATAN} arah perubahan {{ nilai }} lkjipAwal {{ revisi }} }} }}"
    );
    let field = "tren(menurut: SERAPAN, dari: 2021, sampai: 2023, letak: DARATAN)";
    let (jawab, tabel) = keduanya(&kabupaten, Peran::Operator, field, &isi).await;
    let lain = [
        ("menurut", "SERAPAN"),
        ("indikator", ""),
        ("saring_letak", "DARATAN"),
        ("sertakan_proses", "false"),
    ];
    let kunci = ["tahun"];
    let kolom = [
        &KECAMATAN[..],
        &LAPORAN,
        &[("tahun", "/tahun"), ("nilai", "/hitungan/nilai")],
    ]
    .concat();
    let baris = ratakan(&jawab["titikList"], "", "barisList", &kunci);
    tabel.cocok("KECAMATAN", &baris, &kolom, &lain);
    let kolom = [
        ("tahun", "/tahun"),
        ("sebaran_jumlah", "/statistik/jumlah"),
        ("sebaran_median", "/statistik/median"),
    ];
    tabel.cocok("SEBARAN", &jawab["titikList"], &kolom, &lain);
    let kolom = [&KECAMATAN[..], &LAPORAN, &TANPA, &[("tahun", "/tahun")]].concat();
    let tanpa = ratakan(&jawab["titikList"], "", "tanpaDataList", &kunci);
    tabel.cocok("TANPA_DATA", &tanpa, &kolom, &lain);
    let kolom = [
        &KECAMATAN[..],
        &[
            ("dari", "/dari"),
            ("sampai", "/sampai"),
            ("peringkat", "/peringkat"),
            ("perubahan", "/perubahan/nilai"),
            ("arah", "/arah"),
            ("revisi_awal", "/lkjipAwal/revisi"),
        ],
    ]
    .concat();
    let baris = ratakan(
        &json!([jawab["perubahan"]]),
        "",
        "barisList",
        &["dari", "sampai"],
    );
    tabel.cocok("PERUBAHAN", &baris, &kolom, &lain);
}
