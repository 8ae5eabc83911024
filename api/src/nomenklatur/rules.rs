//! How the codes of the nomenclature nest: `urusan.bidang.program.level.kegiatan.sub`, where the level
//! (2 = kabupaten/kota) stands before the number of the kegiatan (Kepmendagri 900.1.15.5-1317/2023).

use entity::status::LevelAnggaran;

/// The code of the programme or kegiatan under which `kode` stands; none above a programme.
pub fn induk(level: LevelAnggaran, kode: &str) -> Option<&str> {
    match level {
        LevelAnggaran::Program => None,
        LevelAnggaran::Kegiatan => atas(atas(kode)?),
        LevelAnggaran::SubKegiatan => atas(kode),
    }
}

fn atas(kode: &str) -> Option<&str> {
    kode.rsplit_once('.').map(|(atas, _)| atas)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_sub_kegiatan_stands_under_its_kegiatan_and_that_under_its_programme() {
        for (level, kode, harapan) in [
            (
                LevelAnggaran::SubKegiatan,
                "7.01.02.2.04.0002",
                Some("7.01.02.2.04"),
            ),
            (LevelAnggaran::Kegiatan, "7.01.02.2.04", Some("7.01.02")),
            (LevelAnggaran::Program, "7.01.02", None),
            (LevelAnggaran::SubKegiatan, "7", None),
        ] {
            assert_eq!(induk(level, kode), harapan, "{kode}");
        }
    }

    #[test]
    fn everything_shipped_stands_under_something_shipped() {
        let mut terbit = HashSet::new();
        for baris in
            csv::Reader::from_reader(&include_bytes!("../../../data/nomenklatur_7_01.csv")[..])
                .records()
        {
            let baris = baris.unwrap();
            let level = match &baris[2] {
                "PROGRAM" => LevelAnggaran::Program,
                "KEGIATAN" => LevelAnggaran::Kegiatan,
                "SUB_KEGIATAN" => LevelAnggaran::SubKegiatan,
                lain => panic!("{lain}"),
            };
            let induk = induk(level, &baris[0]);
            assert!(
                induk.is_none_or(|induk| terbit.contains(induk)),
                "{baris:?}"
            );
            assert_eq!(induk.is_none(), level == LevelAnggaran::Program);
            terbit.insert(baris[0].to_owned());
        }
    }
}
