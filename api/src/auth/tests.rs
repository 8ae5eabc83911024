//! Sessions as a client lives through them, on a database file of their own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use entity::id::PenggunaId;
use entity::status::{Letak, Peran};
use entity::{audit, kabupaten, kecamatan, pengguna, sesi, token_penyegar};
use http_body_util::BodyExt as _;
use migration::{Migrator, MigratorTrait as _};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::{Value, json};
use tower::ServiceExt as _;

use super::session::{self, Origin, Tokens};
use super::{Actor, Keys, http};
use crate::app::App;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::pengguna::service::{AkunBaru, create_from_shell};

/// Password of every account that [`World::account`] makes.
pub(crate) const SANDI: &str = "ombak dan garam di selat";

/// A running program on an empty kabupaten with two kecamatan.
pub(crate) struct World {
    pub(crate) app: Arc<App>,
    time: Arc<AtomicI64>,
    folder: PathBuf,
}

impl World {
    pub(crate) async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("lkjip-uji-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut config = Config::load(None).unwrap();
        config.database.url = format!("sqlite://{}", folder.join("uji.db").display());
        config.auth.key_file = folder.join("kunci.pem");
        let db = Db::connect(&config.database).await.unwrap();
        Migrator::up(db.writer(), None).await.unwrap();
        kabupaten::Entity::insert(kabupaten::ActiveModel {
            kode: Set("35.29".to_owned()),
            nama: Set("Sumenep".to_owned()),
            sumber: Set("uji".to_owned()),
            ..Default::default()
        })
        .exec(db.writer())
        .await
        .unwrap();
        let id = kabupaten::Entity::find()
            .one(db.writer())
            .await
            .unwrap()
            .unwrap()
            .id;
        for (kode, nama) in [("35.29.13", "Pasongsongan"), ("35.29.01", "Kota Sumenep")] {
            kecamatan::Entity::insert(kecamatan::ActiveModel {
                kabupaten_id: Set(id),
                kode: Set(kode.to_owned()),
                nama: Set(nama.to_owned()),
                letak: Set(Letak::Daratan),
                sumber: Set("uji".to_owned()),
                ..Default::default()
            })
            .exec(db.writer())
            .await
            .unwrap();
        }
        let keys = Keys::load(&config.auth.key_file).unwrap();
        let time = Arc::new(AtomicI64::new(1_700_000_000_000));
        let clock = Clock::Set(Arc::clone(&time));
        Self {
            app: Arc::new(App::new(config, db, clock, keys).unwrap()),
            time,
            folder,
        }
    }

    /// An account whose password is no longer the initial one.
    pub(crate) async fn account(&self, username: &str, peran: Peran) -> PenggunaId {
        self.account_with(username, peran, false).await
    }

    pub(crate) async fn account_with(
        &self,
        username: &str,
        peran: Peran,
        wajib_ganti_sandi: bool,
    ) -> PenggunaId {
        let kecamatan = matches!(peran, Peran::Operator | Peran::Camat);
        let akun = AkunBaru {
            kabupaten: "35.29".to_owned(),
            username: username.to_owned(),
            nama: format!("Nama {username}"),
            peran,
            kecamatan: kecamatan.then(|| "35.29.13".to_owned()),
            sandi: SANDI.to_owned(),
            wajib_ganti_sandi,
        };
        create_from_shell(&self.app.db, &self.app.clock, &akun)
            .await
            .unwrap()
    }

