//! Reports that were chosen under a scope, proved by their type.

use std::ops::Deref;

use entity::{kecamatan, lkjip};
use sea_orm::sea_query::{IntoCondition, Order};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoSimpleExpr, JoinType, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::{Reach, Scope};
use crate::error::ApiError;

/// A report that its reader may see. Only [`VisibleReports`] makes one, and what belongs to reports is
/// read by these: whose report nobody looked for under a [`Scope`] cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisibleReport(lkjip::Model);

impl Deref for VisibleReport {
    type Target = lkjip::Model;

    fn deref(&self) -> &lkjip::Model {
        &self.0
    }
}

/// A report of which its reader may also see what is said about it in its review. Only
/// [`Scope::noted`] makes one, and such notes are read by these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedReport(VisibleReport);

impl Deref for NotedReport {
    type Target = VisibleReport;

    fn deref(&self) -> &VisibleReport {
        &self.0
    }
}

/// A statement for the reports of a scope, joined with their kecamatan. It can only be narrowed.
#[derive(Clone, Debug)]
pub struct VisibleReports(Select<lkjip::Entity>);

impl Scope {
    /// The reports that may be read.
    pub fn reports(&self) -> VisibleReports {
        let kecamatan = lkjip::Entity::belongs_to(kecamatan::Entity)
            .from(lkjip::Column::KecamatanId)
            .to(kecamatan::Column::Id)
            .into();
        VisibleReports(
            lkjip::Entity::find()
                .join(JoinType::InnerJoin, kecamatan)
                .filter(self.condition()),
        )
    }

    /// Those of `reports` whose notes may be read.
    pub fn noted<'a>(
        &self,
        reports: impl IntoIterator<Item = &'a VisibleReport>,
    ) -> Vec<NotedReport> {
        reports
            .into_iter()
            .filter(|report| match self.catatan() {
                Reach::Tidak => false,
                Reach::Sendiri(own) => report.kecamatan_id == own,
                Reach::Semua => true,
            })
            .cloned()
            .map(NotedReport)
            .collect()
    }
}

impl VisibleReports {
    /// Only those that also fulfil `condition`.
    #[must_use]
    pub fn filter(self, condition: impl IntoCondition) -> Self {
        Self(self.0.filter(condition.into_condition()))
    }

    /// In this order, after the orders before.
    #[must_use]
    pub fn order_by(self, column: impl IntoSimpleExpr, order: Order) -> Self {
        Self(self.0.order_by(column, order))
    }

    /// The first `limit`.
    #[must_use]
    pub fn limit(self, limit: u64) -> Self {
        Self(self.0.limit(limit))
    }

    /// The reports.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all<C: ConnectionTrait>(
        self,
        connection: &C,
    ) -> Result<Vec<VisibleReport>, ApiError> {
        let rows = self.0.all(connection).await?;
        Ok(rows.into_iter().map(VisibleReport).collect())
    }

    /// One of the reports.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn one<C: ConnectionTrait>(
        self,
        connection: &C,
    ) -> Result<Option<VisibleReport>, ApiError> {
        Ok(self.0.one(connection).await?.map(VisibleReport))
    }

    /// How many reports there are.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn count<C: ConnectionTrait>(self, connection: &C) -> Result<u64, ApiError> {
        let count: Option<i64> = self
            .0
            .select_only()
            .column_as(lkjip::Column::Id.count(), "jumlah")
            .into_tuple()
            .one(connection)
            .await?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }
}
