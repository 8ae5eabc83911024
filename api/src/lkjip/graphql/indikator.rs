//! An indicator of a report: target, realisasi, and every figure that follows from them.

use std::sync::Arc;

use async_graphql::{ID, Object, SimpleObject};
use entity::status::{Akumulasi, BobotSkm, JenisSkala, JenisUkuran, Polaritas, RumusCapaian};
use entity::{indikator, lkjip_indikator, lkjip_triwulan, lkjip_ukuran};
use rust_decimal::Decimal;

use super::perbandingan::{Pembanding, TahunLalu, Terhadap};
use super::terukur::{Terukur, angka};
use super::{Lkjip, Sasaran, Tertulis, TriwulanIndikator, Tujuan, Ukuran, tertulis};
use crate::error::ApiError;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::id;
use crate::graphql::scalar::Desimal;
use crate::hitung::TakTerhitung;
use crate::indikator::graphql::Indikator;
use crate::indikator::rules::capaian::rumus_teks;
use crate::indikator::rules::kemajuan::{kemajuan, sisa_teks};
use crate::komentar::graphql::UtasKomentar;
use crate::lkjip::rules::jalur;
use crate::perbandingan::rules::sebanding::Ketentuan;
use crate::skala::graphql::{Berpita, Golongan};

/// The schema's `IndikatorLkjip`.
#[derive(Clone, Debug)]
pub struct IndikatorLkjip {
    lkjip: Lkjip,
    row: lkjip_indikator::Model,
}

/// Analisis sebuah indikator.
#[derive(Clone, Debug, SimpleObject)]
pub struct Analisis {
    /// Penyebab keberhasilan atau kegagalan.
    sebab: Option<String>,
    /// Hambatan yang dihadapi.
    hambatan: Option<String>,
    /// Solusi yang telah atau akan dilakukan.
    solusi: Option<String>,
    /// Analisis efisiensi penggunaan sumber daya.
    efisiensi: Option<String>,
    /// Analisis program dan kegiatan yang menunjang keberhasilan atau menyebabkan kegagalan.
    program: Option<String>,
}

/// Target atau nilai menurut satu dokumen dan tahun.
#[derive(Clone, Debug, SimpleObject)]
pub struct UkuranDokumen {
    /// Dokumen asal angka.
    jenis: JenisUkuran,
    /// Tahun angka.
    tahun: i32,
    /// Nilai berupa angka.
    nilai: Option<Desimal>,
    /// Nilai berupa predikat.
    predikat: Option<String>,
    /// Keterangan, mis. tabel asalnya.
    keterangan: Option<String>,
}

/// Kemajuan terhadap target akhir periode Renstra.
#[derive(Clone, Debug, SimpleObject)]
pub struct Kemajuan {
    /// Tahun target akhir.
    tahun_akhir: i32,
    /// Target akhir periode.
    target_akhir: Ukuran,
    /// Tingkat kemajuan dalam persen.
    tingkat: Hitungan,
    /// Kategori tingkat kemajuan menurut skala capaian.
    kategori: Option<Golongan>,
    /// Yang masih kurang, dalam satuan indikator: target akhir dikurangi realisasi, atau sebaliknya bila
    /// makin rendah makin baik; negatif bila target sudah terlampaui.
    sisa: Hitungan,
    /// Sisa dalam persen dari target akhir.
    sisa_persen: Hitungan,
}

impl IndikatorLkjip {
    /// Noun of its global id.
    pub const NOUN: &'static str = "IndikatorLkjip";

    pub(crate) fn new(lkjip: Lkjip, row: lkjip_indikator::Model) -> Self {
        Self { lkjip, row }
    }

    pub(crate) fn row(&self) -> &lkjip_indikator::Model {
        &self.row
    }

    pub(super) fn laporan(&self) -> &Lkjip {
        &self.lkjip
    }

