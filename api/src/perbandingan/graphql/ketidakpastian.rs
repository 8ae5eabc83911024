//! How certain an index of the survey is, and a place by it.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::SimpleObject;
use entity::id::KecamatanId;
use entity::status::BobotSkm;
use rust_decimal::Decimal;

use super::dasar::Dasar;
use super::papan::Papan;
use crate::error::ApiError;
use crate::graphql::cohort::Memo;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, banyak};
use crate::hitung::{TakTerhitung, bulat};
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan::rules::ketidakpastian::{Selang, setara, tempat};
use crate::perbandingan::rules::kuantil;
use crate::perbandingan::rules::peringkat::Arah;
use crate::skm::rules::galat::{self, DasarGalat, Galat, Survei, galat_baku, galat_selisih};
use crate::skm::rules::indeks::{JUMLAH_UNSUR, bobot_unsur, indeks};
use crate::wilayah::graphql::Kecamatan;

/// Fewer respondents than this, and the normal approximation is a poor one: a rule of thumb, of no regulation.
const SAMPEL_KECIL: u32 = 30;

/// Seberapa pasti peringkat menurut indeks SKM atau peningkatannya.
#[derive(Clone, Debug, SimpleObject)]
pub struct KetidakpastianPeringkat {
    /// Tingkat kepercayaan selang, dalam persen.
    tingkat: Desimal,
    /// Bobot unsur yang dipakai semua kecamatan yang diperingkat: bobot sebagian besar laporan
    /// sekabupaten; bila sama banyak, yang paling tepat.
    bobot: BobotSkm,
    /// Kuantil normal bagi selang indeks satu kecamatan.
    z: Desimal,
    /// Kuantil normal bagi selang semua kecamatan sekaligus (Bonferroni), yang menentukan selang tempat
    /// dan siapa yang tidak dapat dibedakan.
    z_bersama: Desimal,
    /// Cara menghitungnya beserta sumbernya.
    metode: &'static str,
    /// Golongan kecamatan yang satu sama lain tidak dapat dibedakan, dari yang terbaik. Satu kecamatan
    /// dapat termasuk beberapa golongan.
    setara_list: Vec<GolonganSetara>,
}

/// Kecamatan yang satu sama lain tidak dapat dibedakan menurut surveinya.
#[derive(Clone, Debug, SimpleObject)]
pub struct GolonganSetara {
    /// Nomor, mulai dari 1 bagi yang terbaik.
    nomor: i32,
    /// Anggotanya, menurut peringkat.
    kecamatan_list: Vec<Kecamatan>,
}

/// Seberapa pasti sebuah indeks SKM, atau selisih indeks dua tahun.
#[derive(Clone, Debug, SimpleObject)]
pub struct KetidakpastianIndeks {
    /// Banyaknya responden yang dipakai galat baku: pada unsur yang paling sedikit dijawab bila jawabannya
    /// diketahui, selain itu jumlah responden menurut laporan. Bagi selisih, yang lebih sedikit dari kedua tahun.
    responden: Option<i32>,
    /// Jumlah populasi pengguna layanan; kosong bagi selisih.
    populasi: Option<i32>,
    /// Batas atas galat baku; kosong dengan alasannya bila sampelnya tidak diketahui.
    galat_baku: Hitungan,
    /// Apa yang menjadi dasar galat baku; bagi selisih, yang lebih lemah dari kedua tahun.
    dasar: Option<DasarGalat>,
    /// Benar bila galat baku dikoreksi dengan populasi yang diketahui.
    koreksi_populasi: bool,
    /// Benar bila responden kurang dari 30, sehingga selangnya hanya pendekatan kasar.
    sampel_kecil: bool,
    /// Batas bawah selang kepercayaan 95 %; kosong bila galat baku tidak diketahui.
    bawah: Option<Desimal>,
    /// Batas atas selang kepercayaan 95 %; kosong bila galat baku tidak diketahui.
    atas: Option<Desimal>,
    /// Asal `bawah`: rumus dan masukannya.
    hitungan_bawah: Hitungan,
    /// Asal `atas`: rumus dan masukannya.
    hitungan_atas: Hitungan,
    #[graphql(skip)]
    taksiran: Taksiran,
}

