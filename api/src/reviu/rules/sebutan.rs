//! Words beside a figure against the figure itself.

use super::capaian::{beda_pembanding, perubahan_capaian, perubahan_realisasi};
use super::efisiensi::sebutan_negatif;
use super::jelajah::{ALAS_LAPORAN, alas_indikator, semua_indikator};
use super::kolom::pisah;
use super::pasangan::jarak;
use super::persentase::semua_anggaran;
use super::teks::normal;
use super::tercetak::{angka_dalam, tampil, tulis};
use super::ukuran::{realisasi, rumus, target_akhir};
use crate::anggaran::rules::efisiensi::{selisih, sisa_anggaran};
use crate::anggaran::rules::serapan::serapan;
use crate::hitung::bulat;
use crate::indikator::rules::capaian::polaritas;
use crate::indikator::rules::kemajuan::kemajuan;
use crate::lkjip::dokumen::{Indikator, Tertulis};
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun, SkalaAcuan};
use crate::skala::rules::golongkan;
use entity::status::{JenisSkala, Polaritas};
use rust_decimal::{Decimal, RoundingStrategy};

/// R-LABEL.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-LABEL-01",
        rumpun: Rumpun::Sebutan,
        keparahan: Keparahan::Galat,
        judul: "Sebutan efisiensi bertentangan dengan angkanya",
        penjelasan: "Efisiensi yang positif tidak dapat disebut tidak efisien selama capaian tidak di bawah \
                     serapan, dan yang negatif tidak dapat disebut efisien. Samakan sebutannya dengan tanda \
                     angkanya, dan pakai satu ukuran bagi semua program.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 6 (naskah perlu dicocokkan)",
        lke: &["CLAP002.8"],
        periksa: efisiensi,
    },
    Aturan {
        kode: "R-LABEL-02",
        rumpun: Rumpun::Sebutan,
        keparahan: Keparahan::Galat,
        judul: "Sebutan naik atau turun bertentangan dengan angkanya",
        penjelasan: "Kata seperti kenaikan, penurunan, lebih, atau kurang dibandingkan dengan tanda selisih \
                     yang dihitung kembali. Betulkan katanya, atau angkanya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 2 dan 4 (naskah perlu dicocokkan)",
        lke: &["CLAP002.5", "CLAP002.6"],
        periksa: arah,
    },
    Aturan {
        kode: "R-LABEL-03",
        rumpun: Rumpun::Sebutan,
        keparahan: Keparahan::Info,
        judul: "Capaian dan realisasi bergerak berlawanan arah",
        penjelasan: "Capaian berubah ke satu arah, sedangkan realisasinya ke arah lain, karena targetnya juga \
                     berubah. Jelaskan keduanya agar pembaca tidak salah menyimpulkan kinerjanya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 2 dan 5 (naskah perlu dicocokkan)",
        lke: &["CLAP002.5", "CLAP002.7"],
        periksa: berlawanan,
    },
    Aturan {
        kode: "R-LABEL-04",
        rumpun: Rumpun::Sebutan,
        keparahan: Keparahan::Info,
        judul: "Selisih persentase disebut dalam persen, bukan poin persentase",
        penjelasan: "Selisih dua capaian yang sama-sama persen adalah poin persentase. Tulislah poin, atau \
                     hitung perubahan relatifnya.",
        dasar: "Kelaziman penyajian statistik; tidak diatur khusus dalam PermenPANRB 53/2014",
        lke: &["CLAP002.5"],
        periksa: poin,
    },
    Aturan {
        kode: "R-LABEL-05",
        rumpun: Rumpun::Sebutan,
        keparahan: Keparahan::Galat,
        judul: "Kategori kemajuan atau rata-rata tidak sesuai skala yang berlaku",
        penjelasan: "Kategori tingkat kemajuan, tujuan, dan sasaran yang tercetak dibandingkan dengan golongan nilainya \
                     menurut skala yang berlaku pada tahun laporan. Di antara dua rentang, golongan nilai \
                     yang dibulatkan ke bilangan bulat juga diterima. Betulkan kategorinya, atau nilainya.",
        dasar: "Skala nilai peringkat kinerja Permendagri 54/2010 dan 86/2017, serta skala keberhasilan yang \
                ditetapkan kabupaten (naskah perlu dicocokkan)",
        lke: &["CLAP002.2", "CLAP002.7"],
        periksa: kategori,
    },
];

