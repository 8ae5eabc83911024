//! An indicator against earlier years and against benchmarks.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Enum, SimpleObject};
use entity::id::LkjipId;
use entity::status::{JenisTolokUkur, JenisUkuran};
use entity::{lkjip_indikator, lkjip_pembanding, lkjip_ukuran};
use rust_decimal::Decimal;

use super::terukur::angka;
use super::{IndikatorLkjip, Lkjip, Ukuran};
use crate::error::ApiError;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::Desimal;
use crate::hitung::TakTerhitung;
use crate::indikator::graphql::Indikator;
use crate::indikator::rules::capaian::{capaian, rumus_teks};
use crate::indikator::rules::perubahan::{Perubahan, perubahan};
use crate::perbandingan::rules::putusan::Putusan;
use crate::perbandingan::rules::sebanding::{Ketentuan, perbedaan};
use crate::putusan;
use crate::tolok_ukur::graphql::TolokUkur;
use crate::tolok_ukur::rules::{Kesenjangan, kesenjangan, sebanding};

/// Asal angka sebuah tahun sebelumnya.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Enum)]
pub enum AsalTahunLalu {
    /// Laporan tahun itu, yang sudah disetujui.
    LaporanDisetujui,
    /// Pernyataan dalam laporan ini, karena laporan tahun itu belum disetujui.
    DinyatakanLaporanIni,
}

/// Indikator yang sama pada satu tahun sebelumnya, dan perubahannya sampai tahun laporan. Perubahan hanya
/// terhitung bila satuan, polaritas, rumus, skala, definisi dan bobot unsur kedua tahun sama.
#[derive(Clone, Debug, SimpleObject)]
pub struct TahunLalu {
    /// Tahun yang dibandingkan.
    pub(crate) tahun: i32,
    /// Asal angkanya.
    asal: AsalTahunLalu,
    /// Laporan tahun itu, bila angkanya berasal dari sana.
    lkjip: Option<Lkjip>,
    /// Target tahun itu.
    target: Option<Ukuran>,
    /// Realisasi tahun itu.
    realisasi: Option<Ukuran>,
    /// Capaian tahun itu.
    capaian: Hitungan,
    /// Realisasi tahun laporan dikurangi realisasi tahun itu, dalam satuan indikator.
    perubahan_realisasi: Hitungan,
    /// Perubahan realisasi dalam persen dari realisasi tahun itu.
    perubahan_realisasi_persen: Hitungan,
    /// Capaian tahun laporan dikurangi capaian tahun itu, dalam poin persen.
    perubahan_capaian: Hitungan,
}

type Angka = Result<Decimal, TakTerhitung>;

/// What is known of one earlier year.
struct Sumber {
    tahun: i32,
    lkjip: Option<Lkjip>,
    target: (Option<Ukuran>, Angka),
    realisasi: (Option<Ukuran>, Angka),
    capaian: Angka,
    rumus: &'static str,
    /// Whether it measures as the report does.
    sebanding: bool,
}

