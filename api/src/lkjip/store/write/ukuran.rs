//! What is measured of the indicators, quarter by quarter too, and with whom they are compared.

use std::collections::HashMap;

use entity::id::LkjipId;
use entity::{lkjip_indikator, lkjip_pembanding, lkjip_ukuran};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::rencana::nilai;
use super::triwulan;
use crate::error::ApiError;
use crate::lkjip::dokumen::Indikator;

/// Takes away all measures, comparators and quarters of a report.
pub(super) async fn hapus(tx: &DatabaseTransaction, id: LkjipId) -> Result<(), ApiError> {
    lkjip_ukuran::Entity::delete_many()
        .filter(lkjip_ukuran::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    lkjip_pembanding::Entity::delete_many()
        .filter(lkjip_pembanding::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    triwulan::hapus(tx, id).await
}

/// Writes the measures, comparators and quarters of these indicators.
pub(super) async fn simpan<'a>(
    tx: &DatabaseTransaction,
    id: LkjipId,
    indikator: impl Iterator<Item = &'a Indikator>,
) -> Result<(), ApiError> {
    let ids: HashMap<String, _> = lkjip_indikator::Entity::find()
        .filter(lkjip_indikator::Column::LkjipId.eq(id))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.nomor, row.id))
        .collect();
    let indikator: Vec<_> = indikator
        .filter_map(|baris| Some((*ids.get(&baris.nomor)?, baris)))
        .collect();
    let ukuran: Vec<_> = indikator
        .iter()
        .flat_map(|(indikator, baris)| {
            let ukuran = baris.ukuran.iter();
            ukuran.map(|ukuran| lkjip_ukuran::ActiveModel {
                lkjip_id: Set(id),
                indikator_lkjip_id: Set(*indikator),
                jenis: Set(ukuran.jenis),
                tahun: Set(ukuran.tahun),
                nilai: Set(ukuran.nilai.and_then(nilai)),
                predikat: Set(ukuran.predikat.clone()),
                keterangan: Set(ukuran.keterangan.clone()),
                ..Default::default()
            })
        })
        .collect();
    if !ukuran.is_empty() {
        lkjip_ukuran::Entity::insert_many(ukuran)
            .exec_without_returning(tx)
            .await?;
    }
    let pembanding: Vec<_> = indikator
        .iter()
        .flat_map(|(indikator, baris)| {
            let pembanding = baris.pembanding.iter().zip(0..);
            pembanding.map(|(satu, urutan)| lkjip_pembanding::ActiveModel {
                lkjip_id: Set(id),
                indikator_lkjip_id: Set(*indikator),
                urutan: Set(urutan),
                jenis: Set(satu.jenis),
                tahun: Set(satu.tahun),
                nama: Set(satu.nama.clone()),
                nilai: Set(satu.nilai.and_then(nilai)),
                predikat: Set(satu.predikat.clone()),
                satuan: Set(satu.satuan.clone()),
                sumber: Set(satu.sumber.clone()),
                ..Default::default()
            })
        })
        .collect();
    if !pembanding.is_empty() {
        lkjip_pembanding::Entity::insert_many(pembanding)
            .exec_without_returning(tx)
            .await?;
    }
    let triwulan: Vec<_> = indikator
        .iter()
        .flat_map(|(indikator, baris)| baris.triwulan.iter().map(|satu| (*indikator, satu)))
        .collect();
    triwulan::simpan(tx, id, &triwulan).await
}
