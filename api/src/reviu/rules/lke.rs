//! What the reviu can say of each criterion of the evaluation of AKIP on the report (LKE,
//! PermenPANRB 88/2021, component Pelaporan Kinerja), for an evaluator to start from. It is no score:
//! the regulation leaves the judgement to the evaluator, and no regulation prescribes these results.
//!
//! CLAP001 is told by the workflow, CLAP002 by the findings, and CLAP003 (what was made of the report)
//! cannot be seen in it.

use entity::status::StatusLkjip;
use entity::value::{Tanggal, Waktu};

use super::super::model::{Aturan, Keparahan, Ketetapan, Rumpun, TemuanBerbobot};
use crate::perbandingan::rules::pengajuan::hari_terlambat;

/// Hasil pemeriksaan awal atas sebuah kriteria LKE.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, async_graphql::Enum)]
pub enum HasilKriteria {
    /// Yang diminta ada, dan aturan reviu tidak menemukan kesalahannya.
    Terpenuhi,
    /// Yang diminta ada, tetapi sebagian salah atau kurang.
    Sebagian,
    /// Yang diminta tidak ada.
    Tidak,
    /// Tidak dapat diperiksa dari laporan dan alurnya.
    TidakDapatDiperiksa,
}

impl HasilKriteria {
    /// Every result.
    pub const SEMUA: [Self; 4] = [
        Self::Terpenuhi,
        Self::Sebagian,
        Self::Tidak,
        Self::TidakDapatDiperiksa,
    ];
}

/// What is to be known of a report.
#[derive(Copy, Clone, Debug)]
pub struct Keadaan<'a> {
    /// Where it stands.
    pub status: StatusLkjip,
    /// Whether it bears the day on which it was signed.
    pub bertanggal: bool,
    /// When any revision of it was first submitted.
    pub pertama: Option<Waktu>,
    /// The last day on which it is in time.
    pub tenggat: Option<&'a Tanggal>,
    /// Whether the report of the year before was submitted.
    pub tahun_lalu: bool,
    /// What was found in it.
    pub temuan: &'a [TemuanBerbobot],
    /// What the kabupaten has set for the rules.
    pub ketetapan: &'a Ketetapan,
}

/// The result for one criterion, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penilaian {
    /// The result.
    pub hasil: HasilKriteria,
    /// Why, in one sentence.
    pub alasan: String,
}

fn nilai(hasil: HasilKriteria, alasan: impl Into<String>) -> Penilaian {
    Penilaian {
        hasil,
        alasan: alasan.into(),
    }
}

/// The rules in force that speak to a criterion.
pub fn aturan<'a>(
    ketetapan: &'a Ketetapan,
    kriteria: &'a str,
) -> impl Iterator<Item = &'static Aturan> + 'a {
    super::semua()
        .filter(move |aturan| aturan.lke.contains(&kriteria))
        .filter(|aturan| ketetapan.keberlakuan(aturan).aktif)
}

/// The findings that speak to a criterion.
pub fn temuan<'a>(
    semua: &'a [TemuanBerbobot],
    kriteria: &'a str,
) -> impl Iterator<Item = &'a TemuanBerbobot> {
    semua.iter().filter(move |satu| {
        super::aturan(satu.temuan.aturan).is_some_and(|aturan| aturan.lke.contains(&kriteria))
    })
}

