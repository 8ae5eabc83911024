use entity::id::LkjipId;
use entity::status::{BobotSkm, Peran, StatusLkjip, Unsur};
use entity::value::Nilai;
use entity::{lkjip_skm, lkjip_skm_unsur};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use crate::fixture::{Kabupaten, petik, skm};

pub(super) fn query(args: &str) -> String {
    format!(
        "{{ perbandinganSkm({args}) {{ terlemahList \
         unsurList {{ unsur sebaran {{ jumlah median }} sebaranLetakList {{ letak sebaran {{ median }} }} \
         terlemahDiList {{ kode }} terendahList {{ kode }} \
         nilaiList {{ kecamatan {{ kode }} terlemah nilai {{ nilai masukan {{ nama nilai }} }} \
         terhadapMedian {{ nilai }} terhadapMedianLetak {{ nilai }} uji {{ pencilan skor {{ nilai }} }} }} }} \
         kecamatanList {{ kecamatan {{ kode }} terlemahList lkjip {{ revisi }} \
         skm {{ indeks {{ nilai }} mutu {{ kode }} }} \
         terhadapTolokUkurList {{ tolokUkur {{ jenis nama }} poin {{ nilai }} }} }} \
         tanpaDataList {{ kecamatan {{ kode }} alasan }} }} }}"
    )
}

