//! One LKjIP from the first draft to the comparison, as the people of the kabupaten live through it.

mod alur;
mod awal;
mod daftar;
mod evaluasi;
mod isian;
mod jejak;
mod kerahasiaan;
mod operator;
mod pendahuluan;
mod perubahan;
mod revisi;
mod reviu;
mod serentak;
mod skm;
mod sunting;
mod sunting_bagian;
mod tanggapan;
mod triwulan;

use std::collections::HashMap;

use entity::status::Peran;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::fixture::{tanggapi_semua, terima_semua};
use crate::harness::{PASONGSONGAN, Tokens, World, ok, paths, send};
use crate::schema::committed;
use daftar::{simpanan, suntingan};

/// The people of the stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Siapa {
    Operator,
    /// A second operator of the same kecamatan.
    Rekan,
    Camat,
    Reviewer,
    Analis,
    Admin,
    Integrasi,
    /// Operator and camat of another kecamatan.
    Tetangga,
    CamatTetangga,
}

impl Siapa {
    fn akun(self) -> (&'static str, Peran, &'static str) {
        let lain = "35.29.01";
        match self {
            Self::Operator => ("operator", Peran::Operator, PASONGSONGAN),
            Self::Rekan => ("rekan", Peran::Operator, PASONGSONGAN),
            Self::Camat => ("camat", Peran::Camat, PASONGSONGAN),
            Self::Reviewer => ("reviewer", Peran::Reviewer, lain),
            Self::Analis => ("analis", Peran::Analis, lain),
            Self::Admin => ("admin", Peran::Admin, lain),
            Self::Integrasi => ("integrasi", Peran::Integrasi, lain),
            Self::Tetangga => ("tetangga", Peran::Operator, lain),
            Self::CamatTetangga => ("camat.tetangga", Peran::Camat, lain),
        }
    }
}

/// The kabupaten at work: everybody is signed in when first needed.
struct Kantor {
    world: World,
    /// Who has an account; without tokens, who is signed out.
    masuk: Mutex<HashMap<Siapa, Option<Tokens>>>,
}

/// What the stories look at after every deed.
const LAPORAN: &str = "id tahun revisi status version berlaku alasanRevisi dapatDiubah \
    allowedActions riwayatList { langkah dari ke pelaku peran catatan waktu }";

impl Kantor {
    async fn new() -> Self {
        Self {
            world: World::new().await,
            masuk: Mutex::default(),
        }
    }

    async fn tokens(&self, siapa: Siapa) -> Tokens {
        let mut masuk = self.masuk.lock().await;
        let (username, peran, kecamatan) = siapa.akun();
        match masuk.get(&siapa) {
            Some(Some(tokens)) => return tokens.clone(),
            Some(None) => {}
            None => {
                self.world
                    .account_at(username, peran, kecamatan, false)
                    .await;
            }
        }
        let tokens = self.world.login(username).await;
        masuk.insert(siapa, Some(tokens.clone()));
        tokens
    }

    /// Signs out; who is needed again signs in again.
    async fn keluar(&self, siapa: Siapa) {
        let tokens = self.tokens(siapa).await;
        let keluar = self.world.request(Method::POST, "/auth/logout");
        let answer = send(keluar.bearer_auth(&tokens.access)).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        self.masuk.lock().await.insert(siapa, None);
    }

    /// The whole answer to a question.
    async fn tanya(&self, siapa: Siapa, query: &str, variables: Value) -> Value {
        let tokens = self.tokens(siapa).await;
        self.world.ask(Some(&tokens), query, &variables).await
    }

    /// The data of an answer that has no error.
    async fn baca(&self, siapa: Siapa, query: &str, variables: Value) -> Value {
        ok(&self.tanya(siapa, query, variables).await).clone()
    }

