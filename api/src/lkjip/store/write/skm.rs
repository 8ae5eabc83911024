//! SKM result and narrative sections.

use entity::id::LkjipId;
use entity::status::BobotSkm;
use entity::value::Nilai;
use entity::{lkjip_narasi, lkjip_skm, lkjip_skm_unsur};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::{Narasi, Skm};

/// Replaces the SKM result; `None` takes it away.
///
/// # Errors
/// When the database refuses.
pub async fn replace_skm(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    skm: Option<&Skm>,
) -> Result<(), ApiError> {
    lkjip_skm_unsur::Entity::delete_many()
        .filter(lkjip_skm_unsur::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    lkjip_skm::Entity::delete_many()
        .filter(lkjip_skm::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    let Some(skm) = skm else {
        return Ok(());
    };
    lkjip_skm::Entity::insert(lkjip_skm::ActiveModel {
        lkjip_id: Set(id),
        indeks: Set(skm.indeks.and_then(|indeks| Nilai::try_from(indeks.0).ok())),
        responden: Set(skm.responden),
        populasi: Set(skm.populasi),
        bobot: Set(skm.bobot.unwrap_or(BobotSkm::Tepat)),
        metode: Set(skm.metode.clone()),
        mulai: Set(skm.mulai.clone().map(|hari| hari.0)),
        selesai: Set(skm.selesai.clone().map(|hari| hari.0)),
        sumber: Set(skm.sumber.clone()),
        ..Default::default()
    })
    .exec_without_returning(tx)
    .await?;
    let rows: Vec<_> = skm
        .unsur
        .iter()
        .filter_map(|baris| {
            Some(lkjip_skm_unsur::ActiveModel {
                lkjip_id: Set(id),
                unsur: Set(baris.unsur),
                nrr: Set(Nilai::try_from(baris.nrr.0).ok()?),
                ..Default::default()
            })
        })
        .collect();
    if !rows.is_empty() {
        lkjip_skm_unsur::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Replaces the narrative sections.
///
/// # Errors
/// When the database refuses.
pub async fn replace_narasi(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    narasi: &[Narasi],
) -> Result<(), ApiError> {
    lkjip_narasi::Entity::delete_many()
        .filter(lkjip_narasi::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    if narasi.is_empty() {
        return Ok(());
    }
    lkjip_narasi::Entity::insert_many(narasi.iter().map(|baris| lkjip_narasi::ActiveModel {
        lkjip_id: Set(id),
        bagian: Set(baris.bagian),
        isi: Set(baris.isi.clone()),
        ..Default::default()
    }))
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
