//! Ranking.

use super::super::isi::Jenis;
use super::super::tabel::{Bagian, Kolom, Sumber, Tabel};
use super::Lebar;
use super::kolom::{
    akar, alasan_di, angka, beralasan, dari, golongan, hitungan, kecamatan, kolom, laporan,
    pertanyaan, semua, teks, ukuran, ya,
};

fn komposit() -> Kolom {
    dari(
        Jenis::Teks,
        "komposit",
        "Nilai gabungan",
        akar("komposit/kode"),
    )
}

fn ketidakpastian() -> Vec<Kolom> {
    let di = |jalan: &str| format!("ketidakpastian/{jalan}");
    kolom![[
        angka("responden", "Responden", di("responden")),
        angka("populasi", "Populasi", di("populasi")),
        hitungan("galat_baku", "Galat baku indeks", &di("galatBaku")),
        teks("galat_dasar", "Dasar galat baku", di("dasar")),
        ya(
            "koreksi_populasi",
            "Dikoreksi dengan populasi",
            "ketidakpastian/koreksiPopulasi"
        ),
        ya("sampel_kecil", "Sampel kecil", "ketidakpastian/sampelKecil"),
        angka("indeks_bawah", "Batas bawah indeks (95 %)", di("bawah")),
        angka("indeks_atas", "Batas atas indeks (95 %)", di("atas")),
        angka(
            "peringkat_awal",
            "Tempat terbaik yang mungkin",
            di("peringkatAwal")
        ),
        angka(
            "peringkat_akhir",
            "Tempat terburuk yang mungkin",
            di("peringkatAkhir")
        ),
        dari(
            Jenis::Teks,
            "setara",
            "Golongan yang tidak dapat dibedakan",
            semua("ketidakpastian/setaraList", ""),
        ),
    ],]
}

/// The contribution of each component of a composite.
fn sumbangan(lebar: &Lebar) -> Vec<Kolom> {
    let mut semua = Vec::new();
    for ke in 0..lebar.daftar {
        let (nama, judul) = (
            format!("komponen_{}", ke + 1),
            format!("Komponen {}", ke + 1),
        );
        for (jenis, akhir, sebutan, jalan) in [
            (Jenis::Teks, "jenis", "yang dinilai", "komponen/jenis"),
            (
                Jenis::Teks,
                "indikator",
                "indikator",
                "komponen/indikator/kode",
            ),
            (Jenis::Angka, "bobot", "bobot", "komponen/bobot"),
            (Jenis::Angka, "nilai", "nilai", "nilai"),
            (Jenis::Angka, "skor", "skor", "skor"),
            (Jenis::Angka, "tertimbang", "skor × bobot", "tertimbang"),
        ] {
            let sumber = Sumber::Unsur {
                list: "sumbanganList".into(),
                yang: Vec::new(),
                ke,
                jalan: jalan.into(),
            };
            let (nama, judul) = (format!("{nama}_{akhir}"), format!("{judul}: {sebutan}"));
            semua.push(dari(jenis, nama, judul, sumber));
        }
    }
    semua
}

pub(super) fn peringkat(lebar: &Lebar) -> Tabel {
    Tabel::baru(
        "Peringkat kecamatan",
        vec![
            Bagian {
                nama: "PERINGKAT",
                jalan: "barisList",
                kolom: kolom![
                    pertanyaan(),
                    [komposit()],
                    [angka("peringkat", "Peringkat", "peringkat")],
                    kecamatan(),
                    [
                        angka("nilai", "Nilai", "nilai"),
                        angka("peringkat_lalu", "Peringkat tahun lalu", "peringkatLalu"),
                        angka(
                            "perubahan_peringkat",
                            "Perubahan peringkat",
                            "perubahanPeringkat"
                        ),
                        angka("persentil", "Persentil", "persentil"),
                        angka("kuartil", "Kuartil", "kuartil"),
                    ],
                    ukuran("target", "Target", "target"),
                    ukuran("realisasi", "Realisasi", "realisasi"),
                    beralasan("capaian", "Capaian (%)", "capaian"),
                    golongan("kategori", "Kategori", "kategori"),
                    ketidakpastian(),
                    sumbangan(lebar),
                    laporan(),
                ],
            },
            Bagian {
                nama: "TANPA_DATA",
                jalan: "tanpaDataList",
                kolom: kolom![
                    pertanyaan(),
                    [komposit()],
                    kecamatan(),
                    laporan(),
                    alasan_di("")
                ],
            },
        ],
    )
}
