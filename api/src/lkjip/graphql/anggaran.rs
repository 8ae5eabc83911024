//! Program, kegiatan and sub-kegiatan of a report; budgets, absorption and efficiency.

use async_graphql::{ID, Object, SimpleObject};
use entity::lkjip_anggaran;
use entity::status::{LevelAnggaran, RumusCapaian};
use entity::value::{Nilai, Rupiah};
use rust_decimal::Decimal;

use super::rencana::rata;
use super::{Dukungan, IndikatorLkjip, Lkjip, Sasaran, Tertulis, tertulis};
use crate::anggaran::rules::efisiensi::{self, TingkatEfisiensi};
use crate::anggaran::rules::serapan::{jumlah, serapan};
use crate::error::ApiError;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::id;
use crate::graphql::scalar::{Desimal, Uang, banyak};
use crate::hitung::TakTerhitung;
use crate::indikator::rules::capaian::{capaian, rumus_teks};
use crate::komentar::graphql::UtasKomentar;
use crate::lkjip::rules::jalur;
use crate::nomenklatur::graphql::Nomenklatur;

type Angka = Result<Decimal, TakTerhitung>;

/// Target dan pagu indikatif Renstra untuk satu tahun.
#[derive(Clone, Debug, SimpleObject)]
pub struct RenstraAnggaran {
    /// Tahun rencana.
    tahun: i32,
    /// Target kinerja.
    target: Option<Desimal>,
    /// Pagu indikatif.
    pagu: Option<Uang>,
}

/// Efisiensi penggunaan anggaran menurut rumus-rumus yang lazim; PermenPANRB 53/2014 tidak menetapkan
/// satu rumus.
#[derive(Clone, Debug, SimpleObject)]
pub struct Efisiensi {
    /// 100 − serapan, dalam poin persen (tabel 3.9 dan 3.10 LKjIP contoh).
    sisa_persen: Hitungan,
    /// Pagu dikurangi realisasi.
    sisa: Option<Uang>,
    /// Capaian − serapan, dalam poin persen.
    selisih: Hitungan,
    /// Penilaian atas selisih terhadap ambang kabupaten (`parameterReviuList`); tidak pernah efisien bila
    /// capaian kurang dari 100.
    tingkat: Option<TingkatEfisiensi>,
    /// Efisiensi menurut PMK 22/PMK.02/2021, dibatasi −20 sampai 20 (tidak wajib bagi daerah).
    pmk: Hitungan,
    /// Nilai efisiensi menurut PMK 22/PMK.02/2021: 50 + efisiensi / 20 × 50.
    nilai_pmk: Hitungan,
}

impl Efisiensi {
    fn new(pagu: Option<i64>, realisasi: Option<i64>, capaian: Angka, ambang: Decimal) -> Self {
        let uang = pagu.zip(realisasi).ok_or(TakTerhitung::BelumDiisi);
        let terserap = uang.and_then(|(pagu, realisasi)| serapan(pagu, realisasi));
        let sisa = uang.and_then(|(pagu, realisasi)| efisiensi::sisa_anggaran(pagu, realisasi));
        let pmk = uang.and_then(|(pagu, realisasi)| efisiensi::pmk(&[(pagu, realisasi, capaian?)]));
        let rupiah = [
            ("pagu", pagu.map(Decimal::from)),
            ("realisasi", realisasi.map(Decimal::from)),
        ];
        let berdua = [("capaian", capaian.ok()), ("serapan", terserap.ok())];
        let ketiga = [rupiah[0], rupiah[1], berdua[0]];
        Self {
            sisa_persen: Hitungan::new(
                sisa.and_then(|sisa| sisa.persen),
                "100 − realisasi / pagu × 100",
                &rupiah,
            ),
            sisa: sisa.ok().map(|sisa| Uang(sisa.nominal)),
            selisih: Hitungan::new(
                capaian.and_then(|capaian| efisiensi::selisih(capaian, terserap?)),
                "capaian − serapan",
                &berdua,
            ),
            tingkat: capaian
                .and_then(|capaian| efisiensi::tingkat(capaian, terserap?, ambang))
                .ok(),
            pmk: Hitungan::new(
                pmk.map(|pmk| pmk.efisiensi),
                "(pagu × capaian / 100 − realisasi) / (pagu × capaian / 100) × 100, \
                 dibatasi −20..20",
                &ketiga,
            ),
            nilai_pmk: Hitungan::new(
                pmk.map(|pmk| pmk.nilai),
                "50 + efisiensi / 20 × 50",
                &[("efisiensi", pmk.ok().map(|pmk| pmk.efisiensi))],
            ),
        }
    }
}

