//! Every root field with arguments for all that it can be about. A deed that is permitted is asked for in
//! a way that its author could mend (a stale version, a name that is taken), so that the world stays as
//! it is; that such deeds are done is told by the stories of the rooms.

use std::collections::HashSet;

use api::graphql::id;
use apollo_compiler::Schema;
use entity::{
    desa, indikator, kabupaten, kecamatan, kelompok, komposit, nomenklatur, periode, skala,
    tenggat, tenggat_perpanjangan, tolok_ukur,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use super::dunia::{
    A, ADMIN, ANALIS, B, CAMAT_A, Dunia, KLIEN_LUAR, KLIEN_PERBANDINGAN, LUAR, OPERATOR_A,
    SEMUA_LUAR, dokumen,
};
use super::fields::sdl;
use super::ramalan::Sasaran;

/// A root field with arguments. Where `tiada` is given, it names something that does not exist.
pub(super) struct Panggilan<'a> {
    pub(super) field: String,
    pub(super) query: String,
    pub(super) variables: Value,
    pub(super) tiada: Option<Value>,
    pub(super) sasaran: Sasaran<'a>,
}

/// The document that carries out a mutation, as the schema has it.
fn mutasi(sdl: &Schema, field: &str) -> String {
    let definition = &sdl.get_object("Mutation").unwrap().fields[field];
    let input = definition.arguments[0].ty.inner_named_type();
    let payload = sdl.get_object(definition.ty.inner_named_type()).unwrap();
    let noun = payload
        .fields
        .keys()
        .find(|field| *field != "userErrors")
        .unwrap();
    let isi = match noun.as_str() {
        "lkjip" => {
            "id status version alasanRevisi allowedActions dapatDiubah kekuranganList { pesan } \
             narasiList { isi } sasaranList { uraian } tertulisList { teks }"
        }
        "pengguna" => "id username nama peran version",
        "klien" => "kode nama version",
        "periode" | "tenggat" => "id version dasarHukum",
        "parameterReviu" => "parameter version nilai",
        "putusanDefinisi" => "version putusan alasan",
        "aturanReviu" => "kode version aktif",
        "perpanjanganTenggat" => "id version alasan pelaku kecamatan { kode }",
        "utas" => {
            "id version path letakAda terbuka selesai { pelaku } pesanList { isi pelaku } \
             allowedActions lkjip { id narasiList { isi } }"
        }
        _ => "id nama version",
    };
    let isi = match sdl.get_object(payload.fields[noun].ty.inner_named_type()) {
        Some(_) => format!("{{ {isi} }}"),
        None => String::new(),
    };
    format!(
        "mutation($input: {input}!) {{ {field}(input: $input) {{ {noun} {isi} \
         userErrors {{ code message path }} }} }}"
    )
}

/// A stale version, so that nothing is done.
const BASI: i64 = 999;

/// The input of every mutation of a report that exists.
fn masukan_laporan(field: &str, laporan: &str) -> Option<Value> {
    let mut input = match field {
        "lkjipSubmit" | "lkjipReview" | "lkjipReturn" | "lkjipApprove" => json!({}),
        // A reason is missing.
        "komentarCreate" => return Some(json!({ "lkjip": laporan, "path": "/", "isi": "" })),
        "lkjipRevise" => return Some(json!({ "id": laporan, "alasan": "" })),
        "lkjipTanggapanSave" => json!({ "tanggapan": [] }),
        "lkjipTanggapanDecide" => json!({ "putusan": [] }),
        "lkjipHeadSave" => json!({ "tertulis": [] }),
        "lkjipRencanaSave" => json!({ "rencana": { "tujuan": [] } }),
        "lkjipAnggaranSave" => json!({ "anggaran": [] }),
        "lkjipPerjanjianSave" => json!({ "perjanjian": [] }),
        "lkjipSkmSave" => json!({ "skm": null }),
        "lkjipEvaluasiSave" => json!({ "evaluasiAkip": null }),
        "lkjipNarasiSave" => json!({ "narasi": [] }),
        "lkjipOrganisasiSave" => json!({ "organisasi": null }),
        "lkjipIsuStrategisSave" => json!({ "isuStrategis": [] }),
        "lkjipDasarHukumSave" => json!({ "dasarHukum": [] }),
        "lkjipTabelSave" => json!({ "tabel": [] }),
        "lkjipLampiranSave" => json!({ "lampiran": [] }),
        "lkjipTriwulanSave" => json!({ "triwulan": [] }),
        "lkjipRealisasiSave" => json!({ "realisasi": [] }),
        "lkjipLembarImport" => json!({ "berkas": "0".repeat(64) }),
        "lkjipAnggaranCsvImport" => json!({ "isi": "kode;pagu\n7.01.01;5\n" }),
        _ => return masukan_baris(field, laporan),
    };
    input["id"] = json!(laporan);
    input["version"] = json!(BASI);
    Some(input)
}

