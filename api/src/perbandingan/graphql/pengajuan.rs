//! Who has submitted, who is late, who is missing.

use std::collections::HashMap;

use async_graphql::{ComplexObject, SimpleObject};
use entity::id::KecamatanId;
use entity::status::Letak;
use entity::value::Waktu;
use rust_decimal::Decimal;

use super::himpunan::kecamatan;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Saat, banyak};
use crate::hitung::{TakTerhitung, persen};
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::perbandingan::rules::pengajuan::{KeadaanPengajuan, hari_terlambat, keadaan};
use crate::perbandingan::service;
use crate::tenggat::graphql::{JatuhTempo, Tenggat};
use crate::wilayah::graphql::Kecamatan;

/// Pengajuan LKjIP seluruh kecamatan untuk satu tahun.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct PemantauanPengajuan {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Tahun anggaran yang dilaporkan.
    tahun: i32,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Saat keadaan yang ditanyakan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Tenggat LKjIP tahun ini untuk semua kecamatan; kosong bila belum ditetapkan. Keterlambatan dihitung
    /// terhadap `barisList.jatuhTempo`, yang memuat perpanjangan.
    tenggat: Option<Tenggat>,
    /// Saat keterlambatan dihitung bagi yang belum mengajukan.
    per: Saat,
    /// Kecamatan yang boleh Anda pantau, urut kode.
    pub(super) baris_list: Vec<BarisPengajuan>,
    /// Banyaknya kecamatan pada tiap keadaan; keadaan tanpa kecamatan tetap tercantum.
    jumlah_list: Vec<JumlahKeadaan>,
    /// Banyaknya kecamatan yang terlambat: mengajukan sesudah jatuh tempo, atau melewatinya tanpa
    /// mengajukan.
    jumlah_terlambat: i32,
}

/// Keadaan pengajuan satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct BarisPengajuan {
    /// Kecamatan.
    pub(super) kecamatan: Kecamatan,
    /// Laporan yang dimaksud: yang disetujui dan berlaku; bila belum ada, revisi terbaru yang boleh
    /// Anda lihat. Kosong dengan `asOf` bila ketika itu belum disetujui: isinya saat itu tidak tersimpan.
    lkjip: Option<Lkjip>,
    /// Keadaan pengajuan.
    pub(super) keadaan: KeadaanPengajuan,
    /// Saat pertama kali diajukan, juga bila sesudahnya dikembalikan; kosong bila belum.
    pub(super) diajukan_pada: Option<Saat>,
    /// Hari terakhir penyampaian baginya, dengan perpanjangan bila ada; kosong bila tenggat belum
    /// ditetapkan.
    jatuh_tempo: Option<JatuhTempo>,
    /// Hari keterlambatan menurut kalender WIB: pengajuan pertama terhadap `jatuhTempo`, atau hari ini
    /// bila belum diajukan; 0 bila tidak terlambat, kosong bila tenggat belum ditetapkan.
    pub(super) hari_terlambat: Option<i32>,
    /// Benar bila terlambat.
    pub(super) terlambat: bool,
}

/// Banyaknya kecamatan pada satu keadaan.
#[derive(Clone, Debug, SimpleObject)]
pub struct JumlahKeadaan {
    /// Keadaan pengajuan.
    keadaan: KeadaanPengajuan,
    /// Banyaknya kecamatan.
    jumlah: i32,
}

