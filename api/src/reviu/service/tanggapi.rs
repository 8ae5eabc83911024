//! Answering findings, deciding of the answers, and what a submission and a review wait for.

use async_graphql::InputObject;
use entity::id::{LkjipId, TanggapanId};
use entity::lkjip_tanggapan;
use entity::status::Putusan;
use serde::Serialize;
use serde_json::json;

use super::super::model::{Hasil, TemuanBerbobot};
use super::super::rules;
use super::super::rules::tanggapan::{belum_ditanggapi, belum_diterima, berlaku};
use super::super::store::tanggapan as store;
use super::hasil::{satu, tanggapan_satu};
use crate::access::{Permit, VisibleReport};
use crate::error::{ApiError, Fault, KodeKesalahan, UserError};
use crate::graphql::masukan::Masukan;
use crate::graphql::unit::Unit;

/// Longest answer or note.
const PANJANG: usize = 2000;
/// Most answers or decisions in one deed.
const BANYAK: usize = 500;

/// Tanggapan atas satu temuan.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "TanggapanInput")]
pub struct TanggapanBaris {
    /// Kunci temuan (`TemuanReviu.kunci`).
    pub kunci: String,
    /// Mengapa yang tertulis tetap demikian, paling banyak 2000 karakter.
    pub alasan: String,
}

/// Putusan atas tanggapan satu temuan.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PutusanInput")]
pub struct PutusanBaris {
    /// Kunci temuan (`TemuanReviu.kunci`).
    pub kunci: String,
    /// Diterima atau ditolak.
    pub putusan: Putusan,
    /// Catatan, paling banyak 2000 karakter; wajib bila ditolak.
    pub catatan: Option<String>,
}

/// Adds answers to findings of `report`: all of them or none. An answer that says what the present one
/// says changes nothing, unless that was rejected.
///
/// # Errors
/// User errors: no such finding, the same one twice, no reason, the reason that was rejected.
pub async fn tanggapi(
    unit: &Unit,
    permit: &Permit<'_>,
    report: &VisibleReport,
    daftar: &[TanggapanBaris],
) -> Result<(), Fault> {
    let hasil = satu(unit, report).await?;
    let lama = tanggapan_satu(unit, report).await?;
    let mut masukan = Masukan::default();
    banyaknya(&mut masukan, "/tanggapan", daftar.len());
    let mut baru: Vec<lkjip_tanggapan::Model> = Vec::new();
    for (urutan, baris) in daftar.iter().enumerate() {
        let path = format!("/tanggapan/{urutan}");
        let alasan = masukan.teks(&format!("{path}/alasan"), &baris.alasan, PANJANG);
        let kunci = format!("{path}/kunci");
        let Some(temuan) = cari(&hasil, &baris.kunci) else {
            masukan.tolak(&kunci, KodeKesalahan::TidakDitemukan, TIADA);
            continue;
        };
        sekali(
            &mut masukan,
            &kunci,
            daftar[..urutan].iter().map(|it| &it.kunci),
            &baris.kunci,
        );
        let kini = berlaku(&lama, &baris.kunci);
        if let Some(kini) = kini.filter(|kini| kini.alasan == alasan) {
            if kini.putusan == Some(Putusan::Ditolak) {
                masukan.tolak(
                    &format!("{path}/alasan"),
                    KodeKesalahan::TidakSah,
                    "Tanggapan ini telah ditolak; perbaiki laporan atau tulis alasan lain.",
                );
            }
            continue;
        }
        baru.push(lkjip_tanggapan::Model {
            id: TanggapanId(0),
            lkjip_id: report.id,
            kunci: baris.kunci.clone(),
            aturan: temuan.temuan.aturan.to_owned(),
            path: temuan.temuan.path.clone(),
            alasan,
            pengguna_id: unit.actor.id,
            pelaku_nama: unit.actor.nama.clone(),
            pelaku_peran: unit.actor.peran,
            waktu: unit.now,
            putusan: None,
            catatan: None,
            pemutus_id: None,
            pemutus_nama: None,
            diputus_pada: None,
        });
    }
    masukan.selesai()?;
    let catatan: Vec<_> = baru
        .iter()
        .map(|row| {
            let sebelum = berlaku(&lama, &row.kunci).map(|lama| &lama.alasan);
            json!({ "aturan": row.aturan, "path": row.path, "alasan": [sebelum, Some(&row.alasan)] })
        })
        .collect();
    store::tambah(&unit.tx, permit, report.id, baru).await?;
    let objek = format!("lkjip:{}", report.id.0);
    unit.record("lkjip.tanggapan.save", objek, &json!(catatan))
        .await?;
    Ok(())
}

