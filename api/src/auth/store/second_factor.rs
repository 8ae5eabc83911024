//! SQL of the second factor.

use entity::id::PenggunaId;
use entity::value::Waktu;
use entity::{faktor_kedua, kode_pemulihan, pengguna};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

use crate::error::ApiError;

/// The sealed secret of the account, confirmed or not.
pub(in crate::auth) async fn secret<C: ConnectionTrait>(
    connection: &C,
    account: PenggunaId,
) -> Result<Option<faktor_kedua::Model>, ApiError> {
    Ok(faktor_kedua::Entity::find_by_id(account)
        .one(connection)
        .await?)
}

/// All sealed secrets.
pub(in crate::auth) async fn secrets<C: ConnectionTrait>(
    connection: &C,
) -> Result<Vec<faktor_kedua::Model>, ApiError> {
    Ok(faktor_kedua::Entity::find().all(connection).await?)
}

/// Keeps a sealed secret in the place of one that was never confirmed.
pub(in crate::auth) async fn keep_secret(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    rahasia: Vec<u8>,
    now: Waktu,
) -> Result<(), ApiError> {
    faktor_kedua::Entity::insert(faktor_kedua::ActiveModel {
        pengguna_id: Set(account),
        rahasia: Set(rahasia),
        langkah: Set(0),
        dibuat_pada: Set(now),
    })
    .on_conflict(
        OnConflict::column(faktor_kedua::Column::PenggunaId)
            .update_columns([
                faktor_kedua::Column::Rahasia,
                faktor_kedua::Column::Langkah,
                faktor_kedua::Column::DibuatPada,
            ])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Spends the code of a time step; false when it, or a later one, was used before.
pub(in crate::auth) async fn spend_step(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    step: i64,
) -> Result<bool, ApiError> {
    let update = faktor_kedua::Entity::update_many()
        .col_expr(faktor_kedua::Column::Langkah, Expr::value(step))
        .filter(faktor_kedua::Column::PenggunaId.eq(account))
        .filter(faktor_kedua::Column::Langkah.lt(step))
        .exec(tx)
        .await?;
    Ok(update.rows_affected == 1)
}

/// Spends a recovery code; false when it is none, or was used before.
pub(in crate::auth) async fn spend_code(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    sidik: &str,
    now: Waktu,
) -> Result<bool, ApiError> {
    let update = kode_pemulihan::Entity::update_many()
        .col_expr(kode_pemulihan::Column::DipakaiPada, Expr::value(now.0))
        .filter(kode_pemulihan::Column::Sidik.eq(sidik))
        .filter(kode_pemulihan::Column::PenggunaId.eq(account))
        .filter(kode_pemulihan::Column::DipakaiPada.is_null())
        .exec(tx)
        .await?;
    Ok(update.rows_affected == 1)
}

/// Keeps the hashes of new recovery codes.
pub(in crate::auth) async fn keep_codes(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    sidik: impl IntoIterator<Item = String>,
) -> Result<(), ApiError> {
    let rows = sidik.into_iter().map(|sidik| kode_pemulihan::ActiveModel {
        sidik: Set(sidik),
        pengguna_id: Set(account),
        dipakai_pada: Set(None),
    });
    kode_pemulihan::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Notes at the account whether it has a second factor; false when that is how it was.
pub(in crate::auth) async fn mark(
    tx: &DatabaseTransaction,
    account: PenggunaId,
    has: bool,
) -> Result<bool, ApiError> {
    let update = pengguna::Entity::update_many()
        .col_expr(pengguna::Column::FaktorKedua, Expr::value(has))
        .col_expr(
            pengguna::Column::Version,
            ExprTrait::add(Expr::col(pengguna::Column::Version), 1),
        )
        .filter(pengguna::Column::Id.eq(account))
        .filter(pengguna::Column::FaktorKedua.eq(!has))
        .exec(tx)
        .await?;
    Ok(update.rows_affected == 1)
}

/// Takes secret and recovery codes away.
pub(in crate::auth) async fn clear(
    tx: &DatabaseTransaction,
    account: PenggunaId,
) -> Result<(), ApiError> {
    kode_pemulihan::Entity::delete_many()
        .filter(kode_pemulihan::Column::PenggunaId.eq(account))
        .exec(tx)
        .await?;
    faktor_kedua::Entity::delete_by_id(account).exec(tx).await?;
    Ok(())
}
