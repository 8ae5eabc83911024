//! `lkjip periksa` tells what is wrong with an installation.

use std::io::{Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;

use crate::mesin::{Mesin, Selesai};

/// The state of what was looked at under `perihal`.
fn keadaan(selesai: &Selesai, perihal: &str) -> String {
    let isi: Value = serde_json::from_str(&selesai.cetakan()).unwrap();
    let temuan = isi["temuan"].as_array().unwrap();
    temuan
        .iter()
        .filter(|temuan| temuan["perihal"] == perihal)
        .map(|temuan| temuan["keadaan"].as_str().unwrap())
        .max()
        .unwrap_or_else(|| panic!("{isi:#}"))
        .to_owned()
}

#[tokio::test]
async fn a_sound_installation_is_found_sound_and_left_as_it_is() {
    let mesin = Mesin::baru();
    let awal = mesin.jalankan(&["periksa", "--json"]);
    awal.baik();
    assert_eq!(keadaan(&awal, "basis data"), "PERINGATAN");
    assert!(!mesin.berkas("lkjip.db").exists() && !mesin.berkas("kunci.pem").exists());

    let server = mesin.layani();
    let jalan = mesin.jalankan(&["periksa"]).baik();
    assert!(jalan.contains("Server berjalan (proses "), "{jalan}");
    let kedua = mesin.jalankan(&["serve"]).gagal();
    assert!(kedua.contains("sedang dipakai server lain"), "{kedua}");
    server.hentikan();
    let henti = mesin.jalankan(&["periksa", "--json"]);
    henti.baik();
    for perihal in [
        "konfigurasi",
        "kunci",
        "graphql",
        "rahasia",
        "jam",
        "basis data",
        "migrasi",
        "keutuhan",
    ] {
        assert_eq!(keadaan(&henti, perihal), "BAIK", "{perihal}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let mesin = Mesin::baru();
    mesin.layani().hentikan();
    for (berkas, perihal) in [("kunci.pem", "kunci"), ("lkjip-rahasia.key", "rahasia")] {
        let izin = |mode| {
            let izin = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(mesin.berkas(berkas), izin).unwrap();
        };
        izin(0o644);
        let terbuka = mesin.jalankan(&["periksa", "--json"]);
        terbuka.gagal();
        assert_eq!(keadaan(&terbuka, perihal), "MASALAH");
        assert_eq!(keadaan(&terbuka, "keutuhan"), "BAIK");
        assert!(mesin.jalankan(&["serve"]).gagal().contains("chmod 600"));
        izin(0o600);
    }

    let semula = std::fs::read_to_string(mesin.berkas("lkjip.toml")).unwrap();
    let dokumen = mesin.berkas("dokumen.json");
    std::fs::write(&dokumen, r#"{ "daftar": "{ tidakAda }" }"#).unwrap();
    let isi = format!("{semula}[graphql]\ndocuments = \"{}\"\n", dokumen.display());
    std::fs::write(mesin.berkas("lkjip.toml"), isi).unwrap();
    let rusak = mesin.jalankan(&["periksa", "--json"]);
    assert!(rusak.cetakan().contains("Dokumen terdaftar daftar"));
    rusak.gagal();
    assert_eq!(keadaan(&rusak, "graphql"), "MASALAH");
    let serve = mesin.jalankan(&["serve"]).gagal();
    assert!(serve.contains("Dokumen terdaftar daftar"), "{serve}");
    std::fs::write(mesin.berkas("lkjip.toml"), semula).unwrap();

    // The middle of the file is overwritten, as a failing disk would.
    let mut berkas = std::fs::OpenOptions::new()
        .write(true)
        .open(mesin.berkas("lkjip.db"))
        .unwrap();
    let besar = berkas.metadata().unwrap().len();
    // What is behind the schema, without which it could not even be opened.
    berkas.seek(SeekFrom::Start(besar - 32 * 1024)).unwrap();
    berkas.write_all(&[0xAA; 16 * 1024]).unwrap();
    drop(berkas);
    let rusak = mesin.jalankan(&["periksa", "--json"]);
    rusak.gagal();
    assert_eq!(keadaan(&rusak, "keutuhan"), "MASALAH");
    let cadangan = mesin.jalankan(&["cadangan", "buat"]).gagal();
    assert!(!cadangan.is_empty());

    std::fs::write(mesin.berkas("lkjip.toml"), "listenn = 1\n").unwrap();
    let konfigurasi = mesin.jalankan(&["periksa", "--json"]);
    konfigurasi.gagal();
    assert_eq!(keadaan(&konfigurasi, "konfigurasi"), "MASALAH");
}

#[tokio::test]
async fn why_it_does_not_start_is_told_in_one_sentence() {
    let mesin = Mesin::baru();
    mesin.layani().hentikan();
    let semula = std::fs::read_to_string(mesin.berkas("lkjip.toml")).unwrap();
    let serve = |toml: &str| {
        std::fs::write(mesin.berkas("lkjip.toml"), toml).unwrap();
        mesin.jalankan(&["serve"]).gagal()
    };

    let orang = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let alamat = orang.local_addr().unwrap().to_string();
    let terpakai = serve(&semula.replace("127.0.0.1:0", &alamat));
    assert!(
        terpakai.contains(&format!(
            "Alamat {alamat} tidak dapat dipakai: sudah dipakai program lain"
        )),
        "{terpakai}"
    );
    let salah = serve(&semula.replace("127.0.0.1:0", "delapan"));
    assert!(
        salah.contains("listen = \"delapan\" bukan alamat"),
        "{salah}"
    );
    let periksa = mesin.jalankan(&["periksa", "--json"]);
    periksa.gagal();
    assert_eq!(keadaan(&periksa, "konfigurasi"), "MASALAH");
    let lain = serve(&semula.replace("sqlite://", "mysql://"));
    assert!(
        lain.contains("dibuka: database.url harus diawali sqlite: atau postgres:."),
        "{lain}"
    );

    std::fs::write(mesin.berkas("lkjip.db"), [0xAA; 8192]).unwrap();
    let rusak = serve(&semula);
    assert!(
        rusak.contains("berkasnya rusak; pulihkan cadangan"),
        "{rusak}"
    );
}
