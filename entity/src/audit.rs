//! Catatan perubahan: siapa melakukan apa, kapan; hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{AuditId, PenggunaId};
use crate::value::Waktu;

/// Catatan perubahan: siapa melakukan apa, kapan; hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Nomor urut di dalam rantai, mulai 1, tanpa celah.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    /// Saat kejadian.
    pub waktu: Waktu,
    /// Pelaku; kosong bila belum dikenal.
    pub pengguna_id: Option<PenggunaId>,
    /// Nama kejadian, mis. `lkjip.ajukan`.
    pub kejadian: String,
    /// Jenis dan kunci objek, mis. `lkjip:12`.
    pub objek: String,
    /// Rincian (JSON).
    pub rincian: String,
    /// Nomor permintaan HTTP.
    pub request_id: Option<String>,
    /// Sidik entri sebelumnya.
    pub sebelum: String,
    /// SHA-256 atas `sebelum` dan isi entri ini.
    pub sidik: String,
}

impl ActiveModelBehavior for ActiveModel {}
