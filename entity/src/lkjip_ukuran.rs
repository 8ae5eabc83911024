//! Target atau realisasi sebuah indikator menurut satu dokumen dan tahun.

use sea_orm::entity::prelude::*;

use crate::id::{IndikatorLkjipId, LkjipId, UkuranId};
use crate::status::JenisUkuran;
use crate::value::Nilai;

/// Target atau realisasi sebuah indikator menurut satu dokumen dan tahun.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_ukuran")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: UkuranId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Indikator yang diukur.
    pub indikator_lkjip_id: IndikatorLkjipId,
    /// Dokumen asal angka.
    pub jenis: JenisUkuran,
    /// Tahun angka.
    pub tahun: i32,
    /// Nilai berupa angka.
    pub nilai: Option<Nilai>,
    /// Nilai berupa predikat.
    pub predikat: Option<String>,
    /// Keterangan, mis. tabel asalnya.
    pub keterangan: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
