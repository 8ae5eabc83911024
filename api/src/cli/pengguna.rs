//! Accounts from the machine itself.

use std::path::Path;

use api::clock::Clock;
use api::config::Config;
use api::pengguna::service::{AkunBaru, create_from_shell, lepas_from_shell};
use clap::Subcommand;
use entity::status::Peran;

use super::{open, print, sebab};

#[derive(Subcommand)]
pub(super) enum Akun {
    /// Menambah akun; kata sandi awal dibaca dari masukan standar.
    Tambah {
        /// Nama pengguna.
        #[arg(long)]
        username: String,
        /// Nama lengkap.
        #[arg(long)]
        nama: String,
        /// Peran, mis. ADMIN.
        #[arg(long, value_parser = peran, default_value = "ADMIN")]
        peran: Peran,
        /// Kode kabupaten.
        #[arg(long, default_value = "35.29")]
        kabupaten: String,
        /// Kode kecamatan, bagi OPERATOR dan CAMAT.
        #[arg(long)]
        kecamatan: Option<String>,
    },
    /// Melepas faktor kedua sebuah akun yang kehilangan perangkat dan kode pemulihannya.
    LepasFaktorKedua {
        /// Nama pengguna.
        #[arg(long)]
        username: String,
    },
}

fn peran(teks: &str) -> Result<Peran, String> {
    serde_json::from_value(serde_json::Value::String(teks.to_uppercase()))
        .map_err(|_| "OPERATOR, CAMAT, REVIEWER, ANALIS, ADMIN atau INTEGRASI".to_owned())
}

/// Adds an account, or takes the second factor of one away.
pub(super) async fn run(
    config: &Config,
    konfigurasi: Option<&Path>,
    perintah: Akun,
) -> Result<(), String> {
    let db = open(config, konfigurasi).await?;
    let clock = Clock::System;
    let hasil = match perintah {
        Akun::Tambah {
            username,
            nama,
            peran,
            kabupaten,
            kecamatan,
        } => {
            let sandi = std::io::read_to_string(std::io::stdin())
                .map_err(|error| format!("Kata sandi tidak terbaca: {error}."))?;
            let akun = AkunBaru {
                kabupaten,
                username,
                nama,
                peran,
                kecamatan,
                sandi: sandi.trim_end_matches(['\r', '\n']).to_owned(),
                sandi_awal: Some(config.auth.initial_password_seconds),
            };
            create_from_shell(&db, &clock, &akun)
                .await
                .map(|_| format!("Akun {} dibuat.", akun.username))
        }
        Akun::LepasFaktorKedua { username } => lepas_from_shell(&db, &clock, &username)
            .await
            .map(|()| format!("Faktor kedua {username} dilepas.")),
    };
    print(&hasil.map_err(|fault| sebab(fault, |error| error.path.join("/")))?)
}
