//! The archive itself: what is written into it, and how what it holds is known to be what was written.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Gagal, letak};
use crate::audit::Kepala;
use crate::error::sebab_io;
use crate::graphql::unit::hex;

/// The form of an archive; another one gets another number.
pub(super) const BENTUK: &str = "lkjip-cadangan/1";
/// What an archive says of itself.
const MANIFES: &str = "manifest.json";
/// Most bytes of a manifest that are read.
const MANIFES_TERBESAR: u64 = 1 << 20;

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifes {
    /// `lkjip-cadangan/1`.
    pub bentuk: String,
    /// Version of the program that made it.
    pub program: String,
    /// Newest migration of its database.
    pub skema: String,
    /// End of its audit trail; none in the days before the trail was a chain.
    pub jejak: Option<Kepala>,
    /// When it was made, UTC: `20261125T102200Z`.
    pub dibuat: String,
    /// Names of settings that came from the environment; they are not in the archive.
    pub lingkungan: Vec<String>,
    /// What it holds.
    pub berkas: Vec<Isi>,
}

/// One file of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Isi {
    /// Its name.
    pub nama: String,
    /// Its length in bytes.
    pub byte: u64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
}

impl Manifes {
    /// Whether the archive holds a file of this name.
    pub fn memuat(&self, nama: &str) -> bool {
        self.berkas.iter().any(|isi| isi.nama == nama)
    }
}

/// Writes the archive of the files `sumber`, each under its name, and completes `manifes` with them.
pub(super) fn tulis(
    arsip: &Path,
    mut manifes: Manifes,
    sumber: &[(&str, PathBuf)],
) -> Result<Manifes, Gagal> {
    let gagal = |error: &dyn std::fmt::Display| Gagal::berkas(arsip, error);
    let mut zip = ZipWriter::new(BufWriter::new(letak::baru(arsip)?));
    let pilihan = SimpleFileOptions::default()
        .large_file(true)
        .unix_permissions(0o600);
    for (nama, berkas) in sumber {
        zip.start_file(*nama, pilihan)
            .map_err(|error| gagal(&error))?;
        let dibaca = File::open(berkas).map_err(|error| Gagal::berkas(berkas, sebab_io(&error)))?;
        let (byte, sha256) = alirkan(BufReader::new(dibaca), &mut zip)
            .map_err(|error| Gagal::berkas(berkas, error))?;
        manifes.berkas.push(Isi {
            nama: (*nama).to_owned(),
            byte,
            sha256,
        });
    }
    let isi = serde_json::to_vec_pretty(&manifes).map_err(|error| gagal(&error))?;
    zip.start_file(MANIFES, pilihan)
        .map_err(|error| gagal(&error))?;
    zip.write_all(&isi).map_err(|error| gagal(&error))?;
    let file = zip
        .finish()
        .map_err(|error| gagal(&error))?
        .into_inner()
        .map_err(|error| gagal(&error))?;
    file.sync_all().map_err(|error| gagal(&error))?;
    Ok(manifes)
}

/// Reads all of the archive and compares it with its manifest.
pub(super) fn cocokkan(arsip: &Path) -> Result<Manifes, Gagal> {
    let mut zip = buka(arsip)?;
    let manifes = manifes(arsip, &mut zip)?;
    if zip.len() != manifes.berkas.len() + 1 {
        return Err(Gagal(format!(
            "Arsip {} memuat berkas di luar manifesnya.",
            arsip.display()
        )));
    }
    for isi in &manifes.berkas {
        salin(arsip, &mut zip, isi, std::io::sink())?;
    }
    Ok(manifes)
}

/// Takes the file `nama` out of the archive into `tujuan`, which must not exist.
pub(super) fn ambil(arsip: &Path, nama: &str, tujuan: &Path) -> Result<(), Gagal> {
    let mut zip = buka(arsip)?;
    let manifes = manifes(arsip, &mut zip)?;
    let isi = manifes
        .berkas
        .iter()
        .find(|isi| isi.nama == nama)
        .ok_or_else(|| Gagal(format!("Arsip {} tidak memuat {nama}.", arsip.display())))?;
    let mut file = letak::baru(tujuan)?;
    salin(arsip, &mut zip, isi, &mut file)?;
    file.sync_all()
        .map_err(|error| Gagal::berkas(tujuan, error))
}

/// Whether `berkas` is what the archive holds under `nama`.
pub(super) fn sama(arsip: &Path, nama: &str, berkas: &Path) -> Result<bool, Gagal> {
    let manifes = manifes(arsip, &mut buka(arsip)?)?;
    let file = File::open(berkas).map_err(|error| Gagal::berkas(berkas, sebab_io(&error)))?;
    let (_, sha256) = alirkan(BufReader::new(file), std::io::sink())
        .map_err(|error| Gagal::berkas(berkas, error))?;
    Ok(manifes
        .berkas
        .iter()
        .any(|isi| isi.nama == nama && isi.sha256 == sha256))
}

type Zip = ZipArchive<BufReader<File>>;

fn buka(arsip: &Path) -> Result<Zip, Gagal> {
    let file = File::open(arsip).map_err(|error| Gagal::berkas(arsip, sebab_io(&error)))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| bukan(arsip, error))
}

fn bukan(arsip: &Path, error: impl std::fmt::Display) -> Gagal {
    Gagal(format!(
        "{} bukan cadangan lkjip yang utuh: {error}.",
        arsip.display()
    ))
}

fn manifes(arsip: &Path, zip: &mut Zip) -> Result<Manifes, Gagal> {
    let entri = zip.by_name(MANIFES).map_err(|error| bukan(arsip, error))?;
    let mut isi = Vec::new();
    entri
        .take(MANIFES_TERBESAR)
        .read_to_end(&mut isi)
        .map_err(|error| bukan(arsip, error))?;
    let manifes: Manifes = serde_json::from_slice(&isi).map_err(|error| bukan(arsip, error))?;
    if manifes.bentuk == BENTUK {
        Ok(manifes)
    } else {
        Err(bukan(arsip, format!("bentuk {}", manifes.bentuk)))
    }
}

/// Copies one file of the archive, and refuses what is not what the manifest says.
fn salin(arsip: &Path, zip: &mut Zip, isi: &Isi, tujuan: impl Write) -> Result<(), Gagal> {
    let entri = zip
        .by_name(&isi.nama)
        .map_err(|error| bukan(arsip, error))?;
    // One byte more than it should have tells that it has more; the rest is not unpacked.
    let (byte, sha256) = alirkan(entri.take(isi.byte.saturating_add(1)), tujuan)
        .map_err(|error| bukan(arsip, format!("{} — {error}", isi.nama)))?;
    if byte == isi.byte && sha256 == isi.sha256 {
        Ok(())
    } else {
        Err(bukan(
            arsip,
            format!("isi {} tidak cocok dengan manifes", isi.nama),
        ))
    }
}

/// Copies everything, and tells its length and SHA-256.
fn alirkan(mut dari: impl Read, mut ke: impl Write) -> std::io::Result<(u64, String)> {
    let mut hash = Sha256::new();
    let mut potongan = vec![0; 1 << 16];
    let mut byte = 0;
    loop {
        let banyak = dari.read(&mut potongan)?;
        if banyak == 0 {
            return Ok((byte, hex(&hash.finalize())));
        }
        hash.update(&potongan[..banyak]);
        ke.write_all(&potongan[..banyak])?;
        byte += banyak as u64;
    }
}
