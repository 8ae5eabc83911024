//! Scales as the client sees them.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::SkalaId;
use entity::status::{JenisSkala, KomponenAkip};
use entity::{skala, skala_komponen, skala_pita};
use rust_decimal::Decimal;

use super::{rules, store};
use crate::error::ApiError;
use crate::graphql::cohort::{Memo, group};
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::scalar::Desimal;

/// Satu pita dari sebuah skala: semua nilai dari batas bawahnya sampai pita berikutnya yang lebih
/// tinggi. Pita tertinggi terbuka ke atas dan pita terendah ke bawah, sehingga setiap nilai bergolongan.
#[derive(Clone, Debug, SimpleObject)]
pub struct Pita {
    /// Kode singkat, mis. `A`, `BB`, `SANGAT_TINGGI`.
    kode: String,
    /// Sebutan lengkap.
    label: String,
    /// Batas bawah, dibandingkan dengan nilai yang dibulatkan ke dua desimal.
    batas_bawah: Desimal,
    /// Benar bila batas bawah termasuk dalam pita.
    inklusif: bool,
    /// Skor predikat untuk menghitung capaian indikator berpredikat; kosong bila skala ini bukan
    /// skala predikat.
    skor: Option<Desimal>,
}

/// Satu komponen evaluasi AKIP dan bobotnya menurut peraturan skalanya.
#[derive(Clone, Debug, SimpleObject)]
pub struct BobotKomponen {
    /// Komponen menurut maknanya.
    jenis: KomponenAkip,
    /// Sebutan menurut peraturan.
    nama: String,
    /// Bobot dari 100.
    bobot: Desimal,
}

impl From<&skala_komponen::Model> for BobotKomponen {
    fn from(row: &skala_komponen::Model) -> Self {
        Self {
            jenis: row.jenis,
            nama: row.nama.clone(),
            bobot: row.bobot.into(),
        }
    }
}

impl From<&skala_pita::Model> for Pita {
    fn from(row: &skala_pita::Model) -> Self {
        Self {
            kode: row.kode.clone(),
            label: row.label.clone(),
            batas_bawah: row.batas_bawah.into(),
            inklusif: row.inklusif,
            skor: row.skor.map(Desimal::from),
        }
    }
}

impl From<&skala_pita::Model> for rules::Pita {
    fn from(row: &skala_pita::Model) -> Self {
        Self {
            kode: row.kode.clone(),
            label: row.label.clone(),
            batas_bawah: row.batas_bawah.desimal(),
            inklusif: row.inklusif,
            skor: row.skor.map(entity::value::Nilai::desimal),
        }
    }
}

/// Scales that were fetched together.
#[derive(Debug)]
pub struct SkalaCohort {
    reading: Reading,
    rows: Arc<Vec<skala::Model>>,
    pita: Memo<(), HashMap<SkalaId, Vec<skala_pita::Model>>>,
    komponen: Memo<(), HashMap<SkalaId, Vec<skala_komponen::Model>>>,
}

/// The schema's `Skala`.
#[derive(Clone, Debug)]
pub struct Skala {
    cohort: Arc<SkalaCohort>,
    index: usize,
}

impl Skala {
    /// Noun of its global id.
    pub const NOUN: &'static str = "Skala";

    /// Wraps rows that were fetched together.
    pub fn cohort(reading: Reading, rows: impl Into<Arc<Vec<skala::Model>>>) -> Vec<Self> {
        let rows = rows.into();
        let cohort = Arc::new(SkalaCohort {
            reading,
            rows,
            pita: Memo::default(),
            komponen: Memo::default(),
        });
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// The scales with these ids.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn by_ids(
        reading: Reading,
        ids: impl IntoIterator<Item = SkalaId>,
    ) -> Result<HashMap<SkalaId, Self>, ApiError> {
        let rows = store::by_ids(reading.approved().await?, &reading.scope, ids).await?;
        Ok(Self::cohort(reading, rows)
            .into_iter()
            .map(|skala| (skala.row().id, skala))
            .collect())
    }

    /// Scales of one kind, in force in one year.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn list(
        reading: Reading,
        jenis: Option<JenisSkala>,
        tahun: Option<i32>,
    ) -> Result<Vec<Self>, ApiError> {
        let rows = reading
            .remembered(format!("skala {jenis:?} {tahun:?}"), async |connection| {
                store::list(connection, &reading.scope, jenis, tahun).await
            })
            .await?;
        Ok(Self::cohort(reading, rows))
    }

    /// The one with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: SkalaId) -> Result<Self, ApiError> {
        Self::by_ids(reading, [id])
            .await?
            .remove(&id)
            .ok_or(ApiError::NotFound)
    }

    /// Its row.
    pub fn row(&self) -> &skala::Model {
        &self.cohort.rows[self.index]
    }
}

