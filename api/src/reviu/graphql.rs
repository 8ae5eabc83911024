//! The reviu as the client sees it.

use async_graphql::{Context, Object, SimpleObject};

use super::model::{Aturan, Keparahan, Rumpun, Temuan};
use super::rules;
use crate::error::ApiError;
use crate::graphql::context::Call;

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
}
