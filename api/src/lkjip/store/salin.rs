//! A stored report as a document again: what is exported, copied into a revision and checked for
//! completeness is exactly what was entered.

use std::collections::HashMap;

use entity::lkjip;
use entity::status::RumusCapaian;
use entity::{indikator, kecamatan, lkjip_indikator, periode};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::read;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::graphql::scalar::Hari;
use crate::lkjip::dokumen::{
    Analisis, AnggaranProgram, BarisAnggaran, Dokumen, FORMAT, Indikator, Narasi, NilaiUnsur,
    Perjanjian, Pihak, Rencana, RenstraAnggaran, Sasaran, Skm, Tertulis, Tujuan, Ukuran,
    UkuranDokumen,
};

/// The whole content of a report. The caller has already chosen the report under a scope.
///
/// # Errors
/// When the database refuses.
pub async fn dokumen<C: ConnectionTrait>(
    connection: &C,
    report: &lkjip::Model,
) -> Result<Dokumen, ApiError> {
    let kecamatan = kecamatan::Entity::find_by_id(report.kecamatan_id)
        .one(connection)
        .await?;
    let periode = periode::Entity::find_by_id(report.periode_id)
        .one(connection)
        .await?;
    Ok(Dokumen {
        format: FORMAT.to_owned(),
        kecamatan: kecamatan.map(|row| row.kode).unwrap_or_default(),
        tahun: report.tahun,
        periode: periode.map(|row| row.kode).unwrap_or_default(),
        sintetis: report.sintetis,
        tanggal: report.tanggal.clone().map(Hari),
        rencana: rencana(connection, report).await?,
        perjanjian: perjanjian(connection, report).await?,
        anggaran: anggaran(connection, report).await?,
        skm: skm(connection, report).await?,
        narasi: read::narasi_of(connection, &[report.id])
            .await?
            .into_iter()
            .map(|row| Narasi {
                bagian: row.bagian,
                isi: row.isi,
            })
            .collect(),
        tertulis: tertulis(report.tertulis.as_deref()),
    })
}

