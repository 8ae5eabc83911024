//! Walks through a report: its indicators with where they stand, its texts, and what is printed.

use entity::indikator;
use entity::status::{BagianNarasi, RumusCapaian};
use rust_decimal::Decimal;

use super::super::model::{Acuan, Bahan, SkalaAcuan};
use super::tercetak::{self, Tercetak};
use crate::hitung::TakTerhitung;
use crate::indikator::rules::capaian::capaian;
use crate::lkjip::dokumen::{
    BarisAnggaran, Dokumen, Indikator, Sasaran, Tertulis, Tujuan, UkuranDokumen,
};
use crate::lkjip::rules::target::target_berlaku;
use crate::skala::rules::skor;

/// An indicator and where it stands.
#[derive(Copy, Clone, Debug)]
pub(super) struct Letak<'a> {
    /// Its tujuan.
    pub(super) tujuan: &'a Tujuan,
    /// Its sasaran; none for an indicator of the tujuan itself.
    pub(super) sasaran: Option<&'a Sasaran>,
    /// The indicator.
    pub(super) indikator: &'a Indikator,
}

impl Letak<'_> {
    /// Pointer to it.
    pub(super) fn path(&self) -> String {
        format!("/rencana/{}", self.indikator.nomor)
    }

    /// Pointer to something printed of it.
    pub(super) fn path_tertulis(&self, kolom: &str) -> String {
        format!("{}/tertulis/{kolom}", self.path())
    }
}

/// Every indicator, in the order of the report.
pub(super) fn semua_indikator(dokumen: &Dokumen) -> impl Iterator<Item = Letak<'_>> {
    dokumen.rencana.tujuan.iter().flat_map(|tujuan| {
        let sendiri = tujuan.indikator.iter().map(|indikator| (None, indikator));
        let sasaran = tujuan.sasaran.iter().flat_map(|sasaran| {
            let indikator = sasaran.indikator.iter();
            indikator.map(move |indikator| (Some(sasaran), indikator))
        });
        sendiri
            .chain(sasaran)
            .map(move |(sasaran, indikator)| Letak {
                tujuan,
                sasaran,
                indikator,
            })
    })
}

/// Indicators that apply this year.
pub(super) fn berlaku(dokumen: &Dokumen) -> Vec<Letak<'_>> {
    semua_indikator(dokumen)
        .filter(|letak| letak.indikator.tidak_berlaku.is_none())
        .collect()
}

/// What a printed column is called, and the place where it is printed: `nama (SK IKU)` is `nama` in
/// `SK IKU`.
pub(super) fn kolom(nama: &str) -> (&str, Option<&str>) {
    match nama.split_once(" (") {
        Some((fakta, tempat)) => (fakta.trim(), Some(tempat.trim_end_matches(')'))),
        None => (nama.trim(), None),
    }
}

/// Everything printed of one fact, wherever it is printed.
pub(super) fn tercetak_sebagai<'a>(
    tertulis: &'a [Tertulis],
    fakta: &'a str,
) -> impl Iterator<Item = &'a Tertulis> {
    tertulis
        .iter()
        .filter(move |baris| kolom(&baris.kolom).0.eq_ignore_ascii_case(fakta))
}

/// What is printed in exactly this column.
pub(super) fn tercetak_di<'a>(tertulis: &'a [Tertulis], nama: &str) -> Option<&'a str> {
    let baris = tertulis.iter().find(|baris| baris.kolom == nama)?;
    Some(baris.teks.trim())
}

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

/// The number of a measure; a predikat as its score.
pub(super) fn angka_ukuran(
    acuan: &Acuan,
    baris: &Indikator,
    ukuran: &UkuranDokumen,
) -> Option<Decimal> {
    nilai_atau_skor(
        acuan,
        baris,
        ukuran.nilai.map(|nilai| nilai.0),
        ukuran.predikat.as_deref(),
    )
    .ok()
}

/// The realisasi as a number; a predikat as its score.
pub(super) fn realisasi(acuan: &Acuan, baris: &Indikator) -> Option<Decimal> {
    let ukuran = baris.realisasi.as_ref()?;
    nilai_atau_skor(
        acuan,
        baris,
        ukuran.nilai.map(|nilai| nilai.0),
        ukuran.predikat.as_deref(),
    )
    .ok()
}

/// The exact capaian of an indicator.
pub(super) fn capaian_indikator(bahan: &Bahan<'_>, baris: &Indikator) -> Option<Decimal> {
    let target = target_berlaku(&baris.ukuran, bahan.dokumen.tahun)?;
    capaian(
        rumus(bahan.acuan, baris),
        angka_ukuran(bahan.acuan, baris, target)?,
        realisasi(bahan.acuan, baris)?,
    )
    .ok()
}

