//! What is to be executed: the operation with its fragments merged, its variables filled in, and
//! nothing that is skipped.
//!
//! The executor gets a document in which no response key occurs twice at the same place (CollectFields()
//! of the specification), and the plan remembers the type of every field for the completion of the
//! answer.

use apollo_compiler::ast::{DirectiveList, Type};
use apollo_compiler::collections::{HashMap, IndexMap};
use apollo_compiler::executable::{
    Argument, Field, Operation, OperationType, Selection, SelectionSet,
};
use apollo_compiler::schema::{ExtendedType, Implementers};
use apollo_compiler::{ExecutableDocument, Name, Node, Schema};
use async_graphql::parser::types as executor;
use async_graphql::{Pos, Positioned, Value};

use super::cost;
use super::refusal::{Refusal, TOO_LARGE};
use super::variables::{Variables, constant};

/// Most fields at the root of an operation.
const MOST_ROOT_FIELDS: usize = 20;

/// The fields of an object in the order of the answer.
pub(super) type Fields = Vec<FieldPlan>;

/// One field of the answer.
#[derive(Debug)]
pub(super) struct FieldPlan {
    /// Key in the answer.
    pub(super) key: String,
    pub(super) ty: Type,
    pub(super) below: Below,
    node: Node<Field>,
}

/// What is below a field.
#[derive(Debug)]
pub(super) enum Below {
    Leaf,
    Object(Fields),
    /// One set of fields for each type that the value may have; `typename` is the key under which the
    /// executor tells which.
    Abstract {
        typename: String,
        types: HashMap<Name, Fields>,
    },
}

impl FieldPlan {
    /// Name in the schema.
    pub(super) fn name(&self) -> &str {
        &self.node.name
    }

    /// The value of an argument that is given.
    pub(super) fn argument(&self, name: &str, variables: &Variables) -> Option<Value> {
        constant(self.node.specified_argument_by_name(name)?, variables)
    }

    /// Where the field is written.
    pub(super) fn location(&self, document: &ExecutableDocument) -> Option<Pos> {
        let location = self.node.location()?.line_column(&document.sources)?;
        Some(Pos {
            line: location.line,
            column: location.column,
        })
    }
}

/// An operation that is ready to be executed.
pub(super) struct Plan {
    pub(super) root: Fields,
    /// The part for the executor; none when it has nothing to do.
    pub(super) executable: Option<executor::ExecutableDocument>,
    /// Whether the schema itself is asked for.
    pub(super) introspection: bool,
}

/// Whether `@skip` and `@include` leave a selection in.
pub(super) fn included(directives: &DirectiveList, variables: &Variables) -> bool {
    let condition = |name: &str| {
        let literal = directives.get(name)?.specified_argument_by_name("if")?;
        match constant(literal, variables) {
            Some(Value::Boolean(condition)) => Some(condition),
            _ => None,
        }
    };
    condition("skip") != Some(true) && condition("include") != Some(false)
}

/// Prepares `operation` for execution.
///
/// # Errors
/// Too many fields at the root.
pub(super) fn build(
    schema: &Schema,
    implementers: &HashMap<Name, Implementers>,
    document: &ExecutableDocument,
    operation: &Operation,
    variables: &Variables,
) -> Result<Plan, Refusal> {
    let builder = Builder {
        schema,
        implementers,
        document,
        variables,
    };
    let (root, mut items) = builder.object(operation.object_type(), &[&operation.selection_set]);
    if root.len() > MOST_ROOT_FIELDS {
        let message = format!("Operasi memuat lebih dari {MOST_ROOT_FIELDS} isian teratas.");
        return Err(Refusal::policy(TOO_LARGE, message));
    }
    let total = items.len();
    items.retain(|item| match &item.node {
        executor::Selection::Field(field) => !cost::is_schema(&field.node.name.node),
        executor::Selection::FragmentSpread(_) | executor::Selection::InlineFragment(_) => true,
    });
    let introspection = items.len() < total;
    let executable = (!items.is_empty()).then(|| executor::ExecutableDocument {
        operations: executor::DocumentOperations::Single(positioned(
            executor::OperationDefinition {
                ty: match operation.operation_type {
                    OperationType::Query => executor::OperationType::Query,
                    OperationType::Mutation => executor::OperationType::Mutation,
                    OperationType::Subscription => executor::OperationType::Subscription,
                },
                variable_definitions: Vec::new(),
                directives: Vec::new(),
                selection_set: positioned(executor::SelectionSet { items }),
            },
        )),
        fragments: std::collections::HashMap::new(),
    });
    Ok(Plan {
        root,
        executable,
        introspection,
    })
}

struct Builder<'a> {
    schema: &'a Schema,
    implementers: &'a HashMap<Name, Implementers>,
    document: &'a ExecutableDocument,
    variables: &'a Variables,
}

type Items = Vec<Positioned<executor::Selection>>;
type Grouped<'a> = IndexMap<&'a str, Vec<&'a Node<Field>>>;