    /// The whole answer to the mutation `field`, a second after the last one.
    async fn buat(&self, siapa: Siapa, field: &str, input: Value) -> Value {
        self.world.pass(1);
        let query = format!(
            "mutation($input: {}!) {{ {field}(input: $input) {{ lkjip {{ {LAPORAN} }} \
             userErrors {{ code message path }} }} }}",
            masukan(field)
        );
        self.tanya(siapa, &query, json!({ "input": input })).await
    }

    /// The report after a mutation that succeeds.
    async fn jadi(&self, siapa: Siapa, field: &str, input: Value) -> Value {
        let answer = self.buat(siapa, field, input).await;
        assert_eq!(paths(&answer, field), [], "{answer:#}");
        answer["data"][field]["lkjip"].clone()
    }

    /// The errors of a mutation that is refused, and the report as it stands.
    async fn ditolak(
        &self,
        siapa: Siapa,
        field: &str,
        input: Value,
    ) -> (Vec<(String, String)>, Value) {
        let answer = self.buat(siapa, field, input).await;
        let errors = paths(&answer, field);
        assert_ne!(errors, [], "{answer:#}");
        (errors, answer["data"][field]["lkjip"].clone())
    }

    /// The next step of `lkjip`, which stands as it was last seen. Before it is submitted, all that holds
    /// it up is answered; before its review is done, the answers are accepted.
    async fn langkah(&self, siapa: Siapa, field: &str, lkjip: &Value, catatan: &str) -> Value {
        let mut input = langkah(lkjip, catatan);
        let tokens = self.tokens(siapa).await;
        let id = &lkjip["id"];
        match field {
            "lkjipSubmit" => {
                let alasan = "Angka sebagaimana tercetak dalam dokumen asli.";
                input["version"] = tanggapi_semua(&self.world, &tokens, id, alasan).await;
            }
            "lkjipReview" => input["version"] = terima_semua(&self.world, &tokens, id).await,
            _ => {}
        }
        self.jadi(siapa, field, input).await
    }

    /// The sample, imported by the operator.
    async fn impor(&self) -> Value {
        let input = json!({ "dokumen": contoh() });
        self.jadi(Siapa::Operator, "lkjipImport", input).await
    }

    /// The sample, on its way as far as `ke`.
    async fn sampai(&self, ke: &str) -> Value {
        let mut lkjip = self.impor().await;
        for (siapa, field, status) in [
            (Siapa::Camat, "lkjipSubmit", "DIAJUKAN"),
            (Siapa::Reviewer, "lkjipReview", "DIREVIU"),
            (Siapa::Analis, "lkjipApprove", "DISETUJUI"),
        ] {
            if lkjip["status"] == ke {
                break;
            }
            lkjip = self.langkah(siapa, field, &lkjip, "").await;
            assert_eq!(lkjip["status"], status);
        }
        assert_eq!(lkjip["status"], ke);
        lkjip
    }

    /// The report of the sample's kecamatan and year.
    async fn laporan(&self, siapa: Siapa, fields: &str) -> Value {
        let query =
            format!("{{ lkjip(kecamatan: \"{PASONGSONGAN}\", tahun: 2023) {{ {fields} }} }}");
        self.baca(siapa, &query, json!({})).await["lkjip"].clone()
    }
}

/// The name of the input type of the mutation `field`.
fn masukan(field: &str) -> String {
    match field {
        "lkjipSubmit" | "lkjipReview" | "lkjipReturn" | "lkjipApprove" => {
            "LkjipStepInput".to_owned()
        }
        field => format!("L{}Input", &field[1..]),
    }
}

fn langkah(lkjip: &Value, catatan: &str) -> Value {
    json!({ "id": lkjip["id"], "version": lkjip["version"], "catatan": catatan })
}

/// The real report of Kecamatan Pasongsongan for 2023.
fn contoh() -> Value {
    serde_json::from_str(&committed("data/contoh/lkjip-35.29.13-2023.json").unwrap()).unwrap()
}

/// One error with this code, at this path.
fn satu(code: &str, path: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), path.to_owned())]
}
