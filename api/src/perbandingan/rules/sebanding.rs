//! Who can be ranked together. No regulation says so. The dictionary is what all kecamatan share; a report
//! whose indicator is measured in another unit, judged the other way round, scored on another scale, turned
//! into a capaian by another formula, defined otherwise ([`definisi`]) or, for the index of the survey, weighed
//! otherwise tells of something else.

use std::collections::BTreeMap;

use entity::id::SkalaId;
use entity::indikator;
use entity::status::{BobotSkm, Polaritas, PutusanDefinisi, RumusCapaian};

use super::definisi;
use super::putusan::Putusan;

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
    /// What is measured, where that is written.
    pub definisi: Option<&'a str>,
    /// How it is computed, where that is written.
    pub formulasi: Option<&'a str>,
    /// Weight of an unsur, where a survey is measured.
    pub bobot: Option<BobotSkm>,
    /// Whether the analyst has decided that it is measured otherwise than the dictionary says.
    pub lain: bool,
}

impl<'a> Ketentuan<'a> {
    /// That of an entry of the dictionary, its surveys being weighed by `bobot`.
    pub fn kamus(row: &'a indikator::Model, bobot: Option<BobotSkm>) -> Self {
        Self {
            satuan: &row.satuan,
            polaritas: row.polaritas,
            rumus: row.rumus,
            skala: row.skala_id,
            definisi: Some(&row.definisi),
            formulasi: Some(&row.formulasi),
            bobot,
            lain: false,
        }
    }

    /// The same after what the analyst has decided of its texts against an entry of the dictionary: what is the same is not
    /// compared by its words, and what is another measure is one whatever its words.
    #[must_use]
    pub fn diputus(mut self, putusan: &Putusan, kamus: &indikator::Model) -> Self {
        for teks in [&mut self.definisi, &mut self.formulasi] {
            match teks.and_then(|teks| putusan.tentang(kamus, teks)) {
                Some(PutusanDefinisi::Sama) => *teks = None,
                Some(PutusanDefinisi::Lain) => self.lain = true,
                None => {}
            }
        }
        self
    }
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
    /// What is measured, or how it is computed.
    Definisi,
    /// Weight of an unsur.
    ModeBobot,
}

/// The first difference that forbids to rank a report by the indicator of the dictionary, or to set two
/// reports against each other. Of two that are measured by a scale of predikat the unit says nothing: the dictionary
/// calls it `Skor`, and the reviu asks of a report that writes predikat to call it `Predikat`.
pub fn perbedaan(kamus: Ketentuan<'_>, laporan: Ketentuan<'_>) -> Option<Perbedaan> {
    let satuan = |teks: &str| teks.trim().to_lowercase();
    let definisi = || {
        let keduanya = kamus.definisi.zip(laporan.definisi);
        keduanya.is_some_and(|(satu, dua)| definisi::definisi_berbeda(satu, dua))
    };
    let formulasi = || {
        let keduanya = kamus.formulasi.zip(laporan.formulasi);
        keduanya.is_some_and(|(satu, dua)| definisi::berbeda(satu, dua))
    };
    let berpredikat = kamus.skala.is_some() && laporan.skala.is_some();
    if !berpredikat && satuan(kamus.satuan) != satuan(laporan.satuan) {
        Some(Perbedaan::Satuan)
    } else if kamus.polaritas != laporan.polaritas {
        Some(Perbedaan::Polaritas)
    } else if kamus.rumus != laporan.rumus {
        Some(Perbedaan::Rumus)
    } else if laporan.skala.is_some() && kamus.skala != laporan.skala {
        Some(Perbedaan::Skala)
    } else if kamus.lain != laporan.lain || definisi() || formulasi() {
        Some(Perbedaan::Definisi)
    } else if beda_bobot(kamus.bobot, laporan.bobot) {
        Some(Perbedaan::ModeBobot)
    } else {
        None
    }
}

/// Whether two surveys weigh the unsur, and otherwise.
pub fn beda_bobot(satu: Option<BobotSkm>, dua: Option<BobotSkm>) -> bool {
    satu.zip(dua).is_some_and(|(satu, dua)| satu != dua)
}

