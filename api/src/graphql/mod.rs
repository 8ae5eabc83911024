//! The shared edge of the API: schema, context, scalars, ids, cohorts, units of work, and the gate
//! before the executor.

pub mod cohort;
pub mod context;
pub mod gate;
pub mod graphiql;
pub mod hitungan;
pub mod id;
pub mod masukan;
pub mod node;
pub mod page;
pub mod payload;
pub mod scalar;
pub mod schema;
pub mod unit;
