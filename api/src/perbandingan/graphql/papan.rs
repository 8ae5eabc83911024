//! The board of one year: who takes part with which figure, and who does not and why.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use entity::id::KecamatanId;
use entity::status::{BobotSkm, Polaritas};
use rust_decimal::Decimal;

use super::dasar::Dasar;
use super::gabungan::{self, Sumbangan};
use super::himpunan::{
    AlasanTanpaData, BOBOT_BERBEDA, BOBOT_BERUBAH, Hasil, Himpunan, TanpaData, berpasangan,
    kecamatan, kunci_kecamatan, skm_tidak_berlaku,
};
use super::kamus::{KAMUS_BERUBAH, Kamus};
use super::ketidakpastian::Sandaran;
use super::kubus::AngkaIndikator;
use super::serapan::{hitung_serapan, urai};
use crate::access::VisibleReport;
use crate::anggaran::rules::serapan::{seluruhnya, serapan};
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::hitung::{TakTerhitung, tanpa_sisa_bagi};
use crate::indikator::graphql::Indikator;
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::peringkat::peringkat;
use crate::perbandingan::rules::sebanding::{Perbedaan, beda_bobot, bobot_acuan};
use crate::perbandingan::service;
use crate::skala::graphql::Berpita;
use crate::skm::rules::galat::Survei;
use crate::wilayah::graphql::Kecamatan;

/// What of a report a place rests on.
#[derive(Clone, Debug)]
pub(super) enum Isi {
    /// Its row of the indicator.
    Indikator(Box<Hasil>),
    /// Its survey.
    Survei(Box<Survei>),
    /// Its budget.
    Anggaran,
    /// Its evaluation of AKIP.
    Evaluasi,
    /// What each component contributes.
    Gabungan(Vec<Sumbangan>),
}

/// A kecamatan that is ranked.
#[derive(Clone, Debug)]
pub(super) struct Peserta {
    pub(super) kecamatan: Kecamatan,
    pub(super) lkjip: Lkjip,
    /// What is ranked, unrounded.
    pub(super) nilai: Decimal,
    /// Where it comes from.
    pub(super) hitungan: Hitungan,
    /// The report of the year before and its figure, where it takes part.
    pub(super) lalu: Option<(Lkjip, Decimal)>,
    pub(super) isi: Isi,
}

/// Those who are ranked, by kecamatan code, and those who are not.
#[derive(Clone, Debug, Default)]
pub(super) struct Papan {
    pub(super) peserta: Vec<Peserta>,
    pub(super) tanpa: Vec<TanpaData>,
    /// Weight mode by which surveys were ranked.
    pub(super) bobot: Option<BobotSkm>,
}

impl Papan {
    pub(super) async fn of(
        reading: &Reading,
        dasar: &Dasar,
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        let mut papan = match dasar {
            Dasar::Realisasi(indikator) => {
                Self::indikator(reading, indikator, lingkup, AngkaIndikator::Realisasi).await?
            }
            Dasar::Capaian(indikator) => {
                Self::indikator(reading, indikator, lingkup, AngkaIndikator::Capaian).await?
            }
            Dasar::Peningkatan(indikator) => Self::peningkatan(reading, indikator, lingkup).await?,
            Dasar::Skm => Self::skm(reading, lingkup).await?,
            Dasar::Serapan => Self::serapan(reading, lingkup).await?,
            Dasar::Komposit(_) => match dasar.gabungan(lingkup.tahun) {
                Some(gabungan) => gabungan::papan(reading, gabungan, lingkup).await?,
                None => Self::default(),
            },
        };
        // Two sums of quotients that are equal must not differ in what division cut off.
        for peserta in &mut papan.peserta {
            peserta.nilai = tanpa_sisa_bagi(peserta.nilai);
        }
        papan.tanpa.sort_by(|a, b| a.kode().cmp(b.kode()));
        Ok(papan)
    }

