//! How certain a place is. Klein, Wright & Wieczorek, *A joint confidence region for an overall ranking of
//! populations* (Journal of the Royal Statistical Society C 69, 2020): given intervals that hold the true
//! values of all K populations at once with 95 %, the true place of a population lies between one more than
//! the number of those whose interval lies wholly above its own, and K less the number of those wholly
//! below; for all of them at once with at least 95 %. It needs no drawing of random numbers: the same data
//! have the same answer.
//!
//! The intervals are index ± z × standard error (Cochran, *Sampling Techniques*, 1977, chapter 2), z by Bonferroni
//! (see `kuantil`), kept within what the index can be. Who tells of no standard error has the whole range:
//! nothing is known, and nobody can be told apart from them.

use rust_decimal::Decimal;

/// From where to where a value lies.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Selang {
    /// Lower bound.
    pub bawah: Decimal,
    /// Upper bound.
    pub atas: Decimal,
}

impl Selang {
    /// `nilai` ± `z` × `galat` within `batas`, which is all that is left without a `galat`.
    pub fn baru(nilai: Decimal, galat: Option<Decimal>, z: Decimal, batas: Self) -> Self {
        galat
            .and_then(|galat| galat.checked_mul(z))
            .map_or(batas, |lebar| Self {
                bawah: (nilai - lebar).max(batas.bawah).min(nilai),
                atas: (nilai + lebar).min(batas.atas).max(nilai),
            })
    }

    /// Whether it has a value in common with another; then the two cannot be told apart.
    pub fn bersinggungan(self, lain: Self) -> bool {
        self.bawah <= lain.atas && lain.bawah <= self.atas
    }
}

/// First and last place that each may have, in the order given; higher is better.
pub fn tempat(selang: &[Selang]) -> Vec<(usize, usize)> {
    selang
        .iter()
        .map(|ini| {
            let lebih_baik = selang.iter().filter(|lain| lain.bawah > ini.atas).count();
            let lebih_buruk = selang.iter().filter(|lain| lain.atas < ini.bawah).count();
            (lebih_baik + 1, selang.len() - lebih_buruk)
        })
        .collect()
}

/// The largest groups of which no two can be told apart, from the best: each as indices in the order given.
/// One may belong to several, since not to be told apart is not passed on from one to the next. Intervals
/// that meet two by two have a point in common (Helly), and the highest such point is a lower bound.
pub fn setara(selang: &[Selang]) -> Vec<Vec<usize>> {
    let mut titik: Vec<Decimal> = selang.iter().map(|ini| ini.bawah).collect();
    titik.sort_unstable_by(|a, b| b.cmp(a));
    titik.dedup();
    let mut golongan: Vec<Vec<usize>> = Vec::new();
    for titik in titik {
        let anggota: Vec<usize> = (0..selang.len())
            .filter(|&i| selang[i].bawah <= titik && titik <= selang[i].atas)
            .collect();
        let termuat =
            |dalam: &Vec<usize>, luar: &Vec<usize>| dalam.iter().all(|i| luar.contains(i));
        if golongan.iter().any(|lain| termuat(&anggota, lain)) {
            continue;
        }
        golongan.retain(|lain| !termuat(lain, &anggota));
        golongan.push(anggota);
    }
    golongan
}

#[cfg(test)]
mod tests;
