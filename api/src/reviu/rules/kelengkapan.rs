//! R-COMPLETE: everything that a report must say of every performance is said.

use super::jelajah::{Letak, anak, berlaku, nama_bagian};
use super::kolom::{pisah, teks_kolom};
use super::teks::hampa;
use super::ukuran::kamus;
use entity::periode;
use entity::status::{BagianNarasi, JenisUkuran, LevelAnggaran};

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::lkjip::dokumen::{BarisAnggaran, Indikator, UkuranDokumen};
use crate::lkjip::rules::kelengkapan::{Isi, kekurangan};

const DASAR: &str = "PermenPANRB 53/2014 lampiran II, Bab III.A: tujuh hal yang wajib disajikan bagi setiap \
                     pernyataan kinerja.";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-COMPLETE-01",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Galat,
        judul: "Bagian wajib belum diisi",
        penjelasan: "Bagian yang menghalangi pengajuan laporan. Lengkapi sebelum diajukan.",
        dasar: DASAR,
        lke: &["CLAP002.1", "CLAP002.2"],
        periksa: wajib,
    },
    Aturan {
        kode: "R-COMPLETE-03",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Galat,
        judul: "Tidak dibandingkan dengan tahun lalu",
        penjelasan: "Realisasi dan capaian indikator Perjanjian Kinerja dibandingkan dengan tahun lalu dan beberapa \
                     tahun sebelumnya. Isi realisasi tahun lalu, atau jelaskan bahwa indikator baru.",
        dasar: DASAR,
        lke: &["CLAP002.5"],
        periksa: tahun_lalu,
    },
    Aturan {
        kode: "R-COMPLETE-04",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Peringatan,
        judul: "Target Renstra tidak lengkap sampai akhir periode",
        penjelasan: "Realisasi dibandingkan dengan target jangka menengah, sehingga target Renstra setiap tahun \
                     sampai akhir periode harus ada. Lengkapi dari matriks Renstra.",
        dasar: DASAR,
        lke: &["CLAP002.4"],
        periksa: target_renstra,
    },
    Aturan {
        kode: "R-COMPLETE-05",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Galat,
        judul: "Indikator Perjanjian Kinerja tidak disajikan seperti yang lain",
        penjelasan: "Sebagian indikator Perjanjian Kinerja disajikan dalam tabel pengukuran, perbandingan, atau \
                     efisiensi, sedangkan indikator ini tidak. Setiap indikator disajikan dengan perbandingan yang \
                     sama.",
        dasar: DASAR,
        lke: &["CLAP002.2", "CLAP002.4", "CLAP002.5", "CLAP002.6"],
        periksa: tidak_seragam,
    },
    Aturan {
        kode: "R-COMPLETE-06",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Galat,
        judul: "Analisis keberhasilan atau kegagalan tidak ada",
        penjelasan: "Setiap indikator Perjanjian Kinerja dianalisis: sebab keberhasilan atau kegagalannya dan solusi \
                     yang telah atau akan dilakukan. Lengkapi keduanya.",
        dasar: DASAR,
        lke: &["CLAP002.7", "CLAP002.9"],
        periksa: analisis,
    },
    Aturan {
        kode: "R-COMPLETE-07",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Peringatan,
        judul: "Sasaran tanpa program dan anggaran",
        penjelasan: "Tidak ada program yang dipetakan kepada sasaran, sehingga efisiensi sumber dayanya tidak dapat \
                     dinilai. Isi nomor sasaran pada program yang mendukungnya.",
        dasar: DASAR,
        lke: &["CLAP002.8"],
        periksa: tanpa_anggaran,
    },
    Aturan {
        kode: "R-COMPLETE-08",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Peringatan,
        judul: "Indikator Renstra tidak ada di salah satu tabelnya",
        penjelasan: "Target Renstra dicetak di beberapa tabel; indikator ini hanya ada di sebagian. Semua tabel \
                     Renstra memuat indikator yang sama.",
        dasar: "PermenPANRB 53/2014 lampiran II, Bab II: rencana strategis disajikan utuh.",
        lke: &["CLAP002.1", "AREN001.1"],
        periksa: tabel_renstra,
    },
    Aturan {
        kode: "R-COMPLETE-09",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Peringatan,
        judul: "Tabel anggaran tidak seragam kedalamannya",
        penjelasan: "Anggaran sub-kegiatan dirinci pada sebagian kegiatan saja. Rinci semuanya, atau tidak sama \
                     sekali.",
        dasar: "PermenPANRB 53/2014 lampiran II, Bab III.B: realisasi anggaran sesuai Perjanjian Kinerja.",
        lke: &["CLAP002.8"],
        periksa: kedalaman,
    },
    Aturan {
        kode: "R-COMPLETE-10",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Peringatan,
        judul: "Bagian naratif tidak ada",
        penjelasan: "Laporan terdiri atas Bab I sampai IV; bagian ini belum diisi.",
        dasar: "PermenPANRB 53/2014 lampiran II: sistematika laporan.",
        lke: &["CLAP002.1"],
        periksa: bagian,
    },
    Aturan {
        kode: "R-COMPLETE-11",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Info,
        judul: "Tidak ada pembanding",
        penjelasan: "Tidak satu pun indikator Perjanjian Kinerja dibandingkan dengan standar nasional atau pembanding \
                     lain. Sajikan jika ada; median kecamatan sejenis dapat dipakai.",
        dasar: DASAR,
        lke: &["CLAP002.6"],
        periksa: tanpa_pembanding,
    },
    Aturan {
        kode: "R-COMPLETE-12",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Peringatan,
        judul: "Program tanpa analisis",
        penjelasan: "Program dianalisis: kegiatan mana yang menunjang keberhasilan atau menyebabkan kegagalan. \
                     Lengkapi analisisnya.",
        dasar: DASAR,
        lke: &["CLAP002.7"],
        periksa: analisis_program,
    },
    Aturan {
        kode: "R-COMPLETE-13",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Peringatan,
        judul: "Analisis efisiensi atau program tidak ada",
        penjelasan: "Setiap indikator Perjanjian Kinerja dianalisis efisiensi penggunaan sumber dayanya dan program \
                     atau kegiatan yang menunjang keberhasilan atau menyebabkan kegagalannya (butir 6 dan 7). \
                     Analisis program terpenuhi juga oleh analisis pada program yang dipetakan ke sasarannya atau \
                     menunjangnya.",
        dasar: DASAR,
        lke: &["CLAP002.7", "CLAP002.8"],
        periksa: analisis_sumber_daya,
    },
    Aturan {
        kode: "R-COMPLETE-14",
        rumpun: Rumpun::Kelengkapan,
        keparahan: Keparahan::Peringatan,
        judul: "Indikator Kinerja Utama tanpa definisi, formulasi, atau sumber data",
        penjelasan: "Indikator Kinerja Utama ditetapkan dengan definisi operasional, formulasi, dan sumber datanya. \
                     Tuliskan dalam laporan, atau gunakan indikator kamus yang memuatnya.",
        dasar: "PER/09/M.PAN/5/2007 dan PER/20/M.PAN/11/2008: penetapan Indikator Kinerja Utama.",
        lke: &["AREN002.6", "CLAP002.1"],
        periksa: definisi_iku,
    },
];

