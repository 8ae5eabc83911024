//! Satu temuan dalam hasil reviu yang dibekukan.

use sea_orm::entity::prelude::*;

use crate::id::{HasilReviuId, LkjipId, TemuanId};
use crate::status::Keparahan;

/// Satu temuan dalam hasil reviu yang dibekukan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_temuan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: TemuanId,
    /// Laporan yang memuatnya.
    pub lkjip_id: LkjipId,
    /// Hasil reviu yang memuatnya.
    pub reviu_id: HasilReviuId,
    /// Urutan dalam hasil itu.
    pub urutan: i32,
    /// Kode aturan.
    pub aturan: String,
    /// Bobotnya saat itu.
    pub keparahan: Keparahan,
    /// Apakah saat itu harus diperbaiki atau ditanggapi.
    pub memblokir: bool,
    /// Letak dalam laporan.
    pub path: String,
    /// Yang tertulis dalam laporan.
    pub tertulis: String,
    /// Yang seharusnya.
    pub seharusnya: String,
    /// Bagaimana yang seharusnya itu didapat.
    pub hitungan: String,
    /// Kunci temuan: sidik aturan, letak, yang tertulis, dan yang seharusnya.
    pub kunci: String,
}

impl ActiveModelBehavior for ActiveModel {}
