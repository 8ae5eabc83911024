//! Where something stands in a report: a path by the numbers that its author knows, as the findings of
//! the reviu have it. `/` is the report itself, `/narasi/PENUTUP` a section, `/rencana/1.1.1` a tujuan,
//! sasaran or indicator, `/anggaran/I.2.1` a row of the budget.

use std::collections::HashSet;

use entity::status::BagianNarasi;
use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};

/// Parts of every report, whether they are filled in or not.
const BAGIAN: [&str; 11] = [
    "organisasi",
    "isuStrategis",
    "dasarHukum",
    "rencana",
    "perjanjian",
    "anggaran",
    "skm",
    "evaluasiAkip",
    "narasi",
    "tabel",
    "lampiran",
];

/// The numbers of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nomor {
    /// Of tujuan, sasaran and indicators.
    pub rencana: HashSet<String>,
    /// Of program, kegiatan and sub-kegiatan.
    pub anggaran: HashSet<String>,
}

/// Whether the path leads somewhere in the report with these numbers. A section of the narrative is
/// there even when nothing is written in it: that it is missing can be said of it.
pub fn ada(path: &str, nomor: &Nomor) -> bool {
    let Some(letak) = path.strip_prefix('/') else {
        return false;
    };
    match letak.split_once('/') {
        None => letak.is_empty() || BAGIAN.contains(&letak),
        Some(("rencana", satu)) => nomor.rencana.contains(satu),
        Some(("anggaran", satu)) => nomor.anggaran.contains(satu),
        Some(("narasi", satu)) => {
            let satu: StrDeserializer<'_, Error> = satu.into_deserializer();
            BagianNarasi::deserialize(satu).is_ok()
        }
        Some(_) => false,
    }
}

/// Whether `path` is `awalan` or lies below it: `/rencana/1.1.1` below `/rencana/1.1`, and not below
/// `/rencana/1.1.10` or `/rencana/1.1.`
pub fn di_bawah(path: &str, awalan: &str) -> bool {
    awalan == "/"
        || path
            .strip_prefix(awalan)
            .is_some_and(|sisa| sisa.is_empty() || sisa.starts_with(['/', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn nomor() -> Nomor {
        Nomor {
            rencana: ["1", "1.1", "1.1.1"].map(str::to_owned).into(),
            anggaran: ["I", "I.2", "I.2.1"].map(str::to_owned).into(),
        }
    }

    #[test]
    fn a_path_leads_to_a_report_a_section_or_a_row() {
        for path in [
            "/",
            "/organisasi",
            "/isuStrategis",
            "/dasarHukum",
            "/evaluasiAkip",
            "/rencana",
            "/rencana/1",
            "/rencana/1.1.1",
            "/anggaran/I.2.1",
            "/narasi",
            "/narasi/PENUTUP",
            "/skm",
        ] {
            assert!(ada(path, &nomor()), "{path}");
        }
        for path in [
            "",
            "rencana",
            "//",
            "/rencana/",
            "/rencana/2",
            "/rencana/1.1.1/realisasi",
            "/anggaran/1.1.1",
            "/narasi/penutup",
            "/narasi/EPILOG",
            "/skm/1",
            "/isu",
            "/dasarHukum/1",
            "/lain",
        ] {
            assert!(!ada(path, &nomor()), "{path}");
        }
    }

    #[test]
    fn below_a_row_lies_what_its_number_begins() {
        assert!(di_bawah("/rencana/1.1.1", "/rencana/1.1"));
        assert!(di_bawah("/rencana/1.1.1", "/rencana"));
        assert!(di_bawah("/rencana/1.1.1", "/rencana/1.1.1"));
        assert!(di_bawah("/rencana/1.1.1", "/"));
        assert!(!di_bawah("/rencana/1.1.10", "/rencana/1.1.1"));
        assert!(!di_bawah("/anggaran/I", "/rencana"));
    }

    proptest! {
        #[test]
        fn what_lies_below_what_lies_below_lies_below(
            a in "/[a-z]{1,3}", b in "([./][0-9]{1,2}){0,2}", c in "([./][0-9]{1,2}){0,2}"
        ) {
            let (b, c) = (format!("{a}{b}"), format!("{a}{b}{c}"));
            prop_assert!(di_bawah(&c, &b) && di_bawah(&b, &a) && di_bawah(&c, &a));
            prop_assert_eq!(di_bawah(&b, &c), b == c);
        }
    }
}
