//! Printed columns: what fact a column states, however a report calls it, and in which place.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::teks;
use super::tercetak::{Tercetak, angka_dalam};
use crate::lkjip::dokumen::Tertulis;

/// One fact and the names under which reports print it, each without case and punctuation; `%` is read
/// as `persen`.
type Sebutan = (&'static str, &'static [&'static str]);

/// Facts of an indicator or a budget row.
const FAKTA: &[Sebutan] = &[
    (
        "capaian",
        &[
            "capaian kinerja",
            "capaian target",
            "capaian indikator",
            "tingkat capaian",
            "tingkat capaian kinerja",
            "persen capaian",
            "persen capaian kinerja",
            "persentase capaian",
            "persentase capaian kinerja",
        ],
    ),
    (
        "kategori",
        &[
            "kategori capaian",
            "kategori kinerja",
            "kriteria",
            "kriteria capaian",
            "kriteria penilaian",
            "predikat capaian",
            "predikat kinerja",
        ],
    ),
    (
        "tingkat keberhasilan",
        &["kategori keberhasilan", "kriteria keberhasilan"],
    ),
    (
        "capaian tahun lalu",
        &["capaian tahun sebelumnya", "capaian kinerja tahun lalu"],
    ),
    (
        "perubahan capaian",
        &[
            "selisih capaian",
            "kenaikan penurunan capaian",
            "peningkatan penurunan capaian",
            "naik turun capaian",
        ],
    ),
    (
        "perubahan realisasi",
        &[
            "selisih realisasi",
            "kenaikan penurunan realisasi",
            "peningkatan penurunan realisasi",
            "naik turun realisasi",
        ],
    ),
    (
        "tingkat kemajuan",
        &[
            "kemajuan",
            "persen kemajuan",
            "capaian terhadap target akhir",
            "capaian terhadap target akhir renstra",
            "capaian terhadap akhir renstra",
            "capaian renstra",
        ],
    ),
    ("sisa target akhir persen", &[]),
    (
        "capaian pembanding",
        &["capaian terhadap pembanding", "capaian terhadap standar"],
    ),
    (
        "selisih pembanding",
        &["selisih dengan pembanding", "kesenjangan pembanding"],
    ),
    ("pembanding", &["nilai pembanding", "standar nasional"]),
    ("target", &["target kinerja", "target tahun ini"]),
    ("realisasi", &["realisasi tahun ini", "realisasi indikator"]),
    ("realisasi kinerja", &["realisasi fisik"]),
    ("indikator", &["indikator kinerja", "nama indikator"]),
    ("sasaran", &["sasaran strategis", "uraian sasaran"]),
    ("tujuan", &["uraian tujuan"]),
    ("satuan", &["satuan ukuran"]),
    ("sumber data", &["sumber"]),
    (
        "formulasi",
        &[
            "rumus",
            "formula",
            "formulasi perhitungan",
            "formulasi penghitungan",
            "rumus perhitungan",
            "rumus penghitungan",
            "cara perhitungan",
            "cara penghitungan",
        ],
    ),
    ("interval si", &["nilai interval", "interval ni", "ni"]),
    (
        "interval sk",
        &["nilai interval konversi", "interval konversi", "nik"],
    ),
];

/// Facts about money.
const UANG: &[Sebutan] = &[
    (
        "anggaran",
        &["pagu", "pagu anggaran", "jumlah anggaran sasaran"],
    ),
    (
        "pagu murni",
        &["anggaran murni", "anggaran sebelum perubahan"],
    ),
    (
        "pagu perubahan",
        &["anggaran perubahan", "anggaran setelah perubahan"],
    ),
    (
        "realisasi anggaran",
        &["realisasi keuangan", "realisasi belanja", "realisasi rp"],
    ),
    (
        "serapan",
        &[
            "penyerapan",
            "daya serap",
            "persen serapan",
            "persen penyerapan",
            "persen realisasi",
            "persen realisasi anggaran",
            "persentase serapan",
            "persentase penyerapan",
            "persentase serapan anggaran",
            "persentase penyerapan anggaran",
            "persentase realisasi",
            "persentase realisasi anggaran",
            "realisasi anggaran persen",
            "realisasi keuangan persen",
            "serapan anggaran",
            "penyerapan anggaran",
            "tingkat serapan",
            "tingkat serapan anggaran",
            "tingkat penyerapan",
            "tingkat penyerapan anggaran",
            "capaian anggaran",
            "capaian keuangan",
            "capaian realisasi anggaran",
        ],
    ),
    (
        "efisiensi",
        &[
            "tingkat efisiensi",
            "persen efisiensi",
            "persentase efisiensi",
            "efisiensi anggaran",
            "tingkat efisiensi anggaran",
            "sisa anggaran persen",
            "persen sisa anggaran",
            "persentase sisa anggaran",
            "sisa pagu persen",
            "sisa persen",
        ],
    ),
    (
        "nominal efisiensi",
        &[
            "efisiensi rp",
            "jumlah efisiensi",
            "sisa",
            "sisa anggaran",
            "sisa anggaran rp",
            "sisa pagu",
            "selisih anggaran",
        ],
    ),
    (
        "sebutan efisiensi",
        &[
            "kategori efisiensi",
            "keterangan efisiensi",
            "kriteria efisiensi",
            "predikat efisiensi",
        ],
    ),
    (
        "jumlah anggaran",
        &[
            "anggaran total",
            "jumlah pagu",
            "jumlah pagu anggaran",
            "pagu total",
            "total anggaran",
            "total pagu",
            "total pagu anggaran",
        ],
    ),
    (
        "jumlah anggaran sebelum perubahan",
        &[
            "jumlah anggaran murni",
            "jumlah pagu murni",
            "total anggaran murni",
            "total anggaran sebelum perubahan",
            "total pagu murni",
        ],
    ),
    (
        "jumlah anggaran setelah perubahan",
        &[
            "jumlah anggaran perubahan",
            "jumlah pagu perubahan",
            "total anggaran perubahan",
            "total anggaran setelah perubahan",
            "total pagu perubahan",
        ],
    ),
    (
        "jumlah realisasi anggaran",
        &[
            "jumlah realisasi",
            "jumlah realisasi keuangan",
            "realisasi total",
            "total realisasi",
            "total realisasi anggaran",
            "total realisasi keuangan",
        ],
    ),
];

/// A name without case and punctuation, with its percent sign as a word.
fn ratakan(nama: &str) -> String {
    teks::normal(&nama.replace('%', " persen "))
}

/// Every name with its fact.
static NAMA: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let semua = FAKTA.iter().chain(UANG);
    semua
        .flat_map(|(fakta, lain)| lain.iter().chain([fakta]).map(|nama| (*nama, *fakta)))
        .collect()
});

