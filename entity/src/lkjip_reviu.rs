//! Hasil reviu sebuah laporan saat diajukan; dibekukan, hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{HasilReviuId, LkjipId};
use crate::value::Waktu;

/// Hasil reviu sebuah laporan saat diajukan; dibekukan, hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_reviu")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: HasilReviuId,
    /// Laporan yang diajukan.
    pub lkjip_id: LkjipId,
    /// Saat diajukan.
    pub waktu: Waktu,
    /// Banyaknya ketetapan kabupaten tentang parameter dan aturan saat itu.
    pub versi_ketetapan: i64,
}

impl ActiveModelBehavior for ActiveModel {}
