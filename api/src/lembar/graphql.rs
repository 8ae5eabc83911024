//! Handing back a workbook, or a list of budget figures.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::LkjipId;

use super::model;
use super::service::{self, CsvInput, Hasil, LembarInput};
use crate::error::{ApiError, Fault, KodeKesalahan, UserError};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::lkjip::graphql::{Lkjip, PerubahanIsi};
use crate::lkjip::service::NOUN;

/// Sebuah masalah di dalam berkas yang diimpor.
#[derive(Clone, Debug, SimpleObject)]
pub struct MasalahLembar {
    /// Nama lembar; `CSV` bagi berkas CSV.
    lembar: String,
    /// Sel, mis. `B7`; bagi berkas CSV baris ke-7 dan kolom kedua.
    sel: String,
    /// Kode tetap.
    kode: KodeKesalahan,
    /// Satu kalimat yang mengatakan apa yang perlu diperbaiki.
    pesan: String,
}

impl From<model::Masalah> for MasalahLembar {
    fn from(satu: model::Masalah) -> Self {
        Self {
            lembar: satu.lembar,
            sel: satu.sel,
            kode: satu.kode,
            pesan: satu.pesan,
        }
    }
}

/// Hasil impor lembar kerja atau CSV.
#[derive(Clone, Debug, SimpleObject)]
pub struct LkjipLembarPayload {
    /// Laporan sebagaimana tersimpan sekarang.
    lkjip: Option<Lkjip>,
    /// Isian yang berubah, atau yang akan berubah bila hanya dicoba; kosong bila tidak ada yang berubah.
    perubahan_list: Vec<PerubahanIsi>,
    /// Masalah menurut sel; bila ada, tidak ada yang disimpan.
    masalah_list: Vec<MasalahLembar>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

async fn payload(
    call: &Call,
    outcome: Result<Hasil, Fault>,
    target: &ID,
    berkas: &str,
) -> Result<LkjipLembarPayload, ApiError> {
    let (hasil, mut user_errors) = settle(outcome)?;
    let (perubahan, masalah) =
        hasil.map_or_else(Default::default, |hasil| (hasil.perubahan, hasil.masalah));
    if !masalah.is_empty() {
        let pesan = format!(
            "Berkas memuat {} masalah; perbaiki sel yang disebut dalam masalahList.",
            masalah.len()
        );
        user_errors.push(UserError::at(berkas, KodeKesalahan::TidakSah, pesan));
    }
    let id = LkjipId(id::key_of(NOUN, target)?);
    Ok(LkjipLembarPayload {
        lkjip: Some(Lkjip::by_id(call.reading_anew()?, id).await?),
        perubahan_list: perubahan.iter().map(PerubahanIsi::from).collect(),
        masalah_list: masalah.into_iter().map(MasalahLembar::from).collect(),
        user_errors,
    })
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct LembarMutation;

#[Object]
impl LembarMutation {
    /// Mengimpor lembar kerja XLSX yang diunduh dari laporan ini (`/lkjip/{id}/lembar.xlsx`): semua atau
    /// tidak sama sekali, dengan pratinjau perubahan dan masalah menurut sel.
    async fn lkjip_lembar_import(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan dan lembar kerjanya.")] input: LembarInput,
    ) -> Result<LkjipLembarPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::impor(call, &input).await;
        payload(call, outcome, &input.id, "/input/berkas").await
    }

    /// Mengimpor pagu murni, pagu perubahan dan realisasi dari CSV menurut kode nomenklatur, sebagaimana
    /// dikeluarkan SIPD; hanya angka itu yang berubah, dan sel kosong tidak mengubah apa pun.
    async fn lkjip_anggaran_csv_import(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan dan CSV-nya.")] input: CsvInput,
    ) -> Result<LkjipLembarPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::impor_csv(call, &input).await;
        let berkas = if input.isi.is_some() {
            "/input/isi"
        } else {
            "/input/berkas"
        };
        payload(call, outcome, &input.id, berkas).await
    }
}
