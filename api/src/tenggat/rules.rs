//! When a document can be due at all. The day itself is data: regulations set it (PP 8/2006, Perpres
//! 29/2014), and the kabupaten may move it. The kinds are those that a regulation gives a day: for the
//! rencana aksi and its quarterly measurement none does.

use entity::status::JenisTenggat;
use entity::value::Tanggal;

/// Whether `tanggal` can be the last day of the document for `tahun`. A report on a year is due when the
/// year is over; a Perjanjian Kinerja follows the budget, which may be passed before the year begins.
pub fn mungkin(jenis: JenisTenggat, tahun: i32, tanggal: &Tanggal) -> bool {
    match jenis {
        JenisTenggat::Lkjip | JenisTenggat::LkjipKabupaten => {
            tanggal.as_str() > format!("{tahun:04}-12-31").as_str()
        }
        JenisTenggat::PerjanjianKinerja => {
            tanggal.as_str() >= format!("{:04}-01-01", tahun.saturating_sub(1)).as_str()
        }
    }
}

/// The day by which a kecamatan that was given more time has to submit. Where the deadline of all has
/// been moved beyond an extension, it counts for everybody.
pub fn jatuh_tempo<'a>(tenggat: &'a Tanggal, perpanjangan: Option<&'a Tanggal>) -> &'a Tanggal {
    perpanjangan.map_or(tenggat, |perpanjangan| tenggat.max(perpanjangan))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_time_is_never_less() {
        let hari = |teks: &str| teks.parse::<Tanggal>().unwrap();
        let (tenggat, nanti) = (hari("2024-02-29"), hari("2024-03-15"));
        assert_eq!(jatuh_tempo(&tenggat, None), &tenggat);
        assert_eq!(jatuh_tempo(&tenggat, Some(&nanti)), &nanti);
        // The deadline of all was moved to a later day.
        assert_eq!(jatuh_tempo(&nanti, Some(&tenggat)), &nanti);
    }

    #[test]
    fn a_report_is_due_when_its_year_is_over() {
        for (jenis, tahun, tanggal, harapan) in [
            (JenisTenggat::Lkjip, 2023, "2024-02-29", true),
            (JenisTenggat::Lkjip, 2023, "2024-01-01", true),
            (JenisTenggat::Lkjip, 2023, "2023-12-31", false),
            // The year of the report, where the year after was meant.
            (JenisTenggat::LkjipKabupaten, 2023, "2023-03-31", false),
            (JenisTenggat::PerjanjianKinerja, 2023, "2023-01-31", true),
            (JenisTenggat::PerjanjianKinerja, 2023, "2022-12-30", true),
            (JenisTenggat::PerjanjianKinerja, 2023, "2021-12-31", false),
            (
                JenisTenggat::PerjanjianKinerja,
                i32::MIN,
                "2021-12-31",
                true,
            ),
        ] {
            assert_eq!(
                mungkin(jenis, tahun, &tanggal.parse().unwrap()),
                harapan,
                "{jenis:?} {tahun} {tanggal}"
            );
        }
    }
}
