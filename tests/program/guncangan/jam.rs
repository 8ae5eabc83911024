//! The clock of the machine jumps.

use std::path::Path;

use serde_json::json;

use super::basis::{self, Basis};
use super::catat;
use super::kantor::Kantor;
use crate::mesin::{SANDI, Server};

/// Tells the program another time (Debian's package faketime).
const PURA_PURA: &str = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make chaos"]
async fn a_clock_that_jumps_locks_nobody_out() {
    if !Path::new(PURA_PURA).exists() {
        return;
    }
    for Basis { nama, mesin } in basis::semua().await {
        mesin.admin();
        let jam = mesin.berkas("jam");
        let putar = |ke: &str| std::fs::write(&jam, format!("{ke}\n")).unwrap();
        putar("+0");
        let server = mesin.layani_lewat(&[
            "env",
            &format!("LD_PRELOAD={PURA_PURA}"),
            &format!("FAKETIME_TIMESTAMP_FILE={}", jam.display()),
            "FAKETIME_NO_CACHE=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
        ]);
        let admin = server.admin().await;
        let mut kantor = Kantor::buka(&server, &admin, 1).await;
        let mut loncatan = 0;
        for ke in ["+3h", "-3h", "+40d", "+0", "-1d", "+0"] {
            putar(ke);
            loncatan += 1;
            for _ in 0..3 {
                assert!(
                    server
                        .masuk(&kantor.username, "bukan kata sandinya")
                        .await
                        .is_none()
                );
            }
            kantor.token = masuk(&server, &kantor.username).await;
            for _ in 0..5 {
                assert!(kantor.tulis(&server.alamat).await);
            }
        }
        kantor.periksa(&server.alamat).await;
        server.hentikan();
        mesin.jalankan(&["jejak", "periksa"]).baik();
        catat(
            &format!("jam-{nama}"),
            &json!({ "loncatan": loncatan, "diakui": kantor.diakui, "hilang": 0 }),
        );
    }
}

async fn masuk(server: &Server, username: &str) -> String {
    server
        .masuk(username, SANDI)
        .await
        .expect("a jump of the clock locks nobody out")
}
