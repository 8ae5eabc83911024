//! Two rules of the specification inside of values, which the validator looks at only from outside: a
//! variable stands only where its type is allowed (AllVariableUsagesAreAllowed), and an input object
//! names no field twice (InputObjectFieldUniqueness).

use apollo_compiler::ast::{DirectiveList, InputValueDefinition, Type, Value};
use apollo_compiler::executable::{Argument, Operation, Selection, SelectionSet};
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::{ExecutableDocument, Node, Schema};

/// What is wrong with a value, and where.
pub(super) type Fault = (String, Option<SourceSpan>);

/// Checks every value of a document that is valid otherwise.
pub(super) fn check(schema: &Schema, document: &ExecutableDocument) -> Vec<Fault> {
    let mut faults = Vec::new();
    for operation in document.operations.iter() {
        let mut positions = Positions {
            schema,
            document,
            operation,
            seen: Vec::new(),
            faults: &mut faults,
        };
        for variable in &operation.variables {
            if let Some(default) = &variable.default_value {
                positions.value(&variable.ty, false, default);
            }
        }
        positions.directives(&operation.directives);
        positions.set(&operation.selection_set);
    }
    faults
}

struct Positions<'a> {
    schema: &'a Schema,
    document: &'a ExecutableDocument,
    operation: &'a Operation,
    /// Fragments that were looked at for this operation.
    seen: Vec<&'a str>,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Positions<'a> {
    fn set(&mut self, set: &'a SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    self.directives(&field.directives);
                    self.arguments(&field.definition.arguments, &field.arguments);
                    self.set(&field.selection_set);
                }
                Selection::InlineFragment(inline) => {
                    self.directives(&inline.directives);
                    self.set(&inline.selection_set);
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    let name = spread.fragment_name.as_str();
                    if self.seen.contains(&name) {
                        continue;
                    }
                    self.seen.push(name);
                    let document = self.document;
                    if let Some(fragment) = document.fragments.get(name) {
                        self.directives(&fragment.directives);
                        self.set(&fragment.selection_set);
                    }
                }
            }
        }
    }

    fn directives(&mut self, directives: &DirectiveList) {
        for directive in directives {
            if let Some(definition) = self.schema.directive_definitions.get(&directive.name) {
                self.arguments(&definition.arguments, &directive.arguments);
            }
        }
    }

    fn arguments(
        &mut self,
        definitions: &[Node<InputValueDefinition>],
        arguments: &[Node<Argument>],
    ) {
        for argument in arguments {
            let definition = definitions.iter().find(|it| it.name == argument.name);
            if let Some(definition) = definition {
                let has_default = definition.default_value.is_some();
                self.value(&definition.ty, has_default, &argument.value);
            }
        }
    }

    fn value(&mut self, ty: &Type, has_default: bool, value: &Node<Value>) {
        match value.as_ref() {
            Value::Variable(name) => {
                if let Some(used) = self.unfit(name, ty, has_default) {
                    let message =
                        format!("variable `${name}` of type `{used}` cannot be used as `{ty}`");
                    self.faults.push((message, value.location()));
                }
            }
            Value::List(items) => {
                let item = if ty.is_list() { ty.item_type() } else { ty };
                for value in items {
                    self.value(item, false, value);
                }
            }
            Value::Object(fields) => {
                for (i, (name, _)) in fields.iter().enumerate() {
                    if fields[..i].iter().any(|(other, _)| other == name) {
                        let message = format!("the input field `{name}` is given twice");
                        self.faults.push((message, name.location()));
                    }
                }
                let named = self.schema.types.get(ty.inner_named_type());
                if let Some(ExtendedType::InputObject(object)) = named {
                    for (name, value) in fields {
                        if let Some(field) = object.fields.get(name) {
                            self.value(&field.ty, field.default_value.is_some(), value);
                        }
                    }
                }
            }
            Value::Null
            | Value::Enum(_)
            | Value::String(_)
            | Value::Float(_)
            | Value::Int(_)
            | Value::Boolean(_) => {}
        }
    }

    /// The type of the variable, where it may not stand at a place of type `ty`
    /// (IsVariableUsageAllowed() of the specification).
    fn unfit(&self, name: &str, ty: &Type, has_default: bool) -> Option<&'a Type> {
        let variable = self.operation.variables.iter().find(|it| it.name == name)?;
        let default = variable.default_value.as_ref();
        let nullable = ty.is_non_null() && !variable.ty.is_non_null();
        let fits = if nullable {
            (has_default || default.is_some_and(|default| !default.is_null()))
                && variable.ty.is_assignable_to(&ty.clone().nullable())
        } else {
            variable.ty.is_assignable_to(ty)
        };
        (!fits).then_some(&*variable.ty)
    }
}
