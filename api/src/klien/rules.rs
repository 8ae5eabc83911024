//! How long secrets live, and which of them.

use entity::value::Waktu;

/// Days that a secret lives where nobody says otherwise, and at most.
pub const UMUR_HARI: i32 = 180;
/// The longest life of a secret, in days.
pub const UMUR_HARI_TERBANYAK: i32 = 365;
/// Hours that the secret before goes on where nobody says otherwise.
pub const TUMPANG_JAM: i32 = 24;
/// The longest overlap, in hours: a month.
pub const TUMPANG_JAM_TERBANYAK: i32 = 720;
/// The trail tells of the use of a secret at most once in this time, in milliseconds: a day.
const DICATAT_TIAP: i64 = 86_400_000;

/// `hari` after `now`.
pub fn sesudah_hari(now: Waktu, hari: i32) -> Waktu {
    Waktu(now.0 + i64::from(hari) * 86_400_000)
}

/// `jam` after `now`.
pub fn sesudah_jam(now: Waktu, jam: i32) -> Waktu {
    Waktu(now.0 + i64::from(jam) * 3_600_000)
}

/// When the secrets that expire at these moments do so after a new one was made, which overlaps with the one that
/// lives longest until `tumpang`: at most two are good at once.
pub fn diganti(lama: &[Waktu], now: Waktu, tumpang: Waktu) -> Vec<Waktu> {
    let terlama = lama
        .iter()
        .enumerate()
        .max_by_key(|(nomor, kedaluwarsa)| (kedaluwarsa.0, *nomor))
        .map(|(nomor, _)| nomor);
    lama.iter()
        .enumerate()
        .map(|(nomor, &kedaluwarsa)| {
            let batas = if Some(nomor) == terlama { tumpang } else { now };
            kedaluwarsa.min(batas)
        })
        .collect()
}

/// Whether the trail is to tell of a use.
pub fn dicatat(terakhir: Option<Waktu>, now: Waktu) -> bool {
    terakhir.is_none_or(|terakhir| now.0 - terakhir.0 >= DICATAT_TIAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_secrets_before_one_goes_on_for_a_while() {
        let now = Waktu(1_000);
        let tumpang = Waktu(2_000);
        let diganti = |lama: &[i64]| -> Vec<i64> {
            let lama: Vec<Waktu> = lama.iter().map(|&saat| Waktu(saat)).collect();
            super::diganti(&lama, now, tumpang)
                .into_iter()
                .map(|saat| saat.0)
                .collect()
        };
        assert_eq!(diganti(&[9_000]), [2_000]);
        // One that is in the middle of its overlap gives way to the one that replaced it.
        assert_eq!(diganti(&[1_500, 9_000]), [1_000, 2_000]);
        // None lives longer than it would have.
        assert_eq!(diganti(&[500, 1_700]), [500, 1_700]);
        assert_eq!(diganti(&[]), [0_i64; 0]);
    }

    #[test]
    fn a_use_is_told_once_a_day() {
        assert!(dicatat(None, Waktu(5)));
        assert!(!dicatat(Some(Waktu(5)), Waktu(DICATAT_TIAP)));
        assert!(dicatat(Some(Waktu(5)), Waktu(DICATAT_TIAP + 5)));
    }
}
