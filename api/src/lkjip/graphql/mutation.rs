//! Deeds on a report.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::LkjipId;
use entity::status::Langkah;

use super::Lkjip;
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::lkjip::service::{
    self, AnggaranInput, BukaInput, EvaluasiBagianInput, ImporInput, KepalaInput,
    LampiranBagianInput, LangkahInput, NOUN, NarasiBagianInput, PerjanjianBagianInput,
    PutusanInput, RealisasiInput, RencanaBagianInput, RevisiInput, SkmBagianInput,
    TabelBagianInput, TanggapanInput, TriwulanBagianInput,
};

/// Hasil mutasi LKjIP.
#[derive(Clone, Debug, SimpleObject)]
pub struct LkjipPayload {
    /// Laporan sesudah mutasi; bila ditolak, laporan sebagaimana adanya sekarang, jika ada.
    lkjip: Option<Lkjip>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// The payload of a deed on a report; a refused one shows `target` as it is now.
pub(super) async fn payload(
    call: &Call,
    outcome: Result<LkjipId, Fault>,
    target: Option<&ID>,
) -> Result<LkjipPayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let shown = match (made, target) {
        (Some(id), _) => Some(id),
        (None, Some(id)) => Some(LkjipId(id::key_of(NOUN, id)?)),
        (None, None) => None,
    };
    let lkjip = match shown {
        Some(id) => Some(Lkjip::by_id(call.reading_anew()?, id).await?),
        None => None,
    };
    Ok(LkjipPayload { lkjip, user_errors })
}

/// The visible report that a document would have replaced, as it is now.
async fn tujuan_impor(call: &Call, dokumen: &serde_json::Value) -> Result<Option<Lkjip>, ApiError> {
    let kecamatan = dokumen["kecamatan"].as_str();
    let tahun = dokumen["tahun"]
        .as_i64()
        .and_then(|it| i32::try_from(it).ok());
    let (Some(kecamatan), Some(tahun)) = (kecamatan, tahun) else {
        return Ok(None);
    };
    match Lkjip::terbaru(call.reading_anew()?, kecamatan, tahun).await {
        Ok(report) => Ok(Some(report)),
        Err(ApiError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct LkjipMutation;

#[Object]
impl LkjipMutation {
    /// Membuka LKjIP baru sebuah kecamatan untuk satu tahun, berstatus DRAF.
    async fn lkjip_create(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kecamatan, tahun dan periode.")] input: BukaInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::buka(call, &input).await, None).await
    }

    /// Membuka revisi baru sebagai salinan laporan yang sudah disetujui; yang lama tetap berlaku
    /// sampai revisinya disetujui.
    async fn lkjip_revise(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan yang disetujui dan alasan revisinya.")] input: RevisiInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::buka_revisi(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Mengimpor satu LKjIP utuh: semua atau tidak sama sekali.
    async fn lkjip_import(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Dokumen menurut `lkjipDokumenSchema`.")] input: ImporInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::impor(call, &input).await;
        let mut payload = payload(call, outcome, None).await?;
        if payload.lkjip.is_none() {
            payload.lkjip = tujuan_impor(call, &input.dokumen.0).await?;
        }
        Ok(payload)
    }

    /// Camat menandatangani dan mengajukan laporan; setiap bagian wajib yang kosong, dan setiap temuan
    /// reviu yang menahan pengajuan dan belum diperbaiki atau ditanggapi, ditolak dengan satu kesalahan.
    /// Hasil reviunya dibekukan.
    async fn lkjip_submit(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan dan catatan.")] input: LangkahInput,
    ) -> Result<LkjipPayload, ApiError> {
        langkah(context, Langkah::Ajukan, &input).await
    }

    /// Menyatakan reviu selesai; ditolak selama tanggapan atas temuan yang menahan pengajuan belum
    /// diterima.
    async fn lkjip_review(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan dan catatan.")] input: LangkahInput,
    ) -> Result<LkjipPayload, ApiError> {
        langkah(context, Langkah::Reviu, &input).await
    }

    /// Mengembalikan laporan kepada kecamatan dengan alasan.
    async fn lkjip_return(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan dan alasan.")] input: LangkahInput,
    ) -> Result<LkjipPayload, ApiError> {
        langkah(context, Langkah::Kembalikan, &input).await
    }

    /// Menyetujui laporan; revisi sebelumnya tergantikan tetapi tetap dapat dibaca.
    async fn lkjip_approve(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan dan catatan.")] input: LangkahInput,
    ) -> Result<LkjipPayload, ApiError> {
        langkah(context, Langkah::Setujui, &input).await
    }

    /// Menanggapi temuan reviu dengan alasan selama laporan disusun. Temuan yang menahan pengajuan harus
    /// diperbaiki atau ditanggapi; tanggapan gugur bila angkanya berubah.
    async fn lkjip_tanggapan_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan, temuan, dan tanggapannya.")] input: TanggapanInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::tanggapi(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menerima atau menolak tanggapan atas temuan reviu selama laporan menunggu reviu.
    async fn lkjip_tanggapan_decide(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan, temuan, dan putusan atas tanggapannya.")] input: PutusanInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::putuskan(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan kepala laporan.
    async fn lkjip_head_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Isi kepala laporan.")] input: KepalaInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_kepala(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan rencana: seluruh tujuan, sasaran dan indikator.
    async fn lkjip_rencana_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Rencana lengkap.")] input: RencanaBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_rencana(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan program, kegiatan dan sub-kegiatan dengan anggarannya.
    async fn lkjip_anggaran_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Daftar lengkap.")] input: AnggaranInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_anggaran(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan Perjanjian Kinerja murni dan perubahan.
    async fn lkjip_perjanjian_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Perjanjian Kinerja.")] input: PerjanjianBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_perjanjian(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan hasil Survei Kepuasan Masyarakat.
    async fn lkjip_skm_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hasil SKM.")] input: SkmBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_skm(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan hasil evaluasi AKIP dan tindak lanjut rekomendasinya.
    async fn lkjip_evaluasi_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hasil evaluasi AKIP.")] input: EvaluasiBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_evaluasi(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan bagian naratif.
    async fn lkjip_narasi_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Bagian naratif.")] input: NarasiBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_narasi(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan daftar tabel sebagaimana dinomori dalam dokumen.
    async fn lkjip_tabel_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Daftar tabel.")] input: TabelBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_tabel(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan daftar lampiran.
    async fn lkjip_lampiran_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Daftar lampiran.")] input: LampiranBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_lampiran(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan rencana aksi: target dan realisasi triwulan beberapa indikator.
    async fn lkjip_triwulan_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Triwulan per indikator.")] input: TriwulanBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_triwulan(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan realisasi dan analisis beberapa indikator.
    async fn lkjip_realisasi_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Realisasi per indikator.")] input: RealisasiInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_realisasi(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }
}

async fn langkah(
    context: &Context<'_>,
    langkah: Langkah,
    input: &LangkahInput,
) -> Result<LkjipPayload, ApiError> {
    let call = Call::of(context)?;
    let outcome = service::langkah(call, langkah, input).await;
    payload(call, outcome, Some(&input.id)).await
}
