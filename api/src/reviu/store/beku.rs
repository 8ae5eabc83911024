//! SQL of what was found when a report was submitted.

use entity::id::{HasilReviuId, LkjipId};
use entity::value::Waktu;
use entity::{lkjip_reviu, lkjip_temuan};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
};

use super::super::model::TemuanBerbobot;
use crate::access::{Permit, VisibleReport};
use crate::db::any_of;
use crate::error::ApiError;

/// Findings that are written with one statement: both databases limit its parameters.
const SEKALIGUS: usize = 500;

/// The results of all submissions of `reports`, the oldest first.
pub(in crate::reviu) async fn hasil_of<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<Vec<lkjip_reviu::Model>, ApiError> {
    Ok(lkjip_reviu::Entity::find()
        .filter(any_of(
            connection,
            (lkjip_reviu::Entity, lkjip_reviu::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .order_by_asc(lkjip_reviu::Column::Id)
        .all(connection)
        .await?)
}

/// The findings of some of these results of `reports`, in their order.
pub(in crate::reviu) async fn temuan_of<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
    hasil: impl IntoIterator<Item = HasilReviuId>,
) -> Result<Vec<lkjip_temuan::Model>, ApiError> {
    Ok(lkjip_temuan::Entity::find()
        .filter(any_of(
            connection,
            (lkjip_temuan::Entity, lkjip_temuan::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .filter(any_of(
            connection,
            (lkjip_temuan::Entity, lkjip_temuan::Column::ReviuId),
            hasil.into_iter().map(|id| id.0),
        ))
        .order_by_asc(lkjip_temuan::Column::ReviuId)
        .order_by_asc(lkjip_temuan::Column::Urutan)
        .all(connection)
        .await?)
}

/// Keeps what was found in a report at `waktu`.
pub(in crate::reviu) async fn simpan(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    report: LkjipId,
    versi_ketetapan: i64,
    temuan: &[TemuanBerbobot],
    waktu: Waktu,
) -> Result<(), ApiError> {
    let hasil = lkjip_reviu::Entity::insert(lkjip_reviu::ActiveModel {
        lkjip_id: Set(report),
        waktu: Set(waktu),
        versi_ketetapan: Set(versi_ketetapan),
        ..Default::default()
    })
    .exec(tx)
    .await?
    .last_insert_id;
    let rows: Vec<_> = (0..)
        .zip(temuan)
        .map(|(urutan, satu)| lkjip_temuan::ActiveModel {
            lkjip_id: Set(report),
            reviu_id: Set(hasil),
            urutan: Set(urutan),
            aturan: Set(satu.temuan.aturan.to_owned()),
            keparahan: Set(satu.keparahan),
            memblokir: Set(satu.memblokir),
            path: Set(satu.temuan.path.clone()),
            tertulis: Set(satu.temuan.tertulis.clone()),
            seharusnya: Set(satu.temuan.seharusnya.clone()),
            hitungan: Set(satu.temuan.hitungan.clone()),
            kunci: Set(satu.kunci.clone()),
            ..Default::default()
        })
        .collect();
    for bagian in rows.chunks(SEKALIGUS) {
        lkjip_temuan::Entity::insert_many(bagian.to_vec())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
