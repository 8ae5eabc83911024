//! The signing keys from the machine itself.

use api::auth::{Keys, Rotated};
use api::clock::Clock;
use api::config::Config;
use clap::Subcommand;

use super::{print, saat};

#[derive(Subcommand)]
pub(super) enum Kunci {
    /// Mengganti kunci tanda tangan; yang lama masih memeriksa sampai token terakhirnya kedaluwarsa. Server yang
    /// berjalan mengikutinya sendiri.
    Putar {
        /// Yang lama langsung tidak berlaku, mis. karena bocor: semua token akses mati seketika.
        #[arg(long)]
        segera: bool,
    },
}

/// Rotates the keys.
pub(super) fn run(config: &Config, perintah: &Kunci) -> Result<(), String> {
    let Kunci::Putar { segera } = perintah;
    let Rotated { new, old, until } =
        Keys::rotate(&config.auth.key_file, config, Clock::System.now(), *segera)
            .map_err(|error| error.to_string())?;
    let lama = match until {
        Some(until) => format!("masih memeriksa sampai {}", saat(until)),
        None => "tidak berlaku lagi".to_owned(),
    };
    print(&format!(
        "Kunci {new} kini menandatangani; kunci {old} {lama}."
    ))
}
