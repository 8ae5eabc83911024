//! An operator fills in the whole report from an empty one, row by row, leaves in the middle, comes back
//! the next day; the camat submits, the reviewer returns it, it is mended, reviewed and approved.

use serde_json::{Value, json};

use super::isian::{beda, beku, inti};
use super::{Kantor, LAPORAN, Siapa, contoh, langkah};
use crate::fixture::{petik, tanggapi_semua, terima_semua};
use crate::harness::{PASONGSONGAN, paths};

/// The report while somebody types it in: every deed carries the version that the last one answered.
struct Papan<'a> {
    kantor: &'a Kantor,
    lkjip: Value,
}

impl Papan<'_> {
    async fn ketik(&mut self, field: &str, mut input: Value) {
        input["id"] = self.lkjip["id"].clone();
        input["version"] = self.lkjip["version"].clone();
        self.lkjip = self.kantor.jadi(Siapa::Operator, field, input).await;
    }

    async fn baris(&mut self, field: &str, baris: &Value) {
        self.ketik(field, json!({ "baris": baris })).await;
    }

    async fn kemajuan(&self) -> Value {
        let fields = "kemajuanList { bagian terisi seluruhnya kekuranganList { path } }";
        self.kantor.laporan(Siapa::Operator, fields).await["kemajuanList"].clone()
    }

    /// Bab I, in which functions and issues have no other name than their place.
    async fn pendahuluan(&mut self, dokumen: &Value) {
        let organisasi = &dokumen["organisasi"];
        let baris = json!({ "tugas": organisasi["tugas"] });
        self.baris("lkjipOrganisasiRowSave", &baris).await;
        for (fungsi, nomor) in daftar(&organisasi["fungsi"]).iter().zip(1..) {
            let input = json!({ "nomor": nomor, "uraian": fungsi });
            self.ketik("lkjipFungsiRowSave", input).await;
        }
        for jabatan in daftar(&organisasi["susunan"]) {
            self.baris("lkjipJabatanRowSave", jabatan).await;
        }
        for (isu, nomor) in daftar(&dokumen["isuStrategis"]).iter().zip(1..) {
            let mut baris = isu.clone();
            baris["nomor"] = json!(nomor);
            self.baris("lkjipIsuStrategisRowSave", &baris).await;
        }
        for peraturan in daftar(&dokumen["dasarHukum"]) {
            self.baris("lkjipDasarHukumRowSave", peraturan).await;
        }
    }

    async fn rencana(&mut self, rencana: &Value) {
        for tujuan in daftar(&rencana["tujuan"]) {
            let baris = tanpa(tujuan, &["indikator", "sasaran"]);
            self.baris("lkjipTujuanRowSave", &baris).await;
            self.indikator("tujuan", tujuan).await;
            for sasaran in daftar(&tujuan["sasaran"]) {
                let mut baris = tanpa(sasaran, &["indikator"]);
                baris["tujuan"] = tujuan["nomor"].clone();
                self.baris("lkjipSasaranRowSave", &baris).await;
                self.indikator("sasaran", sasaran).await;
            }
        }
    }

    async fn indikator(&mut self, tingkat: &str, induk: &Value) {
        for indikator in daftar(&induk["indikator"]) {
            let mut baris = indikator.clone();
            baris[tingkat] = induk["nomor"].clone();
            self.baris("lkjipIndikatorRowSave", &baris).await;
        }
    }

    async fn perjanjian(&mut self, semua: &Value) {
        for perjanjian in daftar(semua) {
            let baris = tanpa(perjanjian, &["program"]);
            self.baris("lkjipPerjanjianRowSave", &baris).await;
            let mut sesudah = json!("");
            for program in daftar(&perjanjian["program"]) {
                let mut input = json!({ "jenis": perjanjian["jenis"], "baris": program });
                // As printed: the sample has its first programme last.
                input["baris"]["sesudah"] = sesudah;
                self.ketik("lkjipPerjanjianProgramRowSave", input).await;
                sesudah = program["program"].clone();
            }
        }
    }

    /// Several tables of the sample have the same number: the client says which of them it means.
    async fn tabel(&mut self, semua: &Value) {
        let semua = daftar(semua);
        for (letak, tabel) in semua.iter().enumerate() {
            let senomor = |satu: &&Value| satu["nomor"] == tabel["nomor"];
            let mut baris = tabel.clone();
            baris["ke"] = json!(semua[..=letak].iter().filter(senomor).count());
            self.baris("lkjipTabelRowSave", &baris).await;
        }
    }

    /// What is left when plan and budget are there.
    async fn selebihnya(&mut self, dokumen: &Value) {
        self.perjanjian(&dokumen["perjanjian"]).await;
        self.baris("lkjipSkmRowSave", &dokumen["skm"]).await;
        for narasi in daftar(&dokumen["narasi"]) {
            self.ketik("lkjipNarasiRowSave", narasi.clone()).await;
        }
        self.tabel(&dokumen["tabel"]).await;
        for lampiran in daftar(&dokumen["lampiran"]) {
            self.baris("lkjipLampiranRowSave", lampiran).await;
        }
        let kepala = json!({ "tanggal": dokumen["tanggal"], "tertulis": dokumen["tertulis"] });
        self.ketik("lkjipHeadSave", kepala).await;
    }
}

