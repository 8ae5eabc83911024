//! Who has submitted, who is late, who is missing.

use async_graphql::SimpleObject;
use entity::value::Waktu;

use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::scalar::Saat;
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan::rules::pengajuan::{KeadaanPengajuan, hari_terlambat, keadaan};
use crate::perbandingan::service;
use crate::tenggat::graphql::{JatuhTempo, Tenggat};
use crate::wilayah::graphql::Kecamatan;

/// Pengajuan LKjIP seluruh kecamatan untuk satu tahun.
#[derive(Clone, Debug, SimpleObject)]
pub struct PemantauanPengajuan {
    /// Tahun anggaran yang dilaporkan.
    tahun: i32,
    /// Tenggat LKjIP tahun ini untuk semua kecamatan; kosong bila belum ditetapkan. Keterlambatan dihitung
    /// terhadap `barisList.jatuhTempo`, yang memuat perpanjangan.
    tenggat: Option<Tenggat>,
    /// Saat keterlambatan dihitung bagi yang belum mengajukan.
    per: Saat,
    /// Kecamatan yang boleh Anda pantau, urut kode.
    baris_list: Vec<BarisPengajuan>,
    /// Banyaknya kecamatan pada tiap keadaan; keadaan tanpa kecamatan tetap tercantum.
    jumlah_list: Vec<JumlahKeadaan>,
    /// Banyaknya kecamatan yang terlambat: mengajukan sesudah jatuh tempo, atau melewatinya tanpa
    /// mengajukan.
    jumlah_terlambat: i32,
}

/// Keadaan pengajuan satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct BarisPengajuan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporan yang dimaksud: yang disetujui dan berlaku; bila belum ada, revisi terbaru yang boleh
    /// Anda lihat.
    lkjip: Option<Lkjip>,
    /// Keadaan pengajuan.
    keadaan: KeadaanPengajuan,
    /// Saat pertama kali diajukan, juga bila sesudahnya dikembalikan; kosong bila belum.
    diajukan_pada: Option<Saat>,
    /// Hari terakhir penyampaian baginya, dengan perpanjangan bila ada; kosong bila tenggat belum
    /// ditetapkan.
    jatuh_tempo: Option<JatuhTempo>,
    /// Hari keterlambatan menurut kalender WIB: pengajuan pertama terhadap `jatuhTempo`, atau hari ini
    /// bila belum diajukan; 0 bila tidak terlambat, kosong bila tenggat belum ditetapkan.
    hari_terlambat: Option<i32>,
    /// Benar bila terlambat.
    terlambat: bool,
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
    /// The submissions of `tahun` that the reader may watch.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] for those who may watch no one's.
    pub async fn of(reading: &Reading, tahun: i32) -> Result<Self, ApiError> {
        let pantauan = service::pantauan(&reading.actor)?;
        let mut pengajuan = service::pengajuan(reading, tahun).await?;
        let tenggat = Tenggat::list(reading.clone(), Some(tahun)).await?;
        let tenggat = Tenggat::lkjip(&tenggat, tahun).cloned();
        let kini = reading.now();
        let mut kecamatan = Kecamatan::list(reading.clone(), None).await?;
        kecamatan.retain(|kecamatan| pantauan.memuat(kecamatan.row().id));
        let mut reports = Vec::new();
        let mut baris_list = Vec::new();
        for kecamatan in kecamatan {
            let pengajuan = pengajuan.remove(&kecamatan.row().id);
            let pertama = pengajuan.as_ref().and_then(|pengajuan| pengajuan.pertama);
            let keadaan = keadaan(pengajuan.as_ref().map(|it| it.laporan.status));
            let jatuh_tempo = match &tenggat {
                Some(tenggat) => Some(JatuhTempo::of(tenggat, kecamatan.row().id).await?),
                None => None,
            };
            let hari = jatuh_tempo.as_ref().map(|jatuh_tempo| {
                let hari = hari_terlambat(jatuh_tempo.hari(), pertama.unwrap_or(kini));
                i32::try_from(hari).unwrap_or(i32::MAX)
            });
            reports.extend(pengajuan.map(|pengajuan| pengajuan.laporan));
            baris_list.push(BarisPengajuan {
                kecamatan,
                lkjip: None,
                keadaan,
                diajukan_pada: pertama.map(Saat),
                jatuh_tempo,
                hari_terlambat: hari,
                terlambat: hari.is_some_and(|hari| hari > 0),
            });
        }
        for report in Lkjip::cohort(reading.clone(), reports) {
            let milik = report.row().kecamatan_id;
            let baris = baris_list
                .iter_mut()
                .find(|baris| baris.kecamatan.row().id == milik);
            if let Some(baris) = baris {
                baris.lkjip = Some(report);
            }
        }
        Ok(Self::new(tahun, tenggat, kini, baris_list))
    }

    fn new(
        tahun: i32,
        tenggat: Option<Tenggat>,
        kini: Waktu,
        baris_list: Vec<BarisPengajuan>,
    ) -> Self {
        let banyak = |syarat: &dyn Fn(&BarisPengajuan) -> bool| {
            let jumlah = baris_list.iter().filter(|baris| syarat(baris)).count();
            i32::try_from(jumlah).unwrap_or(i32::MAX)
        };
        let jumlah_list = KeadaanPengajuan::SEMUA
            .iter()
            .map(|&keadaan| JumlahKeadaan {
                keadaan,
                jumlah: banyak(&|baris| baris.keadaan == keadaan),
            })
            .collect();
        let jumlah_terlambat = banyak(&|baris| baris.terlambat);
        Self {
            tahun,
            tenggat,
            per: Saat(kini),
            baris_list,
            jumlah_list,
            jumlah_terlambat,
        }
    }
}
