//! What one can do with the deadlines.

mod perpanjangan;

pub use perpanjangan::{CabutInput, NOUN_PERPANJANGAN, PerpanjangInput, cabut, perpanjang};

use async_graphql::InputObject;
use entity::id::TenggatId;
use entity::status::JenisTenggat;
use entity::tenggat;
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::rules::mungkin;
use super::store;
use crate::audit::{self, beda};
use crate::error::{Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::masukan::{Masukan, URAIAN};
use crate::graphql::scalar::Hari;
use crate::graphql::unit::{Begun, Unit};
use crate::rujukan::kelola::{basi, kelola};

/// Noun of a deadline's global id.
pub const NOUN: &str = "Tenggat";

/// Masukan untuk menetapkan atau mengubah tenggat satu dokumen pada satu tahun.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "TenggatSaveInput")]
pub struct SimpanInput {
    /// Dokumen yang dimaksud.
    pub jenis: JenisTenggat,
    /// Tahun laporan atau perjanjian.
    pub tahun: i32,
    /// Versi tenggat yang dibaca; wajib bila tenggat ini sudah ditetapkan.
    pub version: Option<i64>,
    /// Hari terakhir penyampaian.
    pub tanggal: Hari,
    /// Peraturan yang menetapkannya.
    pub dasar_hukum: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Sets the deadline of a document for a year, or moves it.
///
/// # Errors
/// User errors: version missing or stale, year or day impossible, legal basis missing.
pub async fn simpan(call: &Call, input: &SimpanInput) -> Result<TenggatId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "tenggatSave", input, key).await? {
        Begun::Again(id) => return Ok(TenggatId(id)),
        Begun::New(unit) => unit,
    };
    let lama = store::find(&unit.tx, &permit, input.jenis, input.tahun).await?;
    periksa_versi(lama.as_ref(), input.version)?;
    let mut masukan = Masukan::default();
    let tahun = masukan.tahun("/tahun", input.tahun);
    if !mungkin(input.jenis, tahun, &input.tanggal.0) {
        masukan.tolak(
            "/tanggal",
            KodeKesalahan::TidakSah,
            match input.jenis {
                JenisTenggat::Lkjip | JenisTenggat::LkjipKabupaten => {
                    format!("Tenggat laporan tahun {tahun} jatuh sesudah tahun itu berakhir.")
                }
                JenisTenggat::PerjanjianKinerja => {
                    format!(
                        "Tenggat perjanjian tahun {tahun} tidak jatuh sebelum {}.",
                        tahun.saturating_sub(1)
                    )
                }
            },
        );
    }
    let baru = tenggat::Model {
        id: lama.as_ref().map_or(TenggatId(0), |lama| lama.id),
        kabupaten_id: unit.actor.kabupaten,
        jenis: input.jenis,
        tahun,
        tanggal: input.tanggal.0.clone(),
        dasar_hukum: masukan.teks("/dasarHukum", &input.dasar_hukum, URAIAN),
        version: lama.as_ref().map_or(1, |lama| lama.version),
        sejak: unit.now,
    };
    masukan.selesai()?;
    let isi = rincian(&baru);
    let (id, catatan) = match lama {
        None => {
            let id = store::insert(&unit.tx, &permit, baru)
                .await
                .map_err(|error| didahului(&error))?;
            (id, isi.into())
        }
        Some(lama) => {
            if !store::update(&unit.tx, &permit, baru, unit.now).await? {
                return Err(basi(BENDA));
            }
            // Which deadline it is would be lost among what changed.
            let mut catatan = beda(&rincian(&lama), &isi);
            catatan["jenis"] = json!(lama.jenis);
            catatan["tahun"] = json!(lama.tahun);
            (lama.id, catatan)
        }
    };
    unit.record("tenggat.save", objek(id), &catatan).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// How a refusal calls it.
const BENDA: &str = "Tenggat";

fn periksa_versi(lama: Option<&tenggat::Model>, version: Option<i64>) -> Result<(), Fault> {
    match (lama, version) {
        (None, None) => Ok(()),
        (Some(lama), Some(version)) if lama.version == version => Ok(()),
        (Some(_), None) => Err(Fault::user(
            "/version",
            KodeKesalahan::WajibDiisi,
            "Tenggat ini sudah ditetapkan: sebutkan versi yang diubah.",
        )),
        (None | Some(_), Some(_)) => Err(basi(BENDA)),
    }
}

/// Somebody else set the same deadline since it was looked for.
fn didahului(error: &DbErr) -> Fault {
    Fault::of_write(error, basi(BENDA))
}

/// Object name of a deadline in the audit trail.
fn objek(id: TenggatId) -> String {
    format!("tenggat:{}", id.0)
}

fn rincian(row: &tenggat::Model) -> Map<String, Value> {
    audit::rincian([
        ("jenis", json!(row.jenis)),
        ("tahun", json!(row.tahun)),
        ("tanggal", json!(row.tanggal)),
        ("dasarHukum", json!(row.dasar_hukum)),
    ])
}
