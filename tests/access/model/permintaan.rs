//! What is asked of the program: what is wished, what that comes to as things stand, and how GraphQL says it.

use api::graphql::id;
use entity::status::{Langkah, StatusLkjip};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::keadaan::Keadaan;
use crate::access::dunia::{A, B, LUAR, PERIODE};

/// Places with reports; the last is of another kabupaten.
pub(super) const TEMPAT: [&str; 3] = [A, B, LUAR];
pub(super) const TAHUN: [i32; 2] = [2022, 2023];

/// A report of the model by its place there, or one that never was.
pub(super) type Sasaran = Option<usize>;

/// A wish, chosen before it is known what there is. Numbers choose among what is there; `umur` is how many versions
/// ago the report was read.
#[derive(Clone, Debug)]
pub(super) enum Kehendak {
    Buka {
        tempat: usize,
        tahun: usize,
    },
    Impor {
        tempat: usize,
        tahun: usize,
        umur: i64,
    },
    Sunting {
        laporan: usize,
        umur: i64,
    },
    Langkah {
        langkah: Langkah,
        laporan: usize,
        umur: i64,
        beralasan: bool,
    },
    Revisi {
        laporan: usize,
    },
    Komentar {
        laporan: usize,
    },
    /// What comes next for a report, by whoever it is up to.
    Maju {
        laporan: usize,
    },
    /// An earlier request of somebody, once more with its key; with other content where `lain`.
    Ulang {
        yang: usize,
        lain: bool,
    },
    Baca {
        laporan: usize,
    },
    Daftar {
        tempat: Option<usize>,
        tahun: Option<usize>,
        status: Option<StatusLkjip>,
    },
    Peringkat {
        tahun: usize,
        proses: bool,
    },
}

/// Somebody's wish.
pub(super) fn kehendak() -> impl Strategy<Value = (usize, Kehendak)> {
    let (nomor, tahun, tempat) = (0..12_usize, 0..TAHUN.len(), 0..TEMPAT.len());
    let umur = || prop_oneof![6 => Just(0_i64), 3 => 1..4_i64, 1 => Just(-1_i64)];
    let langkah = prop::sample::select(vec![
        Langkah::Ajukan,
        Langkah::Reviu,
        Langkah::Kembalikan,
        Langkah::Setujui,
    ]);
    let status = prop::sample::select(StatusLkjip::SEMUA.to_vec());
    let apa = prop_oneof![
        2 => (tempat.clone(), tahun.clone())
            .prop_map(|(tempat, tahun)| Kehendak::Buka { tempat, tahun }),
        2 => (tempat.clone(), tahun.clone(), umur())
            .prop_map(|(tempat, tahun, umur)| Kehendak::Impor { tempat, tahun, umur }),
        2 => (nomor.clone(), umur()).prop_map(|(laporan, umur)| Kehendak::Sunting { laporan, umur }),
        4 => (langkah, nomor.clone(), umur(), prop::bool::weighted(0.8)).prop_map(
            |(langkah, laporan, umur, beralasan)| Kehendak::Langkah { langkah, laporan, umur, beralasan }
        ),
        1 => nomor.clone().prop_map(|laporan| Kehendak::Revisi { laporan }),
        2 => nomor.clone().prop_map(|laporan| Kehendak::Komentar { laporan }),
        8 => nomor.clone().prop_map(|laporan| Kehendak::Maju { laporan }),
        2 => (0..60_usize, any::<bool>()).prop_map(|(yang, lain)| Kehendak::Ulang { yang, lain }),
        3 => nomor.prop_map(|laporan| Kehendak::Baca { laporan }),
        2 => (
            prop::option::of(tempat),
            prop::option::of(tahun.clone()),
            prop::option::of(status),
        )
            .prop_map(|(tempat, tahun, status)| Kehendak::Daftar { tempat, tahun, status }),
        2 => (tahun, any::<bool>()).prop_map(|(tahun, proses)| Kehendak::Peringkat { tahun, proses }),
    ];
    (0..100_usize, apa)
}

