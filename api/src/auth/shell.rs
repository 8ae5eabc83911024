//! The actor of whoever holds the machine and names an account.

use super::{Actor, store};
use crate::db::Db;
use crate::error::ApiError;

/// The actor that the account named `username` would be when signed in: none when there is no such
/// account or it is locked. There is no session, so that there is nothing to sign out of.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub async fn actor_from_shell(db: &Db, username: &str) -> Result<Option<Actor>, ApiError> {
    let username = username.trim().to_lowercase();
    let account = store::account_named(db.reader(), &username).await?;
    Ok(account.filter(|row| row.aktif).map(|row| Actor {
        id: row.id,
        nama: row.nama,
        peran: row.peran,
        kabupaten: row.kabupaten_id,
        kecamatan: row.kecamatan_id,
        sesi: String::new(),
        wajib_ganti_sandi: row.wajib_ganti_sandi,
        wajib_faktor_kedua: false,
        machine: None,
    }))
}
