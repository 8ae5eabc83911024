//! Regions as the client sees them.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::id::{DesaId, KabupatenId, KecamatanId};
use entity::status::{JenisDesa, Letak, StatusLkjip};
use entity::{desa, kabupaten, kecamatan};

use super::store;
use crate::error::ApiError;
use crate::graphql::cohort::{Memo, group};
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::lkjip::graphql::Lkjip;
use crate::lkjip::{self, Pilihan};
use crate::periode::graphql::Periode;
use crate::tenggat::graphql::Tenggat;

/// The schema's `Kabupaten`.
#[derive(Clone, Debug)]
pub struct Kabupaten {
    reading: Reading,
    row: Arc<kabupaten::Model>,
}

impl Kabupaten {
    /// Noun of its global id.
    pub const NOUN: &'static str = "Kabupaten";

    /// The kabupaten of the caller.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when it is not in the database.
    pub async fn own(reading: Reading) -> Result<Self, ApiError> {
        let row = store::kabupaten_list(reading.approved().await?, &reading.scope)
            .await?
            .pop()
            .ok_or(ApiError::NotFound)?;
        Ok(Self {
            reading,
            row: Arc::new(row),
        })
    }

    /// The kabupaten with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when it is not the caller's.
    pub async fn by_id(reading: Reading, id: KabupatenId) -> Result<Self, ApiError> {
        if reading.scope.kabupaten() != id {
            return Err(ApiError::NotFound);
        }
        Self::own(reading).await
    }
}

/// Kabupaten atau kota.
#[Object]
impl Kabupaten {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Kode Kemendagri, mis. `35.29`.
    async fn kode(&self) -> &str {
        &self.row.kode
    }

    /// Nama resmi.
    async fn nama(&self) -> &str {
        &self.row.nama
    }

    /// Kecamatan di kabupaten ini, urut kode.
    async fn kecamatan_list(
        &self,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
    ) -> Result<Vec<Kecamatan>, ApiError> {
        Kecamatan::list(self.reading.clone(), letak).await
    }

    /// Periode RPJMD dan Renstra, urut tahun pertama.
    async fn periode_list(&self) -> Result<Vec<Periode>, ApiError> {
        Periode::list(self.reading.clone()).await
    }

    /// Tenggat yang ditetapkan kabupaten, urut tahun lalu hari.
    async fn tenggat_list(
        &self,
        #[graphql(desc = "Hanya tenggat dokumen tahun ini.")] tahun: Option<i32>,
    ) -> Result<Vec<Tenggat>, ApiError> {
        Tenggat::list(self.reading.clone(), tahun).await
    }
}

/// Kecamatan that were fetched together.
#[derive(Debug)]
pub struct KecamatanCohort {
    reading: Reading,
    rows: Arc<Vec<kecamatan::Model>>,
    kabupaten: Memo<(), Kabupaten>,
    desa: Memo<(), HashMap<KecamatanId, Vec<desa::Model>>>,
    lkjip: Memo<Pilihan, HashMap<KecamatanId, Vec<Lkjip>>>,
}

/// The schema's `Kecamatan`.
#[derive(Clone, Debug)]
pub struct Kecamatan {
    cohort: Arc<KecamatanCohort>,
    index: usize,
}

impl Kecamatan {
    /// Noun of its global id.
    pub const NOUN: &'static str = "Kecamatan";

    /// Wraps rows that were fetched together.
    pub fn cohort(reading: Reading, rows: impl Into<Arc<Vec<kecamatan::Model>>>) -> Vec<Self> {
        let rows = rows.into();
        let cohort = Arc::new(KecamatanCohort {
            reading,
            rows,
            kabupaten: Memo::default(),
            desa: Memo::default(),
            lkjip: Memo::default(),
        });
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// Kecamatan of the caller's kabupaten.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn list(reading: Reading, letak: Option<Letak>) -> Result<Vec<Self>, ApiError> {
        let rows = reading
            .remembered(format!("kecamatan {letak:?}"), async |connection| {
                store::kecamatan_list(connection, &reading.scope, letak).await
            })
            .await?;
        Ok(Self::cohort(reading, rows))
    }

    /// The kecamatan with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when it is not in the caller's kabupaten.
    pub async fn by_id(reading: Reading, id: KecamatanId) -> Result<Self, ApiError> {
        let rows = store::kecamatan_by_ids(reading.approved().await?, &reading.scope, [id]).await?;
        Self::cohort(reading, rows).pop().ok_or(ApiError::NotFound)
    }

    /// Its row.
    pub fn row(&self) -> &kecamatan::Model {
        &self.cohort.rows[self.index]
    }
}

