//! Machine clients as the administrator sees them.

use std::collections::HashMap;

use async_graphql::{Context, Object, SimpleObject};
use entity::id::PenggunaId;
use entity::klien_rahasia;
use entity::status::Cakupan;
use entity::value::Waktu;

use super::service::{self, AksiKlien, BuatInput, CabutInput, Hasil, PutarInput};
use super::store::{self, Berakun};
use crate::access::{Action, KumpulanCakupan, permit};
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::context::{Call, Reading};
use crate::graphql::payload::settle;
use crate::graphql::scalar::Saat;
use crate::pengguna::graphql::Pengguna;

/// Rahasia sebuah klien mesin; isinya hanya ditampilkan sekali, saat dibuat.
#[derive(Clone, Debug, SimpleObject)]
pub struct RahasiaKlien {
    /// Saat dibuat.
    dibuat_pada: Saat,
    /// Saat kedaluwarsa.
    kedaluwarsa_pada: Saat,
    /// Saat terakhir ditukar dengan token; kosong bila belum pernah.
    dipakai_pada: Option<Saat>,
    /// Benar selama masih dapat ditukar dengan token.
    berlaku: bool,
}

impl RahasiaKlien {
    fn of(row: &klien_rahasia::Model, now: Waktu) -> Self {
        Self {
            dibuat_pada: Saat(row.dibuat_pada),
            kedaluwarsa_pada: Saat(row.kedaluwarsa_pada),
            dipakai_pada: row.dipakai_pada.map(Saat),
            berlaku: row.kedaluwarsa_pada > now,
        }
    }
}

/// Klien mesin, mis. e-SAKIP: sebuah akun yang dikenali dari rahasia (OAuth 2.0 *client credentials*) dan
/// hanya boleh melakukan yang disebut cakupannya.
#[derive(Clone, Debug, SimpleObject)]
pub struct Klien {
    /// `client_id`, juga nama masuk akunnya.
    kode: String,
    /// Nama sistem dan pengelolanya.
    nama: String,
    /// Akun klien.
    pengguna: Pengguna,
    /// Yang boleh dilakukannya, paling banyak.
    cakupan_list: Vec<Cakupan>,
    /// Biaya GraphQL terbanyak setiap menit; kosong bila berlaku batas umum.
    batas_per_menit: Option<i32>,
    /// Salah bila dicabut atau akunnya dikunci.
    aktif: bool,
    /// Saat didaftarkan.
    dibuat_pada: Saat,
    /// Saat dicabut.
    dicabut_pada: Option<Saat>,
    /// Rahasia-rahasianya, terlama dahulu.
    rahasia_list: Vec<RahasiaKlien>,
    /// Versi klien, untuk dikirim kembali saat mengubahnya.
    version: i64,
    /// Yang boleh Anda lakukan terhadap klien ini.
    allowed_actions: Vec<AksiKlien>,
}

impl Klien {
    /// The clients in `rows`, which were found together under a permit.
    async fn semua(reading: &Reading, rows: Vec<Berakun>) -> Result<Vec<Self>, ApiError> {
        let now = reading.now();
        let (klien, akun): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let mut rahasia: HashMap<PenggunaId, Vec<RahasiaKlien>> = HashMap::new();
        for row in store::secrets(reading.connection().await?, &klien).await? {
            let milik = rahasia.entry(row.pengguna_id).or_default();
            milik.push(RahasiaKlien::of(&row, now));
        }
        let ids = klien.iter().map(|klien| klien.pengguna_id).collect();
        let mut pengguna = Pengguna::by_ids(reading.clone(), ids).await?;
        klien
            .into_iter()
            .zip(akun)
            .map(|(klien, akun)| {
                let cakupan = KumpulanCakupan::baca(&klien.cakupan).unwrap_or_default();
                Ok(Self {
                    allowed_actions: service::allowed_actions(&reading.actor, &klien),
                    kode: akun.username,
                    nama: akun.nama,
                    pengguna: pengguna.remove(&akun.id).ok_or(ApiError::NotFound)?,
                    cakupan_list: cakupan.semua(),
                    batas_per_menit: klien.batas_per_menit,
                    aktif: akun.aktif && klien.dicabut_pada.is_none(),
                    dibuat_pada: Saat(klien.dibuat_pada),
                    dicabut_pada: klien.dicabut_pada.map(Saat),
                    rahasia_list: rahasia.remove(&akun.id).unwrap_or_default(),
                    version: akun.version,
                })
            })
            .collect()
    }

