//! Jabatan atau satuan kerja dalam susunan organisasi.

use sea_orm::entity::prelude::*;

use crate::id::{JabatanId, LkjipId};

/// Jabatan atau satuan kerja dalam susunan organisasi.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_jabatan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: JabatanId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam laporan, mulai dari 0.
    pub urutan: i32,
    /// Nama jabatan atau satuan kerja.
    pub nama: String,
    /// Nama yang membawahinya.
    pub induk: Option<String>,
    /// Tugasnya.
    pub tugas: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
