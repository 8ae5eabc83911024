//! What a resolver may ask about the request it serves.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use async_graphql::Context;
use entity::status::StatusLkjip;
use entity::value::Waktu;
use sea_orm::DatabaseTransaction;

use crate::access::{Scope, VisibleReport, penanya};
use crate::app::App;
use crate::auth::Actor;
use crate::db::{Snapshot, Stamp};
use crate::error::ApiError;
use crate::remembered::Rows;

/// What an answer rests on, and so how long it stays right. Each needs more than the one before.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// On approved reports and reference data, as far as the caller's role and region may see them.
    Disetujui,
    /// On anything, as this caller may see it.
    Segala,
    /// On the time of day, too.
    Saat,
}

/// What the answer under way rests on so far.
#[derive(Debug)]
pub struct Resting(AtomicU8);

impl Resting {
    const fn new() -> Self {
        Self(AtomicU8::new(Basis::Disetujui as u8))
    }

    fn on(&self, basis: Basis) {
        self.0.fetch_max(basis as u8, Ordering::Relaxed);
    }

    /// What it rests on.
    pub fn basis(&self) -> Basis {
        match self.0.load(Ordering::Relaxed) {
            0 => Basis::Disetujui,
            1 => Basis::Segala,
            _ => Basis::Saat,
        }
    }
}

/// One HTTP request on its way down the stairs. Its clones are further questions of it: they read the same
/// snapshot.
#[derive(Clone, Debug)]
pub struct Call {
    /// The program.
    pub app: Arc<App>,
    /// Who asks; absent when anonymous.
    pub actor: Option<Arc<Actor>>,
    /// Number of the request, as in the log.
    pub request_id: String,
    /// Absent when anonymous.
    snapshot: Option<Arc<Snapshot>>,
    resting: Arc<Resting>,
    /// Read when the request arrived; none outside HTTP.
    stamp: Option<Arc<Stamp>>,
}

impl Call {
    /// A call by `actor`.
    pub fn new(app: Arc<App>, actor: Option<Arc<Actor>>, request_id: String) -> Self {
        let snapshot = actor
            .as_deref()
            .map(|actor| Arc::new(app.db.snapshot_as(penanya(actor))));
        Self {
            app,
            actor,
            request_id,
            snapshot,
            resting: Arc::new(Resting::new()),
            stamp: None,
        }
    }

    /// The same call, of a caller whose moment is known.
    #[must_use]
    pub fn at(mut self, stamp: Option<Arc<Stamp>>) -> Self {
        self.stamp = stamp;
        self
    }

    /// What the answer will rest on, to be asked when it is there.
    pub fn resting(&self) -> Arc<Resting> {
        Arc::clone(&self.resting)
    }

    /// The call behind a resolver.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the schema is executed without one.
    pub fn of<'a>(context: &Context<'a>) -> Result<&'a Self, ApiError> {
        context
            .data::<Self>()
            .map_err(|_| ApiError::Internal("no call in the context".to_owned()))
    }

    /// Who asks.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] when anonymous, [`ApiError::GantiSandi`] before the initial
    /// password was changed, [`ApiError::FaktorKedua`] before the second factor was set up that the role demands.
    pub fn actor(&self) -> Result<&Arc<Actor>, ApiError> {
        let actor = self.actor_at_all()?;
        if actor.wajib_ganti_sandi {
            return Err(ApiError::GantiSandi);
        }
        if actor.wajib_faktor_kedua {
            return Err(ApiError::FaktorKedua);
        }
        Ok(actor)
    }

    /// Who asks, even before they did what has to be done first: only to see and change oneself.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] when anonymous.
    pub fn actor_at_all(&self) -> Result<&Arc<Actor>, ApiError> {
        self.actor.as_ref().ok_or(ApiError::Unauthenticated)
    }

    /// The one consistent view that all queries of this request share.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] when anonymous.
    pub fn reading(&self) -> Result<Reading, ApiError> {
        let actor = Arc::clone(self.actor()?);
        let snapshot = self.snapshot.clone().ok_or(ApiError::Unauthenticated)?;
        Ok(Reading {
            stamp: self.stamp.clone(),
            ..self.view(actor, snapshot)
        })
    }

    /// A fresh view, for what a mutation shows after its commit.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] when anonymous.
    pub fn reading_anew(&self) -> Result<Reading, ApiError> {
        Ok(self.anew(Arc::clone(self.actor()?)))
    }

    /// A fresh view of the caller's own account, had even before they did what has to be done first.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] when anonymous.
    pub fn reading_self(&self) -> Result<Reading, ApiError> {
        Ok(self.anew(Arc::clone(self.actor_at_all()?)))
    }

    fn anew(&self, actor: Arc<Actor>) -> Reading {
        let snapshot = self.app.db.snapshot_as(penanya(&actor));
        self.view(actor, Arc::new(snapshot))
    }

    fn view(&self, actor: Arc<Actor>, snapshot: Arc<Snapshot>) -> Reading {
        Reading {
            scope: Arc::new(Scope::of(&actor)),
            per: None,
            actor,
            snapshot,
            resting: Arc::clone(&self.resting),
            stamp: None,
            app: Arc::clone(&self.app),
        }
    }
}

