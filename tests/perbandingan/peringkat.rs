use entity::status::{Peran, StatusLkjip};
use sea_orm::ConnectionTrait as _;
use serde_json::json;

use crate::fixture::{Baris, Kabupaten, kode, petik, skm};

pub(super) fn peringkat(args: &str) -> String {
    format!(
        "{{ peringkat({args}) {{ barisList {{ peringkat nilai kecamatan {{ kode }} lkjip {{ revisi \
         status }} indikatorLkjip {{ nomor }} target {{ nilai }} realisasi {{ nilai predikat }} \
         capaian {{ nilai }} kategori {{ kode }} }} tanpaDataList {{ kecamatan {{ kode }} alasan \
         lkjip {{ status }} }} }} }}"
    )
}

#[tokio::test]
async fn ties_share_a_place_and_those_without_data_are_listed_apart() {
    let kabupaten = Kabupaten::new().await;
    for (nomor, realisasi) in [(1, "81.32"), (2, "90"), (3, "81.3200"), (4, "70"), (5, "")] {
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm(realisasi)])
            .await;
    }
    let libur = Baris {
        tidak_berlaku: true,
        ..skm("")
    };
    let tanpa_target = Baris {
        target: "0",
        ..skm("85")
    };
    for (nomor, baris) in [(6, vec![libur]), (7, vec![]), (8, vec![tanpa_target])] {
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &baris)
            .await;
    }
    let query = peringkat(r#"indikator: "SKM", tahun: 2023"#);
    let hasil = kabupaten.jawab(Peran::Operator, &query, "peringkat").await;
    let baris = &hasil["barisList"];
    assert_eq!(petik(baris, "/peringkat"), ["1", "2", "3", "3", "5"]);
    assert_eq!(
        petik(baris, "/kecamatan/kode"),
        [kode(2), kode(8), kode(1), kode(3), kode(4)]
    );
    assert_eq!(petik(baris, "/nilai"), ["90", "85", "81.32", "81.32", "70"]);
    assert_eq!(baris[2]["capaian"]["nilai"], "101.65");
    assert_eq!(baris[2]["kategori"]["kode"], "SANGAT_TINGGI");
    assert_eq!(baris[1]["capaian"]["nilai"], json!(null));
    let tanpa = &hasil["tanpaDataList"];
    assert_eq!(tanpa.as_array().unwrap().len(), 27 - 5);
    assert_eq!(
        petik(tanpa, "/alasan")[..4],
        [
            "BELUM_DIISI",
            "TIDAK_BERLAKU",
            "TIDAK_DIMUAT",
            "BELUM_ADA_LAPORAN"
        ]
    );

    let query = peringkat(r#"indikator: "SKM", tahun: 2023, menurut: CAPAIAN"#);
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    assert_eq!(
        petik(&hasil["barisList"], "/nilai"),
        ["112.50", "101.65", "101.65", "87.50"]
    );
    let tanpa = &hasil["tanpaDataList"];
    let delapan = petik(tanpa, "/kecamatan/kode")
        .iter()
        .position(|it| *it == kode(8))
        .unwrap();
    assert_eq!(tanpa[delapan]["alasan"], "TAK_TERHITUNG");
}

#[tokio::test]
async fn only_mainland_or_islands_when_asked() {
    let kabupaten = Kabupaten::new().await;
    kabupaten.penuh().await;
    let query = peringkat(r#"indikator: "SKM", tahun: 2023, letak: KEPULAUAN"#);
    let hasil = kabupaten.jawab(Peran::Camat, &query, "peringkat").await;
    let pulau = [27, 25, 24, 23, 22, 21, 20, 8, 4].map(kode);
    assert_eq!(petik(&hasil["barisList"], "/kecamatan/kode"), pulau);
    assert_eq!(hasil["tanpaDataList"], json!([]));
}

#[tokio::test]
async fn fewer_is_better_for_a_negative_indicator() {
    let kabupaten = Kabupaten::new().await;
    for (nomor, realisasi) in [(1, "12"), (2, "8"), (3, "10")] {
        let keluhan = Baris {
            kode: "KELUHAN",
            target: "10",
            ..skm(realisasi)
        };
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[keluhan])
            .await;
    }
    for (menurut, nilai) in [
        ("REALISASI", ["8", "10", "12"]),
        ("CAPAIAN", ["120.00", "100.00", "80.00"]),
    ] {
        let query = peringkat(&format!(
            r#"indikator: "KELUHAN", tahun: 2023, menurut: {menurut}"#
        ));
        let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
        let baris = &hasil["barisList"];
        assert_eq!(petik(baris, "/kecamatan/kode"), [kode(2), kode(3), kode(1)]);
        assert_eq!(petik(baris, "/nilai"), nilai);
    }
}

#[tokio::test]
async fn predikat_are_ranked_by_their_score() {
    let kabupaten = Kabupaten::new().await;
    for (nomor, realisasi) in [(1, "CC"), (2, "AA"), (3, "BB"), (4, "Z")] {
        let sakip = Baris {
            kode: "SAKIP",
            target: "BB",
            ..skm(realisasi)
        };
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[sakip])
            .await;
    }
    let query = peringkat(r#"indikator: "SAKIP", tahun: 2023"#);
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    let baris = &hasil["barisList"];
    assert_eq!(petik(baris, "/realisasi/predikat"), ["AA", "BB", "CC"]);
    assert_eq!(petik(baris, "/nilai"), ["90", "70", "50"]);
    assert_eq!(baris[0]["capaian"]["nilai"], "128.57");
    assert_eq!(hasil["tanpaDataList"][0]["alasan"], "TAK_TERHITUNG");
}

/// What the unit of a predikat is called is no other measure; that of a number is.
#[tokio::test]
async fn predikat_are_ranked_whatever_their_unit_is_called() {
    for (target, realisasi, nilai, alasan) in [
        ("BB", "A", &["80"][..], "BELUM_ADA_LAPORAN"),
        ("70", "80", &[], "SATUAN_BERBEDA"),
    ] {
        let kabupaten = Kabupaten::new().await;
        let sakip = Baris {
            kode: "SAKIP",
            target,
            ..skm(realisasi)
        };
        kabupaten
            .laporan(1, 2023, 1, StatusLkjip::Disetujui, &[sakip])
            .await;
        let db = kabupaten.world.app.db.writer();
        db.execute_unprepared("UPDATE lkjip_indikator SET satuan = 'Predikat'")
            .await
            .unwrap();
        let query = peringkat(r#"indikator: "SAKIP", tahun: 2023"#);
        let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
        assert_eq!(petik(&hasil["barisList"], "/nilai"), nilai);
        assert_eq!(hasil["tanpaDataList"][0]["alasan"], alasan);
    }
}

#[tokio::test]
async fn the_indicator_of_the_sasaran_counts_before_that_of_the_tujuan() {
    let kabupaten = Kabupaten::new().await;
    let tujuan = Baris {
        nomor: "T1.1",
        ..skm("99")
    };
    kabupaten
        .laporan(13, 2023, 1, StatusLkjip::Disetujui, &[tujuan, skm("81.32")])
        .await;
    let query = peringkat(r#"indikator: "SKM", tahun: 2023"#);
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    assert_eq!(petik(&hasil["barisList"], "/nilai"), ["81.32"]);
    assert_eq!(
        petik(&hasil["barisList"], "/indikatorLkjip/nomor"),
        ["1.1.1"]
    );
}

#[tokio::test]
async fn reports_under_review_count_only_for_those_who_may_see_them_and_drafts_never() {
    let kabupaten = Kabupaten::new().await;
    let tulis = async |nomor, revisi, status, realisasi| {
        kabupaten
            .laporan(nomor, 2023, revisi, status, &[skm(realisasi)])
            .await
    };
    tulis(1, 1, StatusLkjip::Disetujui, "80").await;
    tulis(1, 2, StatusLkjip::Diajukan, "95").await;
    tulis(2, 1, StatusLkjip::Disetujui, "81").await;
    tulis(2, 2, StatusLkjip::Draf, "99").await;
    tulis(3, 1, StatusLkjip::Draf, "98").await;
    tulis(4, 1, StatusLkjip::Dikembalikan, "70").await;
    // The operator's own kecamatan.
    tulis(13, 1, StatusLkjip::Draf, "97").await;
    let disetujui = peringkat(r#"indikator: "SKM", tahun: 2023"#);
    let proses = peringkat(r#"indikator: "SKM", tahun: 2023, sertakanProses: true"#);
    for &peran in Peran::SEMUA {
        let hasil = kabupaten.jawab(peran, &disetujui, "peringkat").await;
        assert_eq!(petik(&hasil["barisList"], "/nilai"), ["81", "80"]);
        let tanpa = &hasil["tanpaDataList"];
        assert_eq!(tanpa.as_array().unwrap().len(), 25);
        for (alasan, lkjip) in petik(tanpa, "/alasan").iter().zip(petik(tanpa, "/lkjip")) {
            assert_eq!(
                (alasan.as_str(), lkjip.as_str()),
                ("BELUM_ADA_LAPORAN", "null")
            );
        }
        let hasil = kabupaten.tanya(peran, &proses).await;
        if matches!(peran, Peran::Reviewer | Peran::Analis) {
            let baris = &hasil["data"]["peringkat"]["barisList"];
            assert_eq!(petik(baris, "/nilai"), ["95", "81", "70"], "{peran:?}");
            assert_eq!(petik(baris, "/lkjip/revisi"), ["2", "1", "1"]);
        } else {
            assert_eq!(
                hasil["errors"][0]["extensions"]["code"], "FORBIDDEN",
                "{peran:?}"
            );
        }
    }
}

#[tokio::test]
async fn an_unknown_indicator_is_not_found() {
    let kabupaten = Kabupaten::new().await;
    let query = peringkat(r#"indikator: "TIDAK_ADA", tahun: 2023"#);
    let hasil = kabupaten.tanya(Peran::Analis, &query).await;
    assert_eq!(hasil["errors"][0]["extensions"]["code"], "NOT_FOUND");
}
