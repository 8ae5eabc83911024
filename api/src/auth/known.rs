//! What is known of callers who asked before: the signature of a token is checked once, and an account
//! is read again only when some account or session has changed.

use std::sync::Arc;

use entity::value::Waktu;
use moka::sync::Cache;

use super::token::{self, Verified};
use super::{Actor, store};
use crate::app::App;
use crate::db::Stamp;
use crate::error::ApiError;

/// Most tokens, and most sessions, that are remembered.
const MOST: u64 = 10_000;

/// Tokens and sessions seen before.
#[derive(Debug)]
pub struct Known {
    tokens: Cache<String, Verified>,
    actors: Cache<String, (i64, Arc<Actor>)>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            tokens: Cache::new(MOST),
            actors: Cache::new(MOST),
        }
    }
}

/// A signed-in caller, and the moment of the data in which they are one.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who asks.
    pub actor: Arc<Actor>,
    /// Read after the request arrived.
    pub stamp: Arc<Stamp>,
}

/// The caller behind a bearer token: none when the token is not valid now, its session was revoked, or
/// the account is locked. A change of role, a lock and a sign-out act at once.
///
/// # Errors
/// [`ApiError::Internal`] when the database refuses.
pub(super) async fn caller(app: &App, token: &str) -> Result<Option<Caller>, ApiError> {
    let Some(Verified { bearer, .. }) = verified(app, token, app.clock.now()) else {
        return Ok(None);
    };
    let stamp = app.pulse.stamp().await?;
    if let Some((akses, actor)) = app.known.actors.get(&bearer.sesi)
        && akses == stamp.akses
        && actor.id == bearer.pengguna
    {
        return Ok(Some(Caller { actor, stamp }));
    }
    let Some(actor) = store::actor(
        app.db.reader(),
        &app.config.auth,
        bearer.pengguna,
        bearer.sesi,
    )
    .await?
    else {
        return Ok(None);
    };
    let actor = Arc::new(actor);
    app.known
        .actors
        .insert(actor.sesi.clone(), (stamp.akses, Arc::clone(&actor)));
    Ok(Some(Caller { actor, stamp }))
}

/// What a token says, if it is valid now.
fn verified(app: &App, token: &str, now: Waktu) -> Option<Verified> {
    if let Some(verified) = app.known.tokens.get(token) {
        return verified.holds(now).then_some(verified);
    }
    let verified = token::verify(&app.keys, &app.config.auth, token)?;
    if !verified.holds(now) {
        return None;
    }
    app.known.tokens.insert(token.to_owned(), verified.clone());
    Some(verified)
}
