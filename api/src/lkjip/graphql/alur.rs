//! The way of a report through the workflow: the steps behind it, and what stands before the next.

use async_graphql::{ComplexObject, SimpleObject};
use entity::id::RiwayatId;
use entity::lkjip_riwayat;
use entity::status::{Langkah, Peran, StatusLkjip};

use super::Lkjip;
use crate::error::ApiError;
use crate::graphql::scalar::Saat;
use crate::komentar::graphql::UtasKomentar;
use crate::lkjip::rules::kelengkapan::Kurang;

/// Satu langkah dalam alur persetujuan.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Riwayat {
    /// Langkah yang dilakukan.
    langkah: Langkah,
    /// Status sebelum langkah; kosong saat laporan dibuka.
    dari: Option<StatusLkjip>,
    /// Status sesudah langkah.
    ke: StatusLkjip,
    /// Nama pelaku saat itu.
    pelaku: String,
    /// Peran pelaku saat itu.
    peran: Peran,
    /// Alasan atau catatan.
    catatan: Option<String>,
    /// Saat langkah terjadi.
    waktu: Saat,
    #[graphql(skip)]
    id: RiwayatId,
    #[graphql(skip)]
    lkjip: Lkjip,
}

#[ComplexObject]
impl Riwayat {
    /// Utas komentar yang masih terbuka ketika langkah ini dilakukan, sebagaimana adanya sekarang; kosong
    /// bagi yang tidak boleh membacanya.
    async fn komentar_terbuka_list(&self) -> Result<Vec<UtasKomentar>, ApiError> {
        self.lkjip.utas_saat(self.id).await
    }
}

impl Riwayat {
    pub(super) fn new(lkjip: Lkjip, row: lkjip_riwayat::Model) -> Self {
        Self {
            langkah: row.langkah,
            dari: row.dari,
            ke: row.ke,
            pelaku: row.pelaku_nama,
            peran: row.pelaku_peran,
            catatan: row.catatan,
            waktu: Saat(row.waktu),
            id: row.id,
            lkjip,
        }
    }
}

/// Bagian wajib yang belum diisi.
#[derive(Clone, Debug, SimpleObject)]
pub struct Kekurangan {
    /// Letak bagian, mis. `/rencana/1.1.1/realisasi`.
    path: String,
    /// Satu kalimat penjelasan.
    pesan: String,
}

impl From<Kurang> for Kekurangan {
    fn from(kurang: Kurang) -> Self {
        Self {
            path: kurang.path,
            pesan: kurang.pesan,
        }
    }
}
