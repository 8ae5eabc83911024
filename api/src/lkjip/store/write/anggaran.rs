//! Program, kegiatan and sub-kegiatan.

use std::collections::HashMap;

use entity::id::{AnggaranId, LkjipId};
use entity::status::LevelAnggaran;
use entity::value::Nilai;
use entity::{lkjip_anggaran, lkjip_anggaran_renstra, lkjip_dukungan};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, Iterable, QueryFilter,
};

use super::tertulis_json;
use crate::access::Permit;
use crate::error::ApiError;
use crate::graphql::scalar::Desimal;
use crate::lkjip::dokumen::BarisAnggaran;

/// The number of the row above: `I.2` for `I.2.1`.
pub fn induk(nomor: &str) -> Option<&str> {
    nomor.rsplit_once('.').map(|(induk, _)| induk)
}

/// Replaces the budget section, parents before children.
///
/// # Errors
/// When the database refuses.
pub async fn replace_anggaran(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    baris: &[BarisAnggaran],
) -> Result<(), ApiError> {
    let mut ids: HashMap<String, AnggaranId> = HashMap::new();
    for &level in LevelAnggaran::SEMUA {
        let rows: Vec<_> = baris
            .iter()
            .zip(0..)
            .filter(|(baris, _)| baris.level == level)
            .map(|(baris, urutan)| {
                let induk = induk(&baris.nomor)
                    .and_then(|nomor| ids.get(nomor))
                    .copied();
                row(id, induk, urutan, baris)
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        lkjip_anggaran::Entity::insert_many(rows)
            .on_conflict(keep_id())
            .exec_without_returning(tx)
            .await?;
        ids = lkjip_anggaran::Entity::find()
            .filter(lkjip_anggaran::Column::LkjipId.eq(id))
            .all(tx)
            .await?
            .into_iter()
            .map(|row| (row.nomor, row.id))
            .collect();
    }
    lkjip_anggaran_renstra::Entity::delete_many()
        .filter(lkjip_anggaran_renstra::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    lkjip_dukungan::Entity::delete_many()
        .filter(lkjip_dukungan::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    // Children first: a parent goes only when nothing hangs below it.
    for &level in LevelAnggaran::SEMUA.iter().rev() {
        lkjip_anggaran::Entity::delete_many()
            .filter(lkjip_anggaran::Column::LkjipId.eq(id))
            .filter(lkjip_anggaran::Column::Level.eq(level))
            .filter(lkjip_anggaran::Column::Nomor.is_not_in(baris.iter().map(|b| b.nomor.as_str())))
            .exec(tx)
            .await?;
    }
    let renstra: Vec<_> = baris
        .iter()
        .filter_map(|baris| Some((*ids.get(&baris.nomor)?, baris)))
        .flat_map(|(anggaran, baris)| {
            baris
                .renstra
                .iter()
                .map(move |tahun| lkjip_anggaran_renstra::ActiveModel {
                    lkjip_id: Set(id),
                    anggaran_id: Set(anggaran),
                    tahun: Set(tahun.tahun),
                    target: Set(tahun.target.and_then(nilai)),
                    pagu: Set(tahun.pagu.map(Into::into)),
                    ..Default::default()
                })
        })
        .collect();
    if !renstra.is_empty() {
        lkjip_anggaran_renstra::Entity::insert_many(renstra)
            .exec_without_returning(tx)
            .await?;
    }
    insert_dukungan(tx, id, baris, &ids).await
}

async fn insert_dukungan(
    tx: &DatabaseTransaction,
    id: LkjipId,
    baris: &[BarisAnggaran],
    ids: &HashMap<String, AnggaranId>,
) -> Result<(), ApiError> {
    let rows: Vec<_> = baris
        .iter()
        .filter_map(|baris| Some((*ids.get(&baris.nomor)?, baris)))
        .flat_map(|(anggaran, baris)| {
            let dukungan = baris.dukungan.iter().zip(0..);
            dukungan.map(move |(satu, urutan)| lkjip_dukungan::ActiveModel {
                lkjip_id: Set(id),
                anggaran_id: Set(anggaran),
                urutan: Set(urutan),
                sasaran_nomor: Set(satu.sasaran.clone()),
                menunjang: Set(satu.menunjang),
                keterangan: Set(satu.keterangan.clone()),
                ..Default::default()
            })
        })
        .collect();
    if !rows.is_empty() {
        lkjip_dukungan::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn keep_id() -> OnConflict {
    use lkjip_anggaran::Column;
    OnConflict::columns([Column::LkjipId, Column::Nomor])
        .update_columns(
            Column::iter().filter(|c| !matches!(c, Column::Id | Column::LkjipId | Column::Nomor)),
        )
        .to_owned()
}

fn nilai(desimal: Desimal) -> Option<Nilai> {
    Nilai::try_from(desimal.0).ok()
}

fn row(
    id: LkjipId,
    induk: Option<AnggaranId>,
    urutan: i32,
    baris: &BarisAnggaran,
) -> lkjip_anggaran::ActiveModel {
    lkjip_anggaran::ActiveModel {
        lkjip_id: Set(id),
        induk_id: Set(induk),
        level: Set(baris.level),
        urutan: Set(urutan),
        nomor: Set(baris.nomor.clone()),
        kode: Set(baris.kode.clone()),
        nama: Set(baris.nama.clone()),
        sasaran_nomor: Set(baris.sasaran.clone()),
        indikator: Set(baris.indikator.clone()),
        satuan: Set(baris.satuan.clone()),
        target_murni: Set(baris.target_murni.and_then(nilai)),
        target_perubahan: Set(baris.target_perubahan.and_then(nilai)),
        realisasi_kinerja: Set(baris.realisasi_kinerja.and_then(nilai)),
        pagu_murni: Set(baris.pagu_murni.map(Into::into)),
        pagu_perubahan: Set(baris.pagu_perubahan.map(Into::into)),
        realisasi_anggaran: Set(baris.realisasi_anggaran.map(Into::into)),
        data_awal: Set(baris.data_awal.and_then(nilai)),
        kondisi_akhir: Set(baris.kondisi_akhir.and_then(nilai)),
        lokasi: Set(baris.lokasi.clone()),
        analisis: Set(baris.analisis.clone()),
        tertulis: Set(tertulis_json(&baris.tertulis)),
        ..Default::default()
    }
}
