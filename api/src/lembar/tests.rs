//! What is written is read back: whole documents through a real file.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::cap::{Cap, FORMAT};
use super::model::{Halaman, Masalah, Sel};
use super::urai::{BARIS, Bacaan, ISI, urai};
use super::{susun, xlsx};
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::service::baca;

fn contoh() -> Dokumen {
    serde_json::from_str(include_str!(
        "../../../data/contoh/lkjip-35.29.13-2023.json"
    ))
    .unwrap()
}

fn dari(isi: Value) -> Dokumen {
    serde_json::from_value(isi).unwrap()
}

fn kosong() -> Dokumen {
    dari(json!({
        "format": "lkjip/1", "kecamatan": "35.29.13", "tahun": 2023, "periode": "RENSTRA-2021-2026",
        "rencana": { "tujuan": [] }
    }))
}

fn cap() -> Cap {
    Cap {
        format: FORMAT.to_owned(),
        kecamatan: "35.29.13".to_owned(),
        tahun: "2023".to_owned(),
        laporan: "TGtqaXA6MQ".to_owned(),
        revisi: "1".to_owned(),
        versi: "7".to_owned(),
        sidik: "00".to_owned(),
    }
}

fn berkas(dokumen: &Dokumen) -> Vec<u8> {
    xlsx::tulis(&cap(), &susun::susun(dokumen).unwrap()).unwrap()
}

fn buka(dokumen: &Dokumen) -> Vec<Halaman> {
    xlsx::baca(&berkas(dokumen)).unwrap()
}

fn pulang(halaman: &[Halaman], dasar: &Dokumen) -> Bacaan {
    urai(halaman, dasar).unwrap()
}

/// The document that comes back of an untouched file.
fn bolak_balik(dokumen: &Dokumen) -> Dokumen {
    let bacaan = pulang(&buka(dokumen), dokumen);
    assert_eq!(bacaan.masalah, []);
    baca(&bacaan.dokumen).unwrap_or_else(|fault| panic!("{fault:?}"))
}

fn lembar<'a>(halaman: &'a mut [Halaman], nama: &str) -> &'a mut Halaman {
    halaman.iter_mut().find(|satu| satu.nama == nama).unwrap()
}

fn tulis(halaman: &mut [Halaman], nama: &str, sel: (u32, u32), isi: &str) {
    lembar(halaman, nama)
        .sel
        .insert(sel, Sel::Teks(isi.to_owned()));
}

fn masalah(halaman: &[Halaman], dasar: &Dokumen) -> Vec<(String, String, String)> {
    let satu = |it: Masalah| (it.lembar, it.sel, it.pesan);
    pulang(halaman, dasar)
        .masalah
        .into_iter()
        .map(satu)
        .collect()
}

#[test]
fn the_samples_come_back_as_they_were() {
    let lalu: Dokumen = serde_json::from_str(include_str!(
        "../../../data/contoh/lkjip-35.29.13-2022.json"
    ))
    .unwrap();
    for dokumen in [contoh(), lalu, kosong()] {
        assert_eq!(bolak_balik(&dokumen), dokumen);
    }
}

#[test]
fn the_stamp_is_read_back() {
    assert_eq!(Cap::baca(&buka(&kosong())), Some(cap()));
}

