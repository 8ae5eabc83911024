use entity::lkjip_indikator;
use entity::status::{BobotSkm, Peran, Polaritas, RumusCapaian, StatusLkjip};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use super::{serapan, survei};
use crate::fixture::{Baris, Kabupaten, kode, petik, skm};

pub(super) fn peringkat(args: &str) -> String {
    format!(
        "{{ peringkat({args}) {{ jumlah menurut indikator {{ kode }} barisList {{ peringkat peringkatLalu \
         perubahanPeringkat persentil kuartil nilai kecamatan {{ kode }} kategori {{ kode }} capaian {{ \
         nilai }} ketidakpastian {{ responden }} }} ketidakpastian {{ tingkat }} \
         tanpaDataList {{ kecamatan {{ kode }} alasan pesan }} }} }}"
    )
}

/// Why a kecamatan is not ranked.
fn alasan(hasil: &Value, nomor: u8) -> String {
    let tanpa = &hasil["tanpaDataList"];
    let posisi = petik(tanpa, "/kecamatan/kode")
        .iter()
        .position(|it| *it == kode(nomor));
    tanpa[posisi.unwrap()]["alasan"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn a_place_is_told_with_all_that_it_means() {
    let kabupaten = Kabupaten::new().await;
    for (tahun, nomor, realisasi) in [
        (2023, 1, "90"),
        (2023, 2, "85"),
        (2023, 3, "85"),
        (2023, 4, "70"),
        (2022, 1, "80"),
        (2022, 2, "88"),
        (2022, 4, "75"),
        (2022, 5, "99"),
    ] {
        kabupaten
            .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &[skm(realisasi)])
            .await;
    }
    let query = peringkat(r#"indikator: "SKM", tahun: 2023"#);
    let hasil = kabupaten.jawab(Peran::Camat, &query, "peringkat").await;
    let baris = &hasil["barisList"];
    assert_eq!(hasil["jumlah"], 4);
    assert_eq!(petik(baris, "/peringkat"), ["1", "2", "2", "4"]);
    // In 2022: 5, 2, 1, 4.
    assert_eq!(petik(baris, "/peringkatLalu"), ["3", "2", "null", "4"]);
    assert_eq!(petik(baris, "/perubahanPeringkat"), ["2", "0", "null", "0"]);
    assert_eq!(
        petik(baris, "/persentil"),
        ["100.00", "75.00", "75.00", "25.00"]
    );
    assert_eq!(petik(baris, "/kuartil"), ["1", "2", "2", "4"]);
    assert_eq!(baris[0]["kategori"]["kode"], "SANGAT_TINGGI");
    assert_eq!(hasil["ketidakpastian"], json!(null));
    // Within the islands alone there is nobody but number 4, which was the only one in 2022, too.
    let query = peringkat(r#"indikator: "SKM", tahun: 2023, letak: KEPULAUAN"#);
    let hasil = kabupaten.jawab(Peran::Camat, &query, "peringkat").await;
    let baris = &hasil["barisList"];
    assert_eq!(
        (petik(baris, "/peringkat"), petik(baris, "/peringkatLalu")),
        (vec!["1".to_owned()], vec!["1".to_owned()])
    );
}

#[tokio::test]
async fn improvement_is_over_the_approved_report_of_the_year_before_by_polarity() {
    let kabupaten = Kabupaten::new().await;
    let keluhan = |realisasi: &str| Baris {
        nomor: "1.1.2",
        kode: "KELUHAN",
        target: "10",
        ..skm(realisasi)
    };
    for (tahun, nomor, status, indeks, banyak) in [
        (2023, 1, StatusLkjip::Disetujui, "81.5", "7"),
        (2022, 1, StatusLkjip::Disetujui, "80", "10"),
        (2023, 2, StatusLkjip::Disetujui, "90", "5"),
        (2022, 2, StatusLkjip::Disetujui, "91", "1"),
        (2023, 3, StatusLkjip::Disetujui, "80", "5"),
        (2022, 3, StatusLkjip::Draf, "10", "50"),
        (2022, 4, StatusLkjip::Disetujui, "10", "50"),
    ] {
        let baris = [skm(indeks), keluhan(banyak)];
        kabupaten.laporan(nomor, tahun, 1, status, &baris).await;
    }
    for (indikator, nilai) in [("SKM", ["1.5", "-1"]), ("KELUHAN", ["3", "-4"])] {
        let query = peringkat(&format!(
            r#"indikator: "{indikator}", tahun: 2023, menurut: PENINGKATAN"#
        ));
        let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
        let baris = &hasil["barisList"];
        assert_eq!(petik(baris, "/nilai"), nilai);
        assert_eq!(petik(baris, "/kecamatan/kode"), [kode(1), kode(2)]);
        assert_eq!(alasan(&hasil, 3), "TANPA_TAHUN_LALU");
        assert_eq!(alasan(&hasil, 4), "BELUM_ADA_LAPORAN");
    }
}

#[tokio::test]
async fn a_figure_tells_how_it_came_about_and_from_which_report() {
    let kabupaten = Kabupaten::new().await;
    for (tahun, revisi, realisasi) in [(2022, 2, "80"), (2023, 1, "81.5")] {
        let baris = [skm(realisasi)];
        let id = kabupaten
            .laporan(1, tahun, revisi, StatusLkjip::Disetujui, &baris)
            .await;
        let angka = (Some(1), Some(4), Some(3));
        serapan::program(&kabupaten, id, ("I", None), angka).await;
        let isi = (BobotSkm::Tepat, survei::Isi::Jawaban([0, 0, 50, 50]));
        survei::survei(&kabupaten, id, isi, (Some(100), None)).await;
    }
    let indikator = r#", indikator: "SKM""#;
    let lalu = json!({ "tahun": 2022, "revisi": 2 });
    for (menurut, lain, nilai, rumus, masukan, lalu) in [
        (
            "REALISASI",
            indikator,
            "81.50",
            "realisasi",
            &[("realisasi", "81.5")][..],
            json!(null),
        ),
        (
            "CAPAIAN",
            indikator,
            "101.88",
            "realisasi / target × 100",
            &[("target", "80"), ("realisasi", "81.5")],
            json!(null),
        ),
        (
            "PENINGKATAN",
            indikator,
            "1.50",
            "kini − lalu",
            &[("kini", "81.5"), ("lalu", "80")],
            lalu,
        ),
        (
            "SKM",
            "",
            "87.50",
            "Σ NRR × 1/9 × 25",
            &[("Σ NRR", "31.5")],
            json!(null),
        ),
        (
            "SERAPAN",
            "",
            "75.00",
            "realisasi / pagu × 100",
            &[("pagu", "4"), ("realisasi", "3")],
            json!(null),
        ),
    ] {
        let query = format!(
            "{{ peringkat(tahun: 2023, menurut: {menurut}{lain}) {{ barisList {{ hitungan {{ nilai rumus \
             masukan {{ nama nilai }} }} lkjipLalu {{ tahun revisi }} }} }} }}"
        );
        let hasil = kabupaten.jawab(Peran::Operator, &query, "peringkat").await;
        let masukan: Vec<Value> = masukan
            .iter()
            .map(|(nama, nilai)| json!({ "nama": nama, "nilai": nilai }))
            .collect();
        let hitungan = json!({ "nilai": nilai, "rumus": rumus, "masukan": masukan });
        assert_eq!(
            hasil["barisList"],
            json!([{ "hitungan": hitungan, "lkjipLalu": lalu }]),
            "{menurut}"
        );
    }
}

#[tokio::test]
async fn absorption_ranks_whole_budgets_only() {
    let kabupaten = Kabupaten::new().await;
    let tulis = async |nomor, program: &[(Option<i64>, Option<i64>)]| {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[])
            .await;
        for (urutan, (pagu, realisasi)) in program.iter().enumerate() {
            let angka = (Some(1), *pagu, *realisasi);
            let nomor = ["I", "II"][urutan];
            serapan::program(&kabupaten, id, (nomor, None), angka).await;
        }
        // A kegiatan is part of its programme.
        serapan::program(&kabupaten, id, ("I.1", None), (None, Some(9), Some(0))).await;
    };
    tulis(1, &[(Some(3), Some(1))]).await;
    tulis(2, &[(Some(4), Some(1)), (Some(2), Some(1))]).await;
    tulis(3, &[(Some(10), Some(9))]).await;
    tulis(4, &[(Some(10), Some(10)), (Some(10), None)]).await;
    tulis(5, &[(Some(0), Some(0))]).await;
    tulis(6, &[]).await;
    let hasil = kabupaten
        .jawab(
            Peran::Operator,
            &peringkat("tahun: 2023, menurut: SERAPAN"),
            "peringkat",
        )
        .await;
    let baris = &hasil["barisList"];
    // A third is a third, of whatever sum.
    assert_eq!(petik(baris, "/peringkat"), ["1", "2", "2"]);
    assert_eq!(petik(baris, "/nilai"), ["90.00", "33.33", "33.33"]);
    assert_eq!(petik(baris, "/kecamatan/kode"), [kode(3), kode(1), kode(2)]);
    for (nomor, harapan) in [
        (4, "BELUM_DIISI"),
        (5, "TAK_TERHITUNG"),
        (6, "BELUM_DIISI"),
        (7, "BELUM_ADA_LAPORAN"),
    ] {
        assert_eq!(alasan(&hasil, nomor), harapan, "{nomor}");
    }
}

/// An approved report whose indicator is `isi` otherwise.
async fn berbeda(kabupaten: &Kabupaten, nomor: u8, isi: lkjip_indikator::ActiveModel) {
    let id = kabupaten
        .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm("80")])
        .await;
    lkjip_indikator::Entity::update_many()
        .set(isi)
        .filter(lkjip_indikator::Column::LkjipId.eq(id))
        .exec(kabupaten.world.app.db.writer())
        .await
        .unwrap();
}

