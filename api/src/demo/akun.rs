//! The accounts of the demonstration.

use std::collections::HashMap;
use std::sync::Arc;

use entity::status::Peran;
use futures_util::future::try_join_all;

use super::kecamatan::Kecamatan;
use super::kisah::{NYATA, Pelaku};
use crate::app::App;
use crate::auth::{Actor, actor_from_shell};
use crate::error::{ApiError, Fault};
use crate::pengguna::service::{AkunBaru, create_from_shell};

/// Password of every account.
pub const SANDI: &str = "karapan sapi di pulau garam";

/// An account to try a role with.
#[derive(Copy, Clone, Debug)]
pub struct Akun {
    /// Name to sign in with.
    pub username: &'static str,
    /// Role.
    pub peran: Peran,
    /// Full name, invented.
    pub nama: &'static str,
}

/// One account per role; OPERATOR and CAMAT are those of Pasongsongan.
pub const AKUN: [Akun; 6] = [
    Akun {
        username: "operator",
        peran: Peran::Operator,
        nama: "Contoh Operator Pasongsongan",
    },
    Akun {
        username: "camat",
        peran: Peran::Camat,
        nama: "Contoh Camat Pasongsongan",
    },
    Akun {
        username: "reviewer",
        peran: Peran::Reviewer,
        nama: "Contoh Reviewer Inspektorat",
    },
    Akun {
        username: "analis",
        peran: Peran::Analis,
        nama: "Contoh Analis Bappeda",
    },
    Akun {
        username: "admin",
        peran: Peran::Admin,
        nama: "Contoh Admin Diskominfo",
    },
    Akun {
        username: "integrasi",
        peran: Peran::Integrasi,
        nama: "Contoh Klien e-SAKIP",
    },
];

/// Account name of the camat of any other kecamatan.
pub fn nama_camat(kecamatan: &Kecamatan) -> String {
    format!("camat.{}", kecamatan.sebutan())
}

/// Who can act.
pub(super) struct Para {
    kabupaten: HashMap<Pelaku, Actor>,
    camat: HashMap<String, Actor>,
}

impl Para {
    /// Who acts as `pelaku` on a report of the kecamatan with this code.
    pub(super) fn cari(&self, pelaku: Pelaku, kode: &str) -> Result<&Actor, ApiError> {
        let camat = (pelaku == Pelaku::Camat).then(|| self.camat.get(kode));
        camat
            .flatten()
            .or_else(|| self.kabupaten.get(&pelaku))
            .ok_or(ApiError::NotFound)
    }
}

/// Makes all accounts.
pub(super) async fn buka(app: &Arc<App>, semua: &[Kecamatan]) -> Result<Para, Fault> {
    let mut baru: Vec<AkunBaru> = AKUN
        .iter()
        .map(|akun| {
            let berkecamatan = matches!(akun.peran, Peran::Operator | Peran::Camat);
            akun_baru(
                akun.username.to_owned(),
                akun.nama.to_owned(),
                akun.peran,
                berkecamatan.then(|| NYATA.to_owned()),
            )
        })
        .collect();
    let lain = semua.iter().filter(|satu| satu.kode != NYATA);
    baru.extend(lain.clone().map(|satu| {
        let nama = format!("Contoh Camat {}", satu.nama);
        akun_baru(
            nama_camat(satu),
            nama,
            Peran::Camat,
            Some(satu.kode.clone()),
        )
    }));
    // Hashing a password takes a core for a while; the others need not wait for it.
    try_join_all(
        baru.iter()
            .map(|akun| create_from_shell(&app.db, &app.clock, akun)),
    )
    .await?;
    let mut para = Para {
        kabupaten: HashMap::new(),
        camat: HashMap::new(),
    };
    for (pelaku, username) in [
        (Pelaku::Operator, "operator"),
        (Pelaku::Camat, "camat"),
        (Pelaku::Reviewer, "reviewer"),
        (Pelaku::Analis, "analis"),
    ] {
        para.kabupaten.insert(pelaku, actor(app, username).await?);
    }
    for satu in lain {
        para.camat
            .insert(satu.kode.clone(), actor(app, &nama_camat(satu)).await?);
    }
    Ok(para)
}

fn akun_baru(username: String, nama: String, peran: Peran, kecamatan: Option<String>) -> AkunBaru {
    AkunBaru {
        kabupaten: "35.29".to_owned(),
        username,
        nama,
        peran,
        kecamatan,
        sandi: SANDI.to_owned(),
        sandi_awal: None,
    }
}

async fn actor(app: &App, username: &str) -> Result<Actor, ApiError> {
    actor_from_shell(&app.db, username)
        .await?
        .ok_or(ApiError::NotFound)
}
