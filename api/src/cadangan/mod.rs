//! Backups of an installation with an embedded database: one archive that holds the database as it was at
//! one moment, the keys that sign tokens and seal secrets, and the configuration.
//!
//! An archive is a ZIP with `manifest.json` ([`Manifes`]) beside what it lists. PostgreSQL has tools of its
//! own for this; see `docs/OPERATIONS.md`.

mod arsip;
mod letak;

use std::path::{Path, PathBuf};

use entity::value::Waktu;
use migration::{Migrator, MigratorTrait as _};
use time::OffsetDateTime;
use time::macros::format_description;

pub use arsip::{Isi, Manifes};
pub use letak::induk;

use crate::audit::{self, Kepala, Rantai};
use crate::config::{self, Config};
use crate::db::{self, Db};
use crate::error::ApiError;
use letak::Sementara;

/// The database in an archive.
const DATABASE: &str = "lkjip.db";
/// The signing key in an archive.
const KUNCI: &str = "kunci.pem";
/// The sealing key in an archive.
const RAHASIA: &str = "rahasia.key";
/// The configuration in an archive.
const KONFIGURASI: &str = "lkjip.toml";

/// The migration that made the audit trail a chain.
const RANTAI: &str = "m0025_rantai_jejak";

/// Why there is no backup, or none that is good: one Indonesian sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Gagal(String);

impl Gagal {
    fn berkas(berkas: &Path, error: impl std::fmt::Display) -> Self {
        Self(format!("Berkas {}: {error}.", berkas.display()))
    }
}

impl From<ApiError> for Gagal {
    fn from(error: ApiError) -> Self {
        if let ApiError::Internal(cause) = error {
            Self(format!("Basis data menolak: {cause}."))
        } else {
            Self(error.message().to_owned())
        }
    }
}

/// A good archive.
#[derive(Debug)]
pub struct Cadangan {
    /// The archive.
    pub arsip: PathBuf,
    /// What it says of itself.
    pub manifes: Manifes,
}

/// `20261125T102200Z`.
pub fn cap(waktu: Waktu) -> String {
    let bentuk = format_description!("[year][month][day]T[hour][minute][second]Z");
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(waktu.0) * 1_000_000)
        .ok()
        .and_then(|saat| saat.format(bentuk).ok())
        .unwrap_or_else(|| waktu.0.to_string())
}

/// The file of the embedded database that `config` names.
///
/// # Errors
/// When it names a server, or there is no such file.
pub fn database(config: &Config) -> Result<PathBuf, Gagal> {
    let berkas = db::berkas(&config.database.url).ok_or_else(|| {
        Gagal(
            "Perintah ini untuk SQLite tertanam; PostgreSQL dicadangkan dengan pg_dump \
             (docs/OPERATIONS.md)."
                .to_owned(),
        )
    })?;
    if berkas.is_file() {
        Ok(berkas)
    } else {
        Err(Gagal(format!("Basis data {} tidak ada.", berkas.display())))
    }
}

/// Makes the archive `arsip` of the installation that `config` describes, whose settings were read from
/// `konfigurasi`; the program may run and write on meanwhile. The archive appears under its name only after
/// it was read back and found good.
///
/// # Errors
/// When there is no embedded database, `arsip` exists, the copy is broken, or a file cannot be written.
pub async fn buat(
    config: &Config,
    konfigurasi: Option<&Path>,
    arsip: &Path,
    now: Waktu,
) -> Result<Cadangan, Gagal> {
    database(config)?;
    if arsip.exists() {
        return Err(Gagal(format!("{} sudah ada.", arsip.display())));
    }
    let ruang = Sementara::folder_beside(arsip)?;
    let salinan = ruang.path().join(DATABASE);
    let db = buka(&config.database.url).await?;
    let copied = db.copy_into(&salinan).await;
    db.close().await;
    copied?;
    let db = buka(&db::alamat(&salinan)).await?;
    let isi = baca(&db).await;
    db.close().await;
    let (skema, jejak) = isi?;
    let mut sumber = vec![(DATABASE, salinan)];
    for (nama, berkas) in [
        (KUNCI, config.auth.key_file.clone()),
        (RAHASIA, config.auth.secret_file()),
    ] {
        if berkas.is_file() {
            sumber.push((nama, berkas));
        }
    }
    if let Some(berkas) = konfigurasi {
        sumber.push((KONFIGURASI, berkas.to_path_buf()));
    }
    let manifes = Manifes {
        bentuk: arsip::BENTUK.to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        skema,
        jejak,
        dibuat: cap(now),
        lingkungan: lingkungan(),
        berkas: Vec::new(),
    };
    let calon = ruang.path().join("arsip.zip");
    let manifes = arsip::tulis(&calon, manifes, &sumber)?;
    arsip::cocokkan(&calon)?;
    letak::tempatkan(&calon, arsip)?;
    Ok(Cadangan {
        arsip: arsip.to_path_buf(),
        manifes,
    })
}

