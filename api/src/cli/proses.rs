//! One server at a time on an embedded database: what is counted in memory, such as wrong passwords, is
//! counted once, and nobody migrates a database under a running server.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use api::error::sebab_io;

/// Its holder is the one; it ends with the process, however that ends.
#[derive(Debug)]
pub(super) struct Giliran {
    _kunci: File,
}

/// Takes the turn on the database in `berkas`.
pub(super) fn ambil(berkas: &Path) -> Result<Giliran, String> {
    let nama = nama(berkas);
    let gagal = |error: std::io::Error| format!("Berkas {}: {}.", nama.display(), sebab_io(&error));
    let mut kunci = OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&nama)
        .map_err(gagal)?;
    match kunci.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(format!(
                "Basis data {} sedang dipakai server lain{}; hentikan dahulu.",
                berkas.display(),
                pemegang(&mut kunci)
                    .map(|pid| format!(" (proses {pid})"))
                    .unwrap_or_default()
            ));
        }
        Err(TryLockError::Error(error)) => return Err(gagal(error)),
    }
    kunci
        .set_len(0)
        .and_then(|()| writeln!(kunci, "{}", std::process::id()))
        .map_err(gagal)?;
    Ok(Giliran { _kunci: kunci })
}

/// Number of the process that serves the database in `berkas`, as far as it can be known.
pub(super) fn server(berkas: &Path) -> Option<u32> {
    let mut kunci = File::open(nama(berkas)).ok()?;
    match kunci.try_lock_shared() {
        Err(TryLockError::WouldBlock) => pemegang(&mut kunci),
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

fn pemegang(kunci: &mut File) -> Option<u32> {
    let mut teks = String::new();
    kunci.rewind().ok()?;
    kunci.read_to_string(&mut teks).ok()?;
    teks.trim().parse().ok()
}

fn nama(berkas: &Path) -> PathBuf {
    let mut nama = berkas.to_path_buf().into_os_string();
    nama.push(".server");
    nama.into()
}