fn wajib(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for kurang in kekurangan(&Isi::from(bahan.dokumen)) {
        catatan.temukan(kurang.path, "kosong", "Terisi.", kurang.pesan);
    }
}

/// Indicators of the Perjanjian Kinerja.
fn diperjanjikan<'a>(bahan: &Bahan<'a>) -> Vec<Letak<'a>> {
    let mut semua = berlaku(bahan.dokumen);
    semua.retain(|letak| letak.indikator.pk);
    semua
}

fn tahun_lalu(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in diperjanjikan(bahan) {
        let baris = letak.indikator;
        let ada = baris
            .ukuran
            .iter()
            .any(|ukuran| ukuran.jenis == JenisUkuran::RealisasiLalu)
            || teks_kolom(&baris.tertulis, "capaian tahun lalu").is_some()
            || di_laporan_lalu(bahan, baris);
        if !ada {
            catatan.temukan(
                format!("{}/ukuran/REALISASI_LALU", letak.path()),
                "tidak ada",
                format!("Realisasi {}.", bahan.dokumen.tahun - 1),
                format!(
                    "Indikator {} tercantum dalam Perjanjian Kinerja.",
                    baris.nomor
                ),
            );
        }
    }
}

/// Whether the report of the year before measures the same indicator of the dictionary: then the two are
/// compared without being told.
fn di_laporan_lalu(bahan: &Bahan<'_>, baris: &Indikator) -> bool {
    baris.kode.is_some()
        && bahan
            .lalu
            .iter()
            .copied()
            .filter(|laporan| laporan.tahun == bahan.dokumen.tahun - 1)
            .flat_map(berlaku)
            .any(|letak| letak.indikator.kode == baris.kode && letak.indikator.realisasi.is_some())
}

