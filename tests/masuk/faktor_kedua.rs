//! The second factor.

use api::graphql::id;
use entity::status::Peran;
use entity::{faktor_kedua, kode_pemulihan};
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::harness::{Answer, SANDI, Tokens, World, code, ok, paths, refused};

const SIAPKAN: &str = "mutation($input: FaktorKeduaSetupInput!) { faktorKeduaSetup(input: $input) { \
    rahasia uri userErrors { code path } } }";
const KONFIRMASI: &str = "mutation($input: FaktorKeduaConfirmInput!) { faktorKeduaConfirm(input: $input) { \
    pengguna { faktorKedua wajibFaktorKedua } kodePemulihanList userErrors { code path } } }";
const LEPAS: &str = "mutation($input: FaktorKeduaRemoveInput!) { faktorKeduaRemove(input: $input) { \
    pengguna { faktorKedua } userErrors { code path } } }";
const LEPAS_AKUN: &str = "mutation($id: ID!) { penggunaRemoveFaktorKedua(input: { id: $id }) { \
    pengguna { faktorKedua allowedActions } userErrors { code path } } }";

/// An authenticator.
struct Autentikator {
    rahasia: String,
    pemulihan: Vec<String>,
}

impl Autentikator {
    /// The code of this moment.
    fn kode(&self, world: &World) -> String {
        let rahasia = Secret::try_from_base32(&self.rahasia).unwrap();
        let totp = Builder::new().with_secret(rahasia).build().unwrap();
        let detik = world.app.clock.now().0 / 1_000;
        totp.generate(detik.try_into().unwrap()).to_string()
    }
}

async fn siapkan(world: &World, tokens: &Tokens) -> Autentikator {
    let input = json!({ "input": { "sandi": SANDI } });
    let answer = world.ask(Some(tokens), SIAPKAN, &input).await;
    let siap = &ok(&answer)["faktorKeduaSetup"];
    assert_eq!(siap["userErrors"], json!([]));
    Autentikator {
        rahasia: siap["rahasia"].as_str().unwrap().to_owned(),
        pemulihan: Vec::new(),
    }
}

/// Gives the account of `tokens` a second factor; the step of time is over when it is there.
async fn pasang(world: &World, tokens: &Tokens) -> Autentikator {
    let mut autentikator = siapkan(world, tokens).await;
    let input = json!({ "input": { "kode": autentikator.kode(world) } });
    let answer = world.ask(Some(tokens), KONFIRMASI, &input).await;
    let terpasang = &ok(&answer)["faktorKeduaConfirm"];
    assert_eq!(
        terpasang["pengguna"],
        json!({ "faktorKedua": true, "wajibFaktorKedua": false })
    );
    autentikator.pemulihan =
        serde_json::from_value(terpasang["kodePemulihanList"].clone()).unwrap();
    world.pass(30);
    autentikator
}

async fn masuk(world: &World, username: &str, sandi: &str, kode: Option<&str>) -> Answer {
    let body = json!({ "username": username, "password": sandi, "kode": kode });
    world.post("/auth/login", &body).await
}

fn hasil(answer: &Answer) -> (u16, Value) {
    (answer.status.as_u16(), answer.body["error"]["code"].clone())
}

