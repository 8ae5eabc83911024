//! What is ranked by.

use async_graphql::Enum;
use entity::komposit_komponen;
use entity::status::{JenisSkala, Polaritas};
use rust_decimal::Decimal;

use super::kamus::Kamus;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::hitung::bulat;
use crate::indikator::graphql::Indikator;
use crate::komposit;
use crate::komposit::graphql::{KomponenKomposit, Komposit};
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::peringkat::Arah;

/// Angka yang menjadi dasar peringkat.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Enum)]
pub enum DasarPeringkat {
    /// Realisasi sebuah indikator; bagi indikator berpolaritas negatif yang terkecil menempati peringkat
    /// 1. Predikat diperingkat menurut skornya.
    #[default]
    Realisasi,
    /// Capaian sebuah indikator dalam persen; yang terbesar menempati peringkat 1, apa pun polaritasnya.
    Capaian,
    /// Peningkatan realisasi sebuah indikator dari laporan tahun lalu yang disetujui, dalam satuannya;
    /// bagi indikator berpolaritas negatif penurunan dihitung sebagai peningkatan. Yang terbesar
    /// menempati peringkat 1.
    Peningkatan,
    /// Indeks SKM menurut survei dalam laporan (PermenPANRB 14/2017), tanpa `indikator`.
    Skm,
    /// Serapan seluruh anggaran laporan: realisasi dalam persen dari pagu perubahan (pagu murni bila
    /// tidak diubah), tanpa `indikator`. Satu program saja belum terisi, serapannya tidak diketahui.
    Serapan,
    /// Nilai gabungan 0 sampai 100 dengan bobot yang diterbitkan (`kompositList`); memerlukan `komposit`.
    /// Satu komponen saja tidak ada, kecamatannya tidak diperingkat.
    Komposit,
}

/// A composite in force from a year on, with its components.
#[derive(Clone, Debug)]
pub(super) struct Gabungan {
    pub(super) komposit: Komposit,
    pub(super) tahun_mulai: i32,
    pub(super) komponen: Vec<(komposit_komponen::Model, KomponenKomposit)>,
}

/// What is ranked by, with the indicator where there is one.
#[derive(Clone, Debug)]
pub(super) enum Dasar {
    Realisasi(Indikator),
    Capaian(Indikator),
    Peningkatan(Indikator),
    Skm,
    Serapan,
    /// All composites with the code asked for, the newest first.
    Komposit(Vec<Gabungan>),
}

impl Dasar {
    /// Puts together what a client asks for.
    pub(super) async fn of(
        reading: &Reading,
        menurut: DasarPeringkat,
        (indikator, komposit): (Option<&str>, Option<&str>),
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        match (menurut == DasarPeringkat::Komposit, komposit) {
            (true, None) => {
                return Err(ApiError::BadUserInput(
                    "Peringkat menurut KOMPOSIT memerlukan `komposit`; sebutkan kodenya dari \
                     `kompositList`."
                        .to_owned(),
                ));
            }
            (false, Some(_)) => {
                return Err(ApiError::BadUserInput(
                    "Hanya peringkat menurut KOMPOSIT yang memakai `komposit`; hapus argumen itu."
                        .to_owned(),
                ));
            }
            (true, Some(_)) | (false, None) => {}
        }
        let berindikator: Option<fn(Indikator) -> Self> = match menurut {
            DasarPeringkat::Realisasi => Some(Self::Realisasi),
            DasarPeringkat::Capaian => Some(Self::Capaian),
            DasarPeringkat::Peningkatan => Some(Self::Peningkatan),
            DasarPeringkat::Skm | DasarPeringkat::Serapan | DasarPeringkat::Komposit => None,
        };
        match (berindikator, indikator) {
            (Some(dasar), Some(kode)) => {
                let indikator = Indikator::by_kode(reading.clone(), kode).await?;
                Ok(dasar(indikator.untuk(lingkup.tahun)))
            }
            (Some(_), None) => Err(ApiError::BadUserInput(
                "Peringkat menurut REALISASI, CAPAIAN atau PENINGKATAN memerlukan `indikator`; \
                 sebutkan kodenya, mis. \"SKM\"."
                    .to_owned(),
            )),
            (None, None) => match komposit {
                Some(kode) => gabungan(reading, kode, lingkup).await.map(Self::Komposit),
                None if menurut == DasarPeringkat::Skm => Ok(Self::Skm),
                None => Ok(Self::Serapan),
            },
            (None, Some(_)) => Err(ApiError::BadUserInput(
                "Peringkat menurut SKM, SERAPAN atau KOMPOSIT tidak memakai `indikator`; hapus argumen itu."
                    .to_owned(),
            )),
        }
    }

