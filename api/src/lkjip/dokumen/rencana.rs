//! The plan and what came of it: tujuan, sasaran, indikator, targets and realisasi.

use async_graphql::InputObject;
use entity::status::{Akumulasi, JenisUkuran, Polaritas, RumusCapaian};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Pembanding, Tertulis, Triwulan};
use crate::graphql::scalar::Desimal;

/// Rencana kinerja: seluruh tujuan dengan sasaran dan indikatornya.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "RencanaInput")]
pub struct Rencana {
    /// Tujuan Renstra.
    pub tujuan: Vec<Tujuan>,
}

/// Tujuan Renstra.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "TujuanInput")]
pub struct Tujuan {
    /// Nomor yang unik dalam laporan, mis. `1`.
    #[schemars(length(min = 1, max = 20))]
    pub nomor: String,
    /// Rumusan tujuan.
    #[schemars(length(min = 1, max = 2000))]
    pub uraian: String,
    /// Misi, tujuan dan sasaran RPJMD yang didukung tujuan ini.
    #[serde(default)]
    #[graphql(default)]
    pub rpjmd: Vec<Rpjmd>,
    /// Indikator tujuan; diukur tetapi tidak dituangkan dalam Perjanjian Kinerja.
    #[serde(default)]
    #[graphql(default)]
    pub indikator: Vec<Indikator>,
    /// Sasaran di bawah tujuan.
    #[serde(default)]
    #[graphql(default)]
    pub sasaran: Vec<Sasaran>,
}

/// Bagian RPJMD yang didukung sebuah tujuan Renstra.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "RpjmdInput")]
pub struct Rpjmd {
    /// Misi RPJMD.
    #[schemars(length(min = 1, max = 2000))]
    pub misi: String,
    /// Tujuan RPJMD.
    #[serde(default)]
    pub tujuan: Option<String>,
    /// Sasaran RPJMD.
    #[serde(default)]
    pub sasaran: Option<String>,
    /// Indikator RPJMD.
    #[serde(default)]
    pub indikator: Option<String>,
}

/// Sasaran strategis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "SasaranInput")]
pub struct Sasaran {
    /// Nomor yang unik dalam laporan, mis. `1.1`.
    #[schemars(length(min = 1, max = 20))]
    pub nomor: String,
    /// Rumusan sasaran.
    #[schemars(length(min = 1, max = 2000))]
    pub uraian: String,
    /// Indikator sasaran.
    #[serde(default)]
    #[graphql(default)]
    pub indikator: Vec<Indikator>,
}

