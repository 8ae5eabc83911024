//! The inputs of the deeds on single rows, and what each does.

use async_graphql::{ID, InputObject};
use entity::status::{BagianNarasi, JenisLampiran, JenisPerjanjian, Unsur};
use serde::Serialize;
use serde_json::json;

use super::isian::{
    BarisAnggaranIsian, IndikatorIsian, LampiranIsian, PerjanjianIsian, ProgramIsian, SasaranIsian,
    SkmIsian, TabelIsian, TujuanIsian,
};
use super::{Sunting, Terapan, tolak};
use crate::error::UserError;
use crate::graphql::scalar::Desimal;
use crate::lkjip::dokumen::{Dokumen, Jawaban};
use crate::lkjip::rules::jalur;
use crate::lkjip::rules::sunting::{
    Letak, Tolak, Ubahan, anggaran, daftar, perjanjian, rencana, skm,
};
use crate::lkjip::rules::versi::Alamat;

/// Declares the input of a deed on single rows.
macro_rules! masukan {
    ($(
        $(#[$doc:meta])* $name:ident as $graphql:literal, $kejadian:literal
        { $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? }
        |$in:ident| alamat $alamat:expr;
        |$isi:ident| $terapkan:expr;
    )+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, InputObject)]
        #[graphql(name = $graphql)]
        pub struct $name {
            /// Laporan.
            pub id: ID,
            /// Versi laporan yang dibaca; bila baris ini berubah sesudahnya, ditolak dengan CONFLICT.
            pub version: i64,
            $($(#[$fdoc])* pub $field: $type,)+
            /// Kunci idempotensi.
            pub idempotency_key: Option<String>,
        }

        impl Sunting for $name {
            const KEJADIAN: &'static str = $kejadian;

            fn laporan(&self) -> (&ID, i64, Option<&str>) {
                (&self.id, self.version, self.idempotency_key.as_deref())
            }

            fn alamat(&self) -> Vec<Alamat> {
                let $in = self;
                $alamat
            }

            fn terapkan(&self, $isi: &mut Dokumen) -> Result<Terapan, Vec<UserError>> {
                let $in = self;
                $terapkan
            }
        }
    )+};
}

pub(super) use masukan;

/// The row itself, and with another number that and what stands below it.
pub(super) fn alamat(ubahan: &Ubahan, jalur: impl Fn(&str) -> String) -> Vec<Alamat> {
    let lama = jalur(&ubahan.nomor);
    if ubahan.ganti_nomor() {
        vec![
            Alamat::BesertaIsi(lama),
            Alamat::Baris(jalur(ubahan.nomor_akhir())),
        ]
    } else {
        vec![Alamat::Baris(lama)]
    }
}

/// Puts one row that stands at `tempat` in the input.
pub(super) fn satu(
    tempat: &str,
    ubahan: &Ubahan,
    taruh: impl FnOnce(&Ubahan) -> Result<Letak, Vec<Tolak>>,
) -> Result<Terapan, Vec<UserError>> {
    let letak = taruh(ubahan).map_err(|semua| tolak(tempat, semua))?;
    let mut terapan = Terapan::default();
    if ubahan.ganti_nomor() {
        let (dari, ke) = (ubahan.nomor.clone(), ubahan.nomor_akhir().to_owned());
        terapan.ganti.push((dari, ke));
        terapan
            .tempat
            .push((format!("{letak}/nomor"), format!("{tempat}/nomorBaru")));
    }
    terapan.tempat.push((letak, tempat.to_owned()));
    Ok(terapan)
}

