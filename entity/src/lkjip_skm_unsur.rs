//! Hasil satu unsur SKM: banyaknya tiap jawaban, atau nilai rata-ratanya (NRR).

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, SkmUnsurId};
use crate::status::Unsur;
use crate::value::Nilai;

/// Hasil satu unsur SKM: banyaknya tiap jawaban, atau nilai rata-ratanya (NRR).
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
    /// Nilai rata-rata 1-4, bila jawaban tidak diisi.
    pub nrr: Option<Nilai>,
    /// Yang menjawab 1; keempat jawaban diisi bersama.
    pub jawaban_satu: Option<i32>,
    /// Yang menjawab 2.
    pub jawaban_dua: Option<i32>,
    /// Yang menjawab 3.
    pub jawaban_tiga: Option<i32>,
    /// Yang menjawab 4.
    pub jawaban_empat: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