/// What a request says. Texts and figures are made of a number, so that no two are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Isi {
    Buka {
        kecamatan: &'static str,
        tahun: i32,
    },
    Impor {
        kecamatan: &'static str,
        tahun: i32,
        version: Option<i64>,
        isi: u32,
    },
    Sunting {
        laporan: Sasaran,
        version: i64,
        isi: u32,
    },
    Langkah {
        langkah: Langkah,
        laporan: Sasaran,
        version: i64,
        beralasan: bool,
    },
    Revisi {
        laporan: Sasaran,
        isi: u32,
    },
    Komentar {
        laporan: Sasaran,
        isi: u32,
    },
}

#[derive(Clone, Debug)]
pub(super) struct Permintaan {
    pub(super) isi: Isi,
    pub(super) kunci: Option<String>,
}

pub(super) fn teks(isi: u32) -> String {
    format!("Teks {isi}.")
}

/// A realisasi that no other report has.
pub(super) fn angka(isi: u32) -> String {
    format!("{}.{}", 30 + isi / 9, 1 + isi % 9)
}

/// The report that a number chooses: of one more than there are, none.
pub(super) fn pilih(keadaan: &Keadaan, laporan: usize) -> Sasaran {
    let ini = laporan % (keadaan.laporan.len() + 1);
    (ini < keadaan.laporan.len()).then_some(ini)
}

impl Kehendak {
    /// What a wish to change something comes to; none for one that reads, or leaves it to others.
    pub(super) fn isi(&self, keadaan: &Keadaan, isi: u32) -> Option<Isi> {
        let versi = |sasaran: Sasaran, umur: i64| {
            sasaran.map_or(1, |ini| keadaan.laporan[ini].version - umur)
        };
        Some(match *self {
            Self::Buka { tempat, tahun } => Isi::Buka {
                kecamatan: TEMPAT[tempat],
                tahun: TAHUN[tahun],
            },
            Self::Impor {
                tempat,
                tahun,
                umur,
            } => {
                let (kecamatan, tahun) = (TEMPAT[tempat], TAHUN[tahun]);
                let ada = keadaan.terbaru(kecamatan, tahun);
                Isi::Impor {
                    kecamatan,
                    tahun,
                    version: ada.map(|_| versi(ada, umur)),
                    isi,
                }
            }
            Self::Sunting { laporan, umur } => {
                let laporan = pilih(keadaan, laporan);
                Isi::Sunting {
                    laporan,
                    version: versi(laporan, umur),
                    isi,
                }
            }
            Self::Langkah {
                langkah,
                laporan,
                umur,
                beralasan,
            } => {
                let laporan = pilih(keadaan, laporan);
                Isi::Langkah {
                    langkah,
                    laporan,
                    version: versi(laporan, umur),
                    beralasan,
                }
            }
            Self::Revisi { laporan } => Isi::Revisi {
                laporan: pilih(keadaan, laporan),
                isi,
            },
            Self::Komentar { laporan } => Isi::Komentar {
                laporan: pilih(keadaan, laporan),
                isi,
            },
            Self::Maju { .. }
            | Self::Ulang { .. }
            | Self::Baca { .. }
            | Self::Daftar { .. }
            | Self::Peringkat { .. } => return None,
        })
    }
}

impl Isi {
    /// The same with other content.
    pub(super) fn lain(&self, baru: u32) -> Self {
        let mut lain = self.clone();
        match &mut lain {
            Self::Buka { tahun, .. } => *tahun = TAHUN[0] + TAHUN[1] - *tahun,
            Self::Langkah { version, .. } => *version += 1,
            Self::Impor { isi, .. }
            | Self::Sunting { isi, .. }
            | Self::Revisi { isi, .. }
            | Self::Komentar { isi, .. } => *isi = baru,
        }
        lain
    }
}

