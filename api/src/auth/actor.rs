//! Who is asking.

use entity::id::{KabupatenId, KecamatanId, PenggunaId};
use entity::status::Peran;

use crate::access::KumpulanCakupan;

/// The signed-in caller as the accounts have them at the moment of the request: a lock or a change of
/// role acts on tokens already given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Account.
    pub id: PenggunaId,
    /// Full name, kept in the history of what was done.
    pub nama: String,
    /// Role.
    pub peran: Peran,
    /// Kabupaten in which the role holds.
    pub kabupaten: KabupatenId,
    /// Kecamatan in which the role holds; present for OPERATOR and CAMAT.
    pub kecamatan: Option<KecamatanId>,
    /// Session, to sign out.
    pub sesi: String,
    /// The initial password has not been changed yet: until then nothing else is allowed.
    pub wajib_ganti_sandi: bool,
    /// The second factor that the role demands has not been set up yet: until then nothing else is allowed.
    pub wajib_faktor_kedua: bool,
    /// What is said of a machine client besides its role; none for a person.
    pub machine: Option<Machine>,
}

/// What is said of a machine client besides its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// What it may do at most.
    pub cakupan: KumpulanCakupan,
    /// Most cost of GraphQL in a minute; none where the limit of all holds.
    pub batas_per_menit: Option<u32>,
}

impl Actor {
    /// Whether something has to be done before all else.
    pub const fn terbatas(&self) -> bool {
        self.wajib_ganti_sandi || self.wajib_faktor_kedua
    }
}
