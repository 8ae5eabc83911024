//! Changing and locking an account.

use async_graphql::{ID, InputObject, MaybeUndefined};
use entity::id::PenggunaId;
use entity::pengguna;
use entity::status::Peran;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{kecamatan, manage, objek, periksa_nama, periksa_tempat, stale, target};
use crate::access::Permit;
use crate::audit;
use crate::auth::session;
use crate::error::{Fault, KodeKesalahan, UserError};
use crate::graphql::context::Call;
use crate::graphql::unit::{Begun, Unit};
use crate::pengguna::store;

/// Masukan untuk mengubah akun. Bagian yang tidak dikirim tetap seperti semula.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PenggunaUpdateInput")]
pub struct UbahInput {
    /// Akun.
    pub id: ID,
    /// Versi akun yang dibaca.
    pub version: i64,
    /// Nama lengkap.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nama: MaybeUndefined<String>,
    /// Peran; perubahannya mengakhiri semua sesi akun.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub peran: MaybeUndefined<Peran>,
    /// Kode Kemendagri kecamatan, atau null bagi peran yang bertugas di kabupaten; perubahannya
    /// mengakhiri semua sesi akun.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub kecamatan: MaybeUndefined<String>,
    /// Salah untuk mengunci akun; semua sesinya berakhir seketika.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub aktif: MaybeUndefined<bool>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Changes an account of the kabupaten of the caller. Another role or place, or a lock, ends its
/// sessions.
///
/// # Errors
/// User errors: stale version, malformed parts, or the last active ADMIN would be lost.
pub async fn ubah(call: &Call, input: &UbahInput) -> Result<PenggunaId, Fault> {
    let permit = manage(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "penggunaUpdate", input, key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    let lama = target(&unit.tx, &permit, &input.id).await?;
    if lama.version != input.version {
        return Err(stale());
    }
    let baru = berubah(&unit, &permit, &lama, input).await?;
    let was_admin = lama.aktif && lama.peran == Peran::Admin;
    let is_admin = baru.aktif && baru.peran == Peran::Admin;
    if was_admin && !is_admin && !store::other_admin(&unit.tx, &permit, lama.id).await? {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::StatusTidakSesuai,
            "Akun ini ADMIN aktif terakhir; tetapkan ADMIN lain terlebih dahulu.",
        ));
    }
    if !store::update(&unit.tx, &permit, &baru, input.version).await? {
        return Err(stale());
    }
    let power = |row: &pengguna::Model| (row.peran, row.kecamatan_id, row.aktif);
    if power(&lama) != power(&baru) {
        session::revoke_all(&unit.tx, lama.id, "akun diubah", unit.now).await?;
    }
    let beda = audit::beda(&rincian(&lama), &rincian(&baru));
    unit.record("pengguna.update", objek(lama.id), &beda)
        .await?;
    unit.commit(lama.id.0).await?;
    Ok(lama.id)
}

/// The account as it shall be.
async fn berubah(
    unit: &Unit,
    permit: &Permit<'_>,
    lama: &pengguna::Model,
    input: &UbahInput,
) -> Result<pengguna::Model, Fault> {
    let mut errors = Vec::new();
    let mut baru = lama.clone();
    match &input.nama {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => errors.push(kosong("/nama")),
        MaybeUndefined::Value(nama) => {
            nama.trim().clone_into(&mut baru.nama);
            errors.extend(periksa_nama(&baru.nama));
        }
    }
    match input.peran {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => errors.push(kosong("/peran")),
        MaybeUndefined::Value(peran) => baru.peran = peran,
    }
    match input.aktif {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => errors.push(kosong("/aktif")),
        MaybeUndefined::Value(aktif) => baru.aktif = aktif,
    }
    match &input.kecamatan {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => baru.kecamatan_id = None,
        MaybeUndefined::Value(kode) => {
            baru.kecamatan_id = Some(kecamatan(&unit.tx, permit.actor().kabupaten, kode).await?);
        }
    }
    errors.extend(periksa_tempat(baru.peran, baru.kecamatan_id.is_some()));
    if errors.is_empty() {
        Ok(baru)
    } else {
        Err(Fault::User(errors))
    }
}

fn kosong(path: &str) -> UserError {
    UserError::at(
        path,
        KodeKesalahan::WajibDiisi,
        "Bagian ini tidak boleh null; jangan kirim bila tidak berubah.",
    )
}

fn rincian(row: &pengguna::Model) -> Map<String, Value> {
    audit::rincian([
        ("nama", json!(row.nama)),
        ("peran", json!(row.peran)),
        ("kecamatanId", json!(row.kecamatan_id)),
        ("aktif", json!(row.aktif)),
    ])
}