/// Reads the whole archive: the checksums of what it holds, and the database in it. What has to be unpacked
/// for that stands in the folder for temporary files.
///
/// # Errors
/// One sentence about the first thing that is wrong.
pub async fn periksa(arsip: &Path) -> Result<Manifes, Gagal> {
    let manifes = arsip::cocokkan(arsip)?;
    let ruang = Sementara::folder_in(&std::env::temp_dir())?;
    let salinan = ruang.path().join(DATABASE);
    arsip::ambil(arsip, DATABASE, &salinan)?;
    periksa_isi(&salinan, &manifes).await?;
    if manifes.jejak.is_some() {
        let db = buka(&db::alamat(&salinan)).await?;
        let rantai = audit::periksa(&db, manifes.jejak.as_ref()).await;
        db.close().await;
        if let Rantai::Putus { nomor, sebab } = rantai? {
            return Err(Gagal(format!("Jejak putus pada entri {nomor}: {sebab}")));
        }
    }
    Ok(manifes)
}

/// Puts what the archive holds where `config` says that it belongs, and its configuration into the file
/// `konfigurasi` when that is wanted. Nothing that exists is touched: the database appears last, whole, and
/// only where there is none.
///
/// # Errors
/// When the archive is not good or of a newer program, something stands in its place, or a file cannot be
/// written: then nothing was restored but, at most, the keys.
pub async fn pulihkan(
    arsip: &Path,
    config: &Config,
    konfigurasi: Option<&Path>,
) -> Result<Manifes, Gagal> {
    let manifes = arsip::cocokkan(arsip)?;
    let tujuan = db::berkas(&config.database.url).ok_or_else(|| {
        Gagal("Arsip ini dipulihkan ke SQLite tertanam; atur database.url.".to_owned())
    })?;
    for akhiran in ["", "-wal", "-shm"] {
        let mut nama = tujuan.clone().into_os_string();
        nama.push(akhiran);
        kosong(Path::new(&nama))?;
    }
    let mut rencana = Vec::new();
    let rahasia = config.auth.secret_file();
    for (nama, berkas) in [
        (KUNCI, config.auth.key_file.as_path()),
        (RAHASIA, rahasia.as_path()),
    ] {
        if manifes.memuat(nama) {
            rencana.push((nama, berkas));
        }
    }
    if let Some(berkas) = konfigurasi {
        if !manifes.memuat(KONFIGURASI) {
            return Err(Gagal("Arsip ini tidak memuat konfigurasi.".to_owned()));
        }
        rencana.push((KONFIGURASI, berkas));
    }
    // The database makes the installation: with it last, half a restoration is none.
    rencana.push((DATABASE, tujuan.as_path()));
    let mut siap = Vec::new();
    for (nama, tujuan) in rencana {
        if tujuan.exists() && [KUNCI, RAHASIA].contains(&nama) && arsip::sama(arsip, nama, tujuan)?
        {
            continue;
        }
        kosong(tujuan)?;
        let ruang = Sementara::folder_beside(tujuan)?;
        let berkas = ruang.path().join(nama);
        arsip::ambil(arsip, nama, &berkas)?;
        if nama == DATABASE {
            periksa_isi(&berkas, &manifes).await?;
        }
        siap.push((ruang, berkas, tujuan));
    }
    for (_, berkas, tujuan) in &siap {
        letak::tempatkan(berkas, tujuan)?;
    }
    Ok(manifes)
}

