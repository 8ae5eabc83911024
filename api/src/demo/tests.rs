//! The made-up reports on their own, and the whole story on a database.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use async_graphql::Request;
use entity::id::{IndikatorId, SkalaId};
use entity::status::{JenisUkuran, Langkah, LevelAnggaran, Polaritas, RumusCapaian, StatusLkjip};
use entity::{indikator, lkjip, lkjip_riwayat, pengguna};
use migration::{Migrator, MigratorTrait as _};
use proptest::prelude::*;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

use super::kisah::{self, Adegan};
use super::*;
use crate::approval;
use crate::auth::actor_from_shell;
use crate::graphql::schema;
use crate::lkjip::dokumen::{Dokumen, Indikator};
use crate::lkjip::periksa::{self, Temuan};
use crate::lkjip::rules::kelengkapan::{Isi, kekurangan};
use crate::rujukan;

fn kamus() -> HashMap<String, indikator::Model> {
    let model = |kode: &str, rumus, skala: Option<i64>| {
        let model = indikator::Model {
            id: IndikatorId(1),
            kode: kode.to_owned(),
            nama: kode.to_owned(),
            satuan: "Skor".to_owned(),
            polaritas: Polaritas::Positif,
            rumus,
            skala_id: skala.map(SkalaId),
            definisi: String::new(),
            formulasi: String::new(),
            sumber_data: String::new(),
            dasar: String::new(),
            version: 1,
        };
        (kode.to_owned(), model)
    };
    HashMap::from([
        model("SKM", RumusCapaian::Positif, None),
        model("RASIO_DESA", RumusCapaian::Positif, None),
        model("CAPAIAN_PD", RumusCapaian::Positif, None),
        model("SAKIP", RumusCapaian::Predikat, Some(1)),
    ])
}

/// All synthetic reports that are told.
fn semua() -> Vec<(u32, Dokumen)> {
    Kecamatan::semua()
        .unwrap()
        .iter()
        .filter(|satu| satu.kode != NYATA)
        .flat_map(|satu| TAHUN.map(|tahun| (satu.nomor(), dokumen(satu, tahun))))
        .collect()
}

fn indikator_list(dokumen: &Dokumen) -> Vec<&Indikator> {
    dokumen
        .rencana
        .tujuan
        .iter()
        .flat_map(|tujuan| {
            let sasaran = tujuan.sasaran.iter().flat_map(|sasaran| &sasaran.indikator);
            tujuan.indikator.iter().chain(sasaran)
        })
        .collect()
}

proptest! {
    #[test]
    fn every_made_up_report_passes_the_checks_is_marked_and_never_changes(
        nomor in 1_u32..=99,
        tahun in 2022_i32..=2026,
        desa in 0_i64..=40,
        kelurahan in 0_i64..=5,
        pulau in any::<bool>(),
    ) {
        let kecamatan = Kecamatan {
            kode: format!("35.29.{nomor:02}"),
            nama: format!("Uji {nomor}"),
            wilayah: if pulau { "KEPULAUAN" } else { "DARATAN" }.to_owned(),
            desa,
            kelurahan,
        };
        let dokumen = dokumen(&kecamatan, tahun);
        prop_assert_eq!(&dokumen, &super::dokumen(&kecamatan, tahun));
        prop_assert!(dokumen.sintetis);
        let mut temuan = Temuan::default();
        let sasaran = dokumen.rencana.nomor_sasaran();
        let program = dokumen.anggaran.iter().map(|baris| baris.nomor.clone()).collect();
        periksa::periksa_rencana("/rencana", &dokumen.rencana, &kamus(), &mut temuan);
        periksa::periksa_anggaran("/anggaran", &dokumen.anggaran, &sasaran, &mut temuan);
        periksa::periksa_perjanjian("/perjanjian", &dokumen.perjanjian, &program, &mut temuan);
        periksa::periksa_skm("/skm", dokumen.skm.as_ref().unwrap(), &mut temuan);
        periksa::periksa_narasi("/narasi", &dokumen.narasi, &mut temuan);
        periksa::periksa_tertulis("/tertulis", &dokumen.tertulis, &mut temuan);
        prop_assert_eq!(temuan.into_errors(), []);
        for perjanjian in &dokumen.perjanjian {
            for pihak in [&perjanjian.pihak_pertama, &perjanjian.pihak_kedua] {
                prop_assert!(pihak.nama.starts_with("Contoh "), "{}", pihak.nama);
                prop_assert_eq!(&pihak.nip, &None);
            }
        }
        for narasi in &dokumen.narasi {
            prop_assert!(narasi.isi.starts_with("CONTOH SINTETIS"), "{}", narasi.isi);
        }
        for baris in indikator_list(&dokumen) {
            prop_assert!(baris.sumber_data.as_ref().unwrap().contains("sintetis"));
        }
        for program in dokumen.anggaran.iter().filter(|b| b.level == LevelAnggaran::Program) {
            let awalan = format!("{}.", program.nomor);
            let anak = || dokumen.anggaran.iter().filter(|b| b.nomor.starts_with(&awalan));
            let jumlah = |ambil: fn(&crate::lkjip::dokumen::BarisAnggaran) -> i64| anak().map(ambil).sum::<i64>();
            prop_assert_eq!(program.pagu_murni.unwrap().0, jumlah(|b| b.pagu_murni.unwrap().0));
            prop_assert_eq!(
                program.realisasi_anggaran.unwrap().0,
                jumlah(|b| b.realisasi_anggaran.unwrap().0)
            );
        }
    }
}