/// The input of every mutation of single rows of a report.
fn masukan_baris(field: &str, laporan: &str) -> Option<Value> {
    let mut input = match field {
        "lkjipOrganisasiRowSave" | "lkjipSkmRowSave" | "lkjipEvaluasiRowSave" => {
            json!({ "baris": {} })
        }
        "lkjipFungsiRowSave" => json!({ "nomor": 1, "uraian": "Uji" }),
        "lkjipFungsiRowDelete" | "lkjipIsuStrategisRowDelete" | "lkjipRekomendasiRowDelete" => {
            json!({ "nomor": 1 })
        }
        "lkjipJabatanRowSave" => json!({ "baris": { "nama": "Camat" } }),
        "lkjipJabatanRowDelete" => json!({ "nama": "Camat" }),
        "lkjipKepegawaianRowSave" => json!({ "baris": { "menurut": "STATUS", "kelompok": "PNS" } }),
        "lkjipKepegawaianRowDelete" => json!({ "menurut": "STATUS", "kelompok": "PNS" }),
        "lkjipIsuStrategisRowSave" | "lkjipRekomendasiRowSave" => {
            json!({ "baris": { "nomor": 1 } })
        }
        "lkjipDasarHukumRowSave" => json!({ "baris": { "nama": "Uji" } }),
        "lkjipDasarHukumRowDelete" => json!({ "nama": "Uji" }),
        "lkjipTujuanRowSave" => json!({ "baris": { "nomor": "1" } }),
        "lkjipTujuanRowDelete" => json!({ "nomor": "1" }),
        "lkjipSasaranRowSave" => json!({ "baris": { "nomor": "1.1" } }),
        "lkjipSasaranRowDelete" => json!({ "nomor": "1.1" }),
        "lkjipIndikatorRowSave" => json!({ "baris": { "nomor": "1.1.1" } }),
        "lkjipIndikatorRowsSave" | "lkjipAnggaranRowsSave" => json!({ "barisList": [] }),
        "lkjipIndikatorRowDelete" => json!({ "nomor": "1.1.1" }),
        "lkjipAnggaranRowSave" => json!({ "baris": { "nomor": "I" } }),
        "lkjipAnggaranRowDelete" => json!({ "nomor": "I" }),
        "lkjipPerjanjianRowSave" => json!({ "baris": { "jenis": "MURNI" } }),
        "lkjipPerjanjianRowDelete" => json!({ "jenis": "MURNI" }),
        "lkjipPerjanjianProgramRowSave" => json!({ "jenis": "MURNI", "baris": { "program": "I" } }),
        "lkjipPerjanjianProgramRowDelete" => json!({ "jenis": "MURNI", "program": "I" }),
        "lkjipSkmUnsurRowSave" => json!({ "unsur": "PROSEDUR", "nrr": "3" }),
        "lkjipSkmUnsurRowDelete" => json!({ "unsur": "PROSEDUR" }),
        "lkjipNarasiRowSave" => json!({ "bagian": "PENUTUP", "isi": "Uji" }),
        "lkjipNarasiRowDelete" => json!({ "bagian": "PENUTUP" }),
        "lkjipTabelRowSave" => json!({ "baris": { "nomor": "3.1" } }),
        "lkjipTabelRowDelete" => json!({ "nomor": "3.1" }),
        "lkjipLampiranRowSave" => json!({ "baris": { "jenis": "LAPORAN_SKM", "nama": "Uji" } }),
        "lkjipLampiranRowDelete" => json!({ "jenis": "LAPORAN_SKM", "nama": "Uji" }),
        _ => return None,
    };
    input["id"] = json!(laporan);
    input["version"] = json!(BASI);
    Some(input)
}

const TIADA: i64 = 999_999;

pub(super) struct Daftar<'a> {
    dunia: &'a Dunia,
    pub(super) sdl: Schema,
    pub(super) semua: Vec<Panggilan<'a>>,
}

impl<'a> Daftar<'a> {
    /// Every root field, with everything it can be about.
    pub(super) async fn new(dunia: &'a Dunia) -> Self {
        let mut daftar = Self {
            dunia,
            sdl: sdl().into_inner(),
            semua: Vec::new(),
        };
        daftar.rujukan();
        daftar.laporan();
        daftar.kabupaten();
        daftar.keseluruhan();
        daftar.simpul().await;
        daftar.mutasi_laporan();
        daftar.mutasi_lain().await;
        daftar
    }

