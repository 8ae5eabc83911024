//! One indicator, several of them, and one over the years.

use super::super::isi::Jenis;
use super::super::tabel::{Bagian, Kolom, Sumber, Syarat, Tabel};
use super::Lebar;
use super::kolom::{
    akar, alasan_di, angka, antara, baris, beralasan, dari, golongan, hitungan, induk, kecamatan,
    kolom, laporan, laporan_di, laporan_lain, masukan, pencilan, saringan, statistik, tanpa_data,
    teks, terhitung, tolok_ukur, ukuran,
};

fn indikator() -> [Kolom; 3] {
    [
        dari(
            Jenis::Teks,
            "indikator",
            "Indikator",
            akar("indikator/kode"),
        ),
        dari(
            Jenis::Teks,
            "indikator_nama",
            "Nama indikator",
            akar("indikator/nama"),
        ),
        dari(Jenis::Teks, "satuan", "Satuan", akar("indikator/satuan")),
    ]
}

fn angka_baris() -> Vec<Kolom> {
    kolom![
        ukuran("target", "Target", "target"),
        ukuran("realisasi", "Realisasi", "realisasi"),
        beralasan("capaian", "Capaian (%)", "capaian"),
        golongan("kategori", "Kategori capaian", "kategori"),
    ]
}

fn kemajuan() -> Vec<Kolom> {
    kolom![
        [angka(
            "akhir_periode_tahun",
            "Akhir periode: tahun",
            "kemajuan/tahunAkhir"
        )],
        ukuran(
            "akhir_periode_target",
            "Akhir periode: target",
            "kemajuan/targetAkhir"
        ),
        [hitungan(
            "akhir_periode_tingkat",
            "Akhir periode: kemajuan (%)",
            "kemajuan/tingkat"
        )],
        golongan(
            "akhir_periode_kategori",
            "Akhir periode: kategori",
            "kemajuan/kategori"
        ),
        [
            hitungan("akhir_periode_sisa", "Akhir periode: sisa", "kemajuan/sisa"),
            hitungan(
                "akhir_periode_sisa_persen",
                "Akhir periode: sisa (%)",
                "kemajuan/sisaPersen",
            ),
        ],
    ]
}

