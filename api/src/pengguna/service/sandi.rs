//! Passwords of accounts.

use async_graphql::{ID, InputObject};
use entity::id::PenggunaId;
use entity::pengguna;
use serde_json::{Value, json};

use super::{awal_sampai, ganti_dahulu, manage, objek, periksa_sandi, stale, target};
use crate::access::{Permit, permit_self};
use crate::audit;
use crate::auth::{brake, password, session};
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::unit::{Begun, Unit};
use crate::pengguna::store;

/// Masukan untuk menetapkan kata sandi awal akun orang lain.
// No Debug and no Serialize: it holds a password.
#[derive(Clone, InputObject)]
#[graphql(name = "PenggunaResetSandiInput")]
pub struct ResetSandiInput {
    /// Akun.
    pub id: ID,
    /// Versi akun yang dibaca.
    pub version: i64,
    /// Kata sandi awal yang baru; harus diganti saat masuk (kecuali INTEGRASI).
    pub sandi: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Sets the password of somebody else's account and ends its sessions.
///
/// # Errors
/// User errors: stale version, weak password, or the own account, whose password is changed with
/// [`ganti_sandi`] by who knows the old one.
pub async fn reset_sandi(call: &Call, input: &ResetSandiInput) -> Result<PenggunaId, Fault> {
    let permit = manage(call.actor()?)?;
    // Before the transaction: hashing is slow, and SQLite has one writer.
    let sandi = password::hash(panjang_wajar(&input.sandi)?).await?;
    // The fingerprint tells nothing of the password, not even its hash.
    let sidik = (&input.id, input.version);
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "penggunaResetSandi", &sidik, key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    let account = target(&unit.tx, &permit, &input.id).await?;
    if account.id == permit.actor().id {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::TidakSah,
            "Kata sandi sendiri diganti dengan sandiChange.",
        ));
    }
    if let Some(error) = periksa_sandi("/sandi", &input.sandi, &account.username, &account.nama) {
        return Err(Fault::User(vec![error]));
    }
    let wajib = ganti_dahulu(account.peran);
    let detik = call.app.config.auth.initial_password_seconds;
    let sampai = wajib.then(|| awal_sampai(detik, unit.now));
    if !store::reset_sandi(&unit.tx, &permit, account.id, input.version, sandi, sampai).await? {
        return Err(stale());
    }
    session::revoke_all(
        &unit.tx,
        account.id,
        "kata sandi ditetapkan ulang",
        unit.now,
    )
    .await?;
    brake::release(&unit.tx, &account.username).await?;
    let berubah = berubah(account.wajib_ganti_sandi, wajib);
    unit.record("pengguna.resetSandi", objek(account.id), &berubah)
        .await?;
    unit.commit(account.id.0).await?;
    Ok(account.id)
}

/// Masukan untuk mengganti kata sandi sendiri.
// No Debug and no Serialize: it holds passwords.
#[derive(Clone, InputObject)]
#[graphql(name = "SandiChangeInput")]
pub struct GantiSandiInput {
    /// Kata sandi sekarang.
    pub sandi_lama: String,
    /// Kata sandi baru: 15 sampai 128 karakter, bukan yang mudah ditebak, tanpa nama pengguna.
    pub sandi_baru: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Changes the own password and ends all other sessions of the account.
///
/// # Errors
/// User errors: the present password is wrong, the new one weak or the same.
/// [`ApiError::RateLimited`] after too many wrong ones.
pub async fn ganti_sandi(call: &Call, input: &GantiSandiInput) -> Result<PenggunaId, Fault> {
    const OPERATION: &str = "sandiChange";
    let actor = call.actor_at_all()?;
    let permit = permit_self(actor)?;
    let key = input.idempotency_key.as_deref();
    if let Some(id) = Unit::done_before(call, OPERATION, key).await? {
        return Ok(PenggunaId(id));
    }
    let app = &call.app;
    let account = sendiri(call, &permit).await?;
    if let Some(error) = periksa_sandi(
        "/sandiBaru",
        &input.sandi_baru,
        &account.username,
        &account.nama,
    ) {
        return Err(Fault::User(vec![error]));
    }
    if input.sandi_lama == input.sandi_baru {
        return Err(Fault::user(
            "/sandiBaru",
            KodeKesalahan::SandiDitolak,
            "Kata sandi baru harus berbeda dari yang lama.",
        ));
    }
    let place = password::line_up()?;
    let attempt = brake::proof(app, actor, &call.request_id).await?;
    if !place
        .verify(input.sandi_lama.clone(), Some(account.sandi.clone()))
        .await?
    {
        attempt.wrong(app, "sandi")?;
        return Err(salah());
    }
    let baru = place.hash(input.sandi_baru.clone()).await?;
    let unit = match Unit::begin_self(call, OPERATION, &(), key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    // Somebody else may have set it while it was being checked.
    if !store::change_own_sandi(&unit.tx, &permit, &account.sandi, baru).await? {
        return Err(salah());
    }
    attempt.right(&unit.tx).await?;
    session::revoke_others(&unit.tx, actor, "kata sandi diganti", unit.now).await?;
    let berubah = berubah(account.wajib_ganti_sandi, false);
    unit.record("pengguna.gantiSandi", objek(actor.id), &berubah)
        .await?;
    unit.commit(actor.id.0).await?;
    Ok(actor.id)
}

/// What changes with a password, of which itself the trail tells nothing.
fn berubah(wajib_sebelum: bool, wajib_sesudah: bool) -> Value {
    let rincian = |wajib: bool| audit::rincian([("wajibGantiSandi", json!(wajib))]);
    audit::beda(&rincian(wajib_sebelum), &rincian(wajib_sesudah))
}

/// The account of the caller as it is now.
pub(super) async fn sendiri(call: &Call, permit: &Permit<'_>) -> Result<pengguna::Model, ApiError> {
    store::own(call.app.db.reader(), permit)
        .await?
        .ok_or(ApiError::NotFound)
}

fn salah() -> Fault {
    Fault::user(
        "/sandiLama",
        KodeKesalahan::SandiDitolak,
        "Kata sandi lama salah.",
    )
}

/// Refuses what no account may have before any work is spent on it.
fn panjang_wajar(sandi: &str) -> Result<String, Fault> {
    match periksa_sandi("/sandi", sandi, "\n", "") {
        Some(error) => Err(Fault::User(vec![error])),
        None => Ok(sandi.to_owned()),
    }
}
