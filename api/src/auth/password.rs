//! Passwords: argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane), and the
//! rules of NIST SP 800-63B-4, section 3.1.1.2: length and a list of known bad ones, no composition rules, no
//! change without a cause. What is typed is normalised (NFC), so that it does not matter on which keyboard.

use std::collections::{BTreeSet, HashSet};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::spawn_blocking;
use unicode_normalization::UnicodeNormalization as _;

use crate::error::ApiError;

/// Fewest characters of a password: it may be all that an account is protected by.
const MINIMAL: usize = 15;
const MAKSIMAL: usize = 128;

/// What every guesser tries first; a password must hold more than these.
static LAZIM: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../../data/sandi_umum.txt")
        .lines()
        .filter(|baris| !baris.is_empty() && !baris.starts_with("# "))
        .collect()
});

/// The shortest and the longest of them, in characters.
const PANJANG_LAZIM: RangeInclusive<usize> = 4..=24;

/// Characters that must remain beside them.
const SISA_MINIMAL: usize = 8;

/// Different characters that a password must have, so that `abababababababab` is none.
const RAGAM_MINIMAL: usize = 5;

/// Told of one that is little more than those.
const MUDAH: &str = "Kata sandi ini terlalu mudah ditebak: kata yang lazim, nama, dan ulangan tidak terhitung. Tambahkan kata lain.";

/// Hashing takes 19 MiB and a core: more at once would only be a way to exhaust the machine.
const TURNS: usize = 2;
static TURN: Semaphore = Semaphore::const_new(TURNS);

/// Whoever came after so many would wait for seconds.
const WAITING: usize = 50;
static LINE: Semaphore = Semaphore::const_new(TURNS + WAITING);

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

fn baku(sandi: &str) -> String {
    sandi.nfc().collect()
}

fn hash_now(sandi: &str) -> Result<String, ApiError> {
    Ok(argon2()?
        .hash_password(baku(sandi).as_bytes())
        .map_err(internal)?
        .to_string())
}

/// A place among those who hash, or wait for their turn.
#[derive(Debug)]
pub struct Place {
    _permit: SemaphorePermit<'static>,
}

/// Takes a place: before an attempt is counted, which would count as wrong without one.
///
/// # Errors
/// [`ApiError::Unavailable`] when too many wait.
pub fn line_up() -> Result<Place, ApiError> {
    let permit = LINE.try_acquire().map_err(|_| ApiError::Unavailable)?;
    Ok(Place { _permit: permit })
}

impl Place {
    /// The PHC string of a password.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when hashing fails.
    pub async fn hash(&self, sandi: String) -> Result<String, ApiError> {
        in_turn(move || hash_now(&sandi)).await
    }

    /// Whether `sandi` belongs to `phc`; with no `phc` it works as long and says no.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the task fails.
    pub async fn verify(&self, sandi: String, phc: Option<String>) -> Result<bool, ApiError> {
        in_turn(move || {
            let known = phc.is_some();
            let parsed = PasswordHash::new(phc.as_deref().unwrap_or(DUMMY)).map_err(internal)?;
            Ok(argon2()?
                .verify_password(baku(&sandi).as_bytes(), &parsed)
                .is_ok()
                && known)
        })
        .await
    }
}

/// Does slow work in its turn, which lasts until it is done, also when nobody waits for it any more.
async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let turn = TURN.acquire().await.map_err(internal)?;
    spawn_blocking(move || {
        let _turn = turn;
        work()
    })
    .await
    .map_err(internal)?
}

/// The PHC string of a password.
///
/// # Errors
/// [`ApiError::Unavailable`] when too many wait; [`ApiError::Internal`] when hashing fails.
pub async fn hash(sandi: String) -> Result<String, ApiError> {
    line_up()?.hash(sandi).await
}

/// Why a password cannot be accepted for the account `username` of `nama`, as one Indonesian sentence.
pub fn keberatan(sandi: &str, username: &str, nama: &str) -> Option<String> {
    let kecil = baku(sandi).to_lowercase();
    let panjang = baku(sandi).chars().count();
    if panjang < MINIMAL {
        Some(format!("Kata sandi paling sedikit {MINIMAL} karakter."))
    } else if panjang > MAKSIMAL {
        Some(format!("Kata sandi paling banyak {MAKSIMAL} karakter."))
    } else if kecil.contains(&username.to_lowercase()) {
        Some("Kata sandi tidak boleh memuat nama pengguna.".to_owned())
    } else if mudah(&kecil, &format!("{username} {nama}").to_lowercase()) {
        Some(MUDAH.to_owned())
    } else {
        None
    }
}

/// Whether a lower-case password is little more than well-known ones, the words of `sekitar`, and characters
/// over and over.
fn mudah(kecil: &str, sekitar: &str) -> bool {
    let sekitar: HashSet<&str> = sekitar
        .split(|huruf: char| !huruf.is_alphanumeric())
        .collect();
    let ragam: BTreeSet<char> = kecil.chars().collect();
    ragam.len() < RAGAM_MINIMAL || sisa(kecil, &sekitar) < SISA_MINIMAL
}

