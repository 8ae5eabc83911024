//! One revision of an LKjIP.

mod nodes;

use std::sync::Arc;

use async_graphql::{ID, Object};
use entity::id::IndikatorId;
use entity::status::{AsalIsu, Langkah, LevelAnggaran, StatusLkjip};

use super::anggaran::Ringkasan;
use super::cohort::Cohort;
use super::{
    BarisAnggaran, DasarHukum, EvaluasiAkip, IndikatorLkjip, IsuStrategis, Kekurangan,
    KemajuanBagian, Lampiran, Narasi, Organisasi, PerjanjianKinerja, PerubahanIsi, RataRataCapaian,
    Riwayat, Sasaran, Skm, Tabel, Tertulis, Tujuan, tertulis,
};
use crate::error::ApiError;
use crate::graphql::id;
use crate::graphql::scalar::{Bebas, Hari, Saat};
use crate::komentar::graphql::UtasKomentar;
use crate::lkjip::rules::kelengkapan::{Isi, kekurangan};
use crate::lkjip::rules::letak::di_bawah;
use crate::lkjip::service::{self, NOUN, tersedia};
use crate::periode::graphql::Periode;
use crate::reviu::graphql::{HasilReviu, PenilaianKriteria, TemuanReviu};
use crate::reviu::model::Keparahan;
use crate::rujukan::lke::kriteria;
use crate::tenggat::graphql::{JatuhTempo, Tenggat};
use crate::wilayah::graphql::Kecamatan;

/// The schema's `Lkjip`.
#[derive(Clone, Debug)]
pub struct Lkjip {
    pub(super) cohort: Arc<Cohort>,
    index: usize,
}

