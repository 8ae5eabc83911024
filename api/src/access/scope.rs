//! What a reader's statements are confined to.

use entity::id::{KabupatenId, KecamatanId};
use entity::status::StatusLkjip;
use entity::{kecamatan, lkjip};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, IntoSimpleExpr};

use super::permit::may;
use super::policy::{Action, Relation};
use crate::auth::Actor;
use crate::error::ApiError;

/// How far a reader sees.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing.
    Tidak,
    /// The own kecamatan only.
    Sendiri(KecamatanId),
    /// The whole kabupaten.
    Semua,
}

/// The rows a caller may read. A store turns it into the `WHERE` of each statement, so that what is
/// invisible is also absent: it cannot be counted, sorted by, or told apart from what does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    kabupaten: KabupatenId,
    reports: Vec<(StatusLkjip, Reach)>,
    unggahan: Reach,
    catatan: Reach,
}

fn reach(actor: &Actor, action: Action) -> Reach {
    if may(actor, action, Relation::Kabupaten) {
        Reach::Semua
    } else if let Some(kecamatan) = actor.kecamatan
        && may(actor, action, Relation::Sendiri)
    {
        Reach::Sendiri(kecamatan)
    } else {
        Reach::Tidak
    }
}

impl Scope {
    /// All that `actor` may read.
    pub fn of(actor: &Actor) -> Self {
        Self {
            kabupaten: actor.kabupaten,
            reports: StatusLkjip::SEMUA
                .iter()
                .map(|&status| (status, reach(actor, Action::baca(status))))
                .collect(),
            unggahan: reach(actor, Action::UbahIsi),
            catatan: reach(actor, Action::BacaCatatan),
        }
    }

    /// All that `actor` may read, for a purpose that not every role has.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when the role has no such purpose anywhere.
    pub fn for_action(actor: &Actor, action: Action) -> Result<Self, ApiError> {
        if reach(actor, action) == Reach::Tidak {
            return Err(ApiError::Forbidden);
        }
        Ok(Self::of(actor))
    }

    /// The same scope without reports that are not yet approved.
    #[must_use]
    pub fn approved_only(mut self) -> Self {
        for (status, reach) in &mut self.reports {
            if *status != StatusLkjip::Disetujui {
                *reach = Reach::Tidak;
            }
        }
        self.unggahan = Reach::Tidak;
        self
    }

    /// The kabupaten to which every row read belongs.
    pub const fn kabupaten(&self) -> KabupatenId {
        self.kabupaten
    }

    /// How far reports in `status` are seen.
    pub fn reach(&self, status: StatusLkjip) -> Reach {
        self.reports
            .iter()
            .find(|(of, _)| *of == status)
            .map_or(Reach::Tidak, |(_, reach)| *reach)
    }

    /// Whose uploaded files are seen before any report refers to them: of those in whose reports one may
    /// write.
    pub const fn unggahan(&self) -> Reach {
        self.unggahan
    }

    /// Whose notes of the review are seen.
    pub(super) const fn catatan(&self) -> Reach {
        self.catatan
    }

    /// Condition on `lkjip` joined with `kecamatan`.
    pub(super) fn condition(&self) -> Condition {
        let visible =
            self.reports
                .iter()
                .fold(Condition::any(), |any, (status, reach)| match reach {
                    Reach::Tidak => any,
                    Reach::Sendiri(own) => any.add(
                        lkjip::Column::Status
                            .eq(*status)
                            .and(lkjip::Column::KecamatanId.eq(*own)),
                    ),
                    Reach::Semua => any.add(lkjip::Column::Status.eq(*status)),
                });
        let visible = if visible.is_empty() {
            Condition::all().add(Expr::value(1).eq(0))
        } else {
            visible
        };
        Condition::all()
            .add(
                kecamatan::Column::KabupatenId
                    .into_simple_expr()
                    .eq(self.kabupaten.0),
            )
            .add(visible)
    }
}
