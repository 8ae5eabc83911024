//! What the rules read, and what they find.

use async_graphql::Enum;
pub use entity::status::Keparahan;
use entity::status::KunciParameter;
use entity::value::{Nilai, Waktu};
use entity::{
    desa, indikator, kecamatan, ketetapan_aturan, nomenklatur, parameter_reviu, periode,
    skala_komponen, tenggat, tenggat_perpanjangan, tolok_ukur,
};
use rust_decimal::Decimal;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::graphql::unit::hex;
use crate::indikator::rules::berlaku::menurut_tahun;
use crate::lkjip::dokumen::Dokumen;
use crate::skala::rules::Pita;

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

impl Temuan {
    /// What makes it this finding and no other: rule, place, what is stated and what is expected. When a
    /// figure changes, it is another finding.
    pub fn kunci(&self) -> String {
        let mut hash = Sha256::new();
        for bagian in [self.aturan, &self.path, &self.tertulis, &self.seharusnya] {
            hash.update(bagian);
            hash.update([0]);
        }
        let mut kunci = hex(&hash.finalize());
        kunci.truncate(32);
        kunci
    }
}

/// A finding with the weight that its rule has in the kabupaten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemuanBerbobot {
    /// The finding.
    pub temuan: Temuan,
    /// Its key, by which it is answered.
    pub kunci: String,
    /// Its weight.
    pub keparahan: Keparahan,
    /// Whether it has to be mended or answered before the report is submitted.
    pub memblokir: bool,
}

/// What the reviu says of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hasil {
    /// When it was frozen; none while it is live.
    pub waktu: Option<Waktu>,
    /// [`Ketetapan::versi`] by which it was found.
    pub versi_ketetapan: i64,
    /// The findings, by rule and then in the order of the report.
    pub temuan: Vec<TemuanBerbobot>,
}

impl Hasil {
    /// How many findings have this weight.
    pub fn jumlah(&self, keparahan: Keparahan) -> i32 {
        let cocok = self.temuan.iter().filter(|it| it.keparahan == keparahan);
        i32::try_from(cocok.count()).unwrap_or(i32::MAX)
    }
}

/// A printed label that differs from its master.
#[derive(Debug)]
pub(super) struct BedaNama {
    pub(super) path: String,
    pub(super) tertulis: String,
    pub(super) induk: String,
    /// Where the master stands.
    pub(super) asal: String,
    pub(super) jenis: JenisBeda,
}

/// How a label differs from its master; with how alike they are, in percent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum JenisBeda {
    Ejaan(u32),
    Singkatan,
    Lain(u32),
}

/// Most findings of one rule: nobody mends more at once.
const TERBANYAK: usize = 2000;

/// Where the rules write what they find in one report.
#[derive(Debug, Default)]
pub struct Catatan {
    aturan: &'static str,
    /// How many findings the rules before it left.
    sebelumnya: usize,
    temuan: Vec<Temuan>,
    /// What several rules tell of, once one has looked for it.
    pub(super) beda_nama: Option<Vec<BedaNama>>,
}

impl Catatan {
    /// Notes one finding; the last of very many says that there are more.
    pub fn temukan(
        &mut self,
        path: impl Into<String>,
        tertulis: impl Into<String>,
        seharusnya: impl Into<String>,
        hitungan: impl Into<String>,
    ) {
        let sisa = (self.sebelumnya + TERBANYAK).saturating_sub(self.temuan.len());
        if sisa == 0 {
            return;
        }
        let mut hitungan: String = hitungan.into();
        if sisa == 1 {
            hitungan.push_str(" Temuan selebihnya disebut setelah yang ini diperbaiki.");
        }
        self.temuan.push(Temuan {
            aturan: self.aturan,
            path: path.into(),
            tertulis: tertulis.into(),
            seharusnya: seharusnya.into(),
            hitungan,
        });
    }

    /// Lets `aturan` look at `bahan`.
    pub(super) fn jalankan(&mut self, aturan: &Aturan, bahan: &Bahan<'_>) {
        self.aturan = aturan.kode;
        self.sebelumnya = self.temuan.len();
        (aturan.periksa)(bahan, self);
    }

    /// All that was noted since this was last asked.
    pub fn selesai(&mut self) -> Vec<Temuan> {
        std::mem::take(&mut self.temuan)
    }
}

/// What a rule may know: the report, its years before, and what it is held against.
#[derive(Copy, Clone, Debug)]
pub struct Bahan<'a> {
    /// The report.
    pub dokumen: &'a Dokumen,
    /// Every text of it, with its pointer.
    pub naskah: &'a [(String, &'a str)],
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
    /// The dictionary: every entry, or those in force in a year ([`Acuan::menurut_tahun`]).
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
    /// Extensions of them that are in force.
    pub perpanjangan: Vec<tenggat_perpanjangan::Model>,
    /// Benchmarks.
    pub tolok_ukur: Vec<tolok_ukur::Model>,
}

