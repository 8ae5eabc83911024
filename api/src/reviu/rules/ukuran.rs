//! The values of a report: targets, realisasi, budgets, and the capaian that they give.

use entity::indikator;
use entity::status::{JenisSkala, JenisUkuran, RumusCapaian};
use rust_decimal::Decimal;

use super::jelajah::program;
use super::kolom::angka_kolom;
use super::pasangan::hasil;
use super::tercetak::tampil;
use crate::anggaran::rules::serapan::jumlah;
use crate::hitung::TakTerhitung;
use crate::indikator::rules::capaian::capaian;
use crate::lkjip::dokumen::{BarisAnggaran, Dokumen, Indikator, UkuranDokumen};
use crate::lkjip::rules::target::target_berlaku;
use crate::reviu::model::{Acuan, Bahan, SkalaAcuan};
use crate::skala::rules::skor;

/// The dictionary's row of an indicator.
pub(super) fn kamus<'a>(acuan: &'a Acuan, baris: &Indikator) -> Option<&'a indikator::Model> {
    let kode = baris.kode.as_deref()?;
    acuan.indikator.iter().find(|satu| satu.kode == kode)
}

/// The formula of an indicator: its own, else the dictionary's, else the one of positive polarity.
pub(super) fn rumus(acuan: &Acuan, baris: &Indikator) -> RumusCapaian {
    baris
        .rumus
        .or_else(|| kamus(acuan, baris).map(|satu| satu.rumus))
        .unwrap_or(RumusCapaian::Positif)
}

/// The scale of the dictionary for an indicator of predikat.
pub(super) fn skala_predikat<'a>(acuan: &'a Acuan, baris: &Indikator) -> Option<&'a SkalaAcuan> {
    let skala = kamus(acuan, baris)?.skala_id?;
    acuan.skala.iter().find(|satu| satu.skala.id == skala)
}

/// The scale of reference of a kind in force in a year.
pub(super) fn acuan_berlaku<'a>(
    bahan: &Bahan<'a>,
    jenis: JenisSkala,
    tahun: i32,
) -> Option<&'a SkalaAcuan> {
    bahan
        .acuan
        .skala
        .iter()
        .filter(|satu| satu.skala.jenis == jenis && satu.skala.berlaku_mulai <= tahun)
        .filter(|satu| satu.skala.berlaku_sampai.is_none_or(|akhir| akhir >= tahun))
        .max_by_key(|satu| satu.skala.berlaku_mulai)
}

/// A target or realisasi as a number; a predikat as its score.
pub(super) fn nilai_atau_skor(
    acuan: &Acuan,
    baris: &Indikator,
    nilai: Option<Decimal>,
    predikat: Option<&str>,
) -> Result<Decimal, TakTerhitung> {
    match (nilai, predikat) {
        (Some(nilai), _) => Ok(nilai),
        (None, Some(predikat)) => skala_predikat(acuan, baris)
            .and_then(|skala| skor(&skala.pita, predikat))
            .ok_or(TakTerhitung::TanpaSkor),
        (None, None) => Err(TakTerhitung::BelumDiisi),
    }
}

/// Whether a unit is percent.
pub(super) fn berpersen(satuan: &str) -> bool {
    let satuan = satuan.trim();
    satuan == "%"
        || satuan.eq_ignore_ascii_case("persen")
        || satuan.eq_ignore_ascii_case("persentase")
}

/// The budget that binds: after the change, else before.
pub(super) fn pagu(baris: &BarisAnggaran) -> Option<i64> {
    baris.pagu_perubahan.or(baris.pagu_murni).map(|uang| uang.0)
}

/// Budget and realisasi, where both are stated.
pub(super) fn rupiah(baris: &BarisAnggaran) -> Option<(i64, i64)> {
    pagu(baris).zip(baris.realisasi_anggaran.map(|uang| uang.0))
}

/// The target that binds: after the change, else before.
pub(super) fn target(baris: &BarisAnggaran) -> Option<Decimal> {
    baris
        .target_perubahan
        .or(baris.target_murni)
        .map(|angka| angka.0)
}

/// Sum over all programmes; none when one of them lacks the figure, or there is no programme.
pub(super) fn total(
    dokumen: &Dokumen,
    ambil: impl Fn(&BarisAnggaran) -> Option<i64>,
) -> Option<i64> {
    let bagian: Option<Vec<i64>> = program(dokumen).map(ambil).collect();
    bagian.filter(|bagian| !bagian.is_empty()).and_then(jumlah)
}

/// A capaian and its inputs.
#[derive(Copy, Clone, Debug)]
pub(super) struct Capaian {
    rumus: RumusCapaian,
    pub(super) target: Decimal,
    pub(super) realisasi: Decimal,
    /// In percent, unrounded.
    pub(super) hasil: Decimal,
}

impl Capaian {
    pub(super) fn new(
        rumus: RumusCapaian,
        target: Decimal,
        realisasi: Decimal,
    ) -> Result<Self, TakTerhitung> {
        Ok(Self {
            rumus,
            target,
            realisasi,
            hasil: capaian(rumus, target, realisasi)?,
        })
    }