/// Indikator tujuan atau sasaran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "IndikatorLkjipInput")]
pub struct Indikator {
    /// Nomor yang unik di antara indikator laporan, mis. `1.1.1`.
    #[schemars(length(min = 1, max = 20))]
    pub nomor: String,
    /// Kode dalam kamus indikator; tanpa kode, indikator tidak ikut diperbandingkan.
    #[serde(default)]
    pub kode: Option<String>,
    /// Nama sebagaimana dalam laporan.
    #[schemars(length(min = 1, max = 500))]
    pub nama: String,
    /// Satuan, mis. `Skor` atau `%`.
    #[schemars(length(min = 1, max = 60))]
    pub satuan: String,
    /// Arah baik; bawaan menurut kamus, atau POSITIF.
    #[serde(default)]
    pub polaritas: Option<Polaritas>,
    /// Rumus capaian, sejalan dengan polaritas; bawaan menurut kamus, atau POSITIF.
    #[serde(default)]
    pub rumus: Option<RumusCapaian>,
    /// Cara angka triwulan diakumulasikan; bawaan menurut kamus, atau NILAI_AKHIR.
    #[serde(default)]
    pub akumulasi: Option<Akumulasi>,
    /// Benar bila termasuk Indikator Kinerja Utama.
    #[serde(default)]
    #[graphql(default)]
    pub iku: bool,
    /// Benar bila tercantum dalam Perjanjian Kinerja.
    #[serde(default)]
    #[graphql(default)]
    pub pk: bool,
    /// Definisi operasional; bawaan menurut kamus.
    #[serde(default)]
    pub definisi: Option<String>,
    /// Formulasi, cara menghitung; bawaan menurut kamus.
    #[serde(default)]
    pub formulasi: Option<String>,
    /// Sumber data menurut penetapan indikator; bawaan menurut kamus.
    #[serde(default)]
    pub sumber_definisi: Option<String>,
    /// Penanggung jawab kinerja atau datanya.
    #[serde(default)]
    pub penanggung_jawab: Option<String>,
    /// Target dan nilai menurut setiap dokumen.
    #[serde(default)]
    #[graphql(default)]
    pub ukuran: Vec<UkuranDokumen>,
    /// Realisasi tahun laporan; kosong berarti belum diisi.
    #[serde(default)]
    pub realisasi: Option<Ukuran>,
    /// Rencana aksi: target dan realisasi per triwulan.
    #[serde(default)]
    #[graphql(default)]
    pub triwulan: Vec<Triwulan>,
    /// Mengapa indikator tidak berlaku tahun ini; mengisinya menggantikan realisasi.
    #[serde(default)]
    pub tidak_berlaku: Option<String>,
    /// Sumber data realisasi.
    #[serde(default)]
    pub sumber_data: Option<String>,
    /// Pembanding, mis. standar nasional atau kecamatan sejenis.
    #[serde(default)]
    #[graphql(default)]
    pub pembanding: Vec<Pembanding>,
    /// Analisis keberhasilan atau kegagalan.
    #[serde(default)]
    pub analisis: Option<Analisis>,
    /// Angka sebagaimana tercetak.
    #[serde(default)]
    #[graphql(default)]
    pub tertulis: Vec<Tertulis>,
}

/// Sebuah nilai: angka atau predikat, tepat salah satu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "UkuranInput")]
pub struct Ukuran {
    /// Nilai berupa angka.
    #[serde(default)]
    pub nilai: Option<Desimal>,
    /// Nilai berupa predikat, mis. `BB`.
    #[serde(default)]
    pub predikat: Option<String>,
}

/// Target atau nilai menurut satu dokumen dan tahun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "UkuranDokumenInput")]
pub struct UkuranDokumen {
    /// Dokumen asal angka.
    pub jenis: JenisUkuran,
    /// Tahun angka.
    #[schemars(range(min = 2000, max = 2100))]
    pub tahun: i32,
    /// Nilai berupa angka.
    #[serde(default)]
    pub nilai: Option<Desimal>,
    /// Nilai berupa predikat.
    #[serde(default)]
    pub predikat: Option<String>,
    /// Keterangan, mis. tabel asalnya.
    #[serde(default)]
    pub keterangan: Option<String>,
}

/// Analisis sebuah indikator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "AnalisisInput")]
pub struct Analisis {
    /// Penyebab keberhasilan atau kegagalan.
    #[serde(default)]
    pub sebab: Option<String>,
    /// Hambatan yang dihadapi.
    #[serde(default)]
    pub hambatan: Option<String>,
    /// Solusi yang telah atau akan dilakukan.
    #[serde(default)]
    pub solusi: Option<String>,
    /// Analisis efisiensi penggunaan sumber daya.
    #[serde(default)]
    pub efisiensi: Option<String>,
    /// Analisis program dan kegiatan yang menunjang keberhasilan atau menyebabkan kegagalan.
    #[serde(default)]
    pub program: Option<String>,
}

impl Analisis {
    /// Every part with its name, in the order of the regulation.
    pub fn bagian(&self) -> [(&'static str, Option<&String>); 5] {
        [
            ("sebab", self.sebab.as_ref()),
            ("hambatan", self.hambatan.as_ref()),
            ("solusi", self.solusi.as_ref()),
            ("efisiensi", self.efisiensi.as_ref()),
            ("program", self.program.as_ref()),
        ]
    }
}

impl Rencana {
    /// Numbers of all sasaran.
    pub fn nomor_sasaran(&self) -> std::collections::HashSet<String> {
        self.tujuan
            .iter()
            .flat_map(|tujuan| &tujuan.sasaran)
            .map(|sasaran| sasaran.nomor.clone())
            .collect()
    }
}
