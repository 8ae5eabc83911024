//! Absorption of the budget, per programme across kecamatan and per kecamatan.

use std::collections::{BTreeMap, HashMap};

use async_graphql::SimpleObject;
use entity::id::LkjipId;
use entity::lkjip_anggaran;
use entity::status::Letak;
use rust_decimal::Decimal;

use super::efisiensi::EfisiensiProgram;
use super::himpunan::berpasangan;
use crate::access::VisibleReport;
use crate::anggaran::rules::efisiensi::sisa_anggaran;
use crate::anggaran::rules::gaji::bagian_program;
use crate::anggaran::rules::serapan::{jumlah, seluruhnya, serapan};
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Saat, Uang, banyak};
use crate::hitung::TakTerhitung;
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::graphql::{BarisAnggaran, Lkjip};
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::perbandingan::service;
use crate::wilayah::graphql::Kecamatan;

/// Serapan anggaran program di seluruh kecamatan pada satu tahun.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct SerapanKabupaten {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Tahun anggaran yang dilaporkan.
    tahun: i32,
    /// Penyaring kode program; kosong berarti semua.
    program: Option<String>,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Benar bila laporan yang sedang diperiksa diikutkan.
    sertakan_proses: bool,
    /// Saat keadaan yang dibandingkan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Jumlah seluruhnya.
    jumlah: JumlahSerapan,
    /// Bagiannya yang merupakan gaji dan tunjangan ASN (sub-kegiatan 7.01.01.2.02.0001), sejauh laporan mencantumkan
    /// baris dan kodenya; yang tidak terserap darinya bukan penghematan.
    gaji: JumlahSerapan,
    /// Per program, urut kode nomenklatur.
    program_list: Vec<SerapanProgram>,
    /// Program yang dalam laporan tidak berkode, per nama tanpa membedakan huruf besar dan kecil.
    tanpa_kode_list: Vec<SerapanProgram>,
    /// Per kecamatan, urut kode kecamatan.
    kecamatan_list: Vec<SerapanKecamatan>,
    /// Kecamatan yang belum memiliki laporan yang ikut dihitung.
    tanpa_laporan_list: Vec<Kecamatan>,
}

/// Serapan satu program di beberapa kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct SerapanProgram {
    /// Kode nomenklatur; kosong bila laporan tidak mencantumkannya.
    kode: Option<String>,
    /// Nama menurut nomenklatur; bila tidak ada di sana, menurut laporan pertama yang memuatnya.
    nama: String,
    /// Jumlah di semua kecamatan yang memuatnya.
    jumlah: JumlahSerapan,
    /// Bagiannya yang merupakan gaji dan tunjangan ASN (sub-kegiatan 7.01.01.2.02.0001), sejauh laporan mencantumkan
    /// baris dan kodenya; yang tidak terserap darinya bukan penghematan.
    gaji: JumlahSerapan,
    /// Efisiensi di semua kecamatan yang memuatnya.
    efisiensi: EfisiensiProgram,
    /// Per kecamatan, urut kode kecamatan.
    baris_list: Vec<BarisSerapan>,
}

/// Serapan seluruh program satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct SerapanKecamatan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporan yang dihitung.
    lkjip: Lkjip,
    /// Jumlah program kecamatan ini. Serapannya hanya terhitung bila semua program terisi, sebagaimana dalam
    /// peringkat menurut SERAPAN.
    jumlah: JumlahSerapan,
    /// Bagiannya yang merupakan gaji dan tunjangan ASN (sub-kegiatan 7.01.01.2.02.0001), sejauh laporan mencantumkan
    /// baris dan kodenya; yang tidak terserap darinya bukan penghematan.
    gaji: JumlahSerapan,
}

/// Satu program dalam laporan satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct BarisSerapan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporan yang dihitung.
    lkjip: Lkjip,
    /// Nomor program dalam laporan, mis. `II`.
    nomor: String,
    /// Nama program dalam laporan.
    nama: String,
    /// Pagu yang berlaku: perubahan, atau murni bila tidak diubah; kosong bila belum diisi.
    pagu: Option<Uang>,
    /// Realisasi anggaran; kosong bila belum diisi.
    realisasi: Option<Uang>,
    /// Realisasi dalam persen dari pagu.
    serapan: Hitungan,
    /// Barisnya dalam laporan, dengan capaian kinerja dan efisiensinya.
    baris_anggaran: BarisAnggaran,
}

