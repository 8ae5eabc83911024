//! Backups from the machine itself.

use std::path::{Path, PathBuf};

use api::cadangan::{self, Manifes, cap};
use api::clock::Clock;
use api::config::Config;
use clap::Subcommand;

use super::print;

#[derive(Subcommand)]
pub(super) enum Cadangan {
    /// Membuat cadangan; server boleh tetap berjalan.
    Buat {
        /// Folder tempat arsip diletakkan.
        #[arg(long, default_value = ".")]
        ke: PathBuf,
        /// Jumlah arsip terbaru yang disimpan di folder itu; yang lebih lama dihapus.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
        simpan: Option<u16>,
    },
    /// Memeriksa sebuah arsip: ceksum, keutuhan basis data, dan jejak di dalamnya.
    Periksa {
        /// Arsip cadangan.
        arsip: PathBuf,
    },
    /// Memulihkan sebuah arsip ke tempat menurut konfigurasi; ditolak bila sudah ada isinya.
    Pulihkan {
        /// Arsip cadangan.
        arsip: PathBuf,
        /// Berkas baru bagi konfigurasi yang ada di dalam arsip.
        #[arg(long)]
        konfigurasi: Option<PathBuf>,
    },
}

/// Makes, checks or restores a backup.
pub(super) async fn run(
    config: &Config,
    konfigurasi: Option<&Path>,
    perintah: Cadangan,
) -> Result<(), String> {
    let teks = match perintah {
        Cadangan::Buat { ke, simpan } => {
            let now = Clock::System.now();
            let arsip = ke.join(format!("lkjip-{}.zip", cap(now)));
            let hasil = cadangan::buat(config, konfigurasi, &arsip, now)
                .await
                .map_err(|error| error.to_string())?;
            let mut baris = vec![
                format!("Cadangan dibuat: {}", hasil.arsip.display()),
                uraian(&hasil.manifes),
            ];
            if let Some(simpan) = simpan {
                let lama = cadangan::kurangi(&ke, usize::from(simpan))
                    .map_err(|error| error.to_string())?;
                baris.extend(
                    lama.iter()
                        .map(|arsip| format!("Cadangan lama dihapus: {}", arsip.display())),
                );
            }
            baris.join("\n")
        }
        Cadangan::Periksa { arsip } => {
            let manifes = cadangan::periksa(&arsip)
                .await
                .map_err(|error| error.to_string())?;
            format!("Cadangan utuh: {}\n{}", arsip.display(), uraian(&manifes))
        }
        Cadangan::Pulihkan { arsip, konfigurasi } => {
            let manifes = cadangan::pulihkan(&arsip, config, konfigurasi.as_deref())
                .await
                .map_err(|error| error.to_string())?;
            format!(
                "Dipulihkan ke {} dari {}\n{}",
                config.database.url,
                arsip.display(),
                uraian(&manifes)
            )
        }
    };
    print(&teks)
}

fn uraian(manifes: &Manifes) -> String {
    let mut baris = vec![format!(
        "  dibuat {} oleh lkjip {}, skema {}",
        manifes.dibuat, manifes.program, manifes.skema
    )];
    for isi in &manifes.berkas {
        baris.push(format!("  {:<11} {:>12} byte", isi.nama, isi.byte));
    }
    if !manifes.memuat("kunci.pem") {
        baris.push(
            "  Tanpa kunci tanda tangan: setelah dipulihkan semua orang masuk kembali.".to_owned(),
        );
    }
    if !manifes.memuat("rahasia.key") {
        baris.push(
            "  Tanpa kunci penyegel: setelah dipulihkan faktor kedua harus dilepas dan dipasang ulang."
                .to_owned(),
        );
    }
    if !manifes.lingkungan.is_empty() {
        baris.push(format!(
            "  Pengaturan dari lingkungan tidak ikut tersimpan: {}",
            manifes.lingkungan.join(", ")
        ));
    }
    baris.join("\n")
}
