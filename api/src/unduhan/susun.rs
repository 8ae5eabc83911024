//! The rows of a download as they are made: one question after the other, all in one snapshot.

use std::collections::{HashMap, VecDeque};

use serde_json::{Map, Value};

use super::daftar::{self, Lebar, Perbandingan};
use super::isi::{Isi, wib};
use super::keterangan::{self, Baris};
use super::tabel::{self, Pilihan, Rumus, SETELAH, Tabel, ambil};
use crate::error::ApiError;
use crate::graphql::context::Call;
use crate::graphql::scalar::rfc3339;
use crate::perbandingan::model::Pertanyaan;

/// What is told of benchmarks.
const TOLOK_UKUR: &str = "jenis nama tahun nilai skala sumber tanggal indikator { kode }";

/// A download under way.
pub(super) struct Susunan {
    perbandingan: &'static Perbandingan,
    tanya: Pertanyaan,
    call: Call,
    pub(super) tabel: Tabel,
    /// Each document, and where its answer tells whether there is another page.
    dokumen: Vec<(String, Option<String>)>,
    /// What is told besides the rows.
    kepala: Value,
    tolok_ukur: Vec<Value>,
    /// Rows that were asked for already.
    pertama: Option<Vec<Vec<Isi>>>,
    /// What remains to be asked: the number of the document, and its variables.
    antrean: VecDeque<(usize, Map<String, Value>)>,
    rumus: Rumus,
    banyak: usize,
    pada: String,
}

impl Susunan {
    /// Asks the first of the questions: whoever may not have the answer is refused here.
    ///
    /// # Errors
    /// As the question is refused by GraphQL.
    pub(super) async fn buka(call: Call, tanya: Pertanyaan) -> Result<Self, ApiError> {
        let perbandingan = daftar::cari(&tanya.field)
            .ok_or_else(|| ApiError::Internal(format!("no comparison: {}", tanya.field)))?;
        let irisan = daftar::irisan(&tanya.argumen);
        let argumen = irisan.first().unwrap_or(&tanya.argumen);
        let (kepala, tolok_ukur) = kepala(&call, perbandingan, &tanya, argumen).await?;
        let tabel = perbandingan.tabel(&lebar(perbandingan, &kepala, &tolok_ukur));
        let jenis = |nama: &str| daftar::jenis_argumen(&tanya.field, nama);
        let dokumen: Vec<(String, Option<String>)> = tabel
            .soal()
            .into_iter()
            .map(|soal| {
                let teks = tabel::dokumen(&tanya.field, argumen, jenis, Some(&soal.pilihan), "");
                (teks, soal.lanjutan)
            })
            .collect();
        let antrean = irisan
            .iter()
            .flat_map(|argumen| (0..dokumen.len()).map(|nomor| (nomor, argumen.clone())))
            .collect();
        let pada = rfc3339(call.app.clock.now());
        let mut susunan = Self {
            perbandingan,
            tanya,
            call,
            tabel,
            dokumen,
            kepala,
            tolok_ukur,
            pertama: None,
            antrean,
            rumus: Rumus::new(),
            banyak: 0,
            pada,
        };
        susunan.pertama = susunan.tanya().await?;
        Ok(susunan)
    }

    async fn tanya(&mut self) -> Result<Option<Vec<Vec<Isi>>>, ApiError> {
        let Some((nomor, mut variabel)) = self.antrean.pop_front() else {
            return Ok(None);
        };
        let call = self.call.clone();
        let gate = &self.call.app.gate;
        let (dokumen, lanjutan) = &self.dokumen[nomor];
        let mut data = gate.read(dokumen, &variabel, call).await?;
        // A file lies about for long: it tells of when it is also where nobody asked for a moment.
        let per = &mut data[&self.tanya.field]["asOf"];
        if per.is_null() {
            *per = self.pada.clone().into();
        }
        let jawaban = &data[&self.tanya.field];
        if let Some(lanjutan) = lanjutan.as_deref().and_then(|jalan| ambil(jawaban, jalan))
            && lanjutan["hasNextPage"] == true
        {
            variabel.insert(SETELAH.to_owned(), lanjutan["endCursor"].clone());
            self.antrean.push_front((nomor, variabel));
        }
        let baris = self.tabel.baris(jawaban, &mut self.rumus);
        self.banyak += baris.len();
        Ok(Some(baris))
    }

    /// The next rows; none when all were given.
    ///
    /// # Errors
    /// When the database refuses, or takes too long.
    pub(super) async fn lanjut(&mut self) -> Result<Option<Vec<Vec<Isi>>>, ApiError> {
        if let Some(pertama) = self.pertama.take() {
            return Ok(Some(pertama));
        }
        self.tanya().await
    }

    /// What a file is called, without its ending.
    pub(super) fn nama(&self) -> String {
        let mut argumen = self.tanya.argumen.clone();
        if let (Some(id), Some(nama)) = (argumen.get_mut("kelompok"), self.kelompok()) {
            *id = nama.clone();
        }
        self.perbandingan.nama(&argumen)
    }

    /// Name of the peer group: its global id tells nothing to a person.
    fn kelompok(&self) -> Option<&Value> {
        ambil(&self.kepala[&self.tanya.field], "kelompok/nama")
    }

