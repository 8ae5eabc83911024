//! Quarters of an indicator, each with what has come about up to it.

use async_graphql::{Object, SimpleObject};
use entity::lkjip_triwulan;
use entity::status::Akumulasi;
use rust_decimal::Decimal;

use super::indikator::IndikatorLkjip;
use super::terukur::angka;
use super::{Lkjip, Ukuran};
use crate::error::ApiError;
use crate::graphql::hitungan::Hitungan;
use crate::hitung::TakTerhitung;
use crate::indikator::rules::capaian::{capaian, rumus_teks};
use crate::indikator::rules::triwulan::{self as rules, Kumulatif, akumulasi_teks};
use crate::skala::graphql::Berpita;

/// Angka dari awal tahun sampai dengan satu triwulan, menurut cara akumulasi indikator.
#[derive(Clone, Debug, SimpleObject)]
pub struct KumulatifTriwulan {
    /// Cara akumulasi yang dibekukan bersama laporan.
    akumulasi: Akumulasi,
    /// Target sampai dengan triwulan itu.
    target: Hitungan,
    /// Realisasi sampai dengan triwulan itu; hanya triwulan yang terisi yang ikut.
    realisasi: Hitungan,
    /// Capaian sampai dengan triwulan itu, dalam persen.
    capaian: Hitungan,
}

/// The schema's `TriwulanIndikator`.
#[derive(Clone, Debug)]
pub struct TriwulanIndikator {
    indikator: IndikatorLkjip,
    row: lkjip_triwulan::Model,
}

/// What `tahun` makes up to quarter `sampai`, by the rules.
pub(crate) fn kumulatif(
    indikator: &IndikatorLkjip,
    tahun: &[lkjip_triwulan::Model],
    skala: &[Berpita],
    sampai: i32,
) -> Kumulatif {
    let row = indikator.row();
    let triwulan: Vec<rules::Triwulan> = tahun
        .iter()
        .map(|satu| rules::Triwulan {
            triwulan: satu.triwulan,
            target: target(indikator, satu, skala).ok(),
            realisasi: realisasi(indikator, satu, skala).ok(),
        })
        .collect();
    rules::kumulatif(row.akumulasi, row.rumus, &triwulan, sampai)
}

fn target(
    indikator: &IndikatorLkjip,
    satu: &lkjip_triwulan::Model,
    skala: &[Berpita],
) -> Result<Decimal, TakTerhitung> {
    angka(
        (satu.target_nilai, satu.target_predikat.as_deref()),
        indikator.row().skala_id,
        skala,
    )
}

fn realisasi(
    indikator: &IndikatorLkjip,
    satu: &lkjip_triwulan::Model,
    skala: &[Berpita],
) -> Result<Decimal, TakTerhitung> {
    angka(
        (satu.realisasi_nilai, satu.realisasi_predikat.as_deref()),
        indikator.row().skala_id,
        skala,
    )
}

impl Lkjip {
    /// The indicators of the sasaran that apply this year: what the kecamatan answers for.
    pub(crate) async fn indikator_sasaran(&self) -> Result<Vec<IndikatorLkjip>, ApiError> {
        self.indikator_nodes(|row| row.sasaran_id.is_some() && !row.tidak_berlaku)
            .await
    }
}

impl TriwulanIndikator {
    pub(super) fn new(indikator: IndikatorLkjip, row: lkjip_triwulan::Model) -> Self {
        Self { indikator, row }
    }
}

/// Satu triwulan rencana aksi sebuah indikator.
#[Object]
impl TriwulanIndikator {
    /// Indikator yang diukur.
    async fn indikator(&self) -> &IndikatorLkjip {
        &self.indikator
    }

    /// Triwulan, 1 sampai 4.
    async fn triwulan(&self) -> i32 {
        self.row.triwulan
    }

    /// Target triwulan ini; kosong berarti belum diisi.
    async fn target(&self) -> Option<Ukuran> {
        Ukuran::new(self.row.target_nilai, self.row.target_predikat.as_ref())
    }

    /// Realisasi triwulan ini; kosong berarti belum diisi, nol berarti terisi.
    async fn realisasi(&self) -> Option<Ukuran> {
        Ukuran::new(
            self.row.realisasi_nilai,
            self.row.realisasi_predikat.as_ref(),
        )
    }

    /// Keterangan.
    async fn keterangan(&self) -> Option<&str> {
        self.row.keterangan.as_deref()
    }

    /// Kendala yang dihadapi.
    async fn kendala(&self) -> Option<&str> {
        self.row.kendala.as_deref()
    }

    /// Tindak lanjut atas kendala.
    async fn tindak_lanjut(&self) -> Option<&str> {
        self.row.tindak_lanjut.as_deref()
    }

    /// Capaian triwulan ini sendiri, dalam persen.
    async fn capaian(&self) -> Result<Hitungan, ApiError> {
        let skala = self.indikator.skala_semua().await?;
        let target = target(&self.indikator, &self.row, &skala);
        let realisasi = realisasi(&self.indikator, &self.row, &skala);
        let rumus = self.indikator.row().rumus;
        Ok(Hitungan::new(
            target.and_then(|target| capaian(rumus, target, realisasi?)),
            rumus_teks(rumus),
            &[("target", target.ok()), ("realisasi", realisasi.ok())],
        ))
    }

    /// Angka dari awal tahun sampai dengan triwulan ini.
    async fn kumulatif(&self) -> Result<KumulatifTriwulan, ApiError> {
        let skala = self.indikator.skala_semua().await?;
        let tahun = self.indikator.triwulan().await?;
        let sampai = self.row.triwulan;
        let hasil = kumulatif(&self.indikator, &tahun, &skala, sampai);
        let row = self.indikator.row();
        let teks = akumulasi_teks(row.akumulasi);
        let nama: Vec<String> = tahun
            .iter()
            .map(|satu| format!("triwulan {}", satu.triwulan))
            .collect();
        let masukan = |ambil: &dyn Fn(&lkjip_triwulan::Model) -> Option<Decimal>| {
            tahun
                .iter()
                .zip(&nama)
                .filter(|(satu, _)| satu.triwulan <= sampai)
                .map(|(satu, nama)| (nama.as_str(), ambil(satu)))
                .collect::<Vec<_>>()
        };
        let target_per = masukan(&|satu| target(&self.indikator, satu, &skala).ok());
        let realisasi_per = masukan(&|satu| realisasi(&self.indikator, satu, &skala).ok());
        Ok(KumulatifTriwulan {
            akumulasi: row.akumulasi,
            target: Hitungan::new(hasil.target, teks, &target_per),
            realisasi: Hitungan::new(hasil.realisasi, teks, &realisasi_per),
            capaian: Hitungan::new(
                hasil.capaian,
                rumus_teks(row.rumus),
                &[
                    ("target", hasil.target.ok()),
                    ("realisasi", hasil.realisasi.ok()),
                ],
            ),
        })
    }
}
