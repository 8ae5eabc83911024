//! Ending sessions.

use async_graphql::{ID, InputObject};
use entity::id::PenggunaId;
use serde::Serialize;
use serde_json::json;

use super::{manage, objek, target};
use crate::access::permit_self;
use crate::auth::session;
use crate::error::{Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::unit::{Begun, Unit};

/// Masukan untuk mengakhiri satu sesi sendiri.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "SesiRevokeInput")]
pub struct AkhiriInput {
    /// Sesi, dari `saya.sesiList`.
    pub id: ID,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Ends one session of the caller, which may be the one in which they ask.
///
/// # Errors
/// A user error when the caller has no such open session.
pub async fn akhiri(call: &Call, input: &AkhiriInput) -> Result<PenggunaId, Fault> {
    let actor = call.actor_at_all()?;
    permit_self(actor)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin_self(call, "sesiRevoke", input, key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    let id = input.id.as_str();
    if !session::revoke_own(&unit.tx, actor, id, "diakhiri pemiliknya", unit.now).await? {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::TidakDitemukan,
            "Sesi ini tidak ada atau sudah berakhir.",
        ));
    }
    unit.record("auth.revoke", format!("sesi:{id}"), &json!({}))
        .await?;
    unit.commit(actor.id.0).await?;
    Ok(actor.id)
}

/// Masukan untuk mengakhiri semua sesi sendiri yang lain.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "SesiRevokeOthersInput")]
pub struct AkhiriLainInput {
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Ends all sessions of the caller but the one in which they ask.
///
/// # Errors
/// When the database refuses.
pub async fn akhiri_lain(call: &Call, input: &AkhiriLainInput) -> Result<PenggunaId, Fault> {
    let actor = call.actor_at_all()?;
    permit_self(actor)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin_self(call, "sesiRevokeOthers", input, key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    let banyak = session::revoke_others(&unit.tx, actor, "diakhiri pemiliknya", unit.now).await?;
    // The trail cannot be taken back, and this can be asked for without end.
    if banyak > 0 {
        let rincian = json!({ "banyak": banyak });
        unit.record("auth.revokeOthers", objek(actor.id), &rincian)
            .await?;
    }
    unit.commit(actor.id.0).await?;
    Ok(actor.id)
}

/// Masukan untuk mengakhiri semua sesi sebuah akun.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PenggunaRevokeSesiInput")]
pub struct AkhiriSemuaInput {
    /// Akun.
    pub id: ID,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Ends all sessions of an account of the kabupaten.
///
/// # Errors
/// When the caller may not manage it, or the database refuses.
pub async fn akhiri_semua(call: &Call, input: &AkhiriSemuaInput) -> Result<PenggunaId, Fault> {
    let permit = manage(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "penggunaRevokeSesi", input, key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    let account = target(&unit.tx, &permit, &input.id).await?.id;
    let banyak = session::revoke_all(&unit.tx, account, "diakhiri admin", unit.now).await?;
    unit.record(
        "pengguna.revokeSesi",
        objek(account),
        &json!({ "banyak": banyak }),
    )
    .await?;
    unit.commit(account.0).await?;
    Ok(account)
}
