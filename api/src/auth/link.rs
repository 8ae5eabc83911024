//! Signed links: what one person may fetch until a moment that is near, kept by nobody.
//!
//! A link is no credential. Its media type and its audience are not those of an access token, so that
//! neither is ever taken for the other, and it opens only for the caller to whom it was given.

use entity::id::PenggunaId;
use entity::value::Waktu;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::jwt::{self, Kind};
use super::keys::Keys;
use crate::config;
use crate::error::ApiError;

/// Media type of a link.
const JENIS: &str = "unduhan+jwt";
/// What is put behind the audience of access tokens.
const TUJUAN: &str = "/unduhan";
/// Layout of the claims; a link of another layout is refused.
const TATA: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Claims<T> {
    iss: String,
    aud: String,
    sub: String,
    ver: u32,
    nbf: i64,
    exp: i64,
    isi: T,
}

/// Why a link does not open.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum LinkRefusal {
    /// It is none of ours, or was altered.
    Invalid,
    /// It was given to somebody else.
    Foreign,
    /// Its time has passed.
    Expired,
}

/// Signs `isi` into a link for `pemilik`, from `dari` to `sampai`.
///
/// # Errors
/// [`ApiError::Internal`] when signing fails.
pub fn sign<T: Serialize>(
    keys: &Keys,
    config: &config::Auth,
    pemilik: PenggunaId,
    isi: &T,
    (dari, sampai): (Waktu, Waktu),
) -> Result<String, ApiError> {
    let claims = Claims {
        iss: config.issuer.clone(),
        aud: format!("{}{TUJUAN}", config.audience),
        sub: pemilik.0.to_string(),
        ver: TATA,
        nbf: dari.0 / 1000,
        exp: sampai.0 / 1000,
        isi,
    };
    jwt::sign(keys, JENIS, &claims, dari)
}

/// What a link says to `pemilik` at `now`.
///
/// # Errors
/// [`LinkRefusal`]; to whom it was given is judged before its time.
pub fn open<T: DeserializeOwned>(
    keys: &Keys,
    config: &config::Auth,
    pemilik: PenggunaId,
    now: Waktu,
    link: &str,
) -> Result<T, LinkRefusal> {
    let kind = Kind {
        typ: JENIS,
        issuer: &config.issuer,
        audience: &format!("{}{TUJUAN}", config.audience),
    };
    let jwt::Opened { claims, .. } =
        jwt::open::<Claims<T>>(keys, &kind, link, now).ok_or(LinkRefusal::Invalid)?;
    let now = now.0 / 1000;
    if claims.ver != TATA || now < claims.nbf.saturating_sub(super::token::TOLERANSI) {
        Err(LinkRefusal::Invalid)
    } else if claims.sub != pemilik.0.to_string() {
        Err(LinkRefusal::Foreign)
    } else if now >= claims.exp {
        Err(LinkRefusal::Expired)
    } else {
        Ok(claims.isi)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::token::{self, Bearer};

    const KINI: Waktu = Waktu(1_700_000_000_000);
    const NANTI: Waktu = Waktu(1_700_000_300_000);
    const DIA: PenggunaId = PenggunaId(7);

    fn setting() -> (Keys, config::Auth) {
        let path = std::env::temp_dir().join(format!("lkjip-tautan-{}.pem", uuid::Uuid::new_v4()));
        let keys = Keys::load(&path).unwrap();
        std::fs::remove_file(path).unwrap();
        (keys, config::Config::load(None).unwrap().auth)
    }

    fn buka(keys: &Keys, config: &config::Auth, link: &str) -> Result<String, LinkRefusal> {
        open(keys, config, DIA, KINI, link)
    }

    #[test]
    fn a_link_opens_for_whom_and_as_long_as_it_says() {
        let (keys, config) = setting();
        let link = sign(&keys, &config, DIA, &"isi", (KINI, NANTI)).unwrap();
        assert_eq!(buka(&keys, &config, &link), Ok("isi".to_owned()));
        let saat = |pemilik, now| open::<String>(&keys, &config, pemilik, now, &link);
        assert!(saat(DIA, Waktu(NANTI.0 - 1000)).is_ok());
        assert_eq!(saat(DIA, NANTI), Err(LinkRefusal::Expired));
        assert_eq!(saat(PenggunaId(8), NANTI), Err(LinkRefusal::Foreign));
        assert_eq!(saat(DIA, Waktu(KINI.0 - 10_000)), Err(LinkRefusal::Invalid));
    }

    #[test]
    fn a_foreign_or_altered_link_is_none() {
        let (keys, config) = setting();
        let (lain, _) = setting();
        let link = sign(&keys, &config, DIA, &"isi", (KINI, NANTI)).unwrap();
        assert_eq!(buka(&lain, &config, &link), Err(LinkRefusal::Invalid));
        let mut asing = config.clone();
        asing.audience.push('x');
        assert_eq!(buka(&keys, &asing, &link), Err(LinkRefusal::Invalid));
        let huruf = link.find('.').unwrap() + 20;
        let ganti = if link.as_bytes()[huruf] == b'A' {
            "B"
        } else {
            "A"
        };
        let mut diubah = link.clone();
        diubah.replace_range(huruf..=huruf, ganti);
        for salah in [diubah.as_str(), "", "a.b.c", &link[..link.len() - 4]] {
            assert_eq!(buka(&keys, &config, salah), Err(LinkRefusal::Invalid));
        }
    }

    #[test]
    fn a_link_is_no_access_token_and_an_access_token_no_link() {
        let (keys, config) = setting();
        let link = sign(&keys, &config, DIA, &"isi", (KINI, NANTI)).unwrap();
        assert_eq!(token::verify(&keys, &config, &link, KINI), None);
        let bearer = Bearer {
            pengguna: DIA,
            sesi: "s".to_owned(),
        };
        let akses = token::sign(&keys, &config, &bearer, KINI).unwrap();
        let buka = open::<serde_json::Value>(&keys, &config, DIA, KINI, &akses);
        assert_eq!(buka, Err(LinkRefusal::Invalid));
        // Not even where the audience of access tokens is that of links.
        let mut bersama = config.clone();
        bersama.audience.push_str(TUJUAN);
        let akses = token::sign(&keys, &bersama, &bearer, KINI).unwrap();
        let buka = open::<serde_json::Value>(&keys, &config, DIA, KINI, &akses);
        assert_eq!(buka, Err(LinkRefusal::Invalid));
        assert_eq!(token::verify(&keys, &bersama, &link, KINI), None);
    }
}