#[tokio::test]
async fn who_measures_otherwise_is_listed_and_not_ranked() {
    let kabupaten = Kabupaten::new().await;
    let kosong = lkjip_indikator::ActiveModel::default;
    let satuan = |teks: &str| lkjip_indikator::ActiveModel {
        satuan: Set(teks.to_owned()),
        ..kosong()
    };
    let lain = lkjip_indikator::ActiveModel {
        polaritas: Set(Polaritas::Negatif),
        ..kosong()
    };
    let rumus = lkjip_indikator::ActiveModel {
        rumus: Set(RumusCapaian::NegatifF2),
        ..kosong()
    };
    let skala = lkjip_indikator::ActiveModel {
        skala_id: Set(Some(entity::id::SkalaId(1))),
        ..kosong()
    };
    berbeda(&kabupaten, 1, satuan("Persen keluhan")).await;
    berbeda(&kabupaten, 2, lain).await;
    berbeda(&kabupaten, 3, rumus).await;
    // A scale matters where figures are predikat.
    berbeda(&kabupaten, 4, skala).await;
    kabupaten
        .laporan(5, 2023, 1, StatusLkjip::Disetujui, &[skm("79")])
        .await;
    for menurut in ["REALISASI", "CAPAIAN"] {
        let query = peringkat(&format!(
            r#"indikator: "SKM", tahun: 2023, menurut: {menurut}"#
        ));
        let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
        assert_eq!(
            petik(&hasil["barisList"], "/kecamatan/kode"),
            [kode(4), kode(5)]
        );
        for (nomor, harapan) in [
            (1, "SATUAN_BERBEDA"),
            (2, "POLARITAS_BERBEDA"),
            (3, "RUMUS_BERBEDA"),
        ] {
            assert_eq!(alasan(&hasil, nomor), harapan);
        }
    }
}

