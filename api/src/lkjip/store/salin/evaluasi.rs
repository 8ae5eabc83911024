//! The evaluation of AKIP of stored reports.

use std::collections::HashMap;

use entity::id::LkjipId;
use entity::{lkjip_evaluasi, skala};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::graphql::scalar::Hari;
use crate::lkjip::dokumen::{DokumenSumber, EvaluasiAkip, KomponenEvaluasi, Rekomendasi};
use crate::lkjip::store::read;

/// The document that an evaluation comes from.
pub fn dokumen_sumber(row: &lkjip_evaluasi::Model) -> Option<DokumenSumber> {
    Some(DokumenSumber {
        nama: row.dokumen_nama.clone()?,
        nomor: row.dokumen_nomor.clone(),
        tanggal: row.dokumen_tanggal.clone().map(Hari),
        tautan: row.dokumen_tautan.clone(),
    })
}

pub(super) async fn evaluasi<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, EvaluasiAkip>, ApiError> {
    let skala: HashMap<_, _> = skala::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row.kode))
        .collect();
    let mut komponen = group(
        read::evaluasi_komponen_of(connection, reports).await?,
        |row| row.lkjip_id,
    );
    let mut rekomendasi = group(
        read::evaluasi_rekomendasi_of(connection, reports).await?,
        |row| row.lkjip_id,
    );
    Ok(read::evaluasi_of(connection, reports)
        .await?
        .into_iter()
        .map(|row| {
            let id = row.lkjip_id;
            let evaluasi = EvaluasiAkip {
                tahun: row.tahun,
                skala: skala.get(&row.skala_id).cloned().unwrap_or_default(),
                komponen: komponen
                    .remove(&id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| KomponenEvaluasi {
                        jenis: row.jenis,
                        bobot: row.bobot.into(),
                        nilai: row.nilai.into(),
                    })
                    .collect(),
                nilai: row.nilai.map(Into::into),
                dokumen: dokumen_sumber(&row),
                predikat: row.predikat,
                rekomendasi: rekomendasi
                    .remove(&id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| Rekomendasi {
                        uraian: row.uraian,
                        tindak_lanjut: row.tindak_lanjut,
                        status: row.status,
                    })
                    .collect(),
            };
            (id, evaluasi)
        })
        .collect())
}
