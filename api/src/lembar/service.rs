//! Taking the workbook of a report, and handing it back.

use std::collections::HashMap;

use async_graphql::{ID, InputObject};
use entity::id::LkjipId;
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::cap::{Cap, FORMAT};
use super::model::{Masalah, alamat};
use super::rules::csv::{self, Angka, Baris, Cacat};
use super::{susun, urai, xlsx};
use crate::access::VisibleReport;
use crate::berkas;
use crate::error::{ApiError, Fault, KodeKesalahan, UserError};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::scalar::Uang;
use crate::graphql::unit::{Begun, Unit, hex};
use crate::lkjip;
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::rules::beda::Perubahan;
use crate::lkjip::service::{NOUN, Terbuka, baca, boleh_ubah, buka_isi, ganti_isi};
use crate::turns::{self, Turn};

/// A workbook to be saved.
#[derive(Debug)]
pub struct Unduhan {
    /// What it is called.
    pub nama: String,
    /// Its bytes.
    pub isi: Vec<u8>,
    /// The turn in which it is taken.
    pub giliran: Turn,
}

/// Masukan untuk mengimpor lembar kerja XLSX.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipLembarImportInput")]
pub struct LembarInput {
    /// Laporan.
    pub id: ID,
    /// Versi laporan yang dibaca; versi usang ditolak dengan CONFLICT.
    pub version: i64,
    /// Sidik SHA-256 berkas XLSX yang telah diunggah ke `/berkas`.
    pub berkas: String,
    /// Benar untuk melihat perubahan dan masalahnya saja; tidak ada yang disimpan.
    #[graphql(default)]
    pub coba: bool,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk mengimpor angka anggaran dari CSV.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipAnggaranCsvImportInput")]
pub struct CsvInput {
    /// Laporan.
    pub id: ID,
    /// Versi laporan yang dibaca; versi usang ditolak dengan CONFLICT.
    pub version: i64,
    /// Sidik SHA-256 berkas CSV yang telah diunggah ke `/berkas`; bila isinya tidak disertakan.
    pub berkas: Option<String>,
    /// Isi CSV; bila berkasnya tidak diunggah.
    pub isi: Option<String>,
    /// Benar untuk melihat perubahan dan masalahnya saja; tidak ada yang disimpan.
    #[graphql(default)]
    pub coba: bool,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// What an import changes, or why it does not.
#[derive(Debug)]
pub struct Hasil {
    /// The report.
    pub id: LkjipId,
    /// What differs after it.
    pub perubahan: Vec<Perubahan>,
    /// What has to be mended first; then nothing was kept.
    pub masalah: Vec<Masalah>,
}

/// The workbook of a report that the caller may read.
///
/// # Errors
/// [`ApiError::NotFound`] when absent or invisible; [`ApiError::RateLimited`] when too much is under way.
pub async fn unduh(call: &Call, id: &ID) -> Result<Unduhan, ApiError> {
    let giliran = call.app.berkas.take(call.actor()?.id)?;
    let reading = call.reading_anew()?;
    let connection = reading.connection().await?;
    let kunci = LkjipId(id::key_of(NOUN, id)?);
    let report = lkjip::find(connection, &reading.scope, kunci)
        .await?
        .ok_or(ApiError::NotFound)?;
    let dokumen = lkjip::dokumen_of(connection, std::slice::from_ref(&report))
        .await?
        .remove(&report.id)
        .ok_or_else(|| ApiError::Internal("report vanished".to_owned()))?;
    let cap = cap(&report, report.version, &dokumen)?;
    let nama = format!(
        "lkjip-{}-{}-r{}-v{}.xlsx",
        dokumen.kecamatan, report.tahun, report.revisi, report.version
    );
    // The connection is for others who read.
    drop(reading);
    let buku = turns::wait(&call.app.lembar).await?;
    // Compressing is work, and not done on a thread that serves; nothing stops it once it has begun.
    let (isi, giliran) = tokio::task::spawn_blocking(move || {
        let _buku = buku;
        let rows = susun::susun(&dokumen)?;
        Ok::<_, ApiError>((xlsx::tulis(&cap, &rows)?, giliran))
    })
    .await
    .map_err(|error| ApiError::Internal(error.to_string()))??;
    Ok(Unduhan { nama, isi, giliran })
}

fn cap(report: &VisibleReport, version: i64, dokumen: &Dokumen) -> Result<Cap, ApiError> {
    let isi = serde_json::to_vec(dokumen).map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(Cap {
        format: FORMAT.to_owned(),
        kecamatan: dokumen.kecamatan.clone(),
        tahun: report.tahun.to_string(),
        laporan: id::encode(NOUN, report.id.0).to_string(),
        revisi: report.revisi.to_string(),
        versi: version.to_string(),
        sidik: hex(&Sha256::digest(isi)),
    })
}

/// Imports a workbook: all of it or nothing.
///
/// # Errors
/// User errors of the file as a whole; problems of its cells are part of the result. [`ApiError::RateLimited`]
/// when too much is under way.
pub async fn impor(call: &Call, input: &LembarInput) -> Result<Hasil, Fault> {
    boleh_ubah(call, &input.id).await?;
    let akun = call.app.berkas.take(call.actor()?.id)?;
    let isi = berkas(call, &input.berkas).await?;
    let giliran = (akun, turns::wait(&call.app.lembar).await?);
    // Before the transaction: SQLite has one writer. The turns last as long as what was read is held.
    let (halaman, _giliran) = tokio::task::spawn_blocking(move || (xlsx::baca(&isi), giliran))
        .await
        .map_err(|error| ApiError::Internal(error.to_string()))?;
    let halaman =
        halaman.map_err(|pesan| Fault::user("/berkas", KodeKesalahan::TidakSah, pesan))?;
    let kunci = input.idempotency_key.as_deref().filter(|_| !input.coba);
    let unit = match Unit::begin(call, "lkjip.lembar.import", input, kunci).await? {
        Begun::Again(id) => return Ok(Hasil::selesai(LkjipId(id))),
        Begun::New(unit) => unit,
    };
    let terbuka = buka_isi(&unit, &input.id, input.version).await?;
    let (report, dasar) = (terbuka.report(), terbuka.isi());
    let harapan = cap(report, terbuka.version(), dasar)?;
    cocok(Cap::baca(&halaman), &harapan)?;
    let bacaan = urai::urai(&halaman, dasar)?;
    let mut hasil = Hasil::selesai(report.id);
    if !bacaan.masalah.is_empty() {
        hasil.masalah = bacaan.masalah;
        return Ok(hasil);
    }
    let diganti = match baca(&bacaan.dokumen) {
        Ok(dokumen) => ganti_isi(&unit, &terbuka, &dokumen, "lkjip.lembar.import").await,
        Err(fault) => Err(fault),
    };
    match diganti {
        Ok(perubahan) => hasil.perubahan = perubahan,
        Err(Fault::User(errors)) => {
            let semua = errors.into_iter().take(urai::TERBANYAK);
            hasil.masalah = semua.map(|error| bacaan.peta.masalah(error)).collect();
        }
        Err(fault) => return Err(fault),
    }
    drop(terbuka);
    simpan(
        unit,
        hasil,
        input.coba,
        "lkjip.lembar.import",
        &input.berkas,
    )
    .await
}

/// Whether a file was made of this report in this state.
fn cocok(cap: Option<Cap>, harapan: &Cap) -> Result<(), Fault> {
    let tolak = |kode, pesan: String| Err(Fault::user("/berkas", kode, pesan));
    let Some(cap) = cap else {
        return tolak(
            KodeKesalahan::TidakSah,
            "Berkas ini bukan lembar kerja LKjIP; unduh dahulu lembar kerja laporan ini."
                .to_owned(),
        );
    };
    if cap.format != harapan.format {
        return tolak(
            KodeKesalahan::TidakSah,
            format!(
                "Lembar kerja berbentuk \"{}\", yang tidak lagi dibaca; unduh yang baru.",
                cap.format
            ),
        );
    }
    if (&cap.kecamatan, &cap.tahun, &cap.laporan, &cap.revisi)
        != (
            &harapan.kecamatan,
            &harapan.tahun,
            &harapan.laporan,
            &harapan.revisi,
        )
    {
        return tolak(
            KodeKesalahan::TidakSah,
            format!(
                "Lembar kerja ini milik laporan lain: kecamatan {}, tahun {}, revisi {}.",
                cap.kecamatan, cap.tahun, cap.revisi
            ),
        );
    }
    if cap.versi != harapan.versi || cap.sidik != harapan.sidik {
        return tolak(
            KodeKesalahan::Conflict,
            format!(
                "Laporan telah berubah sejak lembar kerja ini diunduh (versi {}, kini {}); unduh lagi lalu \
                 pindahkan isian Anda.",
                cap.versi, harapan.versi
            ),
        );
    }
    Ok(())
}

/// Imports budget figures: all of them or nothing.
///
/// # Errors
/// User errors of the file as a whole; problems of its lines are part of the result. [`ApiError::RateLimited`]
/// when too much is under way.
pub async fn impor_csv(call: &Call, input: &CsvInput) -> Result<Hasil, Fault> {
    boleh_ubah(call, &input.id).await?;
    let _giliran = call.app.berkas.take(call.actor()?.id)?;
    let (isi, sumber) = match (&input.berkas, &input.isi) {
        (Some(sidik), None) => (berkas(call, sidik).await?, sidik.clone()),
        (None, Some(isi)) => {
            let isi = isi.clone().into_bytes();
            let sidik = hex(&Sha256::digest(&isi));
            (isi, sidik)
        }
        (None, None) | (Some(_), Some(_)) => {
            return Err(Fault::user(
                "/isi",
                KodeKesalahan::TidakSah,
                "Sertakan berkas atau isi CSV, tepat salah satu.",
            ));
        }
    };
    let isi = String::from_utf8(isi).map_err(|_| {
        Fault::user(
            "/berkas",
            KodeKesalahan::TidakSah,
            "Berkas CSV harus berupa teks UTF-8.",
        )
    })?;
    let rows = csv::baca(&isi);
    let kunci = input.idempotency_key.as_deref().filter(|_| !input.coba);
    let unit = match Unit::begin(call, "lkjip.anggaran.csv", input, kunci).await? {
        Begun::Again(id) => return Ok(Hasil::selesai(LkjipId(id))),
        Begun::New(unit) => unit,
    };
    let terbuka = buka_isi(&unit, &input.id, input.version).await?;
    let (report, dasar) = (terbuka.report(), terbuka.isi());
    let mut hasil = Hasil::selesai(report.id);
    match rows.and_then(|rows| terapkan(&rows, dasar)) {
        Ok((dokumen, asal)) => {
            hasil.ganti(&unit, &terbuka, &dokumen, &asal).await?;
        }
        Err(cacat) => hasil.masalah = cacat.into_iter().map(dari_cacat).collect(),
    }
    drop(terbuka);
    simpan(unit, hasil, input.coba, "lkjip.anggaran.csv", &sumber).await
}

const CSV: &str = "CSV";

fn dari_cacat(cacat: Cacat) -> Masalah {
    Masalah {
        lembar: CSV.to_owned(),
        sel: alamat(cacat.baris, cacat.kolom),
        kode: KodeKesalahan::TidakSah,
        pesan: cacat.pesan,
    }
}

/// The line that each budget row was changed by.
type Asal = Vec<(usize, u32, u32)>;

/// The report with the figures of the lines, and which line changed which row.
fn terapkan(rows: &[Baris], dasar: &Dokumen) -> Result<(Dokumen, Asal), Vec<Cacat>> {
    let mut dokumen = dasar.clone();
    let mut asal = Vec::new();
    let mut cacat = Vec::new();
    let mut berkode: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
    for (letak, satu) in dokumen.anggaran.iter().enumerate() {
        if let Some(kode) = satu.kode.as_deref().and_then(csv::kode) {
            berkode.entry(kode).or_default().push(letak);
        }
    }
    for baris in rows {
        let sama = berkode.get(&baris.kode).map_or(&[][..], Vec::as_slice);
        let [letak] = *sama else {
            let pesan = if sama.is_empty() {
                format!("Kode {} tidak ada dalam anggaran laporan.", baris.tertulis)
            } else {
                let banyak = sama.len();
                format!("Kode {} dipakai {banyak} baris laporan.", baris.tertulis)
            };
            cacat.push(Cacat {
                baris: baris.baris,
                kolom: baris.kolom_kode,
                pesan,
            });
            if cacat.len() == csv::CACAT {
                break;
            }
            continue;
        };
        let tujuan = &mut dokumen.anggaran[letak];
        for (angka, kolom, uang) in &baris.angka {
            let uang = Some(Uang(*uang));
            match angka {
                Angka::PaguMurni => tujuan.pagu_murni = uang,
                Angka::PaguPerubahan => tujuan.pagu_perubahan = uang,
                Angka::Realisasi => tujuan.realisasi_anggaran = uang,
            }
            asal.push((letak, baris.baris, *kolom));
        }
    }
    if cacat.is_empty() {
        Ok((dokumen, asal))
    } else {
        Err(cacat)
    }
}

impl Hasil {
    fn selesai(id: LkjipId) -> Self {
        Self {
            id,
            perubahan: Vec::new(),
            masalah: Vec::new(),
        }
    }

