//! Offices that write without pause, and remember what was acknowledged.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::mesin::{SANDI_AWAL, Server};

const SIMPAN: &str = "mutation($i: LkjipNarasiRowSaveInput!) { lkjipNarasiRowSave(input: $i) { \
                      lkjip { version } userErrors { code } } }";
const IMPOR: &str = "mutation($i: LkjipImportInput!) { lkjipImport(input: $i) { lkjip { id version } \
                     userErrors { code message path } } }";
const BACA: &str = "query($id: ID!) { lkjip: node(id: $id) { ... on Lkjip { version narasiList { bagian isi } \
                    anggaranList { pagu } } } }";

/// An answer.
pub(super) struct Jawaban {
    pub(super) status: StatusCode,
    pub(super) nanti: bool,
    pub(super) isi: Value,
}

/// Asks; none when the connection broke before the answer was there.
pub(super) async fn tanya(
    http: &Client,
    alamat: &str,
    token: &str,
    query: &str,
    variables: &Value,
) -> Option<Jawaban> {
    let jawaban = http
        .post(format!("{alamat}/graphql"))
        .header(
            "Accept",
            "application/graphql-response+json, application/json;q=0.9",
        )
        .bearer_auth(token)
        .json(&json!({ "query": query, "variables": variables }))
        .send()
        .await
        .ok()?;
    let (status, nanti) = (
        jawaban.status(),
        jawaban.headers().contains_key("retry-after"),
    );
    let isi = jawaban.json().await.ok()?;
    Some(Jawaban { status, nanti, isi })
}

/// A client that gives up at some time, and has an address of its own: of one address not all may come.
pub(super) fn klien() -> Client {
    Client::builder()
        .timeout(Duration::from_secs(20))
        .local_address(IpAddr::from([127, 0, 0, 2]))
        .build()
        .unwrap()
}

/// Makes an account whose first password has been changed, and signs in.
pub(super) async fn akun(
    server: &Server,
    admin: &str,
    (username, peran, kecamatan): (&str, &str, Option<&str>),
) -> String {
    let buat = "mutation($i: PenggunaCreateInput!) { penggunaCreate(input: $i) { userErrors { message } } }";
    let input = json!({ "i": {
        "username": username, "nama": username, "peran": peran, "kecamatan": kecamatan, "sandi": SANDI_AWAL,
    } });
    let jawaban = server.tanya(admin, buat, &input).await;
    let tanpa = json!([]);
    assert_eq!(
        jawaban["data"]["penggunaCreate"]["userErrors"], tanpa,
        "{jawaban}"
    );
    server.ganti_sandi(username).await
}

/// What was asked and not answered.
#[derive(Clone)]
enum Tertunda {
    Narasi(u64),
    Impor(u64),
}

/// An office with one report, in which it writes one number after the other: into a narrative section, or,
/// by an import, into two sections and all rows of the budget at once.
pub(super) struct Kantor {
    pub(super) token: String,
    pub(super) username: String,
    http: Client,
    kecamatan: String,
    id: String,
    version: i64,
    /// The number that was written last, and those that stand in the import and in the section.
    nomor: u64,
    impor: u64,
    narasi: u64,
    tertunda: Option<Tertunda>,
    /// Writes that were acknowledged, and writes of which nothing is known until one looks.
    pub(super) diakui: u64,
    pub(super) terputus: u64,
    /// Of the latter those that had been done.
    pub(super) terjadi: u64,
    /// Answers that said: later.
    pub(super) nanti: u64,
    /// Answers that said: no room.
    pub(super) penuh: u64,
}

impl Kantor {
    pub(super) async fn buka(server: &Server, admin: &str, nomor: u32) -> Self {
        let kecamatan = format!("35.29.{nomor:02}");
        let username = format!("operator.{nomor}");
        let orang = (username.as_str(), "OPERATOR", Some(kecamatan.as_str()));
        let token = akun(server, admin, orang).await;
        let mut ini = Self {
            token,
            username,
            http: klien(),
            kecamatan,
            id: String::new(),
            version: 0,
            nomor: 1,
            impor: 1,
            narasi: 1,
            tertunda: None,
            diakui: 0,
            terputus: 0,
            terjadi: 0,
            nanti: 0,
            penuh: 0,
        };
        let input = json!({ "i": { "dokumen": ini.dokumen(1) } });
        let jawaban = server.tanya(&ini.token, IMPOR, &input).await;
        let lkjip = &jawaban["data"]["lkjipImport"]["lkjip"];
        ini.id = lkjip["id"]
            .as_str()
            .unwrap_or_else(|| panic!("{jawaban}"))
            .to_owned();
        ini.version = lkjip["version"].as_i64().unwrap();
        ini
    }

    fn dokumen(&self, nomor: u64) -> Value {
        let baris: Vec<Value> = (1..=20)
            .map(|baris| json!({ "nomor": baris.to_string(), "level": "PROGRAM", "nama": format!("Baris {baris}"), "paguMurni": nomor.to_string() }))
            .collect();
        json!({
            "format": "lkjip/1", "kecamatan": self.kecamatan, "tahun": 2023, "periode": "RENSTRA-2021-2026",
            "rencana": { "tujuan": [] }, "anggaran": baris,
            "narasi": [
                { "bagian": "PENDAHULUAN", "isi": nomor.to_string() },
                { "bagian": "PENUTUP", "isi": nomor.to_string() },
            ],
        })
    }

