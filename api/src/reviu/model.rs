//! What the rules read, and what they find.

use async_graphql::Enum;
use entity::{
    desa, indikator, kecamatan, nomenklatur, periode, skala_komponen, tenggat, tolok_ukur,
};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::lkjip::dokumen::Dokumen;
use crate::skala::rules::Pita;

/// Bobot sebuah temuan.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Enum, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Keparahan {
    /// Salah; harus diperbaiki atau ditanggapi sebelum diajukan.
    Galat,
    /// Patut diperiksa; boleh jadi benar.
    Peringatan,
    /// Untuk diketahui.
    Info,
}

/// Rumpun aturan reviu.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Enum, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Rumpun {
    /// Jumlah induk sama dengan jumlah anaknya.
    Jumlah,
    /// Persentase serapan sama dengan realisasi terhadap pagu.
    Persentase,
    /// Capaian sama dengan hasil rumusnya.
    Capaian,
    /// Satu cara pembulatan dalam satu dokumen.
    Pembulatan,
    /// Fakta yang sama bernilai sama di setiap tempat.
    AntarDokumen,
    /// Nama sama dengan nama induknya di Renstra, nomenklatur, atau kamus.
    Nama,
    /// Nomor unik dan rujukan menunjuk yang ada.
    Penomoran,
    /// Skala lengkap dan terpisah; golongan sesuai nilainya.
    Skala,
    /// Interval berurutan, tidak tumpang tindih, dan sepadan.
    Interval,
    /// Arah rumus sesuai polaritas.
    Formula,
    /// Bobot berjumlah 1 atau 100.
    Bobot,
    /// Jenis isian sesuai satuannya.
    Jenis,
    /// Bagian wajib ada.
    Kelengkapan,
    /// Tingkat, induk, dan tanda sejalan.
    Hierarki,
    /// Target dan pagu tahunan sejalan dengan Renstra.
    Renstra,
    /// Kondisi akhir sesuai jenis akumulasinya.
    Agregasi,
    /// Angka dalam narasi sama dengan angka dalam tabel.
    Narasi,
    /// Sebutan sesuai tanda angkanya.
    Sebutan,
    /// Efisiensi dinilai bersama capaian.
    Efisiensi,
    /// Pembanding jelas jenis, tahun, dan sumbernya.
    Pembanding,
    /// Tanggal sejalan dan dalam tenggat.
    Tanggal,
    /// Dasar hukum berlaku pada tahunnya.
    DasarHukum,
    /// Nama perangkat daerah dan wilayah adalah miliknya sendiri.
    Entitas,
    /// Angka masuk akal.
    Kewajaran,
    /// Lampiran wajib ada.
    Lampiran,
    /// Bukti dapat diperiksa.
    Bukti,
    /// Penulisan dan ejaan.
    Ejaan,
    /// Hasil survei kepuasan sesuai jawabannya, dan ditindaklanjuti.
    Survei,
    /// Hasil evaluasi AKIP sesuai komponen, skala, dan indikatornya.
    Evaluasi,
    /// Angka triwulan rencana aksi sejalan dengan angka tahunannya.
    Triwulan,
}

/// One rule: a pure function and all that explains it.
#[derive(Clone, Copy, Debug)]
pub struct Aturan {
    /// Stable id, e.g. `R-SUM-01`; the letters name the family.
    pub kode: &'static str,
    /// Family.
    pub rumpun: Rumpun,
    /// Weight of its findings.
    pub keparahan: Keparahan,
    /// One line in plain Indonesian.
    pub judul: &'static str,
    /// What is checked, how, and what to do about a finding, in plain Indonesian.
    pub penjelasan: &'static str,
    /// Regulation or source.
    pub dasar: &'static str,
    /// Criteria of the LKE (PermenPANRB 88/2021) that the rule speaks to, e.g. `CLAP002.3`.
    pub lke: &'static [&'static str],
    /// The rule itself.
    pub periksa: fn(&Bahan<'_>, &mut Catatan),
}

