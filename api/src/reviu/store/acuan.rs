//! SQL of what the rules hold a report against.

use std::collections::HashMap;

use entity::{
    desa, kecamatan, nomenklatur, periode, skala, skala_komponen, skala_pita, tenggat, tolok_ukur,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::model::{Acuan, SkalaAcuan};
use crate::access::Scope;
use crate::db::any_of;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::indikator;
use crate::skala::rules::Pita;
use crate::tenggat::perpanjangan_berlaku;

/// The reference data of the caller's kabupaten.
///
/// # Errors
/// When the database refuses.
pub(in crate::reviu) async fn acuan<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Acuan, ApiError> {
    let kabupaten = scope.kabupaten();
    let kecamatan = kecamatan::Entity::find()
        .filter(kecamatan::Column::KabupatenId.eq(kabupaten))
        .order_by_asc(kecamatan::Column::Kode)
        .all(connection)
        .await?;
    let desa = desa::Entity::find()
        .filter(any_of(
            connection,
            (desa::Entity, desa::Column::KecamatanId),
            kecamatan.iter().map(|row| row.id.0),
        ))
        .order_by_asc(desa::Column::Kode)
        .all(connection)
        .await?;
    let pita = skala_pita::Entity::find()
        .order_by_asc(skala_pita::Column::Urutan)
        .all(connection)
        .await?;
    let mut pita: HashMap<_, Vec<skala_pita::Model>> = group(pita, |row| row.skala_id);
    let komponen = skala_komponen::Entity::find()
        .order_by_asc(skala_komponen::Column::Urutan)
        .all(connection)
        .await?;
    let mut komponen = group(komponen, |row| row.skala_id);
    let skala = skala::Entity::find()
        .order_by_asc(skala::Column::Kode)
        .all(connection)
        .await?
        .into_iter()
        .map(|skala| SkalaAcuan {
            pita: pita
                .remove(&skala.id)
                .unwrap_or_default()
                .iter()
                .map(Pita::from)
                .collect(),
            komponen: komponen.remove(&skala.id).unwrap_or_default(),
            skala,
        })
        .collect();
    Ok(Acuan {
        indikator: indikator::entri(connection, scope, None).await?,
        skala,
        nomenklatur: nomenklatur::Entity::find()
            .order_by_asc(nomenklatur::Column::Kode)
            .all(connection)
            .await?,
        kecamatan,
        desa,
        periode: periode::Entity::find()
            .filter(periode::Column::KabupatenId.eq(kabupaten))
            .order_by_asc(periode::Column::Kode)
            .all(connection)
            .await?,
        tenggat: tenggat::Entity::find()
            .filter(tenggat::Column::KabupatenId.eq(kabupaten))
            .order_by_asc(tenggat::Column::Tahun)
            .all(connection)
            .await?,
        perpanjangan: perpanjangan_berlaku(connection, scope).await?,
        tolok_ukur: tolok_ukur::Entity::find()
            .filter(tolok_ukur::Column::KabupatenId.eq(kabupaten))
            .order_by_asc(tolok_ukur::Column::Tahun)
            .order_by_asc(tolok_ukur::Column::Id)
            .all(connection)
            .await?,
    })
}
