//! The file of the keys: the signing key as PKCS#8 PEM, then each earlier one, with a line before it that says
//! until when it verifies (RFC 7468 leaves such lines to whoever writes the file).

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::Ed25519KeyPair;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use entity::value::Waktu;

use super::KeyError;
use crate::auth::private_file;

const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const END: &str = "-----END PRIVATE KEY-----";
/// Before the moment, in milliseconds since 1970, at which the next key ends.
const UNTIL: &str = "Berlaku sampai: ";

/// A key in the file.
pub(super) struct Entry {
    /// PKCS#8.
    pub(super) der: Vec<u8>,
    /// Until when it verifies; no end for the one that signs.
    pub(super) until: Option<Waktu>,
}

impl Entry {
    /// A new key that signs.
    ///
    /// # Errors
    /// [`KeyError`] when the system has no randomness.
    pub(super) fn new() -> Result<Self, KeyError> {
        let document = Ed25519KeyPair::generate_pkcs8v1(&SystemRandom::new())
            .map_err(|_| KeyError("Kunci tanda tangan tidak dapat dibuat.".to_owned()))?;
        Ok(Self {
            der: document.as_ref().to_vec(),
            until: None,
        })
    }

    fn pem(&self) -> String {
        let until = self
            .until
            .map_or_else(String::new, |until| format!("{UNTIL}{}\n", until.0));
        format!("{until}{BEGIN}\n{}\n{END}\n", STANDARD.encode(&self.der))
    }
}

/// What a file looks like from outside.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) struct Seen(Option<(SystemTime, u64, u64)>);

impl Seen {
    pub(super) fn of(path: &Path) -> Self {
        let seen = fs::metadata(path).ok().and_then(|data| {
            #[cfg(unix)]
            let number = std::os::unix::fs::MetadataExt::ino(&data);
            #[cfg(not(unix))]
            let number = 0;
            Some((data.modified().ok()?, data.len(), number))
        });
        Self(seen)
    }
}

/// What is said of a file that holds something else.
pub(super) fn foreign(path: &Path) -> KeyError {
    KeyError(format!(
        "Berkas kunci {} bukan kunci Ed25519 PKCS#8 PEM.",
        path.display()
    ))
}

/// The keys in a file that only its owner may read.
pub(super) fn read(path: &Path) -> Result<Vec<Entry>, KeyError> {
    let text = private_file::read(path).map_err(KeyError)?;
    parse(&text).ok_or_else(|| foreign(path))
}

fn parse(text: &str) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut until = None;
    let mut body: Option<String> = None;
    for line in text.lines().map(str::trim) {
        match (&mut body, line) {
            (None, BEGIN) => body = Some(String::new()),
            (None, line) => {
                if let Some(moment) = line.strip_prefix(UNTIL) {
                    until = Some(Waktu(moment.parse().ok()?));
                }
            }
            (Some(of), END) => {
                let der = STANDARD.decode(&*of).ok()?;
                body = None;
                entries.push(Entry {
                    der,
                    until: until.take(),
                });
            }
            (Some(of), line) => of.push_str(line),
        }
    }
    body.is_none().then_some(entries)
}

/// Makes the file with one key, where there is none.
pub(super) fn create(path: &Path) -> Result<(), KeyError> {
    let content = || {
        Entry::new()
            .map(|entry| entry.pem())
            .map_err(|error| error.0)
    };
    private_file::create(path, content).map_err(KeyError)
}

/// Puts a file with these keys in the place of the one at `path`.
pub(super) fn replace(path: &Path, entries: &[Entry]) -> Result<(), KeyError> {
    let text: String = entries.iter().map(Entry::pem).collect();
    private_file::replace(path, &text).map_err(KeyError)
}
