//! Who may what and when, as the tables of docs/API-DESIGN.md say it.

use entity::status::{Langkah, Peran, StatusLkjip};

use crate::access::dunia::Orang;

/// A line of the table "Who may what".
#[derive(Clone, Copy, Debug)]
pub(super) enum Hak {
    BacaDraf,
    BacaProses,
    BacaDisetujui,
    BacaCatatan,
    UbahIsi,
    Ajukan,
    Reviu,
    KembalikanDiajukan,
    KembalikanDireviu,
    Setujui,
    BukaRevisi,
    Komentar,
}

/// The cell of the table.
#[expect(clippy::match_same_arms, reason = "line by line, as the table is read")]
fn sel(hak: Hak, peran: Peran) -> &'static str {
    let [operator, camat, reviewer, analis, admin, integrasi] = match hak {
        Hak::BacaDraf => ["own", "own", "—", "all", "—", "—"],
        Hak::BacaProses => ["own", "own", "all", "all", "—", "—"],
        Hak::BacaDisetujui => ["all", "all", "all", "all", "all", "all"],
        Hak::BacaCatatan => ["own", "own", "all", "all", "—", "—"],
        Hak::UbahIsi => ["own", "own", "—", "—", "—", "—"],
        Hak::Ajukan => ["—", "own", "—", "—", "—", "—"],
        Hak::Reviu => ["—", "—", "all", "—", "—", "—"],
        Hak::KembalikanDiajukan => ["—", "—", "all", "—", "—", "—"],
        Hak::KembalikanDireviu => ["—", "—", "—", "all", "—", "—"],
        Hak::Setujui => ["—", "—", "—", "all", "—", "—"],
        Hak::BukaRevisi => ["—", "own", "—", "all", "—", "—"],
        Hak::Komentar => ["own", "own", "all", "all", "—", "—"],
    };
    match peran {
        Peran::Operator => operator,
        Peran::Camat => camat,
        Peran::Reviewer => reviewer,
        Peran::Analis => analis,
        Peran::Admin => admin,
        Peran::Integrasi => integrasi,
    }
}

/// Whether a kecamatan is of another kabupaten.
pub(super) fn asing(orang: &Orang, kecamatan: &str) -> bool {
    orang.tempat[..5] != kecamatan[..5]
}

pub(super) fn boleh(orang: &Orang, hak: Hak, kecamatan: &str) -> bool {
    let berkecamatan = matches!(orang.peran, Peran::Operator | Peran::Camat);
    !asing(orang, kecamatan)
        && match sel(hak, orang.peran) {
            "all" => true,
            "own" => berkecamatan && orang.tempat == kecamatan,
            _ => false,
        }
}

/// Where a step leads, by the table of the workflow.
pub(super) fn ke(langkah: Langkah, dari: StatusLkjip) -> Option<StatusLkjip> {
    use StatusLkjip::{Diajukan, Dikembalikan, Direviu, Disetujui, Draf};
    match (langkah, dari) {
        (Langkah::Ajukan, Draf | Dikembalikan) => Some(Diajukan),
        (Langkah::Reviu, Diajukan) => Some(Direviu),
        (Langkah::Kembalikan, Diajukan | Direviu) => Some(Dikembalikan),
        (Langkah::Setujui, Direviu) => Some(Disetujui),
        _ => None,
    }
}

pub(super) fn hak_langkah(langkah: Langkah, dari: StatusLkjip) -> Hak {
    match langkah {
        Langkah::Ajukan => Hak::Ajukan,
        Langkah::Reviu => Hak::Reviu,
        Langkah::Kembalikan if dari == StatusLkjip::Direviu => Hak::KembalikanDireviu,
        Langkah::Kembalikan => Hak::KembalikanDiajukan,
        Langkah::Setujui => Hak::Setujui,
        Langkah::Buka | Langkah::BukaRevisi => unreachable!("no step of a report"),
    }
}

pub(super) const LANGKAH: [Langkah; 4] = [
    Langkah::Ajukan,
    Langkah::Reviu,
    Langkah::Kembalikan,
    Langkah::Setujui,
];
