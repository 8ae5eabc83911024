//! Pembanding sebuah indikator sebagaimana dinyatakan laporan.

use sea_orm::entity::prelude::*;

use crate::id::{IndikatorLkjipId, LkjipId, PembandingId};
use crate::status::JenisTolokUkur;
use crate::value::Nilai;

/// Pembanding sebuah indikator sebagaimana dinyatakan laporan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_pembanding")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: PembandingId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Indikator yang dibandingkan.
    pub indikator_lkjip_id: IndikatorLkjipId,
    /// Urutan dalam laporan, mulai dari 0.
    pub urutan: i32,
    /// Lingkup pembanding.
    pub jenis: JenisTolokUkur,
    /// Tahun pembanding.
    pub tahun: i32,
    /// Siapa yang menjadi pembanding.
    pub nama: String,
    /// Nilai berupa angka.
    pub nilai: Option<Nilai>,
    /// Nilai berupa predikat.
    pub predikat: Option<String>,
    /// Satuan pembanding bila berbeda dari satuan indikator.
    pub satuan: Option<String>,
    /// Dokumen atau laman asal angka.
    pub sumber: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
