//! Secrets that the program gives out: long and random, so that a plain hash of one is enough to know it
//! again and tells nothing of it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::error::ApiError;
use crate::graphql::unit::hex;

/// A new secret: 32 random bytes as text.
///
/// # Errors
/// [`ApiError::Internal`] when the system has no randomness.
pub fn random() -> Result<String, ApiError> {
    let mut bytes = [0_u8; 32];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|error| ApiError::Internal(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// What is kept of a secret.
pub fn fingerprint(secret: &str) -> String {
    hex(&Sha256::digest(secret))
}
