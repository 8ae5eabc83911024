//! The second wall without the first: what each role sees and writes when a statement asks for everything. It
//! stands on PostgreSQL alone.

use std::collections::BTreeSet;

use api::access::{Action, penanya};
use api::auth::actor_from_shell;
use api::db::Penanya;
use entity::status::{Peran, StatusLkjip};
use entity::{audit, berkas, lkjip, pengguna};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait as _, Statement};

use super::dunia::{CAMAT_B, Dunia, Laporan, OPERATOR_B, Orang, REVIEWER, SEMUA_LUAR, SEMUA_PERAN};

/// Everybody in both kabupaten.
fn semua_orang() -> impl Iterator<Item = &'static Orang> {
    SEMUA_PERAN
        .into_iter()
        .chain([&OPERATOR_B, &CAMAT_B])
        .chain(SEMUA_LUAR)
}

/// The filled world, where the wall stands.
async fn berdinding() -> Option<Dunia> {
    let dunia = Dunia::new().await;
    dunia.world.app.db.dinding().await.unwrap()?;
    for orang in semua_orang() {
        dunia.akun(orang).await;
    }
    Some(dunia)
}

async fn sebagai(dunia: &Dunia, orang: &Orang) -> Penanya {
    let db = &dunia.world.app.db;
    let actor = actor_from_shell(db, orang.username).await.unwrap();
    penanya(&actor.unwrap())
}

/// The numbers in the first column of an answer.
async fn angka<C: ConnectionTrait>(connection: &C, sql: &str) -> BTreeSet<i64> {
    let sql = Statement::from_string(DbBackend::Postgres, sql);
    let rows = connection.query_all_raw(sql).await.unwrap();
    rows.iter().map(|row| row.try_get_by(0).unwrap()).collect()
}

/// What a statement of somebody changes: rows, or nothing because it is refused.
async fn tulis(dunia: &Dunia, siapa: &Penanya, sql: &str) -> Option<u64> {
    let tx = dunia.world.app.db.begin_as(siapa).await.unwrap();
    let done = tx.execute_unprepared(sql).await.ok();
    done.map(|done| done.rows_affected())
}

/// Tables that say of each row to which report it belongs.
async fn anak(dunia: &Dunia) -> Vec<String> {
    let sql = "SELECT table_name::TEXT FROM information_schema.columns \
               WHERE table_schema = 'public' AND column_name = 'lkjip_id' ORDER BY 1";
    let sql = Statement::from_string(DbBackend::Postgres, sql);
    let rows = dunia.world.app.db.writer().query_all_raw(sql).await;
    rows.unwrap()
        .iter()
        .map(|row| row.try_get_by(0).unwrap())
        .collect()
}

const CATATAN: [&str; 4] = [
    "lkjip_utas",
    "lkjip_pesan",
    "lkjip_riwayat_utas",
    "lkjip_tanggapan",
];

#[tokio::test]
async fn each_role_sees_the_reports_that_the_policy_lets_it_see_and_what_belongs_to_them() {
    let Some(dunia) = berdinding().await else {
        return;
    };
    let db = &dunia.world.app.db;
    let semua = lkjip::Entity::find().all(db.writer()).await.unwrap();
    let disetujui: BTreeSet<i64> = semua
        .iter()
        .filter(|row| row.status == StatusLkjip::Disetujui)
        .map(|row| row.id.0)
        .collect();
    let anak = anak(&dunia).await;
    assert!(anak.len() > 30, "{anak:?}");
    for orang in semua_orang() {
        let id = |laporan: &Laporan| laporan.id.0;
        let mut terlihat: BTreeSet<i64> = dunia
            .laporan
            .iter()
            .filter(|it| orang.melihat(it))
            .map(id)
            .collect();
        // What is approved in other kabupaten is compared with, now and as it stood, figure by figure.
        if orang.peran == Peran::Analis {
            terlihat.extend(&disetujui);
        }
        let tercatat: BTreeSet<i64> = dunia
            .laporan
            .iter()
            .filter(|it| orang.membaca_catatan(it))
            .map(id)
            .collect();
        let snapshot = db.snapshot_as(sebagai(&dunia, orang).await);
        let connection = snapshot.connection().await.unwrap();
        let dibaca = angka(connection, "SELECT id FROM lkjip").await;
        assert_eq!(dibaca, terlihat, "{orang:?}");
        for tabel in &anak {
            let sql = format!("SELECT DISTINCT lkjip_id FROM {tabel}");
            let ada = angka(db.writer(), &sql).await;
            let boleh = if CATATAN.contains(&tabel.as_str()) {
                &tercatat
            } else {
                &terlihat
            };
            let seharusnya: BTreeSet<i64> = ada.intersection(boleh).copied().collect();
            assert_eq!(
                angka(connection, &sql).await,
                seharusnya,
                "{orang:?} {tabel}"
            );
        }
    }
}

