//! A tolerance or threshold, and its history.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};
use entity::parameter_reviu;
use entity::status::KunciParameter;

use super::super::model::Parameter;
use super::super::rules::parameter::keterangan;
use super::Katalog;
use crate::graphql::scalar::{Desimal, Saat};
use crate::rujukan::kelola::{AksiRujukan, ubah_saja};

/// The schema's `ParameterReviu`.
#[derive(Clone, Debug)]
pub struct ParameterReviu {
    katalog: Arc<Katalog>,
    kunci: KunciParameter,
}

impl ParameterReviu {
    /// One of them.
    pub fn new(katalog: &Arc<Katalog>, kunci: KunciParameter) -> Self {
        Self {
            katalog: Arc::clone(katalog),
            kunci,
        }
    }

    fn riwayat(&self) -> impl Iterator<Item = &parameter_reviu::Model> {
        let semua = self.katalog.ketetapan.parameter.iter();
        semua.filter(|row| row.kunci == self.kunci)
    }
}

/// Toleransi atau ambang yang dipakai aturan reviu, sebagaimana ditetapkan kabupaten. Tidak satu pun
/// ditetapkan peraturan; bawaannya mengikuti kebiasaan.
#[Object]
impl ParameterReviu {
    /// Parameter yang dimaksud.
    async fn parameter(&self) -> KunciParameter {
        self.kunci
    }

    /// Namanya.
    async fn nama(&self) -> &str {
        keterangan(self.kunci).nama
    }

    /// Satuannya.
    async fn satuan(&self) -> &str {
        keterangan(self.kunci).satuan
    }

    /// Nilai terkecil yang dapat ditetapkan.
    async fn terkecil(&self) -> Desimal {
        keterangan(self.kunci).terkecil.into()
    }

    /// Nilai terbesar yang dapat ditetapkan.
    async fn terbesar(&self) -> Desimal {
        keterangan(self.kunci).terbesar.into()
    }

    /// Nilai yang berlaku sekarang.
    async fn nilai(&self) -> Desimal {
        Desimal(self.katalog.ketetapan.parameter().nilai(self.kunci))
    }

    /// Nilai selama kabupaten tidak menetapkan yang lain.
    async fn nilai_bawaan(&self) -> Desimal {
        Desimal(Parameter::default().nilai(self.kunci))
    }

    /// Peraturan, keputusan, atau sumber nilai yang berlaku; kosong selama belum ditetapkan.
    async fn dasar(&self) -> Option<&str> {
        self.riwayat().last().map(|row| row.dasar.as_str())
    }

    /// Versi untuk penguncian optimistis; kirim kembali pada `parameterReviuSave`.
    async fn version(&self) -> i64 {
        self.riwayat().last().map_or(0, |row| row.version)
    }

    /// Nilai-nilai yang pernah ditetapkan, dari yang pertama; yang terakhir berlaku.
    async fn ketetapan_list(&self) -> Vec<KetetapanParameter> {
        self.riwayat().map(Into::into).collect()
    }

    /// Yang boleh Anda lakukan terhadap parameter ini.
    async fn allowed_actions(&self) -> Vec<AksiRujukan> {
        ubah_saja(&self.katalog.reading.actor)
    }
}

/// Satu nilai yang pernah ditetapkan bagi sebuah parameter reviu.
#[derive(Clone, Debug, SimpleObject)]
pub struct KetetapanParameter {
    /// Nomor ketetapan.
    version: i64,
    /// Nilainya.
    nilai: Desimal,
    /// Peraturan, keputusan, atau sumbernya.
    dasar: String,
    /// Mengapa diubah; kosong pada bawaan.
    alasan: Option<String>,
    /// Nama yang mengubah saat itu; kosong pada bawaan.
    oleh: Option<String>,
    /// Saat diubah; kosong pada bawaan.
    waktu: Option<Saat>,
}

impl From<&parameter_reviu::Model> for KetetapanParameter {
    fn from(row: &parameter_reviu::Model) -> Self {
        Self {
            version: row.version,
            nilai: row.nilai.into(),
            dasar: row.dasar.clone(),
            alasan: row.alasan.clone(),
            oleh: row.pelaku_nama.clone(),
            waktu: row.waktu.map(Saat),
        }
    }
}
