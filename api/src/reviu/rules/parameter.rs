//! What the parameters of the reviu are called, and which values make sense. Their values are data
//! (`data/parameter_reviu.csv`, then what the kabupaten sets); no regulation prescribes one.

use entity::status::KunciParameter;
use entity::value::Nilai;
use rust_decimal::Decimal;

/// What is to be known of a parameter beside its value.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Keterangan {
    /// Its name.
    pub nama: &'static str,
    /// Its unit.
    pub satuan: &'static str,
    /// The smallest value that makes sense, in ten-thousandths.
    pub terkecil: Nilai,
    /// The largest one.
    pub terbesar: Nilai,
    /// Whether it is a whole number.
    pub bulat: bool,
}

const fn persen(dari: i64, sampai: i64) -> (&'static str, Nilai, Nilai) {
    ("%", Nilai(dari * 10_000), Nilai(sampai * 10_000))
}

/// What is to be known of `kunci`.
pub const fn keterangan(kunci: KunciParameter) -> Keterangan {
    let (nama, (satuan, terkecil, terbesar), bulat) = match kunci {
        KunciParameter::Toleransi => (
            "Toleransi selisih angka",
            ("satuan angka terakhir", Nilai(0), Nilai(10_000)),
            false,
        ),
        KunciParameter::AmbangEfisiensi => (
            "Ambang efisiensi",
            ("poin persen", Nilai(0), Nilai(1_000_000)),
            false,
        ),
        KunciParameter::CapaianWajar => ("Batas capaian wajar", persen(100, 10_000), false),
        KunciParameter::TargetDatar => ("Target yang sudah tercapai", persen(1, 1000), false),
        KunciParameter::SisaTerpusat => ("Sisa anggaran terpusat", persen(1, 100), false),
        KunciParameter::KemiripanNama => ("Kemiripan nama", persen(50, 100), true),
        KunciParameter::KemiripanNomenklatur => ("Kemiripan nomenklatur", persen(50, 100), true),
    };
    Keterangan {
        nama,
        satuan,
        terkecil,
        terbesar,
        bulat,
    }
}

impl Keterangan {
    /// Whether `nilai` can be its value.
    pub fn memuat(&self, nilai: Nilai) -> bool {
        (self.terkecil..=self.terbesar).contains(&nilai)
            && (!self.bulat || nilai.desimal().fract() == Decimal::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reviu::model::Parameter;
    use proptest::prelude::*;

    #[test]
    fn every_default_is_within_its_bounds() {
        let bawaan = Parameter::default();
        for &kunci in KunciParameter::SEMUA {
            let nilai = Nilai::try_from(bawaan.nilai(kunci)).unwrap();
            assert!(keterangan(kunci).memuat(nilai), "{kunci:?}");
        }
    }

    proptest! {
        #[test]
        fn what_fits_is_kept_exactly_and_alone(angka in 0..200_000_000_i64) {
            for &kunci in KunciParameter::SEMUA {
                if !keterangan(kunci).memuat(Nilai(angka)) {
                    continue;
                }
                let mut parameter = Parameter::default();
                parameter.tetapkan(kunci, Nilai(angka));
                prop_assert_eq!(parameter.nilai(kunci), Nilai(angka).desimal());
                for &lain in KunciParameter::SEMUA.iter().filter(|lain| **lain != kunci) {
                    prop_assert_eq!(parameter.nilai(lain), Parameter::default().nilai(lain));
                }
            }
        }
    }
}
