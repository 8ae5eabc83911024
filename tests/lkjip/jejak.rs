//! The audit trail: who changed what, when, from what, and why, asked by the administrator.

use entity::status::Peran;
use serde_json::{Value, json};

use super::{Kantor, Siapa};
use crate::fixture::petik;
use crate::harness::{Tokens, World, code, ok};

const ENTRI: &str = "totalCount pageInfo { hasNextPage endCursor } nodes { nomor waktu kejadian objek tertutup \
    alasan requestId pelaku { username } perubahanList { path sebelum sesudah } }";

/// The trail, as the administrator asks for it.
struct Arsiparis<'a> {
    kantor: &'a Kantor,
    tokens: Tokens,
}

impl<'a> Arsiparis<'a> {
    async fn baru(kantor: &'a Kantor) -> Self {
        kantor.world.account("arsiparis", Peran::Admin).await;
        let tokens = kantor.world.login("arsiparis").await;
        Self { kantor, tokens }
    }

    async fn tanya(&self, argumen: &str) -> Value {
        let query = format!("{{ jejakList({argumen}) {{ {ENTRI} }} }}");
        let world = &self.kantor.world;
        world.ask(Some(&self.tokens), &query, &json!({})).await
    }

    async fn jejak(&self, argumen: &str) -> Value {
        ok(&self.tanya(argumen).await)["jejakList"].clone()
    }
}

