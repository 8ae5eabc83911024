//! Tolerances, thresholds, and which rules of the reviu are in force.

use entity::status::Peran;
use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::petik;
use crate::harness::code;

const PARAMETER: &str = "parameter nama satuan nilai nilaiBawaan dasar version allowedActions \
                         ketetapanList { version nilai dasar alasan oleh waktu }";
const ATURAN: &str = "kode aktif memblokir keparahan keparahanBawaan version \
                      ketetapanList { version aktif keparahan memblokir dasar alasan oleh waktu }";

fn parameter(nilai: &str, version: i64) -> Value {
    json!({ "parameter": "CAPAIAN_WAJAR", "version": version, "nilai": nilai,
        "dasar": "Keputusan Bupati 7/2024", "alasan": "Terlalu banyak temuan." })
}

fn aturan(kode: &str, version: i64, lain: &Value) -> Value {
    let mut input = json!({ "kode": kode, "version": version, "aktif": true, "memblokir": true,
        "dasar": "Keputusan Bupati 7/2024", "alasan": "Disepakati bersama." });
    for (nama, nilai) in lain.as_object().unwrap() {
        input[nama] = nilai.clone();
    }
    input
}

#[tokio::test]
async fn a_threshold_is_set_with_a_reason_and_what_it_was_stays_readable() {
    let bappeda = Bappeda::new().await;
    let semua = bappeda
        .tanya(&format!("{{ parameterReviuList {{ {PARAMETER} }} }}"))
        .await;
    let bawaan = semua["parameterReviuList"].as_array().unwrap();
    assert_eq!(bawaan.len(), 7);
    for satu in bawaan {
        assert_eq!(satu["nilai"], satu["nilaiBawaan"], "{satu}");
        assert_eq!(satu["version"], 1, "{satu}");
        assert_eq!(petik(&satu["ketetapanList"], "/oleh"), ["null"], "{satu}");
        assert_eq!(satu["allowedActions"], json!(["UBAH"]));
    }
    bappeda.kabupaten.world.pass(1);
    let baru = bappeda
        .lakukan("parameterReviuSave", PARAMETER, parameter("120.5", 1))
        .await;
    assert_eq!(
        (&baru["nilai"], &baru["nilaiBawaan"], &baru["version"]),
        (&json!("120.5"), &json!("150"), &json!(2))
    );
    assert_eq!(petik(&baru["ketetapanList"], "/nilai"), ["150", "120.5"]);
    assert_eq!(
        baru["ketetapanList"][1],
        json!({ "version": 2, "nilai": "120.5", "dasar": "Keputusan Bupati 7/2024",
            "alasan": "Terlalu banyak temuan.", "oleh": "Nama uji.analis",
            "waktu": "2023-11-14T22:13:21Z" })
    );
    let jejak = bappeda.jejak().await;
    assert_eq!(jejak.len(), 1);
    assert_eq!(
        (
            jejak[0].0.as_str(),
            jejak[0].1.as_str(),
            &jejak[0].2["nilai"]
        ),
        (
            "parameterReviu.save",
            "parameterReviu:CAPAIAN_WAJAR",
            &json!(["150", "120.5"])
        )
    );
    let dasar_dulu = &baru["ketetapanList"][0]["dasar"];
    assert_eq!(
        jejak[0].2["dasar"],
        json!([dasar_dulu, "Keputusan Bupati 7/2024"])
    );
}

#[tokio::test]
async fn what_cannot_be_a_threshold_is_refused_with_all_that_is_wrong() {
    let bappeda = Bappeda::new().await;
    let (sebab, lihat) = bappeda
        .ditolak("parameterReviuSave", PARAMETER, parameter("120", 3))
        .await;
    assert_eq!(sebab, ["CONFLICT input/version"]);
    assert_eq!(lihat["nilai"], "150");
    let mut kosong = parameter("99.99", 1);
    kosong["dasar"] = json!(" ");
    kosong["alasan"] = json!("");
    let (sebab, _) = bappeda
        .ditolak("parameterReviuSave", PARAMETER, kosong)
        .await;
    assert_eq!(
        sebab,
        [
            "TIDAK_SAH input/nilai",
            "WAJIB_DIISI input/dasar",
            "WAJIB_DIISI input/alasan"
        ]
    );
    let mut pecahan = parameter("80.5", 1);
    pecahan["parameter"] = json!("KEMIRIPAN_NAMA");
    let (sebab, _) = bappeda
        .ditolak("parameterReviuSave", PARAMETER, pecahan)
        .await;
    assert_eq!(sebab, ["TIDAK_SAH input/nilai"]);
    assert_eq!(bappeda.jejak().await, []);
}

