use entity::status::Peran;
use serde_json::json;

use super::{
    ISI_KECAMATAN, ISI_LAPORAN, ISI_TOLOK_UKUR, KECAMATAN, LAPORAN, keduanya, pinjam, ratakan,
    tolok_ukur,
};
use crate::perbandingan::skm as survei_skm;

#[tokio::test]
async fn the_surveys_unsur_by_unsur() {
    let kabupaten = survei_skm::cerita().await;
    let isi = format!(
        "unsurList {{ unsur sebaran {{ jumlah median }} sebaranLetakList {{ letak sebaran {{ median }} }} \
         terlemahDiList {{ kode }} nilaiList {{ {ISI_KECAMATAN} nilai {{ nilai }} terlemah \
         terhadapMedian {{ nilai }} terhadapMedianLetak {{ nilai }} uji {{ pencilan skor {{ nilai }} }} }} }} \
         kecamatanList {{ {ISI_KECAMATAN} {ISI_LAPORAN} terlemahList \
         skm {{ indeks {{ nilai }} mutu {{ kode label }} responden bobot }} {ISI_TOLOK_UKUR} }} \
         tanpaDataList {{ {ISI_KECAMATAN} alasan }}"
    );
    let field = "perbandinganSkm(tahun: 2023)";
    let (jawab, tabel) = keduanya(&kabupaten, Peran::Camat, field, &isi).await;
    let lain = [("tahun", "2023")];
    let nilai = ratakan(&jawab["unsurList"], "", "nilaiList", &["unsur"]);
    assert_eq!(nilai.as_array().unwrap().len(), 9 * 5);
    let kolom = [
        &KECAMATAN[..],
        &[
            ("unsur", "/unsur"),
            ("nilai", "/nilai/nilai"),
            ("terlemah", "/terlemah"),
            ("selisih_median", "/terhadapMedian/nilai"),
            ("selisih_median_letak", "/terhadapMedianLetak/nilai"),
            ("pencilan", "/uji/pencilan"),
            ("pencilan_skor", "/uji/skor/nilai"),
        ],
    ]
    .concat();
    tabel.cocok("UNSUR", &nilai, &kolom, &lain);
    let mut kolom: Vec<(String, String)> = [&KECAMATAN[..], &LAPORAN]
        .concat()
        .into_iter()
        .chain([
            ("indeks", "/skm/indeks/nilai"),
            ("mutu", "/skm/mutu/kode"),
            ("mutu_sebutan", "/skm/mutu/label"),
            ("responden", "/skm/responden"),
            ("bobot", "/skm/bobot"),
            ("unsur_terlemah", "/terlemahList/0"),
        ])
        .map(|(satu, dua)| (satu.to_owned(), dua.to_owned()))
        .collect();
    kolom.extend(tolok_ukur("kl", 0));
    let ganda = jawab["kecamatanList"].as_array().unwrap().iter();
    let tunggal: Vec<bool> = ganda
        .map(|satu| satu["terlemahList"].as_array().unwrap().len() == 1)
        .collect();
    assert!(tunggal.contains(&true) && tunggal.contains(&false));
    let mut disatukan = jawab["kecamatanList"].clone();
    for satu in disatukan.as_array_mut().unwrap() {
        let semua: Vec<&str> = satu["terlemahList"]
            .as_array()
            .unwrap()
            .iter()
            .map(|unsur| unsur.as_str().unwrap())
            .collect();
        satu["terlemahList"] = json!([semua.join(" ")]);
    }
    tabel.cocok("KECAMATAN", &disatukan, &pinjam(&kolom), &lain);
    let kolom = [&KECAMATAN[..], &[("tanpa_data", "/alasan")]].concat();
    tabel.cocok("TANPA_DATA", &jawab["tanpaDataList"], &kolom, &lain);
    let kolom = [
        ("unsur", "/unsur"),
        ("sebaran_jumlah", "/sebaran/jumlah"),
        ("sebaran_median", "/sebaran/median"),
    ];
    tabel.cocok("SEBARAN", &jawab["unsurList"], &kolom, &lain);
    let letak = ratakan(&jawab["unsurList"], "", "sebaranLetakList", &["unsur"]);
    let kolom = [
        ("unsur", "/unsur"),
        ("letak", "/letak"),
        ("sebaran_median", "/sebaran/median"),
    ];
    tabel.cocok("SEBARAN_LETAK", &letak, &kolom, &lain);
}
