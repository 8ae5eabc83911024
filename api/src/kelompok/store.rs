//! SQL of the peer groups. A membership ends and stays, so that a group can be seen as it was.

use std::collections::HashSet;

use entity::id::{KecamatanId, KelompokId};
use entity::value::Waktu;
use entity::{kelompok, kelompok_anggota};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

use crate::access::{Permit, Scope};
use crate::db::any_of;
use crate::error::ApiError;
use crate::rujukan::riwayat;

/// The kabupaten's groups that are not deleted, by order of entry.
pub(super) async fn list<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<kelompok::Model>, ApiError> {
    Ok(kelompok::Entity::find()
        .filter(kelompok::Column::KabupatenId.eq(scope.kabupaten()))
        .filter(kelompok::Column::DihapusPada.is_null())
        .order_by_asc(kelompok::Column::Id)
        .all(connection)
        .await?)
}

/// The group with this id, now or at `per`, deleted or not, if it is the kabupaten's.
pub(super) async fn by_id<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: KelompokId,
    per: Option<Waktu>,
) -> Result<Option<kelompok::Model>, ApiError> {
    let satu = kelompok::Entity::find_by_id(id)
        .filter(kelompok::Column::KabupatenId.eq(scope.kabupaten()));
    Ok(riwayat::per(connection, satu, per).await?.pop())
}

/// The kabupaten's groups, now or at `per`, deleted or not.
pub(super) async fn semua<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    per: Option<Waktu>,
) -> Result<Vec<kelompok::Model>, ApiError> {
    let semua =
        kelompok::Entity::find().filter(kelompok::Column::KabupatenId.eq(scope.kabupaten()));
    Ok(riwayat::per(connection, semua, per).await?)
}

/// Whether the kabupaten has a group with this id that is not deleted.
///
/// # Errors
/// When the database refuses.
pub async fn ada<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: KelompokId,
) -> Result<bool, ApiError> {
    let row = by_id(connection, scope, id, None).await?;
    Ok(row.is_some_and(|row| row.dihapus_pada.is_none()))
}

/// What holds now, or at `per`.
fn berlaku(per: Option<Waktu>) -> Condition {
    match per {
        None => Condition::all().add(kelompok_anggota::Column::Sampai.is_null()),
        Some(per) => Condition::all()
            .add(kelompok_anggota::Column::Sejak.lte(per))
            .add(
                Condition::any()
                    .add(kelompok_anggota::Column::Sampai.is_null())
                    .add(kelompok_anggota::Column::Sampai.gt(per)),
            ),
    }
}

/// Memberships of these groups that hold now, or at `per`.
pub(super) async fn anggota_of<C: ConnectionTrait>(
    connection: &C,
    rows: &[kelompok::Model],
    per: Option<Waktu>,
) -> Result<Vec<kelompok_anggota::Model>, ApiError> {
    Ok(kelompok_anggota::Entity::find()
        .filter(any_of(
            connection,
            (
                kelompok_anggota::Entity,
                kelompok_anggota::Column::KelompokId,
            ),
            rows.iter().map(|row| row.id.0),
        ))
        .filter(berlaku(per))
        .all(connection)
        .await?)
}

/// Members of a group at `per`; now when there is none.
///
/// # Errors
/// [`ApiError::NotFound`] for a group that is not the kabupaten's, or had no members then.
pub async fn anggota<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: KelompokId,
    per: Option<Waktu>,
) -> Result<HashSet<KecamatanId>, ApiError> {
    let kelompok = by_id(connection, scope, id, per)
        .await?
        .ok_or(ApiError::NotFound)?;
    let rows = kelompok_anggota::Entity::find()
        .filter(kelompok_anggota::Column::KelompokId.eq(kelompok.id))
        .filter(berlaku(per))
        .all(connection)
        .await?;
    if rows.is_empty() {
        return Err(ApiError::NotFound);
    }
    Ok(rows.into_iter().map(|row| row.kecamatan_id).collect())
}

/// Adds a group without members.
pub(super) async fn insert<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    (nama, keterangan): (String, Option<String>),
    now: Waktu,
) -> Result<KelompokId, DbErr> {
    let done = kelompok::Entity::insert(kelompok::ActiveModel {
        kabupaten_id: Set(permit.actor().kabupaten),
        nama: Set(nama),
        keterangan: Set(keterangan),
        version: Set(1),
        sejak: Set(now),
        ..Default::default()
    })
    .exec(connection)
    .await?;
    Ok(done.last_insert_id)
}

/// Writes `row` over the one that has its id and version, which goes into the history; false when there is none any more.
pub(super) async fn update<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    row: kelompok::Model,
    now: Waktu,
) -> Result<bool, DbErr> {
    riwayat::simpan::<kelompok::Entity, _>(connection, (row.id.0, row.version), now).await?;
    let done = kelompok::Entity::update_many()
        .set(kelompok::ActiveModel {
            nama: Set(row.nama),
            keterangan: Set(row.keterangan),
            dihapus_pada: Set(row.dihapus_pada),
            version: Set(row.version + 1),
            sejak: Set(now),
            ..Default::default()
        })
        .filter(kelompok::Column::Id.eq(row.id))
        .filter(kelompok::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(kelompok::Column::DihapusPada.is_null())
        .filter(kelompok::Column::Version.eq(row.version))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends the memberships of `keluar` and begins those of `masuk`.
pub(super) async fn ganti_anggota<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    id: KelompokId,
    (masuk, keluar): (&[KecamatanId], &[KecamatanId]),
    now: Waktu,
) -> Result<(), ApiError> {
    kelompok_anggota::Entity::update_many()
        .col_expr(kelompok_anggota::Column::Sampai, Expr::value(now.0))
        .filter(kelompok_anggota::Column::KelompokId.eq(id))
        .filter(kelompok_anggota::Column::Sampai.is_null())
        .filter(any_of(
            connection,
            (
                kelompok_anggota::Entity,
                kelompok_anggota::Column::KecamatanId,
            ),
            keluar.iter().map(|id| id.0),
        ))
        .exec(connection)
        .await?;
    if masuk.is_empty() {
        return Ok(());
    }
    kelompok_anggota::Entity::insert_many(masuk.iter().map(|kecamatan| {
        kelompok_anggota::ActiveModel {
            kelompok_id: Set(id),
            kecamatan_id: Set(*kecamatan),
            sejak: Set(now),
            ..Default::default()
        }
    }))
    .exec(connection)
    .await?;
    Ok(())
}
