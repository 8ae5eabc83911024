//! Sessions: a family of refresh tokens, each good for one exchange, or one cookie of a browser.

use std::net::{IpAddr, Ipv6Addr};

use entity::id::PenggunaId;
use entity::pengguna;
use entity::value::Waktu;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::Deserialize;
use serde_json::json;

pub use super::store::OpenSession;

use super::brake::{self, Who};
use super::secret::{self, fingerprint};
use super::store::{self, Which, ended};
use super::token::{self, Bearer};
use super::{Actor, password, second_factor};
use crate::app::App;
use crate::audit::{self, Entry};
use crate::config;
use crate::error::ApiError;

/// How a client is known again.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// By tokens that it keeps itself.
    #[default]
    Token,
    /// By a cookie that its browser keeps.
    Cookie,
}

/// What a client is known by.
#[derive(Clone)]
pub enum Credential {
    /// For itself to keep.
    Tokens {
        /// Short-lived JWT.
        access: String,
        /// Opaque, single-use.
        refresh: String,
    },
    /// For its browser to keep: opaque, as long as the session lasts.
    Cookie(String),
}

/// What a client gets when it signs in or refreshes.
#[derive(Clone)]
pub struct Signed {
    /// What it is known by from now on.
    pub credential: Credential,
    /// The account.
    pub pengguna: pengguna::Model,
    /// Code of its kecamatan.
    pub kecamatan: Option<String>,
}

/// What comes of an attempt to sign in.
pub enum Outcome {
    /// A session was opened.
    Signed(Box<Signed>),
    /// Name or password are wrong, or the account is locked.
    Wrong,
    /// The password is right, and a code is needed.
    CodeNeeded,
    /// The password is right, and the code is wrong.
    CodeWrong,
}

/// What somebody signs in with.
pub struct Proof {
    /// Name of the account.
    pub username: String,
    /// Password.
    pub sandi: String,
    /// Code of the second factor.
    pub kode: Option<String>,
}

/// Where a request comes from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Network address of the client, as far as it is known.
    pub address: String,
    /// What the client calls itself, shortened.
    pub client: Option<String>,
    /// Number of the HTTP request.
    pub request_id: Option<String>,
}