    /// Places in the order of `peserta`.
    pub(super) fn tempat(&self, dasar: &Dasar) -> Vec<usize> {
        let nilai: Vec<Decimal> = self.peserta.iter().map(|peserta| peserta.nilai).collect();
        peringkat(&nilai, dasar.arah())
    }

    /// Places by kecamatan.
    pub(super) fn tempat_kecamatan(&self, dasar: &Dasar) -> HashMap<KecamatanId, usize> {
        let kecamatan = self
            .peserta
            .iter()
            .map(|peserta| peserta.kecamatan.row().id);
        kecamatan.zip(self.tempat(dasar)).collect()
    }

    pub(super) async fn indikator(
        reading: &Reading,
        indikator: &Indikator,
        lingkup: Lingkup,
        menurut: AngkaIndikator,
    ) -> Result<Self, ApiError> {
        let himpunan = Himpunan::of(reading, indikator, lingkup).await?;
        let skala = Arc::clone(&himpunan.skala);
        let (ada, tanpa) = himpunan.saring(|hasil| match menurut {
            AngkaIndikator::Realisasi => hasil.realisasi,
            AngkaIndikator::Capaian => hasil.capaian,
        });
        let peserta = ada
            .into_iter()
            .map(|(hasil, nilai)| Peserta::berindikator(hasil, nilai, menurut, &skala));
        Ok(Self {
            peserta: peserta.collect(),
            tanpa,
            ..Self::default()
        })
    }

    /// The improvement over the approved report of the year before, which must be comparable, too.
    async fn peningkatan(
        reading: &Reading,
        indikator: &Indikator,
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        let menurut = AngkaIndikator::Realisasi;
        let mut papan = Self::indikator(reading, indikator, lingkup, menurut).await?;
        let disetujui = Lingkup {
            sertakan_proses: false,
            ..lingkup.tahun_lalu()
        };
        let lalu = Self::indikator(reading, indikator, disetujui, menurut).await?;
        let mut lalu: HashMap<KecamatanId, Peserta> = lalu
            .peserta
            .into_iter()
            .map(|peserta| (peserta.kecamatan.row().id, peserta))
            .collect();
        for mut peserta in std::mem::take(&mut papan.peserta) {
            let Some(lalu) = lalu.remove(&peserta.kecamatan.row().id) else {
                papan.tanpa.push(TanpaData::berlaporan(
                    peserta.kecamatan,
                    peserta.lkjip,
                    AlasanTanpaData::TanpaTahunLalu,
                    format!(
                        "Realisasi tahun {} dalam laporan yang disetujui tidak ada atau tidak sebanding.",
                        disetujui.tahun
                    ),
                ));
                continue;
            };
            if peserta.ditimbang_lain(&lalu) {
                papan.tanpa.push(TanpaData::berlaporan(
                    peserta.kecamatan,
                    peserta.lkjip,
                    AlasanTanpaData::ModeBobotBerbeda,
                    BOBOT_BERUBAH,
                ));
                continue;
            }
            if let Some(perbedaan) = peserta.ukuran_berubah(&lalu) {
                papan.tanpa.push(TanpaData::berlaporan(
                    peserta.kecamatan,
                    peserta.lkjip,
                    perbedaan.into(),
                    KAMUS_BERUBAH,
                ));
                continue;
            }
            let masukan = [("kini", Some(peserta.nilai)), ("lalu", Some(lalu.nilai))];
            let (nilai, rumus) = match indikator.row().polaritas {
                Polaritas::Positif => (peserta.nilai - lalu.nilai, "kini − lalu"),
                Polaritas::Negatif => (lalu.nilai - peserta.nilai, "lalu − kini"),
            };
            peserta.nilai = nilai;
            peserta.hitungan = Hitungan::new(Ok(nilai), rumus, &masukan);
            peserta.lalu = Some((lalu.lkjip, lalu.nilai));
            papan.peserta.push(peserta);
        }
        Ok(papan)
    }