/// What is told of an earlier year, which `di` finds.
fn tahun_lalu(nama: &str, judul: &str, di: impl Fn(&'static str) -> Sumber) -> Vec<Kolom> {
    let kolom = |(jenis, akhir, sebutan, jalan)| {
        dari(
            jenis,
            format!("{nama}_{akhir}"),
            format!("{judul}: {sebutan}"),
            di(jalan),
        )
    };
    let hitungan = |(akhir, sebutan, jalan)| {
        terhitung(
            format!("{nama}_{akhir}"),
            format!("{judul}: {sebutan}"),
            di(jalan),
        )
    };
    kolom![
        [
            (Jenis::Angka, "tahun", "tahun", "tahun"),
            (Jenis::Teks, "asal", "asal angka", "asal"),
            (Jenis::Angka, "target", "target", "target/nilai"),
            (
                Jenis::Teks,
                "target_predikat",
                "target (predikat)",
                "target/predikat"
            ),
            (Jenis::Angka, "realisasi", "realisasi", "realisasi/nilai"),
            (
                Jenis::Teks,
                "realisasi_predikat",
                "realisasi (predikat)",
                "realisasi/predikat"
            ),
        ]
        .map(kolom),
        [
            ("capaian", "capaian (%)", "capaian/nilai"),
            (
                "perubahan_realisasi",
                "perubahan realisasi",
                "perubahanRealisasi/nilai"
            ),
            (
                "perubahan_realisasi_persen",
                "perubahan realisasi (%)",
                "perubahanRealisasiPersen/nilai",
            ),
            (
                "perubahan_capaian",
                "perubahan capaian (poin persen)",
                "perubahanCapaian/nilai"
            ),
        ]
        .map(hitungan),
    ]
}

fn pita() -> Vec<Kolom> {
    kolom![
        golongan("kategori", "Kategori capaian", "golongan"),
        [angka("jumlah_kecamatan", "Banyaknya kecamatan", "jumlah")],
    ]
}

/// The distribution that is the row.
fn sebaran() -> Vec<Kolom> {
    sebaran_di("")
}

fn sebaran_di(di: &str) -> Vec<Kolom> {
    kolom![
        statistik(
            "sebaran_realisasi",
            "Sebaran realisasi",
            &format!("{di}/realisasi")
        ),
        statistik(
            "sebaran_capaian",
            "Sebaran capaian",
            &format!("{di}/capaian")
        ),
        [angka(
            "tanpa_kategori",
            "Kecamatan tanpa kategori",
            format!("{di}/tanpaKategori"),
        )],
    ]
}

fn letak() -> [Kolom; 1] {
    [teks("letak", "Letak", "letak")]
}

pub(super) fn perbandingan(lebar: &Lebar) -> Tabel {
    let pertanyaan = || {
        kolom![
            [dari(Jenis::Angka, "tahun", "Tahun", akar("tahun"))],
            indikator(),
        ]
    };
    let lalu = (0..lebar.daftar.max(1)).flat_map(|ke| {
        let (nama, judul) = (
            format!("sebelum_{}", ke + 1),
            format!("Tahun sebelumnya {}", ke + 1),
        );
        tahun_lalu(&nama, &judul, |jalan| Sumber::Unsur {
            list: "tahunLaluList".into(),
            yang: Vec::new(),
            ke,
            jalan: jalan.into(),
        })
    });
    Tabel::baru(
        "Perbandingan satu indikator",
        &saringan(),
        vec![
            Bagian {
                nama: "KECAMATAN",
                jalan: "barisList",
                kolom: kolom![
                    pertanyaan(),
                    kecamatan(),
                    angka_baris(),
                    lalu,
                    kemajuan(),
                    tolok_ukur(lebar),
                    laporan(),
                ],
            },
            Bagian {
                nama: "TANPA_DATA",
                jalan: "tanpaDataList",
                kolom: kolom![pertanyaan(), tanpa_data("")],
            },
            Bagian {
                nama: "SEBARAN",
                jalan: "statistik",
                kolom: kolom![pertanyaan(), letak(), sebaran()],
            },
            Bagian {
                nama: "SEBARAN_LETAK",
                jalan: "statistikLetakList",
                kolom: kolom![pertanyaan(), letak(), sebaran()],
            },
            Bagian {
                nama: "PITA",
                jalan: "statistik/pitaList",
                kolom: kolom![pertanyaan(), pita()],
            },
        ],
    )
}

/// The computed medians against which a cell stands: of all, of those alike by land or sea, of the peer group, of
/// the picked.
fn median() -> Vec<Kolom> {
    let mut semua = Vec::new();
    for (nama, judul, yang) in [
        (
            "median_kabupaten",
            "Median kabupaten",
            vec![("median/jenis", Syarat::Sama("KABUPATEN"))],
        ),
        (
            "median_letak",
            "Median kecamatan seletak",
            vec![("median/letak", Syarat::Ada)],
        ),
        (
            "median_kelompok",
            "Median kelompok pembanding",
            vec![("median/nama", Syarat::Berawal("Median kelompok "))],
        ),
        (
            "median_pilihan",
            "Median kecamatan yang dipilih",
            vec![("median/nama", Syarat::Sama("Median kecamatan yang dipilih"))],
        ),
    ] {
        let di = |jalan: &'static str| Sumber::Unsur {
            list: "terhadapMedianList".into(),
            yang: yang.clone(),
            ke: 0,
            jalan: jalan.into(),
        };
        for (jenis, akhir, sebutan, jalan) in [
            (Jenis::Teks, "nama", "nama", "median/nama"),
            (Jenis::Angka, "tahun", "tahun", "median/tahun"),
            (Jenis::Teks, "sumber", "sumber", "median/sumber"),
            (
                Jenis::Angka,
                "dihitung",
                "kecamatan yang dihitung",
                "median/dihitung",
            ),
            (
                Jenis::Angka,
                "seluruhnya",
                "kecamatan dalam lingkupnya",
                "median/seluruhnya",
            ),
        ] {
            let (nama, judul) = (format!("{nama}_{akhir}"), format!("{judul}: {sebutan}"));
            semua.push(dari(jenis, nama, judul, di(jalan)));
        }
        for (akhir, sebutan, jalan) in [
            ("nilai", "nilai", "median/nilai/nilai"),
            ("capaian", "realisasi dalam persen darinya", "capaian/nilai"),
            ("selisih", "realisasi dikurangi median", "poin/nilai"),
            ("selisih_persen", "selisih dalam persen", "persen/nilai"),
        ] {
            let (nama, judul) = (format!("{nama}_{akhir}"), format!("{judul}: {sebutan}"));
            semua.push(terhitung(nama, judul, di(jalan)));
        }
    }
    semua
}

