//! A machine with an installation of its own, on which the real program runs.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

/// The first password of the administrator, and the one chosen instead.
pub(crate) const SANDI_AWAL: &str = "perahu di pelabuhan kecil";
pub(crate) const SANDI: &str = "ombak dan garam di selat";

/// A machine: a folder with the configuration, and whatever the program makes beside it.
pub(crate) struct Mesin {
    pub(crate) folder: PathBuf,
}

impl Mesin {
    /// With an embedded database that is yet to be made.
    pub(crate) fn baru() -> Self {
        let folder = std::env::temp_dir().join(format!("lkjip-mesin-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let mesin = Self { folder };
        mesin.atur(&format!("sqlite://{}", mesin.berkas("lkjip.db").display()));
        mesin
    }

    /// With the database at `url`.
    pub(crate) fn atur(&self, url: &str) {
        let isi = format!(
            "listen = \"127.0.0.1:0\"\n[database]\nurl = \"{url}\"\n[auth]\nkey_file = \"{}\"\n\
             [log]\nformat = \"json\"\n",
            self.berkas("kunci.pem").display()
        );
        std::fs::write(self.berkas("lkjip.toml"), isi).unwrap();
    }

    pub(crate) fn berkas(&self, nama: &str) -> PathBuf {
        self.folder.join(nama)
    }

    fn perintah(&self, argumen: &[&str]) -> Command {
        let mut perintah = Command::new(env!("CARGO_BIN_EXE_lkjip"));
        perintah
            .arg("--config")
            .arg(self.berkas("lkjip.toml"))
            .args(argumen)
            .current_dir(&self.folder);
        perintah
    }

    /// Runs a command to its end.
    pub(crate) fn jalankan(&self, argumen: &[&str]) -> Selesai {
        Selesai(self.perintah(argumen).output().unwrap())
    }

    /// Adds the first administrator.
    pub(crate) fn admin(&self) {
        let mut anak = self
            .perintah(&[
                "pengguna",
                "tambah",
                "--username",
                "admin",
                "--nama",
                "Admin Pertama",
            ])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(anak.stdin.take().unwrap(), "{SANDI_AWAL}").unwrap();
        assert!(anak.wait().unwrap().success());
    }

    /// Starts the server and waits until it says that it is ready.
    pub(crate) fn layani(&self) -> Server {
        self.layani_lewat(&["env"])
    }

    /// The same, through a command that changes what the program finds around it.
    pub(crate) fn layani_lewat(&self, lewat: &[&str]) -> Server {
        let perintah = self.perintah(&["serve"]);
        let mut anak = Command::new(lewat[0])
            .args(&lewat[1..])
            .arg(perintah.get_program())
            .args(perintah.get_args())
            .current_dir(&self.folder)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut catatan = BufReader::new(anak.stderr.take().unwrap()).lines();
        let alamat = catatan
            .by_ref()
            .map_while(Result::ok)
            .filter_map(|baris| serde_json::from_str::<Value>(&baris).ok())
            .find(|baris| baris["fields"]["message"] == "ready")
            .expect("the server is ready");
        let alamat = format!("http://{}", alamat["fields"]["listen"].as_str().unwrap());
        let sisa = std::thread::spawn(move || catatan.map_while(Result::ok).collect());
        Server {
            anak,
            alamat,
            http: Client::new(),
            sisa: Some(sisa),
        }
    }
}

impl Drop for Mesin {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

/// A command that has ended.
pub(crate) struct Selesai(Output);

impl Selesai {
    /// What it printed; it must have succeeded.
    pub(crate) fn baik(&self) -> String {
        assert!(self.0.status.success(), "{:?}", self.0);
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    /// What it complained of; it must have failed.
    pub(crate) fn gagal(&self) -> String {
        assert_eq!(self.0.status.code(), Some(1), "{:?}", self.0);
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    /// What it printed, however it ended.
    pub(crate) fn cetakan(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }
}

/// A running server.
pub(crate) struct Server {
    anak: Child,
    pub(crate) alamat: String,
    pub(crate) http: Client,
    sisa: Option<std::thread::JoinHandle<Vec<String>>>,
}

impl Server {
    /// Asks it to stop; the lines of its log when it has.
    pub(crate) fn hentikan(mut self) -> Vec<String> {
        let pid = self.anak.id().to_string();
        assert!(Command::new("kill").arg(pid).status().unwrap().success());
        assert!(self.anak.wait().unwrap().success());
        self.sisa.take().unwrap().join().unwrap()
    }

    /// Kills it.
    pub(crate) fn bunuh(mut self) {
        self.anak.kill().unwrap();
        self.anak.wait().unwrap();
        self.sisa.take().unwrap().join().unwrap();
    }

    /// Its memory, in KiB.
    pub(crate) fn memori(&self) -> u64 {
        let keadaan = std::fs::read_to_string(format!("/proc/{}/status", self.anak.id())).unwrap();
        let baris = keadaan.lines().find(|baris| baris.starts_with("VmRSS:"));
        let angka = baris.unwrap().split_whitespace().nth(1).unwrap();
        angka.parse().unwrap()
    }

    /// Signs in.
    pub(crate) async fn masuk(&self, username: &str, sandi: &str) -> Option<String> {
        let jawaban = self
            .http
            .post(format!("{}/auth/login", self.alamat))
            .json(&json!({ "username": username, "password": sandi }))
            .send()
            .await
            .unwrap();
        if jawaban.status() != StatusCode::OK {
            return None;
        }
        let isi: Value = jawaban.json().await.unwrap();
        Some(isi["accessToken"].as_str().unwrap().to_owned())
    }

    /// Signs in as the administrator, whose first password gives way.
    pub(crate) async fn admin(&self) -> String {
        self.ganti_sandi("admin").await
    }

    /// Signs in with the first password, which gives way.
    pub(crate) async fn ganti_sandi(&self, username: &str) -> String {
        let token = self.masuk(username, SANDI_AWAL).await.unwrap();
        let ganti =
            "mutation($i: SandiChangeInput!) { sandiChange(input: $i) { userErrors { message } } }";
        let input = json!({ "i": { "sandiLama": SANDI_AWAL, "sandiBaru": SANDI } });
        let jawaban = self.tanya(&token, ganti, &input).await;
        assert_eq!(
            jawaban["data"]["sandiChange"]["userErrors"],
            json!([]),
            "{jawaban}"
        );
        token
    }

    /// Asks GraphQL.
    pub(crate) async fn tanya(&self, token: &str, query: &str, variables: &Value) -> Value {
        self.http
            .post(format!("{}/graphql", self.alamat))
            .bearer_auth(token)
            .json(&json!({ "query": query, "variables": variables }))
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    /// Adds an account; whether it was acknowledged.
    pub(crate) async fn tambah(&self, token: &str, username: &str) -> bool {
        let buat =
            "mutation($i: PenggunaCreateInput!) { penggunaCreate(input: $i) { pengguna { id } } }";
        let input = json!({ "i": {
            "username": username, "nama": "Pereviu", "peran": "REVIEWER", "sandi": SANDI_AWAL,
        } });
        let jawaban = self.tanya(token, buat, &input).await;
        jawaban["data"]["penggunaCreate"]["pengguna"]["id"].is_string()
    }

    /// All names to sign in with.
    pub(crate) async fn akun(&self, token: &str) -> Vec<String> {
        let query = "query($a: String) { penggunaList(first: 100, after: $a) { \
                     nodes { username } pageInfo { hasNextPage endCursor } } }";
        let mut nama = Vec::new();
        let mut sesudah = Value::Null;
        loop {
            let jawaban = self.tanya(token, query, &json!({ "a": sesudah })).await;
            let daftar = &jawaban["data"]["penggunaList"];
            let halaman = daftar["nodes"]
                .as_array()
                .unwrap_or_else(|| panic!("{jawaban}"));
            nama.extend(
                halaman
                    .iter()
                    .map(|akun| akun["username"].as_str().unwrap().to_owned()),
            );
            if daftar["pageInfo"]["hasNextPage"] == false {
                return nama;
            }
            sesudah = daftar["pageInfo"]["endCursor"].clone();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already unless the story failed.
        if self.sisa.is_some() {
            let _ = self.anak.kill();
            let _ = self.anak.wait();
        }
    }
}

/// The only file of `folder` whose name ends in `akhiran`.
pub(crate) fn satu(folder: &Path, akhiran: &str) -> PathBuf {
    let mut ada = std::fs::read_dir(folder)
        .unwrap()
        .map(|entri| entri.unwrap().path())
        .filter(|berkas| berkas.to_str().unwrap().ends_with(akhiran));
    let satu = ada.next().unwrap();
    assert!(ada.next().is_none());
    satu
}
