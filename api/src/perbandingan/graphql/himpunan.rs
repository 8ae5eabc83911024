//! The figures of one indicator over all kecamatan, and those that have none.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::{Enum, SimpleObject};
use entity::id::{KecamatanId, LkjipId};
use entity::lkjip_indikator;
use entity::status::BobotSkm;
use rust_decimal::Decimal;

use super::kamus::{Kamus, bertulis};
use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::hitung::TakTerhitung;
use crate::indikator::graphql::Indikator;
use crate::lkjip::graphql::{IndikatorLkjip, Lkjip, Ukuran};
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::sebanding::{Perbedaan, bobot_acuan};
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
    /// Satuan indikator dalam laporan berbeda dari kamus tahun itu, atau dalam kamus berbeda antara kedua tahun; antara
    /// predikat satuannya tidak dibandingkan.
    SatuanBerbeda,
    /// Polaritas indikator dalam laporan berbeda dari kamus tahun itu, atau dalam kamus berbeda antara kedua tahun.
    PolaritasBerbeda,
    /// Rumus capaian dalam laporan berbeda dari kamus tahun itu, atau dalam kamus berbeda antara kedua tahun.
    RumusBerbeda,
    /// Predikat dalam laporan menurut skala lain daripada skala kamus tahun itu, atau skala dalam kamus berbeda antara
    /// kedua tahun.
    SkalaBerbeda,
    /// Definisi atau formulasi indikator yang ditulis laporan berbeda dari kamus tahun itu, atau dalam kamus berbeda
    /// antara kedua tahun.
    DefinisiBerbeda,
    /// Bobot unsur SKM dalam laporan berbeda dari bobot sebagian besar kecamatan, atau dari bobot tahun lalu.
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
            Perbedaan::Definisi => Self::DefinisiBerbeda,
            Perbedaan::ModeBobot => Self::ModeBobotBerbeda,
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

/// Why surveys are not compared whose unsur are weighed otherwise than most.
pub(super) const BOBOT_BERBEDA: &str = "Bobot unsur dalam laporan ini bukan bobot yang dipakai sebagian besar \
    kecamatan, sehingga indeksnya tidak sebanding.";

/// Why the indices of two years are not compared.
pub(super) const BOBOT_BERUBAH: &str =
    "Bobot unsur kedua tahun berbeda, sehingga indeksnya tidak sebanding.";

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
    /// The dictionary for the year of the report.
    pub(super) kamus: Kamus,
    pub(super) realisasi: Angka,
    pub(super) capaian: Angka,
    /// Weight of an unsur in the survey of the report, where the indicator is its index.
    pub(super) bobot: Option<BobotSkm>,
}

/// How the surveys weigh the unsur, where an indicator is their index.
#[derive(Clone, Debug, Default)]
pub(super) struct Bobot {
    milik: HashMap<LkjipId, BobotSkm>,
    acuan: HashMap<i32, BobotSkm>,
}

impl Bobot {
    /// The weights in these reports of the whole kabupaten; none for another indicator.
    pub(super) async fn of(indikator: &Indikator, laporan: &[&Lkjip]) -> Result<Self, ApiError> {
        if !indikator.indeks_skm() {
            return Ok(Self::default());
        }
        let mut milik = HashMap::new();
        let mut tahunan: HashMap<i32, Vec<BobotSkm>> = HashMap::new();
        for lkjip in laporan {
            if let Some(bobot) = lkjip.bobot_skm().await? {
                milik.insert(lkjip.row().id, bobot);
                tahunan.entry(lkjip.row().tahun).or_default().push(bobot);
            }
        }
        let acuan = tahunan
            .into_iter()
            .filter_map(|(tahun, bobot)| Some((tahun, bobot_acuan(&bobot)?)));
        Ok(Self {
            acuan: acuan.collect(),
            milik,
        })
    }

    /// That of one report.
    pub(super) fn milik(&self, lkjip: &Lkjip) -> Option<BobotSkm> {
        self.milik.get(&lkjip.row().id).copied()
    }

