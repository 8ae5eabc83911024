//! Making an account.

use async_graphql::InputObject;
use entity::id::PenggunaId;
use entity::status::Peran;
use sea_orm::DbErr;
use serde_json::{Value, json};

use super::{
    awal_sampai, ganti_dahulu, kecamatan, manage, objek, periksa_nama, periksa_sandi,
    periksa_tempat, periksa_username,
};
use crate::audit::{self, Entry};
use crate::auth::password;
use crate::clock::Clock;
use crate::db::Db;
use crate::error::{ApiError, Fault, KodeKesalahan, UserError};
use crate::graphql::context::Call;
use crate::graphql::unit::{Begun, Unit};
use crate::pengguna::store::{self, NewAccount};

/// Masukan untuk membuat akun.
// No Debug and no Serialize: it holds a password.
#[derive(Clone, InputObject)]
#[graphql(name = "PenggunaCreateInput")]
pub struct BuatInput {
    /// Nama masuk: huruf kecil, angka, titik, garis bawah, tanda hubung; unik.
    pub username: String,
    /// Nama lengkap.
    pub nama: String,
    /// Peran.
    pub peran: Peran,
    /// Kode Kemendagri kecamatan, mis. `35.29.13`; wajib bagi OPERATOR dan CAMAT saja.
    pub kecamatan: Option<String>,
    /// Kata sandi awal, 15 sampai 128 karakter; harus diganti saat pertama masuk (kecuali INTEGRASI).
    pub sandi: String,
    /// Kunci idempotensi: pengulangan dengan kunci yang sama tidak membuat akun kedua.
    pub idempotency_key: Option<String>,
}

/// Creates an account in the kabupaten of the caller.
///
/// # Errors
/// User errors: name taken or malformed, weak password, kecamatan missing, unknown or superfluous.
pub async fn buat(call: &Call, input: &BuatInput) -> Result<PenggunaId, Fault> {
    let permit = manage(call.actor()?)?;
    let username = input.username.trim().to_lowercase();
    let nama = input.nama.trim();
    periksa(
        &username,
        nama,
        input.peran,
        input.kecamatan.is_some(),
        &input.sandi,
    )?;
    // Before the transaction: hashing is slow, and SQLite has one writer.
    let sandi = password::hash(input.sandi.clone()).await?;
    // The fingerprint tells nothing of the password, not even its hash.
    let sidik = (&username, nama, input.peran, &input.kecamatan);
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "penggunaCreate", &sidik, key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    let kecamatan_id = match &input.kecamatan {
        None => None,
        Some(kode) => Some(kecamatan(&unit.tx, permit.actor().kabupaten, kode).await?),
    };
    let account = NewAccount {
        username: username.clone(),
        nama: nama.to_owned(),
        peran: input.peran,
        kecamatan: kecamatan_id,
        sandi,
        sandi_awal_sampai: ganti_dahulu(input.peran).then(|| {
            let detik = call.app.config.auth.initial_password_seconds;
            awal_sampai(detik, unit.now)
        }),
    };
    let id = store::insert(&unit.tx, &permit, account, unit.now)
        .await
        .map_err(|error| taken(&error))?;
    let rincian = rincian(&username, nama, input.peran, input.kecamatan.as_deref());
    unit.record("pengguna.create", objek(id), &rincian).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Whether nobody can sign in yet, because there is no account.
///
/// # Errors
/// When the database refuses.
pub async fn tanpa_akun(db: &Db) -> Result<bool, ApiError> {
    Ok(!store::any(db.reader()).await?)
}

/// An account as the command line makes it.
#[derive(Clone)]
pub struct AkunBaru {
    /// Code of the kabupaten, mis. `35.29`.
    pub kabupaten: String,
    /// Name to sign in with.
    pub username: String,
    /// Full name.
    pub nama: String,
    /// Role.
    pub peran: Peran,
    /// Code of the kecamatan, for OPERATOR and CAMAT.
    pub kecamatan: Option<String>,
    /// Password.
    pub sandi: String,
    /// For how many seconds the password opens the account, where it has to be changed at the first sign-in.
    pub sandi_awal: Option<u32>,
}

/// Creates an account of any role for whoever holds the machine: the first ADMIN has nobody to create
/// it. The audit trail notes it without an actor.
///
/// # Errors
/// As [`buat`]; also a user error at `/kabupaten` when there is no such kabupaten.
pub async fn create_from_shell(
    db: &Db,
    clock: &Clock,
    akun: &AkunBaru,
) -> Result<PenggunaId, Fault> {
    let username = akun.username.trim().to_lowercase();
    let nama = akun.nama.trim();
    periksa(
        &username,
        nama,
        akun.peran,
        akun.kecamatan.is_some(),
        &akun.sandi,
    )?;
    let sandi = password::hash(akun.sandi.clone()).await?;
    let now = clock.now();
    let tx = db.begin().await?;
    let kabupaten = store::kabupaten_from_shell(&tx, &akun.kabupaten)
        .await?
        .ok_or_else(|| {
            Fault::user(
                "/kabupaten",
                KodeKesalahan::TidakDitemukan,
                format!("Kabupaten \"{}\" tidak ada.", akun.kabupaten),
            )
        })?;
    let kecamatan_id = match &akun.kecamatan {
        None => None,
        Some(kode) => Some(kecamatan(&tx, kabupaten, kode).await?),
    };
    let account = NewAccount {
        username: username.clone(),
        nama: nama.to_owned(),
        peran: akun.peran,
        kecamatan: kecamatan_id,
        sandi,
        sandi_awal_sampai: akun.sandi_awal.map(|detik| awal_sampai(detik, now)),
    };
    let id = store::insert_from_shell(&tx, kabupaten, account, now)
        .await
        .map_err(|error| taken(&error))?;
    let entry = Entry {
        waktu: now,
        pengguna: None,
        kejadian: "pengguna.create",
        objek: objek(id),
        rincian: &rincian(&username, nama, akun.peran, akun.kecamatan.as_deref()),
        request_id: None,
    };
    audit::record(&tx, entry).await?;
    tx.commit().await?;
    Ok(id)
}

fn periksa(
    username: &str,
    nama: &str,
    peran: Peran,
    berkecamatan: bool,
    sandi: &str,
) -> Result<(), Fault> {
    let errors: Vec<UserError> = [
        periksa_username(username),
        periksa_nama(nama),
        periksa_tempat(peran, berkecamatan),
        periksa_sandi("/sandi", sandi, username, nama),
    ]
    .into_iter()
    .flatten()
    .collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Fault::User(errors))
    }
}

fn rincian(username: &str, nama: &str, peran: Peran, kecamatan: Option<&str>) -> Value {
    json!({ "username": username, "nama": nama, "peran": peran, "kecamatan": kecamatan })
}

fn taken(error: &DbErr) -> Fault {
    Fault::of_write(
        error,
        Fault::user(
            "/username",
            KodeKesalahan::SudahAda,
            "Nama pengguna ini sudah dipakai.",
        ),
    )
}
