//! Signing in as people and guessers live through it.

mod faktor_kedua;
mod rem;
mod sandi;
mod sesi;