    /// That by which the indices of a year are compared.
    pub(super) fn acuan(&self, tahun: i32) -> Option<BobotSkm> {
        self.acuan.get(&tahun).copied()
    }
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

/// Those of these reports in which the index of the survey does not apply.
pub(super) async fn skm_tidak_berlaku(
    reading: &Reading,
    laporan: &[VisibleReport],
) -> Result<HashSet<LkjipId>, ApiError> {
    if laporan.is_empty() {
        return Ok(HashSet::new());
    }
    let kamus = Indikator::semua(reading.clone()).await?;
    let Some(skm) = kamus.iter().find(|satu| satu.indeks_skm()) else {
        return Ok(HashSet::new());
    };
    let baris = service::baris_indikator(reading, laporan, skm.row().id).await?;
    Ok(baris
        .into_iter()
        .filter(|(_, row)| row.tidak_berlaku)
        .map(|(id, _)| id)
        .collect())
}

impl Himpunan {
    pub(super) async fn of(
        reading: &Reading,
        indikator: &Indikator,
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        // By which weight surveys are compared, the whole kabupaten says.
        let luas = if indikator.indeks_skm() {
            lingkup.sekabupaten()
        } else {
            lingkup
        };
        let mut pasangan = berpasangan(reading, luas).await?;
        let laporan: Vec<&Lkjip> = pasangan
            .iter()
            .filter_map(|(_, report)| report.as_ref())
            .collect();
        let bobot = Bobot::of(indikator, &laporan).await?;
        if luas != lingkup {
            let hanya = kunci_kecamatan(&kecamatan(reading, lingkup).await?);
            pasangan.retain(|(kecamatan, _)| hanya.contains(&kecamatan.row().id));
        }
        let reports: Vec<VisibleReport> = pasangan
            .iter()
            .filter_map(|(_, report)| Some(report.as_ref()?.row().clone()))
            .collect();
        let mut baris = service::baris_indikator(reading, &reports, indikator.row().id).await?;
        let kamus = Kamus::of(reading, indikator, baris.values().any(bertulis)).await?;
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
            let milik = bobot.milik(&lkjip);
            let hasil = Hasil::new(kecamatan, lkjip, (row, milik), &kamus, &skala);
            match hasil.tak_sebanding(bobot.acuan(lingkup.tahun)) {
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

/// The keys of these kecamatan.
pub(super) fn kunci_kecamatan(kecamatan: &[Kecamatan]) -> HashSet<KecamatanId> {
    kecamatan.iter().map(|satu| satu.row().id).collect()
}

impl Hasil {
    pub(super) fn new(
        kecamatan: Kecamatan,
        lkjip: Lkjip,
        (row, bobot): (lkjip_indikator::Model, Option<BobotSkm>),
        kamus: &Kamus,
        skala: &[Berpita],
    ) -> Self {
        let indikator = IndikatorLkjip::new(lkjip.clone(), row);
        Self {
            kecamatan,
            realisasi: indikator.realisasi_angka(skala),
            kamus: kamus.untuk(lkjip.row().tahun),
            lkjip,
            capaian: indikator.hitung_capaian(skala),
            indikator,
            bobot,
        }
    }

    /// Why the row is not compared with others, if it measures otherwise than the dictionary and than surveys
    /// that are weighed by `acuan`.
    pub(super) fn tak_sebanding(&self, acuan: Option<BobotSkm>) -> Option<TanpaData> {
        let (kamus, row) = (self.kamus.row(), self.indikator.row());
        let perbedaan = self
            .kamus
            .perbedaan(acuan, self.indikator.ketentuan(self.bobot))?;
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
            Perbedaan::Definisi => {
                "Definisi atau formulasi dalam laporan berbeda dari kamus.".to_owned()
            }
            Perbedaan::ModeBobot => BOBOT_BERBEDA.to_owned(),
        };
        let (kecamatan, lkjip) = (self.kecamatan.clone(), self.lkjip.clone());
        Some(TanpaData::berlaporan(
            kecamatan,
            lkjip,
            perbedaan.into(),
            pesan,
        ))
    }

    /// In what the dictionary measures otherwise in its year than in that of `lalu`.
    pub(super) fn ukuran_berubah(&self, lalu: &Self) -> Option<Perbedaan> {
        self.kamus.berubah(&lalu.kamus)
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
