//! Deeds on single rows of a report.

mod evaluasi;
mod pendahuluan;

pub use evaluasi::EvaluasiSuntingMutation;
pub use pendahuluan::PendahuluanSuntingMutation;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::LkjipId;

use super::{
    AnggaranProgram, BarisAnggaran, IndikatorLkjip, Lampiran, Lkjip, Narasi, PerjanjianKinerja,
    Sasaran, Skm, Tabel, Tujuan,
};
use crate::error::{ApiError, UserError};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::lkjip::service::NOUN;
use crate::lkjip::service::sunting::{
    AnggaranHapusInput, AnggaranInput, AnggaranSemuaInput, IndikatorHapusInput, IndikatorInput,
    IndikatorSemuaInput, LampiranHapusInput, LampiranInput, NarasiHapusInput, NarasiInput,
    PerjanjianHapusInput, PerjanjianInput, ProgramHapusInput, ProgramInput, SasaranHapusInput,
    SasaranInput, SkmInput, Sunting, TabelHapusInput, TabelInput, TujuanHapusInput, TujuanInput,
    UnsurHapusInput, UnsurInput, sunting,
};

/// Declares payloads of deeds on rows.
macro_rules! payload {
    ($($(#[$doc:meta])* $name:ident { $(#[$fdoc:meta])* $field:ident: $type:ty })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, SimpleObject)]
        pub(super) struct $name {
            /// Laporan sesudah mutasi; bila ditolak, laporan sebagaimana adanya sekarang.
            lkjip: Option<Lkjip>,
            $(#[$fdoc])*
            $field: $type,
            /// Yang perlu diperbaiki; kosong bila berhasil.
            user_errors: Vec<UserError>,
        }
    )+};
}

use payload;

payload! {
    /// Hasil mutasi sebuah tujuan.
    TujuanRowPayload {
        /// Tujuan sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<Tujuan>
    }
    /// Hasil mutasi sebuah sasaran.
    SasaranRowPayload {
        /// Sasaran sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<Sasaran>
    }
    /// Hasil mutasi sebuah indikator.
    IndikatorRowPayload {
        /// Indikator sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<IndikatorLkjip>
    }
    /// Hasil mutasi beberapa indikator.
    IndikatorRowsPayload {
        /// Indikator yang disebut, sebagaimana adanya sekarang.
        baris_list: Vec<IndikatorLkjip>
    }
    /// Hasil mutasi sebuah baris anggaran.
    AnggaranRowPayload {
        /// Baris sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<BarisAnggaran>
    }
    /// Hasil mutasi beberapa baris anggaran.
    AnggaranRowsPayload {
        /// Baris yang disebut, sebagaimana adanya sekarang.
        baris_list: Vec<BarisAnggaran>
    }
    /// Hasil mutasi sebuah Perjanjian Kinerja.
    PerjanjianRowPayload {
        /// Perjanjian sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<PerjanjianKinerja>
    }
    /// Hasil mutasi anggaran sebuah program dalam Perjanjian Kinerja.
    PerjanjianProgramRowPayload {
        /// Anggaran program sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<AnggaranProgram>
    }
    /// Hasil mutasi hasil SKM.
    SkmRowPayload {
        /// Hasil SKM sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<Skm>
    }
    /// Hasil mutasi sebuah bagian naratif.
    NarasiRowPayload {
        /// Bagian naratif sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<Narasi>
    }
    /// Hasil mutasi sebuah tabel.
    TabelRowPayload {
        /// Tabel sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<Tabel>
    }
    /// Hasil mutasi sebuah lampiran.
    LampiranRowPayload {
        /// Lampiran sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<Lampiran>
    }
}

/// Carries out a deed; the report afterwards, or as it is now when it was refused.
async fn lakukan<S: Sunting>(
    call: &Call,
    input: &S,
    laporan: &ID,
) -> Result<(Lkjip, Vec<UserError>), ApiError> {
    let (made, user_errors) = settle(sunting(call, input).await)?;
    let shown = match made {
        Some(id) => id,
        None => LkjipId(id::key_of(NOUN, laporan)?),
    };
    let lkjip = Lkjip::by_id(call.reading_anew()?, shown).await?;
    Ok((lkjip, user_errors))
}

/// The number under which a row is looked for: the new one where the deed was done.
fn kini<'a>(nomor: &'a str, baru: Option<&'a String>, errors: &[UserError]) -> &'a str {
    match baru {
        Some(baru) if errors.is_empty() => baru,
        Some(_) | None => nomor,
    }
}

/// Declares deeds on rows: how each is called, and how its row is found again.
macro_rules! deeds {
    ($(#[$mdoc:meta])* $mutation:ident; $(
        $(#[$doc:meta])* $deed:ident($input:ident, $desc:literal) -> $payload:ident
        { |$lkjip:ident, $in:pat_param, $errors:ident| $field:ident: $cari:expr }
    )+) => {
        $(#[$mdoc])*
        #[derive(Debug, Default)]
        pub struct $mutation;

        #[Object]
        impl $mutation {
            $($(#[$doc])*
            async fn $deed(
                &self,
                context: &Context<'_>,
                #[graphql(desc = $desc)] input: $input,
            ) -> Result<$payload, ApiError> {
                let ($lkjip, $errors) = lakukan(Call::of(context)?, &input, &input.id).await?;
                let $in: &$input = &input;
                let $field = $cari;
                Ok($payload {
                    lkjip: Some($lkjip),
                    $field,
                    user_errors: $errors,
                })
            })+
        }
    };
}

use deeds;

deeds! {
    /// Mutations of single rows.
    LkjipSuntingMutation;

    /// Menyimpan sebuah tujuan: membuat yang belum ada, atau mengubah bagian yang disebut.
    lkjip_tujuan_row_save(TujuanInput, "Tujuan.") -> TujuanRowPayload {
        |lkjip, input, errors| baris: {
            let nomor = kini(&input.baris.nomor, input.baris.nomor_baru.as_ref(), &errors);
            lkjip.tujuan_bernomor(nomor).await?
        }
    }

    /// Menghapus sebuah tujuan yang tidak memuat apa pun.
    lkjip_tujuan_row_delete(TujuanHapusInput, "Tujuan.") -> TujuanRowPayload {
        |lkjip, input, errors| baris: lkjip.tujuan_bernomor(&input.nomor).await?
    }

    /// Menyimpan sebuah sasaran: membuat yang belum ada, atau mengubah bagian yang disebut.
    lkjip_sasaran_row_save(SasaranInput, "Sasaran.") -> SasaranRowPayload {
        |lkjip, input, errors| baris: {
            let nomor = kini(&input.baris.nomor, input.baris.nomor_baru.as_ref(), &errors);
            lkjip.sasaran_nodes(|row| row.nomor == nomor).await?.pop()
        }
    }

    /// Menghapus sebuah sasaran yang tidak memuat dan tidak dirujuk apa pun.
    lkjip_sasaran_row_delete(SasaranHapusInput, "Sasaran.") -> SasaranRowPayload {
        |lkjip, input, errors| baris: {
            lkjip.sasaran_nodes(|row| row.nomor == input.nomor).await?.pop()
        }
    }

    /// Menyimpan sebuah indikator: membuat yang belum ada, atau mengubah bagian yang disebut.
    lkjip_indikator_row_save(IndikatorInput, "Indikator.") -> IndikatorRowPayload {
        |lkjip, input, errors| baris: {
            let nomor = kini(&input.baris.nomor, input.baris.nomor_baru.as_ref(), &errors);
            lkjip.indikator_nodes(|row| row.nomor == nomor).await?.pop()
        }
    }

    /// Menyimpan beberapa indikator sekaligus, semua atau tidak sama sekali; yang tidak disebut tidak
    /// berubah.
    lkjip_indikator_rows_save(IndikatorSemuaInput, "Beberapa indikator.") -> IndikatorRowsPayload {
        |lkjip, input, errors| baris_list: {
            lkjip.indikator_nodes(|row| input.baris_list.iter().any(|baris| {
                kini(&baris.nomor, baris.nomor_baru.as_ref(), &errors) == row.nomor
            })).await?
        }
    }

    /// Menghapus sebuah indikator.
    lkjip_indikator_row_delete(IndikatorHapusInput, "Indikator.") -> IndikatorRowPayload {
        |lkjip, input, errors| baris: {
            lkjip.indikator_nodes(|row| row.nomor == input.nomor).await?.pop()
        }
    }

    /// Menyimpan sebuah program, kegiatan atau sub-kegiatan: membuat yang belum ada, atau mengubah bagian
    /// yang disebut.
    lkjip_anggaran_row_save(AnggaranInput, "Baris anggaran.") -> AnggaranRowPayload {
        |lkjip, input, errors| baris: {
            let nomor = kini(&input.baris.nomor, input.baris.nomor_baru.as_ref(), &errors);
            lkjip.anggaran_nodes(|row| row.nomor == nomor).await?.pop()
        }
    }

    /// Menyimpan beberapa baris anggaran sekaligus, semua atau tidak sama sekali; yang tidak disebut tidak
    /// berubah.
    lkjip_anggaran_rows_save(AnggaranSemuaInput, "Beberapa baris.") -> AnggaranRowsPayload {
        |lkjip, input, errors| baris_list: {
            lkjip.anggaran_nodes(|row| input.baris_list.iter().any(|baris| {
                kini(&baris.nomor, baris.nomor_baru.as_ref(), &errors) == row.nomor
            })).await?
        }
    }

    /// Menghapus sebuah baris anggaran yang tidak memuat dan tidak dirujuk apa pun.
    lkjip_anggaran_row_delete(AnggaranHapusInput, "Baris anggaran.") -> AnggaranRowPayload {
        |lkjip, input, errors| baris: {
            lkjip.anggaran_nodes(|row| row.nomor == input.nomor).await?.pop()
        }
    }

    /// Menyimpan sebuah Perjanjian Kinerja tanpa daftar programnya.
    lkjip_perjanjian_row_save(PerjanjianInput, "Perjanjian.") -> PerjanjianRowPayload {
        |lkjip, input, errors| baris: lkjip.perjanjian_sejenis(input.baris.jenis).await?
    }

    /// Menghapus sebuah Perjanjian Kinerja beserta daftar programnya.
    lkjip_perjanjian_row_delete(PerjanjianHapusInput, "Perjanjian.") -> PerjanjianRowPayload {
        |lkjip, input, errors| baris: lkjip.perjanjian_sejenis(input.jenis).await?
    }

    /// Menyimpan anggaran sebuah program dalam Perjanjian Kinerja.
    lkjip_perjanjian_program_row_save(ProgramInput, "Anggaran program.") -> PerjanjianProgramRowPayload {
        |lkjip, input, errors| baris: {
            lkjip.program_perjanjian(input.jenis, &input.baris.program).await?
        }
    }

    /// Menghapus anggaran sebuah program dari Perjanjian Kinerja.
    lkjip_perjanjian_program_row_delete(ProgramHapusInput, "Program.") -> PerjanjianProgramRowPayload {
        |lkjip, input, errors| baris: lkjip.program_perjanjian(input.jenis, &input.program).await?
    }

    /// Menyimpan hasil SKM selain NRR unsurnya.
    lkjip_skm_row_save(SkmInput, "Hasil SKM.") -> SkmRowPayload {
        |lkjip, _, errors| baris: lkjip.hasil_skm().await?
    }

    /// Menyimpan jawaban atau NRR satu unsur SKM; unsur lain boleh menyusul sampai laporan diajukan.
    lkjip_skm_unsur_row_save(UnsurInput, "Unsur dan nilainya.") -> SkmRowPayload {
        |lkjip, _, errors| baris: lkjip.hasil_skm().await?
    }

    /// Menghapus satu unsur SKM.
    lkjip_skm_unsur_row_delete(UnsurHapusInput, "Unsur.") -> SkmRowPayload {
        |lkjip, _, errors| baris: lkjip.hasil_skm().await?
    }

    /// Menyimpan satu bagian naratif.
    lkjip_narasi_row_save(NarasiInput, "Bagian dan isinya.") -> NarasiRowPayload {
        |lkjip, input, errors| baris: {
            lkjip.narasi_nodes().await?.into_iter().find(|satu| satu.bagian == input.bagian)
        }
    }

    /// Menghapus satu bagian naratif.
    lkjip_narasi_row_delete(NarasiHapusInput, "Bagian.") -> NarasiRowPayload {
        |lkjip, input, errors| baris: {
            lkjip.narasi_nodes().await?.into_iter().find(|satu| satu.bagian == input.bagian)
        }
    }

    /// Menyimpan sebuah tabel dalam daftar tabel.
    lkjip_tabel_row_save(TabelInput, "Tabel.") -> TabelRowPayload {
        |lkjip, input, errors| baris: {
            let nomor = kini(&input.baris.nomor, input.baris.nomor_baru.as_ref(), &errors);
            let ke = if input.baris.nomor == nomor { input.baris.ke } else { None };
            lkjip.tabel_bernomor(nomor, ke).await?
        }
    }

    /// Menghapus sebuah tabel dari daftar tabel.
    lkjip_tabel_row_delete(TabelHapusInput, "Tabel.") -> TabelRowPayload {
        |lkjip, input, errors| baris: lkjip.tabel_bernomor(&input.nomor, input.ke).await?
    }

    /// Menyimpan sebuah lampiran.
    lkjip_lampiran_row_save(LampiranInput, "Lampiran.") -> LampiranRowPayload {
        |lkjip, input, errors| baris: {
            let baris = &input.baris;
            let nama = kini(&baris.nama, baris.nama_baru.as_ref(), &errors);
            let mut semua = lkjip.lampiran_nodes().await?.into_iter();
            semua.find(|satu| satu.jenis == baris.jenis && satu.nama == nama)
        }
    }

    /// Menghapus sebuah lampiran.
    lkjip_lampiran_row_delete(LampiranHapusInput, "Lampiran.") -> LampiranRowPayload {
        |lkjip, input, errors| baris: {
            let mut semua = lkjip.lampiran_nodes().await?.into_iter();
            semua.find(|satu| satu.jenis == input.jenis && satu.nama == input.nama)
        }
    }
}