/// Satu revisi LKjIP sebuah kecamatan untuk satu tahun.
#[Object]
impl Lkjip {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(NOUN, self.row().id.0)
    }

    /// Tahun anggaran yang dilaporkan.
    async fn tahun(&self) -> i32 {
        self.row().tahun
    }

    /// Nomor revisi, mulai dari 1.
    async fn revisi(&self) -> i32 {
        self.row().revisi
    }

    /// Tahap dalam alur persetujuan.
    async fn status(&self) -> StatusLkjip {
        self.row().status
    }

    /// Versi isi; disertakan dalam setiap perubahan.
    async fn version(&self) -> i64 {
        self.row().version
    }

    /// Benar bila revisi ini disetujui dan belum digantikan.
    async fn berlaku(&self) -> bool {
        self.row().status == StatusLkjip::Disetujui && self.row().digantikan_pada.is_none()
    }

    /// Benar bila isinya contoh buatan, bukan laporan nyata.
    async fn sintetis(&self) -> bool {
        self.row().sintetis
    }

    /// Mengapa revisi ini dibuka; kosong pada revisi pertama.
    async fn alasan_revisi(&self) -> Option<&str> {
        self.row().alasan_revisi.as_deref()
    }

    /// Periode Renstra yang menjadi acuan.
    async fn periode(&self) -> Result<Periode, ApiError> {
        let periode = self.cohort.periode().await?;
        periode
            .get(&self.row().periode_id)
            .cloned()
            .ok_or(ApiError::NotFound)
    }

    /// Tanggal laporan ditandatangani.
    async fn tanggal(&self) -> Option<Hari> {
        self.row().tanggal.clone().map(Hari)
    }

    /// Saat revisi dibuka.
    async fn dibuat_pada(&self) -> Saat {
        Saat(self.row().dibuat_pada)
    }

    /// Saat isi terakhir berubah.
    async fn diubah_pada(&self) -> Saat {
        Saat(self.row().diubah_pada)
    }

    /// Saat terakhir diajukan.
    async fn diajukan_pada(&self) -> Option<Saat> {
        self.row().diajukan_pada.map(Saat)
    }

    /// Saat disetujui.
    async fn disetujui_pada(&self) -> Option<Saat> {
        self.row().disetujui_pada.map(Saat)
    }

    /// Saat revisi berikutnya disetujui dan menggantikan revisi ini.
    async fn digantikan_pada(&self) -> Option<Saat> {
        self.row().digantikan_pada.map(Saat)
    }

    /// Hari terakhir penyampaian laporan ini, dengan perpanjangan bagi kecamatannya bila ada; kosong bila
    /// tenggatnya belum ditetapkan.
    async fn jatuh_tempo(&self) -> Result<Option<JatuhTempo>, ApiError> {
        let tenggat = self.cohort.tenggat().await?;
        match Tenggat::lkjip(&tenggat, self.row().tahun) {
            Some(tenggat) => Ok(Some(
                JatuhTempo::of(tenggat, self.row().kecamatan_id).await?,
            )),
            None => Ok(None),
        }
    }

    /// Tenggat penyampaian LKjIP tahun ini untuk semua kecamatan; kosong bila belum ditetapkan. Yang
    /// berlaku bagi laporan ini ialah `jatuhTempo`.
    async fn tenggat(&self) -> Result<Option<Tenggat>, ApiError> {
        let tenggat = self.cohort.tenggat().await?;
        Ok(Tenggat::lkjip(&tenggat, self.row().tahun).cloned())
    }

    /// Kecamatan penyusun.
    async fn kecamatan(&self) -> Result<Kecamatan, ApiError> {
        let cohort = &self.cohort;
        let kecamatan = cohort
            .kecamatan
            .get((), async {
                let rows = crate::wilayah::kecamatan_by_ids(
                    cohort.reading.connection().await?,
                    &cohort.reading.scope,
                    cohort.rows.iter().map(|row| row.kecamatan_id),
                )
                .await?;
                Ok(Kecamatan::cohort(cohort.reading.clone(), rows))
            })
            .await?;
        kecamatan
            .iter()
            .find(|kecamatan| kecamatan.row().id == self.row().kecamatan_id)
            .cloned()
            .ok_or(ApiError::NotFound)
    }

    /// Kedudukan, tugas, fungsi dan susunan organisasi (Bab I); kosong bila belum diisi.
    async fn organisasi(&self) -> Result<Option<Organisasi>, ApiError> {
        let row = self.own(self.cohort.organisasi().await?.as_ref()).pop();
        Ok(row.map(|row| Organisasi::new(self.clone(), row)))
    }

    /// Isu strategis, menurut urutannya (Bab I).
    async fn isu_strategis_list(
        &self,
        #[graphql(desc = "Hanya isu dengan asal ini.")] asal: Option<AsalIsu>,
    ) -> Result<Vec<IsuStrategis>, ApiError> {
        Ok(self
            .own(self.cohort.isu().await?.as_ref())
            .into_iter()
            .filter(|row| asal.is_none_or(|asal| row.asal == asal))
            .map(Into::into)
            .collect())
    }

    /// Peraturan yang menjadi dasar hukum, menurut urutannya (Bab I).
    async fn dasar_hukum_list(&self) -> Result<Vec<DasarHukum>, ApiError> {
        Ok(self
            .own(self.cohort.dasar_hukum().await?.as_ref())
            .into_iter()
            .map(Into::into)
            .collect())
    }

    /// Tujuan Renstra.
    async fn tujuan_list(&self) -> Result<Vec<Tujuan>, ApiError> {
        Ok(self
            .own(self.cohort.tujuan().await?.as_ref())
            .into_iter()
            .map(|row| Tujuan::new(self.clone(), row))
            .collect())
    }

    /// Sasaran strategis.
    async fn sasaran_list(&self) -> Result<Vec<Sasaran>, ApiError> {
        self.sasaran_nodes(|_| true).await
    }

    /// Indikator tujuan dan sasaran.
    async fn indikator_list(
        &self,
        #[graphql(desc = "Hanya indikator dengan kode kamus ini.")] kode: Option<String>,
        #[graphql(desc = "Hanya Indikator Kinerja Utama.")] iku: Option<bool>,
    ) -> Result<Vec<IndikatorLkjip>, ApiError> {
        let kamus = match kode {
            None => None,
            Some(_) => Some(self.cohort.kamus().await?),
        };
        let berkode = |id: Option<IndikatorId>| match &kamus {
            None => true,
            Some(kamus) => id
                .and_then(|id| kamus.get(&id))
                .is_some_and(|indikator| Some(&indikator.row().kode) == kode.as_ref()),
        };
        self.indikator_nodes(|row| {
            berkode(row.indikator_id) && iku.is_none_or(|iku| row.iku == iku)
        })
        .await
    }

    /// Program, kegiatan dan sub-kegiatan, urut nomor laporan.
    async fn anggaran_list(
        &self,
        #[graphql(desc = "Hanya tingkat ini.")] level: Option<LevelAnggaran>,
    ) -> Result<Vec<BarisAnggaran>, ApiError> {
        self.anggaran_nodes(|row| level.is_none_or(|level| row.level == level))
            .await
    }

    /// Jumlah pagu, realisasi dan serapan seluruh program.
    async fn ringkasan_anggaran(&self) -> Result<Ringkasan, ApiError> {
        let rows = self.own(self.cohort.anggaran().await?.as_ref());
        let indikator = self.indikator_nodes(|row| row.sasaran_id.is_some()).await?;
        let ambang = self.cohort.parameter().await?.ambang_efisiensi;
        Ringkasan::of(&rows, &indikator, ambang).await
    }

    /// Perjanjian Kinerja murni dan perubahan.
    async fn perjanjian_list(&self) -> Result<Vec<PerjanjianKinerja>, ApiError> {
        Ok(self
            .own(self.cohort.perjanjian().await?.as_ref())
            .into_iter()
            .map(|row| PerjanjianKinerja::new(self.clone(), row))
            .collect())
    }

    /// Hasil Survei Kepuasan Masyarakat.
    async fn skm(&self) -> Result<Option<Skm>, ApiError> {
        self.hasil_skm().await
    }

    /// Hasil evaluasi AKIP; kosong bila tidak dilaporkan.
    async fn evaluasi_akip(&self) -> Result<Option<EvaluasiAkip>, ApiError> {
        self.hasil_evaluasi().await
    }

    /// Bagian naratif.
    async fn narasi_list(&self) -> Result<Vec<Narasi>, ApiError> {
        self.narasi_nodes().await
    }

    /// Tabel sebagaimana dinomori dalam dokumen, menurut urutannya.
    async fn tabel_list(&self) -> Result<Vec<Tabel>, ApiError> {
        self.tabel_nodes().await
    }

    /// Lampiran laporan, menurut urutannya.
    async fn lampiran_list(&self) -> Result<Vec<Lampiran>, ApiError> {
        self.lampiran_nodes().await
    }

    /// Angka tingkat laporan sebagaimana tercetak.
    async fn tertulis_list(&self) -> Vec<Tertulis> {
        tertulis(self.row().tertulis.as_deref())
    }

    /// Langkah-langkah yang telah dilalui, dari yang pertama.
    async fn riwayat_list(&self) -> Result<Vec<Riwayat>, ApiError> {
        Ok(self
            .own(self.cohort.riwayat().await?.as_ref())
            .into_iter()
            .map(|row| Riwayat::new(self.clone(), row))
            .collect())
    }

    /// Utas komentar atas laporan ini, dari yang pertama dibuka; hanya bagi kecamatan penyusun,
    /// REVIEWER, dan ANALIS, bagi yang lain kosong.
    async fn komentar_list(
        &self,
        #[graphql(desc = "Hanya letak ini dan yang di bawahnya, mis. `/rencana/1.1`.")]
        path: Option<String>,
        #[graphql(desc = "Hanya yang terbuka, atau hanya yang selesai.")] terbuka: Option<bool>,
    ) -> Result<Vec<UtasKomentar>, ApiError> {
        self.utas_nodes(|row| {
            path.as_deref()
                .is_none_or(|awalan| di_bawah(&row.path, awalan))
                && terbuka.is_none_or(|terbuka| row.terbuka == terbuka)
        })
        .await
    }

    /// Banyaknya utas komentar yang terbuka, sejauh boleh Anda baca.
    async fn komentar_terbuka(&self) -> Result<usize, ApiError> {
        self.utas_terbuka(|_| true).await
    }

    /// Bagian wajib yang belum diisi; kosong berarti siap diajukan.
    async fn kekurangan_list(&self) -> Result<Vec<Kekurangan>, ApiError> {
        Ok(kekurangan(&Isi::from(&self.isi().await?))
            .into_iter()
            .map(Into::into)
            .collect())
    }

    /// Kemajuan pengisian tiap bagian: yang sudah dan yang belum terisi.
    async fn kemajuan_list(&self) -> Result<Vec<KemajuanBagian>, ApiError> {
        self.kemajuan().await
    }

    /// Seluruh isi laporan dalam bentuk dokumen impor.
    async fn dokumen(&self) -> Result<Bebas, ApiError> {
        serde_json::to_value(self.isi().await?)
            .map(Bebas)
            .map_err(|error| ApiError::Internal(error.to_string()))
    }

    /// Yang berbeda dari revisi sebelumnya, isian demi isian; kosong pada revisi pertama.
    async fn perubahan_list(
        &self,
        #[graphql(
            desc = "Laporan lain kecamatan yang sama sebagai pembanding, mis. laporan tahun lalu;                     bawaan revisi sebelumnya."
        )]
        terhadap: Option<ID>,
    ) -> Result<Vec<PerubahanIsi>, ApiError> {
        self.perubahan(terhadap).await
    }

    /// Temuan aturan reviu atas isi laporan terhadap dirinya sendiri, rencana, anggaran, laporan
    /// tahun-tahun sebelumnya yang disetujui, dan peraturan: selama laporan disusun menurut isinya sekarang,
    /// sesudah diajukan sebagaimana dibekukan saat itu.
    async fn temuan_list(
        &self,
        #[graphql(desc = "Hanya temuan dengan bobot ini.")] keparahan: Option<Keparahan>,
    ) -> Result<Vec<TemuanReviu>, ApiError> {
        let semua = self.cohort.hasil().await?;
        let Some(hasil) = semua.get(&self.row().id) else {
            return Ok(Vec::new());
        };
        Ok(self.papan().await?.tampilkan(hasil, keparahan))
    }

    /// Hasil reviu yang dibekukan setiap kali laporan diajukan, dari yang pertama.
    async fn reviu_list(&self) -> Result<Vec<HasilReviu>, ApiError> {
        let papan = self.papan().await?;
        Ok(self
            .own(self.cohort.semua_hasil().await?.as_ref())
            .into_iter()
            .filter_map(|hasil| HasilReviu::new(papan.clone(), hasil))
            .collect())
    }

    /// Pemeriksaan awal laporan menurut kriteria LKE tentang laporan kinerja (PermenPANRB 88/2021), sebagai
    /// bekal evaluator; bukan nilai.
    async fn kriteria_lke_list(&self) -> Result<Vec<PenilaianKriteria>, ApiError> {
        let (katalog, semua) = (self.cohort.katalog().await?, self.cohort.hasil().await?);
        let penilaian = self.own(self.cohort.penilaian().await?.as_ref());
        let Some(hasil) = semua.get(&self.row().id) else {
            return Ok(Vec::new());
        };
        Ok(kriteria()?
            .iter()
            .zip(&penilaian)
            .map(|(acuan, satu)| PenilaianKriteria::new(acuan, satu, hasil, katalog.ketetapan()))
            .collect())
    }

    /// Benar bila Anda boleh menanggapi temuan laporan ini sekarang (`lkjipTanggapanSave`).
    async fn dapat_menanggapi(&self) -> bool {
        service::dapat_menanggapi(&self.cohort.reading.actor, self.row())
    }

    /// Benar bila Anda boleh memutus tanggapan dalam laporan ini sekarang (`lkjipTanggapanDecide`).
    async fn dapat_memutus(&self) -> bool {
        service::dapat_memutus(&self.cohort.reading.actor, self.row())
    }

    /// Langkah yang boleh Anda lakukan sekarang.
    async fn allowed_actions(&self) -> Vec<Langkah> {
        tersedia(&self.cohort.reading.actor, self.row())
    }

    /// Benar bila Anda boleh mengubah isi laporan ini sekarang.
    async fn dapat_diubah(&self) -> bool {
        service::dapat_diubah(&self.cohort.reading.actor, self.row())
    }

    /// Rata-rata capaian seluruh indikator sasaran.
    async fn rata_rata_capaian(&self) -> Result<RataRataCapaian, ApiError> {
        let indikator = self.indikator_nodes(|row| row.sasaran_id.is_some()).await?;
        RataRataCapaian::of(self, &indikator).await
    }
}

crate::graphql::page::connection! {
    /// Satu halaman LKjIP.
    LkjipConnection, LkjipEdge of Lkjip
}
