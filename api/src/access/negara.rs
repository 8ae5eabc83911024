//! What of another kabupaten may be read: one figure of each approved report with what it is computed from, to
//! compare it, and which revision that is and when it was approved.

use entity::lkjip;
use entity::status::StatusLkjip;
use entity::value::Waktu;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Condition;

use super::permit::may;
use super::policy::{Action, Relation};
use crate::auth::Actor;
use crate::error::ApiError;

/// Leave to compare approved reports of all kabupaten. A report is public once it is approved (UU 14/2008
/// article 9; PermenPANRB 53/2014), yet only whoever compares has a use for those of others.
#[derive(Copy, Clone, Debug)]
pub struct Negara(());

impl Negara {
    /// Leave for `actor`.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] for who may not.
    pub fn of(actor: &Actor) -> Result<Self, ApiError> {
        if may(actor, Action::BandingkanNegara, Relation::Kabupaten) {
            Ok(Self(()))
        } else {
            Err(ApiError::Forbidden)
        }
    }

    /// Condition on `lkjip`: approved and in force, now or at `per`.
    pub fn condition(self, per: Option<Waktu>) -> Condition {
        let disetujui = Condition::all().add(lkjip::Column::Status.eq(StatusLkjip::Disetujui));
        match per {
            None => disetujui.add(lkjip::Column::DigantikanPada.is_null()),
            Some(per) => disetujui.add(lkjip::Column::DisetujuiPada.lte(per)).add(
                Condition::any()
                    .add(lkjip::Column::DigantikanPada.is_null())
                    .add(lkjip::Column::DigantikanPada.gt(per)),
            ),
        }
    }
}