impl Acuan {
    /// The same with the dictionary as it holds for `tahun`.
    #[must_use]
    pub fn menurut_tahun(&self, tahun: i32) -> Self {
        Self {
            indikator: menurut_tahun(&self.indikator, tahun),
            ..self.clone()
        }
    }
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
    /// Share of the coming targets, in percent, that makes them too low when it is reached already.
    pub target_datar: Decimal,
    /// Share of the budget left over, in percent, above which a single sub-kegiatan explains it.
    pub sisa_terpusat: Decimal,
    /// Similarity from which two names are taken for spellings of one, in percent.
    pub kemiripan_nama: u32,
    /// Similarity from which a name without a code is taken for a name of the nomenclature, in percent:
    /// its names resemble each other, so that less would guess.
    pub kemiripan_nomenklatur: u32,
}

/// What holds where a kabupaten has set nothing; `data/parameter_reviu.csv` ships the same.
impl Default for Parameter {
    fn default() -> Self {
        Self {
            toleransi: Decimal::new(5, 3),
            ambang_efisiensi: Decimal::from(5),
            capaian_wajar: Decimal::from(150),
            target_datar: Decimal::from(99),
            sisa_terpusat: Decimal::from(50),
            kemiripan_nama: 75,
            kemiripan_nomenklatur: 90,
        }
    }
}

impl Parameter {
    /// The value of one of them.
    pub fn nilai(&self, kunci: KunciParameter) -> Decimal {
        match kunci {
            KunciParameter::Toleransi => self.toleransi,
            KunciParameter::AmbangEfisiensi => self.ambang_efisiensi,
            KunciParameter::CapaianWajar => self.capaian_wajar,
            KunciParameter::TargetDatar => self.target_datar,
            KunciParameter::SisaTerpusat => self.sisa_terpusat,
            KunciParameter::KemiripanNama => self.kemiripan_nama.into(),
            KunciParameter::KemiripanNomenklatur => self.kemiripan_nomenklatur.into(),
        }
    }

    /// Sets one of them; what cannot be its value changes nothing.
    pub fn tetapkan(&mut self, kunci: KunciParameter, nilai: Nilai) {
        let angka = nilai.desimal();
        let tujuan = match kunci {
            KunciParameter::Toleransi => &mut self.toleransi,
            KunciParameter::AmbangEfisiensi => &mut self.ambang_efisiensi,
            KunciParameter::CapaianWajar => &mut self.capaian_wajar,
            KunciParameter::TargetDatar => &mut self.target_datar,
            KunciParameter::SisaTerpusat => &mut self.sisa_terpusat,
            KunciParameter::KemiripanNama | KunciParameter::KemiripanNomenklatur => {
                let tujuan = if kunci == KunciParameter::KemiripanNama {
                    &mut self.kemiripan_nama
                } else {
                    &mut self.kemiripan_nomenklatur
                };
                *tujuan = angka.try_into().unwrap_or(*tujuan);
                return;
            }
        };
        *tujuan = angka;
    }
}

/// Whether and with which weight a rule is in force.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Keberlakuan {
    /// Whether it runs at all.
    pub aktif: bool,
    /// Weight of its findings.
    pub keparahan: Keparahan,
    /// Whether its findings have to be mended or answered before a report is submitted.
    pub memblokir: bool,
}

/// All that a kabupaten has set for the reviu, with the history of each.
#[derive(Clone, Debug, Default)]
pub struct Ketetapan {
    /// Of the parameters, the oldest first.
    pub parameter: Vec<parameter_reviu::Model>,
    /// Of the rules, the oldest first.
    pub aturan: Vec<ketetapan_aturan::Model>,
}

impl Ketetapan {
    /// How many things were set so far; it grows with each, and so names the state of them all.
    pub fn versi(&self) -> i64 {
        let banyak = self.parameter.len() + self.aturan.len();
        i64::try_from(banyak).unwrap_or(i64::MAX)
    }

    /// The parameters in force.
    pub fn parameter(&self) -> Parameter {
        let mut berlaku = Parameter::default();
        for row in &self.parameter {
            berlaku.tetapkan(row.kunci, row.nilai);
        }
        berlaku
    }

    /// What was set last for a rule.
    pub fn terakhir(&self, aturan: &Aturan) -> Option<&ketetapan_aturan::Model> {
        self.aturan.iter().rfind(|row| row.aturan == aturan.kode)
    }

    /// Whether and how a rule is in force; as it ships, where nothing was set.
    pub fn keberlakuan(&self, aturan: &Aturan) -> Keberlakuan {
        let row = self.terakhir(aturan);
        let aktif = row.is_none_or(|row| row.aktif);
        let keparahan = row
            .and_then(|row| row.keparahan)
            .unwrap_or(aturan.keparahan);
        Keberlakuan {
            aktif,
            keparahan,
            memblokir: aktif
                && keparahan == Keparahan::Galat
                && row.is_none_or(|row| row.memblokir),
        }
    }
}
