//! The inputs of the deeds on the evaluation of AKIP.

use async_graphql::{ID, InputObject, MaybeUndefined};
use entity::status::StatusTindakLanjut;
use serde::Serialize;

use super::isian::{bidang, isian};
use super::masukan::{alamat, masukan, satu, selesai};
use super::{Sunting, Terapan};
use crate::error::UserError;
use crate::graphql::scalar::Desimal;
use crate::lkjip::dokumen::{Dokumen, DokumenSumber, KomponenEvaluasi};
use crate::lkjip::rules::jalur;
use crate::lkjip::rules::sunting::{Ubahan, evaluasi};
use crate::lkjip::rules::versi::Alamat;

isian! {
    /// Hasil evaluasi AKIP tanpa rekomendasinya. Bagian yang tidak dikirim tetap seperti semula.
    EvaluasiIsian as "EvaluasiAkipRowInput" {} {
        /// Tahun yang dievaluasi; wajib bagi yang baru.
        tahun: i32,
        /// Kode skala predikat yang dipakai evaluator; wajib bagi yang baru.
        skala: String,
        /// Nilai per komponen, seluruhnya.
        komponen: Vec<KomponenEvaluasi>,
        /// Nilai akhir sebagaimana dinyatakan.
        nilai: Desimal,
        /// Predikat sebagaimana dinyatakan.
        predikat: String,
        /// Laporan hasil evaluasi (LHE) yang menjadi sumbernya.
        dokumen: DokumenSumber,
    } |self| String::new(), None, None

    /// Satu rekomendasi evaluator. Bagian yang tidak dikirim tetap seperti semula.
    RekomendasiIsian as "RekomendasiRowInput" {
        /// Urutan dalam daftar, mulai 1; satu sesudah yang terakhir menambahkan rekomendasi baru.
        nomor: i32,
    } {
        /// Rekomendasinya; wajib bagi yang baru.
        uraian: String,
        /// Apa yang telah atau akan dilakukan.
        tindak_lanjut: String,
        /// Sampai di mana tindak lanjutnya; wajib bagi yang baru.
        status: StatusTindakLanjut,
    } |self| self.nomor.to_string(), None, None
}

masukan! {
    /// Masukan untuk menyimpan hasil evaluasi AKIP tanpa rekomendasinya.
    EvaluasiInput as "LkjipEvaluasiRowSaveInput", "lkjip.evaluasi.row.save" {
        /// Hasil evaluasi.
        baris: EvaluasiIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), |_| jalur::evaluasi());
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| evaluasi::taruh_hasil(isi, ubahan));

    /// Masukan untuk menyimpan satu rekomendasi evaluator.
    RekomendasiInput as "LkjipRekomendasiRowSaveInput", "lkjip.rekomendasi.row.save" {
        /// Rekomendasi.
        baris: RekomendasiIsian,
    }
    |input| alamat vec![Alamat::Baris(jalur::rekomendasi(input.baris.nomor))];
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| {
        evaluasi::taruh_rekomendasi(isi, input.baris.nomor, ubahan)
    });

    /// Masukan untuk menghapus satu rekomendasi evaluator; urutan yang di belakangnya bergeser.
    RekomendasiHapusInput as "LkjipRekomendasiRowDeleteInput", "lkjip.rekomendasi.row.delete" {
        /// Urutan dalam daftar, mulai 1.
        nomor: i32,
    }
    |input| alamat vec![Alamat::Baris(jalur::rekomendasi(input.nomor))];
    |isi| selesai(evaluasi::hapus_rekomendasi(isi, input.nomor));
}
