//! Lampiran laporan.

use sea_orm::entity::prelude::*;

use crate::id::{LampiranId, LkjipId};
use crate::status::JenisLampiran;

/// Lampiran laporan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_lampiran")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: LampiranId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam dokumen, mulai dari 0.
    pub urutan: i32,
    /// Jenis lampiran.
    pub jenis: JenisLampiran,
    /// Nama sebagaimana dalam dokumen.
    pub nama: String,
    /// Tempat dokumennya dapat diunduh.
    pub tautan: Option<String>,
    /// Sidik SHA-256 dokumennya.
    pub sha256: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
