//! Sessions: a family of refresh tokens, each good for one exchange.

use entity::id::PenggunaId;
use entity::value::Waktu;
use entity::{kecamatan, pengguna, sesi, token_penyegar};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};
use sha2::{Digest, Sha256};

use super::token::{self, Bearer};
use super::{Actor, password};
use crate::app::App;
use crate::error::ApiError;
use crate::graphql::unit::hex;

/// What a client gets when it signs in or refreshes.
#[derive(Clone, Debug)]
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

/// Signs in. None when name or password are wrong or the account is locked; all of these look alike
/// and take as long.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn login(app: &App, username: &str, sandi: String) -> Result<Option<Tokens>, ApiError> {
    let username = username.trim().to_lowercase();
    let account = pengguna::Entity::find()
        .filter(pengguna::Column::Username.eq(username))
        .one(app.db.writer())
        .await?;
    let phc = account.as_ref().map(|row| row.sandi.clone());
    let right = password::verify(sandi, phc).await?;
    let Some(account) = account.filter(|row| right && row.aktif) else {
        return Ok(None);
    };
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let session = uuid::Uuid::new_v4().to_string();
    sesi::Entity::insert(sesi::ActiveModel {
        id: Set(session.clone()),
        pengguna_id: Set(account.id),
        dibuat_pada: Set(now),
        dicabut_pada: Set(None),
        alasan_cabut: Set(None),
    })
    .exec_without_returning(&tx)
    .await?;
    let tokens = issue(app, &tx, account, session, now).await?;
    tx.commit().await?;
    Ok(Some(tokens))
}

/// Exchanges a refresh token. None when it is unknown, expired, of a revoked session or a locked
/// account; one that was exchanged before revokes its whole session, since two hold it.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn refresh(app: &App, refresh: &str) -> Result<Option<Tokens>, ApiError> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let Some(row) = token_penyegar::Entity::find()
        .filter(token_penyegar::Column::Sidik.eq(sidik(refresh)))
        .one(&tx)
        .await?
    else {
        return Ok(None);
    };
    // The update decides who is first, also between two processes.
    let first = token_penyegar::Entity::update_many()
        .col_expr(token_penyegar::Column::DipakaiPada, Expr::value(now.0))
        .filter(token_penyegar::Column::Id.eq(row.id))
        .filter(token_penyegar::Column::DipakaiPada.is_null())
        .exec(&tx)
        .await?
        .rows_affected
        == 1;
    if !first {
        revoke(&tx, &row.sesi_id, "token penyegar dipakai ulang", now).await?;
        tx.commit().await?;
        tracing::warn!(sesi = row.sesi_id, "refresh token used twice");
        return Ok(None);
    }
    let session = sesi::Entity::find_by_id(row.sesi_id.clone()).one(&tx).await?;
    let Some(session) = session.filter(|s| s.dicabut_pada.is_none() && row.kedaluwarsa_pada > now)
    else {
        return Ok(None);
    };
    let account = pengguna::Entity::find_by_id(session.pengguna_id).one(&tx).await?;
    let Some(account) = account.filter(|account| account.aktif) else {
        return Ok(None);
    };
    let tokens = issue(app, &tx, account, session.id, now).await?;
    tx.commit().await?;
    Ok(Some(tokens))
}

/// Ends a session.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn logout(app: &App, actor: &Actor) -> Result<(), ApiError> {
    let tx = app.db.begin().await?;
    revoke(&tx, &actor.sesi, "keluar", app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends all sessions of an account but `except`.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn revoke_all(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    except: Option<&str>,
    alasan: &str,
    now: Waktu,
) -> Result<(), ApiError> {
    let mut update = sesi::Entity::update_many()
        .col_expr(sesi::Column::DicabutPada, Expr::value(now.0))
        .col_expr(sesi::Column::AlasanCabut, Expr::value(alasan))
        .filter(sesi::Column::PenggunaId.eq(account))
        .filter(sesi::Column::DicabutPada.is_null());
    if let Some(except) = except {
        update = update.filter(sesi::Column::Id.ne(except));
    }
    update.exec(tx).await?;
    Ok(())
}

/// The actor behind a bearer token: none when the token is not valid now, its session was revoked, or
/// the account is locked. Role and kecamatan are read with every request.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn actor(app: &App, token: &str) -> Result<Option<Actor>, ApiError> {
    let Some(bearer) = token::verify(&app.keys, &app.config.auth, token, app.clock.now()) else {
        return Ok(None);
    };
    let found = sesi::Entity::find_by_id(bearer.sesi)
        .filter(sesi::Column::PenggunaId.eq(bearer.pengguna))
        .filter(sesi::Column::DicabutPada.is_null())
        .find_also_linked(Account)
        .one(app.db.reader())
        .await?;
    Ok(found.and_then(|(session, account)| {
        let account = account.filter(|account| account.aktif)?;
        Some(Actor {
            id: account.id,
            nama: account.nama,
            peran: account.peran,
            kabupaten: account.kabupaten_id,
            kecamatan: account.kecamatan_id,
            sesi: session.id,
            wajib_ganti_sandi: account.wajib_ganti_sandi,
        })
    }))
}

/// From a session to its account.
struct Account;

impl sea_orm::Linked for Account {
    type FromEntity = sesi::Entity;
    type ToEntity = pengguna::Entity;

    fn link(&self) -> Vec<sea_orm::LinkDef> {
        vec![
            sesi::Entity::belongs_to(pengguna::Entity)
                .from(sesi::Column::PenggunaId)
                .to(pengguna::Column::Id)
                .into(),
        ]
    }
}

async fn revoke(
    tx: &DatabaseTransaction,
    session: &str,
    alasan: &str,
    now: Waktu,
) -> Result<(), ApiError> {
    sesi::Entity::update_many()
        .col_expr(sesi::Column::DicabutPada, Expr::value(now.0))
        .col_expr(sesi::Column::AlasanCabut, Expr::value(alasan))
        .filter(sesi::Column::Id.eq(session))
        .filter(sesi::Column::DicabutPada.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

async fn issue(
    app: &App,
    tx: &DatabaseTransaction,
    account: pengguna::Model,
    session: String,
    now: Waktu,
) -> Result<Tokens, ApiError> {
    use base64::Engine as _;
    let mut random = [0_u8; 32];
    aws_lc_rs::rand::fill(&mut random).map_err(|error| ApiError::Internal(error.to_string()))?;
    let refresh = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random);
    token_penyegar::Entity::insert(token_penyegar::ActiveModel {
        sesi_id: Set(session.clone()),
        sidik: Set(sidik(&refresh)),
        kedaluwarsa_pada: Set(Waktu(
            now.0 + i64::from(app.config.auth.refresh_token_seconds) * 1000,
        )),
        dipakai_pada: Set(None),
        ..Default::default()
    })
    .exec_without_returning(tx)
    .await?;
    let bearer = Bearer {
        pengguna: account.id,
        sesi: session,
    };
    Ok(Tokens {
        access: token::sign(&app.keys, &app.config.auth, &bearer, now)?,
        refresh,
        kecamatan: kecamatan_kode(tx, &account).await?,
        pengguna: account,
    })
}

async fn kecamatan_kode<C: ConnectionTrait>(
    connection: &C,
    account: &pengguna::Model,
) -> Result<Option<String>, ApiError> {
    Ok(match account.kecamatan_id {
        None => None,
        Some(id) => kecamatan::Entity::find_by_id(id).one(connection).await?.map(|row| row.kode),
    })
}

fn sidik(token: &str) -> String {
    hex(&Sha256::digest(token))
}
