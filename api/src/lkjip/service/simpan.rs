//! Saving one section of a draft.

use std::collections::HashSet;
use std::slice;

use async_graphql::{ID, InputObject};
use entity::id::LkjipId;
use entity::lkjip_indikator;
use entity::status::RumusCapaian;
use serde::Serialize;
use serde_json::json;

use super::{edit, objek};
use crate::error::{Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::scalar::Hari;
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip::dokumen::{
    Analisis, BarisAnggaran, EvaluasiAkip, Lampiran, Narasi, Perjanjian, Rencana, Skm, Tabel,
    Tertulis, Triwulan, Ukuran,
};
use crate::lkjip::periksa::{self, Temuan};
use crate::lkjip::store::{read, write};

/// Declares the input of a section and the use-case that saves it: begin, open the draft for
/// editing, check, write, record, commit.
macro_rules! section {
    (
        $(#[$doc:meta])* $save:ident, $input:ident as $graphql:literal, $operation:literal;
        { $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? }
        |$unit:ident, $report:ident, $permit:ident, $in:ident, $temuan:ident| check { $($check:tt)* } write { $($write:tt)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, InputObject)]
        #[graphql(name = $graphql)]
        pub struct $input {
            /// Laporan.
            pub id: ID,
            /// Versi laporan yang dibaca; versi usang ditolak dengan CONFLICT.
            pub version: i64,
            $($(#[$fdoc])* pub $field: $type,)+
            /// Kunci idempotensi.
            pub idempotency_key: Option<String>,
        }

        /// Saves the section; a user error per problem, and then nothing is kept.
        ///
        /// # Errors
        /// User errors of the section, of a stale version, or of a status that forbids editing.
        pub async fn $save(call: &Call, $in: &$input) -> Result<LkjipId, Fault> {
            let $unit =
                match Unit::begin(call, $operation, $in, $in.idempotency_key.as_deref()).await? {
                    Begun::Again(id) => return Ok(LkjipId(id)),
                    Begun::New(unit) => unit,
                };
            let ($report, $permit) = edit(&$unit, &$in.id, $in.version).await?;
            let mut $temuan = Temuan::default();
            $($check)*
            let errors = $temuan.into_errors();
            if !errors.is_empty() {
                return Err(Fault::User(errors));
            }
            $($write)*
            $unit.record($operation, objek($report.id), &json!($in)).await?;
            let id = $report.id;
            $unit.commit(id.0).await?;
            Ok(id)
        }
    };
}

section! {
    /// Masukan untuk menyimpan kepala laporan.
    simpan_kepala, KepalaInput as "LkjipHeadSaveInput", "lkjip.head.save";
    {
        /// Tanggal laporan ditandatangani.
        tanggal: Option<Hari>,
        /// Angka tingkat laporan sebagaimana tercetak.
        tertulis: Vec<Tertulis>,
    }
    |unit, report, permit, input, temuan| check {
        periksa::periksa_tertulis("/tertulis", &input.tertulis, &mut temuan);
    } write {
        let tanggal = input.tanggal.clone().map(|hari| hari.0);
        write::set_head(&unit.tx, &permit, report.id, tanggal, &input.tertulis).await?;
    }
}

section! {
    /// Masukan untuk menyimpan rencana: seluruh tujuan, sasaran dan indikator.
    simpan_rencana, RencanaBagianInput as "LkjipRencanaSaveInput", "lkjip.rencana.save";
    {
        /// Rencana lengkap; baris yang tidak disebut dihapus.
        rencana: Rencana,
    }
    |unit, report, permit, input, temuan| check {
        let kamus = read::kamus(&unit.tx, &permit).await?;
        periksa::periksa_rencana("/rencana", &input.rencana, &kamus, &mut temuan);
        let sasaran = input.rencana.nomor_sasaran();
        for baris in read::anggaran_of(&unit.tx, slice::from_ref(&report)).await? {
            if let Some(nomor) = baris.sasaran_nomor && !sasaran.contains(&nomor) {
                return Err(Fault::user("/rencana", KodeKesalahan::TidakDitemukan, format!(
                    "Sasaran \"{nomor}\" masih dirujuk baris anggaran \"{}\".", baris.nomor
                )));
            }
        }
    } write {
        let kamus = read::kamus(&unit.tx, &permit).await?;
        write::replace_rencana(&unit.tx, &permit, report.id, report.tahun, &input.rencana, &kamus).await?;
    }
}

section! {
    /// Masukan untuk menyimpan program, kegiatan dan sub-kegiatan.
    simpan_anggaran, AnggaranInput as "LkjipAnggaranSaveInput", "lkjip.anggaran.save";
    {
        /// Daftar lengkap; baris yang tidak disebut dihapus.
        anggaran: Vec<BarisAnggaran>,
    }
    |unit, report, permit, input, temuan| check {
        let sasaran: HashSet<String> = read::sasaran_of(&unit.tx, slice::from_ref(&report)).await?
            .into_iter().map(|row| row.nomor).collect();
        periksa::periksa_anggaran("/anggaran", &input.anggaran, &sasaran, &mut temuan);
        for program in read::perjanjian_program_of(&unit.tx, slice::from_ref(&report)).await? {
            if !input.anggaran.iter().any(|baris| baris.nomor == program.program_nomor) {
                return Err(Fault::user("/anggaran", KodeKesalahan::TidakDitemukan, format!(
                    "Program \"{}\" masih dirujuk Perjanjian Kinerja.", program.program_nomor
                )));
            }
        }
    } write {
        write::replace_anggaran(&unit.tx, &permit, report.id, &input.anggaran).await?;
    }
}

section! {
    /// Masukan untuk menyimpan Perjanjian Kinerja.
    simpan_perjanjian, PerjanjianBagianInput as "LkjipPerjanjianSaveInput", "lkjip.perjanjian.save";
    {
        /// Perjanjian murni dan perubahan.
        perjanjian: Vec<Perjanjian>,
    }
    |unit, report, permit, input, temuan| check {
        let program: HashSet<String> = read::anggaran_of(&unit.tx, slice::from_ref(&report)).await?
            .into_iter().map(|row| row.nomor).collect();
        periksa::periksa_perjanjian("/perjanjian", &input.perjanjian, &program, &mut temuan);
    } write {
        write::replace_perjanjian(&unit.tx, &permit, report.id, &input.perjanjian).await?;
    }
}

section! {
    /// Masukan untuk menyimpan hasil SKM.
    simpan_skm, SkmBagianInput as "LkjipSkmSaveInput", "lkjip.skm.save";
    {
        /// Hasil SKM; kosong menghapusnya.
        skm: Option<Skm>,
    }
    |unit, report, permit, input, temuan| check {
        if let Some(skm) = &input.skm {
            periksa::periksa_skm("/skm", skm, &mut temuan);
        }
    } write {
        write::replace_skm(&unit.tx, &permit, report.id, input.skm.as_ref()).await?;
    }
}

section! {
    /// Masukan untuk menyimpan hasil evaluasi AKIP.
    simpan_evaluasi, EvaluasiBagianInput as "LkjipEvaluasiSaveInput", "lkjip.evaluasi.save";
    {
        /// Hasil evaluasi AKIP; kosong menghapusnya.
        evaluasi_akip: Option<EvaluasiAkip>,
    }
    |unit, report, permit, input, temuan| check {
        let skala = read::skala_predikat(&unit.tx, &permit).await?;
        if let Some(evaluasi) = &input.evaluasi_akip {
            periksa::periksa_evaluasi("/evaluasiAkip", evaluasi, report.tahun, &skala, &mut temuan);
        }
    } write {
        write::replace_evaluasi(&unit.tx, &permit, report.id, input.evaluasi_akip.as_ref(), &skala).await?;
    }
}

section! {
    /// Masukan untuk menyimpan bagian naratif.
    simpan_narasi, NarasiBagianInput as "LkjipNarasiSaveInput", "lkjip.narasi.save";
    {
        /// Bagian naratif; yang tidak disebut dihapus.
        narasi: Vec<Narasi>,
    }
    |unit, report, permit, input, temuan| check {
        periksa::periksa_narasi("/narasi", &input.narasi, &mut temuan);
    } write {
        write::replace_narasi(&unit.tx, &permit, report.id, &input.narasi).await?;
    }
}

section! {
    /// Masukan untuk menyimpan daftar tabel.
    simpan_tabel, TabelBagianInput as "LkjipTabelSaveInput", "lkjip.tabel.save";
    {
        /// Tabel menurut urutannya; yang tidak disebut dihapus.
        tabel: Vec<Tabel>,
    }
    |unit, report, permit, input, temuan| check {
        periksa::periksa_tabel("/tabel", &input.tabel, &mut temuan);
    } write {
        write::replace_tabel(&unit.tx, &permit, report.id, &input.tabel).await?;
    }
}

section! {
    /// Masukan untuk menyimpan daftar lampiran.
    simpan_lampiran, LampiranBagianInput as "LkjipLampiranSaveInput", "lkjip.lampiran.save";
    {
        /// Lampiran menurut urutannya; yang tidak disebut dihapus.
        lampiran: Vec<Lampiran>,
    }
    |unit, report, permit, input, temuan| check {
        periksa::periksa_lampiran("/lampiran", &input.lampiran, &mut temuan);
    } write {
        write::replace_lampiran(&unit.tx, &permit, report.id, &input.lampiran).await?;
    }
}

section! {
    /// Masukan untuk menyimpan realisasi beberapa indikator.
    simpan_realisasi, RealisasiInput as "LkjipRealisasiSaveInput", "lkjip.realisasi.save";
    {
        /// Realisasi per indikator; indikator yang tidak disebut tidak berubah.
        realisasi: Vec<RealisasiBaris>,
    }
    |unit, report, permit, input, temuan| check {
        let rows = read::indikator_of(&unit.tx, slice::from_ref(&report)).await?;
        let changes = pasangkan(&rows, &input.realisasi, &mut temuan);
    } write {
        for (row, baris) in changes {
            write::update_realisasi(
                &unit.tx,
                &permit,
                row,
                baris.realisasi.as_ref(),
                baris.tidak_berlaku.clone(),
                baris.sumber_data.clone(),
                baris.analisis.clone(),
            )
            .await?;
        }
    }
}

section! {
    /// Masukan untuk menyimpan rencana aksi beberapa indikator; dapat dilakukan sepanjang tahun.
    simpan_triwulan, TriwulanBagianInput as "LkjipTriwulanSaveInput", "lkjip.triwulan.save";
    {
        /// Triwulan per indikator; yang tidak disebut tidak berubah.
        triwulan: Vec<TriwulanBaris>,
    }
    |unit, report, permit, input, temuan| check {
        let rows = read::indikator_of(&unit.tx, slice::from_ref(&report)).await?;
        let changes = pasangkan_triwulan(&rows, &input.triwulan, &mut temuan);
    } write {
        for (row, baris) in changes {
            write::update_triwulan(&unit.tx, &permit, row, &baris.triwulan).await?;
        }
    }
}

/// Triwulan satu indikator.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "TriwulanIndikatorInput")]
pub struct TriwulanBaris {
    /// Nomor indikator dalam laporan, mis. `1.1.1`.
    pub nomor: String,
    /// Triwulan yang diganti; triwulan tanpa isi dihapus, yang tidak disebut tidak berubah.
    pub triwulan: Vec<Triwulan>,
}

/// Pairs each entry with the row whose quarters it changes.
fn pasangkan_triwulan<'a>(
    rows: &'a [lkjip_indikator::Model],
    masukan: &'a [TriwulanBaris],
    temuan: &mut Temuan,
) -> Vec<(&'a lkjip_indikator::Model, &'a TriwulanBaris)> {
    let mut changes = Vec::new();
    let mut terpakai = HashSet::new();
    for (i, baris) in masukan.iter().enumerate() {
        let path = format!("/triwulan/{i}");
        let Some(row) = rows.iter().find(|row| row.nomor == baris.nomor) else {
            temuan.add(
                &format!("{path}/nomor"),
                KodeKesalahan::TidakDitemukan,
                format!("Indikator \"{}\" tidak ada dalam laporan.", baris.nomor),
            );
            continue;
        };
        if !terpakai.insert(row.id) {
            temuan.add(
                &format!("{path}/nomor"),
                KodeKesalahan::SudahAda,
                "Indikator ini sudah disebut.",
            );
        }
        periksa::periksa_triwulan(
            &format!("{path}/triwulan"),
            &baris.triwulan,
            row.rumus == RumusCapaian::Predikat,
            temuan,
        );
        changes.push((row, baris));
    }
    changes
}

/// Realisasi satu indikator.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "RealisasiInput")]
pub struct RealisasiBaris {
    /// Nomor indikator dalam laporan, mis. `1.1.1`.
    pub nomor: String,
    /// Realisasi; kosong berarti belum diisi.
    pub realisasi: Option<Ukuran>,
    /// Mengapa indikator tidak berlaku tahun ini.
    pub tidak_berlaku: Option<String>,
    /// Sumber data; tidak disebut berarti tidak berubah.
    pub sumber_data: Option<String>,
    /// Analisis; tidak disebut berarti tidak berubah.
    pub analisis: Option<Analisis>,
}

/// Pairs each entry with the row it changes.
fn pasangkan<'a>(
    rows: &'a [lkjip_indikator::Model],
    masukan: &'a [RealisasiBaris],
    temuan: &mut Temuan,
) -> Vec<(&'a lkjip_indikator::Model, &'a RealisasiBaris)> {
    let mut changes = Vec::new();
    for (i, baris) in masukan.iter().enumerate() {
        let path = format!("/realisasi/{i}");
        let Some(row) = rows.iter().find(|row| row.nomor == baris.nomor) else {
            temuan.add(
                &format!("{path}/nomor"),
                KodeKesalahan::TidakDitemukan,
                format!("Indikator \"{}\" tidak ada dalam laporan.", baris.nomor),
            );
            continue;
        };
        periksa::periksa_ukuran(
            &path,
            baris.realisasi.as_ref(),
            baris.tidak_berlaku.as_deref(),
            row.rumus == RumusCapaian::Predikat,
            temuan,
        );
        changes.push((row, baris));
    }
    changes
}
