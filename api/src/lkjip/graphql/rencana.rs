//! Tujuan and sasaran, and the mean capaian of their indicators.

use async_graphql::{ID, Object, SimpleObject};
use entity::status::JenisSkala;
use entity::{lkjip_rpjmd, lkjip_sasaran, lkjip_tujuan};

use super::anggaran::Ringkasan;
use super::{BarisAnggaran, Dukungan, IndikatorLkjip, Lkjip};
use crate::error::ApiError;
use crate::graphql::hitungan::dua_desimal;
use crate::graphql::id;
use crate::graphql::scalar::{Desimal, banyak};
use crate::indikator::rules::rata_rata::{RataRata, rata_rata};
use crate::lkjip::rules::jalur;
use crate::skala::graphql::Golongan;

/// Rata-rata hitung capaian beberapa indikator. Indikator tanpa capaian tidak dianggap nol: ia tidak
/// ikut dihitung, dan banyaknya disebutkan.
#[derive(Clone, Debug, SimpleObject)]
pub struct RataRataCapaian {
    /// Rata-rata dalam persen; kosong bila tidak ada yang terhitung.
    nilai: Option<Desimal>,
    /// Kategori menurut skala nilai peringkat kinerja.
    kategori: Option<Golongan>,
    /// Banyaknya indikator yang ikut dihitung.
    dihitung: i32,
    /// Banyaknya indikator seluruhnya, tanpa yang tidak berlaku.
    seluruhnya: i32,
}

/// The mean capaian of indicators; those that do not apply this year are no part of it.
pub(super) async fn rata(indikator: &[IndikatorLkjip]) -> Result<RataRata, ApiError> {
    let mut capaian = Vec::with_capacity(indikator.len());
    for indikator in indikator {
        if !indikator.row().tidak_berlaku {
            capaian.push(indikator.capaian_angka().await?.ok());
        }
    }
    Ok(rata_rata(capaian))
}

impl RataRataCapaian {
    pub(super) async fn of(lkjip: &Lkjip, indikator: &[IndikatorLkjip]) -> Result<Self, ApiError> {
        let rata = rata(indikator).await?;
        Ok(Self {
            nilai: rata.nilai.map(dua_desimal),
            kategori: lkjip.golongan(JenisSkala::Capaian, rata.nilai).await?,
            dihitung: banyak(rata.dihitung),
            seluruhnya: banyak(rata.seluruhnya),
        })
    }
}

/// The schema's `Tujuan`.
#[derive(Clone, Debug)]
pub struct Tujuan {
    lkjip: Lkjip,
    row: lkjip_tujuan::Model,
}

impl Tujuan {
    /// Noun of its global id.
    pub const NOUN: &'static str = "Tujuan";

    pub(super) fn new(lkjip: Lkjip, row: lkjip_tujuan::Model) -> Self {
        Self { lkjip, row }
    }
}

/// Tujuan Renstra dalam sebuah LKjIP.
#[Object]
impl Tujuan {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Nomor dalam laporan, mis. `1`.
    async fn nomor(&self) -> &str {
        &self.row.nomor
    }

    /// Rumusan tujuan.
    async fn uraian(&self) -> &str {
        &self.row.uraian
    }

    /// Versi laporan saat baris ini terakhir berubah.
    async fn version(&self) -> Result<i64, ApiError> {
        self.lkjip.versi(&jalur::rencana(&self.row.nomor)).await
    }

    /// Laporan yang memuatnya.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Misi, tujuan dan sasaran RPJMD yang didukung tujuan ini.
    async fn rpjmd_list(&self) -> Result<Vec<Rpjmd>, ApiError> {
        let all = self.lkjip.cohort.rpjmd().await?;
        let rows = all.get(&self.row.id).into_iter().flatten();
        Ok(rows.cloned().map(Into::into).collect())
    }

    /// Indikator tujuan: diukur dan dilaporkan, tetapi tidak dituangkan dalam Perjanjian Kinerja.
    async fn indikator_list(&self) -> Result<Vec<IndikatorLkjip>, ApiError> {
        self.lkjip
            .indikator_nodes(|row| row.sasaran_id.is_none() && row.tujuan_id == self.row.id)
            .await
    }

    /// Sasaran di bawah tujuan ini.
    async fn sasaran_list(&self) -> Result<Vec<Sasaran>, ApiError> {
        self.lkjip
            .sasaran_nodes(|row| row.tujuan_id == self.row.id)
            .await
    }

    /// Rata-rata capaian indikator tujuan ini sendiri.
    async fn rata_rata_capaian(&self) -> Result<RataRataCapaian, ApiError> {
        let indikator = self
            .lkjip
            .indikator_nodes(|row| row.sasaran_id.is_none() && row.tujuan_id == self.row.id)
            .await?;
        RataRataCapaian::of(&self.lkjip, &indikator).await
    }

