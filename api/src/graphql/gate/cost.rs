//! What an operation costs: the number of values in the largest answer that is to be expected.

use std::collections::HashMap;

use apollo_compiler::ExecutableDocument;
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet};
use async_graphql::Value;

use super::plan::included;
use super::refusal::{Refusal, TOO_LARGE};
use super::variables::{Variables, constant};

/// Deepest nesting of fields and fragments.
const DEEPEST: usize = 64;
/// What the schema itself counts, however much of it is asked: it is of one size, and its own check limits how
/// often it is walked.
pub(super) const SCHEMA: u64 = 5_000;
/// What each change counts, besides what it shows.
const CHANGE: u64 = 100;
/// Rows of a page when the client names no number.
const PAGE: u64 = 20;
/// Rows of a list that nothing is known of.
const LIST: u64 = 10;
/// Rows of the lists that are longer or shorter than most.
const LISTS: [(&str, u64); 20] = [
    ("anggaranList", 60),
    ("aturanReviuList", 140),
    ("barisList", 27),
    ("desaList", 15),
    ("kecamatanList", 27),
    ("kriteriaLkeList", 22),
    ("kriteriaList", 22),
    ("ketetapanList", 1),
    ("medianList", 4),
    ("pendukungList", 60),
    ("perubahanList", 20),
    ("pitaList", 5),
    ("reviuList", 2),
    ("riwayatTanggapanList", 1),
    ("statistikLetakList", 2),
    ("tanpaDataList", 27),
    ("tanpaLaporanList", 27),
    ("temuanList", 20),
    ("terhadapMedianList", 3),
    ("terhadapTolokUkurList", 4),
];

/// Arguments of a table of rows and slices, with how many of each there are when they are left out.
const TABEL: [(&str, u64); 3] = [
    ("kecamatanList", 27),
    ("indikatorList", 1),
    ("tahunList", 1),
];

/// The argument that leaves of all programmes the one that it names.
const PROGRAM: &str = "program";

/// How many rows the lists of a set have that the arguments of its field decide about.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
struct Ukuran {
    /// Nodes of a page, or cells of a table.
    baris: u64,
    /// Slices of a table, each of one indicator and year; or programmes.
    irisan: u64,
}

/// The cost of `operation`; each fragment is counted once for each way it is used.
///
/// # Errors
/// When fields and fragments nest too deep.
pub(super) fn of(
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &Variables,
) -> Result<u64, Refusal> {
    let mut count = Count {
        document,
        variables,
        fragments: HashMap::new(),
    };
    count.set(&operation.selection_set, None, 0)
}

/// What an operation with so many fields at its root changes, in the measure of [`of`].
pub(super) fn of_changes(operation: &Operation, fields: usize) -> u64 {
    if operation.is_mutation() {
        CHANGE.saturating_mul(u64::try_from(fields).unwrap_or(u64::MAX))
    } else {
        0
    }
}

struct Count<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    /// Cost of a fragment within a page or table of this size.
    fragments: HashMap<(&'a str, Option<Ukuran>), u64>,
}

impl<'a> Count<'a> {
    /// `page` is the size of the connection or table that this set belongs to.
    fn set(
        &mut self,
        set: &'a SelectionSet,
        page: Option<Ukuran>,
        depth: usize,
    ) -> Result<u64, Refusal> {
        if depth > DEEPEST {
            let message = format!("Isian bersarang lebih dari {DEEPEST} tingkat.");
            return Err(Refusal::policy(TOO_LARGE, message));
        }
        let mut cost = 0_u64;
        for selection in &set.selections {
            cost = cost.saturating_add(match selection {
                Selection::Field(field) if included(&field.directives, self.variables) => {
                    self.field(field, page, depth)?
                }
                Selection::FragmentSpread(spread)
                    if included(&spread.directives, self.variables) =>
                {
                    self.fragment(&spread.fragment_name, page, depth)?
                }
                Selection::InlineFragment(inline)
                    if included(&inline.directives, self.variables) =>
                {
                    self.set(&inline.selection_set, page, depth + 1)?
                }
                Selection::Field(_)
                | Selection::FragmentSpread(_)
                | Selection::InlineFragment(_) => 0,
            });
        }
        Ok(cost)
    }

    fn fragment(
        &mut self,
        name: &'a str,
        page: Option<Ukuran>,
        depth: usize,
    ) -> Result<u64, Refusal> {
        if let Some(&known) = self.fragments.get(&(name, page)) {
            return Ok(known);
        }
        let document = self.document;
        let cost = match document.fragments.get(name) {
            Some(fragment) => self.set(&fragment.selection_set, page, depth + 1)?,
            None => 0,
        };
        self.fragments.insert((name, page), cost);
        Ok(cost)
    }

    fn field(
        &mut self,
        field: &'a Field,
        page: Option<Ukuran>,
        depth: usize,
    ) -> Result<u64, Refusal> {
        if is_schema(&field.name) {
            return Ok(SCHEMA);
        }
        let own_page = self.size(field);
        let below = self.set(&field.selection_set, own_page, depth + 1)?;
        let rows = if field.ty().is_list() {
            rows(field, page)
        } else {
            1
        };
        Ok(below.saturating_add(1).saturating_mul(rows))
    }

    fn size(&self, field: &Field) -> Option<Ukuran> {
        let has = |argument: &str| field.definition.argument_by_name(argument).is_some();
        if has("first") {
            return Some(Ukuran {
                baris: self.first(field).unwrap_or(PAGE),
                irisan: LIST,
            });
        }
        if !TABEL.iter().all(|(argument, _)| has(argument)) {
            let satu = self.length(field, PROGRAM)?;
            return Some(Ukuran {
                baris: satu,
                irisan: satu,
            });
        }
        let [kecamatan, indikator, tahun] =
            TABEL.map(|(argument, usual)| self.length(field, argument).unwrap_or(usual));
        let irisan = indikator.saturating_mul(tahun);
        Some(Ukuran {
            baris: irisan.saturating_mul(kecamatan),
            irisan,
        })
    }

    /// Length of the list that an argument is given; a single value is a list of one.
    fn length(&self, field: &Field, argument: &str) -> Option<u64> {
        match constant(field.specified_argument_by_name(argument)?, self.variables)? {
            Value::Null => None,
            Value::List(list) => u64::try_from(list.len()).ok(),
            Value::Number(_)
            | Value::String(_)
            | Value::Boolean(_)
            | Value::Binary(_)
            | Value::Enum(_)
            | Value::Object(_) => Some(1),
        }
    }

    fn first(&self, field: &Field) -> Option<u64> {
        let literal = field.specified_argument_by_name("first")?;
        if let Value::Number(number) = constant(literal, self.variables)? {
            number.as_u64()
        } else {
            None
        }
    }
}

/// Whether a field asks for the schema itself.
pub(super) fn is_schema(field: &str) -> bool {
    matches!(field, "__schema" | "__type")
}

/// How many rows a list field is taken to have.
fn rows(field: &Field, page: Option<Ukuran>) -> u64 {
    let known = |name: &str| LISTS.iter().find(|(list, _)| *list == name);
    match (field.name.as_str(), page) {
        ("nodes" | "edges" | "selList", Some(page)) => page.baris,
        ("sebaranList" | "programList" | "tanpaKodeList", Some(page)) => page.irisan,
        (name, _) => known(name).map_or(LIST, |(_, rows)| *rows),
    }
}