    /// What makes its figures comparable, its survey being weighed by `bobot`.
    pub(crate) fn ketentuan(&self, bobot: Option<BobotSkm>) -> Ketentuan<'_> {
        let row = &self.row;
        Ketentuan {
            satuan: &row.satuan,
            polaritas: row.polaritas,
            rumus: row.rumus,
            skala: Terukur::from(row).skala_predikat(),
            definisi: row.definisi.as_deref(),
            formulasi: row.formulasi.as_deref(),
            bobot,
            lain: false,
        }
    }

    pub(crate) async fn skala_semua(&self) -> Result<Arc<Vec<Berpita>>, ApiError> {
        self.lkjip.cohort.skala().await
    }

    async fn ukuran(&self) -> Result<Vec<lkjip_ukuran::Model>, ApiError> {
        let all = self.lkjip.cohort.ukuran().await?;
        Ok(all.get(&self.row.id).cloned().unwrap_or_default())
    }

    /// Its quarters, in their order.
    pub(crate) async fn triwulan(&self) -> Result<Vec<lkjip_triwulan::Model>, ApiError> {
        let all = self.lkjip.cohort.triwulan().await?;
        Ok(all.get(&self.row.id).cloned().unwrap_or_default())
    }

    /// The measure that `jenis` states for `tahun`.
    pub(super) async fn ukuran_dari(
        &self,
        jenis: JenisUkuran,
        tahun: i32,
    ) -> Result<Option<lkjip_ukuran::Model>, ApiError> {
        Ok(self
            .ukuran()
            .await?
            .into_iter()
            .find(|row| row.jenis == jenis && row.tahun == tahun))
    }

    /// What the dictionary says of it for the year of the report.
    async fn padanan(&self) -> Result<Option<Indikator>, ApiError> {
        let Some(id) = self.row.indikator_id else {
            return Ok(None);
        };
        let kamus = self.lkjip.cohort.kamus().await?;
        let tahun = self.lkjip.row().tahun;
        Ok(kamus.get(&id).map(|satu| satu.untuk(tahun)))
    }

    /// What the report says itself, else what the dictionary says.
    async fn atau_kamus(
        &self,
        sendiri: Option<&String>,
        ambil: fn(&indikator::Model) -> &String,
    ) -> Result<Option<String>, ApiError> {
        if sendiri.is_some() {
            return Ok(sendiri.cloned());
        }
        let padanan = self.padanan().await?;
        Ok(padanan.map(|satu| ambil(satu.row()).clone()))
    }

    /// Target as a number.
    pub(crate) fn target_angka(&self, skala: &[Berpita]) -> Result<Decimal, TakTerhitung> {
        Terukur::from(&self.row).target(skala)
    }

    /// Realisasi as a number.
    pub(crate) fn realisasi_angka(&self, skala: &[Berpita]) -> Result<Decimal, TakTerhitung> {
        Terukur::from(&self.row).realisasi(skala)
    }

    /// Its gaps to the benchmarks; without a value where the row is not `sebanding` with other kecamatan.
    pub(crate) async fn terhadap(&self, sebanding: bool) -> Result<Vec<Terhadap>, ApiError> {
        let Some(id) = self.row.indikator_id else {
            return Ok(Vec::new());
        };
        let semua = self.lkjip.cohort.tolok_ukur().await?;
        let skala = self.skala_semua().await?;
        let realisasi = self.realisasi_angka(&skala).and_then(|nilai| {
            if sebanding {
                Ok(nilai)
            } else {
                Err(TakTerhitung::SkalaBerbeda)
            }
        });
        let mut hasil = Vec::new();
        for tolok_ukur in semua.get(&id).into_iter().flatten() {
            let row = self.lkjip.row();
            if tolok_ukur.row().tahun == row.tahun && tolok_ukur.bagi(row.kecamatan_id).await? {
                hasil.push(Terhadap::new(
                    tolok_ukur.clone(),
                    &self.row.satuan,
                    realisasi,
                ));
            }
        }
        Ok(hasil)
    }

    /// Capaian of the year, unrounded.
    pub(super) async fn capaian_angka(&self) -> Result<Result<Decimal, TakTerhitung>, ApiError> {
        let skala = self.skala_semua().await?;
        Ok(self.hitung_capaian(&skala))
    }

    /// Capaian of the year by these scales, unrounded.
    pub(crate) fn hitung_capaian(&self, skala: &[Berpita]) -> Result<Decimal, TakTerhitung> {
        Terukur::from(&self.row).capaian(skala)
    }

    /// The same with its formula and inputs.
    pub(crate) fn asal_capaian(&self, skala: &[Berpita]) -> Hitungan {
        Terukur::from(&self.row).asal_capaian(skala)
    }
}

