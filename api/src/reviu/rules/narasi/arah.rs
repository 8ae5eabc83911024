//! Rises and falls that a sentence tells together with both figures.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use entity::status::JenisUkuran;
use rust_decimal::Decimal;

use super::super::jelajah::berlaku;
use super::super::teks::{kata, kutip};
use super::super::tercetak::{tampil, tulis};
use super::super::ukuran::{capaian_indikator, capaian_lalu, realisasi, target_indikator, ukuran};
use super::angka::{Angka, Satuan, potongan};
use super::berangka::{Kalimat, berangka};
use crate::hitung::bulat;
use crate::reviu::model::{Bahan, Catatan};

/// Which way a word goes.
fn arah_kata(kata: &str) -> Option<Ordering> {
    let kata = kata.to_lowercase();
    match kata.as_str() {
        "naik" | "meningkat" | "kenaikan" | "peningkatan" | "bertambah" | "menaik" => {
            Some(Ordering::Greater)
        }
        "turun" | "menurun" | "penurunan" | "berkurang" | "merosot" => Some(Ordering::Less),
        _ => None,
    }
}

/// The one way that a sentence goes; none when it says nothing, both, or denies it.
fn arah_kalimat(satu: &str) -> Option<(Ordering, usize)> {
    let potong = potongan(satu);
    let mut arah: Option<(Ordering, usize)> = None;
    for (letak, kata) in potong.iter().enumerate() {
        let Some(ini) = arah_kata(kata) else { continue };
        if arah.is_some_and(|(lain, _)| lain != ini) {
            return None;
        }
        arah = arah.or(Some((ini, letak)));
    }
    let menyangkal = kata(satu)
        .iter()
        .any(|kata| matches!(kata.as_str(), "tidak" | "bukan" | "tanpa" | "belum"));
    arah.filter(|_| !menyangkal)
}

/// Two figures of an indicator that a sentence may set against each other.
struct Pasang {
    dari: Decimal,
    ke: Decimal,
    /// Whether both are capaian, and so are printed rounded.
    capaian: bool,
}

impl Pasang {
    fn nilai(&self) -> (Decimal, Decimal) {
        if self.capaian {
            (bulat(self.dari), bulat(self.ke))
        } else {
            (self.dari, self.ke)
        }
    }

    /// Every way in which the difference may be told.
    fn selisih(&self) -> Vec<Decimal> {
        let tepat = self.ke - self.dari;
        let (dari, ke) = self.nilai();
        let mut hasil = vec![tepat, ke - dari];
        for dasar in [self.dari, self.ke] {
            if !dasar.is_zero() {
                hasil.extend(
                    tepat
                        .checked_mul(Decimal::ONE_HUNDRED)
                        .and_then(|ratus| ratus.checked_div(dasar)),
                );
            }
        }
        hasil
    }
}

/// The year before against this year, of every indicator.
fn antar_tahun(bahan: &Bahan<'_>) -> Vec<Pasang> {
    let lalu = bahan.dokumen.tahun.saturating_sub(1);
    let mut hasil = Vec::new();
    for letak in berlaku(bahan.dokumen) {
        let baris = letak.indikator;
        if let (Ok(dari), Ok(ke)) = (
            ukuran(bahan, baris, JenisUkuran::RealisasiLalu, lalu),
            realisasi(bahan, baris),
        ) {
            hasil.push(Pasang {
                dari,
                ke,
                capaian: false,
            });
        }
        if let (Ok(dari), Ok(ke)) = (capaian_lalu(bahan, baris), capaian_indikator(bahan, baris)) {
            hasil.push(Pasang {
                dari: dari.hasil,
                ke: ke.hasil,
                capaian: true,
            });
        }
    }
    hasil.retain(|satu| satu.nilai().0 != satu.nilai().1);
    hasil
}

/// Target against realisasi, of every indicator.
fn terhadap_target(bahan: &Bahan<'_>) -> Vec<Pasang> {
    berlaku(bahan.dokumen)
        .into_iter()
        .filter_map(|letak| {
            let dari = target_indikator(bahan, letak.indikator).ok()?;
            let ke = realisasi(bahan, letak.indikator).ok()?;
            (dari != ke).then_some(Pasang {
                dari,
                ke,
                capaian: false,
            })
        })
        .collect()
}

