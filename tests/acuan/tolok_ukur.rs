use entity::id::{IndikatorId, KabupatenId};
use entity::status::{JenisTolokUkur, StatusLkjip};
use entity::value::Nilai;
use entity::{indikator, kabupaten, tolok_ukur};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::{Baris, kode, petik, skm};
use crate::harness::code;
use crate::perbandingan::skm::survei;

const ISI: &str = "id jenis tahun nilai skala nama sumber tanggal catatan version allowedActions \
    indikator { kode }";

fn jawa_timur() -> Value {
    json!({ "indikator": "SKM", "jenis": "PROVINSI", "tahun": 2023, "nilai": "85", "skala": "0-100",
        "nama": "Jawa Timur", "sumber": "Laporan SKM Provinsi 2023", "tanggal": "2024-01-31" })
}

/// Pasongsongan in 2023, which quotes the SKM of the ministry.
fn pasongsongan() -> Baris {
    Baris {
        pembanding: vec![(2023, "88.19")],
        ..skm("81.32")
    }
}

async fn terhadap(bappeda: &Bappeda) -> Vec<(String, String)> {
    let query = r#"{ perbandinganIndikator(indikator: "SKM", tahun: 2023) {
        barisList { terhadapTolokUkurList { tolokUkur { nama } capaian { nilai } } } } }"#;
    let hasil = bappeda.tanya(query).await;
    let list = &hasil["perbandinganIndikator"]["barisList"][0]["terhadapTolokUkurList"];
    petik(list, "/tolokUkur/nama")
        .into_iter()
        .zip(petik(list, "/capaian/nilai"))
        .collect()
}

#[tokio::test]
async fn the_comparison_follows_what_the_analyst_keeps() {
    let bappeda = Bappeda::new().await;
    bappeda
        .kabupaten
        .laporan(13, 2023, 1, StatusLkjip::Disetujui, &[skm("81.32")])
        .await;
    let baru = bappeda.lakukan("tolokUkurCreate", ISI, jawa_timur()).await;
    assert_eq!(baru["indikator"]["kode"], "SKM");
    assert_eq!(baru["tanggal"], "2024-01-31");
    assert_eq!(baru["version"], 1);
    assert_eq!(baru["allowedActions"], json!(["UBAH", "HAPUS"]));
    let dua = |nilai: &str| {
        vec![
            (
                "Kementerian PANRB (SKM kementerian itu sendiri)".to_owned(),
                "92.21".to_owned(),
            ),
            ("Jawa Timur".to_owned(), nilai.to_owned()),
        ]
    };
    assert_eq!(terhadap(&bappeda).await, dua("95.67"));

    let input = json!({ "id": baru["id"], "version": 1, "nilai": "80", "tanggal": null,
        "catatan": "Dibetulkan menurut laporan akhir." });
    let diubah = bappeda.lakukan("tolokUkurUpdate", ISI, input).await;
    assert_eq!(diubah["nilai"], "80");
    assert_eq!(diubah["tanggal"], json!(null));
    assert_eq!(diubah["sumber"], baru["sumber"]);
    assert_eq!(diubah["version"], 2);
    assert_eq!(terhadap(&bappeda).await, dua("101.65"));

    let input = json!({ "id": baru["id"], "version": 2, "alasan": "Tercatat dua kali." });
    let dihapus = bappeda.lakukan("tolokUkurDelete", ISI, input).await;
    assert_eq!(dihapus, json!(null));
    assert_eq!(terhadap(&bappeda).await.len(), 1);

    let jejak = bappeda.jejak().await;
    let kejadian: Vec<_> = jejak.iter().map(|(kejadian, ..)| kejadian).collect();
    assert_eq!(
        kejadian,
        [
            "tolok_ukur.create",
            "tolok_ukur.update",
            "tolok_ukur.delete"
        ]
    );
    assert!(jejak.iter().all(|(_, objek, _)| *objek == jejak[0].1));
    assert_eq!(jejak[0].2["nilai"], "85");
    assert_eq!(
        jejak[1].2,
        json!({ "nilai": ["85", "80"], "tanggal": ["2024-01-31", null],
            "catatan": [null, "Dibetulkan menurut laporan akhir."] })
    );
    assert_eq!(jejak[2].2["alasan"], "Tercatat dua kali.");
    assert_eq!(jejak[2].2["sumber"], "Laporan SKM Provinsi 2023");
}

