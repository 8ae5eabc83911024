//! Who asks, as the database is told.

use crate::auth::Actor;
use crate::db::Penanya;

/// As whom the transactions of `actor` ask: what they may see and write is decided once more behind them.
pub const fn penanya(actor: &Actor) -> Penanya {
    Penanya {
        peran: actor.peran,
        pengguna: actor.id,
        kabupaten: actor.kabupaten,
        kecamatan: actor.kecamatan,
    }
}
