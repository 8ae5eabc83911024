//! SKM result and narrative sections.

use entity::id::LkjipId;
use entity::status::BobotSkm;
use entity::value::Nilai;
use entity::{lkjip_narasi, lkjip_skm, lkjip_skm_profil, lkjip_skm_tindak_lanjut, lkjip_skm_unsur};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::{Narasi, NilaiUnsur, ProfilResponden, Skm, TindakLanjutSkm};

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
    lkjip_skm_profil::Entity::delete_many()
        .filter(lkjip_skm_profil::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    lkjip_skm_tindak_lanjut::Entity::delete_many()
        .filter(lkjip_skm_tindak_lanjut::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
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
        periode: Set(skm.periode),
        tautan: Set(skm.tautan.clone()),
        ..Default::default()
    })
    .exec_without_returning(tx)
    .await?;
    insert_unsur(tx, id, &skm.unsur).await?;
    insert_tindak_lanjut(tx, id, &skm.tindak_lanjut).await?;
    insert_profil(tx, id, &skm.profil).await
}

async fn insert_unsur(
    tx: &DatabaseTransaction,
    id: LkjipId,
    unsur: &[NilaiUnsur],
) -> Result<(), ApiError> {
    if unsur.is_empty() {
        return Ok(());
    }
    let rows = unsur.iter().map(|baris| lkjip_skm_unsur::ActiveModel {
        lkjip_id: Set(id),
        unsur: Set(baris.unsur),
        nrr: Set(baris.nrr.and_then(|nrr| Nilai::try_from(nrr.0).ok())),
        jawaban_satu: Set(baris.jawaban.map(|jawaban| jawaban.satu)),
        jawaban_dua: Set(baris.jawaban.map(|jawaban| jawaban.dua)),
        jawaban_tiga: Set(baris.jawaban.map(|jawaban| jawaban.tiga)),
        jawaban_empat: Set(baris.jawaban.map(|jawaban| jawaban.empat)),
        ..Default::default()
    });
    lkjip_skm_unsur::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn insert_tindak_lanjut(
    tx: &DatabaseTransaction,
    id: LkjipId,
    daftar: &[TindakLanjutSkm],
) -> Result<(), ApiError> {
    if daftar.is_empty() {
        return Ok(());
    }
    let rows = daftar
        .iter()
        .zip(0..)
        .map(|(baris, urutan)| lkjip_skm_tindak_lanjut::ActiveModel {
            lkjip_id: Set(id),
            urutan: Set(urutan),
            unsur: Set(baris.unsur),
            uraian: Set(baris.uraian.clone()),
            waktu: Set(baris.waktu.clone()),
            penanggung_jawab: Set(baris.penanggung_jawab.clone()),
            ..Default::default()
        });
    lkjip_skm_tindak_lanjut::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn insert_profil(
    tx: &DatabaseTransaction,
    id: LkjipId,
    profil: &[ProfilResponden],
) -> Result<(), ApiError> {
    if profil.is_empty() {
        return Ok(());
    }
    let rows = profil
        .iter()
        .zip(0..)
        .map(|(baris, urutan)| lkjip_skm_profil::ActiveModel {
            lkjip_id: Set(id),
            urutan: Set(urutan),
            jenis: Set(baris.jenis),
            kelompok: Set(baris.kelompok.clone()),
            jumlah: Set(baris.jumlah),
            ..Default::default()
        });
    lkjip_skm_profil::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
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