fn efisiensi(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for anggaran in semua_anggaran(bahan) {
        let (Ok(sisa), Ok(serapan)) = (
            sisa_anggaran(anggaran.pagu, anggaran.realisasi).and_then(|sisa| sisa.persen),
            serapan(anggaran.pagu, anggaran.realisasi),
        ) else {
            continue;
        };
        let beda = anggaran
            .capaian
            .and_then(|capaian| selisih(capaian, serapan).ok());
        let nol = Decimal::ZERO;
        for cetak in anggaran.tertulis {
            if pisah(&cetak.kolom).0 != "sebutan efisiensi"
                || !cetak.teks.to_lowercase().contains("efisien")
            {
                continue;
            }
            let negatif = sebutan_negatif(&cetak.teks);
            let hemat = sisa > nol && beda.is_none_or(|beda| beda >= nol);
            let boros = sisa < nol && beda.is_none_or(|beda| beda < nol);
            if (negatif && hemat) || (!negatif && boros) {
                let banding = beda
                    .map(|beda| format!("; capaian − serapan = {}", tulis(bulat(beda))))
                    .unwrap_or_default();
                let hitungan = format!(
                    "100 − {} = {}{banding}",
                    tulis(bulat(serapan)),
                    tulis(bulat(sisa))
                );
                catatan.temukan(
                    format!("{}/{}", anggaran.alas, cetak.kolom),
                    &cetak.teks,
                    if hemat {
                        "efisien, atau tanpa sebutan"
                    } else {
                        "tidak efisien"
                    },
                    hitungan,
                );
            }
        }
    }
}

/// Which way the words of a text say that a figure goes; none when they say nothing, or both.
fn arah_kata(teks: &str) -> Option<bool> {
    let rata = normal(teks);
    let ada = |kata: &[&str]| rata.split(' ').any(|satu| kata.contains(&satu));
    let turun = ada(&[
        "turun",
        "menurun",
        "penurunan",
        "kurang",
        "berkurang",
        "rendah",
        "bawah",
    ]);
    let naik = ada(&[
        "naik",
        "kenaikan",
        "meningkat",
        "peningkatan",
        "lebih",
        "bertambah",
        "tinggi",
        "atas",
    ]);
    // `lebih rendah` and `lebih tinggi` are told by their second word.
    match (turun, naik) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        (true, true) => rata.contains("lebih rendah").then_some(false),
        (false, false) => None,
    }
}

fn arah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        let indikator = letak.indikator;
        let perubahan = perubahan_capaian(bahan, indikator)
            .map(|(lalu, kini, ubah)| (lalu.hasil, kini.hasil, ubah.poin));
        let realisasi =
            perubahan_realisasi(bahan, indikator).map(|(lalu, kini, ubah)| (lalu, kini, ubah.poin));
        let pembanding =
            beda_pembanding(bahan, indikator).map(|(kini, lain, beda)| (lain, kini, beda.poin));
        for (kolom, angka) in [
            ("perubahan capaian", perubahan),
            ("perubahan realisasi", realisasi),
            ("selisih pembanding", pembanding),
        ] {
            let Some((dari, ke, poin)) = angka else {
                continue;
            };
            for cetak in indikator
                .tertulis
                .iter()
                .filter(|baris| pisah(&baris.kolom).0 == kolom)
            {
                let naik = arah_kata(&cetak.teks);
                if naik.is_some_and(|naik| naik != (poin > Decimal::ZERO)) && !bulat(poin).is_zero()
                {
                    catatan.temukan(
                        format!("{}/{}", alas_indikator(indikator), cetak.kolom),
                        &cetak.teks,
                        format!(
                            "{} {}",
                            if poin > Decimal::ZERO {
                                "naik atau lebih"
                            } else {
                                "turun atau kurang"
                            },
                            tulis(bulat(poin.abs()))
                        ),
                        format!(
                            "{} − {} = {}",
                            tampil(ke.round_dp(4)),
                            tampil(dari.round_dp(4)),
                            tulis(bulat(poin))
                        ),
                    );
                }
            }
        }
    }
}

fn berlawanan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        let indikator = letak.indikator;
        let cetak = indikator
            .tertulis
            .iter()
            .find(|baris| pisah(&baris.kolom).0 == "perubahan capaian");
        let (Some(cetak), Some((lalu, kini, ubah)), Some((realisasi_lalu, realisasi, nyata))) = (
            cetak,
            perubahan_capaian(bahan, indikator),
            perubahan_realisasi(bahan, indikator),
        ) else {
            continue;
        };
        // For a negative indicator less is better.
        let membaik = match polaritas(rumus(bahan.acuan, indikator)) {
            Polaritas::Positif => nyata.poin,
            Polaritas::Negatif => -nyata.poin,
        };
        let nol = Decimal::ZERO;
        let berlawanan = (ubah.poin < nol && membaik > nol) || (ubah.poin > nol && membaik < nol);
        if berlawanan && !bulat(ubah.poin).is_zero() {
            catatan.temukan(
                format!("{}/{}", alas_indikator(indikator), cetak.kolom),
                &cetak.teks,
                "penjelasan bahwa targetnya ikut berubah",
                format!(
                    "capaian {} → {}; realisasi {} → {}; target {} → {}",
                    tulis(bulat(lalu.hasil)),
                    tulis(bulat(kini.hasil)),
                    tampil(realisasi_lalu),
                    tampil(realisasi),
                    tampil(lalu.target),
                    tampil(kini.target)
                ),
            );
        }
    }
}

