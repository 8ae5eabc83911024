//! The way of a report through the workflow: the steps behind it, and what stands before the next.

use async_graphql::SimpleObject;
use entity::lkjip_riwayat;
use entity::status::{Langkah, Peran, StatusLkjip};

use crate::graphql::scalar::Saat;
use crate::lkjip::rules::kelengkapan::Kurang;

/// Satu langkah dalam alur persetujuan.
#[derive(Clone, Debug, SimpleObject)]
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
}

impl From<lkjip_riwayat::Model> for Riwayat {
    fn from(row: lkjip_riwayat::Model) -> Self {
        Self {
            langkah: row.langkah,
            dari: row.dari,
            ke: row.ke,
            pelaku: row.pelaku_nama,
            peran: row.pelaku_peran,
            catatan: row.catatan,
            waktu: Saat(row.waktu),
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
