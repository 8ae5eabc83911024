//! Hasil Survei Kepuasan Masyarakat yang dilaporkan.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, SkmId};
use crate::status::{BobotSkm, PeriodeSkm};
use crate::value::{Nilai, Tanggal};

/// Hasil Survei Kepuasan Masyarakat yang dilaporkan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_skm")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: SkmId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Indeks sebagaimana dinyatakan dokumen.
    pub indeks: Option<Nilai>,
    /// Jumlah responden.
    pub responden: Option<i32>,
    /// Jumlah populasi pengguna layanan.
    pub populasi: Option<i32>,
    /// Bobot nilai rata-rata tertimbang yang dipakai.
    pub bobot: BobotSkm,
    /// Cara survei.
    pub metode: Option<String>,
    /// Awal periode survei.
    pub mulai: Option<Tanggal>,
    /// Akhir periode survei.
    pub selesai: Option<Tanggal>,
    /// Dokumen asal.
    pub sumber: Option<String>,
    /// Panjang periode survei.
    pub periode: Option<PeriodeSkm>,
    /// Tempat hasil survei dipublikasikan.
    pub tautan: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
