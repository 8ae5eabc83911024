//! The evaluation of AKIP that a report tells of.

use async_graphql::{Object, SimpleObject};
use entity::id::SkalaId;
use entity::status::{KomponenAkip, StatusTindakLanjut};
use entity::{lkjip_evaluasi, lkjip_evaluasi_komponen};
use rust_decimal::Decimal;

use super::Lkjip;
use crate::akip::rules::nilai_akhir;
use crate::error::ApiError;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, Hari};
use crate::hitung::TakTerhitung;
use crate::lkjip::dokumen;
use crate::lkjip::rules::jalur;
use crate::lkjip::store::salin;
use crate::skala::graphql::{Golongan, Skala};

/// Nilai satu komponen evaluasi AKIP.
#[derive(Clone, Debug, SimpleObject)]
pub struct KomponenEvaluasi {
    /// Komponen menurut maknanya.
    jenis: KomponenAkip,
    /// Bobot sebagaimana dinyatakan, dari 100.
    bobot: Desimal,
    /// Nilai yang diperoleh.
    nilai: Desimal,
}

/// Dokumen yang menjadi sumber.
#[derive(Clone, Debug, SimpleObject)]
pub struct DokumenSumber {
    /// Nama dokumen.
    nama: String,
    /// Nomor dokumen.
    nomor: Option<String>,
    /// Tanggal dokumen.
    tanggal: Option<Hari>,
    /// Tempat dokumennya dapat diunduh.
    tautan: Option<String>,
}

/// Satu rekomendasi evaluator dan tindak lanjutnya.
#[derive(Clone, Debug, SimpleObject)]
pub struct Rekomendasi {
    /// Urutan dalam daftar, mulai 1.
    nomor: i32,
    /// Versi laporan saat baris ini terakhir berubah.
    version: i64,
    /// Rekomendasinya.
    uraian: String,
    /// Apa yang telah atau akan dilakukan.
    tindak_lanjut: Option<String>,
    /// Sampai di mana tindak lanjutnya.
    status: StatusTindakLanjut,
}

impl From<lkjip_evaluasi_komponen::Model> for KomponenEvaluasi {
    fn from(row: lkjip_evaluasi_komponen::Model) -> Self {
        Self {
            jenis: row.jenis,
            bobot: row.bobot.into(),
            nilai: row.nilai.into(),
        }
    }
}

impl From<dokumen::DokumenSumber> for DokumenSumber {
    fn from(dokumen: dokumen::DokumenSumber) -> Self {
        Self {
            nama: dokumen.nama,
            nomor: dokumen.nomor,
            tanggal: dokumen.tanggal,
            tautan: dokumen.tautan,
        }
    }
}

/// The schema's `EvaluasiAkip`.
#[derive(Clone, Debug)]
pub struct EvaluasiAkip {
    lkjip: Lkjip,
    row: lkjip_evaluasi::Model,
}

impl Lkjip {
    pub(crate) async fn hasil_evaluasi(&self) -> Result<Option<EvaluasiAkip>, ApiError> {
        let row = self.own(self.cohort.evaluasi().await?.as_ref()).pop();
        let lkjip = self.clone();
        Ok(row.map(|row| EvaluasiAkip { lkjip, row }))
    }
}

impl EvaluasiAkip {
    async fn komponen(&self) -> Result<Vec<lkjip_evaluasi_komponen::Model>, ApiError> {
        Ok(self.lkjip.own(self.lkjip.cohort.komponen().await?.as_ref()))
    }

    /// What makes its value comparable: the year that was evaluated, and the scale.
    pub(crate) fn atas(&self) -> (i32, SkalaId) {
        (self.row.tahun, self.row.skala_id)
    }

    /// The final value as it is stated, or else the sum of the components when all are there, unrounded.
    pub(crate) async fn nilai_angka(&self) -> Result<Result<Decimal, TakTerhitung>, ApiError> {
        if let Some(nilai) = self.row.nilai {
            return Ok(Ok(nilai.desimal()));
        }
        Ok(akhir(&self.komponen().await?))
    }

    /// The same with its formula and inputs.
    pub(crate) async fn asal_nilai(&self) -> Result<Hitungan, ApiError> {
        let Some(nilai) = self.row.nilai else {
            return self.jumlah().await;
        };
        let nilai = nilai.desimal();
        Ok(Hitungan::new(
            Ok(nilai),
            "sebagaimana dinyatakan sumber",
            &[("nilai", Some(nilai))],
        ))
    }

