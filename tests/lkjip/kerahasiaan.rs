//! Who may not see a report cannot tell it from one that does not exist.

use api::graphql::id;
use apollo_compiler::Schema;
use serde_json::{Value, json};

use super::{Kantor, Siapa, contoh, langkah, masukan, simpanan, suntingan};
use crate::fixture::petik;
use crate::harness::{PASONGSONGAN, code};
use crate::schema::committed;

/// Every mutation that names a report by its id, with a valid input.
fn mutasi(lkjip: &Value) -> Vec<(&'static str, Value)> {
    let mut semua = simpanan(lkjip);
    semua.extend(suntingan(lkjip));
    for field in ["lkjipSubmit", "lkjipReview", "lkjipReturn", "lkjipApprove"] {
        semua.push((field, langkah(lkjip, "Karena ingin tahu.")));
    }
    let input = json!({ "id": lkjip["id"], "alasan": "Karena ingin tahu." });
    semua.push(("lkjipRevise", input));
    for (field, bagian, isi) in [
        (
            "lkjipTanggapanSave",
            "tanggapan",
            json!([{ "kunci": "x", "alasan": "Karena ingin tahu." }]),
        ),
        (
            "lkjipTanggapanDecide",
            "putusan",
            json!([{ "kunci": "x", "putusan": "DITERIMA" }]),
        ),
    ] {
        let mut input = json!({ "id": lkjip["id"], "version": lkjip["version"] });
        input[bagian] = isi;
        semua.push((field, input));
    }
    for (field, nama, isi) in [
        ("lkjipLembarImport", "berkas", "0".repeat(64)),
        (
            "lkjipAnggaranCsvImport",
            "isi",
            "kode;pagu\n7.01.01;5\n".to_owned(),
        ),
    ] {
        let mut input = json!({ "id": lkjip["id"], "version": lkjip["version"] });
        input[nama] = json!(isi);
        semua.push((field, input));
    }
    semua
}

#[test]
fn the_stories_know_every_mutation_of_a_report() {
    let sdl = Schema::parse(committed("schema.graphql").unwrap(), "schema.graphql").unwrap();
    let mut ada: Vec<String> = sdl
        .get_object("Mutation")
        .unwrap()
        .fields
        .keys()
        .map(ToString::to_string)
        .filter(|field| field.starts_with("lkjip"))
        .filter(|field| {
            let input = sdl.get_input_object(&masukan(field)).unwrap();
            input.fields.contains_key("id")
        })
        .collect();
    let mut dikenal: Vec<String> = mutasi(&json!({}))
        .into_iter()
        .map(|(field, _)| field.to_owned())
        .collect();
    ada.sort();
    dikenal.sort();
    assert_eq!(dikenal, ada);
}

/// What an answer gives away: all but the numbers that name the request.
fn tampak(mut answer: Value) -> Value {
    if let Some(errors) = answer["errors"].as_array_mut() {
        for error in errors {
            let code = error["extensions"]["code"].clone();
            error["extensions"] = code;
        }
    }
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("extensions");
    }
    answer
}

