//! Utas yang masih terbuka ketika sebuah langkah dilakukan; hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, RiwayatId, RiwayatUtasId, UtasId};

/// Utas yang masih terbuka ketika sebuah langkah dilakukan; hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_riwayat_utas")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: RiwayatUtasId,
    /// Laporan yang melangkah.
    pub lkjip_id: LkjipId,
    /// Langkahnya.
    pub riwayat_id: RiwayatId,
    /// Utas yang masih terbuka.
    pub utas_id: UtasId,
}

impl ActiveModelBehavior for ActiveModel {}
