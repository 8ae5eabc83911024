//! Rahasia klien mesin; dua dapat berlaku bersamaan selama diputar.

use sea_orm::entity::prelude::*;

use crate::id::{KlienRahasiaId, PenggunaId};
use crate::value::Waktu;

/// Rahasia klien mesin; dua dapat berlaku bersamaan selama diputar.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "klien_rahasia")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KlienRahasiaId,
    /// Klien pemilik.
    pub pengguna_id: PenggunaId,
    /// SHA-256 rahasia dalam heksadesimal.
    pub sidik: String,
    /// Saat rahasia dibuat.
    pub dibuat_pada: Waktu,
    /// Saat rahasia kedaluwarsa.
    pub kedaluwarsa_pada: Waktu,
    /// Saat terakhir ditukar dengan token.
    pub dipakai_pada: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