/// Puts several rows one after the other; what is wrong with any of them is told.
fn banyak(
    isi: &mut Dokumen,
    semua: &[Ubahan],
    taruh: fn(&mut Dokumen, &Ubahan) -> Result<Letak, Vec<Tolak>>,
    letak: fn(&Dokumen, &str) -> Option<Letak>,
) -> Result<Terapan, Vec<UserError>> {
    let mut errors = Vec::new();
    let mut terapan = Terapan::default();
    for (i, ubahan) in semua.iter().enumerate() {
        match satu(&format!("/barisList/{i}"), ubahan, |ubahan| {
            taruh(isi, ubahan)
        }) {
            Ok(mut satu) => terapan.ganti.append(&mut satu.ganti),
            Err(mut satu) => errors.append(&mut satu),
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    // Where they stand now that all are there.
    for (i, ubahan) in semua.iter().enumerate() {
        if let Some(letak) = letak(isi, ubahan.nomor_akhir()) {
            terapan.tempat.push((letak, format!("/barisList/{i}")));
        }
    }
    Ok(terapan)
}

/// What taking rows out comes to.
pub(super) fn selesai(hasil: Result<(), Vec<Tolak>>) -> Result<Terapan, Vec<UserError>> {
    match hasil {
        Ok(()) => Ok(Terapan::default()),
        Err(semua) => Err(tolak("", semua)),
    }
}

/// Which of the tables with one number.
fn ke(ke: Option<i32>) -> usize {
    ke.and_then(|ke| usize::try_from(ke).ok()).unwrap_or(1)
}

masukan! {
    /// Masukan untuk menyimpan sebuah tujuan.
    TujuanInput as "LkjipTujuanRowSaveInput", "lkjip.tujuan.row.save" {
        /// Tujuan.
        baris: TujuanIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), jalur::rencana);
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| rencana::taruh_tujuan(isi, ubahan));

    /// Masukan untuk menghapus sebuah tujuan yang tidak memuat apa pun.
    TujuanHapusInput as "LkjipTujuanRowDeleteInput", "lkjip.tujuan.row.delete" {
        /// Nomor tujuan.
        nomor: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::rencana(&input.nomor))];
    |isi| selesai(rencana::hapus_tujuan(isi, &input.nomor));

    /// Masukan untuk menyimpan sebuah sasaran.
    SasaranInput as "LkjipSasaranRowSaveInput", "lkjip.sasaran.row.save" {
        /// Sasaran.
        baris: SasaranIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), jalur::rencana);
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| rencana::taruh_sasaran(isi, ubahan));

    /// Masukan untuk menghapus sebuah sasaran yang tidak memuat dan tidak dirujuk apa pun.
    SasaranHapusInput as "LkjipSasaranRowDeleteInput", "lkjip.sasaran.row.delete" {
        /// Nomor sasaran.
        nomor: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::rencana(&input.nomor))];
    |isi| selesai(rencana::hapus_sasaran(isi, &input.nomor));

    /// Masukan untuk menyimpan sebuah indikator.
    IndikatorInput as "LkjipIndikatorRowSaveInput", "lkjip.indikator.row.save" {
        /// Indikator.
        baris: IndikatorIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), jalur::rencana);
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| rencana::taruh_indikator(isi, ubahan));

    /// Masukan untuk menyimpan beberapa indikator sekaligus: semua atau tidak sama sekali.
    IndikatorSemuaInput as "LkjipIndikatorRowsSaveInput", "lkjip.indikator.rows.save" {
        /// Indikator; yang tidak disebut tidak berubah.
        baris_list: Vec<IndikatorIsian>,
    }
    |input| alamat input.baris_list.iter()
        .flat_map(|baris| alamat(&baris.ubahan(), jalur::rencana)).collect();
    |isi| {
        let semua: Vec<Ubahan> = input.baris_list.iter().map(IndikatorIsian::ubahan).collect();
        banyak(isi, &semua, rencana::taruh_indikator, rencana::letak)
    };

    /// Masukan untuk menghapus sebuah indikator.
    IndikatorHapusInput as "LkjipIndikatorRowDeleteInput", "lkjip.indikator.row.delete" {
        /// Nomor indikator.
        nomor: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::rencana(&input.nomor))];
    |isi| selesai(rencana::hapus_indikator(isi, &input.nomor));

    /// Masukan untuk menyimpan sebuah program, kegiatan atau sub-kegiatan.
    AnggaranInput as "LkjipAnggaranRowSaveInput", "lkjip.anggaran.row.save" {
        /// Baris anggaran.
        baris: BarisAnggaranIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), jalur::anggaran);
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| anggaran::taruh(isi, ubahan));

    /// Masukan untuk menyimpan beberapa baris anggaran sekaligus: semua atau tidak sama sekali.
    AnggaranSemuaInput as "LkjipAnggaranRowsSaveInput", "lkjip.anggaran.rows.save" {
        /// Baris anggaran; yang tidak disebut tidak berubah.
        baris_list: Vec<BarisAnggaranIsian>,
    }
    |input| alamat input.baris_list.iter()
        .flat_map(|baris| alamat(&baris.ubahan(), jalur::anggaran)).collect();
    |isi| {
        let semua: Vec<Ubahan> = input.baris_list.iter().map(BarisAnggaranIsian::ubahan).collect();
        banyak(isi, &semua, anggaran::taruh, anggaran::letak)
    };

    /// Masukan untuk menghapus sebuah baris anggaran yang tidak memuat dan tidak dirujuk apa pun.
    AnggaranHapusInput as "LkjipAnggaranRowDeleteInput", "lkjip.anggaran.row.delete" {
        /// Nomor baris.
        nomor: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::anggaran(&input.nomor))];
    |isi| selesai(anggaran::hapus(isi, &input.nomor));

    /// Masukan untuk menyimpan sebuah Perjanjian Kinerja tanpa daftar programnya.
    PerjanjianInput as "LkjipPerjanjianRowSaveInput", "lkjip.perjanjian.row.save" {
        /// Perjanjian Kinerja.
        baris: PerjanjianIsian,
    }
    |input| alamat vec![Alamat::Baris(jalur::perjanjian(input.baris.jenis))];
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| {
        perjanjian::taruh_perjanjian(isi, input.baris.jenis, ubahan)
    });

    /// Masukan untuk menghapus sebuah Perjanjian Kinerja beserta daftar programnya.
    PerjanjianHapusInput as "LkjipPerjanjianRowDeleteInput", "lkjip.perjanjian.row.delete" {
        /// Murni atau perubahan.
        jenis: JenisPerjanjian,
    }
    |input| alamat vec![Alamat::BesertaIsi(jalur::perjanjian(input.jenis))];
    |isi| selesai(perjanjian::hapus_perjanjian(isi, input.jenis));

    /// Masukan untuk menyimpan anggaran sebuah program dalam Perjanjian Kinerja.
    ProgramInput as "LkjipPerjanjianProgramRowSaveInput", "lkjip.perjanjian.program.row.save" {
        /// Perjanjian Kinerja yang memuatnya.
        jenis: JenisPerjanjian,
        /// Anggaran program.
        baris: ProgramIsian,
    }
    |input| alamat vec![Alamat::Baris(jalur::program(input.jenis, &input.baris.program))];
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| {
        perjanjian::taruh_program(isi, input.jenis, ubahan)
    });

    /// Masukan untuk menghapus anggaran sebuah program dari Perjanjian Kinerja.
    ProgramHapusInput as "LkjipPerjanjianProgramRowDeleteInput", "lkjip.perjanjian.program.row.delete" {
        /// Perjanjian Kinerja yang memuatnya.
        jenis: JenisPerjanjian,
        /// Nomor program.
        program: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::program(input.jenis, &input.program))];
    |isi| selesai(perjanjian::hapus_program(isi, input.jenis, &input.program));

    /// Masukan untuk menyimpan hasil SKM selain NRR unsurnya.
    SkmInput as "LkjipSkmRowSaveInput", "lkjip.skm.row.save" {
        /// Hasil SKM.
        baris: SkmIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), |_| jalur::skm());
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| skm::taruh_kepala(isi, ubahan));

    /// Masukan untuk menyimpan jawaban atau NRR satu unsur SKM; unsur lain boleh menyusul.
    UnsurInput as "LkjipSkmUnsurRowSaveInput", "lkjip.skm.unsur.row.save" {
        /// Unsur menurut maknanya.
        unsur: Unsur,
        /// Nilai rata-rata, 1 sampai 4; bila jawaban tidak diisi.
        nrr: Option<Desimal>,
        /// Banyaknya tiap jawaban; NRR dihitung darinya.
        jawaban: Option<Jawaban>,
    }
    |input| alamat vec![Alamat::Baris(jalur::unsur(input.unsur))];
    |isi| {
        let mut ubahan = Ubahan::default();
        ubahan.isian.insert("nrr".to_owned(), json!(input.nrr));
        ubahan.isian.insert("jawaban".to_owned(), json!(input.jawaban));
        satu("", &ubahan, |ubahan| skm::taruh_unsur(isi, input.unsur, ubahan))
    };

    /// Masukan untuk menghapus satu unsur SKM.
    UnsurHapusInput as "LkjipSkmUnsurRowDeleteInput", "lkjip.skm.unsur.row.delete" {
        /// Unsur menurut maknanya.
        unsur: Unsur,
    }
    |input| alamat vec![Alamat::Baris(jalur::unsur(input.unsur))];
    |isi| selesai(skm::hapus_unsur(isi, input.unsur));

    /// Masukan untuk menyimpan satu bagian naratif.
    NarasiInput as "LkjipNarasiRowSaveInput", "lkjip.narasi.row.save" {
        /// Bagian laporan.
        bagian: BagianNarasi,
        /// Isi teks.
        isi: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::narasi(input.bagian))];
    |isi| satu("", &Ubahan::default(), |_| Ok(daftar::taruh_narasi(isi, input.bagian, &input.isi)));

    /// Masukan untuk menghapus satu bagian naratif.
    NarasiHapusInput as "LkjipNarasiRowDeleteInput", "lkjip.narasi.row.delete" {
        /// Bagian laporan.
        bagian: BagianNarasi,
    }
    |input| alamat vec![Alamat::Baris(jalur::narasi(input.bagian))];
    |isi| selesai(daftar::hapus_narasi(isi, input.bagian));

    /// Masukan untuk menyimpan sebuah tabel dalam daftar tabel.
    TabelInput as "LkjipTabelRowSaveInput", "lkjip.tabel.row.save" {
        /// Tabel.
        baris: TabelIsian,
    }
    |input| alamat {
        let ubahan = input.baris.ubahan();
        let mut alamat = vec![Alamat::Baris(jalur::tabel(&ubahan.nomor, ke(input.baris.ke)))];
        if ubahan.ganti_nomor() {
            alamat.push(Alamat::Baris(jalur::tabel(ubahan.nomor_akhir(), 1)));
        }
        alamat
    };
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| {
        daftar::taruh_tabel(isi, ke(input.baris.ke), ubahan)
    });

    /// Masukan untuk menghapus sebuah tabel dari daftar tabel.
    TabelHapusInput as "LkjipTabelRowDeleteInput", "lkjip.tabel.row.delete" {
        /// Nomor tercetak.
        nomor: String,
        /// Tabel ke berapa dengan nomor itu; bawaan 1.
        ke: Option<i32>,
    }
    |input| alamat vec![Alamat::Baris(jalur::tabel(&input.nomor, ke(input.ke)))];
    |isi| selesai(daftar::hapus_tabel(isi, &input.nomor, ke(input.ke)));

    /// Masukan untuk menyimpan sebuah lampiran.
    LampiranInput as "LkjipLampiranRowSaveInput", "lkjip.lampiran.row.save" {
        /// Lampiran.
        baris: LampiranIsian,
    }
    |input| alamat alamat(&input.baris.ubahan(), |nama| jalur::lampiran(input.baris.jenis, nama));
    |isi| satu("/baris", &input.baris.ubahan(), |ubahan| {
        daftar::taruh_lampiran(isi, input.baris.jenis, ubahan)
    });

    /// Masukan untuk menghapus sebuah lampiran.
    LampiranHapusInput as "LkjipLampiranRowDeleteInput", "lkjip.lampiran.row.delete" {
        /// Jenis lampiran.
        jenis: JenisLampiran,
        /// Nama sebagaimana dalam dokumen.
        nama: String,
    }
    |input| alamat vec![Alamat::Baris(jalur::lampiran(input.jenis, &input.nama))];
    |isi| selesai(daftar::hapus_lampiran(isi, input.jenis, &input.nama));
}
