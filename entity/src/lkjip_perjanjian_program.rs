//! Anggaran dan target program dalam lampiran Perjanjian Kinerja.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, PerjanjianId, PerjanjianProgramId};
use crate::value::{Nilai, Rupiah};

/// Anggaran dan target program dalam lampiran Perjanjian Kinerja.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_perjanjian_program")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: PerjanjianProgramId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Perjanjian pemilik.
    pub perjanjian_id: PerjanjianId,
    /// Urutan tampil.
    pub urutan: i32,
    /// Nomor program dalam tabel anggaran laporan.
    pub program_nomor: String,
    /// Target program.
    pub target: Option<Nilai>,
    /// Anggaran sebelum perubahan, bila tercantum.
    pub anggaran_sebelum: Option<Rupiah>,
    /// Anggaran menurut perjanjian ini.
    pub anggaran: Rupiah,
    /// Keterangan, mis. sumber dana.
    pub keterangan: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
