//! Whether a kecamatan has become better or worse between two years. No regulation ranks changes; which
//! direction is the better one is the polarity's to say.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::peringkat::Arah;

/// Ke mana angka sebuah kecamatan bergerak.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, async_graphql::Enum)]
pub enum ArahPerubahan {
    /// Menjadi lebih baik menurut polaritas indikator.
    Membaik,
    /// Sama persis.
    Tetap,
    /// Menjadi lebih buruk menurut polaritas indikator.
    Memburuk,
}

/// Where a change of `selisih` goes when `arah` is the better end.
pub fn gerak(selisih: Decimal, arah: Arah) -> ArahPerubahan {
    let naik = match arah {
        Arah::Tinggi => selisih.cmp(&Decimal::ZERO),
        Arah::Rendah => Decimal::ZERO.cmp(&selisih),
    };
    match naik {
        Ordering::Greater => ArahPerubahan::Membaik,
        Ordering::Equal => ArahPerubahan::Tetap,
        Ordering::Less => ArahPerubahan::Memburuk,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_other_polarity_sees_the_opposite(sen in -1_000_i64..1_000) {
            let selisih = Decimal::new(sen, 2);
            let rendah = gerak(selisih, Arah::Rendah);
            let lawan = match rendah {
                ArahPerubahan::Membaik => ArahPerubahan::Memburuk,
                ArahPerubahan::Tetap => ArahPerubahan::Tetap,
                ArahPerubahan::Memburuk => ArahPerubahan::Membaik,
            };
            prop_assert_eq!(gerak(selisih, Arah::Tinggi), lawan);
            prop_assert_eq!(gerak(-selisih, Arah::Tinggi), rendah);
            prop_assert_eq!(gerak(selisih, Arah::Tinggi) == ArahPerubahan::Membaik, sen > 0);
        }
    }
}
