use entity::status::StatusLkjip;
use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::petik;
use crate::harness::ok;

const ISI: &str = "id jenis tahun tanggal dasarHukum version allowedActions";

fn simpan(tahun: i32, tanggal: &str, version: Option<i64>) -> Value {
    json!({ "jenis": "LKJIP", "tahun": tahun, "tanggal": tanggal, "version": version,
        "dasarHukum": "Surat Edaran Bupati 5/2023" })
}

/// The world's clock stands at 2023-11-15; no one has submitted for 2022.
async fn terlambat(bappeda: &Bappeda) -> Value {
    let query = "{ pemantauanPengajuan(tahun: 2022) { tenggat { tanggal dasarHukum }
        barisList { hariTerlambat } } }";
    let hasil = bappeda.tanya(query).await["pemantauanPengajuan"].clone();
    json!([
        hasil["tenggat"]["tanggal"],
        hasil["barisList"][0]["hariTerlambat"]
    ])
}

#[tokio::test]
async fn a_deadline_that_is_moved_changes_who_is_late() {
    let bappeda = Bappeda::new().await;
    bappeda
        .kabupaten
        .laporan(13, 2022, 1, StatusLkjip::Draf, &[])
        .await;
    assert_eq!(terlambat(&bappeda).await, json!(["2023-02-28", 260]));
    let dipindah = bappeda
        .lakukan("tenggatSave", ISI, simpan(2022, "2023-03-10", Some(1)))
        .await;
    assert_eq!(dipindah["version"], 2);
    assert_eq!(dipindah["allowedActions"], json!(["UBAH"]));
    assert_eq!(terlambat(&bappeda).await, json!(["2023-03-10", 250]));
    bappeda
        .lakukan("tenggatSave", ISI, simpan(2022, "2023-11-15", Some(2)))
        .await;
    assert_eq!(terlambat(&bappeda).await, json!(["2023-11-15", 0]));
    let query =
        r#"{ lkjip(kecamatan: "35.29.13", tahun: 2022) { tenggat { jenis tanggal dasarHukum } } }"#;
    assert_eq!(
        bappeda.tanya(query).await["lkjip"]["tenggat"],
        json!({ "jenis": "LKJIP", "tanggal": "2023-11-15",
            "dasarHukum": "Surat Edaran Bupati 5/2023" })
    );
    let jejak = bappeda.jejak().await;
    assert_eq!(jejak.len(), 2);
    assert_eq!(jejak[1].0, "tenggat.save");
    assert_eq!(
        jejak[1].2,
        json!({ "jenis": "LKJIP", "tahun": 2022, "tanggal": ["2023-03-10", "2023-11-15"] })
    );
}

#[tokio::test]
async fn a_deadline_is_set_once_and_then_moved_by_its_version() {
    let bappeda = Bappeda::new().await;
    let kosong = bappeda.tanya("{ tenggatList(tahun: 2040) { id } }").await;
    assert_eq!(kosong["tenggatList"], json!([]));
    // There is nothing yet that could have a version.
    let (sebab, lihat) = bappeda
        .ditolak("tenggatSave", ISI, simpan(2040, "2041-02-28", Some(1)))
        .await;
    assert_eq!(sebab, ["CONFLICT input/version"]);
    assert_eq!(lihat, json!(null));
    let baru = bappeda
        .lakukan("tenggatSave", ISI, simpan(2040, "2041-02-28", None))
        .await;
    assert_eq!(baru["version"], 1);
    for (version, harapan) in [
        (None, "WAJIB_DIISI input/version"),
        (Some(7), "CONFLICT input/version"),
    ] {
        let (sebab, lihat) = bappeda
            .ditolak("tenggatSave", ISI, simpan(2040, "2041-03-31", version))
            .await;
        assert_eq!(sebab, [harapan]);
        assert_eq!(lihat, baru, "as it is now");
    }
    let daftar = bappeda
        .tanya("{ tenggatList(tahun: 2040) { tanggal } kabupaten { tenggatList { tahun } } }")
        .await;
    assert_eq!(petik(&daftar["tenggatList"], "/tanggal"), ["2041-02-28"]);
    assert_eq!(
        daftar["kabupaten"]["tenggatList"].as_array().unwrap().len(),
        28
    );
    let jejak = bappeda.jejak().await;
    assert_eq!(jejak.len(), 1);
    assert_eq!(jejak[0].2["tanggal"], "2041-02-28");
}

#[tokio::test]
async fn a_report_is_not_due_before_its_year_is_over() {
    let bappeda = Bappeda::new().await;
    let mut input = simpan(2040, "2040-02-28", None);
    input["dasarHukum"] = json!(" ");
    let (sebab, _) = bappeda.ditolak("tenggatSave", ISI, input.clone()).await;
    assert_eq!(
        sebab,
        ["TIDAK_SAH input/tanggal", "WAJIB_DIISI input/dasarHukum"]
    );
    input["dasarHukum"] = json!("PermenPANRB 53/2014");
    input["jenis"] = json!("PERJANJIAN_KINERJA");
    bappeda.lakukan("tenggatSave", ISI, input).await;
    let (sebab, _) = bappeda
        .ditolak("tenggatSave", ISI, simpan(1999, "2000-02-28", None))
        .await;
    assert_eq!(sebab, ["TIDAK_SAH input/tahun"]);
}

#[tokio::test]
async fn of_two_who_set_the_same_deadline_at_once_one_looks_again() {
    let bappeda = Bappeda::new().await;
    let (satu, dua) = (
        simpan(2040, "2041-02-28", None),
        simpan(2040, "2041-03-31", None),
    );
    let (satu, dua) = tokio::join!(
        bappeda.coba(&bappeda.analis, "tenggatSave", ISI, &satu),
        bappeda.coba(&bappeda.analis, "tenggatSave", ISI, &dua),
    );
    let (satu, dua) = (&ok(&satu)["tenggatSave"], &ok(&dua)["tenggatSave"]);
    let berhasil = |hasil: &Value| hasil["userErrors"] == json!([]);
    assert_ne!(berhasil(satu), berhasil(dua), "{satu} {dua}");
    assert_eq!(satu["tenggat"], dua["tenggat"]);
}
