//! The database goes away under load and comes back; nobody restarts the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::json;

use super::basis::{self, Basis, Peladen};
use super::catat;
use super::kantor::{Kantor, klien};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make chaos"]
async fn a_database_torn_away_is_found_again() {
    let Some(Basis { mesin, .. }) = basis::postgres().await else {
        return;
    };
    mesin.admin();
    let server = mesin.layani();
    let admin = server.admin().await;
    let mut kantor = Vec::new();
    for nomor in 1..=4 {
        kantor.push(Kantor::buka(&server, &admin, nomor).await);
    }
    let http = klien();
    let siap = format!("{}/readyz", server.alamat);
    let cabutan = 3;
    let mut pulih = Vec::new();
    for _ in 0..cabutan {
        let selesai = Arc::new(AtomicBool::new(false));
        let menulis: Vec<_> = kantor
            .into_iter()
            .map(|mut satu| {
                let (alamat, selesai) = (server.alamat.clone(), Arc::clone(&selesai));
                tokio::spawn(async move {
                    while !selesai.load(Ordering::SeqCst) {
                        if satu.tulis(&alamat).await {
                            continue;
                        }
                        // What was not answered is looked at before anything else is written.
                        while !selesai.load(Ordering::SeqCst) {
                            tokio::time::sleep(Duration::from_millis(20)).await;
                        }
                    }
                    satu
                })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(500)).await;
        let mut mulai = Peladen::ini().cabut();
        tokio::time::sleep(Duration::from_secs(2)).await;
        let jawaban = http.get(&siap).send().await.unwrap();
        assert_eq!(jawaban.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(mulai.status().unwrap().success());
        let awal = Instant::now();
        loop {
            let jawaban = http.get(&siap).send().await.unwrap();
            if jawaban.status() == StatusCode::OK {
                break;
            }
            assert!(
                awal.elapsed() < Duration::from_mins(1),
                "it does not recover"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        pulih.push(awal.elapsed().as_millis());
        selesai.store(true, Ordering::SeqCst);
        kantor = Vec::new();
        for satu in menulis {
            kantor.push(satu.await.unwrap());
        }
        for satu in &mut kantor {
            satu.periksa(&server.alamat).await;
        }
    }
    server.hentikan();
    mesin.jalankan(&["jejak", "periksa"]).baik();
    let jumlah = |apa: fn(&Kantor) -> u64| kantor.iter().map(apa).sum::<u64>();
    catat(
        "hilang-postgres",
        &json!({
            "cabutan": cabutan, "diakui": jumlah(|satu| satu.diakui), "hilang": 0,
            "nanti": jumlah(|satu| satu.nanti), "terputusTetapiTerjadi": jumlah(|satu| satu.terjadi),
            "pulihMilidetik": pulih,
        }),
    );
}
