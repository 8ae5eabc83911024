//! The figures of an indicator as its formulas take them.

use entity::id::SkalaId;
use entity::lkjip_indikator;
use entity::status::RumusCapaian;
use entity::value::Nilai;
use rust_decimal::Decimal;

use crate::graphql::hitungan::Hitungan;
use crate::hitung::TakTerhitung;
use crate::indikator::rules::capaian::{capaian, rumus_teks};
use crate::skala::graphql::Berpita;
use crate::skala::rules::skor;

/// A number or a predikat as it is stored; neither where nothing is filled in.
type Tercatat<'a> = (Option<Nilai>, Option<&'a str>);

/// What of a stored indicator is calculated with.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Terukur<'a> {
    /// Whether the indicator does not apply in its year.
    pub(crate) tidak_berlaku: bool,
    /// Formula of the capaian.
    pub(crate) rumus: RumusCapaian,
    /// Scale of its predikat.
    pub(crate) skala: Option<SkalaId>,
    /// Target that binds.
    pub(crate) target: Tercatat<'a>,
    /// Realisasi.
    pub(crate) realisasi: Tercatat<'a>,
}

impl<'a> From<&'a lkjip_indikator::Model> for Terukur<'a> {
    fn from(row: &'a lkjip_indikator::Model) -> Self {
        Self {
            tidak_berlaku: row.tidak_berlaku,
            rumus: row.rumus,
            skala: row.skala_id,
            target: (row.target_nilai, row.target_predikat.as_deref()),
            realisasi: (row.realisasi_nilai, row.realisasi_predikat.as_deref()),
        }
    }
}

/// A figure as the formula takes it: the number itself, or the score of a predikat.
pub(super) fn angka(
    (nilai, predikat): Tercatat<'_>,
    id: Option<SkalaId>,
    skala: &[Berpita],
) -> Result<Decimal, TakTerhitung> {
    match (nilai, predikat) {
        (Some(nilai), _) => Ok(nilai.desimal()),
        (None, Some(predikat)) => skala
            .iter()
            .find(|skala| Some(skala.row.id) == id)
            .and_then(|skala| skor(&skala.pita, predikat))
            .ok_or(TakTerhitung::TanpaSkor),
        (None, None) => Err(TakTerhitung::BelumDiisi),
    }
}

impl Terukur<'_> {
    fn angka(&self, tercatat: Tercatat<'_>, skala: &[Berpita]) -> Result<Decimal, TakTerhitung> {
        if self.tidak_berlaku {
            return Err(TakTerhitung::TidakBerlaku);
        }
        angka(tercatat, self.skala, skala)
    }

    /// Scale of its predikat, where figures are predikat.
    pub(crate) fn skala_predikat(&self) -> Option<SkalaId> {
        self.skala
            .filter(|_| self.realisasi.1.is_some() || self.target.1.is_some())
    }

    /// Target as a number.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn target(&self, skala: &[Berpita]) -> Result<Decimal, TakTerhitung> {
        self.angka(self.target, skala)
    }

    /// Realisasi as a number.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn realisasi(&self, skala: &[Berpita]) -> Result<Decimal, TakTerhitung> {
        self.angka(self.realisasi, skala)
    }

    /// Realisasi as a number, told as what is ranked by it.
    pub(crate) fn asal_realisasi(&self, skala: &[Berpita]) -> Hitungan {
        let nilai = self.realisasi(skala);
        Hitungan::new(nilai, "realisasi", &[("realisasi", nilai.ok())])
    }

    /// Capaian of the year in percent, unrounded.
    ///
    /// # Errors
    /// Why there is none.
    pub(crate) fn capaian(&self, skala: &[Berpita]) -> Result<Decimal, TakTerhitung> {
        capaian(self.rumus, self.target(skala)?, self.realisasi(skala)?)
    }

    /// The same with its formula and inputs.
    pub(crate) fn asal_capaian(&self, skala: &[Berpita]) -> Hitungan {
        Hitungan::new(
            self.capaian(skala),
            rumus_teks(self.rumus),
            &[
                ("target", self.target(skala).ok()),
                ("realisasi", self.realisasi(skala).ok()),
            ],
        )
    }
}
