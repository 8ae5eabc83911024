//! Keeping machine clients.

use async_graphql::{Enum, InputObject};
use entity::id::PenggunaId;
use entity::status::Cakupan;
use entity::value::Waktu;
use entity::{klien, pengguna};
use serde::Serialize;
use serde_json::json;

use crate::access::{Action, KumpulanCakupan, Permit, permit};
use crate::auth::secret::{fingerprint, random};
use crate::auth::{Actor, password, session};
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::masukan::{BARIS, Masukan};
use crate::graphql::scalar::rfc3339;
use crate::graphql::unit::{Begun, Unit};
use crate::klien::rules::{
    TUMPANG_JAM, TUMPANG_JAM_TERBANYAK, UMUR_HARI, UMUR_HARI_TERBANYAK, diganti, sesudah_hari,
    sesudah_jam,
};
use crate::klien::store::{self, Berakun};
use crate::pengguna::service as akun;

/// What a secret begins with, by which one that lies about is found.
const AWALAN: &str = "lkjip_rahasia_";

/// Yang boleh Anda lakukan terhadap sebuah klien mesin.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Enum)]
pub enum AksiKlien {
    /// Membuat rahasia baru (`klienRahasiaRotate`).
    PutarRahasia,
    /// Mencabut klien (`klienRevoke`).
    Cabut,
}

