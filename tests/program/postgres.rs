//! The documented way of PostgreSQL: its own dump, and the key beside it. Needs a server, which
//! `LKJIP_TEST_POSTGRES` names.

use std::path::PathBuf;
use std::process::Command;

use sea_orm::{ConnectionTrait as _, Database, DatabaseConnection, DbBackend, Statement};

use crate::mesin::Mesin;

/// A tool of the newest PostgreSQL.
fn alat(nama: &str) -> PathBuf {
    let mut versi: Vec<u32> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|folder| {
            folder
                .filter_map(|entri| entri.unwrap().file_name().to_str()?.parse().ok())
                .collect()
        })
        .unwrap_or_default();
    versi.sort_unstable();
    versi.last().map_or_else(
        || PathBuf::from(nama),
        |versi| PathBuf::from(format!("/usr/lib/postgresql/{versi}/bin/{nama}")),
    )
}

fn jalankan(perintah: &mut Command) {
    let selesai = perintah.output().unwrap();
    assert!(selesai.status.success(), "{selesai:?}");
}

#[tokio::test]
async fn a_dump_and_the_key_make_the_installation_anew() {
    let Ok(server) = std::env::var("LKJIP_TEST_POSTGRES") else {
        return;
    };
    let pengelola = Database::connect(&server).await.unwrap();
    let nama =
        ["lama", "baru"].map(|nama| format!("lkjip_{nama}_{}", uuid::Uuid::new_v4().simple()));
    let url = nama
        .clone()
        .map(|nama| server.replacen("/postgres?", &format!("/{nama}?"), 1));
    for nama in &nama {
        let buat = format!("CREATE DATABASE {nama} TEMPLATE template0");
        pengelola.execute_unprepared(&buat).await.unwrap();
    }

    let lama = Mesin::baru();
    lama.atur(&url[0]);
    lama.admin();
    let server = lama.layani();
    let token = server.admin().await;
    assert!(server.tambah(&token, "sebelum").await);
    let dump = lama.berkas("lkjip.dump");
    let mut perintah = Command::new(alat("pg_dump"));
    jalankan(
        perintah
            .args(["--format=custom", "--dbname", &url[0], "--file"])
            .arg(&dump),
    );
    let akun = server.akun(&token).await;
    server.hentikan();
    let tolak = lama.jalankan(&["cadangan", "buat"]).gagal();
    assert!(tolak.contains("pg_dump"), "{tolak}");

    let baru = Mesin::baru();
    baru.atur(&url[1]);
    let mut perintah = Command::new(alat("pg_restore"));
    jalankan(
        perintah
            .args(["--exit-on-error", "--dbname", &url[1]])
            .arg(&dump),
    );
    std::fs::copy(lama.berkas("kunci.pem"), baru.berkas("kunci.pem")).unwrap();
    baru.jalankan(&["periksa"]).baik();
    baru.jalankan(&["jejak", "periksa"]).baik();
    let server = baru.layani();
    assert_eq!(server.akun(&token).await, akun);
    assert!(server.tambah(&token, "sesudah").await);
    server.hentikan();
    // The trail goes on, and nobody rewrites it here either.
    baru.jalankan(&["jejak", "periksa"]).baik();
    let db = Database::connect(&url[1]).await.unwrap();
    for perbuatan in [
        "UPDATE audit SET rincian = '{}'",
        "DELETE FROM audit WHERE id = 2",
        "TRUNCATE audit",
        "UPDATE audit_kepala SET nomor = 1",
        "TRUNCATE audit_kepala",
        "INSERT INTO audit SELECT id + 100, waktu, pengguna_id, 'lain', objek, rincian, request_id, sebelum, \
         sidik FROM audit WHERE id = 2",
    ] {
        let error = db.execute_unprepared(perbuatan).await.unwrap_err();
        assert!(error.to_string().contains("jejak"), "{perbuatan}: {error}");
    }
    db.close().await.unwrap();
    for nama in &nama {
        let buang = format!("DROP DATABASE {nama} WITH (FORCE)");
        pengelola.execute_unprepared(&buang).await.unwrap();
    }
}

/// The roles of the second wall.
const PERAN: [&str; 6] = [
    "lkjip_program",
    "lkjip_kecamatan",
    "lkjip_reviewer",
    "lkjip_analis",
    "lkjip_admin",
    "lkjip_integrasi",
];

