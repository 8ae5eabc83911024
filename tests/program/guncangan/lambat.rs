//! Clients that are slow, and clients that are many.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::catat;
use super::kantor::Kantor;
use crate::mesin::{Mesin, Server};

const LAMBAT: usize = 200;
const BANJIR: usize = 2000;

/// Connections that send `awal` and no more.
async fn sambung(server: &Server, banyak: usize, awal: &[u8]) -> Vec<TcpStream> {
    let alamat = server.alamat.strip_prefix("http://").unwrap();
    let mut semua = Vec::new();
    for _ in 0..banyak {
        let mut satu = TcpStream::connect(alamat).await.unwrap();
        // Refused at once, perhaps.
        let _ = satu.write_all(awal).await;
        semua.push(satu);
    }
    semua
}

/// Reads what comes until the other side hangs up.
async fn sampai_putus(satu: &mut TcpStream) {
    let mut isi = [0; 1024];
    while let Ok(1..) = satu.read(&mut isi).await {}
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make chaos"]
async fn slow_clients_and_floods_hold_nobody_up() {
    let mesin = Mesin::baru();
    mesin.admin();
    let server = mesin.layani_lewat(&["prlimit", "--nofile=1024:1024"]);
    let admin = server.admin().await;
    let mut kantor = Kantor::buka(&server, &admin, 1).await;
    let kepala = b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    let badan = [&kepala[..], b"Content-Length: 1000\r\n\r\n{"].concat();
    let mut hasil = json!({});
    for (nama, awal) in [("kepala", &kepala[..]), ("badan", &badan)] {
        let awal_waktu = Instant::now();
        let mut semua = sambung(&server, LAMBAT, awal).await;
        let mut terlama = Duration::ZERO;
        for _ in 0..50 {
            let mulai = Instant::now();
            assert!(kantor.tulis(&server.alamat).await);
            terlama = terlama.max(mulai.elapsed());
        }
        for satu in &mut semua {
            let putus = tokio::time::timeout(Duration::from_secs(30), sampai_putus(satu));
            putus.await.expect("a slow client is left in the end");
        }
        hasil[nama] = json!({
            "lambat": LAMBAT, "tulisTerlamaMilidetik": milidetik(terlama),
            "semuaDitinggalkanSetelahDetik": awal_waktu.elapsed().as_secs(),
        });
    }
    let semua = sambung(&server, BANJIR, b"").await;
    let mut terlama = Duration::ZERO;
    for _ in 0..50 {
        let mulai = Instant::now();
        assert!(kantor.tulis(&server.alamat).await);
        terlama = terlama.max(mulai.elapsed());
    }
    drop(semua);
    hasil["banjir"] = json!({
        "sambungan": BANJIR, "berkasTerbuka": 1024, "tulisTerlamaMilidetik": milidetik(terlama),
    });
    let lagi = TcpStream::connect(server.alamat.strip_prefix("http://").unwrap());
    assert!(lagi.await.is_ok());
    kantor.periksa(&server.alamat).await;
    server.hentikan();
    catat("lambat", &hasil);
}

fn milidetik(lama: Duration) -> Value {
    json!(u64::try_from(lama.as_millis()).unwrap())
}