impl Origin {
    /// The network that whoever has this address has at will: with IPv6 a `/64`.
    pub fn network(&self) -> String {
        match self.address.parse::<IpAddr>().map(|it| it.to_canonical()) {
            Ok(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            Ok(IpAddr::V4(address)) => address.to_string(),
            Err(_) => self.address.clone(),
        }
    }
}

/// How long an account that signed in from a network is known there, in milliseconds.
const KNOWN_FOR: i64 = 90 * 24 * 3_600_000;

/// Whether the password of an account still opens it: an initial one lies in messages and on desks, and does so for
/// a while only.
fn in_time(account: &pengguna::Model, now: Waktu) -> bool {
    let until = account.sandi_awal_sampai;
    !account.wajib_ganti_sandi || until.is_none_or(|until| now < until)
}

/// Signs in. That name or password are wrong, the account is locked or its initial password is too old looks alike
/// and takes as long; only who knows the password learns that a code is needed.
///
/// # Errors
/// [`ApiError::RateLimited`] after too many wrong attempts ([`brake`]); [`ApiError::Unavailable`] when too many
/// wait; [`ApiError::Internal`] when the database refuses.
pub async fn login(
    app: &App,
    proof: Proof,
    manner: Manner,
    origin: Origin,
) -> Result<Outcome, ApiError> {
    let username = proof.username.trim().to_lowercase();
    let reader = app.db.reader();
    let account = store::account_named(reader, &username).await?;
    let who = Who {
        account: account.as_ref().map(|row| row.id),
        origin: origin.clone(),
    };
    let since = Waktu(app.clock.now().0 - KNOWN_FOR);
    let known = store::signed_in_from(reader, who.account, &origin.network(), since).await?;
    let place = password::line_up()?;
    let attempt = brake::sign_in(app, who, &username, known).await?;
    let phc = account.as_ref().map(|row| row.sandi.clone());
    let right = place.verify(proof.sandi, phc).await?;
    let now = app.clock.now();
    let late = account
        .as_ref()
        .is_some_and(|row| right && !in_time(row, now));
    let Some(checked) = account.filter(|row| right && row.aktif && !late) else {
        attempt.wrong(app, if late { "sandi awal" } else { "sandi" })?;
        return Ok(Outcome::Wrong);
    };
    let tx = app.db.begin().await?;
    // The password may have been changed, or the account locked, while it was being checked.
    let Some(account) = store::active_account(&tx, checked.id)
        .await?
        .filter(|row| row.sandi == checked.sandi)
    else {
        return Ok(Outcome::Wrong);
    };
    if account.faktor_kedua {
        let Some(kode) = proof.kode else {
            attempt.incomplete(&tx).await?;
            tx.commit().await?;
            return Ok(Outcome::CodeNeeded);
        };
        if !second_factor::prove(&app.seal, &tx, account.id, &kode, now).await? {
            drop(tx);
            attempt.wrong(app, "kode")?;
            return Ok(Outcome::CodeWrong);
        }
    }
    attempt.right(&tx).await?;
    let session = store::open(&tx, account.id, &origin, now).await?;
    let old = store::superfluous(&tx, account.id, &session).await?;
    if !old.is_empty() {
        store::revoke(&tx, Which::These(&old), "terlalu banyak sesi", now).await?;
    }
    let signed = issue(app, &tx, account, (session.clone(), now), manner, now).await?;
    let rincian = json!({ "alamat": origin.address, "klien": origin.client });
    note(
        &tx,
        "auth.login",
        signed.pengguna.id,
        &session,
        &rincian,
        now,
        origin.request_id,
    )
    .await?;
    tx.commit().await?;
    // No reason to refuse a sign-in.
    if let Err(error) = clean(app, now).await {
        tracing::warn!(?error, "sessions that ended long ago stay");
    }
    Ok(Outcome::Signed(Box::new(signed)))
}

/// Takes away sessions that ended so long ago that no network is known by them any more: many at once, since each time
/// all callers are looked up anew.
async fn clean(app: &App, now: Waktu) -> Result<(), ApiError> {
    let config = &app.config.auth;
    let longest = config.cookie_seconds.max(config.access_token_seconds);
    let before = Waktu(now.0 - KNOWN_FOR - i64::from(longest) * 1000);
    if ended::many(app.db.reader(), before).await? {
        let tx = app.db.begin().await?;
        ended::remove(&tx, before).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Exchanges a refresh token. None when it is unknown, expired, of a session that has ended or a locked
/// account; one that was exchanged before revokes its whole session, since two hold it. Of two
/// exchanges at once exactly one succeeds.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn refresh(app: &App, refresh: &str, origin: Origin) -> Result<Option<Signed>, ApiError> {
    let now = app.clock.now();
    let sidik = fingerprint(refresh);
    // Without the lock for writing, which a guess is not worth.
    if store::refresh_token(app.db.reader(), &sidik)
        .await?
        .is_none()
    {
        return Ok(None);
    }
    let tx = app.db.begin().await?;
    let Some(token) = store::refresh_token(&tx, &sidik).await? else {
        return Ok(None);
    };
    let Some(session) = store::open_session(&tx, &token.sesi_id).await? else {
        return Ok(None);
    };
    if !store::spend(&tx, &token, now).await? {
        store::revoke(
            &tx,
            Which::One(&session.id),
            "token penyegar dipakai ulang",
            now,
        )
        .await?;
        note(
            &tx,
            "auth.reuse",
            session.pengguna_id,
            &session.id,
            &json!({}),
            now,
            origin.request_id,
        )
        .await?;
        tx.commit().await?;
        tracing::warn!(sesi = session.id, "refresh token used twice");
        return Ok(None);
    }
    if token.kedaluwarsa_pada <= now || ends(app, session.dibuat_pada) <= now {
        return Ok(None);
    }
    let Some(account) = store::active_account(&tx, session.pengguna_id)
        .await?
        .filter(|row| in_time(row, now))
    else {
        return Ok(None);
    };
    let session = (session.id, session.dibuat_pada);
    let signed = issue(app, &tx, account, session, Manner::Token, now).await?;
    tx.commit().await?;
    Ok(Some(signed))
}

/// When a session that began then is over, however often it is refreshed.
fn ends(app: &App, began: Waktu) -> Waktu {
    Waktu(began.0 + i64::from(app.config.auth.session_seconds) * 1000)
}

/// Holds the account of a machine client until the transaction ends: whoever takes its secrets away ends the
/// sessions that were opened before.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn hold(tx: &DatabaseTransaction, account: PenggunaId) -> Result<(), ApiError> {
    store::active_account(tx, account).await.map(drop)
}

/// Opens a session for a machine client, and answers its id.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn open(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    origin: &Origin,
    now: Waktu,
) -> Result<String, ApiError> {
    store::open(tx, account, origin, now).await
}

