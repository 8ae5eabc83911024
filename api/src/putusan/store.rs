//! SQL of the decisions: rows are only added.

use entity::putusan_definisi;
use entity::value::Waktu;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};

use crate::access::{Permit, Scope};
use crate::error::ApiError;

/// All that was decided in the kabupaten until now or until `per`, the oldest first.
pub(super) async fn semua<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    per: Option<Waktu>,
) -> Result<Vec<putusan_definisi::Model>, ApiError> {
    let mut select = putusan_definisi::Entity::find()
        .filter(putusan_definisi::Column::KabupatenId.eq(scope.kabupaten()))
        .order_by_asc(putusan_definisi::Column::Version)
        .order_by_asc(putusan_definisi::Column::Id);
    if let Some(per) = per {
        select = select.filter(putusan_definisi::Column::Waktu.lte(per));
    }
    Ok(select.all(connection).await?)
}

/// Adds the next decision of a text; its id does not count. A version that is there already breaks a unique key.
pub(super) async fn tambah<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    row: putusan_definisi::Model,
) -> Result<i64, DbErr> {
    let mut baru = row.into_active_model().reset_all();
    baru.id = NotSet;
    let done = putusan_definisi::Entity::insert(baru)
        .exec(connection)
        .await?;
    Ok(done.last_insert_id.0)
}
