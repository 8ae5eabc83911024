//! Accounts as the client sees them.

mod faktor_kedua;
mod mutation;
mod sesi;

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entity::id::{KecamatanId, PenggunaId};
use entity::pengguna;
use entity::status::Peran;

pub use self::faktor_kedua::{FaktorKeduaConfirmPayload, FaktorKeduaSetupPayload};
pub use self::mutation::{PenggunaMutation, PenggunaPayload};
pub use self::sesi::Sesi;
use super::service::{self, AksiPengguna, NOUN};
use super::store;
use crate::access::{Action, permit, permit_self};
use crate::auth::second_factor;
use crate::auth::session::{self, OpenSession};
use crate::error::ApiError;
use crate::graphql::cohort::Memo;
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::page::{self, connection};
use crate::graphql::scalar::Saat;
use crate::wilayah;
use crate::wilayah::graphql::Kecamatan;

/// Order and filter of the list, to which its cursors are bound.
const DAFTAR: &str = "pengguna:username";
/// Most sessions of an account that are shown.
const SESI_TERBANYAK: usize = 100;

/// Accounts that were fetched together.
#[derive(Debug)]
pub struct PenggunaCohort {
    reading: Reading,
    rows: Vec<pengguna::Model>,
    kecamatan: Memo<(), HashMap<KecamatanId, Kecamatan>>,
    sesi: Memo<(), HashMap<PenggunaId, Vec<OpenSession>>>,
}

/// Akun seseorang atau sebuah klien mesin.
#[derive(Clone, Debug)]
pub struct Pengguna {
    cohort: Arc<PenggunaCohort>,
    index: usize,
}

impl Pengguna {
    /// Wraps rows that were fetched together.
    fn cohort(reading: Reading, rows: Vec<pengguna::Model>) -> Vec<Self> {
        let cohort = Arc::new(PenggunaCohort {
            reading,
            rows,
            kecamatan: Memo::default(),
            sesi: Memo::default(),
        });
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// The caller's own account.
    async fn own(reading: Reading) -> Result<Self, ApiError> {
        let row = store::own(reading.connection().await?, &permit_self(&reading.actor)?).await?;
        Self::cohort(reading, row.into_iter().collect())
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// An account of the kabupaten, for who may see the accounts.
    async fn one(reading: Reading, id: PenggunaId) -> Result<Option<Self>, ApiError> {
        let actor = &reading.actor;
        let permit = permit(actor, Action::BacaPengguna, actor.kabupaten, None)?;
        let row = store::find(reading.connection().await?, &permit, id).await?;
        Ok(Self::cohort(reading, row.into_iter().collect()).pop())
    }

    /// The accounts of the kabupaten among these, for who may see the accounts.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when the policy says no.
    pub async fn by_ids(
        reading: Reading,
        ids: Vec<PenggunaId>,
    ) -> Result<HashMap<PenggunaId, Self>, ApiError> {
        let actor = &reading.actor;
        let permit = permit(actor, Action::BacaPengguna, actor.kabupaten, None)?;
        let rows = store::by_ids(reading.connection().await?, &permit, ids).await?;
        let keys: Vec<_> = rows.iter().map(|row| row.id).collect();
        Ok(keys
            .into_iter()
            .zip(Self::cohort(reading.clone(), rows))
            .collect())
    }

    /// The account with this id: the caller's own, or any for who may see the accounts.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: PenggunaId) -> Result<Self, ApiError> {
        if reading.actor.id == id {
            return Self::own(reading).await;
        }
        match Self::one(reading, id).await {
            Ok(Some(akun)) => Ok(akun),
            Ok(None) | Err(ApiError::Forbidden) => Err(ApiError::NotFound),
            Err(error) => Err(error),
        }
    }

    fn row(&self) -> &pengguna::Model {
        &self.cohort.rows[self.index]
    }
}

/// Akun seseorang atau sebuah klien mesin.
#[Object]
impl Pengguna {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(NOUN, self.row().id.0)
    }

    /// Nama masuk.
    async fn username(&self) -> &str {
        &self.row().username
    }

    /// Nama lengkap.
    async fn nama(&self) -> &str {
        &self.row().nama
    }

    /// Peran yang menentukan kewenangan.
    async fn peran(&self) -> Peran {
        self.row().peran
    }

