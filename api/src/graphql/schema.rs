//! The table of contents: every room's queries and mutations, merged.

use async_graphql::{EmptySubscription, MergedObject, SDLExportOptions, Schema, SchemaBuilder};

use super::node::NodeQuery;
use crate::indikator::graphql::{IndikatorMutation, IndikatorQuery};
use crate::jejak::graphql::JejakQuery;
use crate::kelompok::graphql::{KelompokMutation, KelompokQuery};
use crate::klien::graphql::{KlienMutation, KlienQuery};
use crate::komentar::graphql::KomentarMutation;
use crate::komposit::graphql::{KompositMutation, KompositQuery};
use crate::lembar::graphql::LembarMutation;
use crate::lkjip::graphql::{
    EvaluasiSuntingMutation, LkjipMutation, LkjipQuery, LkjipSuntingMutation, PendahuluanMutation,
    PendahuluanSuntingMutation,
};
use crate::nomenklatur::graphql::NomenklaturQuery;
use crate::pengguna::graphql::{PenggunaMutation, PenggunaQuery};
use crate::perbandingan::graphql::{KabupatenBandingQuery, NegaraQuery, PerbandinganQuery};
use crate::periode::graphql::{PeriodeMutation, PeriodeQuery};
use crate::putusan::graphql::{PutusanMutation, PutusanQuery};
use crate::reviu::graphql::{ReviuMutation, ReviuQuery};
use crate::skala::graphql::SkalaQuery;
use crate::tenggat::graphql::{TenggatMutation, TenggatQuery};
use crate::tolok_ukur::graphql::{TolokUkurMutation, TolokUkurQuery};
use crate::wilayah::graphql::WilayahQuery;

/// Pertanyaan yang dapat diajukan.
#[derive(Debug, Default, MergedObject)]
pub struct Query(
    WilayahQuery,
    LkjipQuery,
    PerbandinganQuery,
    KabupatenBandingQuery,
    NegaraQuery,
    IndikatorQuery,
    PutusanQuery,
    TolokUkurQuery,
    KelompokQuery,
    KompositQuery,
    SkalaQuery,
    PeriodeQuery,
    TenggatQuery,
    NomenklaturQuery,
    PenggunaQuery,
    KlienQuery,
    JejakQuery,
    ReviuQuery,
    NodeQuery,
);

/// Perubahan yang dapat dilakukan.
#[derive(Debug, Default, MergedObject)]
pub struct Mutation(
    LkjipMutation,
    PendahuluanMutation,
    LkjipSuntingMutation,
    PendahuluanSuntingMutation,
    EvaluasiSuntingMutation,
    KomentarMutation,
    LembarMutation,
    IndikatorMutation,
    PutusanMutation,
    TolokUkurMutation,
    KelompokMutation,
    KompositMutation,
    PeriodeMutation,
    TenggatMutation,
    PenggunaMutation,
    KlienMutation,
    ReviuMutation,
);

/// The executable schema.
pub type LkjipSchema = Schema<Query, Mutation, EmptySubscription>;

/// The schema before its limits are set.
pub fn build() -> SchemaBuilder<Query, Mutation, EmptySubscription> {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
}

/// The schema as it is published in `schema.graphql`.
pub fn sdl(schema: &LkjipSchema) -> String {
    schema.sdl_with_options(SDLExportOptions::new().include_specified_by())
}