/// Whether a name is written as [`ratakan`] would write it.
fn rata(nama: &str) -> bool {
    nama.bytes()
        .all(|huruf| huruf.is_ascii_lowercase() || huruf.is_ascii_digit() || huruf == b' ')
}

/// The fact that goes by a name.
fn fakta(nama: &str) -> Option<&'static str> {
    match NAMA.get(nama) {
        Some(fakta) => Some(fakta),
        None if rata(nama) => None,
        None => NAMA.get(ratakan(nama).as_str()).copied(),
    }
}

/// What a column states, and the place where it is printed: `capaian` and `tabel 3.3` of
/// `Capaian (tabel 3.3)` and of `% capaian (tabel 3.3)`. A unit in brackets is no place.
pub(super) fn pisah(kolom: &str) -> (&str, Option<&str>) {
    let kolom = kolom.trim();
    let dua = kolom
        .strip_suffix(')')
        .and_then(|kolom| kolom.rsplit_once('('));
    let Some((dasar, tempat)) = dua else {
        return (fakta(kolom).unwrap_or(kolom), None);
    };
    let (dasar, tempat) = (dasar.trim(), tempat.trim());
    let satuan = ["%", "persen", "rp", "rp.", "rupiah", "skor"]
        .iter()
        .any(|satuan| tempat.eq_ignore_ascii_case(satuan));
    if satuan {
        return fakta(kolom).map_or_else(|| pisah(dasar), |fakta| (fakta, None));
    }
    match pisah(dasar) {
        (fakta, None) => (fakta, Some(tempat)),
        (_, Some(_)) => (dasar, Some(tempat)),
    }
}

