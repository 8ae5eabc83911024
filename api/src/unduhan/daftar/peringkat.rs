//! Ranking.

use super::super::isi::Jenis;
use super::super::tabel::{Bagian, Kolom, Sumber, Tabel};
use super::Lebar;
use super::kolom::{
    akar, alasan_di, angka, beralasan, dari, gabungan, golongan, hitungan, kecamatan, kolom,
    laporan, laporan_lain, masukan, pertanyaan, saringan, semua, teks, ukuran, ya,
};

/// What is ranked, among whom.
fn soal() -> Vec<Kolom> {
    kolom![
        pertanyaan(),
        gabungan(),
        [dari(
            Jenis::Angka,
            "jumlah",
            "Banyaknya yang diperingkat",
            akar("jumlah"),
        )],
    ]
}

/// Where the figure comes from.
fn asal() -> Vec<Kolom> {
    let satu = |(nama, judul, yang): (&'static str, &'static str, &'static str)| {
        dari(Jenis::Angka, nama, judul, masukan("hitungan", yang))
    };
    kolom![
        [teks("rumus", "Rumus nilai", "hitungan/rumus")],
        [
            ("masukan_target", "Masukan: target", "target"),
            ("masukan_realisasi", "Masukan: realisasi", "realisasi"),
            ("masukan_kini", "Masukan: kini", "kini"),
            ("masukan_lalu", "Masukan: tahun lalu", "lalu"),
            ("masukan_pagu", "Masukan: pagu", "pagu"),
            ("masukan_jumlah_nrr", "Masukan: jumlah NRR", "Σ NRR"),
            ("masukan_indeks", "Masukan: indeks", "indeks"),
        ]
        .map(satu),
        laporan_lain("lkjipLalu", "lalu", "tahun lalu"),
    ]
}

/// Variances of the answers to each unsur, as the standard error takes them.
const RAGAM: [(&str, &str, &str); 9] = [
    ("ragam_persyaratan", "persyaratan", "s² PERSYARATAN"),
    ("ragam_prosedur", "prosedur", "s² PROSEDUR"),
    ("ragam_waktu", "waktu", "s² WAKTU"),
    ("ragam_biaya", "biaya", "s² BIAYA"),
    ("ragam_produk", "produk", "s² PRODUK"),
    ("ragam_kompetensi", "kompetensi", "s² KOMPETENSI"),
    ("ragam_perilaku", "perilaku", "s² PERILAKU"),
    ("ragam_pengaduan", "pengaduan", "s² PENGADUAN"),
    ("ragam_sarana", "sarana", "s² SARANA"),
];

fn ragam() -> [Kolom; 9] {
    RAGAM.map(|(nama, unsur, masuk)| {
        dari(
            Jenis::Angka,
            nama,
            format!("Ragam jawaban unsur {unsur} (s²)"),
            masukan("ketidakpastian/galatBaku", masuk),
        )
    })
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
        dari(
            Jenis::Teks,
            "bobot_unsur",
            "Bobot unsur SKM",
            akar("ketidakpastian/bobot"),
        ),
        dari(
            Jenis::Angka,
            "z_bersama",
            "Kuantil normal bersama",
            akar("ketidakpastian/zBersama"),
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
            (
                Jenis::Angka,
                "bawah",
                "nilai yang dihitung 0",
                "komponen/bawah",
            ),
            (
                Jenis::Angka,
                "atas",
                "nilai yang dihitung 100",
                "komponen/atas",
            ),
            (Jenis::Angka, "nilai", "nilai", "nilai"),
            (Jenis::Teks, "rumus", "rumus nilai", "hitungan/rumus"),
            (Jenis::Angka, "skor", "skor", "skor"),
            (
                Jenis::Teks,
                "rumus_skor",
                "rumus skor",
                "hitunganSkor/rumus",
            ),
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
        &saringan(),
        vec![
            Bagian {
                nama: "PERINGKAT",
                jalan: "barisList",
                kolom: kolom![
                    soal(),
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
                    ragam(),
                    sumbangan(lebar),
                    asal(),
                    laporan(),
                ],
            },
            Bagian {
                nama: "TANPA_DATA",
                jalan: "tanpaDataList",
                kolom: kolom![soal(), kecamatan(), laporan(), alasan_di("")],
            },
        ],
    )
}
