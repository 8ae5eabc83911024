//! Perjanjian Kinerja murni atau perubahan.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, PerjanjianId};
use crate::status::JenisPerjanjian;
use crate::value::Tanggal;

/// Perjanjian Kinerja murni atau perubahan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_perjanjian")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: PerjanjianId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Murni atau perubahan.
    pub jenis: JenisPerjanjian,
    /// Tanggal ditandatangani.
    pub tanggal: Tanggal,
    /// Nama pihak pertama (camat).
    pub pertama_nama: String,
    /// Jabatan pihak pertama.
    pub pertama_jabatan: String,
    /// Pangkat pihak pertama.
    pub pertama_pangkat: Option<String>,
    /// NIP pihak pertama, 18 angka.
    pub pertama_nip: Option<String>,
    /// Nama pihak kedua (bupati).
    pub kedua_nama: String,
    /// Jabatan pihak kedua.
    pub kedua_jabatan: String,
    /// Alasan perubahan.
    pub alasan: Option<String>,
    /// Angka sebagaimana tercetak (JSON objek).
    pub tertulis: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
