//! Two counters that move in the transaction of what they count: changes of what comparisons are made
//! from, and changes of who may do what. The database itself moves them, so that no writer can forget.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

const TABLE: &str = "
    CREATE TABLE versi_data (
        nama TEXT NOT NULL PRIMARY KEY CHECK (nama IN ('DISETUJUI', 'AKSES')),
        nilai BIGINT NOT NULL
    );
    INSERT INTO versi_data (nama, nilai) VALUES ('DISETUJUI', 1), ('AKSES', 1);";

const FUNCTION: &str = "
    CREATE FUNCTION versi_data_naik() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE versi_data SET nilai = nilai + 1 WHERE nama = TG_ARGV[0];
        RETURN NULL;
    END $$;";

/// Reference data, whose every change counts.
const RUJUKAN: [&str; 10] = [
    "kabupaten",
    "kecamatan",
    "desa",
    "nomenklatur",
    "skala",
    "skala_pita",
    "skala_komponen",
    "indikator",
    "tolok_ukur",
    "periode",
];

/// A trigger: the counter, the table, the deed, and when it counts.
pub(crate) struct Pemicu {
    nama: &'static str,
    table: &'static str,
    deed: &'static str,
    syarat: Option<&'static str>,
}

/// The triggers of tables of reference data.
pub(crate) fn rujukan(tables: &[&'static str]) -> impl Iterator<Item = Pemicu> {
    tables.iter().flat_map(|table| {
        ["INSERT", "UPDATE", "DELETE"].map(|deed| Pemicu {
            nama: "DISETUJUI",
            table,
            deed,
            syarat: None,
        })
    })
}

fn semua() -> Vec<Pemicu> {
    const LAMA: &str = "OLD.status = 'DISETUJUI'";
    const BARU: &str = "NEW.status = 'DISETUJUI'";
    let laporan = [
        ("INSERT", BARU),
        (
            "UPDATE",
            "OLD.status = 'DISETUJUI' OR NEW.status = 'DISETUJUI'",
        ),
        ("DELETE", LAMA),
    ]
    .map(|(deed, syarat)| Pemicu {
        nama: "DISETUJUI",
        table: "lkjip",
        deed,
        syarat: Some(syarat),
    });
    // An account or a session that is new changes nothing that was known.
    let akses = ["pengguna", "sesi"].into_iter().flat_map(|table| {
        ["UPDATE", "DELETE"].map(|deed| Pemicu {
            nama: "AKSES",
            table,
            deed,
            syarat: None,
        })
    });
    rujukan(&RUJUKAN).chain(laporan).chain(akses).collect()
}

impl Pemicu {
    pub(crate) fn sql(&self, backend: DbBackend) -> String {
        let Self {
            nama,
            table,
            deed,
            syarat,
        } = self;
        let name = format!("{table}_versi_{}", deed.to_lowercase());
        let when = syarat.map_or_else(String::new, |syarat| format!("WHEN ({syarat})"));
        if backend == DbBackend::Postgres {
            let each = if syarat.is_some() { "ROW" } else { "STATEMENT" };
            format!(
                "CREATE TRIGGER {name} AFTER {deed} ON {table} FOR EACH {each} {when} \
                 EXECUTE FUNCTION versi_data_naik('{nama}');"
            )
        } else {
            format!(
                "CREATE TRIGGER {name} AFTER {deed} ON {table} {when} BEGIN \
                 UPDATE versi_data SET nilai = nilai + 1 WHERE nama = '{nama}'; END;"
            )
        }
    }
}

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let backend = connection.get_database_backend();
        connection.execute_unprepared(TABLE).await?;
        if backend == DbBackend::Postgres {
            connection.execute_unprepared(FUNCTION).await?;
        }
        for pemicu in semua() {
            connection.execute_unprepared(&pemicu.sql(backend)).await?;
        }
        Ok(())
    }
}