impl PemantauanPengajuan {
    /// The submissions in `lingkup` that the reader may watch.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] for those who may watch no one's.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        Self::beberapa(reading, &tanya, lingkup, &[lingkup.tahun])
            .await?
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// The same of several years, in this order; `tanya` asked for all of them.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub async fn beberapa(
        reading: &Reading,
        tanya: &Pertanyaan,
        lingkup: Lingkup,
        tahun: &[i32],
    ) -> Result<Vec<Self>, ApiError> {
        let pantauan = service::pantauan(&reading.actor)?;
        let mut pengajuan = service::pengajuan_tahun(reading, tahun).await?;
        let tenggat = match tahun {
            [satu] => Tenggat::list(reading.clone(), Some(*satu)).await?,
            _ => Tenggat::list(reading.clone(), None).await?,
        };
        let kini = reading.per.unwrap_or_else(|| reading.now());
        let kelompok = Kelompok::dari_lingkup(reading, lingkup.kelompok).await?;
        let mut kecamatan = kecamatan(reading, lingkup).await?;
        kecamatan.retain(|kecamatan| pantauan.memuat(kecamatan.row().id));
        let mut reports = Vec::new();
        let mut semua = Vec::new();
        for &tahun in tahun {
            let tenggat = Tenggat::lkjip(&tenggat, tahun).cloned();
            let mut baris_list = Vec::new();
            for kecamatan in &kecamatan {
                let pengajuan = pengajuan.remove(&(tahun, kecamatan.row().id));
                let pertama = pengajuan.as_ref().and_then(|pengajuan| pengajuan.pertama);
                let keadaan = keadaan(pengajuan.as_ref().map(|it| it.status));
                let jatuh_tempo = match &tenggat {
                    Some(tenggat) => Some(JatuhTempo::of(tenggat, kecamatan.row().id).await?),
                    None => None,
                };
                let hari = jatuh_tempo.as_ref().map(|jatuh_tempo| {
                    let hari = hari_terlambat(jatuh_tempo.hari(), pertama.unwrap_or(kini));
                    i32::try_from(hari).unwrap_or(i32::MAX)
                });
                reports.extend(pengajuan.and_then(|pengajuan| pengajuan.laporan));
                baris_list.push(BarisPengajuan {
                    kecamatan: kecamatan.clone(),
                    lkjip: None,
                    keadaan,
                    diajukan_pada: pertama.map(Saat),
                    jatuh_tempo,
                    hari_terlambat: hari,
                    terlambat: hari.is_some_and(|hari| hari > 0),
                });
            }
            let lingkup = Lingkup { tahun, ..lingkup };
            let dalam = (lingkup, kelompok.clone());
            semua.push(Self::new(tanya, dalam, tenggat, kini, baris_list));
        }
        let mut reports: HashMap<(i32, KecamatanId), Lkjip> =
            Lkjip::cohort(reading.clone(), reports)
                .into_iter()
                .map(|report| ((report.row().tahun, report.row().kecamatan_id), report))
                .collect();
        for satu in &mut semua {
            for baris in &mut satu.baris_list {
                baris.lkjip = reports.remove(&(satu.tahun, baris.kecamatan.row().id));
            }
        }
        Ok(semua)
    }

    fn new(
        tanya: &Pertanyaan,
        (lingkup, kelompok): (Lingkup, Option<Kelompok>),
        tenggat: Option<Tenggat>,
        kini: Waktu,
        baris_list: Vec<BarisPengajuan>,
    ) -> Self {
        let yang = |syarat: &dyn Fn(&BarisPengajuan) -> bool| {
            banyak(baris_list.iter().filter(|baris| syarat(baris)).count())
        };
        let jumlah_list = KeadaanPengajuan::SEMUA
            .iter()
            .map(|&keadaan| JumlahKeadaan {
                keadaan,
                jumlah: yang(&|baris| baris.keadaan == keadaan),
            })
            .collect();
        let jumlah_terlambat = yang(&|baris| baris.terlambat);
        // Each year of several is downloaded by itself.
        let mut argumen = tanya.argumen.clone();
        argumen.remove("dari");
        argumen.remove("sampai");
        argumen.insert("tahun".to_owned(), lingkup.tahun.into());
        Self {
            tanya: Pertanyaan {
                field: "pemantauanPengajuan".to_owned(),
                argumen,
            },
            tahun: lingkup.tahun,
            letak: lingkup.letak,
            kelompok,
            as_of: lingkup.per.map(Saat),
            tenggat,
            per: Saat(kini),
            baris_list,
            jumlah_list,
            jumlah_terlambat,
        }
    }
}

#[ComplexObject]
impl BarisPengajuan {
    /// Bagian wajib laporan yang sudah terisi, dalam persen; tidak terhitung bila laporannya tidak ada atau
    /// tidak boleh Anda lihat.
    async fn kelengkapan(&self) -> Result<Hitungan, ApiError> {
        let isian = match &self.lkjip {
            Some(lkjip) => Some(lkjip.isian().await?),
            None => None,
        };
        let (terisi, seluruhnya) = isian.unzip();
        let hasil = isian
            .ok_or(TakTerhitung::BelumDiisi)
            .and_then(|(terisi, seluruhnya)| persen(terisi, seluruhnya, TakTerhitung::BelumDiisi));
        let masukan: [(&str, Option<Decimal>); 2] =
            [("terisi", terisi), ("seluruhnya", seluruhnya)];
        Ok(Hitungan::new(hasil, "terisi / seluruhnya × 100", &masukan))
    }
}
