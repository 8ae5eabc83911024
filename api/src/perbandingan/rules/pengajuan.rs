//! Who has submitted, and how late. Days are those of the calendar in Sumenep (WIB, UTC+7): a report
//! submitted at 23.59 WIB on the last day is in time.

use entity::status::StatusLkjip;
use entity::value::{Tanggal, Waktu};

/// Keadaan pengajuan LKjIP sebuah kecamatan untuk satu tahun.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, async_graphql::Enum)]
pub enum KeadaanPengajuan {
    /// Tidak ada laporan, atau baru ada draf yang tidak boleh Anda lihat.
    BelumAda,
    /// Masih berupa draf yang belum pernah diajukan.
    BelumDiajukan,
    /// Sudah diajukan camat, menunggu reviu.
    Diajukan,
    /// Selesai direviu, menunggu persetujuan.
    Direviu,
    /// Dikembalikan kepada kecamatan untuk diperbaiki.
    Dikembalikan,
    /// Disetujui dan berlaku.
    Disetujui,
}

impl KeadaanPengajuan {
    /// Every state, from nothing to done.
    pub const SEMUA: [Self; 6] = [
        Self::BelumAda,
        Self::BelumDiajukan,
        Self::Diajukan,
        Self::Direviu,
        Self::Dikembalikan,
        Self::Disetujui,
    ];
}

/// The state that a report in `status` stands for; none is no report at all.
pub const fn keadaan(status: Option<StatusLkjip>) -> KeadaanPengajuan {
    match status {
        None => KeadaanPengajuan::BelumAda,
        Some(StatusLkjip::Draf) => KeadaanPengajuan::BelumDiajukan,
        Some(StatusLkjip::Diajukan) => KeadaanPengajuan::Diajukan,
        Some(StatusLkjip::Direviu) => KeadaanPengajuan::Direviu,
        Some(StatusLkjip::Dikembalikan) => KeadaanPengajuan::Dikembalikan,
        Some(StatusLkjip::Disetujui) => KeadaanPengajuan::Disetujui,
    }
}

const SEHARI: i64 = 24 * 60 * 60 * 1000;
const WIB: i64 = 7 * 60 * 60 * 1000;

/// Day of a moment in WIB, counted from 1970-01-01.
const fn hari_wib(saat: Waktu) -> i64 {
    saat.0.saturating_add(WIB).div_euclid(SEHARI)
}

/// Day of a date, counted from 1970-01-01.
fn hari(tanggal: &Tanggal) -> Option<i64> {
    let mut bagian = tanggal.as_str().split('-').map(str::parse::<i64>);
    let (tahun, bulan, hari) = (
        bagian.next()?.ok()?,
        bagian.next()?.ok()?,
        bagian.next()?.ok()?,
    );
    // A year that starts on 1 March ends with the leap day.
    let (tahun, bulan) = if bulan > 2 {
        (tahun, bulan - 3)
    } else {
        (tahun - 1, bulan + 9)
    };
    let sampai_tahun = tahun * 365 + tahun / 4 - tahun / 100 + tahun / 400;
    // 0000-03-01 is 719 468 days before 1970-01-01.
    Some(sampai_tahun + (153 * bulan + 2) / 5 + hari - 1 - 719_468)
}

/// Whole days by which `saat` comes after the end of the day `tenggat`, in WIB; 0 in time.
pub fn hari_terlambat(tenggat: &Tanggal, saat: Waktu) -> i64 {
    hari(tenggat).map_or(0, |tenggat| (hari_wib(saat) - tenggat).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tanggal(teks: &str) -> Tanggal {
        teks.parse().unwrap()
    }

    #[test]
    fn the_sample_was_twenty_eight_days_late() {
        // 2024-03-28T02:00:00Z is 09.00 WIB.
        let diajukan = Waktu(1_711_591_200_000);
        assert_eq!(hari_terlambat(&tanggal("2024-02-29"), diajukan), 28);
        assert_eq!(hari_terlambat(&tanggal("2024-03-28"), diajukan), 0);
        assert_eq!(hari_terlambat(&tanggal("2024-04-01"), diajukan), 0);
    }

    #[test]
    fn the_day_ends_at_midnight_in_sumenep() {
        // 2024-02-29T17:00:00Z is the first moment of 1 March in WIB.
        let awal_maret = 1_709_226_000_000;
        let tenggat = tanggal("2024-02-29");
        assert_eq!(hari_terlambat(&tenggat, Waktu(awal_maret - 1)), 0);
        assert_eq!(hari_terlambat(&tenggat, Waktu(awal_maret)), 1);
    }

    #[test]
    fn days_are_counted_from_the_epoch() {
        for (teks, harapan) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2024-03-01", 19_783),
        ] {
            assert_eq!(hari(&tanggal(teks)), Some(harapan), "{teks}");
        }
    }

    proptest! {
        #[test]
        fn a_day_later_is_a_day_more(hari_ke in 0_i64..40_000, saat in 0_i64..3_000_000_000_000) {
            let tanggal = |hari_ke: i64| {
                let julian = i32::try_from(hari_ke).unwrap() + 2_440_588;
                let hari = time::Date::from_julian_day(julian).unwrap();
                let teks = format!(
                    "{:04}-{:02}-{:02}",
                    hari.year(),
                    u8::from(hari.month()),
                    hari.day()
                );
                teks.parse::<Tanggal>().unwrap()
            };
            prop_assert_eq!(hari(&tanggal(hari_ke)), Some(hari_ke));
            let kini = hari_terlambat(&tanggal(hari_ke), Waktu(saat));
            let besok = hari_terlambat(&tanggal(hari_ke), Waktu(saat + SEHARI));
            prop_assert_eq!(besok - kini, i64::from(hari_wib(Waktu(saat + SEHARI)) > hari_ke));
        }
    }
}
