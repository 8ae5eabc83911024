//! The dictionary of indicators in the hands of the analyst.

use entity::status::Peran;
use serde_json::{Value, json};

use crate::harness::{Tokens, World, code, ok, paths, refused};

const CREATE: &str = "mutation($input: IndikatorCreateInput!) { indikatorCreate(input: $input) { \
    indikator { id kode nama version allowedActions skala { kode } } userErrors { code path } } }";
const UPDATE: &str = "mutation($input: IndikatorUpdateInput!) { indikatorUpdate(input: $input) { \
    indikator { id kode nama satuan rumus version skala { kode } } userErrors { code path } } }";

fn keluhan() -> Value {
    json!({
        "kode": "KELUHAN", "nama": "Jumlah keluhan", "satuan": "Keluhan", "polaritas": "NEGATIF",
        "rumus": "NEGATIF_F1", "definisi": "Keluhan warga.", "formulasi": "Dihitung.",
        "sumberData": "Buku keluhan.", "dasar": "Renstra.",
    })
}

async fn by(world: &World, tokens: &Tokens, query: &str, input: Value) -> Value {
    world
        .ask(Some(tokens), query, &json!({ "input": input }))
        .await
}

async fn analis(world: &World) -> Tokens {
    world.account("analis", Peran::Analis).await;
    world.login("analis").await
}

#[tokio::test]
async fn an_indicator_is_added_once() {
    let world = World::new().await;
    let analis = analis(&world).await;
    let mut input = keluhan();
    input["idempotencyKey"] = json!("satu");
    let first = by(&world, &analis, CREATE, input.clone()).await;
    assert_eq!(paths(&first, "indikatorCreate"), [], "{first}");
    assert_eq!(
        first["data"],
        by(&world, &analis, CREATE, input).await["data"]
    );
    let again = by(&world, &analis, CREATE, keluhan()).await;
    assert_eq!(
        refused(&again, "indikatorCreate"),
        ("SUDAH_ADA".into(), "input/kode".into())
    );
}

#[tokio::test]
async fn what_does_not_fit_together_is_refused() {
    let world = World::new().await;
    let analis = analis(&world).await;
    for (part, value, expected, path) in [
        ("kode", json!("keluhan"), "TIDAK_SAH", "kode"),
        ("nama", json!(" "), "WAJIB_DIISI", "nama"),
        ("polaritas", json!("POSITIF"), "TIDAK_SAH", "rumus"),
        ("skala", json!("AKIP_88_2021"), "TIDAK_SAH", "skala"),
        ("skala", json!("TIDAK_ADA"), "TIDAK_DITEMUKAN", "skala"),
    ] {
        let mut input = keluhan();
        input[part] = value;
        let answer = by(&world, &analis, CREATE, input).await;
        assert_eq!(
            refused(&answer, "indikatorCreate"),
            (expected.to_owned(), format!("input/{path}")),
            "{part}"
        );
    }
    let mut predikat = keluhan();
    predikat["polaritas"] = json!("POSITIF");
    predikat["rumus"] = json!("PREDIKAT");
    let answer = by(&world, &analis, CREATE, predikat.clone()).await;
    assert_eq!(refused(&answer, "indikatorCreate").0, "WAJIB_DIISI");
    predikat["skala"] = json!("AKIP_88_2021");
    let answer = by(&world, &analis, CREATE, predikat).await;
    assert_eq!(
        ok(&answer)["indikatorCreate"]["indikator"]["skala"]["kode"],
        "AKIP_88_2021"
    );
}

#[tokio::test]
async fn what_is_not_sent_stays_and_a_stale_version_is_refused() {
    let world = World::new().await;
    let analis = analis(&world).await;
    let made = by(&world, &analis, CREATE, keluhan()).await;
    let id = &ok(&made)["indikatorCreate"]["indikator"]["id"];
    let input = json!({ "id": id, "version": 1, "nama": "Banyaknya keluhan" });
    let answer = by(&world, &analis, UPDATE, input.clone()).await;
    assert_eq!(
        ok(&answer)["indikatorUpdate"]["indikator"],
        json!({
            "id": id, "kode": "KELUHAN", "nama": "Banyaknya keluhan", "satuan": "Keluhan",
            "rumus": "NEGATIF_F1", "version": 2, "skala": null,
        })
    );
    let stale = by(&world, &analis, UPDATE, input).await;
    assert_eq!(
        refused(&stale, "indikatorUpdate"),
        ("CONFLICT".into(), "input/version".into())
    );
    assert_eq!(stale["data"]["indikatorUpdate"]["indikator"]["version"], 2);
    // A variable that is not given does not empty a part either.
    let query = UPDATE.replace(
        "mutation($input: IndikatorUpdateInput!) { indikatorUpdate(input: $input)",
        "mutation($id: ID!, $nama: String, $satuan: String) { indikatorUpdate(input: { id: $id, \
         version: 2, nama: $nama, satuan: $satuan })",
    );
    let variables = json!({ "id": id, "satuan": "Buah" });
    let answer = world.ask(Some(&analis), &query, &variables).await;
    let indikator = &ok(&answer)["indikatorUpdate"]["indikator"];
    assert_eq!(
        (&indikator["nama"], &indikator["satuan"]),
        (&json!("Banyaknya keluhan"), &json!("Buah"))
    );
}

