//! What the analyst of Bappeda keeps, and what everybody else sees of it.

mod kelompok;
mod komposit;
mod nomenklatur;
mod periode;
mod perpanjangan;
mod reviu;
mod sebagaimana;
mod tenggat;
mod tolok_ukur;

use entity::audit;
use entity::status::Peran;
use migration::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectionTrait as _, EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

use crate::fixture::{Kabupaten, petik};
use crate::harness::{Database, Tokens, code, ok};

/// A kabupaten whose analyst has signed in.
struct Bappeda {
    kabupaten: Kabupaten,
    analis: Tokens,
}

impl Bappeda {
    async fn new() -> Self {
        let kabupaten = Kabupaten::new().await;
        let analis = kabupaten.world.login("uji.analis").await;
        Self { kabupaten, analis }
    }

    async fn tanya(&self, query: &str) -> Value {
        let answer = self
            .kabupaten
            .world
            .ask(Some(&self.analis), query, &json!({}))
            .await;
        ok(&answer).clone()
    }

    /// The whole answer to the mutation `field`, which shows `isi` of its noun.
    async fn coba(&self, siapa: &Tokens, field: &str, isi: &str, input: &Value) -> Value {
        let variables = json!({ "input": input });
        let query = mutasi(field, isi);
        self.kabupaten
            .world
            .ask(Some(siapa), &query, &variables)
            .await
    }

    /// What the analyst gets to see of a deed, which must succeed.
    async fn lakukan(&self, field: &str, isi: &str, input: Value) -> Value {
        let answer = self.coba(&self.analis, field, isi, &input).await;
        let hasil = &ok(&answer)[field];
        assert_eq!(hasil["userErrors"], json!([]), "{answer:#}");
        hasil[noun(field)].clone()
    }

    /// Why the analyst cannot, and what they see of it.
    async fn ditolak(&self, field: &str, isi: &str, input: Value) -> (Vec<String>, Value) {
        let answer = self.coba(&self.analis, field, isi, &input).await;
        let hasil = &ok(&answer)[field];
        let sebab = hasil["userErrors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|salah| {
                let path: Vec<_> = salah["path"].as_array().unwrap().iter().collect();
                let path: Vec<_> = path.iter().filter_map(|langkah| langkah.as_str()).collect();
                format!("{} {}", salah["code"].as_str().unwrap(), path.join("/"))
            })
            .collect();
        (sebab, hasil[noun(field)].clone())
    }

    /// What the trail knows, oldest first: what happened to what, and the details.
    async fn jejak(&self) -> Vec<(String, String, Value)> {
        audit::Entity::find()
            .order_by_asc(audit::Column::Id)
            .all(self.kabupaten.world.app.db.writer())
            .await
            .unwrap()
            .into_iter()
            .filter(|row| {
                let lain = ["auth.", "pengguna.", "akses."];
                !lain.iter().any(|awal| row.kejadian.starts_with(awal))
            })
            .map(|row| {
                let rincian = serde_json::from_str(&row.rincian).unwrap();
                (row.kejadian, row.objek, rincian)
            })
            .collect()
    }
}

/// The noun of a mutation: `tolokUkur` of `tolokUkurCreate`.
fn noun(field: &str) -> &str {
    field
        .strip_suffix("Create")
        .or_else(|| field.strip_suffix("Update"))
        .or_else(|| field.strip_suffix("Delete"))
        .or_else(|| field.strip_suffix("Save"))
        .or_else(|| field.strip_suffix("Revoke"))
        .unwrap()
}

fn mutasi(field: &str, isi: &str) -> String {
    let jenis = format!("{}{}", field[..1].to_uppercase(), &field[1..]);
    let noun = noun(field);
    format!(
        "mutation($input: {jenis}Input!) {{ {field}(input: $input) {{ \
         {noun} {{ {isi} }} userErrors {{ code message path }} }} }}"
    )
}