    /// Rata-rata capaian indikator semua sasaran di bawah tujuan ini.
    async fn rata_rata_capaian_sasaran(&self) -> Result<RataRataCapaian, ApiError> {
        let indikator = self
            .lkjip
            .indikator_nodes(|row| row.sasaran_id.is_some() && row.tujuan_id == self.row.id)
            .await?;
        RataRataCapaian::of(&self.lkjip, &indikator).await
    }
}

/// Bagian RPJMD yang didukung sebuah tujuan Renstra.
#[derive(Clone, Debug, SimpleObject)]
pub struct Rpjmd {
    /// Misi RPJMD.
    misi: String,
    /// Tujuan RPJMD.
    tujuan: Option<String>,
    /// Sasaran RPJMD.
    sasaran: Option<String>,
    /// Indikator RPJMD.
    indikator: Option<String>,
}

impl From<lkjip_rpjmd::Model> for Rpjmd {
    fn from(row: lkjip_rpjmd::Model) -> Self {
        Self {
            misi: row.misi,
            tujuan: row.tujuan,
            sasaran: row.sasaran,
            indikator: row.indikator,
        }
    }
}

/// The schema's `Sasaran`.
#[derive(Clone, Debug)]
pub struct Sasaran {
    lkjip: Lkjip,
    row: lkjip_sasaran::Model,
}

impl Sasaran {
    /// Noun of its global id.
    pub const NOUN: &'static str = "Sasaran";

    pub(super) fn new(lkjip: Lkjip, row: lkjip_sasaran::Model) -> Self {
        Self { lkjip, row }
    }

    async fn indikator(&self) -> Result<Vec<IndikatorLkjip>, ApiError> {
        self.lkjip
            .indikator_nodes(|row| row.sasaran_id == Some(self.row.id))
            .await
    }
}

/// Sasaran strategis dalam sebuah LKjIP.
#[Object]
impl Sasaran {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Nomor dalam laporan, mis. `1.1`.
    async fn nomor(&self) -> &str {
        &self.row.nomor
    }

    /// Rumusan sasaran.
    async fn uraian(&self) -> &str {
        &self.row.uraian
    }

    /// Versi laporan saat baris ini terakhir berubah.
    async fn version(&self) -> Result<i64, ApiError> {
        self.lkjip.versi(&jalur::rencana(&self.row.nomor)).await
    }

    /// Laporan yang memuatnya.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Tujuan yang didukung.
    async fn tujuan(&self) -> Result<Tujuan, ApiError> {
        self.lkjip.tujuan_node(self.row.tujuan_id).await
    }

    /// Indikator sasaran.
    async fn indikator_list(&self) -> Result<Vec<IndikatorLkjip>, ApiError> {
        self.indikator().await
    }

    /// Rata-rata capaian indikator sasaran ini.
    async fn rata_rata_capaian(&self) -> Result<RataRataCapaian, ApiError> {
        RataRataCapaian::of(&self.lkjip, &self.indikator().await?).await
    }

    /// Program, kegiatan dan sub-kegiatan yang dipetakan ke sasaran ini (cascading Renstra).
    async fn anggaran_list(&self) -> Result<Vec<BarisAnggaran>, ApiError> {
        self.lkjip
            .anggaran_nodes(|row| row.sasaran_nomor.as_ref() == Some(&self.row.nomor))
            .await
    }

    /// Program, kegiatan dan sub-kegiatan yang dinyatakan menunjang sasaran ini.
    async fn pendukung_list(
        &self,
        #[graphql(
            default = true,
            desc = "Yang menunjang; bila salah, yang dinyatakan tidak menunjang."
        )]
        menunjang: bool,
    ) -> Result<Vec<Dukungan>, ApiError> {
        Dukungan::of(&self.lkjip, |row| {
            row.sasaran_nomor == self.row.nomor && row.menunjang == menunjang
        })
        .await
    }

    /// Jumlah pagu, realisasi, serapan dan efisiensi program yang dipetakan ke sasaran ini.
    async fn ringkasan_anggaran(&self) -> Result<Ringkasan, ApiError> {
        let rows: Vec<_> = self
            .lkjip
            .own(self.lkjip.cohort.anggaran().await?.as_ref())
            .into_iter()
            .filter(|row| row.sasaran_nomor.as_ref() == Some(&self.row.nomor))
            .collect();
        let ambang = self.lkjip.cohort.parameter().await?.ambang_efisiensi;
        Ringkasan::of(&rows, &self.indikator().await?, ambang).await
    }
}
