//! The brake on guessing.

use entity::status::Peran;
use entity::{audit, percobaan_masuk};
use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};

use crate::harness::{Answer, SANDI, World, code, ok};

const SALAH: &str = "sandi yang salah sekali";
/// Where the tests ask from unless they say otherwise.
const SINI: &str = "127.0.0.1";

/// What an answer tells of an attempt.
fn hasil(answer: &Answer) -> (u16, String, Option<String>) {
    let nanti = answer.headers.get(RETRY_AFTER);
    (
        answer.status.as_u16(),
        answer.body["error"].to_string(),
        nanti.map(|nanti| nanti.to_str().unwrap().to_owned()),
    )
}

fn nanti(answer: &Answer) -> i64 {
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{answer:?}");
    assert_eq!(answer.body["error"]["code"], "RATE_LIMITED");
    answer.headers[RETRY_AFTER]
        .to_str()
        .unwrap()
        .parse()
        .unwrap()
}

/// Guesses wrongly so many times, none of which is refused.
async fn tebak(world: &World, dari: &str, username: &str, kali: usize) {
    for _ in 0..kali {
        let answer = world.login_from(dari, username, SALAH).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{answer:?}");
    }
}

/// The entries of the trail about `kejadian`, once there are so many: they are written apart from the answer.
async fn jejak(world: &World, kejadian: &str, banyak: usize) -> Vec<audit::Model> {
    loop {
        let entri = audit::Entity::find()
            .filter(audit::Column::Kejadian.eq(kejadian))
            .order_by_asc(audit::Column::Id)
            .all(world.app.db.writer())
            .await
            .unwrap();
        if entri.len() >= banyak {
            return entri;
        }
        tokio::task::yield_now().await;
    }
}

fn rincian(entri: &audit::Model) -> Value {
    serde_json::from_str(&entri.rincian).unwrap()
}

#[tokio::test]
async fn guessing_is_braked_even_when_the_last_guess_is_right() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    tebak(&world, SINI, "ani", 5).await;
    for tunggu in [30, 60, 120] {
        assert_eq!(nanti(&world.login_from(SINI, "ani", SANDI).await), tunggu);
        world.pass(tunggu - 1);
        assert_eq!(nanti(&world.login_from(SINI, "ani", SANDI).await), 1);
        world.pass(1);
        tebak(&world, SINI, "ani", 1).await;
    }
    world.pass(240);
    assert!(world.try_login("ani", SANDI).await.is_some());
    // A right password forgets the wrong ones before it.
    tebak(&world, SINI, "ani", 4).await;
    assert!(world.try_login("ani", SANDI).await.is_some());
}

#[tokio::test]
async fn who_is_unknown_or_locked_is_braked_alike() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let id = world.account("terkunci", Peran::Analis).await;
    world.lock(id).await;
    let mut semua = Vec::new();
    for username in ["ani", "tidak.ada", "terkunci"] {
        let mut answers = Vec::new();
        for sandi in [SALAH, SALAH, SALAH, SALAH, SALAH, SANDI, SALAH] {
            answers.push(hasil(&world.login_from(SINI, username, sandi).await));
        }
        semua.push(answers);
    }
    assert_eq!(semua[0][4].0, 401);
    assert_eq!(semua[0][5].0, 429);
    assert!(
        semua.iter().all(|answers| *answers == semua[0]),
        "{semua:#?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_none_slips_through_whichever_process_they_ask() {
    let world = World::new().await;
    let lain = world.beside().await;
    world.account("ani", Peran::Analis).await;
    let serentak = |world: &World| {
        let (http, url) = (reqwest::Client::new(), world.url("/auth/login"));
        (0..12)
            .map(|_| {
                let body = json!({ "username": "ani", "password": SALAH });
                let sent = http.post(&url).json(&body).send();
                tokio::spawn(async move { sent.await.unwrap().status().as_u16() })
            })
            .collect::<Vec<_>>()
    };
    let mut statuses = Vec::new();
    for answer in serentak(&world).into_iter().chain(serentak(&lain)) {
        statuses.push(answer.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses[..5], [401; 5]);
    assert_eq!(statuses[5..], [429; 19]);
    // Right at one of them does not help at the other.
    nanti(&lain.login_from(SINI, "ani", SANDI).await);
    nanti(&world.login_from(SINI, "ani", SANDI).await);
}

#[tokio::test]
async fn a_refused_attempt_reads_and_hashes_nothing() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    tebak(&world, SINI, "ani", 5).await;
    nanti(&world.login_from(SINI, "ani", SANDI).await);
    jejak(&world, "auth.ditahan", 1).await;
    // The account, whether it is known here, and what is counted; what the trail is told of before may still be
    // under way.
    let mut paling_sedikit = u64::MAX;
    for _ in 0..50 {
        let sebelum = world.app.db.statements();
        nanti(&world.login_from(SINI, "ANI ", SANDI).await);
        paling_sedikit = paling_sedikit.min(world.app.db.statements() - sebelum);
    }
    assert_eq!(paling_sedikit, 3);
}

