//! Saving one section of a draft.

use std::collections::HashSet;
use std::slice;

use async_graphql::{ID, InputObject};
use entity::id::LkjipId;
use entity::lkjip_indikator;
use entity::status::RumusCapaian;
use serde::Serialize;

use super::naskah;
use crate::error::{Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::scalar::Hari;
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip::dokumen::{
    Analisis, BarisAnggaran, EvaluasiAkip, Lampiran, Narasi, Perjanjian, Rencana, Skm, Tabel,
    Tertulis, Triwulan, Ukuran,
};
use crate::lkjip::periksa::{self, Temuan};
use crate::lkjip::rules::beda::KEPALA;
use crate::lkjip::rules::jalur;
use crate::lkjip::rules::versi::Alamat;
use crate::lkjip::store::{read, write};

/// Declares the input of a section, the use-case that saves it, and how it goes into the document.
macro_rules! section {
    (
        $(#[$doc:meta])* $save:ident, $input:ident as $graphql:literal, $operation:literal at $path:expr;
        { $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? }
        |$in:ident, $isi:ident| $ganti:block
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, InputObject)]
        #[graphql(name = $graphql)]
        pub struct $input {
            /// Laporan.
            pub id: ID,
            /// Versi laporan yang dibaca; bila bagian ini berubah sesudahnya, ditolak dengan CONFLICT.
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
            let key = $in.idempotency_key.as_deref();
            let unit = match Unit::begin(call, $operation, $in, key).await? {
                Begun::Again(id) => return Ok(LkjipId(id)),
                Begun::New(unit) => unit,
            };
            let alamat = [Alamat::Baris($path.to_owned())];
            let naskah = naskah::buka(&unit, &$in.id, $in.version, &alamat).await?;
            let mut baru = naskah.isi.clone();
            let $isi = &mut baru;
            $ganti
            naskah.tulis(&unit, &baru, &[], $operation).await?;
            let id = naskah.report.id;
            drop(naskah);
            unit.commit(id.0).await?;
            Ok(id)
        }
    };
}

pub(super) use section;

section! {
    /// Masukan untuk menyimpan kepala laporan.
    simpan_kepala, KepalaInput as "LkjipHeadSaveInput", "lkjip.head.save" at KEPALA;
    {
        /// Tanggal laporan ditandatangani.
        tanggal: Option<Hari>,
        /// Angka tingkat laporan sebagaimana tercetak.
        tertulis: Vec<Tertulis>,
    }
    |input, isi| {
        isi.tanggal.clone_from(&input.tanggal);
        isi.tertulis.clone_from(&input.tertulis);
    }
}

section! {
    /// Masukan untuk menyimpan rencana: seluruh tujuan, sasaran dan indikator.
    simpan_rencana, RencanaBagianInput as "LkjipRencanaSaveInput", "lkjip.rencana.save" at "/rencana";
    {
        /// Rencana lengkap; baris yang tidak disebut dihapus.
        rencana: Rencana,
    }
    |input, isi| {
        isi.rencana.clone_from(&input.rencana);
    }
}

section! {
    /// Masukan untuk menyimpan program, kegiatan dan sub-kegiatan.
    simpan_anggaran, AnggaranInput as "LkjipAnggaranSaveInput", "lkjip.anggaran.save" at "/anggaran";
    {
        /// Daftar lengkap; baris yang tidak disebut dihapus.
        anggaran: Vec<BarisAnggaran>,
    }
    |input, isi| {
        isi.anggaran.clone_from(&input.anggaran);
    }
}

section! {
    /// Masukan untuk menyimpan Perjanjian Kinerja.
    simpan_perjanjian, PerjanjianBagianInput as "LkjipPerjanjianSaveInput", "lkjip.perjanjian.save" at "/perjanjian";
    {
        /// Perjanjian murni dan perubahan.
        perjanjian: Vec<Perjanjian>,
    }
    |input, isi| {
        isi.perjanjian.clone_from(&input.perjanjian);
    }
}

section! {
    /// Masukan untuk menyimpan hasil SKM.
    simpan_skm, SkmBagianInput as "LkjipSkmSaveInput", "lkjip.skm.save" at "/skm";
    {
        /// Hasil SKM; kosong menghapusnya.
        skm: Option<Skm>,
    }
    |input, isi| {
        isi.skm.clone_from(&input.skm);
    }
}

section! {
    /// Masukan untuk menyimpan hasil evaluasi AKIP.
    simpan_evaluasi, EvaluasiBagianInput as "LkjipEvaluasiSaveInput", "lkjip.evaluasi.save" at "/evaluasiAkip";
    {
        /// Hasil evaluasi AKIP; kosong menghapusnya.
        evaluasi_akip: Option<EvaluasiAkip>,
    }
    |input, isi| {
        isi.evaluasi_akip.clone_from(&input.evaluasi_akip);
    }
}

section! {
    /// Masukan untuk menyimpan bagian naratif.
    simpan_narasi, NarasiBagianInput as "LkjipNarasiSaveInput", "lkjip.narasi.save" at "/narasi";
    {
        /// Bagian naratif; yang tidak disebut dihapus.
        narasi: Vec<Narasi>,
    }
    |input, isi| {
        isi.narasi.clone_from(&input.narasi);
    }
}

