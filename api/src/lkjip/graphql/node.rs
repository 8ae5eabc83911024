//! What belongs to a report, found again by its global id.

use entity::id::{AnggaranId, IndikatorLkjipId, PerjanjianId, SasaranId, TujuanId};

use super::{BarisAnggaran, IndikatorLkjip, Lkjip, PerjanjianKinerja, Sasaran, Tujuan};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::lkjip::store::read;

macro_rules! by_id {
    ($($node:ident: $read:ident by $key:ty;)+) => {$(
        impl $node {
            /// The one with this key, where its report is visible.
            ///
            /// # Errors
            /// [`ApiError::NotFound`] when absent or invisible.
            pub async fn by_id(reading: Reading, id: $key) -> Result<Self, ApiError> {
                let connection = reading.connection().await?;
                let (report, row) = read::$read(connection, &reading.scope, id)
                    .await?
                    .ok_or(ApiError::NotFound)?;
                Lkjip::cohort(reading, vec![report])
                    .pop()
                    .map(|report| Self::new(report, row))
                    .ok_or(ApiError::NotFound)
            }
        }
    )+};
}

by_id! {
    Tujuan: tujuan_by_id by TujuanId;
    Sasaran: sasaran_by_id by SasaranId;
    IndikatorLkjip: indikator_by_id by IndikatorLkjipId;
    BarisAnggaran: anggaran_by_id by AnggaranId;
    PerjanjianKinerja: perjanjian_by_id by PerjanjianId;
}