impl<'a> Builder<'a> {
    /// The fields that `sets` select on an object of type `ty`, for the answer and for the executor.
    fn object(&self, ty: &Name, sets: &[&'a SelectionSet]) -> (Fields, Items) {
        let mut grouped = Grouped::default();
        let mut seen = Vec::new();
        for set in sets {
            self.collect(ty, set, &mut seen, &mut grouped);
        }
        let mut fields = Vec::with_capacity(grouped.len());
        let mut items = Vec::with_capacity(grouped.len());
        for (key, nodes) in grouped {
            let Some(&node) = nodes.first() else {
                continue;
            };
            let below: Vec<&SelectionSet> = nodes.iter().map(|node| &node.selection_set).collect();
            let (below, children) = self.below(node, &below);
            items.push(self.item(key, &node.name, &node.arguments, children));
            fields.push(FieldPlan {
                key: key.to_owned(),
                ty: node.ty().clone(),
                below,
                node: node.clone(),
            });
        }
        (fields, items)
    }

    fn collect(
        &self,
        ty: &Name,
        set: &'a SelectionSet,
        seen: &mut Vec<&'a str>,
        grouped: &mut Grouped<'a>,
    ) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    if included(&field.directives, self.variables) {
                        grouped.entry(field.response_key()).or_default().push(field);
                    }
                }
                Selection::InlineFragment(inline) => {
                    let applies = inline
                        .type_condition
                        .as_ref()
                        .is_none_or(|condition| self.applies(condition, ty));
                    if applies && included(&inline.directives, self.variables) {
                        self.collect(ty, &inline.selection_set, seen, grouped);
                    }
                }
                Selection::FragmentSpread(spread) => {
                    let name = spread.fragment_name.as_str();
                    if seen.contains(&name) || !included(&spread.directives, self.variables) {
                        continue;
                    }
                    seen.push(name);
                    if let Some(fragment) = self.document.fragments.get(name)
                        && self.applies(fragment.type_condition(), ty)
                    {
                        self.collect(ty, &fragment.selection_set, seen, grouped);
                    }
                }
            }
        }
    }

    fn applies(&self, condition: &Name, ty: &Name) -> bool {
        condition == ty || self.schema.is_subtype(condition, ty)
    }

    fn below(&self, field: &Field, sets: &[&'a SelectionSet]) -> (Below, Items) {
        let name = field.ty().inner_named_type();
        match self.schema.types.get(name) {
            Some(ExtendedType::Object(_)) => {
                let (fields, items) = self.object(name, sets);
                (Below::Object(fields), items)
            }
            Some(ExtendedType::Interface(_) | ExtendedType::Union(_)) => {
                self.possible_types(name, sets)
            }
            Some(
                ExtendedType::Scalar(_) | ExtendedType::Enum(_) | ExtendedType::InputObject(_),
            )
            | None => (Below::Leaf, Vec::new()),
        }
    }

    fn possible_types(&self, name: &Name, sets: &[&'a SelectionSet]) -> (Below, Items) {
        let implementers = self.implementers.get(name).map(|them| &them.objects);
        let members = match self.schema.types.get(name) {
            Some(ExtendedType::Union(union)) => {
                union.members.iter().map(|member| &member.name).collect()
            }
            _ => implementers.into_iter().flatten().collect::<Vec<_>>(),
        };
        let mut types = HashMap::default();
        let mut typename = "typename_".to_owned();
        let mut items = Vec::new();
        for ty in members {
            let (fields, below) = self.object(ty, sets);
            while fields.iter().any(|field| field.key == typename) {
                typename.push('_');
            }
            if !below.is_empty() {
                items.push(on(ty, below));
            }
            types.insert(ty.clone(), fields);
        }
        items.push(self.item(&typename, "__typename", &[], Vec::new()));
        (Below::Abstract { typename, types }, items)
    }

    fn item(
        &self,
        key: &str,
        field: &str,
        arguments: &[Node<Argument>],
        children: Items,
    ) -> Positioned<executor::Selection> {
        let name = |text: &str| positioned(async_graphql::Name::new(text));
        positioned(executor::Selection::Field(positioned(executor::Field {
            alias: (field != key).then(|| name(key)),
            name: name(field),
            arguments: arguments
                .iter()
                .filter_map(|argument| {
                    let value = constant(&argument.value, self.variables)?;
                    Some((name(&argument.name), positioned(value.into_value())))
                })
                .collect(),
            directives: Vec::new(),
            selection_set: positioned(executor::SelectionSet { items: children }),
        })))
    }
}

fn on(ty: &Name, items: Items) -> Positioned<executor::Selection> {
    positioned(executor::Selection::InlineFragment(positioned(
        executor::InlineFragment {
            type_condition: Some(positioned(executor::TypeCondition {
                on: positioned(async_graphql::Name::new(ty)),
            })),
            directives: Vec::new(),
            selection_set: positioned(executor::SelectionSet { items }),
        },
    )))
}

fn positioned<T>(node: T) -> Positioned<T> {
    Positioned::new(node, Pos::default())
}
