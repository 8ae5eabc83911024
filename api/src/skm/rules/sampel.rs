//! Smallest sample of a survey (Krejcie & Morgan 1970, as PermenPANRB 14/2017 refers to it).

use rust_decimal::{Decimal, RoundingStrategy};

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
            assert_eq!(
                sampel_minimal(populasi).to_string(),
                kolom[2],
                "N = {populasi}"
            );
            baris += 1;
        }
        assert!(baris > 80);
    }

    proptest! {
        #[test]
        fn grows_with_the_population_and_never_exceeds_it(n in 1_u32..=10_000_000) {
            let s = sampel_minimal(n);
            prop_assert!(s <= n && s >= 1);
            prop_assert!(s <= sampel_minimal(n + 1));
            prop_assert!(s <= 384);
        }
    }
}