/// Jumlah beberapa program, atau beberapa baris gaji. Yang pagu atau realisasinya belum diisi tidak ikut dijumlahkan
/// dan tidak dianggap nol: bandingkan `dihitung` dengan `seluruhnya`.
#[derive(Clone, Debug, SimpleObject)]
pub struct JumlahSerapan {
    /// Jumlah pagu yang berlaku; kosong bila tidak ada yang dihitung.
    pagu: Option<Uang>,
    /// Jumlah realisasi anggaran; kosong bila tidak ada yang dihitung.
    realisasi: Option<Uang>,
    /// Realisasi dalam persen dari pagu.
    serapan: Hitungan,
    /// Pagu dikurangi realisasi; kosong bila tidak ada yang dihitung.
    sisa: Option<Uang>,
    /// 100 − serapan, dalam poin persen.
    sisa_persen: Hitungan,
    /// Banyaknya program atau baris yang pagu dan realisasinya terisi.
    dihitung: i32,
    /// Banyaknya program atau baris.
    seluruhnya: i32,
}

pub(super) type Terurai = (Option<i64>, Option<i64>);

/// The budget that binds, and what was spent of it.
pub(super) fn urai(row: &lkjip_anggaran::Model) -> Terurai {
    let pagu = row.pagu_perubahan.or(row.pagu_murni);
    (
        pagu.map(|pagu| pagu.0),
        row.realisasi_anggaran.map(|it| it.0),
    )
}

/// Absorption with its formula and inputs.
pub(super) fn hitung_serapan(
    hasil: Result<(i64, i64), TakTerhitung>,
    (pagu, realisasi): Terurai,
) -> Hitungan {
    Hitungan::new(
        hasil.and_then(|(pagu, realisasi)| serapan(pagu, realisasi)),
        "realisasi / pagu × 100",
        &[
            ("pagu", pagu.map(Decimal::from)),
            ("realisasi", realisasi.map(Decimal::from)),
        ],
    )
}

fn hitung_sisa(hasil: Result<(i64, i64), TakTerhitung>, (pagu, realisasi): Terurai) -> Hitungan {
    let persen = hasil.and_then(|(pagu, realisasi)| sisa_anggaran(pagu, realisasi)?.persen);
    Hitungan::new(
        persen,
        "100 − realisasi / pagu × 100",
        &[
            ("pagu", pagu.map(Decimal::from)),
            ("realisasi", realisasi.map(Decimal::from)),
        ],
    )
}

impl JumlahSerapan {
    /// Of the whole budget of a kecamatan: one blank, and how much of it was spent is unknown.
    fn utuh(rows: &[lkjip_anggaran::Model]) -> Self {
        let hasil = seluruhnya(&rows.iter().map(urai).collect::<Vec<_>>());
        let uang = hasil.ok().unzip();
        Self {
            serapan: hitung_serapan(hasil, uang),
            sisa_persen: hitung_sisa(hasil, uang),
            ..Self::of(rows)
        }
    }

    fn of<'a>(rows: impl IntoIterator<Item = &'a lkjip_anggaran::Model>) -> Self {
        let rows: Vec<Terurai> = rows.into_iter().map(urai).collect();
        let lengkap: Vec<(i64, i64)> = rows
            .iter()
            .filter_map(|(pagu, realisasi)| pagu.zip(*realisasi))
            .collect();
        let (pagu, realisasi) = if lengkap.is_empty() {
            (None, None)
        } else {
            (
                jumlah(lengkap.iter().map(|(pagu, _)| *pagu)),
                jumlah(lengkap.iter().map(|(_, realisasi)| *realisasi)),
            )
        };
        let alasan = if lengkap.is_empty() {
            TakTerhitung::BelumDiisi
        } else {
            TakTerhitung::DiLuarJangkauan
        };
        let hasil = pagu.zip(realisasi).ok_or(alasan);
        let sisa = hasil.and_then(|(pagu, realisasi)| sisa_anggaran(pagu, realisasi));
        Self {
            serapan: hitung_serapan(hasil, (pagu, realisasi)),
            sisa: sisa.ok().map(|sisa| Uang(sisa.nominal)),
            sisa_persen: hitung_sisa(hasil, (pagu, realisasi)),
            pagu: pagu.map(Uang),
            realisasi: realisasi.map(Uang),
            dihitung: banyak(lengkap.len()),
            seluruhnya: banyak(rows.len()),
        }
    }
}

impl BarisSerapan {
    fn new(kecamatan: &Kecamatan, lkjip: &Lkjip, row: &lkjip_anggaran::Model) -> Self {
        let (pagu, realisasi) = urai(row);
        let hasil = pagu.zip(realisasi).ok_or(TakTerhitung::BelumDiisi);
        Self {
            kecamatan: kecamatan.clone(),
            lkjip: lkjip.clone(),
            nomor: row.nomor.clone(),
            nama: row.nama.clone(),
            serapan: hitung_serapan(hasil, (pagu, realisasi)),
            pagu: pagu.map(Uang),
            realisasi: realisasi.map(Uang),
            baris_anggaran: BarisAnggaran::new(lkjip.clone(), row.clone()),
        }
    }
}

