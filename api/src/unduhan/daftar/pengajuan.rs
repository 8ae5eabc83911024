//! Submissions, and the action plans of a quarter.

use super::super::isi::Jenis;
use super::super::tabel::{Bagian, Kolom, Sumber, Tabel};
use super::Lebar;
use super::kolom::{
    akar, angka, baris, beralasan, dari, induk, kecamatan, kolom, laporan, semua, teks, wilayah, ya,
};

/// The submission of one kecamatan; `tahun` finds what is told of its year.
fn pengajuan(tahun: fn(&'static str) -> Sumber) -> Vec<Kolom> {
    let perpanjangan = "jatuhTempo/perpanjangan";
    kolom![
        [
            dari(Jenis::Angka, "tahun", "Tahun", tahun("tahun")),
            dari(
                Jenis::Saat,
                "per",
                "Keterlambatan dihitung per",
                tahun("per")
            ),
            dari(Jenis::Hari, "tenggat", "Tenggat", tahun("tenggat/tanggal")),
        ],
        kecamatan(),
        [
            teks("keadaan", "Keadaan", "keadaan"),
            dari(
                Jenis::Saat,
                "diajukan_pada",
                "Diajukan pada",
                baris("diajukanPada")
            ),
            dari(
                Jenis::Hari,
                "jatuh_tempo",
                "Jatuh tempo",
                baris("jatuhTempo/tanggal")
            ),
            teks(
                "perpanjangan_alasan",
                "Alasan perpanjangan",
                format!("{perpanjangan}/alasan"),
            ),
            teks(
                "perpanjangan_nomor_surat",
                "Nomor surat perpanjangan",
                format!("{perpanjangan}/nomorSurat"),
            ),
            ya("terlambat", "Terlambat", "terlambat"),
            angka("hari_terlambat", "Hari terlambat", "hariTerlambat"),
        ],
        beralasan("kelengkapan", "Kelengkapan (%)", "kelengkapan"),
        laporan(),
    ]
}

fn keadaan(jalan: &'static str, tahun: fn(&'static str) -> Sumber) -> Bagian {
    Bagian {
        nama: "KEADAAN",
        jalan,
        kolom: kolom![[
            dari(Jenis::Angka, "tahun", "Tahun", tahun("tahun")),
            dari(
                Jenis::Saat,
                "per",
                "Keterlambatan dihitung per",
                tahun("per")
            ),
            teks("keadaan", "Keadaan", "keadaan"),
            angka("jumlah_kecamatan", "Banyaknya kecamatan", "jumlah"),
        ],],
    }
}

pub(super) fn pemantauan(_: &Lebar) -> Tabel {
    Tabel::baru(
        "Pemantauan pengajuan LKjIP",
        &wilayah(),
        vec![
            Bagian {
                nama: "KECAMATAN",
                jalan: "barisList",
                kolom: pengajuan(akar),
            },
            keadaan("jumlahList", akar),
        ],
    )
}

pub(super) fn rekap(_: &Lebar) -> Tabel {
    Tabel::baru(
        "Rekapitulasi pengajuan LKjIP",
        &wilayah(),
        vec![
            Bagian {
                nama: "TAHUN",
                jalan: "pemantauanList/barisList",
                kolom: pengajuan(induk),
            },
            keadaan("pemantauanList/jumlahList", induk),
            Bagian {
                nama: "KECAMATAN",
                jalan: "kecamatanList",
                kolom: kolom![
                    kecamatan(),
                    [
                        angka("jumlah_tahun", "Banyaknya tahun", "jumlahTahun"),
                        angka("tahun_disetujui", "Tahun disetujui", "disetujui"),
                        angka("tahun_diajukan", "Tahun diajukan", "diajukan"),
                        angka("tahun_tepat_waktu", "Tahun tepat waktu", "tepatWaktu"),
                        angka("tahun_terlambat", "Tahun terlambat", "terlambat"),
                        angka("tahun_tanpa_tenggat", "Tahun tanpa tenggat", "tanpaTenggat"),
                        angka("hari_terlambat", "Hari terlambat", "hariTerlambat"),
                    ],
                ],
            },
        ],
    )
}

pub(super) fn triwulan(_: &Lebar) -> Tabel {
    Tabel::baru(
        "Pemantauan triwulan",
        &wilayah(),
        vec![Bagian {
            nama: "KECAMATAN",
            jalan: "barisList",
            kolom: kolom![
                [
                    dari(Jenis::Angka, "tahun", "Tahun", akar("tahun")),
                    dari(Jenis::Angka, "triwulan", "Triwulan", akar("triwulan")),
                ],
                kecamatan(),
                [
                    angka("indikator_seluruhnya", "Banyaknya indikator", "seluruhnya"),
                    angka("indikator_terisi", "Indikator yang terisi", "terisi"),
                    dari(
                        Jenis::Teks,
                        "indikator_belum",
                        "Indikator yang belum terisi",
                        semua("belumList", "nomor"),
                    ),
                ],
                beralasan("capaian", "Capaian sampai dengan triwulan (%)", "capaian"),
                laporan(),
            ],
        }],
    )
}
