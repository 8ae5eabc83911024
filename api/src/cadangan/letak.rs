//! Files that come about whole or not at all, and never in the place of others.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::Gagal;
use crate::error::sebab_io;

/// A folder of our own that goes with this.
pub(super) struct Sementara(PathBuf);

impl Sementara {
    /// On the same volume as `tujuan`, so that what is made in it can be moved there at once.
    pub(super) fn folder_beside(tujuan: &Path) -> Result<Self, Gagal> {
        Self::folder_in(induk(tujuan))
    }

    pub(super) fn folder_in(induk: &Path) -> Result<Self, Gagal> {
        let path = induk.join(format!(".lkjip-{}", uuid::Uuid::new_v4()));
        let mut builder = DirBuilder::new();
        // It holds keys and reports.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&path)
            .map_err(|error| Gagal(format!("Folder {}: {}.", induk.display(), sebab_io(&error))))?;
        Ok(Self(path))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Sementara {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "folder left behind");
        }
    }
}

/// A new file that only its owner reads.
pub(super) fn baru(berkas: &Path) -> Result<File, Gagal> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(berkas)
        .map_err(|error| Gagal::berkas(berkas, error))
}

/// Gives the finished file `calon` its place: whole, surviving a power cut, and never over another.
pub(super) fn tempatkan(calon: &Path, tujuan: &Path) -> Result<(), Gagal> {
    let gagal = |error: std::io::Error| {
        if error.kind() == ErrorKind::AlreadyExists {
            Gagal(format!("{} sudah ada.", tujuan.display()))
        } else {
            Gagal::berkas(tujuan, error)
        }
    };
    let file = File::open(calon).map_err(gagal)?;
    file.sync_all().map_err(gagal)?;
    // Unlike renaming, a second name is refused where there is a file.
    std::fs::hard_link(calon, tujuan).map_err(gagal)?;
    File::open(induk(tujuan))
        .and_then(|folder| folder.sync_all())
        .map_err(gagal)
}

/// The folder in which a file stands.
pub fn induk(berkas: &Path) -> &Path {
    match berkas.parent() {
        Some(induk) if !induk.as_os_str().is_empty() => induk,
        Some(_) | None => Path::new("."),
    }
}
