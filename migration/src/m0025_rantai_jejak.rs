//! The audit trail as a chain: each entry holds the SHA-256 of the one before and of its own content, in an
//! unbroken count. The database refuses whatever is not the next entry, and every change of an old one.

use std::fmt::Write as _;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DbBackend, Statement};
use sha2::{Digest, Sha256};

/// What the first entry follows.
const AWAL: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Rows that are chained at a time.
const SEKALIGUS: i64 = 1_000;

const TABLE: &str = "
    CREATE TABLE audit_rantai (
        id {nomor} PRIMARY KEY,
        waktu BIGINT NOT NULL,
        pengguna_id BIGINT REFERENCES pengguna (id),
        kejadian TEXT NOT NULL,
        objek TEXT NOT NULL,
        rincian TEXT NOT NULL,
        request_id TEXT,
        sebelum TEXT NOT NULL,
        sidik TEXT NOT NULL
    );
    CREATE TABLE audit_kepala (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        nomor BIGINT NOT NULL,
        sidik TEXT NOT NULL
    );";

const SELESAI: &str = "
    DROP TABLE audit;
    ALTER TABLE audit_rantai RENAME TO audit;
    CREATE INDEX audit_objek_idx ON audit (objek, id);
    CREATE INDEX audit_pengguna_idx ON audit (pengguna_id, id);
    CREATE INDEX audit_kejadian_idx ON audit (kejadian, id);
    CREATE INDEX audit_waktu_idx ON audit (waktu);";

const SQLITE: [&str; 6] = [
    // A replacing insert deletes without asking the trigger on deletion; this one it asks.
    "CREATE TRIGGER audit_sambung BEFORE INSERT ON audit BEGIN
        SELECT RAISE(ABORT, 'jejak: entri tidak menyambung') WHERE NOT EXISTS (
            SELECT 1 FROM audit_kepala WHERE nomor + 1 = NEW.id AND sidik = NEW.sebelum);
        UPDATE audit_kepala SET nomor = NEW.id, sidik = NEW.sidik;
    END;",
    "CREATE TRIGGER audit_tak_ubah BEFORE UPDATE ON audit BEGIN
        SELECT RAISE(ABORT, 'jejak hanya bertambah'); END;",
    "CREATE TRIGGER audit_tak_hapus BEFORE DELETE ON audit BEGIN
        SELECT RAISE(ABORT, 'jejak hanya bertambah'); END;",
    "CREATE TRIGGER audit_kepala_maju BEFORE UPDATE ON audit_kepala WHEN NEW.nomor <> OLD.nomor + 1 BEGIN
        SELECT RAISE(ABORT, 'jejak hanya bertambah'); END;",
    "CREATE TRIGGER audit_kepala_satu BEFORE INSERT ON audit_kepala BEGIN
        SELECT RAISE(ABORT, 'jejak hanya bertambah'); END;",
    "CREATE TRIGGER audit_kepala_tetap BEFORE DELETE ON audit_kepala BEGIN
        SELECT RAISE(ABORT, 'jejak hanya bertambah'); END;",
];