/// Satu indikator tujuan atau sasaran dalam sebuah LKjIP, dengan target, realisasi, dan semua angka
/// yang dihitung darinya.
#[Object]
impl IndikatorLkjip {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Nomor dalam laporan, mis. `1.1.1`.
    async fn nomor(&self) -> &str {
        &self.row.nomor
    }

    /// Nama sebagaimana dalam laporan.
    async fn nama(&self) -> &str {
        &self.row.nama
    }

    /// Satuan, mis. `Skor` atau `%`.
    async fn satuan(&self) -> &str {
        &self.row.satuan
    }

    /// Makin tinggi makin baik, atau sebaliknya.
    async fn polaritas(&self) -> Polaritas {
        self.row.polaritas
    }

    /// Rumus capaian yang dibekukan bersama laporan.
    async fn rumus(&self) -> RumusCapaian {
        self.row.rumus
    }

    /// Cara angka triwulan diakumulasikan, dibekukan bersama laporan.
    async fn akumulasi(&self) -> Akumulasi {
        self.row.akumulasi
    }

    /// Rencana aksi: triwulan yang berisi, dari yang pertama.
    async fn triwulan_list(&self) -> Result<Vec<TriwulanIndikator>, ApiError> {
        Ok(self
            .triwulan()
            .await?
            .into_iter()
            .map(|row| TriwulanIndikator::new(self.clone(), row))
            .collect())
    }

    /// Benar bila termasuk Indikator Kinerja Utama.
    async fn iku(&self) -> bool {
        self.row.iku
    }

    /// Benar bila tercantum dalam Perjanjian Kinerja.
    async fn pk(&self) -> bool {
        self.row.pk
    }

    /// Definisi operasional menurut laporan; bila tidak ditulis, menurut kamus.
    async fn definisi(&self) -> Result<Option<String>, ApiError> {
        self.atau_kamus(self.row.definisi.as_ref(), |kamus| &kamus.definisi)
            .await
    }

    /// Formulasi, cara menghitung menurut laporan; bila tidak ditulis, menurut kamus.
    async fn formulasi(&self) -> Result<Option<String>, ApiError> {
        self.atau_kamus(self.row.formulasi.as_ref(), |kamus| &kamus.formulasi)
            .await
    }

    /// Sumber data menurut penetapan indikator; bila tidak ditulis, menurut kamus.
    async fn sumber_definisi(&self) -> Result<Option<String>, ApiError> {
        self.atau_kamus(self.row.sumber_definisi.as_ref(), |kamus| {
            &kamus.sumber_data
        })
        .await
    }

    /// Penanggung jawab kinerja atau datanya.
    async fn penanggung_jawab(&self) -> Option<&str> {
        self.row.penanggung_jawab.as_deref()
    }

    /// Padanan dalam kamus indikator, sebagaimana berlaku bagi tahun laporan; hanya indikator berpadanan yang
    /// diperbandingkan.
    async fn indikator(&self) -> Result<Option<Indikator>, ApiError> {
        self.padanan().await
    }

    /// Versi laporan saat baris ini terakhir berubah.
    async fn version(&self) -> Result<i64, ApiError> {
        self.lkjip.versi(&jalur::rencana(&self.row.nomor)).await
    }

