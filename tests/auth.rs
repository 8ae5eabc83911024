//! Sessions as a client lives through them.

use entity::status::Peran;
use entity::{audit, pengguna, sesi, token_penyegar};
use reqwest::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, WWW_AUTHENTICATE};
use reqwest::{Method, StatusCode};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::json;

use crate::harness::{Answer, SANDI, World, code, ok, send};

/// The answer of a sign-in address, which no cache may keep.
async fn post(world: &World, path: &str, body: &serde_json::Value) -> Answer {
    let answer = world.post(path, body).await;
    assert_eq!(answer.headers[CACHE_CONTROL], "no-store");
    answer
}

#[tokio::test]
async fn a_right_password_opens_a_session() {
    let world = World::new().await;
    world.account("camat.pasongsongan", Peran::Camat).await;
    let tokens = world.login(" Camat.Pasongsongan ").await;
    assert_eq!(tokens.body["pengguna"]["kecamatan"], "35.29.13");
    assert_eq!(
        world.saya(&tokens).await.unwrap(),
        json!({
            "username": "camat.pasongsongan", "peran": "CAMAT", "kecamatan": { "kode": "35.29.13" },
        })
    );
}

#[tokio::test]
async fn every_refused_sign_in_looks_alike() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let id = world.account("terkunci", Peran::Analis).await;
    world.lock(id).await;
    let mut answers = Vec::new();
    for (username, password) in [
        ("ani", "sandi yang salah sekali"),
        ("tidak.ada", SANDI),
        ("terkunci", SANDI),
        ("", ""),
    ] {
        let body = json!({ "username": username, "password": password });
        let answer = post(&world, "/auth/login", &body).await;
        answers.push((answer.status, answer.body));
    }
    assert_eq!(answers[0].0, StatusCode::UNAUTHORIZED);
    assert_eq!(
        answers[0].1,
        json!({ "error": {
            "code": "MASUK_GAGAL",
            "message": "Nama pengguna atau kata sandi salah.",
        } })
    );
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert!(
        sesi::Entity::find()
            .all(world.app.db.writer())
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_refresh_token_is_exchanged_for_the_next_one() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let first = world.login("ani").await;
    world.pass(1000);
    assert!(world.saya(&first).await.is_none(), "access token expired");
    let second = world.refresh(&first).await.unwrap();
    assert_ne!(first.refresh, second.refresh);
    let third = world.refresh(&second).await.unwrap();
    assert!(world.saya(&third).await.is_some());
    let kept = token_penyegar::Entity::find()
        .all(world.app.db.writer())
        .await
        .unwrap();
    assert_eq!(kept.len(), 3);
    assert!(kept.iter().all(|row| row.sidik != first.refresh));
}

#[tokio::test]
async fn reuse_revokes_the_whole_session_and_no_other() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let other = world.login("ani").await;
    let first = world.login("ani").await;
    let second = world.refresh(&first).await.unwrap();
    assert!(world.refresh(&first).await.is_none());
    assert!(world.saya(&second).await.is_none());
    assert!(world.refresh(&second).await.is_none());
    assert!(world.saya(&other).await.is_some());
    assert!(world.refresh(&other).await.is_some());
    let trail = audit::Entity::find()
        .all(world.app.db.writer())
        .await
        .unwrap();
    assert_eq!(
        trail
            .iter()
            .filter(|row| row.kejadian == "auth.reuse")
            .count(),
        1
    );
}

#[tokio::test]
async fn of_two_exchanges_at_once_one_succeeds() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let (one, two) = tokio::join!(world.refresh(&tokens), world.refresh(&tokens));
    assert!(one.is_some() ^ two.is_some());
}

#[tokio::test]
async fn an_old_or_unknown_refresh_token_is_worthless() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let mut tokens = world.login("ani").await;
    world.pass(i64::from(world.app.config.auth.refresh_token_seconds));
    assert!(world.refresh(&tokens).await.is_none());
    tokens.refresh.push('A');
    // One statement: it is looked up, and nobody who writes waits for it.
    let before = world.app.db.statements();
    assert!(world.refresh(&tokens).await.is_none());
    assert_eq!(world.app.db.statements() - before, 1);
    tokens.refresh.clear();
    assert!(world.refresh(&tokens).await.is_none());
}

