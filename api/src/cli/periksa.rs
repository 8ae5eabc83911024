//! `lkjip periksa`: what is wrong with an installation. It changes nothing.

use std::path::Path;

use api::audit::{self, Rantai};
use api::auth::{Keys, Seal, second_factor};
use api::cadangan::induk;
use api::clock::Clock;
use api::config::Config;
use api::db::{self, Db, Dinding};
use api::graphql::gate::Gate;
use entity::value::Waktu;
use migration::{Migrator, MigratorTrait as _};
use serde::Serialize;

use super::{TERTUTUP, print, proses, teknis};

/// Space below which a copy of the database, which every backup and migration makes, may not fit.
const RUANG_LEGA: u64 = 1 << 30;
/// Space below which writing will soon fail.
const RUANG_SEMPIT: u64 = 100 << 20;
/// How far two clocks may differ, in milliseconds.
const SELISIH_JAM: u64 = 5_000;
/// 1 January 2026: no clock of a machine that runs this program is earlier.
const PALING_DINI: Waktu = Waktu(1_767_225_600_000);
/// The oldest PostgreSQL that will do.
const POSTGRES_TERTUA: u32 = 15;

/// What was found.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Keadaan {
    Baik,
    Peringatan,
    Masalah,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Temuan {
    perihal: &'static str,
    keadaan: Keadaan,
    pesan: String,
}

#[derive(Default)]
struct Laporan(Vec<Temuan>);

impl Laporan {
    fn catat(&mut self, perihal: &'static str, keadaan: Keadaan, pesan: impl Into<String>) {
        self.0.push(Temuan {
            perihal,
            keadaan,
            pesan: pesan.into(),
        });
    }

    fn terburuk(&self) -> Keadaan {
        self.0
            .iter()
            .map(|temuan| temuan.keadaan)
            .max()
            .unwrap_or(Keadaan::Baik)
    }

    fn naskah(&self) -> String {
        let baris: Vec<String> = self
            .0
            .iter()
            .map(|temuan| {
                let tanda = match temuan.keadaan {
                    Keadaan::Baik => "baik      ",
                    Keadaan::Peringatan => "PERINGATAN",
                    Keadaan::Masalah => "MASALAH   ",
                };
                format!("{tanda} {:<12} {}", temuan.perihal, temuan.pesan)
            })
            .collect();
        baris.join("\n")
    }
}

/// Prints what was found; an error where something is wrong.
pub(super) async fn run(config: Result<Config, String>, json: bool) -> Result<(), String> {
    let mut laporan = Laporan::default();
    match config {
        Ok(config) => {
            laporan.catat("konfigurasi", Keadaan::Baik, "Konfigurasi terbaca.");
            kunci(&config, &mut laporan);
            gerbang(&config, &mut laporan);
            let segel = rahasia(&config, &mut laporan);
            jam(&mut laporan);
            basis_data(&config, segel.as_ref(), &mut laporan).await;
        }
        Err(error) => laporan.catat("konfigurasi", Keadaan::Masalah, error),
    }
    if json {
        let isi = serde_json::json!({
            "keadaan": laporan.terburuk(),
            "temuan": laporan.0,
        });
        print(&serde_json::to_string_pretty(&isi).map_err(|error| error.to_string())?)?;
    } else {
        print(&laporan.naskah())?;
    }
    if laporan.terburuk() == Keadaan::Masalah {
        Err("Ada masalah yang perlu ditangani.".to_owned())
    } else {
        Ok(())
    }
}

fn kunci(config: &Config, laporan: &mut Laporan) {
    let berkas = &config.auth.key_file;
    let nama = berkas.display();
    if !berkas.exists() {
        laporan.catat(
            "kunci",
            Keadaan::Peringatan,
            format!("{nama} belum ada; dibuat saat server pertama dijalankan."),
        );
        return;
    }
    match Keys::load(berkas) {
        Ok(keys) => {
            let (berlaku, kid) = keys.summary(Clock::System.now());
            laporan.catat(
                "kunci",
                Keadaan::Baik,
                format!(
                    "{nama} terbaca pemiliknya saja; {kid} menandatangani, {} kunci lama masih memeriksa.",
                    berlaku - 1
                ),
            );
        }
        Err(error) => laporan.catat("kunci", Keadaan::Masalah, error.to_string()),
    }
}

fn gerbang(config: &Config, laporan: &mut Laporan) {
    match Gate::new(&config.graphql) {
        Ok(_) => laporan.catat(
            "graphql",
            Keadaan::Baik,
            "Batas dan dokumen terdaftar dapat dipakai.",
        ),
        Err(error) => laporan.catat("graphql", Keadaan::Masalah, error),
    }
}

