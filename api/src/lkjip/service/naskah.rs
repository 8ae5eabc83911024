//! The one way to change what a report holds: it is locked, what the caller read must still be so, and
//! what changed is remembered by row, in the versions and in the trail.

use std::collections::BTreeSet;

use async_graphql::ID;
use serde_json::json;

use super::{allowed, bagian, objek, read_only, visible};
use crate::access::{Action, Permit, VisibleReport};
use crate::approval;
use crate::berkas;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::unit::Unit;
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::periksa::{self, Temuan};
use crate::lkjip::rules::beda::beda;
use crate::lkjip::rules::jalur;
use crate::lkjip::rules::versi::{Alamat, Versi};
use crate::lkjip::store::{read, salin, write};

/// A report open for a change of its content, which nobody else changes meanwhile.
pub(super) struct Naskah<'a> {
    /// The report, of its next version.
    pub(super) report: VisibleReport,
    /// The right to change it.
    pub(super) permit: Permit<'a>,
    /// What it held before.
    pub(super) isi: Dokumen,
}

/// Opens a report for editing: visible, permitted, in a status that may change, and nothing at `alamat`
/// changed after `version`, which the caller has read.
pub(super) async fn buka<'a>(
    unit: &'a Unit,
    id: &ID,
    version: i64,
    alamat: &[Alamat],
) -> Result<Naskah<'a>, Fault> {
    let report = visible(unit, id).await?;
    let permit = allowed(&unit.actor, Action::UbahIsi, &report)?;
    if !approval::editable(report.status) {
        return Err(read_only(report.status));
    }
    write::lock(&unit.tx, &permit, report.id, unit.now).await?;
    // As it is now that nobody else writes.
    let report = visible(unit, id).await?;
    if !approval::editable(report.status) {
        return Err(read_only(report.status));
    }
    let versi = versi(unit, &report).await?;
    if version >= report.version || alamat.iter().any(|satu| versi.berubah(satu, version)) {
        return Err(basi());
    }
    Naskah::new(unit, report, permit).await
}

/// Refuses a report that was written and is too large now: as a document, or by the files of its annexes.
pub(super) async fn muat(
    unit: &Unit,
    report: &VisibleReport,
    lama: Option<&Dokumen>,
    kini: &Dokumen,
) -> Result<(), Fault> {
    let mut temuan = Temuan::default();
    periksa::periksa_muatan("", lama, kini, &mut temuan);
    let lama = lama.map_or(&[][..], |lama| &lama.lampiran);
    if kini.lampiran != lama {
        let ukuran = berkas::of_reports(&unit.tx, std::slice::from_ref(report))
            .await?
            .into_iter()
            .map(|row| (row.sha256, u64::try_from(row.ukuran).unwrap_or_default()))
            .collect();
        let batas = unit.app.config.berkas.max_report_bytes;
        let (path, kini) = ("/lampiran", &kini.lampiran);
        periksa::periksa_berkas(path, lama, kini, &ukuran, batas, &mut temuan);
    }
    let errors = temuan.into_errors();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Fault::User(errors))
    }
}

/// What was read is no longer so.
pub(super) fn basi() -> Fault {
    Fault::user(
        "/version",
        KodeKesalahan::Conflict,
        "Bagian ini telah berubah sejak Anda membacanya; muat ulang lalu ulangi.",
    )
}

async fn versi(unit: &Unit, report: &VisibleReport) -> Result<Versi, ApiError> {
    let rows = read::versi_of(&unit.tx, std::slice::from_ref(report)).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.path, row.version))
        .collect())
}

impl<'a> Naskah<'a> {
    /// Opens a report whose version was claimed already.
    pub(super) async fn new(
        unit: &'a Unit,
        report: VisibleReport,
        permit: Permit<'a>,
    ) -> Result<Self, Fault> {
        let isi = salin::dokumen(&unit.tx, &report).await?;
        Ok(Self {
            report,
            permit,
            isi,
        })
    }

    /// Checks and writes the sections in which `baru` differs, and remembers what changed; rows whose number
    /// is among `ganti` keep their id.
    pub(super) async fn tulis(
        &self,
        unit: &Unit,
        baru: &Dokumen,
        ganti: &[(String, String)],
        kejadian: &str,
    ) -> Result<(), Fault> {
        let acuan = read::acuan(&unit.tx, &self.permit, baru.tahun).await?;
        let mut temuan = Temuan::default();
        periksa::periksa_dokumen("", Some(&self.isi), baru, &acuan, &mut temuan);
        let errors = temuan.into_errors();
        if !errors.is_empty() {
            return Err(Fault::User(errors));
        }
        bagian::ganti_nomor(unit, self, baru, ganti).await?;
        let id = self.report.id;
        bagian::tulis(unit, &self.permit, id, Some(&self.isi), baru).await?;
        self.tutup(unit, kejadian).await
    }

    /// Remembers what was written: which rows, and from what to what.
    pub(super) async fn tutup(&self, unit: &Unit, kejadian: &str) -> Result<(), Fault> {
        let scope = crate::access::Scope::of(&unit.actor);
        let report = read::find(&unit.tx, &scope, self.report.id)
            .await?
            .ok_or(ApiError::NotFound)?;
        let kini = salin::dokumen(&unit.tx, &report).await?;
        muat(unit, &report, Some(&self.isi), &kini).await?;
        let perubahan = beda(&self.isi, &kini);
        let baris: BTreeSet<&str> = perubahan
            .iter()
            .flat_map(|satu| [satu.baris.as_str(), jalur::bagian(&satu.baris)])
            .collect();
        let baris: Vec<String> = baris.into_iter().map(str::to_owned).collect();
        write::cap(&unit.tx, &self.permit, report.id, report.version, &baris).await?;
        let rincian = json!({ "version": report.version, "perubahan": perubahan });
        unit.record(kejadian, objek(report.id), &rincian).await?;
        Ok(())
    }
}