/// A benchmark of peers may be that of one group: its members alone are held against it, as they were.
#[tokio::test]
async fn a_benchmark_of_a_group_is_for_its_members() {
    let bappeda = Bappeda::new().await;
    let world = &bappeda.kabupaten.world;
    for nomor in [1, 4] {
        let id = bappeda
            .kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm("80")])
            .await;
        survei(&bappeda.kabupaten, id, None, &[]).await;
    }
    let kelompok = json!({ "nama": "Kepulauan", "kecamatanList": [kode(4)] });
    let kelompok = bappeda.lakukan("kelompokSave", "id", kelompok).await;
    let peer = |jenis: &str, nama: &str| {
        let mut input = jawa_timur();
        input["jenis"] = json!(jenis);
        input["nama"] = json!(nama);
        input["kelompok"] = kelompok["id"].clone();
        input
    };
    let (sebab, _) = bappeda
        .ditolak("tolokUkurCreate", ISI, peer("PROVINSI", "Pulau"))
        .await;
    assert_eq!(sebab, ["TIDAK_SAH input/kelompok"]);
    let mut tiada = peer("PEER", "Pulau");
    tiada["kelompok"] = json!("TiadA");
    let (sebab, _) = bappeda.ditolak("tolokUkurCreate", ISI, tiada).await;
    assert_eq!(sebab, ["TIDAK_DITEMUKAN input/kelompok"]);
    let isi = format!("{ISI} kelompok {{ nama }}");
    let baru = bappeda
        .lakukan("tolokUkurCreate", &isi, peer("PEER", "Pulau"))
        .await;
    assert_eq!(baru["kelompok"]["nama"], "Kepulauan");

    // How many benchmarks each of the two is held against, in the matrix and among the surveys.
    let banyak = async || {
        let query = format!(
            r#"{{ matriks(indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["{}", "{}"]) {{
                selList {{ terhadapTolokUkurList {{ tolokUkur {{ nama }} }} }} }}
            perbandinganSkm(tahun: 2023) {{ kecamatanList {{
                terhadapTolokUkurList {{ tolokUkur {{ nama }} }} }} }} }}"#,
            kode(1),
            kode(4)
        );
        let hasil = bappeda.tanya(&query).await;
        [
            &hasil["matriks"]["selList"],
            &hasil["perbandinganSkm"]["kecamatanList"],
        ]
        .map(|list| {
            let semua = list.as_array().unwrap().iter();
            let banyak = semua.map(|satu| satu["terhadapTolokUkurList"].as_array().unwrap().len());
            banyak.collect::<Vec<_>>()
        })
    };
    assert_eq!(banyak().await, [[1, 2], [1, 2]]);
    world.pass(120);
    let input = json!({ "id": baru["id"], "version": 1, "kelompok": null });
    let diubah = bappeda.lakukan("tolokUkurUpdate", &isi, input).await;
    assert_eq!(diubah["kelompok"], json!(null));
    assert_eq!(banyak().await, [[2, 2], [2, 2]]);
    let input = json!({ "id": baru["id"], "version": 2, "kelompok": kelompok["id"] });
    bappeda.lakukan("tolokUkurUpdate", &isi, input).await;
    let hapus = json!({ "id": kelompok["id"], "version": 1, "alasan": "Tidak dipakai lagi." });
    bappeda.lakukan("kelompokDelete", "id", hapus).await;
    assert_eq!(banyak().await, [[1, 1], [1, 1]]);
    let jejak = bappeda.jejak().await;
    assert!(
        jejak
            .iter()
            .any(|(_, _, rincian)| rincian["kelompokId"].is_array())
    );
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once() {
    let bappeda = Bappeda::new().await;
    let salah = json!({ "indikator": "SKM", "jenis": "PROVINSI", "tahun": 1999, "nilai": "85",
        "skala": "0-5", "nama": " ", "sumber": "" });
    let (sebab, lihat) = bappeda.ditolak("tolokUkurCreate", ISI, salah).await;
    assert_eq!(
        sebab,
        [
            "TIDAK_SAH input/tahun",
            "WAJIB_DIISI input/nama",
            "WAJIB_DIISI input/sumber",
            "TIDAK_SAH input/nilai",
        ]
    );
    assert_eq!(lihat, json!(null));
    for (bagian, isi, harapan) in [
        ("nilai", json!("-1"), "TIDAK_SAH input/nilai"),
        (
            "indikator",
            json!("TIADA"),
            "TIDAK_DITEMUKAN input/indikator",
        ),
        (
            "nama",
            json!("Kementerian PANRB (SKM kementerian itu sendiri)"),
            "SUDAH_ADA input/nama",
        ),
    ] {
        let mut input = jawa_timur();
        input["jenis"] = json!("KL");
        input[bagian] = isi;
        let (sebab, _) = bappeda.ditolak("tolokUkurCreate", ISI, input).await;
        assert_eq!(sebab, [harapan]);
    }

    let baru = bappeda.lakukan("tolokUkurCreate", ISI, jawa_timur()).await;
    for (ubahan, harapan) in [
        (json!({ "nilai": null }), "WAJIB_DIISI input/nilai"),
        (json!({ "nilai": "100.01" }), "TIDAK_SAH input/nilai"),
        (
            json!({ "jenis": "KL", "nama": "Kementerian PANRB (SKM kementerian itu sendiri)" }),
            "SUDAH_ADA input/nama",
        ),
    ] {
        let mut input = ubahan;
        input["id"] = baru["id"].clone();
        input["version"] = json!(1);
        let (sebab, lihat) = bappeda.ditolak("tolokUkurUpdate", ISI, input).await;
        assert_eq!(sebab, [harapan]);
        assert_eq!(lihat, baru, "nothing has changed");
    }
}

