//! Efficiency of a programme over the kecamatan.

use async_graphql::SimpleObject;
use rust_decimal::Decimal;

use super::serapan::{Himpunan, urai};
use super::statistik::Statistik;
use crate::anggaran::rules::efisiensi::pmk;
use crate::anggaran::rules::serapan::serapan;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::banyak;
use crate::hitung::TakTerhitung;
use crate::lkjip::graphql::BarisAnggaran;
use crate::perbandingan::rules::statistik::statistik;

/// Efisiensi sebuah program di beberapa kecamatan. Baris yang pagu, realisasi, atau capaiannya tidak ada
/// tidak ikut dihitung dan tidak dianggap nol.
#[derive(Clone, Debug, SimpleObject)]
pub struct EfisiensiProgram {
    /// Efisiensi menurut PMK 22/PMK.02/2021 atas jumlah semua baris, dibatasi −20 sampai 20 (tidak wajib bagi
    /// daerah).
    pmk: Hitungan,
    /// Nilai efisiensi menurut PMK 22/PMK.02/2021: 50 + efisiensi / 20 × 50.
    nilai_pmk: Hitungan,
    /// Banyaknya baris yang efisiensinya dihitung.
    dihitung: i32,
    /// Banyaknya baris.
    seluruhnya: i32,
    /// Sebaran serapan, setiap baris berbobot sama; kosong bila tidak ada yang terhitung.
    sebaran_serapan: Option<Statistik>,
    /// Sebaran capaian kinerja, setiap baris berbobot sama; kosong bila tidak ada yang terhitung.
    sebaran_capaian: Option<Statistik>,
}

impl EfisiensiProgram {
    /// Efficiency of the rows of one programme.
    pub(super) fn of(himpunan: &Himpunan<'_>) -> Self {
        let (mut keluaran, mut terserap, mut capaian) = (Vec::new(), Vec::new(), Vec::new());
        for (_, lkjip, row) in himpunan {
            let baris = BarisAnggaran::new((*lkjip).clone(), (*row).clone());
            let (pagu, realisasi) = urai(row);
            let uang = pagu.zip(realisasi);
            terserap.extend(uang.and_then(|(pagu, realisasi)| serapan(pagu, realisasi).ok()));
            if let Ok(persen) = baris.capaian_angka() {
                capaian.push(persen);
                keluaran.extend(uang.map(|(pagu, realisasi)| (pagu, realisasi, persen)));
            }
        }
        let hasil = if keluaran.is_empty() {
            Err(TakTerhitung::BelumDiisi)
        } else {
            pmk(&keluaran)
        };
        let seharusnya = keluaran
            .iter()
            .try_fold(Decimal::ZERO, |jumlah, (pagu, _, persen)| {
                let bagian = Decimal::from(*pagu).checked_mul(*persen)?;
                jumlah.checked_add(bagian.checked_div(Decimal::ONE_HUNDRED)?)
            });
        let realisasi: Decimal = keluaran.iter().map(|(_, ini, _)| Decimal::from(*ini)).sum();
        Self {
            pmk: Hitungan::new(
                hasil.map(|hasil| hasil.efisiensi),
                "(Σ (pagu × capaian / 100) − Σ realisasi) / Σ (pagu × capaian / 100) × 100, \
                 dibatasi −20..20",
                &[
                    ("Σ (pagu × capaian / 100)", seharusnya),
                    ("Σ realisasi", Some(realisasi)),
                ],
            ),
            nilai_pmk: Hitungan::new(
                hasil.map(|hasil| hasil.nilai),
                "50 + efisiensi / 20 × 50",
                &[("efisiensi", hasil.ok().map(|hasil| hasil.efisiensi))],
            ),
            dihitung: banyak(keluaran.len()),
            seluruhnya: banyak(himpunan.len()),
            sebaran_serapan: statistik(&terserap).map(Statistik::from),
            sebaran_capaian: statistik(&capaian).map(Statistik::from),
        }
    }
}
