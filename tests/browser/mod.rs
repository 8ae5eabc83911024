//! The program as browsers, and the proxies before it, meet it.

mod cookie;

use api::config::Config;
use entity::audit;
use entity::status::Peran;
use reqwest::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_ORIGIN,
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, ORIGIN, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use reqwest::{Method, StatusCode};
use sea_orm::EntityTrait as _;
use serde_json::json;

use crate::harness::{SANDI, World, send};

const DASBOR: &str = "https://dasbor.example";

fn config(change: impl FnOnce(&mut Config)) -> Config {
    let mut config = World::config();
    change(&mut config);
    config
}

/// The status of an attempt to sign in, said to be forwarded for `client`.
async fn attempt(world: &World, client: &str, password: &str) -> StatusCode {
    let request = world
        .request(Method::POST, "/auth/login")
        .header("x-forwarded-for", client)
        .json(&json!({ "username": "ani", "password": password }));
    send(request).await.status
}

/// Guesses until it is held, as the client that `named` names each time.
async fn guess(world: &World, named: impl Fn(u32) -> String) {
    for number in 0..50 {
        match attempt(world, &named(number), "sandi yang salah sekali").await {
            StatusCode::UNAUTHORIZED => {}
            StatusCode::TOO_MANY_REQUESTS => return,
            other => panic!("{other}"),
        }
    }
    panic!("never held");
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_client_is_braked_by_itself() {
    let local = ["127.0.0.1/32".parse().unwrap()];
    let world = World::with(config(|config| config.http.proxies = local.into())).await;
    world.account("ani", Peran::Analis).await;
    assert_eq!(attempt(&world, "203.0.113.8", SANDI).await, StatusCode::OK);
    // What a client says of itself before the proxy adds its address does not count.
    guess(&world, |number| format!("10.1.1.{number}, 203.0.113.7")).await;
    let held = attempt(&world, "10.1.1.99, 203.0.113.7", SANDI).await;
    assert_eq!(held, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(attempt(&world, "203.0.113.8", SANDI).await, StatusCode::OK);
    let trail = audit::Entity::find().all(world.app.db.writer()).await;
    let login = trail
        .unwrap()
        .into_iter()
        .rfind(|it| it.kejadian == "auth.login");
    assert!(login.unwrap().rincian.contains("\"203.0.113.8\""));
}

#[tokio::test]
async fn nobody_escapes_the_brake_by_naming_another_address() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    guess(&world, |number| format!("203.0.113.{number}")).await;
    let held = attempt(&world, "203.0.113.99", SANDI).await;
    assert_eq!(held, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn other_sites_are_answered_where_the_configuration_names_them() {
    let named = vec![DASBOR.to_owned().try_into().unwrap()];
    let open = World::with(config(|config| config.http.origins = named)).await;
    let closed = World::new().await;
    let ask = async |world: &World, origin: &str| {
        let asked = world
            .request(Method::OPTIONS, "/graphql")
            .header(ORIGIN, origin)
            .header("access-control-request-method", "POST")
            .header(
                "access-control-request-headers",
                "content-type,authorization",
            );
        let sent = world
            .request(Method::POST, "/graphql")
            .header(ORIGIN, origin)
            .json(&json!({ "query": "{ __typename }" }));
        [send(asked).await.headers, send(sent).await.headers]
    };
    let [asked, sent] = ask(&open, DASBOR).await;
    for headers in [&asked, &sent] {
        assert_eq!(headers[ACCESS_CONTROL_ALLOW_ORIGIN], DASBOR);
        assert_eq!(headers[ACCESS_CONTROL_ALLOW_CREDENTIALS], "true");
    }
    let allowed = asked[ACCESS_CONTROL_ALLOW_HEADERS].to_str().unwrap();
    assert!(allowed.contains("authorization") && !allowed.contains('*'));
    for (world, origin) in [
        (&open, "https://lain.example"),
        (&open, "https://dasbor.example.lain.example"),
        (&open, "null"),
        (&closed, DASBOR),
    ] {
        for headers in ask(world, origin).await {
            assert!(
                !headers.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN),
                "{origin}"
            );
        }
    }
}

#[tokio::test]
async fn every_answer_keeps_browsers_from_doing_more_than_reading_it() {
    let world = World::new().await;
    let tokens = {
        world.account("ani", Peran::Analis).await;
        world.login("ani").await
    };
    for path in [
        "/graphql",
        "/graphiql",
        "/auth/login",
        "/berkas/x",
        "/unduhan/x",
        "/.well-known/jwks.json",
        "/healthz",
        "/tiada",
    ] {
        let request = world.request(Method::GET, path).bearer_auth(&tokens.access);
        let headers = send(request).await.headers;
        let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{path} {policy}"
        );
        assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert_eq!(headers[REFERRER_POLICY], "no-referrer", "{path}");
        assert_eq!(
            headers["cross-origin-resource-policy"], "same-origin",
            "{path}"
        );
        assert_eq!(
            headers["cross-origin-opener-policy"], "same-origin",
            "{path}"
        );
        assert!(headers.contains_key(STRICT_TRANSPORT_SECURITY), "{path}");
        let shared = path.starts_with("/graphiql") || path.starts_with("/.well-known");
        assert_eq!(headers[CACHE_CONTROL] == "no-store", !shared, "{path}");
    }
    let plain = World::with(config(|config| {
        "http://localhost:8080".clone_into(&mut config.auth.issuer);
    }));
    let answer = send(plain.await.request(Method::GET, "/healthz")).await;
    assert!(!answer.headers.contains_key(STRICT_TRANSPORT_SECURITY));
}
