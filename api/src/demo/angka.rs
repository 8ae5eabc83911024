//! Figures that look arbitrary and are always the same: no clock, no random numbers.

use std::ops::RangeInclusive;

/// Figure number `nama` of a kecamatan, within `rentang`. Year 0 is for what holds in every year.
pub(super) fn angka(nomor: u32, tahun: i32, nama: &str, rentang: &RangeInclusive<i64>) -> i64 {
    let (dari, sampai) = (*rentang.start(), *rentang.end());
    let banyak = (sampai - dari + 1).unsigned_abs();
    // FNV-1a over the name, then the finaliser of SplitMix64, so that neighbours differ.
    let bahan = nomor
        .to_le_bytes()
        .into_iter()
        .chain(tahun.to_le_bytes())
        .chain(nama.bytes());
    let mut campur = bahan.fold(0xcbf2_9ce4_8422_2325_u64, |campur, byte| {
        (campur ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    campur = (campur ^ (campur >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    campur = (campur ^ (campur >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    campur ^= campur >> 31;
    dari + i64::try_from(campur % banyak).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_figure_stays_in_its_range_and_never_changes(
            nomor in 1_u32..=27, tahun in 2021_i32..=2026, dari in -1000_i64..1000, lebar in 0_i64..1000,
        ) {
            let rentang = dari..=dari + lebar;
            let satu = angka(nomor, tahun, "uji", &rentang);
            prop_assert!(rentang.contains(&satu));
            prop_assert_eq!(satu, angka(nomor, tahun, "uji", &rentang));
        }
    }

    #[test]
    fn figures_spread_over_the_range() {
        let berbeda: std::collections::BTreeSet<i64> = (1..=27)
            .map(|nomor| angka(nomor, 2023, "uji", &(0..=999)))
            .collect();
        assert!(berbeda.len() > 20, "{berbeda:?}");
    }
}