/// The key that seals the secrets of second factors, if there is one that can be used.
fn rahasia(config: &Config, laporan: &mut Laporan) -> Option<Seal> {
    let berkas = config.auth.secret_file();
    let nama = berkas.display();
    if !berkas.exists() {
        laporan.catat(
            "rahasia",
            Keadaan::Peringatan,
            format!("{nama} belum ada; dibuat saat server pertama dijalankan."),
        );
        return None;
    }
    match Seal::load(&berkas) {
        Ok(segel) => {
            laporan.catat(
                "rahasia",
                Keadaan::Baik,
                format!("{nama} terbaca pemiliknya saja."),
            );
            Some(segel)
        }
        Err(error) => {
            laporan.catat("rahasia", Keadaan::Masalah, error);
            None
        }
    }
}

fn jam(laporan: &mut Laporan) {
    if Clock::System.now() < PALING_DINI {
        laporan.catat(
            "jam",
            Keadaan::Masalah,
            "Jam mesin tertinggal bertahun-tahun.",
        );
    } else {
        laporan.catat("jam", Keadaan::Baik, "Jam mesin masuk akal.");
    }
}

async fn basis_data(config: &Config, segel: Option<&Seal>, laporan: &mut Laporan) {
    if let Some(berkas) = db::berkas(&config.database.url) {
        ruang(&berkas, laporan);
        if !berkas.is_file() {
            laporan.catat(
                "basis data",
                Keadaan::Peringatan,
                format!(
                    "{} belum ada; dibuat saat server pertama dijalankan.",
                    berkas.display()
                ),
            );
            return;
        }
        izin(&berkas, laporan);
        match proses::server(&berkas) {
            Some(pid) => laporan.catat(
                "server",
                Keadaan::Baik,
                format!("Server berjalan (proses {pid})."),
            ),
            None => laporan.catat("server", Keadaan::Baik, "Tidak ada server yang berjalan."),
        }
    }
    let db = match Db::connect(&config.database).await {
        Ok(db) => db,
        Err(error) => {
            laporan.catat(
                "basis data",
                Keadaan::Masalah,
                format!("Basis data tidak dapat dibuka: {}.", db::sebab(&error)),
            );
            return;
        }
    };
    isi(&db, segel, laporan).await;
    db.close().await;
}

/// What stands in a database that answers.
async fn isi(db: &Db, segel: Option<&Seal>, laporan: &mut Laporan) {
    match db.version().await {
        Ok((versi, jam)) => {
            versi_server(&versi, laporan);
            if let Some(jam) = jam
                && jam.0.abs_diff(Clock::System.now().0) > SELISIH_JAM
            {
                laporan.catat(
                    "jam",
                    Keadaan::Masalah,
                    "Jam mesin ini berbeda dari jam server basis data; jalankan NTP pada keduanya.",
                );
            }
        }
        Err(error) => {
            laporan.catat("basis data", Keadaan::Masalah, teknis(&error));
            return;
        }
    }
    let landed = match db.landed().await {
        Ok(landed) => landed,
        Err(error) => {
            laporan.catat("migrasi", Keadaan::Masalah, teknis(&error));
            return;
        }
    };
    if !migrasi(&landed, laporan) {
        return;
    }
    if !dinding(db, laporan).await {
        return;
    }
    match db.faults().await {
        Ok(rusak) if rusak.is_empty() => {
            laporan.catat("keutuhan", Keadaan::Baik, "Basis data utuh.");
        }
        Ok(rusak) => laporan.catat(
            "keutuhan",
            Keadaan::Masalah,
            format!("Basis data rusak; pulihkan cadangan. {}", rusak.join("; ")),
        ),
        Err(error) => laporan.catat("keutuhan", Keadaan::Masalah, teknis(&error)),
    }
    match second_factor::unreadable(db, segel).await {
        Ok((_, 0)) => {}
        Ok((semua, tertutup)) => laporan.catat(
            "rahasia",
            Keadaan::Masalah,
            format!(
                "{tertutup} dari {semua} faktor kedua tersegel dengan kunci lain; kembalikan berkasnya dari \
                 cadangan, atau lepaskan dengan lkjip pengguna lepas-faktor-kedua."
            ),
        ),
        Err(error) => laporan.catat("rahasia", Keadaan::Masalah, teknis(&error)),
    }
    match audit::periksa(db, None).await {
        Ok(Rantai::Utuh(kepala)) => laporan.catat(
            "jejak",
            Keadaan::Baik,
            format!("Jejak utuh: {} entri.", kepala.nomor),
        ),
        Ok(Rantai::Putus { nomor, sebab }) => laporan.catat(
            "jejak",
            Keadaan::Masalah,
            format!("Jejak putus pada entri {nomor}: {sebab}"),
        ),
        Err(error) => laporan.catat("jejak", Keadaan::Masalah, teknis(&error)),
    }
    match audit::terakhir(db).await {
        Ok(Some(terakhir)) if terakhir > Clock::System.now() => laporan.catat(
            "jam",
            Keadaan::Masalah,
            "Jam mesin tertinggal dari kejadian terakhir dalam jejak.",
        ),
        Ok(_) => {}
        Err(error) => laporan.catat("jam", Keadaan::Masalah, teknis(&error)),
    }
}

