//! The reviu as the client sees it.

use std::cmp::Reverse;

use async_graphql::{Context, Object, SimpleObject};

use super::model::{Aturan, Keparahan, Rumpun, Temuan};
use super::{rules, service};
use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::context::{Call, Reading};
use crate::lkjip::{self, Pilihan};
use crate::wilayah::graphql::Kecamatan;

/// Satu aturan reviu.
#[derive(Clone, Debug, SimpleObject)]
pub struct AturanReviu {
    /// Kode tetap, mis. `R-SUM-01`.
    kode: &'static str,
    /// Rumpun.
    rumpun: Rumpun,
    /// Bobot temuannya.
    keparahan: Keparahan,
    /// Satu baris penjelasan.
    judul: &'static str,
    /// Apa yang diperiksa, bagaimana, dan apa yang sebaiknya dilakukan.
    penjelasan: &'static str,
    /// Peraturan atau sumbernya.
    dasar: &'static str,
    /// Kriteria LKE (PermenPANRB 88/2021) yang disinggung, mis. `CLAP002.3`.
    kriteria_lke_list: Vec<&'static str>,
}

impl From<&'static Aturan> for AturanReviu {
    fn from(aturan: &'static Aturan) -> Self {
        Self {
            kode: aturan.kode,
            rumpun: aturan.rumpun,
            keparahan: aturan.keparahan,
            judul: aturan.judul,
            penjelasan: aturan.penjelasan,
            dasar: aturan.dasar,
            kriteria_lke_list: aturan.lke.to_vec(),
        }
    }
}

/// Satu temuan aturan dalam sebuah laporan.
#[derive(Clone, Debug, SimpleObject)]
pub struct TemuanReviu {
    /// Aturan yang menemukannya.
    aturan: AturanReviu,
    /// Letak dalam laporan menurut nomor yang dikenal penyusunnya, mis.
    /// `/anggaran/I.4/tertulis/capaian`.
    path: String,
    /// Yang tertulis dalam laporan.
    tertulis: String,
    /// Yang seharusnya.
    seharusnya: String,
    /// Bagaimana yang seharusnya itu didapat, beserta angka-angkanya.
    hitungan: String,
}

impl TemuanReviu {
    /// The wire form of a finding; none when its rule no longer exists.
    pub fn new(temuan: &Temuan) -> Option<Self> {
        Some(Self {
            aturan: rules::aturan(temuan.aturan)?.into(),
            path: temuan.path.clone(),
            tertulis: temuan.tertulis.clone(),
            seharusnya: temuan.seharusnya.clone(),
            hitungan: temuan.hitungan.clone(),
        })
    }

    /// The weight of its rule.
    pub fn keparahan(&self) -> Keparahan {
        self.aturan.keparahan
    }
}

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
    async fn of(reading: Reading, tahun: i32) -> Result<Self, ApiError> {
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
        let temuan = service::tinjau(&reading, &reports).await?;
        let banyak = |aturan: &Aturan, report: &VisibleReport| {
            temuan
                .get(&report.id)
                .into_iter()
                .flatten()
                .filter(|satu| satu.aturan == aturan.kode)
                .count()
        };
        let mut aturan_list: Vec<RekapAturan> = rules::semua()
            .map(|aturan| {
                let mut per: Vec<RekapKecamatan> = reports
                    .iter()
                    .filter_map(|report| {
                        let mut ada = kecamatan.iter();
                        Some(RekapKecamatan {
                            kecamatan: ada
                                .find(|satu| satu.row().id == report.kecamatan_id)?
                                .clone(),
                            temuan: bulat(banyak(aturan, report)),
                        })
                    })
                    .filter(|satu| satu.temuan > 0)
                    .collect();
                per.sort_by_key(|satu| (Reverse(satu.temuan), satu.kecamatan.row().kode.clone()));
                RekapAturan {
                    aturan: aturan.into(),
                    temuan: per.iter().map(|satu| satu.temuan).sum(),
                    kecamatan_list: per,
                }
            })
            .filter(|satu| satu.temuan > 0)
            .collect();
        aturan_list.sort_by_key(|satu| (Reverse(satu.temuan), satu.aturan.kode));
        Ok(Self {
            tahun,
            laporan: bulat(reports.len()),
            aturan_list,
        })
    }
}

fn bulat(banyak: usize) -> i32 {
    i32::try_from(banyak).unwrap_or(i32::MAX)
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct ReviuQuery;

#[Object]
impl ReviuQuery {
    /// Katalog aturan reviu, menurut rumpun.
    #[expect(clippy::unused_async, reason = "a resolver is async")]
    async fn aturan_reviu_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hanya aturan rumpun ini.")] rumpun: Option<Rumpun>,
    ) -> Result<Vec<AturanReviu>, ApiError> {
        Call::of(context)?.actor()?;
        Ok(rules::semua()
            .filter(|aturan| rumpun.is_none_or(|rumpun| aturan.rumpun == rumpun))
            .map(AturanReviu::from)
            .collect())
    }

    /// Aturan mana yang paling sering menemukan sesuatu dalam LKjIP satu tahun, dan di kecamatan mana.
    async fn rekap_reviu(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
    ) -> Result<RekapReviu, ApiError> {
        RekapReviu::of(Call::of(context)?.reading()?, tahun).await
    }
}
