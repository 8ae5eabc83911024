//! What is said about a report in its review, as far as the reader may see it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use entity::id::{RiwayatId, UtasId};
use entity::{lkjip_pesan, lkjip_utas};

use super::Lkjip;
use crate::auth::Actor;
use crate::error::ApiError;
use crate::komentar::graphql::UtasKomentar;
use crate::lkjip::rules::letak::Nomor;

impl Lkjip {
    /// Who reads.
    pub(crate) fn pembaca(&self) -> &Actor {
        &self.cohort.reading.actor
    }

    /// The numbers of its rows.
    pub(crate) async fn nomor(&self) -> Result<Nomor, ApiError> {
        let cohort = &self.cohort;
        let tujuan = self.own(cohort.tujuan().await?.as_ref());
        let sasaran = self.own(cohort.sasaran().await?.as_ref());
        let indikator = self.own(cohort.indikator().await?.as_ref());
        let anggaran = self.own(cohort.anggaran().await?.as_ref());
        let mut rencana: HashSet<String> = tujuan.into_iter().map(|row| row.nomor).collect();
        rencana.extend(sasaran.into_iter().map(|row| row.nomor));
        rencana.extend(indikator.into_iter().map(|row| row.nomor));
        Ok(Nomor {
            rencana,
            anggaran: anggaran.into_iter().map(|row| row.nomor).collect(),
        })
    }

    /// The messages of the threads of all reports that were fetched together.
    pub(crate) async fn pesan(
        &self,
    ) -> Result<Arc<HashMap<UtasId, Vec<lkjip_pesan::Model>>>, ApiError> {
        self.cohort.pesan().await
    }

    /// Its threads, as far as they may be read.
    pub(super) async fn utas_nodes(
        &self,
        filter: impl Fn(&lkjip_utas::Model) -> bool,
    ) -> Result<Vec<UtasKomentar>, ApiError> {
        Ok(self
            .own(self.cohort.utas().await?.as_ref())
            .into_iter()
            .filter(filter)
            .map(|row| UtasKomentar::new(self.clone(), row))
            .collect())
    }

    /// How many of its threads are open, as far as they may be read.
    pub(super) async fn utas_terbuka(
        &self,
        filter: impl Fn(&lkjip_utas::Model) -> bool,
    ) -> Result<usize, ApiError> {
        let semua = self.cohort.utas().await?;
        let milik = semua.get(&self.row().id).into_iter().flatten();
        Ok(milik.filter(|row| row.terbuka && filter(row)).count())
    }

    /// The threads that were open when a step was taken.
    pub(super) async fn utas_saat(
        &self,
        langkah: RiwayatId,
    ) -> Result<Vec<UtasKomentar>, ApiError> {
        let semua = self.cohort.riwayat_utas().await?;
        let saat: HashSet<UtasId> = semua
            .get(&langkah)
            .into_iter()
            .flatten()
            .map(|row| row.utas_id)
            .collect();
        if saat.is_empty() {
            return Ok(Vec::new());
        }
        self.utas_nodes(|row| saat.contains(&row.id)).await
    }
}