#[test]
fn only_a_draft_has_gaps() {
    for (nomor, dokumen) in semua() {
        let kurang = kekurangan(&Isi::from(&dokumen));
        let draf = nasib(nomor, dokumen.tahun) == Nasib::Draf;
        assert_eq!(
            !kurang.is_empty(),
            draf,
            "{}: {kurang:?}",
            dokumen.kecamatan
        );
    }
}

#[test]
fn a_report_states_of_last_year_what_last_years_report_says() {
    for satu in Kecamatan::semua().unwrap() {
        let [lalu, kini] = TAHUN.map(|tahun| dokumen(&satu, tahun));
        let skm = |dokumen: &Dokumen| indikator_list(dokumen)[1].clone();
        let dinyatakan = skm(&kini)
            .ukuran
            .into_iter()
            .find(|ukuran| ukuran.jenis == JenisUkuran::RealisasiLalu);
        let dilaporkan = skm(&lalu).realisasi.unwrap().nilai;
        assert_eq!(dinyatakan.unwrap().nilai, dilaporkan, "{}", satu.kode);
    }
}

#[test]
fn what_is_known_of_2022_is_too_little_to_submit() {
    let baca = |teks| serde_json::from_str::<Dokumen>(teks).unwrap();
    assert_ne!(kekurangan(&Isi::from(&baca(NYATA_2022))), []);
    assert_eq!(kekurangan(&Isi::from(&baca(NYATA_2023))), []);
}

#[test]
fn the_story_keeps_the_order_of_the_workflow() {
    let adegan = kisah::semua(&Kecamatan::semua().unwrap());
    let mut laporan: BTreeMap<(&str, i32), Vec<&Adegan>> = BTreeMap::new();
    for satu in &adegan {
        laporan
            .entry((&satu.kode, satu.tahun))
            .or_default()
            .push(satu);
    }
    for (kunci, langkah) in &laporan {
        assert_eq!(langkah[0].langkah, Langkah::Buka, "{kunci:?}");
        let akhir = langkah[1..].iter().fold(StatusLkjip::Draf, |status, satu| {
            approval::next(status, satu.langkah).unwrap()
        });
        assert!(langkah.is_sorted_by_key(|satu| satu.waktu), "{kunci:?}");
        let alasan = langkah
            .iter()
            .find(|satu| approval::needs_reason(satu.langkah));
        assert_eq!(
            alasan.is_some(),
            akhir == StatusLkjip::Dikembalikan,
            "{kunci:?}"
        );
        assert!(alasan.is_none_or(|satu| satu.catatan.is_some()));
    }
    // Of 54 reports one is missing.
    assert_eq!(laporan.len(), 53);
}

/// A database with the whole story, asked by the analyst.
struct Panggung {
    app: Arc<App>,
    folder: std::path::PathBuf,
}

impl Panggung {
    async fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("lkjip-uji-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut config = Config::load(None).unwrap();
        config.database.url = format!("sqlite://{}", folder.join("demo.db").display());
        let db = Db::connect(&config.database).await.unwrap();
        Migrator::up(db.writer(), None).await.unwrap();
        rujukan::load(&db).await.unwrap();
        let keys = Keys::load(&folder.join("kunci.pem")).unwrap();
        isi(&config, &db, &keys).await.unwrap();
        let app = Arc::new(App::new(config, db, Clock::System, keys).unwrap());
        Self { app, folder }
    }

    async fn tanya(&self, query: &str) -> Value {
        let analis = actor_from_shell(&self.app.db, "analis").await.unwrap();
        let call = Call::new(Arc::clone(&self.app), analis, "uji".to_owned());
        let answer = schema::build()
            .finish()
            .execute(Request::new(query).data(call))
            .await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        serde_json::to_value(answer.data).unwrap()
    }
}

impl Drop for Panggung {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
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
    assert_eq!(baris.len(), 21);
    assert_eq!(tempat("Pasongsongan").unwrap().1, "81.32");
    assert_eq!(tempat("Bluto"), tempat("Pragaan"));
    assert_eq!(tempat("Giliginting"), tempat("Batuputih"));
    assert_eq!(tempat("Giliginting"), tempat("Kangayan"));
    let nilai: HashSet<String> = baris
        .iter()
        .map(|baris| baris["nilai"].to_string())
        .collect();
    assert_eq!(nilai.len(), 21 - 3, "no other ties");
    let sintetis = baris
        .iter()
        .filter(|baris| baris["lkjip"]["sintetis"] == json!(true));
    assert_eq!(sintetis.count(), 20);
    let tanpa = daftar(&peringkat, "/peringkat/tanpaDataList");
    assert_eq!(tanpa[0]["kecamatan"]["nama"], "Manding");
    assert_eq!(tanpa[0]["alasan"], "TIDAK_BERLAKU");
    assert_eq!(tanpa.len(), 6);

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

    let db = panggung.app.db.reader();
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
}