/// What `siapa` gets when they name a report that is there and one that is not.
async fn bandingkan(kantor: &Kantor, siapa: Siapa, lkjip: &Value) {
    let mut tiada = lkjip.clone();
    tiada["id"] = json!(id::encode("Lkjip", 999_999));
    for ((field, ada), (_, tiada)) in mutasi(lkjip).into_iter().zip(mutasi(&tiada)) {
        let ada = kantor.buat(siapa, field, ada).await;
        assert_eq!(code(&ada), "NOT_FOUND", "{siapa:?} {field}");
        let tiada = kantor.buat(siapa, field, tiada).await;
        assert_eq!(tampak(ada), tampak(tiada), "{siapa:?} {field}");
    }
    // There is a report of 2023, none of 2024.
    for query in [
        format!("lkjip(kecamatan: \"{PASONGSONGAN}\", tahun: YYYY) {{ status }}"),
        format!("lkjip(kecamatan: \"{PASONGSONGAN}\", tahun: YYYY, revisi: 1) {{ status }}"),
        "lkjipList(tahun: YYYY) { totalCount nodes { id } pageInfo { hasNextPage } }".to_owned(),
        "lkjipList(tahun: YYYY, status: DRAF) { totalCount }".to_owned(),
        format!(
            "lkjipList(tahun: YYYY, kecamatan: \"{PASONGSONGAN}\") {{ totalCount edges {{ cursor }} }}"
        ),
        format!(
            "kecamatan(kode: \"{PASONGSONGAN}\") {{ lkjip(tahun: YYYY) {{ status }} \
             lkjipList(tahun: YYYY) {{ status }} }}"
        ),
        "kabupaten { kecamatanList { lkjip(tahun: YYYY) { status } } }".to_owned(),
        "kecamatanList { lkjipList(tahun: YYYY) { status } }".to_owned(),
        "peringkat(indikator: \"SKM\", tahun: YYYY) { barisList { nilai } \
         tanpaDataList { kecamatan { kode } alasan lkjip { status } } }"
            .to_owned(),
        "perbandinganIndikator(indikator: \"SKM\", tahun: YYYY) { barisList { target { nilai } } \
         tanpaDataList { kecamatan { kode } alasan lkjip { status } } }"
            .to_owned(),
        "serapanProgram(tahun: YYYY) { jumlah { pagu dihitung } tanpaLaporanList { kode } }"
            .to_owned(),
        "pemantauanPengajuan(tahun: YYYY) { barisList { kecamatan { kode } keadaan diajukanPada \
         lkjip { status } } }"
            .to_owned(),
    ] {
        let tahun = |tahun: &str| format!("{{ {} }}", query.replace("YYYY", tahun));
        let ada = kantor.tanya(siapa, &tahun("2023"), json!({})).await;
        let tiada = kantor.tanya(siapa, &tahun("2024"), json!({})).await;
        assert_eq!(tampak(ada), tampak(tiada), "{siapa:?} {query}");
    }
}

#[tokio::test]
async fn a_draft_does_not_exist_for_another_kecamatan() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    for siapa in [Siapa::Tetangga, Siapa::CamatTetangga] {
        bandingkan(&kantor, siapa, &lkjip).await;
    }
}

#[tokio::test]
async fn a_draft_does_not_exist_for_those_who_only_see_what_was_submitted() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    for siapa in [Siapa::Reviewer, Siapa::Admin, Siapa::Integrasi] {
        bandingkan(&kantor, siapa, &lkjip).await;
    }
}

#[tokio::test]
async fn no_part_of_a_draft_is_found_by_its_global_id() {
    let kantor = Kantor::new().await;
    kantor.impor().await;
    let fields = "id tujuanList { id } sasaranList { id } indikatorList { id } anggaranList { id } \
        perjanjianList { id }";
    let lkjip = kantor.laporan(Siapa::Operator, fields).await;
    let mut ids = vec![("Lkjip", lkjip["id"].clone())];
    for (list, noun) in [
        ("tujuanList", "Tujuan"),
        ("sasaranList", "Sasaran"),
        ("indikatorList", "IndikatorLkjip"),
        ("anggaranList", "BarisAnggaran"),
        ("perjanjianList", "PerjanjianKinerja"),
    ] {
        ids.push((noun, lkjip[list][0]["id"].clone()));
    }
    let query = "query($id: ID!) { node(id: $id) { __typename id } }";
    for (noun, id) in ids {
        let ada = json!({ "id": id });
        let milik = kantor.baca(Siapa::Operator, query, ada.clone()).await;
        assert_eq!(milik["node"]["__typename"], noun);
        let tiada = json!({ "id": id::encode(noun, 999_999) });
        for siapa in [
            Siapa::Tetangga,
            Siapa::Reviewer,
            Siapa::Admin,
            Siapa::Integrasi,
        ] {
            let ada = kantor.tanya(siapa, query, ada.clone()).await;
            assert_eq!(code(&ada), "NOT_FOUND", "{siapa:?} {noun}");
            let tiada = kantor.tanya(siapa, query, tiada.clone()).await;
            assert_eq!(tampak(ada), tampak(tiada), "{siapa:?} {noun}");
        }
    }
}