impl TahunLalu {
    /// All earlier years of `kini`, the newest first.
    pub(super) async fn of(kini: &IndikatorLkjip) -> Result<Vec<Self>, ApiError> {
        let skala = kini.skala_semua().await?;
        let lkjip = kini.laporan();
        let tahun = lkjip.row().tahun;
        let mut sumber = Vec::new();
        if let Some(id) = kini.row().indikator_id {
            // Of the same level, or else of the other one.
            let tingkat = |row: &lkjip_indikator::Model| {
                row.sasaran_id.is_some() == kini.row().sasaran_id.is_some()
            };
            let semua = lkjip.cohort.lalu().await?;
            let mut terpilih: HashMap<LkjipId, (&Lkjip, &lkjip_indikator::Model)> = HashMap::new();
            for (laporan, row) in semua.iter() {
                let report = laporan.row();
                if report.kecamatan_id == lkjip.row().kecamatan_id
                    && report.tahun < tahun
                    && row.indikator_id == Some(id)
                {
                    let satu = terpilih.entry(report.id).or_insert((laporan, row));
                    if tingkat(row) && !tingkat(satu.1) {
                        *satu = (laporan, row);
                    }
                }
            }
            let kamus = lkjip.cohort.kamus().await?;
            let kamus = kamus.get(&id);
            let kini_kamus = kamus.map(|satu| satu.untuk(tahun));
            let skm = kamus.is_some_and(Indikator::indeks_skm);
            let bobot = if skm { lkjip.bobot_skm().await? } else { None };
            let bertulis =
                |row: &lkjip_indikator::Model| row.definisi.is_some() || row.formulasi.is_some();
            let putusan = if bertulis(kini.row())
                || terpilih.values().any(|(_, row)| bertulis(row))
                || kini_kamus
                    .as_ref()
                    .is_some_and(|satu| satu.row().berlaku_mulai > 0)
            {
                putusan::berlaku(&lkjip.cohort.reading).await?
            } else {
                Arc::default()
            };
            for (laporan, row) in terpilih.into_values() {
                let dahulu = if skm {
                    laporan.bobot_skm().await?
                } else {
                    None
                };
                let lalu = IndikatorLkjip::new(laporan.clone(), row.clone());
                let (target, realisasi) = (lalu.target_angka(&skala), lalu.realisasi_angka(&skala));
                let lalu_kamus = kamus.map(|satu| satu.untuk(laporan.row().tahun));
                let ini = utuh(kini.ketentuan(bobot), kini_kamus.as_ref(), &putusan);
                let mut itu = utuh(lalu.ketentuan(dahulu), lalu_kamus.as_ref(), &putusan);
                if let Some(kamus) = &kini_kamus {
                    itu = itu.diputus(&putusan, kamus.row());
                }
                let acuan = |ketentuan, skala| Ketentuan { skala, ..ketentuan };
                let beda = perbedaan(acuan(ini, kini.row().skala_id), itu)
                    .or_else(|| perbedaan(acuan(itu, row.skala_id), ini));
                sumber.push(Sumber {
                    tahun: laporan.row().tahun,
                    lkjip: Some(laporan.clone()),
                    target: (
                        Ukuran::new(row.target_nilai, row.target_predikat.as_ref()),
                        target,
                    ),
                    realisasi: (
                        Ukuran::new(row.realisasi_nilai, row.realisasi_predikat.as_ref()),
                        realisasi,
                    ),
                    capaian: target.and_then(|target| capaian(row.rumus, target, realisasi?)),
                    rumus: rumus_teks(row.rumus),
                    sebanding: beda.is_none(),
                });
            }
        }
        if !sumber.iter().any(|sumber| sumber.tahun == tahun - 1) {
            sumber.extend(dinyatakan(kini, tahun - 1).await?);
        }
        sumber.sort_by_key(|sumber| -sumber.tahun);
        let realisasi = kini.realisasi_angka(&skala);
        let capaian = kini.capaian_angka().await?;
        Ok(sumber
            .into_iter()
            .map(|sumber| Self::new(sumber, realisasi, capaian))
            .collect())
    }

    fn new(lalu: Sumber, realisasi: Angka, capaian: Angka) -> Self {
        let ubah = |dahulu: Angka, kini: Angka| {
            let (dahulu, kini) = (dahulu?, kini?);
            if lalu.sebanding {
                perubahan(dahulu, kini)
            } else {
                Err(TakTerhitung::SkalaBerbeda)
            }
        };
        let beda = ubah(lalu.realisasi.1, realisasi);
        let naik = ubah(lalu.capaian, capaian);
        let persen = |beda: Result<Perubahan, TakTerhitung>| {
            beda.and_then(|beda| beda.persen.ok_or(TakTerhitung::TargetNol))
        };
        let masukan = [("kini", realisasi.ok()), ("lalu", lalu.realisasi.1.ok())];
        Self {
            tahun: lalu.tahun,
            asal: if lalu.lkjip.is_some() {
                AsalTahunLalu::LaporanDisetujui
            } else {
                AsalTahunLalu::DinyatakanLaporanIni
            },
            lkjip: lalu.lkjip,
            target: lalu.target.0,
            realisasi: lalu.realisasi.0,
            capaian: Hitungan::new(
                lalu.capaian,
                lalu.rumus,
                &[
                    ("target", lalu.target.1.ok()),
                    ("realisasi", lalu.realisasi.1.ok()),
                ],
            ),
            perubahan_realisasi: Hitungan::new(beda.map(|beda| beda.poin), "kini − lalu", &masukan),
            perubahan_realisasi_persen: Hitungan::new(
                persen(beda),
                "(kini − lalu) / lalu × 100",
                &masukan,
            ),
            perubahan_capaian: Hitungan::new(
                naik.map(|naik| naik.poin),
                "capaian kini − capaian lalu",
                &[("kini", capaian.ok()), ("lalu", lalu.capaian.ok())],
            ),
        }
    }
}

/// With what the dictionary says for the year where the report writes nothing, or what was decided to be the same.
fn utuh<'a>(
    laporan: Ketentuan<'a>,
    kamus: Option<&'a Indikator>,
    putusan: &Putusan,
) -> Ketentuan<'a> {
    let kamus = kamus.map(Indikator::row);
    let laporan = kamus.map_or(laporan, |kamus| laporan.diputus(putusan, kamus));
    let (definisi, formulasi) = kamus
        .map(|row| (row.definisi.as_str(), row.formulasi.as_str()))
        .unzip();
    Ketentuan {
        definisi: laporan.definisi.or(definisi),
        formulasi: laporan.formulasi.or(formulasi),
        ..laporan
    }
}

