//! Figures that a report holds, so that its text may name them.

use std::collections::HashSet;
use std::rc::Rc;

use entity::status::LevelAnggaran;
use rust_decimal::Decimal;

use super::super::jelajah::{berlaku, program, semua_tertulis};
use super::super::kolom::pisah;
use super::super::teks::kata;
use super::super::tercetak::angka_dalam;
use super::super::ukuran::{
    capaian_baris, capaian_indikator, capaian_lalu, nilai_ukuran, pagu, realisasi, rumus, rupiah,
};
use super::angka::Satuan;
use crate::anggaran::rules::serapan::serapan;
use crate::indikator::rules::kemajuan::kemajuan;
use crate::lkjip::dokumen::{BarisAnggaran, Dokumen, Indikator};
use crate::reviu::model::Bahan;

/// Whose a figure is.
pub(super) enum Pemilik {
    Laporan,
    /// An indicator or a row of the budget.
    Bernama {
        /// Where its own texts begin.
        alas: String,
        singkatan: Option<String>,
        /// The longer words of its name.
        kata: Vec<String>,
    },
}

/// A figure that the report holds.
pub(super) struct Diketahui {
    pub(super) nilai: Decimal,
    pub(super) satuan: Satuan,
    pub(super) pemilik: Rc<Pemilik>,
}

/// The words of a text that may speak of an owner.
pub(super) struct Ucapan {
    kata: HashSet<String>,
    anggaran: bool,
}

impl Ucapan {
    pub(super) fn new(teks: &str) -> Self {
        let kata: HashSet<String> = kata(teks).into_iter().collect();
        let anggaran = kata.iter().any(|kata| {
            ["anggaran", "serap", "pagu", "belanja", "efisiensi"]
                .iter()
                .any(|akar| kata.contains(akar))
        });
        Self { kata, anggaran }
    }
}

/// How much of a name a text has to name, in percent of its longer words.
const MENYEBUT: usize = 70;

impl Pemilik {
    fn indikator(baris: &Indikator) -> Rc<Self> {
        let singkatan = baris
            .nama
            .split_once('(')
            .and_then(|(_, sisa)| sisa.split_once(')'))
            .map(|(dalam, _)| dalam.to_lowercase());
        Self::bernama(format!("/rencana/{}/", baris.nomor), singkatan, &baris.nama)
    }

    fn baris(baris: &BarisAnggaran) -> Rc<Self> {
        Self::bernama(format!("/anggaran/{}/", baris.nomor), None, &baris.nama)
    }

    fn bernama(alas: String, singkatan: Option<String>, nama: &str) -> Rc<Self> {
        Rc::new(Self::Bernama {
            alas,
            singkatan,
            kata: kata(nama)
                .into_iter()
                .filter(|kata| kata.len() > 3 && kata != "program")
                .collect(),
        })
    }

    /// Whether a text at `path` speaks of it.
    pub(super) fn disebut(&self, path: &str, ucapan: &Ucapan) -> bool {
        match self {
            Self::Laporan => ucapan.anggaran,
            Self::Bernama {
                alas,
                singkatan,
                kata,
            } => {
                let menyebut = || {
                    let cocok = kata.iter().filter(|kata| ucapan.kata.contains(*kata));
                    !kata.is_empty() && cocok.count() * 100 >= kata.len() * MENYEBUT
                };
                path.starts_with(alas)
                    || singkatan
                        .as_ref()
                        .is_some_and(|singkatan| ucapan.kata.contains(singkatan))
                    || menyebut()
            }
        }
    }
}

/// All figures of a report.
pub(super) fn semua(bahan: &Bahan<'_>) -> Vec<Diketahui> {
    let dokumen = bahan.dokumen;
    let mut hasil = Vec::new();
    indikator(bahan, &mut hasil);
    for baris in &dokumen.anggaran {
        let pemilik = Pemilik::baris(baris);
        let mut tambah = |nilai: Decimal, satuan: Satuan| {
            hasil.push(Diketahui {
                nilai,
                satuan,
                pemilik: Rc::clone(&pemilik),
            });
        };
        if let Ok(capaian) = capaian_baris(baris) {
            tambah(capaian.hasil, Satuan::Persen);
        }
        if let Some((pagu, terpakai)) = rupiah(baris) {
            terhadap(pagu, terpakai, &mut tambah);
        }
        let uang = [
            baris.pagu_murni,
            baris.pagu_perubahan,
            baris.realisasi_anggaran,
        ];
        let renstra = baris.renstra.iter().map(|satu| satu.pagu);
        for uang in uang.into_iter().chain(renstra).flatten() {
            tambah(Decimal::from(uang.0), Satuan::Rupiah);
        }
        let kinerja = [
            baris.target_murni,
            baris.target_perubahan,
            baris.realisasi_kinerja,
        ];
        for nilai in kinerja.into_iter().flatten() {
            tambah(nilai.0, Satuan::Persen);
        }
    }
    let seluruhnya = Rc::new(Pemilik::Laporan);
    laporan(dokumen, &seluruhnya, &mut hasil);
    tercetak(dokumen, &seluruhnya, &mut hasil);
    hasil
}

