//! What stands before and after the executor.
//!
//! A request passes, in this order: [`http`] (size, method, form, origin), [`lexical`] (nesting and
//! length), [`document`] (grammar, [`limits`], schema, [`positions`]), [`variables`] (coercion), [`cost`], and
//! [`plan`] (fragments merged, variables filled in). What the executor answers is then completed
//! ([`completion`]) and its errors are made fit for the outside ([`mask`]).

mod answers;
mod completion;
mod cost;
mod denied;
mod document;
pub mod http;
mod lexical;
mod limits;
mod mask;
mod plan;
mod positions;
mod refusal;
mod variables;

use std::time::Duration;

use apollo_compiler::collections::HashMap;
use apollo_compiler::executable::Operation;
use apollo_compiler::introspection;
use apollo_compiler::response::JsonMap;
use apollo_compiler::schema::Implementers;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Name};
use async_graphql::{Request, ValidationMode, Value};
use serde_json::{Map, Value as Json};

use self::answers::Answers;
use self::denied::Witness;
use self::document::{Document, Documents};
use self::mask::Failure;
use self::plan::Plan;
use self::refusal::Refusal;
use self::variables::Variables;
use super::context::Call;
use super::schema::{self, LkjipSchema};
use crate::config;
use crate::error::ApiError;

/// The gate, the schema behind it, and the documents it knows.
pub struct Gate {
    schema: LkjipSchema,
    documents: Documents,
    answers: Answers,
    implementers: HashMap<Name, Implementers>,
    max_cost: u64,
    timeout: Duration,
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Gate").finish_non_exhaustive()
    }
}

/// A GraphQL request as it was sent.
#[derive(Debug, Default)]
struct Question {
    query: String,
    operation_name: Option<String>,
    variables: Map<String, Json>,
    /// Only what changes nothing may be asked.
    read_only: bool,
}

/// What is answered.
struct Answer {
    outcome: Result<Executed, Refusal>,
    passed: Passed,
}

/// What became known of a request on its way.
#[derive(Clone, Debug, Default)]
struct Passed {
    /// Name of the operation.
    operation: Option<String>,
    /// Its cost.
    cost: Option<u64>,
    /// It changes nothing.
    query: bool,
}

/// What an executed operation gave.
struct Executed {
    data: Value,
    errors: Vec<Failure>,
}

impl Gate {
    /// A gate before the schema of the program.
    ///
    /// # Errors
    /// When the schema is not valid, which is a fault of the program.
    pub fn new(config: &config::GraphQl) -> Result<Self, String> {
        let schema = schema::build()
            // What was validated here need not be validated again.
            .validation_mode(ValidationMode::Fast)
            .limit_recursive_depth(usize::MAX)
            .finish();
        let documents = Documents::new(&schema::sdl(&schema))?;
        let implementers = documents.schema.implementers_map();
        Ok(Self {
            schema,
            documents,
            answers: Answers::new(u64::from(config.answers_mb) << 20),
            implementers,
            max_cost: u64::from(config.max_cost),
            timeout: Duration::from_millis(config.timeout_ms),
        })
    }

    /// The data that `query` with `variables` answers to `call`: a document of the program's own, whose
    /// cost is known to be worth it.
    ///
    /// # Errors
    /// The first error of the answer; [`ApiError::Internal`] when the document is not executed at all.
    pub async fn read(
        &self,
        query: &str,
        variables: &Map<String, Json>,
        call: Call,
    ) -> Result<Json, ApiError> {
        let executed = async {
            let document = self.documents.get(query)?;
            let operation = document
                .operations
                .get(None)
                .map_err(|_| Refusal::request("no operation"))?;
            let (schema, implementers) = (&self.documents.schema, &self.implementers);
            let variables = variables::coerce(schema, operation, variables)?;
            let plan = plan::build(schema, implementers, &document, operation, &variables)?;
            self.run(&document, operation, plan, &variables, call).await
        };
        let executed = executed
            .await
            .map_err(|refusal: Refusal| ApiError::Internal(format!("{:?}", refusal.complaints)))?;
        match executed.errors.into_iter().next() {
            Some(failure) => Err(failure.into()),
            None => executed
                .data
                .into_json()
                .map_err(|error| ApiError::Internal(error.to_string())),
        }
    }

