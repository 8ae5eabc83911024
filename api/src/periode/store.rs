//! SQL of the plan periods.

use entity::id::PeriodeId;
use entity::periode;
use entity::value::Waktu;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use crate::access::{Permit, Scope};
use crate::error::ApiError;
use crate::rujukan::riwayat;

/// The kabupaten's plan periods, now or at `per`, by first year.
pub(super) async fn list<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    per: Option<Waktu>,
) -> Result<Vec<periode::Model>, ApiError> {
    let milik = periode::Entity::find().filter(periode::Column::KabupatenId.eq(scope.kabupaten()));
    let mut rows = riwayat::per(connection, milik, per).await?;
    rows.sort_by(|a, b| (a.tahun_awal, &a.kode).cmp(&(b.tahun_awal, &b.kode)));
    Ok(rows)
}

/// The period with this id, if it is the kabupaten's.
pub(super) async fn by_id<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: PeriodeId,
) -> Result<Option<periode::Model>, ApiError> {
    Ok(periode::Entity::find_by_id(id)
        .filter(periode::Column::KabupatenId.eq(scope.kabupaten()))
        .one(connection)
        .await?)
}

/// The period with this code, if it is the kabupaten's.
pub(super) async fn by_kode<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    kode: &str,
) -> Result<Option<periode::Model>, ApiError> {
    Ok(periode::Entity::find()
        .filter(periode::Column::KabupatenId.eq(scope.kabupaten()))
        .filter(periode::Column::Kode.eq(kode))
        .one(connection)
        .await?)
}

/// The period with this code, for a report that is going to refer to it: until the transaction ends, no
/// one else can move its years.
///
/// # Errors
/// When the database refuses.
pub async fn pegang<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    kode: &str,
) -> Result<Option<periode::Model>, ApiError> {
    Ok(periode::Entity::find()
        .filter(periode::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(periode::Column::Kode.eq(kode))
        .lock_shared()
        .one(connection)
        .await?)
}

/// The period to be changed, if it is the kabupaten's.
pub(super) async fn find<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    id: PeriodeId,
) -> Result<Option<periode::Model>, ApiError> {
    Ok(periode::Entity::find_by_id(id)
        .filter(periode::Column::KabupatenId.eq(permit.actor().kabupaten))
        .one(connection)
        .await?)
}

/// Adds `row`, whose own id and version do not count.
pub(super) async fn insert<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    row: periode::Model,
) -> Result<PeriodeId, DbErr> {
    let done = periode::Entity::insert(periode::ActiveModel {
        kabupaten_id: Set(permit.actor().kabupaten),
        kode: Set(row.kode.clone()),
        version: Set(1),
        sejak: Set(row.sejak),
        ..isi(row)
    })
    .exec(connection)
    .await?;
    Ok(done.last_insert_id)
}

/// Writes `row` over the one that has its id and version, which goes into the history; false when there is none any more.
pub(super) async fn update<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    row: periode::Model,
    now: Waktu,
) -> Result<bool, ApiError> {
    let (id, version) = (row.id, row.version);
    riwayat::simpan::<periode::Entity, _>(connection, (id.0, version), now).await?;
    let done = periode::Entity::update_many()
        .set(periode::ActiveModel {
            version: Set(version + 1),
            sejak: Set(now),
            ..isi(row)
        })
        .filter(periode::Column::Id.eq(id))
        .filter(periode::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(periode::Column::Version.eq(version))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

fn isi(row: periode::Model) -> periode::ActiveModel {
    periode::ActiveModel {
        jenis: Set(row.jenis),
        tahun_awal: Set(row.tahun_awal),
        tahun_akhir: Set(row.tahun_akhir),
        dasar_hukum: Set(row.dasar_hukum),
        ..Default::default()
    }
}
