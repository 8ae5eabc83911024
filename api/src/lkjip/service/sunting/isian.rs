//! The fields of rows as they are changed one by one: what is not sent stays, null empties.

use async_graphql::{InputObject, MaybeUndefined};
use entity::status::{
    Akumulasi, BobotSkm, JenisLampiran, JenisPerjanjian, LevelAnggaran, PeriodeSkm, Polaritas,
    RumusCapaian,
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::graphql::scalar::{Desimal, Hari, Uang};
use crate::lkjip::dokumen::{
    Analisis, Dukungan, Pembanding, Pihak, ProfilResponden, RenstraAnggaran, Rpjmd, Tertulis,
    TindakLanjutSkm, Triwulan, Ukuran, UkuranDokumen,
};
use crate::lkjip::rules::sunting::Ubahan;

/// What names a row or its place in an input, and is no field of the row.
const ALAMAT: [&str; 6] = [
    "nomor",
    "nomorBaru",
    "namaBaru",
    "kelompokBaru",
    "sesudah",
    "ke",
];

/// Declares a row of an input: what names it, then its fields.
macro_rules! isian {
    ($(
        $(#[$doc:meta])* $name:ident as $graphql:literal
        { $($(#[$kdoc:meta])* $key:ident: $ktype:ty),* $(,)? }
        { $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? }
        |$self:ident| $nomor:expr, $baru:expr, $sesudah:expr
    )+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, InputObject)]
        #[serde(rename_all = "camelCase")]
        #[graphql(name = $graphql)]
        pub struct $name {
            $($(#[$kdoc])* pub $key: $ktype,)*
            $($(#[$fdoc])*
            #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
            pub $field: MaybeUndefined<$type>,)*
        }

        impl $name {
            /// What is to become of the row.
            pub fn ubahan(&$self) -> Ubahan {
                Ubahan {
                    nomor: $nomor,
                    nomor_baru: $baru,
                    sesudah: $sesudah,
                    isian: bidang($self),
                }
            }
        }
    )+};
}

pub(super) use isian;

/// The fields of a row that are mentioned.
pub(super) fn bidang(baris: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(baris) {
        Ok(Value::Object(mut isi)) => {
            isi.retain(|nama, _| !ALAMAT.contains(&nama.as_str()));
            isi
        }
        Ok(_) | Err(_) => Map::new(),
    }
}

isian! {
    /// Sebuah tujuan. Bagian yang tidak dikirim tetap seperti semula.
    TujuanIsian as "TujuanRowInput" {
        /// Nomor yang menunjuk tujuan; bila belum ada, tujuan baru dibuat.
        nomor: String,
        /// Nomor penggantinya; nomor di bawahnya ikut berganti.
        nomor_baru: Option<String>,
        /// Ditempatkan sesudah tujuan bernomor ini; teks kosong berarti paling awal.
        sesudah: Option<String>,
    } {
        /// Rumusan tujuan; wajib bagi yang baru.
        uraian: String,
        /// Bagian RPJMD yang didukung tujuan ini, seluruhnya.
        rpjmd: Vec<Rpjmd>,
    } |self| self.nomor.clone(), self.nomor_baru.clone(), self.sesudah.clone()

    /// Sebuah sasaran. Bagian yang tidak dikirim tetap seperti semula.
    SasaranIsian as "SasaranRowInput" {
        /// Nomor yang menunjuk sasaran; bila belum ada, sasaran baru dibuat.
        nomor: String,
        /// Nomor penggantinya; indikator di bawahnya dan baris anggaran yang merujuknya ikut berganti.
        nomor_baru: Option<String>,
        /// Ditempatkan sesudah sasaran bernomor ini; teks kosong berarti paling awal.
        sesudah: Option<String>,
    } {
        /// Nomor tujuan yang memuatnya; wajib bagi yang baru.
        tujuan: String,
        /// Rumusan sasaran; wajib bagi yang baru.
        uraian: String,
    } |self| self.nomor.clone(), self.nomor_baru.clone(), self.sesudah.clone()

    /// Sebuah indikator. Bagian yang tidak dikirim tetap seperti semula.
    IndikatorIsian as "IndikatorRowInput" {
        /// Nomor yang menunjuk indikator; bila belum ada, indikator baru dibuat.
        nomor: String,
        /// Nomor penggantinya.
        nomor_baru: Option<String>,
        /// Ditempatkan sesudah indikator bernomor ini; teks kosong berarti paling awal.
        sesudah: Option<String>,
    } {
        /// Nomor tujuan yang memuatnya, bagi indikator tujuan.
        tujuan: String,
        /// Nomor sasaran yang memuatnya, bagi indikator sasaran.
        sasaran: String,
        /// Kode dalam kamus indikator.
        kode: String,
        /// Nama sebagaimana dalam laporan; wajib bagi yang baru.
        nama: String,
        /// Satuan; wajib bagi yang baru.
        satuan: String,
        /// Arah baik.
        polaritas: Polaritas,
        /// Rumus capaian.
        rumus: RumusCapaian,
        /// Cara angka triwulan diakumulasikan.
        akumulasi: Akumulasi,
        /// Definisi operasional.
        definisi: String,
        /// Formulasi, cara menghitung.
        formulasi: String,
        /// Sumber data menurut penetapan indikator.
        sumber_definisi: String,
        /// Penanggung jawab kinerja atau datanya.
        penanggung_jawab: String,
        /// Benar bila termasuk Indikator Kinerja Utama.
        iku: bool,
        /// Benar bila tercantum dalam Perjanjian Kinerja.
        pk: bool,
        /// Target dan nilai menurut setiap dokumen, seluruhnya.
        ukuran: Vec<UkuranDokumen>,
        /// Realisasi tahun laporan; null berarti belum diisi.
        realisasi: Ukuran,
        /// Rencana aksi per triwulan, seluruhnya.
        triwulan: Vec<Triwulan>,
        /// Pembanding, seluruhnya.
        pembanding: Vec<Pembanding>,
        /// Mengapa indikator tidak berlaku tahun ini.
        tidak_berlaku: String,
        /// Sumber data realisasi.
        sumber_data: String,
        /// Analisis keberhasilan atau kegagalan.
        analisis: Analisis,
        /// Angka sebagaimana tercetak, seluruhnya.
        tertulis: Vec<Tertulis>,
    } |self| self.nomor.clone(), self.nomor_baru.clone(), self.sesudah.clone()

    /// Sebuah program, kegiatan atau sub-kegiatan. Bagian yang tidak dikirim tetap seperti semula.
    BarisAnggaranIsian as "AnggaranRowInput" {
        /// Nomor yang menunjuk baris; bila belum ada, baris baru dibuat.
        nomor: String,
        /// Nomor penggantinya; nomor di bawahnya dan dalam Perjanjian Kinerja ikut berganti.
        nomor_baru: Option<String>,
        /// Ditempatkan sesudah baris bernomor ini dan isinya; teks kosong berarti paling awal.
        sesudah: Option<String>,
    } {
        /// Program, kegiatan atau sub-kegiatan; wajib bagi yang baru.
        level: LevelAnggaran,
        /// Kode nomenklatur.
        kode: String,
        /// Nama dalam laporan; wajib bagi yang baru.
        nama: String,
        /// Nomor sasaran yang didukung.
        sasaran: String,
        /// Indikator kinerja.
        indikator: String,
        /// Satuan indikator.
        satuan: String,
        /// Target sebelum perubahan.
        target_murni: Desimal,
        /// Target setelah perubahan.
        target_perubahan: Desimal,
        /// Realisasi kinerja.
        realisasi_kinerja: Desimal,
        /// Pagu DPA.
        pagu_murni: Uang,
        /// Pagu DPA perubahan.
        pagu_perubahan: Uang,
        /// Realisasi anggaran.
        realisasi_anggaran: Uang,
        /// Sasaran yang ditunjang atau tidak ditunjang baris ini, seluruhnya.
        dukungan: Vec<Dukungan>,
        /// Data capaian awal perencanaan (Renstra).
        data_awal: Desimal,
        /// Kondisi kinerja pada akhir periode Renstra.
        kondisi_akhir: Desimal,
        /// Lokasi.
        lokasi: String,
        /// Analisis keberhasilan atau kegagalan.
        analisis: String,
        /// Target dan pagu indikatif Renstra per tahun, seluruhnya.
        renstra: Vec<RenstraAnggaran>,
        /// Angka sebagaimana tercetak, seluruhnya.
        tertulis: Vec<Tertulis>,
    } |self| self.nomor.clone(), self.nomor_baru.clone(), self.sesudah.clone()

    /// Sebuah Perjanjian Kinerja tanpa daftar programnya. Bagian yang tidak dikirim tetap seperti semula.
    PerjanjianIsian as "PerjanjianRowInput" {
        /// Murni atau perubahan; bila belum ada, perjanjian baru dibuat.
        jenis: JenisPerjanjian,
    } {
        /// Tanggal ditandatangani; wajib bagi yang baru.
        tanggal: Hari,
        /// Pihak pertama (camat); wajib bagi yang baru.
        pihak_pertama: Pihak,
        /// Pihak kedua (bupati); wajib bagi yang baru.
        pihak_kedua: Pihak,
        /// Alasan perubahan; wajib bagi perubahan.
        alasan: String,
        /// Angka sebagaimana tercetak, seluruhnya.
        tertulis: Vec<Tertulis>,
    } |self| String::new(), None, None

    /// Anggaran sebuah program dalam lampiran Perjanjian Kinerja. Bagian yang tidak dikirim tetap seperti
    /// semula.
    ProgramIsian as "PerjanjianProgramRowInput" {
        /// Nomor program dalam daftar anggaran; bila belum ada dalam perjanjian, ditambahkan.
        program: String,
        /// Ditempatkan sesudah program bernomor ini; teks kosong berarti paling awal.
        sesudah: Option<String>,
    } {
        /// Target program.
        target: Desimal,
        /// Anggaran sebelum perubahan, bila tercantum.
        anggaran_sebelum: Uang,
        /// Anggaran menurut perjanjian ini; wajib bagi yang baru.
        anggaran: Uang,
        /// Keterangan, mis. sumber dana.
        keterangan: String,
    } |self| self.program.clone(), None, self.sesudah.clone()

    /// Hasil SKM selain NRR unsurnya. Bagian yang tidak dikirim tetap seperti semula.
    SkmIsian as "SkmRowInput" {} {
        /// Indeks sebagaimana dinyatakan sumber; hanya bila NRR tidak diisi.
        indeks: Desimal,
        /// Bobot nilai rata-rata tertimbang yang dipakai.
        bobot: BobotSkm,
        /// Jumlah responden.
        responden: i32,
        /// Jumlah populasi pengguna layanan.
        populasi: i32,
        /// Cara survei.
        metode: String,
        /// Awal periode survei.
        mulai: Hari,
        /// Akhir periode survei.
        selesai: Hari,
        /// Panjang periode survei.
        periode: PeriodeSkm,
        /// Dokumen asal; wajib bila hanya indeks yang diisi.
        sumber: String,
        /// Tempat hasil survei dipublikasikan.
        tautan: String,
        /// Rencana tindak lanjut hasil survei, seluruhnya.
        tindak_lanjut: Vec<TindakLanjutSkm>,
        /// Profil responden, seluruhnya.
        profil: Vec<ProfilResponden>,
    } |self| String::new(), None, None

    /// Sebuah tabel sebagaimana dinomori dalam dokumen.
    TabelIsian as "TabelRowInput" {
        /// Nomor tercetak; bila belum ada, tabel baru ditambahkan.
        nomor: String,
        /// Tabel ke berapa dengan nomor itu, bila nomornya terpakai lebih dari sekali; bawaan 1.
        ke: Option<i32>,
        /// Nomor penggantinya.
        nomor_baru: Option<String>,
        /// Ditempatkan sesudah tabel bernomor ini; teks kosong berarti paling awal.
        sesudah: Option<String>,
    } {
        /// Judul tercetak; wajib bagi yang baru.
        judul: String,
    } |self| self.nomor.clone(), self.nomor_baru.clone(), self.sesudah.clone()

    /// Sebuah lampiran. Bagian yang tidak dikirim tetap seperti semula.
    LampiranIsian as "LampiranRowInput" {
        /// Jenis lampiran.
        jenis: JenisLampiran,
        /// Nama sebagaimana dalam dokumen; bila belum ada, lampiran baru ditambahkan.
        nama: String,
        /// Nama penggantinya.
        nama_baru: Option<String>,
    } {
        /// Tempat dokumennya dapat diunduh.
        tautan: String,
        /// Sidik SHA-256 dokumennya, 64 angka heksadesimal kecil.
        #[graphql(name = "sha256")]
        sha256: String,
    } |self| self.nama.clone(), self.nama_baru.clone(), None
}