fn periode<'a>(bahan: &Bahan<'a>) -> Option<&'a periode::Model> {
    bahan
        .acuan
        .periode
        .iter()
        .find(|satu| satu.kode == bahan.dokumen.periode)
}

fn target_renstra(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(periode) = periode(bahan) else {
        return;
    };
    for letak in berlaku(bahan.dokumen) {
        let ada = |tahun: i32| {
            letak
                .indikator
                .ukuran
                .iter()
                .any(|ukuran| ukuran.jenis == JenisUkuran::Renstra && ukuran.tahun == tahun)
        };
        let kurang: Vec<String> = (bahan.dokumen.tahun..=periode.tahun_akhir)
            .filter(|tahun| !ada(*tahun))
            .map(|tahun| tahun.to_string())
            .collect();
        if !kurang.is_empty() {
            catatan.temukan(
                format!("{}/ukuran/RENSTRA", letak.path()),
                format!("tanpa target {}", kurang.join(", ")),
                format!("Target setiap tahun sampai {}.", periode.tahun_akhir),
                format!("Periode {} berakhir {}.", periode.kode, periode.tahun_akhir),
            );
        }
    }
}

/// Facts that a table gives for an indicator beside its capaian.
const DISAJIKAN: [(&str, &str); 6] = [
    ("capaian tahun lalu", "perbandingan dengan tahun lalu"),
    (
        "tingkat kemajuan",
        "perbandingan dengan target akhir Renstra",
    ),
    ("pembanding", "perbandingan dengan standar nasional"),
    ("tingkat keberhasilan", "analisis keberhasilan"),
    ("serapan", "anggaran"),
    ("efisiensi", "efisiensi"),
];

fn tidak_seragam(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = diperjanjikan(bahan);
    let punya = |letak: &Letak<'_>, fakta: &str| {
        letak
            .indikator
            .tertulis
            .iter()
            .any(|satu| pisah(&satu.kolom).0 == fakta && !satu.teks.trim().is_empty())
    };
    // Money belongs to the sasaran, and may stand with one of its indicators.
    let dipunyai = |letak: &Letak<'_>, fakta: &str| {
        let bersama = matches!(fakta, "serapan" | "efisiensi");
        let sesasaran = |lain: &&Letak<'_>| {
            lain.sasaran.map(|satu| &satu.nomor) == letak.sasaran.map(|satu| &satu.nomor)
        };
        punya(letak, fakta)
            || (bersama
                && semua
                    .iter()
                    .filter(sesasaran)
                    .any(|lain| punya(lain, fakta)))
    };
    for letak in &semua {
        let mut contoh: Option<&str> = None;
        let mut kurang: Vec<&str> = Vec::new();
        for (fakta, nama) in DISAJIKAN {
            let lain = semua.iter().find(|lain| punya(lain, fakta));
            if let Some(lain) = lain
                && !dipunyai(letak, fakta)
            {
                contoh = contoh.or(Some(&lain.indikator.nomor));
                kurang.push(nama);
            }
        }
        if let Some(contoh) = contoh {
            catatan.temukan(
                letak.path(),
                "tidak disajikan",
                format!("{}.", kurang.join(", ")),
                format!(
                    "Disajikan bagi indikator {contoh}; {} indikator dalam Perjanjian Kinerja.",
                    semua.len()
                ),
            );
        }
    }
}

