//! Satu pesan dalam sebuah utas komentar; hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, PenggunaId, PesanId, UtasId};
use crate::status::{JenisPesan, Peran};
use crate::value::Waktu;

/// Satu pesan dalam sebuah utas komentar; hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_pesan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: PesanId,
    /// Laporan yang dikomentari.
    pub lkjip_id: LkjipId,
    /// Utas yang memuatnya.
    pub utas_id: UtasId,
    /// Apa yang terjadi pada utas.
    pub jenis: JenisPesan,
    /// Isi; boleh kosong bila utas diselesaikan atau dibuka kembali.
    pub isi: Option<String>,
    /// Penulis.
    pub pengguna_id: PenggunaId,
    /// Nama penulis saat itu.
    pub pelaku_nama: String,
    /// Peran penulis saat itu.
    pub pelaku_peran: Peran,
    /// Saat ditulis.
    pub waktu: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
