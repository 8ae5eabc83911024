//! Tokens that others make, and keys that give way to others.

use api::auth::Keys;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use entity::status::Peran;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Tokens, World, send};

/// A part of a token.
fn part(token: &str, number: usize) -> Value {
    let part = token.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn kid(tokens: &Tokens) -> String {
    part(&tokens.access, 0)["kid"].as_str().unwrap().to_owned()
}

/// The keys in a file of keys, in their order.
fn keys(pem: &str) -> Vec<EncodingKey> {
    pem.split("-----BEGIN PRIVATE KEY-----")
        .skip(1)
        .map(|rest| rest.split("-----END").next().unwrap())
        .map(|body| EncodingKey::from_ed_der(&STANDARD.decode(body.trim()).unwrap()))
        .collect()
}

/// Whether the program takes `access` for a good token.
async fn is_good(world: &World, access: &str) -> bool {
    let request = world.request(Method::POST, "/graphql").bearer_auth(access);
    let answer = send(request.json(&json!({ "query": "{ saya { username } }" }))).await;
    assert!(matches!(
        answer.status,
        StatusCode::OK | StatusCode::UNAUTHORIZED
    ));
    answer.status == StatusCode::OK
}

async fn published(world: &World) -> Vec<String> {
    let answer = send(world.request(Method::GET, "/.well-known/jwks.json")).await;
    let keys = answer.body["keys"].as_array().unwrap().clone();
    keys.iter()
        .map(|key| key["kid"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_token_that_somebody_else_made_is_none() {
    let world = World::new().await;
    world.account("ani", Peran::Admin).await;
    let good = world.login("ani").await.access;
    let (header, claims) = (part(&good, 0), part(&good, 1));
    let own = std::fs::read_to_string(&world.app.config.auth.key_file).unwrap();
    let own = &keys(&own)[0];
    let make = |alg: Algorithm, key: &EncodingKey, header: &Value, claims: &Value| {
        let mut made = Header::new(alg);
        made.typ = header["typ"].as_str().map(str::to_owned);
        made.kid = header["kid"].as_str().map(str::to_owned);
        made.crit = header["crit"].is_array().then(|| vec!["b64".to_owned()]);
        jsonwebtoken::encode(&made, claims, key).unwrap()
    };
    let with = |of: &Value, name: &str, value: Value| {
        let mut changed = of.clone();
        changed[name] = value;
        changed
    };
    assert!(is_good(&world, &make(Algorithm::EdDSA, own, &header, &claims)).await);

    let mut forged = Vec::new();
    // Without a signature, or with one that anybody can make of what is published.
    let rest = good.split_once('.').unwrap().1;
    let (payload, signature) = rest.split_once('.').unwrap();
    for alg in ["none", "None", "NONE", "nOnE"] {
        let header = with(&header, "alg", json!(alg)).to_string();
        let header = URL_SAFE_NO_PAD.encode(header);
        forged.push(format!("{header}.{payload}."));
        forged.push(format!("{header}.{payload}.{signature}"));
    }
    let jwks = send(world.request(Method::GET, "/.well-known/jwks.json")).await;
    let x = jwks.body["keys"][0]["x"].as_str().unwrap();
    for secret in [
        URL_SAFE_NO_PAD.decode(x).unwrap(),
        x.as_bytes().to_vec(),
        jwks.body["keys"][0].to_string().into_bytes(),
        Vec::new(),
    ] {
        let secret = EncodingKey::from_secret(&secret);
        forged.push(make(Algorithm::HS256, &secret, &header, &claims));
    }
    // By another key, under the name of ours and under its own.
    let path = world.app.config.auth.key_file.with_file_name("lain.pem");
    Keys::load(&path).unwrap();
    let foreign = &keys(&std::fs::read_to_string(&path).unwrap())[0];
    forged.push(make(Algorithm::EdDSA, foreign, &header, &claims));
    for kid in [
        json!("lain"),
        json!(""),
        json!("../../kunci.pem"),
        Value::Null,
    ] {
        let header = with(&header, "kid", kid);
        forged.push(make(Algorithm::EdDSA, foreign, &header, &claims));
        forged.push(make(Algorithm::EdDSA, own, &header, &claims));
    }
    // By our own key, for somebody else, of another kind, or of another time.
    for typ in [
        json!("JWT"),
        json!("unduhan+jwt"),
        json!("AT+JWT "),
        Value::Null,
    ] {
        let header = with(&header, "typ", typ);
        forged.push(make(Algorithm::EdDSA, own, &header, &claims));
    }
    let critical = with(&header, "crit", json!(["b64"]));
    forged.push(make(Algorithm::EdDSA, own, &critical, &claims));
    let now = claims["iat"].as_i64().unwrap();
    for (claim, value) in [
        ("aud", json!("lain")),
        ("aud", json!("lkjip/unduhan")),
        ("iss", json!("https://lain.example")),
        ("nbf", json!(now + 60)),
        ("exp", json!(now - 60)),
        ("sub", json!("0")),
        ("sub", json!("1 OR 1=1")),
        ("sid", json!("lain")),
        ("ver", json!(2)),
    ] {
        let claims = with(&claims, claim, value);
        forged.push(make(Algorithm::EdDSA, own, &header, &claims));
    }
    for token in forged {
        assert!(!is_good(&world, &token).await, "{token}");
    }
}

#[tokio::test]
async fn running_programs_follow_a_rotation_and_nobody_is_signed_out() {
    let world = World::new().await;
    let other = world.beside().await;
    world.account("ani", Peran::Analis).await;
    let before = world.login("ani").await;
    assert!(other.saya(&before).await.is_some());
    let config = &world.app.config;
    let rotate = |at_once| {
        Keys::rotate(
            &config.auth.key_file,
            config,
            world.app.clock.now(),
            at_once,
        )
        .unwrap()
    };
    rotate(false);
    let after = other.login("ani").await;
    assert_ne!(kid(&before), kid(&after));
    for world in [&world, &other] {
        assert!(world.saya(&before).await.is_some() && world.saya(&after).await.is_some());
        assert_eq!(published(world).await, [kid(&after), kid(&before)]);
    }
    // When the last token of the old key has expired, the key is none, whatever is signed with it.
    let pem = std::fs::read_to_string(&config.auth.key_file).unwrap();
    let old = &keys(&pem)[1];
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some("at+jwt".to_owned());
    header.kid = Some(kid(&before));
    let mut claims = part(&before.access, 1);
    claims["exp"] = json!(claims["exp"].as_i64().unwrap() + 1_000_000);
    let stolen = jsonwebtoken::encode(&header, &claims, old).unwrap();
    assert!(is_good(&world, &stolen).await);
    world.pass(i64::from(config.auth.access_token_seconds) + 10);
    assert!(!is_good(&world, &stolen).await && !is_good(&other, &stolen).await);
    assert_eq!(published(&world).await, [kid(&after)]);
    let renewed = world.refresh(&before).await.unwrap();
    assert!(world.saya(&renewed).await.is_some());
    // A key that leaked ends at once, and with it what it signed.
    rotate(true);
    world.pass(1);
    for world in [&world, &other] {
        assert!(world.saya(&renewed).await.is_none());
    }
    assert!(world.refresh(&renewed).await.is_some());
}