fn memuat(angka: &[Angka], nilai: Decimal) -> bool {
    angka
        .iter()
        .any(|satu| satu.satuan != Satuan::Rupiah && satu.dibaca.nilai == nilai)
}

/// Whether a sentence names both figures of a pair, or the earlier one and the difference.
fn menyebut(angka: &[Angka], pasang: &Pasang) -> bool {
    let (dari, ke) = pasang.nilai();
    // One digit is named by chance.
    let jelas = |nilai: Decimal| nilai.abs() >= Decimal::TEN || nilai.normalize().scale() > 0;
    if !jelas(dari) || !memuat(angka, dari) {
        return false;
    }
    memuat(angka, ke) || memuat(angka, (ke - dari).abs())
}

/// `dari 3,5 hari … menjadi 2,8 hari`: the figures next to the two words.
fn dari_menjadi(satu: &str, angka: &[Angka]) -> Option<(Decimal, Decimal)> {
    let potong = potongan(satu);
    let letak = |cari: &str| {
        potong
            .iter()
            .position(|kata| kata.eq_ignore_ascii_case(cari))
    };
    let (dari, menjadi) = (letak("dari")?, letak("menjadi")?);
    let sesudah = |letak: usize| {
        angka
            .iter()
            .find(|angka| angka.letak > letak && angka.letak <= letak + 3)
    };
    let (satu, dua) = (sesudah(dari)?, sesudah(menjadi)?);
    let sejenis = satu.satuan == dua.satuan && satu.kali == dua.kali;
    let berurut = dari < menjadi && satu.letak < menjadi;
    (berurut && sejenis).then_some((satu.dibaca.nilai, dua.dibaca.nilai))
}

pub(super) fn arah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = antar_tahun(bahan);
    for satu in berangka(bahan) {
        let Some((arah, _)) = arah_kalimat(satu.teks) else {
            continue;
        };
        let pasang = dari_menjadi(satu.teks, &satu.angka).or_else(|| {
            let disebut: Vec<&Pasang> = semua
                .iter()
                .filter(|pasang| menyebut(&satu.angka, pasang))
                .collect();
            // Of two pairs that go apart it is open which one is meant.
            let salah = |pasang: &&&Pasang| pasang.ke.cmp(&pasang.dari) != arah;
            let pertama = disebut.first().filter(salah)?;
            disebut
                .iter()
                .all(|pasang| salah(&pasang))
                .then(|| pertama.nilai())
        });
        if let Some((dari, ke)) = pasang
            && dari != ke
            && ke.cmp(&dari) != arah
        {
            catatan.temukan(
                satu.path,
                kutip(satu.teks, 200),
                if ke > dari {
                    "naik atau meningkat"
                } else {
                    "turun atau menurun"
                },
                format!("{} − {} = {}.", tampil(ke), tampil(dari), tampil(ke - dari)),
            );
        }
    }
}

/// The figure by which a word says that something moved: `naik 0,75 poin`, `melampaui target 81 sebesar 2 poin`.
fn sebesar<'a>(potong: &[&str], angka: &'a [Angka], letak: usize) -> Option<&'a Angka> {
    let isi = |kata: &str| {
        matches!(
            kata.to_lowercase().as_str(),
            "sebesar" | "sebanyak" | "hanya" | "sekitar" | "nilai" | "skor"
        )
    };
    let mut di = letak + 1;
    while potong.get(di).is_some_and(|kata| isi(kata)) {
        di += 1;
    }
    angka.iter().find(|angka| angka.letak == di)
}

