//! Nilai rata-rata (NRR) satu unsur SKM.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, SkmUnsurId};
use crate::status::Unsur;
use crate::value::Nilai;

/// Nilai rata-rata (NRR) satu unsur SKM.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_skm_unsur")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: SkmUnsurId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Unsur menurut maknanya.
    pub unsur: Unsur,
    /// Nilai rata-rata 1-4.
    pub nrr: Nilai,
}

impl ActiveModelBehavior for ActiveModel {}
