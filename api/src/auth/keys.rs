//! The Ed25519 key that signs tokens.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Why the signing key cannot be used: one Indonesian sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct KeyError(String);

/// Signing and verifying keys, with the public half as clients see it.
#[derive(Clone)]
pub struct Keys {
    pub(super) encoding: EncodingKey,
    pub(super) decoding: DecodingKey,
    pub(super) kid: String,
    x: String,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys")
            .field("kid", &self.kid)
            .finish_non_exhaustive()
    }
}

impl Keys {
    /// Reads the key file, creating it (readable by the owner alone) when there is none.
    ///
    /// # Errors
    /// [`KeyError`] when the file cannot be read, written or understood, or others may read it.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        if !path.exists() {
            create(path)?;
        }
        guard(path)?;
        let pem = fs::read_to_string(path).map_err(|error| {
            KeyError(format!(
                "Berkas kunci {} tidak terbaca: {error}.",
                path.display()
            ))
        })?;
        Self::from_pem(&pem).ok_or_else(|| {
            KeyError(format!(
                "Berkas kunci {} bukan kunci Ed25519 PKCS#8 PEM.",
                path.display()
            ))
        })
    }

    fn from_pem(pem: &str) -> Option<Self> {
        let body: String = pem
            .lines()
            .filter(|line| !line.starts_with("-----"))
            .collect();
        let der = STANDARD.decode(body.trim()).ok()?;
        let pair = Ed25519KeyPair::from_pkcs8(&der).ok()?;
        let x = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        // RFC 7638: hash of the required members in lexical order.
        let thumbprint = Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#));
        Some(Self {
            encoding: EncodingKey::from_ed_der(&der),
            decoding: DecodingKey::from_ed_components(&x).ok()?,
            kid: URL_SAFE_NO_PAD.encode(thumbprint),
            x,
        })
    }

    /// The public keys, as RFC 7517 and RFC 8037 write them.
    pub fn jwks(&self) -> Value {
        json!({ "keys": [{
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA",
            "kid": self.kid, "x": self.x,
        }] })
    }
}

fn create(path: &Path) -> Result<(), KeyError> {
    let document = Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new())
        .map_err(|_| KeyError("Kunci tanda tangan tidak dapat dibuat.".to_owned()))?;
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
        STANDARD.encode(document.as_ref())
    );
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => file
            .write_all(pem.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(|error| {
                // Half a key would stop every later start; the write error is what counts here.
                let _ = fs::remove_file(path);
                KeyError(format!(
                    "Berkas kunci {} tidak dapat ditulis: {error}.",
                    path.display()
                ))
            }),
        // Another process was first.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(KeyError(format!(
            "Berkas kunci {} tidak dapat dibuat: {error}.",
            path.display()
        ))),
    }
}

#[cfg(unix)]
fn guard(path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path)
        .map_err(|error| {
            KeyError(format!(
                "Berkas kunci {} tidak terbaca: {error}.",
                path.display()
            ))
        })?
        .permissions()
        .mode();
    let others = mode & 0o077;
    if others > 0 {
        return Err(KeyError(format!(
            "Berkas kunci {} terbaca pengguna lain; jalankan: chmod 600 {}",
            path.display(),
            path.display()
        )));
    }
    Ok(())
}

#[cfg(not(unix))]
fn guard(_path: &Path) -> Result<(), KeyError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_made_once_and_kept_from_others() {
        let folder = std::env::temp_dir().join(format!("lkjip-kunci-{}", uuid::Uuid::new_v4()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("kunci.pem");
        let first = Keys::load(&path).unwrap();
        let again = Keys::load(&path).unwrap();
        assert_eq!(first.kid, again.kid);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            assert!(
                Keys::load(&path)
                    .unwrap_err()
                    .to_string()
                    .contains("chmod 600")
            );
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