#[tokio::test]
async fn who_comes_second_looks_again() {
    let bappeda = Bappeda::new().await;
    let baru = bappeda.lakukan("tolokUkurCreate", ISI, jawa_timur()).await;
    let ubah =
        |version: i64, nilai: &str| json!({ "id": baru["id"], "version": version, "nilai": nilai });
    bappeda.lakukan("tolokUkurUpdate", ISI, ubah(1, "86")).await;
    let basi = ["CONFLICT input/version"];
    let (sebab, lihat) = bappeda.ditolak("tolokUkurUpdate", ISI, ubah(1, "87")).await;
    assert_eq!(sebab, basi);
    assert_eq!(
        (&lihat["nilai"], &lihat["version"]),
        (&json!("86"), &json!(2))
    );
    let input = json!({ "id": baru["id"], "version": 1, "alasan": "Keliru." });
    let (sebab, lihat) = bappeda.ditolak("tolokUkurDelete", ISI, input).await;
    assert_eq!(sebab, basi);
    assert_eq!(lihat["nilai"], "86");
}

#[tokio::test]
async fn a_repeated_request_is_carried_out_once() {
    let bappeda = Bappeda::new().await;
    let mut input = jawa_timur();
    input["idempotencyKey"] = json!("tambah");
    let satu = bappeda.lakukan("tolokUkurCreate", ISI, input.clone()).await;
    let dua = bappeda.lakukan("tolokUkurCreate", ISI, input).await;
    assert_eq!(satu, dua);
    let input =
        json!({ "id": satu["id"], "version": 1, "alasan": "Keliru.", "idempotencyKey": "hapus" });
    for _ in 0..2 {
        let lihat = bappeda.lakukan("tolokUkurDelete", ISI, input.clone()).await;
        assert_eq!(lihat, json!(null));
    }
    let input = json!({ "id": satu["id"], "version": 1, "alasan": "Keliru." });
    let lagi = bappeda
        .coba(&bappeda.analis, "tolokUkurDelete", ISI, &input)
        .await;
    assert_eq!(code(&lagi), "NOT_FOUND");
}

#[tokio::test]
async fn what_an_approved_report_quotes_is_corrected_but_not_deleted() {
    let bappeda = Bappeda::new().await;
    let query = format!("{{ tolokUkurList(indikator: \"SKM\", tahun: 2023) {{ {ISI} }} }}");
    let lihat = async || bappeda.tanya(&query).await["tolokUkurList"][0].clone();
    let kemenpan = lihat().await;
    assert_eq!(kemenpan["nilai"], "88.19");
    let hapus = |alasan: &str| json!({ "id": kemenpan["id"], "version": 1, "alasan": alasan });

    // A draft may still change its mind.
    bappeda
        .kabupaten
        .laporan(1, 2023, 1, StatusLkjip::Draf, &[pasongsongan()])
        .await;
    assert_eq!(lihat().await["allowedActions"], json!(["UBAH", "HAPUS"]));
    let (sebab, _) = bappeda.ditolak("tolokUkurDelete", ISI, hapus("  ")).await;
    assert_eq!(sebab, ["WAJIB_DIISI input/alasan"]);

    bappeda
        .kabupaten
        .laporan(13, 2023, 1, StatusLkjip::Disetujui, &[pasongsongan()])
        .await;
    assert_eq!(lihat().await["allowedActions"], json!(["UBAH"]));
    let answer = bappeda
        .coba(&bappeda.analis, "tolokUkurDelete", ISI, &hapus("Keliru."))
        .await;
    let hasil = &answer["data"]["tolokUkurDelete"];
    assert_eq!(hasil["userErrors"][0]["code"], "STATUS_TIDAK_SESUAI");
    assert_eq!(
        hasil["userErrors"][0]["message"],
        "Tolok ukur ini dikutip LKjIP Pasongsongan tahun 2023 yang sudah disetujui; perbaiki saja bila \
         keliru."
    );
    assert_eq!(hasil["tolokUkur"]["version"], 1);
    let input = json!({ "id": kemenpan["id"], "version": 1, "nama": "Kementerian PANRB" });
    let diubah = bappeda.lakukan("tolokUkurUpdate", ISI, input).await;
    assert_eq!(diubah["nama"], "Kementerian PANRB");
    // Another year, and another value, are not what the report quotes.
    for (tahun, nilai) in [(2022, "88.19"), (2023, "88.20")] {
        let mut input = jawa_timur();
        input["tahun"] = json!(tahun);
        input["nilai"] = json!(nilai);
        let lain = bappeda.lakukan("tolokUkurCreate", ISI, input).await;
        assert_eq!(lain["allowedActions"], json!(["UBAH", "HAPUS"]));
    }
}

