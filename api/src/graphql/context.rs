//! What a resolver may ask about the request it serves.

use std::sync::Arc;

use async_graphql::Context;

use crate::access::Scope;
use crate::app::App;
use crate::auth::Actor;
use crate::db::Snapshot;
use crate::error::ApiError;

/// One HTTP request on its way down the stairs.
#[derive(Debug)]
pub struct Call {
    /// The program.
    pub app: Arc<App>,
    /// Who asks; absent when anonymous.
    pub actor: Option<Arc<Actor>>,
    /// Number of the request, as in the log.
    pub request_id: String,
    snapshot: Arc<Snapshot>,
}

impl Call {
    /// A call by `actor`.
    pub fn new(app: Arc<App>, actor: Option<Actor>, request_id: String) -> Self {
        let snapshot = Arc::new(app.db.snapshot());
        Self {
            app,
            actor: actor.map(Arc::new),
            request_id,
            snapshot,
        }
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
    /// password was changed.
    pub fn actor(&self) -> Result<&Arc<Actor>, ApiError> {
        let actor = self.actor_at_all()?;
        if actor.wajib_ganti_sandi {
            return Err(ApiError::GantiSandi);
        }
        Ok(actor)
    }

    /// Who asks, even before the initial password was changed: only to see and change oneself.
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
        Ok(self.view(Arc::clone(self.actor()?), Arc::clone(&self.snapshot)))
    }

    /// A fresh view, for what a mutation shows after its commit.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] when anonymous.
    pub fn reading_anew(&self) -> Result<Reading, ApiError> {
        Ok(self.view(Arc::clone(self.actor()?), Arc::new(self.app.db.snapshot())))
    }

    /// A fresh view of the caller's own account, had even before the initial password was changed.
    ///
    /// # Errors
    /// [`ApiError::Unauthenticated`] when anonymous.
    pub fn reading_self(&self) -> Result<Reading, ApiError> {
        let actor = Arc::clone(self.actor_at_all()?);
        Ok(self.view(actor, Arc::new(self.app.db.snapshot())))
    }

    fn view(&self, actor: Arc<Actor>, snapshot: Arc<Snapshot>) -> Reading {
        Reading {
            scope: Arc::new(Scope::of(&actor)),
            actor,
            snapshot,
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
    snapshot: Arc<Snapshot>,
}

impl Reading {
    /// The connection to read through.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn connection(&self) -> Result<&sea_orm::DatabaseTransaction, ApiError> {
        self.snapshot.connection().await
    }
}
