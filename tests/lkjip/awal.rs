//! The beginning of a year's report, and how far it has come.

use serde_json::{Value, json};

use super::{Kantor, Siapa, contoh, satu};
use crate::fixture::petik;
use crate::harness::{PASONGSONGAN, code};

fn buka(tahun: i32, dari: &Value) -> Value {
    json!({
        "kecamatan": PASONGSONGAN, "tahun": tahun, "periode": "RENSTRA-2021-2026",
        "salinDari": dari,
    })
}

#[tokio::test]
async fn a_new_year_begins_with_the_plan_of_the_last_one() {
    let kantor = Kantor::new().await;
    let lalu = kantor.sampai("DISETUJUI").await;
    let baru = kantor
        .jadi(Siapa::Operator, "lkjipCreate", buka(2024, &lalu["id"]))
        .await;
    assert_eq!(
        (&baru["tahun"], &baru["version"]),
        (&json!(2024), &json!(1))
    );
    let query = "query($id: ID!) { node(id: $id) { ... on Lkjip { dokumen \
                 kekuranganList { path } kemajuanList { bagian terisi seluruhnya version \
                 kekuranganList { path pesan } } } } }";
    let data = kantor
        .baca(Siapa::Operator, query, json!({ "id": baru["id"] }))
        .await;
    let lkjip = &data["node"];
    let dokumen = &lkjip["dokumen"];
    let indikator = &dokumen["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0];
    let ukuran = indikator["ukuran"].as_array().unwrap();
    let nilai = |jenis: &str| {
        let ada = ukuran
            .iter()
            .find(|it| it["jenis"] == jenis && it["tahun"] == 2023);
        ada.map(|it| it["nilai"].clone())
    };
    assert_eq!(nilai("TARGET_LALU"), Some(json!("81")));
    assert_eq!(nilai("REALISASI_LALU"), Some(json!("81.32")));
    assert_eq!(nilai("PK_MURNI"), None);
    let anggaran = dokumen["anggaran"].as_array().unwrap();
    assert_eq!(
        anggaran.len(),
        contoh()["anggaran"].as_array().unwrap().len()
    );
    assert!(
        anggaran
            .iter()
            .all(|baris| baris["realisasiAnggaran"].is_null())
    );
    assert_eq!(
        (&dokumen["skm"], &dokumen["perjanjian"]),
        (&Value::Null, &json!([]))
    );
    // How far it has come is told section by section.
    let kemajuan = lkjip["kemajuanList"].as_array().unwrap();
    let bagian = |nama: &str| kemajuan.iter().find(|it| it["bagian"] == nama).unwrap();
    assert_eq!(
        bagian("/skm"),
        &json!({
            "bagian": "/skm", "terisi": 0, "seluruhnya": 1, "version": 1,
            "kekuranganList": [{
                "path": "/skm", "pesan": "Hasil Survei Kepuasan Masyarakat belum diisi.",
            }],
        })
    );
    let semua: usize = kemajuan
        .iter()
        .map(|it| it["kekuranganList"].as_array().unwrap().len())
        .sum();
    assert_eq!(semua, lkjip["kekuranganList"].as_array().unwrap().len());
}

#[tokio::test]
async fn a_section_that_is_filled_in_has_come_further() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let fields = "kemajuanList { bagian terisi seluruhnya version }";
    let sebelum = kantor.laporan(Siapa::Operator, fields).await;
    let input = json!({ "id": lkjip["id"], "version": lkjip["version"], "skm": null });
    kantor.jadi(Siapa::Operator, "lkjipSkmSave", input).await;
    let sesudah = kantor.laporan(Siapa::Operator, fields).await;
    let pasangan = sebelum["kemajuanList"].as_array().unwrap().iter();
    for (dulu, kini) in pasangan.zip(sesudah["kemajuanList"].as_array().unwrap()) {
        if kini["bagian"] == "/skm" {
            assert_eq!((&dulu["terisi"], &kini["terisi"]), (&json!(1), &json!(0)));
            assert_eq!(kini["version"], 2);
        } else {
            assert_eq!(dulu, kini);
        }
    }
}

#[tokio::test]
async fn only_an_earlier_report_of_the_same_kecamatan_is_copied() {
    let kantor = Kantor::new().await;
    let lalu = kantor.sampai("DISETUJUI").await;
    for tahun in [2022, 2021] {
        let input = buka(tahun, &lalu["id"]);
        let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipCreate", input).await;
        assert_eq!(errors, satu("TIDAK_SAH", "input/salinDari"));
    }
    let mut dokumen = contoh();
    dokumen["kecamatan"] = json!("35.29.01");
    let input = json!({ "dokumen": dokumen });
    let lain = kantor.jadi(Siapa::Tetangga, "lkjipImport", input).await;
    // A draft of others is not there; an approved report of others is, and does not fit.
    let input = buka(2024, &lain["id"]);
    let answer = kantor.buat(Siapa::Operator, "lkjipCreate", input).await;
    assert_eq!(code(&answer), "NOT_FOUND");
    let mut input = buka(2024, &lalu["id"]);
    input["kecamatan"] = json!("35.29.01");
    let (errors, _) = kantor.ditolak(Siapa::Tetangga, "lkjipCreate", input).await;
    assert_eq!(errors, satu("TIDAK_SAH", "input/salinDari"));
    // Nothing was opened.
    let query = "{ lkjipList { nodes { tahun } } }";
    let ada = kantor.baca(Siapa::Operator, query, json!({})).await;
    assert_eq!(petik(&ada["lkjipList"]["nodes"], "/tahun"), ["2023"]);
}
