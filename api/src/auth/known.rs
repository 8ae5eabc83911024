//! What is known of callers who asked before: the signature of a token is checked once, a cookie is looked up
//! once, and an account is read again only when some account or session has changed.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use entity::id::PenggunaId;
use entity::value::Waktu;
use moka::sync::Cache;

use super::secret::fingerprint;
use super::token::{self, Verified};
use super::{Actor, store};
use crate::app::App;
use crate::db::Stamp;
use crate::error::ApiError;

/// Most tokens, cookies and sessions, of each, that are remembered.
const MOST: u64 = 10_000;
/// The use of a cookie is written down when this part of the time it may rest has passed since the last time.
const WRITTEN: i64 = 10;

/// Tokens, cookies and sessions seen before.
#[derive(Debug)]
pub struct Known {
    tokens: Cache<String, Verified>,
    cookies: Cache<String, Arc<Browser>>,
    actors: Cache<String, (i64, Arc<Actor>)>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            tokens: Cache::new(MOST),
            cookies: Cache::new(MOST),
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
    of_session(app, bearer.pengguna, bearer.sesi).await
}

/// The caller behind the cookie of a browser: none when there is no such session, it was revoked, has ended or
/// rested too long, or the account is locked.
///
/// # Errors
/// As [`caller`].
pub(super) async fn browser(app: &App, secret: &str) -> Result<Option<Caller>, ApiError> {
    let now = app.clock.now();
    let idle = i64::from(app.config.auth.cookie_idle_seconds) * 1000;
    let known = app.known.cookies.get(secret);
    let browser = match known.filter(|it| it.holds(now, idle)) {
        Some(browser) => browser,
        // Another process may know of a later use.
        None => match Browser::find(app, secret).await? {
            Some(browser) if browser.holds(now, idle) => {
                let browser = Arc::new(browser);
                let cookies = &app.known.cookies;
                cookies.insert(secret.to_owned(), Arc::clone(&browser));
                browser
            }
            Some(_) | None => return Ok(None),
        },
    };
    let caller = of_session(app, browser.pengguna, browser.sesi.clone()).await?;
    if caller.is_some() {
        browser.used(app, now, idle).await;
    }
    Ok(caller)
}

/// The caller in an open session.
async fn of_session(
    app: &App,
    pengguna: PenggunaId,
    sesi: String,
) -> Result<Option<Caller>, ApiError> {
    let stamp = app.pulse.stamp().await?;
    if let Some((akses, actor)) = app.known.actors.get(&sesi)
        && akses == stamp.akses
        && actor.id == pengguna
    {
        return Ok(Some(Caller { actor, stamp }));
    }
    let config = &app.config.auth;
    let Some(actor) = store::actor(app.db.reader(), config, pengguna, sesi).await? else {
        return Ok(None);
    };
    let actor = Arc::new(actor);
    app.known
        .actors
        .insert(actor.sesi.clone(), (stamp.akses, Arc::clone(&actor)));
    Ok(Some(Caller { actor, stamp }))
}

/// The session of a browser.
#[derive(Debug)]
struct Browser {
    pengguna: PenggunaId,
    sesi: String,
    ends: Waktu,
    /// Last use, as far as it is known.
    used: AtomicI64,
    /// Last use that was written down.
    written: AtomicI64,
}

impl Browser {
    async fn find(app: &App, secret: &str) -> Result<Option<Self>, ApiError> {
        let row = store::cookie::find(app.db.reader(), &fingerprint(secret)).await?;
        let life = i64::from(app.config.auth.cookie_seconds) * 1000;
        Ok(row.map(|row| Self {
            pengguna: row.pengguna_id,
            sesi: row.sesi_id,
            ends: Waktu(row.dibuat_pada.0 + life),
            used: AtomicI64::new(row.terpakai_pada.0),
            written: AtomicI64::new(row.terpakai_pada.0),
        }))
    }

    fn holds(&self, now: Waktu, idle: i64) -> bool {
        now < self.ends && now.0 - self.used.load(Ordering::Relaxed) < idle
    }

    /// Notes a use. One that cannot be written down is no reason to refuse it: the session then ends early.
    async fn used(&self, app: &App, now: Waktu, idle: i64) {
        self.used.fetch_max(now.0, Ordering::Relaxed);
        let written = self.written.load(Ordering::Relaxed);
        let order = Ordering::Relaxed;
        // Of many requests at once, one writes.
        let due = now.0 - written >= idle / WRITTEN
            && self
                .written
                .compare_exchange(written, now.0, order, order)
                .is_ok();
        if due && let Err(error) = store::cookie::used(app.db.writer(), &self.sesi, now).await {
            tracing::warn!(?error, "the use of a session is not written down");
            self.written.store(written, order);
        }
    }
}

/// What a token says, if it is valid now.
fn verified(app: &App, token: &str, now: Waktu) -> Option<Verified> {
    if let Some(verified) = app.known.tokens.get(token)
        && verified.generation == app.keys.generation(now)
    {
        return verified.holds(now).then_some(verified);
    }
    let verified = token::verify(&app.keys, &app.config.auth, token, now)?;
    if !verified.holds(now) {
        return None;
    }
    app.known.tokens.insert(token.to_owned(), verified.clone());
    Some(verified)
}
