//! Calculations that one sentence holds whole: a part of a whole in percent, men and women.

use rust_decimal::Decimal;

use super::super::jelajah::naskah;
use super::super::teks::{kalimat, kutip};
use super::super::tercetak::{tampil, tulis};
use super::angka::{Angka, Satuan, potongan};
use super::berangka::berangka;
use crate::hitung::bulat;
use crate::reviu::model::{Bahan, Catatan};

/// Words that may stand between a whole and the percentage of its part.
fn pengantar(potong: &[&str], dari: usize, sampai: usize) -> bool {
    let antara: Vec<String> = potong
        .get(dari + 1..sampai)
        .unwrap_or_default()
        .iter()
        .map(|kata| kata.to_lowercase())
        .collect();
    let lain = [
        "capaian",
        "rata-rata",
        "target",
        "kinerja",
        "tingkat",
        "naik",
        "turun",
    ];
    antara.len() <= 6 && !antara.iter().any(|kata| lain.contains(&kata.as_str()))
}

pub(super) fn bagian(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in berangka(bahan) {
        let potong = potongan(satu.teks);
        for tiga in satu.angka.windows(3) {
            let [sebagian, seluruhnya, persen] = tiga else {
                continue;
            };
            if let Some(hasil) = persentase(&potong, satu.teks, sebagian, seluruhnya, persen)
                && !persen.ialah(hasil)
            {
                catatan.temukan(
                    satu.path.clone(),
                    &persen.teks,
                    format!("{}%", tulis(bulat(hasil))),
                    format!(
                        "{} / {} × 100 = {}; dalam kalimat \"{}\".",
                        tampil(sebagian.dibaca.nilai),
                        tampil(seluruhnya.dibaca.nilai),
                        tulis(bulat(hasil)),
                        kutip(satu.teks, 200)
                    ),
                );
            }
        }
    }
}

/// What `17 dari 19 desa (89,47%)` comes to; none when the three figures are no such statement.
fn persentase(
    potong: &[&str],
    kalimat: &str,
    sebagian: &Angka,
    seluruhnya: &Angka,
    persen: &Angka,
) -> Option<Decimal> {
    let sejenis = sebagian.satuan == seluruhnya.satuan
        && sebagian.kali == seluruhnya.kali
        && matches!(sebagian.satuan, Satuan::Rupiah | Satuan::Lain)
        && persen.satuan == Satuan::Persen;
    let bulat_semua = sebagian.dibaca.desimal == 0 && seluruhnya.dibaca.desimal == 0;
    let antara = potong.get(sebagian.letak + 1..seluruhnya.letak)?;
    let dari = antara
        .iter()
        .position(|kata| kata.eq_ignore_ascii_case("dari"))?;
    let pendek = antara.len() <= 4 && dari <= 2;
    let langsung = pengantar(potong, seluruhnya.letak, persen.letak);
    let ditandai =
        kalimat.contains('(') || potong[seluruhnya.letak..persen.letak].contains(&"atau");
    let (a, b) = (sebagian.dibaca.nilai, seluruhnya.dibaca.nilai);
    if !sejenis || !bulat_semua || !pendek || !langsung || !ditandai || b.is_zero() || a > b {
        return None;
    }
    a.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b)
}

/// A count of persons, grouped or not: `62.417`.
fn orang(kata: &str) -> Option<u64> {
    let kelompok: Vec<&str> = kata.split('.').collect();
    let sah = kelompok.iter().enumerate().all(|(di, satu)| {
        let digit = !satu.is_empty() && satu.bytes().all(|huruf| huruf.is_ascii_digit());
        digit
            && (kelompok.len() == 1
                || if di == 0 {
                    satu.len() <= 3
                } else {
                    satu.len() == 3
                })
    });
    sah.then(|| kelompok.concat().parse().ok())?
}

/// The count that stands next to one of these words.
fn di_dekat(potong: &[&str], sebutan: &[&str]) -> Option<(usize, u64)> {
    let letak = potong
        .iter()
        .position(|kata| sebutan.contains(&kata.to_lowercase().as_str()))?;
    let dekat = [
        letak.checked_sub(1),
        Some(letak + 1),
        letak.checked_sub(2),
        Some(letak + 2),
    ];
    dekat
        .into_iter()
        .flatten()
        .find_map(|di| Some((di, orang(potong.get(di)?)?)))
}

pub(super) fn kelamin(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in naskah(bahan) {
        for satu in kalimat(teks) {
            let potong = potongan(satu);
            let (Some((di, pria)), Some((lain, wanita))) = (
                di_dekat(&potong, &["laki-laki", "pria"]),
                di_dekat(&potong, &["perempuan", "wanita"]),
            ) else {
                continue;
            };
            let awal = di.min(lain);
            // The count before both, of persons.
            let jumlah = (0..awal).rev().find_map(|di| {
                let bersatuan = potong.get(di + 1).is_some_and(|kata| {
                    matches!(
                        kata.to_lowercase().as_str(),
                        "jiwa" | "orang" | "responden" | "pegawai"
                    )
                });
                bersatuan.then(|| orang(potong[di])).flatten()
            });
            if let (Some(jumlah), Some(hasil)) = (jumlah, pria.checked_add(wanita))
                && jumlah != hasil
                && di != lain
            {
                catatan.temukan(
                    path.clone(),
                    tampil(Decimal::from(jumlah)),
                    tampil(Decimal::from(hasil)),
                    format!(
                        "{} + {} = {}; dalam kalimat \"{}\".",
                        tampil(Decimal::from(pria)),
                        tampil(Decimal::from(wanita)),
                        tampil(Decimal::from(hasil)),
                        kutip(satu, 200)
                    ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;

    #[test]
    fn a_part_of_a_whole_in_percent() {
        for (isi, harapan) in [
            (
                "Sebanyak 17 desa dari 19 desa tertib, atau 89,47 persen.",
                vec![],
            ),
            (
                "Sebanyak 17 desa dari 19 desa tertib, atau 98,47 persen.",
                vec!["R-NARR-14"],
            ),
            ("Ada 4 dari 4 kelurahan (100%).", vec![]),
            (
                "Terpakai Rp 8.000.000 dari Rp 10.000.000 (85%).",
                vec!["R-NARR-14"],
            ),
            (
                "Ada 2 dari 3 indikator dengan capaian rata-rata (98%).",
                vec![],
            ),
        ] {
            assert_eq!(kode(isi), harapan, "{isi}");
        }
    }

    #[test]
    fn men_and_women_are_all() {
        for (isi, harapan) in [
            (
                "Penduduk 62.417 jiwa, terdiri dari 30.210 laki-laki dan 32.207 perempuan.",
                vec![],
            ),
            (
                "Penduduk 62.417 jiwa (laki-laki 30.210 jiwa, perempuan 32.207 jiwa).",
                vec![],
            ),
            (
                "Penduduk 62.417 jiwa (laki-laki 30.210 jiwa, perempuan 32.270 jiwa).",
                vec!["R-NARR-15"],
            ),
            (
                "Penduduk 62.417 jiwa: 30.210 laki-laki dan 32.270 perempuan.",
                vec!["R-NARR-15"],
            ),
        ] {
            assert_eq!(kode(isi), harapan, "{isi}");
        }
    }
}
