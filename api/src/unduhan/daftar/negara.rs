//! Ranking over all kabupaten.

use super::super::isi::Jenis;
use super::super::tabel::{Bagian, Kolom, Tabel};
use super::Lebar;
use super::kolom::{akar, angka, baris, dari, keadaan, kolom, pertanyaan, saring_letak, teks};

fn provinsi() -> Kolom {
    dari(Jenis::Teks, "provinsi", "Kode provinsi", akar("provinsi"))
}

fn kecamatan() -> [Kolom; 4] {
    [
        teks("kecamatan_kode", "Kode kecamatan", "kecamatan/kode"),
        teks("kecamatan", "Kecamatan", "kecamatan/nama"),
        teks(
            "kabupaten_kode",
            "Kode kabupaten",
            "kecamatan/kabupatenKode",
        ),
        teks("kabupaten", "Kabupaten", "kecamatan/kabupatenNama"),
    ]
}

pub(super) fn peringkat(_: &Lebar) -> Tabel {
    Tabel::baru(
        "Peringkat antarkabupaten",
        &[keadaan(), saring_letak()],
        vec![
            Bagian {
                nama: "PERINGKAT",
                jalan: "barisList(first: 100, after: $setelah)/nodes",
                kolom: kolom![
                    pertanyaan(),
                    [provinsi()],
                    [angka("peringkat", "Peringkat", "peringkat")],
                    kecamatan(),
                    [
                        angka("nilai", "Nilai", "nilai"),
                        angka("persentil", "Persentil", "persentil"),
                        angka("kuartil", "Kuartil", "kuartil"),
                        angka("revisi", "Revisi laporan", "revisi"),
                        dari(
                            Jenis::Saat,
                            "disetujui_pada",
                            "Laporan disetujui pada",
                            baris("disetujuiPada"),
                        ),
                    ],
                ],
            },
            Bagian {
                nama: "TANPA_DATA",
                jalan: "tanpaDataList(first: 100, after: $setelah)/nodes",
                kolom: kolom![
                    pertanyaan(),
                    [provinsi()],
                    kecamatan(),
                    [teks("tanpa_data", "Tanpa data karena", "alasan")],
                ],
            },
        ],
    )
}