fn analisis(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in diperjanjikan(bahan) {
        let baris = letak.indikator;
        let isi = baris.analisis.clone().unwrap_or_default();
        let diberitakan = baris.iku && (isi.sebab.is_none() || isi.solusi.is_none());
        let kurang: Vec<&str> = [
            (kosong(isi.sebab.as_ref()), "sebab"),
            (kosong(isi.solusi.as_ref()), "solusi"),
        ]
        .into_iter()
        .filter_map(|(kosong, nama)| kosong.then_some(nama))
        .collect();
        // For an IKU the mandatory parts say so already.
        if !kurang.is_empty() && !diberitakan {
            catatan.temukan(
                format!("{}/analisis", letak.path()),
                "kosong",
                format!("{}.", kurang.join(" dan ")),
                format!(
                    "Indikator {} tercantum dalam Perjanjian Kinerja.",
                    baris.nomor
                ),
            );
        }
    }
}

/// Whether nothing is written, or a dash in its place.
fn kosong(teks: Option<&String>) -> bool {
    teks.is_none_or(|teks| hampa(teks))
}

/// Whether a row of the budget that belongs to the sasaran is analysed.
fn program_dianalisis(bahan: &Bahan<'_>, letak: &Letak<'_>) -> bool {
    letak.sasaran.is_some_and(|sasaran| {
        bahan.dokumen.anggaran.iter().any(|baris| {
            let miliknya = baris.sasaran.as_ref() == Some(&sasaran.nomor)
                || baris.menunjang(&sasaran.nomor) == Some(true);
            miliknya && !kosong(baris.analisis.as_ref())
        })
    })
}

fn analisis_sumber_daya(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in diperjanjikan(bahan) {
        let isi = letak.indikator.analisis.clone().unwrap_or_default();
        let kurang: Vec<&str> = [
            (kosong(isi.efisiensi.as_ref()), "efisiensi"),
            (
                kosong(isi.program.as_ref()) && !program_dianalisis(bahan, &letak),
                "program",
            ),
        ]
        .into_iter()
        .filter_map(|(kosong, nama)| kosong.then_some(nama))
        .collect();
        if !kurang.is_empty() {
            catatan.temukan(
                format!("{}/analisis/{}", letak.path(), kurang[0]),
                "kosong",
                format!("Analisis {}.", kurang.join(" dan ")),
                format!(
                    "Indikator {} tercantum dalam Perjanjian Kinerja.",
                    letak.indikator.nomor
                ),
            );
        }
    }
}

fn definisi_iku(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in berlaku(bahan.dokumen) {
        let baris = letak.indikator;
        // The dictionary has all three of each of its indicators.
        if !baris.iku || kamus(bahan.acuan, baris).is_some() {
            continue;
        }
        let kurang: Vec<&str> = [
            (&baris.definisi, "definisi"),
            (&baris.formulasi, "formulasi"),
            (&baris.sumber_definisi, "sumber data"),
        ]
        .into_iter()
        .filter_map(|(teks, nama)| kosong(teks.as_ref()).then_some(nama))
        .collect();
        if !kurang.is_empty() {
            catatan.temukan(
                format!("{}/definisi", letak.path()),
                format!("tanpa {}", kurang.join(", ")),
                "Definisi operasional, formulasi, dan sumber data.",
                format!("Indikator {} adalah IKU di luar kamus.", baris.nomor),
            );
        }
    }
}

