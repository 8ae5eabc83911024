//! A long time under load.

use std::time::{Duration, Instant};

use serde_json::json;

use super::basis::{self, Basis};
use super::kantor::{Kantor, akun, klien, tanya};
use super::{atur, catat};
use crate::mesin::SANDI;

const KANTOR: u32 = 4;
const TANYA: &str = "{ perbandinganIndikator(indikator: \"SKM\", tahun: 2023) { barisList { kecamatan { nama } } } \
                     pemantauanPengajuan(tahun: 2023) { barisList { keadaan kecamatan { nama } } } }";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make chaos"]
async fn memory_stays_flat_under_load() {
    for basis in basis::semua().await {
        berjalan(&basis).await;
    }
}

async fn berjalan(Basis { nama, mesin }: &Basis) {
    mesin.admin();
    let server = mesin.layani();
    let admin = server.admin().await;
    let sampai = Instant::now() + Duration::from_secs(atur("SECONDS", 60));
    let mut menulis = Vec::new();
    for nomor in 1..=KANTOR {
        let mut kantor = Kantor::buka(&server, &admin, nomor).await;
        let alamat = server.alamat.clone();
        menulis.push(tokio::spawn(async move {
            while Instant::now() < sampai {
                assert!(kantor.tulis(&alamat).await);
            }
            kantor
        }));
    }
    let alamat = server.alamat.clone();
    let token = akun(&server, &admin, ("analis", "ANALIS", None)).await;
    let membaca = tokio::spawn(async move {
        let http = klien();
        let mut banyak = 0_u64;
        while Instant::now() < sampai {
            let jawaban = tanya(&http, &alamat, &token, TANYA, &json!({}))
                .await
                .unwrap();
            assert!(
                jawaban.isi["data"]["pemantauanPengajuan"].is_object(),
                "{}",
                jawaban.isi
            );
            banyak += 1;
        }
        banyak
    });
    let mut memori = Vec::new();
    while Instant::now() < sampai {
        // Oftener than once a minute is braked.
        if memori.len().is_multiple_of(61) {
            assert!(server.masuk("admin", SANDI).await.is_some());
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        memori.push(server.memori());
    }
    let dibaca = membaca.await.unwrap();
    let mut diakui = 0;
    for satu in menulis {
        let mut satu = satu.await.unwrap();
        satu.periksa(&server.alamat).await;
        diakui += satu.diakui;
    }
    server.hentikan();
    mesin.jalankan(&["jejak", "periksa"]).baik();
    let rata = |bagian: &[u64]| bagian.iter().sum::<u64>() / u64::try_from(bagian.len()).unwrap();
    let seperempat = memori.len() / 4;
    let awal = rata(&memori[seperempat..2 * seperempat]);
    let akhir = rata(&memori[memori.len() - seperempat..]);
    catat(
        &format!("lama-{nama}"),
        &json!({
            "detik": memori.len(), "ditulis": diakui, "dibaca": dibaca, "memoriKiBSeperempatKedua": awal,
            "memoriKiBSeperempatAkhir": akhir,
        }),
    );
    assert!(akhir < awal + awal / 5, "memory grows: {memori:?}");
}
