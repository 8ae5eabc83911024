//! The Ed25519 keys: the first signs, those before it go on to verify what they signed.

mod file;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::value::Waktu;
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::token::TOLERANSI;
use crate::config::Config;
use file::{Entry, Seen};

/// How long, in milliseconds, what the file says is taken for granted.
const LOOK: i64 = 1_000;

/// Why the keys cannot be used: one Indonesian sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct KeyError(String);

/// One key.
#[derive(Clone)]
pub(super) struct Key {
    pub(super) encoding: EncodingKey,
    pub(super) decoding: DecodingKey,
    /// RFC 7638 thumbprint of the public half.
    pub(super) kid: String,
    x: String,
    /// Until when it verifies; no end for the one that signs.
    pub(super) until: Option<Waktu>,
}

impl Key {
    fn new(entry: &Entry) -> Option<Self> {
        let pair = Ed25519KeyPair::from_pkcs8(&entry.der).ok()?;
        let x = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        // RFC 7638: hash of the required members in lexical order.
        let thumbprint = Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#));
        Some(Self {
            encoding: EncodingKey::from_ed_der(&entry.der),
            decoding: DecodingKey::from_ed_components(&x).ok()?,
            kid: URL_SAFE_NO_PAD.encode(thumbprint),
            x,
            until: entry.until,
        })
    }

    fn holds(&self, now: Waktu) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

/// The keys of one state of the file.
struct Ring {
    /// Never empty; the first signs.
    keys: Vec<Arc<Key>>,
    seen: Seen,
}

/// The keys of a file, read anew when it changes. Clones share what is known of it.
#[derive(Clone)]
pub struct Keys(Arc<Known>);

struct Known {
    path: PathBuf,
    ring: RwLock<Arc<Ring>>,
    /// Moves when the keys do.
    generation: AtomicU64,
    /// When the file was last looked at.
    looked: AtomicI64,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys")
            .field("path", &self.0.path)
            .finish_non_exhaustive()
    }
}

/// What a rotation did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotated {
    /// The key that signs from now on.
    pub new: String,
    /// The key that signed before.
    pub old: String,
    /// Until when that verifies; none where it is gone.
    pub until: Option<Waktu>,
}

impl Keys {
    /// Reads the key file, creating it (readable by the owner alone) when there is none.
    ///
    /// # Errors
    /// [`KeyError`] when the file cannot be read, written or understood, or others may read it.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        file::create(path)?;
        Ok(Self(Arc::new(Known {
            path: path.to_path_buf(),
            ring: RwLock::new(Arc::new(Ring::read(path)?)),
            generation: AtomicU64::new(0),
            looked: AtomicI64::new(0),
        })))
    }

    /// Puts a new key into the first place of the file at `path`. The one that signed until now verifies until the
    /// last token and the last link that it signed have expired, or, `at_once`, no more; running programs follow
    /// by themselves.
    ///
    /// # Errors
    /// As [`Keys::load`]; then the file is as it was.
    pub fn rotate(
        path: &Path,
        config: &Config,
        now: Waktu,
        at_once: bool,
    ) -> Result<Rotated, KeyError> {
        let old = Ring::read(path)?;
        let longest = config
            .auth
            .access_token_seconds
            .max(config.unduhan.link_seconds);
        let overlap = (i64::from(longest) + TOLERANSI) * 1000 + LOOK;
        let end = Waktu(now.0 + overlap);
        let mut entries = vec![Entry::new()?];
        if !at_once {
            let kept = file::read(path)?.into_iter().map(|entry| Entry {
                until: Some(entry.until.unwrap_or(end)),
                ..entry
            });
            entries.extend(kept.filter(|entry| entry.until.is_some_and(|until| now < until)));
        }
        file::replace(path, &entries)?;
        Ok(Rotated {
            new: Ring::read(path)?.signing().kid.clone(),
            old: old.signing().kid.clone(),
            until: (!at_once).then_some(end),
        })
    }

    /// The key that signs. The file is looked at: what was signed before a rotation is all that its key has to
    /// verify.
    pub(super) fn signing(&self, now: Waktu) -> Arc<Key> {
        self.look(now);
        Arc::clone(self.ring().signing())
    }

    /// The key with this name, if it verifies at `now`.
    pub(super) fn verifying(&self, kid: &str, now: Waktu) -> Option<Arc<Key>> {
        self.generation(now);
        self.ring().find(kid, now).or_else(|| {
            // Another process may have signed with a key that is new here.
            self.look(now);
            self.ring().find(kid, now)
        })
    }

    /// A number that moves when the keys do: what was verified before has to be verified again.
    pub(super) fn generation(&self, now: Waktu) -> u64 {
        if (now.0 - self.0.looked.load(Ordering::Relaxed)).abs() >= LOOK {
            self.look(now);
        }
        self.0.generation.load(Ordering::Acquire)
    }

    /// How many keys verify at `now`, and the name of the one that signs.
    pub fn summary(&self, now: Waktu) -> (usize, String) {
        let ring = self.ring();
        let holding = ring.keys.iter().filter(|key| key.holds(now));
        (holding.count(), ring.signing().kid.clone())
    }

    /// The public keys, as RFC 7517 and RFC 8037 write them.
    pub fn jwks(&self, now: Waktu) -> Value {
        self.look(now);
        let keys: Vec<Value> = self
            .ring()
            .keys
            .iter()
            .filter(|key| key.holds(now))
            .map(|key| {
                json!({
                    "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA",
                    "kid": key.kid, "x": key.x,
                })
            })
            .collect();
        json!({ "keys": keys })
    }

    fn ring(&self) -> Arc<Ring> {
        let ring = self.0.ring.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&ring)
    }

    /// Reads the file where it has changed. One that cannot be used changes nothing: it is told once, and the
    /// keys stay.
    fn look(&self, now: Waktu) {
        self.0.looked.store(now.0, Ordering::Relaxed);
        let seen = Seen::of(&self.0.path);
        if seen == self.ring().seen {
            return;
        }
        let mut ring = self.0.ring.write().unwrap_or_else(PoisonError::into_inner);
        if seen == ring.seen {
            return;
        }
        match Ring::read(&self.0.path) {
            Ok(read) => {
                tracing::info!(kid = read.signing().kid, "keys read anew");
                *ring = Arc::new(read);
                self.0.generation.fetch_add(1, Ordering::Release);
            }
            Err(error) => {
                tracing::error!(%error, "the keys stay as they were");
                let keys = ring.keys.clone();
                *ring = Arc::new(Ring { keys, seen });
            }
        }
    }
}