#[test]
fn sorted_rows_blank_rows_and_new_rows_are_no_trouble() {
    let dokumen = contoh();
    let mut halaman = buka(&dokumen);
    for satu in &mut halaman {
        let terbesar = satu.sel.keys().map(|(baris, _)| *baris).max().unwrap_or(0);
        // Upside down, each row two below the next.
        satu.sel = std::mem::take(&mut satu.sel)
            .into_iter()
            .map(|((baris, kolom), sel)| {
                let tempat = if baris < ISI || satu.nama == "Petunjuk" {
                    baris
                } else {
                    ISI + (terbesar - baris) * 2
                };
                ((tempat, kolom), sel)
            })
            .collect();
        satu.sel.insert((5000, 1), Sel::Teks("  ".to_owned()));
    }
    let bacaan = pulang(&halaman, &dokumen);
    assert_eq!(bacaan.masalah, []);
    assert_eq!(baca(&bacaan.dokumen).unwrap(), dokumen);

    let mut halaman = buka(&dokumen);
    let baris = ISI + u32::try_from(dokumen.tabel.len()).unwrap();
    tulis(&mut halaman, "Tabel", (baris, 1), "9.9");
    tulis(&mut halaman, "Tabel", (baris, 2), "Tabel baru");
    let baru = baca(&pulang(&halaman, &dokumen).dokumen).unwrap();
    assert_eq!(baru.tabel.len(), dokumen.tabel.len() + 1);
    assert_eq!(baru.tabel.last().unwrap().judul, "Tabel baru");
}

#[test]
fn every_problem_names_its_cell() {
    let dokumen = contoh();
    let mut halaman = buka(&dokumen);
    let anggaran = super::skema::LEMBAR
        .iter()
        .find(|satu| satu.nama == "Anggaran")
        .unwrap();
    let kolom = |isian| {
        let letak = anggaran
            .kolom_untuk(super::skema::Isian::Medan(isian))
            .unwrap();
        u32::try_from(letak).unwrap() + 1
    };
    tulis(&mut halaman, "Anggaran", (ISI, kolom("paguMurni")), "1,234");
    tulis(
        &mut halaman,
        "Anggaran",
        (ISI, kolom("targetMurni")),
        "1.234",
    );
    tulis(
        &mut halaman,
        "Anggaran",
        (ISI + 1, kolom("level")),
        "kegiatan besar",
    );
    lembar(&mut halaman, "Anggaran")
        .sel
        .remove(&(ISI + 2, kolom("nama")));
    lembar(&mut halaman, "Realisasi")
        .sel
        .insert((ISI, 2), Sel::Rumus);
    lembar(&mut halaman, "Narasi").gabungan.push((ISI, 1));
    tulis(&mut halaman, "Target", (ISI, 1), "9.9.9");
    tulis(&mut halaman, "Tujuan", (ISI, 9), "di luar");
    tulis(&mut halaman, "Unsur SKM", (0, 1), "Aspek");
    halaman.push(Halaman {
        nama: "Catatan".to_owned(),
        sel: [((3, 2), Sel::Logika(true))].into(),
        gabungan: Vec::new(),
    });
    halaman.retain(|satu| satu.nama != "Lampiran");
    let semua = masalah(&halaman, &dokumen);
    let sel: Vec<(&str, &str)> = semua
        .iter()
        .map(|(lembar, sel, _)| (&**lembar, &**sel))
        .collect();
    assert_eq!(
        sel,
        [
            ("Tujuan", "J3"),
            ("Realisasi", "C3"),
            ("Anggaran", "I3"),
            ("Anggaran", "L3"),
            ("Anggaran", "C4"),
            ("Anggaran", "E5"),
            ("Unsur SKM", "B1"),
            ("Narasi", "B3"),
            ("Lampiran", "A1"),
            ("Catatan", "C4"),
            ("Target", "B3"),
        ],
        "{semua:?}"
    );
    assert!(
        semua[2].2.contains("1,2340") && semua[2].2.contains("1.234,0"),
        "{:?}",
        semua[2]
    );
}

#[test]
fn a_sheet_of_too_many_rows_is_not_read() {
    let dokumen = kosong();
    let mut halaman = buka(&dokumen);
    for baris in ISI..ISI + BARIS {
        tulis(&mut halaman, "Tabel", (baris, 1), "1");
        tulis(&mut halaman, "Tabel", (baris, 2), "Judul");
    }
    assert_eq!(masalah(&halaman, &dokumen), []);
    tulis(&mut halaman, "Tabel", (ISI + BARIS, 1), "1");
    let sel: Vec<(String, String)> = masalah(&halaman, &dokumen)
        .into_iter()
        .map(|(lembar, sel, _)| (lembar, sel))
        .collect();
    assert_eq!(sel, [("Tabel".to_owned(), "B2003".to_owned())]);
}