    /// Laporan yang memuat indikator ini.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Tujuan yang diukur, atau yang menaungi sasarannya.
    async fn tujuan(&self) -> Result<Tujuan, ApiError> {
        self.lkjip.tujuan_node(self.row.tujuan_id).await
    }

    /// Sasaran yang diukur; kosong bagi indikator tujuan.
    async fn sasaran(&self) -> Result<Option<Sasaran>, ApiError> {
        match self.row.sasaran_id {
            None => Ok(None),
            Some(id) => self.lkjip.sasaran_node(id).await.map(Some),
        }
    }

    /// Target tahun laporan yang mengikat: PK perubahan, atau PK murni, RKT setelah reviu, RKT
    /// sebelum reviu, Renstra.
    async fn target(&self) -> Option<Ukuran> {
        Ukuran::new(self.row.target_nilai, self.row.target_predikat.as_ref())
    }

    /// Realisasi tahun laporan; kosong berarti belum diisi (nol ditulis 0).
    async fn realisasi(&self) -> Option<Ukuran> {
        Ukuran::new(
            self.row.realisasi_nilai,
            self.row.realisasi_predikat.as_ref(),
        )
    }

    /// Mengapa indikator tidak berlaku tahun ini; kosong bila berlaku.
    async fn tidak_berlaku(&self) -> Option<&str> {
        self.row.alasan_tidak_berlaku.as_deref()
    }

    /// Sumber data realisasi.
    async fn sumber_data(&self) -> Option<&str> {
        self.row.sumber_data.as_deref()
    }

    /// Analisis keberhasilan atau kegagalan (PermenPANRB 53/2014).
    async fn analisis(&self) -> Analisis {
        Analisis {
            sebab: self.row.sebab.clone(),
            hambatan: self.row.hambatan.clone(),
            solusi: self.row.solusi.clone(),
            efisiensi: self.row.analisis_efisiensi.clone(),
            program: self.row.analisis_program.clone(),
        }
    }

    /// Target dan nilai menurut setiap dokumen dan tahun.
    async fn ukuran_list(
        &self,
        #[graphql(desc = "Hanya dari dokumen ini.")] jenis: Option<JenisUkuran>,
        #[graphql(desc = "Hanya tahun ini.")] tahun: Option<i32>,
    ) -> Result<Vec<UkuranDokumen>, ApiError> {
        Ok(self
            .ukuran()
            .await?
            .into_iter()
            .filter(|row| jenis.is_none_or(|jenis| row.jenis == jenis))
            .filter(|row| tahun.is_none_or(|tahun| row.tahun == tahun))
            .map(|row| UkuranDokumen {
                jenis: row.jenis,
                tahun: row.tahun,
                nilai: row.nilai.map(Into::into),
                predikat: row.predikat,
                keterangan: row.keterangan,
            })
            .collect())
    }

    /// Capaian: realisasi terhadap target menurut rumus indikator, dalam persen, tanpa batas atas.
    pub(crate) async fn capaian(&self) -> Result<Hitungan, ApiError> {
        let skala = self.skala_semua().await?;
        Ok(self.asal_capaian(&skala))
    }

    /// Kategori capaian menurut skala nilai peringkat kinerja.
    pub(crate) async fn kategori(&self) -> Result<Option<Golongan>, ApiError> {
        let capaian = self.capaian_angka().await?.ok();
        self.lkjip.golongan(JenisSkala::Capaian, capaian).await
    }

    /// Tingkat keberhasilan menurut skala keberhasilan.
    async fn keberhasilan(&self) -> Result<Option<Golongan>, ApiError> {
        let capaian = self.capaian_angka().await?.ok();
        self.lkjip.golongan(JenisSkala::Keberhasilan, capaian).await
    }