fn tanpa_anggaran(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for tujuan in &bahan.dokumen.rencana.tujuan {
        for sasaran in &tujuan.sasaran {
            let dipetakan = bahan
                .dokumen
                .anggaran
                .iter()
                .any(|baris| baris.sasaran.as_ref() == Some(&sasaran.nomor));
            if !dipetakan && !bahan.dokumen.anggaran.is_empty() {
                catatan.temukan(
                    format!("/rencana/{}", sasaran.nomor),
                    "tanpa program",
                    "Paling sedikit satu program.",
                    format!("Tidak ada baris anggaran bagi sasaran {}.", sasaran.nomor),
                );
            }
        }
    }
}

/// Numbers of the tables that a remark names: `2.2` and `T-C.25` of `Tabel 2.2 dan T-C.25`.
fn nomor_tabel(keterangan: &str) -> Vec<&str> {
    keterangan
        .split(|huruf: char| huruf.is_whitespace() || ",;()".contains(huruf))
        .map(|kata| kata.trim_matches('.'))
        .filter(|kata| {
            let berangka =
                kata.contains('.') && kata.ends_with(|huruf: char| huruf.is_ascii_digit());
            berangka
                && kata
                    .chars()
                    .all(|huruf| huruf.is_ascii_alphanumeric() || ".-".contains(huruf))
        })
        .collect()
}

fn tabel_renstra(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dari = |letak: &Letak<'_>| -> Vec<String> {
        let mut tabel: Vec<String> = Vec::new();
        let renstra = |ukuran: &&UkuranDokumen| ukuran.jenis == JenisUkuran::Renstra;
        for ukuran in letak.indikator.ukuran.iter().filter(renstra) {
            for nomor in nomor_tabel(ukuran.keterangan.as_deref().unwrap_or("")) {
                if !tabel.iter().any(|sudah| sudah == nomor) {
                    tabel.push(nomor.to_owned());
                }
            }
        }
        tabel
    };
    let semua: Vec<(Letak<'_>, Vec<String>)> = berlaku(bahan.dokumen)
        .into_iter()
        .map(|letak| (letak, dari(&letak)))
        .filter(|(_, tabel)| !tabel.is_empty())
        .collect();
    let mut seluruh: Vec<&String> = Vec::new();
    for (_, tabel) in &semua {
        for satu in tabel {
            if !seluruh.contains(&satu) {
                seluruh.push(satu);
            }
        }
    }
    for (letak, tabel) in &semua {
        let kurang: Vec<&str> = seluruh
            .iter()
            .filter(|satu| !tabel.contains(satu))
            .map(|satu| satu.as_str())
            .collect();
        if !kurang.is_empty() {
            catatan.temukan(
                format!("{}/ukuran/RENSTRA", letak.path()),
                format!("tidak ada dalam tabel {}", kurang.join(", ")),
                "Indikator yang sama di semua tabel Renstra.",
                format!(
                    "Target indikator {} hanya dari tabel {}.",
                    letak.indikator.nomor,
                    tabel.join(", ")
                ),
            );
        }
    }
}

fn beranggaran(baris: &BarisAnggaran) -> bool {
    baris.pagu_murni.is_some()
        || baris.pagu_perubahan.is_some()
        || baris.realisasi_anggaran.is_some()
}