    async fn answer(&self, question: Question, call: Call) -> Answer {
        let mut passed = Passed::default();
        let outcome = self.execute(question, call, &mut passed).await;
        Answer { outcome, passed }
    }

    async fn execute(
        &self,
        question: Question,
        call: Call,
        passed: &mut Passed,
    ) -> Result<Executed, Refusal> {
        let document = self.documents.get(&question.query)?;
        let operation = document
            .operations
            .get(question.operation_name.as_deref())
            .map_err(|_| {
                Refusal::request("Sebutkan operationName sebuah operasi dalam dokumen.")
            })?;
        passed.operation = operation.name.as_ref().map(ToString::to_string);
        passed.query = operation.is_query();
        if question.read_only && !operation.is_query() {
            return Err(http::not_by_get());
        }
        let variables = variables::coerce(&self.documents.schema, operation, &question.variables)?;
        let cost = cost::of(&document, operation, &variables)?;
        passed.cost = Some(cost);
        if cost > self.max_cost {
            let message = format!(
                "Biaya permintaan {cost} melampaui batas {}; persempit pertanyaan.",
                self.max_cost
            );
            return Err(Refusal::policy(refusal::TOO_LARGE, message));
        }
        let plan = plan::build(
            &self.documents.schema,
            &self.implementers,
            &document,
            operation,
            &variables,
        )?;
        self.run(&document, operation, plan, &variables, call).await
    }

    async fn run(
        &self,
        document: &Document,
        operation: &Operation,
        mut plan: Plan,
        variables: &Variables,
        call: Call,
    ) -> Result<Executed, Refusal> {
        let signed_in = call.actor().is_ok();
        let request_id = call.request_id.clone();
        let witness = if operation.is_query() {
            None
        } else {
            Witness::of(&call)
        };
        let (mut data, mut errors) = match plan.executable.take() {
            None => (
                Value::Object(async_graphql::indexmap::IndexMap::new()),
                Vec::new(),
            ),
            Some(executable) => {
                let mut request = Request::new(String::new()).data(call);
                request.set_parsed_query(executable);
                let response = tokio::time::timeout(self.timeout, self.schema.execute(request))
                    .await
                    .map_err(|_| Refusal::timeout())?;
                (response.data, response.errors)
            }
        };
        if plan.introspection {
            if signed_in {
                let shown = self.introspect(document, operation, variables)?;
                if let Value::Object(data) = &mut data {
                    data.extend(shown);
                } else {
                    data = Value::Object(shown);
                }
            } else {
                errors.extend(mask::hidden_schema(&plan.root));
            }
        }
        let paths: Vec<_> = errors.iter().map(|error| error.path.as_slice()).collect();
        let mut unexplained = Vec::new();
        let data = completion::complete(&plan.root, data, &paths, &mut unexplained);
        let errors = mask::failures(errors, unexplained, &plan.root, document, &request_id);
        if let Some(witness) = witness {
            witness.tell(&plan.root, variables, &errors).await;
        }
        Ok(Executed { data, errors })
    }

    /// What the operation asks of the schema itself.
    fn introspect(
        &self,
        document: &Valid<ExecutableDocument>,
        operation: &Operation,
        variables: &Variables,
    ) -> Result<async_graphql::indexmap::IndexMap<async_graphql::Name, Value>, Refusal> {
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
            &self.documents.schema,
            &self.implementers,
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
            _ => Ok(async_graphql::indexmap::IndexMap::new()),
        }
    }
}
