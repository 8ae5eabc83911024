//! A finding.

use std::sync::Arc;

use async_graphql::SimpleObject;
use entity::lkjip_tanggapan;

use super::super::model::{Hasil, Keparahan, TemuanBerbobot};
use super::super::rules;
use super::{AturanReviu, Katalog, Tanggapan};

/// Where the findings of one report are shown: beside its rules and the answers that the reader may see.
#[derive(Clone, Debug)]
pub struct Papan {
    /// The rules as they are in force.
    pub katalog: Arc<Katalog>,
    /// The answers, the oldest first.
    pub tanggapan: Vec<lkjip_tanggapan::Model>,
}

impl Papan {
    /// The findings of `hasil`, those of one weight or all.
    pub fn tampilkan(&self, hasil: &Hasil, keparahan: Option<Keparahan>) -> Vec<TemuanReviu> {
        hasil
            .temuan
            .iter()
            .filter(|satu| keparahan.is_none_or(|ini| satu.keparahan == ini))
            .filter_map(|satu| {
                // What was answered after a submission is no part of it.
                let tanggapan = self.tanggapan.iter().filter(|row| {
                    row.kunci == satu.kunci && hasil.waktu.is_none_or(|saat| row.waktu <= saat)
                });
                TemuanReviu::new(&self.katalog, satu, tanggapan.map(Into::into).collect())
            })
            .collect()
    }
}

/// Satu temuan aturan dalam sebuah laporan.
#[derive(Clone, Debug, SimpleObject)]
pub struct TemuanReviu {
    /// Kunci temuan untuk menanggapinya: sama selama yang tertulis dan yang seharusnya sama.
    kunci: String,
    /// Aturan yang menemukannya, sebagaimana berlaku sekarang.
    aturan: AturanReviu,
    /// Bobotnya.
    keparahan: Keparahan,
    /// Apakah harus diperbaiki atau ditanggapi sebelum laporan diajukan.
    memblokir: bool,
    /// Letak dalam laporan menurut nomor yang dikenal penyusunnya, mis.
    /// `/anggaran/I.4/tertulis/capaian`.
    path: String,
    /// Yang tertulis dalam laporan.
    tertulis: String,
    /// Yang seharusnya.
    seharusnya: String,
    /// Bagaimana yang seharusnya itu didapat, beserta angka-angkanya.
    hitungan: String,
    /// Tanggapan kecamatan yang berlaku. Hanya untuk kecamatan penyusun, REVIEWER, dan ANALIS; kosong bagi
    /// yang lain dan selama belum ditanggapi.
    tanggapan: Option<Tanggapan>,
    /// Semua tanggapan atas temuan ini, dari yang pertama; yang terakhir berlaku. Terbaca oleh yang
    /// membaca `tanggapan`.
    riwayat_tanggapan_list: Vec<Tanggapan>,
}

impl TemuanReviu {
    /// The wire form of a finding; none when its rule no longer exists.
    fn new(
        katalog: &Arc<Katalog>,
        satu: &TemuanBerbobot,
        tanggapan: Vec<Tanggapan>,
    ) -> Option<Self> {
        let temuan = &satu.temuan;
        Some(Self {
            kunci: satu.kunci.clone(),
            aturan: katalog.tampilkan(rules::aturan(temuan.aturan)?),
            keparahan: satu.keparahan,
            memblokir: satu.memblokir,
            path: temuan.path.clone(),
            tertulis: temuan.tertulis.clone(),
            seharusnya: temuan.seharusnya.clone(),
            hitungan: temuan.hitungan.clone(),
            tanggapan: tanggapan.last().cloned(),
            riwayat_tanggapan_list: tanggapan,
        })
    }
}
