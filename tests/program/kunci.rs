//! A key gives way to another while the program runs.

use std::path::Path;

use serde_json::json;

use crate::mesin::{Mesin, SANDI, Server, satu};

async fn masuk(server: &Server) -> String {
    server.masuk("admin", SANDI).await.unwrap()
}

async fn dikenal(server: &Server, token: &str) -> bool {
    let jawaban = server
        .tanya(token, "{ saya { username } }", &json!({}))
        .await;
    jawaban["data"]["saya"]["username"] == "admin"
}

#[tokio::test]
async fn a_rotation_is_one_command_and_no_restart() {
    let mesin = Mesin::baru();
    mesin.admin();
    let server = mesin.layani();
    server.admin().await;
    let lama = masuk(&server).await;
    let keluaran = mesin.jalankan(&["kunci", "putar"]).baik();
    assert!(keluaran.contains("masih memeriksa sampai 20"), "{keluaran}");
    let baru = masuk(&server).await;
    assert!(dikenal(&server, &lama).await && dikenal(&server, &baru).await);
    let periksa = mesin.jalankan(&["periksa"]).cetakan();
    assert!(
        periksa.contains("1 kunci lama masih memeriksa"),
        "{periksa}"
    );

    // A backup takes all keys along.
    mesin.jalankan(&["cadangan", "buat"]).baik();
    let arsip = satu(&mesin.folder, ".zip");
    let pulih = Mesin::baru();
    pulih
        .jalankan(&["cadangan", "pulihkan", arsip.to_str().unwrap()])
        .baik();
    let kedua = pulih.layani();
    assert!(dikenal(&kedua, &lama).await && dikenal(&kedua, &baru).await);
    kedua.hentikan();

    let keluaran = mesin.jalankan(&["kunci", "putar", "--segera"]).baik();
    assert!(keluaran.contains("tidak berlaku lagi"), "{keluaran}");
    let terbaru = masuk(&server).await;
    for token in [&lama, &baru] {
        assert!(!dikenal(&server, token).await);
    }
    assert!(dikenal(&server, &terbaru).await);
    server.hentikan();

    // Whoever else may read it stops the start, and the doctor says so.
    izin(&mesin.berkas("kunci.pem"), 0o640);
    let periksa = mesin.jalankan(&["periksa"]);
    assert!(periksa.cetakan().contains("chmod 600"));
    assert!(mesin.jalankan(&["serve"]).gagal().contains("chmod 600"));
    assert!(
        mesin
            .jalankan(&["kunci", "putar"])
            .gagal()
            .contains("chmod 600")
    );
}

fn izin(berkas: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(berkas, std::fs::Permissions::from_mode(mode)).unwrap();
}
