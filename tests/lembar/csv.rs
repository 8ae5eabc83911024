//! Budget figures from a CSV file.

use serde_json::{Value, json};

use super::{Meja, kesalahan, tanpa_perubahan};
use crate::fixture::petik;
use crate::schema::committed;

const IMPOR: &str = "lkjipAnggaranCsvImport";

/// The rows of the sample that have a code: code and realisasi.
fn berkode() -> Vec<(String, String, String)> {
    let teks = committed("data/contoh/lkjip-35.29.13-2023.json").unwrap();
    let dokumen: Value = serde_json::from_str(&teks).unwrap();
    let mut semua: Vec<(String, String, String)> = dokumen["anggaran"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|satu| {
            let teks = |nama: &str| satu[nama].as_str().map(str::to_owned);
            Some((teks("nomor")?, teks("kode")?, teks("realisasiAnggaran")?))
        })
        .collect();
    let kode: Vec<String> = semua.iter().map(|(_, kode, _)| kode.clone()).collect();
    semua.retain(|(_, kode_ini, _)| kode.iter().filter(|satu| *satu == kode_ini).count() == 1);
    assert!(semua.len() > 3, "{semua:?}");
    semua
}

#[tokio::test]
async fn figures_of_sipd_are_shown_first_and_then_kept() {
    let meja = Meja::new().await;
    let rows = berkode();
    let (nomor, kode, realisasi) = &rows[0];
    let sama = format!("kode;realisasi\n{kode};{realisasi}.00\n");
    tanpa_perubahan(&meja.impor(IMPOR, json!({ "isi": sama })).await);
    // The level with two digits is the same level.
    let mut kelompok: Vec<String> = kode.split('.').map(str::to_owned).collect();
    if let Some(level) = kelompok.get_mut(3) {
        *level = format!("{level:0>2}");
    }
    let isi = format!(
        "\u{feff}kode_sub_giat;nama_sub_giat;pagu;Realisasi Anggaran\r\n{};Apa saja;;Rp 1.234\r\n",
        kelompok.join(".")
    );
    let sidik = meja.unggah(isi.as_bytes()).await;
    for coba in [true, false] {
        let payload = meja
            .impor(IMPOR, json!({ "berkas": sidik, "coba": coba }))
            .await;
        assert_eq!(
            payload["perubahanList"],
            json!([{
                "path": format!("/anggaran/{nomor}/realisasiAnggaran"), "jenis": "UBAH",
                "sebelum": realisasi, "sesudah": "1234",
            }]),
            "{payload:#}"
        );
    }
    assert_ne!(meja.versi().await, meja.lkjip["version"]);
}

#[tokio::test]
async fn every_problem_of_a_csv_is_told_at_once_and_nothing_is_kept() {
    let meja = Meja::new().await;
    let kode = &berkode()[0].1;
    let isi = format!("kode,realisasi\n{kode},\"1,5\"\n7.01.99,5\nx,5\n");
    let payload = meja.impor(IMPOR, json!({ "isi": isi })).await;
    assert_eq!(petik(&payload["masalahList"], "/sel"), ["B2", "A4"]);
    let isi = format!("kode,realisasi\n{kode},5\n7.01.99,5\n");
    let payload = meja.impor(IMPOR, json!({ "isi": isi })).await;
    assert_eq!(petik(&payload["masalahList"], "/sel"), ["A3"]);
    let isi = format!("kode,realisasi\n{kode},-5\n");
    let payload = meja.impor(IMPOR, json!({ "isi": isi })).await;
    assert_eq!(
        petik(&payload["masalahList"], "/sel"),
        ["B2"],
        "{payload:#}"
    );
    assert_eq!(kesalahan(&payload).len(), 1);
    for input in [json!({}), json!({ "isi": "a", "berkas": "b" })] {
        let payload = meja.impor(IMPOR, input).await;
        assert_eq!(kesalahan(&payload).len(), 1);
    }
    assert_eq!(meja.versi().await, meja.lkjip["version"]);
}