/// Takes away all archives of `folder` made by its name but the `simpan` newest, and tells which.
///
/// # Errors
/// When the folder cannot be read or a file not be removed.
pub fn kurangi(folder: &Path, simpan: usize) -> Result<Vec<PathBuf>, Gagal> {
    let gagal = |error| Gagal::berkas(folder, error);
    let mut arsip = Vec::new();
    for entri in std::fs::read_dir(folder).map_err(gagal)? {
        let berkas = entri.map_err(gagal)?.path();
        let bernama = berkas
            .file_name()
            .and_then(|nama| nama.to_str())
            .and_then(|nama| nama.strip_prefix("lkjip-")?.strip_suffix("Z.zip"))
            .is_some_and(|cap| cap.len() == 15 && cap.starts_with(|c: char| c.is_ascii_digit()));
        if bernama {
            arsip.push(berkas);
        }
    }
    arsip.sort();
    arsip.truncate(arsip.len().saturating_sub(simpan));
    for lama in &arsip {
        std::fs::remove_file(lama).map_err(|error| Gagal::berkas(lama, error))?;
    }
    Ok(arsip)
}

fn kosong(tujuan: &Path) -> Result<(), Gagal> {
    if tujuan.exists() {
        return Err(Gagal(format!(
            "{} sudah ada; pemulihan hanya ke tempat kosong.",
            tujuan.display()
        )));
    }
    Ok(())
}

/// Whether the database of an archive is whole, and of this program or an older one.
async fn periksa_isi(berkas: &Path, manifes: &Manifes) -> Result<(), Gagal> {
    let db = buka(&db::alamat(berkas)).await?;
    let isi = baca(&db).await;
    db.close().await;
    let (skema, jejak) = isi?;
    if (&skema, &jejak) != (&manifes.skema, &manifes.jejak) {
        return Err(Gagal(
            "Basis data dalam arsip bukan yang disebut manifesnya.".to_owned(),
        ));
    }
    let dikenal = Migrator::migrations()
        .iter()
        .any(|migrasi| migrasi.name() == skema);
    if dikenal {
        Ok(())
    } else {
        Err(Gagal(format!(
            "Cadangan ini dari program yang lebih baru ({}, skema {skema}); gunakan program itu.",
            manifes.program
        )))
    }
}

/// Schema and end of the trail of a database that is whole.
async fn baca(db: &Db) -> Result<(String, Option<Kepala>), Gagal> {
    utuh(&db.faults().await?)?;
    let landed = db.landed().await?;
    let berantai = landed.iter().any(|nama| nama == RANTAI);
    let jejak = if berantai {
        Some(audit::kepala(db).await?)
    } else {
        None
    };
    Ok((landed.last().cloned().unwrap_or_default(), jejak))
}

fn utuh(rusak: &[String]) -> Result<(), Gagal> {
    match rusak.first() {
        None => Ok(()),
        Some(pertama) => Err(Gagal(format!(
            "Basis data rusak ({} temuan): {pertama}.",
            rusak.len()
        ))),
    }
}

async fn buka(url: &str) -> Result<Db, Gagal> {
    let database = config::Database {
        url: url.to_owned(),
        max_connections: 2,
        remembered_mb: 0,
    };
    Db::connect(&database).await.map_err(|error| {
        Gagal(format!(
            "Basis data tidak dapat dibuka: {}.",
            db::sebab(&error)
        ))
    })
}

/// Names of the settings that come from the environment and are in no archive.
fn lingkungan() -> Vec<String> {
    let mut nama: Vec<String> = std::env::vars_os()
        .filter_map(|(nama, _)| nama.into_string().ok())
        .filter(|nama| nama.starts_with("LKJIP_") && !nama.starts_with("LKJIP_TEST_"))
        .collect();
    nama.sort();
    nama
}