    /// The same as it is measured in `tahun`.
    pub(super) fn untuk(&self, tahun: i32) -> Self {
        match self {
            Self::Realisasi(indikator) => Self::Realisasi(indikator.untuk(tahun)),
            Self::Capaian(indikator) => Self::Capaian(indikator.untuk(tahun)),
            Self::Peningkatan(indikator) => Self::Peningkatan(indikator.untuk(tahun)),
            Self::Skm | Self::Serapan | Self::Komposit(_) => self.clone(),
        }
    }

    /// Whether the indicator is measured otherwise in its year than in `tahun`.
    pub(super) async fn ukuran_berubah(
        &self,
        reading: &Reading,
        tahun: i32,
    ) -> Result<bool, ApiError> {
        let Some(indikator) = self.indikator() else {
            return Ok(false);
        };
        let kini = Kamus::of(reading, indikator, false).await?;
        Ok(kini.berubah(&kini.untuk(tahun)).is_some())
    }

    pub(super) const fn indikator(&self) -> Option<&Indikator> {
        match self {
            Self::Realisasi(indikator)
            | Self::Capaian(indikator)
            | Self::Peningkatan(indikator) => Some(indikator),
            Self::Skm | Self::Serapan | Self::Komposit(_) => None,
        }
    }

    /// Whether the index of the survey is ranked, or its improvement.
    pub(super) fn berindeks(&self) -> bool {
        match self {
            Self::Skm => true,
            Self::Realisasi(indikator) | Self::Peningkatan(indikator) => indikator.indeks_skm(),
            Self::Capaian(_) | Self::Serapan | Self::Komposit(_) => false,
        }
    }

    /// The kind of scale that classes what is ranked: by an indicator its capaian.
    pub(super) const fn skala(&self) -> Option<JenisSkala> {
        match self {
            Self::Realisasi(_) | Self::Capaian(_) | Self::Peningkatan(_) => {
                Some(JenisSkala::Capaian)
            }
            Self::Skm => Some(JenisSkala::SkmMutu),
            Self::Serapan | Self::Komposit(_) => None,
        }
    }

    /// A figure as it is shown: a realisasi and an improvement whole, others rounded.
    pub(super) fn tampil(&self, nilai: Decimal) -> Decimal {
        match self {
            Self::Realisasi(_) | Self::Peningkatan(_) => nilai.normalize(),
            Self::Capaian(_) | Self::Skm | Self::Serapan | Self::Komposit(_) => bulat(nilai),
        }
    }

    /// The composite in force in `tahun`.
    pub(super) fn gabungan(&self, tahun: i32) -> Option<&Gabungan> {
        match self {
            Self::Komposit(semua) => semua.iter().find(|satu| satu.tahun_mulai <= tahun),
            Self::Realisasi(_)
            | Self::Capaian(_)
            | Self::Peningkatan(_)
            | Self::Skm
            | Self::Serapan => None,
        }
    }

    /// The same over several years: of a composite what is in force in `tahun`, so that all are measured alike.
    pub(super) fn sepanjang(self, tahun: i32) -> Self {
        match self.gabungan(tahun).cloned() {
            Some(gabungan) => Self::Komposit(vec![Gabungan {
                tahun_mulai: i32::MIN,
                ..gabungan
            }]),
            None => self,
        }
    }

    /// Which end is the better one. The dictionary's polarity holds for all, so that all are ranked
    /// the same way; a capaian and an improvement are the better the higher they are.
    pub(super) fn arah(&self) -> Arah {
        match self {
            Self::Realisasi(indikator) if indikator.row().polaritas == Polaritas::Negatif => {
                Arah::Rendah
            }
            Self::Realisasi(_)
            | Self::Capaian(_)
            | Self::Peningkatan(_)
            | Self::Skm
            | Self::Serapan
            | Self::Komposit(_) => Arah::Tinggi,
        }
    }
}

/// The composites with this code as they were at the moment of `lingkup`; one must be in force in its year.
async fn gabungan(
    reading: &Reading,
    kode: &str,
    lingkup: Lingkup,
) -> Result<Vec<Gabungan>, ApiError> {
    let connection = reading.approved().await?;
    let semua = komposit::berlaku(connection, &reading.scope, kode, lingkup.per).await?;
    if semua.iter().all(|(row, _)| row.tahun_mulai > lingkup.tahun) {
        return Err(ApiError::NotFound);
    }
    let komponen: Vec<_> = semua
        .iter()
        .flat_map(|(_, komponen)| komponen.clone())
        .collect();
    let kamus = KomponenKomposit::kamus(reading, &komponen).await?;
    let rows = semua.iter().map(|(row, _)| row.clone()).collect();
    Ok(Komposit::cohort(reading.clone(), rows)
        .into_iter()
        .zip(semua)
        .map(|(komposit, (row, komponen))| Gabungan {
            komposit,
            tahun_mulai: row.tahun_mulai,
            komponen: komponen
                .into_iter()
                .map(|row| {
                    let tampil = KomponenKomposit::new(&row, &kamus);
                    (row, tampil)
                })
                .collect(),
        })
        .collect())
}