#[tokio::test]
async fn who_changed_this_figure_is_one_question() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let id = &lkjip["id"];
    let mut terakhir = lkjip.clone();
    for (siapa, nilai) in [(Siapa::Rekan, "7"), (Siapa::Operator, "8")] {
        let input = json!({ "id": id, "version": terakhir["version"],
            "baris": { "nomor": "II", "realisasiAnggaran": nilai } });
        terakhir = kantor.jadi(siapa, "lkjipAnggaranRowSave", input).await;
    }
    let mut kini = terakhir;
    for (siapa, field) in [
        (Siapa::Camat, "lkjipSubmit"),
        (Siapa::Reviewer, "lkjipReview"),
    ] {
        kini = kantor.langkah(siapa, field, &kini, "").await;
    }
    let admin = Arsiparis::baru(&kantor).await;

    // As long as the report is not for everybody, that something happened is all there is to see.
    let ditolak = admin.tanya(&format!("objek: {id}")).await;
    assert_eq!(code(&ditolak), "NOT_FOUND");
    let tertutup = admin.jejak("first: 100, kejadian: \"lkjip.\"").await;
    for entri in tertutup["nodes"].as_array().unwrap() {
        assert_eq!(entri["tertutup"], true, "{entri}");
        assert_eq!(
            (&entri["objek"], &entri["alasan"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(entri["perubahanList"], json!([]));
        assert!(entri["pelaku"]["username"].is_string());
    }

    kantor
        .langkah(Siapa::Analis, "lkjipApprove", &kini, "Sesuai.")
        .await;
    let angka = admin
        .jejak(&format!(
            "objek: {id}, path: \"/anggaran/II/realisasiAnggaran\""
        ))
        .await;
    assert_eq!(angka["totalCount"], 2);
    let entri = &angka["nodes"][0];
    assert_eq!(
        entri["perubahanList"][0]["path"],
        "/anggaran/II/realisasiAnggaran"
    );
    assert_eq!(entri["perubahanList"][0]["sebelum"], "7");
    assert_eq!(entri["perubahanList"][0]["sesudah"], "8");
    assert_eq!(entri["objek"], *id);
    assert!(entri["waktu"].is_string() && entri["requestId"].is_string());
    assert_eq!(
        petik(&angka["nodes"], "/perubahanList/0/sesudah"),
        ["8", "7"]
    );
    let pelaku = petik(&angka["nodes"], "/pelaku/username");
    assert_ne!(pelaku[0], pelaku[1]);
    let lain = admin
        .jejak(&format!("objek: {id}, path: \"/anggaran/II/realisasi%\""))
        .await;
    assert_eq!(lain["totalCount"], 0, "a path is no pattern");
    let setuju = admin
        .jejak(&format!("objek: {id}, kejadian: \"lkjip.setujui\""))
        .await;
    let setuju = &setuju["nodes"][0];
    assert_eq!(setuju["alasan"], "Sesuai.");
    assert_eq!(
        setuju["perubahanList"],
        json!([{ "path": "status", "sebelum": "DIREVIU", "sesudah": "DISETUJUI" }])
    );
    let dibuka = admin
        .jejak(&format!("objek: {id}, kejadian: \"lkjip.create\""))
        .await;
    assert_eq!(
        petik(&dibuka["nodes"][0]["perubahanList"], "/sesudah"),
        ["35.29.13", "RENSTRA-2021-2026", "2023"]
    );
    // What kecamatan and reviewers write to each other stays between them.
    let tanggapan = admin
        .jejak("first: 100, kejadian: \"lkjip.tanggapan.\"")
        .await;
    assert_ne!(tanggapan["totalCount"], 0);
    for entri in tanggapan["nodes"].as_array().unwrap() {
        assert_eq!(
            (&entri["tertutup"], &entri["objek"]),
            (&json!(true), &Value::Null)
        );
    }
}

#[tokio::test]
async fn what_was_superseded_tells_by_whom_and_why() {
    let kantor = Kantor::new().await;
    let lama = kantor.sampai("DISETUJUI").await;
    let input = json!({ "id": lama["id"], "alasan": "Realisasi SKM keliru." });
    let mut baru = kantor.jadi(Siapa::Camat, "lkjipRevise", input).await;
    for (siapa, field) in [
        (Siapa::Camat, "lkjipSubmit"),
        (Siapa::Reviewer, "lkjipReview"),
        (Siapa::Analis, "lkjipApprove"),
    ] {
        baru = kantor.langkah(siapa, field, &baru, "").await;
    }
    let admin = Arsiparis::baru(&kantor).await;
    let kejadian = async |lkjip: &Value| {
        let argumen = format!("objek: {}, kejadian: \"lkjip.digantikan\"", lkjip["id"]);
        admin.jejak(&argumen).await
    };
    assert_eq!(kejadian(&baru).await["totalCount"], 0);
    let jejak = kejadian(&lama).await;
    assert_eq!(jejak["totalCount"], 1);
    let entri = &jejak["nodes"][0];
    assert_eq!(entri["alasan"], "Realisasi SKM keliru.");
    assert_eq!(
        entri["perubahanList"],
        json!([
            { "path": "berlaku", "sebelum": "true", "sesudah": "false" },
            { "path": "revisi", "sebelum": null, "sesudah": "2" },
        ])
    );
    let riwayat = baru["riwayatList"].as_array().unwrap();
    assert_eq!(entri["waktu"], riwayat.last().unwrap()["waktu"]);
    assert!(entri["pelaku"]["username"].is_string());
}

#[tokio::test]
async fn a_deed_that_was_not_permitted_is_told() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DISETUJUI").await;
    let input = json!({ "id": lkjip["id"], "alasan": "Coba-coba." });
    for _ in 0..12 {
        let answer = kantor
            .buat(Siapa::Operator, "lkjipRevise", input.clone())
            .await;
        assert_eq!(code(&answer), "FORBIDDEN");
    }
    // What is not even seen leaves no mark that would tell that it is there.
    let asing = json!({ "id": "TGtqaXA6OTk5OTk", "alasan": "Coba-coba." });
    let answer = kantor.buat(Siapa::Operator, "lkjipRevise", asing).await;
    assert_eq!(code(&answer), "NOT_FOUND");

    let admin = Arsiparis::baru(&kantor).await;
    let jejak = admin.jejak("kejadian: \"akses.ditolak\"").await;
    // Whoever tries again and again does not flood it.
    assert_eq!(jejak["totalCount"], 10);
    let entri = &jejak["nodes"][0];
    assert_eq!(entri["objek"], lkjip["id"]);
    let rincian = entri["perubahanList"].as_array().unwrap();
    for (path, sesudah) in [("mutasi", "lkjipRevise"), ("jumlah", "10")] {
        let satu = json!({ "path": path, "sebelum": null, "sesudah": sesudah });
        assert!(rincian.contains(&satu), "{rincian:?}");
    }
}

#[tokio::test]
async fn the_trail_is_paged_and_filtered() {
    let kantor = Kantor::new().await;
    let mulai = kantor.impor().await;
    kantor
        .langkah(Siapa::Camat, "lkjipSubmit", &mulai, "")
        .await;
    let admin = Arsiparis::baru(&kantor).await;
    let semua = admin.jejak("first: 100").await;
    let nomor = petik(&semua["nodes"], "/nomor");
    let banyak = nomor.len();
    assert_eq!(semua["totalCount"], banyak);
    assert!(
        nomor
            .iter()
            .map(|n| n.parse::<u32>().unwrap())
            .rev()
            .eq(1..=u32::try_from(banyak).unwrap())
    );

    let (mut terbaca, mut sesudah) = (Vec::new(), String::new());
    loop {
        let halaman = admin.jejak(&format!("first: 2{sesudah}")).await;
        terbaca.extend(petik(&halaman["nodes"], "/nomor"));
        if halaman["pageInfo"]["hasNextPage"] == false {
            break;
        }
        sesudah = format!(", after: {}", halaman["pageInfo"]["endCursor"]);
    }
    assert_eq!(terbaca, nomor);
    let kursor = semua["pageInfo"]["endCursor"].to_string();
    let asing = admin
        .tanya(&format!("kejadian: \"auth.login\", after: {kursor}"))
        .await;
    assert_eq!(code(&asing), "BAD_USER_INPUT");

    let masuk = admin.jejak("first: 100, kejadian: \"auth.login\"").await;
    assert!(
        petik(&masuk["nodes"], "/kejadian")
            .iter()
            .all(|satu| satu == "auth.login")
    );
    let waktu = semua["nodes"][1]["waktu"].to_string();
    let sejak = admin.jejak(&format!("first: 100, dari: {waktu}")).await;
    let sampai = admin.jejak(&format!("first: 100, sampai: {waktu}")).await;
    let hitung = |daftar: &Value| daftar["totalCount"].as_u64().unwrap();
    assert!(hitung(&sejak) < banyak as u64);
    assert!(hitung(&sejak) + hitung(&sampai) > banyak as u64);
    for salah in ["path: \"/skm\"", "first: 0", "objek: \"bukan id\""] {
        let answer = admin.tanya(salah).await;
        assert!(
            ["BAD_USER_INPUT", "NOT_FOUND"].contains(&code(&answer)),
            "{answer}"
        );
    }
}

/// The chain holds whoever writes at once, also where writers do not wait for each other otherwise.
#[tokio::test(flavor = "multi_thread")]
async fn those_who_write_at_once_make_one_chain() {
    let kantor = Kantor::new().await;
    let admin = Arsiparis::baru(&kantor).await;
    let lain = kantor.world.beside().await;
    let menambah = async |world: &World, awalan: &str| {
        for urut in 0..6 {
            let input = json!({ "i": { "username": format!("{awalan}-{urut}"), "nama": "Pereviu",
                "peran": "REVIEWER", "sandi": "perahu di pelabuhan kecil" } });
            let query = "mutation($i: PenggunaCreateInput!) { penggunaCreate(input: $i) { pengguna { id } } }";
            let answer = world.ask(Some(&admin.tokens), query, &input).await;
            assert!(
                ok(&answer)["penggunaCreate"]["pengguna"].is_object(),
                "{answer}"
            );
        }
    };
    tokio::join!(
        menambah(&kantor.world, "satu"),
        menambah(&kantor.world, "dua"),
        menambah(&lain, "tiga"),
        menambah(&lain, "empat")
    );
    let rantai = api::audit::periksa(&kantor.world.app.db, None)
        .await
        .unwrap();
    let api::audit::Rantai::Utuh(kepala) = rantai else {
        panic!("{rantai:?}");
    };
    let jejak = admin.jejak("first: 1").await;
    assert_eq!(jejak["totalCount"], kepala.nomor);
    let dibuat = admin.jejak("kejadian: \"pengguna.create\", first: 1").await;
    assert!(dibuat["totalCount"].as_i64().unwrap() >= 24);
}
