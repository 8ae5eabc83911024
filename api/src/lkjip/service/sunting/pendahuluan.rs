//! The inputs of the deeds on rows of Bab I.

use async_graphql::{ID, InputObject, MaybeUndefined};
use entity::status::{AsalIsu, DasarPengelompokan};
use serde::Serialize;

use super::isian::{bidang, isian};
use super::masukan::{alamat, masukan, satu, selesai};
use super::{Sunting, Terapan, tolak};
use crate::error::UserError;
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::rules::jalur;
use crate::lkjip::rules::sunting::{Ubahan, pendahuluan};
use crate::lkjip::rules::versi::Alamat;

isian! {
    /// Kedudukan dan tugas perangkat daerah. Bagian yang tidak dikirim tetap seperti semula.
    OrganisasiIsian as "OrganisasiRowInput" {} {
        /// Kedudukan perangkat daerah.
        kedudukan: String,
        /// Tugas perangkat daerah.
        tugas: String,
    } |self| String::new(), None, None

    /// Jabatan atau satuan kerja. Bagian yang tidak dikirim tetap seperti semula.
    JabatanIsian as "JabatanRowInput" {
        /// Nama; bila belum ada, jabatan baru ditambahkan.
        nama: String,
        /// Nama penggantinya; yang dibawahinya ikut.
        nama_baru: Option<String>,
        /// Ditempatkan sesudah jabatan ini; teks kosong berarti paling awal.
        sesudah: Option<String>,
    } {
        /// Nama yang membawahinya, yang disebut lebih dahulu; kosong bagi pimpinan.
        induk: String,
        /// Tugasnya.
        tugas: String,
    } |self| self.nama.clone(), self.nama_baru.clone(), self.sesudah.clone()

    /// Jumlah pegawai sebuah kelompok. Bagian yang tidak dikirim tetap seperti semula.
    PegawaiIsian as "KepegawaianRowInput" {
        /// Dasar pengelompokan.
        menurut: DasarPengelompokan,
        /// Nama kelompok; bila belum ada, kelompok baru ditambahkan.
        kelompok: String,
        /// Nama penggantinya.
        kelompok_baru: Option<String>,
    } {
        /// Jumlah pegawai; wajib bagi yang baru.
        jumlah: i32,
    } |self| self.kelompok.clone(), self.kelompok_baru.clone(), None

    /// Sebuah isu strategis. Bagian yang tidak dikirim tetap seperti semula.
    IsuIsian as "IsuStrategisRowInput" {
        /// Urutan dalam daftar, mulai 1; satu sesudah yang terakhir menambahkan isu baru.
        nomor: i32,
    } {
        /// Dari mana isu berasal; wajib bagi yang baru.
        asal: AsalIsu,
        /// Rumusan isu; wajib bagi yang baru.
        uraian: String,
    } |self| self.nomor.to_string(), None, None

    /// Peraturan yang menjadi dasar hukum laporan.
    DasarHukumIsian as "DasarHukumRowInput" {
        /// Peraturan sebagaimana tercetak; bila belum ada, ditambahkan.
        nama: String,
        /// Sebutan penggantinya.
        nama_baru: Option<String>,
        /// Ditempatkan sesudah peraturan ini; teks kosong berarti paling awal.
        sesudah: Option<String>,
    } {} |self| self.nama.clone(), self.nama_baru.clone(), self.sesudah.clone()
}

