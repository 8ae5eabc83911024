//! What the reports of the world hold.

use entity::status::StatusLkjip;
use serde_json::{Value, json};

use super::PERIODE;

/// The mark of a report.
pub(super) fn tanda(kecamatan: &str, tahun: i32, revisi: i32, status: StatusLkjip) -> String {
    let status = format!("{status:?}").to_uppercase();
    format!("RAHASIA-{kecamatan}-{tahun}-{revisi}-{status}.")
}

/// Definition and formula as the dictionary has them, so that the report is compared.
const DEFINISI: &str = "Survei Kepuasan Masyarakat adalah kegiatan pengukuran secara komprehensif tentang tingkat \
    kepuasan masyarakat terhadap kualitas layanan yang diberikan oleh penyelenggara pelayanan publik.";
const FORMULASI: &str = "Nilai rata-rata (NRR) tiap unsur = jumlah nilai persepsi unsur / jumlah responden; SKM = \
    jumlah (NRR tiap unsur × 1/9) × 25.";

/// A whole report with something of everything, in every text of which is `tanda`.
#[expect(clippy::too_many_lines, reason = "one document, told once")]
pub(crate) fn dokumen(kecamatan: &str, tahun: i32, tanda: &str, urutan: usize) -> Value {
    let tertulis = json!([{ "kolom": "capaian", "teks": tanda }]);
    let pihak = json!({ "nama": tanda, "jabatan": tanda, "pangkat": tanda });
    let angka = |pokok: usize| (pokok + urutan).to_string();
    let skm = |nomor: &str| {
        json!({
            "nomor": nomor, "kode": "SKM", "nama": tanda, "satuan": "Skor", "iku": true, "pk": true,
            "ukuran": [
                { "jenis": "PK_MURNI", "tahun": tahun, "nilai": angka(60), "keterangan": tanda },
                { "jenis": "RENSTRA", "tahun": 2026, "nilai": angka(70), "keterangan": tanda },
                { "jenis": "TARGET_LALU", "tahun": tahun - 1, "nilai": angka(50), "keterangan": tanda },
                { "jenis": "REALISASI_LALU", "tahun": tahun - 1, "nilai": angka(51), "keterangan": tanda },
            ],
            "definisi": format!("{DEFINISI} {tanda}"), "formulasi": format!("{FORMULASI} {tanda}"),
            "sumberDefinisi": tanda, "penanggungJawab": tanda,
            "pembanding": [{
                "jenis": "KABUPATEN", "tahun": tahun, "nama": tanda, "nilai": angka(72), "sumber": tanda,
            }],
            "triwulan": [{
                "triwulan": 1, "target": { "nilai": angka(15) }, "realisasi": { "nilai": angka(16) },
                "keterangan": tanda, "kendala": tanda, "tindakLanjut": tanda,
            }],
            "realisasi": { "nilai": angka(65) }, "sumberData": tanda,
            "analisis": { "sebab": tanda, "hambatan": tanda, "solusi": tanda, "efisiensi": tanda, "program": tanda }, "tertulis": tertulis,
        })
    };
    let unsur = [
        "PERSYARATAN",
        "PROSEDUR",
        "WAKTU",
        "BIAYA",
        "PRODUK",
        "KOMPETENSI",
        "PERILAKU",
        "PENGADUAN",
        "SARANA",
    ]
    .map(|unsur| match unsur {
        "WAKTU" => json!({ "unsur": unsur, "jawaban": {
            "satu": 1, "dua": 2, "tiga": 3, "empat": 50 + urutan,
        } }),
        unsur => json!({ "unsur": unsur, "nrr": format!("3.{urutan:02}") }),
    });
    let baris = |nomor: &str, level: &str, kode: Value| {
        json!({
            "nomor": nomor, "level": level, "kode": kode, "nama": tanda, "sasaran": "1.1",
            "indikator": tanda, "satuan": tanda, "targetMurni": "100", "realisasiKinerja": angka(90),
            "paguMurni": angka(9_000_000), "realisasiAnggaran": angka(8_000_000),
            "dukungan": [{ "sasaran": "1.1", "menunjang": true, "keterangan": tanda }],
            "dataAwal": "1", "kondisiAkhir": "2", "lokasi": tanda, "analisis": tanda,
            "renstra": [{ "tahun": tahun, "target": "100", "pagu": angka(9_000_000) }],
            "tertulis": tertulis,
        })
    };
    json!({
        "format": "lkjip/1", "kecamatan": kecamatan, "tahun": tahun, "periode": PERIODE,
        "sintetis": true, "tanggal": "2024-03-28",
        "organisasi": {
            "kedudukan": tanda, "tugas": tanda, "fungsi": [tanda],
            "susunan": [{ "nama": tanda, "tugas": tanda }],
            "kepegawaian": [{ "menurut": "STATUS", "kelompok": tanda, "jumlah": urutan }],
        },
        "isuStrategis": [{ "asal": "RENSTRA", "uraian": tanda }],
        "dasarHukum": [{ "nama": tanda }],
        "rencana": { "tujuan": [{
            "nomor": "1", "uraian": tanda, "indikator": [skm("T1.1")],
            "rpjmd": [{ "misi": tanda, "tujuan": tanda, "sasaran": tanda, "indikator": tanda }],
            "sasaran": [{ "nomor": "1.1", "uraian": tanda, "indikator": [
                skm("1.1.1"),
                { "nomor": "1.1.2", "kode": "SAKIP", "nama": tanda, "satuan": "Skor", "iku": true,
                  "ukuran": [{ "jenis": "PK_MURNI", "tahun": tahun, "predikat": "BB" }] },
                { "nomor": "1.1.3", "nama": tanda, "satuan": "Skor", "tidakBerlaku": tanda },
            ] }],
        }] },
        "perjanjian": [{
            "jenis": "PERUBAHAN", "tanggal": "2023-01-25", "pihakPertama": pihak, "pihakKedua": pihak,
            "alasan": tanda, "tertulis": tertulis,
            "program": [{ "program": "I", "target": "100", "anggaran": angka(9_000_000), "keterangan": tanda }],
        }],
        "anggaran": [
            baris("I", "PROGRAM", json!("7.01.01")),
            baris("I.1", "KEGIATAN", Value::Null),
            baris("I.1.1", "SUB_KEGIATAN", Value::Null),
            baris("II", "PROGRAM", Value::Null),
        ],
        "skm": {
            "unsur": unsur, "indeks": "80", "bobot": "TEPAT", "responden": 100 + urutan, "populasi": 5000,
            "metode": tanda, "periode": "TAHUN", "mulai": "2023-01-01", "selesai": "2023-12-31",
            "sumber": tanda, "tautan": tanda,
            "tindakLanjut": [{
                "unsur": "WAKTU", "uraian": tanda, "waktu": tanda, "penanggungJawab": tanda,
            }],
            "profil": [{ "jenis": "UMUR", "kelompok": tanda, "jumlah": 100 + urutan }],
        },
        "evaluasiAkip": {
            "tahun": tahun, "skala": "AKIP_88_2021", "nilai": angka(60), "predikat": "B",
            "komponen": [{ "jenis": "PERENCANAAN", "bobot": "30", "nilai": "20" }],
            "dokumen": { "nama": tanda, "nomor": tanda, "tanggal": "2024-01-31", "tautan": tanda },
            "rekomendasi": [{ "uraian": tanda, "tindakLanjut": tanda, "status": "PROSES" }],
        },
        "tabel": [{ "nomor": "3.1", "judul": tanda }],
        "lampiran": [{
            "jenis": "LAPORAN_SKM", "nama": tanda, "tautan": format!("https://contoh.test/{tanda}"),
            "sha256": "0".repeat(64),
        }],
        "narasi": [
            { "bagian": "PENDAHULUAN", "isi": tanda }, { "bagian": "PENUTUP", "isi": tanda },
        ],
        "tertulis": tertulis,
    })
}