#[tokio::test]
async fn everybody_reads_the_reference_data_and_only_the_analyst_keeps_them() {
    let bappeda = Bappeda::new().await;
    let semua = "{ indikatorList { id allowedActions } tolokUkurList { id allowedActions } \
        periodeList { id allowedActions } tenggatList(tahun: 2023) { id allowedActions } }";
    let lihat = bappeda.tanya(semua).await;
    let id = |list: &str| lihat[list][0]["id"].clone();
    let mutasi = [
        (
            "indikatorUpdate",
            json!({ "id": id("indikatorList"), "version": 1, "nama": "Lain" }),
        ),
        (
            "tolokUkurCreate",
            json!({ "indikator": "SKM", "jenis": "PROVINSI", "tahun": 2023, "nilai": "85",
                "skala": "0-100", "nama": "Jawa Timur", "sumber": "Laporan SKM" }),
        ),
        (
            "tolokUkurUpdate",
            json!({ "id": id("tolokUkurList"), "version": 1, "nilai": "1" }),
        ),
        (
            "tolokUkurDelete",
            json!({ "id": id("tolokUkurList"), "version": 1, "alasan": "iseng" }),
        ),
        (
            "periodeCreate",
            json!({ "kode": "RENSTRA-2030-2034", "jenis": "RENSTRA", "tahunAwal": 2030,
                "tahunAkhir": 2034, "dasarHukum": "Perbup" }),
        ),
        (
            "periodeUpdate",
            json!({ "id": id("periodeList"), "version": 1, "tahunAkhir": 2030 }),
        ),
        (
            "tenggatSave",
            json!({ "jenis": "LKJIP", "tahun": 2023, "version": 1, "tanggal": "2024-03-31",
                "dasarHukum": "Surat edaran" }),
        ),
    ];
    for &peran in Peran::SEMUA {
        let akun = format!("uji.{}", format!("{peran:?}").to_lowercase());
        let siapa = bappeda.kabupaten.world.login(&akun).await;
        let answer = bappeda
            .kabupaten
            .world
            .ask(Some(&siapa), semua, &json!({}))
            .await;
        let lihat = ok(&answer);
        let (ubah, hapus) = match peran {
            Peran::Analis => (json!(["UBAH"]), json!(["UBAH", "HAPUS"])),
            Peran::Operator | Peran::Camat | Peran::Reviewer | Peran::Admin | Peran::Integrasi => {
                for (field, input) in &mutasi {
                    let answer = bappeda.coba(&siapa, field, "id", input).await;
                    assert_eq!(code(&answer), "FORBIDDEN", "{peran:?} {field}");
                }
                (json!([]), json!([]))
            }
        };
        for list in ["indikatorList", "periodeList", "tenggatList"] {
            assert_eq!(lihat[list][0]["allowedActions"], ubah, "{peran:?} {list}");
        }
        assert_eq!(lihat["tolokUkurList"][0]["allowedActions"], hapus);
    }
    assert_eq!(bappeda.jejak().await, []);
    for (field, input) in &mutasi {
        let query = self::mutasi(field, "id");
        let variables = json!({ "input": input });
        let answer = bappeda.kabupaten.world.ask(None, &query, &variables).await;
        assert_eq!(code(&answer), "UNAUTHENTICATED", "{field}");
    }
}

#[tokio::test]
async fn everything_kept_is_found_again_by_its_id() {
    let bappeda = Bappeda::new().await;
    let lihat = bappeda
        .tanya(
            "{ tolokUkurList { id } kabupaten { periodeList { id } tenggatList { id } } \
             nomenklaturList(first: 3) { nodes { id } } }",
        )
        .await;
    for (list, jenis, isi) in [
        (&lihat["tolokUkurList"], "TolokUkur", "nama"),
        (&lihat["kabupaten"]["periodeList"], "Periode", "kode"),
        (&lihat["kabupaten"]["tenggatList"], "Tenggat", "tanggal"),
        (&lihat["nomenklaturList"]["nodes"], "Nomenklatur", "kode"),
    ] {
        for id in petik(list, "/id") {
            let query =
                format!("{{ node(id: \"{id}\") {{ __typename id ... on {jenis} {{ {isi} }} }} }}");
            let node = bappeda.tanya(&query).await["node"].clone();
            assert_eq!(node["__typename"], jenis);
            assert_eq!(node["id"], id);
            assert!(node[isi].is_string(), "{node}");
        }
    }
}

/// How many migrations came before the versions.
const SEBELUM_VERSI: u32 = 5;

#[tokio::test]
async fn what_was_kept_before_there_were_versions_can_be_edited() {
    let database = Database::empty().await;
    let db = database.open().await;
    let db = db.writer();
    Migrator::up(db, Some(SEBELUM_VERSI)).await.unwrap();
    for statement in [
        "INSERT INTO kabupaten (kode, nama, sumber) VALUES ('35.29', 'Sumenep', 'uji')",
        "INSERT INTO periode (kabupaten_id, kode, jenis, tahun_awal, tahun_akhir, dasar_hukum)
            SELECT id, 'RENSTRA-2021-2026', 'RENSTRA', 2021, 2026, 'uji' FROM kabupaten",
        "INSERT INTO tenggat (kabupaten_id, jenis, tahun, tanggal, dasar_hukum)
            SELECT id, 'LKJIP', 2023, '2024-02-29', 'uji' FROM kabupaten",
    ] {
        db.execute_unprepared(statement).await.unwrap();
    }
    Migrator::up(db, None).await.unwrap();
    let periode = entity::periode::Entity::find()
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let tenggat = entity::tenggat::Entity::find()
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((periode.version, tenggat.version), (1, 1));
}