#[test]
fn a_renamed_row_is_told_where_it_is_still_called_so() {
    let dokumen = contoh();
    let mut halaman = buka(&dokumen);
    tulis(&mut halaman, "Tujuan", (ISI, 1), "X");
    let semua = masalah(&halaman, &dokumen);
    assert!(!semua.is_empty());
    assert!(
        semua
            .iter()
            .all(|(_, _, pesan)| pesan.contains("kini tertulis \"X\"")
                || pesan.contains("tidak ada di lembar Sasaran")
                || pesan.contains("tidak ada di lembar Indikator")),
        "{semua:?}"
    );
}

#[test]
fn a_problem_of_the_document_is_told_at_the_cell() {
    use crate::error::{KodeKesalahan, UserError};
    let dokumen = contoh();
    let bacaan = pulang(&buka(&dokumen), &dokumen);
    for (path, lembar, sel) in [
        ("/dokumen/anggaran/2/paguMurni", "Anggaran", "L5"),
        ("/dokumen/rencana/tujuan/0/uraian", "Tujuan", "C3"),
        (
            "/dokumen/rencana/tujuan/0/indikator/0/analisis/sebab",
            "Realisasi",
            "G3",
        ),
        (
            "/dokumen/rencana/tujuan/0/indikator/0/realisasi",
            "Realisasi",
            "C3",
        ),
        (
            "/dokumen/rencana/tujuan/0/indikator/0/ukuran/0/tahun",
            "Target",
            "D3",
        ),
        (
            "/dokumen/rencana/tujuan/0/indikator/0/ukuran",
            "Target",
            "B1",
        ),
        ("/dokumen/skm/indeks", "SKM", "B3"),
        ("/dokumen/skm", "SKM", "B3"),
        ("/dokumen/rencana", "Laporan", "B3"),
        ("/version", "Laporan", "B3"),
    ] {
        let error = UserError::at(path, KodeKesalahan::TidakSah, "x");
        let masalah = bacaan.peta.masalah(error);
        assert_eq!(
            (masalah.lembar.as_str(), masalah.sel.as_str()),
            (lembar, sel),
            "{path}"
        );
    }
}

fn teks() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z0-9 .,'\"&<>=+@%-]{0,20}",
        1 => "\\PC{1,12}",
        1 => Just("_x000D_ dan _x00".to_owned()),
        1 => Just("baris\nkedua\r\nketiga\tya\u{1}".to_owned()),
    ]
    .prop_map(|teks| format!("T{teks}T"))
}

fn desimal() -> impl Strategy<Value = Value> {
    (0_u64..=999_999_999_999_999_999, 0_u32..=4).prop_map(|(angka, skala)| {
        let nilai = rust_decimal::Decimal::from_i128_with_scale(
            i128::from(angka) / 10_i128.pow(4 - skala),
            skala,
        );
        json!(nilai.normalize().to_string())
    })
}

fn mungkin<T: Strategy<Value = Value>>(isi: T) -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), isi]
}

fn tercetak() -> impl Strategy<Value = Value> {
    prop::collection::vec(
        (
            teks(),
            prop_oneof![Just(String::new()), Just(" ".to_owned()), teks()],
        ),
        0..3,
    )
    .prop_map(|rows| {
        let satu = |(kolom, teks): (String, String)| json!({ "kolom": kolom, "teks": teks });
        rows.into_iter().map(satu).collect()
    })
}

