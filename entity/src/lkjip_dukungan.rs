//! Apakah sebuah baris anggaran menunjang sebuah sasaran.

use sea_orm::entity::prelude::*;

use crate::id::{AnggaranId, DukunganId, LkjipId};

/// Apakah sebuah baris anggaran menunjang sebuah sasaran.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_dukungan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: DukunganId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Program, kegiatan atau sub-kegiatan.
    pub anggaran_id: AnggaranId,
    /// Urutan dalam laporan, mulai dari 0.
    pub urutan: i32,
    /// Nomor sasaran.
    pub sasaran_nomor: String,
    /// Benar bila menunjang, salah bila tidak.
    pub menunjang: bool,
    /// Keterangan.
    pub keterangan: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
