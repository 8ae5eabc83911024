//! The whole story of the demonstration.

use std::collections::{BTreeMap, HashSet};

use api::demo::{AKUN, SANDI, TANYA, isi};
use entity::{lkjip, lkjip_riwayat, pengguna};
use sea_orm::{EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

use crate::harness::{Tokens, World, ok};

/// A database with the whole story, asked by the analyst.
struct Panggung {
    world: World,
    analis: Tokens,
}

impl Panggung {
    async fn new() -> Self {
        let world = World::new().await;
        let app = &world.app;
        isi(&app.config, &app.db, &app.keys).await.unwrap();
        let analis = world.try_login("analis", SANDI).await.unwrap();
        Self { world, analis }
    }

    async fn tanya(&self, query: &str) -> Value {
        let answer = self.world.ask(Some(&self.analis), query, &json!({})).await;
        ok(&answer).clone()
    }
}

fn daftar<'a>(isi: &'a Value, pointer: &str) -> &'a Vec<Value> {
    isi.pointer(pointer).unwrap().as_array().unwrap()
}

#[tokio::test]
async fn the_three_questions_have_the_answers_that_the_demonstration_promises() {
    let panggung = Panggung::new().await;

    let peringkat = panggung.tanya(TANYA[0].1).await;
    let baris = daftar(&peringkat, "/peringkat/barisList");
    let tempat = |nama: &str| {
        let baris = baris
            .iter()
            .find(|baris| baris["kecamatan"]["nama"] == nama);
        baris.map(|baris| (&baris["peringkat"], &baris["nilai"]))
    };
    assert_eq!(baris.len(), 20);
    assert_eq!(tempat("Pasongsongan"), None);
    assert_eq!(tempat("Bluto"), tempat("Pragaan"));
    assert_eq!(tempat("Giliginting"), tempat("Batuputih"));
    assert_eq!(tempat("Giliginting"), tempat("Kangayan"));
    let nilai: HashSet<String> = baris
        .iter()
        .map(|baris| baris["nilai"].to_string())
        .collect();
    assert_eq!(nilai.len(), 20 - 3, "no other ties");
    let sintetis = baris
        .iter()
        .filter(|baris| baris["lkjip"]["sintetis"] == json!(true));
    assert_eq!(sintetis.count(), 20);
    let tanpa = daftar(&peringkat, "/peringkat/tanpaDataList");
    assert_eq!(tanpa[0]["kecamatan"]["nama"], "Manding");
    assert_eq!(tanpa[0]["alasan"], "TIDAK_BERLAKU");
    assert_eq!(tanpa.len(), 7);
    // The real report weighs the unsur by 0,11, and the made-up ones by a ninth.
    let nyata = tanpa
        .iter()
        .find(|satu| satu["kecamatan"]["nama"] == "Pasongsongan");
    assert_eq!(nyata.unwrap()["alasan"], "MODE_BOBOT_BERBEDA");

    // The made-up reports measure the SAKIP by `Predikat`, the dictionary by `Skor`: it is one scale.
    let sakip = r#"{ peringkat(indikator: "SAKIP", tahun: 2023) { jumlah } }"#;
    let sakip = panggung.tanya(sakip).await;
    assert_eq!(sakip["peringkat"]["jumlah"], 22);

    let skm = panggung.tanya(TANYA[1].1).await;
    let skm = &skm["lkjip"]["indikatorList"][0];
    assert_eq!(skm["target"]["nilai"], "81");
    assert_eq!(skm["realisasi"]["nilai"], "81.32");
    assert_eq!(skm["tahunLaluList"][0]["tahun"], 2022);
    assert_eq!(skm["tahunLaluList"][0]["asal"], "DINYATAKAN_LAPORAN_INI");
    assert_eq!(skm["tahunLaluList"][0]["realisasi"]["nilai"], "80.36");
    assert_eq!(skm["tahunLaluList"][0]["capaian"]["nilai"], "100.45");
    assert_eq!(skm["kemajuan"]["targetAkhir"]["nilai"], "82");
    assert_eq!(skm["kemajuan"]["tingkat"]["nilai"], "99.17");
    assert_eq!(skm["terhadapTolokUkurList"][0]["poin"]["nilai"], "-6.87");

    let jalan = panggung.tanya(TANYA[2].1).await;
    let kecamatan = daftar(&jalan, "/kabupaten/kecamatanList");
    assert_eq!(kecamatan.len(), 27);
    let mut status: BTreeMap<&str, usize> = BTreeMap::new();
    for satu in kecamatan {
        let status_teks = satu.pointer("/lkjip/status").and_then(Value::as_str);
        *status.entry(status_teks.unwrap_or("-")).or_default() += 1;
    }
    let harapan = [
        ("-", 1),
        ("DIAJUKAN", 1),
        ("DIKEMBALIKAN", 1),
        ("DIREVIU", 1),
        ("DISETUJUI", 22),
        ("DRAF", 1),
    ];
    assert_eq!(status, BTreeMap::from(harapan));
    let capaian = "/lkjip/sasaranList/0/indikatorList/0/capaian/nilai";
    assert_eq!(kecamatan[12].pointer(capaian).unwrap(), "100.40");
}

