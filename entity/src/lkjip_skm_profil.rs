//! Banyaknya responden survei dalam satu kelompok.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, SkmProfilId};
use crate::status::JenisProfil;

/// Banyaknya responden survei dalam satu kelompok.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_skm_profil")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: SkmProfilId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam daftar, mulai dari 0.
    pub urutan: i32,
    /// Menurut apa responden dikelompokkan.
    pub jenis: JenisProfil,
    /// Nama kelompok.
    pub kelompok: String,
    /// Banyaknya responden dalam kelompok.
    pub jumlah: i32,
}

impl ActiveModelBehavior for ActiveModel {}
