//! Quarters of the indicators.

use entity::id::{IndikatorLkjipId, LkjipId};
use entity::value::Nilai;
use entity::{lkjip_indikator, lkjip_triwulan};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::{Triwulan, Ukuran};

fn nilai(ukuran: Option<&Ukuran>) -> Option<Nilai> {
    Nilai::try_from(ukuran?.nilai?.0).ok()
}

fn predikat(ukuran: Option<&Ukuran>) -> Option<String> {
    ukuran?.predikat.clone()
}

/// Adds quarters of indicators that have none yet; of a quarter of which nothing is said there is no row.
pub(super) async fn simpan(
    tx: &DatabaseTransaction,
    id: LkjipId,
    triwulan: &[(IndikatorLkjipId, &Triwulan)],
) -> Result<(), ApiError> {
    let rows: Vec<_> = triwulan
        .iter()
        .filter(|(_, baris)| baris.berisi())
        .map(|(indikator, baris)| lkjip_triwulan::ActiveModel {
            lkjip_id: Set(id),
            indikator_lkjip_id: Set(*indikator),
            triwulan: Set(baris.triwulan),
            target_nilai: Set(nilai(baris.target.as_ref())),
            target_predikat: Set(predikat(baris.target.as_ref())),
            realisasi_nilai: Set(nilai(baris.realisasi.as_ref())),
            realisasi_predikat: Set(predikat(baris.realisasi.as_ref())),
            keterangan: Set(baris.keterangan.clone()),
            kendala: Set(baris.kendala.clone()),
            tindak_lanjut: Set(baris.tindak_lanjut.clone()),
            ..Default::default()
        })
        .collect();
    if !rows.is_empty() {
        lkjip_triwulan::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Takes all quarters of a report away.
pub(super) async fn hapus(tx: &DatabaseTransaction, id: LkjipId) -> Result<(), ApiError> {
    lkjip_triwulan::Entity::delete_many()
        .filter(lkjip_triwulan::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Replaces the named quarters of one indicator; its others do not change.
///
/// # Errors
/// When the database refuses.
pub async fn update_triwulan(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    row: &lkjip_indikator::Model,
    triwulan: &[Triwulan],
) -> Result<(), ApiError> {
    for baris in triwulan {
        lkjip_triwulan::Entity::delete_many()
            .filter(lkjip_triwulan::Column::IndikatorLkjipId.eq(row.id))
            .filter(lkjip_triwulan::Column::Triwulan.eq(baris.triwulan))
            .exec(tx)
            .await?;
    }
    let triwulan: Vec<_> = triwulan.iter().map(|baris| (row.id, baris)).collect();
    simpan(tx, row.lkjip_id, &triwulan).await
}