fn indikator() -> impl Strategy<Value = Value> {
    let ukuran = prop::collection::vec(
        (
            2000..2100,
            mungkin(desimal()),
            mungkin(teks().prop_map(Value::from)),
        ),
        0..3,
    );
    (
        (teks(), mungkin(teks().prop_map(Value::from)), any::<bool>(), any::<bool>()),
        (mungkin(desimal()), mungkin(teks().prop_map(Value::from)), mungkin(teks().prop_map(Value::from))),
        ukuran,
        tercetak(),
    )
        .prop_map(|((nama, kode, iku, pk), (nilai, sebab, sumber), ukuran, tertulis)| {
            let mut isi = json!({
                "nomor": "", "nama": nama, "satuan": "%", "kode": kode, "iku": iku, "pk": pk,
                "sumberData": sumber, "tertulis": tertulis,
                "ukuran": ukuran.into_iter().map(|(tahun, nilai, keterangan)| json!({
                    "jenis": "RENSTRA", "tahun": tahun, "nilai": nilai, "keterangan": keterangan,
                })).collect::<Vec<_>>(),
            });
            if !nilai.is_null() {
                isi["realisasi"] = json!({ "nilai": nilai });
            }
            if !sebab.is_null() {
                isi["analisis"] = json!({ "sebab": sebab });
            }
            isi
        })
}

fn baris_anggaran() -> impl Strategy<Value = Value> {
    let uang = || mungkin((0_i64..=999_999_999_999_999).prop_map(|uang| json!(uang.to_string())));
    (
        teks(),
        uang(),
        uang(),
        mungkin(desimal()),
        mungkin(any::<bool>().prop_map(Value::from)),
        tercetak(),
        prop::collection::vec((2000..2100, uang()), 0..3),
    )
        .prop_map(|(nama, pagu, realisasi, target, menunjang, tertulis, renstra)| {
            json!({
                "nomor": "", "level": "PROGRAM", "nama": nama, "paguMurni": pagu, "realisasiAnggaran": realisasi,
                "targetMurni": target, "tertulis": tertulis,
                "dukungan": if menunjang.is_null() { json!([]) } else { json!([{ "sasaran": "1.1", "menunjang": menunjang }]) },
                "renstra": renstra.into_iter().map(|(tahun, pagu)| json!({ "tahun": tahun, "pagu": pagu })).collect::<Vec<_>>(),
            })
        })
}

