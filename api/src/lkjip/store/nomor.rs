//! The numbers by which the author of a report knows its rows.

use std::collections::HashSet;
use std::slice;

use sea_orm::ConnectionTrait;

use super::read;
use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::lkjip::rules::letak::Nomor;

/// The numbers of a report.
///
/// # Errors
/// When the database refuses.
pub async fn nomor_of<C: ConnectionTrait>(
    connection: &C,
    report: &VisibleReport,
) -> Result<Nomor, ApiError> {
    let satu = slice::from_ref(report);
    let tujuan = read::tujuan_of(connection, satu).await?;
    let sasaran = read::sasaran_of(connection, satu).await?;
    let indikator = read::indikator_of(connection, satu).await?;
    let anggaran = read::anggaran_of(connection, satu).await?;
    let mut rencana: HashSet<String> = tujuan.into_iter().map(|row| row.nomor).collect();
    rencana.extend(sasaran.into_iter().map(|row| row.nomor));
    rencana.extend(indikator.into_iter().map(|row| row.nomor));
    Ok(Nomor {
        rencana,
        anggaran: anggaran.into_iter().map(|row| row.nomor).collect(),
    })
}
