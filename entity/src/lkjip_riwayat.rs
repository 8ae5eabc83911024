//! Satu langkah dalam alur persetujuan; hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, PenggunaId, RiwayatId};
use crate::status::{Langkah, Peran, StatusLkjip};
use crate::value::Waktu;

/// Satu langkah dalam alur persetujuan; hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_riwayat")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: RiwayatId,
    /// Laporan yang melangkah.
    pub lkjip_id: LkjipId,
    /// Langkah yang dilakukan.
    pub langkah: Langkah,
    /// Status sebelum langkah.
    pub dari: Option<StatusLkjip>,
    /// Status sesudah langkah.
    pub ke: StatusLkjip,
    /// Pelaku.
    pub pengguna_id: PenggunaId,
    /// Nama pelaku saat itu.
    pub pelaku_nama: String,
    /// Peran pelaku saat itu.
    pub pelaku_peran: Peran,
    /// Alasan atau catatan.
    pub catatan: Option<String>,
    /// Saat langkah terjadi.
    pub waktu: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