    /// Replaces the content; what is wrong with a budget row is told at the line that changed it.
    async fn ganti(
        &mut self,
        unit: &Unit,
        terbuka: &Terbuka<'_>,
        dokumen: &Dokumen,
        asal: &Asal,
    ) -> Result<(), Fault> {
        match ganti_isi(unit, terbuka, dokumen, "lkjip.anggaran.csv").await {
            Ok(perubahan) => self.perubahan = perubahan,
            Err(Fault::User(errors)) => {
                self.masalah = errors
                    .into_iter()
                    .take(csv::CACAT)
                    .map(|error| di_baris(error, asal))
                    .collect();
            }
            Err(fault) => return Err(fault),
        }
        Ok(())
    }
}

fn di_baris(error: UserError, asal: &Asal) -> Masalah {
    let baris = match error.path.as_slice() {
        [_, bagian, nomor, ..] if bagian == "anggaran" => nomor.parse::<usize>().ok(),
        _ => None,
    };
    let ketemu = asal.iter().find(|(letak, ..)| Some(*letak) == baris);
    let (baris, kolom) = ketemu.map_or((0, 0), |(_, baris, kolom)| (*baris, *kolom));
    Masalah {
        lembar: CSV.to_owned(),
        sel: alamat(baris, kolom),
        kode: error.code,
        pesan: error.message,
    }
}

/// Keeps what an import changed, unless it was only tried, or nothing was changed.
async fn simpan(
    unit: Unit,
    hasil: Hasil,
    coba: bool,
    kejadian: &str,
    sidik: &str,
) -> Result<Hasil, Fault> {
    if coba || !hasil.masalah.is_empty() || hasil.perubahan.is_empty() {
        return Ok(hasil);
    }
    // What changed is in the trail already; this is what it came from.
    unit.record(
        &format!("{kejadian}.berkas"),
        format!("lkjip:{}", hasil.id.0),
        &json!({ "sha256": sidik }),
    )
    .await?;
    unit.commit(hasil.id.0).await?;
    Ok(hasil)
}

/// The content of an uploaded file.
async fn berkas(call: &Call, sidik: &str) -> Result<Vec<u8>, Fault> {
    let ada = match berkas::service::unduh(call, sidik).await {
        Ok(ada) => ada,
        Err(ApiError::NotFound) => {
            return Err(Fault::user(
                "/berkas",
                KodeKesalahan::TidakDitemukan,
                "Berkas ini belum diunggah.",
            ));
        }
        Err(error) => return Err(error.into()),
    };
    Ok(ada.isi().await?)
}