/// What the report itself states of the year before.
async fn dinyatakan(kini: &IndikatorLkjip, tahun: i32) -> Result<Option<Sumber>, ApiError> {
    let target = kini.ukuran_dari(JenisUkuran::TargetLalu, tahun).await?;
    let realisasi = kini.ukuran_dari(JenisUkuran::RealisasiLalu, tahun).await?;
    if target.is_none() && realisasi.is_none() {
        return Ok(None);
    }
    let skala = kini.skala_semua().await?;
    let baca = |row: Option<&lkjip_ukuran::Model>| match row {
        None => (None, Err(TakTerhitung::BelumDiisi)),
        Some(row) => (
            Ukuran::new(row.nilai, row.predikat.as_ref()),
            angka(
                (row.nilai, row.predikat.as_deref()),
                kini.row().skala_id,
                &skala,
            ),
        ),
    };
    let (target, realisasi) = (baca(target.as_ref()), baca(realisasi.as_ref()));
    let rumus = kini.row().rumus;
    Ok(Some(Sumber {
        tahun,
        lkjip: None,
        capaian: target
            .1
            .and_then(|target| capaian(rumus, target, realisasi.1?)),
        target,
        realisasi,
        rumus: rumus_teks(rumus),
        sebanding: true,
    }))
}

/// Kesenjangan realisasi terhadap sebuah pembanding kabupaten; hanya terhitung bila berskala sama.
#[derive(Clone, Debug, SimpleObject)]
pub struct Terhadap {
    /// Pembanding.
    tolok_ukur: TolokUkur,
    /// Realisasi dalam persen dari pembanding.
    capaian: Hitungan,
    /// Realisasi dikurangi pembanding, dalam satuan indikator.
    poin: Hitungan,
    /// Kesenjangan dalam persen dari pembanding.
    persen: Hitungan,
}

impl Terhadap {
    pub(crate) fn new(tolok_ukur: TolokUkur, satuan: &str, realisasi: Angka) -> Self {
        let row = tolok_ukur.row();
        let pembanding = row.nilai.desimal();
        let nilai = match realisasi {
            Ok(realisasi) if !sebanding(&row.skala, satuan, realisasi, pembanding) => {
                Err(TakTerhitung::SkalaBerbeda)
            }
            Ok(_) | Err(_) => Ok(pembanding),
        };
        let (capaian, poin, persen) = hitung(nilai, realisasi);
        Self {
            tolok_ukur,
            capaian,
            poin,
            persen,
        }
    }
}

/// Kesenjangan realisasi terhadap pembanding yang dinyatakan laporan itu sendiri; yang bersatuan lain
/// tidak dihitung.
#[derive(Clone, Debug, SimpleObject)]
pub struct Pembanding {
    /// Lingkup pembanding.
    jenis: JenisTolokUkur,
    /// Tahun pembanding.
    tahun: i32,
    /// Siapa yang menjadi pembanding.
    nama: String,
    /// Nilai berupa angka.
    nilai: Option<Desimal>,
    /// Nilai berupa predikat.
    predikat: Option<String>,
    /// Satuan pembanding bila berbeda dari satuan indikator.
    satuan: Option<String>,
    /// Dokumen atau laman asal angka.
    sumber: Option<String>,
    /// Realisasi dalam persen dari pembanding.
    capaian: Hitungan,
    /// Realisasi dikurangi pembanding, dalam satuan indikator.
    poin: Hitungan,
    /// Kesenjangan dalam persen dari pembanding.
    persen: Hitungan,
}

impl Pembanding {
    /// `satuan` is the unit of the indicator.
    pub(super) fn new(
        row: lkjip_pembanding::Model,
        satuan: &str,
        nilai: Angka,
        realisasi: Angka,
    ) -> Self {
        let nilai = match &row.satuan {
            Some(lain) if !lain.eq_ignore_ascii_case(satuan) => Err(TakTerhitung::SkalaBerbeda),
            Some(_) | None => nilai,
        };
        let (capaian, poin, persen) = hitung(nilai, realisasi);
        Self {
            jenis: row.jenis,
            tahun: row.tahun,
            nama: row.nama,
            nilai: row.nilai.map(Into::into),
            predikat: row.predikat,
            satuan: row.satuan,
            sumber: row.sumber,
            capaian,
            poin,
            persen,
        }
    }
}

/// A figure in percent of a comparator, the gap, and the gap in percent.
pub(crate) fn hitung(pembanding: Angka, realisasi: Angka) -> (Hitungan, Hitungan, Hitungan) {
    let hasil = realisasi.and_then(|realisasi| kesenjangan(realisasi, pembanding?));
    let masukan = [
        ("realisasi", realisasi.ok()),
        ("pembanding", pembanding.ok()),
    ];
    let satu = |ambil: fn(Kesenjangan) -> Angka, rumus| {
        Hitungan::new(hasil.and_then(ambil), rumus, &masukan)
    };
    (
        satu(|hasil| hasil.terhadap, "realisasi / pembanding × 100"),
        satu(|hasil| Ok(hasil.poin), "realisasi − pembanding"),
        satu(
            |hasil| hasil.persen,
            "(realisasi − pembanding) / pembanding × 100",
        ),
    )
}