/// Seberapa pasti angka dan tempat satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct KetidakpastianSkm {
    #[graphql(flatten)]
    indeks: KetidakpastianIndeks,
    /// Tempat terbaik yang mungkin, dengan kepercayaan 95 % bagi semua kecamatan sekaligus.
    peringkat_awal: i32,
    /// Tempat terburuk yang mungkin, dengan kepercayaan 95 % bagi semua kecamatan sekaligus.
    peringkat_akhir: i32,
    /// Nomor golongan `setaraList` tempat kecamatan ini termasuk.
    setara_list: Vec<i32>,
}

/// A figure with its error.
#[derive(Copy, Clone, Debug)]
struct Taksiran {
    nilai: Decimal,
    galat: Result<Decimal, TakTerhitung>,
    /// What the figure can be.
    batas: Selang,
    bobot: BobotSkm,
}

impl Taksiran {
    fn selang(&self, z: Decimal) -> Selang {
        Selang::baru(self.nilai, self.galat.ok(), z, self.batas)
    }

    /// The ends of the interval of this one alone.
    fn ujung(&self) -> (Hitungan, Hitungan) {
        let ujung = |rumus: &str, yang: fn(Selang) -> Decimal| {
            let hasil = self.galat.map(|_| yang(self.selang(kuantil::SATU)));
            let masukan = [
                ("angka", Some(self.nilai)),
                ("z", Some(kuantil::SATU)),
                ("galat baku", self.galat.ok()),
                ("batas", Some(yang(self.batas))),
            ];
            Hitungan::new(hasil, rumus, &masukan)
        };
        (
            ujung("angka − z × galat baku, paling rendah batas", |selang| {
                selang.bawah
            }),
            ujung("angka + z × galat baku, paling tinggi batas", |selang| {
                selang.atas
            }),
        )
    }
}

/// A figure that is an index, or the difference of those of two years, with the reports and what each states.
#[derive(Clone, Debug)]
pub(super) struct Sandaran {
    pub(super) nilai: Decimal,
    pub(super) kini: (Lkjip, Decimal),
    pub(super) lalu: Option<(Lkjip, Decimal)>,
}

impl Sandaran {
    pub(super) fn satu(lkjip: &Lkjip, nilai: Decimal) -> Self {
        Self {
            nilai,
            kini: (lkjip.clone(), nilai),
            lalu: None,
        }
    }

    /// How certain the figure is; none where a report states something else than the index of its own survey.
    pub(super) async fn ketidakpastian(&self) -> Result<Option<KetidakpastianIndeks>, ApiError> {
        let kini = satu(&self.kini).await?;
        let Some(lalu) = &self.lalu else {
            return Ok(kini);
        };
        let lalu = satu(lalu).await?;
        Ok(kini
            .zip(lalu)
            .map(|(kini, lalu)| kini.selisih(&lalu, self.nilai)))
    }
}

/// Of the index `nilai` of one report.
async fn satu((lkjip, nilai): &(Lkjip, Decimal)) -> Result<Option<KetidakpastianIndeks>, ApiError> {
    let survei = lkjip.hasil_skm().await?.map(|skm| skm.survei());
    survei
        .filter(|survei| {
            survei
                .indeks
                .is_ok_and(|indeks| bulat(indeks) == bulat(*nilai))
        })
        .map(|survei| KetidakpastianIndeks::of(*nilai, &survei))
        .transpose()
}

impl KetidakpastianIndeks {
    /// Of the index `nilai` of a survey.
    pub(super) fn of(nilai: Decimal, survei: &Survei) -> Result<Self, ApiError> {
        let ujung = |nrr: i64| {
            indeks(&[Decimal::from(nrr); JUMLAH_UNSUR], survei.bobot)
                .map_err(|alasan| ApiError::Internal(alasan.message().to_owned()))
        };
        let galat = galat_baku(survei);
        let taksiran = Taksiran {
            nilai,
            galat: galat.map(|galat| galat.nilai),
            batas: Selang {
                bawah: ujung(1)?,
                atas: ujung(4)?,
            },
            bobot: survei.bobot,
        };
        let responden = galat
            .ok()
            .map(|galat| galat.responden())
            .or(survei.responden);
        let (hitungan_bawah, hitungan_atas) = taksiran.ujung();
        Ok(Self {
            responden: responden.and_then(|n| i32::try_from(n).ok()),
            populasi: survei.populasi.and_then(|n| i32::try_from(n).ok()),
            galat_baku: hitung(survei, galat),
            dasar: galat.ok().map(|galat| galat.dasar),
            koreksi_populasi: galat.is_ok_and(|galat| galat.koreksi),
            sampel_kecil: responden.is_some_and(|n| n < SAMPEL_KECIL),
            bawah: hitungan_bawah.nilai,
            atas: hitungan_atas.nilai,
            hitungan_bawah,
            hitungan_atas,
            taksiran,
        })
    }