    async fn one(reading: &Reading, id: PenggunaId) -> Result<Option<Self>, ApiError> {
        let permit = service::manage(&reading.actor)?;
        let row = store::of_account(reading.connection().await?, &permit, id).await?;
        Ok(Self::semua(reading, row.into_iter().collect()).await?.pop())
    }

    async fn named(reading: &Reading, kode: &str) -> Result<Option<Self>, ApiError> {
        let permit = service::manage(&reading.actor)?;
        let row = store::named(reading.connection().await?, &permit, kode).await?;
        Ok(Self::semua(reading, row.into_iter().collect()).await?.pop())
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct KlienQuery;

#[Object]
impl KlienQuery {
    /// Klien mesin kabupaten Anda, menurut `kode`. Hanya untuk ADMIN.
    async fn klien_list(&self, context: &Context<'_>) -> Result<Vec<Klien>, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let actor = &reading.actor;
        let permit = permit(actor, Action::BacaPengguna, actor.kabupaten, None)?;
        let rows = store::all(reading.connection().await?, &permit).await?;
        Klien::semua(&reading, rows).await
    }
}

/// Hasil mutasi klien mesin.
#[derive(Clone, Debug, SimpleObject)]
pub struct KlienPayload {
    /// Klien sesudah mutasi; bila ditolak, klien sebagaimana adanya sekarang, jika ada.
    klien: Option<Klien>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// Hasil mutasi yang membuat rahasia klien mesin.
#[derive(Clone, Debug, SimpleObject)]
pub struct KlienRahasiaPayload {
    /// Klien sesudah mutasi; bila ditolak, klien sebagaimana adanya sekarang, jika ada.
    klien: Option<Klien>,
    /// Rahasia yang baru (`client_secret`). Hanya ditampilkan kali ini: yang disimpan hanyalah sidiknya.
    rahasia: Option<String>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct KlienMutation;

async fn payload(
    call: &Call,
    outcome: Result<Hasil, Fault>,
    target: Option<&str>,
) -> Result<KlienRahasiaPayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let (id, rahasia) = match made {
        Some(Hasil { id, rahasia }) => (Some(id), rahasia),
        None => (None, None),
    };
    let klien = match (id, target) {
        (Some(id), _) => Klien::one(&call.reading_anew()?, id).await?,
        (None, Some(kode)) => Klien::named(&call.reading_anew()?, kode).await?,
        (None, None) => None,
    };
    Ok(KlienRahasiaPayload {
        klien,
        rahasia,
        user_errors,
    })
}

#[Object]
impl KlienMutation {
    /// Mendaftarkan klien mesin di kabupaten Anda dan membuat rahasianya yang pertama. Hanya untuk ADMIN.
    async fn klien_create(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Klien yang didaftarkan.")] input: BuatInput,
    ) -> Result<KlienRahasiaPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::buat(call, &input).await, None).await
    }

    /// Membuat rahasia baru; yang sebelumnya masih berlaku selama masa tumpang, agar klien dapat berganti
    /// tanpa terputus. Hanya untuk ADMIN.
    async fn klien_rahasia_rotate(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Klien dan masa tumpangnya.")] input: PutarInput,
    ) -> Result<KlienRahasiaPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::putar(call, &input).await, Some(&input.kode)).await
    }

    /// Mencabut klien mesin untuk seterusnya: rahasia dan tokennya berakhir seketika. Hanya untuk ADMIN.
    async fn klien_revoke(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Klien dan alasannya.")] input: CabutInput,
    ) -> Result<KlienPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::cabut(call, &input).await;
        let outcome = outcome.map(|id| Hasil { id, rahasia: None });
        let KlienRahasiaPayload {
            klien, user_errors, ..
        } = payload(call, outcome, Some(&input.kode)).await?;
        Ok(KlienPayload { klien, user_errors })
    }
}