/// Kecamatan, perangkat daerah yang menyusun LKjIP.
#[Object]
impl Kecamatan {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row().id.0)
    }

    /// Kode Kemendagri, mis. `35.29.13`.
    async fn kode(&self) -> &str {
        &self.row().kode
    }

    /// Nama resmi.
    async fn nama(&self) -> &str {
        &self.row().nama
    }

    /// Daratan atau kepulauan.
    async fn letak(&self) -> Letak {
        self.row().letak
    }

    /// Kabupaten induk.
    async fn kabupaten(&self) -> Result<Kabupaten, ApiError> {
        let cohort = &self.cohort;
        let kabupaten = cohort
            .kabupaten
            .get((), Kabupaten::own(cohort.reading.clone()))
            .await?;
        Ok(kabupaten.as_ref().clone())
    }

    /// LKjIP kecamatan ini untuk satu tahun: revisi yang disetujui dan berlaku; bila belum ada, revisi
    /// terbaru yang boleh Anda lihat. Kosong bila tidak ada.
    async fn lkjip(
        &self,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
        #[graphql(desc = "Nomor revisi tertentu.")] revisi: Option<i32>,
    ) -> Result<Option<Lkjip>, ApiError> {
        let reports = self
            .laporan(Pilihan {
                tahun: Some(tahun),
                revisi,
                ..Default::default()
            })
            .await?;
        let utama = lkjip::utama(reports.iter().map(|report| report.row().clone()).collect());
        Ok(reports
            .into_iter()
            .find(|report| utama.iter().any(|row| row.id == report.row().id)))
    }

    /// Semua revisi LKjIP kecamatan ini yang boleh Anda lihat, dari yang terbaru.
    async fn lkjip_list(
        &self,
        #[graphql(desc = "Hanya tahun ini.")] tahun: Option<i32>,
        #[graphql(desc = "Hanya status ini.")] status: Option<StatusLkjip>,
    ) -> Result<Vec<Lkjip>, ApiError> {
        self.laporan(Pilihan {
            tahun,
            status,
            ..Default::default()
        })
        .await
    }

    /// Desa dan kelurahan, urut kode.
    async fn desa_list(&self) -> Result<Vec<Desa>, ApiError> {
        let cohort = &self.cohort;
        let groups = cohort
            .desa
            .get((), async {
                let rows = store::desa_of(
                    cohort.reading.approved().await?,
                    cohort.rows.iter().map(|row| row.id),
                )
                .await?;
                Ok(group(rows, |row| row.kecamatan_id))
            })
            .await?;
        Ok(groups
            .get(&self.row().id)
            .into_iter()
            .flatten()
            .map(|row| Desa {
                row: row.clone(),
                kecamatan: self.clone(),
            })
            .collect())
    }
}

impl Kecamatan {
    async fn laporan(&self, pilihan: Pilihan) -> Result<Vec<Lkjip>, ApiError> {
        let cohort = &self.cohort;
        let groups = cohort
            .lkjip
            .get(pilihan.clone(), async {
                let rows = lkjip::of_kecamatan(
                    cohort.reading.connection().await?,
                    &cohort.reading.scope,
                    cohort.rows.iter().map(|row| row.id),
                    &pilihan,
                )
                .await?;
                let reports = Lkjip::cohort(cohort.reading.clone(), rows);
                Ok(group(reports, |report| report.row().kecamatan_id))
            })
            .await?;
        Ok(groups.get(&self.row().id).cloned().unwrap_or_default())
    }
}

/// The schema's `Desa`.
#[derive(Clone, Debug)]
pub struct Desa {
    row: desa::Model,
    kecamatan: Kecamatan,
}

impl Desa {
    /// Noun of its global id.
    pub const NOUN: &'static str = "Desa";

    /// The desa with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when it is not in the caller's kabupaten.
    pub async fn by_id(reading: Reading, id: DesaId) -> Result<Self, ApiError> {
        let row = store::desa_by_id(reading.approved().await?, &reading.scope, id)
            .await?
            .ok_or(ApiError::NotFound)?;
        let kecamatan = Kecamatan::by_id(reading, row.kecamatan_id).await?;
        Ok(Self { row, kecamatan })
    }
}

/// Desa atau kelurahan.
#[Object]
impl Desa {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Kode Kemendagri.
    async fn kode(&self) -> &str {
        &self.row.kode
    }

    /// Nama resmi.
    async fn nama(&self) -> &str {
        &self.row.nama
    }

    /// Desa atau kelurahan.
    async fn jenis(&self) -> JenisDesa {
        self.row.jenis
    }

    /// Kecamatan induk.
    async fn kecamatan(&self) -> &Kecamatan {
        &self.kecamatan
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct WilayahQuery;

#[Object]
impl WilayahQuery {
    /// Kabupaten pemanggil, pintu masuk ke seluruh graf.
    async fn kabupaten(&self, context: &Context<'_>) -> Result<Kabupaten, ApiError> {
        Kabupaten::own(Call::of(context)?.reading()?).await
    }

    /// Satu kecamatan menurut kode Kemendagri.
    async fn kecamatan(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode Kemendagri, mis. `35.29.13`.")] kode: String,
    ) -> Result<Kecamatan, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let row =
            store::kecamatan_by_kode(reading.approved().await?, &reading.scope, &kode).await?;
        Kecamatan::cohort(reading, row.into_iter().collect::<Vec<_>>())
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// Semua kecamatan di kabupaten pemanggil, urut kode.
    async fn kecamatan_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
    ) -> Result<Vec<Kecamatan>, ApiError> {
        Kecamatan::list(Call::of(context)?.reading()?, letak).await
    }
}
