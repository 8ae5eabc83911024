//! Which sasaran a row of the budget supports: seen from the row, and from the sasaran.

use async_graphql::Object;
use entity::lkjip_dukungan;

use super::{BarisAnggaran, Lkjip, Sasaran};
use crate::error::ApiError;

/// The schema's `Dukungan`.
#[derive(Clone, Debug)]
pub struct Dukungan {
    lkjip: Lkjip,
    row: lkjip_dukungan::Model,
}

impl Dukungan {
    /// What the rows of `lkjip` say of their support, as far as `filter` lets through.
    pub(super) async fn of(
        lkjip: &Lkjip,
        filter: impl Fn(&lkjip_dukungan::Model) -> bool,
    ) -> Result<Vec<Self>, ApiError> {
        let rows = lkjip.own(lkjip.cohort.dukungan().await?.as_ref());
        let anggaran = lkjip.own(lkjip.cohort.anggaran().await?.as_ref());
        let urutan = |row: &lkjip_dukungan::Model| {
            let letak = anggaran
                .iter()
                .position(|baris| baris.id == row.anggaran_id);
            (letak, row.urutan)
        };
        let mut hasil: Vec<_> = rows.into_iter().filter(filter).collect();
        hasil.sort_by_key(urutan);
        Ok(hasil
            .into_iter()
            .map(|row| Self {
                lkjip: lkjip.clone(),
                row,
            })
            .collect())
    }
}

/// Apakah sebuah program, kegiatan atau sub-kegiatan menunjang keberhasilan sebuah sasaran
/// (PermenPANRB 53/2014 lampiran II, Bab III.A butir 7).
#[Object]
impl Dukungan {
    /// Program, kegiatan atau sub-kegiatan.
    async fn baris(&self) -> Result<BarisAnggaran, ApiError> {
        self.lkjip
            .anggaran_nodes(|row| row.id == self.row.anggaran_id)
            .await?
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// Sasaran.
    async fn sasaran(&self) -> Result<Sasaran, ApiError> {
        self.lkjip
            .sasaran_nodes(|row| row.nomor == self.row.sasaran_nomor)
            .await?
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// Benar bila menunjang, salah bila tidak.
    async fn menunjang(&self) -> bool {
        self.row.menunjang
    }

    /// Keterangan.
    async fn keterangan(&self) -> Option<&str> {
        self.row.keterangan.as_deref()
    }
}
