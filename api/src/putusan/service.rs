//! What one can do with the decisions, and which hold.

use std::sync::Arc;

use async_graphql::InputObject;
use entity::id::PutusanDefinisiId;
use entity::status::PutusanDefinisi;
use entity::{indikator, putusan_definisi};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::store;
use crate::access::Scope;
use crate::audit;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::{Call, Reading};
use crate::graphql::masukan::{Masukan, URAIAN};
use crate::graphql::unit::{Begun, Unit, hex};
use crate::indikator as kamus;
use crate::perbandingan::rules::definisi::baku;
use crate::perbandingan::rules::putusan::Putusan;
use crate::rujukan::kelola::{basi, kelola};

/// How a refusal calls it.
const BENDA: &str = "Putusan";

/// Masukan untuk memutuskan apakah sebuah teks laporan mengukur hal yang sama dengan kamus.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PutusanDefinisiSaveInput")]
pub struct SimpanInput {
    /// Kode indikator dalam kamus, mis. `SKM`.
    pub indikator: String,
    /// Tahun anggaran; putusan berlaku terhadap ketentuan kamus bagi tahun itu, juga bagi tahun lain yang memakainya.
    pub tahun: i32,
    /// Definisi atau formulasi sebagaimana ditulis laporan; huruf besar, tanda baca dan diakritik tidak membedakan.
    pub teks: String,
    /// Versi putusan yang dibaca (`definisiList`); 0 bila teks itu belum pernah diputuskan.
    pub version: i64,
    /// Putusannya; kosong bila teks itu kembali dinilai menurut katanya.
    pub putusan: Option<PutusanDefinisi>,
    /// Mengapa.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// By what a text is known again.
fn sidik(teks: &str) -> String {
    hex(&Sha256::digest(baku(teks)))
}

/// All that was decided, until the moment of `reading`, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn semua(reading: &Reading) -> Result<Arc<Vec<putusan_definisi::Model>>, ApiError> {
    reading
        .remembered(
            format!("putusan definisi {:?}", reading.per),
            async |connection| store::semua(connection, &reading.scope, reading.per).await,
        )
        .await
}

/// The decisions in force at the moment of `reading`.
///
/// # Errors
/// When the database refuses.
pub async fn berlaku(reading: &Reading) -> Result<Arc<Putusan>, ApiError> {
    Ok(Arc::new(Putusan::new(semua(reading).await?.iter())))
}

/// The decisions about `teks` against an entry of the dictionary among `semua`, the newest first.
pub fn riwayat<'a>(
    semua: &'a [putusan_definisi::Model],
    kamus: &indikator::Model,
    teks: &str,
) -> Vec<&'a putusan_definisi::Model> {
    let sidik = sidik(teks);
    semua
        .iter()
        .rev()
        .filter(|row| row.indikator_id == kamus.id && row.berlaku_mulai == kamus.berlaku_mulai)
        .filter(|row| row.sidik == sidik)
        .collect()
}

/// Decides of a text, or takes a decision back; what was decided before stays readable.
///
/// # Errors
/// User errors: no such indicator, stale version, no text, no reason.
pub async fn simpan(call: &Call, input: &SimpanInput) -> Result<(), Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "putusanDefinisiSave", input, key).await? {
        Begun::Again(_) => return Ok(()),
        Begun::New(unit) => unit,
    };
    let scope = Scope::of(&unit.actor);
    let entri = kamus::menurut_tahun(&unit.tx, &permit, input.tahun).await?;
    let Some(indikator) = entri.iter().find(|satu| satu.kode == input.indikator) else {
        return Err(Fault::user(
            "/indikator",
            KodeKesalahan::TidakDitemukan,
            "Indikator dengan kode ini tidak ada dalam kamus.",
        ));
    };
    let semua = store::semua(&unit.tx, &scope, None).await?;
    let lama = riwayat(&semua, indikator, &input.teks).into_iter().next();
    let version = lama.map_or(0, |row| row.version);
    if version != input.version {
        return Err(basi(BENDA));
    }
    let mut masukan = Masukan::default();
    let teks = masukan.teks("/teks", &input.teks, URAIAN);
    let alasan = masukan.teks("/alasan", &input.alasan, URAIAN);
    masukan.selesai()?;
    let row = putusan_definisi::Model {
        id: PutusanDefinisiId(0),
        kabupaten_id: unit.actor.kabupaten,
        indikator_id: indikator.id,
        berlaku_mulai: indikator.berlaku_mulai,
        sidik: sidik(&teks),
        version: version + 1,
        teks,
        putusan: input.putusan,
        alasan,
        pengguna_id: unit.actor.id,
        pelaku_nama: unit.actor.nama.clone(),
        waktu: unit.now,
    };
    let rincian = audit::rincian([
        ("indikator", json!(input.indikator)),
        ("berlakuMulai", json!(row.berlaku_mulai)),
        ("teks", json!(row.teks)),
        (
            "putusan",
            json!([lama.and_then(|lama| lama.putusan), row.putusan]),
        ),
        ("alasan", json!(row.alasan)),
        ("version", json!(row.version)),
    ]);
    let objek = format!("putusanDefinisi:{}", row.sidik);
    let id = store::tambah(&unit.tx, &permit, row)
        .await
        .map_err(|error| Fault::of_write(&error, basi(BENDA)))?;
    unit.record("putusanDefinisi.save", objek, &rincian.into())
        .await?;
    unit.commit(id).await?;
    Ok(())
}
