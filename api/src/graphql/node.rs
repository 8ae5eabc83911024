//! Everything that has a global id, found again by it (Relay's global object identification).

use async_graphql::{Context, ID, Interface, Object};
use entity::id::{
    AnggaranId, DesaId, IndikatorId, IndikatorLkjipId, KabupatenId, KecamatanId, KelompokId,
    KompositId, LkjipId, NomenklaturId, PenggunaId, PeriodeId, PerjanjianId, PerpanjanganId,
    SasaranId, SkalaId, TenggatId, TolokUkurId, TujuanId, UtasId,
};

use super::context::{Call, Reading};
use super::id::decode;
use crate::error::ApiError;
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::komentar::graphql::UtasKomentar;
use crate::komposit::graphql::Komposit;
use crate::lkjip;
use crate::lkjip::graphql::{
    BarisAnggaran, IndikatorLkjip, Lkjip, PerjanjianKinerja, Sasaran, Tujuan,
};
use crate::nomenklatur::graphql::Nomenklatur;
use crate::pengguna;
use crate::pengguna::graphql::Pengguna;
use crate::periode::graphql::Periode;
use crate::skala::graphql::Skala;
use crate::tenggat::graphql::{PerpanjanganTenggat, Tenggat};
use crate::tolok_ukur::graphql::TolokUkur;
use crate::wilayah::graphql::{Desa, Kabupaten, Kecamatan};

/// Segala sesuatu yang berkunci global.
#[derive(Clone, Debug, Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "Kunci global."))]
pub enum Node {
    /// A kabupaten.
    Kabupaten(Kabupaten),
    /// A kecamatan.
    Kecamatan(Kecamatan),
    /// A desa or kelurahan.
    Desa(Desa),
    /// An indicator of the dictionary.
    Indikator(Indikator),
    /// A scale.
    Skala(Skala),
    /// A benchmark.
    TolokUkur(TolokUkur),
    /// A peer group.
    Kelompok(Kelompok),
    /// A composite.
    Komposit(Komposit),
    /// A plan period.
    Periode(Periode),
    /// A deadline.
    Tenggat(Tenggat),
    /// An entry of the nomenclature.
    Nomenklatur(Nomenklatur),
    /// An account.
    Pengguna(Pengguna),
    /// A report.
    Lkjip(Lkjip),
    /// A tujuan of a report.
    Tujuan(Tujuan),
    /// A sasaran of a report.
    Sasaran(Sasaran),
    /// An indicator of a report.
    IndikatorLkjip(IndikatorLkjip),
    /// A program, kegiatan or sub-kegiatan of a report.
    BarisAnggaran(BarisAnggaran),
    /// A Perjanjian Kinerja of a report.
    PerjanjianKinerja(PerjanjianKinerja),
    /// More time for one kecamatan.
    PerpanjanganTenggat(PerpanjanganTenggat),
    /// A thread of comments on a report.
    UtasKomentar(UtasKomentar),
}

/// Queries over all rooms.
#[derive(Debug, Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// Sesuatu menurut kunci globalnya; yang tidak ada dan yang tidak boleh Anda lihat tidak dibedakan.
    async fn node(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kunci global.")] id: ID,
    ) -> Result<Option<Node>, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let (noun, key) = decode(&id).ok_or(ApiError::NotFound)?;
        find(reading, &noun, key).await.map(Some)
    }
}

async fn find(reading: Reading, noun: &str, key: i64) -> Result<Node, ApiError> {
    Ok(match noun {
        Kabupaten::NOUN => Kabupaten::by_id(reading, KabupatenId(key)).await?.into(),
        Kecamatan::NOUN => Kecamatan::by_id(reading, KecamatanId(key)).await?.into(),
        Desa::NOUN => Desa::by_id(reading, DesaId(key)).await?.into(),
        Indikator::NOUN => Indikator::by_id(reading, IndikatorId(key)).await?.into(),
        Skala::NOUN => Skala::by_id(reading, SkalaId(key)).await?.into(),
        TolokUkur::NOUN => TolokUkur::by_id(reading, TolokUkurId(key)).await?.into(),
        Kelompok::NOUN => Kelompok::by_id(reading, KelompokId(key)).await?.into(),
        Komposit::NOUN => Komposit::by_id(reading, KompositId(key)).await?.into(),
        Periode::NOUN => Periode::by_id(reading, PeriodeId(key)).await?.into(),
        Tenggat::NOUN => Tenggat::by_id(reading, TenggatId(key)).await?.into(),
        Nomenklatur::NOUN => Nomenklatur::by_id(reading, NomenklaturId(key))
            .await?
            .into(),
        pengguna::service::NOUN => Pengguna::by_id(reading, PenggunaId(key)).await?.into(),
        lkjip::service::NOUN => Lkjip::by_id(reading, LkjipId(key)).await?.into(),
        Tujuan::NOUN => Tujuan::by_id(reading, TujuanId(key)).await?.into(),
        Sasaran::NOUN => Sasaran::by_id(reading, SasaranId(key)).await?.into(),
        IndikatorLkjip::NOUN => IndikatorLkjip::by_id(reading, IndikatorLkjipId(key))
            .await?
            .into(),
        BarisAnggaran::NOUN => BarisAnggaran::by_id(reading, AnggaranId(key)).await?.into(),
        PerjanjianKinerja::NOUN => PerjanjianKinerja::by_id(reading, PerjanjianId(key))
            .await?
            .into(),
        PerpanjanganTenggat::NOUN => PerpanjanganTenggat::by_id(reading, PerpanjanganId(key))
            .await?
            .into(),
        UtasKomentar::NOUN => UtasKomentar::by_id(reading, UtasId(key)).await?.into(),
        _ => return Err(ApiError::NotFound),
    })
}
