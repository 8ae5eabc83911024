//! What was acknowledged survives the machine.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use migration::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectionTrait as _, Database};

use crate::mesin::{Mesin, SANDI, satu};

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_moves_to_another_machine_while_it_is_written_to() {
    let lama = Mesin::baru();
    lama.admin();
    let server = lama.layani();
    let token = server.admin().await;
    assert!(server.tambah(&token, "sebelum").await);
    let folder = lama.berkas("cadangan");
    std::fs::create_dir(&folder).unwrap();

    let selesai = AtomicBool::new(false);
    let menulis = async {
        let mut diakui = 0;
        while !selesai.load(Ordering::SeqCst) {
            assert!(server.tambah(&token, &format!("selama-{diakui:04}")).await);
            diakui += 1;
        }
        diakui
    };
    let mencadangkan = async {
        let keluaran = tokio::task::block_in_place(|| {
            lama.jalankan(&["cadangan", "buat", "--ke", folder.to_str().unwrap()])
                .baik()
        });
        selesai.store(true, Ordering::SeqCst);
        keluaran
    };
    let (diakui, keluaran) = tokio::join!(menulis, mencadangkan);
    assert!(diakui > 0, "nothing was written meanwhile");
    let arsip = satu(&folder, ".zip");
    let arsip = arsip.to_str().unwrap();
    assert!(
        keluaran.contains(arsip)
            && keluaran.contains("kunci.pem")
            && keluaran.contains("rahasia.key"),
        "{keluaran}"
    );
    let periksa = lama.jalankan(&["cadangan", "periksa", arsip]).baik();
    assert!(periksa.contains("Cadangan utuh"), "{periksa}");
    let semua: BTreeSet<String> = server.akun(&token).await.into_iter().collect();
    server.hentikan();

    let baru = Mesin::baru();
    baru.jalankan(&["cadangan", "pulihkan", arsip]).baik();
    let server = baru.layani();
    let rahasia = "lkjip-rahasia.key";
    assert_eq!(
        std::fs::read(lama.berkas(rahasia)).unwrap(),
        std::fs::read(baru.berkas(rahasia)).unwrap()
    );
    // The key came along: who was signed in there is signed in here.
    let pulih: BTreeSet<String> = server.akun(&token).await.into_iter().collect();
    assert!(
        pulih.contains("admin") && pulih.contains("sebelum"),
        "{pulih:?}"
    );
    assert!(pulih.is_subset(&semua));
    let selama: Vec<&String> = pulih
        .iter()
        .filter(|nama| nama.starts_with("selama"))
        .collect();
    let awal: Vec<&String> = semua
        .iter()
        .filter(|nama| nama.starts_with("selama"))
        .take(selama.len())
        .collect();
    assert_eq!(selama, awal, "one moment of the data, without gaps");
    assert!(server.masuk("admin", SANDI).await.is_some());
    assert!(server.tambah(&token, "sesudah").await);
    server.hentikan();

    let isi = std::fs::read(baru.berkas("lkjip.db")).unwrap();
    let tolak = baru.jalankan(&["cadangan", "pulihkan", arsip]).gagal();
    assert!(tolak.contains("hanya ke tempat kosong"), "{tolak}");
    assert_eq!(std::fs::read(baru.berkas("lkjip.db")).unwrap(), isi);
}

#[tokio::test]
async fn a_damaged_archive_is_found_out_and_restores_nothing() {
    let mesin = Mesin::baru();
    mesin.jalankan(&["migrate"]).baik();
    mesin.jalankan(&["cadangan", "buat"]).baik();
    let arsip = satu(&mesin.folder, ".zip");
    let baik = std::fs::read(&arsip).unwrap();
    for letak in [baik.len() / 3, baik.len() / 2] {
        let mut rusak = baik.clone();
        rusak[letak] ^= 0x40;
        let arsip = mesin.berkas("rusak.zip");
        std::fs::write(&arsip, rusak).unwrap();
        let arsip = arsip.to_str().unwrap();
        mesin.jalankan(&["cadangan", "periksa", arsip]).gagal();
        let tujuan = Mesin::baru();
        tujuan.jalankan(&["cadangan", "pulihkan", arsip]).gagal();
        assert_eq!(isi_folder(&tujuan.folder), ["lkjip.toml"]);
    }
    let terpotong = mesin.berkas("terpotong.zip");
    std::fs::write(&terpotong, &baik[..baik.len() / 2]).unwrap();
    mesin
        .jalankan(&["cadangan", "periksa", terpotong.to_str().unwrap()])
        .gagal();
}

#[tokio::test]
async fn a_migration_leaves_a_way_back() {
    let mesin = Mesin::baru();
    let url = format!("sqlite://{}?mode=rwc", mesin.berkas("lkjip.db").display());
    let db = Database::connect(&url).await.unwrap();
    Migrator::up(&db, Some(17)).await.unwrap();
    db.execute_unprepared("INSERT INTO kabupaten VALUES (7, '99.99', 'Lama', 'uji')")
        .await
        .unwrap();
    db.close().await.unwrap();

    mesin.layani().hentikan();
    let arsip = satu(&mesin.folder, ".zip");
    assert!(
        arsip
            .to_str()
            .unwrap()
            .contains("lkjip-sebelum-migrasi-m0017-")
    );
    let kembali = Mesin::baru();
    kembali
        .jalankan(&["cadangan", "pulihkan", arsip.to_str().unwrap()])
        .baik();
    let url = format!("sqlite://{}", kembali.berkas("lkjip.db").display());
    let db = Database::connect(&url).await.unwrap();
    assert_eq!(
        Migrator::get_applied_migrations(&db).await.unwrap().len(),
        17
    );
    db.close().await.unwrap();

    // What is migrated already is not backed up again.
    mesin.layani().hentikan();
    assert_eq!(satu(&mesin.folder, ".zip"), arsip);
}

#[tokio::test]
async fn the_oldest_archives_give_way() {
    let mesin = Mesin::baru();
    mesin.jalankan(&["migrate"]).baik();
    let folder = mesin.berkas("cadangan");
    std::fs::create_dir(&folder).unwrap();
    for nama in [
        "lkjip-20200101T000000Z.zip",
        "lkjip-20200102T000000Z.zip",
        "lain.zip",
    ] {
        std::fs::write(folder.join(nama), "x").unwrap();
    }
    mesin
        .jalankan(&[
            "cadangan",
            "buat",
            "--simpan",
            "2",
            "--ke",
            folder.to_str().unwrap(),
        ])
        .baik();
    let ada = isi_folder(&folder);
    assert_eq!(ada.len(), 3, "{ada:?}");
    assert!(ada.contains(&"lain.zip".to_owned()));
    assert!(!ada.contains(&"lkjip-20200101T000000Z.zip".to_owned()));
}

fn isi_folder(folder: &Path) -> Vec<String> {
    let mut ada: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entri| entri.unwrap().file_name().into_string().unwrap())
        .collect();
    ada.sort();
    ada
}
