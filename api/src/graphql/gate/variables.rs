//! Variables: what the client sent, coerced to the types that the operation declares.
//!
//! A variable that was not sent and has no default stays absent: "not said" and "null" are two
//! different things to an update.

use std::collections::HashMap;

use apollo_compiler::Schema;
use apollo_compiler::ast::{Type, Value as Literal};
use apollo_compiler::executable::Operation;
use apollo_compiler::schema::{ExtendedType, InputObjectType};
use async_graphql::indexmap::IndexMap;
use async_graphql::{Name, Value};
use serde_json::{Map, Number, Value as Json};

use super::refusal::{BAD_USER_INPUT, Complaint, Refusal};
use crate::graphql::scalar;

/// Most complaints that are told of one request.
const MOST_COMPLAINTS: usize = 50;

/// Most characters of an unknown key that are told back.
const LONGEST_KEY: usize = 100;

/// Values of the variables that have one.
pub(super) type Variables = HashMap<String, Value>;

/// Coerces `sent` to the variables of `operation` (CoerceVariableValues() of the specification). Names that
/// the client did not send are told with the complaints only where the schema is (`schema_told`).
///
/// # Errors
/// A complaint per value that does not fit, each with the path to it.
pub(super) fn coerce(
    schema: &Schema,
    operation: &Operation,
    sent: &Map<String, Json>,
    schema_told: bool,
) -> Result<Variables, Refusal> {
    let mut coercion = Coercion {
        schema,
        schema_told,
        complaints: Vec::new(),
    };
    let mut variables = Variables::new();
    for definition in &operation.variables {
        let name = definition.name.as_str();
        let path = format!("${name}");
        let value = match (sent.get(name), &definition.default_value) {
            (Some(value), _) => coercion.value(&path, &definition.ty, value),
            (None, Some(default)) => constant(default, &Variables::new()),
            (None, None) if definition.ty.is_non_null() => {
                coercion.complain(&path, "wajib diisi");
                None
            }
            (None, None) => None,
        };
        if let Some(value) = value {
            variables.insert(name.to_owned(), value);
        }
    }
    if coercion.complaints.is_empty() {
        Ok(variables)
    } else {
        coercion.complaints.truncate(MOST_COMPLAINTS);
        Err(Refusal::document(coercion.complaints))
    }
}

/// The value of a literal with its variables filled in; none when it is a variable without a value.
pub(super) fn constant(literal: &Literal, variables: &Variables) -> Option<Value> {
    Some(match literal {
        Literal::Null => Value::Null,
        Literal::Boolean(value) => Value::Boolean(*value),
        Literal::String(text) => Value::String(text.clone()),
        Literal::Enum(name) => Value::Enum(Name::new(name)),
        // What is too large for a number is kept as text, which no numeric type accepts.
        Literal::Int(number) => number
            .as_str()
            .parse::<Number>()
            .map_or_else(|_| Value::String(number.to_string()), Value::Number),
        Literal::Float(number) => number
            .as_str()
            .parse::<Number>()
            .map_or_else(|_| Value::String(number.to_string()), Value::Number),
        Literal::Variable(name) => variables.get(name.as_str())?.clone(),
        Literal::List(items) => Value::List(
            items
                .iter()
                .map(|item| constant(item, variables).unwrap_or_default())
                .collect(),
        ),
        Literal::Object(fields) => Value::Object(
            fields
                .iter()
                .filter_map(|(name, value)| Some((Name::new(name), constant(value, variables)?)))
                .collect(),
        ),
    })
}

struct Coercion<'a> {
    schema: &'a Schema,
    schema_told: bool,
    complaints: Vec<Complaint>,
}

