//! Sessions: a family of refresh tokens, each good for one exchange.

use std::net::{IpAddr, Ipv6Addr};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::id::PenggunaId;
use entity::pengguna;
use entity::value::Waktu;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::json;
use sha2::{Digest, Sha256};

pub use super::store::OpenSession;

use super::brake::{self, Who};
use super::store::{self, Which};
use super::token::{self, Bearer};
use super::{Actor, password, second_factor};
use crate::app::App;
use crate::audit::{self, Entry};
use crate::error::ApiError;
use crate::graphql::unit::hex;

/// What a client gets when it signs in or refreshes.
#[derive(Clone)]
pub struct Tokens {
    /// Short-lived JWT.
    pub access: String,
    /// Opaque, single-use.
    pub refresh: String,
    /// The account.
    pub pengguna: pengguna::Model,
    /// Code of its kecamatan.
    pub kecamatan: Option<String>,
}

/// What comes of an attempt to sign in.
pub enum Outcome {
    /// A session was opened.
    Signed(Box<Tokens>),
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

/// Signs in. That name or password are wrong or the account is locked looks alike and takes as long; only who
/// knows the password learns that a code is needed.
///
/// # Errors
/// [`ApiError::RateLimited`] after too many wrong attempts ([`brake`]); [`ApiError::Internal`] when the
/// database refuses.
pub async fn login(app: &App, proof: Proof, origin: Origin) -> Result<Outcome, ApiError> {
    let username = proof.username.trim().to_lowercase();
    let reader = app.db.reader();
    let account = store::account_named(reader, &username).await?;
    let who = Who {
        account: account.as_ref().map(|row| row.id),
        origin: origin.clone(),
    };
    let since = Waktu(app.clock.now().0 - KNOWN_FOR);
    let known = store::signed_in_from(reader, who.account, &origin.network(), since).await?;
    let attempt = brake::sign_in(app, who, &username, known).await?;
    let phc = account.as_ref().map(|row| row.sandi.clone());
    let right = password::verify(proof.sandi, phc).await?;
    let Some(checked) = account.filter(|row| right && row.aktif) else {
        attempt.wrong(app, "sandi")?;
        return Ok(Outcome::Wrong);
    };
    let now = app.clock.now();
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
    let tokens = issue(app, &tx, account, session.clone(), now).await?;
    let rincian = json!({ "alamat": origin.address, "klien": origin.client });
    note(
        &tx,
        "auth.login",
        tokens.pengguna.id,
        &session,
        &rincian,
        now,
        origin.request_id,
    )
    .await?;
    tx.commit().await?;
    Ok(Outcome::Signed(Box::new(tokens)))
}

/// Exchanges a refresh token. None when it is unknown, expired, of a revoked session or a locked
/// account; one that was exchanged before revokes its whole session, since two hold it. Of two
/// exchanges at once exactly one succeeds.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn refresh(app: &App, refresh: &str, origin: Origin) -> Result<Option<Tokens>, ApiError> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let Some(token) = store::refresh_token(&tx, &sidik(refresh)).await? else {
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
    if token.kedaluwarsa_pada <= now {
        return Ok(None);
    }
    let Some(account) = store::active_account(&tx, session.pengguna_id).await? else {
        return Ok(None);
    };
    let tokens = issue(app, &tx, account, session.id, now).await?;
    tx.commit().await?;
    Ok(Some(tokens))
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

/// Open sessions of these accounts, the newest first. One whose last refresh token has expired is over.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn open_of<C: ConnectionTrait>(
    connection: &C,
    accounts: impl IntoIterator<Item = PenggunaId>,
    now: Waktu,
) -> Result<Vec<OpenSession>, ApiError> {
    store::open_of(connection, accounts, now).await
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
    session: String,
    now: Waktu,
) -> Result<Tokens, ApiError> {
    let mut random = [0_u8; 32];
    aws_lc_rs::rand::fill(&mut random).map_err(|error| ApiError::Internal(error.to_string()))?;
    let refresh = URL_SAFE_NO_PAD.encode(random);
    let expires = Waktu(now.0 + i64::from(app.config.auth.refresh_token_seconds) * 1000);
    store::keep(tx, &session, sidik(&refresh), expires).await?;
    let bearer = Bearer {
        pengguna: account.id,
        sesi: session,
    };
    Ok(Tokens {
        access: token::sign(&app.keys, &app.config.auth, &bearer, now)?,
        refresh,
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

/// What is kept of a refresh token: enough to know it again, not to use it.
fn sidik(token: &str) -> String {
    hex(&Sha256::digest(token))
}
