//! A rule, and whether it is in force.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};
use entity::ketetapan_aturan;

use super::super::model::{Aturan, Keparahan, Ketetapan, Rumpun};
use super::super::rules;
use super::super::service;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::scalar::Saat;
use crate::rujukan::kelola::{AksiRujukan, ubah_saja};

/// The rules as the kabupaten of the reader has them in force.
#[derive(Debug)]
pub struct Katalog {
    pub(super) reading: Reading,
    pub(super) ketetapan: Ketetapan,
}

impl Katalog {
    /// Reads what the kabupaten has set.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(reading: Reading) -> Result<Arc<Self>, ApiError> {
        let ketetapan = service::ketetapan(reading.connection().await?, &reading.scope).await?;
        Ok(Arc::new(Self { reading, ketetapan }))
    }

    /// What the kabupaten has set.
    pub fn ketetapan(&self) -> &Ketetapan {
        &self.ketetapan
    }

    /// Every rule, by family.
    pub fn semua(self: &Arc<Self>) -> Vec<AturanReviu> {
        rules::semua()
            .map(|aturan| self.tampilkan(aturan))
            .collect()
    }

    pub(super) fn tampilkan(self: &Arc<Self>, aturan: &'static Aturan) -> AturanReviu {
        AturanReviu {
            katalog: Arc::clone(self),
            aturan,
        }
    }
}

/// The schema's `AturanReviu`.
#[derive(Clone, Debug)]
pub struct AturanReviu {
    katalog: Arc<Katalog>,
    aturan: &'static Aturan,
}

impl AturanReviu {
    /// The rule itself.
    pub fn aturan(&self) -> &'static Aturan {
        self.aturan
    }
}

/// Satu aturan reviu, beserta keberlakuannya di kabupaten Anda.
#[Object]
impl AturanReviu {
    /// Kode tetap, mis. `R-SUM-01`.
    async fn kode(&self) -> &str {
        self.aturan.kode
    }

    /// Rumpun.
    async fn rumpun(&self) -> Rumpun {
        self.aturan.rumpun
    }

    /// Bobot temuannya yang berlaku sekarang.
    async fn keparahan(&self) -> Keparahan {
        self.katalog.ketetapan.keberlakuan(self.aturan).keparahan
    }

    /// Bobot temuannya selama kabupaten tidak menetapkan yang lain.
    async fn keparahan_bawaan(&self) -> Keparahan {
        self.aturan.keparahan
    }

    /// Apakah aturan dijalankan.
    async fn aktif(&self) -> bool {
        self.katalog.ketetapan.keberlakuan(self.aturan).aktif
    }

    /// Apakah temuannya harus diperbaiki atau ditanggapi sebelum laporan diajukan. Hanya temuan berbobot
    /// GALAT yang dapat menahan pengajuan.
    async fn memblokir(&self) -> bool {
        self.katalog.ketetapan.keberlakuan(self.aturan).memblokir
    }

    /// Satu baris penjelasan.
    async fn judul(&self) -> &str {
        self.aturan.judul
    }

    /// Apa yang diperiksa, bagaimana, dan apa yang sebaiknya dilakukan.
    async fn penjelasan(&self) -> &str {
        self.aturan.penjelasan
    }

    /// Peraturan atau sumbernya.
    async fn dasar(&self) -> &str {
        self.aturan.dasar
    }

    /// Kriteria LKE (PermenPANRB 88/2021) yang disinggung, mis. `CLAP002.3`.
    async fn kriteria_lke_list(&self) -> &[&'static str] {
        self.aturan.lke
    }

    /// Versi untuk penguncian optimistis; kirim kembali pada `aturanReviuSave`. Nol selama kabupaten
    /// belum menetapkan apa pun.
    async fn version(&self) -> i64 {
        self.katalog
            .ketetapan
            .terakhir(self.aturan)
            .map_or(0, |row| row.version)
    }

    /// Ketetapan kabupaten tentang aturan ini, dari yang pertama; yang terakhir berlaku.
    async fn ketetapan_list(&self) -> Vec<KetetapanAturan> {
        self.katalog
            .ketetapan
            .aturan
            .iter()
            .filter(|row| row.aturan == self.aturan.kode)
            .map(Into::into)
            .collect()
    }

    /// Yang boleh Anda lakukan terhadap keberlakuan aturan ini.
    async fn allowed_actions(&self) -> Vec<AksiRujukan> {
        ubah_saja(&self.katalog.reading.actor)
    }
}

/// Satu ketetapan kabupaten tentang sebuah aturan reviu.
#[derive(Clone, Debug, SimpleObject)]
pub struct KetetapanAturan {
    /// Nomor ketetapan.
    version: i64,
    /// Apakah aturan dijalankan.
    aktif: bool,
    /// Bobot temuannya; kosong berarti bobot bawaan.
    keparahan: Option<Keparahan>,
    /// Apakah temuannya yang berbobot GALAT menahan pengajuan.
    memblokir: bool,
    /// Peraturan, keputusan, atau sumbernya.
    dasar: String,
    /// Mengapa diubah.
    alasan: String,
    /// Nama yang mengubah saat itu.
    oleh: String,
    /// Saat diubah.
    waktu: Saat,
}

impl From<&ketetapan_aturan::Model> for KetetapanAturan {
    fn from(row: &ketetapan_aturan::Model) -> Self {
        Self {
            version: row.version,
            aktif: row.aktif,
            keparahan: row.keparahan,
            memblokir: row.memblokir,
            dasar: row.dasar.clone(),
            alasan: row.alasan.clone(),
            oleh: row.pelaku_nama.clone(),
            waktu: Saat(row.waktu),
        }
    }
}
