//! Quantiles of the standard normal distribution for several intervals at once.

use rust_decimal::Decimal;

/// Quantile of one interval of 95 %: 1.959964, rounded up.
pub const SATU: Decimal = Decimal::from_parts(19_600, 0, 0, false, 4);

/// For K intervals that shall all hold at once with 95 %, each is one of 1 − 0.05 / K (Bonferroni), whatever
/// their dependence: z of 1 − 0.05 / (2 K), in ten-thousandths and rounded up, so that no interval is too
/// narrow. Computed with the inverse of the normal distribution by Wichura, *Algorithm AS 241* (Applied
/// Statistics 37, 1988).
const BERSAMA: [(usize, i64); 47] = [
    (1, 19600),
    (2, 22415),
    (3, 23940),
    (4, 24978),
    (5, 25759),
    (6, 26383),
    (7, 26902),
    (8, 27344),
    (9, 27730),
    (10, 28071),
    (11, 28376),
    (12, 28653),
    (13, 28906),
    (14, 29138),
    (15, 29352),
    (16, 29552),
    (17, 29739),
    (18, 29914),
    (19, 30078),
    (20, 30234),
    (21, 30381),
    (22, 30521),
    (23, 30654),
    (24, 30781),
    (25, 30903),
    (26, 31019),
    (27, 31131),
    (28, 31238),
    (29, 31341),
    (30, 31440),
    (31, 31536),
    (32, 31629),
    (33, 31718),
    (34, 31805),
    (35, 31889),
    (36, 31970),
    (37, 32049),
    (38, 32126),
    (39, 32200),
    (40, 32273),
    (50, 32906),
    (60, 33415),
    (80, 34206),
    (100, 34808),
    (200, 36623),
    (500, 38906),
    (1000, 40557),
];

/// Quantile for `banyak` intervals at once: that of the next larger number in the table. None beyond it.
pub fn bersama(banyak: usize) -> Option<Decimal> {
    BERSAMA
        .iter()
        .find(|(sampai, _)| *sampai >= banyak)
        .map(|(_, z)| Decimal::new(*z, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_intervals_the_wider() {
        assert_eq!(bersama(1), Some(SATU));
        assert_eq!(bersama(27), Some(Decimal::new(31_131, 4)));
        assert_eq!(bersama(1001), None);
        assert!(BERSAMA.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1));
    }
}
