//! Files that only their owner may read. Errors are one Indonesian sentence.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// What stands in the file at `path`; where there is none, it is made with what `content` answers.
pub(super) fn read_or_create(
    path: &Path,
    content: impl FnOnce() -> Option<String>,
) -> Result<String, String> {
    let name = path.display();
    if !path.exists() {
        let content = content().ok_or("Sistem tidak memberi bilangan acak.")?;
        create(path, &content)
            .map_err(|error| format!("Berkas {name} tidak dapat dibuat: {error}."))?;
    }
    guard(path)?;
    fs::read_to_string(path).map_err(|error| format!("Berkas {name} tidak terbaca: {error}."))
}

/// Writes the file, unless another process was first.
pub(super) fn create(path: &Path, text: &str) -> std::io::Result<()> {
    match write(path, text) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

/// Writes a new file that only its owner reads.
pub(super) fn write(path: &Path, text: &str) -> std::io::Result<()> {
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
pub(super) fn guard(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    let name = path.display();
    let mode = fs::metadata(path)
        .map_err(|error| format!("Berkas {name} tidak terbaca: {error}."))?
        .permissions()
        .mode();
    if mode & 0o077 > 0 {
        return Err(format!(
            "Berkas {name} terbaca pengguna lain; jalankan: chmod 600 {name}"
        ));
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn guard(_path: &Path) -> Result<(), String> {
    Ok(())
}
