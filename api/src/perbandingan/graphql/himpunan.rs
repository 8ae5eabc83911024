//! The figures of one indicator over all kecamatan, and those that have none.

use std::collections::HashMap;

use async_graphql::{Enum, SimpleObject};
use entity::id::KecamatanId;
use rust_decimal::Decimal;

use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::hitung::TakTerhitung;
use crate::indikator::graphql::Indikator;
use crate::lkjip::graphql::{IndikatorLkjip, Lkjip, Ukuran};
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::service;
use crate::skala::graphql::{self as skala, Berpita};
use crate::wilayah::graphql::Kecamatan;

pub(super) type Angka = Result<Decimal, TakTerhitung>;

/// Mengapa sebuah kecamatan tidak ikut dibandingkan.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Enum)]
pub enum AlasanTanpaData {
    /// Belum ada laporan yang ikut dihitung untuk tahun ini.
    BelumAdaLaporan,
    /// Laporannya tidak memuat indikator ini.
    TidakDimuat,
    /// Angkanya belum diisi.
    BelumDiisi,
    /// Indikator dinyatakan tidak berlaku tahun ini.
    TidakBerlaku,
    /// Angkanya ada tetapi tidak terhitung, mis. karena target nol.
    TakTerhitung,
}

impl From<TakTerhitung> for AlasanTanpaData {
    fn from(alasan: TakTerhitung) -> Self {
        match alasan {
            TakTerhitung::BelumDiisi => Self::BelumDiisi,
            TakTerhitung::TidakBerlaku => Self::TidakBerlaku,
            TakTerhitung::TargetNol
            | TakTerhitung::PaguNol
            | TakTerhitung::TanpaSkor
            | TakTerhitung::SkalaBerbeda
            | TakTerhitung::TidakDapatDijumlah
            | TakTerhitung::DiLuarJangkauan => Self::TakTerhitung,
        }
    }
}

/// Kecamatan yang tidak ikut dibandingkan; tidak diberi peringkat dan tidak diisi dengan taksiran.
#[derive(Clone, Debug, SimpleObject)]
pub struct TanpaData {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporannya, bila ada yang ikut dihitung.
    lkjip: Option<Lkjip>,
    /// Mengapa.
    alasan: AlasanTanpaData,
    /// Satu kalimat penjelasan.
    pesan: &'static str,
}

impl TanpaData {
    pub(super) fn tanpa_laporan(kecamatan: Kecamatan) -> Self {
        Self {
            kecamatan,
            lkjip: None,
            alasan: AlasanTanpaData::BelumAdaLaporan,
            pesan: "Belum ada laporan yang ikut dihitung untuk tahun ini.",
        }
    }

    pub(super) fn tidak_dimuat(kecamatan: Kecamatan, lkjip: Lkjip) -> Self {
        Self {
            kecamatan,
            lkjip: Some(lkjip),
            alasan: AlasanTanpaData::TidakDimuat,
            pesan: "Laporan tidak memuat indikator ini.",
        }
    }

    pub(super) fn tak_terhitung(hasil: Hasil, alasan: TakTerhitung) -> Self {
        Self {
            kecamatan: hasil.kecamatan,
            lkjip: Some(hasil.lkjip),
            alasan: alasan.into(),
            pesan: alasan.message(),
        }
    }

    pub(super) fn laporan(self) -> Option<Lkjip> {
        self.lkjip
    }

    pub(super) fn kode(&self) -> &str {
        &self.kecamatan.row().kode
    }
}

/// One kecamatan's row of the indicator, with its figures unrounded.
#[derive(Clone, Debug)]
pub(super) struct Hasil {
    pub(super) kecamatan: Kecamatan,
    pub(super) lkjip: Lkjip,
    pub(super) indikator: IndikatorLkjip,
    pub(super) realisasi: Angka,
    pub(super) capaian: Angka,
}

/// All rows of an indicator, by kecamatan code, and the kecamatan that have none.
#[derive(Clone, Debug)]
pub(super) struct Himpunan {
    pub(super) ada: Vec<Hasil>,
    pub(super) tanpa: Vec<TanpaData>,
    pub(super) skala: Vec<Berpita>,
}

/// Kecamatan of `lingkup`, by code.
pub(super) async fn kecamatan(
    reading: &Reading,
    lingkup: Lingkup,
) -> Result<Vec<Kecamatan>, ApiError> {
    Kecamatan::list(reading.clone(), lingkup.letak).await
}

/// Kecamatan of `lingkup`, each with the report that counts.
pub(super) async fn berpasangan(
    reading: &Reading,
    lingkup: Lingkup,
) -> Result<Vec<(Kecamatan, Option<Lkjip>)>, ApiError> {
    let reports = service::laporan(reading, lingkup).await?;
    let mut reports: HashMap<KecamatanId, Lkjip> =
        Lkjip::cohort_per(reading.clone(), reports, lingkup.per)
            .into_iter()
            .map(|report| (report.row().kecamatan_id, report))
            .collect();
    Ok(kecamatan(reading, lingkup)
        .await?
        .into_iter()
        .map(|kecamatan| {
            let report = reports.remove(&kecamatan.row().id);
            (kecamatan, report)
        })
        .collect())
}

impl Himpunan {
    pub(super) async fn of(
        reading: &Reading,
        indikator: &Indikator,
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        let pasangan = berpasangan(reading, lingkup).await?;
        let reports: Vec<VisibleReport> = pasangan
            .iter()
            .filter_map(|(_, report)| Some(report.as_ref()?.row().clone()))
            .collect();
        let mut baris = service::baris_indikator(reading, &reports, indikator.row().id).await?;
        let skala = skala::semua(reading).await?;
        let (mut ada, mut tanpa) = (Vec::new(), Vec::new());
        for (kecamatan, lkjip) in pasangan {
            let Some(lkjip) = lkjip else {
                tanpa.push(TanpaData::tanpa_laporan(kecamatan));
                continue;
            };
            let Some(row) = baris.remove(&lkjip.row().id) else {
                tanpa.push(TanpaData::tidak_dimuat(kecamatan, lkjip));
                continue;
            };
            let indikator = IndikatorLkjip::new(lkjip.clone(), row);
            ada.push(Hasil {
                kecamatan,
                lkjip,
                realisasi: indikator.realisasi_angka(&skala),
                capaian: indikator.hitung_capaian(&skala),
                indikator,
            });
        }
        Ok(Self { ada, tanpa, skala })
    }

    /// Splits off the rows whose `angka` has no value: they join those without data.
    pub(super) fn saring(
        self,
        angka: impl Fn(&Hasil) -> Angka,
    ) -> (Vec<(Hasil, Decimal)>, Vec<TanpaData>) {
        let (mut ada, mut tanpa) = (Vec::new(), self.tanpa);
        for hasil in self.ada {
            match angka(&hasil) {
                Ok(nilai) => ada.push((hasil, nilai)),
                Err(alasan) => tanpa.push(TanpaData::tak_terhitung(hasil, alasan)),
            }
        }
        tanpa.sort_by(|a, b| a.kode().cmp(b.kode()));
        (ada, tanpa)
    }
}

impl Hasil {
    /// Target that binds.
    pub(super) fn target(&self) -> Option<Ukuran> {
        let row = self.indikator.row();
        Ukuran::new(row.target_nilai, row.target_predikat.as_ref())
    }

    /// Realisasi.
    pub(super) fn realisasi(&self) -> Option<Ukuran> {
        let row = self.indikator.row();
        Ukuran::new(row.realisasi_nilai, row.realisasi_predikat.as_ref())
    }
}