pub(super) fn matriks(lebar: &Lebar) -> Tabel {
    let soal = |di: fn(&'static str) -> Sumber| {
        [
            dari(Jenis::Teks, "indikator", "Indikator", di("indikator/kode")),
            dari(
                Jenis::Teks,
                "indikator_nama",
                "Nama indikator",
                di("indikator/nama"),
            ),
            dari(Jenis::Teks, "satuan", "Satuan", di("indikator/satuan")),
            dari(Jenis::Angka, "tahun", "Tahun", di("tahun")),
        ]
    };
    Tabel::baru(
        "Matriks kecamatan × indikator × tahun",
        &saringan(),
        vec![
            Bagian {
                nama: "SEL",
                jalan: "selList",
                kolom: kolom![
                    soal(baris),
                    kecamatan(),
                    angka_baris(),
                    [hitungan(
                        "selisih_target",
                        "Realisasi dikurangi target",
                        "selisihTarget"
                    )],
                    tahun_lalu("tahun_lalu", "Tahun lalu", |jalan| {
                        baris(format!("tahunLalu/{jalan}"))
                    }),
                    kemajuan(),
                    tolok_ukur(lebar),
                    median(),
                    pencilan("pencilan"),
                    laporan(),
                    alasan_di("tanpaData"),
                ],
            },
            Bagian {
                nama: "SEBARAN",
                jalan: "sebaranList",
                kolom: kolom![soal(baris), sebaran_di("statistik")],
            },
            Bagian {
                nama: "SEBARAN_LETAK",
                jalan: "sebaranList/statistikLetakList",
                kolom: kolom![soal(induk), letak(), sebaran()],
            },
            Bagian {
                nama: "PITA",
                jalan: "sebaranList/statistik/pitaList",
                kolom: kolom![soal(induk), pita()],
            },
        ],
    )
}

/// How one kecamatan moved.
pub(super) fn perubahan() -> Vec<Kolom> {
    let angka_masukan = |nama: &'static str, judul: &'static str, yang: &'static str| {
        dari(Jenis::Angka, nama, judul, masukan("perubahan", yang))
    };
    kolom![
        [angka("peringkat", "Peringkat perbaikan", "peringkat")],
        kecamatan(),
        [
            angka_masukan("nilai_awal", "Nilai awal", "awal"),
            angka_masukan("nilai_akhir", "Nilai akhir", "akhir"),
        ],
        beralasan("perubahan", "Perubahan", "perubahan"),
        [teks("arah", "Arah perubahan", "arah")],
        laporan_di("lkjipAkhir"),
        laporan_lain("lkjipAwal", "awal", "tahun awal"),
    ]
}

/// Why it is not known how one kecamatan moved.
pub(super) fn tanpa_perubahan() -> Vec<Kolom> {
    kolom![[angka("tahun", "Tahun", "tahun")], tanpa_data("tanpaData")]
}

pub(super) fn tren(_: &Lebar) -> Tabel {
    let pertanyaan = || {
        kolom![
            indikator(),
            [dari(Jenis::Teks, "menurut", "Menurut", akar("menurut"))],
        ]
    };
    let tahun = || [dari(Jenis::Angka, "tahun", "Tahun", induk("tahun"))];
    Tabel::baru(
        "Tren satu indikator",
        &saringan(),
        vec![
            Bagian {
                nama: "SEBARAN",
                jalan: "titikList",
                kolom: kolom![
                    pertanyaan(),
                    [
                        angka("tahun", "Tahun", "tahun"),
                        angka("seluruhnya", "Kecamatan dalam lingkupnya", "seluruhnya"),
                    ],
                    sebaran_di("statistik"),
                ],
            },
            Bagian {
                nama: "SEBARAN_LETAK",
                jalan: "titikList/statistikLetakList",
                kolom: kolom![pertanyaan(), tahun(), letak(), sebaran()],
            },
            Bagian {
                nama: "PITA",
                jalan: "titikList/statistik/pitaList",
                kolom: kolom![pertanyaan(), tahun(), pita()],
            },
            Bagian {
                nama: "PERUBAHAN_TAHUNAN",
                jalan: "titikList/perubahan/barisList",
                kolom: kolom![pertanyaan(), antara(induk), perubahan()],
            },
            Bagian {
                nama: "TANPA_PERUBAHAN_TAHUNAN",
                jalan: "titikList/perubahan/tanpaPerubahanList",
                kolom: kolom![pertanyaan(), antara(induk), tanpa_perubahan()],
            },
            Bagian {
                nama: "PERUBAHAN",
                jalan: "perubahan/barisList",
                kolom: kolom![pertanyaan(), antara(akar), perubahan()],
            },
            Bagian {
                nama: "TANPA_PERUBAHAN",
                jalan: "perubahan/tanpaPerubahanList",
                kolom: kolom![pertanyaan(), antara(akar), tanpa_perubahan()],
            },
            Bagian {
                nama: "PENCILAN",
                jalan: "titikList/pencilanList",
                kolom: kolom![
                    pertanyaan(),
                    tahun(),
                    kecamatan(),
                    [angka("nilai", "Nilai", "nilai")],
                    pencilan("uji"),
                    laporan(),
                ],
            },
            Bagian {
                nama: "TANPA_DATA",
                jalan: "titikList/tanpaDataList",
                kolom: kolom![pertanyaan(), tahun(), tanpa_data("")],
            },
        ],
    )
}