/// A user who owns a database of the same name and may do nothing else, and a machine that signs in as they.
async fn pengguna_biasa(pengelola: &DatabaseConnection, server: &str) -> (String, Mesin) {
    let nama = format!("lkjip_biasa_{}", uuid::Uuid::new_v4().simple());
    for perintah in [
        format!("CREATE ROLE {nama} LOGIN"),
        format!("CREATE DATABASE {nama} OWNER {nama} TEMPLATE template0"),
    ] {
        pengelola.execute_unprepared(&perintah).await.unwrap();
    }
    let mesin = Mesin::baru();
    let url = server.replacen("/postgres?", &format!("/{nama}?"), 1);
    mesin.atur(&url.replacen("//lkjip@", &format!("//{nama}@"), 1));
    (nama, mesin)
}

/// Gives the user all roles, with what the words behind it say.
async fn beri_peran(pengelola: &DatabaseConnection, nama: &str, dengan: &str) {
    for peran in PERAN {
        // Another story may have made it.
        let _ = pengelola
            .execute_unprepared(&format!("CREATE ROLE {peran} NOLOGIN"))
            .await;
        let beri = format!("GRANT {peran} TO {nama} {dengan}");
        pengelola.execute_unprepared(&beri).await.unwrap();
    }
}

async fn buang(pengelola: &DatabaseConnection, nama: &str) {
    for perintah in [
        format!("DROP DATABASE {nama} WITH (FORCE)"),
        format!("DROP ROLE {nama}"),
    ] {
        pengelola.execute_unprepared(&perintah).await.unwrap();
    }
}

#[tokio::test]
async fn a_user_who_may_only_grant_the_roles_grants_them_to_itself() {
    let Ok(server) = std::env::var("LKJIP_TEST_POSTGRES") else {
        return;
    };
    let pengelola = Database::connect(&server).await.unwrap();
    let versi = "SELECT current_setting('server_version_num')::INT AS versi";
    let versi = Statement::from_string(DbBackend::Postgres, versi);
    let versi = pengelola.query_one_raw(versi).await.unwrap().unwrap();
    let versi: i32 = versi.try_get_by("versi").unwrap();
    let (nama, mesin) = pengguna_biasa(&pengelola, &server).await;
    mesin.admin();
    // What PostgreSQL gives to who makes a role, from 16 on.
    let dengan = if versi >= 160_000 {
        "WITH ADMIN TRUE, INHERIT FALSE, SET FALSE"
    } else {
        "WITH ADMIN OPTION"
    };
    beri_peran(&pengelola, &nama, dengan).await;
    let server = mesin.layani();
    let berdiri = mesin.jalankan(&["periksa"]).baik();
    assert!(berdiri.contains("Dinding kedua berdiri."), "{berdiri}");
    let token = server.admin().await;
    assert!(server.tambah(&token, "satu").await);
    assert_eq!(server.akun(&token).await.len(), 2);
    server.hentikan();
    buang(&pengelola, &nama).await;
}

#[tokio::test]
async fn a_user_without_rights_serves_and_stands_behind_the_second_wall_once_given_its_roles() {
    let Ok(server) = std::env::var("LKJIP_TEST_POSTGRES") else {
        return;
    };
    let pengelola = Database::connect(&server).await.unwrap();
    let (nama, mesin) = pengguna_biasa(&pengelola, &server).await;
    mesin.admin();
    let tanpa = mesin.jalankan(&["periksa"]).baik();
    assert!(tanpa.contains("PERINGATAN dinding"), "{tanpa}");
    let server = mesin.layani();
    let token = server.admin().await;
    assert!(server.tambah(&token, "sebelum").await);
    server.hentikan();

    beri_peran(&pengelola, &nama, "").await;
    let server = mesin.layani();
    let dengan = mesin.jalankan(&["periksa"]).baik();
    assert!(dengan.contains("Dinding kedua berdiri."), "{dengan}");
    assert!(server.tambah(&token, "sesudah").await);
    assert_eq!(server.akun(&token).await.len(), 3);
    server.hentikan();
    mesin.jalankan(&["jejak", "periksa"]).baik();

    // Whom the roles were taken from is told so, and reads nothing.
    let ambil = format!("REVOKE lkjip_program FROM {nama}");
    pengelola.execute_unprepared(&ambil).await.unwrap();
    let tertutup = mesin.jalankan(&["serve"]).gagal();
    assert!(tertutup.contains("lkjip_*"), "{tertutup}");
    let periksa = mesin.jalankan(&["periksa"]);
    periksa.gagal();
    assert!(periksa.cetakan().contains("MASALAH    dinding"));
    assert!(
        !periksa.cetakan().contains("Jejak putus"),
        "{}",
        periksa.cetakan()
    );
    let jejak = mesin.jalankan(&["jejak", "periksa"]).gagal();
    assert!(jejak.contains("lkjip_*"), "{jejak}");
    buang(&pengelola, &nama).await;
}
