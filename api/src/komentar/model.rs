//! What one may do with a thread.

use async_graphql::Enum;

/// Yang boleh Anda lakukan terhadap sebuah utas komentar.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Enum)]
pub enum AksiKomentar {
    /// Membalasnya (`komentarReply`).
    Balas,
    /// Menyatakannya selesai (`komentarResolve`).
    Selesaikan,
    /// Membukanya kembali (`komentarReopen`).
    BukaKembali,
}
