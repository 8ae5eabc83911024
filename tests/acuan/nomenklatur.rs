use entity::lkjip_anggaran;
use entity::status::{LevelAnggaran, StatusLkjip};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::petik;
use crate::harness::code;

async fn daftar(bappeda: &Bappeda, argumen: &str) -> Value {
    let query = format!(
        "{{ nomenklaturList({argumen}) {{ totalCount nodes {{ kode level nama }} \
         pageInfo {{ hasNextPage endCursor }} }} }}"
    );
    bappeda.tanya(&query).await["nomenklaturList"].clone()
}

#[tokio::test]
async fn a_client_offers_programme_then_kegiatan_then_sub_kegiatan() {
    let bappeda = Bappeda::new().await;
    let program = daftar(&bappeda, "level: PROGRAM").await;
    assert_eq!(
        petik(&program["nodes"], "/kode"),
        [
            "7.01.01", "7.01.02", "7.01.03", "7.01.04", "7.01.05", "7.01.06"
        ]
    );
    let kegiatan = daftar(&bappeda, r#"induk: "7.01.02", level: KEGIATAN"#).await;
    assert_eq!(
        petik(&kegiatan["nodes"], "/kode"),
        [
            "7.01.02.2.01",
            "7.01.02.2.02",
            "7.01.02.2.03",
            "7.01.02.2.04"
        ]
    );
    let sub = daftar(&bappeda, r#"induk: "7.01.02.2.01""#).await;
    assert_eq!(sub["nodes"][0]["kode"], "7.01.02.2.01.0001");
    let query = r#"{ nomenklatur(kode: "7.01.02.2.01.0001") {
        induk { kode induk { kode induk { kode } anakList { kode anakList { level } } } } } }"#;
    let jalan = bappeda.tanya(query).await["nomenklatur"]["induk"].clone();
    assert_eq!(jalan["kode"], "7.01.02.2.01");
    let program = &jalan["induk"];
    assert_eq!(program["kode"], "7.01.02");
    assert_eq!(program["induk"], json!(null));
    assert_eq!(
        petik(&program["anakList"], "/kode"),
        petik(&kegiatan["nodes"], "/kode")
    );
    assert_eq!(
        program["anakList"][0]["anakList"][0]["level"],
        "SUB_KEGIATAN"
    );
}

#[tokio::test]
async fn words_are_found_in_name_and_code_whatever_their_case() {
    let bappeda = Bappeda::new().await;
    let hasil = daftar(&bappeda, r#"cari: "  MEBEL pengadaan ""#).await;
    assert_eq!(petik(&hasil["nodes"], "/kode"), ["7.01.01.2.07.0005"]);
    let hasil = daftar(&bappeda, r#"cari: "2.07.0005""#).await;
    assert_eq!(petik(&hasil["nodes"], "/nama"), ["Pengadaan Mebel"]);
    let hasil = daftar(&bappeda, r#"induk: "7.01.02", cari: "mebel""#).await;
    assert_eq!(hasil["totalCount"], 0);
    assert_eq!(daftar(&bappeda, r#"cari: " ""#).await["totalCount"], 98);
    // What means something in a pattern means itself here.
    for cari in ["%", "_", "!", r"\\"] {
        let hasil = daftar(&bappeda, &format!("cari: \"{cari}\"")).await;
        assert_eq!(hasil["totalCount"], 0, "{cari}");
    }
}

#[tokio::test]
async fn the_pages_give_everything_once_and_in_the_order_of_the_codes() {
    let bappeda = Bappeda::new().await;
    let mut semua = Vec::new();
    let mut sesudah = String::new();
    loop {
        let halaman = daftar(&bappeda, &format!("first: 40{sesudah}")).await;
        assert_eq!(halaman["totalCount"], 98);
        semua.extend(petik(&halaman["nodes"], "/kode"));
        if halaman["pageInfo"]["hasNextPage"] == false {
            break;
        }
        let kursor = halaman["pageInfo"]["endCursor"].as_str().unwrap();
        sesudah = format!(", after: \"{kursor}\"");
    }
    assert_eq!(semua.len(), 98);
    assert!(semua.is_sorted());
    semua.dedup();
    assert_eq!(semua.len(), 98);

    let tanya = async |argumen: &str| {
        let query = format!("{{ nomenklaturList({argumen}) {{ totalCount }} }}");
        let world = &bappeda.kabupaten.world;
        let answer = world.ask(Some(&bappeda.analis), &query, &json!({})).await;
        code(&answer).to_owned()
    };
    let lain = format!("cari: \"desa\"{sesudah}");
    assert_eq!(tanya(&lain).await, "BAD_USER_INPUT");
    let panjang = format!("cari: \"{}\"", "x".repeat(101));
    assert_eq!(tanya(&panjang).await, "BAD_USER_INPUT");
    assert_eq!(tanya(r#"induk: "7.01.99""#).await, "NOT_FOUND");
}

#[tokio::test]
async fn a_row_of_the_budget_leads_to_its_nomenclature() {
    let bappeda = Bappeda::new().await;
    let lkjip = bappeda
        .kabupaten
        .laporan(13, 2023, 1, StatusLkjip::Disetujui, &[])
        .await;
    for (urutan, kode) in [(1, Some("7.01.02")), (2, Some("7.01.99")), (3, None)] {
        lkjip_anggaran::Entity::insert(lkjip_anggaran::ActiveModel {
            lkjip_id: Set(lkjip),
            level: Set(LevelAnggaran::Program),
            urutan: Set(urutan),
            nomor: Set(urutan.to_string()),
            kode: Set(kode.map(str::to_owned)),
            nama: Set("Program".to_owned()),
            ..Default::default()
        })
        .exec(bappeda.kabupaten.world.app.db.writer())
        .await
        .unwrap();
    }
    let query = r#"{ lkjip(kecamatan: "35.29.13", tahun: 2023) {
        anggaranList { nomenklatur { nama anakList { kode } } } } }"#;
    let hasil = bappeda.tanya(query).await;
    let baris = &hasil["lkjip"]["anggaranList"];
    assert_eq!(
        baris[0]["nomenklatur"]["nama"],
        "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
    );
    assert_eq!(
        baris[0]["nomenklatur"]["anakList"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
    assert_eq!(baris[1]["nomenklatur"], json!(null));
    assert_eq!(baris[2]["nomenklatur"], json!(null));
}