fn daftar(isi: &Value) -> &[Value] {
    isi.as_array().map_or(&[], Vec::as_slice)
}

/// A row without what has rows of its own.
fn tanpa(baris: &Value, lepas: &[&str]) -> Value {
    let mut baris = baris.clone();
    baris
        .as_object_mut()
        .unwrap()
        .retain(|nama, _| !lepas.contains(&nama.as_str()));
    baris
}

/// The whole sample, typed in by the operator in two days.
async fn diketik(kantor: &Kantor) -> Papan<'_> {
    let dokumen = contoh();
    let input = json!({
        "kecamatan": PASONGSONGAN, "tahun": dokumen["tahun"], "periode": dokumen["periode"],
    });
    let lkjip = kantor.jadi(Siapa::Operator, "lkjipCreate", input).await;
    let mut papan = Papan { kantor, lkjip };
    papan.pendahuluan(&dokumen).await;
    papan.rencana(&dokumen["rencana"]).await;
    let (awal, akhir) = daftar(&dokumen["anggaran"]).split_at(20);
    for baris in awal {
        papan.baris("lkjipAnggaranRowSave", baris).await;
    }

    // The boat leaves. What is there and what is missing is told on the next day.
    let kemajuan = papan.kemajuan().await;
    kantor.keluar(Siapa::Operator).await;
    kantor.world.pass(86_400);
    assert_eq!(papan.kemajuan().await, kemajuan);
    assert_eq!(
        kantor.laporan(Siapa::Operator, LAPORAN).await,
        papan.lkjip,
        "nobody has touched it"
    );
    for baris in akhir {
        papan.baris("lkjipAnggaranRowSave", baris).await;
    }
    papan.selebihnya(&dokumen).await;
    papan
}

#[tokio::test]
async fn a_whole_report_is_typed_in_row_by_row_and_goes_its_way() {
    let kantor = Kantor::new().await;
    let mut papan = diketik(&kantor).await;
    let kini = kantor
        .laporan(Siapa::Operator, "dokumen kekuranganList { path }")
        .await;
    assert_eq!(kini["kekuranganList"], json!([]));
    assert_eq!(beda("", &inti(&kini["dokumen"]), &inti(&beku())), [""; 0]);

    // What contradicts itself is answered before it is signed.
    let (errors, _) = kantor
        .ditolak(Siapa::Camat, "lkjipSubmit", langkah(&papan.lkjip, ""))
        .await;
    assert!(
        errors
            .iter()
            .all(|(kode, _)| kode == "TEMUAN_BELUM_DITANGGAPI")
    );
    let operator = kantor.tokens(Siapa::Operator).await;
    let id = papan.lkjip["id"].clone();
    let alasan = "Angka sebagaimana tercetak dalam dokumen asli.";
    papan.lkjip["version"] = tanggapi_semua(&kantor.world, &operator, &id, alasan).await;
    let lkjip = kantor
        .jadi(Siapa::Camat, "lkjipSubmit", langkah(&papan.lkjip, ""))
        .await;
    assert_eq!(lkjip["status"], "DIAJUKAN");

    papan.lkjip = dikembalikan(&kantor, &lkjip).await;
    let baris = json!({ "nomor": "I.1.1", "satuan": "Dokumen" });
    papan.baris("lkjipAnggaranRowSave", &baris).await;
    let perubahan = kantor
        .laporan(Siapa::Reviewer, "perubahanList { path }")
        .await;
    assert_eq!(perubahan["perubahanList"], json!([]), "of one revision");
    let lkjip = kantor
        .jadi(Siapa::Camat, "lkjipSubmit", langkah(&papan.lkjip, ""))
        .await;
    disetujui(&kantor, &lkjip).await;
}