#[tokio::test]
async fn the_password_alone_signs_in_no_more() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let (sini, lain) = (world.login("ani").await, world.login("ani").await);
    let autentikator = pasang(&world, &sini).await;
    assert!(world.saya(&sini).await.is_some());
    assert!(
        world.saya(&lain).await.is_none(),
        "it had the password alone"
    );

    let kode = autentikator.kode(&world);
    // Who does not know the password learns nothing of a code, whether there is an account or not.
    let salah = masuk(&world, "ani", "sandi yang salah sekali", None).await;
    assert_eq!(hasil(&salah), (401, json!("MASUK_GAGAL")));
    for (username, kode) in [
        ("ani", Some(&*kode)),
        ("siapa", Some(&*kode)),
        ("siapa", None),
    ] {
        let answer = masuk(&world, username, "sandi yang salah sekali", kode).await;
        assert_eq!((answer.status, &answer.body), (salah.status, &salah.body));
    }
    let tanpa = masuk(&world, "ani", SANDI, None).await;
    assert_eq!(hasil(&tanpa), (401, json!("KODE_DIPERLUKAN")));
    for bukan in ["", "12345", "abcdef", "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"] {
        world.pass(3_600);
        let answer = masuk(&world, "ani", SANDI, Some(bukan)).await;
        assert_eq!(hasil(&answer), (401, json!("KODE_SALAH")), "{bukan}");
    }
    let kode = autentikator.kode(&world);
    let terpisah = format!(" {} {} ", &kode[..3], &kode[3..]);
    let benar = masuk(&world, "ani", SANDI, Some(&terpisah)).await;
    assert_eq!(benar.status, 200, "{benar:?}");
    // A code is good for once, here and in the neighbouring steps of time.
    let ulang = masuk(&world, "ani", SANDI, Some(&kode)).await;
    assert_eq!(hasil(&ulang), (401, json!("KODE_SALAH")));
    world.pass(30);
    let ulang = masuk(&world, "ani", SANDI, Some(&kode)).await;
    assert_eq!(hasil(&ulang), (401, json!("KODE_SALAH")));
    let baru = masuk(&world, "ani", SANDI, Some(&autentikator.kode(&world))).await;
    assert_eq!(baru.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_use_one_code_at_once_one_gets_in() {
    let world = World::new().await;
    let lain = world.beside().await;
    world.account("ani", Peran::Analis).await;
    let autentikator = pasang(&world, &world.login("ani").await).await;
    for kode in [autentikator.kode(&world), autentikator.pemulihan[0].clone()] {
        let (satu, dua) = tokio::join!(
            masuk(&world, "ani", SANDI, Some(&kode)),
            masuk(&lain, "ani", SANDI, Some(&kode))
        );
        let mut semua = [satu.status.as_u16(), dua.status.as_u16()];
        semua.sort_unstable();
        assert_eq!(semua, [200, 401], "{kode}");
    }
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_is_kept_as_a_hash() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    world.account("budi", Peran::Analis).await;
    let autentikator = pasang(&world, &world.login("ani").await).await;
    let lain = pasang(&world, &world.login("budi").await).await;
    assert_eq!(autentikator.pemulihan.len(), 10);
    let diketik = autentikator.pemulihan[0].replace('-', " ").to_lowercase();
    assert_eq!(
        masuk(&world, "ani", SANDI, Some(&diketik)).await.status,
        200
    );
    for bekas in [&diketik, &lain.pemulihan[0]] {
        let answer = masuk(&world, "ani", SANDI, Some(bekas)).await;
        assert_eq!(hasil(&answer), (401, json!("KODE_SALAH")));
    }
    let kedua = masuk(&world, "ani", SANDI, Some(&autentikator.pemulihan[1])).await;
    assert_eq!(kedua.status, 200);

    let db = world.app.db.writer();
    let kode = kode_pemulihan::Entity::find().all(db).await.unwrap();
    assert_eq!(kode.len(), 20);
    assert_eq!(
        kode.iter()
            .filter(|kode| kode.dipakai_pada.is_some())
            .count(),
        2
    );
    assert!(kode.iter().all(|kode| kode.sidik.len() == 64));
    let rahasia = Secret::try_from_base32(&autentikator.rahasia).unwrap();
    for satu in faktor_kedua::Entity::find().all(db).await.unwrap() {
        let terbaca = satu
            .rahasia
            .windows(20)
            .any(|byte| byte == rahasia.as_bytes());
        assert!(!terbaca, "it is sealed");
    }
}

#[tokio::test]
async fn wrong_codes_are_braked_as_wrong_passwords_are() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let autentikator = pasang(&world, &world.login("ani").await).await;
    for kode in ["000000", "000001", "000002", "000003"] {
        let answer = masuk(&world, "ani", SANDI, Some(kode)).await;
        assert_eq!(hasil(&answer), (401, json!("KODE_SALAH")));
        // To be asked for the code neither counts nor forgives.
        let tanpa = masuk(&world, "ani", SANDI, None).await;
        assert_eq!(hasil(&tanpa), (401, json!("KODE_DIPERLUKAN")));
    }
    let answer = masuk(&world, "ani", SANDI, Some("000004")).await;
    assert_eq!(hasil(&answer), (401, json!("KODE_SALAH")));
    for kode in [None, Some(&*autentikator.kode(&world))] {
        let answer = masuk(&world, "ani", SANDI, kode).await;
        assert_eq!(hasil(&answer), (429, json!("RATE_LIMITED")));
    }
    world.pass(30);
    let answer = masuk(&world, "ani", SANDI, Some(&autentikator.kode(&world))).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn it_is_set_up_with_the_password_and_begins_with_the_first_code() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let minta = async |query: &str, input: Value| {
        world
            .ask(Some(&tokens), query, &json!({ "input": input }))
            .await
    };
    let dini = minta(KONFIRMASI, json!({ "kode": "000000" })).await;
    assert_eq!(
        refused(&dini, "faktorKeduaConfirm").0,
        "STATUS_TIDAK_SESUAI"
    );
    let salah = minta(SIAPKAN, json!({ "sandi": "sandi yang salah sekali" })).await;
    assert_eq!(
        refused(&salah, "faktorKeduaSetup"),
        ("SANDI_DITOLAK".into(), "input/sandi".into())
    );
    let pertama = siapkan(&world, &tokens).await;
    assert!(
        world.try_login("ani", SANDI).await.is_some(),
        "it has not begun"
    );

    // Another one takes its place; the same request shows the same one.
    let input = json!({ "sandi": SANDI, "idempotencyKey": "satu" });
    let kedua = minta(SIAPKAN, input.clone()).await;
    assert_eq!(minta(SIAPKAN, input.clone()).await, kedua);
    let siap = &ok(&kedua)["faktorKeduaSetup"];
    let kedua = Autentikator {
        rahasia: siap["rahasia"].as_str().unwrap().to_owned(),
        pemulihan: Vec::new(),
    };
    assert_ne!(pertama.rahasia, kedua.rahasia);
    let uri = format!(
        "otpauth://totp/LKjIP:ani?secret={}&issuer=LKjIP",
        kedua.rahasia
    );
    assert_eq!(siap["uri"], uri);
    let usang = minta(KONFIRMASI, json!({ "kode": pertama.kode(&world) })).await;
    assert_eq!(
        refused(&usang, "faktorKeduaConfirm"),
        ("TIDAK_SAH".into(), "input/kode".into())
    );
    let konfirmasi = json!({ "kode": kedua.kode(&world), "idempotencyKey": "dua" });
    let terpasang = minta(KONFIRMASI, konfirmasi.clone()).await;
    assert_eq!(paths(&terpasang, "faktorKeduaConfirm"), []);
    let lagi = minta(KONFIRMASI, konfirmasi).await;
    assert_eq!(
        ok(&lagi)["faktorKeduaConfirm"],
        json!({
            "pengguna": { "faktorKedua": true, "wajibFaktorKedua": false },
            "kodePemulihanList": [], "userErrors": [],
        }),
        "the codes are shown once"
    );
    let sudah = minta(SIAPKAN, input).await;
    assert_eq!(refused(&sudah, "faktorKeduaSetup").0, "STATUS_TIDAK_SESUAI");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_confirmed_is_not_replaced_by_what_was_set_up_at_the_same_time() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let pertama = siapkan(&world, &tokens).await;
    let siap = json!({ "input": { "sandi": SANDI } });
    let konfirmasi = json!({ "input": { "kode": pertama.kode(&world) } });
    let (siap, terpasang) = tokio::join!(
        world.ask(Some(&tokens), SIAPKAN, &siap),
        world.ask(Some(&tokens), KONFIRMASI, &konfirmasi)
    );
    world.pass(30);
    // Whichever came first: there is a second factor, and its owner has the secret of it.
    let kedua = ok(&siap)["faktorKeduaSetup"]["rahasia"].as_str();
    let berlaku = if paths(&terpasang, "faktorKeduaConfirm").is_empty() {
        assert_eq!(refused(&siap, "faktorKeduaSetup").0, "STATUS_TIDAK_SESUAI");
        pertama
    } else {
        let kedua = Autentikator {
            rahasia: kedua.unwrap().to_owned(),
            pemulihan: Vec::new(),
        };
        let input = json!({ "input": { "kode": kedua.kode(&world) } });
        let answer = world.ask(Some(&tokens), KONFIRMASI, &input).await;
        assert_eq!(paths(&answer, "faktorKeduaConfirm"), []);
        world.pass(30);
        kedua
    };
    let answer = masuk(&world, "ani", SANDI, Some(&berlaku.kode(&world))).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn it_is_taken_away_with_password_and_code() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let lepas = async |sandi: &str, kode: &str| {
        let input = json!({ "input": { "sandi": sandi, "kode": kode } });
        world.ask(Some(&tokens), LEPAS, &input).await
    };
    let belum = lepas(SANDI, "000000").await;
    assert_eq!(
        refused(&belum, "faktorKeduaRemove").0,
        "STATUS_TIDAK_SESUAI"
    );
    let autentikator = pasang(&world, &tokens).await;
    let kode = autentikator.kode(&world);
    let salah = lepas("sandi yang salah sekali", &kode).await;
    assert_eq!(refused(&salah, "faktorKeduaRemove").0, "SANDI_DITOLAK");
    let tanpa_kode = lepas(SANDI, "000000").await;
    assert_eq!(ok(&tanpa_kode), ok(&salah), "which was wrong is not told");
    let terlepas = lepas(SANDI, &kode).await;
    assert_eq!(
        ok(&terlepas)["faktorKeduaRemove"],
        json!({ "pengguna": { "faktorKedua": false }, "userErrors": [] })
    );
    assert!(world.try_login("ani", SANDI).await.is_some());
    // The next one is another one.
    let lagi = siapkan(&world, &tokens).await;
    assert_ne!(lagi.rahasia, autentikator.rahasia);
    let sisa = kode_pemulihan::Entity::find()
        .all(world.app.db.writer())
        .await;
    assert!(sisa.unwrap().is_empty());
}

