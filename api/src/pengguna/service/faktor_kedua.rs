//! Setting up and taking away the second factor.

use async_graphql::{ID, InputObject};
use entity::id::PenggunaId;
use entity::pengguna;
use serde::Serialize;
use serde_json::{Value, json};

use super::sandi::sendiri;
use super::{manage, objek, target};
use crate::access::{Permit, permit_self};
use crate::audit::{self, Entry};
use crate::auth::second_factor::{self, Setup};
use crate::auth::{brake, password, session};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::unit::{Begun, Unit};
use crate::pengguna::store;

/// Masukan untuk menyiapkan faktor kedua.
// No Debug and no Serialize: it holds a password.
#[derive(Clone, InputObject)]
#[graphql(name = "FaktorKeduaSetupInput")]
pub struct SiapkanInput {
    /// Kata sandi sekarang.
    pub sandi: String,
    /// Kunci idempotensi: pengulangan memperlihatkan rahasia yang sama selama belum dikonfirmasi.
    pub idempotency_key: Option<String>,
}

/// Keeps a new secret for the caller's second factor, which begins with its first code.
///
/// # Errors
/// User errors: wrong password, or there is a second factor already. [`RateLimited`](crate::error::ApiError::RateLimited) after too many
/// wrong attempts.
pub async fn siapkan(call: &Call, input: &SiapkanInput) -> Result<Setup, Fault> {
    const OPERATION: &str = "faktorKeduaSetup";
    let actor = call.actor_at_all()?;
    let app = &call.app;
    let permit = permit_self(actor)?;
    let account = sendiri(call, &permit).await?;
    if account.faktor_kedua {
        return Err(sudah());
    }
    let place = password::line_up()?;
    let attempt = brake::proof(app, actor, &call.request_id).await?;
    if !place
        .verify(input.sandi.clone(), Some(account.sandi.clone()))
        .await?
    {
        attempt.wrong(app, "sandi")?;
        return Err(Fault::user(
            "/sandi",
            KodeKesalahan::SandiDitolak,
            "Kata sandi salah.",
        ));
    }
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin_self(call, OPERATION, &(), key).await? {
        Begun::New(unit) => unit,
        Begun::Again(_) => {
            let tx = app.db.begin().await?;
            attempt.right(&tx).await?;
            let pending = second_factor::pending(&app.seal, &tx, &account).await?;
            tx.commit().await?;
            return pending.ok_or_else(sudah);
        }
    };
    if pegang(&unit, &permit).await?.faktor_kedua {
        return Err(sudah());
    }
    attempt.right(&unit.tx).await?;
    let setup = second_factor::set_up(&app.seal, &unit.tx, &account, unit.now).await?;
    unit.commit(actor.id.0).await?;
    Ok(setup)
}

/// Masukan untuk mengonfirmasi faktor kedua yang disiapkan.
#[derive(Clone, InputObject)]
#[graphql(name = "FaktorKeduaConfirmInput")]
pub struct KonfirmasiInput {
    /// Kode enam angka dari aplikasi autentikator.
    pub kode: String,
    /// Kunci idempotensi; pengulangan tidak memperlihatkan kode pemulihan lagi.
    pub idempotency_key: Option<String>,
}

/// Makes what was set up the second factor of the caller, ends their other sessions, and answers the recovery
/// codes, which are shown this once.
///
/// # Errors
/// User errors: wrong code, nothing was set up, or there is a second factor already.
/// [`RateLimited`](crate::error::ApiError::RateLimited) after too many wrong attempts.
pub async fn konfirmasi(call: &Call, input: &KonfirmasiInput) -> Result<Vec<String>, Fault> {
    const OPERATION: &str = "faktorKeduaConfirm";
    let actor = call.actor_at_all()?;
    let permit = permit_self(actor)?;
    let key = input.idempotency_key.as_deref();
    if Unit::done_before(call, OPERATION, key).await?.is_some() {
        return Ok(Vec::new());
    }
    let app = &call.app;
    let account = sendiri(call, &permit).await?;
    if account.faktor_kedua {
        return Err(sudah());
    }
    let pending = second_factor::pending(&app.seal, app.db.reader(), &account).await?;
    if pending.is_none() {
        return Err(tidak_sesuai(
            "Siapkan faktor kedua terlebih dahulu dengan faktorKeduaSetup.",
        ));
    }
    let attempt = brake::proof(app, actor, &call.request_id).await?;
    let unit = match Unit::begin_self(call, OPERATION, &(), key).await? {
        Begun::Again(_) => return Ok(Vec::new()),
        Begun::New(unit) => unit,
    };
    pegang(&unit, &permit).await?;
    let codes =
        second_factor::confirm(&app.seal, &unit.tx, actor.id, &input.kode, unit.now).await?;
    let Some(codes) = codes else {
        drop(unit);
        attempt.wrong(app, "kode")?;
        return Err(Fault::user(
            "/kode",
            KodeKesalahan::TidakSah,
            "Kode salah atau sudah dipakai.",
        ));
    };
    attempt.right(&unit.tx).await?;
    session::revoke_others(&unit.tx, actor, "faktor kedua dipasang", unit.now).await?;
    let rincian = json!({ "faktorKedua": [false, true] });
    unit.record("pengguna.pasangFaktorKedua", objek(actor.id), &rincian)
        .await?;
    unit.commit(actor.id.0).await?;
    Ok(codes)
}