    /// A query with its variables, declared as `$nama: Jenis`.
    fn query(
        &mut self,
        field: &str,
        (deklarasi, isi): (&str, &str),
        variables: Value,
        tiada: Option<Value>,
        sasaran: Sasaran<'a>,
    ) {
        let argumen: Vec<String> = deklarasi
            .split_whitespace()
            .filter(|kata| kata.starts_with('$'))
            .map(|kata| format!("{}: {}", &kata[1..kata.len() - 1], &kata[..kata.len() - 1]))
            .collect();
        let query = if deklarasi.is_empty() {
            format!("{{ {field}{isi} }}")
        } else {
            format!(
                "query({deklarasi}) {{ {field}({}){isi} }}",
                argumen.join(", ")
            )
        };
        self.semua.push(Panggilan {
            field: format!("Query.{field}"),
            query,
            variables,
            tiada,
            sasaran,
        });
    }

    fn biasa(&mut self, field: &str, isi: &str) {
        self.query(field, ("", isi), json!({}), None, Sasaran::Sendiri);
    }

    fn rujukan(&mut self) {
        self.biasa("kabupaten", " { id kode nama }");
        self.biasa("kecamatanList", " { id kode nama }");
        self.biasa("indikatorList", " { id kode nama dasar }");
        self.biasa("skalaList", " { id kode nama }");
        self.biasa("tolokUkurList", " { id nama sumber }");
        self.biasa("kelompokList", " { id nama kecamatanList { kode } }");
        self.biasa(
            "kompositList",
            " { id nama dasarHukum komponenList { bobot } }",
        );
        self.biasa("periodeList", " { id kode }");
        self.biasa("tenggatList", " { id tahun tanggal }");
        self.biasa("nomenklaturList", " { totalCount nodes { id kode } }");
        self.biasa(
            "aturanReviuList",
            " { kode judul ketetapanList { alasan } }",
        );
        self.biasa(
            "parameterReviuList",
            " { parameter nilai ketetapanList { dasar } }",
        );
        self.biasa("lkjipDokumenSchema", "");
        self.biasa("saya", " { id username nama peran }");
        self.biasa(
            "jejakList",
            "(first: 100) { totalCount nodes { nomor kejadian objek alasan tertutup pelaku { username } \
             perubahanList { path sebelum sesudah } } }",
        );
        self.biasa("penggunaList", " { totalCount nodes { id username nama } }");
        self.biasa("klienList", " { kode nama pengguna { username } }");
        self.query(
            "indikator",
            ("$kode: String!", " { id kode }"),
            json!({ "kode": "SKM" }),
            None,
            Sasaran::Sendiri,
        );
        for (field, kode) in [("periode", "RENSTRA-2021-2026"), ("nomenklatur", "7.01.01")] {
            self.query(
                field,
                ("$kode: String!", " { id kode }"),
                json!({ "kode": kode }),
                None,
                Sasaran::Sendiri,
            );
        }
        for kode in [A, B, LUAR] {
            self.query(
                "kecamatan",
                ("$kode: String!", " { id kode nama }"),
                json!({ "kode": kode }),
                Some(json!({ "kode": "35.29.99" })),
                Sasaran::Wilayah(kode),
            );
        }
    }

    fn laporan(&mut self) {
        for laporan in &self.dunia.laporan {
            let isi = " { id status version narasiList { isi } }";
            let deklarasi = "$kecamatan: String!, $tahun: Int!, $revisi: Int!";
            let variables = |tahun: i32, revisi: i32| json!({ "kecamatan": laporan.kecamatan, "tahun": tahun, "revisi": revisi });
            self.query(
                "lkjip",
                (deklarasi, isi),
                variables(laporan.tahun, laporan.revisi),
                Some(variables(laporan.tahun, 9)),
                Sasaran::Laporan(laporan),
            );
        }
        let isi = " { totalCount nodes { id status narasiList { isi } } }";
        self.biasa("lkjipList", isi);
        for kode in [A, B, LUAR] {
            self.query(
                "lkjipList",
                ("$kecamatan: String!", isi),
                json!({ "kecamatan": kode }),
                Some(json!({ "kecamatan": "35.29.99" })),
                Sasaran::Wilayah(kode),
            );
        }
    }