    async fn jumlah(&self) -> Result<Hitungan, ApiError> {
        let komponen = self.komponen().await?;
        let masukan: Vec<(&str, Option<Decimal>)> = komponen
            .iter()
            .map(|row| (nama(row.jenis), Some(row.nilai.desimal())))
            .collect();
        Ok(Hitungan::new(
            akhir(&komponen),
            "Σ nilai komponen",
            &masukan,
        ))
    }
}

/// What the components make.
fn akhir(komponen: &[lkjip_evaluasi_komponen::Model]) -> Result<Decimal, TakTerhitung> {
    let komponen = komponen.iter();
    let komponen: Vec<(Decimal, Decimal)> = komponen
        .map(|row| (row.bobot.desimal(), row.nilai.desimal()))
        .collect();
    nilai_akhir(&komponen)
}

/// How a component is called in a formula.
const fn nama(jenis: KomponenAkip) -> &'static str {
    match jenis {
        KomponenAkip::Perencanaan => "perencanaan",
        KomponenAkip::Pengukuran => "pengukuran",
        KomponenAkip::Pelaporan => "pelaporan",
        KomponenAkip::EvaluasiInternal => "evaluasiInternal",
        KomponenAkip::Capaian => "capaian",
    }
}

/// Hasil evaluasi AKIP (PermenPANRB 88/2021 dan pendahulunya) sebagaimana dilaporkan.
#[Object]
impl EvaluasiAkip {
    /// Versi laporan saat bagian ini terakhir berubah.
    async fn version(&self) -> Result<i64, ApiError> {
        self.lkjip.versi(&jalur::evaluasi()).await
    }

    /// Laporan yang memuatnya.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Tahun yang dievaluasi.
    async fn tahun(&self) -> i32 {
        self.row.tahun
    }

    /// Skala predikat yang dipakai evaluator, dengan bobot komponen menurut peraturannya.
    async fn skala(&self) -> Result<Skala, ApiError> {
        let skala = self.lkjip.cohort.skala_evaluasi().await?;
        skala
            .get(&self.row.skala_id)
            .cloned()
            .ok_or(ApiError::NotFound)
    }

    /// Nilai per komponen; kosong bila tidak dirinci.
    async fn komponen_list(&self) -> Result<Vec<KomponenEvaluasi>, ApiError> {
        Ok(self.komponen().await?.into_iter().map(Into::into).collect())
    }

    /// Nilai akhir sebagaimana dinyatakan.
    async fn nilai(&self) -> Option<Desimal> {
        self.row.nilai.map(Into::into)
    }

    /// Nilai akhir sebagai jumlah nilai komponennya; belum terhitung selama bobot komponennya belum berjumlah 100.
    async fn jumlah_nilai(&self) -> Result<Hitungan, ApiError> {
        self.jumlah().await
    }

    /// Predikat sebagaimana dinyatakan.
    async fn predikat(&self) -> Option<&str> {
        self.row.predikat.as_deref()
    }

    /// Predikat menurut skalanya bagi nilai akhir yang dinyatakan, atau bagi jumlah komponennya bila lengkap. Batas
    /// atas termasuk pita: 80,00 adalah BB, 80,01 adalah A.
    async fn golongan(&self) -> Result<Option<Golongan>, ApiError> {
        let nilai = self.nilai_angka().await?.ok();
        let skala = self.lkjip.cohort.skala().await?;
        Ok(skala
            .iter()
            .find(|skala| skala.row.id == self.row.skala_id)
            .zip(nilai)
            .and_then(|(skala, nilai)| skala.golongkan(nilai)))
    }

    /// Laporan hasil evaluasi (LHE) yang menjadi sumbernya.
    async fn dokumen(&self) -> Option<DokumenSumber> {
        salin::dokumen_sumber(&self.row).map(Into::into)
    }

    /// Rekomendasi evaluator dan tindak lanjutnya.
    async fn rekomendasi_list(&self) -> Result<Vec<Rekomendasi>, ApiError> {
        let rows = self.lkjip.cohort.rekomendasi().await?;
        let mut semua = Vec::new();
        for (row, nomor) in self.lkjip.own(&rows).into_iter().zip(1..) {
            semua.push(Rekomendasi {
                nomor,
                version: self.lkjip.versi(&jalur::rekomendasi(nomor)).await?,
                uraian: row.uraian,
                tindak_lanjut: row.tindak_lanjut,
                status: row.status,
            });
        }
        Ok(semua)
    }
}
