//! Role × action × relation, as one exhaustive match.

use entity::status::{Cakupan, Langkah, Peran, StatusLkjip};

/// What someone wants to do.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Read regions, indicators, scales, benchmarks, periods, deadlines, nomenclature.
    BacaRujukan,
    /// Change indicators, benchmarks, periods, deadlines, parameters and rules of the reviu.
    KelolaRujukan,
    /// Read a report in DRAF.
    BacaDraf,
    /// Read a report that is DIAJUKAN, DIREVIU or DIKEMBALIKAN.
    BacaProses,
    /// Read a report that is DISETUJUI.
    BacaDisetujui,
    /// Rank and compare the reports of the kabupaten that one may read.
    Bandingkan,
    /// Compare approved reports of all kabupaten: one figure of each, what it is computed from, and the name of its
    /// kecamatan, and nothing else of the report.
    BandingkanNegara,
    /// Read what kecamatan and reviewers write to each other about a report, whatever its status: answers
    /// to findings and what was decided of them, comments.
    BacaCatatan,
    /// Open, edit or import a draft.
    UbahIsi,
    /// Answer a finding of the reviu.
    Tanggapi,
    /// Accept or reject the answer to a finding.
    PutuskanTanggapan,
    /// Sign off and submit.
    Ajukan,
    /// Declare the review done.
    Reviu,
    /// Return a report that waits for review.
    KembalikanDiajukan,
    /// Return a report that waits for approval.
    KembalikanDireviu,
    /// Approve.
    Setujui,
    /// Open a new revision of an approved report.
    BukaRevisi,
    /// Open, answer or reopen a thread of comments; close one's own.
    Komentar,
    /// Close the threads of others.
    SelesaikanKomentar,
    /// See who has submitted, is late, is missing.
    PantauPengajuan,
    /// See the accounts.
    BacaPengguna,
    /// Create, change and lock accounts.
    KelolaPengguna,
    /// Read the audit trail.
    BacaJejak,
    /// See the schema itself, and be told of it what a refused document does not name.
    BacaSkema,
    /// See and change oneself: profile, password, sessions.
    Diri,
}

impl Action {
    /// All actions, for the grid.
    pub const SEMUA: [Self; 25] = [
        Self::BacaRujukan,
        Self::KelolaRujukan,
        Self::BacaDraf,
        Self::BacaProses,
        Self::BacaDisetujui,
        Self::Bandingkan,
        Self::BandingkanNegara,
        Self::BacaCatatan,
        Self::UbahIsi,
        Self::Tanggapi,
        Self::PutuskanTanggapan,
        Self::Ajukan,
        Self::Reviu,
        Self::KembalikanDiajukan,
        Self::KembalikanDireviu,
        Self::Setujui,
        Self::BukaRevisi,
        Self::Komentar,
        Self::SelesaikanKomentar,
        Self::PantauPengajuan,
        Self::BacaPengguna,
        Self::KelolaPengguna,
        Self::BacaJejak,
        Self::BacaSkema,
        Self::Diri,
    ];

    /// The action that reads a report in this status.
    pub const fn baca(status: StatusLkjip) -> Self {
        match status {
            StatusLkjip::Draf => Self::BacaDraf,
            StatusLkjip::Diajukan | StatusLkjip::Direviu | StatusLkjip::Dikembalikan => {
                Self::BacaProses
            }
            StatusLkjip::Disetujui => Self::BacaDisetujui,
        }
    }

    /// The action behind a step of the workflow that starts in `dari`.
    pub const fn langkah(langkah: Langkah, dari: StatusLkjip) -> Self {
        match langkah {
            Langkah::Buka => Self::UbahIsi,
            Langkah::Ajukan => Self::Ajukan,
            Langkah::Reviu => Self::Reviu,
            Langkah::Kembalikan => match dari {
                StatusLkjip::Direviu => Self::KembalikanDireviu,
                StatusLkjip::Draf
                | StatusLkjip::Diajukan
                | StatusLkjip::Disetujui
                | StatusLkjip::Dikembalikan => Self::KembalikanDiajukan,
            },
            Langkah::Setujui => Self::Setujui,
            Langkah::BukaRevisi => Self::BukaRevisi,
        }
    }
}

/// How the caller stands to the thing.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// It belongs to the caller's own kecamatan, or is the caller.
    Sendiri,
    /// It belongs to another kecamatan of the caller's kabupaten, or to the kabupaten itself.
    Kabupaten,
    /// It belongs to another kabupaten.
    Luar,
}

