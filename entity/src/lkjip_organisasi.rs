//! Kedudukan dan tugas perangkat daerah menurut sebuah laporan.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, OrganisasiId};

/// Kedudukan dan tugas perangkat daerah menurut sebuah laporan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_organisasi")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: OrganisasiId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Kedudukan.
    pub kedudukan: Option<String>,
    /// Tugas.
    pub tugas: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
