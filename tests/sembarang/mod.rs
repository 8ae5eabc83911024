//! Whatever is sent, in whatever state: it is answered with what can be mended, and changes nothing by half.
//!
//! `dokumen/` keeps the documents that are damaged; what once did harm joins them.

use std::collections::BTreeSet;
use std::path::Path;

use entity::status::Peran;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use reqwest::Method;
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;

use crate::harness::{Answer, Tokens, World, ok, send};

/// Cases of each property; more with `PROPTEST_CASES`.
const KALI: u32 = 192;

fn pelari() -> TestRunner {
    let mut config = Config::default();
    if std::env::var("PROPTEST_CASES").is_err() {
        config.cases = KALI;
    }
    config.failure_persistence = None;
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All documents to begin with.
fn dokumen() -> Vec<String> {
    let mut semua = Vec::new();
    for folder in [
        folder().join("sembarang/dokumen"),
        folder().join("clients/operations"),
    ] {
        for satu in std::fs::read_dir(folder).unwrap() {
            semua.push(std::fs::read_to_string(satu.unwrap().path()).unwrap());
        }
    }
    semua.sort();
    semua
}

/// Words and signs, one by one.
fn kata(dokumen: &str) -> Vec<String> {
    let mut semua: Vec<String> = Vec::new();
    let mut lanjut = false;
    for huruf in dokumen.chars() {
        let huruf_kata = huruf.is_alphanumeric() || huruf == '_';
        match semua.last_mut() {
            Some(akhir) if lanjut && huruf_kata => akhir.push(huruf),
            Some(_) | None => semua.push(huruf.to_string()),
        }
        lanjut = huruf_kata;
    }
    semua
}

/// Words and signs that do not belong where they come to stand.
const KATA_ANEH: [&str; 38] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "...",
    "@",
    "$",
    ":",
    "!",
    "|",
    "&",
    "\"",
    "\"\"\"",
    "\\",
    "#",
    ",",
    "null",
    "true",
    "-0",
    "1e999",
    "0.1",
    "9223372036854775808",
    "on",
    "fragment",
    "query",
    "mutation",
    "subscription",
    "__typename",
    "__schema",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "😀",
    "é",
    " ",
    "\r\n",
];

/// What is done to one word.
#[derive(Clone, Debug)]
enum Goresan {
    Buang,
    Ganda,
    Tukar(Index),
    Ganti(String),
}

fn goresan() -> impl Strategy<Value = Goresan> {
    prop_oneof![
        Just(Goresan::Buang),
        Just(Goresan::Ganda),
        any::<Index>().prop_map(Goresan::Tukar),
        select(&KATA_ANEH[..]).prop_map(|kata| Goresan::Ganti(kata.to_owned())),
        "\\PC{0,12}".prop_map(Goresan::Ganti),
    ]
}

fn gores(kata: &mut Vec<String>, semua: &[(Index, Goresan)]) {
    for (letak, goresan) in semua {
        if kata.is_empty() {
            return;
        }
        let letak = letak.index(kata.len());
        match goresan {
            Goresan::Buang => {
                kata.remove(letak);
            }
            Goresan::Ganda => kata.insert(letak, kata[letak].clone()),
            Goresan::Tukar(lain) => {
                let lain = lain.index(kata.len());
                kata.swap(letak, lain);
            }
            Goresan::Ganti(teks) => kata[letak].clone_from(teks),
        }
    }
}

/// A value that nobody expects.
fn aneh() -> impl Strategy<Value = Value> {
    prop_oneof![
        select(vec![
            json!(null),
            json!(true),
            json!(-1),
            json!(0),
            json!(1e300),
            json!(i64::MIN),
            json!(u64::MAX),
            json!(""),
            json!("NaN"),
            json!("a\u{0}b"),
            json!("1.234.567,89"),
            json!("٣"),
            json!("9".repeat(60)),
            json!("0.00000000001"),
            json!("x".repeat(70_000)),
            json!("'; DROP TABLE lkjip; --"),
            json!([]),
            json!({}),
            json!([[[[[[]]]]]]),
            json!({ "__proto__": 1 }),
        ]),
        "\\PC{0,20}".prop_map(Value::String),
        any::<i64>().prop_map(Value::from),
    ]
}

