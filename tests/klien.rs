//! Machine clients: registered by an administrator, known by secrets, and kept to their scopes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use entity::status::{Peran, StatusLkjip};
use entity::{audit, klien_rahasia};
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, WWW_AUTHENTICATE};
use reqwest::{Method, StatusCode};
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};

use crate::fixture::{Kabupaten, skm};
use crate::harness::{Answer, SANDI, Tokens, World, code, ok, paths, refused, send};

const BUAT: &str = "mutation($i: KlienCreateInput!) { klienCreate(input: $i) { rahasia \
    klien { kode version aktif cakupanList batasPerMenit rahasiaList { berlaku } } \
    userErrors { code message path } } }";
const PUTAR: &str = "mutation($i: KlienRahasiaRotateInput!) { klienRahasiaRotate(input: $i) { rahasia \
    klien { version rahasiaList { berlaku } } userErrors { code message path } } }";
const CABUT: &str = "mutation($i: KlienRevokeInput!) { klienRevoke(input: $i) { \
    klien { aktif version allowedActions } userErrors { code message path } } }";
const PERINGKAT: &str = "{ peringkat(indikator: \"SKM\", tahun: 2023) { barisList { nilai } } }";
const LAPORAN: &str = "{ lkjipList { totalCount } }";

async fn minta(world: &World, admin: &Tokens, query: &str, input: Value) -> Value {
    world.ask(Some(admin), query, &json!({ "i": input })).await
}

/// Registers the client `esakip` and answers its secret.
async fn daftar(world: &World, admin: &Tokens, cakupan: Value) -> String {
    let input = json!({ "kode": "esakip", "nama": "e-SAKIP", "cakupanList": cakupan });
    let answer = minta(world, admin, BUAT, input).await;
    assert_eq!(paths(&answer, "klienCreate"), [], "{answer:#}");
    let rahasia = ok(&answer)["klienCreate"]["rahasia"].as_str().unwrap();
    assert!(
        rahasia.starts_with("lkjip_rahasia_") && rahasia.len() == 57,
        "{rahasia}"
    );
    rahasia.to_owned()
}

async fn dunia() -> (World, Tokens) {
    let world = World::new().await;
    world.account("admin", Peran::Admin).await;
    let admin = world.login("admin").await;
    (world, admin)
}

/// The form by which `esakip` asks for a token.
fn formulir(rahasia: &str, lebih: &str) -> String {
    format!("grant_type=client_credentials&client_id=esakip&client_secret={rahasia}{lebih}")
}

fn token(answer: &Answer) -> Tokens {
    assert_eq!(answer.status, StatusCode::OK, "{:#}", answer.body);
    Tokens {
        access: answer.body["access_token"].as_str().unwrap().to_owned(),
        refresh: String::new(),
        body: answer.body.clone(),
    }
}

async fn versi(world: &World, admin: &Tokens) -> i64 {
    let answer = world
        .ask(Some(admin), "{ klienList { version } }", &json!({}))
        .await;
    ok(&answer)["klienList"][0]["version"].as_i64().unwrap()
}

#[tokio::test]
async fn a_client_does_what_its_scopes_name_and_nothing_else() {
    let kabupaten = Kabupaten::new().await;
    kabupaten
        .laporan(1, 2023, 1, StatusLkjip::Disetujui, &[skm("81")])
        .await;
    let world = &kabupaten.world;
    world.account("admin", Peran::Admin).await;
    let admin = world.login("admin").await;
    let rahasia = daftar(world, &admin, json!(["PERBANDINGAN_BACA", "LAPORAN_BACA"])).await;
    let semua = token(&world.oauth(&formulir(&rahasia, "")).await);
    assert_eq!(
        semua.body,
        json!({
            "access_token": semua.access, "token_type": "Bearer", "expires_in": 900,
            "scope": "LAPORAN_BACA PERBANDINGAN_BACA",
        })
    );
    let boleh = async |tokens: &Tokens, query: &str| {
        let answer = world.ask(Some(tokens), query, &json!({})).await;
        if answer.get("errors").is_some() {
            assert_eq!(code(&answer), "FORBIDDEN");
            return Value::Null;
        }
        ok(&answer).clone()
    };
    assert_eq!(boleh(&semua, LAPORAN).await["lkjipList"]["totalCount"], 1);
    assert!(!boleh(&semua, PERINGKAT).await.is_null());
    // For less than it may: each token does what it was asked for, though the answers are those of one client.
    let laporan = token(
        &world
            .oauth(&formulir(&rahasia, "&scope=LAPORAN_BACA"))
            .await,
    );
    assert_eq!(laporan.body["scope"], "LAPORAN_BACA");
    for _ in 0..2 {
        assert!(boleh(&laporan, PERINGKAT).await.is_null());
        assert!(!boleh(&semua, PERINGKAT).await.is_null());
        assert_eq!(boleh(&laporan, LAPORAN).await["lkjipList"]["totalCount"], 1);
    }
    // More than it may it is not given.
    for lebih in [
        "&scope=RUJUKAN_BACA",
        "&scope=LAPORAN_BACA%20RUJUKAN_BACA",
        "&scope=SEMUA",
    ] {
        let answer = world.oauth(&formulir(&rahasia, lebih)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.body["error"], "invalid_scope", "{lebih}");
    }
    let akun = world
        .ask(Some(&semua), "{ penggunaList { totalCount } }", &json!({}))
        .await;
    assert_eq!(code(&akun), "FORBIDDEN");
}

