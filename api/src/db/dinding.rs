//! The second wall, on PostgreSQL: what a request may read and write is decided once more by the database itself,
//! by the role that its transaction takes (`dinding.sql`). SQLite has no roles.

use std::sync::atomic::Ordering;

use entity::id::{KabupatenId, KecamatanId, PenggunaId};
use entity::status::Peran;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, Statement,
    TransactionTrait,
};

use super::{Db, putus};
use crate::error::ApiError;

const DINDING: &str = include_str!("dinding.sql");

/// Held while it is built, so that of two programs that start at once the second finds it standing.
const GILIRAN: &str = "SELECT pg_advisory_xact_lock(3529026)";

/// Whether the tables are walled in, whether who is signed in may take all roles as `dinding.sql` needs them, and what it
/// was built by.
const PANDANG: &str = "
    SELECT COALESCE((SELECT relforcerowsecurity FROM pg_class WHERE oid = to_regclass('lkjip')), FALSE) AS berdiri,
        NOT EXISTS (SELECT 1 FROM unnest(ARRAY['lkjip_program', 'lkjip_kecamatan', 'lkjip_reviewer', 'lkjip_analis',
            'lkjip_admin', 'lkjip_integrasi']) AS peran
            WHERE to_regrole(peran) IS NULL OR NOT pg_has_role(to_regrole(peran), CASE
                WHEN peran = 'lkjip_program' THEN 'USAGE'
                WHEN current_setting('server_version_num')::INT >= 160000 THEN 'SET'
                ELSE 'MEMBER'
            END)) AS berperan,
        obj_description(to_regclass('lkjip'), 'pg_class') AS sidik";

/// A fingerprint of what the wall is built by, and around which tables.
const SIDIK: &str = "SELECT md5($1 || COALESCE(MAX(version), '')) AS sidik FROM seaql_migrations";

/// What PostgreSQL says to who may not make a role or change a table.
const TIDAK_BERHAK: &str = "42501";

/// As whom a transaction asks: somebody, as far as their role may see.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Penanya {
    /// Role.
    pub peran: Peran,
    /// Account.
    pub pengguna: PenggunaId,
    /// Kabupaten in which the role holds.
    pub kabupaten: KabupatenId,
    /// Kecamatan in which the role holds.
    pub kecamatan: Option<KecamatanId>,
}

impl Penanya {
    const fn peran_basis_data(&self) -> &'static str {
        match self.peran {
            Peran::Operator | Peran::Camat => "lkjip_kecamatan",
            Peran::Reviewer => "lkjip_reviewer",
            Peran::Analis => "lkjip_analis",
            Peran::Admin => "lkjip_admin",
            Peran::Integrasi => "lkjip_integrasi",
        }
    }

    /// Says in a transaction that has just begun who asks, until it ends.
    pub(super) async fn masuk(&self, tx: &DatabaseTransaction) -> Result<(), DbErr> {
        let masuk = format!(
            "SELECT set_config('role', '{}', TRUE), set_config('lkjip.pengguna', '{}', TRUE), \
             set_config('lkjip.kabupaten', '{}', TRUE), set_config('lkjip.kecamatan', '{}', TRUE)",
            self.peran_basis_data(),
            self.pengguna.0,
            self.kabupaten.0,
            self.kecamatan.map_or(0, |id| id.0),
        );
        tx.execute_unprepared(&masuk).await?;
        Ok(())
    }
}

/// How the second wall stands.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Dinding {
    /// It stands.
    Berdiri,
    /// It does not: the database has no roles, or they are missing or not for this program to take. The first wall
    /// alone keeps requests apart.
    Tiada,
    /// It stands, and shuts out the program, which may not take its roles.
    Tertutup,
}

/// How it stands, in one statement that needs no table.
pub(super) async fn pandang(writer: &DatabaseConnection) -> Result<Dinding, DbErr> {
    Ok(lihat(writer).await?.0)
}

async fn lihat(writer: &DatabaseConnection) -> Result<(Dinding, Option<String>), DbErr> {
    if writer.get_database_backend() != DbBackend::Postgres {
        return Ok((Dinding::Tiada, None));
    }
    let pandang = Statement::from_string(DbBackend::Postgres, PANDANG);
    let Some(row) = writer.query_one_raw(pandang).await? else {
        return Ok((Dinding::Tiada, None));
    };
    let dinding = match (row.try_get_by("berdiri")?, row.try_get_by("berperan")?) {
        (true, true) => Dinding::Berdiri,
        (true, false) => Dinding::Tertutup,
        (false, true | false) => Dinding::Tiada,
    };
    Ok((dinding, row.try_get_by("sidik")?))
}

impl Db {
    /// How the second wall stands; none where there can be none.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn dinding(&self) -> Result<Option<Dinding>, ApiError> {
        if self.writer.get_database_backend() == DbBackend::Postgres {
            Ok(Some(pandang(&self.writer).await?))
        } else {
            Ok(None)
        }
    }

    /// Builds the second wall where it does not stand as this program builds it; to be called at every start, after
    /// the migrations. Without the right to make its roles it is left as it is: a superuser may make them.
    ///
    /// # Errors
    /// When the database refuses otherwise.
    pub async fn tegakkan_dinding(&self) -> Result<Dinding, ApiError> {
        let (mut dinding, tertulis) = lihat(&self.writer).await?;
        if self.writer.get_database_backend() != DbBackend::Postgres {
            return Ok(dinding);
        }
        let ukur = Statement::from_sql_and_values(DbBackend::Postgres, SIDIK, [DINDING.into()]);
        let sidik: Option<String> = match self.writer.query_one_raw(ukur).await? {
            Some(row) => row.try_get_by("sidik")?,
            None => None,
        };
        if dinding != Dinding::Berdiri || tertulis != sidik {
            match self.bangun(&sidik.unwrap_or_default()).await {
                Ok(()) => dinding = Dinding::Berdiri,
                Err(error) if putus::code(&error).is_some_and(|code| code == TIDAK_BERHAK) => {
                    tracing::warn!(%error, "the second wall cannot be built");
                }
                Err(error) => return Err(error.into()),
            }
        }
        self.berdinding
            .store(dinding == Dinding::Berdiri, Ordering::SeqCst);
        Ok(dinding)
    }

    async fn bangun(&self, sidik: &str) -> Result<(), DbErr> {
        let tx = self.writer.begin().await?;
        tx.execute_unprepared(GILIRAN).await?;
        tx.execute_unprepared(DINDING).await?;
        tx.execute_unprepared(&format!("COMMENT ON TABLE lkjip IS '{sidik}'"))
            .await?;
        tx.commit().await
    }
}
