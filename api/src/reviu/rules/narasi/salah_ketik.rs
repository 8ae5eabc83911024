//! Slips in a figure: a digit, a comma, a zero too many.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::jelajah::naskah;
use super::super::teks::{jarak, kalimat, kutip};
use super::super::tercetak::{Tercetak, tampil};
use super::angka::{Satuan, angka};
use super::diketahui::{persentase, rupiah};
use crate::hitung::bulat;
use crate::reviu::model::{Bahan, Catatan};

/// Whether a printed figure is `nilai`, rounded or cut to as many decimals.
pub(super) fn sama(cetak: &Tercetak, nilai: Decimal) -> bool {
    [
        RoundingStrategy::MidpointAwayFromZero,
        RoundingStrategy::ToZero,
    ]
    .into_iter()
    .any(|cara| nilai.abs().round_dp_with_strategy(cetak.desimal, cara) == cetak.nilai.abs())
}

/// The digits of a figure, without the zeros that only place its comma.
fn digit(nilai: Decimal) -> Vec<char> {
    let teks = tampil(nilai.abs());
    let digit: String = teks.chars().filter(char::is_ascii_digit).collect();
    digit.trim_start_matches('0').chars().collect()
}

/// The known figure that a printed one was surely meant to be.
fn dimaksud(cetak: &Tercetak, diketahui: &[Decimal]) -> Option<Decimal> {
    if diketahui.iter().any(|nilai| sama(cetak, *nilai)) {
        return None;
    }
    let tertulis = digit(cetak.nilai);
    // Few digits are alike by chance.
    let paling_sedikit = if cetak.rupiah { 6 } else { 4 };
    if tertulis.len() < paling_sedikit {
        return None;
    }
    diketahui
        .iter()
        .map(|nilai| if cetak.rupiah { *nilai } else { bulat(*nilai) })
        .find(|nilai| {
            let lain = digit(*nilai);
            let komanya = lain == tertulis;
            let satu_digit = lain.len() == tertulis.len() && jarak(&lain, &tertulis) == 1;
            let dekat = (cetak.nilai - *nilai).abs() * Decimal::from(20) <= nilai.abs();
            komanya || (satu_digit && dekat)
        })
}

pub(super) fn salah_ketik(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let (persen, uang) = (persentase(bahan), rupiah(bahan.dokumen));
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            for angka in angka(satu) {
                let diketahui = match angka.satuan {
                    Satuan::Persen => &persen,
                    Satuan::Rupiah => &uang,
                    Satuan::Poin | Satuan::Lain => continue,
                };
                if angka.dibaca.nol_di_depan {
                    continue;
                }
                if let Some(nilai) = dimaksud(&angka.dibaca, diketahui) {
                    catatan.temukan(
                        path.clone(),
                        &angka.teks,
                        tampil(nilai),
                        format!("Dalam kalimat \"{}\".", kutip(satu, 200)),
                    );
                }
            }
        }
    }
}

pub(super) fn nol_di_depan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let persen = persentase(bahan);
    let usul = |cetak: &Tercetak| -> String {
        let tertulis = digit(cetak.nilai);
        // The longest known figure with which the digits begin.
        let nilai = persen
            .iter()
            .map(|nilai| bulat(*nilai))
            .filter(|nilai| {
                let lain = digit(*nilai);
                *nilai != cetak.nilai && lain.len() > 1 && tertulis.starts_with(&lain)
            })
            .max_by_key(|nilai| (digit(*nilai).len(), *nilai < Decimal::ONE));
        match nilai {
            Some(nilai) => format!("{}%", tampil(nilai)),
            None => "Angka tanpa nol di depan.".to_owned(),
        }
    };
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            for angka in angka(satu) {
                if angka.satuan != Satuan::Lain && angka.dibaca.nol_di_depan {
                    catatan.temukan(
                        path.clone(),
                        &angka.teks,
                        usul(&angka.dibaca),
                        format!("Dalam kalimat \"{}\".", kutip(satu, 300)),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;

    #[test]
    fn figures_of_the_text_are_those_of_the_tables() {
        // Capaian 92,6333…, serapan 91,90, sisa 8,10.
        assert_eq!(
            kode("Capaian sebesar 92,63%. Serapan 91,90 % atau Rp. 11.345.600,-."),
            [""; 0]
        );
        assert_eq!(kode("Capaian sebesar 92,73%."), ["R-NARR-01"]);
        assert_eq!(kode("Capaian sebesar 9,263%."), ["R-NARR-01"]);
        assert_eq!(kode("Terpakai Rp 11.345.680 saja."), ["R-NARR-01"]);
        // What resembles nothing may be right.
        assert_eq!(kode("Penduduk tumbuh 1,23% dan 45,67%."), [""; 0]);
        assert_eq!(kode("Sisa 08,1% pagu."), ["R-NARR-02"]);
    }
}
