//! The table of contents: every room's queries and mutations, merged.

use async_graphql::{EmptyMutation, EmptySubscription, MergedObject, Schema, SchemaBuilder};

use crate::wilayah::graphql::WilayahQuery;

/// Pertanyaan yang dapat diajukan.
#[derive(Debug, Default, MergedObject)]
pub struct Query(WilayahQuery);

/// The executable schema.
pub type LkjipSchema = Schema<Query, EmptyMutation, EmptySubscription>;

/// The schema before its limits are set.
pub fn build() -> SchemaBuilder<Query, EmptyMutation, EmptySubscription> {
    Schema::build(Query::default(), EmptyMutation, EmptySubscription)
}