/// Whether a row is part of the programme with this code.
fn dalam_program(program: Option<&str>, row: &lkjip_anggaran::Model) -> bool {
    program
        .zip(row.kode.as_deref())
        .is_some_and(|(program, kode)| bagian_program(program, kode))
}

/// Rows of one programme, each with its kecamatan and report.
pub(super) type Himpunan<'a> = Vec<(&'a Kecamatan, &'a Lkjip, &'a lkjip_anggaran::Model)>;

impl SerapanProgram {
    /// A programme under the name of the nomenclature, else of the first report that has it.
    fn new(
        kode: Option<String>,
        nama: Option<String>,
        kelompok: &Himpunan<'_>,
        gaji: &[lkjip_anggaran::Model],
    ) -> Self {
        let milik = |row: &&lkjip_anggaran::Model| dalam_program(kode.as_deref(), row);
        let gaji = JumlahSerapan::of(gaji.iter().filter(milik));
        let pertama = || kelompok.first().map(|(_, _, row)| row.nama.clone());
        Self {
            kode,
            nama: nama.or_else(pertama).unwrap_or_default(),
            jumlah: JumlahSerapan::of(kelompok.iter().map(|(_, _, row)| *row)),
            gaji,
            efisiensi: EfisiensiProgram::of(kelompok),
            baris_list: kelompok
                .iter()
                .map(|(kecamatan, lkjip, row)| BarisSerapan::new(kecamatan, lkjip, row))
                .collect(),
        }
    }
}

impl SerapanKabupaten {
    /// Absorption over the reports of `lingkup`; of one programme when `program` names its code.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when reports under review are asked for by someone who may not.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        lingkup: Lingkup,
        program: Option<String>,
    ) -> Result<Self, ApiError> {
        let (mut berlaporan, mut tanpa_laporan_list) = (Vec::new(), Vec::new());
        for (kecamatan, lkjip) in berpasangan(reading, lingkup).await? {
            match lkjip {
                Some(lkjip) => berlaporan.push((kecamatan, lkjip)),
                None => tanpa_laporan_list.push(kecamatan),
            }
        }
        let reports: Vec<VisibleReport> = berlaporan
            .iter()
            .map(|(_, lkjip)| lkjip.row().clone())
            .collect();
        let (rows, nama) = service::program(reading, &reports, program.as_deref()).await?;
        let mut gaji = service::gaji(reading, &reports).await?;
        if program.is_some() {
            gaji.retain(|row| dalam_program(program.as_deref(), row));
        }
        let rows: HashMap<LkjipId, Vec<_>> = group(rows, |row| row.lkjip_id);
        let (mut berkode, mut tanpa_kode) = (
            BTreeMap::<String, Himpunan<'_>>::new(),
            BTreeMap::<String, Himpunan<'_>>::new(),
        );
        let mut kecamatan_list = Vec::new();
        for (kecamatan, lkjip) in &berlaporan {
            let milik = rows.get(&lkjip.row().id).map_or(&[][..], Vec::as_slice);
            for row in milik {
                let kelompok = match &row.kode {
                    Some(kode) => berkode.entry(kode.clone()),
                    None => tanpa_kode.entry(row.nama.trim().to_uppercase()),
                };
                kelompok.or_default().push((kecamatan, lkjip, row));
            }
            kecamatan_list.push(SerapanKecamatan {
                kecamatan: kecamatan.clone(),
                lkjip: lkjip.clone(),
                jumlah: JumlahSerapan::utuh(milik),
                gaji: JumlahSerapan::of(gaji.iter().filter(|row| row.lkjip_id == lkjip.row().id)),
            });
        }
        Ok(Self {
            tanya,
            tahun: lingkup.tahun,
            letak: lingkup.letak,
            kelompok: Kelompok::dari_lingkup(reading, lingkup.kelompok).await?,
            sertakan_proses: lingkup.sertakan_proses,
            as_of: lingkup.per.map(Saat),
            jumlah: JumlahSerapan::of(rows.values().flatten()),
            gaji: JumlahSerapan::of(&gaji),
            program_list: berkode
                .into_iter()
                .map(|(kode, kelompok)| {
                    let nama = nama.get(&kode).cloned();
                    SerapanProgram::new(Some(kode), nama, &kelompok, &gaji)
                })
                .collect(),
            tanpa_kode_list: tanpa_kode
                .into_values()
                .map(|kelompok| SerapanProgram::new(None, None, &kelompok, &gaji))
                .collect(),
            kecamatan_list,
            tanpa_laporan_list,
            program,
        })
    }
}
