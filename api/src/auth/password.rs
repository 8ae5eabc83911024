//! Passwords: argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane), and the
//! rules of NIST SP 800-63B (length and a list of known bad ones, no composition rules).

use std::collections::BTreeSet;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::error::ApiError;

/// Fewest characters of a password.
pub const MINIMAL: usize = 12;
const MAKSIMAL: usize = 128;

/// Words that every guesser tries first; a password must hold more than these.
const LAZIM: [&str; 30] = [
    "password",
    "passw0rd",
    "p@ssw0rd",
    "katasandi",
    "rahasia",
    "bismillah",
    "indonesia",
    "administrator",
    "admin",
    "operator",
    "reviewer",
    "analis",
    "integrasi",
    "bupati",
    "camat",
    "kecamatan",
    "kabupaten",
    "sumenep",
    "madura",
    "lkjip",
    "sakip",
    "qwertyuiop",
    "qwerty",
    "iloveyou",
    "welcome",
    "letmein",
    "sayang",
    "1234567890",
    "123456",
    "abcdef",
];

/// Characters that must remain once the well-known words are taken away.
const SISA_MINIMAL: usize = 8;

/// Different characters that a password must have, so that `aaaaaaaaaaaa` is none.
const RAGAM_MINIMAL: usize = 5;

/// Rows of keys that are no password, however long, forwards or backwards.
const DERET: [&str; 3] = [
    "0123456789012345678901234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
];

/// Hashing takes 19 MiB and a core: more at once would only be a way to exhaust the machine.
static TURN: Semaphore = Semaphore::const_new(2);

/// Verified when the account is unknown, so that the answer takes as long. No password is known that
/// fits it, and the answer is no even for one that did.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn argon2() -> Result<Argon2<'static>, ApiError> {
    let params = Params::new(19_456, 2, 1, None).map_err(internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn internal(error: impl std::fmt::Display) -> ApiError {
    ApiError::Internal(error.to_string())
}

fn hash_now(sandi: &str) -> Result<String, ApiError> {
    Ok(argon2()?
        .hash_password(sandi.as_bytes())
        .map_err(internal)?
        .to_string())
}

/// The PHC string of a password.
///
/// # Errors
/// [`ApiError::Internal`] when hashing fails.
pub async fn hash(sandi: String) -> Result<String, ApiError> {
    let _turn = TURN.acquire().await.map_err(internal)?;
    spawn_blocking(move || hash_now(&sandi))
        .await
        .map_err(internal)?
}

/// Whether `sandi` belongs to `phc`; with no `phc` it works as long and says no.
///
/// # Errors
/// [`ApiError::Internal`] when the task fails.
pub async fn verify(sandi: String, phc: Option<String>) -> Result<bool, ApiError> {
    let _turn = TURN.acquire().await.map_err(internal)?;
    spawn_blocking(move || {
        let known = phc.is_some();
        let parsed = PasswordHash::new(phc.as_deref().unwrap_or(DUMMY)).map_err(internal)?;
        Ok(argon2()?.verify_password(sandi.as_bytes(), &parsed).is_ok() && known)
    })
    .await
    .map_err(internal)?
}

/// Why a password cannot be accepted, as one Indonesian sentence.
pub fn keberatan(sandi: &str, username: &str) -> Option<String> {
    let panjang = sandi.chars().count();
    let kecil = sandi.to_lowercase();
    if panjang < MINIMAL {
        Some(format!("Kata sandi paling sedikit {MINIMAL} karakter."))
    } else if panjang > MAKSIMAL {
        Some(format!("Kata sandi paling banyak {MAKSIMAL} karakter."))
    } else if kecil.contains(&username.to_lowercase()) {
        Some("Kata sandi tidak boleh memuat nama pengguna.".to_owned())
    } else if mudah(&kecil) {
        Some("Kata sandi ini terlalu mudah ditebak.".to_owned())
    } else {
        None
    }
}

/// Whether a lower-case password is little more than well-known words, one character over and over,
/// or a row of keys.
fn mudah(kecil: &str) -> bool {
    let sisa = LAZIM
        .iter()
        .fold(kecil.to_owned(), |sisa, kata| sisa.replace(kata, ""));
    let ragam: BTreeSet<char> = kecil.chars().collect();
    let terbalik: String = kecil.chars().rev().collect();
    sisa.chars().count() < SISA_MINIMAL
        || ragam.len() < RAGAM_MINIMAL
        || DERET
            .iter()
            .any(|deret| deret.contains(kecil) || deret.contains(&terbalik))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let phc = hash("sandi yang panjang".to_owned()).await.unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(
            verify("sandi yang panjang".to_owned(), Some(phc.clone()))
                .await
                .unwrap()
        );
        assert!(
            !verify("sandi yang lain".to_owned(), Some(phc))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn an_unknown_account_takes_the_same_work_and_is_refused() {
        let dummy = PasswordHash::new(DUMMY).unwrap();
        let real = PasswordHash::new(&hash("sandi yang panjang".to_owned()).await.unwrap())
            .unwrap()
            .params
            .to_string();
        assert_eq!(dummy.params.to_string(), real);
        assert!(!verify("apa saja".to_owned(), None).await.unwrap());
    }

    #[test]
    fn weak_passwords_are_refused() {
        for buruk in [
            "pendek",
            "password12345",
            "operator.pasongsongan!",
            "Sumenep2023!!",
            "adminsumenep2024",
            "passwordpassword",
            "abababababab",
            "mlkjihgfedcba",
            "012345678901",
            &"x".repeat(129),
        ] {
            assert!(
                keberatan(buruk, "operator.pasongsongan").is_some(),
                "{buruk}"
            );
        }
        for baik in [
            "ombak dan garam di selat",
            "kecamatan kami paling indah",
            "lorjuk-kaldu-topak",
        ] {
            assert_eq!(keberatan(baik, "operator.pasongsongan"), None, "{baik}");
        }
    }
}
