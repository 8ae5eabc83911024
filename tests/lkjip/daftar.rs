//! A valid input of every mutation that changes what the sample holds.

use serde_json::{Value, json};

use super::contoh;

/// A valid input of every mutation that changes a part of `lkjip`, taken from the sample.
pub(super) fn simpanan(lkjip: &Value) -> Vec<(&'static str, Value)> {
    let dokumen = contoh();
    [
        (
            "lkjipHeadSave",
            json!({ "tanggal": "2024-03-29", "tertulis": [] }),
        ),
        (
            "lkjipOrganisasiSave",
            json!({ "organisasi": dokumen["organisasi"] }),
        ),
        (
            "lkjipIsuStrategisSave",
            json!({ "isuStrategis": dokumen["isuStrategis"] }),
        ),
        (
            "lkjipDasarHukumSave",
            json!({ "dasarHukum": dokumen["dasarHukum"] }),
        ),
        ("lkjipRencanaSave", json!({ "rencana": dokumen["rencana"] })),
        (
            "lkjipAnggaranSave",
            json!({ "anggaran": dokumen["anggaran"] }),
        ),
        (
            "lkjipPerjanjianSave",
            json!({ "perjanjian": dokumen["perjanjian"] }),
        ),
        ("lkjipSkmSave", json!({ "skm": dokumen["skm"] })),
        ("lkjipEvaluasiSave", json!({ "evaluasiAkip": null })),
        ("lkjipNarasiSave", json!({ "narasi": dokumen["narasi"] })),
        ("lkjipTabelSave", json!({ "tabel": dokumen["tabel"] })),
        (
            "lkjipLampiranSave",
            json!({ "lampiran": dokumen["lampiran"] }),
        ),
        (
            "lkjipTriwulanSave",
            json!({ "triwulan": [{ "nomor": "1.1.1", "triwulan": [] }] }),
        ),
        (
            "lkjipRealisasiSave",
            json!({ "realisasi": [{ "nomor": "1.1.1", "realisasi": { "nilai": "81.5" } }] }),
        ),
    ]
    .map(|(field, mut input)| {
        input["id"] = lkjip["id"].clone();
        input["version"] = lkjip["version"].clone();
        (field, input)
    })
    .to_vec()
}

/// A valid input of every mutation that changes single rows of `lkjip`, which is the sample.
pub(super) fn suntingan(lkjip: &Value) -> Vec<(&'static str, Value)> {
    let mut semua = suntingan_bagian();
    semua.extend(suntingan_bernomor());
    for (_, input) in &mut semua {
        input["id"] = lkjip["id"].clone();
        input["version"] = lkjip["version"].clone();
    }
    semua
}

/// Rows of Bab I and of the evaluation of AKIP.
fn suntingan_bagian() -> Vec<(&'static str, Value)> {
    vec![
        (
            "lkjipOrganisasiRowSave",
            json!({ "baris": { "kedudukan": "Perangkat daerah." } }),
        ),
        (
            "lkjipFungsiRowSave",
            json!({ "nomor": 1, "uraian": "Pemerintahan umum" }),
        ),
        ("lkjipFungsiRowDelete", json!({ "nomor": 10 })),
        (
            "lkjipJabatanRowSave",
            json!({ "baris": { "nama": "Kelompok Fungsional", "induk": "Camat" } }),
        ),
        (
            "lkjipJabatanRowDelete",
            json!({ "nama": "Seksi Pelayanan Umum" }),
        ),
        (
            "lkjipKepegawaianRowSave",
            json!({ "baris": { "menurut": "STATUS", "kelompok": "PNS", "jumlah": 9 } }),
        ),
        (
            "lkjipKepegawaianRowDelete",
            json!({ "menurut": "STATUS", "kelompok": "PNS" }),
        ),
        (
            "lkjipIsuStrategisRowSave",
            json!({ "baris": { "nomor": 6, "asal": "RENSTRA", "uraian": "Jarak pulau" } }),
        ),
        ("lkjipIsuStrategisRowDelete", json!({ "nomor": 1 })),
        (
            "lkjipDasarHukumRowSave",
            json!({ "baris": { "nama": "Peraturan Bupati Nomor 9 Tahun 2023" } }),
        ),
        (
            "lkjipDasarHukumRowDelete",
            json!({ "nama": "Peraturan Bupati Nomor 9 Tahun 2023" }),
        ),
        (
            "lkjipEvaluasiRowSave",
            json!({ "baris": { "tahun": 2022, "skala": "AKIP_88_2021", "nilai": "71.5" } }),
        ),
        (
            "lkjipRekomendasiRowSave",
            json!({ "baris": { "nomor": 1, "uraian": "Selaraskan target.", "status": "PROSES" } }),
        ),
        ("lkjipRekomendasiRowDelete", json!({ "nomor": 1 })),
    ]
}

