//! Findings over the kabupaten.

use std::cmp::Reverse;

use async_graphql::SimpleObject;

use super::super::model::Aturan;
use super::super::rules::lke::HasilKriteria;
use super::super::service;
use super::{AturanReviu, Katalog, RekapKriteria};
use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::scalar::banyak;
use crate::lkjip::{self, Pilihan};
use crate::rujukan::lke::kriteria;
use crate::wilayah::graphql::Kecamatan;

/// Temuan aturan reviu atas semua LKjIP satu tahun yang boleh Anda baca: satu laporan tiap kecamatan,
/// yaitu yang disetujui dan berlaku, atau revisi terbaru.
#[derive(Clone, Debug, SimpleObject)]
pub struct RekapReviu {
    /// Tahun anggaran yang dilaporkan.
    tahun: i32,
    /// Banyaknya laporan yang dilihat.
    laporan: i32,
    /// Aturan yang menemukan sesuatu, dari yang paling sering.
    aturan_list: Vec<RekapAturan>,
    /// Kriteria LKE tentang laporan kinerja, dan berapa laporan memenuhinya menurut pemeriksaan awal.
    kriteria_list: Vec<RekapKriteria>,
}

/// Sebuah aturan di seluruh kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct RekapAturan {
    /// Aturannya.
    aturan: AturanReviu,
    /// Banyaknya temuan.
    temuan: i32,
    /// Kecamatan yang laporannya memuat temuan itu, dari yang paling banyak.
    kecamatan_list: Vec<RekapKecamatan>,
}

/// Temuan sebuah aturan dalam laporan satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct RekapKecamatan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Banyaknya temuan.
    temuan: i32,
}

impl RekapReviu {
    pub(super) async fn of(reading: Reading, tahun: i32) -> Result<Self, ApiError> {
        let kecamatan = Kecamatan::list(reading.clone(), None).await?;
        let pilihan = Pilihan {
            tahun: Some(tahun),
            ..Default::default()
        };
        let reports = lkjip::of_kecamatan(
            reading.connection().await?,
            &reading.scope,
            kecamatan.iter().map(|satu| satu.row().id),
            &pilihan,
        )
        .await?;
        let reports = lkjip::utama(reports);
        let katalog = Katalog::of(reading.clone()).await?;
        let temuan = service::hasil(
            reading.connection().await?,
            &reading.scope,
            &katalog.ketetapan,
            &reports,
        )
        .await?;
        let penilaian = service::penilaian(
            reading.connection().await?,
            &reading.scope,
            &katalog.ketetapan,
            &reports,
            &temuan,
        )
        .await?;
        let kriteria_list = kriteria()?
            .iter()
            .enumerate()
            .map(|(urutan, acuan)| {
                let hasil: Vec<HasilKriteria> = penilaian
                    .values()
                    .filter_map(|semua| semua.get(urutan))
                    .map(|satu| satu.hasil)
                    .collect();
                RekapKriteria::new(acuan, &hasil)
            })
            .collect();
        let temuan_dari = |aturan: &Aturan, report: &VisibleReport| {
            temuan
                .get(&report.id)
                .into_iter()
                .flat_map(|hasil| &hasil.temuan)
                .filter(|satu| satu.temuan.aturan == aturan.kode)
                .count()
        };
        let mut aturan_list: Vec<RekapAturan> = katalog
            .semua()
            .into_iter()
            .map(|aturan| {
                let mut per: Vec<RekapKecamatan> = reports
                    .iter()
                    .filter_map(|report| {
                        let mut ada = kecamatan.iter();
                        Some(RekapKecamatan {
                            kecamatan: ada
                                .find(|satu| satu.row().id == report.kecamatan_id)?
                                .clone(),
                            temuan: banyak(temuan_dari(aturan.aturan(), report)),
                        })
                    })
                    .filter(|satu| satu.temuan > 0)
                    .collect();
                per.sort_by_key(|satu| (Reverse(satu.temuan), satu.kecamatan.row().kode.clone()));
                RekapAturan {
                    aturan,
                    temuan: per.iter().map(|satu| satu.temuan).sum(),
                    kecamatan_list: per,
                }
            })
            .filter(|satu| satu.temuan > 0)
            .collect();
        aturan_list.sort_by_key(|satu| (Reverse(satu.temuan), satu.aturan.aturan().kode));
        Ok(Self {
            tahun,
            laporan: banyak(reports.len()),
            aturan_list,
            kriteria_list,
        })
    }
}
