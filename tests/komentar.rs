//! What is said about a report in its review: by whom, about what, and what becomes of it.

use std::collections::HashMap;

use entity::audit;
use entity::status::{Peran, StatusLkjip};
use sea_orm::{EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::fixture::{Kabupaten, petik, skm};
use crate::fixture::{tanggapi_semua, terima_semua};
use crate::harness::{PASONGSONGAN, Tokens, World, code, ok, paths, refused};
use crate::schema::committed;

const TETANGGA: &str = "35.29.01";

/// Who takes part, by the name of their account.
const ORANG: [(&str, Peran, &str); 7] = [
    ("operator", Peran::Operator, PASONGSONGAN),
    ("camat", Peran::Camat, PASONGSONGAN),
    ("reviewer", Peran::Reviewer, TETANGGA),
    ("analis", Peran::Analis, TETANGGA),
    ("admin", Peran::Admin, TETANGGA),
    ("integrasi", Peran::Integrasi, TETANGGA),
    ("tetangga", Peran::Operator, TETANGGA),
];

const UTAS: &str = "id path letakAda terbuka version allowedActions \
                    selesai { pelaku peran } pesanList { jenis isi pelaku peran }";

/// The real report of Pasongsongan, and everybody who may have something to say about it.
struct Rapat {
    world: World,
    masuk: Mutex<HashMap<String, Tokens>>,
    lkjip: Value,
}

impl Rapat {
    async fn new() -> Self {
        let mut rapat = Self {
            world: World::new().await,
            masuk: Mutex::default(),
            lkjip: Value::Null,
        };
        let teks = committed("data/contoh/lkjip-35.29.13-2023.json").unwrap();
        let dokumen: Value = serde_json::from_str(&teks).unwrap();
        let query = "mutation($input: LkjipImportInput!) { lkjipImport(input: $input) { \
                     lkjip { id version } userErrors { code path message } } }";
        let answer = rapat
            .minta("operator", query, json!({ "dokumen": dokumen }))
            .await;
        assert_eq!(paths(&answer, "lkjipImport"), [], "{answer:#}");
        rapat.lkjip = answer["data"]["lkjipImport"]["lkjip"].clone();
        rapat
    }

    async fn tokens(&self, siapa: &str) -> Tokens {
        let mut masuk = self.masuk.lock().await;
        if let Some(tokens) = masuk.get(siapa) {
            return tokens.clone();
        }
        let (_, peran, tempat) = ORANG.iter().find(|(nama, ..)| *nama == siapa).unwrap();
        self.world.account_at(siapa, *peran, tempat, false).await;
        let tokens = self.world.login(siapa).await;
        masuk.insert(siapa.to_owned(), tokens.clone());
        tokens
    }

    async fn minta(&self, siapa: &str, query: &str, input: Value) -> Value {
        self.world.pass(1);
        let tokens = self.tokens(siapa).await;
        let variables = json!({ "input": input });
        self.world.ask(Some(&tokens), query, &variables).await
    }

    /// The whole answer to a mutation of comments.
    async fn buat(&self, siapa: &str, field: &str, input: Value) -> Value {
        let jenis = match field {
            "komentarCreate" => "KomentarCreateInput",
            "komentarReply" => "KomentarReplyInput",
            _ => "KomentarStepInput",
        };
        let query = format!(
            "mutation($input: {jenis}!) {{ {field}(input: $input) {{ utas {{ {UTAS} }} \
             userErrors {{ code message path }} }} }}"
        );
        self.minta(siapa, &query, input).await
    }

    /// The thread after a mutation that succeeds.
    async fn jadi(&self, siapa: &str, field: &str, input: Value) -> Value {
        let answer = self.buat(siapa, field, input).await;
        assert_eq!(paths(&answer, field), [], "{answer:#}");
        answer["data"][field]["utas"].clone()
    }

    fn tentang(&self, path: &str, isi: &str) -> Value {
        json!({ "lkjip": self.lkjip["id"], "path": path, "isi": isi })
    }

    async fn buka(&self, siapa: &str, path: &str) -> Value {
        self.jadi(siapa, "komentarCreate", self.tentang(path, "Periksa ini."))
            .await
    }

    /// A step of the workflow.
    async fn langkah(&mut self, siapa: &str, field: &str) {
        let (tokens, id) = (self.tokens(siapa).await, self.lkjip["id"].clone());
        if field == "lkjipSubmit" {
            self.lkjip["version"] =
                tanggapi_semua(&self.world, &tokens, &id, "Sebagaimana tercetak.").await;
        } else if field == "lkjipReview" {
            self.lkjip["version"] = terima_semua(&self.world, &tokens, &id).await;
        }
        let query = format!(
            "mutation($input: LkjipStepInput!) {{ {field}(input: $input) {{ \
             lkjip {{ id version }} userErrors {{ code message path }} }} }}"
        );
        let input = json!({
            "id": self.lkjip["id"], "version": self.lkjip["version"], "catatan": "Lihat komentar.",
        });
        let answer = self.minta(siapa, &query, input).await;
        assert_eq!(paths(&answer, field), [], "{answer:#}");
        self.lkjip = answer["data"][field]["lkjip"].clone();
    }

    async fn laporan(&self, siapa: &str, fields: &str) -> Value {
        let query =
            format!("{{ lkjip(kecamatan: \"{PASONGSONGAN}\", tahun: 2023) {{ {fields} }} }}");
        let tokens = self.tokens(siapa).await;
        let answer = self.world.ask(Some(&tokens), &query, &json!({})).await;
        ok(&answer)["lkjip"].clone()
    }
}

fn lanjut(utas: &Value, isi: &str) -> Value {
    json!({ "id": utas["id"], "version": utas["version"], "isi": isi })
}

#[tokio::test]
async fn a_comment_is_answered_closed_and_opened_again_and_nothing_is_lost() {
    let mut rapat = Rapat::new().await;
    rapat.langkah("camat", "lkjipSubmit").await;
    let utas = rapat.buka("reviewer", "/rencana/1.1.1").await;
    assert_eq!(utas["terbuka"], true);
    assert_eq!(utas["allowedActions"], json!(["BALAS", "SELESAIKAN"]));
    let utas = rapat
        .jadi("operator", "komentarReply", lanjut(&utas, "Sudah benar."))
        .await;
    // Who neither opened it nor reviews answers, and does not close it.
    assert_eq!(utas["allowedActions"], json!(["BALAS"]));
    let answer = rapat
        .buat("camat", "komentarResolve", lanjut(&utas, ""))
        .await;
    assert_eq!(code(&answer), "FORBIDDEN");
    let utas = rapat
        .jadi("reviewer", "komentarResolve", lanjut(&utas, ""))
        .await;
    assert_eq!(utas["terbuka"], false);
    assert_eq!(
        utas["selesai"],
        json!({ "pelaku": "Nama reviewer", "peran": "REVIEWER" })
    );
    let answer = rapat
        .buat("operator", "komentarReply", lanjut(&utas, "Satu lagi."))
        .await;
    assert_eq!(refused(&answer, "komentarReply").0, "STATUS_TIDAK_SESUAI");
    let utas = rapat
        .jadi("camat", "komentarReopen", lanjut(&utas, "Belum selesai."))
        .await;
    assert_eq!(utas["selesai"], Value::Null);
    assert_eq!(utas["version"], 4);
    assert_eq!(
        petik(&utas["pesanList"], "/jenis"),
        ["PESAN", "PESAN", "SELESAI", "BUKA_KEMBALI"]
    );
    assert_eq!(
        petik(&utas["pesanList"], "/peran"),
        ["REVIEWER", "OPERATOR", "REVIEWER", "CAMAT"]
    );
    assert_eq!(
        petik(&utas["pesanList"], "/isi"),
        ["Periksa ini.", "Sudah benar.", "null", "Belum selesai."]
    );

    // The trail knows what became of it, and shows it to nobody.
    let jejak = audit::Entity::find()
        .order_by_asc(audit::Column::Id)
        .all(rapat.world.app.db.writer())
        .await
        .unwrap();
    let terbuka: Vec<(&str, Value)> = jejak
        .iter()
        .filter(|entri| entri.objek.starts_with("komentar:"))
        .map(|entri| {
            let rincian: Value = serde_json::from_str(&entri.rincian).unwrap();
            (entri.kejadian.as_str(), rincian["terbuka"].clone())
        })
        .collect();
    assert_eq!(
        terbuka,
        [
            ("komentar.create", Value::Null),
            ("komentar.reply", Value::Null),
            ("komentar.resolve", json!([true, false])),
            ("komentar.reopen", json!([false, true])),
        ]
    );
    let admin = rapat.tokens("admin").await;
    let query =
        "{ jejakList(kejadian: \"komentar.\") { nodes { tertutup perubahanList { path } } } }";
    let answer = rapat.world.ask(Some(&admin), query, &json!({})).await;
    let nodes = &ok(&answer)["jejakList"]["nodes"];
    assert_eq!(petik(nodes, "/tertutup"), ["true"; 4]);
    assert_eq!(petik(nodes, "/perubahanList"), ["[]"; 4]);
}

#[tokio::test]
async fn who_opened_a_thread_may_close_it() {
    let rapat = Rapat::new().await;
    let utas = rapat.buka("operator", "/narasi/PENUTUP").await;
    assert_eq!(utas["allowedActions"], json!(["BALAS", "SELESAIKAN"]));
    let utas = rapat
        .jadi("operator", "komentarResolve", lanjut(&utas, "Sudah."))
        .await;
    assert_eq!(utas["terbuka"], false);
}

#[tokio::test]
async fn a_comment_stands_at_something_that_is_there() {
    let rapat = Rapat::new().await;
    for path in ["/", "/rencana", "/rencana/1.1", "/anggaran/I.2.1", "/skm"] {
        rapat.buka("operator", path).await;
    }
    for path in [
        "/organisasi",
        "/isuStrategis",
        "/dasarHukum",
        "/evaluasiAkip",
    ] {
        let utas = rapat.buka("operator", path).await;
        assert_eq!(
            (&utas["path"], &utas["letakAda"]),
            (&json!(path), &json!(true))
        );
    }
    for path in ["", "/rencana/9.9.9", "/anggaran/1.1.1", "/narasi/LAIN"] {
        let answer = rapat
            .buat("operator", "komentarCreate", rapat.tentang(path, " "))
            .await;
        // All that is wrong at once.
        assert_eq!(
            paths(&answer, "komentarCreate"),
            [
                ("TIDAK_DITEMUKAN".to_owned(), "input/path".to_owned()),
                ("WAJIB_DIISI".to_owned(), "input/isi".to_owned()),
            ],
            "{path}"
        );
    }
    // A thread stays when its row goes.
    let utas = rapat.buka("operator", "/rencana/1.1.1").await;
    assert_eq!(utas["letakAda"], true);
    let query = "mutation($input: LkjipAnggaranSaveInput!) { lkjipAnggaranSave(input: $input) { \
                 lkjip { version } userErrors { code path message } } }";
    let mut input = json!({ "id": rapat.lkjip["id"], "version": rapat.lkjip["version"] });
    input["anggaran"] = json!([]);
    let perjanjian = "mutation($input: LkjipPerjanjianSaveInput!) { \
                      lkjipPerjanjianSave(input: $input) { lkjip { version } \
                      userErrors { code path message } } }";
    let mut dahulu = input.clone();
    dahulu.as_object_mut().unwrap().remove("anggaran");
    dahulu["perjanjian"] = json!([]);
    let answer = rapat.minta("operator", perjanjian, dahulu).await;
    assert_eq!(paths(&answer, "lkjipPerjanjianSave"), [], "{answer:#}");
    input["version"] = answer["data"]["lkjipPerjanjianSave"]["lkjip"]["version"].clone();
    let answer = rapat.minta("operator", query, input).await;
    assert_eq!(paths(&answer, "lkjipAnggaranSave"), [], "{answer:#}");
    let lkjip = rapat
        .laporan("operator", "komentarList { path letakAda }")
        .await;
    let hilang: Vec<&Value> = lkjip["komentarList"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|utas| utas["letakAda"] == false)
        .collect();
    assert_eq!(hilang.len(), 1);
    assert_eq!(hilang[0]["path"], "/anggaran/I.2.1");
}

#[tokio::test]
async fn comments_are_found_by_place_and_counted_where_they_stand() {
    let rapat = Rapat::new().await;
    for path in ["/", "/rencana/1.1.1", "/rencana/1.1", "/anggaran/I.2"] {
        rapat.buka("operator", path).await;
    }
    let selesai = rapat.buka("operator", "/rencana/1.1.1").await;
    rapat
        .jadi("operator", "komentarResolve", lanjut(&selesai, ""))
        .await;
    let lkjip = rapat
        .laporan(
            "operator",
            "komentarTerbuka \
             bawah: komentarList(path: \"/rencana/1.1\") { path } \
             terbuka: komentarList(path: \"/rencana\", terbuka: true) { path } \
             selesai: komentarList(terbuka: false) { path } \
             indikatorList { nomor komentarTerbuka komentarList { path } } \
             anggaranList { nomor komentarTerbuka komentarList { path } }",
        )
        .await;
    assert_eq!(lkjip["komentarTerbuka"], 4);
    let satu = "/rencana/1.1.1";
    assert_eq!(
        petik(&lkjip["bawah"], "/path"),
        [satu, "/rencana/1.1", satu]
    );
    assert_eq!(petik(&lkjip["terbuka"], "/path"), [satu, "/rencana/1.1"]);
    assert_eq!(petik(&lkjip["selesai"], "/path"), [satu]);
    for (list, nomor, terbuka, semua) in [
        ("indikatorList", "1.1.1", 1, 2),
        ("anggaranList", "I.2", 1, 1),
    ] {
        for baris in lkjip[list].as_array().unwrap() {
            let di_sini = baris["nomor"] == nomor;
            let banyak = |berapa: usize| if di_sini { berapa } else { 0 };
            assert_eq!(baris["komentarTerbuka"], banyak(terbuka), "{baris}");
            let komentar = baris["komentarList"].as_array().unwrap();
            assert_eq!(komentar.len(), banyak(semua), "{baris}");
        }
    }
}

#[tokio::test]
async fn a_return_keeps_what_was_open_and_a_review_may_leave_something_open() {
    let mut rapat = Rapat::new().await;
    rapat.langkah("camat", "lkjipSubmit").await;
    let satu = rapat.buka("reviewer", "/rencana/1.1.1").await;
    rapat.buka("analis", "/").await;
    rapat.langkah("reviewer", "lkjipReturn").await;
    rapat
        .jadi("reviewer", "komentarResolve", lanjut(&satu, "Beres."))
        .await;
    rapat.langkah("camat", "lkjipSubmit").await;
    rapat.langkah("reviewer", "lkjipReview").await;
    let fields = "riwayatList { langkah komentarTerbukaList { path terbuka } }";
    let lkjip = rapat.laporan("operator", fields).await;
    let riwayat = lkjip["riwayatList"].as_array().unwrap();
    let terbuka = |langkah: &Value| petik(&langkah["komentarTerbukaList"], "/path");
    assert_eq!(terbuka(&riwayat[1]), [""; 0]);
    assert_eq!(riwayat[2]["langkah"], "KEMBALIKAN");
    assert_eq!(terbuka(&riwayat[2]), ["/rencana/1.1.1", "/"]);
    assert_eq!(
        petik(&riwayat[2]["komentarTerbukaList"], "/terbuka"),
        ["false", "true"],
        "as they stand now"
    );
    assert_eq!(terbuka(&riwayat[3]), ["/"]);
    assert_eq!(riwayat[4]["langkah"], "REVIU");
    assert_eq!(terbuka(&riwayat[4]), ["/"]);
}

#[tokio::test]
async fn what_is_said_stays_between_the_kecamatan_and_the_reviewers() {
    let mut rapat = Rapat::new().await;
    let utas = rapat.buka("operator", "/").await;
    // A draft is not there for who does not see drafts.
    for siapa in ["tetangga", "reviewer", "admin", "integrasi"] {
        for (field, input) in [
            ("komentarCreate", rapat.tentang("/", "Uji")),
            ("komentarReply", lanjut(&utas, "Uji")),
            ("komentarResolve", lanjut(&utas, "Uji")),
            ("komentarReopen", lanjut(&utas, "Uji")),
        ] {
            let answer = rapat.buat(siapa, field, input).await;
            assert_eq!(code(&answer), "NOT_FOUND", "{siapa} {field}");
        }
    }
    rapat.langkah("camat", "lkjipSubmit").await;
    rapat.langkah("reviewer", "lkjipReview").await;
    rapat.langkah("analis", "lkjipApprove").await;
    // What was approved is read by all, and what was said about it is not.
    let fields = "status komentarTerbuka komentarList { path } \
                  riwayatList { komentarTerbukaList { path } }";
    let node = format!("{{ node(id: {}) {{ id }} }}", utas["id"]);
    for (siapa, berapa) in [
        ("operator", 1),
        ("reviewer", 1),
        ("analis", 1),
        ("tetangga", 0),
        ("admin", 0),
        ("integrasi", 0),
    ] {
        let lkjip = rapat.laporan(siapa, fields).await;
        assert_eq!(lkjip["status"], "DISETUJUI");
        assert_eq!(lkjip["komentarTerbuka"], berapa, "{siapa}");
        let komentar = lkjip["komentarList"].as_array().unwrap();
        assert_eq!(komentar.len(), berapa, "{siapa}");
        let saat = lkjip["riwayatList"][2]["komentarTerbukaList"].as_array();
        assert_eq!(saat.unwrap().len(), berapa, "{siapa}");
        let answer = rapat.minta(siapa, &node, json!({})).await;
        assert_eq!(answer["data"]["node"].is_object(), berapa == 1, "{siapa}");
    }
    // And nothing is added to it.
    let answer = rapat
        .buat("analis", "komentarCreate", rapat.tentang("/", "Uji"))
        .await;
    let tertutup = ("STATUS_TIDAK_SESUAI".to_owned(), "input/lkjip".to_owned());
    assert_eq!(refused(&answer, "komentarCreate"), tertutup);
    let answer = rapat
        .buat("operator", "komentarReply", lanjut(&utas, "Uji"))
        .await;
    assert_eq!(refused(&answer, "komentarReply").0, "STATUS_TIDAK_SESUAI");
    let answer = rapat
        .buat("integrasi", "komentarCreate", rapat.tentang("/", "Uji"))
        .await;
    assert_eq!(code(&answer), "FORBIDDEN");
    // A revision begins without the threads of what it revises.
    let query = "mutation($input: LkjipReviseInput!) { lkjipRevise(input: $input) { \
                 lkjip { komentarTerbuka komentarList { path } } userErrors { code } } }";
    let input = json!({ "id": rapat.lkjip["id"], "alasan": "Salah ketik." });
    let answer = rapat.minta("camat", query, input).await;
    assert_eq!(
        ok(&answer)["lkjipRevise"]["lkjip"],
        json!({ "komentarTerbuka": 0, "komentarList": [] })
    );
}

#[tokio::test]
async fn two_who_answer_at_once_hear_each_other() {
    let rapat = Rapat::new().await;
    let utas = rapat.buka("operator", "/").await;
    rapat
        .jadi("analis", "komentarReply", lanjut(&utas, "Satu."))
        .await;
    let answer = rapat
        .buat("camat", "komentarReply", lanjut(&utas, "Dua."))
        .await;
    let basi = ("CONFLICT".to_owned(), "input/version".to_owned());
    assert_eq!(refused(&answer, "komentarReply"), basi);
    let sekarang = &answer["data"]["komentarReply"]["utas"];
    assert_eq!(
        petik(&sekarang["pesanList"], "/isi"),
        ["Periksa ini.", "Satu."]
    );
    // A repeated request says it once.
    let mut input = lanjut(sekarang, "Dua.");
    input["idempotencyKey"] = json!("dua");
    let pertama = rapat.jadi("camat", "komentarReply", input.clone()).await;
    let kedua = rapat.jadi("camat", "komentarReply", input).await;
    assert_eq!(pertama, kedua);
    assert_eq!(pertama["pesanList"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn comments_cost_the_same_for_few_reports_and_for_many() {
    let query = "{ lkjipList(first: 30) { nodes { komentarTerbuka \
                 komentarList { path letakAda pesanList { isi } selesai { pelaku } } \
                 indikatorList { komentarTerbuka komentarList { path } } \
                 riwayatList { komentarTerbukaList { path } } } } }";
    let mut ongkos = Vec::new();
    for banyak in [2_u8, 20] {
        let kabupaten = Kabupaten::new().await;
        for nomor in 1..=banyak {
            let laporan = kabupaten
                .laporan(nomor, 2023, 1, StatusLkjip::Diajukan, &[skm("81")])
                .await;
            let db = kabupaten.world.app.db.writer();
            entity::lkjip_utas::Entity::insert(entity::lkjip_utas::ActiveModel {
                lkjip_id: sea_orm::Set(laporan),
                path: sea_orm::Set("/rencana/1.1.1".to_owned()),
                dibuka_oleh: sea_orm::Set(kabupaten.akun[&Peran::Analis]),
                dibuka_pada: sea_orm::Set(entity::value::Waktu(1)),
                terbuka: sea_orm::Set(true),
                version: sea_orm::Set(1),
                ..Default::default()
            })
            .exec(db)
            .await
            .unwrap();
        }
        let sebelum = kabupaten.world.app.db.statements();
        let nodes = kabupaten.jawab(Peran::Analis, query, "lkjipList").await["nodes"].clone();
        ongkos.push(kabupaten.world.app.db.statements() - sebelum);
        assert_eq!(nodes.as_array().unwrap().len(), usize::from(banyak));
        assert_eq!(nodes[0]["indikatorList"][0]["komentarTerbuka"], 1);
    }
    assert_eq!(ongkos[0], ongkos[1]);
}
