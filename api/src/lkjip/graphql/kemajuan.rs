//! How far the sections of a report have come.

use async_graphql::SimpleObject;
use rust_decimal::Decimal;

use super::{Kekurangan, Lkjip};
use crate::error::ApiError;
use crate::graphql::scalar::banyak;
use crate::lkjip::rules::kemajuan::{Kemajuan, kemajuan};

/// Kemajuan pengisian satu bagian laporan.
#[derive(Clone, Debug, SimpleObject)]
pub struct KemajuanBagian {
    /// Bagian laporan, mis. `/anggaran`; `/` untuk kepala laporan.
    bagian: String,
    /// Banyaknya isian wajib yang sudah terisi.
    terisi: i32,
    /// Banyaknya isian wajib; nol bila bagian ini tidak wajib.
    seluruhnya: i32,
    /// Versi laporan saat bagian ini terakhir berubah.
    version: i64,
    /// Isian wajib yang belum terisi.
    kekurangan_list: Vec<Kekurangan>,
}

impl Lkjip {
    pub(super) async fn kemajuan(&self) -> Result<Vec<KemajuanBagian>, ApiError> {
        let semua = self.cohort.isi().await?;
        let dokumen = semua.get(&self.row().id).ok_or(ApiError::NotFound)?;
        let mut hasil = Vec::new();
        for satu in kemajuan(dokumen) {
            hasil.push(KemajuanBagian {
                version: self.versi(&satu.bagian).await?,
                terisi: banyak(satu.terisi),
                seluruhnya: banyak(satu.seluruhnya),
                kekurangan_list: satu.kekurangan.into_iter().map(Into::into).collect(),
                bagian: satu.bagian,
            });
        }
        Ok(hasil)
    }
}

impl Lkjip {
    /// How many mandatory parts are filled in, and how many there are.
    pub(crate) async fn isian(&self) -> Result<(Decimal, Decimal), ApiError> {
        let semua = self.cohort.isi().await?;
        let dokumen = semua.get(&self.row().id).ok_or(ApiError::NotFound)?;
        let bagian = kemajuan(dokumen);
        let jumlah = |ambil: fn(&Kemajuan) -> usize| bagian.iter().map(ambil).sum::<usize>();
        Ok((
            jumlah(|satu| satu.terisi).into(),
            jumlah(|satu| satu.seluruhnya).into(),
        ))
    }
}