/// Whether the second wall lets the program see what there is.
async fn dinding(db: &Db, laporan: &mut Laporan) -> bool {
    match db.dinding().await {
        Ok(None) => {}
        Ok(Some(Dinding::Berdiri)) => {
            laporan.catat("dinding", Keadaan::Baik, "Dinding kedua berdiri.");
        }
        Ok(Some(Dinding::Tiada)) => laporan.catat(
            "dinding",
            Keadaan::Peringatan,
            "Dinding kedua belum berdiri: peran lkjip_* belum ada atau belum diberikan; buat sebagai postgres \
             (lihat bagian PostgreSQL pada OPERATIONS.md), lalu mulai ulang server.",
        ),
        Ok(Some(Dinding::Tertutup)) => {
            laporan.catat("dinding", Keadaan::Masalah, TERTUTUP);
            return false;
        }
        Err(error) => laporan.catat("dinding", Keadaan::Masalah, teknis(&error)),
    }
    true
}

fn versi_server(versi: &str, laporan: &mut Laporan) {
    let tua = versi
        .strip_prefix("PostgreSQL ")
        .and_then(|angka| angka.split('.').next()?.trim().parse::<u32>().ok())
        .is_some_and(|angka| angka < POSTGRES_TERTUA);
    if tua {
        laporan.catat(
            "basis data",
            Keadaan::Masalah,
            format!(
                "{versi} terlalu tua; diperlukan PostgreSQL {POSTGRES_TERTUA} atau lebih baru."
            ),
        );
    } else {
        laporan.catat("basis data", Keadaan::Baik, format!("{versi} menjawab."));
    }
}

/// Whether the schema is the one of this program, so that what it holds can be looked at.
fn migrasi(landed: &[String], laporan: &mut Laporan) -> bool {
    let semua: Vec<String> = Migrator::migrations()
        .iter()
        .map(|migrasi| migrasi.name().to_owned())
        .collect();
    if let Some(asing) = landed.iter().find(|nama| !semua.contains(nama)) {
        laporan.catat(
            "migrasi",
            Keadaan::Masalah,
            format!("Basis data lebih baru daripada program ini (skema {asing})."),
        );
        return false;
    }
    let tertunda = semua.len() - landed.len();
    if tertunda > 0 {
        laporan.catat(
            "migrasi",
            Keadaan::Masalah,
            format!(
                "{tertunda} migrasi belum diterapkan; jalankan lkjip migrate, atau mulai ulang server."
            ),
        );
        return false;
    }
    laporan.catat("migrasi", Keadaan::Baik, "Semua migrasi sudah diterapkan.");
    true
}

#[cfg(unix)]
fn izin(berkas: &Path, laporan: &mut Laporan) {
    use std::os::unix::fs::PermissionsExt as _;
    let nama = berkas.display();
    match std::fs::metadata(berkas) {
        Ok(data) if data.permissions().mode() & 0o007 > 0 => laporan.catat(
            "izin",
            Keadaan::Peringatan,
            format!("{nama} terbaca semua pengguna mesin ini; jalankan: chmod 600 {nama}"),
        ),
        Ok(_) => laporan.catat("izin", Keadaan::Baik, format!("{nama} tidak terbaca umum.")),
        Err(error) => laporan.catat("izin", Keadaan::Masalah, format!("{nama}: {error}.")),
    }
}

#[cfg(not(unix))]
fn izin(_berkas: &Path, _laporan: &mut Laporan) {}

/// Space on the volume of the database; a backup and a migration need as much again as it takes.
fn ruang(berkas: &Path, laporan: &mut Laporan) {
    let folder = induk(berkas);
    let Ok(volume) = rustix::fs::statvfs(folder) else {
        laporan.catat(
            "ruang",
            Keadaan::Masalah,
            format!("Folder {} tidak terbaca.", folder.display()),
        );
        return;
    };
    let bebas = volume.f_bavail.saturating_mul(volume.f_frsize);
    let besar = std::fs::metadata(berkas).map_or(0, |data| data.len());
    let keadaan = if bebas < RUANG_SEMPIT {
        Keadaan::Masalah
    } else if bebas < RUANG_LEGA.max(besar.saturating_mul(2)) {
        Keadaan::Peringatan
    } else {
        Keadaan::Baik
    };
    laporan.catat(
        "ruang",
        keadaan,
        format!(
            "{} MiB bebas di {}; basis data {} MiB.",
            bebas >> 20,
            folder.display(),
            besar >> 20
        ),
    );
}
