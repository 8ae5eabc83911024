//! The real report, imported, and read by someone who checks its figures by hand.

use entity::status::Peran;
use serde_json::{Value, json};

use crate::fixture::{Kabupaten, petik};
use crate::harness::ok;

const DOKUMEN: &str = include_str!("../data/contoh/lkjip-35.29.13-2023.json");

/// Asks for parts of the report as its operator, who has just imported it.
async fn baca(bagian: &str) -> Value {
    let kabupaten = Kabupaten::new().await;
    let operator = kabupaten.world.login("uji.operator").await;
    let dokumen: Value = serde_json::from_str(DOKUMEN).unwrap();
    let impor = "mutation ($input: LkjipImportInput!) { \
                 lkjipImport(input: $input) { userErrors { code message path } } }";
    let variables = json!({ "input": { "dokumen": dokumen } });
    let world = &kabupaten.world;
    let answer = world.ask(Some(&operator), impor, &variables).await;
    assert_eq!(ok(&answer)["lkjipImport"]["userErrors"], json!([]));
    let query = format!(r#"{{ lkjip(kecamatan: "35.29.13", tahun: 2023) {{ {bagian} }} }}"#);
    kabupaten.jawab(Peran::Operator, &query, "lkjip").await
}

/// `86,31%` as the program writes it.
fn titik(teks: &str) -> String {
    let angka = teks.trim_end_matches('%').replace(',', ".");
    match angka.split_once('.') {
        None => format!("{angka}.00"),
        Some((bulat, pecahan)) => format!("{bulat}.{pecahan:0<2}"),
    }
}

#[tokio::test]
async fn absorption_and_efficiency_are_served_as_the_report_prints_them() {
    let laporan = baca(
        "anggaranList { nomor serapan { nilai alasan { kode } } capaian { nilai }
            efisiensi { sisaPersen { nilai } sisa selisih { nilai } tingkat pmk { nilai } }
            tertulisList { kolom teks } }
         ringkasanAnggaran { program paguMurni pagu realisasi serapan { nilai }
            efisiensi { sisaPersen { nilai } sisa selisih { nilai } tingkat pmk { nilai } } }",
    )
    .await;
    let (mut serapan, mut efisiensi) = (0, 0);
    for baris in laporan["anggaranList"].as_array().unwrap() {
        let tercetak = |kolom: &str| {
            let tertulis = baris["tertulisList"].as_array().unwrap();
            let baris = tertulis.iter().find(|baris| baris["kolom"] == kolom)?;
            baris["teks"].as_str().map(titik)
        };
        if let Some(tercetak) = tercetak("serapan") {
            assert_eq!(baris["serapan"]["nilai"], tercetak, "{}", baris["nomor"]);
            serapan += 1;
        } else {
            // A sub-kegiatan without figures has not absorbed 0 %.
            assert_eq!(baris["serapan"]["nilai"], json!(null));
            assert_eq!(baris["serapan"]["alasan"]["kode"], "BELUM_DIISI");
            assert_eq!(baris["efisiensi"]["tingkat"], json!(null));
        }
        if let Some(tercetak) = tercetak("efisiensi") {
            let sisa = &baris["efisiensi"]["sisaPersen"]["nilai"];
            assert_eq!(*sisa, tercetak, "{}", baris["nomor"]);
            efisiensi += 1;
        }
    }
    assert_eq!((serapan, efisiensi), (23, 21));
    let program = &laporan["anggaranList"][0];
    assert_eq!(program["efisiensi"]["sisa"], "277453287");
    // It spent less than the others, and did not reach its target.
    assert_eq!(program["capaian"]["nilai"], "99.56");
    assert_eq!(program["efisiensi"]["tingkat"], "CUKUP_EFISIEN");
    assert_eq!(
        laporan["ringkasanAnggaran"],
        json!({
            "program": 6, "paguMurni": "2314891030", "pagu": "2330050747",
            "realisasi": "2030274860", "serapan": { "nilai": "87.13" },
            // Against 99.99, the mean capaian of the three indicators of the sasaran.
            "efisiensi": {
                "sisaPersen": { "nilai": "12.87" }, "sisa": "299775887",
                "selisih": { "nilai": "12.85" }, "tingkat": "CUKUP_EFISIEN",
                "pmk": { "nilai": "12.85" },
            },
        })
    );
}