/// What most of them are; among equals the greatest.
pub fn terbanyak<T: Copy + Ord>(semua: &[T]) -> Option<T> {
    let mut banyak: BTreeMap<T, usize> = BTreeMap::new();
    for &satu in semua {
        *banyak.entry(satu).or_default() += 1;
    }
    let (terbanyak, _) = banyak.into_iter().max_by_key(|&(_, jumlah)| jumlah)?;
    Some(terbanyak)
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
    use entity::id::{IndikatorId, KabupatenId, PenggunaId, PutusanDefinisiId};
    use entity::putusan_definisi;
    use entity::status::Akumulasi;
    use entity::value::Waktu;

    use super::*;

    #[test]
    fn what_differs_is_told_and_spelling_does_not() {
        let kamus = Ketentuan {
            satuan: "Indeks",
            polaritas: Polaritas::Positif,
            rumus: RumusCapaian::Positif,
            skala: None,
            definisi: Some("Kepuasan atas pelayanan kecamatan."),
            formulasi: Some("Jumlah nilai / jumlah responden"),
            bobot: Some(BobotSkm::Tepat),
            lain: false,
        };
        let sama = Ketentuan {
            satuan: " indeks ",
            definisi: Some("kepuasan pelayanan"),
            formulasi: None,
            bobot: None,
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
            (
                Ketentuan {
                    definisi: Some("Banyaknya keluhan warga."),
                    ..kamus
                },
                Perbedaan::Definisi,
            ),
            (
                Ketentuan {
                    formulasi: Some("Realisasi / target"),
                    ..kamus
                },
                Perbedaan::Definisi,
            ),
            (
                Ketentuan {
                    lain: true,
                    ..kamus
                },
                Perbedaan::Definisi,
            ),
            (
                Ketentuan {
                    bobot: Some(BobotSkm::Dua),
                    ..kamus
                },
                Perbedaan::ModeBobot,
            ),
        ] {
            assert_eq!(perbedaan(kamus, lain), Some(harapan));
        }
    }

    #[test]
    fn predikat_of_one_scale_have_one_unit_whatever_it_is_called() {
        let kamus = Ketentuan {
            satuan: "Skor",
            polaritas: Polaritas::Positif,
            rumus: RumusCapaian::Positif,
            skala: Some(SkalaId(1)),
            definisi: None,
            formulasi: None,
            bobot: None,
            lain: false,
        };
        for (skala, harapan) in [
            (Some(SkalaId(1)), None),
            (Some(SkalaId(2)), Some(Perbedaan::Skala)),
            (None, Some(Perbedaan::Satuan)),
        ] {
            let laporan = Ketentuan {
                satuan: "Predikat",
                skala,
                ..kamus
            };
            assert_eq!(perbedaan(kamus, laporan), harapan);
        }
    }

    #[test]
    fn what_was_decided_outweighs_the_words() {
        let entri = |berlaku_mulai| indikator::Model {
            id: IndikatorId(1),
            kode: String::new(),
            nama: String::new(),
            satuan: "Keluhan".to_owned(),
            polaritas: Polaritas::Negatif,
            rumus: RumusCapaian::NegatifF1,
            akumulasi: Akumulasi::NilaiAkhir,
            skala_id: None,
            definisi: "Banyaknya keluhan warga pada loket".to_owned(),
            formulasi: "Dihitung".to_owned(),
            sumber_data: String::new(),
            dasar: String::new(),
            berlaku_mulai,
            version: 1,
            sejak: Waktu(0),
        };
        let putus = |teks: &str, putusan| putusan_definisi::Model {
            id: PutusanDefinisiId(1),
            kabupaten_id: KabupatenId(1),
            indikator_id: IndikatorId(1),
            berlaku_mulai: 2023,
            sidik: String::new(),
            version: 1,
            teks: teks.to_owned(),
            putusan,
            alasan: String::new(),
            pengguna_id: PenggunaId(1),
            pelaku_nama: String::new(),
            waktu: Waktu(0),
        };
        let (sama, lain) = (
            "Frekuensi pengaduan masyarakat di front office",
            "Banyaknya keluhan warga pada loket yang selesai",
        );
        let mut semua = vec![
            putus(sama, Some(PutusanDefinisi::Sama)),
            putus(lain, Some(PutusanDefinisi::Lain)),
        ];
        let (kini, dahulu) = (entri(2023), entri(0));
        let beda = |semua: &[putusan_definisi::Model], kamus: &indikator::Model, teks: &str| {
            let acuan = Ketentuan::kamus(kamus, None);
            let laporan = Ketentuan {
                definisi: Some(teks),
                ..acuan
            };
            perbedaan(acuan, laporan.diputus(&Putusan::new(semua), kamus))
        };
        let berbeda = Some(Perbedaan::Definisi);
        assert_eq!(beda(&semua, &kini, sama), None);
        assert_eq!(
            beda(
                &semua,
                &kini,
                "FREKUENSI pengaduan masyarakat, di front-office."
            ),
            None
        );
        assert_eq!(beda(&semua, &kini, lain), berbeda);
        // Against another entry nothing was decided.
        assert_eq!(beda(&semua, &dahulu, sama), berbeda);
        assert_eq!(beda(&semua, &dahulu, lain), None);
        // What was taken back is judged by its words again.
        semua.extend([putus(sama, None), putus(lain, None)]);
        assert_eq!(beda(&semua, &kini, sama), berbeda);
        assert_eq!(beda(&semua, &kini, lain), None);
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

    #[test]
    fn what_is_most_often_and_among_equals_the_greatest() {
        for (semua, harapan) in [
            (&[][..], None),
            (&[3], Some(3)),
            (&[3, 1, 1], Some(1)),
            (&[1, 3], Some(3)),
            (&[2, 1, 3, 1, 2], Some(2)),
        ] {
            assert_eq!(terbanyak(semua), harapan, "{semua:?}");
        }
    }
}