/// An access token for a session that is open.
///
/// # Errors
/// [`ApiError::Internal`] when signing fails.
pub fn access(
    app: &App,
    account: PenggunaId,
    sesi: String,
    now: Waktu,
) -> Result<String, ApiError> {
    let bearer = Bearer {
        pengguna: account,
        sesi,
    };
    token::sign(&app.keys, &app.config.auth, &bearer, now)
}

/// Ends the session of `actor`.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn logout(app: &App, actor: &Actor, origin: Origin) -> Result<(), ApiError> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    store::revoke(&tx, Which::One(&actor.sesi), "keluar", now).await?;
    note(
        &tx,
        "auth.logout",
        actor.id,
        &actor.sesi,
        &json!({}),
        now,
        origin.request_id,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Open sessions of these accounts, the newest first. One whose last refresh token has expired is over, and so is
/// that of a browser that has rested too long or grown too old.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn open_of<C: ConnectionTrait>(
    connection: &C,
    config: &config::Auth,
    accounts: impl IntoIterator<Item = PenggunaId>,
    now: Waktu,
) -> Result<Vec<OpenSession>, ApiError> {
    store::open_of(connection, config, accounts, now).await
}

/// Ends one session of `actor`; false when they have no such open session.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn revoke_own(
    tx: &DatabaseTransaction,
    actor: &Actor,
    session: &str,
    alasan: &str,
    now: Waktu,
) -> Result<bool, ApiError> {
    let ended = store::revoke(tx, Which::Own(actor.id, session), alasan, now).await?;
    Ok(ended == 1)
}

/// Ends all sessions of an account, and tells how many.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn revoke_all(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    alasan: &str,
    now: Waktu,
) -> Result<u64, ApiError> {
    store::revoke(tx, Which::All(account), alasan, now).await
}

/// Ends all sessions of `actor` but the one in which they ask, and tells how many.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn revoke_others(
    tx: &DatabaseTransaction,
    actor: &Actor,
    alasan: &str,
    now: Waktu,
) -> Result<u64, ApiError> {
    store::revoke(tx, Which::Others(actor.id, &actor.sesi), alasan, now).await
}

async fn issue(
    app: &App,
    tx: &DatabaseTransaction,
    account: pengguna::Model,
    (session, began): (String, Waktu),
    manner: Manner,
    now: Waktu,
) -> Result<Signed, ApiError> {
    let secret = secret::random()?;
    let credential = match manner {
        Manner::Token => {
            let expires = Waktu(now.0 + i64::from(app.config.auth.refresh_token_seconds) * 1000);
            let expires = expires.min(ends(app, began));
            store::keep(tx, &session, fingerprint(&secret), expires).await?;
            Credential::Tokens {
                access: access(app, account.id, session, now)?,
                refresh: secret,
            }
        }
        Manner::Cookie => {
            store::cookie::keep(tx, session, fingerprint(&secret), now).await?;
            Credential::Cookie(secret)
        }
    };
    Ok(Signed {
        credential,
        kecamatan: store::kecamatan_kode(tx, account.kecamatan_id).await?,
        pengguna: account,
    })
}

async fn note(
    tx: &DatabaseTransaction,
    kejadian: &str,
    account: PenggunaId,
    session: &str,
    rincian: &serde_json::Value,
    now: Waktu,
    request_id: Option<String>,
) -> Result<(), ApiError> {
    let entry = Entry {
        waktu: now,
        pengguna: Some(account),
        kejadian,
        objek: format!("sesi:{session}"),
        rincian,
        request_id,
    };
    audit::record(tx, entry).await
}
