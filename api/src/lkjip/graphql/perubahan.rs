//! What differs between a report and another one of its kecamatan.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use entity::id::LkjipId;

use super::Lkjip;
use super::cohort::Cohort;
use crate::error::ApiError;
use crate::graphql::id;
use crate::lkjip::rules::beda::{self, JenisPerubahan, beda};
use crate::lkjip::service::NOUN;
use crate::lkjip::store::{read, salin};

/// Satu isian laporan yang berbeda dari isian laporan lain.
#[derive(Clone, Debug, SimpleObject)]
pub struct PerubahanIsi {
    /// Letak menurut nomor yang dikenal penyusunnya, mis. `/anggaran/I.2.1/paguMurni`.
    path: String,
    /// Baris yang memuatnya, mis. `/anggaran/I.2.1`; `/` untuk kepala laporan.
    baris: String,
    /// Kolom dalam baris itu, mis. `paguMurni`; `urutan` bila hanya urutan baris yang berubah.
    kolom: String,
    /// Apa yang terjadi.
    jenis: JenisPerubahan,
    /// Isi sebelumnya; kosong bila sebelumnya tidak ada.
    sebelum: Option<String>,
    /// Isi sesudahnya; kosong bila kini tidak ada.
    sesudah: Option<String>,
}

impl From<&beda::Perubahan> for PerubahanIsi {
    fn from(satu: &beda::Perubahan) -> Self {
        Self {
            path: satu.path.clone(),
            baris: satu.baris.clone(),
            kolom: satu.kolom.clone(),
            jenis: satu.jenis,
            sebelum: satu.sebelum.clone(),
            sesudah: satu.sesudah.clone(),
        }
    }
}

pub(super) type Perubahan = HashMap<LkjipId, Vec<beda::Perubahan>>;

impl Lkjip {
    pub(super) async fn perubahan(
        &self,
        terhadap: Option<ID>,
    ) -> Result<Vec<PerubahanIsi>, ApiError> {
        let terhadap = terhadap
            .map(|id| id::key_of(NOUN, &id).map(LkjipId))
            .transpose()?;
        let cohort = &self.cohort;
        let semua = cohort
            .perubahan
            .get(terhadap, perubahan(Arc::clone(cohort), terhadap))
            .await?;
        match semua.get(&self.row().id) {
            Some(satu) => Ok(satu.iter().map(PerubahanIsi::from).collect()),
            None if terhadap.is_some() => Err(ApiError::BadUserInput(
                "Hanya laporan kecamatan yang sama dapat diperbandingkan.".to_owned(),
            )),
            // A first revision has none before it.
            None => Ok(Vec::new()),
        }
    }
}

/// What differs between each report of the cohort and `terhadap`, or else the revision before it; only
/// where that is of the same kecamatan and visible.
async fn perubahan(cohort: Arc<Cohort>, terhadap: Option<LkjipId>) -> Result<Perubahan, ApiError> {
    let connection = cohort.reading.connection().await?;
    let scope = &cohort.reading.scope;
    let lain = if let Some(id) = terhadap {
        let satu = read::find(connection, scope, id).await?;
        vec![satu.ok_or(ApiError::NotFound)?]
    } else {
        let kecamatan = cohort.rows.iter().map(|row| row.kecamatan_id);
        read::of_kecamatan(connection, scope, kecamatan, &read::Pilihan::default()).await?
    };
    let pasangan: Vec<_> = cohort
        .rows
        .iter()
        .filter_map(|row| {
            let sama = lain.iter().find(|lain| {
                lain.kecamatan_id == row.kecamatan_id
                    && (terhadap.is_some()
                        || (lain.tahun == row.tahun && lain.revisi == row.revisi - 1))
            })?;
            Some((row.id, sama))
        })
        .collect();
    let isi = cohort.isi().await?;
    let sebelum: Vec<_> = pasangan.iter().map(|(_, lain)| (*lain).clone()).collect();
    let sebelum = salin::dokumen_of(connection, &sebelum).await?;
    Ok(pasangan
        .into_iter()
        .filter_map(|(id, lain)| Some((id, beda(sebelum.get(&lain.id)?, isi.get(&id)?))))
        .collect())
}
