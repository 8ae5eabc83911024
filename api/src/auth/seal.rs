//! The key that seals what the program must be able to read again, so that whoever holds a copy of the
//! database alone does not: AES-256-GCM with random nonces.

use std::path::Path;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::private_file;
use crate::error::ApiError;

/// Bytes of the key.
const LENGTH: usize = 32;

/// The sealing key.
#[derive(Debug)]
pub struct Seal(RandomizedNonceKey);

impl Seal {
    /// Reads the key from its file, creating it (readable by the owner alone) when there is none.
    ///
    /// # Errors
    /// One Indonesian sentence when the file cannot be read, written or understood, or others may read it.
    pub fn load(path: &Path) -> Result<Self, String> {
        private_file::create(path, || {
            let mut key = [0_u8; LENGTH];
            aws_lc_rs::rand::fill(&mut key)
                .map_err(|_| "Sistem tidak memberi bilangan acak.".to_owned())?;
            Ok(STANDARD.encode(key) + "\n")
        })?;
        STANDARD
            .decode(private_file::read(path)?.trim())
            .ok()
            .and_then(|key| RandomizedNonceKey::new(&AES_256_GCM, &key).ok())
            .map(Self)
            .ok_or_else(|| {
                format!(
                    "Berkas {} bukan {LENGTH} byte dalam base64.",
                    path.display()
                )
            })
    }

    /// Seals `plain`; it opens only with the same `about`, so that it cannot be put in another's place.
    pub(super) fn seal(&self, about: &str, plain: &[u8]) -> Result<Vec<u8>, ApiError> {
        let mut sealed = plain.to_vec();
        let nonce = self
            .0
            .seal_in_place_append_tag(Aad::from(about), &mut sealed)
            .map_err(|_| ApiError::Internal("sealing failed".to_owned()))?;
        Ok([nonce.as_ref().as_slice(), &sealed].concat())
    }

    /// What was sealed; none when it was with another key, about something else, or was changed.
    pub(super) fn open(&self, about: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut rest = rest.to_vec();
        let plain = self
            .0
            .open_in_place(nonce, Aad::from(about), &mut rest)
            .ok()?;
        Some(plain.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_sealed_here_about_the_same_opens() {
        let folder = std::env::temp_dir().join(format!("lkjip-segel-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let seal = Seal::load(&folder.join("satu")).unwrap();
        let same = Seal::load(&folder.join("satu")).unwrap();
        let other = Seal::load(&folder.join("dua")).unwrap();
        std::fs::write(folder.join("satu"), "bukan kunci").unwrap();
        assert!(
            Seal::load(&folder.join("satu"))
                .unwrap_err()
                .contains("base64")
        );
        std::fs::remove_dir_all(folder).unwrap();

        let sealed = seal.seal("akun 1", b"rahasia").unwrap();
        assert_ne!(sealed, seal.seal("akun 1", b"rahasia").unwrap());
        assert_eq!(same.open("akun 1", &sealed).unwrap(), b"rahasia");
        assert_eq!(same.open("akun 2", &sealed), None);
        assert_eq!(other.open("akun 1", &sealed), None);
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(seal.open("akun 1", &changed), None);
        assert_eq!(seal.open("akun 1", &sealed[..5]), None);
    }
}