/// The rows of the other sections.
fn suntingan_bernomor() -> Vec<(&'static str, Value)> {
    vec![
        (
            "lkjipTujuanRowSave",
            json!({ "baris": { "nomor": "1", "uraian": "Pelayanan yang baik" } }),
        ),
        ("lkjipTujuanRowDelete", json!({ "nomor": "1" })),
        (
            "lkjipSasaranRowSave",
            json!({ "baris": { "nomor": "1.1", "uraian": "Masyarakat puas" } }),
        ),
        ("lkjipSasaranRowDelete", json!({ "nomor": "1.1" })),
        (
            "lkjipIndikatorRowSave",
            json!({ "baris": { "nomor": "1.1.1", "nama": "Nilai SKM" } }),
        ),
        (
            "lkjipIndikatorRowsSave",
            json!({ "barisList": [{ "nomor": "1.1.1", "nama": "Nilai SKM" }] }),
        ),
        ("lkjipIndikatorRowDelete", json!({ "nomor": "1.1.1" })),
        (
            "lkjipAnggaranRowSave",
            json!({ "baris": { "nomor": "I", "nama": "Program penunjang" } }),
        ),
        (
            "lkjipAnggaranRowsSave",
            json!({ "barisList": [{ "nomor": "I", "nama": "Program penunjang" }] }),
        ),
        ("lkjipAnggaranRowDelete", json!({ "nomor": "I" })),
        (
            "lkjipPerjanjianRowSave",
            json!({ "baris": { "jenis": "MURNI", "tanggal": "2023-01-20" } }),
        ),
        (
            "lkjipPerjanjianProgramRowSave",
            json!({ "jenis": "MURNI", "baris": { "program": "II", "anggaran": "1000" } }),
        ),
        (
            "lkjipPerjanjianProgramRowDelete",
            json!({ "jenis": "MURNI", "program": "II" }),
        ),
        ("lkjipPerjanjianRowDelete", json!({ "jenis": "MURNI" })),
        (
            "lkjipSkmRowSave",
            json!({ "baris": { "metode": "Kuesioner" } }),
        ),
        (
            "lkjipSkmUnsurRowSave",
            json!({ "unsur": "PROSEDUR", "nrr": "3.5" }),
        ),
        ("lkjipSkmUnsurRowDelete", json!({ "unsur": "PROSEDUR" })),
        (
            "lkjipNarasiRowSave",
            json!({ "bagian": "PENUTUP", "isi": "Demikian." }),
        ),
        ("lkjipNarasiRowDelete", json!({ "bagian": "PENUTUP" })),
        (
            "lkjipTabelRowSave",
            json!({ "baris": { "nomor": "2.1", "judul": "Tujuan dan sasaran" } }),
        ),
        ("lkjipTabelRowDelete", json!({ "nomor": "2.1" })),
        (
            "lkjipLampiranRowSave",
            json!({ "baris": { "jenis": "LAINNYA", "nama": "Foto kegiatan" } }),
        ),
        (
            "lkjipLampiranRowDelete",
            json!({ "jenis": "MATRIKS_RENSTRA", "nama": "MATRIKS RENSTRA" }),
        ),
    ]
}