/// What is read together: one snapshot, under one scope, for one actor.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The program.
    pub app: Arc<App>,
    /// Who reads.
    pub actor: Arc<Actor>,
    /// What they may read.
    pub scope: Arc<Scope>,
    /// The moment as of which reference data is read; none is now.
    pub per: Option<Waktu>,
    snapshot: Arc<Snapshot>,
    resting: Arc<Resting>,
    /// Absent where a change of this very request must be seen.
    stamp: Option<Arc<Stamp>>,
}

impl Reading {
    /// The same of reference data as it stood at `per`, and of what reports are held against; none is now.
    ///
    /// # Errors
    /// [`ApiError::BadUserInput`] for a moment that has not come: nothing tells how things will stand then.
    pub fn pada(self, per: Option<Waktu>) -> Result<Self, ApiError> {
        if per.is_some_and(|per| per > self.app.clock.now()) {
            return Err(ApiError::BadUserInput(
                "Saat pada `asOf` belum tiba; pilih saat yang sudah lewat.".to_owned(),
            ));
        }
        Ok(Self { per, ..self })
    }

    /// The connection to read anything through.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn connection(&self) -> Result<&DatabaseTransaction, ApiError> {
        self.resting.on(Basis::Segala);
        self.snapshot.connection().await
    }

    /// The connection to read reference data and approved reports through, and nothing else: whatever
    /// the statement reads must move [`Stamp::disetujui`](crate::db::Stamp::disetujui) when it changes.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn approved(&self) -> Result<&DatabaseTransaction, ApiError> {
        self.snapshot.connection().await
    }

    /// What `load` reads, or read before under the name `what`, which tells it from all that is read
    /// otherwise. It must keep to reference data and approved reports as [`Self::approved`] says, and to
    /// the kabupaten.
    ///
    /// # Errors
    /// What `load` answers.
    pub async fn remembered<V: Rows>(
        &self,
        what: impl Into<String>,
        load: impl AsyncFnOnce(&DatabaseTransaction) -> Result<V, ApiError>,
    ) -> Result<Arc<V>, ApiError> {
        let what = what.into();
        if let Some(rows) = self.snapshot.read(&what) {
            return Ok(rows);
        }
        let key = (self.scope.kabupaten(), what.clone());
        let moment = self.stamp.as_ref().map(|stamp| stamp.disetujui);
        let kept = moment.and_then(|moment| {
            let kept = self.app.remembered.get(&key, moment);
            self.app.metrics.remembered.looked(kept.is_some());
            kept
        });
        if let Some(rows) = kept {
            return Ok(rows);
        }
        let rows = Arc::new(load(self.approved().await?).await?);
        if let Some(moment) = moment {
            self.app.remembered.keep(key, moment, &rows);
        }
        self.snapshot.has_read(what, Arc::clone(&rows) as _);
        Ok(rows)
    }

    /// What `load` reads of these reports and nothing else; remembered when they are all approved.
    ///
    /// # Errors
    /// What `load` answers.
    pub async fn below<V: Rows>(
        &self,
        what: &str,
        reports: &[VisibleReport],
        load: impl AsyncFnOnce(&DatabaseTransaction) -> Result<V, ApiError>,
    ) -> Result<Arc<V>, ApiError> {
        let approved = |report: &VisibleReport| report.status == StatusLkjip::Disetujui;
        if !reports.iter().all(approved) {
            return Ok(Arc::new(load(self.connection().await?).await?));
        }
        let ids: Vec<i64> = reports.iter().map(|report| report.id.0).collect();
        self.remembered(format!("{what} {ids:?}"), load).await
    }

    /// The time of day.
    pub fn now(&self) -> Waktu {
        self.resting.on(Basis::Saat);
        self.app.clock.now()
    }
}
