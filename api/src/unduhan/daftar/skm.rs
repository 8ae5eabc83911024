//! The satisfaction surveys.

use super::super::isi::Jenis;
use super::super::tabel::{Bagian, Tabel};
use super::Lebar;
use super::kolom::{
    akar, angka, beralasan, dari, golongan, hitungan, induk, kecamatan, kolom, laporan, pencilan,
    saringan, semua, statistik, teks, tolok_ukur, ya,
};

pub(super) fn skm(lebar: &Lebar) -> Tabel {
    let tahun = || [dari(Jenis::Angka, "tahun", "Tahun", akar("tahun"))];
    let letak = || [teks("letak", "Letak", "letak")];
    let terlemah = || {
        [dari(
            Jenis::Teks,
            "unsur_terlemah",
            "Unsur terlemah",
            semua("terlemahList", ""),
        )]
    };
    Tabel::baru(
        "Perbandingan SKM",
        &saringan(),
        vec![
            Bagian {
                nama: "UNSUR",
                jalan: "unsurList/nilaiList",
                kolom: kolom![
                    tahun(),
                    [dari(Jenis::Teks, "unsur", "Unsur", induk("unsur"))],
                    kecamatan(),
                    [
                        hitungan("nilai", "Nilai unsur", "nilai"),
                        ya("terlemah", "Terlemah di kecamatan ini", "terlemah"),
                        hitungan("selisih_median", "Selisih dari median", "terhadapMedian"),
                        hitungan(
                            "selisih_median_letak",
                            "Selisih dari median kecamatan seletak",
                            "terhadapMedianLetak",
                        ),
                    ],
                    pencilan("uji"),
                ],
            },
            Bagian {
                nama: "KECAMATAN",
                jalan: "kecamatanList",
                kolom: kolom![
                    tahun(),
                    kecamatan(),
                    beralasan("indeks", "Indeks SKM", "skm/indeks"),
                    golongan("mutu", "Mutu pelayanan", "skm/mutu"),
                    [
                        angka("responden", "Responden", "skm/responden"),
                        angka("populasi", "Populasi", "skm/populasi"),
                        teks("bobot", "Bobot unsur", "skm/bobot"),
                    ],
                    terlemah(),
                    tolok_ukur(lebar),
                    laporan(),
                ],
            },
            Bagian {
                nama: "SEBARAN",
                jalan: "unsurList",
                kolom: kolom![
                    tahun(),
                    [teks("unsur", "Unsur", "unsur")],
                    statistik("sebaran", "Sebaran", "sebaran"),
                    [
                        dari(
                            Jenis::Teks,
                            "terlemah_di",
                            "Unsur terlemah di kecamatan",
                            semua("terlemahDiList", "kode"),
                        ),
                        dari(
                            Jenis::Teks,
                            "terendah_di",
                            "Nilai terendah di kecamatan",
                            semua("terendahList", "kode"),
                        ),
                    ],
                ],
            },
            Bagian {
                nama: "SEBARAN_LETAK",
                jalan: "unsurList/sebaranLetakList",
                kolom: kolom![
                    tahun(),
                    [dari(Jenis::Teks, "unsur", "Unsur", induk("unsur"))],
                    letak(),
                    statistik("sebaran", "Sebaran", "sebaran"),
                ],
            },
            Bagian {
                nama: "TANPA_DATA",
                jalan: "tanpaDataList",
                kolom: kolom![
                    tahun(),
                    kecamatan(),
                    laporan(),
                    [teks("tanpa_data", "Tanpa data karena", "alasan")],
                ],
            },
        ],
    )
}
