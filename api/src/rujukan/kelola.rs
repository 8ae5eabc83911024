//! What keeping reference data has in common, whatever its noun: who may, and how a refusal is told.

use async_graphql::Enum;

use crate::access::{Action, Permit, permit};
use crate::auth::Actor;
use crate::error::{ApiError, Fault, KodeKesalahan};

/// Yang boleh Anda lakukan terhadap sebuah data rujukan.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Enum)]
pub enum AksiRujukan {
    /// Mengubahnya (`indikatorUpdate`, `tolokUkurUpdate`, `periodeUpdate`, `tenggatSave`,
    /// `perpanjanganTenggatSave`, `parameterReviuSave`, `aturanReviuSave`, `kelompokSave`,
    /// `kompositSave`, `putusanDefinisiSave`).
    Ubah,
    /// Menghapus atau mencabutnya dengan alasan (`tolokUkurDelete`, `perpanjanganTenggatRevoke`,
    /// `kelompokDelete`, `kompositDelete`).
    Hapus,
}

/// The right to keep the reference data of the own kabupaten.
///
/// # Errors
/// [`ApiError::Forbidden`] when the policy says no.
pub fn kelola(actor: &Actor) -> Result<Permit<'_>, ApiError> {
    permit(actor, Action::KelolaRujukan, actor.kabupaten, None)
}

/// What `actor` may do with something that can be changed but not deleted.
pub fn ubah_saja(actor: &Actor) -> Vec<AksiRujukan> {
    kelola(actor).map_or_else(|_| Vec::new(), |_| vec![AksiRujukan::Ubah])
}

/// Whether an edit of `benda`, which is at version `kini`, names that version.
///
/// # Errors
/// User errors: none is named, or another one.
pub fn periksa_versi(benda: &str, kini: i64, version: Option<i64>) -> Result<(), Fault> {
    match version {
        Some(version) if version == kini => Ok(()),
        Some(_) => Err(basi(benda)),
        None => Err(Fault::user(
            "/version",
            KodeKesalahan::WajibDiisi,
            format!("{benda} ini sudah ada: sebutkan versi yang diubah."),
        )),
    }
}

/// The refusal of a stale version of `benda`, with which the sentence begins.
pub fn basi(benda: &str) -> Fault {
    Fault::user(
        "/version",
        KodeKesalahan::Conflict,
        format!("{benda} telah berubah sejak Anda membacanya; muat ulang lalu ulangi."),
    )
}
