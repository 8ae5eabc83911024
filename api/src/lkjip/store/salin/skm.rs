//! The survey of stored reports.

use std::collections::HashMap;

use entity::id::LkjipId;
use entity::lkjip_skm_unsur;
use sea_orm::ConnectionTrait;

use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::graphql::scalar::Hari;
use crate::lkjip::dokumen::{Jawaban, NilaiUnsur, ProfilResponden, Skm, TindakLanjutSkm};
use crate::lkjip::store::read;

/// One unsur, as it was entered.
pub fn nilai_unsur(row: &lkjip_skm_unsur::Model) -> NilaiUnsur {
    let jawaban = || {
        Some(Jawaban {
            satu: row.jawaban_satu?,
            dua: row.jawaban_dua?,
            tiga: row.jawaban_tiga?,
            empat: row.jawaban_empat?,
        })
    };
    NilaiUnsur {
        unsur: row.unsur,
        nrr: row.nrr.map(Into::into),
        jawaban: jawaban(),
    }
}

pub(super) async fn skm<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Skm>, ApiError> {
    let mut unsur = group(read::skm_unsur_of(connection, reports).await?, |row| {
        row.lkjip_id
    });
    let mut tindak_lanjut = group(
        read::skm_tindak_lanjut_of(connection, reports).await?,
        |row| row.lkjip_id,
    );
    let mut profil = group(read::skm_profil_of(connection, reports).await?, |row| {
        row.lkjip_id
    });
    Ok(read::skm_of(connection, reports)
        .await?
        .into_iter()
        .map(|row| {
            let id = row.lkjip_id;
            let skm = Skm {
                unsur: unsur
                    .remove(&id)
                    .unwrap_or_default()
                    .iter()
                    .map(nilai_unsur)
                    .collect(),
                indeks: row.indeks.map(Into::into),
                bobot: Some(row.bobot),
                responden: row.responden,
                populasi: row.populasi,
                metode: row.metode,
                periode: row.periode,
                mulai: row.mulai.map(Hari),
                selesai: row.selesai.map(Hari),
                sumber: row.sumber,
                tautan: row.tautan,
                tindak_lanjut: tindak_lanjut
                    .remove(&id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| TindakLanjutSkm {
                        unsur: row.unsur,
                        uraian: row.uraian,
                        waktu: row.waktu,
                        penanggung_jawab: row.penanggung_jawab,
                    })
                    .collect(),
                profil: profil
                    .remove(&id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| ProfilResponden {
                        jenis: row.jenis,
                        kelompok: row.kelompok,
                        jumlah: row.jumlah,
                    })
                    .collect(),
            };
            (id, skm)
        })
        .collect())
}
