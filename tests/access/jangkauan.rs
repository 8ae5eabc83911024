//! Every field of every type, reached by every role that may come there: the selections are made from
//! the schema, so that a new field is asked for without anybody remembering it.

use std::collections::{BTreeSet, VecDeque};
use std::fmt::Write as _;

use api::access::Action;
use apollo_compiler::executable::{ExecutableDocument, Selection, SelectionSet};
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::validation::Valid;
use apollo_compiler::{Node, Schema};
use serde_json::{Value, json};

use super::dunia::{A, ANALIS, Dunia, KLIEN_PERBANDINGAN, LUAR, Orang, SEMUA_LUAR, SEMUA_PERAN};
use super::fields::{Keputusan, fields, keputusan, sdl};
use super::ramalan::{Hasil, Sasaran, ramalan};
use crate::harness::ok;

/// Object types that a field may lead to.
fn anak(sdl: &Schema, jenis: &str) -> Vec<String> {
    let object = sdl.get_object(jenis).unwrap();
    object
        .fields
        .values()
        .map(|field| field.ty.inner_named_type().to_string())
        .filter(|jenis| !lepas(sdl, jenis))
        .collect()
}

/// Whether values of the type have no fields.
fn lepas(sdl: &Schema, jenis: &str) -> bool {
    !matches!(
        sdl.types.get(jenis),
        Some(ExtendedType::Object(_) | ExtendedType::Interface(_))
    )
}

/// Whether nothing with a global id can be reached from the type: it is a mere value.
fn nilai(sdl: &Schema, jenis: &str) -> bool {
    let mut dilihat = BTreeSet::new();
    let mut antrean = VecDeque::from([jenis.to_owned()]);
    while let Some(jenis) = antrean.pop_front() {
        let Some(object) = sdl.get_object(&jenis) else {
            return false;
        };
        if object
            .implements_interfaces
            .iter()
            .any(|it| it.as_str() == "Node")
        {
            return false;
        }
        if dilihat.insert(jenis.clone()) {
            antrean.extend(anak(sdl, &jenis));
        }
    }
    true
}

/// All fields of a type, and of what it leads to, `dalam` objects deep; mere values always wholly.
fn isi(sdl: &Schema, jenis: &str, dalam: usize) -> String {
    let object = sdl.get_object(jenis).unwrap();
    let mut teks = String::new();
    for (nama, field) in &object.fields {
        let argumen: Vec<&str> = field
            .arguments
            .iter()
            .filter(|argumen| argumen.is_required())
            .map(|argumen| argumen.name.as_str())
            .collect();
        let argumen = match argumen[..] {
            [] => "",
            ["tahun"] => "(tahun: 2021)",
            ["bentuk"] => "(bentuk: CSV)",
            _ => panic!("{jenis}.{nama} needs arguments"),
        };
        let jenis = field.ty.inner_named_type();
        if lepas(sdl, jenis) {
            write!(teks, "{nama}{argumen} ").unwrap();
        } else {
            let turun = usize::from(!nilai(sdl, jenis));
            if let Some(dalam) = dalam.checked_sub(turun) {
                let isi = isi(sdl, jenis, dalam);
                write!(teks, "{nama}{argumen} {{ {isi}}} ").unwrap();
            }
        }
    }
    teks
}

