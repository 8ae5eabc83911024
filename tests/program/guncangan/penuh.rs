//! The disk is full.

use std::path::PathBuf;
use std::process::Command;

use sea_orm::{ConnectionTrait as _, Database};
use serde_json::json;

use super::basis::Peladen;
use super::catat;
use super::kantor::Kantor;
use crate::mesin::Mesin;

/// A small disk of its own, which goes with the story.
struct Cakram(PathBuf);

impl Cakram {
    /// None for who may not mount.
    fn pasang(folder: PathBuf, besar: &str) -> Option<Self> {
        std::fs::create_dir_all(&folder).unwrap();
        let pasang = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={besar}"), "tmpfs"])
            .arg(&folder)
            .output()
            .unwrap();
        pasang.status.success().then_some(Self(folder))
    }

    /// Leaves no room.
    fn penuhi(&self) {
        let isi = Command::new("dd")
            .args(["if=/dev/zero", "bs=4096"])
            .arg(format!("of={}", self.0.join("pengisi").display()))
            .output()
            .unwrap();
        assert!(!isi.status.success(), "there is room left");
    }

    fn kosongkan(&self) {
        std::fs::remove_file(self.0.join("pengisi")).unwrap();
    }
}

impl Drop for Cakram {
    fn drop(&mut self) {
        Command::new("umount")
            .arg("--lazy")
            .arg(&self.0)
            .status()
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make chaos"]
async fn a_full_disk_is_told_and_harms_nothing() {
    let mesin = Mesin::baru();
    let Some(cakram) = Cakram::pasang(mesin.berkas("data"), "24m") else {
        return;
    };
    mesin.atur(&format!("sqlite://{}", cakram.0.join("lkjip.db").display()));
    penuh("sqlite", &mesin, &cakram).await;
    drop(cakram);

    let Ok(server) = std::env::var("LKJIP_TEST_POSTGRES") else {
        return;
    };
    let mesin = Mesin::baru();
    let ruang = std::env::temp_dir().join(format!("lkjip-ruang-{}", uuid::Uuid::new_v4()));
    let Some(cakram) = Cakram::pasang(ruang, "48m") else {
        return;
    };
    Peladen::ini().serahkan(&cakram.0);
    let pengelola = Database::connect(&server).await.unwrap();
    let letak = cakram.0.display();
    for sql in [
        format!("CREATE TABLESPACE sempit LOCATION '{letak}'"),
        "CREATE DATABASE lkjip_penuh TEMPLATE template0 TABLESPACE sempit".to_owned(),
    ] {
        pengelola.execute_unprepared(&sql).await.unwrap();
    }
    mesin.atur(&server.replacen("/postgres?", "/lkjip_penuh?", 1));
    penuh("postgres", &mesin, &cakram).await;
    for sql in [
        "DROP DATABASE lkjip_penuh WITH (FORCE)",
        "DROP TABLESPACE sempit",
    ] {
        pengelola.execute_unprepared(sql).await.unwrap();
    }
}

async fn penuh(nama: &str, mesin: &Mesin, cakram: &Cakram) {
    mesin.admin();
    let server = mesin.layani();
    let admin = server.admin().await;
    let mut kantor = Kantor::buka(&server, &admin, 1).await;
    for _ in 0..3 {
        for _ in 0..20 {
            assert!(kantor.tulis(&server.alamat).await);
        }
        cakram.penuhi();
        while kantor.tulis(&server.alamat).await {}
        // What is there can still be read.
        let jawaban = server
            .tanya(&admin, "{ kecamatanList { nama } }", &json!({}))
            .await;
        assert!(jawaban["data"]["kecamatanList"].is_array(), "{jawaban}");
        cakram.kosongkan();
        kantor.periksa(&server.alamat).await;
    }
    assert_eq!(kantor.penuh, 3);
    server.hentikan();
    // It finds that there is little room, and no damage.
    let keadaan = mesin.jalankan(&["periksa"]).cetakan();
    assert!(keadaan.contains("Basis data utuh."), "{keadaan}");
    mesin.jalankan(&["jejak", "periksa"]).baik();
    catat(
        &format!("penuh-{nama}"),
        &json!({ "kali": kantor.penuh, "diakui": kantor.diakui, "hilang": 0 }),
    );
}