fn kedalaman(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let kegiatan: Vec<(&str, bool)> = bahan
        .dokumen
        .anggaran
        .iter()
        .filter(|baris| baris.level == LevelAnggaran::Kegiatan)
        .filter(|baris| anak(bahan.dokumen, baris).next().is_some())
        .map(|baris| {
            (
                baris.nomor.as_str(),
                anak(bahan.dokumen, baris).any(beranggaran),
            )
        })
        .collect();
    let nomor = |dirinci: bool| -> Vec<&str> {
        kegiatan
            .iter()
            .filter(|(_, ada)| *ada == dirinci)
            .map(|(nomor, _)| *nomor)
            .collect()
    };
    let (dirinci, tidak) = (nomor(true), nomor(false));
    if !dirinci.is_empty() && !tidak.is_empty() {
        catatan.temukan(
            "/anggaran",
            format!(
                "dirinci: {}; tidak: {}",
                dirinci.join(", "),
                tidak.join(", ")
            ),
            "Rincian sub-kegiatan pada semua kegiatan.",
            format!(
                "{} dari {} kegiatan dirinci.",
                dirinci.len(),
                kegiatan.len()
            ),
        );
    }
}

fn bagian(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in BagianNarasi::SEMUA {
        let diberitakan = match satu {
            // Those without which nothing is submitted are told by the first rule; the regulation does
            // not ask for the others by themselves.
            BagianNarasi::Pendahuluan
            | BagianNarasi::Penutup
            | BagianNarasi::KataPengantar
            | BagianNarasi::Organisasi
            | BagianNarasi::Sistematika
            | BagianNarasi::Akuntabilitas
            | BagianNarasi::RencanaStrategis
            | BagianNarasi::RencanaKerja
            | BagianNarasi::PerjanjianKinerja => true,
            BagianNarasi::IsuStrategis => !bahan.dokumen.isu_strategis.is_empty(),
            BagianNarasi::DasarHukum => !bahan.dokumen.dasar_hukum.is_empty(),
            BagianNarasi::Perencanaan => bahan.dokumen.narasi.iter().any(|narasi| {
                matches!(
                    narasi.bagian,
                    BagianNarasi::RencanaStrategis
                        | BagianNarasi::RencanaKerja
                        | BagianNarasi::PerjanjianKinerja
                )
            }),
            BagianNarasi::Capaian | BagianNarasi::Anggaran | BagianNarasi::Efisiensi => false,
        };
        if !diberitakan
            && !bahan
                .dokumen
                .narasi
                .iter()
                .any(|narasi| narasi.bagian == *satu)
        {
            catatan.temukan(
                format!("/narasi/{}", nama_bagian(*satu)),
                "tidak ada",
                "Terisi.",
                format!("{} bagian naratif terisi.", bahan.dokumen.narasi.len()),
            );
        }
    }
}

fn tanpa_pembanding(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = diperjanjikan(bahan);
    let ada = semua
        .iter()
        .any(|letak| !letak.indikator.pembanding.is_empty());
    if !semua.is_empty() && !ada {
        catatan.temukan(
            "/rencana",
            "tidak ada",
            "Pembanding dengan lingkup, tahun, dan sumber.",
            format!("{} indikator Perjanjian Kinerja.", semua.len()),
        );
    }
}