/// Figures as printed, out of their column.
pub fn tertulis(column: Option<&str>) -> Vec<Tertulis> {
    column
        .and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

async fn rencana<C: ConnectionTrait>(
    connection: &C,
    report: &lkjip::Model,
) -> Result<Rencana, ApiError> {
    let reports = [report.id];
    let kamus: HashMap<_, indikator::Model> = indikator::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let mut ukuran = group(read::ukuran_of(connection, &reports).await?, |row| {
        row.indikator_lkjip_id
    });
    let mut of_tujuan: HashMap<_, Vec<Indikator>> = HashMap::new();
    let mut of_sasaran: HashMap<_, Vec<Indikator>> = HashMap::new();
    for row in read::indikator_of(connection, &reports).await? {
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
        let (tujuan, sasaran) = (row.tujuan_id, row.sasaran_id);
        let baris = indikator_dokumen(row, kode, measures);
        match sasaran {
            Some(sasaran) => of_sasaran.entry(sasaran).or_default().push(baris),
            None => of_tujuan.entry(tujuan).or_default().push(baris),
        }
    }
    let mut sasaran = group(read::sasaran_of(connection, &reports).await?, |row| {
        row.tujuan_id
    });
    let tujuan = read::tujuan_of(connection, &reports)
        .await?
        .into_iter()
        .map(|row| Tujuan {
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
        })
        .collect();
    Ok(Rencana { tujuan })
}

fn indikator_dokumen(
    row: lkjip_indikator::Model,
    kode: Option<String>,
    ukuran: Vec<UkuranDokumen>,
) -> Indikator {
    let realisasi =
        (row.realisasi_nilai.is_some() || row.realisasi_predikat.is_some()).then_some(Ukuran {
            nilai: row.realisasi_nilai.map(Into::into),
            predikat: row.realisasi_predikat,
        });
    let analisis = (row.sebab.is_some() || row.hambatan.is_some() || row.solusi.is_some())
        .then_some(Analisis {
            sebab: row.sebab,
            hambatan: row.hambatan,
            solusi: row.solusi,
        });
    // A predikat formula comes with its dictionary entry and is not chosen by the row itself.
    let rumus = (row.rumus != RumusCapaian::Predikat).then_some(row.rumus);
    Indikator {
        nomor: row.nomor,
        kode,
        nama: row.nama,
        satuan: row.satuan,
        polaritas: Some(row.polaritas),
        rumus,
        iku: row.iku,
        pk: row.pk,
        ukuran,
        realisasi,
        tidak_berlaku: row.alasan_tidak_berlaku,
        sumber_data: row.sumber_data,
        analisis,
        tertulis: tertulis(row.tertulis.as_deref()),
    }
}

async fn perjanjian<C: ConnectionTrait>(
    connection: &C,
    report: &lkjip::Model,
) -> Result<Vec<Perjanjian>, ApiError> {
    let reports = [report.id];
    let mut program = group(
        read::perjanjian_program_of(connection, &reports).await?,
        |row| row.perjanjian_id,
    );
    Ok(read::perjanjian_of(connection, &reports)
        .await?
        .into_iter()
        .map(|row| Perjanjian {
            jenis: row.jenis,
            tanggal: Hari(row.tanggal),
            pihak_pertama: Pihak {
                nama: row.pertama_nama,
                jabatan: row.pertama_jabatan,
                pangkat: row.pertama_pangkat,
                nip: row.pertama_nip,
            },
            pihak_kedua: Pihak {
                nama: row.kedua_nama,
                jabatan: row.kedua_jabatan,
                pangkat: None,
                nip: None,
            },
            alasan: row.alasan,
            program: program
                .remove(&row.id)
                .unwrap_or_default()
                .into_iter()
                .map(|row| AnggaranProgram {
                    program: row.program_nomor,
                    target: row.target.map(Into::into),
                    anggaran_sebelum: row.anggaran_sebelum.map(Into::into),
                    anggaran: row.anggaran.into(),
                    keterangan: row.keterangan,
                })
                .collect(),
            tertulis: tertulis(row.tertulis.as_deref()),
        })
        .collect())
}

async fn anggaran<C: ConnectionTrait>(
    connection: &C,
    report: &lkjip::Model,
) -> Result<Vec<BarisAnggaran>, ApiError> {
    let reports = [report.id];
    let mut renstra = group(
        read::anggaran_renstra_of(connection, &reports).await?,
        |row| row.anggaran_id,
    );
    Ok(read::anggaran_of(connection, &reports)
        .await?
        .into_iter()
        .map(|row| BarisAnggaran {
            renstra: renstra
                .remove(&row.id)
                .unwrap_or_default()
                .into_iter()
                .map(|row| RenstraAnggaran {
                    tahun: row.tahun,
                    target: row.target.map(Into::into),
                    pagu: row.pagu.map(Into::into),
                })
                .collect(),
            nomor: row.nomor,
            level: row.level,
            kode: row.kode,
            nama: row.nama,
            sasaran: row.sasaran_nomor,
            indikator: row.indikator,
            satuan: row.satuan,
            target_murni: row.target_murni.map(Into::into),
            target_perubahan: row.target_perubahan.map(Into::into),
            realisasi_kinerja: row.realisasi_kinerja.map(Into::into),
            pagu_murni: row.pagu_murni.map(Into::into),
            pagu_perubahan: row.pagu_perubahan.map(Into::into),
            realisasi_anggaran: row.realisasi_anggaran.map(Into::into),
            menunjang: row.menunjang,
            data_awal: row.data_awal.map(Into::into),
            kondisi_akhir: row.kondisi_akhir.map(Into::into),
            lokasi: row.lokasi,
            analisis: row.analisis,
            tertulis: tertulis(row.tertulis.as_deref()),
        })
        .collect())
}

async fn skm<C: ConnectionTrait>(
    connection: &C,
    report: &lkjip::Model,
) -> Result<Option<Skm>, ApiError> {
    let reports = [report.id];
    let Some(row) = read::skm_of(connection, &reports).await?.pop() else {
        return Ok(None);
    };
    let unsur = read::skm_unsur_of(connection, &reports)
        .await?
        .into_iter()
        .map(|row| NilaiUnsur {
            unsur: row.unsur,
            nrr: row.nrr.into(),
        })
        .collect();
    Ok(Some(Skm {
        unsur,
        indeks: row.indeks.map(Into::into),
        bobot: Some(row.bobot),
        responden: row.responden,
        populasi: row.populasi,
        metode: row.metode,
        mulai: row.mulai.map(Hari),
        selesai: row.selesai.map(Hari),
        sumber: row.sumber,
    }))
}