masukan! {
    /// Masukan untuk menyimpan kedudukan dan tugas perangkat daerah.
    OrganisasiInput as "LkjipOrganisasiRowSaveInput", "lkjip.organisasi.row.save" {
        /// Organisasi tanpa daftarnya.
        baris: OrganisasiIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), |_| jalur::organisasi());
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| pendahuluan::taruh_organisasi(isi, ubahan));

    /// Masukan untuk menyimpan sebuah fungsi perangkat daerah.
    FungsiInput as "LkjipFungsiRowSaveInput", "lkjip.fungsi.row.save" {
        /// Urutan dalam daftar, mulai 1; satu sesudah yang terakhir menambahkan fungsi baru.
        nomor: i32,
        /// Rumusan fungsi.
        uraian: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::fungsi(input.nomor))];
    |isi| {
        let letak = pendahuluan::taruh_fungsi(isi, input.nomor, &input.uraian)
            .map_err(|semua| tolak("", semua))?;
        Ok(Terapan {
            tempat: vec![(letak, "/uraian".to_owned())],
            ..Default::default()
        })
    };

    /// Masukan untuk menghapus sebuah fungsi perangkat daerah.
    FungsiHapusInput as "LkjipFungsiRowDeleteInput", "lkjip.fungsi.row.delete" {
        /// Urutan dalam daftar, mulai 1.
        nomor: i32,
    }
    |input| alamat vec![Alamat::Baris(jalur::fungsi(input.nomor))];
    |isi| selesai(pendahuluan::hapus_fungsi(isi, input.nomor));

    /// Masukan untuk menyimpan sebuah jabatan atau satuan kerja.
    JabatanInput as "LkjipJabatanRowSaveInput", "lkjip.jabatan.row.save" {
        /// Jabatan atau satuan kerja.
        baris: JabatanIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), jalur::jabatan);
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| pendahuluan::taruh_jabatan(isi, ubahan));

    /// Masukan untuk menghapus jabatan atau satuan kerja yang tidak membawahi apa pun.
    JabatanHapusInput as "LkjipJabatanRowDeleteInput", "lkjip.jabatan.row.delete" {
        /// Nama.
        nama: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::jabatan(&input.nama))];
    |isi| selesai(pendahuluan::hapus_jabatan(isi, &input.nama));

    /// Masukan untuk menyimpan jumlah pegawai sebuah kelompok.
    PegawaiInput as "LkjipKepegawaianRowSaveInput", "lkjip.kepegawaian.row.save" {
        /// Kelompok pegawai.
        baris: PegawaiIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), |kelompok| {
        jalur::kepegawaian(input.baris.menurut, kelompok)
    });
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| {
        pendahuluan::taruh_pegawai(isi, input.baris.menurut, ubahan)
    });

    /// Masukan untuk menghapus sebuah kelompok pegawai.
    PegawaiHapusInput as "LkjipKepegawaianRowDeleteInput", "lkjip.kepegawaian.row.delete" {
        /// Dasar pengelompokan.
        menurut: DasarPengelompokan,
        /// Nama kelompok.
        kelompok: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::kepegawaian(input.menurut, &input.kelompok))];
    |isi| selesai(pendahuluan::hapus_pegawai(isi, input.menurut, &input.kelompok));

    /// Masukan untuk menyimpan sebuah isu strategis.
    IsuInput as "LkjipIsuStrategisRowSaveInput", "lkjip.isu.row.save" {
        /// Isu strategis.
        baris: IsuIsian,
    }
    |input| alamat vec![Alamat::Baris(jalur::isu(input.baris.nomor))];
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| {
        pendahuluan::taruh_isu(isi, input.baris.nomor, ubahan)
    });

    /// Masukan untuk menghapus sebuah isu strategis; urutan yang di belakangnya bergeser.
    IsuHapusInput as "LkjipIsuStrategisRowDeleteInput", "lkjip.isu.row.delete" {
        /// Urutan dalam daftar, mulai 1.
        nomor: i32,
    }
    |input| alamat vec![Alamat::Baris(jalur::isu(input.nomor))];
    |isi| selesai(pendahuluan::hapus_isu(isi, input.nomor));

    /// Masukan untuk menyimpan sebuah peraturan dalam dasar hukum.
    DasarHukumInput as "LkjipDasarHukumRowSaveInput", "lkjip.dasarHukum.row.save" {
        /// Peraturan.
        baris: DasarHukumIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), jalur::dasar_hukum);
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| pendahuluan::taruh_dasar_hukum(isi, ubahan));

    /// Masukan untuk menghapus sebuah peraturan dari dasar hukum.
    DasarHukumHapusInput as "LkjipDasarHukumRowDeleteInput", "lkjip.dasarHukum.row.delete" {
        /// Peraturan sebagaimana tercetak.
        nama: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::dasar_hukum(&input.nama))];
    |isi| selesai(pendahuluan::hapus_dasar_hukum(isi, &input.nama));
}