/// The clock stands in November 2023.
#[tokio::test]
async fn another_measure_begins_with_a_year_and_a_correction_does_not() {
    let world = World::new().await;
    let analis = analis(&world).await;
    let made = by(&world, &analis, CREATE, keluhan()).await;
    let id = ok(&made)["indikatorCreate"]["indikator"]["id"].clone();
    let query = UPDATE.replace(
        "skala { kode }",
        "ketentuanList { berlakuMulai satuan definisi }",
    );
    let mut version = 0;
    let mut ubah = async |isi: Value| {
        version += 1;
        let mut input = json!({ "id": id, "version": version });
        for (nama, isi) in isi.as_object().unwrap() {
            input[nama] = isi.clone();
        }
        let answer = by(&world, &analis, &query, input).await;
        assert_eq!(paths(&answer, "indikatorUpdate"), [], "{answer}");
        let list = &answer["data"]["indikatorUpdate"]["indikator"]["ketentuanList"];
        let satu = |satu: &Value| {
            let teks = |nama: &str| satu[nama].as_str().unwrap().to_owned();
            let mulai = satu["berlakuMulai"].as_i64().unwrap();
            (mulai, teks("satuan"), teks("definisi"))
        };
        list.as_array()
            .unwrap()
            .iter()
            .map(satu)
            .collect::<Vec<_>>()
    };
    let entri =
        |mulai: i64, satuan: &str, definisi: &str| (mulai, satuan.to_owned(), definisi.to_owned());
    assert_eq!(
        ubah(json!({ "definisi": "Keluhan para warga." })).await,
        [entri(0, "Keluhan", "Keluhan para warga.")]
    );
    assert_eq!(
        ubah(json!({ "satuan": "%" })).await,
        [
            entri(2023, "%", "Keluhan para warga."),
            entri(0, "Keluhan", "Keluhan para warga."),
        ]
    );
    // The year of an entry says which one is corrected.
    assert_eq!(
        ubah(json!({ "berlakuMulai": 2023, "definisi": "Pengaduan." })).await,
        [
            entri(2023, "%", "Pengaduan."),
            entri(0, "Keluhan", "Keluhan para warga."),
        ]
    );
    assert_eq!(
        ubah(json!({ "berlakuMulai": 0, "definisi": "Keluhan." })).await,
        [
            entri(2023, "%", "Pengaduan."),
            entri(0, "Keluhan", "Keluhan."),
        ]
    );
    // One in between goes on from what held.
    assert_eq!(
        ubah(json!({ "berlakuMulai": 2021, "satuan": "Buah" })).await,
        [
            entri(2023, "%", "Pengaduan."),
            entri(2021, "Buah", "Keluhan."),
            entri(0, "Keluhan", "Keluhan."),
        ]
    );
    for (tahun, satuan) in [(2020, "Keluhan"), (2022, "Buah"), (2024, "%")] {
        let query =
            format!(r#"{{ indikator(kode: "KELUHAN", tahun: {tahun}) {{ satuan version }} }}"#);
        let answer = world.ask(Some(&analis), &query, &json!({})).await;
        assert_eq!(
            ok(&answer)["indikator"],
            json!({ "satuan": satuan, "version": 6 })
        );
    }
    let input = json!({ "id": id, "version": 6, "berlakuMulai": 1999, "nama": "Lain" });
    let answer = by(&world, &analis, UPDATE, input).await;
    assert_eq!(
        refused(&answer, "indikatorUpdate"),
        ("TIDAK_SAH".into(), "input/berlakuMulai".into())
    );
}

#[tokio::test]
async fn only_the_analyst_keeps_the_dictionary_and_everybody_reads_it() {
    let world = World::new().await;
    for (username, peran) in [
        ("op.satu", Peran::Operator),
        ("ca.satu", Peran::Camat),
        ("re.satu", Peran::Reviewer),
        ("ad.satu", Peran::Admin),
        ("in.satu", Peran::Integrasi),
    ] {
        world.account(username, peran).await;
        let tokens = world.login(username).await;
        let answer = by(&world, &tokens, CREATE, keluhan()).await;
        assert_eq!(code(&answer), "FORBIDDEN", "{username}");
        let input = json!({ "id": "x", "version": 1 });
        let answer = by(&world, &tokens, UPDATE, input).await;
        assert_eq!(code(&answer), "FORBIDDEN", "{username}");
        let query =
            "{ indikator(kode: \"SKM\") { allowedActions tolokUkurList(tahun: 2023) { nilai } } }";
        let answer = world.ask(Some(&tokens), query, &json!({})).await;
        assert_eq!(
            ok(&answer)["indikator"],
            json!({ "allowedActions": [], "tolokUkurList": [{ "nilai": "88.19" }] })
        );
    }
}