    fn kabupaten(&mut self) {
        for (sertakan, sasaran) in [(false, Sasaran::Sendiri), (true, Sasaran::Proses)] {
            let variables = |tahun: i32| json!({ "indikator": "SKM", "tahun": tahun, "sertakanProses": sertakan });
            let tanpa = "tanpaDataList { kecamatan { kode } alasan lkjip { id } }";
            for (field, isi) in [
                ("peringkat", "nilai lkjip { narasiList { isi } }"),
                (
                    "perbandinganIndikator",
                    "lkjip { narasiList { isi } } indikatorLkjip { nama }",
                ),
            ] {
                self.query(
                    field,
                    (
                        "$indikator: String!, $tahun: Int!, $sertakanProses: Boolean!",
                        &format!(" {{ barisList {{ {isi} }} {tanpa} }}"),
                    ),
                    variables(2023),
                    None,
                    sasaran,
                );
            }
            let variables = json!({ "tahun": 2023, "sertakanProses": sertakan });
            self.query(
                "serapanProgram",
                (
                    "$tahun: Int!, $sertakanProses: Boolean!",
                    " { tanpaKodeList { nama barisList { nama } } jumlah { pagu dihitung } }",
                ),
                variables,
                None,
                sasaran,
            );
        }
        self.query(
            "rekapReviu",
            (
                "$tahun: Int!",
                " { laporan aturanList { temuan kecamatanList { kecamatan { kode } } } }",
            ),
            json!({ "tahun": 2023 }),
            None,
            Sasaran::Sendiri,
        );
        self.query(
            "pemantauanTriwulan",
            (
                "$tahun: Int!, $triwulan: Int!",
                " { jumlahLengkap barisList { kecamatan { kode } lkjip { id } belumList { nama } } }",
            ),
            json!({ "tahun": 2023, "triwulan": 1 }),
            None,
            Sasaran::Sendiri,
        );
        self.query(
            "pemantauanPengajuan",
            (
                "$tahun: Int!",
                " { barisList { kecamatan { kode } keadaan lkjip { id } } jumlahList { jumlah } }",
            ),
            json!({ "tahun": 2023 }),
            None,
            Sasaran::Sendiri,
        );
    }

    /// The kabupaten as a whole.
    fn keseluruhan(&mut self) {
        for (sertakan, sasaran) in [(false, Sasaran::Sendiri), (true, Sasaran::Proses)] {
            self.query(
                "matriks",
                (
                    "$indikatorList: [String!]!, $tahunList: [Int!]!, $sertakanProses: Boolean!",
                    " { selList { lkjip { narasiList { isi } } indikatorLkjip { nama } \
                       tanpaData { alasan lkjip { id } } } \
                       sebaranList { tanpaDataList { kecamatan { kode } lkjip { id } } } }",
                ),
                json!({
                    "indikatorList": ["SKM"], "tahunList": [2023, 2021], "sertakanProses": sertakan,
                }),
                None,
                sasaran,
            );
            self.query(
                "trenIndikator",
                (
                    "$indikator: String!, $dari: Int!, $sampai: Int!, $sertakanProses: Boolean!",
                    " { titikList { tanpaDataList { kecamatan { kode } lkjip { id } } } \
                       perubahan { barisList { lkjipAwal { narasiList { isi } } lkjipAkhir { id } } \
                       tanpaPerubahanList { tanpaData { alasan lkjip { id } } } } }",
                ),
                json!({
                    "indikator": "SKM", "dari": 2021, "sampai": 2023, "sertakanProses": sertakan,
                }),
                None,
                sasaran,
            );
            self.query(
                "tren",
                (
                    "$menurut: DasarPeringkat!, $dari: Int!, $sampai: Int!, $sertakanProses: Boolean!",
                    " { titikList { barisList { lkjip { narasiList { isi } } } \
                       tanpaDataList { kecamatan { kode } lkjip { id } } } \
                       perubahan { barisList { lkjipAwal { id } lkjipAkhir { id } } \
                       tanpaPerubahanList { tanpaData { alasan lkjip { id } } } } }",
                ),
                json!({
                    "menurut": "SERAPAN", "dari": 2021, "sampai": 2023, "sertakanProses": sertakan,
                }),
                None,
                sasaran,
            );
            self.query(
                "perbandinganSkm",
                (
                    "$tahun: Int!, $sertakanProses: Boolean!",
                    " { kecamatanList { lkjip { id narasiList { isi } } skm { sumber } } \
                       tanpaDataList { lkjip { id } } }",
                ),
                json!({ "tahun": 2023, "sertakanProses": sertakan }),
                None,
                sasaran,
            );
        }
        self.query(
            "definisiList",
            (
                "$indikator: String!, $tahun: Int!",
                " { teks lkjipList { id narasiList { isi } } }",
            ),
            json!({ "indikator": "SKM", "tahun": 2023 }),
            None,
            Sasaran::Sendiri,
        );
        self.query(
            "peringkatNegara",
            (
                "$indikator: String!, $tahun: Int!",
                " { jumlah barisList { nodes { nilai kecamatan { kode } } } \
                   tanpaDataList { nodes { alasan kecamatan { kode } } } }",
            ),
            json!({ "indikator": "SKM", "tahun": 2021 }),
            None,
            Sasaran::Sendiri,
        );
        self.query(
            "rekapPengajuan",
            (
                "$dari: Int!, $sampai: Int!",
                " { pemantauanList { barisList { kecamatan { kode } lkjip { id } kelengkapan { nilai } } } \
                   kecamatanList { diajukan } }",
            ),
            json!({ "dari": 2021, "sampai": 2023 }),
            None,
            Sasaran::Sendiri,
        );
    }