/// Notes each field of `set` under each object of `data`.
fn catat(set: &SelectionSet, jenis: &str, data: &Value, tercapai: &mut BTreeSet<String>) {
    match data {
        Value::Array(semua) => {
            for satu in semua {
                catat(set, jenis, satu, tercapai);
            }
        }
        Value::Object(object) => {
            for selection in &set.selections {
                match selection {
                    Selection::Field(field) if field.name == "__typename" => {}
                    Selection::Field(field) => {
                        tercapai.insert(format!("{jenis}.{}", field.name));
                        let bawah = &object[field.response_key().as_str()];
                        let jenis = field.ty().inner_named_type();
                        catat(&field.selection_set, jenis, bawah, tercapai);
                    }
                    Selection::InlineFragment(inline) => {
                        let jenis = inline.type_condition.as_ref().unwrap();
                        if object["__typename"] == jenis.as_str() {
                            catat(&inline.selection_set, jenis, data, tercapai);
                        }
                    }
                    Selection::FragmentSpread(_) => panic!("no fragment is written here"),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Fields of the types that lie behind the root fields that are open to `orang`.
fn terbuka(sdl: &Schema, orang: &Orang) -> BTreeSet<String> {
    let diputuskan = keputusan();
    // Lists of notes are empty to who may read none, and what is in them is not found by its id.
    let catatan: BTreeSet<&str> = if orang.boleh_di_suatu_tempat(Action::BacaCatatan) {
        BTreeSet::new()
    } else {
        diputuskan
            .iter()
            .filter(|(_, keputusan)| **keputusan == Keputusan::Catatan)
            .map(|(field, _)| {
                let (jenis, field) = field.split_once('.').unwrap();
                let field = &sdl.get_object(jenis).unwrap().fields[field];
                field.ty.inner_named_type().as_str()
            })
            .collect()
    };
    let mut jenis: BTreeSet<String> = BTreeSet::from(["Query".to_owned()]);
    let mut tertutup = BTreeSet::new();
    let mut antrean = VecDeque::new();
    for (nama, field) in &sdl.get_object("Query").unwrap().fields {
        let kunci = format!("Query.{nama}");
        if ramalan(&diputuskan[&kunci], Some(orang), Sasaran::Sendiri) == Hasil::Ok {
            antrean.push_back(field.ty.inner_named_type().to_string());
        } else {
            tertutup.insert(kunci);
        }
    }
    while let Some(satu) = antrean.pop_front() {
        if satu == "Node" {
            let para = &sdl.implementers_map()["Node"].objects;
            antrean.extend(para.iter().map(ToString::to_string));
        } else if !lepas(sdl, &satu)
            && !catatan.contains(satu.as_str())
            && jenis.insert(satu.clone())
        {
            antrean.extend(anak(sdl, &satu));
        }
    }
    fields(sdl)
        .into_iter()
        .filter(|field| jenis.contains(field.split('.').next().unwrap()))
        .filter(|field| !tertutup.contains(field))
        .collect()
}

/// A row of a kecamatan and its report.
const BARIS: &str = "kecamatan { kode } lkjip { id narasiList { isi } }";
/// Rankings by what is no indicator.
fn peringkat_lain() -> Vec<(String, String)> {
    let berturut = super::dunia::SEBARAN[1];
    let mut semua = vec![(
        "peringkat".to_owned(),
        format!(
            "{{ peringkat(indikator: \"SKM\", tahun: {berturut}, menurut: PENINGKATAN) {{ barisList {{ \
             hitungan {{ nilai masukan {{ nama nilai }} }} lkjipLalu {{ id narasiList {{ isi }} }} }} }} }}"
        ),
    )];
    for tahun in [2021, 2026] {
        semua.push((
            "peringkat".to_owned(),
            format!(
                "{{ peringkat(tahun: {tahun}, menurut: KOMPOSIT, komposit: \"UJI\") {{ komposit {{ id }} \
                 barisList {{ sumbanganList {{ nilai skor tertimbang hitungan {{ rumus }} \
                 hitunganSkor {{ rumus }} hitunganTertimbang {{ rumus }} komponen {{ jenis bobot bawah atas \
                 indikator {{ kode }} }} }} }} }} }}"
            ),
        ));
        semua.push((
            "peringkat".to_owned(),
            format!(
                "{{ peringkat(tahun: {tahun}, menurut: SKM) {{ jumlah ketidakpastian {{ tingkat bobot z \
                 zBersama metode setaraList {{ nomor kecamatanList {{ kode }} }} }} barisList {{ \
                 kecamatan {{ kode }} ketidakpastian {{ responden populasi galatBaku {{ nilai }} dasar \
                 koreksiPopulasi sampelKecil bawah atas hitunganBawah {{ nilai }} hitunganAtas {{ nilai }} \
                 peringkatAwal peringkatAkhir setaraList }} hitunganPersentil {{ nilai }} }} }} }}"
            ),
        ));
    }
    semua
}

/// Questions that go deeper than a generated selection may go without costing too much.
fn lebih_dalam() -> Vec<(String, String)> {
    let mut semua = Vec::new();
    for (field, lebih) in [
        ("peringkat", ""),
        (
            "perbandinganIndikator",
            "tahunLaluList { tahun lkjip { id narasiList { isi } } } \
             terhadapTolokUkurList { tolokUkur { nama } }",
        ),
    ] {
        semua.push((
            field.to_owned(),
            format!(
                "{{ {field}(indikator: \"SKM\", tahun: 2026) {{ \
                 barisList {{ {BARIS} indikatorLkjip {{ id nama }} {lebih} }} \
                 tanpaDataList {{ {BARIS} }} }} }}"
            ),
        ));
    }
    for tahun in [2021, 2024] {
        semua.push((
            "pemantauanTriwulan".to_owned(),
            format!(
                "{{ pemantauanTriwulan(tahun: {tahun}, triwulan: 1) {{ tahun triwulan letak asOf kelompok {{ id }} jumlahLengkap unduhan(bentuk: CSV) {{ tautan }} \
                 barisList {{ {BARIS} seluruhnya terisi belumList {{ id nama }} \
                 capaian {{ nilai alasan {{ kode }} }} }} }} }}"
            ),
        ));
    }
    semua.push((
        "matriks".to_owned(),
        format!(
            "{{ matriks(indikatorList: [\"SKM\"], tahunList: [2026, 2021]) {{ \
             selList {{ {BARIS} indikator {{ kode }} tahun indikatorLkjip {{ id nama }} \
             tahunLalu {{ tahun lkjip {{ id narasiList {{ isi }} }} }} \
             terhadapTolokUkurList {{ tolokUkur {{ nama }} }} tanpaData {{ {BARIS} }} }} \
             sebaranList {{ indikator {{ kode }} tanpaDataList {{ {BARIS} }} }} }} }}"
        ),
    ));
    semua.push((
        "pemantauanPengajuan".to_owned(),
        format!(
            "{{ pemantauanPengajuan(tahun: 2024) {{ barisList {{ {BARIS} \
             jatuhTempo {{ tanggal tenggat {{ id }} perpanjangan {{ id }} }} }} }} }}"
        ),
    ));
    for kode in [A, LUAR] {
        semua.push((
            "kecamatan".to_owned(),
            format!(
                "{{ kecamatan(kode: \"{kode}\") {{ kabupaten {{ kode }} desaList {{ nama }} \
                 lkjip(tahun: 2021) {{ id narasiList {{ isi }} }} \
                 lkjipList {{ id narasiList {{ isi }} }} }} }}"
            ),
        ));
    }
    semua.push((
        "serapanProgram".to_owned(),
        "{ serapanProgram(tahun: 2021) { \
         programList { barisList { nomor nama pagu realisasi serapan { nilai } \
         kecamatan { kode } lkjip { id narasiList { isi } } } } \
         kecamatanList { kecamatan { kode } lkjip { id narasiList { isi } } } } }"
            .to_owned(),
    ));
    semua.push((
        "lkjip".to_owned(),
        format!(
            "{{ lkjip(kecamatan: \"{A}\", tahun: 2026) {{ indikatorList {{ \
             tahunLaluList {{ tahun lkjip {{ id narasiList {{ isi }} }} }} \
             terhadapTolokUkurList {{ tolokUkur {{ nama }} capaian {{ nilai }} poin {{ nilai }} \
             persen {{ nilai }} }} }} \
             triwulan: indikatorList {{ triwulanList {{ indikator {{ id }} kumulatif {{ akumulasi \
             target {{ nilai }} realisasi {{ nilai }} capaian {{ nilai }} }} }} }} \
             evaluasiAkip {{ lkjip {{ id }} skala {{ kode komponenList {{ bobot }} }} }} \
             riwayatList {{ komentarTerbukaList {{ id }} }} komentarList {{ lkjip {{ id }} }} \
             dukungan: anggaranList {{ dukunganList {{ baris {{ id }} sasaran {{ id }} }} }} \
             skm {{ lkjip {{ id }} }} perjanjianList {{ programList {{ program {{ id }} }} }} }} }}"
        ),
    ));
    for tahun in [2021, 2022, 2024, 2026] {
        semua.push((
            "lkjip".to_owned(),
            format!(
                "{{ lkjip(kecamatan: \"{A}\", tahun: {tahun}) {{ jatuhTempo {{ tanggal tenggat {{ id }} \
                 perpanjangan {{ id }} }} }} }}"
            ),
        ));
    }
    semua.push((
        "lkjipList".to_owned(),
        "{ lkjipList(first: 5) { edges { cursor node { id narasiList { isi } } } } }".to_owned(),
    ));
    semua
}

/// The same about the kabupaten as a whole.
fn lebih_luas() -> Vec<(String, String)> {
    let mut semua = Vec::new();
    semua.push((
        "definisiList".to_owned(),
        "{ definisiList(indikator: \"SKM\", tahun: 2021) { bagian teks teksKamus sama menurut penjelasan version \
         allowedActions lkjipList { id narasiList { isi } } \
         putusanList { version putusan alasan oleh waktu } } }"
            .to_owned(),
    ));
    semua.push((
        "indikator".to_owned(),
        "{ indikator(kode: \"SAKIP\") { ketentuanList { skala { kode } } } }".to_owned(),
    ));
    semua.push((
        "rekapPengajuan".to_owned(),
        format!(
            "{{ rekapPengajuan(dari: 2021, sampai: 2022) {{ letak asOf pemantauanList {{ tahun \
             barisList {{ {BARIS} kelengkapan {{ nilai }} }} }} kecamatanList {{ kecamatan {{ kode }} }} }} }}"
        ),
    ));
    semua.push((
        "peringkatNegara".to_owned(),
        "{ peringkatNegara(indikator: \"SKM\", tahun: 2021) { indikator { kode } tahun menurut provinsi letak asOf jumlah \
         jumlahTanpaDataList { alasan jumlah } \
         barisList { totalCount pageInfo { hasNextPage } edges { cursor node { nilai } } nodes { \
         peringkat persentil hitunganPersentil { nilai } kuartil nilai revisi disetujuiPada hitungan { nilai rumus masukan { nama nilai } } \
         kecamatan { kode nama kabupatenKode kabupatenNama } } } \
         tanpaDataList { totalCount pageInfo { hasNextPage } edges { cursor node { alasan } } \
         nodes { alasan kecamatan { kode } } } unduhan(bentuk: CSV) { tautan berlakuSampai } } }"
            .to_owned(),
    ));
    semua.push((
        "perbandinganSkm".to_owned(),
        format!(
            "{{ perbandinganSkm(tahun: 2026) {{ kecamatanList {{ {BARIS} skm {{ indeks {{ nilai }} }} \
             ketidakpastian {{ responden populasi galatBaku {{ nilai }} dasar koreksiPopulasi sampelKecil bawah \
             atas hitunganBawah {{ nilai }} hitunganAtas {{ nilai }} }} \
             terhadapTolokUkurList {{ tolokUkur {{ nama }} poin {{ nilai }} }} }} \
             tanpaDataList {{ {BARIS} alasan }} }} }}"
        ),
    ));
    semua.push((
        "perbandinganSkm".to_owned(),
        "{ perbandinganSkm(tahun: 2021) { kecamatanList { ketidakpastian { responden populasi galatBaku { nilai } \
         dasar koreksiPopulasi sampelKecil bawah atas hitunganBawah { nilai } hitunganAtas { nilai } } } unsurList { unsur sebaran { median } \
         sebaranLetakList { letak sebaran { median } } terlemahDiList { kode } terendahList { kode } \
         nilaiList { kecamatan { kode } nilai { nilai } terlemah terhadapMedian { nilai } \
         terhadapMedianLetak { nilai } uji { pencilan } } } } }"
            .to_owned(),
    ));
    semua.push((
        "serapanProgram".to_owned(),
        "{ serapanProgram(tahun: 2021) { gaji { sisa } programList { gaji { sisa } efisiensi { pmk { nilai } nilaiPmk { nilai } \
         dihitung seluruhnya sebaranSerapan { median } sebaranCapaian { median } } \
         barisList { barisAnggaran { id nama } } } } }"
            .to_owned(),
    ));
    semua.push((
        "trenIndikator".to_owned(),
        format!(
            "{{ trenIndikator(indikator: \"SKM\", dari: 2019, sampai: 2021) {{ \
             titikList {{ tahun pencilanList {{ nilai }} tanpaDataList {{ {BARIS} }} perubahan {{ dari }} }} \
             perubahan {{ dari sampai membaik tetap memburuk tanpaPerubahanList {{ tahun \
             tanpaData {{ {BARIS} }} }} }} }} }}"
        ),
    ));
    semua.push((
        "trenIndikator".to_owned(),
        "{ trenIndikator(indikator: \"SKM\", dari: 2019, sampai: 2020) { perubahan { barisList { \
         peringkat arah perubahan { nilai } ketidakpastian { bawah } kecamatan { kode } lkjipAwal { id } \
         lkjipAkhir { id } } } } }"
            .to_owned(),
    ));
    for (dari, sampai) in [(2021, 2022), (2025, 2026)] {
        semua.push((
            "tren".to_owned(),
            format!(
                "{{ tren(menurut: SKM, dari: {dari}, sampai: {sampai}) {{ menurut indikator {{ kode }} \
                 komposit {{ kode }} dari sampai letak kelompok {{ nama }} sertakanProses asOf \
                 unduhan(bentuk: CSV) {{ tautan }} titikList {{ tahun bobot statistik {{ median }} \
                 sebaranLetakList {{ letak }} pencilanList {{ nilai }} pitaList {{ jumlah golongan {{ kode }} }} \
                 barisList {{ kecamatan {{ kode }} lkjip {{ id narasiList {{ isi }} }} lkjipLalu {{ id }} \
                 hitungan {{ nilai }} ketidakpastian {{ bawah }} }} tanpaDataList {{ kecamatan {{ kode }} alasan lkjip {{ id }} }} \
                 perubahan {{ dari }} }} perubahan {{ barisList {{ lkjipAwal {{ id }} lkjipAkhir {{ id }} }} }} \
                 }} }}"
            ),
        ));
    }
    semua.push((
        "matriks".to_owned(),
        "{ matriks(indikatorList: [\"SKM\"], tahunList: [2020], kecamatanList: [\"35.29.02\"]) { \
         selList { ketidakpastian { bawah } kemajuan { tahunAkhir } terhadapMedianList { median { jenis nama tahun letak dihitung \
         seluruhnya sumber nilai { nilai } } capaian { nilai } poin { nilai } persen { nilai } } \
         pencilan { pencilan ambang cara skor { nilai } } } \
         sebaranList { tahun statistik { tanpaKategori } statistikLetakList { letak } \
         medianList { nama } pencilanList { nilai uji { pencilan } kecamatan { kode } lkjip { id } } } } }"
            .to_owned(),
    ));
    semua
}

/// Questions that together reach every field.
fn pertanyaan(sdl: &Schema, dunia: &Dunia, simpul: &[(&str, String)]) -> Vec<(String, String)> {
    let mut semua = Vec::new();
    let query = &sdl.get_object("Query").unwrap().fields;
    let mut tambah = |field: &str, argumen: &str, dalam: usize| {
        let jenis = query[field].ty.inner_named_type();
        let isi = if lepas(sdl, jenis) {
            String::new()
        } else {
            format!(" {{ {}}}", isi(sdl, jenis, dalam))
        };
        semua.push((field.to_owned(), format!("{{ {field}{argumen}{isi} }}")));
    };
    tambah("kecamatanList", "", 0);
    for field in [
        "saya",
        "kabupaten",
        "lkjipDokumenSchema",
        "indikatorList",
        "skalaList",
        "tolokUkurList",
        "kelompokList",
        "kompositList",
        "periodeList",
        "tenggatList",
        "aturanReviuList",
        "parameterReviuList",
    ] {
        tambah(field, "", 1);
    }
    tambah("penggunaList", "(first: 30)", 2);
    tambah("jejakList", "(first: 30)", 2);
    tambah("klienList", "", 1);
    tambah("indikator", "(kode: \"SAKIP\")", 1);
    tambah("periode", "(kode: \"RENSTRA-2021-2026\")", 1);
    tambah("nomenklatur", "(kode: \"7.01.01.2.01\")", 1);
    tambah("nomenklaturList", "(first: 3)", 2);
    tambah("lkjipList", "(first: 3)", 1);
    for kode in [A, LUAR] {
        tambah("kecamatan", &format!("(kode: \"{kode}\")"), 0);
    }
    // One of each status, seen from either side.
    for laporan in dunia
        .laporan
        .iter()
        .filter(|it| it.kecamatan == A || it.tahun == 2025)
    {
        let (kode, tahun, revisi) = (laporan.kecamatan, laporan.tahun, laporan.revisi);
        let argumen = format!("(kecamatan: \"{kode}\", tahun: {tahun}, revisi: {revisi})");
        tambah("lkjip", &argumen, 1);
    }
    for tahun in [2021, 2024] {
        let satu = format!("(indikator: \"SKM\", tahun: {tahun})");
        tambah("peringkat", &satu, 1);
        tambah("perbandinganIndikator", &satu, 1);
        let satu = format!("(indikatorList: [\"SKM\"], tahunList: [{tahun}])");
        tambah("matriks", &satu, 1);
        let satu = format!("(indikator: \"SKM\", dari: {}, sampai: {tahun})", tahun - 1);
        tambah("trenIndikator", &satu, 1);
        let satu = format!("(tahun: {tahun})");
        tambah("pemantauanPengajuan", &satu, 1);
        tambah("rekapReviu", &satu, 3);
        tambah("perbandinganSkm", &satu, 1);
        tambah(
            "rekapPengajuan",
            &format!("(dari: {tahun}, sampai: {tahun})"),
            1,
        );
        tambah("serapanProgram", &satu, 1);
    }
    semua.extend(lebih_dalam());
    semua.extend(peringkat_lain());
    semua.extend(lebih_luas());
    for (jenis, id) in simpul {
        // Behind a kecamatan are reports, which are asked for by themselves.
        let isi = isi(sdl, jenis, usize::from(*jenis != "Kecamatan"));
        semua.push((
            "node".to_owned(),
            format!("{{ node(id: \"{id}\") {{ __typename ... on {jenis} {{ {isi}}} }} }}"),
        ));
    }
    semua
}

fn urai(sdl: &Valid<Schema>, query: &str) -> Node<apollo_compiler::executable::Operation> {
    let document = ExecutableDocument::parse_and_validate(sdl, query, "uji.graphql");
    let document = document.unwrap_or_else(|error| panic!("{query}\n{error}"));
    document.operations.get(None).unwrap().clone()
}

/// What has a global id besides reports, as `orang` finds it.
async fn simpul(dunia: &Dunia, orang: &Orang) -> Vec<(&'static str, String)> {
    let query = "{ Kabupaten: kabupaten { id Kecamatan: kecamatanList { id Desa: desaList { id } } } \
                 Kelompok: kelompokList { id } Komposit: kompositList { id } \
                 Indikator: indikatorList { id TolokUkur: tolokUkurList { id } } \
                 Skala: skalaList { id } Pengguna: saya { id } Periode: periodeList { id } \
                 Tenggat: tenggatList(tahun: 2022) { id perpanjanganList { id } } \
                 Nomenklatur: nomenklatur(kode: \"7.01.01\") { id } }";
    let data = dunia.baca(orang, query).await;
    let indikator = data["Indikator"].as_array().unwrap();
    let tenggat = data["Tenggat"].as_array().unwrap();
    let diperpanjang = tenggat
        .iter()
        .find(|it| it["perpanjanganList"][0].is_object())
        .unwrap();
    let berpembanding = indikator.iter().find(|it| it["TolokUkur"][0].is_object());
    [
        ("Kabupaten", &data["Kabupaten"]),
        ("Kecamatan", &data["Kabupaten"]["Kecamatan"][0]),
        ("Desa", &data["Kabupaten"]["Kecamatan"][0]["Desa"][0]),
        ("Indikator", &data["Indikator"][0]),
        ("TolokUkur", &berpembanding.unwrap()["TolokUkur"][0]),
        ("Kelompok", &data["Kelompok"][0]),
        ("Komposit", &data["Komposit"][0]),
        ("Skala", &data["Skala"][0]),
        ("Pengguna", &data["Pengguna"]),
        ("Periode", &data["Periode"][0]),
        ("Tenggat", diperpanjang),
        ("PerpanjanganTenggat", &diperpanjang["perpanjanganList"][0]),
        ("Nomenklatur", &data["Nomenklatur"]),
    ]
    .map(|(jenis, data)| (jenis, data["id"].as_str().unwrap().to_owned()))
    .to_vec()
}

/// The analyst decides of a text of a report.
async fn putuskan(dunia: &Dunia) {
    let query = r#"{ definisiList(indikator: "SKM", tahun: 2021) { teks } }"#;
    let data = dunia.baca(&ANALIS, query).await;
    let query = r#"mutation ($teks: String!) { putusanDefinisiSave(input: { indikator: "SKM", tahun: 2021,
        teks: $teks, putusan: SAMA, alasan: "Mengukur hal yang sama.", version: 0 }) { userErrors { code } } }"#;
    let teks = json!({ "teks": data["definisiList"][0]["teks"] });
    let answer = dunia.tanya(Some(&ANALIS), query, &teks).await;
    assert_eq!(ok(&answer)["putusanDefinisiSave"]["userErrors"], json!([]));
}

/// Asks everything, as everybody. What is answered holds nothing that the asker may not see (every
/// answer is looked through); what is not answered is what the decisions forbid.
#[tokio::test]
async fn every_role_reaches_every_field_that_is_open_to_it_and_no_hidden_report() {
    let dunia = Dunia::new().await;
    dunia.sebaran().await;
    putuskan(&dunia).await;
    let sdl = sdl();
    let diputuskan = keputusan();
    let bersama = dunia.isi_dari(dunia.pilih(A, 2021, 2)).await;
    dunia.akun(&KLIEN_PERBANDINGAN).await;
    for orang in SEMUA_PERAN.into_iter().chain([&KLIEN_PERBANDINGAN]) {
        let mut simpul = simpul(&dunia, orang).await;
        simpul.extend(bersama.iter().cloned());
        let mut tercapai = BTreeSet::new();
        for (field, query) in pertanyaan(&sdl, &dunia, &simpul) {
            let kunci = format!("Query.{field}");
            let answer = dunia.tanya(Some(orang), &query, &json!({})).await;
            match answer["errors"][0]["extensions"]["code"].as_str() {
                None => {
                    let operation = urai(&sdl, &query);
                    catat(
                        &operation.selection_set,
                        "Query",
                        ok(&answer),
                        &mut tercapai,
                    );
                }
                // Of a hidden report, or of another kabupaten.
                Some("NOT_FOUND") if ["lkjip", "kecamatan"].contains(&field.as_str()) => {}
                Some(_) => assert_ne!(
                    ramalan(&diputuskan[&kunci], Some(orang), Sasaran::Sendiri),
                    Hasil::Ok,
                    "{orang:?} {query} {answer:#}"
                ),
            }
        }
        let mut terbuka = terbuka(&sdl, orang);
        // A machine has tokens, and no session that it could end.
        terbuka.retain(|field| orang.cakupan.is_none() || !field.starts_with("Sesi."));
        let belum: Vec<&String> = terbuka.difference(&tercapai).collect();
        assert!(belum.is_empty(), "{orang:?} does not reach {belum:#?}");
        let lebih: Vec<&String> = tercapai.difference(&terbuka).collect();
        assert!(lebih.is_empty(), "{orang:?} reaches {lebih:#?}");
    }
    // In the other kabupaten there is less to reach; what is answered is looked through all the same.
    for orang in [SEMUA_LUAR[0], SEMUA_LUAR[3]] {
        for (_, query) in pertanyaan(&sdl, &dunia, &bersama) {
            dunia.tanya(Some(orang), &query, &json!({})).await;
        }
    }
}
