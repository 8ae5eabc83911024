//! The declared decision of every field.

use std::collections::BTreeMap;

use api::access::Action;
use apollo_compiler::Schema;
use apollo_compiler::schema::ExtendedType;

use crate::schema::committed;

/// Who may have an answer of a field; `fields.txt` says what each means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Keputusan {
    Masuk,
    Diri,
    Rujukan,
    Laporan,
    Banding,
    Negara,
    Pantau,
    Akun,
    Jejak,
    Simpul,
    Catatan,
    Wenang,
    Data,
    /// A deed, under one of these actions.
    Deed(Vec<Action>),
}

impl Keputusan {
    fn baca(teks: &str) -> Self {
        match teks {
            "masuk" => Self::Masuk,
            "diri" => Self::Diri,
            "rujukan" => Self::Rujukan,
            "laporan" => Self::Laporan,
            "banding" => Self::Banding,
            "negara" => Self::Negara,
            "pantau" => Self::Pantau,
            "akun" => Self::Akun,
            "jejak" => Self::Jejak,
            "simpul" => Self::Simpul,
            "catatan" => Self::Catatan,
            "wenang" => Self::Wenang,
            "data" => Self::Data,
            actions => Self::Deed(
                actions
                    .split_whitespace()
                    .map(|nama| {
                        Action::SEMUA
                            .into_iter()
                            .find(|action| format!("{action:?}") == nama)
                            .unwrap_or_else(|| panic!("fields.txt: {nama} is no decision"))
                    })
                    .collect(),
            ),
        }
    }
}

/// The committed schema.
pub(super) fn sdl() -> apollo_compiler::validation::Valid<Schema> {
    let teks = committed("schema.graphql").unwrap();
    Schema::parse_and_validate(teks, "schema.graphql").unwrap()
}

/// The decisions, by `Type.field`.
pub(super) fn keputusan() -> BTreeMap<String, Keputusan> {
    let teks = committed("tests/access/fields.txt").unwrap();
    let mut semua = BTreeMap::new();
    for baris in teks.lines() {
        if baris.is_empty() || baris.starts_with('#') {
            continue;
        }
        let (field, keputusan) = baris.split_once(' ').unwrap_or((baris, ""));
        let lama = semua.insert(field.to_owned(), Keputusan::baca(keputusan.trim()));
        assert_eq!(lama, None, "fields.txt names {field} twice");
    }
    semua
}

/// Every `Type.field` of the object types.
pub(super) fn fields(sdl: &Schema) -> Vec<String> {
    let mut semua = Vec::new();
    for (nama, jenis) in &sdl.types {
        if let ExtendedType::Object(object) = jenis
            && !nama.starts_with("__")
        {
            semua.extend(object.fields.keys().map(|field| format!("{nama}.{field}")));
        }
    }
    semua.sort();
    semua
}

#[test]
fn every_field_has_a_decision_and_every_decision_a_field() {
    let ada = fields(&sdl());
    let diputuskan = keputusan();
    let belum: Vec<&String> = ada
        .iter()
        .filter(|field| !diputuskan.contains_key(*field))
        .collect();
    assert!(
        belum.is_empty(),
        "decide who may have these, in tests/access/fields.txt: {belum:#?}"
    );
    let usang: Vec<&String> = diputuskan
        .keys()
        .filter(|field| !ada.contains(field))
        .collect();
    assert!(
        usang.is_empty(),
        "the schema has no such fields any more: {usang:#?}"
    );
}

#[test]
fn a_root_field_is_decided_by_itself() {
    for (field, keputusan) in keputusan() {
        let deed = matches!(keputusan, Keputusan::Deed(_));
        assert_eq!(
            field.starts_with("Mutation."),
            deed,
            "{field}: a mutation, and nothing else, is decided by an action"
        );
        if field.starts_with("Query.") {
            assert!(
                !matches!(
                    keputusan,
                    Keputusan::Data | Keputusan::Wenang | Keputusan::Catatan
                ),
                "{field}: nothing was decided before"
            );
        }
    }
}

#[test]
fn a_field_that_leads_to_a_report_is_decided_as_one() {
    // Of the report that was decided when they were reached.
    let milik = [
        "BarisAnggaran",
        "EvaluasiAkip",
        "IndikatorLkjip",
        "LkjipEdge",
        "PerjanjianKinerja",
        "Sasaran",
        "Skm",
        "Tujuan",
        "UtasKomentar",
    ];
    let sdl = sdl();
    let diputuskan = keputusan();
    for field in fields(&sdl) {
        let (jenis, nama) = field.split_once('.').unwrap();
        let definisi = &sdl.get_object(jenis).unwrap().fields[nama];
        if definisi.ty.inner_named_type() == "Lkjip" {
            let seharusnya = if milik.contains(&jenis) {
                Keputusan::Data
            } else {
                Keputusan::Laporan
            };
            assert_eq!(diputuskan[&field], seharusnya, "{field}");
        }
    }
}
