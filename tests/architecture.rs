//! The staircase, held by reading what each file of the program names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What stands on everything: the command, and the downloads of what the schema answers.
const ATAS: [&str; 2] = ["cli", "unduhan"];

/// Whole nouns that everything stands on; they are no rooms.
const BAWAH: [&str; 4] = ["access", "approval", "audit", "db"];

/// What builds or runs a statement.
const SQL: [&str; 18] = [
    "ActiveModelTrait",
    "ColumnTrait",
    "EntityTrait",
    "ModelTrait",
    "PaginatorTrait",
    "QueryFilter",
    "QueryOrder",
    "QuerySelect",
    "QueryTrait",
    "Statement",
    "StatementBuilder",
    "execute_raw",
    "execute_unprepared",
    "query_all",
    "query_one",
    "query_one_raw",
    "sea_query",
    "sqlx",
];

/// One file of a crate.
struct Berkas {
    /// Where it stands, e.g. `lkjip/store/read.rs`.
    nama: String,
    /// Its module, e.g. `["lkjip", "store", "read"]`.
    modul: Vec<String>,
    /// Every name it uses: whole paths, from the crate's root where they begin there.
    jalur: BTreeSet<Vec<String>>,
}

impl Berkas {
    fn ruang(&self) -> Option<&str> {
        let ruang = self.modul.first()?.as_str();
        (self.modul.len() > 1 || self.nama.ends_with("/mod.rs")).then_some(ruang)
    }

    /// Whether it is the file or in the folder `jenis` of a room.
    fn adalah(&self, jenis: &str) -> bool {
        self.ruang() != Some("graphql") && self.modul.get(1).is_some_and(|nama| nama == jenis)
    }

    fn menyebut(&self, nama: &str) -> bool {
        self.jalur.iter().flatten().any(|bagian| bagian == nama)
    }
}

/// The files under `folder`, without their tests.
fn baca(folder: &str) -> Vec<Berkas> {
    let akar = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let mut semua = Vec::new();
    let mut folder = vec![akar.clone()];
    while let Some(sekarang) = folder.pop() {
        for entri in std::fs::read_dir(sekarang).unwrap() {
            let jalan: PathBuf = entri.unwrap().path();
            if jalan.is_dir() {
                folder.push(jalan);
            } else if jalan.extension().is_some_and(|akhiran| akhiran == "rs")
                && !jalan.ends_with("tests.rs")
            {
                let nama = jalan.strip_prefix(&akar).unwrap().to_str().unwrap();
                let modul: Vec<String> = nama
                    .trim_end_matches(".rs")
                    .trim_end_matches("/mod")
                    .split('/')
                    .map(str::to_owned)
                    .collect();
                let teks = std::fs::read_to_string(&jalan).unwrap();
                let jalur = nama_nama(&lambang(&teks), &modul);
                semua.push(Berkas {
                    nama: nama.to_owned(),
                    modul,
                    jalur,
                });
            }
        }
    }
    semua.sort_by(|satu, dua| satu.nama.cmp(&dua.nama));
    semua
}