fn hitung_serapan(pagu: Option<i64>, realisasi: Option<i64>) -> Hitungan {
    Hitungan::new(
        pagu.zip(realisasi)
            .ok_or(TakTerhitung::BelumDiisi)
            .and_then(|(pagu, realisasi)| serapan(pagu, realisasi)),
        "realisasi / pagu × 100",
        &[
            ("pagu", pagu.map(Decimal::from)),
            ("realisasi", realisasi.map(Decimal::from)),
        ],
    )
}

/// The budget that binds: after the change, else before.
fn pagu_berlaku(row: &lkjip_anggaran::Model) -> Option<Rupiah> {
    row.pagu_perubahan.or(row.pagu_murni)
}

/// Jumlah anggaran beberapa program. Sebuah jumlah kosong bila salah satu bagiannya belum diisi:
/// yang kosong bukan nol.
#[derive(Clone, Debug, SimpleObject)]
pub struct Ringkasan {
    /// Banyaknya program.
    program: i32,
    /// Jumlah pagu DPA.
    pagu_murni: Option<Uang>,
    /// Jumlah pagu DPA perubahan.
    pagu_perubahan: Option<Uang>,
    /// Jumlah pagu yang berlaku: perubahan, atau murni bila tidak diubah.
    pagu: Option<Uang>,
    /// Jumlah realisasi anggaran.
    realisasi: Option<Uang>,
    /// Serapan dalam persen dari pagu yang berlaku.
    serapan: Hitungan,
    /// Efisiensi, dengan rata-rata capaian indikator sasarannya.
    efisiensi: Efisiensi,
}

impl Ringkasan {
    /// The programmes among `rows`, against the mean capaian of `indikator`, and judged by `ambang`.
    pub(super) async fn of(
        rows: &[lkjip_anggaran::Model],
        indikator: &[IndikatorLkjip],
        ambang: Decimal,
    ) -> Result<Self, ApiError> {
        let program: Vec<_> = rows
            .iter()
            .filter(|row| row.level == LevelAnggaran::Program)
            .collect();
        let jumlahkan = |ambil: fn(&lkjip_anggaran::Model) -> Option<Rupiah>| {
            let bagian: Option<Vec<i64>> = program
                .iter()
                .map(|row| ambil(row).map(|rupiah| rupiah.0))
                .collect();
            bagian.filter(|bagian| !bagian.is_empty()).and_then(jumlah)
        };
        let pagu = jumlahkan(pagu_berlaku);
        let realisasi = jumlahkan(|row| row.realisasi_anggaran);
        let capaian = rata(indikator).await?.nilai.ok_or(TakTerhitung::BelumDiisi);
        Ok(Self {
            program: banyak(program.len()),
            pagu_murni: jumlahkan(|row| row.pagu_murni).map(Uang),
            pagu_perubahan: jumlahkan(|row| row.pagu_perubahan).map(Uang),
            pagu: pagu.map(Uang),
            realisasi: realisasi.map(Uang),
            serapan: hitung_serapan(pagu, realisasi),
            efisiensi: Efisiensi::new(pagu, realisasi, capaian, ambang),
        })
    }
}

/// The schema's `BarisAnggaran`.
#[derive(Clone, Debug)]
pub struct BarisAnggaran {
    lkjip: Lkjip,
    row: lkjip_anggaran::Model,
}

impl BarisAnggaran {
    /// Noun of its global id.
    pub const NOUN: &'static str = "BarisAnggaran";

