//! SQL of the extensions.

use entity::id::{KecamatanId, PerpanjanganId, TenggatId};
use entity::value::Waktu;
use entity::{tenggat, tenggat_perpanjangan};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    JoinType, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::access::{Permit, Scope};
use crate::error::ApiError;

fn milik(scope: &Scope) -> Select<tenggat_perpanjangan::Entity> {
    tenggat_perpanjangan::Entity::find()
        .join(
            JoinType::InnerJoin,
            tenggat_perpanjangan::Entity::belongs_to(tenggat::Entity)
                .from(tenggat_perpanjangan::Column::TenggatId)
                .to(tenggat::Column::Id)
                .into(),
        )
        .filter(tenggat::Column::KabupatenId.eq(scope.kabupaten()))
}

/// Every extension that the kabupaten has given until now, or until `per` and as it stood then, the oldest first.
pub(in super::super) async fn list<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    per: Option<Waktu>,
) -> Result<Vec<tenggat_perpanjangan::Model>, ApiError> {
    let mut rows = milik(scope)
        .order_by_asc(tenggat_perpanjangan::Column::Id)
        .all(connection)
        .await?;
    if let Some(per) = per {
        rows.retain(|row| row.diberikan_pada <= per);
        for row in &mut rows {
            if row.diakhiri_pada.is_some_and(|diakhiri| diakhiri > per) {
                row.diakhiri_pada = None;
                row.diakhiri_nama = None;
                row.alasan_pencabutan = None;
            }
        }
    }
    Ok(rows)
}

/// Those in force.
///
/// # Errors
/// When the database refuses.
pub async fn perpanjangan_berlaku<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Vec<tenggat_perpanjangan::Model>, ApiError> {
    Ok(milik(scope)
        .filter(tenggat_perpanjangan::Column::DiakhiriPada.is_null())
        .all(connection)
        .await?)
}

/// The extension with this id, if it is the kabupaten's.
pub(in super::super) async fn by_id<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: PerpanjanganId,
) -> Result<Option<tenggat_perpanjangan::Model>, ApiError> {
    Ok(milik(scope)
        .filter(tenggat_perpanjangan::Column::Id.eq(id))
        .one(connection)
        .await?)
}

/// The newest extension of a deadline for a kecamatan, in force or not.
pub(in super::super) async fn terakhir(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    tenggat: TenggatId,
    kecamatan: KecamatanId,
) -> Result<Option<tenggat_perpanjangan::Model>, ApiError> {
    Ok(tenggat_perpanjangan::Entity::find()
        .filter(tenggat_perpanjangan::Column::TenggatId.eq(tenggat))
        .filter(tenggat_perpanjangan::Column::KecamatanId.eq(kecamatan))
        .order_by_desc(tenggat_perpanjangan::Column::Version)
        .one(tx)
        .await?)
}

/// Gives an extension.
pub(in super::super) async fn beri(
    tx: &DatabaseTransaction,
    permit: &Permit<'_>,
    row: &tenggat_perpanjangan::Model,
) -> Result<PerpanjanganId, DbErr> {
    let done = tenggat_perpanjangan::Entity::insert(tenggat_perpanjangan::ActiveModel {
        tenggat_id: Set(row.tenggat_id),
        kecamatan_id: Set(row.kecamatan_id),
        tanggal: Set(row.tanggal.clone()),
        alasan: Set(row.alasan.clone()),
        nomor_surat: Set(row.nomor_surat.clone()),
        pengguna_id: Set(permit.actor().id),
        pelaku_nama: Set(permit.actor().nama.clone()),
        diberikan_pada: Set(row.diberikan_pada),
        version: Set(row.version),
        ..Default::default()
    })
    .exec(tx)
    .await?;
    Ok(done.last_insert_id)
}

/// Ends an extension that is in force; false when it no longer is.
pub(in super::super) async fn akhiri(
    tx: &DatabaseTransaction,
    permit: &Permit<'_>,
    id: PerpanjanganId,
    alasan: Option<String>,
    now: Waktu,
) -> Result<bool, ApiError> {
    let done = tenggat_perpanjangan::Entity::update_many()
        .set(tenggat_perpanjangan::ActiveModel {
            diakhiri_pada: Set(Some(now)),
            diakhiri_nama: Set(Some(permit.actor().nama.clone())),
            alasan_pencabutan: Set(alasan),
            ..Default::default()
        })
        .filter(tenggat_perpanjangan::Column::Id.eq(id))
        .filter(tenggat_perpanjangan::Column::DiakhiriPada.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
