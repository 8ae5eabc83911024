//! Keanggotaan sebuah kecamatan dalam kelompok; yang berakhir tetap tersimpan.

use sea_orm::entity::prelude::*;

use crate::id::{KecamatanId, KelompokAnggotaId, KelompokId};
use crate::value::Waktu;

/// Keanggotaan sebuah kecamatan dalam kelompok; yang berakhir tetap tersimpan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kelompok_anggota")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KelompokAnggotaId,
    /// Kelompok.
    pub kelompok_id: KelompokId,
    /// Anggotanya.
    pub kecamatan_id: KecamatanId,
    /// Saat mulai menjadi anggota.
    pub sejak: Waktu,
    /// Saat berakhir; kosong selama berlaku.
    pub sampai: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