impl Coercion<'_> {
    fn complain(&mut self, path: &str, what: &str) {
        self.complaints.push(Complaint {
            code: BAD_USER_INPUT,
            message: format!("Variabel {path}: {what}."),
            location: None,
        });
    }

    fn value(&mut self, path: &str, ty: &Type, value: &Json) -> Option<Value> {
        if value.is_null() {
            if ty.is_non_null() {
                self.complain(path, "wajib diisi");
                return None;
            }
            return Some(Value::Null);
        }
        match ty {
            Type::List(item) | Type::NonNullList(item) => {
                // A single value stands for a list of one.
                let Json::Array(values) = value else {
                    return Some(Value::List(vec![self.value(path, item, value)?]));
                };
                let coerced = values
                    .iter()
                    .enumerate()
                    .filter_map(|(i, value)| self.value(&format!("{path}[{i}]"), item, value))
                    .collect();
                Some(Value::List(coerced))
            }
            Type::Named(name) | Type::NonNullNamed(name) => self.named(path, name, value),
        }
    }

    fn named(&mut self, path: &str, name: &str, value: &Json) -> Option<Value> {
        match self.schema.types.get(name) {
            Some(ExtendedType::InputObject(ty)) => self.object(path, ty, value),
            Some(ExtendedType::Enum(ty)) => {
                let known = value.as_str().filter(|text| ty.values.contains_key(*text));
                if known.is_none() && self.schema_told {
                    let values: Vec<&str> = ty.values.keys().map(AsRef::as_ref).collect();
                    self.complain(
                        path,
                        &format!("harus salah satu dari {}", values.join(", ")),
                    );
                } else if known.is_none() {
                    self.complain(path, "nilai tidak dikenal");
                }
                known.map(|text| Value::Enum(Name::new(text)))
            }
            Some(
                ExtendedType::Scalar(_)
                | ExtendedType::Object(_)
                | ExtendedType::Interface(_)
                | ExtendedType::Union(_),
            )
            | None => self.scalar(path, name, value),
        }
    }

    fn scalar(&mut self, path: &str, name: &str, value: &Json) -> Option<Value> {
        let wrong = match name {
            "Int" => integer(value)
                .is_none()
                .then_some("harus bilangan bulat 32 bit"),
            "Float" => (!value.is_number()).then_some("harus bilangan"),
            "String" => (!value.is_string()).then_some("harus teks"),
            "Boolean" => (!value.is_boolean()).then_some("harus true atau false"),
            "ID" => (!value.is_string() && !value.is_i64()).then_some("harus teks"),
            _ => scalar::check(name, value).err(),
        };
        if let Some(wrong) = wrong {
            self.complain(path, wrong.trim_end_matches('.'));
            return None;
        }
        if name == "Int" {
            return integer(value).map(|number| Value::Number(number.into()));
        }
        Value::from_json(value.clone()).ok()
    }

    fn object(&mut self, path: &str, ty: &InputObjectType, value: &Json) -> Option<Value> {
        let Json::Object(sent) = value else {
            self.complain(path, "harus objek");
            return None;
        };
        for key in sent
            .keys()
            .filter(|key| !ty.fields.contains_key(key.as_str()))
        {
            let key: String = key.chars().take(LONGEST_KEY).collect();
            self.complain(&format!("{path}.{key}"), "tidak dikenal");
        }
        let mut fields = IndexMap::new();
        for (name, definition) in &ty.fields {
            let own = format!("{path}.{name}");
            match sent.get(name.as_str()) {
                Some(value) => {
                    if let Some(value) = self.value(&own, &definition.ty, value) {
                        fields.insert(Name::new(name), value);
                    }
                }
                None if definition.is_required() && self.schema_told => {
                    self.complain(&own, "wajib diisi");
                }
                None if definition.is_required() => {
                    self.complain(path, "isian wajib belum lengkap");
                }
                // The executor fills in the default.
                None => {}
            }
        }
        Some(Value::Object(fields))
    }
}

/// A whole number of 32 bits; `1.0` is one, too.
fn integer(value: &Json) -> Option<i32> {
    let number = value.as_number()?;
    let text = number.to_string();
    text.strip_suffix(".0").unwrap_or(&text).parse().ok()
}