section! {
    /// Masukan untuk menyimpan daftar tabel.
    simpan_tabel, TabelBagianInput as "LkjipTabelSaveInput", "lkjip.tabel.save" at "/tabel";
    {
        /// Tabel menurut urutannya; yang tidak disebut dihapus.
        tabel: Vec<Tabel>,
    }
    |input, isi| {
        isi.tabel.clone_from(&input.tabel);
    }
}

section! {
    /// Masukan untuk menyimpan daftar lampiran.
    simpan_lampiran, LampiranBagianInput as "LkjipLampiranSaveInput", "lkjip.lampiran.save" at "/lampiran";
    {
        /// Lampiran menurut urutannya; yang tidak disebut dihapus.
        lampiran: Vec<Lampiran>,
    }
    |input, isi| {
        isi.lampiran.clone_from(&input.lampiran);
    }
}

/// Masukan untuk menyimpan realisasi beberapa indikator.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipRealisasiSaveInput")]
pub struct RealisasiInput {
    /// Laporan.
    pub id: ID,
    /// Versi laporan yang dibaca; bila salah satu indikatornya berubah sesudahnya, ditolak dengan CONFLICT.
    pub version: i64,
    /// Realisasi per indikator; indikator yang tidak disebut tidak berubah.
    pub realisasi: Vec<RealisasiBaris>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Saves the realisasi of single indicators; a user error per problem, and then nothing is kept.
///
/// # Errors
/// User errors of the rows, of a row that changed since it was read, or of a status that forbids editing.
pub async fn simpan_realisasi(call: &Call, input: &RealisasiInput) -> Result<LkjipId, Fault> {
    const KEJADIAN: &str = "lkjip.realisasi.save";
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, KEJADIAN, input, key).await? {
        Begun::Again(id) => return Ok(LkjipId(id)),
        Begun::New(unit) => unit,
    };
    let alamat: Vec<Alamat> = input
        .realisasi
        .iter()
        .map(|baris| Alamat::Baris(jalur::rencana(&baris.nomor)))
        .collect();
    let naskah = naskah::buka(&unit, &input.id, input.version, &alamat).await?;
    let mut temuan = Temuan::default();
    let rows = read::indikator_of(&unit.tx, slice::from_ref(&naskah.report)).await?;
    let changes = pasangkan(&rows, &input.realisasi, &mut temuan);
    let errors = temuan.into_errors();
    if !errors.is_empty() {
        return Err(Fault::User(errors));
    }
    for (row, baris) in changes {
        write::update_realisasi(
            &unit.tx,
            &naskah.permit,
            row,
            baris.realisasi.as_ref(),
            baris.tidak_berlaku.clone(),
            baris.sumber_data.clone(),
            baris.analisis.clone(),
        )
        .await?;
    }
    naskah.tutup(&unit, KEJADIAN).await?;
    let id = naskah.report.id;
    drop(naskah);
    unit.commit(id.0).await?;
    Ok(id)
}

/// Masukan untuk menyimpan rencana aksi beberapa indikator; dapat dilakukan sepanjang tahun.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipTriwulanSaveInput")]
pub struct TriwulanBagianInput {
    /// Laporan.
    pub id: ID,
    /// Versi laporan yang dibaca; bila salah satu indikatornya berubah sesudahnya, ditolak dengan CONFLICT.
    pub version: i64,
    /// Triwulan per indikator; yang tidak disebut tidak berubah.
    pub triwulan: Vec<TriwulanBaris>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Saves quarters of single indicators; a user error per problem, and then nothing is kept.
///
/// # Errors
/// User errors of the rows, of a row that changed since it was read, or of a status that forbids editing.
pub async fn simpan_triwulan(call: &Call, input: &TriwulanBagianInput) -> Result<LkjipId, Fault> {
    const KEJADIAN: &str = "lkjip.triwulan.save";
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, KEJADIAN, input, key).await? {
        Begun::Again(id) => return Ok(LkjipId(id)),
        Begun::New(unit) => unit,
    };
    let alamat: Vec<Alamat> = input
        .triwulan
        .iter()
        .map(|baris| Alamat::Baris(jalur::rencana(&baris.nomor)))
        .collect();
    let naskah = naskah::buka(&unit, &input.id, input.version, &alamat).await?;
    let mut temuan = Temuan::default();
    let rows = read::indikator_of(&unit.tx, slice::from_ref(&naskah.report)).await?;
    let changes = pasangkan_triwulan(&rows, &input.triwulan, &mut temuan);
    let errors = temuan.into_errors();
    if !errors.is_empty() {
        return Err(Fault::User(errors));
    }
    for (row, baris) in changes {
        write::update_triwulan(&unit.tx, &naskah.permit, row, &baris.triwulan).await?;
    }
    naskah.tutup(&unit, KEJADIAN).await?;
    let id = naskah.report.id;
    drop(naskah);
    unit.commit(id.0).await?;
    Ok(id)
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