#[tokio::test]
async fn the_token_endpoint_answers_as_the_standard_says() {
    let (world, admin) = dunia().await;
    let rahasia = daftar(&world, &admin, json!(["LAPORAN_BACA"])).await;
    let dasar = |isi: &str| format!("Basic {}", STANDARD.encode(isi));
    let kirim = async |kepala: Option<String>, form: &str| {
        let request = world
            .request(Method::POST, "/oauth/token")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form.to_owned());
        let request = match kepala {
            Some(kepala) => request.header("authorization", kepala),
            None => request,
        };
        send(request).await
    };
    let benar = dasar(&format!("esakip:{rahasia}"));
    let hibah = "grant_type=client_credentials";
    let disandikan = dasar(&format!("%65sakip:{}", rahasia.replace('_', "%5F")));
    for kepala in [&benar, &disandikan] {
        let answer = kirim(Some(kepala.clone()), hibah).await;
        assert_eq!(answer.headers[CACHE_CONTROL], "no-store");
        token(&answer);
    }
    let dua = formulir(&rahasia, "");
    for (kepala, form, status, error) in [
        (None, hibah, 401, "invalid_client"),
        (
            None,
            "grant_type=client_credentials&client_id=esakip",
            401,
            "invalid_client",
        ),
        (Some(dasar("esakip:salah")), hibah, 401, "invalid_client"),
        (Some(dasar("tiada:salah")), hibah, 401, "invalid_client"),
        (
            Some(dasar(&format!("admin:{SANDI}"))),
            hibah,
            401,
            "invalid_client",
        ),
        (Some("Bearer x".to_owned()), hibah, 401, "invalid_client"),
        (Some("Basic !".to_owned()), hibah, 401, "invalid_client"),
        (Some(benar.clone()), "", 400, "invalid_request"),
        (Some(benar.clone()), dua.as_str(), 400, "invalid_request"),
        (
            Some(benar.clone()),
            "grant_type=client_credentials&grant_type=client_credentials",
            400,
            "invalid_request",
        ),
        (
            Some(benar.clone()),
            "grant_type=password",
            400,
            "unsupported_grant_type",
        ),
    ] {
        let answer = kirim(kepala.clone(), form).await;
        assert_eq!(answer.status.as_u16(), status, "{kepala:?} {form}");
        assert_eq!(answer.body["error"], error, "{kepala:?} {form}");
        assert!(answer.body["error_description"].is_string());
        assert_eq!(answer.headers[CACHE_CONTROL], "no-store");
        let tantangan = answer.headers.get(WWW_AUTHENTICATE);
        assert_eq!(tantangan.is_some(), status == 401);
    }
    let json_body = world
        .post(
            "/oauth/token",
            &json!({ "grant_type": "client_credentials" }),
        )
        .await;
    assert_eq!(json_body.body["error"], "invalid_request");
    // A client has no password, and its secret is none.
    for sandi in [rahasia.as_str(), SANDI] {
        assert!(world.try_login("esakip", sandi).await.is_none());
    }
}

