//! Sessions that a browser keeps in a cookie.

use entity::status::Peran;
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, ORIGIN, SET_COOKIE};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Answer, SANDI, World, ok, send};

const SAYA: &str = "{ saya { username } }";

/// A browser with a page of ours open.
struct Browser<'a> {
    world: &'a World,
    cookie: String,
}

impl<'a> Browser<'a> {
    async fn sign_in(world: &'a World, username: &str) -> Self {
        let answer = send(login(world, username).header(ORIGIN, world.origin())).await;
        assert_eq!(answer.status, StatusCode::OK, "{:#}", answer.body);
        let cookie = cookie(&answer.headers).unwrap().to_owned();
        Self { world, cookie }
    }

    /// A request with the cookie, and nothing else that a browser would say.
    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.world
            .request(method, path)
            .header(COOKIE, format!("lain=1; {}", self.cookie))
    }

    /// A request of the page.
    fn fetch(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, path)
            .header(ORIGIN, self.world.origin())
            .header("sec-fetch-site", "same-origin")
    }

    async fn ask(&self, query: &str) -> Answer {
        let asked = self.fetch(Method::POST, "/graphql");
        send(asked.json(&json!({ "query": query }))).await
    }

    /// Whether the session is open.
    async fn is_known(&self) -> bool {
        let answer = self.ask(SAYA).await;
        if answer.status == StatusCode::UNAUTHORIZED {
            // A script cannot take the cookie away.
            let taken = answer.headers[SET_COOKIE].to_str().unwrap();
            assert!(taken.starts_with("__Host-lkjip=;") && taken.contains("Max-Age=0"));
            return false;
        }
        ok(&answer.body)["saya"]["username"].is_string()
    }
}

fn login(world: &World, username: &str) -> RequestBuilder {
    let body = json!({ "username": username, "password": SANDI, "sesi": "cookie" });
    world.request(Method::POST, "/auth/login").json(&body)
}

/// Name and value of the cookie that an answer gives.
fn cookie(headers: &HeaderMap) -> Option<&str> {
    let given = headers.get(SET_COOKIE)?.to_str().unwrap();
    given.split(';').next()
}

fn refused(answer: &Answer) -> bool {
    let code = |body: &Value| {
        body["error"]["code"] == "ASAL_ASING"
            || body["errors"][0]["extensions"]["code"] == "ASAL_ASING"
    };
    answer.status == StatusCode::FORBIDDEN && code(&answer.body)
}

#[tokio::test]
async fn a_browser_is_known_by_a_cookie_that_no_script_reads() {
    let world = World::new().await;
    world.account("ani", Peran::Operator).await;
    let answer = send(login(&world, "ani").header(ORIGIN, world.origin())).await;
    let given = answer.headers[SET_COOKIE].to_str().unwrap();
    for part in [
        "__Host-lkjip=",
        "HttpOnly",
        "Secure",
        "SameSite=Strict",
        "Path=/",
    ] {
        assert!(given.contains(part), "{given}");
    }
    assert!(
        !given.contains("Domain") && !given.contains("Max-Age"),
        "{given}"
    );
    assert_eq!(
        answer.body,
        json!({
            "expiresIn": 43_200, "idleSeconds": 1_800, "wajibGantiSandi": false,
            "wajibFaktorKedua": false,
            "pengguna": { "nama": "Nama ani", "peran": "OPERATOR", "kecamatan": "35.29.13" },
        })
    );
    let browser = Browser::sign_in(&world, "ani").await;
    assert_eq!(ok(&browser.ask(SAYA).await.body)["saya"]["username"], "ani");
    // Whoever asks for tokens gets no cookie.
    let tokens = world.login("ani").await;
    assert!(tokens.body["idleSeconds"].is_null());
    // The header comes first.
    let both = browser.fetch(Method::POST, "/graphql");
    let both = both.bearer_auth("x").json(&json!({ "query": SAYA }));
    assert_eq!(send(both).await.status, StatusCode::UNAUTHORIZED);
    let two = browser.fetch(Method::POST, "/graphql");
    let two = two
        .header(COOKIE, "__Host-lkjip=x")
        .json(&json!({ "query": SAYA }));
    assert_eq!(send(two).await.status, StatusCode::UNAUTHORIZED);
}

