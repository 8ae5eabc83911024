//! What one can do with the peer groups.

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject};
use entity::id::{KecamatanId, KelompokId};
use entity::{kecamatan, kelompok};
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::store;
use crate::access::Scope;
use crate::audit::{self, beda};
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::masukan::{BARIS, Masukan, URAIAN};
use crate::graphql::unit::{Begun, Unit};
use crate::rujukan::kelola::{basi, kelola, periksa_versi};
use crate::wilayah;

/// Noun of a group's global id.
pub const NOUN: &str = "Kelompok";

/// Masukan untuk menambah atau mengubah kelompok pembanding.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KelompokSaveInput")]
pub struct SimpanInput {
    /// Kelompok yang diubah; kosong untuk menambah yang baru.
    pub id: Option<ID>,
    /// Versi kelompok yang dibaca; kosong untuk yang baru.
    pub version: Option<i64>,
    /// Nama, unik di antara kelompok kabupaten.
    pub nama: String,
    /// Mengapa kecamatan itu sebanding.
    pub keterangan: Option<String>,
    /// Kode semua anggotanya, mis. `35.29.13`; sekurang-kurangnya satu.
    pub kecamatan_list: Vec<String>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk menghapus kelompok pembanding.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KelompokDeleteInput")]
pub struct HapusInput {
    /// Kelompok.
    pub id: ID,
    /// Versi kelompok yang dibaca.
    pub version: i64,
    /// Mengapa dihapus; disimpan dalam jejak audit bersama isinya.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// How a refusal calls it.
const BENDA: &str = "Kelompok";

/// Adds a group, or changes one; comparisons within it follow.
///
/// # Errors
/// User errors: parts missing, a kecamatan unknown or twice, name in use, version missing or stale.
pub async fn simpan(call: &Call, input: &SimpanInput) -> Result<KelompokId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "kelompokSave", input, key).await? {
        Begun::Again(id) => return Ok(KelompokId(id)),
        Begun::New(unit) => unit,
    };
    let scope = Scope::of(&unit.actor);
    let lama = match &input.id {
        None => None,
        Some(id) => {
            let id = KelompokId(id::key_of(NOUN, id)?);
            let row = hidup(store::by_id(&unit.tx, &scope, id, None).await?)?;
            periksa_versi(BENDA, row.version, input.version)?;
            Some(row)
        }
    };
    let mut masukan = Masukan::default();
    let nama = masukan.teks("/nama", &input.nama, BARIS);
    let keterangan = masukan.teks_opsional("/keterangan", input.keterangan.as_deref(), URAIAN);
    let kecamatan = anggota(&unit, &scope, &mut masukan, &input.kecamatan_list).await?;
    masukan.selesai()?;
    let baru = rincian(&nama, keterangan.as_deref(), &kecamatan);
    let ids: BTreeSet<KecamatanId> = kecamatan.iter().map(|row| row.id).collect();
    let (id, sebelum, kejadian, isi) = match lama {
        None => {
            let id = store::insert(&unit.tx, &permit, (nama, keterangan), unit.now)
                .await
                .map_err(|error| sudah_ada(&error))?;
            (id, BTreeSet::new(), "kelompok.create", Value::from(baru))
        }
        Some(row) => {
            let (id, dahulu) = sekarang(&unit, &scope, &row).await?;
            let isi = beda(
                &rincian(&row.nama, row.keterangan.as_deref(), &dahulu),
                &baru,
            );
            let row = kelompok::Model {
                nama,
                keterangan,
                ..row
            };
            if !store::update(&unit.tx, &permit, row, unit.now)
                .await
                .map_err(|error| sudah_ada(&error))?
            {
                return Err(basi(BENDA));
            }
            let dahulu = dahulu.iter().map(|row| row.id).collect();
            (id, dahulu, "kelompok.update", isi)
        }
    };
    let masuk: Vec<KecamatanId> = ids.difference(&sebelum).copied().collect();
    let keluar: Vec<KecamatanId> = sebelum.difference(&ids).copied().collect();
    store::ganti_anggota(&unit.tx, &permit, id, (&masuk, &keluar), unit.now).await?;
    unit.record(kejadian, objek(id), &isi).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Deletes a group. It can still be asked for as of a moment at which it was there.
///
/// # Errors
/// User errors: no reason given, stale version.
pub async fn hapus(call: &Call, input: &HapusInput) -> Result<KelompokId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "kelompokDelete", input, key).await? {
        Begun::Again(id) => return Ok(KelompokId(id)),
        Begun::New(unit) => unit,
    };
    let scope = Scope::of(&unit.actor);
    let id = KelompokId(id::key_of(NOUN, &input.id)?);
    let row = hidup(store::by_id(&unit.tx, &scope, id, None).await?)?;
    let mut masukan = Masukan::default();
    let alasan = masukan.teks("/alasan", &input.alasan, URAIAN);
    masukan.selesai()?;
    let (_, dahulu) = sekarang(&unit, &scope, &row).await?;
    let mut rincian = rincian(&row.nama, row.keterangan.as_deref(), &dahulu);
    rincian.insert("alasan".to_owned(), alasan.into());
    let row = kelompok::Model {
        dihapus_pada: Some(unit.now),
        version: input.version,
        ..row
    };
    if !store::update(&unit.tx, &permit, row, unit.now).await? {
        return Err(basi(BENDA));
    }
    let keluar: Vec<KecamatanId> = dahulu.iter().map(|row| row.id).collect();
    store::ganti_anggota(&unit.tx, &permit, id, (&[], &keluar), unit.now).await?;
    unit.record("kelompok.delete", objek(id), &rincian.into())
        .await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// A deleted group cannot be kept any more.