/// One thing that a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Temuan {
    /// Id of the rule.
    pub aturan: &'static str,
    /// Pointer into the document, e.g. `/rencana/1.1.1/tertulis/capaian` or `/anggaran/I.2/serapan`: by
    /// the numbers that the author knows.
    pub path: String,
    /// What the report states.
    pub tertulis: String,
    /// What is expected instead.
    pub seharusnya: String,
    /// How the expectation was computed, with its inputs.
    pub hitungan: String,
}

/// Where a rule writes what it finds.
#[derive(Debug, Default)]
pub struct Catatan {
    aturan: &'static str,
    temuan: Vec<Temuan>,
}

impl Catatan {
    /// Notes one finding.
    pub fn temukan(
        &mut self,
        path: impl Into<String>,
        tertulis: impl Into<String>,
        seharusnya: impl Into<String>,
        hitungan: impl Into<String>,
    ) {
        self.temuan.push(Temuan {
            aturan: self.aturan,
            path: path.into(),
            tertulis: tertulis.into(),
            seharusnya: seharusnya.into(),
            hitungan: hitungan.into(),
        });
    }

    /// Lets `aturan` look at `bahan`.
    pub(super) fn jalankan(&mut self, aturan: &Aturan, bahan: &Bahan<'_>) {
        self.aturan = aturan.kode;
        (aturan.periksa)(bahan, self);
    }

    /// All that was noted.
    pub fn selesai(self) -> Vec<Temuan> {
        self.temuan
    }
}

/// What a rule may know: the report, its years before, and what it is held against.
#[derive(Copy, Clone, Debug)]
pub struct Bahan<'a> {
    /// The report.
    pub dokumen: &'a Dokumen,
    /// Reports of the same kecamatan for earlier years, the latest first.
    pub lalu: &'a [&'a Dokumen],
    /// Reference data.
    pub acuan: &'a Acuan,
    /// Tolerances and thresholds.
    pub parameter: &'a Parameter,
}

/// A scale with its bands, from the highest to the lowest.
#[derive(Clone, Debug)]
pub struct SkalaAcuan {
    /// Its row.
    pub skala: entity::skala::Model,
    /// Its bands.
    pub pita: Vec<Pita>,
    /// What is weighed with it, in the order of its regulation.
    pub komponen: Vec<skala_komponen::Model>,
}

/// Reference data of the kabupaten.
#[derive(Clone, Debug, Default)]
pub struct Acuan {
    /// The dictionary.
    pub indikator: Vec<indikator::Model>,
    /// Versioned scales.
    pub skala: Vec<SkalaAcuan>,
    /// Nomenclature of urusan 7.01.
    pub nomenklatur: Vec<nomenklatur::Model>,
    /// Kecamatan of the kabupaten.
    pub kecamatan: Vec<kecamatan::Model>,
    /// Desa and kelurahan of the kabupaten.
    pub desa: Vec<desa::Model>,
    /// Plan periods.
    pub periode: Vec<periode::Model>,
    /// Deadlines.
    pub tenggat: Vec<tenggat::Model>,
    /// Benchmarks.
    pub tolok_ukur: Vec<tolok_ukur::Model>,
}

/// Tolerances and thresholds, which the kabupaten may set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Largest difference between two printed figures that counts as equal.
    pub toleransi: Decimal,
    /// From how many points between capaian and serapan on a programme counts as (in)efficient.
    pub ambang_efisiensi: Decimal,
    /// Capaian beyond which a figure is held to be implausible, in percent.
    pub capaian_wajar: Decimal,
    /// Similarity from which two names are taken for spellings of one, in percent.
    pub kemiripan_nama: u32,
}

impl Default for Parameter {
    fn default() -> Self {
        Self {
            toleransi: Decimal::new(5, 3),
            ambang_efisiensi: Decimal::from(5),
            capaian_wajar: Decimal::from(150),
            kemiripan_nama: 75,
        }
    }
}