/// Puts `isi` at some place within `nilai`.
fn sisip(nilai: &mut Value, jalan: &[Index], isi: &Value) {
    let Some((langkah, sisa)) = jalan.split_first() else {
        nilai.clone_from(isi);
        return;
    };
    match nilai {
        Value::Array(semua) if !semua.is_empty() => {
            let letak = langkah.index(semua.len());
            sisip(&mut semua[letak], sisa, isi);
        }
        Value::Object(semua) if !semua.is_empty() => {
            let nomor = langkah.index(semua.len());
            let satu = semua.values_mut().nth(nomor).unwrap();
            sisip(satu, sisa, isi);
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => nilai.clone_from(isi),
    }
}

async fn kirim(world: &World, tokens: &Tokens, isi: &Value) -> Answer {
    send(
        world
            .request(Method::POST, "/graphql")
            .bearer_auth(&tokens.access)
            .json(isi),
    )
    .await
}

/// An answer that somebody can do something with.
fn berguna(answer: &Answer) -> Result<(), TestCaseError> {
    prop_assert!(
        answer.status.as_u16() < 500,
        "{} {:#}",
        answer.status,
        answer.body
    );
    prop_assert!(
        answer.body.is_object(),
        "{} {:#}",
        answer.status,
        answer.body
    );
    let errors = answer.body["errors"].as_array();
    for error in errors.into_iter().flatten() {
        let code = error["extensions"]["code"].as_str();
        prop_assert!(
            code.is_some_and(|code| code != "INTERNAL"),
            "{:#}",
            answer.body
        );
        prop_assert!(error["message"].is_string());
    }
    Ok(())
}

struct Panggung {
    runtime: Runtime,
    world: World,
    tokens: Tokens,
}

fn panggung(peran: Peran) -> Panggung {
    let runtime = Runtime::new().unwrap();
    let (world, tokens) = runtime.block_on(async {
        let mut config = World::config();
        config.graphql.timeout_ms = 60_000;
        let world = World::with(config).await;
        world.account("seseorang", peran).await;
        let tokens = world.login("seseorang").await;
        (world, tokens)
    });
    Panggung {
        runtime,
        world,
        tokens,
    }
}

#[test]
fn any_damaged_document_is_answered() {
    let panggung = panggung(Peran::Analis);
    let dokumen = dokumen();
    let kasus = (
        any::<Index>(),
        vec((any::<Index>(), goresan()), 0..8),
        aneh(),
    );
    pelari()
        .run(&kasus, |(pilih, goresan, variabel)| {
            let mut kata = kata(&dokumen[pilih.index(dokumen.len())]);
            gores(&mut kata, &goresan);
            let isi = json!({ "query": kata.concat(), "variables": { "i": variabel, "tahun": variabel } });
            let answer = panggung.runtime.block_on(kirim(&panggung.world, &panggung.tokens, &isi));
            berguna(&answer)
        })
        .unwrap();
}

#[test]
fn any_damaged_request_is_answered() {
    let panggung = panggung(Peran::Analis);
    let awal = json!({
        "query": "query Q($a: Int) { kabupaten { kode } peringkat(indikator: \"SKM\", tahun: $a) { jumlah } }",
        "operationName": "Q", "variables": { "a": 2023 }, "extensions": { "x": [1] },
    });
    let kasus = (vec(any::<Index>(), 0..4), aneh(), any::<bool>());
    pelari()
        .run(&kasus, |(jalan, nilai, bungkus)| {
            let mut isi = awal.clone();
            sisip(&mut isi, &jalan, &nilai);
            if bungkus {
                isi = json!([isi]);
            }
            let answer = panggung
                .runtime
                .block_on(kirim(&panggung.world, &panggung.tokens, &isi));
            berguna(&answer)
        })
        .unwrap();
}

#[test]
fn any_damaged_report_is_imported_whole_or_not_at_all() {
    let panggung = panggung(Peran::Operator);
    let contoh = folder().join("../data/contoh/lkjip-35.29.13-2022.json");
    let contoh: Map<String, Value> =
        serde_json::from_str(&std::fs::read_to_string(contoh).unwrap()).unwrap();
    let impor = "mutation($i: LkjipImportInput!) { lkjipImport(input: $i) { lkjip { id } userErrors { code path } } }";
    let lihat = "{ lkjipList { totalCount nodes { version } } }";
    let kasus = vec((vec(any::<Index>(), 1..6), aneh()), 1..4);
    pelari()
        .run(&kasus, |goresan| {
            let mut dokumen = Value::Object(contoh.clone());
            for (jalan, isi) in &goresan {
                sisip(&mut dokumen, jalan, isi);
            }
            let Panggung { runtime, world, tokens } = &panggung;
            let sebelum = runtime.block_on(world.ask(Some(tokens), lihat, &json!({})));
            let ada = &sebelum["data"]["lkjipList"]["nodes"][0]["version"];
            let isi = json!({ "query": impor, "variables": { "i": { "dokumen": dokumen, "version": ada } } });
            let answer = runtime.block_on(kirim(world, tokens, &isi));
            berguna(&answer)?;
            let sesudah = runtime.block_on(world.ask(Some(tokens), lihat, &json!({})));
            let hasil = &answer.body["data"]["lkjipImport"];
            let diterima = hasil["lkjip"].is_object() && hasil["userErrors"] == json!([]);
            if !diterima {
                prop_assert_eq!(&sebelum["data"], &sesudah["data"], "{:#}", answer.body);
            }
            Ok(())
        })
        .unwrap();
}

/// Where the free texts of a document are: those in which something is written that is more than a code, a
/// figure or a date.
fn teks_bebas(isi: &Value, letak: &str, semua: &mut Vec<String>) {
    match isi {
        Value::String(teks) if teks.contains(' ') => semua.push(letak.to_owned()),
        Value::Array(daftar) => {
            for (nomor, satu) in daftar.iter().enumerate() {
                teks_bebas(satu, &format!("{letak}/{nomor}"), semua);
            }
        }
        Value::Object(bagian) => {
            for (nama, satu) in bagian {
                teks_bebas(satu, &format!("{letak}/{nama}"), semua);
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[tokio::test]
async fn a_text_with_what_cannot_be_kept_is_refused_wherever_it_stands() {
    let world = World::new().await;
    world.account("seseorang", Peran::Operator).await;
    let tokens = world.login("seseorang").await;
    let contoh = folder().join("../data/contoh/lkjip-35.29.13-2022.json");
    let mut dokumen: Value =
        serde_json::from_str(&std::fs::read_to_string(contoh).unwrap()).unwrap();
    let mut letak = Vec::new();
    teks_bebas(&dokumen, "", &mut letak);
    assert!(letak.len() > 80, "{}", letak.len());
    for satu in &letak {
        let isi = dokumen.pointer_mut(satu).unwrap();
        *isi = json!(isi.as_str().unwrap().replacen(' ', " \u{0}", 1));
    }
    let impor = "mutation($i: LkjipImportInput!) { lkjipImport(input: $i) { lkjip { id } userErrors { code path } } }";
    let variables = json!({ "i": { "dokumen": dokumen } });
    let answer = world.ask(Some(&tokens), impor, &variables).await;
    let ditolak: BTreeSet<String> = ok(&answer)["lkjipImport"]["userErrors"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|salah| salah["code"] == "TIDAK_SAH")
        .map(|salah| {
            let langkah = salah["path"].as_array().unwrap();
            let langkah: Vec<_> = langkah.iter().map(|satu| satu.as_str().unwrap()).collect();
            format!("/{}", langkah.join("/"))
        })
        .collect();
    let lolos: Vec<_> = letak
        .iter()
        .map(|satu| format!("/input/dokumen{satu}"))
        .filter(|satu| !ditolak.contains(satu))
        .collect();
    assert_eq!(lolos, Vec::<String>::new());
}

#[tokio::test]
async fn a_text_that_cannot_be_kept_is_no_fault_of_the_program() {
    let world = World::new().await;
    world.account("kepala", Peran::Admin).await;
    let tokens = world.login("kepala").await;
    for tanya in [
        r#"{ jejakList(kejadian: "lkjip\u0000") { totalCount } }"#,
        r#"{ kecamatan(kode: "35.29\u0000") { nama } }"#,
        r#"{ indikator(kode: "a\u0000") { nama } }"#,
    ] {
        let answer = kirim(&world, &tokens, &json!({ "query": tanya })).await;
        assert!(berguna(&answer).is_ok(), "{tanya} {:#}", answer.body);
    }
    let masuk = json!({ "username": "kepala\u{0}", "password": "salah sekali sandi ini" });
    let answer = send(world.request(Method::POST, "/auth/login").json(&masuk)).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
}