/// What the page at `/graphiql` asks for who is signed in.
fn asked_by_the_page() -> &'static str {
    let script = include_str!("../../web/graphiql/src/session.js");
    let (_, query) = script.split_once("const SAYA = '").unwrap();
    query.split('\'').next().unwrap()
}

#[tokio::test]
async fn the_page_learns_who_is_signed_in_and_what_has_to_be_done_first() {
    let mut config = World::config();
    config.auth.totp_wajib = vec![Peran::Camat];
    let world = World::with(config).await;
    world.account("ani", Peran::Operator).await;
    world.account("budi", Peran::Camat).await;
    let ani = Browser::sign_in(&world, "ani").await;
    assert_eq!(
        ok(&ani.ask(asked_by_the_page()).await.body)["saya"],
        json!({
            "nama": "Nama ani", "peran": "OPERATOR", "kecamatan": { "nama": "Pasongsongan" },
            "wajibGantiSandi": false, "wajibFaktorKedua": false,
        })
    );
    let budi = Browser::sign_in(&world, "budi").await;
    let answer = budi.ask(asked_by_the_page()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.body["data"]["saya"],
        json!({
            "nama": "Nama budi", "peran": "CAMAT", "kecamatan": null,
            "wajibGantiSandi": false, "wajibFaktorKedua": true,
        })
    );
}

#[tokio::test]
async fn a_page_of_another_site_uses_no_cookie() {
    let world = World::new().await;
    world.account("ani", Peran::Operator).await;
    let browser = Browser::sign_in(&world, "ani").await;
    let own = world.origin();
    let own = own.as_str();
    let foreign = "https://lain.example";
    let json_body = json!({ "query": SAYA });
    for signs in [
        &[][..],
        &[("origin", foreign)],
        &[("origin", "null")],
        &[("origin", foreign), ("sec-fetch-site", "cross-site")],
        &[("origin", own), ("sec-fetch-site", "cross-site")],
        &[("origin", own), ("sec-fetch-site", "same-site")],
    ] {
        for path in ["/graphql", "/auth/logout", "/auth/refresh", "/berkas"] {
            let sent = signs.iter().fold(
                browser.request(Method::POST, path),
                |sent, (name, value)| sent.header(*name, *value),
            );
            let answer = send(sent.json(&json_body)).await;
            let form = path == "/auth/refresh" && !refused(&answer);
            assert!(
                refused(&answer) || form,
                "{path} {signs:?} {}",
                answer.status
            );
        }
        let attempt = signs
            .iter()
            .fold(login(&world, "ani"), |sent, (name, value)| {
                sent.header(*name, *value)
            });
        let answer = send(attempt).await;
        assert!(
            refused(&answer) && cookie(&answer.headers).is_none(),
            "{signs:?}"
        );
    }
    // What a form can send is no request of a page of ours, though it came from one.
    for path in ["/graphql", "/auth/logout", "/berkas"] {
        let form = browser.fetch(Method::POST, path);
        let answer = send(form.header(CONTENT_TYPE, "text/plain").body("x")).await;
        assert!(refused(&answer), "{path}");
    }
    assert!(browser.is_known().await, "nothing was done");
}

