//! Files that only their owner may read. Errors are one Indonesian sentence.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use crate::error::sebab_io;

/// What stands in the file, which nobody else may read.
pub(super) fn read(path: &Path) -> Result<String, String> {
    guard(path)?;
    fs::read_to_string(path).map_err(|error| failed(path, "tidak terbaca", &error))
}

/// Makes the file with what `content` answers, where there is none and no other process is first.
pub(super) fn create(
    path: &Path,
    content: impl FnOnce() -> Result<String, String>,
) -> Result<(), String> {
    if path.exists() {
        return Ok(());
    }
    match write(path, &content()?) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(failed(path, "tidak dapat dibuat", &error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Puts a file with `text` in the place of the one at `path`, whole or not at all, with the same owner.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), String> {
    let new = path.with_extension(format!("baru-{}", uuid::Uuid::new_v4()));
    write(&new, text)
        .and_then(|()| {
            same_owner(path, &new)?;
            fs::rename(&new, path)?;
            fs::File::open(crate::cadangan::induk(path))?.sync_all()
        })
        .map_err(|error| {
            // Gone already where it took its place.
            let _ = fs::remove_file(&new);
            failed(path, "tidak dapat diganti", &error)
        })
}

fn failed(path: &Path, what: &str, error: &io::Error) -> String {
    format!("Berkas {} {what}: {}.", path.display(), sebab_io(error))
}

/// Writes a new file.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .inspect_err(|_| {
            // Half a key would stop every later start; the write error is what counts here.
            let _ = fs::remove_file(path);
        })
}

/// Whether nobody else may read it.
#[cfg(unix)]
fn guard(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path)
        .map_err(|error| failed(path, "tidak terbaca", &error))?
        .permissions()
        .mode();
    if mode & 0o077 > 0 {
        let name = path.display();
        return Err(format!(
            "Berkas {name} terbaca pengguna lain; jalankan: chmod 600 {name}"
        ));
    }
    Ok(())
}

#[cfg(not(unix))]
fn guard(_path: &Path) -> Result<(), String> {
    Ok(())
}

/// Whoever replaces it as root does not lock the program out.
#[cfg(unix)]
fn same_owner(old: &Path, new: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    let (was, is) = (fs::metadata(old)?, fs::metadata(new)?);
    if (was.uid(), was.gid()) == (is.uid(), is.gid()) {
        return Ok(());
    }
    std::os::unix::fs::chown(new, Some(was.uid()), Some(was.gid()))
}

#[cfg(not(unix))]
fn same_owner(_old: &Path, _new: &Path) -> io::Result<()> {
    Ok(())
}
