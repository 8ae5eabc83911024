//! Sessions as the client sees them.

use async_graphql::{ID, SimpleObject};

use crate::auth::session::OpenSession;
use crate::graphql::scalar::Saat;

/// Sesi yang sedang berlaku: sejak seseorang masuk dengan satu peramban atau program, sampai ia keluar.
#[derive(Clone, Debug, SimpleObject)]
pub struct Sesi {
    /// Kunci sesi, untuk `sesiRevoke`.
    id: ID,
    /// Saat masuk.
    dimulai_pada: Saat,
    /// Saat terakhir sesi diperbarui; null bila belum pernah sejak masuk.
    diperbarui_pada: Option<Saat>,
    /// Jaringan asal saat masuk: alamat IPv4, atau awalan /64 alamat IPv6.
    jaringan: Option<String>,
    /// Peramban atau program, sebagaimana ia menyebut dirinya.
    klien: Option<String>,
    /// Benar bila permintaan ini memakai sesi tersebut.
    ini: bool,
}

impl Sesi {
    /// The session, for somebody who asks in the session `asking`.
    pub(super) fn of(row: OpenSession, asking: &str) -> Self {
        Self {
            ini: row.id == asking,
            id: ID(row.id),
            dimulai_pada: Saat(row.dibuat_pada),
            diperbarui_pada: row.dipakai_pada.map(Saat),
            jaringan: row.alamat,
            klien: row.klien,
        }
    }
}
