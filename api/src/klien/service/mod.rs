//! What one can do with machine clients, and what they can do for a token.

mod kelola;
mod token;

pub use kelola::{
    AksiKlien, BuatInput, CabutInput, Hasil, PutarInput, allowed_actions, buat, cabut, manage,
    putar,
};
pub use token::{Penolakan, Terbit, terbitkan};
