//! The workbook of a report: taken, filled in elsewhere, handed back.

mod buku;
mod csv;
mod libreoffice;

use entity::status::Peran;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::fixture::petik;
use crate::harness::{Answer, PASONGSONGAN, Tokens, World, ok, paths, send};
use crate::schema::committed;

const TETANGGA: &str = "35.29.01";

/// A kecamatan with the sample as its draft.
struct Meja {
    world: World,
    operator: Tokens,
    lkjip: Value,
}

impl Meja {
    async fn new() -> Self {
        let world = World::new().await;
        world
            .account_at("operator", Peran::Operator, PASONGSONGAN, false)
            .await;
        let operator = world.login("operator").await;
        let teks = committed("data/contoh/lkjip-35.29.13-2023.json").unwrap();
        let dokumen: Value = serde_json::from_str(&teks).unwrap();
        let query = "mutation($input: LkjipImportInput!) { lkjipImport(input: $input) { \
                     lkjip { id version } userErrors { code path message } } }";
        let answer = world
            .ask(
                Some(&operator),
                query,
                &json!({ "input": { "dokumen": dokumen } }),
            )
            .await;
        assert_eq!(paths(&answer, "lkjipImport"), [], "{answer:#}");
        let lkjip = answer["data"]["lkjipImport"]["lkjip"].clone();
        Self {
            world,
            operator,
            lkjip,
        }
    }

    async fn unduh(&self, tokens: Option<&Tokens>) -> reqwest::Response {
        let id = self.lkjip["id"].as_str().unwrap();
        let mut request = self
            .world
            .request(Method::GET, &format!("/lkjip/{id}/lembar.xlsx"));
        if let Some(tokens) = tokens {
            request = request.bearer_auth(&tokens.access);
        }
        request.send().await.unwrap()
    }

    async fn buku(&self) -> Vec<u8> {
        let response = self.unduh(Some(&self.operator)).await;
        assert_eq!(response.status(), StatusCode::OK);
        response.bytes().await.unwrap().to_vec()
    }

    async fn unggah(&self, isi: &[u8]) -> String {
        let request = self
            .world
            .request(Method::POST, "/berkas")
            .bearer_auth(&self.operator.access)
            .header(CONTENT_TYPE, "application/octet-stream")
            .body(isi.to_vec());
        let answer: Answer = send(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{:#}", answer.body);
        answer.body["sha256"].as_str().unwrap().to_owned()
    }

    /// The payload of an import of either kind.
    async fn impor(&self, field: &str, mut input: Value) -> Value {
        for nama in ["id", "version"] {
            if input[nama].is_null() {
                input[nama] = self.lkjip[nama].clone();
            }
        }
        let query = format!(
            "mutation($input: L{}Input!) {{ {field}(input: $input) {{ lkjip {{ id version }} \
             perubahanList {{ path jenis sebelum sesudah }} masalahList {{ lembar sel kode pesan }} \
             userErrors {{ code path message }} }} }}",
            &field[1..]
        );
        let answer = self
            .world
            .ask(Some(&self.operator), &query, &json!({ "input": input }))
            .await;
        ok(&answer)[field].clone()
    }

    async fn buku_kembali(&self, isi: &[u8], coba: bool) -> Value {
        let sidik = self.unggah(isi).await;
        self.impor(
            "lkjipLembarImport",
            json!({ "berkas": sidik, "coba": coba }),
        )
        .await
    }

    async fn versi(&self) -> Value {
        let query =
            format!("{{ lkjip(kecamatan: \"{PASONGSONGAN}\", tahun: 2023) {{ version }} }}");
        let answer = self
            .world
            .ask(Some(&self.operator), &query, &json!({}))
            .await;
        ok(&answer)["lkjip"]["version"].clone()
    }
}

/// Code and path of the user errors of a payload.
fn kesalahan(payload: &Value) -> Vec<(String, String)> {
    petik(&payload["userErrors"], "/code")
        .into_iter()
        .zip(petik(&payload["userErrors"], "/path"))
        .collect()
}

fn tanpa_perubahan(payload: &Value) {
    assert_eq!(payload["masalahList"], json!([]), "{payload:#}");
    assert_eq!(payload["userErrors"], json!([]), "{payload:#}");
    assert_eq!(payload["perubahanList"], json!([]), "{payload:#}");
}

/// The parts of a package.
fn bongkar(isi: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut arsip = zip::ZipArchive::new(std::io::Cursor::new(isi)).unwrap();
    (0..arsip.len())
        .map(|nomor| {
            let mut satu = arsip.by_index(nomor).unwrap();
            let mut isi = Vec::new();
            std::io::Read::read_to_end(&mut satu, &mut isi).unwrap();
            (satu.name().unwrap().to_string(), isi)
        })
        .collect()
}

/// A package whose texts were changed.
fn ganti(isi: &[u8], bagian: &str, lama: &str, baru: &str) -> Vec<u8> {
    let mut arsip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut kena = 0;
    for (nama, isi) in bongkar(isi) {
        let mut teks = String::from_utf8(isi).unwrap();
        if nama.starts_with(bagian) {
            kena += teks.matches(lama).count();
            teks = teks.replace(lama, baru);
        }
        arsip
            .start_file(nama.as_str(), zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut arsip, teks.as_bytes()).unwrap();
    }
    assert_eq!(kena, 1, "{lama} in {bagian}");
    arsip.finish().unwrap().into_inner()
}