/// What can be said of `kriteria`.
pub fn periksa(kriteria: &str, keadaan: &Keadaan<'_>) -> Penilaian {
    use HasilKriteria::{Sebagian, Terpenuhi, Tidak, TidakDapatDiperiksa};
    let diajukan = keadaan.pertama.is_some();
    match kriteria {
        "CLAP001.1" if diajukan => nilai(Terpenuhi, "Laporan telah disusun dan diajukan."),
        "CLAP001.1" => nilai(Sebagian, "Laporan masih disusun dan belum pernah diajukan."),
        "CLAP001.2" if keadaan.tahun_lalu && diajukan => nilai(
            Sebagian,
            "Laporan tahun ini dan tahun lalu telah diajukan; laporan triwulan tidak tercatat di sini.",
        ),
        "CLAP001.2" => nilai(
            TidakDapatDiperiksa,
            "Laporan tahun lalu, atau laporan ini, belum diajukan di sini; laporan triwulan tidak tercatat.",
        ),
        "CLAP001.3" if !keadaan.bertanggal || !diajukan => nilai(
            Tidak,
            "Laporan belum bertanggal atau belum disahkan camat dengan pengajuan.",
        ),
        "CLAP001.4" => match keadaan.status {
            StatusLkjip::Direviu | StatusLkjip::Disetujui => {
                nilai(Terpenuhi, "Pereviu telah menyatakan reviu selesai.")
            }
            StatusLkjip::Diajukan => nilai(Tidak, "Laporan masih menunggu reviu."),
            StatusLkjip::Draf | StatusLkjip::Dikembalikan => {
                nilai(Tidak, "Laporan masih disusun atau diperbaiki.")
            }
        },
        "CLAP001.5" => nilai(
            TidakDapatDiperiksa,
            "Publikasi pada e-SAKIP tidak tercatat di sini.",
        ),
        "CLAP001.6" => tepat_waktu(keadaan),
        _ => menurut_temuan(kriteria, keadaan),
    }
}

fn tepat_waktu(keadaan: &Keadaan<'_>) -> Penilaian {
    use HasilKriteria::{Terpenuhi, Tidak, TidakDapatDiperiksa};
    let Some(tenggat) = keadaan.tenggat else {
        return nilai(
            TidakDapatDiperiksa,
            "Tenggat LKjIP tahun ini belum ditetapkan.",
        );
    };
    match keadaan.pertama {
        None => nilai(
            TidakDapatDiperiksa,
            format!("Laporan belum diajukan; tenggatnya {tenggat}."),
        ),
        Some(saat) => match hari_terlambat(tenggat, saat) {
            0 => nilai(
                Terpenuhi,
                format!("Diajukan pertama kali dalam tenggat {tenggat}."),
            ),
            hari => nilai(
                Tidak,
                format!("Diajukan pertama kali {hari} hari sesudah tenggat {tenggat}."),
            ),
        },
    }
}

