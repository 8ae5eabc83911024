//! What the reviu says by criterion of the evaluation of AKIP.

use std::collections::HashMap;

use entity::id::{KecamatanId, LkjipId};
use entity::value::Waktu;
use sea_orm::ConnectionTrait;

use super::super::model::{Hasil, Ketetapan};
use super::super::rules::lke::{self, Keadaan, Penilaian};
use super::super::store;
use crate::access::{Scope, VisibleReport};
use crate::error::ApiError;
use crate::lkjip::{self as laporan, Pilihan};
use crate::rujukan::lke::kriteria;

/// The result of every criterion, in their order, for each of `reports`, of which the reviu says `hasil`.
///
/// # Errors
/// When the database refuses.
pub async fn penilaian<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    ketetapan: &Ketetapan,
    reports: &[VisibleReport],
    hasil: &HashMap<LkjipId, Hasil>,
) -> Result<HashMap<LkjipId, Vec<Penilaian>>, ApiError> {
    let tenggat: HashMap<i32, _> = store::lke::tenggat(connection, scope)
        .await?
        .into_iter()
        .collect();
    let kecamatan = reports.iter().map(|report| report.kecamatan_id);
    let semua = laporan::of_kecamatan(connection, scope, kecamatan, &Pilihan::default()).await?;
    let pengajuan: HashMap<LkjipId, Waktu> = store::lke::pengajuan(connection, &semua)
        .await?
        .into_iter()
        .collect();
    // Revisions of one kecamatan and year are one report to the deadline.
    let pertama = |kecamatan: KecamatanId, tahun: i32| {
        semua
            .iter()
            .filter(|report| report.kecamatan_id == kecamatan && report.tahun == tahun)
            .filter_map(|report| pengajuan.get(&report.id).copied())
            .min()
    };
    let kriteria = kriteria()?;
    Ok(reports
        .iter()
        .map(|report| {
            let keadaan = Keadaan {
                status: report.status,
                bertanggal: report.tanggal.is_some(),
                pertama: pertama(report.kecamatan_id, report.tahun),
                tenggat: tenggat.get(&report.tahun),
                tahun_lalu: pertama(report.kecamatan_id, report.tahun - 1).is_some(),
                temuan: hasil.get(&report.id).map_or(&[][..], |hasil| &hasil.temuan),
                ketetapan,
            };
            let penilaian = kriteria
                .iter()
                .map(|satu| lke::periksa(&satu.kode, &keadaan));
            (report.id, penilaian.collect())
        })
        .collect())
}