/// Words and marks of a source text: without comments, texts, and all that follows the first test.
fn lambang(teks: &str) -> Vec<String> {
    let mut hasil = Vec::new();
    let teks = teks
        .split_once("#[cfg(test)]\nmod tests {")
        .or_else(|| teks.split_once("#[cfg(test)]\npub(crate) mod tests {"))
        .map_or(teks, |(program, _)| program);
    let mut sisa = teks.chars().peekable();
    while let Some(huruf) = sisa.next() {
        match huruf {
            '/' if sisa.peek() == Some(&'/') => {
                while sisa.next().is_some_and(|huruf| huruf != '\n') {}
            }
            '"' => {
                while let Some(huruf) = sisa.next() {
                    match huruf {
                        '\\' => drop(sisa.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            ':' if sisa.peek() == Some(&':') => {
                sisa.next();
                hasil.push("::".to_owned());
            }
            huruf if huruf.is_alphanumeric() || huruf == '_' => {
                let mut kata = huruf.to_string();
                while let Some(huruf) = sisa.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    kata.push(huruf);
                }
                hasil.push(kata);
            }
            huruf if huruf.is_whitespace() => {}
            huruf => hasil.push(huruf.to_string()),
        }
    }
    hasil
}

fn kata(lambang: &str) -> bool {
    lambang.starts_with(|huruf: char| huruf.is_alphabetic() || huruf == '_')
}

/// Every path among these marks; `{a, b::c}` after `::` stands for as many paths.
fn nama_nama(lambang: &[String], modul: &[String]) -> BTreeSet<Vec<String>> {
    let mut hasil = BTreeSet::new();
    let mut letak = 0;
    while letak < lambang.len() {
        if kata(&lambang[letak]) {
            letak = cabang(lambang, letak, &[], &mut hasil);
        } else {
            letak += 1;
        }
    }
    // A table and the room of the same noun share a name; the import tells which is meant.
    let tabel = |nama: &String| hasil.contains(&vec!["entity".to_owned(), nama.clone()]);
    hasil
        .iter()
        .filter(|jalur| jalur.len() == 1 || !tabel(&jalur[0]))
        .map(|jalur| mutlak(jalur.clone(), modul))
        .collect()
}

/// Reads the path that begins at `letak` behind `awal`, and says where it ends.
fn cabang(
    lambang: &[String],
    mut letak: usize,
    awal: &[String],
    hasil: &mut BTreeSet<Vec<String>>,
) -> usize {
    let mut jalur = awal.to_vec();
    loop {
        match lambang.get(letak).map(String::as_str) {
            Some(nama) if kata(nama) => {
                jalur.push(nama.to_owned());
                letak += 1;
            }
            Some("{") if jalur.len() > awal.len() || !awal.is_empty() => {
                letak += 1;
                while let Some(berikut) = lambang.get(letak) {
                    match berikut.as_str() {
                        "}" => return letak + 1,
                        _ if kata(berikut) => letak = cabang(lambang, letak, &jalur, hasil),
                        _ => letak += 1,
                    }
                }
                return letak;
            }
            _ => break,
        }
        if lambang.get(letak).is_some_and(|tanda| tanda == "::") {
            letak += 1;
        } else {
            break;
        }
    }
    hasil.insert(jalur);
    letak
}

/// The path from the root of the crate, where it says where it begins.
fn mutlak(jalur: Vec<String>, modul: &[String]) -> Vec<String> {
    let mut akar = modul.to_vec();
    let mut bagian = jalur.iter().peekable();
    if bagian.next_if(|nama| *nama == "crate").is_some() {
        akar.clear();
    } else if jalur[0] == "super" || jalur[0] == "self" {
        bagian.next_if(|nama| *nama == "self");
        while bagian.next_if(|nama| *nama == "super").is_some() {
            akar.pop();
        }
    } else {
        return jalur;
    }
    akar.extend(bagian.cloned());
    akar
}

/// The rooms: folders of the program that are neither the edge nor what everything stands on.
fn ruang(program: &[Berkas]) -> BTreeSet<String> {
    program
        .iter()
        .filter_map(Berkas::ruang)
        .filter(|nama| *nama != "graphql" && !ATAS.contains(nama) && !BAWAH.contains(nama))
        .map(str::to_owned)
        .collect()
}

/// No file of `program` that `bila` picks names what `terlarang` finds.
fn tiada(
    program: &[Berkas],
    bila: impl Fn(&Berkas) -> bool,
    terlarang: impl Fn(&Berkas, &[String]) -> bool,
) {
    let mut dibaca = 0;
    let mut salah = Vec::new();
    for berkas in program.iter().filter(|berkas| bila(berkas)) {
        dibaca += 1;
        for jalur in &berkas.jalur {
            if terlarang(berkas, jalur) {
                salah.push(format!("{}: {}", berkas.nama, jalur.join("::")));
            }
        }
    }
    assert!(dibaca > 0, "nothing was read");
    assert_eq!(salah, [""; 0]);
}

#[test]
fn rules_decide_and_know_nothing_else() {
    let murni = |berkas: &Berkas| {
        berkas.adalah("rules")
            || matches!(
                berkas.nama.as_str(),
                "approval/mod.rs" | "access/policy.rs" | "hitung.rs"
            )
    };
    tiada(&baca("api/src"), murni, |_, jalur| {
        // A vocabulary may carry its names on the wire, as those of `entity` do.
        jalur != ["async_graphql", "Enum"]
            && jalur.iter().any(|nama| {
                matches!(
                    nama.as_str(),
                    "async"
                        | "await"
                        | "async_graphql"
                        | "axum"
                        | "clock"
                        | "db"
                        | "f32"
                        | "f64"
                        | "graphql"
                        | "sea_orm"
                        | "service"
                        | "sqlx"
                        | "store"
                        | "time"
                        | "tokio"
                )
            })
    });
}

#[test]
fn a_resolver_knows_no_sql() {
    tiada(
        &baca("api/src"),
        |berkas| berkas.adalah("graphql"),
        |_, jalur| jalur.iter().any(|nama| nama == "sea_orm" || nama == "sqlx"),
    );
}

#[test]
fn statements_are_written_in_a_store() {
    let tempat = |berkas: &Berkas| {
        let boleh = [
            "db.rs",
            "db/dinding.rs",
            "db/keutuhan.rs",
            "db/putus.rs",
            "access/laporan.rs",
            "access/negara.rs",
            "access/scope.rs",
            "audit/mod.rs",
            // A unit of work keeps its idempotency key with what it writes.
            "graphql/unit.rs",
        ];
        !berkas.adalah("store") && !boleh.contains(&berkas.nama.as_str())
    };
    tiada(&baca("api/src"), tempat, |_, jalur| {
        jalur.iter().any(|nama| SQL.contains(&nama.as_str()))
    });
}

/// Before the program itself no wall stands: it is who signs somebody in, keeps the trail, and obeys who holds the
/// machine.
#[test]
fn a_request_asks_the_database_as_somebody() {
    let sendiri = [
        "audit/mod.rs",
        "auth/brake.rs",
        "auth/known.rs",
        "auth/second_factor.rs",
        "auth/session.rs",
        "auth/shell.rs",
        "klien/service/token.rs",
        "metrics.rs",
        "pengguna/service/buat.rs",
        "pengguna/service/faktor_kedua.rs",
        "pengguna/service/sandi.rs",
        "reviu/service/tinjau.rs",
        "rujukan/mod.rs",
    ];
    let akar = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/src");
    let mut ditemukan = BTreeSet::new();
    for berkas in baca("api/src") {
        let teks = std::fs::read_to_string(akar.join(&berkas.nama)).unwrap();
        let meminta = ["reader()", "writer()", "begin()", "snapshot()"]
            .iter()
            .any(|pintu| teks.contains(&format!("db.{pintu}")));
        if meminta && !ATAS.contains(&berkas.modul[0].as_str()) {
            ditemukan.insert(berkas.nama);
        }
    }
    assert_eq!(ditemukan, sendiri.map(str::to_owned).into());
}

#[test]
fn a_room_never_opens_the_store_of_another() {
    let program = baca("api/src");
    let ruang = ruang(&program);
    assert!(
        ruang.contains("lkjip") && ruang.contains("wilayah"),
        "{ruang:?}"
    );
    tiada(
        &program,
        |_| true,
        |berkas, jalur| match jalur {
            [pemilik, store, ..] => {
                store == "store" && ruang.contains(pemilik) && berkas.ruang() != Some(pemilik)
            }
            _ => false,
        },
    );
}

#[test]
fn nothing_calls_up() {
    let program = baca("api/src");
    let ruang = ruang(&program);
    // The rooms stand on the shared edge; the schema, the gate and the surface stand on the rooms.
    let di_atas = |jalur: &[String]| match jalur {
        [awal, _, ..] if matches!(awal.as_str(), "http" | "cli" | "main" | "unduhan") => true,
        [graphql, nama, ..] if graphql == "graphql" => {
            matches!(nama.as_str(), "schema" | "node" | "gate" | "graphiql")
        }
        _ => false,
    };
    tiada(
        &program,
        |berkas| berkas.ruang().is_some_and(|nama| ruang.contains(nama)),
        |berkas, jalur| {
            let pintu = |jenis: &str| matches!(jalur, [pemilik, nama, ..] if ruang.contains(pemilik) && nama == jenis);
            let menampilkan = berkas.adalah("graphql") || berkas.adalah("http");
            let mengerjakan = berkas.adalah("service") || menampilkan;
            di_atas(jalur)
                || (!menampilkan && berkas.modul.len() > 1 && pintu("graphql"))
                || (!mengerjakan
                    && (berkas.adalah("rules") || berkas.adalah("store"))
                    && pintu("service"))
                || (berkas.adalah("rules") && pintu("store"))
        },
    );
    // What all rooms stand on knows none of them.
    tiada(
        &program,
        |berkas| {
            let tepi = berkas.ruang() == Some("graphql")
                && !matches!(
                    berkas.modul.get(1).map(String::as_str),
                    None | Some("schema" | "node" | "gate" | "graphiql")
                );
            tepi || berkas.ruang().is_some_and(|nama| BAWAH.contains(&nama))
        },
        |_, jalur| {
            jalur.len() > 1 && ruang.contains(&jalur[0]) && jalur[0] != "auth" || di_atas(jalur)
        },
    );
}

#[test]
fn which_database_it_is_is_asked_in_one_place() {
    tiada(
        &baca("api/src"),
        |berkas| berkas.modul[0] != "db",
        |_, jalur| {
            jalur.iter().any(|nama| {
                matches!(
                    nama.as_str(),
                    "DbBackend" | "DatabaseBackend" | "get_database_backend"
                )
            })
        },
    );
}

#[test]
fn entities_and_migrations_know_nothing_of_the_program() {
    let asing = |milik: &'static [&'static str]| {
        move |_: &Berkas, jalur: &[String]| jalur.len() > 1 && milik.contains(&jalur[0].as_str())
    };
    tiada(&baca("migration/src"), |_| true, asing(&["api", "entity"]));
    tiada(&baca("entity/src"), |_| true, asing(&["api", "migration"]));
}

#[test]
fn no_file_is_a_drawer_for_odds_and_ends() {
    for folder in ["api/src", "entity/src", "migration/src", "tests"] {
        for berkas in baca(folder) {
            let laci = ["utils", "util", "helpers", "helper", "common", "misc"];
            assert!(
                berkas
                    .modul
                    .iter()
                    .all(|nama| !laci.contains(&nama.as_str())),
                "{}",
                berkas.nama
            );
        }
    }
}

#[test]
fn the_reader_reads() {
    let teks =
        "use crate::{a::{self, b as c}, d};\n// crate::kosong\nlet x = super::e(\"crate::f\");";
    let jalur = nama_nama(&lambang(teks), &["g".to_owned(), "h".to_owned()]);
    let ada =
        |jalan: &str| jalur.contains(&jalan.split("::").map(str::to_owned).collect::<Vec<_>>());
    for jalan in ["a::self", "a::b", "d", "g::e"] {
        assert!(ada(jalan), "{jalan} in {jalur:?}");
    }
    assert!(!ada("kosong") && !ada("f"), "{jalur:?}");
    let program = baca("api/src");
    let simpan = program
        .iter()
        .find(|berkas| berkas.nama == "lkjip/store/read.rs");
    assert!(simpan.unwrap().menyebut("EntityTrait"));
}