    pub(crate) fn new(lkjip: Lkjip, row: lkjip_anggaran::Model) -> Self {
        Self { lkjip, row }
    }

    fn target(&self) -> Option<Nilai> {
        self.row.target_perubahan.or(self.row.target_murni)
    }

    pub(crate) fn capaian_angka(&self) -> Angka {
        let target = self.target().ok_or(TakTerhitung::BelumDiisi)?;
        let realisasi = self.row.realisasi_kinerja.ok_or(TakTerhitung::BelumDiisi)?;
        capaian(RumusCapaian::Positif, target.desimal(), realisasi.desimal())
    }

    fn rupiah(&self) -> (Option<i64>, Option<i64>) {
        (
            pagu_berlaku(&self.row).map(|rupiah| rupiah.0),
            self.row.realisasi_anggaran.map(|rupiah| rupiah.0),
        )
    }
}

/// Satu baris program, kegiatan atau sub-kegiatan dengan kinerja dan anggarannya.
#[Object]
impl BarisAnggaran {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Nomor dalam laporan, mis. `I.2.1`.
    async fn nomor(&self) -> &str {
        &self.row.nomor
    }

    /// Program, kegiatan atau sub-kegiatan.
    async fn level(&self) -> LevelAnggaran {
        self.row.level
    }

    /// Kode nomenklatur, mis. `7.01.01.2.02.0001`.
    async fn kode(&self) -> Option<&str> {
        self.row.kode.as_deref()
    }

    /// Entri nomenklatur dengan kode ini; kosong bila kodenya tidak ditulis atau di luar daftar.
    async fn nomenklatur(&self) -> Result<Option<Nomenklatur>, ApiError> {
        let Some(kode) = &self.row.kode else {
            return Ok(None);
        };
        let semua = self.lkjip.cohort.nomenklatur().await?;
        Ok(semua.get(kode).cloned())
    }

    /// Nama dalam laporan.
    async fn nama(&self) -> &str {
        &self.row.nama
    }

    /// Versi laporan saat baris ini terakhir berubah.
    async fn version(&self) -> Result<i64, ApiError> {
        self.lkjip.versi(&jalur::anggaran(&self.row.nomor)).await
    }

    /// Laporan yang memuatnya.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Sasaran yang menaunginya menurut pemetaan Renstra (cascading).
    async fn sasaran(&self) -> Result<Option<Sasaran>, ApiError> {
        let Some(nomor) = &self.row.sasaran_nomor else {
            return Ok(None);
        };
        Ok(self
            .lkjip
            .sasaran_nodes(|row| &row.nomor == nomor)
            .await?
            .pop())
    }

    /// Program atau kegiatan yang menaunginya.
    async fn induk(&self) -> Result<Option<BarisAnggaran>, ApiError> {
        let Some(id) = self.row.induk_id else {
            return Ok(None);
        };
        Ok(self.lkjip.anggaran_nodes(|row| row.id == id).await?.pop())
    }

    /// Kegiatan atau sub-kegiatan di bawahnya.
    async fn anak_list(&self) -> Result<Vec<BarisAnggaran>, ApiError> {
        self.lkjip
            .anggaran_nodes(|row| row.induk_id == Some(self.row.id))
            .await
    }

    /// Indikator kinerja.
    async fn indikator(&self) -> Option<&str> {
        self.row.indikator.as_deref()
    }

    /// Satuan indikator.
    async fn satuan(&self) -> Option<&str> {
        self.row.satuan.as_deref()
    }

    /// Target sebelum perubahan.
    async fn target_murni(&self) -> Option<Desimal> {
        self.row.target_murni.map(Into::into)
    }

    /// Target setelah perubahan.
    async fn target_perubahan(&self) -> Option<Desimal> {
        self.row.target_perubahan.map(Into::into)
    }

    /// Realisasi kinerja.
    async fn realisasi_kinerja(&self) -> Option<Desimal> {
        self.row.realisasi_kinerja.map(Into::into)
    }

