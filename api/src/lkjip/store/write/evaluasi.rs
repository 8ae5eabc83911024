//! The evaluation of AKIP.

use std::collections::HashMap;

use entity::id::{LkjipId, SkalaId};
use entity::value::Nilai;
use entity::{lkjip_evaluasi, lkjip_evaluasi_komponen, lkjip_evaluasi_rekomendasi};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::{EvaluasiAkip, KomponenEvaluasi, Rekomendasi};

/// Replaces the evaluation; `None` takes it away. `skala` are the scales of predikat by code.
///
/// # Errors
/// When the database refuses, or the scale was not checked.
pub async fn replace_evaluasi(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    evaluasi: Option<&EvaluasiAkip>,
    skala: &HashMap<String, SkalaId>,
) -> Result<(), ApiError> {
    lkjip_evaluasi_rekomendasi::Entity::delete_many()
        .filter(lkjip_evaluasi_rekomendasi::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    lkjip_evaluasi_komponen::Entity::delete_many()
        .filter(lkjip_evaluasi_komponen::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    lkjip_evaluasi::Entity::delete_many()
        .filter(lkjip_evaluasi::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    let Some(evaluasi) = evaluasi else {
        return Ok(());
    };
    let skala = skala
        .get(&evaluasi.skala)
        .copied()
        .ok_or_else(|| ApiError::Internal(format!("skala {} tidak ada", evaluasi.skala)))?;
    let dokumen = evaluasi.dokumen.as_ref();
    lkjip_evaluasi::Entity::insert(lkjip_evaluasi::ActiveModel {
        lkjip_id: Set(id),
        tahun: Set(evaluasi.tahun),
        skala_id: Set(skala),
        nilai: Set(evaluasi
            .nilai
            .and_then(|nilai| Nilai::try_from(nilai.0).ok())),
        predikat: Set(evaluasi.predikat.clone()),
        dokumen_nama: Set(dokumen.map(|dokumen| dokumen.nama.clone())),
        dokumen_nomor: Set(dokumen.and_then(|dokumen| dokumen.nomor.clone())),
        dokumen_tanggal: Set(dokumen
            .and_then(|dokumen| dokumen.tanggal.clone())
            .map(|hari| hari.0)),
        dokumen_tautan: Set(dokumen.and_then(|dokumen| dokumen.tautan.clone())),
        ..Default::default()
    })
    .exec_without_returning(tx)
    .await?;
    insert_komponen(tx, id, &evaluasi.komponen).await?;
    insert_rekomendasi(tx, id, &evaluasi.rekomendasi).await
}

async fn insert_komponen(
    tx: &DatabaseTransaction,
    id: LkjipId,
    komponen: &[KomponenEvaluasi],
) -> Result<(), ApiError> {
    let rows: Vec<_> = komponen
        .iter()
        .zip(0..)
        .filter_map(|(baris, urutan)| {
            Some(lkjip_evaluasi_komponen::ActiveModel {
                lkjip_id: Set(id),
                urutan: Set(urutan),
                jenis: Set(baris.jenis),
                bobot: Set(Nilai::try_from(baris.bobot.0).ok()?),
                nilai: Set(Nilai::try_from(baris.nilai.0).ok()?),
                ..Default::default()
            })
        })
        .collect();
    if !rows.is_empty() {
        lkjip_evaluasi_komponen::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

async fn insert_rekomendasi(
    tx: &DatabaseTransaction,
    id: LkjipId,
    rekomendasi: &[Rekomendasi],
) -> Result<(), ApiError> {
    if rekomendasi.is_empty() {
        return Ok(());
    }
    let rows = rekomendasi.iter().zip(0..).map(|(baris, urutan)| {
        lkjip_evaluasi_rekomendasi::ActiveModel {
            lkjip_id: Set(id),
            urutan: Set(urutan),
            uraian: Set(baris.uraian.clone()),
            tindak_lanjut: Set(baris.tindak_lanjut.clone()),
            status: Set(baris.status),
            ..Default::default()
        }
    });
    lkjip_evaluasi_rekomendasi::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