/// The exact capaian of a row of the budget.
pub(super) fn capaian_baris(baris: &BarisAnggaran) -> Option<Decimal> {
    let target = baris.target_perubahan.or(baris.target_murni)?;
    capaian(RumusCapaian::Positif, target.0, baris.realisasi_kinerja?.0).ok()
}

/// The number of the row above: `I.2` of `I.2.1`.
pub(super) fn nomor_induk(nomor: &str) -> Option<&str> {
    Some(nomor.rsplit_once('.')?.0)
}

/// The rows directly below one.
pub(super) fn anak<'a>(
    dokumen: &'a Dokumen,
    induk: &BarisAnggaran,
) -> impl Iterator<Item = &'a BarisAnggaran> {
    dokumen
        .anggaran
        .iter()
        .filter(move |baris| nomor_induk(&baris.nomor) == Some(&induk.nomor))
}

/// The name of a narrative section as the format writes it.
pub(super) const fn nama_bagian(bagian: BagianNarasi) -> &'static str {
    match bagian {
        BagianNarasi::Pendahuluan => "PENDAHULUAN",
        BagianNarasi::IsuStrategis => "ISU_STRATEGIS",
        BagianNarasi::DasarHukum => "DASAR_HUKUM",
        BagianNarasi::Perencanaan => "PERENCANAAN",
        BagianNarasi::Capaian => "CAPAIAN",
        BagianNarasi::Anggaran => "ANGGARAN",
        BagianNarasi::Efisiensi => "EFISIENSI",
        BagianNarasi::Penutup => "PENUTUP",
    }
}

/// Every text that an author wrote, with its pointer: the narrative sections, and the analyses that they
/// do not already hold.
pub(super) fn naskah(dokumen: &Dokumen) -> Vec<(String, &str)> {
    let mut hasil: Vec<(String, &str)> = dokumen
        .narasi
        .iter()
        .map(|narasi| {
            let path = format!("/narasi/{}", nama_bagian(narasi.bagian));
            (path, narasi.isi.as_str())
        })
        .collect();
    let mut analisis: Vec<(String, &str)> = Vec::new();
    for letak in semua_indikator(dokumen) {
        if let Some(satu) = &letak.indikator.analisis {
            for (nama, teks) in [
                ("sebab", &satu.sebab),
                ("hambatan", &satu.hambatan),
                ("solusi", &satu.solusi),
            ] {
                if let Some(teks) = teks {
                    analisis.push((format!("{}/analisis/{nama}", letak.path()), teks));
                }
            }
        }
    }
    for baris in &dokumen.anggaran {
        if let Some(teks) = &baris.analisis {
            analisis.push((format!("/anggaran/{}/analisis", baris.nomor), teks));
        }
    }
    analisis.retain(|(_, teks)| {
        !dokumen
            .narasi
            .iter()
            .any(|narasi| narasi.isi.contains(teks.trim()))
    });
    hasil.append(&mut analisis);
    hasil
}

/// Every list of printed figures, with its pointer.
pub(super) fn semua_tertulis(dokumen: &Dokumen) -> Vec<(String, &[Tertulis])> {
    let mut hasil: Vec<(String, &[Tertulis])> =
        vec![("/tertulis".to_owned(), dokumen.tertulis.as_slice())];
    for letak in semua_indikator(dokumen) {
        let path = format!("{}/tertulis", letak.path());
        hasil.push((path, &letak.indikator.tertulis));
    }
    for baris in &dokumen.anggaran {
        hasil.push((
            format!("/anggaran/{}/tertulis", baris.nomor),
            &baris.tertulis,
        ));
    }
    hasil
}

/// A figure as it stands in a finding: without zeros at its end.
pub(super) fn tampil(nilai: Decimal) -> String {
    tercetak::tulis(nilai.normalize())
}

/// Reads a printed figure of a size that a report may have: what is larger is no figure, and could not be
/// computed with.
pub(super) fn baca(teks: &str) -> Option<Tercetak> {
    let batas = Decimal::from(1_000_000_000_000_000_i64);
    tercetak::baca(teks).filter(|cetak| cetak.nilai.abs() < batas && cetak.desimal <= 10)
}

/// A printed figure of one column, where it can be read.
pub(super) fn angka_tercetak(tertulis: &[Tertulis], nama: &str) -> Option<Tercetak> {
    baca(tercetak_di(tertulis, nama)?)
}