/// A rule of completeness tells that something is not there; the others, that it is wrong.
fn menurut_temuan(kriteria: &str, keadaan: &Keadaan<'_>) -> Penilaian {
    use HasilKriteria::{Sebagian, Terpenuhi, Tidak, TidakDapatDiperiksa};
    if aturan(keadaan.ketetapan, kriteria).next().is_none() {
        return nilai(
            TidakDapatDiperiksa,
            "Buktinya berada di luar laporan; tidak ada aturan reviu yang memeriksanya.",
        );
    }
    let ada: Vec<_> = temuan(keadaan.temuan, kriteria).collect();
    let banyak = |keparahan| ada.iter().filter(|it| it.keparahan == keparahan).count();
    let (galat, peringatan) = (banyak(Keparahan::Galat), banyak(Keparahan::Peringatan));
    let tiada = ada.iter().any(|satu| {
        let rumpun = super::aturan(satu.temuan.aturan).map(|aturan| aturan.rumpun);
        satu.keparahan == Keparahan::Galat
            && matches!(rumpun, Some(Rumpun::Kelengkapan | Rumpun::Lampiran))
    });
    let hitungan = format!("{galat} GALAT dan {peringatan} PERINGATAN");
    if tiada {
        nilai(
            Tidak,
            format!("Ada yang wajib tetapi tidak dimuat; seluruhnya {hitungan}."),
        )
    } else if galat + peringatan > 0 {
        nilai(Sebagian, format!("Dimuat, tetapi ditemukan {hitungan}."))
    } else {
        nilai(Terpenuhi, "Aturan reviu tidak menemukan kesalahan.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reviu::model::Temuan;
    use proptest::prelude::*;

    fn satu(aturan: &'static str) -> TemuanBerbobot {
        let temuan = Temuan {
            aturan,
            path: "/x".to_owned(),
            tertulis: "1".to_owned(),
            seharusnya: "2".to_owned(),
            hitungan: String::new(),
        };
        TemuanBerbobot {
            kunci: temuan.kunci(),
            temuan,
            keparahan: crate::reviu::rules::aturan(aturan).unwrap().keparahan,
            memblokir: false,
        }
    }

    fn keadaan<'a>(ketetapan: &'a Ketetapan, temuan: &'a [TemuanBerbobot]) -> Keadaan<'a> {
        Keadaan {
            status: StatusLkjip::Diajukan,
            bertanggal: true,
            pertama: Some(Waktu(1_711_608_300_000)),
            tenggat: None,
            tahun_lalu: true,
            temuan,
            ketetapan,
        }
    }

    #[test]
    fn in_time_is_judged_by_the_first_submission() {
        let ketetapan = Ketetapan::default();
        let mut ini = keadaan(&ketetapan, &[]);
        assert_eq!(
            periksa("CLAP001.6", &ini).hasil,
            HasilKriteria::TidakDapatDiperiksa
        );
        // 28 March 2024 is 28 days late.
        let tenggat: Tanggal = "2024-02-29".parse().unwrap();
        ini.tenggat = Some(&tenggat);
        let terlambat = periksa("CLAP001.6", &ini);
        assert_eq!(terlambat.hasil, HasilKriteria::Tidak);
        assert!(terlambat.alasan.contains("28 hari"));
        let tenggat: Tanggal = "2024-03-28".parse().unwrap();
        ini.tenggat = Some(&tenggat);
        assert_eq!(periksa("CLAP001.6", &ini).hasil, HasilKriteria::Terpenuhi);
        ini.pertama = None;
        assert_eq!(
            periksa("CLAP001.6", &ini).hasil,
            HasilKriteria::TidakDapatDiperiksa
        );
    }

    #[test]
    fn what_is_not_there_weighs_more_than_what_is_wrong() {
        let ketetapan = Ketetapan::default();
        let hasil = |kriteria: &str, temuan: &[TemuanBerbobot]| {
            periksa(kriteria, &keadaan(&ketetapan, temuan)).hasil
        };
        assert_eq!(hasil("CLAP002.5", &[]), HasilKriteria::Terpenuhi);
        let salah = [satu("R-CAP-05")];
        assert_eq!(hasil("CLAP002.5", &salah), HasilKriteria::Sebagian);
        assert_eq!(hasil("CLAP002.3", &salah), HasilKriteria::Terpenuhi);
        let tiada = [satu("R-CAP-05"), satu("R-COMPLETE-03")];
        assert_eq!(hasil("CLAP002.5", &tiada), HasilKriteria::Tidak);
        // What is merely to be known changes nothing.
        let info = [satu("R-LABEL-04")];
        assert_eq!(hasil("CLAP002.5", &info), HasilKriteria::Terpenuhi);
        assert_eq!(hasil("CLAP003.2", &[]), HasilKriteria::TidakDapatDiperiksa);
    }

    proptest! {
        #[test]
        fn another_finding_never_makes_a_criterion_better(
            pilihan in prop::collection::vec(0..100_usize, 0..6),
            lagi in 0..100_usize,
        ) {
            let ketetapan = Ketetapan::default();
            let kode: Vec<&'static str> =
                crate::reviu::rules::semua().map(|aturan| aturan.kode).collect();
            let mut temuan: Vec<_> = pilihan.iter().map(|i| satu(kode[i % kode.len()])).collect();
            let peringkat = |hasil: HasilKriteria| HasilKriteria::SEMUA.iter().position(|it| *it == hasil);
            for butir in 1..=9 {
                let kriteria = format!("CLAP002.{butir}");
                let sebelum = periksa(&kriteria, &keadaan(&ketetapan, &temuan)).hasil;
                temuan.push(satu(kode[lagi % kode.len()]));
                let sesudah = periksa(&kriteria, &keadaan(&ketetapan, &temuan)).hasil;
                temuan.pop();
                prop_assert!(peringkat(sesudah) >= peringkat(sebelum));
            }
        }
    }
}
