//! Token penyegar sekali pakai; pemakaian ulang mencabut sesinya.

use sea_orm::entity::prelude::*;

use crate::id::TokenPenyegarId;
use crate::value::Waktu;

/// Token penyegar sekali pakai; pemakaian ulang mencabut sesinya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "token_penyegar")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: TokenPenyegarId,
    /// Sesi pemilik.
    pub sesi_id: String,
    /// SHA-256 token dalam heksadesimal.
    pub sidik: String,
    /// Saat token kedaluwarsa.
    pub kedaluwarsa_pada: Waktu,
    /// Saat token ditukar.
    pub dipakai_pada: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
