//! The board of a composite: the boards of its components laid over each other.

use async_graphql::SimpleObject;
use entity::id::KecamatanId;
use entity::komposit_komponen;
use entity::status::JenisKomponen;
use rust_decimal::Decimal;

use super::dasar::Gabungan;
use super::himpunan::{AlasanTanpaData, TanpaData, berpasangan, kecamatan, kunci_kecamatan};
use super::papan::{Isi, Papan, Peserta};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::scalar::Desimal;
use crate::hitung::{TakTerhitung, bulat};
use crate::komposit::graphql::KomponenKomposit;
use crate::komposit::rules::{skor, tertimbang};
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::sebanding::terbanyak;

/// Sumbangan satu komponen pada nilai gabungan sebuah kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct Sumbangan {
    /// Komponennya, dengan bobot dan batasnya.
    komponen: KomponenKomposit,
    /// Nilai komponen sebagaimana dalam laporan, dibulatkan.
    nilai: Desimal,
    /// Skor 0 sampai 100: (nilai − bawah) / (atas − bawah) × 100, dibulatkan.
    skor: Desimal,
    /// Skor × bobot / 100, dibulatkan; nilai gabungan dijumlahkan sebelum dibulatkan.
    tertimbang: Desimal,
}

/// Who has all components, with the sum of their weighted scores; and who lacks which, and why.
pub(super) async fn papan(
    reading: &Reading,
    gabungan: &Gabungan,
    lingkup: Lingkup,
) -> Result<Papan, ApiError> {
    let mut bagian = Vec::with_capacity(gabungan.komponen.len());
    for (row, tampil) in &gabungan.komponen {
        let papan = match (row.jenis, &tampil.indikator) {
            (JenisKomponen::Capaian, Some(indikator)) => {
                Papan::indikator(reading, indikator, lingkup, |hasil| hasil.capaian).await?
            }
            (JenisKomponen::Capaian, None) => Papan::default(),
            (JenisKomponen::Skm, _) => Papan::skm(reading, lingkup).await?,
            (JenisKomponen::Serapan, _) => Papan::serapan(reading, lingkup).await?,
            (JenisKomponen::Akip, _) => akip(reading, lingkup).await?,
        };
        bagian.push((row, tampil, papan));
    }
    let mut hasil = Papan::default();
    for (kecamatan, lkjip) in berpasangan(reading, lingkup).await? {
        let Some(lkjip) = lkjip else {
            hasil.tanpa.push(TanpaData::tanpa_laporan(kecamatan));
            continue;
        };
        let milik = kecamatan.row().id;
        let (mut sumbangan, mut jumlah, mut tiada) = (Vec::new(), Decimal::ZERO, Vec::new());
        for (row, tampil, papan) in &bagian {
            match satu(row, papan, milik) {
                Ok((nilai, skor, tertimbang)) => {
                    jumlah += tertimbang;
                    sumbangan.push(Sumbangan {
                        komponen: (*tampil).clone(),
                        nilai: Desimal(bulat(nilai)),
                        skor: Desimal(bulat(skor)),
                        tertimbang: Desimal(bulat(tertimbang)),
                    });
                }
                Err(pesan) => tiada.push(format!("{}: {pesan}", tampil.sebutan())),
            }
        }
        if tiada.is_empty() {
            hasil.peserta.push(Peserta {
                kecamatan,
                lkjip,
                nilai: jumlah,
                isi: Isi::Gabungan(sumbangan),
            });
        } else {
            hasil.tanpa.push(TanpaData::berlaporan(
                kecamatan,
                lkjip,
                AlasanTanpaData::TanpaKomponen,
                format!("Komponen yang tidak ada: {}", tiada.join(" ")),
            ));
        }
    }
    Ok(hasil)
}

/// Value, score and contribution of one component, or the sentence that tells why there is none.
fn satu(
    row: &komposit_komponen::Model,
    papan: &Papan,
    milik: KecamatanId,
) -> Result<(Decimal, Decimal, Decimal), String> {
    let peserta = papan
        .peserta
        .iter()
        .find(|peserta| peserta.kecamatan.row().id == milik);
    let Some(peserta) = peserta else {
        let tanpa = papan
            .tanpa
            .iter()
            .find(|tanpa| tanpa.kecamatan_id() == milik);
        let belum = TakTerhitung::BelumDiisi.message();
        return Err(tanpa.map_or(belum, TanpaData::kalimat).to_owned());
    };
    let hitung = || {
        let skor = skor(peserta.nilai, row.bawah.desimal(), row.atas.desimal())?;
        Some((peserta.nilai, skor, tertimbang(skor, row.bobot.desimal())?))
    };
    hitung().ok_or_else(|| TakTerhitung::DiLuarJangkauan.message().to_owned())
}

/// The value of the evaluation of AKIP, as each report tells of it, among those that evaluate the same year by the
/// same scale as most in the kabupaten do.
async fn akip(reading: &Reading, lingkup: Lingkup) -> Result<Papan, ApiError> {
    let mut papan = Papan::default();
    let mut berlaporan = Vec::new();
    for (kecamatan, lkjip) in berpasangan(reading, lingkup.sekabupaten()).await? {
        let Some(lkjip) = lkjip else {
            papan.tanpa.push(TanpaData::tanpa_laporan(kecamatan));
            continue;
        };
        let (atas, nilai) = match lkjip.hasil_evaluasi().await? {
            Some(evaluasi) => (Some(evaluasi.atas()), evaluasi.nilai_angka().await?),
            None => (None, Err(TakTerhitung::BelumDiisi)),
        };
        berlaporan.push((kecamatan, lkjip, atas, nilai));
    }
    let semua: Vec<_> = berlaporan.iter().filter_map(|satu| satu.2).collect();
    let acuan = terbanyak(&semua);
    for (kecamatan, lkjip, atas, nilai) in berlaporan {
        match nilai {
            Ok(_) if atas != acuan => papan.tanpa.push(TanpaData::berlaporan(
                kecamatan,
                lkjip,
                AlasanTanpaData::SkalaBerbeda,
                "Evaluasi AKIP dalam laporan ini atas tahun atau menurut skala yang lain daripada sebagian besar \
                 kecamatan, sehingga nilainya tidak sebanding.",
            )),
            Ok(nilai) => papan.peserta.push(Peserta {
                kecamatan,
                lkjip,
                nilai,
                isi: Isi::Evaluasi,
            }),
            Err(alasan) => papan.tanpa.push(TanpaData::berlaporan(
                kecamatan,
                lkjip,
                alasan.into(),
                alasan.message(),
            )),
        }
    }
    papan.hanya(&kunci_kecamatan(&kecamatan(reading, lingkup).await?));
    Ok(papan)
}