#[tokio::test]
async fn files_come_and_go_with_the_cookie() {
    let world = World::new().await;
    world.account("ani", Peran::Operator).await;
    let browser = Browser::sign_in(&world, "ani").await;
    let sent = browser
        .fetch(Method::POST, "/berkas")
        .header("x-requested-with", "lkjip")
        .header(CONTENT_TYPE, "text/csv")
        .body("a;b\n1;2\n");
    let kept = send(sent).await;
    assert_eq!(kept.status, StatusCode::OK, "{:#}", kept.body);
    let path = format!("/berkas/{}", kept.body["sha256"].as_str().unwrap());
    let walk = async |site: Option<&str>| {
        let walked = browser.request(Method::GET, &path);
        let walked = match site {
            Some(site) => walked.header("sec-fetch-site", site),
            None => walked,
        };
        send(walked.header("sec-fetch-mode", "navigate")).await
    };
    for site in [None, Some("none"), Some("same-origin")] {
        assert_eq!(walk(site).await.status, StatusCode::OK, "{site:?}");
    }
    for site in ["cross-site", "same-site"] {
        assert!(refused(&walk(Some(site)).await), "{site}");
    }
}

#[tokio::test]
async fn a_session_that_rests_too_long_or_grows_too_old_ends() {
    let world = World::new().await;
    let other = world.beside().await;
    world.account("ani", Peran::Analis).await;
    let browser = Browser::sign_in(&world, "ani").await;
    let idle = i64::from(world.app.config.auth.cookie_idle_seconds);
    // Used here and there, it goes on: what one process saw, the other knows.
    let elsewhere = Browser {
        world: &other,
        cookie: browser.cookie.clone(),
    };
    for _ in 0..3 {
        for at in [&browser, &elsewhere] {
            world.pass(idle * 8 / 10);
            let alive = at.fetch(Method::POST, "/auth/refresh").json(&json!({}));
            assert_eq!(send(alive).await.status, StatusCode::NO_CONTENT);
        }
    }
    world.pass(idle);
    assert!(!browser.is_known().await && !elsewhere.is_known().await);
    let ended = browser
        .fetch(Method::POST, "/auth/refresh")
        .json(&json!({}));
    assert_eq!(send(ended).await.status, StatusCode::UNAUTHORIZED);

    let browser = Browser::sign_in(&world, "ani").await;
    let life = i64::from(world.app.config.auth.cookie_seconds);
    for _ in 0..life / (idle / 2) - 1 {
        world.pass(idle / 2);
        assert!(browser.is_known().await);
    }
    world.pass(idle / 2);
    assert!(!browser.is_known().await, "however often it was used");
}

#[tokio::test]
async fn what_ends_a_session_ends_it_for_the_cookie_at_once() {
    let world = World::new().await;
    let id = world.account("ani", Peran::Analis).await;
    let (one, two) = (
        Browser::sign_in(&world, "ani").await,
        Browser::sign_in(&world, "ani").await,
    );
    let out = one.fetch(Method::POST, "/auth/logout");
    let answer = send(out.header("x-requested-with", "lkjip")).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(cookie(&answer.headers), Some("__Host-lkjip="));
    assert!(!one.is_known().await && two.is_known().await);
    world.lock(id).await;
    assert!(!two.is_known().await);
    let unknown = Browser {
        world: &world,
        cookie: "__Host-lkjip=tiada".to_owned(),
    };
    assert!(!unknown.is_known().await);
}

#[tokio::test]
async fn a_cookie_that_was_seen_costs_no_statement_of_its_own() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let browser = Browser::sign_in(&world, "ani").await;
    let tokens = world.login("ani").await;
    let statements = async |[first, again]: [RequestBuilder; 2]| {
        send(first).await;
        let before = world.app.db.statements();
        send(again).await;
        world.app.db.statements() - before
    };
    let body = json!({ "query": "{ periodeList { kode } }" });
    let by_token = || {
        let request = world.request(Method::POST, "/graphql");
        request.bearer_auth(&tokens.access).json(&body)
    };
    let by_cookie = || browser.fetch(Method::POST, "/graphql").json(&body);
    let by_token = statements([by_token(), by_token()]).await;
    assert_eq!(statements([by_cookie(), by_cookie()]).await, by_token);
}