/// What was left of a budget, and both in percent.
fn terhadap(pagu: i64, terpakai: i64, tambah: &mut impl FnMut(Decimal, Satuan)) {
    tambah(Decimal::from(pagu.saturating_sub(terpakai)), Satuan::Rupiah);
    if let Ok(serapan) = serapan(pagu, terpakai) {
        tambah(serapan, Satuan::Persen);
        tambah(Decimal::ONE_HUNDRED - serapan, Satuan::Persen);
    }
}

fn indikator(bahan: &Bahan<'_>, hasil: &mut Vec<Diketahui>) {
    for letak in berlaku(bahan.dokumen) {
        let baris = letak.indikator;
        let pemilik = Pemilik::indikator(baris);
        let mut tambah = |nilai: Decimal, satuan: Satuan| {
            hasil.push(Diketahui {
                nilai,
                satuan,
                pemilik: Rc::clone(&pemilik),
            });
        };
        let capaian = [capaian_indikator(bahan, baris), capaian_lalu(bahan, baris)];
        for capaian in capaian.into_iter().flatten() {
            tambah(capaian.hasil, Satuan::Persen);
        }
        let pembanding = baris.pembanding.iter();
        let pembanding = pembanding.filter_map(|satu| Some(satu.nilai?.0));
        let ukuran: Vec<Decimal> = baris
            .ukuran
            .iter()
            .filter_map(|ukuran| nilai_ukuran(bahan, baris, ukuran).ok())
            .chain(pembanding)
            .collect();
        if let Ok(kini) = realisasi(bahan, baris) {
            for target in &ukuran {
                let maju = kemajuan(rumus(bahan.acuan, baris), *target, kini);
                if let Ok(persen) = maju.and_then(|maju| maju.persen) {
                    tambah(persen, Satuan::Persen);
                    tambah(Decimal::ONE_HUNDRED - persen, Satuan::Persen);
                }
            }
            tambah(kini, Satuan::Lain);
        }
        for nilai in ukuran {
            tambah(nilai, Satuan::Lain);
        }
    }
}

/// Sums of all programmes, and those of the agreements.
fn laporan(dokumen: &Dokumen, pemilik: &Rc<Pemilik>, hasil: &mut Vec<Diketahui>) {
    let mut tambah = |nilai: Decimal, satuan: Satuan| {
        hasil.push(Diketahui {
            nilai,
            satuan,
            pemilik: Rc::clone(pemilik),
        });
    };
    let jumlah = |ambil: &dyn Fn(&BarisAnggaran) -> Option<i64>| -> i64 {
        program(dokumen).fold(0, |jumlah, baris| {
            jumlah.saturating_add(ambil(baris).unwrap_or(0))
        })
    };
    let murni = jumlah(&|baris| baris.pagu_murni.map(|uang| uang.0));
    let perubahan = jumlah(&|baris| baris.pagu_perubahan.map(|uang| uang.0));
    let terpakai = jumlah(&|baris| baris.realisasi_anggaran.map(|uang| uang.0));
    let berlaku = jumlah(&pagu);
    for uang in [
        murni,
        perubahan,
        terpakai,
        berlaku,
        perubahan.saturating_sub(murni),
    ] {
        tambah(Decimal::from(uang), Satuan::Rupiah);
    }
    terhadap(berlaku, terpakai, &mut tambah);
    for perjanjian in &dokumen.perjanjian {
        let mut jumlah = 0_i64;
        for satu in &perjanjian.program {
            jumlah = jumlah.saturating_add(satu.anggaran.0);
            let uang = [Some(satu.anggaran), satu.anggaran_sebelum];
            for uang in uang.into_iter().flatten() {
                tambah(Decimal::from(uang.0), Satuan::Rupiah);
            }
        }
        tambah(Decimal::from(jumlah), Satuan::Rupiah);
    }
    let tingkat = |level: LevelAnggaran| {
        let baris = dokumen.anggaran.iter();
        let pagu: i64 = baris
            .filter(|baris| baris.level == level)
            .fold(0, |jumlah, baris| {
                jumlah.saturating_add(pagu(baris).unwrap_or(0))
            });
        Decimal::from(pagu)
    };
    tambah(tingkat(LevelAnggaran::Kegiatan), Satuan::Rupiah);
}

/// Percentages and scores that tables print, as they stand there. Amounts are computed again instead: what a table
/// and the text print alike may be wrong in both.
fn tercetak(dokumen: &Dokumen, pemilik: &Rc<Pemilik>, hasil: &mut Vec<Diketahui>) {
    let uang = Decimal::from(1000);
    for (_, tertulis) in semua_tertulis(dokumen) {
        for satu in tertulis {
            // What was transcribed from the text is what is being judged.
            let dari_tabel = pisah(&satu.kolom)
                .1
                .is_none_or(|tempat| !tempat.starts_with("uraian") && tempat != "Penutup");
            let cetak = angka_dalam(&satu.teks).filter(|cetak| {
                dari_tabel && !cetak.nol_di_depan && !cetak.rupiah && cetak.nilai.abs() <= uang
            });
            hasil.extend(cetak.map(|cetak| Diketahui {
                nilai: cetak.nilai,
                satuan: Satuan::Persen,
                pemilik: Rc::clone(pemilik),
            }));
        }
    }
}
