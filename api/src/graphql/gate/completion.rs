//! The answer as the specification completes it: fields in the order of the question, a failed field
//! as null, and a null where none may be moved up to the nearest place where one may.

use apollo_compiler::ast::Type;
use async_graphql::indexmap::IndexMap;
use async_graphql::{Name, PathSegment, Value};

use super::cost;
use super::plan::{Below, FieldPlan};

/// A null that has to move up.
struct Propagate;

type Completed = Result<Value, Propagate>;

/// An answer as it is given.
pub(super) struct Complete {
    pub(super) data: Value,
    /// Paths of the nulls that no error explains.
    pub(super) unexplained: Vec<Vec<PathSegment>>,
    /// How many values it has, counted as [`cost`] expects them.
    pub(super) values: u64,
}

/// Completes `data`, in which the executor left out what failed. `errors` are the paths of the errors.
pub(super) fn complete(root: &[FieldPlan], data: Value, errors: &[&[PathSegment]]) -> Complete {
    let mut completion = Completion {
        errors,
        path: Vec::new(),
        unexplained: Vec::new(),
        values: 0,
    };
    let data = completion.object(root, data).unwrap_or_default();
    Complete {
        data,
        unexplained: completion.unexplained,
        values: completion.values,
    }
}

struct Completion<'a> {
    errors: &'a [&'a [PathSegment]],
    path: Vec<PathSegment>,
    unexplained: Vec<Vec<PathSegment>>,
    values: u64,
}

impl Completion<'_> {
    /// Whether an error was told at this place or below it.
    fn explained(&self) -> bool {
        self.errors
            .iter()
            .any(|error| error.starts_with(&self.path))
    }

    fn object(&mut self, fields: &[FieldPlan], data: Value) -> Completed {
        // The executor shows an object all of whose fields failed as null.
        let mut data = if let Value::Object(data) = data {
            data
        } else {
            IndexMap::new()
        };
        let mut completed = IndexMap::with_capacity(fields.len());
        for field in fields {
            self.path.push(PathSegment::Field(field.key.clone()));
            let value = data.swap_remove(field.key.as_str()).unwrap_or_default();
            let value = self.field(field, value);
            self.path.pop();
            completed.insert(Name::new(&field.key), value?);
        }
        Ok(Value::Object(completed))
    }

    fn field(&mut self, field: &FieldPlan, value: Value) -> Completed {
        let before = self.values;
        let completed = self.value(&field.ty, &field.below, value);
        if cost::is_schema(field.name()) {
            self.values = before + cost::SCHEMA;
        }
        completed
    }

    fn value(&mut self, ty: &Type, below: &Below, value: Value) -> Completed {
        if !matches!(value, Value::List(_)) {
            self.values += 1;
        }
        let completed = match (ty, value) {
            (Type::List(item) | Type::NonNullList(item), Value::List(items)) => {
                self.list(item, below, items)
            }
            (_, Value::Null) if !self.failed_below(below) => Ok(Value::Null),
            (Type::Named(_) | Type::NonNullNamed(_), value) => match below {
                Below::Leaf => Ok(value),
                Below::Object(fields) => self.object(fields, value),
                Below::Abstract { typename, types } => {
                    let fields = if let Value::Object(data) = &value
                        && let Some(Value::String(ty)) = data.get(typename.as_str())
                    {
                        types.get(ty.as_str())
                    } else {
                        None
                    };
                    fields.map_or(Ok(Value::Null), |fields| self.object(fields, value))
                }
            },
            (Type::List(_) | Type::NonNullList(_), _) => Ok(Value::Null),
        };
        match completed {
            Ok(Value::Null) | Err(Propagate) if ty.is_non_null() => {
                if !self.explained() {
                    self.unexplained.push(self.path.clone());
                }
                Err(Propagate)
            }
            Err(Propagate) => Ok(Value::Null),
            completed => completed,
        }
    }

    /// Whether the null of an object stands for one whose fields all failed.
    fn failed_below(&self, below: &Below) -> bool {
        match below {
            Below::Leaf => false,
            Below::Object(_) | Below::Abstract { .. } => self
                .errors
                .iter()
                .any(|error| error.len() > self.path.len() && error.starts_with(&self.path)),
        }
    }

    fn list(&mut self, item: &Type, below: &Below, items: Vec<Value>) -> Completed {
        let mut completed = Vec::with_capacity(items.len());
        for (i, value) in items.into_iter().enumerate() {
            self.path.push(PathSegment::Index(i));
            let value = self.value(item, below, value);
            self.path.pop();
            completed.push(value?);
        }
        Ok(Value::List(completed))
    }
}