impl Permintaan {
    /// The field of the mutation, its document and its input; `ids` are the global ids of the model's reports.
    pub(super) fn graphql(&self, ids: &[String]) -> (&'static str, String, Value) {
        let id = |laporan: Sasaran| laporan.map_or_else(karangan, |ini| ids[ini].clone());
        let (field, jenis, mut input) = match &self.isi {
            Isi::Buka { kecamatan, tahun } => (
                "lkjipCreate",
                "LkjipCreateInput",
                json!({ "kecamatan": kecamatan, "tahun": tahun, "periode": PERIODE }),
            ),
            Isi::Impor {
                kecamatan,
                tahun,
                version,
                isi,
            } => (
                "lkjipImport",
                "LkjipImportInput",
                json!({ "dokumen": dokumen(kecamatan, *tahun, *isi), "version": version }),
            ),
            Isi::Sunting {
                laporan,
                version,
                isi,
            } => (
                "lkjipNarasiRowSave",
                "LkjipNarasiRowSaveInput",
                json!({ "id": id(*laporan), "version": version, "bagian": "PENUTUP",
                        "isi": teks(*isi) }),
            ),
            Isi::Langkah {
                langkah,
                laporan,
                version,
                beralasan,
            } => (
                match langkah {
                    Langkah::Ajukan => "lkjipSubmit",
                    Langkah::Reviu => "lkjipReview",
                    Langkah::Kembalikan => "lkjipReturn",
                    Langkah::Setujui => "lkjipApprove",
                    Langkah::Buka | Langkah::BukaRevisi => unreachable!("no step of a report"),
                },
                "LkjipStepInput",
                json!({ "id": id(*laporan), "version": version,
                        "catatan": beralasan.then_some("Sudah dibaca.") }),
            ),
            Isi::Revisi { laporan, isi } => (
                "lkjipRevise",
                "LkjipReviseInput",
                json!({ "id": id(*laporan), "alasan": teks(*isi) }),
            ),
            Isi::Komentar { laporan, isi } => (
                "komentarCreate",
                "KomentarCreateInput",
                json!({ "lkjip": id(*laporan), "path": "/", "isi": teks(*isi) }),
            ),
        };
        if let Some(kunci) = &self.kunci {
            input["idempotencyKey"] = json!(kunci);
        }
        let lkjip = format!("lkjip {{ {RINGKAS} }}");
        let tampil = if field == "komentarCreate" {
            format!("utas {{ {lkjip} }}")
        } else {
            lkjip
        };
        let query = format!(
            "mutation($input: {jenis}!) {{ {field}(input: $input) {{ {tampil} \
             userErrors {{ code }} }} }}"
        );
        (field, query, input)
    }
}

/// What is shown of a report after a deed.
pub(super) const RINGKAS: &str = "id tahun revisi status version";

/// All that the model knows of a report.
pub(super) const RINCI: &str = "id tahun revisi status version kecamatan { kode } berlaku dapatDiubah \
    allowedActions komentarTerbuka komentarList { pesanList { isi } } narasiList { bagian isi } \
    indikatorList { realisasi { nilai } }";

/// The id of a report that never was.
pub(super) fn karangan() -> String {
    id::encode("Lkjip", 999_999_999).0
}

/// The smallest report that can be submitted.
fn dokumen(kecamatan: &str, tahun: i32, isi: u32) -> Value {
    let pihak = json!({ "nama": "Nama", "jabatan": "Jabatan" });
    json!({
        "format": "lkjip/1", "kecamatan": kecamatan, "tahun": tahun, "periode": PERIODE,
        "sintetis": true, "tanggal": format!("{}-01-31", tahun + 1),
        "rencana": { "tujuan": [{ "nomor": "1", "uraian": "Pelayanan", "sasaran": [{
            "nomor": "1.1", "uraian": "Mutu pelayanan", "indikator": [{
                "nomor": "1.1.1", "kode": "SKM", "nama": "Indeks", "satuan": "Skor", "iku": true, "pk": true,
                "ukuran": [{ "jenis": "PK_MURNI", "tahun": tahun, "nilai": "80" }],
                "realisasi": { "nilai": angka(isi) },
                "analisis": { "sebab": "Sebab.", "solusi": "Solusi." },
            }],
        }] }] },
        "perjanjian": [{
            "jenis": "MURNI", "tanggal": format!("{tahun}-01-31"), "pihakPertama": pihak,
            "pihakKedua": pihak, "program": [{ "program": "I", "anggaran": "1000000" }],
        }],
        "anggaran": [{
            "nomor": "I", "level": "PROGRAM", "nama": "Program", "paguMurni": "1000000",
            "realisasiAnggaran": "900000",
        }],
        "skm": { "indeks": "80", "responden": 100, "populasi": 1000, "sumber": "Laporan SKM" },
        "narasi": [
            { "bagian": "PENDAHULUAN", "isi": "Pendahuluan." },
            { "bagian": "PENUTUP", "isi": teks(isi) },
        ],
    })
}
