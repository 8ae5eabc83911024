//! Smallest sample of a survey (Krejcie & Morgan 1970, as PermenPANRB 14/2017 refers to it).

use rust_decimal::{Decimal, RoundingStrategy};

/// The formula, as a person checks it.
pub const RUMUS: &str = "X² × N × P × (1 − P) / (d² × (N − 1) + X² × P × (1 − P)), X² = 3,841, P = 0,5, d = 0,05, dibulatkan ke \
     bilangan bulat terdekat";

/// S = X²NP(1−P) / (d²(N−1) + X²P(1−P)) with X² = 3.841, P = 0.5, d = 0.05, rounded to the nearest:
/// that, and not rounding up, reproduces the published table.
pub fn sampel_minimal(populasi: u32) -> u32 {
    if populasi == 0 {
        return 0;
    }
    let n = Decimal::from(populasi);
    // X²P(1−P) = 0.96025 and d² = 0.0025.
    let (x, d) = (Decimal::new(96_025, 5), Decimal::new(25, 4));
    let hasil = x * n / (d * (n - Decimal::ONE) + x);
    u32::try_from(hasil.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
        .unwrap_or(populasi)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_published_table() {
        let tabel = include_str!("../../../../data/krejcie_morgan.csv");
        let mut baris = 0;
        for kolom in tabel
            .lines()
            .skip(1)
            .map(|baris| baris.split(',').collect::<Vec<_>>())
        {
            let populasi: u32 = kolom[0].parse().unwrap();
            let hasil = sampel_minimal(populasi).to_string();
            assert_eq!(hasil, kolom[2], "N = {populasi}");
            // The table of 1970 has 384 for 100 000 where its own formula gives 382.6.
            if populasi == 100_000 {
                assert_eq!((hasil.as_str(), kolom[4]), ("383", "384"));
            } else {
                assert_eq!(hasil, kolom[4], "N = {populasi}");
            }
            baris += 1;
        }
        assert_eq!(baris, 90);
        assert_eq!((sampel_minimal(0), sampel_minimal(1)), (0, 1));
    }

    proptest! {
        #[test]
        fn grows_with_the_population_and_never_exceeds_it(n in 1_u32..=10_000_000) {
            let s = sampel_minimal(n);
            prop_assert!(s <= n && s >= 1);
            prop_assert!(s <= sampel_minimal(n + 1));
            prop_assert!(s <= 384);
        }

        #[test]
        fn agrees_with_integer_arithmetic(n in 1_u32..=10_000_000) {
            // Everything times 100 000: 96 025 N / (250 (N − 1) + 96 025), rounded to the nearest.
            let n64 = u64::from(n);
            let (a, b) = (96_025 * n64, 250 * (n64 - 1) + 96_025);
            prop_assert_eq!(u64::from(sampel_minimal(n)), (2 * a + b) / (2 * b));
        }
    }
}
