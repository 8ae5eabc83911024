//! SQL of the deadlines.

pub(super) mod perpanjangan;

pub use perpanjangan::perpanjangan_berlaku;

use entity::id::TenggatId;
use entity::status::JenisTenggat;
use entity::tenggat;
use entity::value::Waktu;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::access::{Permit, Scope};
use crate::error::ApiError;
use crate::rujukan::riwayat;

/// The kabupaten's deadlines, now or at `per`, by year and day.
pub(super) async fn list<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    tahun: Option<i32>,
    per: Option<Waktu>,
) -> Result<Vec<tenggat::Model>, ApiError> {
    let mut select =
        tenggat::Entity::find().filter(tenggat::Column::KabupatenId.eq(scope.kabupaten()));
    if let Some(tahun) = tahun {
        select = select.filter(tenggat::Column::Tahun.eq(tahun));
    }
    let mut rows = riwayat::per(connection, select, per).await?;
    rows.sort_by(|a, b| (a.tahun, &a.tanggal, a.id).cmp(&(b.tahun, &b.tanggal, b.id)));
    Ok(rows)
}

/// The deadline with this id, if it is the kabupaten's.
pub(super) async fn by_id<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: TenggatId,
) -> Result<Option<tenggat::Model>, ApiError> {
    Ok(tenggat::Entity::find_by_id(id)
        .filter(tenggat::Column::KabupatenId.eq(scope.kabupaten()))
        .one(connection)
        .await?)
}

/// The kabupaten's deadline of a document for a year, to be changed.
pub(super) async fn find<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    jenis: JenisTenggat,
    tahun: i32,
) -> Result<Option<tenggat::Model>, ApiError> {
    Ok(tenggat::Entity::find()
        .filter(tenggat::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(tenggat::Column::Jenis.eq(jenis))
        .filter(tenggat::Column::Tahun.eq(tahun))
        .one(connection)
        .await?)
}

/// Adds `row`, whose own id and version do not count.
pub(super) async fn insert<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    row: tenggat::Model,
) -> Result<TenggatId, DbErr> {
    let done = tenggat::Entity::insert(tenggat::ActiveModel {
        kabupaten_id: Set(permit.actor().kabupaten),
        jenis: Set(row.jenis),
        tahun: Set(row.tahun),
        tanggal: Set(row.tanggal),
        dasar_hukum: Set(row.dasar_hukum),
        version: Set(1),
        sejak: Set(row.sejak),
        ..Default::default()
    })
    .exec(connection)
    .await?;
    Ok(done.last_insert_id)
}

/// Writes day and legal basis of `row` over the one that has its id and version, which goes into the history; false
/// when there is none any more.
pub(super) async fn update<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    row: tenggat::Model,
    now: Waktu,
) -> Result<bool, ApiError> {
    riwayat::simpan::<tenggat::Entity, _>(connection, (row.id.0, row.version), now).await?;
    let done = tenggat::Entity::update_many()
        .set(tenggat::ActiveModel {
            tanggal: Set(row.tanggal),
            dasar_hukum: Set(row.dasar_hukum),
            version: Set(row.version + 1),
            sejak: Set(now),
            ..Default::default()
        })
        .filter(tenggat::Column::Id.eq(row.id))
        .filter(tenggat::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(tenggat::Column::Version.eq(row.version))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}
