//! Hasil evaluasi AKIP yang dilaporkan.

use sea_orm::entity::prelude::*;

use crate::id::{EvaluasiId, LkjipId, SkalaId};
use crate::value::{Nilai, Tanggal};

/// Hasil evaluasi AKIP yang dilaporkan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_evaluasi")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: EvaluasiId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Tahun yang dievaluasi.
    pub tahun: i32,
    /// Skala predikat yang dipakai.
    pub skala_id: SkalaId,
    /// Nilai akhir sebagaimana dinyatakan.
    pub nilai: Option<Nilai>,
    /// Predikat sebagaimana dinyatakan.
    pub predikat: Option<String>,
    /// Nama dokumen asal.
    pub dokumen_nama: Option<String>,
    /// Nomor dokumen asal.
    pub dokumen_nomor: Option<String>,
    /// Tanggal dokumen asal.
    pub dokumen_tanggal: Option<Tanggal>,
    /// Tempat dokumen asal dapat diunduh.
    pub dokumen_tautan: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
