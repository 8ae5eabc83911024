//! The second factor: codes that change every 30 seconds (TOTP, RFC 6238), and recovery codes for whoever lost
//! the device that makes them (ADR 19).

use entity::id::PenggunaId;
use entity::pengguna;
use entity::status::Peran;
use entity::value::Waktu;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

use super::seal::Seal;
use super::store::second_factor as store;
use crate::config;
use crate::db::Db;
use crate::error::ApiError;
use crate::graphql::unit::hex;

/// What an authenticator shows beside the name of the account.
const ISSUER: &str = "LKjIP";
/// Bytes of a secret, as RFC 4226 recommends.
const SECRET: usize = 20;
/// Recovery codes that are given at once.
const CODES: usize = 10;
/// Bytes of a recovery code: 120 bits, so that a plain hash is enough (NIST SP 800-63B-4, section 3.1.2.2).
const CODE: usize = 15;

/// A secret that waits for its first code, as an authenticator takes it.
#[derive(Clone)]
pub struct Setup {
    /// The secret, base32.
    pub secret: String,
    /// The same with all that belongs to it: `otpauth://totp/…`.
    pub uri: String,
}

/// Whether an account has to set up a second factor before anything else.
pub fn is_due(config: &config::Auth, peran: Peran, has: bool) -> bool {
    !has && config.totp_wajib.contains(&peran)
}

/// Keeps a new secret for the account, which has no second factor before a code of it was seen.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn set_up(
    seal: &Seal,
    tx: &DatabaseTransaction,
    account: &pengguna::Model,
    now: Waktu,
) -> Result<Setup, ApiError> {
    let secret: [u8; SECRET] = random()?;
    let sealed = seal.seal(&about(account.id), &secret)?;
    store::keep_secret(tx, account.id, sealed, now).await?;
    setup(&secret, &account.username)
}

/// The secret that waits for its first code.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn pending<C: ConnectionTrait>(
    seal: &Seal,
    connection: &C,
    account: &pengguna::Model,
) -> Result<Option<Setup>, ApiError> {
    if account.faktor_kedua {
        return Ok(None);
    }
    match secret_of(seal, connection, account.id).await? {
        Some(secret) => setup(&secret, &account.username).map(Some),
        None => Ok(None),
    }
}

/// Makes the secret that waits for its first code the second factor of the account, and answers the recovery
/// codes; none when `code` is wrong.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn confirm(
    seal: &Seal,
    tx: &DatabaseTransaction,
    account: PenggunaId,
    code: &str,
    now: Waktu,
) -> Result<Option<Vec<String>>, ApiError> {
    if !spend_totp(seal, tx, account, code, now).await? || !store::mark(tx, account, true).await? {
        return Ok(None);
    }
    let codes = (0..CODES)
        .map(|_| {
            random().map(|bytes: [u8; CODE]| written(&Secret::from(bytes.to_vec()).to_base32()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    store::keep_codes(tx, account, codes.iter().map(|code| fingerprint(code))).await?;
    Ok(Some(codes))
}

/// Spends a code of the authenticator, or a recovery code: each is good for once.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn prove(
    seal: &Seal,
    tx: &DatabaseTransaction,
    account: PenggunaId,
    code: &str,
    now: Waktu,
) -> Result<bool, ApiError> {
    let code = code.trim();
    if code
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter == ' ')
    {
        spend_totp(seal, tx, account, code, now).await
    } else {
        store::spend_code(tx, account, &fingerprint(code), now).await
    }
}

/// Takes the second factor of an account away; false when it has none.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn remove(
    tx: &DatabaseTransaction,
    account: PenggunaId,
) -> Result<bool, ApiError> {
    // The account first, as whoever signs in holds it first.
    let had = store::mark(tx, account, false).await?;
    store::clear(tx, account).await?;
    Ok(had)
}

/// How many second factors there are, and how many of them this key does not open.
///
/// # Errors
/// When the database refuses.
pub async fn unreadable(db: &Db, seal: Option<&Seal>) -> Result<(usize, usize), ApiError> {
    let rows = store::secrets(db.reader()).await?;
    let opens =
        |id, sealed: &[u8]| seal.is_some_and(|seal| seal.open(&about(id), sealed).is_some());
    let closed = rows
        .iter()
        .filter(|row| !opens(row.pengguna_id, &row.rahasia));
    Ok((rows.len(), closed.count()))
}

/// Spends a code of the authenticator. One step of time to either side is taken for the same.
async fn spend_totp(
    seal: &Seal,
    tx: &DatabaseTransaction,
    account: PenggunaId,
    code: &str,
    now: Waktu,
) -> Result<bool, ApiError> {
    let Some(secret) = secret_of(seal, tx, account).await? else {
        return Ok(false);
    };
    let code: String = code.chars().filter(|letter| *letter != ' ').collect();
    let seconds = u64::try_from(now.0 / 1_000).unwrap_or_default();
    let Some(step) = totp(&secret, "")?.check(&code, seconds) else {
        return Ok(false);
    };
    let step = i64::try_from(step).map_err(internal)?;
    store::spend_step(tx, account, step).await
}

async fn secret_of<C: ConnectionTrait>(
    seal: &Seal,
    connection: &C,
    account: PenggunaId,
) -> Result<Option<Vec<u8>>, ApiError> {
    let Some(row) = store::secret(connection, account).await? else {
        return Ok(None);
    };
    let secret = seal.open(&about(account), &row.rahasia);
    secret.map(Some).ok_or_else(|| {
        ApiError::Internal("the second factor was sealed with another key".to_owned())
    })
}

fn totp(secret: &[u8], username: &str) -> Result<Totp, ApiError> {
    Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(username)
        .with_issuer(Some(ISSUER))
        .build()
        .map_err(internal)
}

fn setup(secret: &[u8], username: &str) -> Result<Setup, ApiError> {
    let totp = totp(secret, username)?;
    Ok(Setup {
        secret: totp.secret().to_base32(),
        uri: totp.to_url().map_err(internal)?,
    })
}

/// What a sealed secret is about.
fn about(account: PenggunaId) -> String {
    format!("faktor kedua {}", account.0)
}

/// A recovery code as it is written down: groups of four.
fn written(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}

/// What is kept of a recovery code, however its groups and letters were typed.
fn fingerprint(code: &str) -> String {
    let letters: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    hex(&Sha256::digest(letters))
}

fn random<const N: usize>() -> Result<[u8; N], ApiError> {
    let mut bytes = [0_u8; N];
    aws_lc_rs::rand::fill(&mut bytes).map_err(internal)?;
    Ok(bytes)
}

fn internal(error: impl std::fmt::Display) -> ApiError {
    ApiError::Internal(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1; of eight digits the last six.
        let totp = totp(b"12345678901234567890", "").unwrap();
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(totp.generate(seconds).to_string(), code);
            assert_eq!(totp.check(code, seconds), Some(seconds / 30));
            assert_eq!(totp.check(code, seconds + 30), Some(seconds / 30));
            assert_eq!(totp.check(code, seconds + 60), None);
        }
    }

    #[test]
    fn a_recovery_code_is_known_again_as_it_may_be_typed() {
        assert_eq!(written("ABCDEFGH23"), "ABCD-EFGH-23");
        assert_eq!(fingerprint("ABCD-EFGH-23"), fingerprint(" abcd efgh23"));
        assert_ne!(fingerprint("ABCD-EFGH-23"), fingerprint("ABCD-EFGH-24"));
    }
}