/// The reviewer comments on a row of the budget and returns the report, which names the open comment.
async fn dikembalikan(kantor: &Kantor, lkjip: &Value) -> Value {
    let query = "mutation($input: KomentarCreateInput!) { komentarCreate(input: $input) { \
                 utas { terbuka } userErrors { code path } } }";
    let input = json!({ "lkjip": lkjip["id"], "path": "/anggaran/I.1.1", "isi": "Satuannya?" });
    let answer = kantor
        .tanya(Siapa::Reviewer, query, json!({ "input": input }))
        .await;
    assert_eq!(paths(&answer, "komentarCreate"), []);
    let input = langkah(lkjip, "Lihat komentar.");
    let lkjip = kantor.jadi(Siapa::Reviewer, "lkjipReturn", input).await;
    let fields = "riwayatList { catatan komentarTerbukaList { path pesanList { isi } } } \
                  anggaranList(level: SUB_KEGIATAN) { nomor komentarTerbuka }";
    let terbaca = kantor.laporan(Siapa::Operator, fields).await;
    assert_eq!(
        daftar(&terbaca["riwayatList"]).last().unwrap(),
        &json!({ "catatan": "Lihat komentar.", "komentarTerbukaList": [
            { "path": "/anggaran/I.1.1", "pesanList": [{ "isi": "Satuannya?" }] },
        ] })
    );
    assert_eq!(
        terbaca["anggaranList"][0],
        json!({ "nomor": "I.1.1", "komentarTerbuka": 1 })
    );
    lkjip
}

/// The reviewer accepts the answers and reviews; the analyst approves; the kecamatan is ranked.
async fn disetujui(kantor: &Kantor, lkjip: &Value) {
    let (errors, _) = kantor
        .ditolak(Siapa::Reviewer, "lkjipReview", langkah(lkjip, ""))
        .await;
    assert!(
        errors
            .iter()
            .all(|(kode, _)| kode == "TANGGAPAN_BELUM_DITERIMA")
    );
    let peringkat = async || {
        let query = "{ peringkat(indikator: \"SKM\", tahun: 2023) { \
                     barisList { peringkat nilai kecamatan { kode } } } }";
        let data = kantor.baca(Siapa::Analis, query, json!({})).await;
        petik(&data["peringkat"]["barisList"], "/nilai")
    };
    assert_eq!(peringkat().await, [""; 0]);
    let mut lkjip = lkjip.clone();
    let reviewer = kantor.tokens(Siapa::Reviewer).await;
    lkjip["version"] = terima_semua(&kantor.world, &reviewer, &lkjip["id"]).await;
    let lkjip = kantor
        .jadi(Siapa::Reviewer, "lkjipReview", langkah(&lkjip, ""))
        .await;
    let lkjip = kantor
        .jadi(Siapa::Analis, "lkjipApprove", langkah(&lkjip, ""))
        .await;
    assert_eq!(lkjip["status"], "DISETUJUI");
    assert_eq!(lkjip["berlaku"], true);
    assert_eq!(peringkat().await, ["81.32"]);
}
