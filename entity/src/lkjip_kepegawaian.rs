//! Jumlah pegawai sebuah kelompok; tanpa data pribadi.

use sea_orm::entity::prelude::*;

use crate::id::{KepegawaianId, LkjipId};
use crate::status::DasarPengelompokan;

/// Jumlah pegawai sebuah kelompok; tanpa data pribadi.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_kepegawaian")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KepegawaianId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam laporan, mulai dari 0.
    pub urutan: i32,
    /// Dasar pengelompokan.
    pub menurut: DasarPengelompokan,
    /// Nama kelompok.
    pub kelompok: String,
    /// Jumlah pegawai.
    pub jumlah: i32,
}

impl ActiveModelBehavior for ActiveModel {}
