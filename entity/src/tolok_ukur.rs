//! Pembanding bagi sebuah indikator, dengan asal-usulnya.

use sea_orm::entity::prelude::*;

use crate::id::{IndikatorId, KabupatenId, KelompokId, TolokUkurId};
use crate::status::JenisTolokUkur;
use crate::value::{Nilai, Tanggal, Waktu};

/// Pembanding bagi sebuah indikator, dengan asal-usulnya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tolok_ukur")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: TolokUkurId,
    /// Kabupaten yang memakai pembanding ini.
    pub kabupaten_id: KabupatenId,
    /// Indikator yang dibandingkan.
    pub indikator_id: IndikatorId,
    /// Lingkup pembanding.
    pub jenis: JenisTolokUkur,
    /// Kelompok yang dibandingkan dengannya, bagi lingkup PEER; kosong bila semua kecamatan.
    pub kelompok_id: Option<KelompokId>,
    /// Tahun pembanding.
    pub tahun: i32,
    /// Nilai pembanding dalam satuan indikator.
    pub nilai: Nilai,
    /// Siapa yang menjadi pembanding.
    pub nama: String,
    /// Skala nilai, mis. `0-100`.
    pub skala: String,
    /// Dokumen atau laman asal angka.
    pub sumber: String,
    /// Tanggal sumber, bila diketahui.
    pub tanggal: Option<Tanggal>,
    /// Catatan pemakaian.
    pub catatan: Option<String>,
    /// Versi baris untuk penguncian optimistis.
    pub version: i64,
    /// Saat isinya mulai berlaku; 0 bila sejak semula.
    pub sejak: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
