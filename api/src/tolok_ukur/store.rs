//! SQL of the benchmarks.

use entity::id::{IndikatorId, TolokUkurId};
use entity::tolok_ukur;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::access::Scope;
use crate::db::any_of;
use crate::error::ApiError;

/// The benchmark with this id, if it is the kabupaten's.
///
/// # Errors
/// When the database refuses.
pub async fn by_id<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: TolokUkurId,
) -> Result<Option<tolok_ukur::Model>, ApiError> {
    Ok(tolok_ukur::Entity::find_by_id(id)
        .filter(tolok_ukur::Column::KabupatenId.eq(scope.kabupaten()))
        .one(connection)
        .await?)
}

/// The kabupaten's benchmarks of these indicators, by year and order of entry.
///
/// # Errors
/// When the database refuses.
pub async fn of_indikator<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    indikator: impl IntoIterator<Item = IndikatorId>,
    tahun: Option<i32>,
) -> Result<Vec<tolok_ukur::Model>, ApiError> {
    let mut select = tolok_ukur::Entity::find()
        .filter(tolok_ukur::Column::KabupatenId.eq(scope.kabupaten()))
        .filter(any_of(
            connection,
            (tolok_ukur::Entity, tolok_ukur::Column::IndikatorId),
            indikator.into_iter().map(|id| id.0),
        ));
    if let Some(tahun) = tahun {
        select = select.filter(tolok_ukur::Column::Tahun.eq(tahun));
    }
    Ok(select
        .order_by_asc(tolok_ukur::Column::Tahun)
        .order_by_asc(tolok_ukur::Column::Id)
        .all(connection)
        .await?)
}