#[tokio::test]
async fn nobody_locks_an_account_out_where_it_has_signed_in() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    assert!(world.try_login("ani", SANDI).await.is_some());
    for asal in 2..7 {
        tebak(&world, &format!("127.0.0.{asal}"), "ani", 4).await;
    }
    // New networks wait, whatever they try.
    let tunggu = nanti(&world.login_from("127.0.0.9", "ani", SANDI).await);
    assert_eq!(tunggu, 60);
    // Here the owner gets in, and whoever guesses learns no more than elsewhere.
    let tebakan = world.login_from(SINI, "ani", SALAH).await;
    let elsewhere = world.login_from("127.0.0.10", "ani", SALAH).await;
    assert_eq!(hasil(&tebakan), hasil(&elsewhere));
    assert!(world.try_login("ani", SANDI).await.is_some());
    // Nor is anybody locked out for good elsewhere.
    world.pass(tunggu);
    let masuk = world.login_from("127.0.0.9", "ani", SANDI).await;
    assert_eq!(masuk.status, StatusCode::OK);
}

#[tokio::test]
async fn a_new_password_from_the_administrator_lets_new_networks_try_again() {
    let world = World::new().await;
    world.account("admin.satu", Peran::Admin).await;
    let id = world.account("ani", Peran::Analis).await;
    let admin = world.login("admin.satu").await;
    for asal in 2..7 {
        tebak(&world, &format!("127.0.0.{asal}"), "ani", 4).await;
    }
    nanti(&world.login_from("127.0.0.9", "ani", SANDI).await);
    let baru = "lorjuk kaldu topak";
    let input = json!({ "i": {
        "id": api::graphql::id::encode("Pengguna", id.0), "version": 1, "sandi": baru,
    } });
    let query = "mutation($i: PenggunaResetSandiInput!) { penggunaResetSandi(input: $i) { userErrors { code } } }";
    let answer = world.ask(Some(&admin), query, &input).await;
    assert_eq!(ok(&answer)["penggunaResetSandi"]["userErrors"], json!([]));
    let masuk = world.login_from("127.0.0.9", "ani", baru).await;
    assert_eq!(masuk.status, StatusCode::OK);
}

#[tokio::test]
async fn one_network_does_not_try_one_account_after_the_other() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let di_sana = world.login_from("127.0.0.2", "ani", SANDI).await;
    assert_eq!(di_sana.status, StatusCode::OK);
    for urut in 0..50 {
        tebak(&world, "127.0.0.2", &format!("operator.{urut}"), 1).await;
    }
    let tunggu = nanti(&world.login_from("127.0.0.2", "operator.51", SALAH).await);
    assert_eq!(tunggu, 30);
    // To sign in there does not lift it.
    let di_sana = world.login_from("127.0.0.2", "ani", SANDI).await;
    assert_eq!(di_sana.status, StatusCode::OK);
    let lain = world.login_from("127.0.0.2", "operator.51", SALAH).await;
    let tebakan = world.login_from("127.0.0.2", "ani", SALAH).await;
    assert_eq!(hasil(&tebakan), hasil(&lain));
    tebak(&world, "127.0.0.3", "operator.51", 1).await;
}

#[tokio::test]
async fn who_signs_in_all_the_time_waits_wherever_they_are() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    for asal in 2..32 {
        let masuk = world
            .login_from(&format!("127.0.0.{asal}"), "ani", SANDI)
            .await;
        assert_eq!(masuk.status, StatusCode::OK);
    }
    assert_eq!(nanti(&world.login_from(SINI, "ani", SANDI).await), 60);
    world.pass(60);
    let masuk = world.login_from(SINI, "ani", SANDI).await;
    assert_eq!(masuk.status, StatusCode::OK);
    assert_eq!(nanti(&world.login_from(SINI, "ani", SANDI).await), 60);
    // Wrong ones do not count there, so that nobody else can hold up the owner.
    world.pass(600);
    tebak(&world, SINI, "ani", 4).await;
    let masuk = world.login_from(SINI, "ani", SANDI).await;
    assert_eq!(masuk.status, StatusCode::OK);
}

