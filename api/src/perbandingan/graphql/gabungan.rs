//! The board of a composite: the boards of its components laid over each other.

use async_graphql::SimpleObject;
use entity::id::KecamatanId;
use entity::komposit_komponen;
use entity::status::{BobotSkm, JenisKomponen};
use rust_decimal::Decimal;

use super::dasar::Gabungan;
use super::himpunan::{AlasanTanpaData, TanpaData, berpasangan, kecamatan, kunci_kecamatan};
use super::kamus::Kamus;
use super::kubus::AngkaIndikator;
use super::papan::{Isi, Papan, Peserta};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
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
    /// Asal `nilai`: rumus dan masukannya.
    hitungan: Hitungan,
    /// Asal `skor`: rumus dan masukannya.
    hitungan_skor: Hitungan,
    /// Asal `tertimbang`: rumus dan masukannya.
    hitungan_tertimbang: Hitungan,
    /// Weight of an unsur in its survey, where it rests on one.
    #[graphql(skip)]
    pub(super) bobot: Option<BobotSkm>,
    /// What its indicator was held against, where it rests on one.
    #[graphql(skip)]
    pub(super) kamus: Option<Kamus>,
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
                Papan::indikator(reading, indikator, lingkup, AngkaIndikator::Capaian).await?
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
        let (mut sumbangan, mut jumlah, mut tiada) = (Vec::new(), Vec::new(), Vec::new());
        for (row, tampil, papan) in &bagian {
            match satu(row, tampil, papan, milik) {
                Ok((satu, tertimbang)) => {
                    jumlah.push((tampil.sebutan(), tertimbang));
                    sumbangan.push(satu);
                }
                Err(pesan) => tiada.push(format!("{}: {pesan}", tampil.sebutan())),
            }
        }
        if tiada.is_empty() {
            let nilai: Decimal = jumlah.iter().map(|(_, tertimbang)| *tertimbang).sum();
            let masukan: Vec<(&str, Option<Decimal>)> = jumlah
                .iter()
                .map(|(nama, tertimbang)| (nama.as_str(), Some(*tertimbang)))
                .collect();
            hasil.peserta.push(Peserta {
                kecamatan,
                lkjip,
                nilai,
                hitungan: Hitungan::new(Ok(nilai), "Σ skor × bobot / 100", &masukan),
                lalu: None,
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

/// What one component contributes, also unrounded, or the sentence that tells why there is nothing.
fn satu(
    row: &komposit_komponen::Model,
    tampil: &KomponenKomposit,
    papan: &Papan,
    milik: KecamatanId,
) -> Result<(Sumbangan, Decimal), String> {
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
        let (nilai, bobot) = (peserta.nilai, row.bobot.desimal());
        let (bawah, atas) = (row.bawah.desimal(), row.atas.desimal());
        let skor = skor(nilai, bawah, atas)?;
        let tertimbang = tertimbang(skor, bobot)?;
        let sumbangan = Sumbangan {
            komponen: tampil.clone(),
            nilai: Desimal(bulat(nilai)),
            skor: Desimal(bulat(skor)),
            tertimbang: Desimal(bulat(tertimbang)),
            hitungan: peserta.hitungan.clone(),
            hitungan_skor: Hitungan::new(
                Ok(skor),
                "(nilai − bawah) / (atas − bawah) × 100, paling sedikit 0 dan paling banyak 100",
                &[
                    ("nilai", Some(nilai)),
                    ("bawah", Some(bawah)),
                    ("atas", Some(atas)),
                ],
            ),
            hitungan_tertimbang: Hitungan::new(
                Ok(tertimbang),
                "skor × bobot / 100",
                &[("skor", Some(skor)), ("bobot", Some(bobot))],
            ),
            bobot: peserta.bobot().into_iter().flatten().next(),
            kamus: peserta.kamus().into_iter().flatten().next().cloned(),
        };
        Some((sumbangan, tertimbang))
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
            Some(evaluasi) => {
                let nilai = match evaluasi.nilai_angka().await? {
                    Ok(nilai) => Ok((nilai, evaluasi.asal_nilai().await?)),
                    Err(alasan) => Err(alasan),
                };
                (Some(evaluasi.atas()), nilai)
            }
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
            Ok((nilai, hitungan)) => papan.peserta.push(Peserta {
                kecamatan,
                lkjip,
                nilai,
                hitungan,
                lalu: None,
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