#[tokio::test]
async fn an_administrator_takes_away_that_of_others() {
    let world = World::new().await;
    let sendiri = world.account("admin.satu", Peran::Admin).await;
    let budi = world.account("budi", Peran::Camat).await;
    let (admin, milik_budi) = (world.login("admin.satu").await, world.login("budi").await);
    pasang(&world, &milik_budi).await;
    pasang(&world, &admin).await;
    let lepas = async |tokens: &Tokens, akun: i64| {
        let variables = json!({ "id": id::encode("Pengguna", akun) });
        world.ask(Some(tokens), LEPAS_AKUN, &variables).await
    };
    assert_eq!(code(&lepas(&milik_budi, sendiri.0).await), "FORBIDDEN");
    let milik_admin = lepas(&admin, sendiri.0).await;
    assert_eq!(
        refused(&milik_admin, "penggunaRemoveFaktorKedua").1,
        "input/id"
    );
    let terlepas = lepas(&admin, budi.0).await;
    assert_eq!(
        ok(&terlepas)["penggunaRemoveFaktorKedua"],
        json!({
            "pengguna": {
                "faktorKedua": false, "allowedActions": ["UBAH", "RESET_SANDI", "AKHIRI_SESI"],
            },
            "userErrors": [],
        })
    );
    let lagi = lepas(&admin, budi.0).await;
    assert_eq!(
        refused(&lagi, "penggunaRemoveFaktorKedua").0,
        "STATUS_TIDAK_SESUAI"
    );
    assert!(world.try_login("budi", SANDI).await.is_some());
    let query = "{ jejakList(kejadian: \"pengguna.lepasFaktorKedua\") { nodes { pelaku { username } \
                 perubahanList { path sebelum sesudah } } } }";
    let jejak = world.ask(Some(&admin), query, &json!({})).await;
    assert_eq!(
        ok(&jejak)["jejakList"]["nodes"],
        json!([{
            "pelaku": { "username": "admin.satu" },
            "perubahanList": [{ "path": "faktorKedua", "sebelum": "true", "sesudah": "false" }],
        }])
    );
}

