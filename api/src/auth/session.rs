//! Sessions: a family of refresh tokens, each good for one exchange.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::id::PenggunaId;
use entity::pengguna;
use entity::value::Waktu;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::store::{self, Which};
use super::token::{self, Bearer};
use super::{Actor, password};
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

/// Where a request comes from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Network address of the client, as far as it is known.
    pub address: String,
    /// Number of the HTTP request.
    pub request_id: Option<String>,
}

/// Signs in. None when name or password are wrong or the account is locked; all of these look alike
/// and take as long.
///
/// # Errors
/// [`ApiError::RateLimited`] after too many attempts at this name from this address;
/// [`ApiError::Internal`] when the database refuses.
pub async fn login(
    app: &App,
    username: &str,
    sandi: String,
    origin: Origin,
) -> Result<Option<Tokens>, ApiError> {
    let username = username.trim().to_lowercase();
    // Hashed, so that the length of a name cannot fill the memory.
    let guessed = hex(&Sha256::digest(format!("{}\n{username}", origin.address)));
    app.throttle.attempt(&guessed, app.clock.now())?;
    let account = store::account_named(app.db.reader(), &username).await?;
    let phc = account.as_ref().map(|row| row.sandi.clone());
    let right = password::verify(sandi, phc).await?;
    let Some(checked) = account.filter(|row| right && row.aktif) else {
        tracing::info!(address = origin.address, "sign-in refused");
        return Ok(None);
    };
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    // The password may have been changed, or the account locked, while it was being checked.
    let Some(account) = store::active_account(&tx, checked.id)
        .await?
        .filter(|row| row.sandi == checked.sandi)
    else {
        return Ok(None);
    };
    let session = store::open(&tx, account.id, now).await?;
    note(
        &tx,
        "auth.login",
        account.id,
        &session,
        now,
        origin.request_id,
    )
    .await?;
    let tokens = issue(app, &tx, account, session, now).await?;
    tx.commit().await?;
    app.throttle.forget(&guessed);
    Ok(Some(tokens))
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
        now,
        origin.request_id,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Ends all sessions of an account.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn revoke_all(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    alasan: &str,
    now: Waktu,
) -> Result<(), ApiError> {
    store::revoke(tx, Which::All(account), alasan, now).await
}

/// Ends all sessions of `actor` but the one in which they ask.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn revoke_others(
    tx: &DatabaseTransaction,
    actor: &Actor,
    alasan: &str,
    now: Waktu,
) -> Result<(), ApiError> {
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
    now: Waktu,
    request_id: Option<String>,
) -> Result<(), ApiError> {
    let entry = Entry {
        waktu: now,
        pengguna: Some(account),
        kejadian,
        objek: format!("sesi:{session}"),
        rincian: &json!({}),
        request_id,
    };
    audit::record(tx, entry).await
}

/// What is kept of a refresh token: enough to know it again, not to use it.
fn sidik(token: &str) -> String {
    hex(&Sha256::digest(token))
}