    /// Of the difference `nilai` of this and the year before, two samples that have nothing to do with each other.
    fn selisih(&self, lalu: &Self, nilai: Decimal) -> Self {
        let (kini_galat, lalu_galat) = (self.taksiran.galat, lalu.taksiran.galat);
        let galat = kini_galat.and_then(|kini| galat_selisih(kini, lalu_galat?));
        let lebar = self.taksiran.batas.atas - self.taksiran.batas.bawah;
        let taksiran = Taksiran {
            nilai,
            galat,
            batas: Selang {
                bawah: -lebar,
                atas: lebar,
            },
            ..self.taksiran
        };
        let masukan = [
            ("galat baku kini", kini_galat.ok()),
            ("galat baku lalu", lalu_galat.ok()),
        ];
        let (hitungan_bawah, hitungan_atas) = taksiran.ujung();
        Self {
            responden: self.responden.min(lalu.responden),
            populasi: None,
            galat_baku: Hitungan::new(galat, galat::RUMUS_SELISIH, &masukan),
            dasar: self
                .dasar
                .zip(lalu.dasar)
                .map(|(kini, lalu)| kini.max(lalu)),
            koreksi_populasi: self.koreksi_populasi && lalu.koreksi_populasi,
            sampel_kecil: self.sampel_kecil || lalu.sampel_kecil,
            bawah: hitungan_bawah.nilai,
            atas: hitungan_atas.nilai,
            hitungan_bawah,
            hitungan_atas,
            taksiran,
        }
    }
}

const METODE: &str = "Galat baku: batas atas 25 × bobot × Σ √(s² / n × (1 − n / N)) dari jawaban per unsur, \
    atau dari ragam terbesar yang mungkin bila hanya NRR atau indeks yang diketahui (Cochran, Sampling \
    Techniques, 1977; Bhatia & Davis, 2000). Dalam s² ikut dihitung empat jawaban 1 dan empat jawaban 4, agar \
    survei yang hampir semua jawabannya sama tidak tampak pasti (menurut Agresti & Coull, 1998). Bagi peningkatan, \
    √(galat baku kini² + galat baku lalu²). Selang angka: angka ± z × galat baku. Selang tempat: Klein, Wright & \
    Wieczorek (2020), dari selang bersama Bonferroni; yang galat bakunya tidak diketahui dapat bernilai berapa \
    pun. Tidak ada bilangan acak: data yang sama memberi jawaban yang sama.";

/// The figures of a ranking; what is certain of them is had when asked for.
#[derive(Debug)]
pub(super) struct Kepastian {
    /// Each with its place, and nothing where what is ranked is no index.
    peserta: Vec<(Kecamatan, usize, Option<Sandaran>)>,
    pasti: Memo<(), Option<Pasti>>,
}

#[derive(Debug)]
struct Pasti {
    seluruhnya: KetidakpastianPeringkat,
    satu: HashMap<KecamatanId, KetidakpastianSkm>,
}

impl Kepastian {
    /// Of `papan`, whose places are `tempat`.
    pub(super) fn of(papan: &Papan, dasar: &Dasar, tempat: &[usize]) -> Self {
        // Intervals of place are reckoned for figures of which more is better.
        let terbalik = dasar.arah() == Arah::Rendah;
        let peserta = papan.peserta.iter().zip(tempat).map(|(peserta, tempat)| {
            let sandaran = peserta.sandaran(dasar).filter(|_| !terbalik);
            (peserta.kecamatan.clone(), *tempat, sandaran)
        });
        Self {
            peserta: peserta.collect(),
            pasti: Memo::default(),
        }
    }

