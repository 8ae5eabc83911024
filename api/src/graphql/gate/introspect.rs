//! What the schema tells of itself, and to whom.

use apollo_compiler::collections::HashMap;
use apollo_compiler::executable::Operation;
use apollo_compiler::introspection;
use apollo_compiler::response::JsonMap;
use apollo_compiler::schema::Implementers;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Name, Schema};
use async_graphql::Value;
use async_graphql::indexmap::IndexMap;

use super::refusal::{self, Refusal};
use super::variables::Variables;
use crate::access::{Action, permit};
use crate::config::Introspection;
use crate::error::ApiError;
use crate::graphql::context::Call;

/// Why the schema is not told.
#[derive(Debug)]
pub(super) enum Hidden {
    /// To nobody who is not signed in, or has something to do first.
    Caller(ApiError),
    /// Not to this role.
    Role,
    /// To nobody.
    Everyone,
}

/// Whether the schema is told to who calls.
pub(super) fn told(introspection: Introspection, call: &Call) -> Result<(), Hidden> {
    match introspection {
        Introspection::Semua => Ok(()),
        Introspection::Tidak => Err(Hidden::Everyone),
        Introspection::Analis => {
            let actor = call.actor().map_err(Hidden::Caller)?;
            // It is the same in every kabupaten.
            if permit(actor, Action::BacaSkema, actor.kabupaten, None).is_ok() {
                Ok(())
            } else {
                Err(Hidden::Role)
            }
        }
    }
}

/// What `operation` asks of the schema itself.
pub(super) fn execute(
    schema: &Valid<Schema>,
    implementers: &HashMap<Name, Implementers>,
    document: &Valid<ExecutableDocument>,
    operation: &Operation,
    variables: &Variables,
) -> Result<IndexMap<async_graphql::Name, Value>, Refusal> {
    let refuse = |error: apollo_compiler::request::RequestError| {
        Refusal::policy(refusal::TOO_LARGE, error.message().to_string())
    };
    introspection::check_max_depth(document, operation).map_err(refuse)?;
    let variables: JsonMap = variables
        .iter()
        .filter_map(|(name, value)| {
            Some((name.as_str().into(), value.clone().into_json().ok()?.into()))
        })
        .collect();
    let response = introspection::partial_execute(
        schema,
        implementers,
        document,
        operation,
        Valid::assume_valid_ref(&variables),
    )
    .map_err(refuse)?;
    let shown = serde_json::to_value(response.data).unwrap_or_default();
    match Value::from_json(shown) {
        Ok(Value::Object(mut shown)) => {
            // The executor answers these, too.
            shown.retain(|_, value| !matches!(value, Value::String(_)));
            Ok(shown)
        }
        _ => Ok(IndexMap::new()),
    }
}
