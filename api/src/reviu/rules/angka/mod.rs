//! Figures of a report that several families hold against each other: what is printed, and what the
//! values give for it.

#[cfg(test)]
pub(super) mod tests;

use entity::status::{JenisUkuran, LevelAnggaran, RumusCapaian};
use rust_decimal::{Decimal, RoundingStrategy};

use super::jelajah::{nilai_atau_skor, rumus};
use super::tercetak::{Tercetak, baca, tulis};
use crate::anggaran::rules::serapan::jumlah;
use crate::hitung::{TakTerhitung, bulat, tanpa_sisa_bagi};
use crate::indikator::rules::capaian::capaian;
use crate::lkjip::dokumen::{BarisAnggaran, Dokumen, Indikator, Tertulis};
use crate::lkjip::rules::target::target_berlaku;
use crate::reviu::model::{Bahan, Catatan};

/// Where the printed figures of an indicator, a budget row and the report stand.
pub(super) fn alas_indikator(indikator: &Indikator) -> String {
    format!("/rencana/{}/tertulis", indikator.nomor)
}

/// See [`alas_indikator`].
pub(super) fn alas_baris(baris: &BarisAnggaran) -> String {
    format!("/anggaran/{}/tertulis", baris.nomor)
}

/// See [`alas_indikator`].
pub(super) const ALAS_LAPORAN: &str = "/tertulis";

/// The programmes.
pub(super) fn program(dokumen: &Dokumen) -> impl Iterator<Item = &BarisAnggaran> {
    dokumen
        .anggaran
        .iter()
        .filter(|baris| baris.level == LevelAnggaran::Program)
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

/// What a column says without its place: `capaian` and `tabel 3.3` of `capaian (tabel 3.3)`.
pub(super) fn pisah(kolom: &str) -> (&str, Option<&str>) {
    kolom
        .strip_suffix(')')
        .and_then(|kolom| kolom.split_once(" ("))
        .map_or((kolom, None), |(dasar, tempat)| (dasar, Some(tempat)))
}

/// The text of a column.
pub(super) fn teks<'a>(tertulis: &'a [Tertulis], kolom: &str) -> Option<&'a str> {
    tertulis
        .iter()
        .find(|baris| baris.kolom == kolom)
        .map(|baris| baris.teks.as_str())
}

/// The one figure of a text: `12 Dok`, `kurang sebesar 6,87 poin`. None when there are several.
pub(super) fn angka_dalam(teks: &str) -> Option<Tercetak> {
    if let Some(angka) = baca(teks) {
        return Some(angka);
    }
    let kata: Vec<&str> = teks.split_whitespace().collect();
    let mut ada = kata.iter().enumerate().filter_map(|(letak, kata)| {
        let kata = kata
            .trim_matches(['(', ')', ';', ':'])
            .trim_end_matches(['.', ',']);
        baca(kata).map(|angka| (letak, angka))
    });
    let (letak, mut angka) = ada.next()?;
    if ada.next().is_some() {
        return None;
    }
    angka.persen |= kata
        .get(letak + 1)
        .is_some_and(|kata| kata.starts_with('%'));
    Some(angka)
}

/// The figure of a column.
pub(super) fn angka_kolom(tertulis: &[Tertulis], kolom: &str) -> Option<Tercetak> {
    angka_dalam(teks(tertulis, kolom)?)
}

/// How far two figures are apart; none when it does not fit.
pub(super) fn jarak(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_sub(b).map(|beda| beda.abs())
}

/// HALF_UP to `desimal` decimals.
fn bulat_ke(angka: Decimal, desimal: u32) -> Decimal {
    tanpa_sisa_bagi(angka).round_dp_with_strategy(desimal, RoundingStrategy::MidpointAwayFromZero)
}

/// Cut off after `desimal` decimals.
fn potong_ke(angka: Decimal, desimal: u32) -> Decimal {
    tanpa_sisa_bagi(angka).round_dp_with_strategy(desimal, RoundingStrategy::ToZero)
}

/// Whether a printed figure is `tepat`, rounded to two decimals or to as few as are printed. Rounding
/// never takes a figure over 100: `100%` is not 99,6.
pub(super) fn cocok(cetak: &Tercetak, tepat: Decimal, toleransi: Decimal) -> bool {
    let dua = bulat(tepat);
    if jarak(cetak.nilai, dua).is_some_and(|jarak| jarak <= toleransi) {
        return true;
    }
    let seratus = Decimal::ONE_HUNDRED;
    cetak.desimal < 2
        && cetak.nilai == bulat_ke(tepat, cetak.desimal)
        && (dua < seratus) == (cetak.nilai < seratus)
}

/// How a printed figure came out of an exact one, where that makes a difference.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Pembulatan {
    /// HALF_UP.
    Dibulatkan,
    /// Digits cut off.
    Dipotong,
}

/// A printed figure and what the values give for it.
pub(super) struct Pasangan<'a> {
    /// Whose figure it is, e.g. `/rencana/1.1.1/tertulis`.
    pub(super) alas: String,
    pub(super) kolom: &'a str,
    pub(super) teks: &'a str,
    pub(super) cetak: Tercetak,
    /// What is expected.
    pub(super) tepat: Decimal,
    /// What is right as well, because there is more than one way to count.
    pub(super) lain: Vec<Decimal>,
    /// How `tepat` was computed.
    pub(super) hitungan: String,
}

