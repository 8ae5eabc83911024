use proptest::prelude::*;
use serde_json::json;

use super::*;

fn contoh() -> Value {
    serde_json::from_str(include_str!(
        "../../../../../data/contoh/lkjip-35.29.13-2023.json"
    ))
    .unwrap()
}

fn dokumen(isi: &Value) -> Dokumen {
    serde_json::from_value(isi.clone()).unwrap()
}

/// What an edit of the sample is told as.
fn sunting(edit: impl FnOnce(&mut Value)) -> Vec<(String, JenisPerubahan, Option<String>)> {
    let lama = contoh();
    let mut baru = lama.clone();
    edit(&mut baru);
    beda(&dokumen(&lama), &dokumen(&baru))
        .into_iter()
        .map(|satu| (satu.path, satu.jenis, satu.sesudah))
        .collect()
}

fn baris<'a>(isi: &'a mut Value, nomor: &str) -> &'a mut Value {
    isi["anggaran"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|baris| baris["nomor"] == nomor)
        .unwrap()
}

fn ubah(path: &str, teks: &str) -> (String, JenisPerubahan, Option<String>) {
    (path.to_owned(), JenisPerubahan::Ubah, Some(teks.to_owned()))
}

#[test]
fn a_figure_is_told_at_the_place_its_author_knows() {
    assert_eq!(
        sunting(|isi| baris(isi, "I")["paguMurni"] = json!("1")),
        [ubah("/anggaran/I/paguMurni", "1")]
    );
    assert_eq!(
        sunting(|isi| {
            let indikator = &mut isi["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0];
            indikator["realisasi"]["nilai"] = json!("80");
            indikator["ukuran"][0]["nilai"] = json!("79");
        })
        .into_iter()
        .map(|(path, ..)| path)
        .filter(|path| path.ends_with("nilai"))
        .count(),
        2
    );
    assert_eq!(
        sunting(|isi| isi["tanggal"] = Value::Null),
        [("/tanggal".to_owned(), JenisPerubahan::Hapus, None)]
    );
}

#[test]
fn the_row_of_a_figure_is_what_one_person_fills_in() {
    let mut baru = contoh();
    baris(&mut baru, "I.2.1")["renstra"] = json!([{ "tahun": 2023, "pagu": "7" }]);
    baru["perjanjian"][0]["program"][0]["anggaran"] = json!("8");
    baru["perjanjian"][0]["pihakPertama"]["nama"] = json!("Lain");
    baru["narasi"][0]["isi"] = json!("Lain");
    baru["tertulis"] = json!([{ "kolom": "uji", "teks": "1" }]);
    baru["tabel"][0]["judul"] = json!("Lain");
    let mut rows: Vec<_> = beda(&dokumen(&contoh()), &dokumen(&baru))
        .into_iter()
        .map(|satu| (satu.baris, satu.kolom))
        .collect();
    rows.retain(|(_, kolom)| !kolom.starts_with("tertulis"));
    rows.sort_unstable();
    let pihak = (
        "/perjanjian/MURNI".to_owned(),
        "pihakPertama/nama".to_owned(),
    );
    assert!(rows.contains(&pihak), "{rows:?}");
    let mut baris: Vec<&str> = rows.iter().map(|(baris, _)| baris.as_str()).collect();
    baris.dedup();
    assert_eq!(
        baris,
        [
            "/anggaran/I.2.1",
            "/narasi/KATA_PENGANTAR",
            "/perjanjian/MURNI",
            "/perjanjian/MURNI/program/II",
            "/tabel/2.1",
        ]
    );
}

#[test]
fn groups_of_staff_and_comparators_are_named_by_what_they_are() {
    let pegawai = |jumlah: [i32; 2]| {
        let mut isi = contoh();
        isi["organisasi"]["kepegawaian"] = json!([
            { "menurut": "GOLONGAN", "kelompok": "III", "jumlah": jumlah[0] },
            { "menurut": "GOLONGAN", "kelompok": "IV", "jumlah": jumlah[1] },
        ]);
        let pembanding = |nama: &str, nilai: i32| json!({ "jenis": "KABUPATEN", "tahun": 2023, "nama": nama, "nilai": nilai.to_string() });
        isi["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0]["pembanding"] = json!([
            pembanding("Dasuk", jumlah[0]),
            pembanding("Ambunten", jumlah[1])
        ]);
        isi
    };
    let jalan: Vec<String> = beda(&dokumen(&pegawai([4, 2])), &dokumen(&pegawai([4, 3])))
        .into_iter()
        .map(|satu| satu.path)
        .collect();
    assert_eq!(
        jalan,
        [
            "/organisasi/kepegawaian/GOLONGAN/IV/jumlah",
            "/rencana/1.1.1/pembanding/KABUPATEN/2023/Ambunten/nilai",
        ]
    );
}