    fn node(&mut self, jenis: &str, key: i64, sasaran: Sasaran<'a>) {
        self.query(
            "node",
            ("$id: ID!", " { __typename id }"),
            json!({ "id": id::encode(jenis, key) }),
            Some(json!({ "id": id::encode(jenis, TIADA) })),
            sasaran,
        );
    }

    /// Global ids of everything that is no part of a report.
    async fn simpul(&mut self) {
        let db = self.dunia.world.app.db.writer();
        for row in kabupaten::Entity::find().all(db).await.unwrap() {
            let kode = if row.kode == LUAR[..5] {
                &LUAR[..5]
            } else {
                &A[..5]
            };
            self.node("Kabupaten", row.id.0, Sasaran::Wilayah(kode));
        }
        let kecamatan = kecamatan::Entity::find().all(db).await.unwrap();
        let desa = desa::Entity::find().all(db).await.unwrap();
        for kode in [A, LUAR] {
            let row = kecamatan.iter().find(|row| row.kode == kode).unwrap();
            self.node("Kecamatan", row.id.0, Sasaran::Wilayah(kode));
            let row = desa.iter().find(|desa| desa.kecamatan_id == row.id);
            self.node("Desa", row.unwrap().id.0, Sasaran::Wilayah(kode));
        }
        let tolok_ukur = tolok_ukur::Entity::find().all(db).await.unwrap();
        let (luar, dalam): (Vec<_>, Vec<_>) = tolok_ukur
            .into_iter()
            .partition(|row| row.nama.starts_with("RAHASIA"));
        self.node("TolokUkur", luar[0].id.0, Sasaran::Wilayah(&LUAR[..5]));
        self.node("TolokUkur", dalam[0].id.0, Sasaran::Wilayah(&A[..5]));
        for row in kelompok::Entity::find().all(db).await.unwrap() {
            let luar = row.nama.starts_with("RAHASIA");
            let sasaran = Sasaran::Wilayah(if luar { &LUAR[..5] } else { &A[..5] });
            self.node("Kelompok", row.id.0, sasaran);
        }
        for row in komposit::Entity::find().all(db).await.unwrap() {
            let luar = row.nama.starts_with("RAHASIA");
            let sasaran = Sasaran::Wilayah(if luar { &LUAR[..5] } else { &A[..5] });
            self.node("Komposit", row.id.0, sasaran);
        }
        let luar: HashSet<_> = kabupaten::Entity::find()
            .all(db)
            .await
            .unwrap()
            .into_iter()
            .filter(|row| row.kode == LUAR[..5])
            .map(|row| row.id)
            .collect();
        let wilayah = |kabupaten| {
            let kode = if luar.contains(&kabupaten) { LUAR } else { A };
            Sasaran::Wilayah(&kode[..5])
        };
        for row in periode::Entity::find().all(db).await.unwrap() {
            self.node("Periode", row.id.0, wilayah(row.kabupaten_id));
        }
        for row in tenggat::Entity::find().all(db).await.unwrap() {
            self.node("Tenggat", row.id.0, wilayah(row.kabupaten_id));
        }
        for row in tenggat_perpanjangan::Entity::find().all(db).await.unwrap() {
            let sasaran = if row.pelaku_nama.starts_with("RAHASIA") {
                Sasaran::Wilayah(&LUAR[..5])
            } else {
                Sasaran::Wilayah(&A[..5])
            };
            self.node("PerpanjanganTenggat", row.id.0, sasaran);
        }
        let row = nomenklatur::Entity::find().one(db).await.unwrap().unwrap();
        self.node("Nomenklatur", row.id.0, Sasaran::Sendiri);
        let row = indikator::Entity::find().one(db).await.unwrap().unwrap();
        self.node("Indikator", row.id.0, Sasaran::Sendiri);
        let row = skala::Entity::find().one(db).await.unwrap().unwrap();
        self.node("Skala", row.id.0, Sasaran::Sendiri);
        for akun in [&OPERATOR_A, &ANALIS, &ADMIN, SEMUA_LUAR[4]] {
            let id = self.dunia.akun(akun).await;
            self.node("Pengguna", id.0, Sasaran::Akun(akun));
        }
    }

