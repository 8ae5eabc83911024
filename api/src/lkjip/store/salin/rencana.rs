//! Stored plans as documents again.

use std::collections::HashMap;

use entity::id::LkjipId;
use entity::status::RumusCapaian;
use entity::{indikator, lkjip_indikator};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{tertulis, triwulan};
use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::lkjip::dokumen::{
    Analisis, Indikator, Pembanding, Rpjmd, Sasaran, Triwulan, Tujuan, Ukuran, UkuranDokumen,
};
use crate::lkjip::store::read;

/// The plans of these reports.
pub(super) async fn rencana<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Vec<Tujuan>>, ApiError> {
    let kamus: HashMap<_, indikator::Model> = indikator::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let mut ukuran = group(read::ukuran_of(connection, reports).await?, |row| {
        row.indikator_lkjip_id
    });
    let mut pembanding = group(read::pembanding_of(connection, reports).await?, |row| {
        row.indikator_lkjip_id
    });
    let mut quarters = group(read::triwulan_of(connection, reports).await?, |row| {
        row.indikator_lkjip_id
    });
    let mut of_tujuan: HashMap<_, Vec<Indikator>> = HashMap::new();
    let mut of_sasaran: HashMap<_, Vec<Indikator>> = HashMap::new();
    for row in read::indikator_of(connection, reports).await? {
        let kode = row
            .indikator_id
            .and_then(|id| kamus.get(&id))
            .map(|row| row.kode.clone());
        let measures = ukuran
            .remove(&row.id)
            .unwrap_or_default()
            .into_iter()
            .map(|row| UkuranDokumen {
                jenis: row.jenis,
                tahun: row.tahun,
                nilai: row.nilai.map(Into::into),
                predikat: row.predikat,
                keterangan: row.keterangan,
            })
            .collect();
        let pembanding = pembanding
            .remove(&row.id)
            .unwrap_or_default()
            .into_iter()
            .map(|row| Pembanding {
                jenis: row.jenis,
                tahun: row.tahun,
                nama: row.nama,
                nilai: row.nilai.map(Into::into),
                predikat: row.predikat,
                satuan: row.satuan,
                sumber: row.sumber,
            })
            .collect();
        let quarters = quarters
            .remove(&row.id)
            .unwrap_or_default()
            .into_iter()
            .map(triwulan::triwulan)
            .collect();
        let (tujuan, sasaran) = (row.tujuan_id, row.sasaran_id);
        let baris = indikator_dokumen(row, kode, measures, pembanding, quarters);
        match sasaran {
            Some(sasaran) => of_sasaran.entry(sasaran).or_default().push(baris),
            None => of_tujuan.entry(tujuan).or_default().push(baris),
        }
    }
    let mut sasaran = group(read::sasaran_of(connection, reports).await?, |row| {
        row.tujuan_id
    });
    let mut rpjmd = group(read::rpjmd_of(connection, reports).await?, |row| {
        row.tujuan_id
    });
    let mut tujuan: HashMap<_, Vec<Tujuan>> = HashMap::new();
    for row in read::tujuan_of(connection, reports).await? {
        tujuan.entry(row.lkjip_id).or_default().push(Tujuan {
            rpjmd: rpjmd
                .remove(&row.id)
                .unwrap_or_default()
                .into_iter()
                .map(|row| Rpjmd {
                    misi: row.misi,
                    tujuan: row.tujuan,
                    sasaran: row.sasaran,
                    indikator: row.indikator,
                })
                .collect(),
            indikator: of_tujuan.remove(&row.id).unwrap_or_default(),
            sasaran: sasaran
                .remove(&row.id)
                .unwrap_or_default()
                .into_iter()
                .map(|row| Sasaran {
                    indikator: of_sasaran.remove(&row.id).unwrap_or_default(),
                    nomor: row.nomor,
                    uraian: row.uraian,
                })
                .collect(),
            nomor: row.nomor,
            uraian: row.uraian,
        });
    }
    Ok(tujuan)
}

fn indikator_dokumen(
    row: lkjip_indikator::Model,
    kode: Option<String>,
    ukuran: Vec<UkuranDokumen>,
    pembanding: Vec<Pembanding>,
    triwulan: Vec<Triwulan>,
) -> Indikator {
    let realisasi =
        (row.realisasi_nilai.is_some() || row.realisasi_predikat.is_some()).then_some(Ukuran {
            nilai: row.realisasi_nilai.map(Into::into),
            predikat: row.realisasi_predikat,
        });
    let analisis = Analisis {
        sebab: row.sebab,
        hambatan: row.hambatan,
        solusi: row.solusi,
        efisiensi: row.analisis_efisiensi,
        program: row.analisis_program,
    };
    let analisis = (analisis != Analisis::default()).then_some(analisis);
    // A predikat formula comes with its dictionary entry and is not chosen by the row itself.
    let rumus = (row.rumus != RumusCapaian::Predikat).then_some(row.rumus);
    Indikator {
        nomor: row.nomor,
        kode,
        nama: row.nama,
        satuan: row.satuan,
        polaritas: Some(row.polaritas),
        rumus,
        akumulasi: Some(row.akumulasi),
        triwulan,
        iku: row.iku,
        pk: row.pk,
        definisi: row.definisi,
        formulasi: row.formulasi,
        sumber_definisi: row.sumber_definisi,
        penanggung_jawab: row.penanggung_jawab,
        ukuran,
        pembanding,
        realisasi,
        tidak_berlaku: row.alasan_tidak_berlaku,
        sumber_data: row.sumber_data,
        analisis,
        tertulis: tertulis(row.tertulis.as_deref()),
    }
}
