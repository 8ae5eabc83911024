//! When rows and sections of a report last changed; and its rows as deeds on single rows find them.

use std::collections::HashMap;
use std::sync::Arc;

use entity::id::LkjipId;
use entity::status::{BobotSkm, JenisPerjanjian};

use super::cohort::Cohort;
use super::{AnggaranProgram, Lampiran, Lkjip, Narasi, PerjanjianKinerja, Skm, Tabel, Tujuan};
use crate::error::ApiError;
use crate::lkjip::rules::jalur;
use crate::lkjip::rules::versi::Versi;
use crate::lkjip::store::read;

impl Cohort {
    async fn versi(&self) -> Result<Arc<HashMap<LkjipId, Versi>>, ApiError> {
        self.versi
            .get((), async {
                let rows = read::versi_of(self.reading.connection().await?, &self.rows).await?;
                let rows = crate::graphql::cohort::group(rows, |row| row.lkjip_id);
                Ok(rows
                    .into_iter()
                    .map(|(id, rows)| {
                        let versi = rows.into_iter().map(|row| (row.path, row.version));
                        (id, versi.collect())
                    })
                    .collect())
            })
            .await
    }
}

impl Lkjip {
    /// The version of the report at which the row or section at `path` last changed.
    pub(super) async fn versi(&self, path: &str) -> Result<i64, ApiError> {
        let semua = self.cohort.versi().await?;
        Ok(semua
            .get(&self.row().id)
            .map_or_else(|| Versi::default().baris(path), |versi| versi.baris(path)))
    }

    pub(super) async fn tujuan_bernomor(&self, nomor: &str) -> Result<Option<Tujuan>, ApiError> {
        Ok(self
            .own(self.cohort.tujuan().await?.as_ref())
            .into_iter()
            .find(|row| row.nomor == nomor)
            .map(|row| Tujuan::new(self.clone(), row)))
    }

    pub(super) async fn perjanjian_sejenis(
        &self,
        jenis: JenisPerjanjian,
    ) -> Result<Option<PerjanjianKinerja>, ApiError> {
        Ok(self
            .own(self.cohort.perjanjian().await?.as_ref())
            .into_iter()
            .find(|row| row.jenis == jenis)
            .map(|row| PerjanjianKinerja::new(self.clone(), row)))
    }

    pub(super) async fn program_perjanjian(
        &self,
        jenis: JenisPerjanjian,
        program: &str,
    ) -> Result<Option<AnggaranProgram>, ApiError> {
        let Some(perjanjian) = self.perjanjian_sejenis(jenis).await? else {
            return Ok(None);
        };
        let semua = perjanjian.program().await?;
        Ok(semua.into_iter().find(|satu| satu.nomor == program))
    }

    /// Weight of an unsur in its survey; none without a survey.
    pub(crate) async fn bobot_skm(&self) -> Result<Option<BobotSkm>, ApiError> {
        let semua = self.cohort.skm().await?;
        let milik = semua.get(&self.row().id).and_then(|rows| rows.last());
        Ok(milik.map(|row| row.bobot))
    }

    pub(crate) async fn hasil_skm(&self) -> Result<Option<Skm>, ApiError> {
        let Some(row) = self.own(self.cohort.skm().await?.as_ref()).pop() else {
            return Ok(None);
        };
        let unsur = self.own(self.cohort.unsur().await?.as_ref());
        Ok(Some(Skm::new(self.clone(), row, &unsur)))
    }

    pub(super) async fn narasi_nodes(&self) -> Result<Vec<Narasi>, ApiError> {
        let mut semua = Vec::new();
        for row in self.own(self.cohort.narasi().await?.as_ref()) {
            semua.push(Narasi {
                version: self.versi(&jalur::narasi(row.bagian)).await?,
                bagian: row.bagian,
                isi: row.isi,
            });
        }
        Ok(semua)
    }

    pub(super) async fn tabel_nodes(&self) -> Result<Vec<Tabel>, ApiError> {
        let mut semua: Vec<Tabel> = Vec::new();
        for row in self.own(self.cohort.tabel().await?.as_ref()) {
            let sebelumnya = semua.iter().filter(|satu| satu.nomor == row.nomor).count();
            let path = jalur::tabel(&row.nomor, sebelumnya + 1);
            semua.push(Tabel {
                version: self.versi(&path).await?,
                nomor: row.nomor,
                judul: row.judul,
            });
        }
        Ok(semua)
    }

    pub(super) async fn tabel_bernomor(
        &self,
        nomor: &str,
        ke: Option<i32>,
    ) -> Result<Option<Tabel>, ApiError> {
        let ke = usize::try_from(ke.unwrap_or(1)).unwrap_or(1);
        let semua = self.tabel_nodes().await?.into_iter();
        Ok(semua
            .filter(|satu| satu.nomor == nomor)
            .nth(ke.saturating_sub(1)))
    }

    pub(super) async fn lampiran_nodes(&self) -> Result<Vec<Lampiran>, ApiError> {
        let mut semua = Vec::new();
        for row in self.own(self.cohort.lampiran().await?.as_ref()) {
            semua.push(Lampiran {
                version: self.versi(&jalur::lampiran(row.jenis, &row.nama)).await?,
                jenis: row.jenis,
                nama: row.nama,
                tautan: row.tautan,
                sha256: row.sha256,
                lkjip: self.clone(),
            });
        }
        Ok(semua)
    }
}