#[tokio::test]
async fn the_trail_tells_of_guessing_and_is_not_flooded_by_it() {
    let world = World::new().await;
    let ani = world.account("ani", Peran::Analis).await;
    for asal in 2..5 {
        tebak(&world, &format!("127.0.0.{asal}"), "ani", 4).await;
    }
    for urut in 0..3 {
        tebak(&world, SINI, &format!("ombak.dan.garam.{urut}"), 1).await;
    }
    tebak(&world, SINI, "siapa", 5).await;
    nanti(&world.login_from(SINI, "siapa", SALAH).await);
    nanti(&world.login_from(SINI, "siapa", SALAH).await);

    // Ten of the twelve at the account, and all eight at none.
    let gagal = jejak(&world, "auth.gagal", 18).await;
    let akun = format!("pengguna:{}", ani.0);
    let (pada_akun, tanpa_akun): (Vec<_>, Vec<_>) =
        gagal.iter().partition(|entri| entri.objek == akun);
    assert_eq!(pada_akun.len(), 10);
    assert!(
        pada_akun
            .iter()
            .all(|entri| entri.pengguna_id.is_none() && entri.request_id.is_some())
    );
    let jumlah = |semua: &[&audit::Model]| {
        let mut semua: Vec<i64> = semua
            .iter()
            .map(|it| rincian(it)["jumlah"].as_i64().unwrap())
            .collect();
        semua.sort_unstable();
        semua
    };
    assert_eq!(jumlah(&pada_akun), (1..=10).collect::<Vec<_>>());
    assert_eq!(jumlah(&tanpa_akun), (1..=8).collect::<Vec<_>>());
    assert!(
        tanpa_akun
            .iter()
            .all(|entri| entri.objek == "jaringan:127.0.0.1")
    );
    let ditahan = jejak(&world, "auth.ditahan", 1).await;
    assert_eq!(ditahan.len(), 1, "one of each hold");
    assert_eq!(rincian(&ditahan[0]), json!({ "alamat": SINI, "detik": 30 }));
    let semua = format!(
        "{:?}",
        audit::Entity::find()
            .all(world.app.db.writer())
            .await
            .unwrap()
    );
    assert!(!semua.contains(SALAH) && !semua.contains("ombak.dan") && !semua.contains("siapa"));

    world.account("admin.satu", Peran::Admin).await;
    let admin = world.login("admin.satu").await;
    let query = "{ jejakList(kejadian: \"auth.gagal\", first: 1) { totalCount nodes { perubahanList { path sesudah } } } }";
    let answer = world.ask(Some(&admin), query, &json!({})).await;
    assert_eq!(ok(&answer)["jejakList"]["totalCount"], 18);
}

#[tokio::test]
async fn what_is_counted_does_not_stay() {
    let world = World::new().await;
    tebak(&world, SINI, "siapa", 3).await;
    world.pass(24 * 3600 + 1);
    tebak(&world, "127.0.0.2", "lain", 1).await;
    let mut sisa = i64::MAX;
    while sisa > 4 {
        let semua = percobaan_masuk::Entity::find()
            .all(world.app.db.writer())
            .await
            .unwrap();
        sisa = i64::try_from(semua.len()).unwrap();
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn who_is_signed_in_does_not_guess_the_password_either() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let (satu, dua) = (world.login("ani").await, world.login("ani").await);
    let query = "mutation($lama: String!) { sandiChange(input: { sandiLama: $lama, sandiBaru: \"lorjuk kaldu topak\" }) \
                 { userErrors { code } } }";
    for tokens in [&satu, &dua, &satu, &dua, &satu] {
        let answer = world
            .ask(Some(tokens), query, &json!({ "lama": SALAH }))
            .await;
        assert_eq!(
            ok(&answer)["sandiChange"]["userErrors"][0]["code"],
            "SANDI_DITOLAK"
        );
    }
    let answer = world
        .ask(Some(&dua), query, &json!({ "lama": SANDI }))
        .await;
    assert_eq!(code(&answer), "RATE_LIMITED");
    assert_eq!(answer["errors"][0]["extensions"]["retryAfter"], 30);
    // Signing in is another matter.
    assert!(world.try_login("ani", SANDI).await.is_some());
    world.pass(30);
    let answer = world
        .ask(Some(&dua), query, &json!({ "lama": SANDI }))
        .await;
    assert_eq!(ok(&answer)["sandiChange"]["userErrors"], json!([]));
}
