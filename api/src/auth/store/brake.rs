//! SQL of the brake on guessing.

use entity::percobaan_masuk::{ActiveModel, Column, Entity, Model};
use entity::value::Waktu;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use crate::error::ApiError;

/// Most old rows that are taken away at a time.
const AT_ONCE: u64 = 1_000;

/// What is counted under these keys, as far as anything is.
pub(in crate::auth) async fn read<C: ConnectionTrait>(
    connection: &C,
    keys: &[&str],
) -> Result<Vec<Model>, ApiError> {
    Ok(Entity::find()
        .filter(Column::Kunci.is_in(keys.iter().copied()))
        .all(connection)
        .await?)
}

/// What is counted under these keys, which nobody else counts until the transaction ends. `keys` are in
/// order, so that of two who count none waits for the other for good.
pub(in crate::auth) async fn lock(
    tx: &DatabaseTransaction,
    keys: &[&str],
) -> Result<Vec<Model>, ApiError> {
    let rows = keys.iter().map(|key| ActiveModel {
        kunci: Set((*key).to_owned()),
        gagal: Set(0),
        terakhir: Set(Waktu(0)),
        sampai: Set(Waktu(0)),
        dicatat: Set(false),
    });
    Ok(Entity::insert_many(rows)
        // To write what stands there is to lock it.
        .on_conflict(
            OnConflict::column(Column::Kunci)
                .update_column(Column::Kunci)
                .to_owned(),
        )
        .exec_with_returning(tx)
        .await?)
}

/// Writes rows that are locked.
pub(in crate::auth) async fn put(
    tx: &DatabaseTransaction,
    rows: Vec<Model>,
) -> Result<(), ApiError> {
    Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model))
        .on_conflict(
            OnConflict::column(Column::Kunci)
                .update_columns([
                    Column::Gagal,
                    Column::Terakhir,
                    Column::Sampai,
                    Column::Dicatat,
                ])
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Marks a hold as told in the trail; false when somebody else was first.
pub(in crate::auth) async fn mark_told(
    tx: &DatabaseTransaction,
    key: &str,
    sampai: Waktu,
) -> Result<bool, ApiError> {
    let update = Entity::update_many()
        .col_expr(Column::Dicatat, Expr::value(true))
        .filter(Column::Kunci.eq(key))
        .filter(Column::Sampai.eq(sampai))
        .filter(Column::Dicatat.eq(false))
        .exec(tx)
        .await?;
    Ok(update.rows_affected == 1)
}

/// Forgets what is counted under this key.
pub(in crate::auth) async fn forget<C: ConnectionTrait>(
    connection: &C,
    key: &str,
) -> Result<(), ApiError> {
    Entity::delete_by_id(key.to_owned())
        .exec(connection)
        .await?;
    Ok(())
}

/// Takes away rows without an attempt since `before`, but for those that somebody is counting.
pub(in crate::auth) async fn clean<C: ConnectionTrait>(
    connection: &C,
    before: Waktu,
) -> Result<(), ApiError> {
    let old = Entity::find()
        .select_only()
        .column(Column::Kunci)
        .filter(Column::Terakhir.lt(before))
        .order_by_asc(Column::Kunci)
        .limit(AT_ONCE)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .into_query();
    Entity::delete_many()
        .filter(Column::Kunci.in_subquery(old))
        .exec(connection)
        .await?;
    Ok(())
}