#[tokio::test]
async fn a_rule_is_switched_off_made_lighter_and_restored() {
    let bappeda = Bappeda::new().await;
    let cari = async || {
        let query = format!("{{ aturanReviuList {{ {ATURAN} }} }}");
        let semua = bappeda.tanya(&query).await;
        let semua = semua["aturanReviuList"].as_array().unwrap();
        semua
            .iter()
            .find(|it| it["kode"] == "R-SUM-01")
            .unwrap()
            .clone()
    };
    let keadaan = |satu: &Value| {
        json!([
            satu["aktif"],
            satu["keparahan"],
            satu["memblokir"],
            satu["version"]
        ])
    };
    assert_eq!(keadaan(&cari().await), json!([true, "GALAT", true, 0]));
    let simpan = async |version, lain: Value| {
        let input = aturan("R-SUM-01", version, &lain);
        bappeda.lakukan("aturanReviuSave", ATURAN, input).await
    };
    // What does not run, or does not weigh enough, blocks nothing.
    let satu = simpan(0, json!({ "aktif": false })).await;
    assert_eq!(keadaan(&satu), json!([false, "GALAT", false, 1]));
    let satu = simpan(1, json!({ "keparahan": "PERINGATAN" })).await;
    assert_eq!(keadaan(&satu), json!([true, "PERINGATAN", false, 2]));
    let satu = simpan(2, json!({ "memblokir": false })).await;
    assert_eq!(keadaan(&satu), json!([true, "GALAT", false, 3]));
    let satu = simpan(3, json!({})).await;
    assert_eq!(keadaan(&satu), json!([true, "GALAT", true, 4]));
    assert_eq!(satu, cari().await);
    assert_eq!(
        petik(&satu["ketetapanList"], "/aktif"),
        ["false", "true", "true", "true"]
    );
    let jejak = bappeda.jejak().await;
    assert_eq!(
        jejak[2].2,
        json!({
            "keparahan": ["PERINGATAN", null], "memblokir": [true, false],
            "alasan": "Disepakati bersama.", "version": 3,
        }),
        "what stays is not told"
    );
    let (sebab, _) = bappeda
        .ditolak(
            "aturanReviuSave",
            ATURAN,
            aturan("R-SUM-01", 3, &json!({ "alasan": "" })),
        )
        .await;
    assert_eq!(sebab, ["CONFLICT input/version"]);
    let answer = bappeda
        .coba(
            &bappeda.analis,
            "aturanReviuSave",
            ATURAN,
            &aturan("R-TIADA-01", 0, &json!({})),
        )
        .await;
    assert_eq!(code(&answer), "NOT_FOUND");
}

#[tokio::test]
async fn everybody_reads_what_is_in_force_and_only_the_analyst_sets_it() {
    let bappeda = Bappeda::new().await;
    let query =
        "{ parameterReviuList { nilai allowedActions } aturanReviuList { aktif allowedActions } }";
    for &peran in Peran::SEMUA {
        let data = bappeda.kabupaten.tanya(peran, query).await;
        let boleh = if peran == Peran::Analis {
            json!(["UBAH"])
        } else {
            json!([])
        };
        for list in ["parameterReviuList", "aturanReviuList"] {
            assert_eq!(data["data"][list][0]["allowedActions"], boleh, "{peran:?}");
        }
        if peran != Peran::Analis {
            let nama = format!("uji.{}", format!("{peran:?}").to_lowercase());
            let siapa = bappeda.kabupaten.world.login(&nama).await;
            for (field, isi, input) in [
                ("parameterReviuSave", "nilai", parameter("120", 1)),
                ("aturanReviuSave", "kode", aturan("R-SUM-01", 0, &json!({}))),
            ] {
                let answer = bappeda.coba(&siapa, field, isi, &input).await;
                assert_eq!(code(&answer), "FORBIDDEN", "{peran:?} {field}");
            }
        }
    }
}