/// The fewest characters that remain when well-known words are taken out; of the same one in a row the first.
fn sisa(kecil: &str, sekitar: &HashSet<&str>) -> usize {
    let batas: Vec<usize> = kecil
        .char_indices()
        .map(|(letak, _)| letak)
        .chain([kecil.len()])
        .collect();
    let potong = |dari: usize, sampai: usize| kecil.get(batas[dari]..batas[sampai]);
    let banyak = batas.len() - 1;
    let mut tersisa = vec![usize::MAX; banyak + 1];
    tersisa[0] = 0;
    for dari in 0..banyak {
        let sebelum = tersisa[dari];
        let ulang = dari > 0 && potong(dari - 1, dari) == potong(dari, dari + 1);
        tersisa[dari + 1] = tersisa[dari + 1].min(sebelum + usize::from(!ulang));
        for panjang in PANJANG_LAZIM.take_while(|panjang| dari + panjang <= banyak) {
            let lazim = potong(dari, dari + panjang)
                .is_some_and(|kata| LAZIM.contains(kata) || sekitar.contains(kata));
            if lazim {
                tersisa[dari + panjang] = tersisa[dari + panjang].min(sebelum);
            }
        }
    }
    tersisa[banyak]
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn verify(sandi: &str, phc: Option<String>) -> bool {
        let place = line_up().unwrap();
        place.verify(sandi.to_owned(), phc).await.unwrap()
    }

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let phc = hash("sandi yang panjang".to_owned()).await.unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(verify("sandi yang panjang", Some(phc.clone())).await);
        assert!(!verify("sandi yang lain", Some(phc)).await);
    }

    #[tokio::test]
    async fn an_unknown_account_takes_the_same_work_and_is_refused() {
        let dummy = PasswordHash::new(DUMMY).unwrap();
        let real = PasswordHash::new(&hash("sandi yang panjang".to_owned()).await.unwrap())
            .unwrap()
            .params
            .to_string();
        assert_eq!(dummy.params.to_string(), real);
        assert!(!verify("apa saja", None).await);
    }

    #[tokio::test]
    async fn a_turn_lasts_as_long_as_its_work() {
        let (began, begins) = tokio::sync::oneshot::channel();
        let (end, ends) = std::sync::mpsc::channel();
        let asked = tokio::spawn(in_turn(move || {
            began.send(()).unwrap();
            ends.recv().map_err(internal)
        }));
        begins.await.unwrap();
        asked.abort();
        assert!(asked.await.unwrap_err().is_cancelled());
        assert_eq!(TURN.available_permits(), TURNS - 1);
        end.send(()).unwrap();
        let _both = TURN.acquire_many(2).await.unwrap();
    }

    #[tokio::test]
    async fn whoever_comes_when_too_many_wait_is_sent_away() {
        let _line = LINE.acquire_many(52).await.unwrap();
        assert!(matches!(line_up(), Err(ApiError::Unavailable)));
    }

    #[tokio::test]
    async fn the_keyboard_does_not_matter() {
        // The same letter as one character, and as a letter with an accent.
        let phc = hash("ombak dan kaf\u{e9} di selat".to_owned())
            .await
            .unwrap();
        assert!(verify("ombak dan kafe\u{301} di selat", Some(phc)).await);
    }

    #[test]
    fn the_list_is_within_its_bounds() {
        assert!(LAZIM.len() > 1_500);
        for kata in LAZIM.iter() {
            assert!(PANJANG_LAZIM.contains(&kata.chars().count()), "{kata}");
            assert_eq!(*kata, kata.to_lowercase());
        }
    }

    #[test]
    fn weak_passwords_are_refused() {
        for buruk in [
            "empat belas hu",
            "password1234567",
            "operator.pasongsongan!",
            "Sumenep2023Sumenep2023",
            "kecamatanpasongsongan2026",
            "P@ssw0rdP@ssw0rd!!!!!!!!!",
            "abababababababab",
            "zyxwvutsrqponmlkji",
            "012345678901234567890",
            "qwertyuiopasdfghjkl",
            "Siti Nurhayati 2026!",
            "lorjuk.topak.2026",
            "bismillahirrahmanirrahim99",
            &"x".repeat(129),
        ] {
            let keberatan = keberatan(buruk, "operator.pasongsongan", "Lorjuk Topak");
            assert!(keberatan.is_some(), "{buruk}");
        }
        for baik in [
            "ombak dan garam di selat",
            "kecamatan kami paling indah",
            "lorjuk-kaldu-topak",
            "correct horse battery staple",
            &"ombak dan garam di selat ".repeat(5),
            "海と塩と風と島と舟と空と星と月と",
        ] {
            assert_eq!(
                keberatan(baik, "operator.pasongsongan", "Budi Santoso"),
                None,
                "{baik}"
            );
        }
    }
}