fn poin(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        for cetak in &letak.indikator.tertulis {
            let (Some(angka), Some((lalu, kini, ubah))) = (
                angka_dalam(&cetak.teks).filter(|angka| angka.persen),
                perubahan_capaian(bahan, letak.indikator),
            ) else {
                continue;
            };
            let sebut_poin = cetak.teks.to_lowercase().contains("poin");
            if pisah(&cetak.kolom).0 != "perubahan capaian" || sebut_poin {
                continue;
            }
            // A relative change is rightly told in percent.
            let relatif = ubah.persen.map(|persen| bulat(persen.abs()));
            let poin = bulat(ubah.poin.abs());
            let dekat =
                |dengan: Option<Decimal>| dengan.and_then(|nilai| jarak(angka.nilai.abs(), nilai));
            let (ke_poin, ke_relatif) = (dekat(Some(poin)), dekat(relatif));
            if ke_relatif.is_some_and(|relatif| relatif <= bahan.parameter.toleransi)
                && relatif != Some(poin)
            {
                continue;
            }
            if ke_poin.is_some() {
                catatan.temukan(
                    format!("{}/{}", alas_indikator(letak.indikator), cetak.kolom),
                    &cetak.teks,
                    format!("{} poin persentase", tulis(bulat(ubah.poin))),
                    format!(
                        "{} − {} = {}",
                        tulis(bulat(kini.hasil)),
                        tulis(bulat(lalu.hasil)),
                        tulis(bulat(ubah.poin))
                    ),
                );
            }
        }
    }
}

/// The scale of this kind that is in force in the year of the report.
fn skala<'a>(bahan: &Bahan<'a>, jenis: JenisSkala) -> Option<&'a SkalaAcuan> {
    let tahun = bahan.dokumen.tahun;
    bahan
        .acuan
        .skala
        .iter()
        .filter(|acuan| {
            acuan.skala.jenis == jenis
                && acuan.skala.berlaku_mulai <= tahun
                && acuan
                    .skala
                    .berlaku_sampai
                    .is_none_or(|sampai| tahun <= sampai)
        })
        .max_by_key(|acuan| acuan.skala.berlaku_mulai)
}

/// Holds one printed label against the band of its value.
fn satu_kategori(
    acuan: &SkalaAcuan,
    alas: &str,
    cetak: &Tertulis,
    angka: Decimal,
    catatan: &mut Catatan,
) {
    let tercetak = normal(&cetak.teks);
    let label = |pita: &crate::skala::rules::Pita| normal(&pita.label);
    // Words of another scale cannot be held against this one.
    if !acuan.pita.iter().any(|pita| label(pita) == tercetak) {
        return;
    }
    let bulatkan = angka.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let Some(golongan) = golongkan(&acuan.pita, angka) else {
        return;
    };
    let dibulatkan = golongkan(&acuan.pita, bulatkan);
    let diterima = [Some(golongan), dibulatkan];
    if diterima
        .iter()
        .flatten()
        .any(|pita| label(pita) == tercetak)
    {
        return;
    }
    catatan.temukan(
        format!("{alas}/{}", cetak.kolom),
        &cetak.teks,
        &golongan.label,
        format!(
            "{} menurut {}: {}",
            tulis(bulat(angka)),
            acuan.skala.nama,
            golongan.label
        ),
    );
}

/// Which label of an indicator is about which of its figures.
fn angka_kategori(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
    dasar: &str,
) -> Option<(JenisSkala, Decimal)> {
    match dasar {
        "kategori tingkat kemajuan" => {
            let (_, akhir) = target_akhir(bahan, indikator)?;
            let kini = realisasi(bahan, indikator).ok()?;
            let maju = kemajuan(rumus(bahan.acuan, indikator), akhir, kini).ok()?;
            Some((JenisSkala::Capaian, maju.persen.ok()?))
        }
        _ => None,
    }
}