/// Decides of answers to findings of the submitted `report`: all of them or none.
///
/// # Errors
/// User errors: no such finding or no answer to it, the same one twice, a rejection without a reason.
pub async fn putuskan(
    unit: &Unit,
    permit: &Permit<'_>,
    report: &VisibleReport,
    daftar: &[PutusanBaris],
) -> Result<(), Fault> {
    let hasil = satu(unit, report).await?;
    let tanggapan = tanggapan_satu(unit, report).await?;
    let mut masukan = Masukan::default();
    banyaknya(&mut masukan, "/putusan", daftar.len());
    let mut baru = Vec::new();
    for (urutan, baris) in daftar.iter().enumerate() {
        let path = format!("/putusan/{urutan}");
        let isi = baris.catatan.as_deref();
        let catatan = masukan.teks_opsional(&format!("{path}/catatan"), isi, PANJANG);
        if baris.putusan == Putusan::Ditolak && catatan.is_none() {
            masukan.tolak(
                &format!("{path}/catatan"),
                KodeKesalahan::WajibDiisi,
                "Alasan penolakan wajib diisi.",
            );
        }
        let kunci = format!("{path}/kunci");
        let ada = cari(&hasil, &baris.kunci).and_then(|_| berlaku(&tanggapan, &baris.kunci));
        let Some(row) = ada else {
            masukan.tolak(
                &kunci,
                KodeKesalahan::TidakDitemukan,
                "Tidak ada tanggapan atas temuan ini.",
            );
            continue;
        };
        sekali(
            &mut masukan,
            &kunci,
            daftar[..urutan].iter().map(|it| &it.kunci),
            &baris.kunci,
        );
        baru.push((row, baris.putusan, catatan));
    }
    masukan.selesai()?;
    let mut jejak = Vec::new();
    for (row, putusan, catatan) in baru {
        jejak.push(json!({
            "aturan": row.aturan, "path": row.path, "putusan": [row.putusan, Some(putusan)],
            "catatan": [&row.catatan, &catatan],
        }));
        store::putuskan(&unit.tx, permit, row.id, putusan, catatan, unit.now).await?;
    }
    let objek = format!("lkjip:{}", report.id.0);
    unit.record("lkjip.tanggapan.decide", objek, &json!(jejak))
        .await?;
    Ok(())
}

/// What the reviu says of `report`, which is going to be submitted, and what holds that up.
///
/// # Errors
/// When the database refuses.
pub async fn periksa_pengajuan(
    unit: &Unit,
    report: &VisibleReport,
) -> Result<(Hasil, Vec<UserError>), ApiError> {
    let hasil = satu(unit, report).await?;
    let tanggapan = tanggapan_satu(unit, report).await?;
    let menahan = belum_ditanggapi(&hasil, &tanggapan)
        .into_iter()
        .map(|temuan| {
            let ditolak = berlaku(&tanggapan, &temuan.kunci).is_some();
            kesalahan(
                temuan,
                KodeKesalahan::TemuanBelumDitanggapi,
                if ditolak {
                    "tanggapannya ditolak; perbaiki, atau tanggapi dengan alasan lain."
                } else {
                    "perbaiki, atau tanggapi dengan alasan."
                },
            )
        })
        .collect();
    Ok((hasil, menahan))
}

/// What holds up the end of the review of `report`. A report that was submitted before results were
/// frozen has no answers to wait for.
///
/// # Errors
/// When the database refuses.
pub async fn periksa_reviu(
    unit: &Unit,
    report: &VisibleReport,
) -> Result<Vec<UserError>, ApiError> {
    let hasil = satu(unit, report).await?;
    if hasil.waktu.is_none() {
        return Ok(Vec::new());
    }
    let tanggapan = tanggapan_satu(unit, report).await?;
    Ok(belum_diterima(&hasil, &tanggapan)
        .into_iter()
        .map(|temuan| {
            kesalahan(
                temuan,
                KodeKesalahan::TanggapanBelumDiterima,
                "tanggapannya belum diterima; terima, atau kembalikan laporan.",
            )
        })
        .collect())
}

/// Carries the accepted answers of `lama` into its new revision, where they count for the findings that
/// stay the same.
///
/// # Errors
/// When the database refuses.
pub async fn wariskan(
    unit: &Unit,
    permit: &Permit<'_>,
    lama: &VisibleReport,
    baru: LkjipId,
) -> Result<(), ApiError> {
    let semua = tanggapan_satu(unit, lama).await?;
    let diterima = semua
        .iter()
        .filter(|row| row.putusan == Some(Putusan::Diterima))
        .filter(|row| berlaku(&semua, &row.kunci).is_some_and(|kini| kini.id == row.id))
        .cloned()
        .collect();
    store::tambah(&unit.tx, permit, baru, diterima).await
}

const TIADA: &str = "Temuan ini tidak ada, atau sudah berubah; muat ulang temuannya.";

fn cari<'a>(hasil: &'a Hasil, kunci: &str) -> Option<&'a TemuanBerbobot> {
    hasil.temuan.iter().find(|satu| satu.kunci == kunci)
}

fn banyaknya(masukan: &mut Masukan, path: &str, banyak: usize) {
    if banyak == 0 {
        masukan.tolak(path, KodeKesalahan::WajibDiisi, "Daftar ini masih kosong.");
    } else if banyak > BANYAK {
        masukan.tolak(
            path,
            KodeKesalahan::TidakSah,
            format!("Paling banyak {BANYAK} sekaligus."),
        );
    }
}

fn sekali<'a>(
    masukan: &mut Masukan,
    path: &str,
    mut sebelum: impl Iterator<Item = &'a String>,
    kunci: &str,
) {
    if sebelum.any(|lain| lain == kunci) {
        masukan.tolak(
            path,
            KodeKesalahan::SudahAda,
            "Temuan ini disebut dua kali.",
        );
    }
}

/// What is wrong with a finding, told where it stands in the report.
fn kesalahan(temuan: &TemuanBerbobot, kode: KodeKesalahan, anjuran: &str) -> UserError {
    let TemuanBerbobot { temuan, .. } = temuan;
    let judul = rules::aturan(temuan.aturan).map_or("", |aturan| aturan.judul);
    let pesan = format!("{} ({judul}): {anjuran}", temuan.aturan);
    UserError::at(&temuan.path, kode, pesan)
}
