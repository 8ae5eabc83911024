//! One basis of ranking over the years.

use super::super::isi::Jenis;
use super::super::tabel::{Bagian, Kolom, Tabel};
use super::Lebar;
use super::indikator::{perubahan, tanpa_perubahan};
use super::kolom::{
    akar, angka, antara, dari, dasar, gabungan, hitungan, induk, kecamatan, kolom, laporan,
    laporan_lain, saringan, statistik, tanpa_data,
};

/// What is followed, among whom.
fn soal() -> Vec<Kolom> {
    kolom![dasar(), gabungan()]
}

pub(super) fn tren(_: &Lebar) -> Tabel {
    let tahun = || {
        [
            dari(Jenis::Angka, "tahun", "Tahun", induk("tahun")),
            dari(
                Jenis::Teks,
                "bobot_unsur",
                "Bobot unsur SKM",
                induk("bobot"),
            ),
        ]
    };
    Tabel::baru(
        "Tren satu dasar peringkat",
        &saringan(),
        vec![
            Bagian {
                nama: "KECAMATAN",
                jalan: "titikList/barisList",
                kolom: kolom![
                    soal(),
                    tahun(),
                    kecamatan(),
                    [hitungan("nilai", "Nilai", "hitungan")],
                    laporan(),
                    laporan_lain("lkjipLalu", "lalu", "tahun lalu"),
                ],
            },
            Bagian {
                nama: "SEBARAN",
                jalan: "titikList",
                kolom: kolom![
                    soal(),
                    [angka("tahun", "Tahun", "tahun")],
                    statistik("sebaran", "Sebaran", "statistik"),
                ],
            },
            Bagian {
                nama: "PERUBAHAN_TAHUNAN",
                jalan: "titikList/perubahan/barisList",
                kolom: kolom![soal(), antara(induk), perubahan()],
            },
            Bagian {
                nama: "TANPA_PERUBAHAN_TAHUNAN",
                jalan: "titikList/perubahan/tanpaPerubahanList",
                kolom: kolom![soal(), antara(induk), tanpa_perubahan()],
            },
            Bagian {
                nama: "PERUBAHAN",
                jalan: "perubahan/barisList",
                kolom: kolom![soal(), antara(akar), perubahan()],
            },
            Bagian {
                nama: "TANPA_PERUBAHAN",
                jalan: "perubahan/tanpaPerubahanList",
                kolom: kolom![soal(), antara(akar), tanpa_perubahan()],
            },
            Bagian {
                nama: "TANPA_DATA",
                jalan: "titikList/tanpaDataList",
                kolom: kolom![soal(), tahun(), tanpa_data("")],
            },
        ],
    )
}