    /// The index as each report counts it, among those that weigh the unsur as most in the kabupaten do.
    pub(super) async fn skm(reading: &Reading, lingkup: Lingkup) -> Result<Self, ApiError> {
        let mut papan = Self::default();
        let (mut survei, mut tanpa_survei) = (Vec::new(), Vec::new());
        for (kecamatan, lkjip) in berpasangan(reading, lingkup.sekabupaten()).await? {
            match lkjip {
                None => papan.tanpa.push(TanpaData::tanpa_laporan(kecamatan)),
                Some(lkjip) => match lkjip.hasil_skm().await? {
                    None => tanpa_survei.push((kecamatan, lkjip)),
                    Some(skm) => {
                        survei.push((kecamatan, lkjip, skm.survei(), skm.asal_indeks()));
                    }
                },
            }
        }
        let laporan: Vec<VisibleReport> = tanpa_survei
            .iter()
            .map(|(_, lkjip)| lkjip.row().clone())
            .collect();
        let tidak_berlaku = skm_tidak_berlaku(reading, &laporan).await?;
        for (kecamatan, lkjip) in tanpa_survei {
            let (alasan, pesan) = if tidak_berlaku.contains(&lkjip.row().id) {
                let pesan = TakTerhitung::TidakBerlaku.message();
                (AlasanTanpaData::TidakBerlaku, pesan)
            } else {
                let pesan = "Laporan tidak memuat hasil SKM.";
                (AlasanTanpaData::TidakDimuat, pesan)
            };
            let tanpa = TanpaData::berlaporan(kecamatan, lkjip, alasan, pesan);
            papan.tanpa.push(tanpa);
        }
        let bobot: Vec<BobotSkm> = survei
            .iter()
            .map(|(_, _, survei, _)| survei.bobot)
            .collect();
        papan.bobot = bobot_acuan(&bobot);
        for (kecamatan, lkjip, survei, hitungan) in survei {
            match survei.indeks {
                Err(alasan) => papan.tanpa.push(TanpaData::berlaporan(
                    kecamatan,
                    lkjip,
                    alasan.into(),
                    alasan.message(),
                )),
                Ok(_) if Some(survei.bobot) != papan.bobot => {
                    papan.tanpa.push(TanpaData::berlaporan(
                        kecamatan,
                        lkjip,
                        AlasanTanpaData::ModeBobotBerbeda,
                        BOBOT_BERBEDA,
                    ));
                }
                Ok(nilai) => papan.peserta.push(Peserta {
                    kecamatan,
                    lkjip,
                    nilai,
                    hitungan,
                    lalu: None,
                    isi: Isi::Survei(Box::new(survei)),
                }),
            }
        }
        let hanya = kecamatan(reading, lingkup).await?;
        papan.hanya(&kunci_kecamatan(&hanya));
        Ok(papan)
    }

    pub(super) async fn serapan(reading: &Reading, lingkup: Lingkup) -> Result<Self, ApiError> {
        let mut papan = Self::default();
        let mut berlaporan = Vec::new();
        for (kecamatan, lkjip) in berpasangan(reading, lingkup).await? {
            match lkjip {
                None => papan.tanpa.push(TanpaData::tanpa_laporan(kecamatan)),
                Some(lkjip) => berlaporan.push((kecamatan, lkjip)),
            }
        }
        let reports: Vec<VisibleReport> = berlaporan
            .iter()
            .map(|(_, lkjip)| lkjip.row().clone())
            .collect();
        let program = group(service::anggaran(reading, &reports).await?, |row| {
            row.lkjip_id
        });
        for (kecamatan, lkjip) in berlaporan {
            let program = program.get(&lkjip.row().id).into_iter().flatten();
            let program: Vec<_> = program.map(urai).collect();
            let jumlah = seluruhnya(&program);
            match jumlah.and_then(|(pagu, realisasi)| serapan(pagu, realisasi)) {
                Ok(nilai) => papan.peserta.push(Peserta {
                    kecamatan,
                    lkjip,
                    nilai,
                    hitungan: hitung_serapan(jumlah, jumlah.ok().unzip()),
                    lalu: None,
                    isi: Isi::Anggaran,
                }),
                Err(alasan) => papan.tanpa.push(TanpaData::berlaporan(
                    kecamatan,
                    lkjip,
                    alasan.into(),
                    alasan.message(),
                )),
            }
        }
        Ok(papan)
    }

