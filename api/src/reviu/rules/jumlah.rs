//! Sums: a programme is the sum of its kegiatan, a kegiatan that of its sub-kegiatan, the report that of
//! its programmes.

use super::jelajah::{ALAS_LAPORAN, anak, nomor_induk, program};
use super::pasangan::{catat, pasangkan};
use super::tercetak::uang;
use super::ukuran::{pagu, total};
use std::collections::BTreeSet;

use crate::anggaran::rules::serapan::jumlah;
use crate::lkjip::dokumen::BarisAnggaran;
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use entity::status::JenisPerjanjian;
use rust_decimal::Decimal;

/// R-SUM.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-SUM-01",
        rumpun: Rumpun::Jumlah,
        keparahan: Keparahan::Galat,
        judul: "Anggaran induk tidak sama dengan jumlah anggaran di bawahnya",
        penjelasan: "Pagu murni, pagu perubahan, dan realisasi setiap program dibandingkan dengan jumlah \
                     kegiatannya, dan setiap kegiatan dengan jumlah sub-kegiatannya. Cocokkan dengan DPA \
                     dan laporan realisasi anggaran, lalu betulkan baris yang salah.",
        dasar: "DPA/DPA Perubahan: pagu disusun per sub-kegiatan dan dijumlahkan ke atas; PermenPANRB \
                53/2014 Lampiran II Bab III.B (naskah perlu dicocokkan)",
        lke: &["CLAP002.1", "CLAP002.8"],
        periksa: induk,
    },
    Aturan {
        kode: "R-SUM-02",
        rumpun: Rumpun::Jumlah,
        keparahan: Keparahan::Galat,
        judul: "Pagu Renstra induk tidak sama dengan jumlah pagu di bawahnya",
        penjelasan: "Pagu indikatif Renstra setiap program dibandingkan dengan jumlah pagu kegiatannya pada \
                     tahun yang sama. Periksa matriks T-C.27, lalu betulkan pagu program atau kegiatannya.",
        dasar: "Renstra perangkat daerah, matriks T-C.27 (Permendagri 86/2017; naskah perlu dicocokkan)",
        lke: &["CLAP002.4"],
        periksa: renstra,
    },
    Aturan {
        kode: "R-SUM-03",
        rumpun: Rumpun::Jumlah,
        keparahan: Keparahan::Galat,
        judul: "Jumlah dalam laporan tidak sama dengan jumlah programnya",
        penjelasan: "Total anggaran, total realisasi, dan total pagu Renstra yang tercetak dibandingkan \
                     dengan jumlah seluruh program. Betulkan jumlahnya, atau program yang terlewat.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.B (naskah perlu dicocokkan)",
        lke: &["CLAP002.1", "CLAP002.8"],
        periksa: laporan,
    },
    Aturan {
        kode: "R-SUM-04",
        rumpun: Rumpun::Jumlah,
        keparahan: Keparahan::Galat,
        judul: "Jumlah anggaran Perjanjian Kinerja tidak sama dengan jumlah programnya",
        penjelasan: "Jumlah anggaran yang tercetak dalam lampiran Perjanjian Kinerja dibandingkan dengan \
                     jumlah anggaran program di dalamnya. Betulkan jumlah atau baris programnya.",
        dasar: "PermenPANRB 53/2014 Lampiran I, lampiran Perjanjian Kinerja (naskah perlu dicocokkan)",
        lke: &["CLAP002.1"],
        periksa: perjanjian,
    },
];

/// Holds a parent against its children. Where one of them says nothing, only a sum that is already too
/// large is wrong; `kosong_nol` says that nothing stated means nothing planned.
fn banding(
    induk: Option<i64>,
    bagian: &[(&str, Option<i64>)],
    kosong_nol: bool,
) -> Option<(i64, i64, String)> {
    let induk = induk?;
    let ada: Vec<(&str, i64)> = bagian
        .iter()
        .filter_map(|(nomor, rupiah)| rupiah.map(|rupiah| (*nomor, rupiah)))
        .collect();
    if ada.is_empty() {
        return None;
    }
    let hasil = jumlah(ada.iter().map(|(_, rupiah)| *rupiah))?;
    let lengkap = kosong_nol || ada.len() == bagian.len();
    if hasil == induk || (!lengkap && hasil < induk) {
        return None;
    }
    let selisih = induk.checked_sub(hasil)?;
    let suku: Vec<String> = ada
        .iter()
        .map(|(nomor, rupiah)| format!("{nomor} {}", uang(*rupiah)))
        .collect();
    let hitungan = format!(
        "{} = {}; selisih {}",
        suku.join(" + "),
        uang(hasil),
        uang(selisih)
    );
    Some((induk, hasil, hitungan))
}

