//! Editing row by row: who changes one row does not disturb who changes another.

mod evaluasi;
mod isian;
mod masukan;
mod pendahuluan;

pub use evaluasi::{EvaluasiInput, RekomendasiHapusInput, RekomendasiInput};
pub use isian::{
    BarisAnggaranIsian, IndikatorIsian, LampiranIsian, PerjanjianIsian, ProgramIsian, SasaranIsian,
    SkmIsian, TabelIsian, TujuanIsian,
};
pub use masukan::{
    AnggaranHapusInput, AnggaranInput, AnggaranSemuaInput, IndikatorHapusInput, IndikatorInput,
    IndikatorSemuaInput, LampiranHapusInput, LampiranInput, NarasiHapusInput, NarasiInput,
    PerjanjianHapusInput, PerjanjianInput, ProgramHapusInput, ProgramInput, SasaranHapusInput,
    SasaranInput, SkmInput, TabelHapusInput, TabelInput, TujuanHapusInput, TujuanInput,
    UnsurHapusInput, UnsurInput,
};
pub use pendahuluan::{
    DasarHukumHapusInput, DasarHukumInput, FungsiHapusInput, FungsiInput, IsuHapusInput, IsuInput,
    JabatanHapusInput, JabatanInput, OrganisasiInput, PegawaiHapusInput, PegawaiInput,
};

use async_graphql::ID;
use entity::id::LkjipId;
use serde::Serialize;

use super::naskah;
use crate::error::{Fault, UserError};
use crate::graphql::context::Call;
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::rules::sunting::{Letak, Tolak};
use crate::lkjip::rules::versi::Alamat;

/// An edit of single rows.
pub trait Sunting: Serialize + Sync {
    /// What the trail calls it.
    const KEJADIAN: &'static str;

    /// The report, the version that was read, and the idempotency key.
    fn laporan(&self) -> (&ID, i64, Option<&str>);

    /// The rows that must be as they were read.
    fn alamat(&self) -> Vec<Alamat>;

    /// Carries the edit out in memory.
    ///
    /// # Errors
    /// What is wrong with it.
    fn terapkan(&self, isi: &mut Dokumen) -> Result<Terapan, Vec<UserError>>;
}

/// What an edit did in memory.
#[derive(Debug, Default)]
pub struct Terapan {
    /// Where each row that was put stands in the document, and in the input.
    tempat: Vec<(Letak, String)>,
    /// A number that took the place of another, for rows and what stands below them.
    ganti: Vec<(String, String)>,
}

/// Carries out an edit of single rows: all of it, or nothing.
///
/// # Errors
/// User errors of the rows, of a row that changed since it was read, or of a status that forbids editing.
pub async fn sunting<S: Sunting>(call: &Call, input: &S) -> Result<LkjipId, Fault> {
    let (id, version, key) = input.laporan();
    let unit = match Unit::begin(call, S::KEJADIAN, input, key).await? {
        Begun::Again(id) => return Ok(LkjipId(id)),
        Begun::New(unit) => unit,
    };
    let naskah = naskah::buka(&unit, id, version, &input.alamat()).await?;
    let mut baru = naskah.isi.clone();
    let terapan = input.terapkan(&mut baru).map_err(Fault::User)?;
    naskah
        .tulis(&unit, &baru, &terapan.ganti, S::KEJADIAN)
        .await
        .map_err(|fault| terapan.petakan(fault))?;
    let report = naskah.report.id;
    drop(naskah);
    unit.commit(report.0).await?;
    Ok(report)
}

impl Terapan {
    /// What is wrong with the document as what is wrong with the input.
    fn petakan(&self, fault: Fault) -> Fault {
        match fault {
            Fault::User(errors) => Fault::User(
                errors
                    .into_iter()
                    .map(|satu| self.dalam_masukan(satu))
                    .collect(),
            ),
            lain @ (Fault::Laporan(_) | Fault::Api(_)) => lain,
        }
    }

    fn dalam_masukan(&self, error: UserError) -> UserError {
        let path = format!("/{}", error.path.join("/"));
        let dalam = self.tempat.iter().find_map(|(letak, masukan)| {
            let sisa = path.strip_prefix(letak.as_str())?;
            let batas = sisa.is_empty() || sisa.starts_with('/');
            batas.then(|| format!("{masukan}{sisa}"))
        });
        let path = dalam.unwrap_or_else(|| {
            let pertama = self.tempat.first();
            pertama.map_or_else(String::new, |(_, masukan)| masukan.clone())
        });
        UserError::at(&path, error.code, error.message)
    }
}

/// What `rules` say against a row, at its place in the input.
fn tolak(masukan: &str, semua: Vec<Tolak>) -> Vec<UserError> {
    semua
        .into_iter()
        .map(|satu| {
            let path = if satu.kolom.starts_with('/') {
                satu.kolom.to_owned()
            } else {
                format!("{masukan}/{}", satu.kolom)
            };
            UserError::at(&path, satu.code, satu.pesan)
        })
        .collect()
}