fn analisis_program(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        if baris.level == LevelAnggaran::Program && baris.analisis.as_deref().is_none_or(hampa) {
            catatan.temukan(
                format!("/anggaran/{}/analisis", baris.nomor),
                "kosong",
                "Analisis kegiatan yang menunjang atau menghambat.",
                format!("Program {} tanpa analisis.", baris.nomor),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan, temuan_dengan};

    fn kode(isi: &str, awalan: &str) -> Vec<String> {
        temuan_dengan(&dokumen(isi), &acuan(), awalan)
            .into_iter()
            .map(|(_, path)| path)
            .collect()
    }

    fn indikator(isi: &str) -> String {
        format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "sasaran": [{{"nomor": "1.1", "uraian": "y",
                "indikator": [{isi}]}}]}}]}}}}"#
        )
    }

    fn satu(nomor: &str, isi: &str) -> String {
        format!(r#"{{"nomor": "{nomor}", "nama": "x", "satuan": "%", "pk": true{isi}}}"#)
    }

    #[test]
    fn the_seven_items_of_an_indicator() {
        let kosong = indikator(&satu("1.1.1", ""));
        for (awalan, banyak) in [
            ("R-COMPLETE-03", 1),
            ("R-COMPLETE-04", 1),
            ("R-COMPLETE-06", 1),
            ("R-COMPLETE-11", 1),
        ] {
            assert_eq!(kode(&kosong, awalan).len(), banyak, "{awalan}");
        }
        let renstra: Vec<String> = (2023..=2026)
            .map(|tahun| format!(r#"{{"jenis": "RENSTRA", "tahun": {tahun}, "nilai": "1"}}"#))
            .collect();
        let penuh = indikator(&satu(
            "1.1.1",
            &format!(
                r#", "ukuran": [{}, {{"jenis": "REALISASI_LALU", "tahun": 2022, "nilai": "1"}}],
                    "pembanding": [{{"jenis": "NASIONAL", "tahun": 2023, "nama": "x", "nilai": "1"}}],
                    "realisasi": {{"nilai": "1"}}, "analisis": {{"sebab": "a", "solusi": "b"}}"#,
                renstra.join(",")
            ),
        ));
        for awalan in [
            "R-COMPLETE-03",
            "R-COMPLETE-04",
            "R-COMPLETE-06",
            "R-COMPLETE-11",
        ] {
            assert_eq!(kode(&penuh, awalan), [""; 0], "{awalan}");
        }
        // What is mandatory for a submission is told here too.
        assert!(kode(&kosong, "R-COMPLETE-01").contains(&"/rencana/1.1.1/realisasi".to_owned()));
        assert!(!kode(&penuh, "R-COMPLETE-01").contains(&"/rencana/1.1.1/realisasi".to_owned()));
    }

    #[test]
    fn efficiency_and_programmes_are_analysed() {
        let kurang = |analisis: &str, anggaran: &str| {
            let mut isi: serde_json::Value =
                serde_json::from_str(&indikator(&satu("1.1.1", analisis))).unwrap();
            isi["anggaran"] = serde_json::from_str(anggaran).unwrap();
            kode(&isi.to_string(), "R-COMPLETE-13")
        };
        let efisiensi = r#", "analisis": {"efisiensi": "a"}"#;
        assert_eq!(kurang("", "[]"), ["/rencana/1.1.1/analisis/efisiensi"]);
        assert_eq!(kurang(efisiensi, "[]"), ["/rencana/1.1.1/analisis/program"]);
        let berdua = r#", "analisis": {"efisiensi": "a", "program": "b"}"#;
        assert_eq!(kurang(berdua, "[]"), [""; 0]);
        // The analysis of a programme that supports the sasaran speaks of it, too.
        let program = |sasaran: &str| {
            format!(
                r#"[{{"nomor": "I", "level": "PROGRAM", "nama": "a", "analisis": "b",
                    "dukungan": [{{"sasaran": "{sasaran}", "menunjang": true}}]}}]"#
            )
        };
        assert_eq!(kurang(efisiensi, &program("1.1")), [""; 0]);
        assert_eq!(kurang(efisiensi, &program("2.1")).len(), 1);
    }

    #[test]
    fn an_iku_is_defined_here_or_in_the_dictionary() {
        let iku = |isi: &str| kode(&indikator(&satu("1.1.1", isi)), "R-COMPLETE-14");
        assert_eq!(iku(r#", "iku": true"#), ["/rencana/1.1.1/definisi"]);
        assert_eq!(iku(r#", "iku": true, "kode": "SKM""#), [""; 0]);
        assert_eq!(iku(""), [""; 0]);
        let sendiri = r#", "iku": true, "definisi": "a", "formulasi": "b""#;
        assert_eq!(iku(sendiri), ["/rencana/1.1.1/definisi"]);
        let sendiri = format!(r#"{sendiri}, "sumberDefinisi": "c""#);
        assert_eq!(iku(&sendiri), [""; 0]);
    }

    #[test]
    fn all_indicators_are_presented_alike() {
        let tabel = r#", "tertulis": [{"kolom": "tingkat kemajuan", "teks": "1,0"}]"#;
        let beda = indikator(&format!("{}, {}", satu("1.1.1", tabel), satu("1.1.2", "")));
        assert_eq!(kode(&beda, "R-COMPLETE-05"), ["/rencana/1.1.2"]);
        let sama = indikator(&format!(
            "{}, {}",
            satu("1.1.1", tabel),
            satu("1.1.2", tabel)
        ));
        assert_eq!(kode(&sama, "R-COMPLETE-05"), [""; 0]);
        // Money is told once for a sasaran.
        let uang = r#", "tertulis": [{"kolom": "efisiensi", "teks": "1,0"}]"#;
        let sekali = indikator(&format!("{}, {}", satu("1.1.1", uang), satu("1.1.2", "")));
        assert_eq!(kode(&sekali, "R-COMPLETE-05"), [""; 0]);
    }

    #[test]
    fn every_table_of_the_plan_has_every_indicator() {
        let target = |tabel: &str| {
            format!(
                r#", "ukuran": [{{"jenis": "RENSTRA", "tahun": 2023, "nilai": "1", "keterangan": "{tabel}"}}]"#
            )
        };
        let dua = |tabel: &str| {
            indikator(&format!(
                "{}, {}",
                satu("1.1.1", &target("Tabel 2.2 dan T-C.25")),
                satu("1.1.2", &target(tabel))
            ))
        };
        assert_eq!(
            kode(&dua("Tabel T-C.25"), "R-COMPLETE-08"),
            ["/rencana/1.1.2/ukuran/RENSTRA"]
        );
        assert_eq!(kode(&dua("T-C.25, tabel 2.2"), "R-COMPLETE-08"), [""; 0]);
    }

    #[test]
    fn the_budget_is_as_deep_everywhere() {
        let isi = |kedua: &str| {
            format!(
                r#"{{"anggaran": [
                    {{"nomor": "I", "level": "PROGRAM", "nama": "a", "analisis": "b"}},
                    {{"nomor": "I.1", "level": "KEGIATAN", "nama": "b"}},
                    {{"nomor": "I.1.1", "level": "SUB_KEGIATAN", "nama": "c", "paguMurni": "1"}},
                    {{"nomor": "I.2", "level": "KEGIATAN", "nama": "d"}},
                    {{"nomor": "I.2.1", "level": "SUB_KEGIATAN", "nama": "e"{kedua}}}]}}"#
            )
        };
        assert_eq!(kode(&isi(""), "R-COMPLETE-09"), ["/anggaran"]);
        assert_eq!(
            kode(&isi(r#", "paguMurni": "1""#), "R-COMPLETE-09"),
            [""; 0]
        );
        let tanpa_analisis = isi("").replace(r#", "analisis": "b""#, "");
        assert_eq!(kode(&isi(""), "R-COMPLETE-12"), [""; 0]);
        assert_eq!(
            kode(&tanpa_analisis, "R-COMPLETE-12"),
            ["/anggaran/I/analisis"]
        );
    }

    #[test]
    fn a_sasaran_has_a_budget_and_a_report_its_sections() {
        let peta = |sasaran: &str| {
            let mut isi: serde_json::Value = serde_json::from_str(&indikator("")).unwrap();
            isi["anggaran"] = serde_json::json!([{"nomor": "I", "level": "PROGRAM", "nama": "a", "sasaran": sasaran}]);
            kode(&isi.to_string(), "R-COMPLETE-07")
        };
        assert_eq!(peta("1.1"), [""; 0]);
        assert_eq!(peta("9.9"), ["/rencana/1.1"]);
        assert_eq!(temuan(&dokumen("{}"), "R-COMPLETE-10").len(), 6);
    }
}
