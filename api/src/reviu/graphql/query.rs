//! Queries of the room.

use async_graphql::{Context, Object};
use entity::status::KunciParameter;

use super::super::model::Rumpun;
use super::{AturanReviu, Katalog, ParameterReviu, RekapReviu};
use crate::error::ApiError;
use crate::graphql::context::Call;

/// Queries of the room.
#[derive(Debug, Default)]
pub struct ReviuQuery;

#[Object]
impl ReviuQuery {
    /// Katalog aturan reviu, menurut rumpun, sebagaimana berlaku di kabupaten Anda.
    async fn aturan_reviu_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hanya aturan rumpun ini.")] rumpun: Option<Rumpun>,
    ) -> Result<Vec<AturanReviu>, ApiError> {
        let katalog = Katalog::of(Call::of(context)?.reading()?).await?;
        let mut semua = katalog.semua();
        semua.retain(|satu| rumpun.is_none_or(|rumpun| satu.aturan().rumpun == rumpun));
        Ok(semua)
    }

    /// Toleransi dan ambang yang dipakai aturan reviu di kabupaten Anda.
    async fn parameter_reviu_list(
        &self,
        context: &Context<'_>,
    ) -> Result<Vec<ParameterReviu>, ApiError> {
        let katalog = Katalog::of(Call::of(context)?.reading()?).await?;
        Ok(KunciParameter::SEMUA
            .iter()
            .map(|&kunci| ParameterReviu::new(&katalog, kunci))
            .collect())
    }

    /// Aturan mana yang paling sering menemukan sesuatu dalam LKjIP satu tahun, dan di kecamatan mana.
    async fn rekap_reviu(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
    ) -> Result<RekapReviu, ApiError> {
        RekapReviu::of(Call::of(context)?.reading()?, tahun).await
    }
}
