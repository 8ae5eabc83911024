//! SQL of the dictionary. It is the same for every kabupaten; the scope proves that the caller is
//! signed in.

use entity::id::IndikatorId;
use entity::indikator;
use entity::value::Waktu;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::access::{Permit, Scope};
use crate::db::any_of;
use crate::error::ApiError;
use crate::rujukan::riwayat;

/// The whole dictionary, now or at `per`, by code.
pub(super) async fn list<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    per: Option<Waktu>,
) -> Result<Vec<indikator::Model>, ApiError> {
    let mut rows = riwayat::per(connection, indikator::Entity::find(), per).await?;
    rows.sort_by(|a, b| a.kode.cmp(&b.kode));
    Ok(rows)
}

/// The whole dictionary, by code.
///
/// # Errors
/// When the database refuses.
pub async fn semua<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<indikator::Model>, ApiError> {
    list(connection, scope, None).await
}

/// The indicator with this code.
///
/// # Errors
/// When the database refuses.
pub async fn by_kode<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    kode: &str,
) -> Result<Option<indikator::Model>, ApiError> {
    Ok(indikator::Entity::find()
        .filter(indikator::Column::Kode.eq(kode))
        .one(connection)
        .await?)
}

/// The indicators with these ids, by code.
///
/// # Errors
/// When the database refuses.
pub async fn by_ids<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    ids: impl IntoIterator<Item = IndikatorId>,
) -> Result<Vec<indikator::Model>, ApiError> {
    Ok(indikator::Entity::find()
        .filter(any_of(
            connection,
            (indikator::Entity, indikator::Column::Id),
            ids.into_iter().map(|id| id.0),
        ))
        .order_by_asc(indikator::Column::Kode)
        .all(connection)
        .await?)
}

/// The indicator to be changed.
pub(super) async fn find<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    id: IndikatorId,
) -> Result<Option<indikator::Model>, ApiError> {
    Ok(indikator::Entity::find_by_id(id).one(connection).await?)
}

/// Adds `row`, whose own id and version do not count.
pub(super) async fn insert<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    row: indikator::Model,
) -> Result<IndikatorId, DbErr> {
    let done = indikator::Entity::insert(indikator::ActiveModel {
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
    _permit: &Permit<'_>,
    row: indikator::Model,
    now: Waktu,
) -> Result<bool, ApiError> {
    let (id, version) = (row.id, row.version);
    riwayat::simpan::<indikator::Entity, _>(connection, (id.0, version), now).await?;
    let done = indikator::Entity::update_many()
        .set(indikator::ActiveModel {
            id: Unchanged(id),
            version: Set(version + 1),
            sejak: Set(now),
            ..isi(row)
        })
        .filter(indikator::Column::Id.eq(id))
        .filter(indikator::Column::Version.eq(version))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

fn isi(row: indikator::Model) -> indikator::ActiveModel {
    indikator::ActiveModel {
        nama: Set(row.nama),
        satuan: Set(row.satuan),
        polaritas: Set(row.polaritas),
        rumus: Set(row.rumus),
        akumulasi: Set(row.akumulasi),
        skala_id: Set(row.skala_id),
        definisi: Set(row.definisi),
        formulasi: Set(row.formulasi),
        sumber_data: Set(row.sumber_data),
        dasar: Set(row.dasar),
        ..Default::default()
    }
}
