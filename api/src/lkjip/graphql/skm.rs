//! The result of the satisfaction survey of a report.

use async_graphql::{Object, SimpleObject};
use entity::status::{BobotSkm, JenisSkala, Unsur};
use entity::value::Nilai;
use entity::{lkjip_skm, lkjip_skm_unsur};
use rust_decimal::Decimal;

use super::Lkjip;
use crate::error::ApiError;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, Hari};
use crate::hitung::TakTerhitung;
use crate::skala::graphql::Golongan;
use crate::skm::rules::indeks::indeks;
use crate::skm::rules::sampel::sampel_minimal;

/// Nilai rata-rata satu unsur.
#[derive(Clone, Debug, SimpleObject)]
pub struct NilaiUnsur {
    /// Unsur menurut maknanya.
    unsur: Unsur,
    /// Nilai rata-rata (NRR), 1 sampai 4.
    nrr: Desimal,
}

impl From<&lkjip_skm_unsur::Model> for NilaiUnsur {
    fn from(row: &lkjip_skm_unsur::Model) -> Self {
        Self {
            unsur: row.unsur,
            nrr: row.nrr.into(),
        }
    }
}

/// The schema's `Skm`.
#[derive(Clone, Debug)]
pub struct Skm {
    lkjip: Lkjip,
    row: lkjip_skm::Model,
    unsur: Vec<lkjip_skm_unsur::Model>,
}

impl Skm {
    pub(super) fn new(
        lkjip: Lkjip,
        row: lkjip_skm::Model,
        unsur: Vec<lkjip_skm_unsur::Model>,
    ) -> Self {
        Self { lkjip, row, unsur }
    }

    fn hitung(&self, bobot: BobotSkm) -> Result<Decimal, TakTerhitung> {
        let nrr: Vec<Decimal> = self.unsur.iter().map(|row| row.nrr.desimal()).collect();
        indeks(&nrr, bobot)
    }

    fn indeks_angka(&self) -> Result<Decimal, TakTerhitung> {
        match self.row.indeks {
            Some(indeks) if self.unsur.is_empty() => Ok(indeks.desimal()),
            _ => self.hitung(self.row.bobot),
        }
    }

    fn ekstrem(&self, nrr: Option<Nilai>) -> Vec<NilaiUnsur> {
        self.unsur
            .iter()
            .filter(|row| Some(row.nrr) == nrr)
            .map(Into::into)
            .collect()
    }
}

const fn rumus(bobot: BobotSkm) -> &'static str {
    match bobot {
        BobotSkm::Tepat => "Σ NRR × 1/9 × 25",
        BobotSkm::Dua => "Σ NRR × 0,11 × 25",
        BobotSkm::Tiga => "Σ NRR × 0,111 × 25",
    }
}

/// Hasil Survei Kepuasan Masyarakat (PermenPANRB 14/2017); hanya agregat, tanpa data pribadi.
#[Object]
impl Skm {
    /// Laporan yang memuatnya.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Indeks 25 sampai 100: dihitung dari NRR kesembilan unsur, atau sebagaimana dinyatakan sumber.
    async fn indeks(&self) -> Hitungan {
        if self.unsur.is_empty() {
            let indeks = self.row.indeks.map(Nilai::desimal);
            return Hitungan::new(
                self.indeks_angka(),
                "sebagaimana dinyatakan sumber",
                &[("indeks", indeks)],
            );
        }
        let jumlah = self.unsur.iter().map(|row| row.nrr.desimal()).sum();
        Hitungan::new(
            self.indeks_angka(),
            rumus(self.row.bobot),
            &[("Σ NRR", Some(jumlah))],
        )
    }

    /// Indeks dengan bobot tepat 1/9, apa pun bobot yang dipakai laporan; kosong bila NRR tidak diisi.
    async fn indeks_tepat(&self) -> Hitungan {
        let jumlah =
            (!self.unsur.is_empty()).then(|| self.unsur.iter().map(|row| row.nrr.desimal()).sum());
        Hitungan::new(
            self.hitung(BobotSkm::Tepat),
            rumus(BobotSkm::Tepat),
            &[("Σ NRR", jumlah)],
        )
    }

    /// Mutu pelayanan: A, B, C atau D.
    async fn mutu(&self) -> Result<Option<Golongan>, ApiError> {
        self.lkjip
            .golongan(JenisSkala::SkmMutu, self.indeks_angka().ok())
            .await
    }

    /// NRR per unsur; kosong bila hanya indeks yang diketahui.
    async fn unsur_list(&self) -> Vec<NilaiUnsur> {
        self.unsur.iter().map(Into::into).collect()
    }

    /// Unsur dengan NRR terendah; lebih dari satu bila sama.
    async fn terendah_list(&self) -> Vec<NilaiUnsur> {
        self.ekstrem(self.unsur.iter().map(|row| row.nrr).min())
    }

    /// Unsur dengan NRR tertinggi; lebih dari satu bila sama.
    async fn tertinggi_list(&self) -> Vec<NilaiUnsur> {
        self.ekstrem(self.unsur.iter().map(|row| row.nrr).max())
    }

    /// Bobot nilai rata-rata tertimbang yang dipakai laporan.
    async fn bobot(&self) -> BobotSkm {
        self.row.bobot
    }

    /// Jumlah responden.
    async fn responden(&self) -> Option<i32> {
        self.row.responden
    }

    /// Jumlah populasi pengguna layanan.
    async fn populasi(&self) -> Option<i32> {
        self.row.populasi
    }

    /// Sampel terkecil bagi populasi itu menurut Krejcie & Morgan (1970).
    async fn sampel_minimal(&self) -> Option<i32> {
        let populasi = u32::try_from(self.row.populasi?).ok()?;
        i32::try_from(sampel_minimal(populasi)).ok()
    }

    /// Cara survei.
    async fn metode(&self) -> Option<&str> {
        self.row.metode.as_deref()
    }

    /// Awal periode survei.
    async fn mulai(&self) -> Option<Hari> {
        self.row.mulai.clone().map(Hari)
    }

    /// Akhir periode survei.
    async fn selesai(&self) -> Option<Hari> {
        self.row.selesai.clone().map(Hari)
    }

    /// Dokumen asal.
    async fn sumber(&self) -> Option<&str> {
        self.row.sumber.as_deref()
    }
}