/// Masukan untuk mendaftarkan klien mesin.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KlienCreateInput")]
pub struct BuatInput {
    /// `client_id`: huruf kecil, angka, titik, garis bawah, tanda hubung; unik di antara semua nama masuk.
    pub kode: String,
    /// Nama sistem dan pengelolanya.
    pub nama: String,
    /// Yang boleh dilakukannya, paling sedikit satu.
    pub cakupan_list: Vec<Cakupan>,
    /// Biaya GraphQL terbanyak setiap menit; kosong bila berlaku batas umum.
    pub batas_per_menit: Option<i32>,
    /// Umur rahasia dalam hari, 1 sampai 365; bawaan 180.
    pub umur_hari: Option<i32>,
    /// Kunci idempotensi; pengulangannya tidak menampilkan rahasia lagi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk membuat rahasia baru bagi klien mesin.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KlienRahasiaRotateInput")]
pub struct PutarInput {
    /// `client_id`.
    pub kode: String,
    /// Versi klien yang dibaca.
    pub version: i64,
    /// Umur rahasia baru dalam hari, 1 sampai 365; bawaan 180.
    pub umur_hari: Option<i32>,
    /// Berapa jam rahasia sebelumnya masih berlaku, 0 sampai 720; bawaan 24. Dengan 0 token yang sudah
    /// diberikan juga berakhir seketika.
    pub tumpang_jam: Option<i32>,
    /// Kunci idempotensi; pengulangannya tidak menampilkan rahasia lagi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk mencabut klien mesin.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KlienRevokeInput")]
pub struct CabutInput {
    /// `client_id`.
    pub kode: String,
    /// Versi klien yang dibaca.
    pub version: i64,
    /// Mengapa dicabut; masuk ke jejak.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// A client with a new secret.
#[derive(Clone)]
pub struct Hasil {
    /// Account of the client.
    pub id: PenggunaId,
    /// The secret, this once; none when the deed was done before.
    pub rahasia: Option<String>,
}

/// The right to keep the clients of the own kabupaten, as that to keep its accounts.
///
/// # Errors
/// [`ApiError::Forbidden`] when the policy says no.
pub fn manage(actor: &Actor) -> Result<Permit<'_>, ApiError> {
    permit(actor, Action::KelolaPengguna, actor.kabupaten, None)
}

/// What `actor` may do with a client that they see.
pub fn allowed_actions(actor: &Actor, klien: &klien::Model) -> Vec<AksiKlien> {
    if manage(actor).is_ok() && klien.dicabut_pada.is_none() {
        vec![AksiKlien::PutarRahasia, AksiKlien::Cabut]
    } else {
        Vec::new()
    }
}

/// Registers a client in the kabupaten of the caller.
///
/// # Errors
/// User errors: name taken or malformed, no scope, a life or limit out of bounds.
pub async fn buat(call: &Call, input: &BuatInput) -> Result<Hasil, Fault> {
    let permit = manage(call.actor()?)?;
    let kode = input.kode.trim().to_lowercase();
    let mut masukan = Masukan::default();
    let nama = masukan.teks("/nama", &input.nama, BARIS);
    let cakupan: KumpulanCakupan = input.cakupan_list.iter().copied().collect();
    if cakupan.kosong() {
        masukan.tolak(
            "/cakupanList",
            KodeKesalahan::WajibDiisi,
            "Sebutkan paling sedikit satu cakupan.",
        );
    }
    if input.batas_per_menit.is_some_and(|batas| batas <= 0) {
        masukan.tolak(
            "/batasPerMenit",
            KodeKesalahan::TidakSah,
            "Batas per menit harus lebih dari 0.",
        );
    }
    let umur = umur(&mut masukan, input.umur_hari);
    masukan.selesai()?;
    // Before the transaction: hashing is slow, and SQLite has one writer. Nobody knows this password.
    let sandi = password::hash(random()?).await?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "klienCreate", input, key).await? {
        Begun::Again(id) => return Ok(lagi(id)),
        Begun::New(unit) => unit,
    };
    let id = akun::tambah_mesin(&unit, &permit, &kode, &nama, sandi).await?;
    let klien = klien::Model {
        pengguna_id: id,
        cakupan: cakupan.to_string(),
        batas_per_menit: input.batas_per_menit,
        dibuat_pada: unit.now,
        dicabut_pada: None,
    };
    store::insert(&unit.tx, &permit, klien).await?;
    let kedaluwarsa = sesudah_hari(unit.now, umur);
    let rahasia = rahasia_baru(&unit, &permit, id, kedaluwarsa).await?;
    let rincian = json!({
        "username": kode, "nama": nama, "cakupan": cakupan.to_string(),
        "batasPerMenit": input.batas_per_menit, "umurHari": umur,
    });
    unit.record("klien.create", objek(id), &rincian).await?;
    unit.commit(id.0).await?;
    Ok(Hasil {
        id,
        rahasia: Some(rahasia),
    })
}

/// Gives a client a new secret; the one before goes on for a while.
///
/// # Errors
/// User errors: stale version, a life or overlap out of bounds, the client was revoked.
pub async fn putar(call: &Call, input: &PutarInput) -> Result<Hasil, Fault> {
    let permit = manage(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "klienRahasiaRotate", input, key).await? {
        Begun::Again(id) => return Ok(lagi(id)),
        Begun::New(unit) => unit,
    };
    let (klien, akun) = target(&unit, &permit, &input.kode).await?;
    let mut masukan = Masukan::default();
    let umur = umur(&mut masukan, input.umur_hari);
    let tumpang = input.tumpang_jam.unwrap_or(TUMPANG_JAM);
    if !(0..=TUMPANG_JAM_TERBANYAK).contains(&tumpang) {
        masukan.tolak(
            "/tumpangJam",
            KodeKesalahan::TidakSah,
            format!("Masa tumpang antara 0 dan {TUMPANG_JAM_TERBANYAK} jam."),
        );
    }
    masukan.selesai()?;
    akun::ubah_mesin(&unit, &permit, &akun, input.version).await?;
    let id = klien.pengguna_id;
    let lama: Vec<_> = store::secrets(&unit.tx, &[klien])
        .await?
        .into_iter()
        .filter(|rahasia| rahasia.kedaluwarsa_pada > unit.now)
        .collect();
    let sebelum: Vec<Waktu> = lama
        .iter()
        .map(|rahasia| rahasia.kedaluwarsa_pada)
        .collect();
    let mut sesudah = diganti(&sebelum, unit.now, sesudah_jam(unit.now, tumpang));
    for (rahasia, &sampai) in lama.iter().zip(&sesudah) {
        store::expire(&unit.tx, &permit, rahasia.id, sampai).await?;
    }
    if tumpang == 0 {
        session::revoke_all(&unit.tx, id, "rahasia diputar", unit.now).await?;
    }
    let kedaluwarsa = sesudah_hari(unit.now, umur);
    let rahasia = rahasia_baru(&unit, &permit, id, kedaluwarsa).await?;
    sesudah.retain(|&sampai| sampai > unit.now);
    sesudah.push(kedaluwarsa);
    let rincian = json!({
        "umurHari": umur, "tumpangJam": tumpang, "kedaluwarsaPada": [saat(sebelum), saat(sesudah)],
    });
    unit.record("klien.rotate", objek(id), &rincian).await?;
    unit.commit(id.0).await?;
    Ok(Hasil {
        id,
        rahasia: Some(rahasia),
    })
}

/// Revokes a client, its secrets and its tokens, for good.
///
/// # Errors
/// User errors: stale version, no reason, revoked before.
pub async fn cabut(call: &Call, input: &CabutInput) -> Result<PenggunaId, Fault> {
    let permit = manage(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "klienRevoke", input, key).await? {
        Begun::Again(id) => return Ok(PenggunaId(id)),
        Begun::New(unit) => unit,
    };
    let (klien, mut akun) = target(&unit, &permit, &input.kode).await?;
    let mut masukan = Masukan::default();
    let alasan = masukan.teks("/alasan", &input.alasan, BARIS);
    masukan.selesai()?;
    let aktif = std::mem::replace(&mut akun.aktif, false);
    akun::ubah_mesin(&unit, &permit, &akun, input.version).await?;
    let id = klien.pengguna_id;
    store::revoke(&unit.tx, &permit, id, unit.now).await?;
    session::revoke_all(&unit.tx, id, "klien dicabut", unit.now).await?;
    let rincian = json!({ "aktif": [aktif, akun.aktif], "alasan": alasan });
    unit.record("klien.revoke", objek(id), &rincian).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Moments as the trail tells them.
fn saat(waktu: Vec<Waktu>) -> Vec<String> {
    waktu.into_iter().map(rfc3339).collect()
}

/// A deed that was done before: the secret was shown then.
fn lagi(id: i64) -> Hasil {
    Hasil {
        id: PenggunaId(id),
        rahasia: None,
    }
}

/// Object name of a client in the audit trail: its account.
fn objek(id: PenggunaId) -> String {
    format!("pengguna:{}", id.0)
}

fn umur(masukan: &mut Masukan, hari: Option<i32>) -> i32 {
    let hari = hari.unwrap_or(UMUR_HARI);
    if !(1..=UMUR_HARI_TERBANYAK).contains(&hari) {
        masukan.tolak(
            "/umurHari",
            KodeKesalahan::TidakSah,
            format!("Umur rahasia antara 1 dan {UMUR_HARI_TERBANYAK} hari."),
        );
    }
    hari
}

/// The client of that name, which was not revoked.
async fn target(unit: &Unit, permit: &Permit<'_>, kode: &str) -> Result<Berakun, Fault> {
    let klien: (klien::Model, pengguna::Model) = store::named(&unit.tx, permit, kode)
        .await?
        .ok_or(ApiError::NotFound)?;
    if klien.0.dicabut_pada.is_some() {
        return Err(Fault::user(
            "/kode",
            KodeKesalahan::StatusTidakSesuai,
            "Klien ini sudah dicabut; daftarkan yang baru.",
        ));
    }
    Ok(klien)
}

async fn rahasia_baru(
    unit: &Unit,
    permit: &Permit<'_>,
    id: PenggunaId,
    kedaluwarsa: Waktu,
) -> Result<String, ApiError> {
    let rahasia = format!("{AWALAN}{}", random()?);
    let masa = (unit.now, kedaluwarsa);
    store::insert_secret(&unit.tx, permit, id, fingerprint(&rahasia), masa).await?;
    Ok(rahasia)
}