type Ambil = fn(&BarisAnggaran) -> Option<i64>;

const RUPIAH: [(&str, Ambil); 3] = [
    ("paguMurni", |baris| baris.pagu_murni.map(|uang| uang.0)),
    ("paguPerubahan", |baris| {
        baris.pagu_perubahan.map(|uang| uang.0)
    }),
    ("realisasiAnggaran", |baris| {
        baris.realisasi_anggaran.map(|uang| uang.0)
    }),
];

fn induk(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        for (nama, ambil) in RUPIAH {
            let bagian: Vec<_> = anak(bahan.dokumen, baris)
                .map(|anak| (anak.nomor.as_str(), ambil(anak)))
                .collect();
            if let Some((tertulis, hasil, hitungan)) = banding(ambil(baris), &bagian, false) {
                let path = format!("/anggaran/{}/{nama}", baris.nomor);
                catatan.temukan(path, uang(tertulis), uang(hasil), hitungan);
            }
        }
    }
}

fn pagu_renstra(baris: &BarisAnggaran, tahun: i32) -> Option<i64> {
    let renstra = baris.renstra.iter().find(|baris| baris.tahun == tahun)?;
    renstra.pagu.map(|uang| uang.0)
}

fn renstra(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        for renstra in &baris.renstra {
            let tahun = renstra.tahun;
            let bagian: Vec<_> = anak(bahan.dokumen, baris)
                .map(|anak| (anak.nomor.as_str(), pagu_renstra(anak, tahun)))
                .collect();
            let tertulis = pagu_renstra(baris, tahun);
            // What the matrix does not plan has no pagu there.
            if let Some((tertulis, hasil, hitungan)) = banding(tertulis, &bagian, true) {
                let path = format!("/anggaran/{}/renstra/{tahun}/pagu", baris.nomor);
                catatan.temukan(path, uang(tertulis), uang(hasil), hitungan);
            }
        }
    }
}

fn laporan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dokumen = bahan.dokumen;
    let mut bandingkan = |kolom: &str, ambil: &dyn Fn(&BarisAnggaran) -> Option<i64>| {
        if let Some(hasil) = total(dokumen, ambil) {
            let hitungan = format!(
                "jumlah {} program = {}",
                program(dokumen).count(),
                uang(hasil)
            );
            let pasangan = pasangkan(
                ALAS_LAPORAN,
                &dokumen.tertulis,
                kolom,
                Decimal::from(hasil),
                &hitungan,
            );
            catat(&pasangan, bahan.parameter.toleransi, catatan);
        }
    };
    bandingkan("total anggaran", &pagu);
    bandingkan("total pagu murni", &|baris| {
        baris.pagu_murni.map(|uang| uang.0)
    });
    bandingkan("total pagu perubahan", &|baris| {
        baris.pagu_perubahan.map(|uang| uang.0)
    });
    bandingkan("total realisasi anggaran", &|baris| {
        baris.realisasi_anggaran.map(|uang| uang.0)
    });
    let tahun: BTreeSet<i32> = program(dokumen)
        .flat_map(|baris| &baris.renstra)
        .map(|renstra| renstra.tahun)
        .collect();
    for tahun in tahun {
        bandingkan(&format!("total pagu renstra {tahun}"), &|baris| {
            pagu_renstra(baris, tahun)
        });
    }
}

/// How an agreement is named in a path.
pub(super) const fn jenis(jenis: JenisPerjanjian) -> &'static str {
    match jenis {
        JenisPerjanjian::Murni => "MURNI",
        JenisPerjanjian::Perubahan => "PERUBAHAN",
    }
}

