//! Reading the trail: whose entries, and what of them.

use async_graphql::ID;
use entity::audit;
use entity::id::{AuditId, LkjipId, PenggunaId};

use super::model::{self, Jenis, Rincian};
use super::store::{self, Saringan};
use crate::access::{Action, Permit, permit};
use crate::auth::Actor;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::id;

/// An entry as its reader may see it.
#[derive(Clone, Debug)]
pub struct Entri {
    /// The entry.
    pub baris: audit::Model,
    /// Whether its object and details may be shown.
    pub terbuka: bool,
}

/// The right to read the trail of the own kabupaten.
///
/// # Errors
/// [`ApiError::Forbidden`] when the policy says no.
pub fn baca(actor: &Actor) -> Result<Permit<'_>, ApiError> {
    permit(actor, Action::BacaJejak, actor.kabupaten, None)
}

/// What the trail calls the thing with this global id.
///
/// # Errors
/// [`ApiError::NotFound`] when its entries are not shown by it, or it is a report that the caller may not
/// read.
pub async fn objek(reading: &Reading, objek: &ID) -> Result<String, ApiError> {
    let (noun, key) = id::decode(objek).ok_or(ApiError::NotFound)?;
    let jenis = Jenis::of_noun(&noun).ok_or(ApiError::NotFound)?;
    if jenis.rincian == Rincian::Laporan {
        let connection = reading.connection().await?;
        let terlihat = store::terlihat(connection, &reading.scope, vec![key]).await?;
        if terlihat.is_empty() {
            return Err(ApiError::NotFound);
        }
    }
    Ok(format!("{}:{key}", jenis.nama))
}

/// A page of the trail, newest first, with one row more than `limit`; and how many there are at all.
///
/// # Errors
/// [`ApiError::Forbidden`] when the policy says no.
pub async fn halaman(
    reading: &Reading,
    saringan: &Saringan,
    sebelum: Option<AuditId>,
    limit: usize,
) -> Result<(Vec<Entri>, u64), ApiError> {
    let permit = baca(&reading.actor)?;
    let connection = reading.connection().await?;
    let baris = store::page(connection, &permit, saringan, sebelum, limit as u64 + 1).await?;
    let total = store::count(connection, &permit, saringan).await?;
    let laporan = baris
        .iter()
        .filter_map(|baris| model::laporan(&baris.objek))
        .collect();
    let terlihat = store::terlihat(connection, &reading.scope, laporan).await?;
    let entri = baris
        .into_iter()
        .map(|baris| Entri {
            terbuka: match model::rincian(&baris.kejadian, &baris.objek) {
                Rincian::Terbuka => true,
                Rincian::Laporan => {
                    model::laporan(&baris.objek).is_some_and(|id| terlihat.contains(&LkjipId(id)))
                }
                Rincian::Tertutup => false,
            },
            baris,
        })
        .collect();
    Ok((entri, total))
}

/// The accounts that did what these entries tell.
pub fn pelaku(entri: &[Entri]) -> Vec<PenggunaId> {
    let mut ids: Vec<PenggunaId> = entri
        .iter()
        .filter_map(|entri| entri.baris.pengguna_id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
