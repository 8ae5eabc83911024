//! The program is killed at any moment under load.

use std::time::Duration;

use rand::RngExt as _;
use serde_json::json;

use super::basis::{self, Basis};
use super::kantor::Kantor;
use super::{acak, atur, catat};

const KANTOR: u32 = 8;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make chaos"]
async fn whatever_was_acknowledged_survives_a_kill() {
    for basis in basis::semua().await {
        bunuh(&basis).await;
    }
}

async fn bunuh(Basis { nama, mesin }: &Basis) {
    mesin.admin();
    let mut server = mesin.layani();
    let admin = server.admin().await;
    let mut kantor = Vec::new();
    for nomor in 1..=KANTOR {
        kantor.push(Kantor::buka(&server, &admin, nomor).await);
    }
    let mut acak = acak();
    let putaran = atur("ROUNDS", 20);
    for _ in 0..putaran {
        let menulis: Vec<_> = kantor
            .into_iter()
            .map(|mut satu| {
                let alamat = server.alamat.clone();
                tokio::spawn(async move {
                    while satu.tulis(&alamat).await {}
                    satu
                })
            })
            .collect();
        let sebentar = Duration::from_millis(acak.random_range(20..700));
        tokio::time::sleep(sebentar).await;
        server.bunuh();
        kantor = Vec::new();
        for satu in menulis {
            kantor.push(satu.await.unwrap());
        }
        mesin.jalankan(&["jejak", "periksa"]).baik();
        mesin.jalankan(&["periksa"]).baik();
        server = mesin.layani();
        for satu in &mut kantor {
            satu.periksa(&server.alamat).await;
        }
    }
    server.hentikan();
    let jumlah = |apa: fn(&Kantor) -> u64| kantor.iter().map(apa).sum::<u64>();
    let terputus = jumlah(|satu| satu.terputus);
    assert!(terputus > 0, "nothing was under way when it was killed");
    catat(
        &format!("mati-{nama}"),
        &json!({
            "putaran": putaran, "diakui": jumlah(|satu| satu.diakui), "hilang": 0, "terputus": terputus,
            "terputusTetapiTerjadi": jumlah(|satu| satu.terjadi),
        }),
    );
}