    /// The document, the mutation and its input.
    fn masukan(&self, tertunda: &Tertunda) -> (&'static str, &'static str, Value) {
        let kunci = |nomor| format!("{}-{nomor}", self.kecamatan);
        match tertunda {
            Tertunda::Narasi(nomor) => (
                SIMPAN,
                "lkjipNarasiRowSave",
                json!({ "i": { "id": self.id, "version": self.version, "bagian": "PENUTUP",
                    "isi": nomor.to_string(), "idempotencyKey": kunci(nomor) } }),
            ),
            Tertunda::Impor(nomor) => (
                IMPOR,
                "lkjipImport",
                json!({ "i": { "dokumen": self.dokumen(*nomor), "version": self.version,
                    "idempotencyKey": kunci(nomor) } }),
            ),
        }
    }

    fn dilakukan(&mut self, tertunda: &Tertunda, version: i64) {
        match tertunda {
            Tertunda::Narasi(nomor) => self.narasi = *nomor,
            Tertunda::Impor(nomor) => (self.narasi, self.impor) = (*nomor, *nomor),
        }
        self.version = version;
        self.diakui += 1;
    }

    /// Writes once; whether there was an answer.
    pub(super) async fn tulis(&mut self, alamat: &str) -> bool {
        self.nomor += 1;
        let kerja = if self.nomor.is_multiple_of(4) {
            Tertunda::Impor(self.nomor)
        } else {
            Tertunda::Narasi(self.nomor)
        };
        let (query, field, input) = self.masukan(&kerja);
        let Some(jawaban) = tanya(&self.http, alamat, &self.token, query, &input).await else {
            self.terputus += 1;
            self.tertunda = Some(kerja);
            return false;
        };
        if jawaban.status == StatusCode::SERVICE_UNAVAILABLE {
            assert!(jawaban.nanti, "{}", jawaban.isi);
            self.nanti += 1;
            self.tertunda = Some(kerja);
            return false;
        }
        if jawaban.status == StatusCode::INSUFFICIENT_STORAGE {
            let kode = &jawaban.isi["errors"][0]["extensions"]["code"];
            assert_eq!(kode, "STORAGE_FULL", "{}", jawaban.isi);
            self.penuh += 1;
            self.tertunda = Some(kerja);
            return false;
        }
        let hasil = &jawaban.isi["data"][field];
        let version = hasil["lkjip"]["version"].as_i64();
        let (Some(version), true) = (version, hasil["userErrors"] == json!([])) else {
            panic!("{} {}", jawaban.status, jawaban.isi);
        };
        self.dilakukan(&kerja, version);
        true
    }

    /// What is there is what was acknowledged, or that and the one write that was not answered, whole. That
    /// write, sent again with its key, is done once.
    pub(super) async fn periksa(&mut self, alamat: &str) {
        let baca = json!({ "id": self.id });
        let (narasi, impor, version) = self.keadaan(alamat, &baca).await;
        let tertunda = self.tertunda.take();
        let sebelum = (self.narasi, self.impor, self.version);
        let sesudah = match tertunda {
            None => sebelum,
            Some(Tertunda::Narasi(nomor)) => (nomor, self.impor, self.version + 1),
            Some(Tertunda::Impor(nomor)) => (nomor, nomor, self.version + 1),
        };
        let ada = (narasi, impor, version);
        assert!(
            ada == sebelum || ada == sesudah,
            "{}: {sebelum:?}, {ada:?}",
            self.username
        );
        let Some(tertunda) = tertunda else {
            return;
        };
        self.terjadi += u64::from(ada == sesudah);
        let (query, field, input) = self.masukan(&tertunda);
        let jawaban = tanya(&self.http, alamat, &self.token, query, &input)
            .await
            .unwrap();
        let hasil = &jawaban.isi["data"][field];
        assert_eq!(hasil["userErrors"], json!([]), "{}", jawaban.isi);
        assert_eq!(hasil["lkjip"]["version"], sesudah.2, "{}", jawaban.isi);
        self.dilakukan(&tertunda, sesudah.2);
        assert_eq!(
            self.keadaan(alamat, &baca).await,
            sesudah,
            "{}: {}",
            self.username,
            jawaban.isi
        );
    }

    /// The number in the section that is written alone, the number of the last import, and the version. An
    /// import is whole: all that it wrote says the same.
    async fn keadaan(&self, alamat: &str, baca: &Value) -> (u64, u64, i64) {
        let jawaban = tanya(&self.http, alamat, &self.token, BACA, baca)
            .await
            .unwrap();
        let lkjip = &jawaban.isi["data"]["lkjip"];
        let bagian = |nama: &str| -> u64 {
            let semua = lkjip["narasiList"]
                .as_array()
                .unwrap_or_else(|| panic!("{}", jawaban.isi));
            let satu = semua.iter().find(|satu| satu["bagian"] == nama).unwrap();
            satu["isi"].as_str().unwrap().parse().unwrap()
        };
        let impor = bagian("PENDAHULUAN");
        let baris = lkjip["anggaranList"].as_array().unwrap();
        assert_eq!(baris.len(), 20, "half an import: {}", jawaban.isi);
        for satu in baris {
            assert_eq!(
                satu["pagu"],
                impor.to_string(),
                "half an import: {}",
                jawaban.isi
            );
        }
        (bagian("PENUTUP"), impor, lkjip["version"].as_i64().unwrap())
    }
}
