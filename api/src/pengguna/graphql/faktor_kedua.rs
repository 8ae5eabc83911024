//! The second factor as the client sees it.

use async_graphql::SimpleObject;

use super::Pengguna;
use crate::error::UserError;

/// Hasil menyiapkan faktor kedua.
#[derive(Clone, Debug, SimpleObject)]
pub struct FaktorKeduaSetupPayload {
    /// Rahasia dalam base32, untuk diketik ke aplikasi autentikator.
    pub(super) rahasia: Option<String>,
    /// Rahasia yang sama sebagai URI `otpauth://`, untuk diperlihatkan sebagai kode QR.
    pub(super) uri: Option<String>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    pub(super) user_errors: Vec<UserError>,
}

/// Hasil mengonfirmasi faktor kedua.
#[derive(Clone, Debug, SimpleObject)]
pub struct FaktorKeduaConfirmPayload {
    /// Akun sesudah mutasi.
    pub(super) pengguna: Option<Pengguna>,
    /// Sepuluh kode pemulihan sekali pakai, diperlihatkan sekali ini saja: simpan di tempat aman.
    pub(super) kode_pemulihan_list: Vec<String>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    pub(super) user_errors: Vec<UserError>,
}