/// The pair of which `beda` is told to be the difference, and is not.
fn salah_selisih(
    kalimat: &Kalimat<'_>,
    beda: &Angka,
    semua: &[Pasang],
) -> Option<(Decimal, Decimal)> {
    let sisanya: Vec<&Angka> = kalimat
        .angka
        .iter()
        .filter(|lain| lain.letak != beda.letak)
        .collect();
    let nilai: HashSet<Decimal> = sisanya.iter().map(|lain| lain.dibaca.nilai).collect();
    let disebut: Vec<&Pasang> = semua
        .iter()
        .filter(|pasang| {
            let (dari, ke) = pasang.nilai();
            nilai.contains(&dari) && nilai.contains(&ke)
        })
        .collect();
    let pertama = disebut.first()?.nilai();
    // A value told as its own difference is another matter.
    let nilai_sendiri = || {
        let mut disebut = disebut.iter();
        disebut.any(|pasang| beda.dibaca.nilai == pasang.nilai().1)
    };
    let cocok = || {
        let mut selisih = disebut.iter().flat_map(|pasang| pasang.selisih());
        selisih.any(|nilai| beda.ialah(nilai))
    };
    // Two other figures of the sentence may be meant.
    let antara = || {
        sisanya.iter().any(|satu| {
            let mut lain = sisanya.iter();
            lain.any(|dua| beda.ialah(satu.dibaca.nilai - dua.dibaca.nilai))
        })
    };
    (beda.satuan != Satuan::Rupiah && !nilai_sendiri() && !cocok() && !antara()).then_some(pertama)
}

pub(super) fn selisih(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let (tahun, target) = (antar_tahun(bahan), terhadap_target(bahan));
    for satu in berangka(bahan) {
        let potong = potongan(satu.teks);
        let sebesar_di: Vec<usize> = (0..potong.len())
            .filter(|di| potong[*di] == "sebesar")
            .collect();
        // Several words may lead to one figure.
        let mut sudah: HashMap<(usize, bool), Option<(Decimal, Decimal)>> = HashMap::new();
        for (letak, kata) in potong.iter().enumerate() {
            let melampaui = matches!(kata.to_lowercase().as_str(), "melampaui" | "melebihi");
            let mulai = if melampaui {
                let berikut = sebesar_di.partition_point(|di| *di < letak);
                sebesar_di.get(berikut).copied()
            } else {
                arah_kata(kata).map(|_| letak)
            };
            let Some(beda) = mulai.and_then(|mulai| sebesar(&potong, &satu.angka, mulai)) else {
                continue;
            };
            let semua = if melampaui { &target } else { &tahun };
            let salah = sudah
                .entry((beda.letak, melampaui))
                .or_insert_with(|| salah_selisih(&satu, beda, semua));
            if let Some((dari, ke)) = *salah {
                catatan.temukan(
                    satu.path.clone(),
                    &beda.teks,
                    tulis((ke - dari).abs().normalize()),
                    format!(
                        "{} − {} = {}; dalam kalimat \"{}\".",
                        tampil(ke),
                        tampil(dari),
                        tampil(ke - dari),
                        kutip(satu.teks, 200)
                    ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;

    // This year 83,37 of a target of 90, the year before 80 of 80.
    #[test]
    fn a_word_goes_the_way_of_its_figures() {
        for (isi, harapan) in [
            ("Nilai 83,37 meningkat dari tahun 2022 sebesar 80.", vec![]),
            (
                "Nilai 83,37 menurun dari tahun 2022 sebesar 80.",
                vec!["R-NARR-10"],
            ),
            (
                "Waktu turun dari 3,5 hari pada tahun 2022 menjadi 2,8 hari.",
                vec![],
            ),
            (
                "Waktu naik dari 3,5 hari menjadi 2,8 hari.",
                vec!["R-NARR-10"],
            ),
            ("Kasus tidak naik dari 3 menjadi 2.", vec![]),
            ("Capaian turun 7,37 poin dari 100% menjadi 92,63%.", vec![]),
        ] {
            assert_eq!(kode(isi), harapan, "{isi}");
        }
    }

    #[test]
    fn a_difference_is_that_of_the_figures_beside_it() {
        for (isi, harapan) in [
            (
                "Nilai 83,37 naik 3,37 poin dari 80 pada tahun 2022.",
                vec![],
            ),
            ("Nilai 83,37 naik 4,21% dari 80 pada tahun 2022.", vec![]),
            (
                "Nilai 83,37 naik 3,73 poin dari 80 pada tahun 2022.",
                vec!["R-NARR-11"],
            ),
            (
                "Nilai 83,37, tahun 2022 80 dan tahun 2021 79, naik 4,37 sejak itu.",
                vec![],
            ),
        ] {
            assert_eq!(kode(isi), harapan, "{isi}");
        }
    }
}
