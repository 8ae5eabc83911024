//! SQL of what the criteria of the evaluation ask about a report beside its content.

use entity::id::LkjipId;
use entity::status::{JenisTenggat, Langkah};
use entity::value::{Tanggal, Waktu};
use entity::{lkjip_riwayat, tenggat};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::access::{Scope, VisibleReport};
use crate::db::any_of;
use crate::error::ApiError;

/// The day on which the report of each year is due.
pub(in crate::reviu) async fn tenggat<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<(i32, Tanggal)>, ApiError> {
    Ok(tenggat::Entity::find()
        .select_only()
        .column(tenggat::Column::Tahun)
        .column(tenggat::Column::Tanggal)
        .filter(tenggat::Column::KabupatenId.eq(scope.kabupaten()))
        .filter(tenggat::Column::Jenis.eq(JenisTenggat::Lkjip))
        .into_tuple()
        .all(connection)
        .await?)
}

/// When each of `reports` that was submitted was first submitted.
pub(in crate::reviu) async fn pengajuan<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<Vec<(LkjipId, Waktu)>, ApiError> {
    Ok(lkjip_riwayat::Entity::find()
        .select_only()
        .column(lkjip_riwayat::Column::LkjipId)
        .column_as(lkjip_riwayat::Column::Waktu.min(), "pertama")
        .filter(any_of(
            connection,
            (lkjip_riwayat::Entity, lkjip_riwayat::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .filter(lkjip_riwayat::Column::Langkah.eq(Langkah::Ajukan))
        .group_by(lkjip_riwayat::Column::LkjipId)
        .into_tuple()
        .all(connection)
        .await?)
}