#[tokio::test]
async fn the_story_is_told_at_its_own_dates_by_its_own_people() {
    let panggung = Panggung::new().await;
    let pantau = panggung
        .tanya("{ pemantauanPengajuan(tahun: 2023) { barisList { kecamatan { nama } keadaan hariTerlambat } } }")
        .await;
    let terlambat: BTreeMap<&str, i64> = daftar(&pantau, "/pemantauanPengajuan/barisList")
        .iter()
        .filter(|baris| baris["keadaan"] == "DISETUJUI" && baris["hariTerlambat"] != json!(0))
        .map(|baris| {
            let nama = baris["kecamatan"]["nama"].as_str().unwrap();
            (nama, baris["hariTerlambat"].as_i64().unwrap())
        })
        .collect();
    let nama: Vec<&str> = terlambat.keys().copied().collect();
    assert_eq!(nama, ["Gayam", "Pasongsongan", "Sapeken"]);
    assert_eq!(terlambat["Pasongsongan"], 28);

    let db = panggung.world.app.db.reader();
    let riwayat = lkjip_riwayat::Entity::find()
        .order_by_asc(lkjip_riwayat::Column::Id)
        .all(db)
        .await
        .unwrap();
    assert!(riwayat.is_sorted_by_key(|baris| baris.waktu));
    assert!(
        riwayat
            .iter()
            .all(|baris| baris.pelaku_nama.starts_with("Contoh "))
    );
    let nyata = lkjip::Entity::find().all(db).await.unwrap();
    assert_eq!(nyata.iter().filter(|baris| !baris.sintetis).count(), 2);
    let akun = pengguna::Entity::find().all(db).await.unwrap();
    assert_eq!(akun.len(), AKUN.len() + 26);
    assert!(akun.iter().all(|akun| !akun.wajib_ganti_sandi));
    dibantah(&panggung).await;
}

/// The made-up reports contradict themselves only where the story says so, and what is printed in the
/// real one was answered.
async fn dibantah(panggung: &Panggung) {
    for tahun in [2022, 2023] {
        let query = format!(
            "{{ kabupaten {{ kecamatanList {{ nama lkjip(tahun: {tahun}) {{ status sintetis \
             temuanList(keparahan: GALAT) {{ memblokir path aturan {{ kode }} tanggapan {{ putusan }} }} \
             }} }} }} }}"
        );
        let jawaban = panggung.tanya(&query).await;
        for kecamatan in daftar(&jawaban, "/kabupaten/kecamatanList") {
            let laporan = &kecamatan["lkjip"];
            if laporan.is_null() || laporan["status"] == "DRAF" {
                continue;
            }
            let putusan: HashSet<String> = daftar(laporan, "/temuanList")
                .iter()
                .filter(|temuan| temuan["memblokir"] == true)
                .map(|temuan| format!("{}", temuan["tanggapan"]["putusan"]))
                .collect();
            let harapan = match (kecamatan["nama"].as_str().unwrap(), tahun) {
                ("Pasongsongan", _) => HashSet::from(["\"DITERIMA\"".to_owned()]),
                ("Dasuk", 2023) => HashSet::from(["\"DITOLAK\"".to_owned()]),
                _ => HashSet::new(),
            };
            assert_eq!(putusan, harapan, "{kecamatan:#}");
        }
    }
}