/// A report that defines the indicator otherwise is listed, also over all kabupaten; one that words it otherwise
/// is ranked.
#[tokio::test]
async fn who_defines_otherwise_is_listed_and_not_ranked() {
    let kabupaten = Kabupaten::new().await;
    let teks = |teks: &str| Set(Some(teks.to_owned()));
    let kosong = lkjip_indikator::ActiveModel::default;
    for (nomor, isi) in [
        (
            1,
            lkjip_indikator::ActiveModel {
                definisi: teks("Banyaknya keluhan warga yang diselesaikan."),
                ..kosong()
            },
        ),
        (
            2,
            lkjip_indikator::ActiveModel {
                formulasi: teks("Jumlah keluhan selesai / jumlah keluhan x 100 %"),
                ..kosong()
            },
        ),
        (
            3,
            lkjip_indikator::ActiveModel {
                definisi: teks(
                    "SURVEY Kepuasan Masyarakat merupakan pengukuran tingkat kepuasan masyarakat",
                ),
                formulasi: teks("SKM = jumlah NRR tiap unsur x 1/9 x 25"),
                ..kosong()
            },
        ),
    ] {
        berbeda(&kabupaten, nomor, isi).await;
    }
    for menurut in ["REALISASI", "CAPAIAN"] {
        let query = peringkat(&format!(
            r#"indikator: "SKM", tahun: 2023, menurut: {menurut}"#
        ));
        let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
        assert_eq!(petik(&hasil["barisList"], "/kecamatan/kode"), [kode(3)]);
        assert_eq!(
            [alasan(&hasil, 1), alasan(&hasil, 2)],
            ["DEFINISI_BERBEDA", "DEFINISI_BERBEDA"]
        );
    }
    let query = r#"{ peringkatNegara(indikator: "SKM", tahun: 2023) { barisList { nodes { kecamatan { kode } } }
        jumlahTanpaDataList { alasan jumlah } } }"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, query, "peringkatNegara")
        .await;
    assert_eq!(
        petik(&hasil["barisList"]["nodes"], "/kecamatan/kode"),
        [kode(3)]
    );
    assert_eq!(
        hasil["jumlahTanpaDataList"],
        json!([
            { "alasan": "BELUM_ADA_LAPORAN", "jumlah": 24 },
            { "alasan": "DEFINISI_BERBEDA", "jumlah": 2 },
        ])
    );
}

#[tokio::test]
async fn a_basis_asks_for_what_it_needs_and_for_nothing_else() {
    let kabupaten = Kabupaten::new().await;
    for args in [
        "tahun: 2023",
        "tahun: 2023, menurut: PENINGKATAN",
        r#"tahun: 2023, menurut: SKM, indikator: "SKM""#,
        r#"tahun: 2023, menurut: SERAPAN, indikator: "SKM""#,
        "tahun: 2023, menurut: KOMPOSIT",
        r#"tahun: 2023, menurut: SERAPAN, komposit: "KINERJA""#,
        r#"tahun: 2023, menurut: KOMPOSIT, komposit: "KINERJA", indikator: "SKM""#,
    ] {
        let hasil = kabupaten.tanya(Peran::Analis, &peringkat(args)).await;
        let salah = &hasil["errors"][0];
        assert_eq!(salah["extensions"]["code"], "BAD_USER_INPUT", "{args}");
    }
}
