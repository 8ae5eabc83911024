//! SQL of the benchmarks.

use entity::id::TolokUkurId;
use entity::tolok_ukur;
use entity::value::Waktu;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Select};

use crate::access::{Permit, Scope};
use crate::error::ApiError;
use crate::rujukan::riwayat;

/// The kabupaten's benchmarks.
fn visible(scope: &Scope) -> Select<tolok_ukur::Entity> {
    tolok_ukur::Entity::find().filter(tolok_ukur::Column::KabupatenId.eq(scope.kabupaten()))
}

/// The benchmark with this id, if it is the kabupaten's.
pub(super) async fn by_id<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: TolokUkurId,
) -> Result<Option<tolok_ukur::Model>, ApiError> {
    Ok(visible(scope)
        .filter(tolok_ukur::Column::Id.eq(id))
        .one(connection)
        .await?)
}

/// The kabupaten's benchmarks, now or at `per`, by year and order of entry.
pub(super) async fn list<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    per: Option<Waktu>,
) -> Result<Vec<tolok_ukur::Model>, ApiError> {
    let mut rows = riwayat::per(connection, visible(scope), per).await?;
    rows.sort_by_key(|row| (row.tahun, row.id.0));
    Ok(rows)
}

/// The benchmark to be changed, if it is the kabupaten's.
pub(super) async fn find<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    id: TolokUkurId,
) -> Result<Option<tolok_ukur::Model>, ApiError> {
    Ok(tolok_ukur::Entity::find_by_id(id)
        .filter(tolok_ukur::Column::KabupatenId.eq(permit.actor().kabupaten))
        .one(connection)
        .await?)
}

/// Adds `row`, whose own id and version do not count.
pub(super) async fn insert<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    row: tolok_ukur::Model,
) -> Result<TolokUkurId, DbErr> {
    let done = tolok_ukur::Entity::insert(tolok_ukur::ActiveModel {
        kabupaten_id: Set(permit.actor().kabupaten),
        indikator_id: Set(row.indikator_id),
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
    row: tolok_ukur::Model,
    now: Waktu,
) -> Result<bool, DbErr> {
    let (id, version) = (row.id, row.version);
    riwayat::simpan::<tolok_ukur::Entity, _>(connection, (id.0, version), now).await?;
    let done = tolok_ukur::Entity::update_many()
        .set(tolok_ukur::ActiveModel {
            version: Set(version + 1),
            sejak: Set(now),
            ..isi(row)
        })
        .filter(tolok_ukur::Column::Id.eq(id))
        .filter(tolok_ukur::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(tolok_ukur::Column::Version.eq(version))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes the benchmark, which goes into the history, if it still has `version`; false when it has not.
pub(super) async fn delete<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    id: TolokUkurId,
    version: i64,
    now: Waktu,
) -> Result<bool, ApiError> {
    riwayat::simpan::<tolok_ukur::Entity, _>(connection, (id.0, version), now).await?;
    let done = tolok_ukur::Entity::delete_many()
        .filter(tolok_ukur::Column::Id.eq(id))
        .filter(tolok_ukur::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(tolok_ukur::Column::Version.eq(version))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

fn isi(row: tolok_ukur::Model) -> tolok_ukur::ActiveModel {
    tolok_ukur::ActiveModel {
        jenis: Set(row.jenis),
        kelompok_id: Set(row.kelompok_id),
        tahun: Set(row.tahun),
        nilai: Set(row.nilai),
        nama: Set(row.nama),
        skala: Set(row.skala),
        sumber: Set(row.sumber),
        tanggal: Set(row.tanggal),
        catatan: Set(row.catatan),
        ..Default::default()
    }
}