#[tokio::test]
async fn a_session_ends_however_often_it_is_refreshed() {
    const DAY: i64 = 86_400;
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let mut tokens = world.login("ani").await;
    for days in [13, 13, 13, 13, 13, 13, 11] {
        world.pass(days * DAY);
        tokens = world.refresh(&tokens).await.unwrap();
    }
    world.pass(DAY - 1);
    tokens = world.refresh(&tokens).await.unwrap();
    world.pass(1);
    assert!(world.refresh(&tokens).await.is_none());
    assert!(world.refresh(&world.login("ani").await).await.is_some());
}

#[tokio::test]
async fn a_lock_and_a_new_role_act_at_once() {
    let world = World::new().await;
    let id = world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    world
        .set(pengguna::ActiveModel {
            id: Set(id),
            peran: Set(Peran::Reviewer),
            ..Default::default()
        })
        .await;
    assert_eq!(world.saya(&tokens).await.unwrap()["peran"], "REVIEWER");
    world.lock(id).await;
    assert!(world.saya(&tokens).await.is_none());
    assert!(world.refresh(&tokens).await.is_none());
}

#[tokio::test]
async fn sign_out_ends_the_session() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let out = || {
        world
            .request(Method::POST, "/auth/logout")
            .bearer_auth(&tokens.access)
    };
    assert_eq!(send(out()).await.status, StatusCode::NO_CONTENT);
    assert!(world.saya(&tokens).await.is_none());
    assert!(world.refresh(&tokens).await.is_none());
    let answer = send(out()).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        answer.headers[WWW_AUTHENTICATE],
        "Bearer error=\"invalid_token\""
    );
    assert_eq!(answer.body["error"]["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn the_http_answers_have_their_form() {
    let world = World::new().await;
    world
        .account_with("operator.pasongsongan", Peran::Operator, true)
        .await;
    let body = json!({ "username": "operator.pasongsongan", "password": SANDI });
    let answer = post(&world, "/auth/login", &body).await;
    assert_eq!(answer.status, StatusCode::OK);
    let signed = answer.body;
    assert_eq!(signed["tokenType"], "Bearer");
    assert_eq!(signed["expiresIn"], 900);
    assert_eq!(signed["wajibGantiSandi"], true);
    assert_eq!(
        signed["pengguna"],
        json!({
            "nama": "Nama operator.pasongsongan", "peran": "OPERATOR", "kecamatan": "35.29.13",
        })
    );
    let again = json!({ "refreshToken": signed["refreshToken"] });
    let answer = post(&world, "/auth/refresh", &again).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = post(&world, "/auth/refresh", &again).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.body["error"]["code"], "SESI_BERAKHIR");

    let answer = post(&world, "/auth/login", &json!({ "username": "x" })).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = json!({ "username": "x".repeat(20_000), "password": "y" });
    let answer = post(&world, "/auth/login", &long).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let form = world
        .request(Method::POST, "/auth/login")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body("username=x&password=y");
    let answer = send(form).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(answer.body["error"]["code"], "BAD_USER_INPUT");
}

#[tokio::test]
async fn the_public_key_is_published_without_the_private_one() {
    let world = World::new().await;
    let answer = send(world.request(Method::GET, "/.well-known/jwks.json")).await;
    assert_eq!(answer.status, StatusCode::OK);
    let key = answer.body["keys"][0].as_object().unwrap();
    assert_eq!(
        (&key["kty"], &key["crv"]),
        (&json!("OKP"), &json!("Ed25519"))
    );
    assert!(key.contains_key("x") && key.contains_key("kid") && !key.contains_key("d"));
}

#[tokio::test]
async fn only_one_bearer_header_names_an_actor() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let bearer = format!("bearer {}", tokens.access);
    let ask = async |values: &[&str]| {
        let mut request = world
            .request(Method::POST, "/graphql")
            .json(&json!({ "query": "{ saya { username } }" }));
        for value in values {
            request = request.header(AUTHORIZATION, *value);
        }
        send(request).await
    };
    let anonymous = ask(&[]).await;
    assert_eq!(code(&anonymous.body), "UNAUTHENTICATED");
    assert_eq!(ok(&ask(&[&bearer]).await.body)["saya"]["username"], "ani");
    for refused in [
        &["Bearer"][..],
        &["Basic YW5pOmFuaQ=="],
        &["Bearer x"],
        &[&bearer, &bearer],
    ] {
        let answer = ask(refused).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{refused:?}");
    }
}
