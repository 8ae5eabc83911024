//! Comparisons taken as files.

mod bentuk;
mod sama;
mod tautan;

use std::collections::BTreeMap;

use entity::status::Peran;
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::fixture::Kabupaten;
use crate::harness::{Tokens, World, ok};

/// A file, or why there is none.
struct Unduhan {
    status: StatusCode,
    headers: HeaderMap,
    isi: Vec<u8>,
}

impl Unduhan {
    /// Code and sentence of a refusal.
    fn ditolak(&self) -> (StatusCode, String, String) {
        let isi: Value = serde_json::from_slice(&self.isi).unwrap();
        let teks = |kunci: &str| isi["error"][kunci].as_str().unwrap().to_owned();
        (self.status, teks("code"), teks("message"))
    }

    /// A CSV for machines: the name of each column, and its text in each row.
    fn tabel(&self) -> Tabel {
        assert_eq!(self.status, StatusCode::OK, "{:?}", self.isi);
        let mut csv = csv::Reader::from_reader(&self.isi[..]);
        let kepala: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
        let baris = csv
            .records()
            .map(|baris| {
                let baris = baris.unwrap();
                let sel = baris.iter().map(str::to_owned);
                kepala.iter().cloned().zip(sel).collect()
            })
            .collect();
        Tabel { kepala, baris }
    }
}

struct Tabel {
    kepala: Vec<String>,
    baris: Vec<BTreeMap<String, String>>,
}

impl Tabel {
    fn bagian(&self, nama: &str) -> Vec<&BTreeMap<String, String>> {
        let yang = |baris: &&BTreeMap<String, String>| baris["bagian"] == nama;
        self.baris.iter().filter(yang).collect()
    }

    /// The rows of one kind are the elements of `list`: each column holds what is at its pointer, and the
    /// columns of `lain` what they are given.
    fn cocok(&self, nama: &str, list: &Value, kolom: &[(&str, &str)], lain: &[(&str, &str)]) {
        let baris = self.bagian(nama);
        let list = list.as_array().unwrap();
        assert_eq!(baris.len(), list.len(), "{nama}");
        for (baris, satu) in baris.iter().zip(list) {
            for (kolom, pointer) in kolom {
                let harapan = teks(satu.pointer(pointer));
                assert_eq!(baris[*kolom], harapan, "{nama} {kolom} {satu}");
            }
            for (kolom, harapan) in lain {
                assert_eq!(baris[*kolom], *harapan, "{nama} {kolom}");
            }
        }
    }

    /// No column but these, and those of every row, holds anything in the rows of one kind.
    fn hanya(&self, nama: &str, kolom: &[&[(&str, &str)]]) {
        let ada = |satu: &str| {
            ["bagian", "as_of", "sertakan_proses"].contains(&satu)
                || kolom
                    .iter()
                    .any(|list| list.iter().any(|(nama, _)| *nama == satu))
        };
        for baris in self.bagian(nama) {
            for (kolom, isi) in baris {
                assert!(isi.is_empty() || ada(kolom), "{nama} {kolom}: {isi}");
            }
        }
    }
}

/// A value as a CSV for machines has it.
fn teks(nilai: Option<&Value>) -> String {
    match nilai {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(teks)) => teks.clone(),
        Some(lain) => lain.to_string(),
    }
}

/// Takes what is behind a link.
async fn ambil(world: &World, tokens: Option<&Tokens>, tautan: &str) -> Unduhan {
    let mut request = world.request(Method::GET, tautan);
    if let Some(tokens) = tokens {
        request = request.bearer_auth(&tokens.access);
    }
    let response = request.send().await.unwrap();
    Unduhan {
        status: response.status(),
        headers: response.headers().clone(),
        isi: response.bytes().await.unwrap().to_vec(),
    }
}

/// The link to a comparison, asked for as the owner of `tokens`.
async fn tautan(world: &World, tokens: &Tokens, field: &str, bentuk: &str) -> String {
    let query = format!("{{ {field} {{ unduhan(bentuk: {bentuk}) {{ tautan }} }} }}");
    let answer = world.ask(Some(tokens), &query, &json!({})).await;
    let (nama, _) = field.split_once('(').unwrap();
    let tautan = ok(&answer)[nama]["unduhan"]["tautan"].as_str().unwrap();
    tautan.to_owned()
}

async fn unduh(kabupaten: &Kabupaten, peran: Peran, field: &str, bentuk: &str) -> Unduhan {
    let world = &kabupaten.world;
    let tokens = world.login(&format!("uji.{peran:?}").to_lowercase()).await;
    let tautan = tautan(world, &tokens, field, bentuk).await;
    ambil(world, Some(&tokens), &tautan).await
}

/// What `field` answers to `isi`, and the same comparison as a CSV for machines.
async fn keduanya(kabupaten: &Kabupaten, peran: Peran, field: &str, isi: &str) -> (Value, Tabel) {
    let (nama, _) = field.split_once('(').unwrap();
    let jawab = kabupaten
        .jawab(peran, &format!("{{ {field} {{ {isi} }} }}"), nama)
        .await;
    let unduhan = unduh(kabupaten, peran, field, "CSV").await;
    (jawab, unduhan.tabel())
}
