//! SQL of the composites. Components that are replaced end and stay, so that a ranking can be had again with
//! the weights of its time.

use entity::id::{IndikatorId, KompositId};
use entity::value::Waktu;
use entity::{komposit, komposit_komponen};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};

use crate::access::{Permit, Scope};
use crate::db::any_of;
use crate::error::ApiError;
use crate::rujukan::riwayat;

/// The kabupaten's composites that are not deleted, by code and year.
pub(super) async fn list<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<komposit::Model>, ApiError> {
    Ok(komposit::Entity::find()
        .filter(komposit::Column::KabupatenId.eq(scope.kabupaten()))
        .filter(komposit::Column::DihapusPada.is_null())
        .order_by_asc(komposit::Column::Kode)
        .order_by_asc(komposit::Column::TahunMulai)
        .all(connection)
        .await?)
}

/// The composite with this id, deleted or not, if it is the kabupaten's.
pub(super) async fn by_id<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: KompositId,
) -> Result<Option<komposit::Model>, ApiError> {
    Ok(komposit::Entity::find_by_id(id)
        .filter(komposit::Column::KabupatenId.eq(scope.kabupaten()))
        .one(connection)
        .await?)
}

/// The composites with this code at `per`, or now, the newest year first, each with its components then.
///
/// # Errors
/// When the database refuses.
pub async fn berlaku<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    kode: &str,
    per: Option<Waktu>,
) -> Result<Vec<(komposit::Model, Vec<komposit_komponen::Model>)>, ApiError> {
    let mut ada = Condition::any().add(komposit::Column::DihapusPada.is_null());
    if let Some(per) = per {
        ada = ada.add(komposit::Column::DihapusPada.gt(per));
    }
    let milik = komposit::Entity::find()
        .filter(komposit::Column::KabupatenId.eq(scope.kabupaten()))
        .filter(komposit::Column::Kode.eq(kode))
        .filter(ada);
    let mut rows = riwayat::per(connection, milik, per).await?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.tahun_mulai, row.id)));
    let komponen = komponen_of(connection, &rows, per).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let milik = komponen.iter().filter(|it| it.komposit_id == row.id);
            let milik: Vec<_> = milik.cloned().collect();
            (row, milik)
        })
        .filter(|(_, komponen)| !komponen.is_empty())
        .collect())
}

/// Components of these composites at `per`, or now, in order.
pub(super) async fn komponen_of<C: ConnectionTrait>(
    connection: &C,
    rows: &[komposit::Model],
    per: Option<Waktu>,
) -> Result<Vec<komposit_komponen::Model>, ApiError> {
    let mut berlaku = Condition::any().add(komposit_komponen::Column::Sampai.is_null());
    if let Some(per) = per {
        berlaku = berlaku.add(komposit_komponen::Column::Sampai.gt(per));
    }
    let mut select = komposit_komponen::Entity::find()
        .filter(any_of(
            connection,
            (
                komposit_komponen::Entity,
                komposit_komponen::Column::KompositId,
            ),
            rows.iter().map(|row| row.id.0),
        ))
        .filter(berlaku);
    if let Some(per) = per {
        select = select.filter(komposit_komponen::Column::Sejak.lte(per));
    }
    Ok(select
        .order_by_asc(komposit_komponen::Column::KompositId)
        .order_by_asc(komposit_komponen::Column::Urutan)
        .all(connection)
        .await?)
}

/// Adds `row`, whose own id and version do not count.
pub(super) async fn insert<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    row: komposit::Model,
) -> Result<KompositId, DbErr> {
    let done = komposit::Entity::insert(komposit::ActiveModel {
        kabupaten_id: Set(permit.actor().kabupaten),
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
    row: komposit::Model,
    now: Waktu,
) -> Result<bool, DbErr> {
    let (id, version) = (row.id, row.version);
    riwayat::simpan::<komposit::Entity, _>(connection, (id.0, version), now).await?;
    let done = komposit::Entity::update_many()
        .set(komposit::ActiveModel {
            version: Set(version + 1),
            sejak: Set(now),
            ..isi(row)
        })
        .filter(komposit::Column::Id.eq(id))
        .filter(komposit::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(komposit::Column::DihapusPada.is_null())
        .filter(komposit::Column::Version.eq(version))
        .exec(connection)
        .await?;
    Ok(done.rows_affected == 1)
}

fn isi(row: komposit::Model) -> komposit::ActiveModel {
    komposit::ActiveModel {
        kode: Set(row.kode),
        nama: Set(row.nama),
        tahun_mulai: Set(row.tahun_mulai),
        dasar_hukum: Set(row.dasar_hukum),
        dihapus_pada: Set(row.dihapus_pada),
        ..Default::default()
    }
}

/// Ends the components of a composite and begins these, whose own id and moments do not count.
pub(super) async fn ganti_komponen<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    id: KompositId,
    komponen: Vec<komposit_komponen::Model>,
    now: Waktu,
) -> Result<(), ApiError> {
    komposit_komponen::Entity::update_many()
        .col_expr(komposit_komponen::Column::Sampai, Expr::value(now.0))
        .filter(komposit_komponen::Column::KompositId.eq(id))
        .filter(komposit_komponen::Column::Sampai.is_null())
        .exec(connection)
        .await?;
    if komponen.is_empty() {
        return Ok(());
    }
    komposit_komponen::Entity::insert_many(komponen.into_iter().map(|row| {
        komposit_komponen::ActiveModel {
            komposit_id: Set(id),
            urutan: Set(row.urutan),
            jenis: Set(row.jenis),
            indikator_id: Set(row.indikator_id),
            bobot: Set(row.bobot),
            bawah: Set(row.bawah),
            atas: Set(row.atas),
            sejak: Set(now),
            ..Default::default()
        }
    }))
    .exec(connection)
    .await?;
    Ok(())
}

/// The indicators that components speak of.
pub(super) fn indikator(
    komponen: &[komposit_komponen::Model],
) -> impl Iterator<Item = IndikatorId> + '_ {
    komponen.iter().filter_map(|row| row.indikator_id)
}
