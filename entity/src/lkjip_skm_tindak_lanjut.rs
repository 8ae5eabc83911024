//! Rencana tindak lanjut hasil survei.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, SkmTindakLanjutId};
use crate::status::Unsur;

/// Rencana tindak lanjut hasil survei.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_skm_tindak_lanjut")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: SkmTindakLanjutId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam daftar, mulai dari 0.
    pub urutan: i32,
    /// Unsur yang diperbaiki.
    pub unsur: Unsur,
    /// Apa yang akan dilakukan.
    pub uraian: String,
    /// Kapan.
    pub waktu: Option<String>,
    /// Jabatan atau unit yang bertanggung jawab.
    pub penanggung_jawab: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
