//! The graph from the kabupaten down, and back up.

use entity::status::{Peran, StatusLkjip};
use serde_json::json;

use crate::fixture::{Kabupaten, kode, petik, skm};
use crate::harness::code;

#[tokio::test]
async fn the_kabupaten_is_walked_down_to_the_desa_and_back() {
    let kabupaten = Kabupaten::new().await;
    let query = "{ kabupaten { kode nama kecamatanList { kode kabupaten { nama } \
        desaList { kode kecamatan { kode } } } } }";
    let hasil = kabupaten.jawab(Peran::Operator, query, "kabupaten").await;
    assert_eq!(
        (&hasil["kode"], &hasil["nama"]),
        (&json!("35.29"), &json!("Sumenep"))
    );
    let kecamatan = &hasil["kecamatanList"];
    let semua: Vec<String> = (1..=27).map(kode).collect();
    assert_eq!(petik(kecamatan, "/kode"), semua);
    let mut desa = 0;
    for kecamatan in kecamatan.as_array().unwrap() {
        assert_eq!(kecamatan["kabupaten"]["nama"], "Sumenep");
        for milik in petik(&kecamatan["desaList"], "/kecamatan/kode") {
            assert_eq!(milik, kecamatan["kode"].as_str().unwrap());
            desa += 1;
        }
    }
    assert_eq!(desa, 334);
}

#[tokio::test]
async fn a_report_is_reached_from_its_kecamatan_and_leads_back() {
    let kabupaten = Kabupaten::new().await;
    kabupaten.penuh().await;
    let query = "{ kecamatanList(letak: KEPULAUAN) { kode lkjip(tahun: 2023) { status \
        kecamatan { kode letak } indikatorList { realisasi { nilai } lkjip { tahun } \
        sasaran { tujuan { lkjip { kecamatan { kode } } } } } } } }";
    let hasil = kabupaten
        .jawab(Peran::Integrasi, query, "kecamatanList")
        .await;
    let milik = petik(&hasil, "/kode");
    assert_eq!(milik.len(), 9);
    assert_eq!(petik(&hasil, "/lkjip/kecamatan/kode"), milik);
    let jalan = "/lkjip/indikatorList/0/sasaran/tujuan/lkjip/kecamatan/kode";
    assert_eq!(petik(&hasil, jalan), milik);
}

#[tokio::test]
async fn a_walk_costs_the_same_for_one_kecamatan_and_for_all() {
    let query = "{ kecamatanList { kode desaList { kode } lkjip(tahun: 2023) { status \
        indikatorList { nama target { nilai } capaian { nilai } kategori { label } \
        tahunLaluList { tahun } } tujuanList { sasaranList { nomor } } \
        kekuranganList { path } temuanList { path } } } }";
    let mut ongkos = Vec::new();
    for banyak in [1, 27] {
        let kabupaten = Kabupaten::new().await;
        for nomor in 1..=banyak {
            kabupaten
                .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm("81.32")])
                .await;
        }
        let sebelum = kabupaten.world.app.db.statements();
        kabupaten.jawab(Peran::Analis, query, "kecamatanList").await;
        ongkos.push(kabupaten.world.app.db.statements() - sebelum);
    }
    assert_eq!(ongkos[0], ongkos[1]);
}

#[tokio::test]
async fn an_unknown_kecamatan_is_not_found() {
    let kabupaten = Kabupaten::new().await;
    for kode in ["35.29.99", "", "35.28.01"] {
        let query = format!("{{ kecamatan(kode: \"{kode}\") {{ nama }} }}");
        let hasil = kabupaten.tanya(Peran::Admin, &query).await;
        assert_eq!(code(&hasil), "NOT_FOUND", "{kode}");
    }
}

#[tokio::test]
async fn the_way_back_up_costs_the_same_for_few_kecamatan_and_for_many() {
    let kabupaten = Kabupaten::new().await;
    let mut ongkos = Vec::new();
    for mana in ["(letak: KEPULAUAN)", ""] {
        let query = format!("{{ kecamatanList{mana} {{ kabupaten {{ nama }} }} }}");
        let sebelum = kabupaten.world.app.db.statements();
        kabupaten
            .jawab(Peran::Operator, &query, "kecamatanList")
            .await;
        ongkos.push(kabupaten.world.app.db.statements() - sebelum);
    }
    assert_eq!(ongkos[0], ongkos[1]);
}
