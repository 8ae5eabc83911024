use entity::status::{JenisUkuran, StatusLkjip};
use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::{Baris, petik, skm};
use crate::harness::ok;

const ISI: &str = "id kode jenis tahunAwal tahunAkhir dasarHukum version allowedActions";
const RENSTRA: &str = "RENSTRA-2021-2026";

async fn lihat(bappeda: &Bappeda, kode: &str) -> Value {
    let query = format!("{{ periode(kode: \"{kode}\") {{ {ISI} }} }}");
    bappeda.tanya(&query).await["periode"].clone()
}

fn baru() -> Value {
    json!({ "kode": "RENSTRA-2030-2034", "jenis": "RENSTRA", "tahunAwal": 2030, "tahunAkhir": 2034,
        "dasarHukum": "Perbup Renstra 2030-2034" })
}

#[tokio::test]
async fn a_new_period_can_be_reported_in() {
    let bappeda = Bappeda::new().await;
    let periode = bappeda.lakukan("periodeCreate", ISI, baru()).await;
    assert_eq!(periode["version"], 1);
    assert_eq!(periode["allowedActions"], json!(["UBAH"]));
    let semua = bappeda.tanya("{ periodeList { kode } }").await;
    assert_eq!(
        petik(&semua["periodeList"], "/kode"),
        [
            RENSTRA,
            "RPJMD-2021-2026",
            "RENSTRA-2025-2029",
            "RENSTRA-2030-2034"
        ]
    );
    let operator = bappeda.kabupaten.world.login("uji.operator").await;
    let input = json!({ "kecamatan": "35.29.13", "tahun": 2031, "periode": "RENSTRA-2030-2034" });
    let query = "mutation($input: LkjipCreateInput!) { lkjipCreate(input: $input) {
        lkjip { periode { kode tahunAkhir } } userErrors { code } } }";
    let answer = bappeda
        .kabupaten
        .world
        .ask(Some(&operator), query, &json!({ "input": input }))
        .await;
    assert_eq!(
        ok(&answer)["lkjipCreate"]["lkjip"]["periode"],
        json!({ "kode": "RENSTRA-2030-2034", "tahunAkhir": 2034 })
    );
}

#[tokio::test]
async fn a_period_has_one_code_and_runs_forward() {
    let bappeda = Bappeda::new().await;
    for (bagian, isi, harapan) in [
        ("kode", json!(RENSTRA), vec!["SUDAH_ADA input/kode"]),
        ("kode", json!("renstra 2030"), vec!["TIDAK_SAH input/kode"]),
        (
            "tahunAkhir",
            json!(2029),
            vec!["TIDAK_SAH input/tahunAkhir"],
        ),
        ("tahunAwal", json!(1999), vec!["TIDAK_SAH input/tahunAwal"]),
        (
            "dasarHukum",
            json!(""),
            vec!["WAJIB_DIISI input/dasarHukum"],
        ),
    ] {
        let mut input = baru();
        input[bagian] = isi;
        let (sebab, _) = bappeda.ditolak("periodeCreate", ISI, input).await;
        assert_eq!(sebab, harapan);
    }
}

