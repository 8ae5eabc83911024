//! What happened stays written as it was.

use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection};

use crate::mesin::Mesin;

/// A machine on which something happened.
async fn berjejak() -> Mesin {
    let mesin = Mesin::baru();
    mesin.admin();
    let server = mesin.layani();
    let token = server.admin().await;
    for nama in ["satu", "dua", "tiga"] {
        assert!(server.tambah(&token, nama).await);
    }
    server.hentikan();
    mesin
}

async fn buka(mesin: &Mesin) -> DatabaseConnection {
    let url = format!("sqlite://{}", mesin.berkas("lkjip.db").display());
    Database::connect(&url).await.unwrap()
}

#[test]
fn where_there_is_no_database_none_is_made() {
    let mesin = Mesin::baru();
    let tiada = mesin.jalankan(&["jejak", "periksa"]).gagal();
    assert!(tiada.contains("lkjip.db tidak ada."), "{tiada}");
    assert!(!mesin.berkas("lkjip.db").exists());
}

#[tokio::test]
async fn the_database_refuses_to_rewrite_the_trail() {
    let mesin = berjejak().await;
    let db = buka(&mesin).await;
    for perbuatan in [
        "UPDATE audit SET rincian = '{}' WHERE id = 2",
        "DELETE FROM audit WHERE id = 2",
        "REPLACE INTO audit SELECT id, waktu, pengguna_id, 'lain', objek, rincian, request_id, sebelum, \
         sidik FROM audit WHERE id = 2",
        "INSERT INTO audit SELECT id + 100, waktu, pengguna_id, 'lain', objek, rincian, request_id, \
         sebelum, sidik FROM audit WHERE id = 2",
        "UPDATE audit_kepala SET nomor = 1",
        "DELETE FROM audit_kepala",
        "REPLACE INTO audit_kepala VALUES (1, 0, '')",
    ] {
        let error = db.execute_unprepared(perbuatan).await.unwrap_err();
        assert!(error.to_string().contains("jejak"), "{perbuatan}: {error}");
    }
    db.close().await.unwrap();
    mesin.jalankan(&["jejak", "periksa"]).baik();
}

#[tokio::test]
async fn who_rewrites_it_all_the_same_is_found_out() {
    for (perbuatan, entri) in [
        ("UPDATE audit SET rincian = '[]' WHERE id = 3", 3),
        ("UPDATE audit SET pengguna_id = NULL WHERE id = 4", 4),
        ("DELETE FROM audit WHERE id = 2", 2),
        (
            "DELETE FROM audit WHERE id = (SELECT MAX(id) FROM audit)",
            6,
        ),
    ] {
        let mesin = berjejak().await;
        let utuh = mesin.jalankan(&["jejak", "periksa"]).baik();
        assert!(utuh.contains("Jejak utuh: 6 entri."), "{utuh}");
        let db = buka(&mesin).await;
        for pemicu in ["audit_tak_ubah", "audit_tak_hapus"] {
            let hapus = format!("DROP TRIGGER {pemicu}");
            db.execute_unprepared(&hapus).await.unwrap();
        }
        db.execute_unprepared(perbuatan).await.unwrap();
        db.close().await.unwrap();
        let putus = mesin.jalankan(&["jejak", "periksa"]).gagal();
        let harapan = format!("Jejak putus pada entri {entri}:");
        assert!(putus.contains(&harapan), "{perbuatan}: {putus}");
        assert!(mesin.jalankan(&["periksa"]).gagal().contains("masalah"));
        // The data are still worth a backup; what is wrong with it is told.
        mesin.jalankan(&["cadangan", "buat"]).baik();
        let arsip = crate::mesin::satu(&mesin.folder, ".zip");
        let periksa = mesin.jalankan(&["cadangan", "periksa", arsip.to_str().unwrap()]);
        assert!(periksa.gagal().contains("Jejak putus"));
    }
}

#[tokio::test]
async fn a_trail_that_was_written_anew_is_not_the_one_that_was_noted() {
    let lama = berjejak().await;
    let ujung = |mesin: &Mesin| {
        let keluaran = mesin.jalankan(&["jejak", "periksa"]).baik();
        let (_, ujung) = keluaran.split_once("Ujung: ").unwrap();
        ujung.trim().to_owned()
    };
    let tercatat = ujung(&lama);
    lama.jalankan(&["jejak", "periksa", "--kepala", &tercatat])
        .baik();
    // The same deeds at another moment: whole, and yet another trail.
    let baru = berjejak().await;
    assert_ne!(ujung(&baru), tercatat);
    let putus = baru
        .jalankan(&["jejak", "periksa", "--kepala", &tercatat])
        .gagal();
    assert!(putus.contains("bukan yang pernah dicatat"), "{putus}");
}