/// Masukan untuk melepas faktor kedua sendiri.
// No Debug and no Serialize: it holds a password.
#[derive(Clone, InputObject)]
#[graphql(name = "FaktorKeduaRemoveInput")]
pub struct LepasInput {
    /// Kata sandi sekarang.
    pub sandi: String,
    /// Kode dari aplikasi autentikator, atau kode pemulihan.
    pub kode: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Takes the second factor of the caller away.
///
/// # Errors
/// User errors: password or code is wrong, which is not told, or there is no second factor.
/// [`RateLimited`](crate::error::ApiError::RateLimited) after too many wrong attempts.
pub async fn lepas(call: &Call, input: &LepasInput) -> Result<PenggunaId, Fault> {
    const OPERATION: &str = "faktorKeduaRemove";
    let actor = call.actor_at_all()?;
    let permit = permit_self(actor)?;
    let key = input.idempotency_key.as_deref();
    if let Some(id) = Unit::done_before(call, OPERATION, key).await? {
        return Ok(PenggunaId(id));
    }
    let app = &call.app;
    let account = sendiri(call, &permit).await?;
    if !account.faktor_kedua {
        return Err(belum(""));
    }
    let place = password::line_up()?;
    let attempt = brake::proof(app, actor, &call.request_id).await?;
    let right = place
        .verify(input.sandi.clone(), Some(account.sandi.clone()))
        .await?;
    let unit = match Unit::begin_self(call, OPERATION, &(), key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    pegang(&unit, &permit).await?;
    let proved =
        right && second_factor::prove(&app.seal, &unit.tx, actor.id, &input.kode, unit.now).await?;
    if !proved {
        drop(unit);
        attempt.wrong(app, if right { "kode" } else { "sandi" })?;
        return Err(Fault::user(
            "/kode",
            KodeKesalahan::SandiDitolak,
            "Kata sandi atau kode salah.",
        ));
    }
    attempt.right(&unit.tx).await?;
    second_factor::remove(&unit.tx, actor.id).await?;
    unit.record("pengguna.lepasFaktorKedua", objek(actor.id), &dilepas())
        .await?;
    unit.commit(actor.id.0).await?;
    Ok(actor.id)
}

/// Masukan untuk melepas faktor kedua akun orang lain.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PenggunaRemoveFaktorKeduaInput")]
pub struct LepasAkunInput {
    /// Akun.
    pub id: ID,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Takes the second factor of somebody else's account away, who has lost the device and the recovery codes.
///
/// # Errors
/// User errors: it has none, or it is the own account, whose owner knows password and code.
pub async fn lepas_akun(call: &Call, input: &LepasAkunInput) -> Result<PenggunaId, Fault> {
    let permit = manage(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "penggunaRemoveFaktorKedua", input, key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    let account = target(&unit.tx, &permit, &input.id).await?.id;
    if account == permit.actor().id {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::TidakSah,
            "Faktor kedua sendiri dilepas dengan faktorKeduaRemove.",
        ));
    }
    if !second_factor::remove(&unit.tx, account).await? {
        return Err(belum("/id"));
    }
    unit.record("pengguna.lepasFaktorKedua", objek(account), &dilepas())
        .await?;
    unit.commit(account.0).await?;
    Ok(account)
}

/// Takes the second factor of the account named `username` away for whoever holds the machine. The audit trail
/// notes it without an actor.
///
/// # Errors
/// A user error when there is no such account, or it has none.
pub async fn lepas_from_shell(db: &Db, clock: &Clock, username: &str) -> Result<(), Fault> {
    let username = username.trim().to_lowercase();
    let tx = db.begin().await?;
    let account = store::named_from_shell(&tx, &username)
        .await?
        .ok_or_else(|| {
            Fault::user(
                "/username",
                KodeKesalahan::TidakDitemukan,
                format!("Akun \"{username}\" tidak ada."),
            )
        })?;
    if !second_factor::remove(&tx, account).await? {
        return Err(belum("/username"));
    }
    let entry = Entry {
        waktu: clock.now(),
        pengguna: None,
        kejadian: "pengguna.lepasFaktorKedua",
        objek: objek(account),
        rincian: &dilepas(),
        request_id: None,
    };
    audit::record(&tx, entry).await?;
    tx.commit().await?;
    Ok(())
}

/// The account of the caller as it stays until the unit ends; it may have changed while a password was checked.
async fn pegang(unit: &Unit, permit: &Permit<'_>) -> Result<pengguna::Model, ApiError> {
    store::hold_own(&unit.tx, permit)
        .await?
        .ok_or(ApiError::NotFound)
}

/// What the trail tells of a second factor that is gone.
fn dilepas() -> Value {
    json!({ "faktorKedua": [true, false] })
}

fn tidak_sesuai(message: &str) -> Fault {
    Fault::user("", KodeKesalahan::StatusTidakSesuai, message)
}

fn sudah() -> Fault {
    tidak_sesuai("Faktor kedua sudah terpasang; lepaskan terlebih dahulu.")
}

fn belum(path: &str) -> Fault {
    Fault::user(
        path,
        KodeKesalahan::StatusTidakSesuai,
        "Akun ini tidak memakai faktor kedua.",
    )
}
