//! The figures of one indicator over all kecamatan, and those that have none.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Enum, SimpleObject};
use entity::id::KecamatanId;
use entity::lkjip_indikator;
use entity::status::Polaritas;
use rust_decimal::Decimal;

use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::hitung::TakTerhitung;
use crate::indikator::graphql::Indikator;
use crate::lkjip::graphql::{IndikatorLkjip, Lkjip, Terukur, Ukuran};
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::sebanding::{Ketentuan, Perbedaan, perbedaan};
use crate::perbandingan::service;
use crate::skala::graphql::{self as skala, Berpita};
use crate::wilayah::graphql::Kecamatan;

pub(super) type Angka = Result<Decimal, TakTerhitung>;

/// Mengapa sebuah kecamatan tidak ikut dibandingkan.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum)]
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
    /// Tidak ada angka tahun lalu yang disetujui dan sebanding, sehingga peningkatan tidak terhitung.
    TanpaTahunLalu,
    /// Satuan indikator dalam laporan berbeda dari kamus.
    SatuanBerbeda,
    /// Polaritas indikator dalam laporan berbeda dari kamus.
    PolaritasBerbeda,
    /// Rumus capaian dalam laporan berbeda dari kamus.
    RumusBerbeda,
    /// Predikat dalam laporan menurut skala lain daripada skala kamus.
    SkalaBerbeda,
    /// Bobot unsur SKM dalam laporan berbeda dari bobot sebagian besar kecamatan.
    ModeBobotBerbeda,
    /// Sekurang-kurangnya satu komponen nilai gabungan tidak ada.
    TanpaKomponen,
}

impl From<Perbedaan> for AlasanTanpaData {
    fn from(perbedaan: Perbedaan) -> Self {
        match perbedaan {
            Perbedaan::Satuan => Self::SatuanBerbeda,
            Perbedaan::Polaritas => Self::PolaritasBerbeda,
            Perbedaan::Rumus => Self::RumusBerbeda,
            Perbedaan::Skala => Self::SkalaBerbeda,
        }
    }
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
    pesan: String,
}

impl TanpaData {
    pub(super) fn tanpa_laporan(kecamatan: Kecamatan) -> Self {
        Self {
            kecamatan,
            lkjip: None,
            alasan: AlasanTanpaData::BelumAdaLaporan,
            pesan: "Belum ada laporan yang ikut dihitung untuk tahun ini.".to_owned(),
        }
    }

    /// With a report that does not serve.
    pub(super) fn berlaporan(
        kecamatan: Kecamatan,
        lkjip: Lkjip,
        alasan: AlasanTanpaData,
        pesan: impl Into<String>,
    ) -> Self {
        Self {
            kecamatan,
            lkjip: Some(lkjip),
            alasan,
            pesan: pesan.into(),
        }
    }

    pub(super) fn tidak_dimuat(kecamatan: Kecamatan, lkjip: Lkjip) -> Self {
        let pesan = "Laporan tidak memuat indikator ini.";
        Self::berlaporan(kecamatan, lkjip, AlasanTanpaData::TidakDimuat, pesan)
    }

    pub(super) fn tak_terhitung(hasil: Hasil, alasan: TakTerhitung) -> Self {
        Self::berlaporan(
            hasil.kecamatan,
            hasil.lkjip,
            alasan.into(),
            alasan.message(),
        )
    }

    pub(super) fn kalimat(&self) -> &str {
        &self.pesan
    }

    pub(super) fn kecamatan_id(&self) -> KecamatanId {
        self.kecamatan.row().id
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
    pub(super) skala: Arc<Vec<Berpita>>,
}

/// Kecamatan of `lingkup`, by code.
pub(super) async fn kecamatan(
    reading: &Reading,
    lingkup: Lingkup,
) -> Result<Vec<Kecamatan>, ApiError> {
    let mut kecamatan = Kecamatan::list(reading.clone(), lingkup.letak).await?;
    if let Some(anggota) = service::anggota(reading, lingkup).await? {
        kecamatan.retain(|kecamatan| anggota.contains(&kecamatan.row().id));
    }
    Ok(kecamatan)
}

/// Kecamatan of `lingkup`, each with the report that counts.
pub(super) async fn berpasangan(
    reading: &Reading,
    lingkup: Lingkup,
) -> Result<Vec<(Kecamatan, Option<Lkjip>)>, ApiError> {
    let reports = service::laporan(reading, lingkup).await?;
    let mut reports: HashMap<KecamatanId, Lkjip> = Lkjip::cohort(reading.clone(), reports)
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
            let hasil = Hasil::new(kecamatan, lkjip, row, &skala);
            match hasil.tak_sebanding(indikator) {
                None => ada.push(hasil),
                Some(beda) => tanpa.push(beda),
            }
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

/// What makes the figures of a report's row comparable; its scale does where they are predikat.
pub(super) fn ketentuan<'a>(
    satuan: &'a str,
    polaritas: Polaritas,
    terukur: &Terukur<'_>,
) -> Ketentuan<'a> {
    let berpredikat = terukur.realisasi.1.is_some() || terukur.target.1.is_some();
    Ketentuan {
        satuan,
        polaritas,
        rumus: terukur.rumus,
        skala: terukur.skala.filter(|_| berpredikat),
    }
}

impl Indikator {
    /// What makes its figures comparable.
    pub(super) fn ketentuan(&self) -> Ketentuan<'_> {
        let row = self.row();
        Ketentuan {
            satuan: &row.satuan,
            polaritas: row.polaritas,
            rumus: row.rumus,
            skala: row.skala_id,
        }
    }
}

impl Hasil {
    pub(super) fn new(
        kecamatan: Kecamatan,
        lkjip: Lkjip,
        row: lkjip_indikator::Model,
        skala: &[Berpita],
    ) -> Self {
        let indikator = IndikatorLkjip::new(lkjip.clone(), row);
        Self {
            kecamatan,
            lkjip,
            realisasi: indikator.realisasi_angka(skala),
            capaian: indikator.hitung_capaian(skala),
            indikator,
        }
    }

    /// Why the row is not compared with others, if it measures otherwise than the dictionary.
    pub(super) fn tak_sebanding(&self, kamus: &Indikator) -> Option<TanpaData> {
        let perbedaan = self.perbedaan(kamus)?;
        let (kamus, row) = (kamus.row(), self.indikator.row());
        let pesan = match perbedaan {
            Perbedaan::Satuan => format!(
                "Satuan dalam laporan `{}`, dalam kamus `{}`.",
                row.satuan, kamus.satuan
            ),
            Perbedaan::Polaritas => "Polaritas dalam laporan berlawanan dengan kamus.".to_owned(),
            Perbedaan::Rumus => {
                "Rumus capaian dalam laporan berbeda dari rumus dalam kamus.".to_owned()
            }
            Perbedaan::Skala => {
                "Predikat dalam laporan menurut skala yang berbeda dari skala kamus.".to_owned()
            }
        };
        let (kecamatan, lkjip) = (self.kecamatan.clone(), self.lkjip.clone());
        Some(TanpaData::berlaporan(
            kecamatan,
            lkjip,
            perbedaan.into(),
            pesan,
        ))
    }

    /// In what the indicator of the report differs from that of the dictionary.
    fn perbedaan(&self, kamus: &Indikator) -> Option<Perbedaan> {
        let row = self.indikator.row();
        perbedaan(
            kamus.ketentuan(),
            ketentuan(&row.satuan, row.polaritas, &Terukur::from(row)),
        )
    }

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
