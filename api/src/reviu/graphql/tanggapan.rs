//! The answer to a finding.

use async_graphql::SimpleObject;
use entity::lkjip_tanggapan;
use entity::status::{Peran, Putusan};

use crate::graphql::scalar::Saat;

/// Tanggapan kecamatan atas sebuah temuan, dan putusan pereviu atasnya.
#[derive(Clone, Debug, SimpleObject)]
pub struct Tanggapan {
    /// Mengapa yang tertulis tetap demikian.
    alasan: String,
    /// Nama yang menanggapi saat itu.
    oleh: String,
    /// Peran yang menanggapi saat itu.
    peran: Peran,
    /// Saat ditanggapi.
    waktu: Saat,
    /// Putusan pereviu; kosong bila belum diputus.
    putusan: Option<Putusan>,
    /// Catatan pereviu; alasannya bila ditolak.
    catatan: Option<String>,
    /// Nama pereviu yang memutus.
    pemutus: Option<String>,
    /// Saat diputus.
    diputus_pada: Option<Saat>,
}

impl From<&lkjip_tanggapan::Model> for Tanggapan {
    fn from(row: &lkjip_tanggapan::Model) -> Self {
        Self {
            alasan: row.alasan.clone(),
            oleh: row.pelaku_nama.clone(),
            peran: row.pelaku_peran,
            waktu: Saat(row.waktu),
            putusan: row.putusan,
            catatan: row.catatan.clone(),
            pemutus: row.pemutus_nama.clone(),
            diputus_pada: row.diputus_pada.map(Saat),
        }
    }
}
