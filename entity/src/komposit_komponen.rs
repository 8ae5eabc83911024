//! Satu komponen nilai gabungan beserta bobotnya; yang diganti tetap tersimpan.

use sea_orm::entity::prelude::*;

use crate::id::{IndikatorId, KompositId, KompositKomponenId};
use crate::status::JenisKomponen;
use crate::value::{Nilai, Waktu};

/// Satu komponen nilai gabungan beserta bobotnya; yang diganti tetap tersimpan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "komposit_komponen")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KompositKomponenId,
    /// Nilai gabungan.
    pub komposit_id: KompositId,
    /// Urutan, mulai dari 0.
    pub urutan: i32,
    /// Apa yang dinilai.
    pub jenis: JenisKomponen,
    /// Indikator, bila yang dinilai capaiannya.
    pub indikator_id: Option<IndikatorId>,
    /// Bobot dari 100.
    pub bobot: Nilai,
    /// Nilai yang dihitung 0.
    pub bawah: Nilai,
    /// Nilai yang dihitung 100.
    pub atas: Nilai,
    /// Saat mulai berlaku.
    pub sejak: Waktu,
    /// Saat diganti; kosong selama berlaku.
    pub sampai: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
