//! What one can do with accounts.

mod buat;
mod faktor_kedua;
mod mesin;
mod sandi;
mod sesi;
mod ubah;

pub use buat::{AkunBaru, BuatInput, buat, create_from_shell, tanpa_akun};
pub use faktor_kedua::{
    KonfirmasiInput, LepasAkunInput, LepasInput, SiapkanInput, konfirmasi, lepas, lepas_akun,
    lepas_from_shell, siapkan,
};
pub use mesin::{tambah_mesin, ubah_mesin};
pub use sandi::{GantiSandiInput, ResetSandiInput, ganti_sandi, reset_sandi};
pub use sesi::{AkhiriInput, AkhiriLainInput, AkhiriSemuaInput, akhiri, akhiri_lain, akhiri_semua};
pub use ubah::{UbahInput, ubah};

use async_graphql::{Enum, ID};
use entity::id::{KabupatenId, KecamatanId, PenggunaId};
use entity::pengguna;
use entity::status::Peran;
use entity::value::Waktu;
use sea_orm::ConnectionTrait;

use super::store;
use crate::access::{Action, Permit, permit};
use crate::auth::{Actor, password};
use crate::error::{ApiError, Fault, KodeKesalahan, UserError};
use crate::graphql::id;

/// Noun of an account's global id.
pub const NOUN: &str = "Pengguna";

/// Yang boleh Anda lakukan terhadap sebuah akun.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Enum)]
pub enum AksiPengguna {
    /// Mengubah nama, peran, kecamatan, atau mengunci akun (`penggunaUpdate`).
    Ubah,
    /// Menetapkan kata sandi awal yang baru (`penggunaResetSandi`).
    ResetSandi,
    /// Mengganti kata sandi sendiri (`sandiChange`).
    GantiSandi,
    /// Mengakhiri semua sesi akun (`penggunaRevokeSesi`).
    AkhiriSesi,
    /// Memasang faktor kedua sendiri (`faktorKeduaSetup`).
    PasangFaktorKedua,
    /// Melepas faktor kedua: sendiri (`faktorKeduaRemove`), atau akun orang lain
    /// (`penggunaRemoveFaktorKedua`).
    LepasFaktorKedua,
}

/// What `actor` may do with an account that they see.
pub fn allowed_actions(actor: &Actor, account: &pengguna::Model) -> Vec<AksiPengguna> {
    let own = actor.id == account.id;
    let has = account.faktor_kedua;
    let manages = !actor.terbatas() && manage(actor).is_ok();
    [
        (manages, AksiPengguna::Ubah),
        (manages && !own, AksiPengguna::ResetSandi),
        (own, AksiPengguna::GantiSandi),
        (manages, AksiPengguna::AkhiriSesi),
        (own && !has, AksiPengguna::PasangFaktorKedua),
        ((own || manages) && has, AksiPengguna::LepasFaktorKedua),
    ]
    .into_iter()
    .filter_map(|(may, action)| may.then_some(action))
    .collect()
}

/// The right to manage the accounts of the own kabupaten.
fn manage(actor: &Actor) -> Result<Permit<'_>, ApiError> {
    permit(actor, Action::KelolaPengguna, actor.kabupaten, None)
}

/// The account behind a global id.
async fn target<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    id: &ID,
) -> Result<pengguna::Model, ApiError> {
    let key = PenggunaId(id::key_of(NOUN, id)?);
    store::find(connection, permit, key)
        .await?
        .ok_or(ApiError::NotFound)
}

/// Object name of an account in the audit trail.
fn objek(id: PenggunaId) -> String {
    format!("pengguna:{}", id.0)
}

fn stale() -> Fault {
    Fault::user(
        "/version",
        KodeKesalahan::Conflict,
        "Akun telah berubah sejak Anda membacanya; muat ulang lalu ulangi.",
    )
}

/// A name to sign in with: 3 to 64 lower-case letters, digits, dots, underscores, hyphens.
fn periksa_username(username: &str) -> Option<UserError> {
    let fits = (3..=64).contains(&username.len())
        && username
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
        && username.starts_with(|first: char| first.is_ascii_alphanumeric());
    (!fits).then(|| {
        UserError::at(
            "/username",
            KodeKesalahan::TidakSah,
            "Nama pengguna terdiri atas 3 sampai 64 huruf kecil, angka, titik, garis bawah, atau \
             tanda hubung, dan diawali huruf atau angka.",
        )
    })
}

fn periksa_nama(nama: &str) -> Option<UserError> {
    if nama.is_empty() {
        return Some(UserError::at(
            "/nama",
            KodeKesalahan::WajibDiisi,
            "Nama lengkap wajib diisi.",
        ));
    }
    (nama.chars().count() > 200 || nama.chars().any(char::is_control)).then(|| {
        UserError::at(
            "/nama",
            KodeKesalahan::TidakSah,
            "Nama lengkap paling banyak 200 karakter dalam satu baris.",
        )
    })
}

fn periksa_sandi(path: &str, sandi: &str, username: &str, nama: &str) -> Option<UserError> {
    password::keberatan(sandi, username, nama)
        .map(|message| UserError::at(path, KodeKesalahan::SandiDitolak, message))
}

/// OPERATOR and CAMAT serve in a kecamatan, the other roles in the kabupaten.
fn periksa_tempat(peran: Peran, berkecamatan: bool) -> Option<UserError> {
    let perlu = match peran {
        Peran::Operator | Peran::Camat => true,
        Peran::Reviewer | Peran::Analis | Peran::Admin | Peran::Integrasi => false,
    };
    if perlu && !berkecamatan {
        Some(UserError::at(
            "/kecamatan",
            KodeKesalahan::WajibDiisi,
            "Peran OPERATOR dan CAMAT memerlukan kecamatan.",
        ))
    } else if !perlu && berkecamatan {
        Some(UserError::at(
            "/kecamatan",
            KodeKesalahan::TidakSah,
            "Peran ini bertugas di kabupaten; kosongkan kecamatan.",
        ))
    } else {
        None
    }
}

/// A machine client keeps the password it was given; a person changes it first.
const fn ganti_dahulu(peran: Peran) -> bool {
    !matches!(peran, Peran::Integrasi)
}

/// Until when an initial password of so many seconds opens its account.
fn awal_sampai(detik: u32, now: Waktu) -> Waktu {
    Waktu(now.0 + i64::from(detik) * 1000)
}

async fn kecamatan<C: ConnectionTrait>(
    connection: &C,
    kabupaten: KabupatenId,
    kode: &str,
) -> Result<KecamatanId, Fault> {
    store::kecamatan(connection, kabupaten, kode)
        .await?
        .ok_or_else(|| {
            Fault::user(
                "/kecamatan",
                KodeKesalahan::TidakDitemukan,
                format!("Kecamatan \"{kode}\" tidak ada di kabupaten ini."),
            )
        })
}