    fn mutasi(&mut self, field: &str, input: &Value, tiada: Option<Value>, sasaran: Sasaran<'a>) {
        self.semua.push(Panggilan {
            field: format!("Mutation.{field}"),
            query: mutasi(&self.sdl, field),
            variables: json!({ "input": input }),
            tiada: tiada.map(|input| json!({ "input": input })),
            sasaran,
        });
    }

    fn mutasi_laporan(&mut self) {
        let tiada = id::encode("Lkjip", TIADA).0;
        let fields: Vec<String> = self
            .sdl
            .get_object("Mutation")
            .unwrap()
            .fields
            .keys()
            .map(ToString::to_string)
            .collect();
        for field in fields {
            if masukan_laporan(&field, "").is_none() {
                continue;
            }
            for laporan in &self.dunia.laporan {
                // One of each status of either kecamatan is enough, the revision at work, and one of
                // another kabupaten.
                let cukup = match (laporan.kecamatan, laporan.tahun) {
                    (A, 2021) => laporan.revisi == 3,
                    (B, 2021) | (LUAR, 2022 | 2023) => false,
                    _ => true,
                };
                if !cukup {
                    continue;
                }
                let input = masukan_laporan(&field, &id::encode("Lkjip", laporan.id.0)).unwrap();
                let tiada = masukan_laporan(&field, &tiada);
                self.mutasi(&field, &input, tiada, Sasaran::Laporan(laporan));
            }
        }
        let lanjut = |key: i64| json!({ "id": id::encode("UtasKomentar", key), "version": BASI });
        let balas = |key: i64| {
            let mut input = lanjut(key);
            input["isi"] = json!("Uji");
            input
        };
        for laporan in &self.dunia.laporan {
            let (utas, sasaran) = (laporan.utas.0, Sasaran::Utas(laporan));
            self.node("UtasKomentar", utas, sasaran);
            self.mutasi("komentarReply", &balas(utas), Some(balas(TIADA)), sasaran);
            for field in ["komentarResolve", "komentarReopen"] {
                self.mutasi(field, &lanjut(utas), Some(lanjut(TIADA)), sasaran);
            }
        }
        for kode in [A, B, LUAR] {
            for tahun in [2021, 2022, 2024] {
                // Not in any period: who may open reports is told so.
                let buka = |kode: &str, tahun: i32| json!({ "kecamatan": kode, "tahun": tahun, "periode": "RENSTRA-2021-2026" });
                let impor =
                    |kode: &str, tahun: i32| json!({ "dokumen": dokumen(kode, tahun, "Uji", 1) });
                let (tiada_buka, tiada_impor) = if kode == LUAR {
                    (buka("35.29.99", tahun), impor("35.29.99", tahun))
                } else {
                    (buka(kode, 2020), impor(kode, 2020))
                };
                let sasaran = Sasaran::Wilayah(kode);
                self.mutasi("lkjipCreate", &buka(kode, tahun), Some(tiada_buka), sasaran);
                if tahun % 2 == 0 {
                    self.mutasi(
                        "lkjipImport",
                        &impor(kode, tahun),
                        Some(tiada_impor),
                        sasaran,
                    );
                }
            }
        }
    }