/// Skala penilaian yang berversi: kategori capaian, tingkat keberhasilan, mutu SKM, predikat AKIP.
#[Object]
impl Skala {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row().id.0)
    }

    /// Kode tetap, mis. `AKIP_88_2021`.
    async fn kode(&self) -> &str {
        &self.row().kode
    }

    /// Apa yang dinilai dengan skala ini.
    async fn jenis(&self) -> JenisSkala {
        self.row().jenis
    }

    /// Nama skala.
    async fn nama(&self) -> &str {
        &self.row().nama
    }

    /// Peraturan atau sumber yang menetapkannya.
    async fn dasar_hukum(&self) -> &str {
        &self.row().dasar_hukum
    }

    /// Tahun pertama skala berlaku.
    async fn berlaku_mulai(&self) -> i32 {
        self.row().berlaku_mulai
    }

    /// Tahun terakhir skala berlaku; kosong bila masih berlaku.
    async fn berlaku_sampai(&self) -> Option<i32> {
        self.row().berlaku_sampai
    }

    /// Pita dari yang tertinggi ke yang terendah.
    async fn pita_list(&self) -> Result<Vec<Pita>, ApiError> {
        let cohort = &self.cohort;
        let groups = cohort
            .pita
            .shared((), async {
                let ids: Vec<SkalaId> = cohort.rows.iter().map(|row| row.id).collect();
                let reading = &cohort.reading;
                reading
                    .remembered(format!("pita {ids:?}"), async |connection| {
                        let rows = store::pita_of(connection, &reading.scope, ids).await?;
                        Ok(group(rows, |row| row.skala_id))
                    })
                    .await
            })
            .await?;
        Ok(groups
            .get(&self.row().id)
            .into_iter()
            .flatten()
            .map(Pita::from)
            .collect())
    }

    /// Komponen yang dinilai dan bobotnya, menurut peraturan skala; hanya bagi skala predikat AKIP.
    async fn komponen_list(&self) -> Result<Vec<BobotKomponen>, ApiError> {
        let cohort = &self.cohort;
        let groups = cohort
            .komponen
            .get((), async {
                let rows = store::komponen_of(
                    cohort.reading.approved().await?,
                    &cohort.reading.scope,
                    cohort.rows.iter().map(|row| row.id),
                )
                .await?;
                Ok(group(rows, |row| row.skala_id))
            })
            .await?;
        Ok(groups
            .get(&self.row().id)
            .into_iter()
            .flatten()
            .map(Into::into)
            .collect())
    }
}

/// A scale with its bands as the rules take them.
#[derive(Clone, Debug)]
pub struct Berpita {
    /// The scale.
    pub row: skala::Model,
    /// Its bands, from the highest to the lowest.
    pub pita: Vec<rules::Pita>,
}

impl Berpita {
    /// Every band, from the highest to the lowest.
    pub fn golongan_list(&self) -> impl Iterator<Item = Golongan> {
        self.pita.iter().map(|pita| self.golongan(pita))
    }

    /// The band of a value.
    pub fn golongkan(&self, nilai: Decimal) -> Option<Golongan> {
        rules::golongkan(&self.pita, nilai).map(|pita| self.golongan(pita))
    }

    fn golongan(&self, pita: &rules::Pita) -> Golongan {
        Golongan {
            kode: pita.kode.clone(),
            label: pita.label.clone(),
            skala: self.row.kode.clone(),
        }
    }
}

/// All scales with their bands.
///
/// # Errors
/// When the database refuses.
pub async fn semua(reading: &Reading) -> Result<Arc<Vec<Berpita>>, ApiError> {
    reading
        .remembered("skala berpita", async |connection| {
            let scope = &reading.scope;
            let rows = store::list(connection, scope, None, None).await?;
            let ids = rows.iter().map(|row| row.id);
            let pita = store::pita_of(connection, scope, ids).await?;
            let mut pita = group(pita, |row| row.skala_id);
            let berpita = rows.into_iter().map(|row| Berpita {
                pita: pita
                    .remove(&row.id)
                    .iter()
                    .flatten()
                    .map(Into::into)
                    .collect(),
                row,
            });
            Ok(berpita.collect::<Vec<_>>())
        })
        .await
}

/// Pita tempat sebuah nilai tergolong.
#[derive(Clone, Debug, SimpleObject)]
pub struct Golongan {
    /// Kode pita, mis. `SANGAT_TINGGI`.
    pub kode: String,
    /// Sebutan pita.
    pub label: String,
    /// Kode skala yang dipakai.
    pub skala: String,
}

/// Classifies a value by the scale of a kind that is in force in `tahun`; none where no such scale is.
pub fn golongan(
    skala: &[Berpita],
    jenis: JenisSkala,
    tahun: i32,
    nilai: Decimal,
) -> Option<Golongan> {
    berlaku(skala, jenis, tahun)?.golongkan(nilai)
}

/// The scale of a kind that is in force in `tahun`.
pub fn berlaku(skala: &[Berpita], jenis: JenisSkala, tahun: i32) -> Option<&Berpita> {
    skala.iter().find(|skala| {
        skala.row.jenis == jenis
            && skala.row.berlaku_mulai <= tahun
            && skala
                .row
                .berlaku_sampai
                .is_none_or(|sampai| tahun <= sampai)
    })
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct SkalaQuery;

#[Object]
impl SkalaQuery {
    /// Skala penilaian, urut kode.
    async fn skala_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hanya skala yang menilai hal ini.")] jenis: Option<JenisSkala>,
        #[graphql(desc = "Hanya skala yang berlaku pada tahun ini.")] tahun: Option<i32>,
    ) -> Result<Vec<Skala>, ApiError> {
        Skala::list(Call::of(context)?.reading()?, jenis, tahun).await
    }
}
