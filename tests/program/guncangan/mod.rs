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
use std::time::Duration;

use serde_json::Value;

/// A number that the one who runs this may set.
fn atur(nama: &str, bawaan: u64) -> u64 {
    let nama = format!("LKJIP_TEST_CHAOS_{nama}");
    std::env::var(nama).map_or(bawaan, |isi| isi.parse().unwrap())
}

/// Timings that are the same for the same seed (SplitMix64, Steele, Lea & Flood 2014).
struct Acak(u64);

impl Acak {
    fn baru() -> Self {
        Self(atur("SEED", 1))
    }

    fn di_bawah(&mut self, batas: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut nilai = self.0;
        nilai = (nilai ^ (nilai >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        nilai = (nilai ^ (nilai >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (nilai ^ (nilai >> 31)) % batas
    }

    fn sebentar(&mut self, dari: u64, sampai: u64) -> Duration {
        Duration::from_millis(dari + self.di_bawah(sampai - dari))
    }
}

/// Leaves the figures of a story.
fn catat(kisah: &str, hasil: &Value) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/chaos");
    std::fs::create_dir_all(&folder).unwrap();
    let berkas = folder.join(format!("{kisah}.json"));
    std::fs::write(berkas, format!("{hasil}\n")).unwrap();
}