#[tokio::test]
async fn nor_does_what_is_submitted_for_another_kecamatan() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DIAJUKAN").await;
    for siapa in [Siapa::Tetangga, Siapa::Integrasi] {
        bandingkan(&kantor, siapa, &lkjip).await;
    }
}

#[tokio::test]
async fn opening_or_importing_for_another_kecamatan_tells_nothing_either() {
    let kantor = Kantor::new().await;
    let mut tahun_lain = contoh();
    tahun_lain["tahun"] = json!(2024);
    let buka = |tahun: i32| json!({ "kecamatan": PASONGSONGAN, "tahun": tahun, "periode": "RENSTRA-2021-2026" });
    let masukan = [
        ("lkjipCreate", buka(2023), buka(2024)),
        (
            "lkjipImport",
            json!({ "dokumen": contoh() }),
            json!({ "dokumen": tahun_lain }),
        ),
        (
            "lkjipImport",
            json!({ "dokumen": contoh(), "version": 1 }),
            json!({ "dokumen": tahun_lain, "version": 1 }),
        ),
    ];
    kantor.impor().await;
    for (field, ada, tiada) in masukan {
        let ada = kantor.buat(Siapa::Tetangga, field, ada).await;
        assert_eq!(code(&ada), "FORBIDDEN", "{field}");
        let tiada = kantor.buat(Siapa::Tetangga, field, tiada).await;
        assert_eq!(tampak(ada), tampak(tiada), "{field}");
    }
    let mut tiada = contoh();
    tiada["kecamatan"] = json!("35.29.99");
    let answer = kantor
        .buat(Siapa::Tetangga, "lkjipImport", json!({ "dokumen": tiada }))
        .await;
    assert_eq!(code(&answer), "NOT_FOUND");
}

#[tokio::test]
async fn who_is_not_signed_in_is_told_nothing() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DISETUJUI").await;
    let mut semua = mutasi(&lkjip);
    semua.push(("lkjipImport", json!({ "dokumen": contoh() })));
    semua.push(("lkjipImport", json!({ "dokumen": { "format": "lain" } })));
    let input = json!({ "kecamatan": PASONGSONGAN, "tahun": 1, "periode": "" });
    semua.push(("lkjipCreate", input));
    for (field, input) in semua {
        let query = format!(
            "mutation($input: {}!) {{ {field}(input: $input) {{ userErrors {{ code }} }} }}",
            masukan(field)
        );
        let input = json!({ "input": input });
        let answer = kantor.world.ask(None, &query, &input).await;
        assert_eq!(code(&answer), "UNAUTHENTICATED", "{field}");
        assert_eq!(answer["data"], Value::Null, "{field}");
    }
    for query in [
        "{ lkjip(kecamatan: \"35.29.13\", tahun: 2023) { status } }",
        "{ lkjipList { totalCount } }",
        "{ lkjipDokumenSchema }",
        "{ kabupaten { nama } }",
        "{ kecamatanList { kode } }",
        "{ indikatorList { kode } }",
        "{ skalaList { kode } }",
        "{ peringkat(indikator: \"SKM\", tahun: 2023) { tahun } }",
        "{ serapanProgram(tahun: 2023) { tahun } }",
        "{ node(id: \"x\") { id } }",
    ] {
        let answer = kantor.world.ask(None, query, &json!({})).await;
        assert_eq!(code(&answer), "UNAUTHENTICATED", "{query}");
    }
}

#[tokio::test]
async fn the_history_of_an_approved_report_stays_with_it() {
    let kantor = Kantor::new().await;
    kantor.sampai("DISETUJUI").await;
    let lkjip = kantor
        .laporan(Siapa::Tetangga, "status riwayatList { langkah }")
        .await;
    assert_eq!(lkjip["status"], "DISETUJUI");
    assert_eq!(
        petik(&lkjip["riwayatList"], "/langkah"),
        ["BUKA", "AJUKAN", "REVIU", "SETUJUI"]
    );
}
