//! What the program survives: `make chaos`. Each story runs on SQLite and, where `LKJIP_TEST_POSTGRES` names a
//! server, on PostgreSQL, and leaves its figures in `target/chaos`.
//!
//! `LKJIP_TEST_CHAOS_ROUNDS` (20) sets how often the program is killed, `LKJIP_TEST_CHAOS_SECONDS` (60) how long
//! the soak takes, `LKJIP_TEST_CHAOS_SEED` (1) the timings.

mod basis;
mod hilang;
mod jam;
mod kantor;
mod kembar;
mod lama;
mod lambat;
mod mati;
mod penuh;

use std::path::Path;

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use serde_json::Value;

/// A number that the one who runs this may set.
fn atur(nama: &str, bawaan: u64) -> u64 {
    let nama = format!("LKJIP_TEST_CHAOS_{nama}");
    std::env::var(nama).map_or(bawaan, |isi| isi.parse().unwrap())
}

/// Timings that are the same for the same seed.
fn acak() -> StdRng {
    StdRng::seed_from_u64(atur("SEED", 1))
}

/// Leaves the figures of a story.
fn catat(kisah: &str, hasil: &Value) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/chaos");
    std::fs::create_dir_all(&folder).unwrap();
    let berkas = folder.join(format!("{kisah}.json"));
    std::fs::write(berkas, format!("{hasil}\n")).unwrap();
}