impl Ring {
    fn read(path: &Path) -> Result<Self, KeyError> {
        // Before it is read: a change meanwhile is found next time.
        let seen = Seen::of(path);
        let keys: Option<Vec<_>> = file::read(path)?
            .iter()
            .map(|entry| Key::new(entry).map(Arc::new))
            .collect();
        keys.filter(|keys| keys.first().is_some_and(|key| key.until.is_none()))
            .map(|keys| Self { keys, seen })
            .ok_or_else(|| file::foreign(path))
    }

    fn signing(&self) -> &Arc<Key> {
        // Never empty.
        &self.keys[0]
    }

    fn find(&self, kid: &str, now: Waktu) -> Option<Arc<Key>> {
        self.keys
            .iter()
            .find(|key| key.kid == kid && key.holds(now))
            .cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Waktu = Waktu(1_700_000_000_000);

    #[test]
    fn the_file_is_made_once_and_kept_from_others() {
        let folder = std::env::temp_dir().join(format!("lkjip-kunci-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("kunci.pem");
        let first = Keys::load(&path).unwrap();
        let again = Keys::load(&path).unwrap();
        assert_eq!(first.summary(NOW), again.summary(NOW));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert!(
                Keys::load(&path)
                    .unwrap_err()
                    .to_string()
                    .contains("chmod 600")
            );
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_old_key_verifies_as_long_as_what_it_signed_may_live() {
        let config = Config::load(None).unwrap();
        let path = std::env::temp_dir().join(format!("lkjip-putar-{}.pem", uuid::Uuid::new_v4()));
        let keys = Keys::load(&path).unwrap();
        let (_, first) = keys.summary(NOW);
        let rotated = Keys::rotate(&path, &config, NOW, false).unwrap();
        assert_eq!(rotated.old, first);
        // Followed at once where something is signed, or a key is not known.
        assert_eq!(keys.signing(NOW).kid, rotated.new);
        assert!(keys.verifying(&first, NOW).is_some());
        let end = rotated.until.unwrap();
        assert!(end.0 - NOW.0 >= i64::from(config.auth.access_token_seconds) * 1000);
        assert!(keys.verifying(&first, Waktu(end.0 - 1)).is_some());
        assert!(keys.verifying(&first, end).is_none());
        assert_eq!(keys.jwks(NOW)["keys"].as_array().unwrap().len(), 2);
        assert_eq!(keys.jwks(end)["keys"].as_array().unwrap().len(), 1);
        // What has ended is not carried along, and a leak ends all before it.
        let third = Keys::rotate(&path, &config, end, false).unwrap();
        assert_eq!(keys.jwks(end)["keys"].as_array().unwrap().len(), 2);
        let last = Keys::rotate(&path, &config, end, true).unwrap();
        let later = Waktu(end.0 + LOOK);
        assert!(keys.verifying(&third.new, later).is_none());
        assert!(keys.verifying(&last.new, later).is_some());
        // What cannot be read changes nothing.
        std::fs::write(&path, "bukan kunci").unwrap();
        assert_eq!(keys.signing(later).kid, last.new);
        assert!(Keys::rotate(&path, &config, later, false).is_err());
        std::fs::remove_file(path).unwrap();
    }
}