#[tokio::test]
async fn no_report_falls_out_of_its_period() {
    let bappeda = Bappeda::new().await;
    let akhir = Baris {
        ukuran: vec![
            (JenisUkuran::Renstra, 2026, "82"),
            (JenisUkuran::Renstra, 2024, "81.5"),
        ],
        ..skm("81.32")
    };
    bappeda
        .kabupaten
        .laporan(13, 2023, 1, StatusLkjip::Disetujui, &[akhir])
        .await;
    // A draft counts: it refers to the period, too.
    bappeda
        .kabupaten
        .laporan(1, 2022, 1, StatusLkjip::Draf, &[])
        .await;
    let periode = lihat(&bappeda, RENSTRA).await;
    let ubah = |ubahan: Value, version: i64| {
        let mut input = ubahan;
        input["id"] = periode["id"].clone();
        input["version"] = json!(version);
        input
    };
    let sempit = json!({ "tahunAwal": 2023, "tahunAkhir": 2022 });
    let (sebab, _) = bappeda.ditolak("periodeUpdate", ISI, ubah(sempit, 1)).await;
    assert_eq!(sebab, ["TIDAK_SAH input/tahunAkhir"]);
    let sempit = json!({ "jenis": "RPJMD", "tahunAwal": 2023, "tahunAkhir": 2023 });
    let (sebab, _) = bappeda.ditolak("periodeUpdate", ISI, ubah(sempit, 1)).await;
    assert_eq!(
        sebab,
        ["TIDAK_SAH input/jenis", "TIDAK_SAH input/tahunAwal"]
    );
    let sempit = json!({ "tahunAwal": 2021, "tahunAkhir": 2022 });
    let (sebab, tetap) = bappeda.ditolak("periodeUpdate", ISI, ubah(sempit, 1)).await;
    assert_eq!(sebab, ["TIDAK_SAH input/tahunAkhir"]);
    assert_eq!(tetap, periode, "nothing has changed");

    let kemajuan = async || {
        let query = r#"{ lkjip(kecamatan: "35.29.13", tahun: 2023) {
            indikatorList { kemajuan { tahunAkhir targetAkhir { nilai } } } } }"#;
        bappeda.tanya(query).await["lkjip"]["indikatorList"][0]["kemajuan"].clone()
    };
    assert_eq!(
        kemajuan().await,
        json!({ "tahunAkhir": 2026, "targetAkhir": { "nilai": "82" } })
    );
    let pas = json!({ "tahunAwal": 2022, "tahunAkhir": 2024 });
    let diubah = bappeda.lakukan("periodeUpdate", ISI, ubah(pas, 1)).await;
    assert_eq!(diubah["version"], 2);
    assert_eq!(
        kemajuan().await,
        json!({ "tahunAkhir": 2024, "targetAkhir": { "nilai": "81.5" } })
    );

    let (sebab, sekarang) = bappeda
        .ditolak("periodeUpdate", ISI, ubah(json!({ "tahunAkhir": 2030 }), 1))
        .await;
    assert_eq!(sebab, ["CONFLICT input/version"]);
    assert_eq!(sekarang, diubah);
    let (sebab, _) = bappeda
        .ditolak("periodeUpdate", ISI, ubah(json!({ "tahunAwal": null }), 2))
        .await;
    assert_eq!(sebab, ["WAJIB_DIISI input/tahunAwal"]);

    let jejak = bappeda.jejak().await;
    assert_eq!(jejak.len(), 1);
    assert_eq!(jejak[0].0, "periode.update");
    assert_eq!(
        jejak[0].2,
        json!({ "tahunAwal": [2021, 2022], "tahunAkhir": [2026, 2024] })
    );
}

#[tokio::test]
async fn a_report_that_is_just_being_opened_counts() {
    let bappeda = Bappeda::new().await;
    let operator = bappeda.kabupaten.world.login("uji.operator").await;
    let buka = "mutation($input: LkjipCreateInput!) { lkjipCreate(input: $input) {
        lkjip { id } userErrors { code } } }";
    for awal in 2021..2024 {
        let periode = lihat(&bappeda, RENSTRA).await;
        let ubah =
            json!({ "id": periode["id"], "version": periode["version"], "tahunAwal": awal + 1 });
        let laporan = json!({ "kecamatan": "35.29.13", "tahun": awal, "periode": RENSTRA });
        let variables = json!({ "input": laporan });
        let (dibuka, diubah) = tokio::join!(
            bappeda
                .kabupaten
                .world
                .ask(Some(&operator), buka, &variables),
            bappeda.coba(&bappeda.analis, "periodeUpdate", ISI, &ubah),
        );
        let berhasil = |answer: &Value, field: &str| ok(answer)[field]["userErrors"] == json!([]);
        assert_ne!(
            berhasil(&dibuka, "lkjipCreate"),
            berhasil(&diubah, "periodeUpdate"),
            "{dibuka} {diubah}"
        );
        if berhasil(&dibuka, "lkjipCreate") {
            break;
        }
    }
}
