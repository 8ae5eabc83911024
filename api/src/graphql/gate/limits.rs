//! What a document may hold, counted as it is written.

use apollo_compiler::ast::{Definition, DirectiveList, Document, Selection};

use super::refusal::{Refusal, TOO_LARGE};

/// Most aliases of a document.
const MOST_ALIASES: usize = 100;
/// Most directives of a document.
const MOST_DIRECTIVES: usize = 100;

#[derive(Default)]
struct Count {
    aliases: usize,
    directives: usize,
}

/// Refuses a document with too many aliases or directives.
pub(super) fn check(document: &Document) -> Result<(), Refusal> {
    let mut count = Count::default();
    for definition in &document.definitions {
        if let Definition::OperationDefinition(operation) = definition {
            count.directives(&operation.directives);
            count.selections(&operation.selection_set);
            for variable in &operation.variables {
                count.directives(&variable.directives);
            }
        } else if let Definition::FragmentDefinition(fragment) = definition {
            count.directives(&fragment.directives);
            count.selections(&fragment.selection_set);
        }
    }
    if count.aliases > MOST_ALIASES {
        let message = format!("Dokumen memuat lebih dari {MOST_ALIASES} alias.");
        return Err(Refusal::policy(TOO_LARGE, message));
    }
    if count.directives > MOST_DIRECTIVES {
        let message = format!("Dokumen memuat lebih dari {MOST_DIRECTIVES} direktif.");
        return Err(Refusal::policy(TOO_LARGE, message));
    }
    Ok(())
}

impl Count {
    fn directives(&mut self, list: &DirectiveList) {
        self.directives += list.len();
    }

    fn selections(&mut self, list: &[Selection]) {
        for selection in list {
            match selection {
                Selection::Field(field) => {
                    self.aliases += usize::from(field.alias.is_some());
                    self.directives(&field.directives);
                    self.selections(&field.selection_set);
                }
                Selection::FragmentSpread(spread) => self.directives(&spread.directives),
                Selection::InlineFragment(fragment) => {
                    self.directives(&fragment.directives);
                    self.selections(&fragment.selection_set);
                }
            }
        }
    }
}
