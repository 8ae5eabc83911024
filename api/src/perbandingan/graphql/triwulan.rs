//! How far the action plans have come over the kabupaten.

use async_graphql::SimpleObject;
use entity::status::Letak;
use rust_decimal::Decimal;

use super::himpunan::kecamatan;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Saat, banyak};
use crate::hitung::TakTerhitung;
use crate::indikator::rules::rata_rata::rata_rata;
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::graphql::{IndikatorLkjip, Lkjip, kumulatif_triwulan};
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::perbandingan::service;
use crate::wilayah::graphql::Kecamatan;

/// Pengisian rencana aksi seluruh kecamatan pada satu triwulan.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct PemantauanTriwulan {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Tahun anggaran.
    tahun: i32,
    /// Triwulan, 1 sampai 4.
    triwulan: i32,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Saat keadaan yang ditanyakan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Kecamatan yang boleh Anda pantau, urut kode.
    baris_list: Vec<BarisTriwulan>,
    /// Banyaknya kecamatan yang semua indikatornya terisi pada triwulan itu.
    jumlah_lengkap: i32,
}

/// Pengisian rencana aksi satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct BarisTriwulan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporan yang dimaksud: yang disetujui dan berlaku; bila belum ada, revisi terbaru yang boleh
    /// Anda lihat, juga yang masih draf. Kosong bila tidak ada, dan dengan `asOf` bila ketika itu belum
    /// disetujui: isinya saat itu tidak tersimpan.
    lkjip: Option<Lkjip>,
    /// Banyaknya indikator sasaran yang berlaku tahun itu.
    seluruhnya: i32,
    /// Banyaknya yang realisasinya terisi pada triwulan itu; nol berarti terisi.
    terisi: i32,
    /// Indikator yang belum terisi pada triwulan itu.
    belum_list: Vec<IndikatorLkjip>,
    /// Rata-rata capaian sampai dengan triwulan itu, atas indikator yang terhitung.
    capaian: Hitungan,
}

impl PemantauanTriwulan {
    /// The action plans in `lingkup` that the reader may watch.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] for those who may watch no one's; [`ApiError::BadUserInput`] for a
    /// quarter that is none.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        lingkup: Lingkup,
        triwulan: i32,
    ) -> Result<Self, ApiError> {
        let pantauan = service::pantauan(&reading.actor)?;
        if !(1..=4).contains(&triwulan) {
            return Err(ApiError::BadUserInput(
                "Triwulan harus antara 1 dan 4.".to_owned(),
            ));
        }
        let pengajuan = service::pengajuan(reading, lingkup.tahun).await?;
        let reports = pengajuan
            .into_values()
            .filter_map(|satu| satu.laporan)
            .collect();
        let reports = Lkjip::cohort(reading.clone(), reports);
        let mut kecamatan = kecamatan(reading, lingkup).await?;
        kecamatan.retain(|kecamatan| pantauan.memuat(kecamatan.row().id));
        let mut baris_list = Vec::with_capacity(kecamatan.len());
        for kecamatan in kecamatan {
            let lkjip = reports
                .iter()
                .find(|report| report.row().kecamatan_id == kecamatan.row().id);
            baris_list.push(BarisTriwulan::of(kecamatan, lkjip, triwulan).await?);
        }
        let lengkap = baris_list
            .iter()
            .filter(|baris| baris.seluruhnya > 0 && baris.terisi == baris.seluruhnya)
            .count();
        Ok(Self {
            tanya,
            tahun: lingkup.tahun,
            triwulan,
            letak: lingkup.letak,
            kelompok: Kelompok::dari_lingkup(reading, lingkup.kelompok).await?,
            as_of: lingkup.per.map(Saat),
            baris_list,
            jumlah_lengkap: banyak(lengkap),
        })
    }
}

impl BarisTriwulan {
    async fn of(
        kecamatan: Kecamatan,
        lkjip: Option<&Lkjip>,
        triwulan: i32,
    ) -> Result<Self, ApiError> {
        let indikator = match lkjip {
            Some(lkjip) => lkjip.indikator_sasaran().await?,
            None => Vec::new(),
        };
        let seluruhnya = indikator.len();
        let mut capaian = Vec::with_capacity(seluruhnya);
        let mut belum_list = Vec::new();
        for satu in indikator {
            let tahun = satu.triwulan().await?;
            let skala = satu.skala_semua().await?;
            capaian.push(
                kumulatif_triwulan(&satu, &tahun, &skala, triwulan)
                    .capaian
                    .ok(),
            );
            let terisi = tahun.iter().any(|row| {
                row.triwulan == triwulan
                    && (row.realisasi_nilai.is_some() || row.realisasi_predikat.is_some())
            });
            if !terisi {
                belum_list.push(satu);
            }
        }
        let rata = rata_rata(capaian);
        Ok(Self {
            kecamatan,
            lkjip: lkjip.cloned(),
            seluruhnya: banyak(seluruhnya),
            terisi: banyak(seluruhnya - belum_list.len()),
            belum_list,
            capaian: Hitungan::new(
                rata.nilai.ok_or(TakTerhitung::BelumDiisi),
                "Σ capaian sampai dengan triwulan / dihitung",
                &[
                    ("dihitung", Some(Decimal::from(rata.dihitung))),
                    ("seluruhnya", Some(Decimal::from(rata.seluruhnya))),
                ],
            ),
        })
    }
}
