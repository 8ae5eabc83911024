//! Nobody sees what they may not see: the policy as a table, a decision for every field of the schema,
//! and every field called by everybody.

mod daftar;
mod dinding;
mod dunia;
mod fields;
mod grid;
mod hak;
mod jangkauan;
mod model;
mod panggilan;
mod rahasia;
mod ramalan;

use std::path::Path;

use crate::schema::committed;

/// Set to write the committed tables anew instead of comparing them.
const WRITE: &str = "LKJIP_TEST_WRITE";

/// Holds the committed file `tests/access/{nama}` against what it should be.
fn tercatat(nama: &str, seharusnya: &str) {
    let path = format!("tests/access/{nama}");
    if std::env::var_os(WRITE).is_some() {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        std::fs::write(top.join(&path), seharusnya).unwrap();
    }
    let tercatat = committed(&path).unwrap_or_default();
    assert!(
        tercatat == seharusnya,
        "{path} is not what the program says; read the difference, then write it with {WRITE}=1:\n\
         {seharusnya}"
    );
}