fn perjanjian(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for perjanjian in &bahan.dokumen.perjanjian {
        // A kegiatan listed below its programme is already in it.
        let program = || {
            perjanjian
                .program
                .iter()
                .filter(|baris| nomor_induk(&baris.program).is_none())
        };
        let sekarang: Option<Vec<i64>> = program().map(|baris| Some(baris.anggaran.0)).collect();
        let sebelum: Option<Vec<i64>> = program()
            .map(|baris| baris.anggaran_sebelum.map(|uang| uang.0))
            .collect();
        for (kolom, bagian) in [
            ("jumlah anggaran", sekarang.clone()),
            ("jumlah", sekarang.clone()),
            ("total", sekarang),
            ("jumlah anggaran sebelum perubahan", sebelum),
        ] {
            let bagian = bagian.filter(|bagian| !bagian.is_empty());
            let Some((bagian, hasil)) = bagian.and_then(|bagian| {
                let hasil = jumlah(bagian.iter().copied())?;
                Some((bagian, hasil))
            }) else {
                continue;
            };
            let suku: Vec<String> = bagian.into_iter().map(uang).collect();
            let pasangan = pasangkan(
                &format!("/perjanjian/{}/tertulis", jenis(perjanjian.jenis)),
                &perjanjian.tertulis,
                kolom,
                Decimal::from(hasil),
                &format!("{} = {}", suku.join(" + "), uang(hasil)),
            );
            catat(&pasangan, bahan.parameter.toleransi, catatan);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use serde_json::json;

    fn baris(nomor: &str, level: &str, pagu: &str) -> serde_json::Value {
        json!({"nomor": nomor, "level": level, "nama": nomor, "paguPerubahan": pagu})
    }

    #[test]
    fn a_parent_is_the_sum_of_its_children() {
        let anggaran = |induk: &str| {
            laporan(json!({"anggaran": [
                baris("I", "PROGRAM", "300"),
                baris("I.1", "KEGIATAN", "100"),
                baris("I.2", "KEGIATAN", induk),
            ]}))
        };
        assert_eq!(jalur("R-SUM-01", &anggaran("200")), [""; 0]);
        assert_eq!(
            jalur("R-SUM-01", &anggaran("201")),
            ["/anggaran/I/paguPerubahan"]
        );
    }

    #[test]
    fn a_child_that_says_nothing_leaves_the_sum_open() {
        let anggaran = |induk: &str| {
            laporan(json!({"anggaran": [
                baris("I", "PROGRAM", induk),
                baris("I.1", "KEGIATAN", "100"),
                {"nomor": "I.2", "level": "KEGIATAN", "nama": "I.2"},
            ]}))
        };
        assert_eq!(jalur("R-SUM-01", &anggaran("300")), [""; 0]);
        assert_eq!(
            jalur("R-SUM-01", &anggaran("99")),
            ["/anggaran/I/paguPerubahan"]
        );
    }

    #[test]
    fn the_plan_adds_up_year_by_year() {
        let anggaran = |kegiatan: &str| {
            laporan(json!({"anggaran": [
                {"nomor": "I", "level": "PROGRAM", "nama": "I", "renstra": [{"tahun": 2026, "pagu": "50"}]},
                {"nomor": "I.1", "level": "KEGIATAN", "nama": "I.1", "renstra": [{"tahun": 2026, "pagu": kegiatan}]},
                {"nomor": "I.2", "level": "KEGIATAN", "nama": "I.2"},
            ]}))
        };
        assert_eq!(jalur("R-SUM-02", &anggaran("50")), [""; 0]);
        assert_eq!(
            jalur("R-SUM-02", &anggaran("49")),
            ["/anggaran/I/renstra/2026/pagu"]
        );
    }

    #[test]
    fn totals_are_those_of_the_programmes() {
        let dokumen = |total: &str| {
            laporan(json!({
                "anggaran": [baris("I", "PROGRAM", "1000000"), baris("II", "PROGRAM", "500000")],
                "tertulis": [{"kolom": "total anggaran", "teks": total}],
            }))
        };
        assert_eq!(jalur("R-SUM-03", &dokumen("Rp. 1.500.000")), [""; 0]);
        assert_eq!(
            jalur("R-SUM-03", &dokumen("Rp. 1.500.400")),
            ["/tertulis/total anggaran"]
        );
    }

    #[test]
    fn the_sum_of_an_agreement_is_that_of_its_rows() {
        let dokumen = |jumlah: &str| {
            laporan(json!({"perjanjian": [{
                "jenis": "MURNI", "tanggal": "2023-01-25",
                "pihakPertama": {"nama": "A", "jabatan": "Camat"},
                "pihakKedua": {"nama": "B", "jabatan": "Bupati"},
                "program": [
                    {"program": "I", "anggaran": "1000000"}, {"program": "II", "anggaran": "500000"},
                ],
                "tertulis": [{"kolom": "jumlah anggaran", "teks": jumlah}],
            }]}))
        };
        assert_eq!(jalur("R-SUM-04", &dokumen("Rp 1.500.000,-")), [""; 0]);
        assert_eq!(
            jalur("R-SUM-04", &dokumen("Rp 1.400.000")),
            ["/perjanjian/MURNI/tertulis/jumlah anggaran"]
        );
    }
}