    /// What the analyst keeps, of the own kabupaten and of another one.
    async fn mutasi_acuan(&mut self) {
        let db = self.dunia.world.app.db.writer();
        // A value that no benchmark has, a code and a deadline that are there.
        let tolok_ukur = json!({
            "indikator": "SKM", "jenis": "KL", "tahun": 2023, "nilai": "-1", "skala": "0-100",
            "nama": "Uji", "sumber": "Uji",
        });
        self.mutasi("tolokUkurCreate", &tolok_ukur, None, Sasaran::Sendiri);
        let periode = json!({
            "kode": "RENSTRA-2021-2026", "jenis": "RENSTRA", "tahunAwal": 2021, "tahunAkhir": 2026,
            "dasarHukum": "Uji",
        });
        self.mutasi("periodeCreate", &periode, None, Sasaran::Sendiri);
        let tenggat = json!({
            "jenis": "LKJIP", "tahun": 2023, "version": BASI, "tanggal": "2024-02-29",
            "dasarHukum": "Uji",
        });
        self.mutasi("tenggatSave", &tenggat, None, Sasaran::Sendiri);
        let parameter = json!({
            "parameter": "TOLERANSI", "version": BASI, "nilai": "0.5", "dasar": "Uji", "alasan": "Uji",
        });
        self.mutasi("parameterReviuSave", &parameter, None, Sasaran::Sendiri);
        let putusan = json!({
            "indikator": "SKM", "tahun": 2023, "teks": "Uji", "version": BASI, "putusan": "SAMA",
            "alasan": "Uji",
        });
        self.mutasi("putusanDefinisiSave", &putusan, None, Sasaran::Sendiri);
        let aturan = json!({
            "kode": "R-SUM-01", "version": BASI, "aktif": false, "memblokir": false, "dasar": "Uji",
            "alasan": "Uji",
        });
        self.mutasi("aturanReviuSave", &aturan, None, Sasaran::Sendiri);
        let ubah = |jenis: &str, key: i64| json!({ "id": id::encode(jenis, key), "version": BASI });
        let hapus = |key: i64| {
            let mut input = ubah("TolokUkur", key);
            input["alasan"] = json!("Uji");
            input
        };
        let wilayah = |luar: bool| Sasaran::Acuan(if luar { &LUAR[..5] } else { &A[..5] });
        for row in tolok_ukur::Entity::find().all(db).await.unwrap() {
            let sasaran = wilayah(row.nama.starts_with("RAHASIA"));
            let tiada = Some(ubah("TolokUkur", TIADA));
            let input = ubah("TolokUkur", row.id.0);
            self.mutasi("tolokUkurUpdate", &input, tiada, sasaran);
            let tiada = Some(hapus(TIADA));
            self.mutasi("tolokUkurDelete", &hapus(row.id.0), tiada, sasaran);
        }
        let luar = kabupaten::Entity::find()
            .filter(kabupaten::Column::Kode.eq(&LUAR[..5]))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        for row in tenggat_perpanjangan::Entity::find().all(db).await.unwrap() {
            let sasaran = wilayah(row.pelaku_nama.starts_with("RAHASIA"));
            // Without a reason.
            let cabut = |key: i64| {
                let mut input = ubah("PerpanjanganTenggat", key);
                input["alasan"] = json!("");
                input
            };
            let tiada = Some(cabut(TIADA));
            self.mutasi(
                "perpanjanganTenggatRevoke",
                &cabut(row.id.0),
                tiada,
                sasaran,
            );
            let perpanjang = |key: i64| {
                json!({
                    "tenggat": id::encode("Tenggat", key), "kecamatan": A, "version": BASI,
                    "tanggal": "2030-01-01", "alasan": "Uji",
                })
            };
            let tiada = Some(perpanjang(TIADA));
            let input = perpanjang(row.tenggat_id.0);
            self.mutasi("perpanjanganTenggatSave", &input, tiada, sasaran);
        }
        for row in periode::Entity::find().all(db).await.unwrap() {
            let sasaran = wilayah(row.kabupaten_id == luar.id);
            let tiada = Some(ubah("Periode", TIADA));
            self.mutasi("periodeUpdate", &ubah("Periode", row.id.0), tiada, sasaran);
        }
    }

    /// Peer groups and composites, of the own kabupaten and of another one.
    async fn mutasi_kelompok(&mut self) {
        let db = self.dunia.world.app.db.writer();
        let ubah = |jenis: &str, key: i64| json!({ "id": id::encode(jenis, key), "version": BASI });
        let wilayah = |luar: bool| Sasaran::Acuan(if luar { &LUAR[..5] } else { &A[..5] });
        for row in kelompok::Entity::find().all(db).await.unwrap() {
            let sasaran = wilayah(row.nama.starts_with("RAHASIA"));
            let simpan = |key: i64| {
                let mut input = ubah("Kelompok", key);
                input["nama"] = json!("Uji");
                input["kecamatanList"] = json!([A]);
                input
            };
            let tiada = Some(simpan(TIADA));
            self.mutasi("kelompokSave", &simpan(row.id.0), tiada, sasaran);
            let hapus = |key: i64| {
                let mut input = ubah("Kelompok", key);
                input["alasan"] = json!("Uji");
                input
            };
            let tiada = Some(hapus(TIADA));
            self.mutasi("kelompokDelete", &hapus(row.id.0), tiada, sasaran);
        }
        for row in komposit::Entity::find().all(db).await.unwrap() {
            let sasaran = wilayah(row.nama.starts_with("RAHASIA"));
            let simpan = |key: i64| {
                let mut input = ubah("Komposit", key);
                input["kode"] = json!("UJI");
                input["nama"] = json!("Uji");
                input["tahunMulai"] = json!(2021);
                input["dasarHukum"] = json!("Uji");
                input["komponenList"] = json!([]);
                input
            };
            let tiada = Some(simpan(TIADA));
            self.mutasi("kompositSave", &simpan(row.id.0), tiada, sasaran);
            let hapus = |key: i64| {
                let mut input = ubah("Komposit", key);
                input["alasan"] = json!("Uji");
                input
            };
            let tiada = Some(hapus(TIADA));
            self.mutasi("kompositDelete", &hapus(row.id.0), tiada, sasaran);
        }
    }

