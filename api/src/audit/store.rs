//! SQL of the trail.

use entity::id::AuditId;
use entity::value::Waktu;
use entity::{audit, audit_kepala};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::error::ApiError;

/// Entries read at a time.
const SEKALIGUS: u64 = 1_000;

/// The end of the chain, which nobody else moves until the transaction ends.
pub(super) async fn pegang(tx: &DatabaseTransaction) -> Result<audit_kepala::Model, ApiError> {
    audit_kepala::Entity::find_by_id(1)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(tanpa_kepala)
}

/// The end of the chain.
pub(super) async fn kepala<C: ConnectionTrait>(
    connection: &C,
) -> Result<audit_kepala::Model, ApiError> {
    audit_kepala::Entity::find_by_id(1)
        .one(connection)
        .await?
        .ok_or_else(tanpa_kepala)
}

fn tanpa_kepala() -> ApiError {
    ApiError::Internal("the trail has no end".to_owned())
}

/// Appends what follows the end of the chain, which the database then moves.
pub(super) async fn tambah(
    tx: &DatabaseTransaction,
    entri: Vec<audit::Model>,
) -> Result<(), ApiError> {
    let baris = entri.into_iter().map(IntoActiveModel::into_active_model);
    audit::Entity::insert_many(baris)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The entries after `sesudah`, as many as are read at a time.
pub(super) async fn berikut<C: ConnectionTrait>(
    connection: &C,
    sesudah: AuditId,
) -> Result<Vec<audit::Model>, ApiError> {
    Ok(audit::Entity::find()
        .filter(audit::Column::Id.gt(sesudah))
        .order_by_asc(audit::Column::Id)
        .limit(SEKALIGUS)
        .all(connection)
        .await?)
}

/// When the last thing happened.
pub(super) async fn terakhir<C: ConnectionTrait>(
    connection: &C,
) -> Result<Option<Waktu>, ApiError> {
    Ok(audit::Entity::find()
        .order_by_desc(audit::Column::Id)
        .one(connection)
        .await?
        .map(|entri| entri.waktu))
}