    pub(super) async fn seluruhnya(&self) -> Result<Option<KetidakpastianPeringkat>, ApiError> {
        let pasti = self.pasti().await?;
        Ok(Option::as_ref(&pasti).map(|pasti| pasti.seluruhnya.clone()))
    }

    pub(super) async fn satu(
        &self,
        kecamatan: &Kecamatan,
    ) -> Result<Option<KetidakpastianSkm>, ApiError> {
        let pasti = self.pasti().await?;
        let satu = Option::as_ref(&pasti).and_then(|pasti| pasti.satu.get(&kecamatan.row().id));
        Ok(satu.cloned())
    }

    async fn pasti(&self) -> Result<Arc<Option<Pasti>>, ApiError> {
        self.pasti.get((), self.hitung()).await
    }

    async fn hitung(&self) -> Result<Option<Pasti>, ApiError> {
        let mut indeks = Vec::with_capacity(self.peserta.len());
        for (_, _, sandaran) in &self.peserta {
            indeks.push(match sandaran {
                Some(sandaran) => sandaran.ketidakpastian().await?,
                None => None,
            });
        }
        let contoh = indeks.iter().flatten().next().map(|satu| satu.taksiran);
        let Some((contoh, z_bersama)) = contoh.zip(kuantil::bersama(indeks.len())) else {
            return Ok(None);
        };
        // Of a figure that is no index of a survey nothing is known.
        let selang: Vec<Selang> = indeks
            .iter()
            .map(|satu| {
                satu.as_ref()
                    .map_or(contoh.batas, |satu| satu.taksiran.selang(z_bersama))
            })
            .collect();
        let golongan = setara(&selang);
        let satu = indeks
            .into_iter()
            .zip(tempat(&selang))
            .enumerate()
            .filter_map(|(ke, (indeks, (awal, akhir)))| {
                let pasti = KetidakpastianSkm {
                    indeks: indeks?,
                    peringkat_awal: banyak(awal),
                    peringkat_akhir: banyak(akhir),
                    setara_list: golongan
                        .iter()
                        .enumerate()
                        .filter(|(_, anggota)| anggota.contains(&ke))
                        .map(|(nomor, _)| banyak(nomor + 1))
                        .collect(),
                };
                Some((self.peserta[ke].0.row().id, pasti))
            })
            .collect();
        let setara_list = golongan
            .into_iter()
            .enumerate()
            .map(|(nomor, mut anggota)| {
                anggota.sort_by_key(|&ke| self.peserta[ke].1);
                GolonganSetara {
                    nomor: banyak(nomor + 1),
                    kecamatan_list: anggota
                        .into_iter()
                        .map(|ke| self.peserta[ke].0.clone())
                        .collect(),
                }
            })
            .collect();
        let seluruhnya = KetidakpastianPeringkat {
            tingkat: Desimal(Decimal::from(95)),
            bobot: contoh.bobot,
            z: Desimal(kuantil::SATU),
            z_bersama: Desimal(z_bersama),
            metode: METODE,
            setara_list,
        };
        Ok(Some(Pasti { seluruhnya, satu }))
    }
}

/// With all that it can be had from again: n of an unsur only where it is another than that of all.
fn hitung(survei: &Survei, galat: Result<Galat, TakTerhitung>) -> Hitungan {
    let n = galat
        .ok()
        .map(|galat| galat.responden())
        .or(survei.responden);
    let mut masukan = vec![
        ("n".to_owned(), n.map(Decimal::from)),
        ("N".to_owned(), survei.populasi.map(Decimal::from)),
        ("bobot".to_owned(), Some(bobot_unsur(survei.bobot))),
    ];
    for satu in galat.iter().flat_map(|galat| galat.sampel) {
        let unsur = serde_json::to_value(satu.unsur).unwrap_or_default();
        let unsur = unsur.as_str().unwrap_or_default();
        masukan.push((format!("s² {unsur}"), Some(satu.ragam)));
        if Some(satu.n) != n {
            masukan.push((format!("n {unsur}"), Some(Decimal::from(satu.n))));
        }
    }
    let masukan: Vec<(&str, Option<Decimal>)> = masukan
        .iter()
        .map(|(nama, nilai)| (nama.as_str(), *nilai))
        .collect();
    Hitungan::new(galat.map(|galat| galat.nilai), galat::RUMUS, &masukan)
}
