//! SQL of the sessions that browsers keep in a cookie.

use entity::id::PenggunaId;
use entity::value::Waktu;
use entity::{sesi, sesi_kuki};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QuerySelect, RelationDef,
};

use super::OpenSession;
use crate::config;
use crate::error::ApiError;

/// Keeps the fingerprint of the cookie of a new session.
pub(in crate::auth) async fn keep<C: ConnectionTrait>(
    connection: &C,
    session: String,
    sidik: String,
    now: Waktu,
) -> Result<(), ApiError> {
    sesi_kuki::Entity::insert(sesi_kuki::ActiveModel {
        sesi_id: Set(session),
        sidik: Set(sidik),
        terpakai_pada: Set(now),
    })
    .exec_without_returning(connection)
    .await?;
    Ok(())
}

/// An open session of a browser.
#[derive(FromQueryResult)]
pub(in crate::auth) struct CookieSession {
    pub(in crate::auth) sesi_id: String,
    pub(in crate::auth) pengguna_id: PenggunaId,
    pub(in crate::auth) dibuat_pada: Waktu,
    pub(in crate::auth) terpakai_pada: Waktu,
}

/// The open session whose cookie has this fingerprint.
pub(in crate::auth) async fn find<C: ConnectionTrait>(
    connection: &C,
    sidik: &str,
) -> Result<Option<CookieSession>, ApiError> {
    let session: RelationDef = sesi_kuki::Entity::belongs_to(sesi::Entity)
        .from(sesi_kuki::Column::SesiId)
        .to(sesi::Column::Id)
        .into();
    Ok(sesi_kuki::Entity::find()
        .select_only()
        .columns([sesi_kuki::Column::SesiId, sesi_kuki::Column::TerpakaiPada])
        .columns([sesi::Column::PenggunaId, sesi::Column::DibuatPada])
        .join(JoinType::InnerJoin, session)
        .filter(sesi_kuki::Column::Sidik.eq(sidik))
        .filter(sesi::Column::DicabutPada.is_null())
        .into_model::<CookieSession>()
        .one(connection)
        .await?)
}

/// Notes that a browser's session was used.
pub(in crate::auth) async fn used<C: ConnectionTrait>(
    connection: &C,
    session: &str,
    now: Waktu,
) -> Result<(), ApiError> {
    sesi_kuki::Entity::update_many()
        .col_expr(sesi_kuki::Column::TerpakaiPada, Expr::value(now.0))
        .filter(sesi_kuki::Column::SesiId.eq(session))
        .filter(sesi_kuki::Column::TerpakaiPada.lt(now))
        .exec(connection)
        .await?;
    Ok(())
}

/// The sessions of browsers among those of these accounts that go on.
pub(super) async fn open_among<C: ConnectionTrait>(
    connection: &C,
    config: &config::Auth,
    accounts: &[i64],
    now: Waktu,
) -> Result<Vec<OpenSession>, ApiError> {
    let since = |seconds: u32| Waktu(now.0 - i64::from(seconds) * 1000);
    let cookie: RelationDef = sesi::Entity::belongs_to(sesi_kuki::Entity)
        .from(sesi::Column::Id)
        .to(sesi_kuki::Column::SesiId)
        .into();
    Ok(super::open_among(connection, accounts)
        .column_as(sesi_kuki::Column::TerpakaiPada, "dipakai_pada")
        .join(JoinType::InnerJoin, cookie)
        .filter(sesi::Column::DibuatPada.gt(since(config.cookie_seconds)))
        .filter(sesi_kuki::Column::TerpakaiPada.gt(since(config.cookie_idle_seconds)))
        .into_model::<OpenSession>()
        .all(connection)
        .await?)
}
