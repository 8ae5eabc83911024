//! Satu pita dari sebuah skala: batas bawah dan namanya.

use sea_orm::entity::prelude::*;

use crate::id::{SkalaId, SkalaPitaId};
use crate::value::Nilai;

/// Satu pita dari sebuah skala: batas bawah dan namanya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skala_pita")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: SkalaPitaId,
    /// Skala pemilik.
    pub skala_id: SkalaId,
    /// Urutan dari pita tertinggi (1).
    pub urutan: i32,
    /// Kode singkat, mis. `A`, `BB`, `SANGAT_TINGGI`.
    pub kode: String,
    /// Sebutan lengkap.
    pub label: String,
    /// Batas bawah pita.
    pub batas_bawah: Nilai,
    /// Benar bila batas bawah termasuk dalam pita.
    pub inklusif: bool,
    /// Skor predikat untuk menghitung capaian indikator berpredikat.
    pub skor: Option<Nilai>,
}

impl ActiveModelBehavior for ActiveModel {}
