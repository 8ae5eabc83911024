//! One write: a transaction, the actor, the moment, and the promise that a repeated request is
//! carried out once.

use std::sync::{Arc, Mutex, PoisonError};

use entity::id::IdempotensiId;
use entity::idempotensi;
use entity::value::Waktu;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::context::Call;
use crate::access::penanya;
use crate::app::App;
use crate::audit::{self, Entry, Pending};
use crate::auth::Actor;
use crate::error::{ApiError, Fault, KodeKesalahan};

/// A write under way; dropping it undoes everything.
#[derive(Debug)]
pub struct Unit {
    /// The transaction to write through.
    pub tx: DatabaseTransaction,
    /// Who writes.
    pub actor: Arc<Actor>,
    /// When.
    pub now: Waktu,
    /// The program.
    pub app: Arc<App>,
    request_id: String,
    idempotency: Option<IdempotensiId>,
    /// What is told at the end: whoever appends to the trail holds up all others who do.
    trail: Mutex<Vec<Pending>>,
}

/// How a write begins.
#[derive(Debug)]
pub enum Begun {
    /// It is to be done.
    New(Unit),
    /// It was done before, with this key as its result.
    Again(i64),
}

impl Unit {
    /// Begins the write `operation` with `input`; `key` is the client's idempotency key.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] when anonymous; [`KodeKesalahan::KunciDipakai`] when the key was
    /// used for something else.
    pub async fn begin<I: Serialize + Sync>(
        call: &Call,
        operation: &str,
        input: &I,
        key: Option<&str>,
    ) -> Result<Begun, Fault> {
        Self::begin_as(call, Arc::clone(call.actor()?), operation, input, key).await
    }

    /// Begins a write to the caller's own account, possible even before the initial password was
    /// changed.
    ///
    /// # Errors
    /// As [`Unit::begin`].
    pub async fn begin_self<I: Serialize + Sync>(
        call: &Call,
        operation: &str,
        input: &I,
        key: Option<&str>,
    ) -> Result<Begun, Fault> {
        let actor = Arc::clone(call.actor_at_all()?);
        Self::begin_as(call, actor, operation, input, key).await
    }

    /// The result of a write to the caller's own account that was done before with this key: what such a write
    /// has changed must not judge its repeat.
    ///
    /// # Errors
    /// As [`Unit::begin`].
    pub async fn done_before(
        call: &Call,
        operation: &str,
        key: Option<&str>,
    ) -> Result<Option<i64>, Fault> {
        if key.is_none() {
            return Ok(None);
        }
        match Self::begin_self(call, operation, &(), key).await? {
            Begun::Again(id) => Ok(Some(id)),
            Begun::New(_) => Ok(None),
        }
    }

    async fn begin_as<I: Serialize + Sync>(
        call: &Call,
        actor: Arc<Actor>,
        operation: &str,
        input: &I,
        key: Option<&str>,
    ) -> Result<Begun, Fault> {
        let tx = call.app.db.begin_as(&penanya(&actor)).await?;
        let now = call.app.clock.now();
        let idempotency = match key {
            None => None,
            Some(key) => {
                if key.is_empty() || key.chars().count() > 100 {
                    return Err(Fault::user(
                        "/idempotencyKey",
                        KodeKesalahan::TidakSah,
                        "Kunci idempotensi terdiri atas 1 sampai 100 karakter.",
                    ));
                }
                let input = serde_json::to_vec(input)
                    .map_err(|error| ApiError::Internal(error.to_string()))?;
                let mut hash = Sha256::new();
                hash.update(operation);
                hash.update([0]);
                hash.update(input);
                let sidik = hex(&hash.finalize());
                match claim(&tx, &actor, key, sidik, now).await? {
                    Claim::Mine(id) => Some(id),
                    Claim::Done(id) => return Ok(Begun::Again(id)),
                }
            }
        };
        Ok(Begun::New(Self {
            tx,
            actor,
            now,
            app: Arc::clone(&call.app),
            request_id: call.request_id.clone(),
            idempotency,
            trail: Mutex::default(),
        }))
    }

    /// Notes in the audit trail that `kejadian` happened to `objek`; it is written by [`Self::commit`].
    ///
    /// # Errors
    /// None; it is awaited as what it tells of.
    #[expect(clippy::unused_async, reason = "a use-case awaits whatever may refuse")]
    pub async fn record(
        &self,
        kejadian: &str,
        objek: String,
        rincian: &serde_json::Value,
    ) -> Result<(), ApiError> {
        let entry = Entry {
            waktu: self.now,
            pengguna: Some(self.actor.id),
            kejadian,
            objek,
            rincian,
            request_id: Some(self.request_id.clone()),
        };
        self.trail
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(entry.into());
        Ok(())
    }

    /// Commits; `result` is the key of what was made or changed.
    ///
    /// # Errors
    /// When the database refuses: then nothing has happened.
    pub async fn commit(self, result: i64) -> Result<(), Fault> {
        if let Some(id) = self.idempotency {
            idempotensi::Entity::update(idempotensi::ActiveModel {
                id: sea_orm::ActiveValue::Unchanged(id),
                objek_id: Set(result),
                ..Default::default()
            })
            .exec(&self.tx)
            .await?;
        }
        let trail = self
            .trail
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        audit::record_all(&self.tx, trail).await?;
        self.tx.commit().await?;
        Ok(())
    }
}

enum Claim {
    Mine(IdempotensiId),
    Done(i64),
}

async fn claim(
    tx: &DatabaseTransaction,
    actor: &Actor,
    key: &str,
    sidik: String,
    now: Waktu,
) -> Result<Claim, Fault> {
    let claimed = idempotensi::Entity::insert(idempotensi::ActiveModel {
        pengguna_id: Set(actor.id),
        kunci: Set(key.to_owned()),
        sidik: Set(sidik.clone()),
        objek_id: Set(0),
        dibuat_pada: Set(now),
        ..Default::default()
    })
    .on_conflict(
        OnConflict::columns([idempotensi::Column::PenggunaId, idempotensi::Column::Kunci])
            .do_nothing()
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await;
    let fresh = match claimed {
        Ok(_) => true,
        Err(DbErr::RecordNotInserted) => false,
        Err(error) => return Err(error.into()),
    };
    let row = idempotensi::Entity::find()
        .filter(idempotensi::Column::PenggunaId.eq(actor.id))
        .filter(idempotensi::Column::Kunci.eq(key))
        .one(tx)
        .await?
        .ok_or_else(|| ApiError::Internal("idempotency key vanished".to_owned()))?;
    if row.sidik != sidik {
        Err(Fault::user(
            "/idempotencyKey",
            KodeKesalahan::KunciDipakai,
            "Kunci idempotensi ini sudah dipakai untuk permintaan lain.",
        ))
    } else if fresh && row.objek_id == 0 {
        Ok(Claim::Mine(row.id))
    } else {
        Ok(Claim::Done(row.objek_id))
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
