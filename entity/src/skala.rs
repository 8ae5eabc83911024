//! Skala penilaian yang berversi: pita capaian, keberhasilan, mutu SKM, predikat AKIP.

use sea_orm::entity::prelude::*;

use crate::id::SkalaId;
use crate::status::JenisSkala;

/// Skala penilaian yang berversi: pita capaian, keberhasilan, mutu SKM, predikat AKIP.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skala")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: SkalaId,
    /// Kode tetap, mis. `AKIP_88_2021`.
    pub kode: String,
    /// Apa yang dinilai dengan skala ini.
    pub jenis: JenisSkala,
    /// Nama skala.
    pub nama: String,
    /// Peraturan atau sumber yang menetapkannya.
    pub dasar_hukum: String,
    /// Tahun pertama skala berlaku.
    pub berlaku_mulai: i32,
    /// Tahun terakhir skala berlaku; kosong bila masih berlaku.
    pub berlaku_sampai: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