#[tokio::test]
async fn files_accounts_and_the_trail_are_seen_by_whom_they_concern() {
    let Some(dunia) = berdinding().await else {
        return;
    };
    let db = &dunia.world.app.db;
    let akun = pengguna::Entity::find().all(db.writer()).await.unwrap();
    let semua_berkas = berkas::Entity::find().all(db.writer()).await.unwrap();
    let jejak = audit::Entity::find().all(db.writer()).await.unwrap();
    let laporan = lkjip::Entity::find().all(db.writer()).await.unwrap();
    for orang in semua_orang() {
        let siapa = sebagai(&dunia, orang).await;
        let snapshot = db.snapshot_as(siapa);
        let connection = snapshot.connection().await.unwrap();
        let mengelola = orang.boleh(Action::BacaPengguna, orang.kabupaten());
        let sekabupaten: BTreeSet<i64> = akun
            .iter()
            .filter(|row| row.kabupaten_id == siapa.kabupaten)
            .map(|row| row.id.0)
            .collect();
        let seharusnya = if mengelola {
            sekabupaten.clone()
        } else {
            BTreeSet::from([siapa.pengguna.0])
        };
        let dibaca = angka(connection, "SELECT id FROM pengguna").await;
        assert_eq!(dibaca, seharusnya, "{orang:?}");

        // All annexes of a kecamatan name the one file that it has uploaded.
        let merujuk: BTreeSet<i64> = laporan
            .iter()
            .filter(|row| {
                dunia
                    .laporan
                    .iter()
                    .any(|it| it.id == row.id && orang.melihat(it))
            })
            .map(|row| row.kecamatan_id.0)
            .collect();
        let seharusnya: BTreeSet<i64> = semua_berkas
            .iter()
            .filter(|row| {
                merujuk.contains(&row.kecamatan_id.0)
                    || (orang.boleh_di_suatu_tempat(Action::UbahIsi)
                        && siapa.kecamatan == Some(row.kecamatan_id))
            })
            .map(|row| row.id.0)
            .collect();
        let dibaca = angka(connection, "SELECT id FROM berkas").await;
        assert_eq!(dibaca, seharusnya, "{orang:?}");
        let dibaca = angka(connection, "SELECT berkas_id FROM berkas_isi").await;
        assert_eq!(dibaca, seharusnya, "{orang:?}");

        let terbaca = |row: &&audit::Model| match row.pengguna_id {
            Some(pelaku) => sekabupaten.contains(&pelaku.0),
            None => row
                .objek
                .strip_prefix("pengguna:")
                .is_none_or(|id| id.parse().is_ok_and(|id| sekabupaten.contains(&id))),
        };
        let seharusnya: BTreeSet<i64> = jejak
            .iter()
            .filter(|_| mengelola)
            .filter(terbaca)
            .map(|row| row.id.0)
            .collect();
        let dibaca = angka(connection, "SELECT id FROM audit").await;
        assert_eq!(dibaca, seharusnya, "{orang:?}");
    }
}

#[tokio::test]
async fn what_proves_who_somebody_is_is_for_them_and_who_manages_accounts() {
    let Some(dunia) = berdinding().await else {
        return;
    };
    let db = &dunia.world.app.db;
    let mut semua = Vec::new();
    for orang in semua_orang() {
        semua.push((orang, sebagai(&dunia, orang).await));
    }
    let isi = "
        INSERT INTO faktor_kedua SELECT id, '\\x00'::BYTEA, 0, 1 FROM pengguna;
        INSERT INTO kode_pemulihan SELECT 'uji-' || id, id FROM pengguna;
        INSERT INTO klien (pengguna_id, cakupan, dibuat_pada)
            SELECT id, '', 1 FROM pengguna ON CONFLICT DO NOTHING;
        INSERT INTO klien_rahasia (pengguna_id, sidik, dibuat_pada, kedaluwarsa_pada)
            SELECT id, 'uji-' || id, 1, 1 FROM pengguna;
        INSERT INTO sesi (id, pengguna_id, dibuat_pada) SELECT 'uji-' || id, id, 1 FROM pengguna;
        INSERT INTO klien_sesi SELECT id, '' FROM sesi ON CONFLICT DO NOTHING;
        DELETE FROM percobaan_masuk;
        INSERT INTO percobaan_masuk VALUES ('uji', 1, 1, 1, FALSE)";
    db.writer().execute_unprepared(isi).await.unwrap();
    let akun = pengguna::Entity::find().all(db.writer()).await.unwrap();
    for (orang, siapa) in semua {
        let mengelola = orang.boleh(Action::KelolaPengguna, orang.kabupaten());
        let dikelola: BTreeSet<i64> = akun
            .iter()
            .filter(|row| mengelola && row.kabupaten_id == siapa.kabupaten)
            .map(|row| row.id.0)
            .collect();
        let sendiri = if mengelola {
            dikelola.clone()
        } else {
            BTreeSet::from([siapa.pengguna.0])
        };
        let snapshot = db.snapshot_as(siapa);
        let connection = snapshot.connection().await.unwrap();
        for (tabel, seharusnya) in [
            ("faktor_kedua", &sendiri),
            ("kode_pemulihan", &sendiri),
            ("klien", &dikelola),
            ("klien_rahasia", &dikelola),
        ] {
            let sql = format!("SELECT pengguna_id FROM {tabel}");
            let dibaca = angka(connection, &sql).await;
            assert_eq!(&dibaca, seharusnya, "{orang:?} {tabel}");
            let sql = format!("UPDATE {tabel} SET pengguna_id = pengguna_id");
            let diubah = tulis(&dunia, &siapa, &sql).await.unwrap();
            assert_eq!(diubah > 0, !seharusnya.is_empty(), "{orang:?} {tabel}");
        }
        for tabel in ["klien_sesi", "percobaan_masuk"] {
            let sql = format!("SELECT COUNT(*) FROM {tabel}");
            let dibaca = angka(connection, &sql).await;
            assert_eq!(dibaca, BTreeSet::from([0]), "{orang:?} {tabel}");
        }
    }
}

