//! The figures of several indicators and years over all kecamatan, of which matrices and trends are cut.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::Enum;
use entity::id::{IndikatorId, KecamatanId};
use entity::status::{JenisTolokUkur, Letak, Polaritas};
use rust_decimal::Decimal;

use super::himpunan::{
    AlasanTanpaData, Angka, BOBOT_BERUBAH, Bobot, Hasil, TanpaData, kecamatan, kunci_kecamatan,
};
use super::kamus::{KAMUS_BERUBAH, Kamus, bertulis};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::peringkat::Arah;
use crate::perbandingan::rules::sebanding::beda_bobot;
use crate::perbandingan::service;
use crate::skala::graphql::{self as skala, Berpita};
use crate::wilayah::graphql::Kecamatan;

/// Angka indikator yang ditinjau.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, Enum)]
pub enum AngkaIndikator {
    /// Realisasi, dalam satuan indikator; bagi predikat, skornya.
    #[default]
    Realisasi,
    /// Capaian, dalam persen.
    Capaian,
}

impl AngkaIndikator {
    /// Which end is the better one; a capaian is the better the higher it is.
    pub(super) const fn arah(self, polaritas: Polaritas) -> Arah {
        match (self, polaritas) {
            (Self::Capaian, Polaritas::Positif | Polaritas::Negatif)
            | (Self::Realisasi, Polaritas::Positif) => Arah::Tinggi,
            (Self::Realisasi, Polaritas::Negatif) => Arah::Rendah,
        }
    }
}

/// What one kecamatan has of an indicator in one year.
#[derive(Clone, Debug)]
pub(super) struct Petak {
    pub(super) kecamatan: Kecamatan,
    /// The row of the report, or why there is none.
    baris: Result<Arc<Hasil>, TanpaData>,
    /// Why the row is shown and not compared.
    beda: Option<TanpaData>,
}

impl Petak {
    pub(super) fn id(&self) -> KecamatanId {
        self.kecamatan.row().id
    }

    /// Whether the row, if there is one, measures as the dictionary does.
    pub(super) const fn sebanding(&self) -> bool {
        self.beda.is_none()
    }

    pub(super) fn hasil(&self) -> Option<&Hasil> {
        self.baris.as_deref().ok()
    }

    /// Why its figure is not set against that of the year before, `lalu`, although both are compared.
    pub(super) fn berubah(&self, lalu: &Self) -> Option<TanpaData> {
        let (kini, lalu) = (self.hasil()?, lalu.hasil()?);
        let (alasan, pesan) = if let Some(perbedaan) = kini.ukuran_berubah(lalu) {
            (perbedaan.into(), KAMUS_BERUBAH)
        } else if beda_bobot(kini.bobot, lalu.bobot) {
            (AlasanTanpaData::ModeBobotBerbeda, BOBOT_BERUBAH)
        } else {
            return None;
        };
        let (kecamatan, lkjip) = (kini.kecamatan.clone(), kini.lkjip.clone());
        Some(TanpaData::berlaporan(kecamatan, lkjip, alasan, pesan))
    }

    /// A figure of the row; none without a row.
    fn angka(&self, menurut: AngkaIndikator) -> Option<Angka> {
        self.hasil().map(|hasil| match menurut {
            AngkaIndikator::Realisasi => hasil.realisasi,
            AngkaIndikator::Capaian => hasil.capaian,
        })
    }

    /// A figure that was computed and may be compared.
    pub(super) fn nilai(&self, menurut: AngkaIndikator) -> Option<Decimal> {
        self.angka(menurut)?.ok().filter(|_| self.beda.is_none())
    }

    /// Why a figure is missing or not compared; none when it is there and compared.
    pub(super) fn tanpa(&self, menurut: AngkaIndikator) -> Option<TanpaData> {
        match (&self.baris, self.angka(menurut)) {
            (Err(tanpa), _) => Some(tanpa.clone()),
            (Ok(hasil), Some(Err(alasan))) => {
                Some(TanpaData::tak_terhitung(hasil.as_ref().clone(), alasan))
            }
            (Ok(_), Some(Ok(_)) | None) => self.beda.clone(),
        }
    }
}

/// Kecamatan over which a median is taken.
#[derive(Clone, Debug)]
pub(super) struct Populasi {
    pub(super) jenis: JenisTolokUkur,
    pub(super) nama: String,
    pub(super) letak: Option<Letak>,
    pub(super) anggota: HashSet<KecamatanId>,
}

impl Populasi {
    /// The kabupaten, mainland and islands, the peer group that was asked for, and what was picked, where that is
    /// something else again. Nobody is compared with themselves alone.
    fn semua(
        kecamatan: &[Kecamatan],
        kelompok: Option<(&Kelompok, &HashSet<KecamatanId>)>,
        pilihan: &HashSet<KecamatanId>,
    ) -> Vec<Self> {
        let anggota = |letak: Option<Letak>| {
            kecamatan
                .iter()
                .map(Kecamatan::row)
                .filter(|row| letak.is_none_or(|letak| row.letak == letak))
                .map(|row| row.id)
                .collect()
        };
        let peer = |nama: &str, letak| Self {
            jenis: JenisTolokUkur::Peer,
            nama: nama.to_owned(),
            letak,
            anggota: anggota(letak),
        };
        let mut semua = vec![Self {
            jenis: JenisTolokUkur::Kabupaten,
            ..peer("Median kabupaten", None)
        }];
        for &letak in Letak::SEMUA {
            let nama = match letak {
                Letak::Daratan => "Median kecamatan daratan",
                Letak::Kepulauan => "Median kecamatan kepulauan",
            };
            semua.push(peer(nama, Some(letak)));
        }
        let lain = |nama: String, anggota: &HashSet<KecamatanId>| Self {
            jenis: JenisTolokUkur::Peer,
            nama,
            letak: None,
            anggota: anggota.clone(),
        };
        if let Some((kelompok, anggota)) = kelompok
            && anggota.len() > 1
        {
            let nama = format!("Median kelompok {}", kelompok.row().nama);
            semua.push(lain(nama, anggota));
        }
        if pilihan.len() > 1 && semua.iter().all(|satu| satu.anggota != *pilihan) {
            semua.push(lain("Median kecamatan yang dipilih".to_owned(), pilihan));
        }
        semua
    }
}