impl Pasangan<'_> {
    pub(super) fn path(&self) -> String {
        format!("{}/{}", self.alas, self.kolom)
    }

    pub(super) fn cocok(&self, toleransi: Decimal) -> bool {
        std::iter::once(&self.tepat)
            .chain(&self.lain)
            .any(|tepat| cocok(&self.cetak, *tepat, toleransi))
    }

    pub(super) fn pembulatan(&self) -> Option<Pembulatan> {
        let desimal = self.cetak.desimal;
        let (bulat, potong) = (
            bulat_ke(self.tepat, desimal),
            potong_ke(self.tepat, desimal),
        );
        if desimal == 0 || bulat == potong {
            None
        } else if self.cetak.nilai == bulat {
            Some(Pembulatan::Dibulatkan)
        } else if self.cetak.nilai == potong {
            Some(Pembulatan::Dipotong)
        } else {
            None
        }
    }
}

/// Pairs every column among `tertulis` whose name without its place is `dasar` with `tepat`.
pub(super) fn pasangkan<'a>(
    alas: &str,
    tertulis: &'a [Tertulis],
    dasar: &str,
    tepat: Decimal,
    hitungan: &str,
) -> Vec<Pasangan<'a>> {
    tertulis
        .iter()
        .filter(|baris| pisah(&baris.kolom).0 == dasar)
        .filter_map(|baris| {
            Some(Pasangan {
                alas: alas.to_owned(),
                kolom: &baris.kolom,
                teks: &baris.teks,
                cetak: angka_dalam(&baris.teks)?,
                tepat,
                lain: vec![],
                hitungan: hitungan.to_owned(),
            })
        })
        .collect()
}

/// Notes what is printed wrong. One wrong figure printed in several places is one finding.
pub(super) fn catat(pasangan: &[Pasangan<'_>], toleransi: Decimal, catatan: &mut Catatan) {
    let salah: Vec<_> = pasangan
        .iter()
        .filter(|pasangan| !pasangan.cocok(toleransi))
        .collect();
    let sama = |a: &Pasangan<'_>, b: &Pasangan<'_>| {
        a.alas == b.alas
            && a.cetak.nilai == b.cetak.nilai
            && a.tepat == b.tepat
            && pisah(a.kolom).0 == pisah(b.kolom).0
    };
    for (letak, ini) in salah.iter().enumerate() {
        if salah.iter().take(letak).any(|lalu| sama(lalu, ini)) {
            continue;
        }
        let tempat: Vec<&str> = salah
            .iter()
            .skip(letak)
            .filter(|lain| sama(lain, ini))
            .map(|lain| pisah(lain.kolom).1.unwrap_or(lain.kolom))
            .collect();
        let tertulis = if tempat.len() > 1 {
            format!(
                "{} (di {} tempat: {})",
                ini.teks,
                tempat.len(),
                tempat.join("; ")
            )
        } else {
            ini.teks.to_owned()
        };
        let terpotong = ini.pembulatan() == Some(Pembulatan::Dipotong);
        let sebab = if terpotong {
            "; yang tercetak dipotong, bukan dibulatkan"
        } else {
            ""
        };
        catatan.temukan(
            ini.path(),
            tertulis,
            tulis(seperti(&ini.cetak, ini.tepat)),
            format!("{}{sebab}", ini.hitungan),
        );
    }
}

/// Two decimals, but none of a whole amount where none are printed.
fn seperti(cetak: &Tercetak, tepat: Decimal) -> Decimal {
    if cetak.desimal == 0 && tepat.fract().is_zero() {
        tepat.trunc()
    } else {
        bulat(tepat)
    }
}

/// A value as it was entered.
pub(super) fn nilai(angka: Decimal) -> String {
    tulis(angka.normalize())
}

/// Rupiah.
pub(super) fn uang(rupiah: i64) -> String {
    tulis(Decimal::from(rupiah))
}

/// The result at the end of a computation: `= 66,6667 → 66,67 (HALF_UP)`.
pub(super) fn hasil(angka: Decimal) -> String {
    let (empat, dua) = (bulat_ke(angka, 4), bulat(angka));
    if empat == dua {
        format!("= {}", tulis(dua))
    } else {
        format!("= {} → {} (HALF_UP)", nilai(empat), tulis(dua))
    }
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
        let (t, r) = (nilai(self.target), nilai(self.realisasi));
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

/// The figure of one document and year as a number.
pub(super) fn ukuran(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
    jenis: JenisUkuran,
    tahun: i32,
) -> Result<Decimal, TakTerhitung> {
    let ukuran = indikator
        .ukuran
        .iter()
        .find(|ukuran| ukuran.jenis == jenis && ukuran.tahun == tahun)
        .ok_or(TakTerhitung::BelumDiisi)?;
    nilai_atau_skor(
        bahan.acuan,
        indikator,
        ukuran.nilai.map(|angka| angka.0),
        ukuran.predikat.as_deref(),
    )
}

/// The target that binds this year, as a number.
pub(super) fn target_indikator(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
) -> Result<Decimal, TakTerhitung> {
    let berlaku =
        target_berlaku(&indikator.ukuran, bahan.dokumen.tahun).ok_or(TakTerhitung::BelumDiisi)?;
    nilai_atau_skor(
        bahan.acuan,
        indikator,
        berlaku.nilai.map(|angka| angka.0),
        berlaku.predikat.as_deref(),
    )
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

/// Letters and digits only, in lower case: what makes two spellings the same text.
pub(super) fn ratakan(teks: &str) -> String {
    let kata: Vec<String> = teks
        .split(|huruf: char| !huruf.is_alphanumeric())
        .filter(|kata| !kata.is_empty())
        .map(str::to_lowercase)
        .collect();
    kata.join(" ")
}