impl Relation {
    /// All relations, for the grid.
    pub const SEMUA: [Self; 3] = [Self::Sendiri, Self::Kabupaten, Self::Luar];
}

/// Whether `peran` may do `action` on something in `relation` to them.
pub const fn allows(peran: Peran, action: Action, relation: Relation) -> bool {
    use Peran::{Admin, Analis, Camat, Integrasi, Operator, Reviewer};
    let sendiri = matches!(relation, Relation::Sendiri);
    if matches!(relation, Relation::Luar) {
        return false;
    }
    match action {
        Action::BacaRujukan | Action::BacaDisetujui | Action::Bandingkan => match peran {
            Operator | Camat | Reviewer | Analis | Admin | Integrasi => true,
        },
        Action::BacaDraf => match peran {
            Operator | Camat => sendiri,
            Analis => true,
            Reviewer | Admin | Integrasi => false,
        },
        Action::BacaProses => match peran {
            Operator | Camat => sendiri,
            Reviewer | Analis => true,
            Admin | Integrasi => false,
        },
        Action::BacaCatatan => match peran {
            Operator | Camat => sendiri,
            Reviewer | Analis => true,
            Admin | Integrasi => false,
        },
        Action::UbahIsi | Action::Tanggapi => match peran {
            Operator | Camat => sendiri,
            Reviewer | Analis | Admin | Integrasi => false,
        },
        Action::Ajukan => match peran {
            Camat => sendiri,
            Operator | Reviewer | Analis | Admin | Integrasi => false,
        },
        Action::BukaRevisi => match peran {
            Camat => sendiri,
            Analis => true,
            Operator | Reviewer | Admin | Integrasi => false,
        },
        Action::Reviu | Action::KembalikanDiajukan | Action::PutuskanTanggapan => match peran {
            Reviewer => true,
            Operator | Camat | Analis | Admin | Integrasi => false,
        },
        Action::Setujui
        | Action::KembalikanDireviu
        | Action::KelolaRujukan
        | Action::BandingkanNegara => match peran {
            Analis => true,
            Operator | Camat | Reviewer | Admin | Integrasi => false,
        },
        Action::SelesaikanKomentar => match peran {
            Reviewer | Analis => true,
            Operator | Camat | Admin | Integrasi => false,
        },
        Action::PantauPengajuan | Action::Komentar => match peran {
            Reviewer | Analis => true,
            Operator | Camat => sendiri,
            Admin | Integrasi => false,
        },
        Action::BacaPengguna | Action::KelolaPengguna | Action::BacaJejak => match peran {
            Admin => true,
            Operator | Camat | Reviewer | Analis | Integrasi => false,
        },
        Action::BacaSkema => match peran {
            Analis | Admin | Integrasi => true,
            Operator | Camat | Reviewer => false,
        },
        Action::Diri => match peran {
            Operator | Camat | Reviewer | Analis | Admin | Integrasi => sendiri,
        },
    }
}

/// Whether a scope of a machine client covers `action`. It only narrows what [`allows`] says: a person answers for
/// what is written, so that no scope covers a change of anything but oneself.
pub const fn covers(cakupan: Cakupan, action: Action) -> bool {
    use Cakupan::{LaporanBaca, PerbandinganBaca, RujukanBaca};
    match action {
        Action::BacaRujukan | Action::BacaSkema | Action::Diri => match cakupan {
            RujukanBaca | LaporanBaca | PerbandinganBaca => true,
        },
        Action::BacaDisetujui => match cakupan {
            LaporanBaca | PerbandinganBaca => true,
            RujukanBaca => false,
        },
        Action::Bandingkan => match cakupan {
            PerbandinganBaca => true,
            RujukanBaca | LaporanBaca => false,
        },
        Action::KelolaRujukan
        | Action::BacaDraf
        | Action::BacaProses
        | Action::BandingkanNegara
        | Action::BacaCatatan
        | Action::UbahIsi
        | Action::Tanggapi
        | Action::PutuskanTanggapan
        | Action::Ajukan
        | Action::Reviu
        | Action::KembalikanDiajukan
        | Action::KembalikanDireviu
        | Action::Setujui
        | Action::BukaRevisi
        | Action::Komentar
        | Action::SelesaikanKomentar
        | Action::PantauPengajuan
        | Action::BacaPengguna
        | Action::KelolaPengguna
        | Action::BacaJejak => false,
    }
}