const POSTGRES: [&str; 7] = [
    "CREATE FUNCTION audit_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'jejak hanya bertambah';
    END $$;",
    "CREATE FUNCTION audit_sambung() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE audit_kepala SET nomor = NEW.id, sidik = NEW.sidik
            WHERE nomor + 1 = NEW.id AND sidik = NEW.sebelum;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'jejak: entri tidak menyambung';
        END IF;
        RETURN NEW;
    END $$;",
    "CREATE TRIGGER audit_sambung BEFORE INSERT ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_sambung();",
    "CREATE TRIGGER audit_tetap BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_tetap();",
    "CREATE TRIGGER audit_kepala_maju BEFORE UPDATE ON audit_kepala FOR EACH ROW
        WHEN (NEW.nomor <> OLD.nomor + 1) EXECUTE FUNCTION audit_tetap();",
    "CREATE TRIGGER audit_kepala_satu BEFORE INSERT ON audit_kepala
        FOR EACH ROW EXECUTE FUNCTION audit_tetap();",
    "CREATE TRIGGER audit_kepala_tetap BEFORE DELETE OR TRUNCATE ON audit_kepala
        FOR EACH STATEMENT EXECUTE FUNCTION audit_tetap();",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    // Half a chain is none.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let backend = connection.get_database_backend();
        let postgres = backend == DbBackend::Postgres;
        let nomor = if postgres { "BIGINT" } else { "INTEGER" };
        connection
            .execute_unprepared(&TABLE.replace("{nomor}", nomor))
            .await?;
        let kepala = rangkai(connection).await?;
        let (nomor, sidik) = kepala;
        connection
            .execute_unprepared(&format!(
                "INSERT INTO audit_kepala (id, nomor, sidik) VALUES (1, {nomor}, '{sidik}')"
            ))
            .await?;
        connection.execute_unprepared(SELESAI).await?;
        let pemicu: &[&str] = if postgres { &POSTGRES } else { &SQLITE };
        for satu in pemicu {
            connection.execute_unprepared(satu).await?;
        }
        Ok(())
    }
}

/// Copies the entries into the chain, in their old order; number and hash of the last one.
async fn rangkai(connection: &SchemaManagerConnection<'_>) -> Result<(i64, String), DbErr> {
    let backend = connection.get_database_backend();
    let (mut nomor, mut sidik, mut sesudah) = (0_i64, AWAL.to_owned(), i64::MIN);
    loop {
        let baca = Statement::from_string(
            backend,
            format!(
                "SELECT id, waktu, pengguna_id, kejadian, objek, rincian, request_id FROM audit \
                 WHERE id > {sesudah} ORDER BY id LIMIT {SEKALIGUS}"
            ),
        );
        let rows = connection.query_all_raw(baca).await?;
        let Some(terakhir) = rows.last() else {
            return Ok((nomor, sidik));
        };
        sesudah = terakhir.try_get_by("id")?;
        for row in rows {
            let waktu: i64 = row.try_get_by("waktu")?;
            let pengguna: Option<i64> = row.try_get_by("pengguna_id")?;
            let kejadian: String = row.try_get_by("kejadian")?;
            let objek: String = row.try_get_by("objek")?;
            let rincian: String = row.try_get_by("rincian")?;
            let request_id: Option<String> = row.try_get_by("request_id")?;
            nomor += 1;
            let sebelum = sidik;
            sidik = hash(&[
                Some(&sebelum),
                Some(&nomor.to_string()),
                Some(&waktu.to_string()),
                pengguna.map(|id| id.to_string()).as_deref(),
                Some(&kejadian),
                Some(&objek),
                Some(&rincian),
                request_id.as_deref(),
            ]);
            let text = if backend == DbBackend::Postgres {
                "INSERT INTO audit_rantai VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            } else {
                "INSERT INTO audit_rantai VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            };
            let values = [
                nomor.into(),
                waktu.into(),
                pengguna.into(),
                kejadian.into(),
                objek.into(),
                rincian.into(),
                request_id.into(),
                sebelum.into(),
                sidik.clone().into(),
            ];
            connection
                .execute_raw(Statement::from_sql_and_values(backend, text, values))
                .await?;
        }
    }
}

/// SHA-256 over the parts, each as its length in bytes, a colon, itself and a comma; `-,` for none.
fn hash(bagian: &[Option<&str>]) -> String {
    let mut hash = Sha256::new();
    for satu in bagian {
        match satu {
            Some(teks) => hash.update(format!("{}:{teks},", teks.len())),
            None => hash.update("-,"),
        }
    }
    hash.finalize()
        .iter()
        .fold(String::with_capacity(64), |mut teks, byte| {
            // Writing to a String cannot fail.
            let _ = write!(teks, "{byte:02x}");
            teks
        })
}