    /// What is to be known of the rows that were given.
    pub(super) fn keterangan(&self) -> Result<Vec<Baris>, ApiError> {
        let satu = |label: &str, isi: String| (label.to_owned(), isi);
        let pelaku = self.call.actor()?;
        let peran = serde_json::to_value(pelaku.peran).unwrap_or_default();
        let keadaan = match self.tanya.argumen.get("asOf") {
            Some(per) => format!("{} WIB", wib(per.as_str().unwrap_or_default())),
            None => format!("{} WIB, saat berkas ini dibuat", wib(&self.pada)),
        };
        let mut semua = vec![
            satu("Perbandingan", self.tabel.judul.to_owned()),
            satu("Kabupaten", tampil(ambil(&self.kepala, "kabupaten/nama"))),
            satu("Keadaan per", keadaan),
            satu("Dibuat pada", format!("{} WIB", wib(&self.pada))),
            satu(
                "Dibuat oleh",
                format!("{} ({})", pelaku.nama, tampil(Some(&peran))),
            ),
            satu("Banyaknya baris", self.banyak.to_string()),
            satu(
                "Sel kosong",
                "Angkanya tidak ada; nol ditulis sebagai 0.".to_owned(),
            ),
        ];
        for (label, jalan) in self.perbandingan.penjelasan() {
            let isi = ambil(&self.kepala[&self.tanya.field], jalan);
            semua.extend(
                isi.filter(|isi| !isi.is_null())
                    .map(|isi| satu(label, tampil(Some(isi)))),
            );
        }
        let argumen = self.tanya.argumen.iter().map(|(nama, nilai)| {
            let nilai = match nama.as_str() {
                "kelompok" => self.kelompok(),
                _ => Some(nilai),
            };
            satu(nama, tampil(nilai))
        });
        let field = satu("pertanyaan", self.tanya.field.clone());
        semua.extend(keterangan::bagian(
            "Argumen",
            std::iter::once(field).chain(argumen),
        ));
        semua.extend(keterangan::rumus(&self.tabel.kepala, &self.rumus));
        let pembanding = self.tolok_ukur.iter().map(|satu| {
            let isi = |jalan| tampil(ambil(satu, jalan));
            (
                format!(
                    "{} {} {}",
                    isi("indikator/kode"),
                    isi("tahun"),
                    isi("jenis")
                ),
                format!(
                    "{}: {} (skala {}). Sumber: {} {}",
                    isi("nama"),
                    isi("nilai"),
                    isi("skala"),
                    isi("sumber"),
                    isi("tanggal")
                )
                .trim_end()
                .to_owned(),
            )
        });
        semua.extend(keterangan::bagian("Sumber pembanding", pembanding));
        semua.extend(keterangan::kolom(&self.tabel.kepala));
        Ok(semua)
    }
}

/// A value as a person reads it.
fn tampil(nilai: Option<&Value>) -> String {
    match nilai {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(teks)) => teks.clone(),
        Some(Value::Bool(ya)) => if *ya { "Ya" } else { "Tidak" }.to_owned(),
        Some(Value::Array(semua)) => {
            let semua: Vec<String> = semua.iter().map(|satu| tampil(Some(satu))).collect();
            semua.join(", ")
        }
        Some(lain @ (Value::Number(_) | Value::Object(_))) => lain.to_string(),
    }
}

/// What is told besides the rows, and the benchmarks of the indicators and years in question.
async fn kepala(
    call: &Call,
    perbandingan: &Perbandingan,
    tanya: &Pertanyaan,
    argumen: &Map<String, Value>,
) -> Result<(Value, Vec<Value>), ApiError> {
    let mut pilihan = Pilihan::default();
    let mut perlu = false;
    let mut tambah = |jalan: &[&str]| {
        pilihan.tambah(jalan);
        perlu = true;
    };
    if argumen.contains_key("kelompok") {
        tambah(&["kelompok/nama"]);
    }
    for (_, jalan) in perbandingan.penjelasan() {
        tambah(&[jalan]);
    }
    if let Some(panjang) = perbandingan.panjang() {
        tambah(&panjang);
    }
    let pembanding = perbandingan.pembanding(&tanya.argumen);
    let per = tanya
        .argumen
        .get("asOf")
        .map_or_else(String::new, |per| format!("(asOf: {per})"));
    let lain = match &pembanding {
        Some(_) => format!("kabupaten {{ nama }} tolokUkurList{per} {{ {TOLOK_UKUR} }}"),
        None => "kabupaten { nama }".to_owned(),
    };
    let jenis = |nama: &str| daftar::jenis_argumen(&tanya.field, nama);
    let dokumen = tabel::dokumen(
        &tanya.field,
        argumen,
        jenis,
        perlu.then_some(&pilihan),
        &lain,
    );
    let data = call.app.gate.read(&dokumen, argumen, call.clone()).await?;
    let mut tolok_ukur = Vec::new();
    if let Some((kode, tahun)) = pembanding {
        tolok_ukur.extend_from_slice(tabel::daftar(&data, "tolokUkurList"));
        tolok_ukur.retain(|satu| {
            kode.contains(&satu["indikator"]["kode"]) && tahun.contains(&satu["tahun"])
        });
    }
    Ok((data, tolok_ukur))
}

/// How often repeated columns are needed.
fn lebar(perbandingan: &Perbandingan, kepala: &Value, tolok_ukur: &[Value]) -> Lebar {
    let mut lebar = Lebar::default();
    for (banyak, (lingkup, _, _)) in lebar.tolok_ukur.iter_mut().zip(daftar::LINGKUP) {
        let mut per: HashMap<(String, String), usize> = HashMap::new();
        for satu in tolok_ukur.iter().filter(|satu| satu["jenis"] == lingkup) {
            let kunci = (
                satu["indikator"]["kode"].to_string(),
                satu["tahun"].to_string(),
            );
            *per.entry(kunci).or_default() += 1;
        }
        *banyak = per.into_values().max().unwrap_or_default();
    }
    if let Some([luar, dalam, _]) = perbandingan.panjang() {
        lebar.daftar = tabel::daftar(&kepala[perbandingan.field()], luar)
            .iter()
            .map(|satu| tabel::daftar(satu, dalam).len())
            .max()
            .unwrap_or_default();
    }
    lebar
}
