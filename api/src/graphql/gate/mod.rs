//! What stands before and after the executor.
//!
//! A request passes, in this order: [`http`] (size, method, form, origin), [`lexical`] (nesting and
//! length), [`document`] (grammar, [`limits`], schema, [`positions`]), [`variables`] (coercion), [`cost`] and
//! [`budget`], and [`plan`] (fragments merged, variables filled in). What the executor answers is then completed
//! ([`completion`]) and its errors are made fit for the outside ([`mask`]).

mod answers;
mod budget;
mod completion;
mod cost;
mod denied;
mod document;
pub mod http;
mod introspect;
mod lexical;
mod limits;
mod mask;
mod plan;
mod positions;
mod refusal;
mod trusted;
mod variables;

use std::time::Duration;

use apollo_compiler::Name;
use apollo_compiler::collections::HashMap;
use apollo_compiler::executable::Operation;
use apollo_compiler::schema::Implementers;
use async_graphql::{Request, ValidationMode, Value};
use serde_json::{Map, Value as Json};
use tracing::Instrument as _;

use self::answers::Answers;
use self::budget::{Budget, Purse};
use self::denied::Witness;
use self::document::{Document, Documents};
use self::mask::Failure;
use self::plan::Plan;
use self::refusal::{Refusal, Stage};
use self::trusted::Trusted;
use self::variables::Variables;
use super::context::Call;
use super::schema::{self, LkjipSchema};
use crate::config::{self, Introspection};
use crate::error::ApiError;
use crate::traces;

/// The gate, the schema behind it, and the documents it knows.
pub struct Gate {
    schema: LkjipSchema,
    documents: Documents,
    trusted: Trusted,
    answers: Answers,
    budget: Budget,
    implementers: HashMap<Name, Implementers>,
    introspection: Introspection,
    max_cost: u64,
    timeout: Duration,
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Gate").finish_non_exhaustive()
    }
}

/// A GraphQL request as it was sent.
#[derive(Debug)]
struct Question {
    source: Source,
    operation_name: Option<String>,
    variables: Map<String, Json>,
    /// Only what changes nothing may be asked.
    read_only: bool,
}

/// Where the document of a request comes from.
#[derive(Debug)]
enum Source {
    /// It is sent.
    Text(String),
    /// It was registered under this identifier.
    Id(String),
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
    /// What it was expected to cost.
    cost: Option<u64>,
    /// What it cost, where anything was done for it.
    actual: Option<u64>,
    /// It changes nothing.
    query: bool,
}

/// What an executed operation gave.
struct Executed {
    data: Value,
    errors: Vec<Failure>,
    /// How many values it has.
    cost: u64,
}

impl Gate {
    /// A gate before the schema of the program.
    ///
    /// # Errors
    /// When the configuration cannot be used, or the schema is not valid, which is a fault of the program.
    pub fn new(config: &config::GraphQl) -> Result<Self, String> {
        let schema = schema::build()
            // What was validated here need not be validated again.
            .validation_mode(ValidationMode::Fast)
            .limit_recursive_depth(usize::MAX)
            .finish();
        let documents = Documents::new(&schema::sdl(&schema))?;
        let trusted = Trusted::load(config, &documents)?;
        let implementers = documents.schema.implementers_map();
        Ok(Self {
            schema,
            documents,
            answers: Answers::new(u64::from(config.answers_mb) << 20),
            budget: Budget::new(config)?,
            implementers,
            introspection: if trusted.only() {
                Introspection::Tidak
            } else {
                config.introspection
            },
            trusted,
            max_cost: u64::from(config.max_cost),
            timeout: Duration::from_millis(config.timeout_ms),
        })
    }

    /// The data that `query` with `variables` answers to `call`: a document of the program's own, whose
    /// cost is known to be worth it.
    ///
    /// # Errors
    /// The first error of the answer; [`ApiError::Timeout`] when it takes too long; [`ApiError::Internal`] when the
    /// document is not executed at all.
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
            let variables = variables::coerce(schema, operation, variables, true)?;
            let plan = plan::build(schema, implementers, &document, operation, &variables)?;
            self.run(&document, operation, plan, &variables, call).await
        };
        let executed: Executed = executed.await?;
        match executed.errors.into_iter().next() {
            Some(failure) => Err(failure.into()),
            None => executed
                .data
                .into_json()
                .map_err(|error| ApiError::Internal(error.to_string())),
        }
    }

    async fn answer(&self, question: Question, call: Call, purse: &Purse) -> Answer {
        let mut passed = Passed::default();
        let outcome = match purse.open() {
            Ok(()) => self.execute(question, call, purse, &mut passed).await,
            Err(refusal) => Err(refusal),
        };
        if let Err(refusal) = &outcome
            && !matches!(refusal.stage, Stage::Wait(_))
            && passed.actual.is_none()
        {
            purse.settle(0, budget::READING);
            passed.actual = Some(budget::READING);
        }
        Answer { outcome, passed }
    }

    async fn execute(
        &self,
        question: Question,
        call: Call,
        purse: &Purse,
        passed: &mut Passed,
    ) -> Result<Executed, Refusal> {
        let schema_told = introspect::told(self.introspection, &call).is_ok();
        let document = match &question.source {
            Source::Id(id) => self.trusted.get(id)?,
            Source::Text(_) if self.trusted.only() => return Err(trusted::not_trusted()),
            Source::Text(text) => self.documents.get(text).map_err(|refusal| {
                if schema_told {
                    refusal
                } else {
                    refusal.without_schema()
                }
            })?,
        };
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
        let variables = variables::coerce(
            &self.documents.schema,
            operation,
            &question.variables,
            schema_told,
        )?;
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
        let changes = cost::of_changes(operation, plan.root.len());
        let cost = cost.saturating_add(changes);
        passed.cost = Some(cost);
        purse.take(cost)?;
        // What is not done in time, or left by the client, is paid in full.
        passed.actual = Some(cost);
        let executed = self
            .run(&document, operation, plan, &variables, call)
            .instrument(traces::operation(operation, cost))
            .await?;
        let actual = executed.cost.saturating_add(changes);
        purse.settle(cost, actual);
        passed.actual = Some(actual);
        Ok(executed)
    }

    async fn run(
        &self,
        document: &Document,
        operation: &Operation,
        mut plan: Plan,
        variables: &Variables,
        call: Call,
    ) -> Result<Executed, Refusal> {
        let schema_told = introspect::told(self.introspection, &call);
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
            match schema_told {
                Ok(()) => {
                    let shown = introspect::execute(
                        &self.documents.schema,
                        &self.implementers,
                        document,
                        operation,
                        variables,
                    )?;
                    if let Value::Object(data) = &mut data {
                        data.extend(shown);
                    } else {
                        data = Value::Object(shown);
                    }
                }
                Err(hidden) => errors.extend(mask::hidden_schema(&plan.root, hidden)),
            }
        }
        let paths: Vec<_> = errors.iter().map(|error| error.path.as_slice()).collect();
        let complete = completion::complete(&plan.root, data, &paths);
        let unexplained = complete.unexplained;
        let errors = mask::failures(errors, unexplained, &plan.root, document, &request_id);
        if let Some(witness) = witness {
            witness.tell(&plan.root, variables, &errors).await;
        }
        Ok(Executed {
            data: complete.data,
            errors,
            cost: complete.values,
        })
    }
}