    /// Kemajuan realisasi terhadap target akhir periode Renstra; kosong bila target itu tidak ada.
    pub(crate) async fn kemajuan(&self) -> Result<Option<Kemajuan>, ApiError> {
        let Some(tahun_akhir) = self.lkjip.tahun_akhir().await? else {
            return Ok(None);
        };
        let Some(akhir) = self.ukuran_dari(JenisUkuran::Renstra, tahun_akhir).await? else {
            return Ok(None);
        };
        let Some(target_akhir) = Ukuran::new(akhir.nilai, akhir.predikat.as_ref()) else {
            return Ok(None);
        };
        let skala = self.skala_semua().await?;
        let target = angka(
            (akhir.nilai, akhir.predikat.as_deref()),
            self.row.skala_id,
            &skala,
        );
        let realisasi = self.realisasi_angka(&skala);
        let hasil = target.and_then(|target| kemajuan(self.row.rumus, target, realisasi?));
        let tingkat = hasil.and_then(|hasil| hasil.persen);
        let masukan = [("targetAkhir", target.ok()), ("realisasi", realisasi.ok())];
        Ok(Some(Kemajuan {
            tahun_akhir,
            target_akhir,
            kategori: self
                .lkjip
                .golongan(JenisSkala::Capaian, tingkat.ok())
                .await?,
            tingkat: Hitungan::new(
                tingkat,
                &rumus_teks(self.row.rumus).replace("target", "targetAkhir"),
                &masukan,
            ),
            sisa: Hitungan::new(
                hasil.map(|hasil| hasil.sisa),
                sisa_teks(self.row.rumus),
                &masukan,
            ),
            sisa_persen: Hitungan::new(
                hasil.and_then(|hasil| hasil.sisa_persen),
                &format!("({}) / targetAkhir × 100", sisa_teks(self.row.rumus)),
                &masukan,
            ),
        }))
    }

    /// Perbandingan dengan tahun-tahun sebelumnya, dari yang terbaru. Angka diambil dari laporan yang
    /// disetujui; bila tidak ada, untuk tahun lalu dipakai angka yang dinyatakan laporan ini.
    pub(crate) async fn tahun_lalu_list(&self) -> Result<Vec<TahunLalu>, ApiError> {
        TahunLalu::of(self).await
    }

    /// Kesenjangan terhadap pembanding kabupaten bagi indikator dan tahun ini, dengan angka sebagaimana diukur laporan
    /// ini; apakah angkanya sebanding dengan kecamatan lain dinilai perbandingan seperti `matriks`.
    pub(crate) async fn terhadap_tolok_ukur_list(&self) -> Result<Vec<Terhadap>, ApiError> {
        self.terhadap(true).await
    }

    /// Kesenjangan terhadap pembanding yang dinyatakan laporan ini sendiri.
    async fn pembanding_list(&self) -> Result<Vec<Pembanding>, ApiError> {
        let skala = self.skala_semua().await?;
        let realisasi = self.realisasi_angka(&skala);
        let all = self.lkjip.cohort.pembanding().await?;
        let rows = all.get(&self.row.id).into_iter().flatten();
        Ok(rows
            .map(|row| {
                let nilai = angka(
                    (row.nilai, row.predikat.as_deref()),
                    self.row.skala_id,
                    &skala,
                );
                Pembanding::new(row.clone(), &self.row.satuan, nilai, realisasi)
            })
            .collect())
    }

    /// Angka sebagaimana tercetak dalam dokumen asal.
    async fn tertulis_list(&self) -> Vec<Tertulis> {
        tertulis(self.row.tertulis.as_deref())
    }

    /// Utas komentar atas indikator ini, dari yang pertama dibuka; kosong bagi yang tidak boleh membacanya.
    async fn komentar_list(&self) -> Result<Vec<UtasKomentar>, ApiError> {
        let path = format!("/rencana/{}", self.row.nomor);
        self.lkjip.utas_nodes(|row| row.path == path).await
    }

    /// Banyaknya utas komentar atas indikator ini yang terbuka.
    async fn komentar_terbuka(&self) -> Result<usize, ApiError> {
        let path = format!("/rencana/{}", self.row.nomor);
        self.lkjip.utas_terbuka(|row| row.path == path).await
    }
}
