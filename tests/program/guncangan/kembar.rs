//! Two programs on one database.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::json;

use super::basis::{self, Basis};
use super::catat;
use super::kantor::{akun, klien, tanya};

const PENULIS: u64 = 8;
const KALI: u64 = 25;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "make chaos"]
async fn two_programs_lose_no_update() {
    let Some(Basis { mesin, .. }) = basis::postgres().await else {
        return;
    };
    mesin.admin();
    let server = [mesin.layani(), mesin.layani()];
    let admin = server[0].admin().await;
    let orang = ("operator", "OPERATOR", Some("35.29.13"));
    let token = akun(&server[0], &admin, orang).await;
    let buat =
        "mutation($i: LkjipCreateInput!) { lkjipCreate(input: $i) { lkjip { id version } } }";
    let input =
        json!({ "i": { "kecamatan": "35.29.13", "tahun": 2023, "periode": "RENSTRA-2021-2026" } });
    let jawaban = server[0].tanya(&token, buat, &input).await;
    let id = jawaban["data"]["lkjipCreate"]["lkjip"]["id"].clone();
    let baca =
        "query($id: ID!) { lkjip: node(id: $id) { ... on Lkjip { version narasiList { isi } } } }";
    let simpan = "mutation($i: LkjipNarasiRowSaveInput!) { lkjipNarasiRowSave(input: $i) { \
                  lkjip { version } userErrors { code } } }";
    let ditolak = Arc::new(AtomicU64::new(0));
    let (alamat, http) = (server.each_ref().map(|satu| satu.alamat.clone()), klien());
    // Each adds its part to a number which all of them write: a lost update is a lower sum.
    let menulis: Vec<_> = (0..PENULIS)
        .map(|nomor| {
            let (alamat, http) = (
                alamat[usize::try_from(nomor % 2).unwrap()].clone(),
                http.clone(),
            );
            let (token, id, ditolak) = (token.clone(), id.clone(), Arc::clone(&ditolak));
            tokio::spawn(async move {
                let mut berhasil = 0;
                while berhasil < KALI {
                    let lihat = tanya(&http, &alamat, &token, baca, &json!({ "id": id }))
                        .await
                        .unwrap();
                    let lkjip = &lihat.isi["data"]["lkjip"];
                    let lama: u64 = lkjip["narasiList"][0]["isi"]
                        .as_str()
                        .map_or(0, |isi| isi.parse().unwrap());
                    let input = json!({ "i": { "id": id, "version": lkjip["version"],
                        "bagian": "PENUTUP", "isi": (lama + 1).to_string() } });
                    let jawaban = tanya(&http, &alamat, &token, simpan, &input).await.unwrap();
                    let hasil = &jawaban.isi["data"]["lkjipNarasiRowSave"];
                    if hasil["userErrors"] == json!([]) {
                        berhasil += 1;
                    } else {
                        let kode = &hasil["userErrors"][0]["code"];
                        assert_eq!(kode, "CONFLICT", "{}", jawaban.isi);
                        ditolak.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    for satu in menulis {
        satu.await.unwrap();
    }
    let jawaban = server[1].tanya(&token, baca, &json!({ "id": id })).await;
    let jumlah = jawaban["data"]["lkjip"]["narasiList"][0]["isi"].clone();
    assert_eq!(jumlah, (PENULIS * KALI).to_string());
    for satu in server {
        satu.hentikan();
    }
    mesin.jalankan(&["jejak", "periksa"]).baik();
    catat(
        "kembar-postgres",
        &json!({
            "diakui": PENULIS * KALI, "hilang": 0, "ditolakKarenaBersamaan": ditolak.load(Ordering::Relaxed),
        }),
    );
}