/// A survey whose unsur all have the mean `umum`, in ten-thousandths, except those named; without any when
/// `umum` is none.
pub(crate) async fn survei(
    kabupaten: &Kabupaten,
    laporan: LkjipId,
    umum: Option<i64>,
    lain: &[(Unsur, i64)],
) {
    let db = kabupaten.world.app.db.writer();
    lkjip_skm::Entity::insert(lkjip_skm::ActiveModel {
        lkjip_id: Set(laporan),
        bobot: Set(BobotSkm::Tepat),
        indeks: Set(Some(Nilai(800_000))),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap();
    let Some(umum) = umum else { return };
    for &unsur in Unsur::SEMUA {
        let nrr = lain
            .iter()
            .find(|(ini, _)| *ini == unsur)
            .map_or(umum, |(_, nrr)| *nrr);
        lkjip_skm_unsur::Entity::insert(lkjip_skm_unsur::ActiveModel {
            lkjip_id: Set(laporan),
            unsur: Set(unsur),
            nrr: Set(Some(Nilai(nrr))),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    }
}

pub(super) async fn cerita() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    let laporan = async |nomor| {
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[])
            .await
    };
    for (nomor, umum, lain) in [
        (1, 33_000, vec![(Unsur::Waktu, 30_000)]),
        (
            2,
            34_000,
            vec![(Unsur::Waktu, 31_000), (Unsur::Sarana, 31_000)],
        ),
        (
            3,
            32_000,
            vec![(Unsur::Sarana, 29_999), (Unsur::Waktu, 32_500)],
        ),
        (4, 30_000, vec![(Unsur::Waktu, 26_000)]),
        (8, 30_500, vec![(Unsur::Waktu, 27_000)]),
    ] {
        survei(&kabupaten, laporan(nomor).await, Some(umum), &lain).await;
    }
    survei(&kabupaten, laporan(5).await, None, &[]).await;
    laporan(6).await;
    kabupaten
}

#[tokio::test]
async fn which_unsur_is_weakest_where() {
    let kabupaten = cerita().await;
    let hasil = kabupaten
        .jawab(Peran::Camat, &query("tahun: 2023"), "perbandinganSkm")
        .await;
    assert_eq!(hasil["unsurList"].as_array().unwrap().len(), 9);
    assert_eq!(hasil["terlemahList"], json!(["WAKTU"]));
    let satu = |unsur: &str| {
        let semua = hasil["unsurList"].as_array().unwrap();
        semua
            .iter()
            .find(|it| it["unsur"] == unsur)
            .unwrap()
            .clone()
    };
    // 25 × 2.6, 2.7, 3.0, 3.1, 3.25; mainland 3.0, 3.1, 3.25, islands 2.6, 2.7.
    let waktu = satu("WAKTU");
    assert_eq!(waktu["sebaran"], json!({ "jumlah": 5, "median": "75.00" }));
    assert_eq!(
        waktu["sebaranLetakList"],
        json!([
            { "letak": "DARATAN", "sebaran": { "median": "77.50" } },
            { "letak": "KEPULAUAN", "sebaran": { "median": "66.25" } },
        ])
    );
    assert_eq!(
        petik(&waktu["terlemahDiList"], "/kode"),
        ["35.29.01", "35.29.02", "35.29.04", "35.29.08"]
    );
    assert_eq!(petik(&waktu["terendahList"], "/kode"), ["35.29.04"]);
    let nilai = &waktu["nilaiList"];
    assert_eq!(
        petik(nilai, "/nilai/nilai"),
        ["75.00", "77.50", "81.25", "65.00", "67.50"]
    );
    assert_eq!(
        petik(nilai, "/terhadapMedian/nilai"),
        ["0.00", "2.50", "6.25", "-10.00", "-7.50"]
    );
    assert_eq!(
        petik(nilai, "/terhadapMedianLetak/nilai"),
        ["-2.50", "0.00", "3.75", "-1.25", "1.25"]
    );
    assert_eq!(nilai[2]["terlemah"], false);
    assert_eq!(
        nilai[3]["nilai"]["masukan"],
        json!([{ "nama": "NRR", "nilai": "2.6" }])
    );
    // Deviations 0, 2.5, 6.25, 10, 7.5: MAD 6.25; 0.6745 × −10 / 6.25.
    assert_eq!(
        nilai[3]["uji"],
        json!({ "pencilan": false, "skor": { "nilai": "-1.08" } })
    );
    // The lowest of Talango and of Raas is not that of the sarana of Bluto, which is lowest by a hair.
    let sarana = satu("SARANA");
    assert_eq!(
        petik(&sarana["terlemahDiList"], "/kode"),
        ["35.29.02", "35.29.03"]
    );
    assert_eq!(petik(&sarana["terendahList"], "/kode"), ["35.29.03"]);
    assert_eq!(satu("BIAYA")["terlemahDiList"], json!([]));
    let kecamatan = &hasil["kecamatanList"];
    assert_eq!(kecamatan[1]["terlemahList"], json!(["WAKTU", "SARANA"]));
    // (8 × 3.3 + 3.0) / 9 × 25, against 88.19.
    assert_eq!(kecamatan[0]["skm"]["indeks"]["nilai"], "81.67");
    assert_eq!(
        kecamatan[0]["terhadapTolokUkurList"][0]["poin"]["nilai"],
        "-6.52"
    );
    // Of number 5 only the index is known: 80, against 88.19.
    assert_eq!(kecamatan[4]["kecamatan"]["kode"], "35.29.05");
    assert_eq!(kecamatan[4]["terlemahList"], json!([]));
    assert_eq!(kecamatan[4]["skm"]["indeks"]["nilai"], "80.00");
    assert_eq!(
        kecamatan[4]["terhadapTolokUkurList"][0]["poin"]["nilai"],
        "-8.19"
    );
    let tanpa = &hasil["tanpaDataList"];
    assert_eq!(
        petik(tanpa, "/alasan")[..3],
        ["HANYA_INDEKS", "BELUM_DIISI", "BELUM_ADA_LAPORAN"]
    );
    assert_eq!(tanpa.as_array().unwrap().len(), 22);
}

#[tokio::test]
async fn the_islands_among_themselves() {
    let kabupaten = cerita().await;
    let hasil = kabupaten
        .jawab(
            Peran::Analis,
            &query("tahun: 2023, letak: KEPULAUAN"),
            "perbandinganSkm",
        )
        .await;
    assert_eq!(
        petik(&hasil["kecamatanList"], "/kecamatan/kode"),
        ["35.29.04", "35.29.08"]
    );
    assert_eq!(hasil["tanpaDataList"].as_array().unwrap().len(), 7);
    assert_eq!(hasil["unsurList"][0]["nilaiList"][0]["uji"], json!(null));
    let unsur = hasil["unsurList"].as_array().unwrap();
    let waktu = unsur.iter().find(|satu| satu["unsur"] == "WAKTU").unwrap();
    assert_eq!(waktu["sebaran"], json!({ "jumlah": 2, "median": "66.25" }));
    // The median of the kabupaten is that of the kabupaten, whatever is shown.
    assert_eq!(
        petik(&waktu["nilaiList"], "/terhadapMedian/nilai"),
        ["-10.00", "-7.50"]
    );
    let kosong = kabupaten
        .jawab(Peran::Analis, &query("tahun: 2022"), "perbandinganSkm")
        .await;
    assert_eq!(kosong["terlemahList"], json!([]));
    assert_eq!(kosong["unsurList"][0]["sebaran"], json!(null));
}

/// An index by 0,11 is not held against a benchmark as those by a ninth are.
#[tokio::test]
async fn an_index_by_another_weight_has_no_gap_to_a_benchmark() {
    let kabupaten = cerita().await;
    let satu = lkjip_skm::Entity::find()
        .one(kabupaten.world.app.db.writer())
        .await
        .unwrap()
        .unwrap();
    lkjip_skm::Entity::update_many()
        .set(lkjip_skm::ActiveModel {
            bobot: Set(BobotSkm::Dua),
            ..Default::default()
        })
        .filter(lkjip_skm::Column::LkjipId.eq(satu.lkjip_id))
        .exec(kabupaten.world.app.db.writer())
        .await
        .unwrap();
    let query = "{ perbandinganSkm(tahun: 2023) { kecamatanList { skm { bobot } \
        terhadapTolokUkurList { poin { nilai alasan { kode } } } } } }";
    let hasil = kabupaten
        .jawab(Peran::Analis, query, "perbandinganSkm")
        .await;
    for satu in hasil["kecamatanList"].as_array().unwrap() {
        let alasan = &satu["terhadapTolokUkurList"][0]["poin"]["alasan"];
        let dua = satu["skm"]["bobot"] == "DUA";
        assert_eq!(alasan["kode"] == "SKALA_BERBEDA", dua, "{satu}");
    }
}

/// By which weight the surveys are compared, every report with a survey says, here as in the matrix.
#[tokio::test]
async fn the_weight_of_most_is_the_same_as_in_the_matrix() {
    let kabupaten = Kabupaten::new().await;
    let db = kabupaten.world.app.db.writer();
    for nomor in 1..=3 {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm("80")])
            .await;
        survei(&kabupaten, id, None, &[]).await;
        if nomor > 1 {
            lkjip_skm::Entity::update_many()
                .set(lkjip_skm::ActiveModel {
                    bobot: Set(BobotSkm::Dua),
                    indeks: Set(None),
                    ..Default::default()
                })
                .filter(lkjip_skm::Column::LkjipId.eq(id))
                .exec(db)
                .await
                .unwrap();
        }
    }
    let gap = "terhadapTolokUkurList { poin { alasan { kode } } }";
    let query = format!("{{ perbandinganSkm(tahun: 2023) {{ kecamatanList {{ {gap} }} }} }}");
    let survei = kabupaten
        .jawab(Peran::Analis, &query, "perbandinganSkm")
        .await;
    let query = format!(
        r#"{{ matriks(indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["35.29.01"]) {{
            selList {{ {gap} }} }} }}"#
    );
    let matriks = kabupaten.jawab(Peran::Analis, &query, "matriks").await;
    for list in [&survei["kecamatanList"], &matriks["selList"]] {
        assert_eq!(
            petik(list, "/terhadapTolokUkurList/0/poin/alasan/kode"),
            ["SKALA_BERBEDA"]
        );
    }
}
