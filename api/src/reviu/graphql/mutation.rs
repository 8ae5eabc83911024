//! Deeds of the room.

use async_graphql::{Context, Object, SimpleObject};

use super::super::rules;
use super::super::service::{self, AturanInput, ParameterInput};
use super::{AturanReviu, Katalog, ParameterReviu};
use crate::error::{ApiError, UserError};
use crate::graphql::context::Call;
use crate::graphql::payload::settle;

/// Hasil mutasi parameter reviu.
#[derive(Clone, Debug, SimpleObject)]
pub struct ParameterReviuPayload {
    /// Parameter sesudah mutasi; bila ditolak, sebagaimana adanya sekarang.
    parameter_reviu: ParameterReviu,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// Hasil mutasi aturan reviu.
#[derive(Clone, Debug, SimpleObject)]
pub struct AturanReviuPayload {
    /// Aturan sesudah mutasi; bila ditolak, sebagaimana adanya sekarang.
    aturan_reviu: AturanReviu,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct ReviuMutation;

#[Object]
impl ReviuMutation {
    /// Menetapkan nilai sebuah parameter reviu; nilai sebelumnya tetap terbaca. Hasil reviu laporan yang
    /// sudah diajukan tidak berubah karenanya. Hanya untuk ANALIS.
    async fn parameter_reviu_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Parameter dan nilainya yang baru.")] input: ParameterInput,
    ) -> Result<ParameterReviuPayload, ApiError> {
        let call = Call::of(context)?;
        let (_, user_errors) = settle(service::tetapkan_parameter(call, &input).await)?;
        let katalog = Katalog::of(call.reading_anew()?).await?;
        Ok(ParameterReviuPayload {
            parameter_reviu: ParameterReviu::new(&katalog, input.parameter),
            user_errors,
        })
    }

    /// Menetapkan apakah sebuah aturan reviu dijalankan, bobot temuannya, dan apakah temuannya menahan
    /// pengajuan; ketetapan sebelumnya tetap terbaca. Hasil reviu laporan yang sudah diajukan tidak
    /// berubah karenanya. Hanya untuk ANALIS.
    async fn aturan_reviu_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Aturan dan keberlakuannya yang baru.")] input: AturanInput,
    ) -> Result<AturanReviuPayload, ApiError> {
        let call = Call::of(context)?;
        let (_, user_errors) = settle(service::tetapkan_aturan(call, &input).await)?;
        let aturan = rules::aturan(&input.kode).ok_or(ApiError::NotFound)?;
        let katalog = Katalog::of(call.reading_anew()?).await?;
        Ok(AturanReviuPayload {
            aturan_reviu: katalog.tampilkan(aturan),
            user_errors,
        })
    }
}
