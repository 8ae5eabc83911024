//! Who can be ranked together. No regulation says so. The dictionary is what all kecamatan share; a report
//! whose indicator is measured in another unit, judged the other way round, scored on another scale or turned
//! into a capaian by another formula tells of something else. How a definition is worded is for a person to
//! judge and decides nothing here.

use entity::id::SkalaId;
use entity::status::{BobotSkm, Polaritas, RumusCapaian};

/// What of an indicator makes its figures comparable.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Ketentuan<'a> {
    /// Unit.
    pub satuan: &'a str,
    /// Which end is the better one.
    pub polaritas: Polaritas,
    /// Formula of the capaian.
    pub rumus: RumusCapaian,
    /// Scale of predikat, where figures are predikat.
    pub skala: Option<SkalaId>,
}

/// In what a report differs from the dictionary.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Perbedaan {
    /// Unit.
    Satuan,
    /// Polarity.
    Polaritas,
    /// Formula.
    Rumus,
    /// Scale.
    Skala,
}

/// The first difference that forbids to rank a report by the indicator of the dictionary.
pub fn perbedaan(kamus: Ketentuan<'_>, laporan: Ketentuan<'_>) -> Option<Perbedaan> {
    let satuan = |teks: &str| teks.trim().to_lowercase();
    if satuan(kamus.satuan) != satuan(laporan.satuan) {
        Some(Perbedaan::Satuan)
    } else if kamus.polaritas != laporan.polaritas {
        Some(Perbedaan::Polaritas)
    } else if kamus.rumus != laporan.rumus {
        Some(Perbedaan::Rumus)
    } else if laporan.skala.is_some() && kamus.skala != laporan.skala {
        Some(Perbedaan::Skala)
    } else {
        None
    }
}

/// The weight mode by which surveys are ranked: that of most of them; among equals the most exact. An index
/// by 0,11 is 1 % lower than by a ninth, so that two modes are two rulers.
pub fn bobot_acuan(bobot: &[BobotSkm]) -> Option<BobotSkm> {
    let banyak = |mode: BobotSkm| bobot.iter().filter(|&&ini| ini == mode).count();
    [BobotSkm::Dua, BobotSkm::Tiga, BobotSkm::Tepat]
        .into_iter()
        .filter(|&mode| banyak(mode) > 0)
        .max_by_key(|&mode| banyak(mode))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_and_spelling_does_not() {
        let kamus = Ketentuan {
            satuan: "Indeks",
            polaritas: Polaritas::Positif,
            rumus: RumusCapaian::Positif,
            skala: None,
        };
        let sama = Ketentuan {
            satuan: " indeks ",
            ..kamus
        };
        assert_eq!(perbedaan(kamus, sama), None);
        for (lain, harapan) in [
            (
                Ketentuan {
                    satuan: "%",
                    ..kamus
                },
                Perbedaan::Satuan,
            ),
            (
                Ketentuan {
                    polaritas: Polaritas::Negatif,
                    ..kamus
                },
                Perbedaan::Polaritas,
            ),
            (
                Ketentuan {
                    rumus: RumusCapaian::NegatifF1,
                    ..kamus
                },
                Perbedaan::Rumus,
            ),
            (
                Ketentuan {
                    skala: Some(SkalaId(2)),
                    ..kamus
                },
                Perbedaan::Skala,
            ),
        ] {
            assert_eq!(perbedaan(kamus, lain), Some(harapan));
        }
    }

    #[test]
    fn most_decide_and_among_equals_the_most_exact() {
        use BobotSkm::{Dua, Tepat, Tiga};
        for (bobot, harapan) in [
            (&[][..], None),
            (&[Dua], Some(Dua)),
            (&[Dua, Tepat], Some(Tepat)),
            (&[Tepat, Dua, Tiga, Dua], Some(Dua)),
            (&[Dua, Tiga], Some(Tiga)),
        ] {
            assert_eq!(bobot_acuan(bobot), harapan, "{bobot:?}");
        }
    }
}