/// Whether two names are of one fact.
pub(super) fn sekolom(satu: &str, dua: &str) -> bool {
    let berangka = |nama: &str| nama.ends_with(|huruf: char| huruf.is_ascii_digit());
    satu == dua
        || match (fakta(satu), fakta(dua)) {
            (Some(satu), Some(dua)) => satu == dua,
            (None, None) => {
                let sudah_rata = rata(satu) && rata(dua) && !berangka(satu) && !berangka(dua);
                !sudah_rata && bertahun(satu) == bertahun(dua)
            }
            (Some(_), None) | (None, Some(_)) => false,
        }
}

/// A name whose fact, before its year, is called by the one name: `capaian 2023` of `% capaian tahun 2023`.
fn bertahun(nama: &str) -> String {
    let rata = ratakan(nama);
    let tahun = |kata: &str| kata.len() == 4 && kata.bytes().all(|huruf| huruf.is_ascii_digit());
    let Some((dasar, akhir)) = rata.rsplit_once(' ').filter(|(_, akhir)| tahun(akhir)) else {
        return rata;
    };
    let dasar = dasar.strip_suffix(" tahun").unwrap_or(dasar);
    format!("{} {akhir}", fakta(dasar).unwrap_or(dasar))
}

/// Everything printed of one fact, wherever it is printed.
pub(super) fn tercetak_sebagai<'a>(
    tertulis: &'a [Tertulis],
    fakta: &'a str,
) -> impl Iterator<Item = &'a Tertulis> {
    tertulis
        .iter()
        .filter(move |baris| sekolom(pisah(&baris.kolom).0, fakta))
}

/// The text of a column, given by its fact and its place.
pub(super) fn teks_kolom<'a>(tertulis: &'a [Tertulis], kolom: &str) -> Option<&'a str> {
    let (dasar, tempat) = pisah(kolom);
    tertulis
        .iter()
        .find(|baris| {
            let (dasar_baris, tempat_baris) = pisah(&baris.kolom);
            tempat == tempat_baris && sekolom(dasar, dasar_baris)
        })
        .map(|baris| baris.teks.trim())
}

/// The name of the column of a fact, as it is printed.
pub(super) fn nama_kolom<'a>(tertulis: &'a [Tertulis], fakta: &str) -> Option<&'a str> {
    let sama = |baris: &&Tertulis| {
        let (dasar, tempat) = pisah(&baris.kolom);
        tempat.is_none() && sekolom(dasar, fakta)
    };
    Some(&tertulis.iter().find(sama)?.kolom)
}

/// The figure of a column.
pub(super) fn angka_kolom(tertulis: &[Tertulis], kolom: &str) -> Option<Tercetak> {
    angka_dalam(teks_kolom(tertulis, kolom)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_their_places() {
        for (kolom, harapan) in [
            ("capaian (tabel 3.3)", ("capaian", Some("tabel 3.3"))),
            ("capaian tahun lalu", ("capaian tahun lalu", None)),
            ("(a)", ("", Some("a"))),
            ("nama lain", ("nama lain", None)),
        ] {
            assert_eq!(pisah(kolom), harapan, "{kolom}");
        }
    }

    #[test]
    fn one_fact_goes_by_many_names() {
        for (kolom, harapan) in [
            ("% Capaian", ("capaian", None)),
            ("Capaian Kinerja (%)", ("capaian", None)),
            ("tingkat capaian (Bab III)", ("capaian", Some("Bab III"))),
            ("Penyerapan Anggaran (%)", ("serapan", None)),
            ("capaian (%) (tabel 9)", ("capaian", Some("tabel 9"))),
            ("Sisa Anggaran", ("nominal efisiensi", None)),
            ("sisa anggaran (%)", ("efisiensi", None)),
            ("sisa target akhir (%)", ("sisa target akhir persen", None)),
            ("Realisasi Anggaran (Rp)", ("realisasi anggaran", None)),
            ("realisasi anggaran (%)", ("serapan", None)),
        ] {
            assert_eq!(pisah(kolom), harapan, "{kolom}");
        }
        assert!(sekolom("total pagu", "Jumlah Anggaran"));
        assert!(!sekolom("anggaran", "realisasi anggaran"));
    }

    #[test]
    fn no_name_is_of_two_facts() {
        let mut sudah = std::collections::BTreeSet::new();
        for (fakta, lain) in FAKTA.iter().chain(UANG) {
            for nama in lain.iter().chain([fakta]) {
                assert!(sudah.insert(*nama), "{nama}");
                assert_eq!(*nama, ratakan(nama));
            }
        }
    }
}