#[test]
fn an_indicator_that_moves_has_moved() {
    let pindah = sunting(|isi| {
        let mut dari = isi["rencana"]["tujuan"][0]["sasaran"][0]["indikator"].take();
        let indikator = dari.as_array_mut().unwrap().remove(0);
        isi["rencana"]["tujuan"][0]["sasaran"][0]["indikator"] = dari;
        isi["rencana"]["tujuan"][1]["sasaran"][0]["indikator"]
            .as_array_mut()
            .unwrap()
            .push(indikator);
    });
    assert_eq!(pindah, [ubah("/rencana/1.1.1/sasaran", "2.1")]);
}

#[test]
fn rows_that_come_and_go_do_not_disturb_the_others() {
    let hilang = sunting(|isi| {
        let semua = isi["anggaran"].as_array_mut().unwrap();
        semua.retain(|baris| baris["nomor"] != "I.1.1");
    });
    assert!(!hilang.is_empty());
    assert!(
        hilang
            .iter()
            .all(|(path, jenis, _)| path.starts_with("/anggaran/I.1.1/")
                && *jenis == JenisPerubahan::Hapus),
        "{hilang:?}"
    );
    let tukar = sunting(|isi| isi["tabel"].as_array_mut().unwrap().swap(0, 1));
    assert_eq!(tukar.len(), 1);
    assert_eq!(tukar[0].0, "/tabel/urutan");
}

/// One edit somewhere in a document.
fn coret(isi: &mut Value, jalan: &[usize], dengan: usize) {
    match isi {
        Value::Object(map) if !map.is_empty() => {
            let nomor = jalan.first().copied().unwrap_or_default() % map.len();
            if let Some((_, anak)) = map.iter_mut().nth(nomor) {
                coret(anak, jalan.get(1..).unwrap_or_default(), dengan);
            }
        }
        Value::Array(rows) if !rows.is_empty() => {
            let nomor = jalan.first().copied().unwrap_or_default() % rows.len();
            match dengan % 6 {
                0 => drop(rows.remove(nomor)),
                1 => rows.swap(0, nomor),
                2 => rows.push(rows[nomor].clone()),
                _ => coret(&mut rows[nomor], jalan.get(1..).unwrap_or_default(), dengan),
            }
        }
        Value::String(teks) if dengan.is_multiple_of(2) => teks.push('1'),
        Value::Bool(nilai) => *nilai = !*nilai,
        Value::Null | Value::String(_) | Value::Number(_) | Value::Object(_) | Value::Array(_) => {
            *isi = Value::Null;
        }
    }
}

fn dokumen_lain() -> impl Strategy<Value = Dokumen> {
    let edit = (prop::collection::vec(0..60_usize, 8), 0..60_usize);
    prop::collection::vec(edit, 0..6).prop_filter_map("no document", |edits| {
        let mut isi = serde_json::to_value(dokumen(&contoh())).unwrap();
        for (jalan, dengan) in edits {
            let mut coba = isi.clone();
            coret(&mut coba, &jalan, dengan);
            // What is no document any more is left out.
            if serde_json::from_value::<Dokumen>(coba.clone()).is_ok() {
                isi = coba;
            }
        }
        serde_json::from_value(isi).ok()
    })
}

fn sebaliknya(satu: Perubahan) -> Perubahan {
    Perubahan {
        jenis: match satu.jenis {
            JenisPerubahan::Baru => JenisPerubahan::Hapus,
            JenisPerubahan::Ubah => JenisPerubahan::Ubah,
            JenisPerubahan::Hapus => JenisPerubahan::Baru,
        },
        sebelum: satu.sesudah,
        sesudah: satu.sebelum,
        ..satu
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_is_told_of_the_same_and_something_of_everything_else(
        satu in dokumen_lain(), dua in dokumen_lain()
    ) {
        prop_assert_eq!(beda(&satu, &satu), []);
        prop_assert_eq!(beda(&satu, &dua).is_empty(), satu == dua);
    }

    #[test]
    fn what_is_new_one_way_is_gone_the_other_way(
        satu in dokumen_lain(), dua in dokumen_lain()
    ) {
        let mut maju = beda(&satu, &dua);
        let mut mundur: Vec<_> = beda(&dua, &satu).into_iter().map(sebaliknya).collect();
        maju.sort();
        mundur.sort();
        prop_assert_eq!(maju, mundur);
    }

    #[test]
    fn a_path_is_its_row_and_its_column(satu in dokumen_lain(), dua in dokumen_lain()) {
        for ubah in beda(&satu, &dua) {
            let baris = ubah.baris.trim_end_matches('/');
            let path = format!("{baris}/{}", ubah.kolom);
            prop_assert_eq!(path.trim_end_matches('/'), &ubah.path);
            prop_assert_ne!(ubah.sebelum, ubah.sesudah);
        }
    }
}
