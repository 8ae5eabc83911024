//! SQL of the regions. They are public within the kabupaten; the scope confines them to it.

use entity::id::{DesaId, KecamatanId};
use entity::status::Letak;
use entity::{desa, kabupaten, kecamatan};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::access::Scope;
use crate::db::any_of;
use crate::error::ApiError;

/// The kabupaten of the caller.
pub(super) async fn kabupaten_list<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<kabupaten::Model>, ApiError> {
    Ok(kabupaten::Entity::find()
        .filter(kabupaten::Column::Id.eq(scope.kabupaten()))
        .order_by_asc(kabupaten::Column::Kode)
        .all(connection)
        .await?)
}

/// Kecamatan of the caller's kabupaten, by code.
pub(super) async fn kecamatan_list<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    letak: Option<Letak>,
) -> Result<Vec<kecamatan::Model>, ApiError> {
    let mut select = kecamatan::Entity::find()
        .filter(kecamatan::Column::KabupatenId.eq(scope.kabupaten()))
        .order_by_asc(kecamatan::Column::Kode);
    if let Some(letak) = letak {
        select = select.filter(kecamatan::Column::Letak.eq(letak));
    }
    Ok(select.all(connection).await?)
}

/// All kecamatan of the caller's kabupaten, by code.
pub async fn kecamatan_semua<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<kecamatan::Model>, ApiError> {
    kecamatan_list(connection, scope, None).await
}

/// The kecamatan with this code.
pub async fn kecamatan_by_kode<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    kode: &str,
) -> Result<Option<kecamatan::Model>, ApiError> {
    Ok(kecamatan::Entity::find()
        .filter(kecamatan::Column::KabupatenId.eq(scope.kabupaten()))
        .filter(kecamatan::Column::Kode.eq(kode))
        .one(connection)
        .await?)
}

/// The kecamatan with these ids.
pub async fn kecamatan_by_ids<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    ids: impl IntoIterator<Item = KecamatanId>,
) -> Result<Vec<kecamatan::Model>, ApiError> {
    Ok(kecamatan::Entity::find()
        .filter(kecamatan::Column::KabupatenId.eq(scope.kabupaten()))
        .filter(any_of(
            connection,
            (kecamatan::Entity, kecamatan::Column::Id),
            ids.into_iter().map(|id| id.0),
        ))
        .order_by_asc(kecamatan::Column::Kode)
        .all(connection)
        .await?)
}

/// Desa and kelurahan of these kecamatan, by code.
pub(super) async fn desa_of<C: ConnectionTrait>(
    connection: &C,
    kecamatan: impl IntoIterator<Item = KecamatanId>,
) -> Result<Vec<desa::Model>, ApiError> {
    Ok(desa::Entity::find()
        .filter(any_of(
            connection,
            (desa::Entity, desa::Column::KecamatanId),
            kecamatan.into_iter().map(|id| id.0),
        ))
        .order_by_asc(desa::Column::Kode)
        .all(connection)
        .await?)
}

/// The desa with this id, if it is in the caller's kabupaten.
pub(super) async fn desa_by_id<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: DesaId,
) -> Result<Option<desa::Model>, ApiError> {
    let Some(row) = desa::Entity::find_by_id(id).one(connection).await? else {
        return Ok(None);
    };
    let kecamatan = kecamatan_by_ids(connection, scope, [row.kecamatan_id]).await?;
    Ok((!kecamatan.is_empty()).then_some(row))
}
