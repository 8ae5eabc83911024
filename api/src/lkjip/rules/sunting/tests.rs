use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::lkjip::dokumen::Dokumen;

fn contoh() -> Dokumen {
    let teks = include_str!("../../../../../data/contoh/lkjip-35.29.13-2023.json");
    serde_json::from_str(teks).unwrap()
}

fn ubahan(nomor: &str, isian: &Value) -> Ubahan {
    Ubahan {
        nomor: nomor.to_owned(),
        isian: isian.as_object().unwrap().clone(),
        ..Default::default()
    }
}

fn nomor(isi: &Dokumen) -> Vec<String> {
    isi.anggaran.iter().map(|it| it.nomor.clone()).collect()
}

#[test]
fn numbers_stand_as_people_count() {
    let mut semua = [
        "X", "I.10", "II", "I", "IX", "I.2", "I.2.1", "1.10", "1.9", "T1",
    ];
    semua.sort_by_key(|nomor| urutan(nomor));
    assert_eq!(
        semua,
        [
            "I", "I.2", "I.2.1", "1.9", "I.10", "1.10", "II", "IX", "X", "T1"
        ]
    );
    for (teks, angka) in [("IV", 4), ("XIX", 19), ("XL", 40), ("VIII", 8)] {
        assert_eq!(romawi(teks), Some(angka));
    }
    assert_eq!(romawi(""), None);
    assert_eq!(romawi("T1"), None);
}

#[test]
fn a_field_that_is_not_mentioned_stays_and_null_empties() {
    let mut isi = contoh();
    let lama = isi.anggaran[0].clone();
    let ubah = ubahan(&lama.nomor, &json!({ "lokasi": null, "satuan": "Dokumen" }));
    assert_eq!(
        anggaran::taruh(&mut isi, &ubah),
        Ok("/anggaran/0".to_owned())
    );
    let baru = &isi.anggaran[0];
    assert_eq!(
        (&baru.lokasi, baru.satuan.as_deref()),
        (&None, Some("Dokumen"))
    );
    assert_eq!((&baru.nama, &baru.renstra), (&lama.nama, &lama.renstra));
}

#[test]
fn children_and_references_follow_a_number() {
    let mut isi = contoh();
    let mut ubah = ubahan("1.1", &json!({}));
    ubah.nomor_baru = Some("1.7".to_owned());
    let merujuk = |isi: &Dokumen, nomor: &str| {
        let semua = isi.anggaran.iter();
        semua
            .filter(|it| it.sasaran.as_deref() == Some(nomor))
            .count()
    };
    let banyak = merujuk(&isi, "1.1");
    rencana::taruh_sasaran(&mut isi, &ubah).unwrap();
    assert_eq!(isi.rencana.tujuan[0].sasaran[0].indikator[0].nomor, "1.7.1");
    assert_eq!((merujuk(&isi, "1.1"), merujuk(&isi, "1.7")), (0, banyak));
    assert!(banyak > 0);
}

#[test]
fn a_row_moves_under_another_parent_and_is_there_once() {
    let mut isi = contoh();
    let ubah = ubahan("1.1.1", &json!({ "tujuan": "2" }));
    let letak = rencana::taruh_indikator(&mut isi, &ubah).unwrap();
    assert!(letak.starts_with("/rencana/tujuan/1/indikator/"), "{letak}");
    assert!(isi.rencana.tujuan[0].sasaran[0].indikator.is_empty());
    let ubah = ubahan("1.2", &json!({ "tujuan": "2" }));
    let letak = rencana::taruh_sasaran(&mut isi, &ubah).unwrap();
    assert_eq!(letak, "/rencana/tujuan/1/sasaran/0");
    assert_eq!(isi.rencana.tujuan[0].sasaran.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_was_put_and_taken_out_leaves_nothing_behind(
        program in 0..6_usize, nomor_baru in 50..99_u32
    ) {
        let semula = contoh();
        let program = semula
            .anggaran
            .iter()
            .filter(|it| !it.nomor.contains('.'))
            .nth(program)
            .unwrap();
        let kunci = format!("{}.{nomor_baru}", program.nomor);
        let mut isi = semula.clone();
        let ubah = ubahan(&kunci, &json!({ "level": "KEGIATAN", "nama": "Uji" }));
        anggaran::taruh(&mut isi, &ubah).unwrap();
        // Behind its programme and all that stands below it.
        let semua = nomor(&isi);
        let letak = semua.iter().position(|it| *it == kunci).unwrap();
        prop_assert!(turunan(&semua[letak - 1], &program.nomor));
        anggaran::hapus(&mut isi, &kunci).unwrap();
        prop_assert_eq!(isi, semula);
    }

    #[test]
    fn a_number_given_and_taken_back_is_as_before(program in 0..6_usize) {
        let semula = contoh();
        let lama = nomor(&semula)
            .into_iter()
            .filter(|it| !it.contains('.'))
            .nth(program)
            .unwrap();
        let mut isi = semula.clone();
        for (dari, ke) in [(lama.as_str(), "XL"), ("XL", lama.as_str())] {
            let mut ubah = ubahan(dari, &json!({}));
            ubah.nomor_baru = Some(ke.to_owned());
            anggaran::taruh(&mut isi, &ubah).unwrap();
            prop_assert_eq!(nomor(&isi).iter().any(|it| it == ke), true);
            prop_assert_eq!(nomor(&isi).iter().any(|it| turunan(it, dari)), false);
        }
        prop_assert_eq!(isi, semula);
    }
}
