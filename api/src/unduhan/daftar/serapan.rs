//! Absorption of the budget.

use super::super::isi::Jenis;
use super::super::tabel::{Bagian, Kolom, Sumber, Tabel};
use super::Lebar;
use super::kolom::{
    akar, angka, baris, beralasan, dari, hitungan, induk, kecamatan, kecamatan_di, kolom, laporan,
    rupiah, saringan, statistik, teks,
};

fn tahun() -> [Kolom; 1] {
    [dari(Jenis::Angka, "tahun", "Tahun", akar("tahun"))]
}

/// The sum that is at `di` in the row.
fn jumlah_di(di: &str) -> Vec<Kolom> {
    let di = |bawah: &str| format!("{di}/{bawah}");
    kolom![
        [
            rupiah("pagu", "Pagu (Rp)", di("pagu")),
            rupiah("realisasi", "Realisasi (Rp)", di("realisasi")),
        ],
        beralasan("serapan", "Serapan (%)", &di("serapan")),
        [
            rupiah("sisa", "Sisa (Rp)", di("sisa")),
            hitungan("sisa_persen", "Sisa (%)", &di("sisaPersen")),
            angka("program_dihitung", "Program yang dihitung", di("dihitung")),
            angka("program_seluruhnya", "Banyaknya program", di("seluruhnya")),
        ],
    ]
}

/// The salaries in a sum, which `di` finds.
fn gaji(di: fn(&'static str) -> Sumber) -> [Kolom; 3] {
    [
        ("gaji_pagu", "Gaji: pagu (Rp)", "gaji/pagu"),
        ("gaji_realisasi", "Gaji: realisasi (Rp)", "gaji/realisasi"),
        ("gaji_sisa", "Gaji: sisa (Rp)", "gaji/sisa"),
    ]
    .map(|(nama, judul, jalan)| dari(Jenis::Rupiah, nama, judul, di(jalan)))
}

/// Rows of a programme in the reports.
fn per_kecamatan(nama: &'static str, jalan: &'static str) -> Bagian {
    let efisiensi = "barisAnggaran/efisiensi";
    Bagian {
        nama,
        jalan,
        kolom: kolom![
            tahun(),
            [
                dari(Jenis::Teks, "program_kode", "Kode program", induk("kode")),
                dari(Jenis::Teks, "program", "Program", induk("nama")),
            ],
            kecamatan(),
            [
                teks("nomor", "Nomor dalam laporan", "nomor"),
                teks("nama_dalam_laporan", "Nama dalam laporan", "nama"),
                rupiah("pagu", "Pagu (Rp)", "pagu"),
                rupiah("realisasi", "Realisasi (Rp)", "realisasi"),
            ],
            beralasan("serapan", "Serapan (%)", "serapan"),
            [
                rupiah("sisa", "Sisa (Rp)", format!("{efisiensi}/sisa")),
                hitungan(
                    "sisa_persen",
                    "Sisa (%)",
                    &format!("{efisiensi}/sisaPersen")
                ),
            ],
            beralasan(
                "capaian_kinerja",
                "Capaian kinerja (%)",
                "barisAnggaran/capaian"
            ),
            [
                hitungan(
                    "efisiensi_selisih",
                    "Efisiensi: capaian − serapan",
                    &format!("{efisiensi}/selisih"),
                ),
                teks(
                    "efisiensi_tingkat",
                    "Tingkat efisiensi",
                    format!("{efisiensi}/tingkat")
                ),
                hitungan(
                    "efisiensi_pmk",
                    "Efisiensi menurut PMK",
                    &format!("{efisiensi}/pmk")
                ),
                hitungan(
                    "efisiensi_nilai_pmk",
                    "Nilai efisiensi menurut PMK",
                    &format!("{efisiensi}/nilaiPmk"),
                ),
            ],
            laporan(),
        ],
    }
}

/// A programme over all kecamatan.
fn per_program(nama: &'static str, jalan: &'static str) -> Bagian {
    Bagian {
        nama,
        jalan,
        kolom: kolom![
            tahun(),
            [
                teks("program_kode", "Kode program", "kode"),
                teks("program", "Program", "nama"),
            ],
            jumlah_di("jumlah"),
            gaji(baris),
            [
                hitungan("efisiensi_pmk", "Efisiensi menurut PMK", "efisiensi/pmk"),
                hitungan(
                    "efisiensi_nilai_pmk",
                    "Nilai efisiensi menurut PMK",
                    "efisiensi/nilaiPmk",
                ),
                angka(
                    "efisiensi_dihitung",
                    "Baris yang efisiensinya dihitung",
                    "efisiensi/dihitung",
                ),
                angka(
                    "efisiensi_seluruhnya",
                    "Banyaknya baris",
                    "efisiensi/seluruhnya"
                ),
            ],
            statistik(
                "sebaran_serapan",
                "Sebaran serapan",
                "efisiensi/sebaranSerapan"
            ),
            statistik(
                "sebaran_capaian",
                "Sebaran capaian",
                "efisiensi/sebaranCapaian"
            ),
        ],
    }
}

pub(super) fn serapan(_: &Lebar) -> Tabel {
    Tabel::baru(
        "Serapan anggaran per program",
        &saringan(),
        vec![
            per_kecamatan("PROGRAM_KECAMATAN", "programList/barisList"),
            per_kecamatan("TANPA_KODE_KECAMATAN", "tanpaKodeList/barisList"),
            per_program("PROGRAM", "programList"),
            per_program("TANPA_KODE", "tanpaKodeList"),
            Bagian {
                nama: "KECAMATAN",
                jalan: "kecamatanList",
                kolom: kolom![
                    tahun(),
                    kecamatan(),
                    jumlah_di("jumlah"),
                    gaji(baris),
                    laporan()
                ],
            },
            Bagian {
                nama: "JUMLAH",
                jalan: "jumlah",
                kolom: kolom![tahun(), jumlah_di(""), gaji(akar)],
            },
            Bagian {
                nama: "TANPA_DATA",
                jalan: "tanpaLaporanList",
                kolom: kolom![
                    tahun(),
                    kecamatan_di(""),
                    [dari(
                        Jenis::Teks,
                        "tanpa_data",
                        "Tanpa data karena",
                        Sumber::Tetap("BELUM_ADA_LAPORAN"),
                    )],
                ],
            },
        ],
    )
}