    /// Capaian kinerja: realisasi terhadap target perubahan, atau target murni bila tidak diubah.
    async fn capaian(&self) -> Hitungan {
        Hitungan::new(
            self.capaian_angka(),
            rumus_teks(RumusCapaian::Positif),
            &[
                ("target", self.target().map(Nilai::desimal)),
                ("realisasi", self.row.realisasi_kinerja.map(Nilai::desimal)),
            ],
        )
    }

    /// Pagu DPA.
    async fn pagu_murni(&self) -> Option<Uang> {
        self.row.pagu_murni.map(Into::into)
    }

    /// Pagu DPA perubahan.
    async fn pagu_perubahan(&self) -> Option<Uang> {
        self.row.pagu_perubahan.map(Into::into)
    }

    /// Pagu yang berlaku: perubahan, atau murni bila tidak diubah.
    async fn pagu(&self) -> Option<Uang> {
        pagu_berlaku(&self.row).map(Into::into)
    }

    /// Realisasi anggaran.
    async fn realisasi_anggaran(&self) -> Option<Uang> {
        self.row.realisasi_anggaran.map(Into::into)
    }

    /// Serapan dalam persen dari pagu yang berlaku (tabel 3.8).
    async fn serapan(&self) -> Hitungan {
        let (pagu, realisasi) = self.rupiah();
        hitung_serapan(pagu, realisasi)
    }

    /// Efisiensi (tabel 3.10).
    async fn efisiensi(&self) -> Result<Efisiensi, ApiError> {
        let (pagu, realisasi) = self.rupiah();
        let ambang = self.lkjip.cohort.parameter().await?.ambang_efisiensi;
        Ok(Efisiensi::new(
            pagu,
            realisasi,
            self.capaian_angka(),
            ambang,
        ))
    }

    /// Sasaran yang dinyatakan ditunjang, atau tidak ditunjang, baris ini.
    async fn dukungan_list(&self) -> Result<Vec<Dukungan>, ApiError> {
        Dukungan::of(&self.lkjip, |row| row.anggaran_id == self.row.id).await
    }

    /// Data capaian awal perencanaan (Renstra).
    async fn data_awal(&self) -> Option<Desimal> {
        self.row.data_awal.map(Into::into)
    }

    /// Kondisi kinerja pada akhir periode Renstra.
    async fn kondisi_akhir(&self) -> Option<Desimal> {
        self.row.kondisi_akhir.map(Into::into)
    }

    /// Lokasi.
    async fn lokasi(&self) -> Option<&str> {
        self.row.lokasi.as_deref()
    }

    /// Analisis keberhasilan atau kegagalan.
    async fn analisis(&self) -> Option<&str> {
        self.row.analisis.as_deref()
    }

    /// Target dan pagu indikatif Renstra per tahun.
    async fn renstra_list(&self) -> Result<Vec<RenstraAnggaran>, ApiError> {
        let all = self.lkjip.cohort.renstra().await?;
        Ok(all
            .get(&self.row.id)
            .into_iter()
            .flatten()
            .map(|row| RenstraAnggaran {
                tahun: row.tahun,
                target: row.target.map(Into::into),
                pagu: row.pagu.map(Into::into),
            })
            .collect())
    }

    /// Angka sebagaimana tercetak dalam dokumen asal.
    async fn tertulis_list(&self) -> Vec<Tertulis> {
        tertulis(self.row.tertulis.as_deref())
    }

    /// Utas komentar atas baris ini, dari yang pertama dibuka; kosong bagi yang tidak boleh membacanya.
    async fn komentar_list(&self) -> Result<Vec<UtasKomentar>, ApiError> {
        let path = format!("/anggaran/{}", self.row.nomor);
        self.lkjip.utas_nodes(|row| row.path == path).await
    }

    /// Banyaknya utas komentar atas baris ini yang terbuka.
    async fn komentar_terbuka(&self) -> Result<usize, ApiError> {
        let path = format!("/anggaran/{}", self.row.nomor);
        self.lkjip.utas_terbuka(|row| row.path == path).await
    }
}