    /// Leaves those of these kecamatan.
    pub(super) fn hanya(&mut self, kecamatan: &HashSet<KecamatanId>) {
        self.peserta
            .retain(|peserta| kecamatan.contains(&peserta.kecamatan.row().id));
        self.tanpa
            .retain(|tanpa| kecamatan.contains(&tanpa.kecamatan_id()));
    }
}

impl Peserta {
    fn berindikator(
        hasil: Hasil,
        nilai: Decimal,
        menurut: AngkaIndikator,
        skala: &[Berpita],
    ) -> Self {
        Self {
            kecamatan: hasil.kecamatan.clone(),
            lkjip: hasil.lkjip.clone(),
            nilai,
            hitungan: match menurut {
                AngkaIndikator::Realisasi => {
                    Hitungan::new(Ok(nilai), "realisasi", &[("realisasi", Some(nilai))])
                }
                AngkaIndikator::Capaian => hasil.indikator.asal_capaian(skala),
            },
            lalu: None,
            isi: Isi::Indikator(Box::new(hasil)),
        }
    }

    /// What its certainty rests on, where the index of the survey is ranked by `dasar`.
    pub(super) fn sandaran(&self, dasar: &Dasar) -> Option<Sandaran> {
        let kini = match &self.isi {
            Isi::Indikator(hasil) => hasil.realisasi.ok()?,
            Isi::Survei(_) | Isi::Anggaran | Isi::Evaluasi | Isi::Gabungan(_) => self.nilai,
        };
        dasar.berindeks().then(|| Sandaran {
            nilai: self.nilai,
            kini: (self.lkjip.clone(), kini),
            lalu: self.lalu.clone(),
        })
    }

    /// What is classed by the scale of its basis: of an indicator its capaian.
    pub(super) fn tergolong(&self) -> Option<Decimal> {
        match &self.isi {
            Isi::Indikator(hasil) => hasil.capaian.ok(),
            Isi::Survei(_) | Isi::Anggaran | Isi::Evaluasi | Isi::Gabungan(_) => Some(self.nilai),
        }
    }

    /// Weight of an unsur in its survey, where the index of that is what it is ranked by; of a composite by component.
    pub(super) fn bobot(&self) -> Vec<Option<BobotSkm>> {
        match &self.isi {
            Isi::Indikator(hasil) => vec![hasil.bobot],
            Isi::Survei(survei) => vec![Some(survei.bobot)],
            Isi::Gabungan(sumbangan) => sumbangan.iter().map(|satu| satu.bobot).collect(),
            Isi::Anggaran | Isi::Evaluasi => Vec::new(),
        }
    }

    /// What the indicators that it is ranked by were held against; of a composite by component.
    pub(super) fn kamus(&self) -> Vec<Option<&Kamus>> {
        match &self.isi {
            Isi::Indikator(hasil) => vec![Some(&hasil.kamus)],
            Isi::Gabungan(sumbangan) => sumbangan.iter().map(|satu| satu.kamus.as_ref()).collect(),
            Isi::Survei(_) | Isi::Anggaran | Isi::Evaluasi => Vec::new(),
        }
    }

    /// In what an indicator that it rests on is measured otherwise than in `lalu`, which is ranked by the same.
    pub(super) fn ukuran_berubah(&self, lalu: &Self) -> Option<Perbedaan> {
        let mut kamus = self.kamus().into_iter().zip(lalu.kamus());
        kamus.find_map(|(kini, lalu)| kini?.berubah(lalu?))
    }

    /// Whether an index that it rests on is weighed otherwise than in `lalu`, which is ranked by the same.
    pub(super) fn ditimbang_lain(&self, lalu: &Self) -> bool {
        let mut bobot = self.bobot().into_iter().zip(lalu.bobot());
        bobot.any(|(kini, lalu)| beda_bobot(kini, lalu))
    }
}
