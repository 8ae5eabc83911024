//! Stored reports as documents again: what is exported, copied into a revision and checked for
//! completeness is exactly what was entered.

mod evaluasi;
mod pendahuluan;
mod rencana;
mod skm;
mod triwulan;

pub use evaluasi::dokumen_sumber;
pub use skm::nilai_unsur;

use std::collections::HashMap;

use entity::id::LkjipId;
use entity::periode;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::graphql::scalar::Hari;
use crate::lkjip::dokumen::{
    AnggaranProgram, BarisAnggaran, Dokumen, Dukungan, FORMAT, Lampiran, Narasi, Perjanjian, Pihak,
    Rencana, RenstraAnggaran, Tabel, Tertulis,
};
use crate::lkjip::store::read;

/// The whole content of these reports, with one statement for each table.
///
/// # Errors
/// When the database refuses.
pub async fn dokumen_of<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Dokumen>, ApiError> {
    let kecamatan: HashMap<_, _> = read::kecamatan_of(connection, reports)
        .await?
        .into_iter()
        .map(|row| (row.id, row.kode))
        .collect();
    let periode: HashMap<_, _> = periode::Entity::find()
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.id, row.kode))
        .collect();
    let mut organisasi = pendahuluan::organisasi(connection, reports).await?;
    let mut isu = pendahuluan::isu(connection, reports).await?;
    let mut dasar_hukum = pendahuluan::dasar_hukum(connection, reports).await?;
    let mut rencana = rencana::rencana(connection, reports).await?;
    let mut perjanjian = perjanjian(connection, reports).await?;
    let mut anggaran = anggaran(connection, reports).await?;
    let mut skm = skm::skm(connection, reports).await?;
    let mut evaluasi = evaluasi::evaluasi(connection, reports).await?;
    let mut narasi = group(read::narasi_of(connection, reports).await?, |row| {
        row.lkjip_id
    });
    let mut tabel = group(read::tabel_of(connection, reports).await?, |row| {
        row.lkjip_id
    });
    let mut lampiran = group(read::lampiran_of(connection, reports).await?, |row| {
        row.lkjip_id
    });
    Ok(reports
        .iter()
        .map(|report| {
            let id = report.id;
            let dokumen = Dokumen {
                format: FORMAT.to_owned(),
                kecamatan: kecamatan
                    .get(&report.kecamatan_id)
                    .cloned()
                    .unwrap_or_default(),
                tahun: report.tahun,
                periode: periode.get(&report.periode_id).cloned().unwrap_or_default(),
                sintetis: report.sintetis,
                tanggal: report.tanggal.clone().map(Hari),
                organisasi: organisasi.remove(&id),
                isu_strategis: isu.remove(&id).unwrap_or_default(),
                dasar_hukum: dasar_hukum.remove(&id).unwrap_or_default(),
                rencana: Rencana {
                    tujuan: rencana.remove(&id).unwrap_or_default(),
                },
                perjanjian: perjanjian.remove(&id).unwrap_or_default(),
                anggaran: anggaran.remove(&id).unwrap_or_default(),
                skm: skm.remove(&id),
                evaluasi_akip: evaluasi.remove(&id),
                narasi: narasi
                    .remove(&id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| Narasi {
                        bagian: row.bagian,
                        isi: row.isi,
                    })
                    .collect(),
                tabel: tabel
                    .remove(&id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| Tabel {
                        nomor: row.nomor,
                        judul: row.judul,
                    })
                    .collect(),
                lampiran: lampiran
                    .remove(&id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| Lampiran {
                        jenis: row.jenis,
                        nama: row.nama,
                        tautan: row.tautan,
                        sha256: row.sha256,
                    })
                    .collect(),
                tertulis: tertulis(report.tertulis.as_deref()),
            };
            (id, dokumen)
        })
        .collect())
}

/// The whole content of one report.
///
/// # Errors
/// When the database refuses.
pub async fn dokumen<C: ConnectionTrait>(
    connection: &C,
    report: &VisibleReport,
) -> Result<Dokumen, ApiError> {
    dokumen_of(connection, std::slice::from_ref(report))
        .await?
        .remove(&report.id)
        .ok_or_else(|| ApiError::Internal("report vanished".to_owned()))
}

/// Figures as printed, out of their column.
pub fn tertulis(column: Option<&str>) -> Vec<Tertulis> {
    column
        .and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

async fn perjanjian<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Vec<Perjanjian>>, ApiError> {
    let mut program = group(
        read::perjanjian_program_of(connection, reports).await?,
        |row| row.perjanjian_id,
    );
    let mut perjanjian: HashMap<_, Vec<Perjanjian>> = HashMap::new();
    for row in read::perjanjian_of(connection, reports).await? {
        perjanjian
            .entry(row.lkjip_id)
            .or_default()
            .push(Perjanjian {
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
            });
    }
    Ok(perjanjian)
}

async fn anggaran<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Vec<BarisAnggaran>>, ApiError> {
    let mut renstra = group(
        read::anggaran_renstra_of(connection, reports).await?,
        |row| row.anggaran_id,
    );
    let mut dukungan = group(read::dukungan_of(connection, reports).await?, |row| {
        row.anggaran_id
    });
    let mut anggaran: HashMap<_, Vec<BarisAnggaran>> = HashMap::new();
    for row in read::anggaran_of(connection, reports).await? {
        anggaran
            .entry(row.lkjip_id)
            .or_default()
            .push(BarisAnggaran {
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
                dukungan: dukungan
                    .remove(&row.id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| Dukungan {
                        sasaran: row.sasaran_nomor,
                        menunjang: row.menunjang,
                        keterangan: row.keterangan,
                    })
                    .collect(),
                data_awal: row.data_awal.map(Into::into),
                kondisi_akhir: row.kondisi_akhir.map(Into::into),
                lokasi: row.lokasi,
                analisis: row.analisis,
                tertulis: tertulis(row.tertulis.as_deref()),
            });
    }
    Ok(anggaran)
}