    /// Kecamatan tempat bertugas; hanya bagi OPERATOR dan CAMAT.
    async fn kecamatan(&self, context: &Context<'_>) -> Result<Option<Kecamatan>, ApiError> {
        let Some(id) = self.row().kecamatan_id else {
            return Ok(None);
        };
        // From here on the graph leaves the own account.
        Call::of(context)?.actor()?;
        let cohort = &self.cohort;
        let all = cohort
            .kecamatan
            .get((), async {
                let reading = cohort.reading.clone();
                let ids = cohort.rows.iter().filter_map(|row| row.kecamatan_id);
                let rows =
                    wilayah::kecamatan_by_ids(reading.connection().await?, &reading.scope, ids)
                        .await?;
                let keys: Vec<_> = rows.iter().map(|row| row.id).collect();
                Ok(keys
                    .into_iter()
                    .zip(Kecamatan::cohort(reading, rows))
                    .collect())
            })
            .await?;
        Ok(all.get(&id).cloned())
    }

    /// Salah bila akun dikunci.
    async fn aktif(&self) -> bool {
        self.row().aktif
    }

    /// Benar bila kata sandi awal belum diganti; sampai diganti hanya `saya` dan `sandiChange` yang
    /// dapat dipakai.
    async fn wajib_ganti_sandi(&self) -> bool {
        self.row().wajib_ganti_sandi
    }

    /// Benar bila masuk dengan akun ini juga memerlukan kode (faktor kedua).
    async fn faktor_kedua(&self) -> bool {
        self.row().faktor_kedua
    }

    /// Benar bila perannya mewajibkan faktor kedua dan belum dipasang; sampai dipasang hanya akun sendiri yang
    /// dapat dilihat dan diubah.
    async fn wajib_faktor_kedua(&self) -> bool {
        let row = self.row();
        let config = &self.cohort.reading.app.config.auth;
        second_factor::is_due(config, row.peran, row.faktor_kedua)
    }

    /// Sesi yang sedang berlaku, terbaru dahulu; paling banyak 100.
    async fn sesi_list(&self) -> Result<Vec<Sesi>, ApiError> {
        let cohort = &self.cohort;
        let all = cohort
            .sesi
            .get((), async {
                let reading = &cohort.reading;
                let ids = cohort.rows.iter().map(|row| row.id);
                let now = reading.now();
                let (connection, config) = (reading.connection().await?, &reading.app.config.auth);
                let rows = session::open_of(connection, config, ids, now).await?;
                let mut all: HashMap<PenggunaId, Vec<OpenSession>> = HashMap::new();
                for row in rows {
                    all.entry(row.pengguna_id).or_default().push(row);
                }
                Ok(all)
            })
            .await?;
        let own = all.get(&self.row().id).map_or(&[][..], Vec::as_slice);
        let asking = &cohort.reading.actor.sesi;
        Ok(own
            .iter()
            .take(SESI_TERBANYAK)
            .map(|row| Sesi::of(row.clone(), asking))
            .collect())
    }

    /// Versi akun, untuk dikirim kembali saat mengubahnya.
    async fn version(&self) -> i64 {
        self.row().version
    }

    /// Saat akun dibuat.
    async fn dibuat_pada(&self) -> Saat {
        Saat(self.row().dibuat_pada)
    }

    /// Yang boleh Anda lakukan terhadap akun ini.
    async fn allowed_actions(&self) -> Vec<AksiPengguna> {
        service::allowed_actions(&self.cohort.reading.actor, self.row())
    }
}

connection! {
    /// Sehalaman daftar akun.
    PenggunaConnection, PenggunaEdge of Pengguna
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct PenggunaQuery;

#[Object]
impl PenggunaQuery {
    /// Akun Anda sendiri.
    async fn saya(&self, context: &Context<'_>) -> Result<Pengguna, ApiError> {
        Pengguna::own(Call::of(context)?.reading_self()?).await
    }

    /// Akun di kabupaten Anda, urut nama masuk. Hanya untuk ADMIN.
    async fn pengguna_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Jumlah baris, 1 sampai 100; bawaan 20.")] first: Option<i32>,
        #[graphql(desc = "Kursor; halaman dimulai sesudahnya.")] after: Option<String>,
    ) -> Result<PenggunaConnection, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let actor = &reading.actor;
        let permit = permit(actor, Action::BacaPengguna, actor.kabupaten, None)?;
        let limit = page::limit(first)?;
        let key = page::key(DAFTAR, after.as_deref())?;
        let connection = reading.connection().await?;
        let rows = store::page(connection, &permit, key.as_deref(), limit as u64 + 1).await?;
        let total = store::count(connection, &permit).await?;
        let cursors = rows
            .iter()
            .map(|row| page::cursor(DAFTAR, &row.username))
            .collect();
        let nodes = Pengguna::cohort(reading.clone(), rows);
        Ok(PenggunaConnection::new(
            nodes,
            cursors,
            limit,
            key.is_some(),
            total,
        ))
    }
}
