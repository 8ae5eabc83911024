//! The result of the Survei Kepuasan Masyarakat; aggregates only, never a person.

use async_graphql::InputObject;
use entity::status::{BobotSkm, JenisProfil, PeriodeSkm, Unsur};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::graphql::scalar::{Desimal, Hari};
use crate::hitung::TakTerhitung;
use crate::skm::rules::indeks::{indeks, nrr};

/// Hasil Survei Kepuasan Masyarakat (PermenPANRB 14/2017): jawaban atau NRR kesembilan unsur, atau indeks
/// dengan sumbernya. Hanya agregat; data pribadi responden tidak diterima.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "SkmInput")]
pub struct Skm {
    /// Jawaban atau NRR per unsur; dapat diisi satu per satu, dan bila ada yang diisi, kesembilannya wajib
    /// lengkap saat laporan diajukan.
    #[serde(default)]
    #[graphql(default)]
    pub unsur: Vec<NilaiUnsur>,
    /// Indeks sebagaimana dinyatakan dokumen. Bila unsur diisi, indeks dihitung darinya dan yang dinyatakan
    /// hanya diperbandingkan oleh reviu.
    #[serde(default)]
    pub indeks: Option<Desimal>,
    /// Bobot nilai rata-rata tertimbang yang dipakai; bawaan TEPAT.
    #[serde(default)]
    pub bobot: Option<BobotSkm>,
    /// Jumlah responden.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub responden: Option<i32>,
    /// Jumlah populasi pengguna layanan.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub populasi: Option<i32>,
    /// Cara survei.
    #[serde(default)]
    pub metode: Option<String>,
    /// Panjang periode survei.
    #[serde(default)]
    pub periode: Option<PeriodeSkm>,
    /// Awal periode survei.
    #[serde(default)]
    pub mulai: Option<Hari>,
    /// Akhir periode survei.
    #[serde(default)]
    pub selesai: Option<Hari>,
    /// Dokumen asal; wajib bila hanya indeks yang diisi.
    #[serde(default)]
    pub sumber: Option<String>,
    /// Tempat hasil survei dipublikasikan.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub tautan: Option<String>,
    /// Rencana tindak lanjut hasil survei.
    #[serde(default)]
    #[graphql(default)]
    pub tindak_lanjut: Vec<TindakLanjutSkm>,
    /// Profil responden, sebagai jumlah orang per kelompok.
    #[serde(default)]
    #[graphql(default)]
    pub profil: Vec<ProfilResponden>,
}

impl Skm {
    /// Mean value of every unsur that has one.
    pub fn rata_rata(&self) -> Vec<(Unsur, Decimal)> {
        self.unsur
            .iter()
            .filter_map(|baris| Some((baris.unsur, baris.rata_rata()?)))
            .collect()
    }

    /// Index of the unsur with this weight, unrounded.
    ///
    /// # Errors
    /// [`TakTerhitung::BelumDiisi`] unless all nine have a value.
    pub fn indeks_unsur(&self, bobot: BobotSkm) -> Result<Decimal, TakTerhitung> {
        let nilai: Vec<Decimal> = self
            .rata_rata()
            .into_iter()
            .map(|(_, nilai)| nilai)
            .collect();
        indeks(&nilai, bobot)
    }
}

/// Hasil satu unsur: banyaknya tiap jawaban, atau NRR-nya.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "NilaiUnsurInput")]
pub struct NilaiUnsur {
    /// Unsur menurut maknanya.
    pub unsur: Unsur,
    /// Nilai rata-rata, 1 sampai 4; hanya bila jawaban tidak diisi.
    #[serde(default)]
    pub nrr: Option<Desimal>,
    /// Banyaknya tiap jawaban; NRR dihitung darinya.
    #[serde(default)]
    pub jawaban: Option<Jawaban>,
}

impl NilaiUnsur {
    /// The mean value: as counted, unrounded, else as stated.
    pub fn rata_rata(&self) -> Option<Decimal> {
        match self.jawaban {
            Some(jawaban) => nrr(jawaban.hitung()?).ok(),
            None => self.nrr.map(|nrr| nrr.0),
        }
    }
}

/// Banyaknya responden yang memberi tiap jawaban (PermenPANRB 14/2017: 1 tidak baik sampai 4 sangat
/// baik).
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "JawabanUnsurInput")]
pub struct Jawaban {
    /// Yang menjawab 1, tidak baik.
    #[schemars(range(min = 0))]
    pub satu: i32,
    /// Yang menjawab 2, kurang baik.
    #[schemars(range(min = 0))]
    pub dua: i32,
    /// Yang menjawab 3, baik.
    #[schemars(range(min = 0))]
    pub tiga: i32,
    /// Yang menjawab 4, sangat baik.
    #[schemars(range(min = 0))]
    pub empat: i32,
}

impl Jawaban {
    /// How many answered 1, 2, 3 and 4; none when a count is negative.
    pub fn hitung(self) -> Option<[u32; 4]> {
        let Self {
            satu,
            dua,
            tiga,
            empat,
        } = self;
        let [satu, dua, tiga, empat] = [satu, dua, tiga, empat].map(|n| u32::try_from(n).ok());
        Some([satu?, dua?, tiga?, empat?])
    }

    /// How many answered at all.
    pub fn banyak(self) -> i64 {
        [self.satu, self.dua, self.tiga, self.empat]
            .map(i64::from)
            .iter()
            .sum()
    }
}

/// Satu rencana tindak lanjut hasil survei bagi satu unsur.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "TindakLanjutSkmInput")]
pub struct TindakLanjutSkm {
    /// Unsur yang diperbaiki.
    pub unsur: Unsur,
    /// Apa yang akan dilakukan.
    #[schemars(length(min = 1, max = 2000))]
    pub uraian: String,
    /// Kapan, mis. `Triwulan II 2024`.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub waktu: Option<String>,
    /// Jabatan atau unit yang bertanggung jawab.
    #[serde(default)]
    #[schemars(length(max = 300))]
    pub penanggung_jawab: Option<String>,
}

/// Banyaknya responden dalam satu kelompok; bukan data seseorang.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "ProfilRespondenInput")]
pub struct ProfilResponden {
    /// Menurut apa responden dikelompokkan.
    pub jenis: JenisProfil,
    /// Nama kelompok, mis. `31-40 tahun`.
    #[schemars(length(min = 1, max = 100))]
    pub kelompok: String,
    /// Banyaknya responden dalam kelompok.
    #[schemars(range(min = 0))]
    pub jumlah: i32,
}
