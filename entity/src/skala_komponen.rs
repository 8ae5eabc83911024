//! Satu komponen evaluasi yang dinilai dengan sebuah skala, dan bobotnya menurut peraturan.

use sea_orm::entity::prelude::*;

use crate::id::{SkalaId, SkalaKomponenId};
use crate::status::KomponenAkip;
use crate::value::Nilai;

/// Satu komponen evaluasi yang dinilai dengan sebuah skala, dan bobotnya menurut peraturan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "skala_komponen")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: SkalaKomponenId,
    /// Skala pemilik; peraturannya tercatat di sana.
    pub skala_id: SkalaId,
    /// Urutan menurut peraturan, mulai dari 1.
    pub urutan: i32,
    /// Komponen menurut maknanya.
    pub jenis: KomponenAkip,
    /// Sebutan menurut peraturan.
    pub nama: String,
    /// Bobot dari 100.
    pub bobot: Nilai,
}

impl ActiveModelBehavior for ActiveModel {}
