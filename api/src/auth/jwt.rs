//! Signing and opening what the keys vouch for. Algorithm, type, issuer and audience are ours to say, and never
//! the token's.

use entity::value::Waktu;
use jsonwebtoken::{Algorithm, Header, TokenData, Validation};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::keys::Keys;
use crate::error::ApiError;

/// The one algorithm.
const ALGORITHM: Algorithm = Algorithm::EdDSA;

/// Which tokens are meant: those of one kind do not pass for another.
pub(super) struct Kind<'a> {
    /// Media type, in the header.
    pub(super) typ: &'a str,
    /// Claim `iss`.
    pub(super) issuer: &'a str,
    /// Claim `aud`.
    pub(super) audience: &'a str,
}

/// Signs `claims`, which name issuer and audience themselves.
///
/// # Errors
/// [`ApiError::Internal`] when signing fails.
pub(super) fn sign<T: Serialize>(
    keys: &Keys,
    typ: &str,
    claims: &T,
    now: Waktu,
) -> Result<String, ApiError> {
    let key = keys.signing(now);
    let mut header = Header::new(ALGORITHM);
    header.typ = Some(typ.to_owned());
    header.kid = Some(key.kid.clone());
    jsonwebtoken::encode(&header, claims, &key.encoding)
        .map_err(|error| ApiError::Internal(error.to_string()))
}

/// What a token says, and until when its key is good for it.
pub(super) struct Opened<T> {
    pub(super) claims: T,
    pub(super) until: Option<Waktu>,
}

/// What `token` says, if it is ours, unaltered and of this kind. Its time has still to be judged, by our own
/// clock.
pub(super) fn open<T: DeserializeOwned>(
    keys: &Keys,
    kind: &Kind<'_>,
    token: &str,
    now: Waktu,
) -> Option<Opened<T>> {
    let header = jsonwebtoken::decode_header(token).ok()?;
    let foreign = header.alg != ALGORITHM
        || header.typ.as_deref() != Some(kind.typ)
        // RFC 7515 section 4.1.11: nothing is critical that we do not know, and we know of nothing.
        || header.crit.is_some();
    if foreign {
        return None;
    }
    let key = keys.verifying(&header.kid?, now)?;
    let mut validation = Validation::new(ALGORITHM);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub", "nbf"]);
    validation.set_issuer(&[kind.issuer]);
    validation.set_audience(&[kind.audience]);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let TokenData { claims, .. } = jsonwebtoken::decode(token, &key.decoding, &validation).ok()?;
    Some(Opened {
        claims,
        until: key.until,
    })
}