    pub(crate) fn pass(&self, seconds: i64) {
        self.time.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    pub(crate) async fn login(&self, username: &str) -> Tokens {
        self.try_login(username, SANDI).await.unwrap()
    }

    pub(crate) async fn try_login(&self, username: &str, sandi: &str) -> Option<Tokens> {
        session::login(&self.app, username, sandi.to_owned(), Origin::default())
            .await
            .unwrap()
    }

    pub(crate) async fn actor(&self, tokens: &Tokens) -> Option<Actor> {
        session::actor(&self.app, &tokens.access).await.unwrap()
    }

    async fn refresh(&self, tokens: &Tokens) -> Option<Tokens> {
        session::refresh(&self.app, &tokens.refresh, Origin::default())
            .await
            .unwrap()
    }

    async fn set(&self, account: pengguna::ActiveModel) {
        pengguna::Entity::update(account)
            .exec(self.app.db.writer())
            .await
            .unwrap();
    }

    async fn send(&self, request: Request<Body>) -> (StatusCode, axum::http::HeaderMap, Value) {
        let response = http::routes()
            .with_state(Arc::clone(&self.app))
            .oneshot(request)
            .await
            .unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        (parts.status, parts.headers, body)
    }

    async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        let (status, headers, body) = self.send(request).await;
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        (status, body)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

#[tokio::test]
async fn a_right_password_opens_a_session() {
    let world = World::new().await;
    let id = world.account("camat.pasongsongan", Peran::Camat).await;
    let tokens = world.login(" Camat.Pasongsongan ").await;
    assert_eq!(tokens.kecamatan.as_deref(), Some("35.29.13"));
    let actor = world.actor(&tokens).await.unwrap();
    assert_eq!((actor.id, actor.peran), (id, Peran::Camat));
    assert!(actor.kecamatan.is_some());
}

#[tokio::test]
async fn every_refused_sign_in_looks_alike() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let id = world.account("terkunci", Peran::Analis).await;
    world
        .set(pengguna::ActiveModel {
            id: Set(id),
            aktif: Set(false),
            ..Default::default()
        })
        .await;
    let mut answers = Vec::new();
    for (username, password) in [
        ("ani", "sandi yang salah sekali"),
        ("tidak.ada", SANDI),
        ("terkunci", SANDI),
        ("", ""),
    ] {
        let body = json!({ "username": username, "password": password });
        answers.push(world.post("/auth/login", &body).await);
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
async fn guessing_is_braked_even_when_the_last_guess_is_right() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let wrong = json!({ "username": "ani", "password": "sandi yang salah sekali" });
    for _ in 0..10 {
        assert_eq!(
            world.post("/auth/login", &wrong).await.0,
            StatusCode::UNAUTHORIZED
        );
    }
    let right = json!({ "username": "ani", "password": SANDI });
    let (status, body) = world.post("/auth/login", &right).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(body["error"]["code"], "RATE_LIMITED");
    world.pass(900);
    assert_eq!(world.post("/auth/login", &right).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_refresh_token_is_exchanged_for_the_next_one() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let first = world.login("ani").await;
    world.pass(1000);
    assert!(world.actor(&first).await.is_none(), "access token expired");
    let second = world.refresh(&first).await.unwrap();
    assert_ne!(first.refresh, second.refresh);
    let third = world.refresh(&second).await.unwrap();
    assert!(world.actor(&third).await.is_some());
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
    assert!(world.actor(&second).await.is_none());
    assert!(world.refresh(&second).await.is_none());
    assert!(world.actor(&other).await.is_some());
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
    assert!(world.refresh(&tokens).await.is_none());
    tokens.refresh.clear();
    assert!(world.refresh(&tokens).await.is_none());
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
    assert_eq!(world.actor(&tokens).await.unwrap().peran, Peran::Reviewer);
    world
        .set(pengguna::ActiveModel {
            id: Set(id),
            aktif: Set(false),
            ..Default::default()
        })
        .await;
    assert!(world.actor(&tokens).await.is_none());
    assert!(world.refresh(&tokens).await.is_none());
}

#[tokio::test]
async fn sign_out_ends_the_session() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let out = || {
        Request::post("/auth/logout")
            .header(header::AUTHORIZATION, format!("Bearer {}", tokens.access))
            .body(Body::empty())
            .unwrap()
    };
    assert_eq!(world.send(out()).await.0, StatusCode::NO_CONTENT);
    assert!(world.actor(&tokens).await.is_none());
    assert!(world.refresh(&tokens).await.is_none());
    let (status, headers, body) = world.send(out()).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        headers[header::WWW_AUTHENTICATE],
        "Bearer error=\"invalid_token\""
    );
    assert_eq!(body["error"]["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn the_http_answers_have_their_form() {
    let world = World::new().await;
    world
        .account_with("operator.pasongsongan", Peran::Operator, true)
        .await;
    let body = json!({ "username": "operator.pasongsongan", "password": SANDI });
    let (status, signed) = world.post("/auth/login", &body).await;
    assert_eq!(status, StatusCode::OK);
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
    assert_eq!(world.post("/auth/refresh", &again).await.0, StatusCode::OK);
    let (status, refused) = world.post("/auth/refresh", &again).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(refused["error"]["code"], "SESI_BERAKHIR");

    let (status, _) = world.post("/auth/login", &json!({ "username": "x" })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let long = json!({ "username": "x".repeat(20_000), "password": "y" });
    let (status, _) = world.post("/auth/login", &long).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let form = Request::post("/auth/login")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("username=x&password=y"))
        .unwrap();
    let (status, _, body) = world.send(form).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(body["error"]["code"], "BAD_USER_INPUT");
}

#[tokio::test]
async fn the_public_key_is_published_without_the_private_one() {
    let world = World::new().await;
    let request = Request::get("/.well-known/jwks.json")
        .body(Body::empty())
        .unwrap();
    let (status, _, body) = world.send(request).await;
    assert_eq!(status, StatusCode::OK);
    let key = body["keys"][0].as_object().unwrap();
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
        let mut headers = axum::http::HeaderMap::new();
        for value in values {
            headers.append(header::AUTHORIZATION, value.parse().unwrap());
        }
        super::authenticate(&world.app, &headers).await
    };
    assert!(ask(&[]).await.unwrap().is_none());
    assert!(ask(&[&bearer]).await.unwrap().is_some());
    for refused in [
        &["Bearer"][..],
        &["Basic YW5pOmFuaQ=="],
        &["Bearer x"],
        &[&bearer, &bearer],
    ] {
        assert!(ask(refused).await.is_err(), "{refused:?}");
    }
}
