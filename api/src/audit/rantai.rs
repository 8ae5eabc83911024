//! What an entry is in the chain: its hash, over the hash before it and its own content.
//!
//! The canonical form is a row of parts: hash of the entry before, number, time in milliseconds since 1970,
//! key of the actor, event, object, details, number of the request, in this order. A part is written as its
//! length in bytes (decimal), a colon, the UTF-8 text itself, and a comma; one that is absent as `-,`. The
//! first entry follows [`AWAL`]. The hash is SHA-256, in lower-case hexadecimal.

use entity::audit;
use sha2::{Digest, Sha256};

use crate::graphql::unit::hex;

/// What the first entry follows.
pub const AWAL: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash of an entry, computed from all its other parts.
pub fn sidik(entri: &audit::Model) -> String {
    let mut hash = Sha256::new();
    for bagian in [
        Some(entri.sebelum.as_str()),
        Some(entri.id.0.to_string().as_str()),
        Some(entri.waktu.0.to_string().as_str()),
        entri.pengguna_id.map(|id| id.0.to_string()).as_deref(),
        Some(entri.kejadian.as_str()),
        Some(entri.objek.as_str()),
        Some(entri.rincian.as_str()),
        entri.request_id.as_deref(),
    ] {
        match bagian {
            Some(teks) => {
                hash.update(teks.len().to_string());
                hash.update(":");
                hash.update(teks);
                hash.update(",");
            }
            None => hash.update("-,"),
        }
    }
    hex(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use entity::id::{AuditId, PenggunaId};
    use entity::value::Waktu;

    use super::*;

    #[test]
    fn the_canonical_form_is_the_documented_one() {
        let entri = audit::Model {
            id: AuditId(1),
            waktu: Waktu(1_700_000_000_000),
            pengguna_id: Some(PenggunaId(7)),
            kejadian: "lkjip.ajukan".to_owned(),
            objek: "lkjip:12".to_owned(),
            rincian: "{\"catatan\":\"é\"}".to_owned(),
            request_id: None,
            sebelum: AWAL.to_owned(),
            sidik: String::new(),
        };
        let teks = format!(
            "64:{AWAL},1:1,13:1700000000000,1:7,12:lkjip.ajukan,8:lkjip:12,16:{{\"catatan\":\"é\"}},-,"
        );
        assert_eq!(sidik(&entri), hex(&Sha256::digest(teks)));
    }

    #[test]
    fn no_part_can_borrow_from_its_neighbour() {
        let entri = |kejadian: &str, objek: &str| audit::Model {
            id: AuditId(1),
            waktu: Waktu(0),
            pengguna_id: None,
            kejadian: kejadian.to_owned(),
            objek: objek.to_owned(),
            rincian: "{}".to_owned(),
            request_id: None,
            sebelum: AWAL.to_owned(),
            sidik: String::new(),
        };
        assert_ne!(sidik(&entri("ab", "c")), sidik(&entri("a", "bc")));
        assert_ne!(sidik(&entri("a,1:b", "c")), sidik(&entri("a", "b,1:c")));
    }
}