#[tokio::test]
async fn who_has_to_have_one_does_nothing_before() {
    let mut config = World::config();
    config.auth.totp_wajib = vec![Peran::Admin];
    let world = World::with(config).await;
    world.account("admin.satu", Peran::Admin).await;
    world.account("ani", Peran::Analis).await;
    let ani = world.login("ani").await;
    assert_eq!(ani.body["wajibFaktorKedua"], false);
    let admin = world.login("admin.satu").await;
    assert_eq!(admin.body["wajibFaktorKedua"], true);
    let kabupaten = "{ kabupaten { nama } }";
    let lihat = async |tokens: &Tokens| world.ask(Some(tokens), kabupaten, &json!({})).await;
    assert!(lihat(&ani).await["errors"].is_null());
    let tolak = lihat(&admin).await;
    assert_eq!(code(&tolak), "FORBIDDEN");
    assert_eq!(
        tolak["errors"][0]["message"],
        "Pasang faktor kedua (TOTP) terlebih dahulu."
    );
    let saya = "{ saya { wajibFaktorKedua allowedActions } }";
    let answer = world.ask(Some(&admin), saya, &json!({})).await;
    assert_eq!(
        ok(&answer)["saya"],
        json!({
            "wajibFaktorKedua": true, "allowedActions": ["GANTI_SANDI", "PASANG_FAKTOR_KEDUA"],
        })
    );
    let autentikator = pasang(&world, &admin).await;
    assert!(lihat(&admin).await["errors"].is_null(), "at once");
    let input = json!({ "input": { "sandi": SANDI, "kode": autentikator.kode(&world) } });
    let answer = world.ask(Some(&admin), LEPAS, &input).await;
    assert_eq!(paths(&answer, "faktorKeduaRemove"), []);
    assert_eq!(code(&lihat(&admin).await), "FORBIDDEN");
}
