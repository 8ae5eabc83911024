//! The workbook over HTTP.

use entity::status::Peran;
use reqwest::StatusCode;
use reqwest::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use serde_json::{Value, json};

use super::{Meja, TETANGGA, ganti, kesalahan, tanpa_perubahan};
use crate::fixture::petik;

/// Part of the name of the file's parts that hold texts.
const TEKS: &str = "xl/sharedStrings.xml";

#[tokio::test]
async fn a_workbook_is_given_to_whoever_may_read_the_report() {
    let meja = Meja::new().await;
    let response = meja.unduh(Some(&meja.operator)).await;
    assert_eq!(response.status(), StatusCode::OK);
    let headers = response.headers();
    assert_eq!(
        headers[CONTENT_TYPE],
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    );
    assert_eq!(
        headers[CONTENT_DISPOSITION],
        format!(
            "attachment; filename=\"lkjip-35.29.13-2023-r1-v{}.xlsx\"",
            meja.lkjip["version"]
        )
    );
    assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(headers[CONTENT_SECURITY_POLICY], "sandbox");
    assert_eq!(headers[CACHE_CONTROL], "private, no-store");
    assert_eq!(meja.unduh(None).await.status(), StatusCode::UNAUTHORIZED);
    for (nama, peran, kecamatan) in [
        ("tetangga", Peran::Operator, TETANGGA),
        ("reviewer", Peran::Reviewer, TETANGGA),
    ] {
        meja.world.account_at(nama, peran, kecamatan, false).await;
        let tokens = meja.world.login(nama).await;
        assert_eq!(
            meja.unduh(Some(&tokens)).await.status(),
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn what_is_handed_back_untouched_changes_nothing() {
    let meja = Meja::new().await;
    let buku = meja.buku().await;
    for coba in [true, false] {
        tanpa_perubahan(&meja.buku_kembali(&buku, coba).await);
    }
    assert_eq!(meja.versi().await, meja.lkjip["version"]);
}

#[tokio::test]
async fn a_change_is_shown_first_and_then_made() {
    let meja = Meja::new().await;
    let buku = ganti(
        &meja.buku().await,
        TEKS,
        ">Camat Pasongsongan<",
        ">Plt. Camat Pasongsongan<",
    );
    for coba in [true, false] {
        let payload = meja.buku_kembali(&buku, coba).await;
        assert_eq!(kesalahan(&payload), [], "{payload:#}");
        let rows = payload["perubahanList"].as_array().unwrap();
        assert!(!rows.is_empty());
        for satu in rows {
            assert_eq!(satu["sebelum"], "Camat Pasongsongan", "{satu}");
            assert_eq!(satu["sesudah"], "Plt. Camat Pasongsongan", "{satu}");
        }
        let tetap = payload["lkjip"]["version"] == meja.lkjip["version"];
        assert_eq!(tetap, coba);
    }
    // The file was made of a state that is past.
    let payload = meja.buku_kembali(&buku, true).await;
    assert_eq!(kesalahan(&payload), [conflict("version")]);
    let sidik = meja.unggah(&buku).await;
    let input = json!({ "berkas": sidik, "version": meja.versi().await });
    let payload = meja.impor("lkjipLembarImport", input).await;
    assert_eq!(kesalahan(&payload), [conflict("berkas")]);
    assert!(
        payload["userErrors"][0]["message"]
            .as_str()
            .unwrap()
            .contains("unduh lagi")
    );
}

fn conflict(tempat: &str) -> (String, String) {
    salah("CONFLICT", tempat)
}

fn salah(kode: &str, tempat: &str) -> (String, String) {
    (kode.to_owned(), json!(["input", tempat]).to_string())
}

#[tokio::test]
async fn a_file_of_another_report_or_none_is_refused() {
    let meja = Meja::new().await;
    let buku = meja.buku().await;
    for (lama, baru) in [
        ("<t>35.29.13</t>", "<t>35.29.14</t>"),
        ("<t>lkjip-lembar/1</t>", "<t>lkjip-lembar/0</t>"),
        ("<t>Sidik isi</t>", "<t>Sidik</t>"),
    ] {
        let payload = meja
            .buku_kembali(&ganti(&buku, TEKS, lama, baru), true)
            .await;
        assert_eq!(
            kesalahan(&payload),
            [salah("TIDAK_SAH", "berkas")],
            "{baru}"
        );
    }
    let payload = meja.buku_kembali(b"kode;pagu\n", true).await;
    assert_eq!(kesalahan(&payload), [salah("TIDAK_SAH", "berkas")]);
    let input = json!({ "berkas": "0".repeat(64) });
    let payload = meja.impor("lkjipLembarImport", input).await;
    assert_eq!(kesalahan(&payload), [salah("TIDAK_DITEMUKAN", "berkas")]);
}

#[tokio::test]
async fn a_problem_is_told_at_its_cell_and_keeps_all_from_being_kept() {
    let meja = Meja::new().await;
    // The camat of both Perjanjian Kinerja, and an annex whose fingerprint is none.
    let buku = ganti(
        &meja.buku().await,
        TEKS,
        ">Camat Pasongsongan<",
        &format!(">{}<", "C".repeat(201)),
    );
    let payload = meja.buku_kembali(&buku, false).await;
    assert_eq!(
        kesalahan(&payload),
        [salah("TIDAK_SAH", "berkas")],
        "{payload:#}"
    );
    let sel: Vec<String> = petik(&payload["masalahList"], "/sel");
    assert_eq!(
        petik(&payload["masalahList"], "/lembar")[0],
        "Perjanjian Kinerja"
    );
    assert!(sel.iter().all(|satu| satu.starts_with('E')), "{sel:?}");
    assert_eq!(meja.versi().await, meja.lkjip["version"]);
}

#[tokio::test]
async fn an_import_repeated_with_its_key_is_made_once() {
    let meja = Meja::new().await;
    let buku = ganti(
        &meja.buku().await,
        TEKS,
        ">Camat Pasongsongan<",
        ">Plt. Camat Pasongsongan<",
    );
    let sidik = meja.unggah(&buku).await;
    let input = json!({ "berkas": sidik, "idempotencyKey": "lembar-1" });
    let pertama = meja.impor("lkjipLembarImport", input.clone()).await;
    let kedua = meja.impor("lkjipLembarImport", input).await;
    assert_eq!(kesalahan(&pertama), []);
    assert_eq!(kesalahan(&kedua), []);
    let versi = |payload: &Value| payload["lkjip"]["version"].clone();
    assert_eq!(versi(&pertama), versi(&kedua));
}
