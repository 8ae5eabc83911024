//! The nomenclature as the client sees it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::id::NomenklaturId;
use entity::nomenklatur;
use entity::status::LevelAnggaran;

use super::rules::induk;
use super::store::{self, Pilihan};
use crate::error::ApiError;
use crate::graphql::cohort::Memo;
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::page::{self, connection};

/// Longest text that is searched for.
const CARI: usize = 100;

/// Entries that were fetched together. What stands above and below them is found in the whole
/// nomenclature, which is small.
#[derive(Debug)]
pub struct NomenklaturCohort {
    reading: Reading,
    rows: Vec<nomenklatur::Model>,
    semua: Memo<(), Vec<Nomenklatur>>,
}

/// The schema's `Nomenklatur`.
#[derive(Clone, Debug)]
pub struct Nomenklatur {
    cohort: Arc<NomenklaturCohort>,
    index: usize,
}

impl Nomenklatur {
    /// Noun of its global id.
    pub const NOUN: &'static str = "Nomenklatur";

    /// Wraps rows that were fetched together.
    fn cohort(reading: Reading, rows: Vec<nomenklatur::Model>) -> Vec<Self> {
        let cohort = Arc::new(NomenklaturCohort {
            reading,
            rows,
            semua: Memo::default(),
        });
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// The whole nomenclature, by code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn semua(reading: Reading) -> Result<Vec<Self>, ApiError> {
        let rows = store::semua(reading.approved().await?, &reading.scope).await?;
        Ok(Self::cohort(reading, rows))
    }

    /// The entry with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when there is none.
    pub async fn by_id(reading: Reading, id: NomenklaturId) -> Result<Self, ApiError> {
        let row = store::by_id(reading.approved().await?, &reading.scope, id).await?;
        Self::cohort(reading, row.into_iter().collect())
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// The entry with this code.
    async fn by_kode(reading: Reading, kode: &str) -> Result<Self, ApiError> {
        let row = store::by_kode(reading.approved().await?, &reading.scope, kode).await?;
        Self::cohort(reading, row.into_iter().collect())
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// Its row.
    pub fn row(&self) -> &nomenklatur::Model {
        &self.cohort.rows[self.index]
    }

    fn kode_induk(&self) -> Option<&str> {
        induk(self.row().level, &self.row().kode)
    }

    async fn lainnya(&self) -> Result<Arc<Vec<Self>>, ApiError> {
        let cohort = &self.cohort;
        cohort
            .semua
            .get((), Self::semua(cohort.reading.clone()))
            .await
    }
}

/// Program, kegiatan atau sub-kegiatan menurut nomenklatur urusan 7.01 (Kepmendagri
/// 900.1.15.5-1317/2023). Daftarnya tidak lengkap: kode di luarnya bukan kesalahan.
#[Object]
impl Nomenklatur {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row().id.0)
    }

    /// Kode, mis. `7.01.02.2.04.0002`.
    async fn kode(&self) -> &str {
        &self.row().kode
    }

    /// Program, kegiatan atau sub-kegiatan.
    async fn level(&self) -> LevelAnggaran {
        self.row().level
    }

    /// Nama menurut nomenklatur.
    async fn nama(&self) -> &str {
        &self.row().nama
    }

    /// Indikator menurut nomenklatur, bila diterbitkan.
    async fn indikator(&self) -> Option<&str> {
        self.row().indikator.as_deref()
    }

    /// Satuan indikator, bila diterbitkan.
    async fn satuan(&self) -> Option<&str> {
        self.row().satuan.as_deref()
    }

    /// Asal data.
    async fn sumber(&self) -> &str {
        &self.row().sumber
    }

    /// Program atau kegiatan yang menaunginya; kosong pada program.
    async fn induk(&self) -> Result<Option<Nomenklatur>, ApiError> {
        let Some(kode) = self.kode_induk() else {
            return Ok(None);
        };
        let semua = self.lainnya().await?;
        Ok(semua.iter().find(|lain| lain.row().kode == kode).cloned())
    }

    /// Kegiatan atau sub-kegiatan tepat di bawahnya, urut kode.
    async fn anak_list(&self) -> Result<Vec<Nomenklatur>, ApiError> {
        let semua = self.lainnya().await?;
        Ok(semua
            .iter()
            .filter(|lain| lain.kode_induk() == Some(self.row().kode.as_str()))
            .cloned()
            .collect())
    }
}

connection! {
    /// Sehalaman nomenklatur.
    NomenklaturConnection, NomenklaturEdge of Nomenklatur
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct NomenklaturQuery;

#[Object]
impl NomenklaturQuery {
    /// Nomenklatur program, kegiatan dan sub-kegiatan, urut kode: setiap program diikuti kegiatannya, dan
    /// setiap kegiatan diikuti sub-kegiatannya.
    async fn nomenklatur_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hanya yang berada di bawah program atau kegiatan dengan kode ini.")]
        induk: Option<String>,
        #[graphql(desc = "Hanya program, kegiatan atau sub-kegiatan.")] level: Option<
            LevelAnggaran,
        >,
        #[graphql(
            desc = "Hanya yang kode atau namanya memuat setiap kata ini, tanpa membedakan huruf besar."
        )]
        cari: Option<String>,
        #[graphql(desc = "Banyaknya baris, 1 sampai 100; bawaan 20.")] first: Option<i32>,
        #[graphql(desc = "Mulai sesudah kursor ini.")] after: Option<String>,
    ) -> Result<NomenklaturConnection, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let limit = page::limit(first)?;
        let cari = cari.unwrap_or_default();
        if cari.chars().count() > CARI {
            return Err(ApiError::BadUserInput(format!(
                "cari paling banyak {CARI} karakter."
            )));
        }
        let pilihan = Pilihan {
            induk,
            level,
            kata: cari.split_whitespace().map(str::to_owned).collect(),
        };
        let binding = format!("nomenklatur:{pilihan:?}");
        let key = page::key(&binding, after.as_deref())?;
        if let Some(induk) = &pilihan.induk {
            Nomenklatur::by_kode(reading.clone(), induk).await?;
        }
        let connection = reading.approved().await?;
        let take = u64::try_from(limit + 1).unwrap_or(u64::MAX);
        let rows = store::page(connection, &reading.scope, &pilihan, key.as_deref(), take).await?;
        let total = store::count(connection, &reading.scope, &pilihan).await?;
        let cursors = rows
            .iter()
            .map(|row| page::cursor(&binding, &row.kode))
            .collect();
        let nodes = Nomenklatur::cohort(reading.clone(), rows);
        Ok(NomenklaturConnection::new(
            nodes,
            cursors,
            limit,
            key.is_some(),
            total,
        ))
    }

    /// Satu program, kegiatan atau sub-kegiatan menurut kodenya.
    async fn nomenklatur(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode, mis. `7.01.02`.")] kode: String,
    ) -> Result<Nomenklatur, ApiError> {
        Nomenklatur::by_kode(Call::of(context)?.reading()?, &kode).await
    }
}