    async fn mutasi_lain(&mut self) {
        let indikator = json!({
            "kode": "SKM", "nama": "Uji", "satuan": "Skor", "polaritas": "POSITIF",
            "rumus": "POSITIF", "definisi": "Uji", "formulasi": "Uji", "sumberData": "Uji",
            "dasar": "Uji",
        });
        self.mutasi("indikatorCreate", &indikator, None, Sasaran::Sendiri);
        let db = self.dunia.world.app.db.writer();
        let row = indikator::Entity::find().one(db).await.unwrap().unwrap();
        let ubah = json!({ "id": id::encode("Indikator", row.id.0), "version": BASI });
        self.mutasi("indikatorUpdate", &ubah, None, Sasaran::Sendiri);
        self.mutasi_acuan().await;
        self.mutasi_kelompok().await;
        let akun = json!({
            "username": ADMIN.username, "nama": "Uji", "peran": "ANALIS",
            "sandi": "lorjuk kaldu topak",
        });
        self.mutasi("penggunaCreate", &akun, None, Sasaran::Sendiri);
        for akun in [&CAMAT_A, SEMUA_LUAR[1]] {
            let id = self.dunia.akun(akun).await;
            let ubah = |key: i64| json!({ "id": id::encode("Pengguna", key), "version": BASI });
            let reset = |key: i64| json!({ "id": id::encode("Pengguna", key), "version": BASI, "sandi": "lorjuk kaldu topak" });
            let sasaran = Sasaran::Akun(akun);
            self.mutasi("penggunaUpdate", &ubah(id.0), Some(ubah(TIADA)), sasaran);
            self.mutasi(
                "penggunaResetSandi",
                &reset(id.0),
                Some(reset(TIADA)),
                sasaran,
            );
        }
        for akun in [&CAMAT_A, SEMUA_LUAR[1]] {
            let id = self.dunia.akun(akun).await;
            let akhiri = |key: i64| json!({ "id": id::encode("Pengguna", key) });
            let tiada = Some(akhiri(TIADA));
            let sasaran = Sasaran::Akun(akun);
            self.mutasi("penggunaRevokeSesi", &akhiri(id.0), tiada, sasaran);
        }
        for akun in [&CAMAT_A, SEMUA_LUAR[1]] {
            let id = self.dunia.akun(akun).await;
            let lepas = |key: i64| json!({ "id": id::encode("Pengguna", key) });
            let tiada = Some(lepas(TIADA));
            let sasaran = Sasaran::Akun(akun);
            self.mutasi("penggunaRemoveFaktorKedua", &lepas(id.0), tiada, sasaran);
        }
        for (mutasi, input) in [
            ("faktorKeduaSetup", json!({ "sandi": "bukan sandi saya" })),
            ("faktorKeduaConfirm", json!({ "kode": "000000" })),
            (
                "faktorKeduaRemove",
                json!({ "sandi": "bukan sandi saya", "kode": "000000" }),
            ),
        ] {
            self.mutasi(mutasi, &input, None, Sasaran::Sendiri);
        }
        let sesi = json!({ "id": "bukan sesi saya" });
        self.mutasi("sesiRevoke", &sesi, None, Sasaran::Sendiri);
        self.mutasi("sesiRevokeOthers", &json!({}), None, Sasaran::Sendiri);
        let klien =
            json!({ "kode": ADMIN.username, "nama": "Uji", "cakupanList": ["RUJUKAN_BACA"] });
        self.mutasi("klienCreate", &klien, None, Sasaran::Sendiri);
        for klien in [&KLIEN_PERBANDINGAN, &KLIEN_LUAR] {
            self.dunia.akun(klien).await;
            let putar = |kode: &str| json!({ "kode": kode, "version": BASI });
            let cabut = |kode: &str| json!({ "kode": kode, "version": BASI, "alasan": "Uji" });
            let (kode, sasaran) = (klien.username, Sasaran::Akun(klien));
            for (field, input, tiada) in [
                ("klienRahasiaRotate", putar(kode), putar("tiada")),
                ("klienRevoke", cabut(kode), cabut("tiada")),
            ] {
                self.mutasi(field, &input, Some(tiada), sasaran);
            }
        }
        let ganti = json!({ "sandiLama": "bukan sandi saya", "sandiBaru": "lorjuk kaldu topak" });
        self.mutasi("sandiChange", &ganti, None, Sasaran::Sendiri);
    }
}
