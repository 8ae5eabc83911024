//! One revision of an LKjIP.

mod nodes;

use std::sync::Arc;

use async_graphql::{ID, Object};
use entity::id::IndikatorId;
use entity::status::{Langkah, LevelAnggaran, StatusLkjip};

use super::anggaran::Ringkasan;
use super::cohort::Cohort;
use super::{
    BarisAnggaran, EvaluasiAkip, IndikatorLkjip, Kekurangan, Lampiran, Narasi, PerjanjianKinerja,
    PerubahanIsi, RataRataCapaian, Riwayat, Sasaran, Skm, Tabel, Tertulis, Tujuan, tertulis,
};
use crate::error::ApiError;
use crate::graphql::id;
use crate::graphql::scalar::{Bebas, Hari, Saat};
use crate::lkjip::rules::kelengkapan::{Isi, kekurangan};
use crate::lkjip::service::{self, NOUN, tersedia};
use crate::periode::graphql::Periode;
use crate::reviu;
use crate::reviu::graphql::TemuanReviu;
use crate::reviu::model::Keparahan;
use crate::tenggat::graphql::Tenggat;
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

    /// Tenggat penyampaian LKjIP tahun ini; kosong bila belum ditetapkan.
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
        Ringkasan::of(&rows, &indikator).await
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
        let Some(row) = self.own(self.cohort.skm().await?.as_ref()).pop() else {
            return Ok(None);
        };
        let unsur = self.own(self.cohort.unsur().await?.as_ref());
        Ok(Some(Skm::new(self.clone(), row, &unsur)))
    }

    /// Hasil evaluasi AKIP; kosong bila tidak dilaporkan.
    async fn evaluasi_akip(&self) -> Result<Option<EvaluasiAkip>, ApiError> {
        let row = self.own(self.cohort.evaluasi().await?.as_ref()).pop();
        Ok(row.map(|row| EvaluasiAkip::new(self.clone(), row)))
    }

    /// Bagian naratif.
    async fn narasi_list(&self) -> Result<Vec<Narasi>, ApiError> {
        Ok(self
            .own(self.cohort.narasi().await?.as_ref())
            .into_iter()
            .map(Into::into)
            .collect())
    }

    /// Tabel sebagaimana dinomori dalam dokumen, menurut urutannya.
    async fn tabel_list(&self) -> Result<Vec<Tabel>, ApiError> {
        Ok(self
            .own(self.cohort.tabel().await?.as_ref())
            .into_iter()
            .map(Into::into)
            .collect())
    }

    /// Lampiran laporan, menurut urutannya.
    async fn lampiran_list(&self) -> Result<Vec<Lampiran>, ApiError> {
        Ok(self
            .own(self.cohort.lampiran().await?.as_ref())
            .into_iter()
            .map(|row| Lampiran::new(self.clone(), row))
            .collect())
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
            .map(Into::into)
            .collect())
    }

    /// Bagian wajib yang belum diisi; kosong berarti siap diajukan.
    async fn kekurangan_list(&self) -> Result<Vec<Kekurangan>, ApiError> {
        Ok(kekurangan(&Isi::from(&self.isi().await?))
            .into_iter()
            .map(Into::into)
            .collect())
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

    /// Temuan aturan reviu atas isi laporan sekarang, terhadap dirinya sendiri, rencana, anggaran,
    /// laporan tahun-tahun sebelumnya yang disetujui, dan peraturan.
    async fn temuan_list(
        &self,
        #[graphql(desc = "Hanya temuan dengan bobot ini.")] keparahan: Option<Keparahan>,
    ) -> Result<Vec<TemuanReviu>, ApiError> {
        let cohort = &self.cohort;
        let semua = cohort
            .temuan
            .get((), reviu::service::tinjau(&cohort.reading, &cohort.rows))
            .await?;
        Ok(self
            .own(semua.as_ref())
            .iter()
            .filter_map(TemuanReviu::new)
            .filter(|temuan| keparahan.is_none_or(|satu| temuan.keparahan() == satu))
            .collect())
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
