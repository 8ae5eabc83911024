//! How a document moves: a pure state machine. Who may take a step is policy, not this.

use entity::status::{Langkah, StatusLkjip};

/// A step that the document's status does not allow.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TidakSesuai {
    /// The step asked for.
    pub langkah: Langkah,
    /// Where the document stands.
    pub dari: StatusLkjip,
}

/// Where `langkah` leads from `dari`.
///
/// [`Langkah::Buka`] starts a document and [`Langkah::BukaRevisi`] starts the next revision; neither
/// moves an existing one.
///
/// # Errors
/// [`TidakSesuai`] when the step does not exist from there.
pub const fn next(dari: StatusLkjip, langkah: Langkah) -> Result<StatusLkjip, TidakSesuai> {
    use StatusLkjip::{Diajukan, Dikembalikan, Direviu, Disetujui, Draf};
    match (langkah, dari) {
        (Langkah::Ajukan, Draf | Dikembalikan) => Ok(Diajukan),
        (Langkah::Reviu, Diajukan) => Ok(Direviu),
        (Langkah::Kembalikan, Diajukan | Direviu) => Ok(Dikembalikan),
        (Langkah::Setujui, Direviu) => Ok(Disetujui),
        (
            Langkah::Buka | Langkah::BukaRevisi,
            Draf | Diajukan | Direviu | Disetujui | Dikembalikan,
        )
        | (Langkah::Ajukan, Diajukan | Direviu | Disetujui)
        | (Langkah::Reviu, Draf | Direviu | Disetujui | Dikembalikan)
        | (Langkah::Kembalikan, Draf | Disetujui | Dikembalikan)
        | (Langkah::Setujui, Draf | Diajukan | Disetujui | Dikembalikan) => {
            Err(TidakSesuai { langkah, dari })
        }
    }
}

/// Whether the content may change.
pub const fn editable(status: StatusLkjip) -> bool {
    match status {
        StatusLkjip::Draf | StatusLkjip::Dikembalikan => true,
        StatusLkjip::Diajukan | StatusLkjip::Direviu | StatusLkjip::Disetujui => false,
    }
}

/// Whether something may still be said about it: what was approved stands as it is, and so does what was
/// said until then.
pub const fn discussable(status: StatusLkjip) -> bool {
    match status {
        StatusLkjip::Draf
        | StatusLkjip::Diajukan
        | StatusLkjip::Direviu
        | StatusLkjip::Dikembalikan => true,
        StatusLkjip::Disetujui => false,
    }
}

/// Whether the step needs a note.
pub const fn needs_reason(langkah: Langkah) -> bool {
    match langkah {
        Langkah::Kembalikan | Langkah::BukaRevisi => true,
        Langkah::Buka | Langkah::Ajukan | Langkah::Reviu | Langkah::Setujui => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_walks_from_draft_to_approval_and_may_be_returned_twice() {
        let walk = |mut status, steps: &[Langkah]| {
            for &step in steps {
                status = next(status, step).unwrap();
            }
            status
        };
        let end = walk(
            StatusLkjip::Draf,
            &[
                Langkah::Ajukan,
                Langkah::Kembalikan,
                Langkah::Ajukan,
                Langkah::Reviu,
                Langkah::Kembalikan,
                Langkah::Ajukan,
                Langkah::Reviu,
                Langkah::Setujui,
            ],
        );
        assert_eq!(end, StatusLkjip::Disetujui);
    }

    #[test]
    fn nothing_leaves_approval() {
        for &step in Langkah::SEMUA {
            assert!(next(StatusLkjip::Disetujui, step).is_err(), "{step:?}");
        }
    }

    #[test]
    fn only_what_may_be_submitted_may_be_edited() {
        for &status in StatusLkjip::SEMUA {
            assert_eq!(
                editable(status),
                next(status, Langkah::Ajukan).is_ok(),
                "{status:?}"
            );
        }
    }
}
