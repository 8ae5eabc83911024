//! Ranking of the kecamatan by one indicator.

use async_graphql::{Context, Enum, Object, SimpleObject};
use entity::status::{Letak, Polaritas};
use rust_decimal::Decimal;

use super::himpunan::{Hasil, Himpunan, TanpaData};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, Saat};
use crate::hitung::bulat;
use crate::indikator::graphql::Indikator;
use crate::lkjip::graphql::{IndikatorLkjip, Lkjip, Ukuran};
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::peringkat::{Arah, peringkat};
use crate::skala::graphql::Golongan;
use crate::wilayah::graphql::Kecamatan;

/// Angka yang menjadi dasar peringkat.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Enum)]
pub enum DasarPeringkat {
    /// Realisasi; bagi indikator berpolaritas negatif yang terkecil menempati peringkat 1. Predikat
    /// diperingkat menurut skornya.
    #[default]
    Realisasi,
    /// Capaian dalam persen; yang terbesar menempati peringkat 1, apa pun polaritas indikatornya.
    Capaian,
}

impl DasarPeringkat {
    /// Which end is the better one. The dictionary's polarity holds for all, so that all are ranked
    /// the same way; a capaian is the better the higher it is, by each of the formulas.
    const fn arah(self, polaritas: Polaritas) -> Arah {
        match (self, polaritas) {
            (Self::Capaian, Polaritas::Positif | Polaritas::Negatif)
            | (Self::Realisasi, Polaritas::Positif) => Arah::Tinggi,
            (Self::Realisasi, Polaritas::Negatif) => Arah::Rendah,
        }
    }
}

/// Peringkat kecamatan menurut satu indikator dan tahun.
#[derive(Clone, Debug, SimpleObject)]
pub struct Peringkat {
    /// Indikator yang diperingkat.
    indikator: Indikator,
    /// Tahun anggaran yang dilaporkan.
    tahun: i32,
    /// Angka yang diperingkat.
    menurut: DasarPeringkat,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Benar bila laporan yang sedang diperiksa diikutkan.
    sertakan_proses: bool,
    /// Saat keadaan yang dibandingkan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Kecamatan menurut peringkatnya; yang setempat urut kode.
    baris_list: Vec<BarisPeringkat>,
    /// Kecamatan yang tidak diberi peringkat, urut kode.
    tanpa_data_list: Vec<TanpaData>,
}

impl Peringkat {
    /// Ranks the kecamatan of `lingkup`.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when reports under review are asked for by someone who may not.
    pub async fn of(
        reading: &Reading,
        indikator: Indikator,
        lingkup: Lingkup,
        menurut: DasarPeringkat,
    ) -> Result<Self, ApiError> {
        let himpunan = Himpunan::of(reading, &indikator, lingkup).await?;
        let (ada, tanpa) = himpunan.saring(|hasil| match menurut {
            DasarPeringkat::Realisasi => hasil.realisasi,
            DasarPeringkat::Capaian => hasil.capaian,
        });
        let nilai: Vec<Decimal> = ada.iter().map(|(_, nilai)| *nilai).collect();
        let tempat = peringkat(&nilai, menurut.arah(indikator.row().polaritas));
        let mut baris: Vec<BarisPeringkat> = ada
            .into_iter()
            .zip(tempat)
            .map(|((hasil, nilai), peringkat)| BarisPeringkat {
                peringkat: i32::try_from(peringkat).unwrap_or(i32::MAX),
                nilai: match menurut {
                    DasarPeringkat::Realisasi => nilai.normalize(),
                    DasarPeringkat::Capaian => bulat(nilai),
                },
                hasil,
            })
            .collect();
        baris.sort_by_key(|baris| baris.peringkat);
        Ok(Self {
            indikator,
            tahun: lingkup.tahun,
            menurut,
            letak: lingkup.letak,
            sertakan_proses: lingkup.sertakan_proses,
            as_of: lingkup.per.map(Saat),
            baris_list: baris,
            tanpa_data_list: tanpa,
        })
    }
}

/// The schema's `BarisPeringkat`.
#[derive(Clone, Debug)]
pub struct BarisPeringkat {
    peringkat: i32,
    nilai: Decimal,
    hasil: Hasil,
}

/// Tempat sebuah kecamatan dalam peringkat.
#[Object]
impl BarisPeringkat {
    /// Tempat, mulai dari 1; nilai yang sama berbagi tempat dan tempat berikutnya dilewati (1, 2, 2,
    /// 4). Nilai dibandingkan sebelum dibulatkan.
    async fn peringkat(&self) -> i32 {
        self.peringkat
    }

    /// Nilai yang diperingkat: realisasi (bagi predikat, skornya) atau capaian yang dibulatkan.
    async fn nilai(&self) -> Desimal {
        Desimal(self.nilai)
    }

    /// Kecamatan.
    async fn kecamatan(&self) -> &Kecamatan {
        &self.hasil.kecamatan
    }

    /// Laporan yang dihitung.
    async fn lkjip(&self) -> &Lkjip {
        &self.hasil.lkjip
    }

    /// Baris indikator dalam laporan itu. Bila laporan memuatnya lebih dari sekali, yang dipakai ialah
    /// indikator sasaran.
    async fn indikator_lkjip(&self) -> &IndikatorLkjip {
        &self.hasil.indikator
    }

    /// Target yang mengikat.
    async fn target(&self) -> Option<Ukuran> {
        self.hasil.target()
    }

    /// Realisasi.
    async fn realisasi(&self) -> Option<Ukuran> {
        self.hasil.realisasi()
    }

    /// Capaian dalam persen.
    async fn capaian(&self, context: &Context<'_>) -> Result<Hitungan, ApiError> {
        self.hasil.indikator.capaian(context).await
    }

    /// Kategori capaian.
    async fn kategori(&self, context: &Context<'_>) -> Result<Option<Golongan>, ApiError> {
        self.hasil.indikator.kategori(context).await
    }
}