fn kategori(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        for cetak in &letak.indikator.tertulis {
            let angka = angka_kategori(bahan, letak.indikator, pisah(&cetak.kolom).0);
            if let Some((jenis, angka)) = angka
                && let Some(acuan) = skala(bahan, jenis)
            {
                satu_kategori(
                    acuan,
                    &alas_indikator(letak.indikator),
                    cetak,
                    angka,
                    catatan,
                );
            }
        }
    }
    let Some(acuan) = skala(bahan, JenisSkala::Capaian) else {
        return;
    };
    for cetak in &bahan.dokumen.tertulis {
        let Some(nama) = cetak.kolom.strip_prefix("kategori ") else {
            continue;
        };
        let angka = ["rata-rata capaian", "capaian"].iter().find_map(|awal| {
            super::kolom::angka_kolom(&bahan.dokumen.tertulis, &format!("{awal} {nama}"))
        });
        if let Some(angka) = angka {
            satu_kategori(acuan, ALAS_LAPORAN, cetak, angka.nilai, catatan);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use super::arah_kata;
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::json;

    fn baris(realisasi: &str, kinerja: &str, sebutan: &str) -> Dokumen {
        laporan(json!({"anggaran": [{
            "nomor": "I", "level": "PROGRAM", "nama": "P", "targetMurni": "100",
            "realisasiKinerja": kinerja, "paguMurni": "1000", "realisasiAnggaran": realisasi,
            "tertulis": [{"kolom": "sebutan efisiensi", "teks": sebutan}],
        }]}))
    }

    #[test]
    fn a_label_follows_the_sign_of_its_figure() {
        assert_eq!(
            jalur("R-LABEL-01", &baris("950", "100", "efisiensi")),
            [""; 0]
        );
        assert_eq!(
            jalur("R-LABEL-01", &baris("950", "100", "tidak efisiensi")),
            ["/anggaran/I/tertulis/sebutan efisiensi"]
        );
        assert_eq!(
            jalur("R-LABEL-01", &baris("1050", "100", "efisien")).len(),
            1
        );
        // Little was spent, but less was done.
        assert_eq!(
            jalur("R-LABEL-01", &baris("950", "60", "tidak efisien")),
            [""; 0]
        );
    }

    fn indikator(kolom: &str, teks: &str) -> Dokumen {
        laporan(
            json!({"rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "indikator": [{
                "nomor": "T1", "nama": "N", "satuan": "Skor",
                "ukuran": [
                    {"jenis": "PK_MURNI", "tahun": 2023, "nilai": "100"},
                    {"jenis": "RENSTRA", "tahun": 2026, "nilai": "110"},
                    {"jenis": "TARGET_LALU", "tahun": 2022, "nilai": "80"},
                    {"jenis": "REALISASI_LALU", "tahun": 2022, "nilai": "88"},
                ],
                "pembanding": [{"jenis": "NASIONAL", "tahun": 2023, "nama": "Nasional", "nilai": "90"}],
                "realisasi": {"nilai": "95"},
                "tertulis": [{"kolom": kolom, "teks": teks}],
            }]}]}}),
        )
    }

    #[test]
    fn words_follow_the_direction_of_the_change() {
        for (kolom, benar, salah) in [
            ("perubahan capaian", "penurunan 15 poin", "kenaikan 15 poin"),
            ("perubahan realisasi", "meningkat 7", "menurun 7"),
            ("selisih pembanding", "lebih 5 poin", "kurang 5 poin"),
        ] {
            assert_eq!(jalur("R-LABEL-02", &indikator(kolom, benar)), [""; 0]);
            assert_eq!(
                jalur("R-LABEL-02", &indikator(kolom, salah)),
                [format!("/rencana/T1/tertulis/{kolom}")]
            );
        }
        assert_eq!(arah_kata("lebih rendah 3 poin"), Some(false));
        assert_eq!(arah_kata("berubah 3 poin"), None);
    }

    #[test]
    fn a_fall_that_comes_from_a_higher_target_and_its_unit() {
        let turun = |teks| indikator("perubahan capaian", teks);
        assert_eq!(jalur("R-LABEL-03", &turun("turun 15 poin")).len(), 1);
        assert_eq!(jalur("R-LABEL-03", &indikator("capaian", "95")), [""; 0]);
        assert_eq!(jalur("R-LABEL-04", &turun("turun 15 poin")), [""; 0]);
        assert_eq!(jalur("R-LABEL-04", &turun("turun 15 %")).len(), 1);
        // From 110 to 95 is a fall by 13,64 percent.
        assert_eq!(jalur("R-LABEL-04", &turun("turun 13,64%")), [""; 0]);
    }

    #[test]
    fn categories_follow_the_scale_in_force() {
        let kemajuan =
            |teks: &str| jalur("R-LABEL-05", &indikator("kategori tingkat kemajuan", teks));
        assert_eq!(kemajuan("Tinggi"), [""; 0]);
        assert_eq!(kemajuan("Sangat Tinggi").len(), 1);
        assert_eq!(
            jalur(
                "R-LABEL-05",
                &indikator("kategori tingkat kemajuan", "Hebat")
            ),
            [""; 0]
        );
    }
}