#[tokio::test]
async fn the_indicators_against_all_that_the_report_compares_them_with() {
    let laporan = baca(
        r#"indikatorList { nomor capaian { nilai rumus } kategori { label } }
         skm: indikatorList(kode: "SKM", iku: true) { nomor keberhasilan { label }
            kemajuan { tahunAkhir tingkat { nilai } kategori { label } sisa { nilai rumus } sisaPersen { nilai } }
            tahunLaluList { tahun asal capaian { nilai } perubahanRealisasi { nilai } perubahanCapaian { nilai } }
            pembandingList { jenis nama capaian { nilai } poin { nilai } }
            terhadapTolokUkurList { capaian { nilai } poin { nilai } } }
         tujuanList { nomor rataRataCapaian { nilai dihitung seluruhnya } }
         sasaranList { nomor rataRataCapaian { nilai kategori { label } } }
         rataRataCapaian { nilai dihitung }
         hasil: skm { indeks { nilai rumus } indeksTepat { nilai alasan { kode } } mutu { kode } }"#,
    )
    .await;
    let indikator = &laporan["indikatorList"];
    assert_eq!(
        petik(indikator, "/nomor"),
        ["T1.1", "1.1.1", "1.2.1", "T2.1", "2.1.1"]
    );
    // Where the report prints 100,39 it has cut off.
    assert_eq!(
        petik(indikator, "/capaian/nilai"),
        ["100.40", "100.40", "100.00", "114.29", "99.56"]
    );
    assert!(
        petik(indikator, "/kategori/label")
            .iter()
            .all(|label| label == "Sangat Tinggi")
    );
    let pembanding = json!({ "capaian": { "nilai": "92.21" }, "poin": { "nilai": "-6.87" } });
    assert_eq!(
        laporan["skm"],
        json!([{
            "nomor": "1.1.1",
            "keberhasilan": { "label": "Sangat Berhasil" },
            "kemajuan": {
                "tahunAkhir": 2026, "tingkat": { "nilai": "99.17" },
                "kategori": { "label": "Sangat Tinggi" },
                "sisa": { "nilai": "0.68", "rumus": "targetAkhir − realisasi" },
                "sisaPersen": { "nilai": "0.83" },
            },
            "tahunLaluList": [{
                "tahun": 2022, "asal": "DINYATAKAN_LAPORAN_INI", "capaian": { "nilai": "100.45" },
                "perubahanRealisasi": { "nilai": "0.96" }, "perubahanCapaian": { "nilai": "-0.05" },
            }],
            "pembandingList": [{
                "jenis": "NASIONAL", "nama": "Kemenpan RB",
                "capaian": pembanding["capaian"], "poin": pembanding["poin"],
            }],
            "terhadapTolokUkurList": [pembanding],
        }])
    );
    let rata = |daftar: &str| petik(&laporan[daftar], "/rataRataCapaian/nilai");
    assert_eq!(rata("tujuanList"), ["100.40", "114.29"]);
    assert_eq!(rata("sasaranList"), ["100.40", "100.00", "99.56"]);
    assert_eq!(
        laporan["rataRataCapaian"],
        json!({ "nilai": "99.99", "dihitung": 3 })
    );
    // Only the index is known: what it would be with the exact weight is not.
    assert_eq!(
        laporan["hasil"],
        json!({
            "indeks": { "nilai": "81.32", "rumus": "sebagaimana dinyatakan sumber" },
            "indeksTepat": { "nilai": null, "alasan": { "kode": "BELUM_DIISI" } },
            "mutu": { "kode": "B" },
        })
    );
}
