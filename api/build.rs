//! Puts the files of `web/graphiql/dist` where the program can embed them. Where they were not built,
//! a page that says so takes their place.

use std::path::Path;
use std::{env, fs};

const DIST: &str = "../web/graphiql/dist";
const SOURCE: &str = "../web/graphiql";
const MISSING: &str = "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><title>GraphiQL</title>\
    <p>Halaman ini belum dirakit ke dalam program. Jalankan <code>make graphiql</code>, lalu rakit \
    ulang.</p></html>\n";

fn main() -> std::io::Result<()> {
    // What is watched has to be there: a missing path would be built anew every time.
    let watched = if Path::new(DIST).is_dir() {
        DIST
    } else {
        SOURCE
    };
    println!("cargo:rerun-if-changed={watched}");
    let out = env::var_os("OUT_DIR").ok_or_else(|| std::io::Error::other("no OUT_DIR"))?;
    for (file, instead) in [
        ("index.html", MISSING),
        ("graphiql.js", ""),
        ("graphiql.css", ""),
    ] {
        let built = Path::new(DIST).join(file);
        let embedded = Path::new(&out).join(file);
        if built.is_file() {
            fs::copy(built, embedded)?;
        } else {
            fs::write(embedded, instead)?;
        }
    }
    Ok(())
}
