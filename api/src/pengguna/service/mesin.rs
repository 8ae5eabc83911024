//! The accounts behind machine clients, for the room that keeps those.

use entity::id::PenggunaId;
use entity::pengguna;
use entity::status::Peran;

use super::{periksa_username, stale};
use crate::access::Permit;
use crate::error::{Fault, KodeKesalahan};
use crate::graphql::unit::Unit;
use crate::pengguna::store::{self, NewAccount};

/// Adds the account of a machine client, whose name its clients call `kode`; nobody knows the password behind
/// `sandi`.
///
/// # Errors
/// User errors: name taken or malformed.
pub async fn tambah_mesin(
    unit: &Unit,
    permit: &Permit<'_>,
    kode: &str,
    nama: &str,
    sandi: String,
) -> Result<PenggunaId, Fault> {
    if let Some(mut galat) = periksa_username(kode) {
        galat.path = vec!["kode".to_owned()];
        return Err(Fault::User(vec![galat]));
    }
    let akun = NewAccount {
        username: kode.to_owned(),
        nama: nama.to_owned(),
        peran: Peran::Integrasi,
        kecamatan: None,
        sandi,
        sandi_awal_sampai: None,
    };
    store::insert(&unit.tx, permit, akun, unit.now)
        .await
        .map_err(|error| {
            let sudah = "Nama ini sudah dipakai.";
            Fault::of_write(&error, Fault::user("/kode", KodeKesalahan::SudahAda, sudah))
        })
}

/// Writes the account of a machine client as it shall be, if it still has `version`.
///
/// # Errors
/// User error: stale version.
pub async fn ubah_mesin(
    unit: &Unit,
    permit: &Permit<'_>,
    akun: &pengguna::Model,
    version: i64,
) -> Result<(), Fault> {
    if store::update(&unit.tx, permit, akun, version).await? {
        Ok(())
    } else {
        Err(stale())
    }
}