    /// The computation with its inputs.
    pub(super) fn hitungan(&self) -> String {
        let (t, r) = (tampil(self.target), tampil(self.realisasi));
        let rumus = match self.rumus {
            RumusCapaian::Positif => format!("{r} / {t} × 100"),
            RumusCapaian::Predikat => format!("skor {r} / skor {t} × 100"),
            RumusCapaian::NegatifF1 => format!("(2 × {t} − {r}) / {t} × 100"),
            RumusCapaian::NegatifF2 => format!("{t} / {r} × 100"),
            RumusCapaian::NegatifF3 => format!("({t} − {r}) / {t} × 100"),
        };
        format!("{rumus} {}", hasil(self.hasil))
    }
}

/// Realisasi as a number.
pub(super) fn realisasi(bahan: &Bahan<'_>, indikator: &Indikator) -> Result<Decimal, TakTerhitung> {
    if indikator.tidak_berlaku.is_some() {
        return Err(TakTerhitung::TidakBerlaku);
    }
    let ukuran = indikator
        .realisasi
        .as_ref()
        .ok_or(TakTerhitung::BelumDiisi)?;
    nilai_atau_skor(
        bahan.acuan,
        indikator,
        ukuran.nilai.map(|angka| angka.0),
        ukuran.predikat.as_deref(),
    )
}

/// What a document states, as a number.
pub(super) fn nilai_ukuran(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
    ukuran: &UkuranDokumen,
) -> Result<Decimal, TakTerhitung> {
    nilai_atau_skor(
        bahan.acuan,
        indikator,
        ukuran.nilai.map(|angka| angka.0),
        ukuran.predikat.as_deref(),
    )
}

/// The figure of one document and year as a number.
pub(super) fn ukuran(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
    jenis: JenisUkuran,
    tahun: i32,
) -> Result<Decimal, TakTerhitung> {
    let satu = indikator
        .ukuran
        .iter()
        .find(|ukuran| ukuran.jenis == jenis && ukuran.tahun == tahun)
        .ok_or(TakTerhitung::BelumDiisi)?;
    nilai_ukuran(bahan, indikator, satu)
}

/// The target that binds this year, as a number.
pub(super) fn target_indikator(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
) -> Result<Decimal, TakTerhitung> {
    let berlaku =
        target_berlaku(&indikator.ukuran, bahan.dokumen.tahun).ok_or(TakTerhitung::BelumDiisi)?;
    nilai_ukuran(bahan, indikator, berlaku)
}

/// Capaian of an indicator.
pub(super) fn capaian_indikator(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
) -> Result<Capaian, TakTerhitung> {
    Capaian::new(
        rumus(bahan.acuan, indikator),
        target_indikator(bahan, indikator)?,
        realisasi(bahan, indikator)?,
    )
}

/// Capaian of an indicator in the year before, as this report states it.
pub(super) fn capaian_lalu(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
) -> Result<Capaian, TakTerhitung> {
    let lalu = bahan.dokumen.tahun.saturating_sub(1);
    Capaian::new(
        rumus(bahan.acuan, indikator),
        ukuran(bahan, indikator, JenisUkuran::TargetLalu, lalu)?,
        ukuran(bahan, indikator, JenisUkuran::RealisasiLalu, lalu)?,
    )
}

/// Capaian of a budget row, from its target and realisasi.
pub(super) fn capaian_baris(baris: &BarisAnggaran) -> Result<Capaian, TakTerhitung> {
    let realisasi = baris.realisasi_kinerja.ok_or(TakTerhitung::BelumDiisi)?;
    Capaian::new(
        RumusCapaian::Positif,
        target(baris).ok_or(TakTerhitung::BelumDiisi)?,
        realisasi.0,
    )
}

/// Capaian of a budget row: computed, else as it is printed.
pub(super) fn capaian_dinyatakan(baris: &BarisAnggaran) -> Option<Decimal> {
    capaian_baris(baris)
        .ok()
        .map(|capaian| capaian.hasil)
        .or_else(|| angka_kolom(&baris.tertulis, "capaian").map(|angka| angka.nilai))
}

/// Final year of the plan and the target for it.
pub(super) fn target_akhir(bahan: &Bahan<'_>, indikator: &Indikator) -> Option<(i32, Decimal)> {
    let periode = bahan
        .acuan
        .periode
        .iter()
        .find(|periode| periode.kode == bahan.dokumen.periode);
    let akhir = match periode {
        Some(periode) => periode.tahun_akhir,
        None => indikator
            .ukuran
            .iter()
            .filter(|ukuran| ukuran.jenis == JenisUkuran::Renstra)
            .map(|ukuran| ukuran.tahun)
            .max()?,
    };
    let target = ukuran(bahan, indikator, JenisUkuran::Renstra, akhir).ok()?;
    Some((akhir, target))
}