fn hidup(row: Option<kelompok::Model>) -> Result<kelompok::Model, ApiError> {
    row.filter(|row| row.dihapus_pada.is_none())
        .ok_or(ApiError::NotFound)
}

/// The kecamatan that are named, each once.
async fn anggota(
    unit: &Unit,
    scope: &Scope,
    masukan: &mut Masukan,
    kode: &[String],
) -> Result<Vec<kecamatan::Model>, ApiError> {
    let semua = wilayah::kecamatan_semua(&unit.tx, scope).await?;
    let mut anggota: Vec<kecamatan::Model> = Vec::new();
    if kode.is_empty() {
        masukan.tolak(
            "/kecamatanList",
            KodeKesalahan::WajibDiisi,
            "Kelompok memerlukan sekurang-kurangnya satu kecamatan.",
        );
    }
    for (posisi, kode) in kode.iter().enumerate() {
        let path = format!("/kecamatanList/{posisi}");
        match semua.iter().find(|row| row.kode == *kode) {
            None => masukan.tolak(
                &path,
                KodeKesalahan::TidakDitemukan,
                "Kecamatan dengan kode ini tidak ada.",
            ),
            Some(row) if anggota.contains(row) => masukan.tolak(
                &path,
                KodeKesalahan::SudahAda,
                "Kecamatan ini sudah disebut di atas.",
            ),
            Some(row) => anggota.push(row.clone()),
        }
    }
    anggota.sort_by(|a, b| a.kode.cmp(&b.kode));
    Ok(anggota)
}

/// A group's key and its members now, by code.
async fn sekarang(
    unit: &Unit,
    scope: &Scope,
    row: &kelompok::Model,
) -> Result<(KelompokId, Vec<kecamatan::Model>), ApiError> {
    let ids = store::anggota(&unit.tx, scope, row.id, None).await?;
    let kecamatan = wilayah::kecamatan_by_ids(&unit.tx, scope, ids).await?;
    Ok((row.id, kecamatan))
}

fn sudah_ada(error: &DbErr) -> Fault {
    Fault::of_write(
        error,
        Fault::user(
            "/nama",
            KodeKesalahan::SudahAda,
            "Kelompok dengan nama ini sudah ada.",
        ),
    )
}

/// Object name of a group in the audit trail.
fn objek(id: KelompokId) -> String {
    format!("kelompok:{}", id.0)
}

fn rincian(
    nama: &str,
    keterangan: Option<&str>,
    kecamatan: &[kecamatan::Model],
) -> Map<String, Value> {
    let kode: Vec<&str> = kecamatan.iter().map(|row| row.kode.as_str()).collect();
    audit::rincian([
        ("nama", json!(nama)),
        ("keterangan", json!(keterangan)),
        ("kecamatanList", json!(kode)),
    ])
}