#[tokio::test]
async fn each_role_writes_where_its_steps_lead_and_nowhere_else() {
    use StatusLkjip::{Diajukan, Dikembalikan, Direviu, Disetujui, Draf};
    let Some(dunia) = berdinding().await else {
        return;
    };
    for orang in semua_orang() {
        let siapa = sebagai(&dunia, orang).await;
        for it in &dunia.laporan {
            let dalam = orang.kabupaten() == &it.kecamatan[..5];
            let sendiri = orang.boleh(Action::UbahIsi, it.kecamatan);
            let (laporan, isi, utas) = match orang.peran {
                Peran::Operator | Peran::Camat => (
                    // Where it may not lead, it is refused; of others there is nothing to change.
                    match it.status {
                        _ if !sendiri => Some(0),
                        Draf | Dikembalikan | Diajukan => Some(1),
                        Direviu | Disetujui => None,
                    },
                    sendiri && matches!(it.status, Draf | Dikembalikan),
                    sendiri && it.status != Disetujui,
                ),
                Peran::Reviewer => (
                    match it.status {
                        Diajukan | Direviu | Dikembalikan if dalam => Some(1),
                        Disetujui if dalam => None,
                        Draf | Diajukan | Direviu | Dikembalikan | Disetujui => Some(0),
                    },
                    false,
                    dalam && !matches!(it.status, Draf | Disetujui),
                ),
                Peran::Analis => (
                    Some(u64::from(dalam)),
                    dalam && matches!(it.status, Draf | Dikembalikan),
                    dalam,
                ),
                Peran::Admin | Peran::Integrasi => (Some(0), false, false),
            };
            let id = it.id.0;
            let sql = format!("UPDATE lkjip SET version = version + 1 WHERE id = {id}");
            assert_eq!(
                tulis(&dunia, &siapa, &sql).await,
                laporan,
                "{orang:?} {it:?}"
            );
            for (tabel, boleh) in [("lkjip_narasi", isi), ("lkjip_utas", utas)] {
                let sql = format!("UPDATE {tabel} SET lkjip_id = lkjip_id WHERE lkjip_id = {id}");
                let diubah = tulis(&dunia, &siapa, &sql).await.unwrap();
                assert_eq!(diubah > 0, boleh, "{orang:?} {tabel} {it:?}");
            }
            let baru = format!(
                "INSERT INTO lkjip_narasi (lkjip_id, bagian, isi) VALUES ({id}, 'KATA_PENGANTAR', 'x')"
            );
            assert_eq!(
                tulis(&dunia, &siapa, &baru).await.is_some(),
                isi,
                "{orang:?} {it:?}"
            );
        }
        // Nobody takes a report away, rewrites the trail, or speaks for somebody else.
        let hapus = tulis(&dunia, &siapa, "DELETE FROM lkjip").await;
        assert_eq!(hapus, Some(0), "{orang:?}");
        let ubah = tulis(&dunia, &siapa, "UPDATE audit SET objek = objek").await;
        assert_eq!(ubah, None, "{orang:?}");
        let lain = if orang == &REVIEWER {
            &OPERATOR_B
        } else {
            &REVIEWER
        };
        for (pengguna, jadi) in [
            (dunia.akun(orang).await, Some(1)),
            (dunia.akun(lain).await, None),
        ] {
            let kunci = format!(
                "INSERT INTO idempotensi (pengguna_id, kunci, sidik, objek_id, dibuat_pada) \
                 VALUES ({}, 'k', 's', 0, 1)",
                pengguna.0
            );
            assert_eq!(tulis(&dunia, &siapa, &kunci).await, jadi, "{orang:?}");
        }
    }
}
