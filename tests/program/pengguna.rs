//! Accounts from the machine itself.

use serde_json::json;
use totp_rs::{Builder, Secret};

use crate::mesin::{Mesin, SANDI, Server};

/// Gives the administrator a second factor.
async fn pasang(server: &Server, token: &str) {
    let siap =
        format!("mutation {{ faktorKeduaSetup(input: {{ sandi: \"{SANDI}\" }}) {{ rahasia }} }}");
    let answer = server.tanya(token, &siap, &json!({})).await;
    let rahasia = answer["data"]["faktorKeduaSetup"]["rahasia"].as_str();
    let rahasia = Secret::try_from_base32(rahasia.unwrap()).unwrap();
    let detik = api::clock::Clock::System.now().0 / 1_000;
    let totp = Builder::new().with_secret(rahasia).build().unwrap();
    let kode = totp.generate(detik.try_into().unwrap());
    let query = format!(
        "mutation {{ faktorKeduaConfirm(input: {{ kode: \"{kode}\" }}) {{ kodePemulihanList }} }}"
    );
    let answer = server.tanya(token, &query, &json!({})).await;
    let kode = &answer["data"]["faktorKeduaConfirm"]["kodePemulihanList"];
    assert_eq!(kode.as_array().unwrap().len(), 10, "{answer}");
}

#[tokio::test]
async fn whoever_lost_the_device_is_let_in_from_the_machine() {
    let mesin = Mesin::baru();
    mesin.admin();
    let lepas = |username: &str| {
        let argumen = ["pengguna", "lepas-faktor-kedua", "--username", username];
        mesin.jalankan(&argumen)
    };
    let belum = lepas("admin").gagal();
    assert!(belum.contains("tidak memakai faktor kedua"), "{belum}");
    let siapa = lepas("siapa").gagal();
    assert!(siapa.contains("Akun \"siapa\" tidak ada."), "{siapa}");

    let server = mesin.layani();
    let token = server.admin().await;
    pasang(&server, &token).await;
    assert!(server.masuk("admin", SANDI).await.is_none());
    mesin.jalankan(&["periksa"]).baik();
    let dilepas = lepas("admin").baik();
    assert_eq!(dilepas, "Faktor kedua admin dilepas.\n");
    assert!(server.masuk("admin", SANDI).await.is_some());
    server.hentikan();
    mesin.jalankan(&["jejak", "periksa"]).baik();
}

#[tokio::test]
async fn a_lost_sealing_key_is_told_of() {
    let mesin = Mesin::baru();
    mesin.admin();
    let server = mesin.layani();
    let token = server.admin().await;
    pasang(&server, &token).await;
    server.hentikan();
    std::fs::remove_file(mesin.berkas("lkjip-rahasia.key")).unwrap();
    mesin.jalankan(&["periksa"]).gagal();
    // The next start makes another one, which opens nothing.
    mesin.layani().hentikan();
    let terkunci = mesin.jalankan(&["periksa"]);
    terkunci.gagal();
    let terkunci = terkunci.cetakan();
    assert!(
        terkunci.contains("1 dari 1 faktor kedua tersegel"),
        "{terkunci}"
    );
}
