//! Bab I as a document again.

use std::collections::HashMap;

use entity::id::LkjipId;
use sea_orm::ConnectionTrait;

use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::lkjip::dokumen::{DasarHukum, IsuStrategis, Jabatan, KelompokPegawai, Organisasi};
use crate::lkjip::store::read;

/// The organisations of these reports.
pub(super) async fn organisasi<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Organisasi>, ApiError> {
    let mut fungsi = group(read::fungsi_of(connection, reports).await?, |row| {
        row.lkjip_id
    });
    let mut jabatan = group(read::jabatan_of(connection, reports).await?, |row| {
        row.lkjip_id
    });
    let mut pegawai = group(read::kepegawaian_of(connection, reports).await?, |row| {
        row.lkjip_id
    });
    let rows = read::organisasi_of(connection, reports).await?.into_iter();
    Ok(rows
        .map(|row| {
            let id = row.lkjip_id;
            let fungsi = fungsi.remove(&id).unwrap_or_default().into_iter();
            let susunan = jabatan.remove(&id).unwrap_or_default().into_iter();
            let pegawai = pegawai.remove(&id).unwrap_or_default().into_iter();
            let organisasi = Organisasi {
                kedudukan: row.kedudukan,
                tugas: row.tugas,
                fungsi: fungsi.map(|row| row.uraian).collect(),
                susunan: susunan
                    .map(|row| Jabatan {
                        nama: row.nama,
                        induk: row.induk,
                        tugas: row.tugas,
                    })
                    .collect(),
                kepegawaian: pegawai
                    .map(|row| KelompokPegawai {
                        menurut: row.menurut,
                        kelompok: row.kelompok,
                        jumlah: row.jumlah,
                    })
                    .collect(),
            };
            (id, organisasi)
        })
        .collect())
}

/// The strategic issues of these reports.
pub(super) async fn isu<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Vec<IsuStrategis>>, ApiError> {
    let mut isu: HashMap<_, Vec<IsuStrategis>> = HashMap::new();
    for row in read::isu_of(connection, reports).await? {
        isu.entry(row.lkjip_id).or_default().push(IsuStrategis {
            asal: row.asal,
            uraian: row.uraian,
        });
    }
    Ok(isu)
}

/// The legal basis of these reports.
pub(super) async fn dasar_hukum<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Vec<DasarHukum>>, ApiError> {
    let mut dasar: HashMap<_, Vec<DasarHukum>> = HashMap::new();
    for row in read::dasar_hukum_of(connection, reports).await? {
        let satu = DasarHukum { nama: row.nama };
        dasar.entry(row.lkjip_id).or_default().push(satu);
    }
    Ok(dasar)
}
