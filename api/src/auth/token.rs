//! Access tokens: short-lived EdDSA JWTs that name a session.

use entity::id::PenggunaId;
use entity::value::Waktu;
use serde::{Deserialize, Serialize};

use super::jwt::{self, Kind};
use super::keys::Keys;
use crate::config;
use crate::error::ApiError;

/// Tolerated difference between the clocks of two servers, in seconds.
pub(super) const TOLERANSI: i64 = 5;
/// Media type of an access token (RFC 9068).
const JENIS: &str = "at+jwt";
/// Layout of the claims; a token of another layout is refused.
const TATA: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    jti: String,
    sid: String,
    ver: u32,
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
        jti: uuid::Uuid::new_v4().to_string(),
        sid: bearer.sesi.clone(),
        ver: TATA,
        iat,
        nbf: iat,
        exp: iat + i64::from(config.access_token_seconds),
    };
    jwt::sign(keys, JENIS, &claims, now)
}

/// A token that is ours, and the time in which it is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verified {
    /// What it says.
    pub(super) bearer: Bearer,
    /// Of the keys by which it was verified.
    pub(super) generation: u64,
    nbf: i64,
    exp: i64,
}

impl Verified {
    /// Whether it is valid at `now`.
    pub(super) const fn holds(&self, now: Waktu) -> bool {
        let now = now.0 / 1000;
        now < self.exp.saturating_add(TOLERANSI) && now >= self.nbf.saturating_sub(TOLERANSI)
    }
}

/// What `token` says, if it is ours, unaltered, and for us; whether it is of this moment has still to be
/// asked.
pub(super) fn verify(
    keys: &Keys,
    config: &config::Auth,
    token: &str,
    now: Waktu,
) -> Option<Verified> {
    let kind = Kind {
        typ: JENIS,
        issuer: &config.issuer,
        audience: &config.audience,
    };
    let generation = keys.generation(now);
    let jwt::Opened { claims, until } = jwt::open::<Claims>(keys, &kind, token, now)?;
    if claims.ver != TATA {
        return None;
    }
    // Nobody signs with a key that only verifies: what is said to live longer was not signed by us.
    let last = until.map_or(i64::MAX, |until| until.0 / 1000 - TOLERANSI);
    Some(Verified {
        bearer: Bearer {
            pengguna: PenggunaId(claims.sub.parse().ok()?),
            sesi: claims.sid,
        },
        generation,
        nbf: claims.nbf,
        exp: claims.exp.min(last),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use jsonwebtoken::{Algorithm, Header};
    use serde_json::{Value, json};

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

    /// What `token` says, if it is valid at `now`.
    fn verify(keys: &Keys, config: &config::Auth, token: &str, now: Waktu) -> Option<Bearer> {
        let verified = super::verify(keys, config, token, now)?;
        verified.holds(now).then_some(verified.bearer)
    }

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
        let header = |alg: &str| {
            URL_SAFE_NO_PAD.encode(format!(
                r#"{{"alg":"{alg}","typ":"at+jwt","kid":"{}"}}"#,
                keys.signing(NOW).kid
            ))
        };
        let flipped = {
            let mut signature = URL_SAFE_NO_PAD.decode(parts[2]).unwrap();
            signature[7] ^= 1;
            URL_SAFE_NO_PAD.encode(signature)
        };
        for forged in [
            format!("{}.{}.", header("none"), parts[1]),
            format!("{}.{}.{}", header("none"), parts[1], parts[2]),
            format!("{}.{}.{}", header("HS256"), parts[1], parts[2]),
            format!("{}.{}A.{}", parts[0], parts[1], parts[2]),
            format!("{}.{}.{flipped}", parts[0], parts[1]),
            format!("{token}.{}", parts[2]),
            String::new(),
        ] {
            assert_eq!(verify(&keys, &config, &forged, NOW), None, "{forged}");
        }
    }

    #[test]
    fn the_public_key_is_no_shared_secret() {
        let (keys, config, _) = setting();
        let x = keys.jwks(NOW)["keys"][0]["x"].as_str().unwrap().to_owned();
        let public = URL_SAFE_NO_PAD.decode(x).unwrap();
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some(keys.signing(NOW).kid.clone());
        header.typ = Some(JENIS.to_owned());
        let forged = jsonwebtoken::encode(
            &header,
            &claims(&config),
            &jsonwebtoken::EncodingKey::from_secret(&public),
        )
        .unwrap();
        assert_eq!(verify(&keys, &config, &forged, NOW), None);
    }

    #[test]
    fn every_claim_and_the_header_are_demanded() {
        let (keys, config, bearer) = setting();
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(keys.signing(NOW).kid.clone());
        header.typ = Some(JENIS.to_owned());
        let sign = |header: &Header, claims: &Value| {
            jsonwebtoken::encode(header, claims, &keys.signing(NOW).encoding).unwrap()
        };
        let whole = claims(&config);
        assert_eq!(
            verify(&keys, &config, &sign(&header, &whole), NOW),
            Some(bearer)
        );
        for claim in [
            "iss", "aud", "sub", "jti", "sid", "ver", "iat", "nbf", "exp",
        ] {
            let mut partial = whole.clone();
            partial.as_object_mut().unwrap().remove(claim);
            assert_eq!(
                verify(&keys, &config, &sign(&header, &partial), NOW),
                None,
                "{claim}"
            );
        }
        let mut other = header.clone();
        other.kid = None;
        assert_eq!(verify(&keys, &config, &sign(&other, &whole), NOW), None);
        let mut other = header.clone();
        other.typ = Some("JWT".to_owned());
        assert_eq!(verify(&keys, &config, &sign(&other, &whole), NOW), None);
    }

    fn claims(config: &config::Auth) -> Value {
        let iat = NOW.0 / 1000;
        json!({
            "iss": config.issuer, "aud": config.audience, "sub": "7", "jti": "j", "sid": "s",
            "ver": TATA, "iat": iat, "nbf": iat, "exp": iat + 60,
        })
    }
}
