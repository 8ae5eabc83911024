//! Kamus indikator kinerja: definisi yang sama bagi semua kecamatan, yang terakhir menurut tahun berlakunya.

use sea_orm::entity::prelude::*;

use crate::id::{IndikatorId, SkalaId};
use crate::status::{Akumulasi, Polaritas, RumusCapaian};
use crate::value::Waktu;

/// Kamus indikator kinerja: definisi yang sama bagi semua kecamatan, yang terakhir menurut tahun berlakunya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indikator")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: IndikatorId,
    /// Kode tetap, mis. `SKM`.
    pub kode: String,
    /// Nama indikator.
    pub nama: String,
    /// Satuan.
    pub satuan: String,
    /// Makin tinggi makin baik, atau sebaliknya.
    pub polaritas: Polaritas,
    /// Rumus capaian bawaan.
    pub rumus: RumusCapaian,
    /// Cara angka triwulan diakumulasikan.
    pub akumulasi: Akumulasi,
    /// Skala predikat bila rumusnya `PREDIKAT`.
    pub skala_id: Option<SkalaId>,
    /// Definisi operasional.
    pub definisi: String,
    /// Cara menghitung.
    pub formulasi: String,
    /// Sumber data.
    pub sumber_data: String,
    /// Dokumen yang menetapkannya.
    pub dasar: String,
    /// Tahun anggaran pertama yang memakainya; 0 bila sejak semula.
    pub berlaku_mulai: i32,
    /// Versi baris untuk penguncian optimistis.
    pub version: i64,
    /// Saat isinya mulai berlaku; 0 bila sejak semula.
    pub sejak: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