/// Every kecamatan's figures of every indicator and year.
#[derive(Clone, Debug)]
pub(super) struct Kubus {
    /// The kecamatan that were picked, by code.
    pub(super) pilihan: Vec<Kecamatan>,
    /// The peer group that was asked for.
    pub(super) kelompok: Option<Kelompok>,
    pub(super) populasi: Vec<Populasi>,
    pub(super) skala: Arc<Vec<Berpita>>,
    /// The kecamatan of the kabupaten, by code.
    petak: HashMap<(IndikatorId, i32), Vec<Petak>>,
}

impl Kubus {
    /// The figures of the whole kabupaten; of the kecamatan in `lingkup` those with a code in `kode` are
    /// picked, if it is given.
    pub(super) async fn of(
        reading: &Reading,
        indikator: &[Indikator],
        tahun: &[i32],
        (lingkup, kode): (Lingkup, Option<&[String]>),
    ) -> Result<Self, ApiError> {
        let sekabupaten = lingkup.sekabupaten();
        let reports = service::laporan_tahun(reading, sekabupaten, tahun).await?;
        let ids: Vec<IndikatorId> = indikator.iter().map(|satu| satu.row().id).collect();
        let mut baris = service::baris_beberapa(reading, &reports, &ids).await?;
        let reports: HashMap<(KecamatanId, i32), Lkjip> = Lkjip::cohort(reading.clone(), reports)
            .into_iter()
            .map(|report| ((report.row().kecamatan_id, report.row().tahun), report))
            .collect();
        let seluruhnya = kecamatan(reading, sekabupaten).await?;
        let pilihan = pilih(&seluruhnya, kecamatan(reading, lingkup).await?, kode)?;
        let skala = skala::semua(reading).await?;
        let laporan: Vec<&Lkjip> = reports.values().collect();
        let bertulis = baris.values().any(bertulis);
        let mut petak = HashMap::new();
        for indikator in indikator {
            let id = indikator.row().id;
            let bobot = Bobot::of(indikator, &laporan).await?;
            let kamus = Kamus::of(reading, indikator, bertulis).await?;
            for &tahun in tahun {
                let satu = seluruhnya.iter().map(|kecamatan| {
                    let baris = match reports.get(&(kecamatan.row().id, tahun)) {
                        None => Err(TanpaData::tanpa_laporan(kecamatan.clone())),
                        Some(lkjip) => match baris.remove(&(lkjip.row().id, id)) {
                            None => Err(TanpaData::tidak_dimuat(kecamatan.clone(), lkjip.clone())),
                            Some(row) => {
                                let (kecamatan, milik) = (kecamatan.clone(), bobot.milik(lkjip));
                                let lkjip = lkjip.clone();
                                Ok(Arc::new(Hasil::new(
                                    kecamatan,
                                    lkjip,
                                    (row, milik),
                                    &kamus,
                                    &skala,
                                )))
                            }
                        },
                    };
                    Petak {
                        beda: baris
                            .as_ref()
                            .ok()
                            .and_then(|hasil| hasil.tak_sebanding(bobot.acuan(tahun))),
                        baris,
                        kecamatan: kecamatan.clone(),
                    }
                });
                petak.insert((id, tahun), satu.collect());
            }
        }
        let kelompok = Kelompok::dari_lingkup(reading, lingkup.kelompok).await?;
        let anggota = service::anggota(reading, lingkup).await?;
        let sekelompok = kelompok.as_ref().zip(anggota.as_deref());
        Ok(Self {
            populasi: Populasi::semua(&seluruhnya, sekelompok, &kunci_kecamatan(&pilihan)),
            pilihan,
            kelompok,
            skala,
            petak,
        })
    }

    /// All kecamatan's figures of one indicator and year.
    pub(super) fn irisan(&self, indikator: &Indikator, tahun: i32) -> Vec<Petak> {
        let kunci = (indikator.row().id, tahun);
        self.petak.get(&kunci).cloned().unwrap_or_default()
    }
}

/// Those of `dalam` with a code in `kode`, which must all be codes of the kabupaten.
fn pilih(
    seluruhnya: &[Kecamatan],
    mut dalam: Vec<Kecamatan>,
    kode: Option<&[String]>,
) -> Result<Vec<Kecamatan>, ApiError> {
    let Some(kode) = kode else { return Ok(dalam) };
    for satu in kode {
        if seluruhnya.iter().all(|ada| ada.row().kode != *satu) {
            return Err(ApiError::BadUserInput(format!(
                "Tidak ada kecamatan dengan kode `{satu}` di kabupaten Anda."
            )));
        }
    }
    dalam.retain(|ada| kode.contains(&ada.row().kode));
    Ok(dalam)
}