#[tokio::test]
async fn the_benchmarks_of_another_kabupaten_are_not_there() {
    let bappeda = Bappeda::new().await;
    let db = bappeda.kabupaten.world.app.db.writer();
    let pamekasan = kabupaten::Entity::insert(kabupaten::ActiveModel {
        kode: Set("35.28".to_owned()),
        nama: Set("Pamekasan".to_owned()),
        sumber: Set("uji".to_owned()),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap()
    .last_insert_id;
    let indikator = indikator::Entity::find().one(db).await.unwrap().unwrap().id;
    let id = milik(&bappeda, pamekasan, indikator).await;
    let lihat = bappeda.tanya("{ tolokUkurList { nama } }").await;
    assert_eq!(lihat["tolokUkurList"].as_array().unwrap().len(), 1);
    for (field, input) in [
        (
            "tolokUkurUpdate",
            json!({ "id": id, "version": 1, "nilai": "1" }),
        ),
        (
            "tolokUkurDelete",
            json!({ "id": id, "version": 1, "alasan": "Bukan milik kami." }),
        ),
    ] {
        let answer = bappeda.coba(&bappeda.analis, field, ISI, &input).await;
        assert_eq!(code(&answer), "NOT_FOUND", "{field}");
    }
    let tanya = async |query: &str| {
        let world = &bappeda.kabupaten.world;
        world.ask(Some(&bappeda.analis), query, &json!({})).await
    };
    let answer = tanya(&format!("{{ node(id: \"{id}\") {{ id }} }}")).await;
    assert_eq!(code(&answer), "NOT_FOUND");
    let answer = tanya("{ tolokUkurList(indikator: \"TIADA\") { id } }").await;
    assert_eq!(code(&answer), "NOT_FOUND");
}

/// The global id of a benchmark of `kabupaten`.
async fn milik(bappeda: &Bappeda, kabupaten: KabupatenId, indikator: IndikatorId) -> String {
    let id = tolok_ukur::Entity::insert(tolok_ukur::ActiveModel {
        kabupaten_id: Set(kabupaten),
        indikator_id: Set(indikator),
        jenis: Set(JenisTolokUkur::Kabupaten),
        tahun: Set(2023),
        nilai: Set(Nilai(800_000)),
        nama: Set("Pamekasan".to_owned()),
        skala: Set("0-100".to_owned()),
        sumber: Set("uji".to_owned()),
        version: Set(1),
        ..Default::default()
    })
    .exec(bappeda.kabupaten.world.app.db.writer())
    .await
    .unwrap()
    .last_insert_id;
    api::graphql::id::encode("TolokUkur", id.0).0
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_benchmarks() {
    let bappeda = Bappeda::new().await;
    let mut ongkos = Vec::new();
    // The first question also asks who asks.
    bappeda.tanya("{ saya { nama } }").await;
    for tahun in [2021, 2022] {
        let sebelum = bappeda.kabupaten.world.app.db.statements();
        bappeda
            .tanya(&format!("{{ tolokUkurList {{ {ISI} }} }}"))
            .await;
        ongkos.push(bappeda.kabupaten.world.app.db.statements() - sebelum);
        for indikator in ["SKM", "CAPAIAN_PD", "RASIO_DESA"] {
            let mut input = jawa_timur();
            input["indikator"] = json!(indikator);
            input["tahun"] = json!(tahun);
            bappeda.lakukan("tolokUkurCreate", "id", input).await;
        }
    }
    assert_eq!(ongkos[0], ongkos[1]);
}
