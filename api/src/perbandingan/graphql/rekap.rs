//! Completeness and timeliness of the submissions over the years.

use std::collections::BTreeMap;

use async_graphql::SimpleObject;
use entity::id::KecamatanId;
use entity::status::Letak;

use super::pengajuan::{BarisPengajuan, PemantauanPengajuan};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::scalar::{Saat, banyak};
use crate::kelompok::graphql::Kelompok;
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::perbandingan::rules::pengajuan::KeadaanPengajuan;
use crate::wilayah::graphql::Kecamatan;

/// Pengajuan LKjIP dari tahun ke tahun.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct RekapPengajuan {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Saat keadaan yang ditanyakan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Setiap tahun, dari yang paling awal.
    pemantauan_list: Vec<PemantauanPengajuan>,
    /// Setiap kecamatan yang boleh Anda pantau, urut kode.
    kecamatan_list: Vec<RekapPengajuanKecamatan>,
}

/// Pengajuan satu kecamatan selama tahun-tahun itu.
#[derive(Clone, Debug, SimpleObject)]
pub struct RekapPengajuanKecamatan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Banyaknya tahun yang ditinjau.
    jumlah_tahun: i32,
    /// Banyaknya tahun yang laporannya disetujui dan berlaku.
    disetujui: i32,
    /// Banyaknya tahun yang laporannya pernah diajukan.
    diajukan: i32,
    /// Banyaknya tahun yang diajukan tidak sesudah jatuh tempo.
    tepat_waktu: i32,
    /// Banyaknya tahun yang terlambat: diajukan sesudah jatuh tempo, atau melewatinya tanpa diajukan.
    terlambat: i32,
    /// Banyaknya tahun yang tenggatnya belum ditetapkan, sehingga tidak dinilai.
    tanpa_tenggat: i32,
    /// Jumlah hari keterlambatan.
    hari_terlambat: i32,
}

impl RekapPengajuanKecamatan {
    fn of(baris: &[&BarisPengajuan]) -> Option<Self> {
        let yang = |syarat: fn(&BarisPengajuan) -> bool| {
            banyak(baris.iter().filter(|baris| syarat(baris)).count())
        };
        Some(Self {
            kecamatan: baris.first()?.kecamatan.clone(),
            jumlah_tahun: yang(|_| true),
            disetujui: yang(|baris| baris.keadaan == KeadaanPengajuan::Disetujui),
            diajukan: yang(|baris| baris.diajukan_pada.is_some()),
            tepat_waktu: yang(|baris| {
                baris.diajukan_pada.is_some() && baris.hari_terlambat == Some(0)
            }),
            terlambat: yang(|baris| baris.terlambat),
            tanpa_tenggat: yang(|baris| baris.hari_terlambat.is_none()),
            hari_terlambat: baris
                .iter()
                .filter_map(|baris| baris.hari_terlambat)
                .fold(0, i32::saturating_add),
        })
    }
}

impl RekapPengajuan {
    /// The submissions of `tahun` in `lingkup` that the reader may watch.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] for those who may watch no one's.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        lingkup: Lingkup,
        tahun: &[i32],
    ) -> Result<Self, ApiError> {
        let pemantauan_list =
            PemantauanPengajuan::beberapa(reading, &tanya, lingkup, tahun).await?;
        let mut kecamatan: BTreeMap<(&str, KecamatanId), Vec<&BarisPengajuan>> = BTreeMap::new();
        for baris in pemantauan_list.iter().flat_map(|satu| &satu.baris_list) {
            let row = baris.kecamatan.row();
            kecamatan
                .entry((&row.kode, row.id))
                .or_default()
                .push(baris);
        }
        Ok(Self {
            tanya,
            letak: lingkup.letak,
            kelompok: Kelompok::dari_lingkup(reading, lingkup.kelompok).await?,
            as_of: lingkup.per.map(Saat),
            kecamatan_list: kecamatan
                .values()
                .filter_map(|baris| RekapPengajuanKecamatan::of(baris))
                .collect(),
            pemantauan_list,
        })
    }
}
