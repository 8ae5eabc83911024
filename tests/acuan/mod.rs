//! What the analyst of Bappeda keeps, and what everybody else sees of it.

mod tolok_ukur;

use entity::audit;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

use crate::fixture::Kabupaten;
use crate::harness::{Tokens, ok};

/// A kabupaten whose analyst has signed in.
struct Bappeda {
    kabupaten: Kabupaten,
    analis: Tokens,
}

impl Bappeda {
    async fn new() -> Self {
        let kabupaten = Kabupaten::new().await;
        let analis = kabupaten.world.login("uji.analis").await;
        Self { kabupaten, analis }
    }

    async fn tanya(&self, query: &str) -> Value {
        let answer = self
            .kabupaten
            .world
            .ask(Some(&self.analis), query, &json!({}))
            .await;
        ok(&answer).clone()
    }

    /// The whole answer to the mutation `field`, which shows `isi` of its noun.
    async fn coba(&self, siapa: &Tokens, field: &str, isi: &str, input: &Value) -> Value {
        let variables = json!({ "input": input });
        let query = mutasi(field, isi);
        self.kabupaten
            .world
            .ask(Some(siapa), &query, &variables)
            .await
    }

    /// What the analyst gets to see of a deed, which must succeed.
    async fn lakukan(&self, field: &str, isi: &str, input: Value) -> Value {
        let answer = self.coba(&self.analis, field, isi, &input).await;
        let hasil = &ok(&answer)[field];
        assert_eq!(hasil["userErrors"], json!([]), "{answer:#}");
        hasil[noun(field)].clone()
    }

    /// Why the analyst cannot, and what they see of it.
    async fn ditolak(&self, field: &str, isi: &str, input: Value) -> (Vec<String>, Value) {
        let answer = self.coba(&self.analis, field, isi, &input).await;
        let hasil = &ok(&answer)[field];
        let sebab = hasil["userErrors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|salah| {
                let path: Vec<_> = salah["path"].as_array().unwrap().iter().collect();
                let path: Vec<_> = path.iter().filter_map(|langkah| langkah.as_str()).collect();
                format!("{} {}", salah["code"].as_str().unwrap(), path.join("/"))
            })
            .collect();
        (sebab, hasil[noun(field)].clone())
    }

    /// What the trail knows, oldest first: what happened to what, and the details.
    async fn jejak(&self) -> Vec<(String, String, Value)> {
        audit::Entity::find()
            .order_by_asc(audit::Column::Id)
            .all(self.kabupaten.world.app.db.writer())
            .await
            .unwrap()
            .into_iter()
            .filter(|row| {
                !row.kejadian.starts_with("auth.") && !row.kejadian.starts_with("pengguna.")
            })
            .map(|row| {
                let rincian = serde_json::from_str(&row.rincian).unwrap();
                (row.kejadian, row.objek, rincian)
            })
            .collect()
    }
}

/// The noun of a mutation: `tolokUkur` of `tolokUkurCreate`.
fn noun(field: &str) -> &str {
    field
        .strip_suffix("Create")
        .or_else(|| field.strip_suffix("Update"))
        .or_else(|| field.strip_suffix("Delete"))
        .or_else(|| field.strip_suffix("Save"))
        .unwrap()
}

fn mutasi(field: &str, isi: &str) -> String {
    let jenis = format!("{}{}", field[..1].to_uppercase(), &field[1..]);
    let noun = noun(field);
    format!(
        "mutation($input: {jenis}Input!) {{ {field}(input: $input) {{ \
         {noun} {{ {isi} }} userErrors {{ code message path }} }} }}"
    )
}
