//! SQL of the plan periods and deadlines.

use entity::{periode, tenggat};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::access::Scope;
use crate::error::ApiError;

/// The kabupaten's plan periods, by first year.
///
/// # Errors
/// When the database refuses.
pub async fn periode<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<periode::Model>, ApiError> {
    Ok(periode::Entity::find()
        .filter(periode::Column::KabupatenId.eq(scope.kabupaten()))
        .order_by_asc(periode::Column::TahunAwal)
        .order_by_asc(periode::Column::Kode)
        .all(connection)
        .await?)
}

/// The kabupaten's deadlines, by year and day.
///
/// # Errors
/// When the database refuses.
pub async fn tenggat<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<tenggat::Model>, ApiError> {
    Ok(tenggat::Entity::find()
        .filter(tenggat::Column::KabupatenId.eq(scope.kabupaten()))
        .order_by_asc(tenggat::Column::Tahun)
        .order_by_asc(tenggat::Column::Tanggal)
        .all(connection)
        .await?)
}
