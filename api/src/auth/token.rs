//! Access tokens: short-lived EdDSA JWTs that name a session.

use entity::id::PenggunaId;
use entity::value::Waktu;
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::{Deserialize, Serialize};

use super::keys::Keys;
use crate::config;
use crate::error::ApiError;

/// Tolerated difference between the clocks of two servers, in seconds.
const TOLERANSI: i64 = 5;

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    sid: String,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// What a valid token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bearer {
    /// Account.
    pub(super) pengguna: PenggunaId,
    /// Session.
    pub(super) sesi: String,
}

/// Signs a token for a session.
///
/// # Errors
/// [`ApiError::Internal`] when signing fails.
pub(super) fn sign(
    keys: &Keys,
    config: &config::Auth,
    bearer: &Bearer,
    now: Waktu,
) -> Result<String, ApiError> {
    let iat = now.0 / 1000;
    let claims = Claims {
        iss: config.issuer.clone(),
        aud: config.audience.clone(),
        sub: bearer.pengguna.0.to_string(),
        sid: bearer.sesi.clone(),
        iat,
        nbf: iat,
        exp: iat + i64::from(config.access_token_seconds),
    };
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(keys.kid.clone());
    jsonwebtoken::encode(&header, &claims, &keys.encoding)
        .map_err(|error| ApiError::Internal(error.to_string()))
}

/// What `token` says, if it is ours, unaltered, for us, and of this moment.
pub(super) fn verify(keys: &Keys, config: &config::Auth, token: &str, now: Waktu) -> Option<Bearer> {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub", "nbf"]);
    validation.set_issuer(&[&config.issuer]);
    validation.set_audience(&[&config.audience]);
    // Judged below by our own clock.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let header = jsonwebtoken::decode_header(token).ok()?;
    if header.kid.as_deref() != Some(&keys.kid) {
        return None;
    }
    let claims = jsonwebtoken::decode::<Claims>(token, &keys.decoding, &validation).ok()?.claims;
    let now = now.0 / 1000;
    if now >= claims.exp + TOLERANSI || now < claims.nbf - TOLERANSI {
        return None;
    }
    Some(Bearer {
        pengguna: PenggunaId(claims.sub.parse().ok()?),
        sesi: claims.sid,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    fn setting() -> (Keys, config::Auth, Bearer) {
        let path = std::env::temp_dir().join(format!("lkjip-token-{}.pem", uuid::Uuid::new_v4()));
        let keys = Keys::load(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        let bearer = Bearer {
            pengguna: PenggunaId(7),
            sesi: "s".to_owned(),
        };
        (keys, config::Config::load(None).unwrap().auth, bearer)
    }

    const NOW: Waktu = Waktu(1_700_000_000_000);

    #[test]
    fn a_token_is_valid_for_its_time_only() {
        let (keys, config, bearer) = setting();
        let token = sign(&keys, &config, &bearer, NOW).unwrap();
        let after = |seconds: i64| Waktu(NOW.0 + seconds * 1000);
        assert_eq!(verify(&keys, &config, &token, after(899)), Some(bearer));
        assert_eq!(verify(&keys, &config, &token, after(906)), None);
        assert_eq!(verify(&keys, &config, &token, after(-10)), None);
    }

    #[test]
    fn foreign_and_altered_tokens_are_refused() {
        let (keys, config, bearer) = setting();
        let (other_keys, ..) = setting();
        let token = sign(&keys, &config, &bearer, NOW).unwrap();
        assert_eq!(verify(&other_keys, &config, &token, NOW), None);
        for change in [
            |c: &mut config::Auth| c.issuer.push('x'),
            |c: &mut config::Auth| c.audience.push('x'),
        ] {
            let mut changed = config.clone();
            change(&mut changed);
            assert_eq!(verify(&keys, &changed, &token, NOW), None);
        }
        let parts: Vec<&str> = token.split('.').collect();
        let none = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"none","kid":"{}"}}"#, keys.kid));
        for forged in [
            format!("{none}.{}.", parts[1]),
            format!("{}.{}.{}", none, parts[1], parts[2]),
            format!("{}.{}A.{}", parts[0], parts[1], parts[2]),
            String::new(),
        ] {
            assert_eq!(verify(&keys, &config, &forged, NOW), None, "{forged}");
        }
    }
}