#[tokio::test]
async fn guessing_secrets_is_braked() {
    let (world, admin) = dunia().await;
    let rahasia = daftar(&world, &admin, json!(["LAPORAN_BACA"])).await;
    let mut terakhir = StatusCode::OK;
    for _ in 0..20 {
        terakhir = world.oauth(&formulir("salah", "")).await.status;
        if terakhir == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        assert_eq!(terakhir, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(terakhir, StatusCode::TOO_MANY_REQUESTS);
    let tebakan = world.oauth(&formulir("salah", "")).await;
    assert_eq!(tebakan.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(tebakan.body["error"], "temporarily_unavailable");
    assert!(tebakan.headers.contains_key("retry-after"));
    // Whoever has the secret is not held up by who has not.
    token(&world.oauth(&formulir(&rahasia, "")).await);
    let tebakan = world.oauth(&formulir("salah", "")).await;
    assert_eq!(tebakan.status, StatusCode::TOO_MANY_REQUESTS);
    world.pass(3600);
    let tebakan = world.oauth(&formulir("salah", "")).await;
    assert_eq!(tebakan.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_page_neither_gets_a_token_nor_counts_as_a_guess() {
    let (world, admin) = dunia().await;
    let rahasia = daftar(&world, &admin, json!(["LAPORAN_BACA"])).await;
    let halaman = [
        ("origin", "https://lain.example"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-origin"),
    ];
    for (nama, isi) in halaman.iter().cycle().take(30) {
        let request = world
            .request(Method::POST, "/oauth/token")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(*nama, *isi)
            .body(formulir("salah", ""));
        let answer = send(request).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.body["error"], "invalid_request");
    }
    let tebakan = world.oauth(&formulir("salah", "")).await;
    assert_eq!(tebakan.status, StatusCode::UNAUTHORIZED);
    token(&world.oauth(&formulir(&rahasia, "")).await);
}

#[tokio::test]
async fn a_secret_gives_way_to_the_next_without_a_gap() {
    let (world, admin) = dunia().await;
    let pertama = daftar(&world, &admin, json!(["LAPORAN_BACA"])).await;
    let lama = token(&world.oauth(&formulir(&pertama, "")).await);
    let putar = async |lebih: Value| {
        // Time passes, and the tokens of the administrator with it.
        let admin = world.login("admin").await;
        let mut input = json!({ "kode": "esakip", "version": versi(&world, &admin).await });
        let lebih = lebih.as_object().unwrap().clone();
        input.as_object_mut().unwrap().extend(lebih);
        minta(&world, &admin, PUTAR, input).await
    };
    let berlaku =
        async |rahasia: &str| world.oauth(&formulir(rahasia, "")).await.status == StatusCode::OK;
    let rahasia = |answer: &Value| {
        let rahasia = &ok(answer)["klienRahasiaRotate"]["rahasia"];
        rahasia
            .as_str()
            .unwrap_or_else(|| panic!("{answer:#}"))
            .to_owned()
    };
    let kedua = rahasia(&putar(json!({ "tumpangJam": 48, "umurHari": 30 })).await);
    assert!(berlaku(&pertama).await && berlaku(&kedua).await);
    let query = "{ jejakList(kejadian: \"klien.rotate\") { nodes { perubahanList { path sebelum sesudah } } } }";
    let jejak = world.ask(Some(&admin), query, &json!({})).await;
    assert_eq!(
        ok(&jejak)["jejakList"]["nodes"][0]["perubahanList"][0],
        json!({
            "path": "kedaluwarsaPada", "sebelum": "[\"2024-05-12T22:13:20Z\"]",
            "sesudah": "[\"2023-11-16T22:13:20Z\",\"2023-12-14T22:13:20Z\"]",
        })
    );
    // Of three, the first gives way.
    let ketiga = rahasia(&putar(json!({})).await);
    assert!(!berlaku(&pertama).await && berlaku(&kedua).await && berlaku(&ketiga).await);
    world.pass(24 * 3600);
    assert!(!berlaku(&kedua).await && berlaku(&ketiga).await);
    // One that leaked ends at once, with the tokens that were given for it.
    let baru = token(&world.oauth(&formulir(&ketiga, "")).await);
    assert!(world.saya(&baru).await.is_some());
    let keempat = rahasia(&putar(json!({ "tumpangJam": 0 })).await);
    assert!(!berlaku(&ketiga).await && world.saya(&baru).await.is_none());
    assert!(berlaku(&keempat).await && world.saya(&lama).await.is_none());
    // It ends by itself, too.
    world.pass(180 * 86_400);
    assert!(!berlaku(&keempat).await);
    for (lebih, path) in [
        (json!({ "umurHari": 366 }), "input/umurHari"),
        (json!({ "umurHari": 0 }), "input/umurHari"),
        (json!({ "tumpangJam": 721 }), "input/tumpangJam"),
        (json!({ "version": 999 }), "input/version"),
    ] {
        let answer = putar(lebih).await;
        assert_eq!(refused(&answer, "klienRahasiaRotate").1, path);
    }
}

#[tokio::test]
async fn a_revoked_or_locked_client_is_out_at_once() {
    let (world, admin) = dunia().await;
    let rahasia = daftar(&world, &admin, json!(["LAPORAN_BACA"])).await;
    let tokens = token(&world.oauth(&formulir(&rahasia, "")).await);
    assert!(world.saya(&tokens).await.is_some());
    let kosong = json!({ "kode": "esakip", "version": 1, "alasan": " " });
    let answer = minta(&world, &admin, CABUT, kosong).await;
    assert_eq!(refused(&answer, "klienRevoke").1, "input/alasan");
    let input = json!({ "kode": "esakip", "version": 1, "alasan": "Kerja sama berakhir." });
    let answer = minta(&world, &admin, CABUT, input.clone()).await;
    assert_eq!(paths(&answer, "klienRevoke"), []);
    let klien = &ok(&answer)["klienRevoke"]["klien"];
    assert_eq!(
        *klien,
        json!({ "aktif": false, "version": 2, "allowedActions": [] })
    );
    assert!(world.saya(&tokens).await.is_none());
    let answer = world.oauth(&formulir(&rahasia, "")).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    let lagi = minta(&world, &admin, CABUT, input).await;
    assert_eq!(refused(&lagi, "klienRevoke").0, "STATUS_TIDAK_SESUAI");
    let query = "{ jejakList(kejadian: \"klien.revoke\") { nodes { alasan \
                 perubahanList { path sebelum sesudah } } } }";
    let jejak = world.ask(Some(&admin), query, &json!({})).await;
    assert_eq!(
        ok(&jejak)["jejakList"]["nodes"],
        json!([{
            "alasan": "Kerja sama berakhir.",
            "perubahanList": [{ "path": "aktif", "sebelum": "true", "sesudah": "false" }],
        }])
    );
}

#[tokio::test]
async fn a_secret_is_shown_once_kept_hashed_and_told_of_in_the_trail() {
    let (world, admin) = dunia().await;
    let input = json!({
        "kode": "esakip", "nama": "e-SAKIP", "cakupanList": ["LAPORAN_BACA"], "batasPerMenit": 600,
        "idempotencyKey": "satu",
    });
    let pertama = minta(&world, &admin, BUAT, input.clone()).await;
    let rahasia = ok(&pertama)["klienCreate"]["rahasia"]
        .as_str()
        .unwrap()
        .to_owned();
    let lagi = minta(&world, &admin, BUAT, input).await;
    assert_eq!(paths(&lagi, "klienCreate"), []);
    assert_eq!(ok(&lagi)["klienCreate"]["rahasia"], Value::Null);
    assert_eq!(
        ok(&lagi)["klienCreate"]["klien"],
        ok(&pertama)["klienCreate"]["klien"]
    );
    for _ in 0..3 {
        token(&world.oauth(&formulir(&rahasia, "")).await);
    }
    let db = world.app.db.writer();
    let disimpan = klien_rahasia::Entity::find().all(db).await.unwrap();
    assert_eq!(disimpan.len(), 1);
    assert!(disimpan[0].dipakai_pada.is_some() && !rahasia.contains(&disimpan[0].sidik));
    let jejak = audit::Entity::find().all(db).await.unwrap();
    let kali = |kejadian: &str| jejak.iter().filter(|it| it.kejadian == kejadian).count();
    // However often it asks, the trail tells of it once a day.
    assert_eq!((kali("klien.create"), kali("klien.token")), (1, 1));
    assert!(jejak.iter().all(|it| !it.rincian.contains(&rahasia)));
    let query = "{ klienList { kode nama batasPerMenit pengguna { username peran } \
                 rahasiaList { dipakaiPada berlaku } } }";
    let answer = world.ask(Some(&admin), query, &json!({})).await;
    let klien = &ok(&answer)["klienList"][0];
    assert_eq!(
        klien["pengguna"],
        json!({ "username": "esakip", "peran": "INTEGRASI" })
    );
    assert_eq!(klien["batasPerMenit"], 600);
    assert!(klien["rahasiaList"][0]["dipakaiPada"].is_string());

    let salah = json!({
        "kode": "admin", "nama": "", "cakupanList": [], "batasPerMenit": 0, "umurHari": 400,
    });
    let answer = minta(&world, &admin, BUAT, salah).await;
    let semua: Vec<String> = paths(&answer, "klienCreate")
        .into_iter()
        .map(|it| it.1)
        .collect();
    assert_eq!(
        semua,
        [
            "input/nama",
            "input/cakupanList",
            "input/batasPerMenit",
            "input/umurHari"
        ]
    );
    for (kode, sebab) in [("admin", "SUDAH_ADA"), ("E SAKIP", "TIDAK_SAH")] {
        let input = json!({ "kode": kode, "nama": "Uji", "cakupanList": ["LAPORAN_BACA"] });
        let answer = minta(&world, &admin, BUAT, input).await;
        let seharusnya = (sebab.to_owned(), "input/kode".to_owned());
        assert_eq!(refused(&answer, "klienCreate"), seharusnya);
    }
}
