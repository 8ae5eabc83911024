//! What a document lists: its tables and its annexes.

use entity::id::LkjipId;
use entity::{lkjip_lampiran, lkjip_tabel};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::{Lampiran, Tabel};

/// Replaces the list of tables.
///
/// # Errors
/// When the database refuses.
pub async fn replace_tabel(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    tabel: &[Tabel],
) -> Result<(), ApiError> {
    lkjip_tabel::Entity::delete_many()
        .filter(lkjip_tabel::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    if tabel.is_empty() {
        return Ok(());
    }
    let rows = tabel
        .iter()
        .zip(0_i32..)
        .map(|(baris, urutan)| lkjip_tabel::ActiveModel {
            lkjip_id: Set(id),
            urutan: Set(urutan),
            nomor: Set(baris.nomor.clone()),
            judul: Set(baris.judul.clone()),
            ..Default::default()
        });
    lkjip_tabel::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Replaces the list of annexes.
///
/// # Errors
/// When the database refuses.
pub async fn replace_lampiran(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    lampiran: &[Lampiran],
) -> Result<(), ApiError> {
    lkjip_lampiran::Entity::delete_many()
        .filter(lkjip_lampiran::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    if lampiran.is_empty() {
        return Ok(());
    }
    let rows = lampiran
        .iter()
        .zip(0_i32..)
        .map(|(baris, urutan)| lkjip_lampiran::ActiveModel {
            lkjip_id: Set(id),
            urutan: Set(urutan),
            jenis: Set(baris.jenis),
            nama: Set(baris.nama.clone()),
            tautan: Set(baris.tautan.clone()),
            sha256: Set(baris.sha256.clone()),
            ..Default::default()
        });
    lkjip_lampiran::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