/// Any document whose rows have names.
fn dokumen() -> impl Strategy<Value = Dokumen> {
    let tujuan = (
        teks(),
        prop::collection::vec(indikator(), 0..2),
        prop::collection::vec((teks(), prop::collection::vec(indikator(), 0..3)), 0..3),
    );
    (
        prop::collection::vec(tujuan, 0..3),
        prop::collection::vec(baris_anggaran(), 0..4),
        mungkin(desimal()),
        tercetak(),
        mungkin(Just(json!("2024-02-29"))),
        prop::collection::vec((teks(), teks()), 0..3),
    )
        .prop_map(|(tujuan, mut anggaran, indeks, tertulis, tanggal, tabel)| {
            let mut nomor = 0;
            let mut bernomor = |mut isi: Vec<Value>| -> Vec<Value> {
                for satu in &mut isi {
                    nomor += 1;
                    satu["nomor"] = json!(format!("{}.{nomor}", nomor % 3));
                }
                isi
            };
            let mut rencana = Vec::new();
            for (uraian, langsung, sasaran) in tujuan {
                let sasaran: Vec<Value> = sasaran
                    .into_iter()
                    .map(|(uraian, indikator)| json!({ "nomor": "", "uraian": uraian, "indikator": bernomor(indikator) }))
                    .collect();
                rencana.push(json!({ "nomor": "", "uraian": uraian, "indikator": bernomor(langsung), "sasaran": bernomor(sasaran) }));
            }
            anggaran = bernomor(anggaran);
            let mut isi = json!({
                "format": "lkjip/1", "kecamatan": "35.29.13", "tahun": 2023, "periode": "RENSTRA-2021-2026",
                "rencana": { "tujuan": bernomor(rencana) }, "anggaran": anggaran, "tertulis": tertulis, "tanggal": tanggal,
                "tabel": tabel.into_iter().map(|(nomor, judul)| json!({ "nomor": nomor, "judul": judul })).collect::<Vec<_>>(),
            });
            if !indeks.is_null() {
                isi["skm"] = json!({ "indeks": indeks });
            }
            dari(isi)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_document_comes_back_as_it_was(dokumen in dokumen()) {
        let bacaan = pulang(&buka(&dokumen), &dokumen);
        prop_assert_eq!(&bacaan.masalah, &[]);
        let kembali: Dokumen = serde_json::from_value(bacaan.dokumen).unwrap();
        prop_assert_eq!(kembali, dokumen);
    }

    #[test]
    fn any_bytes_are_answered(isi in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(xlsx::baca(&isi).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A damaged part of a true file, inflated and packed again, so that it is the XML that is damaged.
    #[test]
    fn a_damaged_file_is_answered(
        bagian in any::<prop::sample::Index>(),
        goresan in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        potong in any::<Option<prop::sample::Index>>(),
    ) {
        let mut paket = RUSAK.with(Clone::clone);
        let nomor = bagian.index(paket.len());
        let isi = &mut paket[nomor].1;
        for (letak, byte) in goresan {
            let letak = letak.index(isi.len());
            isi[letak] = byte;
        }
        if let Some(potong) = potong {
            isi.truncate(potong.index(isi.len()));
        }
        let dasar = kosong();
        if let Ok(halaman) = xlsx::baca(&kemas(&paket)) {
            let _ = Cap::baca(&halaman);
            let bacaan = urai(&halaman, &dasar).unwrap();
            let _ = baca(&bacaan.dokumen);
        }
    }
}

thread_local! {
    static RUSAK: Vec<(String, Vec<u8>)> = bongkar(&berkas(&contoh()));
}

/// The parts of a package.
fn bongkar(isi: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut arsip = zip::ZipArchive::new(std::io::Cursor::new(isi)).unwrap();
    (0..arsip.len())
        .map(|nomor| {
            let mut satu = arsip.by_index(nomor).unwrap();
            let mut isi = Vec::new();
            std::io::Read::read_to_end(&mut satu, &mut isi).unwrap();
            (satu.name().unwrap().to_string(), isi)
        })
        .collect()
}

/// A package of parts.
fn kemas(bagian: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut arsip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (nama, isi) in bagian {
        let cara = zip::write::SimpleFileOptions::default();
        arsip.start_file(nama.as_str(), cara).unwrap();
        std::io::Write::write_all(&mut arsip, isi).unwrap();
    }
    arsip.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_swells_is_refused_before_it_is_read() {
    let mut paket = bongkar(&berkas(&kosong()));
    let besar = paket
        .iter_mut()
        .find(|(nama, _)| nama == "xl/workbook.xml")
        .unwrap();
    besar.1.extend(std::iter::repeat_n(b' ', 65 * 1024 * 1024));
    let isi = kemas(&paket);
    assert!(isi.len() < 1024 * 1024);
    assert_eq!(xlsx::baca(&isi), Err("Isi lembar kerja terlalu besar."));
}

#[test]
fn what_a_file_declares_is_not_believed() {
    for (lama, baru) in [
        (
            "uniqueCount=\"",
            "uniqueCount=\"18446744073709551615\" x=\"",
        ),
        ("<dimension ref=\"", "<dimension ref=\"A1:XFD1048576\" x=\""),
    ] {
        let mut paket = bongkar(&berkas(&contoh()));
        for (_, isi) in &mut paket {
            *isi = String::from_utf8(isi.clone())
                .unwrap()
                .replace(lama, baru)
                .into_bytes();
        }
        let halaman = xlsx::baca(&kemas(&paket)).unwrap();
        assert_eq!(pulang(&halaman, &contoh()).masalah, []);
    }
}
