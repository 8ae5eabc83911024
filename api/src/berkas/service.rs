//! Uploading a file, and having one back.

use entity::berkas;
use entity::id::{BerkasId, KecamatanId};
use entity::value::Waktu;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::rules;
use super::store::{self, Terlihat};
use crate::access::{Action, Permit, permit};
use crate::auth::Actor;
use crate::error::{ApiError, Fault};
use crate::graphql::context::{Call, Reading};
use crate::graphql::unit::{Begun, Unit, hex};
use crate::turns::Turn;

/// How long a file is kept to which no report refers: time enough to finish a report, and too short
/// for a store of other things.
const SIMPAN_MILIDETIK: i64 = 90 * 24 * 60 * 60 * 1000;

/// Why a file is not kept.
#[derive(Debug)]
pub enum Penolakan {
    /// It is empty.
    Kosong,
    /// Its content is of a kind that is not kept.
    Jenis,
    /// The kecamatan keeps enough as it is.
    Kuota(&'static str),
    /// The rest.
    Api(ApiError),
}

impl<E: Into<ApiError>> From<E> for Penolakan {
    fn from(error: E) -> Self {
        Self::Api(error.into())
    }
}

impl From<Fault> for Penolakan {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Api(error) => Self::Api(error),
            // There is no input that could be mended: an upload has no key.
            Fault::User(errors) | Fault::Laporan(errors) => {
                Self::Api(ApiError::Internal(format!("{errors:?}")))
            }
        }
    }
}

/// The right to upload, and for which kecamatan.
///
/// # Errors
/// [`ApiError::Forbidden`] for who writes in no report.
pub fn boleh_unggah(actor: &Actor) -> Result<(Permit<'_>, KecamatanId), ApiError> {
    let permit = permit(actor, Action::UbahIsi, actor.kabupaten, actor.kecamatan)?;
    let kecamatan = actor.kecamatan.ok_or(ApiError::Forbidden)?;
    Ok((permit, kecamatan))
}

/// Keeps `isi` for the caller's kecamatan, in the turn `giliran`; the same content twice is the same file.
///
/// # Errors
/// [`Penolakan`].
pub async fn unggah(call: &Call, isi: Vec<u8>, giliran: Turn) -> Result<berkas::Model, Penolakan> {
    let (permit, kecamatan) = boleh_unggah(call.actor()?)?;
    if isi.is_empty() {
        return Err(Penolakan::Kosong);
    }
    // Before the transaction, and not on a thread that serves: SQLite has one writer.
    let (isi, sha256, jenis, _giliran) = tokio::task::spawn_blocking(move || {
        let sha256 = hex(&Sha256::digest(&isi));
        let jenis = rules::jenis(&isi);
        (isi, sha256, jenis, giliran)
    })
    .await
    .map_err(|error| ApiError::Internal(error.to_string()))?;
    let jenis = jenis.ok_or(Penolakan::Jenis)?;
    let ukuran = i64::try_from(isi.len()).map_err(|_| Penolakan::Kuota(KUOTA))?;
    let unit = match Unit::begin(call, "berkas.unggah", &sha256, None).await? {
        Begun::New(unit) => unit,
        Begun::Again(_) => return Err(ApiError::Internal("a key from nowhere".to_owned()).into()),
    };
    store::giliran(&unit.tx, &permit, kecamatan).await?;
    let lama = store::diunggah_lagi(&unit.tx, &permit, kecamatan, &sha256, unit.now).await?;
    if let Some(lama) = lama {
        unit.commit(lama.id.0).await?;
        return Ok(lama);
    }
    let batas = Waktu(unit.now.0.saturating_sub(SIMPAN_MILIDETIK));
    let dibuang = store::buang(&unit.tx, &permit, kecamatan, batas).await?;
    if !dibuang.is_empty() {
        let objek = format!("kecamatan:{}", kecamatan.0);
        unit.record("berkas.buang", objek, &json!({ "sha256": dibuang }))
            .await?;
    }
    muat(&unit, &permit, kecamatan, ukuran, call).await?;
    let mut row = berkas::Model {
        id: BerkasId(0),
        kecamatan_id: kecamatan,
        sha256,
        jenis,
        ukuran,
        pengguna_id: unit.actor.id,
        diunggah_pada: unit.now,
    };
    row.id = store::simpan(&unit.tx, &permit, &row, isi).await?;
    unit.record(
        "berkas.unggah",
        format!("berkas:{}", row.id.0),
        &json!({ "sha256": row.sha256, "jenis": row.jenis, "ukuran": row.ukuran }),
    )
    .await?;
    unit.commit(row.id.0).await?;
    Ok(row)
}

const KUOTA: &str = "Tempat berkas kecamatan Anda penuh; hubungi pengelola sistem.";
const KUOTA_TAK_DIRUJUK: &str = "Terlalu banyak berkas kecamatan Anda yang belum dirujuk lampiran \
                                 laporan; rujuk dahulu yang sudah diunggah.";

/// Refuses a file for which the kecamatan has no room.
async fn muat(
    unit: &Unit,
    permit: &Permit<'_>,
    kecamatan: KecamatanId,
    ukuran: i64,
    call: &Call,
) -> Result<(), Penolakan> {
    let batas = &call.app.config.berkas;
    let lebih = |dipakai: i64, batas: u64| {
        u64::try_from(dipakai.saturating_add(ukuran)).is_ok_and(|jumlah| jumlah > batas)
    };
    let dipakai = store::pemakaian(&unit.tx, permit, kecamatan).await?;
    if lebih(dipakai.seluruhnya, batas.max_total_bytes) {
        Err(Penolakan::Kuota(KUOTA))
    } else if lebih(dipakai.tak_dirujuk, batas.max_unused_bytes) {
        Err(Penolakan::Kuota(KUOTA_TAK_DIRUJUK))
    } else {
        Ok(())
    }
}

/// A file that the reader may have.
#[derive(Debug)]
pub struct Unduhan {
    berkas: Terlihat,
    reading: Reading,
}

/// The file with this fingerprint, where the caller may have it.
///
/// # Errors
/// [`ApiError::NotFound`] when absent or invisible.
pub async fn unduh(call: &Call, sidik: &str) -> Result<Unduhan, ApiError> {
    let reading = call.reading_anew()?;
    if !rules::sidik(sidik) {
        return Err(ApiError::NotFound);
    }
    let berkas = store::find(reading.connection().await?, &reading.scope, sidik)
        .await?
        .ok_or(ApiError::NotFound)?;
    Ok(Unduhan { berkas, reading })
}

impl Unduhan {
    /// Its row.
    pub fn row(&self) -> &berkas::Model {
        self.berkas.row()
    }

    /// Its content.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn isi(&self) -> Result<Vec<u8>, ApiError> {
        store::isi(self.reading.connection().await?, &self.berkas).await
    }
}
