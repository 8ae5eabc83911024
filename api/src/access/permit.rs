//! The right to write, proved by the type of an argument.

use entity::id::{KabupatenId, KecamatanId};

use super::policy::{Action, Relation, allows};
use crate::auth::Actor;
use crate::error::ApiError;

/// A granted right: who may do what. Only [`permit`] makes one.
#[derive(Clone, Debug)]
pub struct Permit<'a> {
    actor: &'a Actor,
    action: Action,
}

impl<'a> Permit<'a> {
    /// To whom it was granted.
    pub const fn actor(&self) -> &'a Actor {
        self.actor
    }

    /// What was granted.
    pub const fn action(&self) -> Action {
        self.action
    }
}

/// How `actor` stands to something of `kabupaten`, and of `kecamatan` where it belongs to one.
pub fn relation(actor: &Actor, kabupaten: KabupatenId, kecamatan: Option<KecamatanId>) -> Relation {
    if actor.kabupaten != kabupaten {
        Relation::Luar
    } else if kecamatan.is_some() && actor.kecamatan == kecamatan {
        Relation::Sendiri
    } else {
        Relation::Kabupaten
    }
}

/// Whether the role of `actor` allows it, and where it is a machine client its scopes cover it.
pub(super) fn may(actor: &Actor, action: Action, relation: Relation) -> bool {
    let machine = actor.machine.as_ref();
    allows(actor.peran, action, relation)
        && machine.is_none_or(|machine| machine.cakupan.meliputi(action))
}

/// Grants `action` on something of `kabupaten` (and `kecamatan`).
///
/// # Errors
/// [`ApiError::Forbidden`] when the policy says no. The caller must already see the thing; what is
/// invisible is [`ApiError::NotFound`] before it comes here.
pub fn permit(
    actor: &Actor,
    action: Action,
    kabupaten: KabupatenId,
    kecamatan: Option<KecamatanId>,
) -> Result<Permit<'_>, ApiError> {
    if may(actor, action, relation(actor, kabupaten, kecamatan)) {
        Ok(Permit { actor, action })
    } else {
        Err(ApiError::Forbidden)
    }
}

/// Grants what one may do to oneself.
///
/// # Errors
/// [`ApiError::Forbidden`] when the policy says no.
pub fn permit_self(actor: &Actor) -> Result<Permit<'_>, ApiError> {
    if may(actor, Action::Diri, Relation::Sendiri) {
        Ok(Permit {
            actor,
            action: Action::Diri,
        })
    } else {
        Err(ApiError::Forbidden)
    }
}
