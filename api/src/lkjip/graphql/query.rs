//! Queries of the room.

use async_graphql::{Context, Object};
use entity::id::LkjipId;
use entity::status::StatusLkjip;

use super::{Lkjip, LkjipConnection};
use crate::error::ApiError;
use crate::graphql::context::Call;
use crate::graphql::page;
use crate::graphql::scalar::Bebas;
use crate::lkjip::service;
use crate::lkjip::store::read::{self, Pilihan};
use crate::wilayah;

/// Queries of the room.
#[derive(Debug, Default)]
pub struct LkjipQuery;

#[Object]
impl LkjipQuery {
    /// LKjIP sebuah kecamatan untuk satu tahun: revisi yang disetujui dan berlaku; bila belum ada,
    /// revisi terbaru yang boleh Anda lihat.
    async fn lkjip(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode Kemendagri kecamatan, mis. `35.29.13`.")] kecamatan: String,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
        #[graphql(desc = "Nomor revisi tertentu.")] revisi: Option<i32>,
    ) -> Result<Lkjip, ApiError> {
        Lkjip::by_kode(Call::of(context)?.reading()?, &kecamatan, tahun, revisi).await
    }

    /// Semua LKjIP yang boleh Anda lihat, dari yang terakhir dibuka.
    async fn lkjip_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hanya tahun ini.")] tahun: Option<i32>,
        #[graphql(desc = "Hanya status ini.")] status: Option<StatusLkjip>,
        #[graphql(desc = "Hanya kecamatan dengan kode ini.")] kecamatan: Option<String>,
        #[graphql(desc = "Banyaknya baris, 1 sampai 100; bawaan 20.")] first: Option<i32>,
        #[graphql(desc = "Mulai sesudah kursor ini.")] after: Option<String>,
    ) -> Result<LkjipConnection, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let connection = reading.connection().await?;
        let limit = page::limit(first)?;
        let binding = format!("lkjip:{tahun:?}:{status:?}:{kecamatan:?}");
        let before = page::number(&binding, after.as_deref())?.map(LkjipId);
        let kecamatan = match kecamatan {
            None => None,
            Some(kode) => Some(
                wilayah::kecamatan_by_kode(connection, &reading.scope, &kode)
                    .await?
                    .ok_or(ApiError::NotFound)?
                    .id,
            ),
        };
        let pilihan = Pilihan {
            tahun,
            status,
            kecamatan,
            revisi: None,
        };
        let total = read::count(connection, &reading.scope, &pilihan).await?;
        let take = u64::try_from(limit + 1).unwrap_or(u64::MAX);
        let rows = read::page(connection, &reading.scope, &pilihan, before, take).await?;
        let cursors = rows
            .iter()
            .map(|row| page::cursor(&binding, &row.id.0.to_string()))
            .collect();
        let nodes = Lkjip::cohort(reading, rows);
        Ok(LkjipConnection::new(
            nodes,
            cursors,
            limit,
            before.is_some(),
            total,
        ))
    }

    /// JSON Schema dokumen impor LKjIP.
    #[expect(clippy::unused_async, reason = "a resolver is async")]
    async fn lkjip_dokumen_schema(&self, context: &Context<'_>) -> Result<Bebas, ApiError> {
        Call::of(context)?.actor()?;
        Ok(Bebas(service::schema()))
    }
}
