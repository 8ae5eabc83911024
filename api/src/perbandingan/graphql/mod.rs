//! The kabupaten's questions as the client asks them.

mod dasar;
mod efisiensi;
mod gabungan;
mod himpunan;
mod indikator;
mod irisan;
mod kabupaten;
mod kamus;
mod ketidakpastian;
mod kubus;
mod matriks;
mod negara;
mod papan;
mod pencilan;
mod pengajuan;
mod peringkat;
mod rekap;
mod serapan;
mod skm;
mod statistik;
mod tautan;
mod tren;
mod tren_dasar;
mod triwulan;

pub use dasar::DasarPeringkat;
pub use efisiensi::EfisiensiProgram;
pub use gabungan::Sumbangan;
pub use himpunan::{AlasanTanpaData, TanpaData};
pub use indikator::{BarisPerbandingan, PerbandinganIndikator};
pub use irisan::{MedianKecamatan, TerhadapMedian};
pub use kabupaten::KabupatenBandingQuery;
pub use ketidakpastian::{
    GolonganSetara, KetidakpastianIndeks, KetidakpastianPeringkat, KetidakpastianSkm,
};
pub use kubus::AngkaIndikator;
pub use matriks::{Matriks, SebaranMatriks, SelMatriks};
pub use negara::{
    BarisNegaraConnection, BarisNegaraEdge, BarisNegaraPeringkat, JumlahTanpaData, KecamatanNegara,
    NegaraQuery, PeringkatNegara, TanpaDataNegara, TanpaDataNegaraConnection, TanpaDataNegaraEdge,
};
pub use pencilan::{Pencilan, UjiPencilan};
pub use pengajuan::{BarisPengajuan, JumlahKeadaan, PemantauanPengajuan};
pub use peringkat::{BarisPeringkat, Peringkat};
pub use rekap::{RekapPengajuan, RekapPengajuanKecamatan};
pub use serapan::{
    BarisSerapan, JumlahSerapan, SerapanKabupaten, SerapanKecamatan, SerapanProgram,
};
pub use skm::{
    AlasanTanpaUnsur, NilaiUnsurKecamatan, PerbandinganSkm, SebaranLetak, SebaranUnsur,
    SkmKecamatan, TanpaUnsur,
};
pub use statistik::{JumlahPita, Statistik, StatistikIndikator};
pub use tautan::{BentukUnduhan, Permintaan, Unduhan};
pub use tren::{BarisPerubahan, PerubahanKecamatan, TanpaPerubahan, TitikTren, TrenIndikator};
pub use tren_dasar::{BarisTren, TitikNilai, Tren};
pub use triwulan::{BarisTriwulan, PemantauanTriwulan};

use async_graphql::{Context, ID, Object};
use entity::id::KelompokId;
use entity::status::Letak;

use self::tautan::ditanyakan;
use super::model::Lingkup;
use super::service;
use crate::error::ApiError;
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::scalar::Saat;
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;

/// What is read for a comparison as of a moment; all that it shows is of that moment.
fn sebagaimana(context: &Context<'_>, as_of: Option<Saat>) -> Result<Reading, ApiError> {
    let reading = Call::of(context)?.reading()?;
    reading.pada(as_of.map(|Saat(per)| per))
}

/// What the arguments that every comparison has ask for; of who may not compare, nothing of them is looked at.
fn lingkup(
    reading: &Reading,
    tahun: i32,
    letak: Option<Letak>,
    kelompok: Option<&ID>,
    sertakan_proses: bool,
) -> Result<Lingkup, ApiError> {
    service::boleh(&reading.actor)?;
    saringan(reading, tahun, (letak, kelompok), sertakan_proses)
}

/// The same of a monitoring: of who may watch nobody, nothing of them is looked at.
fn pantauan(
    reading: &Reading,
    tahun: i32,
    letak: Option<Letak>,
    kelompok: Option<&ID>,
) -> Result<Lingkup, ApiError> {
    service::pantauan(&reading.actor)?;
    saringan(reading, tahun, (letak, kelompok), false)
}

fn saringan(
    reading: &Reading,
    tahun: i32,
    (letak, kelompok): (Option<Letak>, Option<&ID>),
    sertakan_proses: bool,
) -> Result<Lingkup, ApiError> {
    let kelompok = kelompok.map(|id| id::key_of(Kelompok::NOUN, id).map(KelompokId));
    Ok(Lingkup {
        tahun,
        letak,
        kelompok: kelompok.transpose()?,
        sertakan_proses,
        per: reading.per,
    })
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct PerbandinganQuery;

#[Object]
impl PerbandinganQuery {
    /// Peringkat kecamatan pada satu tahun menurut satu dasar, atas laporan yang disetujui dan berlaku.
    /// Nilai yang sama berbagi tempat; yang tanpa data dan yang tidak sebanding didaftar tersendiri dengan
    /// alasannya, tidak diberi peringkat dan tidak ditaksir.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the schema"
    )]
    async fn peringkat(
        &self,
        context: &Context<'_>,
        #[graphql(
            desc = "Kode indikator dalam kamus, mis. `SKM`; wajib bagi REALISASI, CAPAIAN dan \
                    PENINGKATAN, dan hanya bagi ketiganya."
        )]
        indikator: Option<String>,
        #[graphql(
            desc = "Kode nilai gabungan (`kompositList`); wajib bagi KOMPOSIT, dan hanya baginya."
        )]
        komposit: Option<String>,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
        #[graphql(desc = "Angka yang diperingkat.", default)] menurut: DasarPeringkat,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
        #[graphql(desc = "Hanya kecamatan dalam kelompok pembanding ini (`kelompokList`).")]
        kelompok: Option<ID>,
        #[graphql(
            desc = "Ikutkan laporan yang sedang diperiksa; hanya bagi yang boleh melihat laporan \
                    demikian dari seluruh kabupaten. Revisi yang sedang diperiksa menggantikan revisi \
                    yang sudah disetujui.",
            default
        )]
        sertakan_proses: bool,
        #[graphql(
            desc = "Sebagaimana keadaannya pada saat yang lewat ini: laporan yang ketika itu sudah \
                    disetujui dan belum digantikan. Kosong berarti sekarang; tidak dapat bersama \
                    `sertakanProses`."
        )]
        as_of: Option<Saat>,
    ) -> Result<Peringkat, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        let lingkup = lingkup(&reading, tahun, letak, kelompok.as_ref(), sertakan_proses)?;
        Peringkat::of(
            &reading,
            ditanyakan(context)?,
            (menurut, (indikator.as_deref(), komposit.as_deref())),
            lingkup,
        )
        .await
    }

    /// Satu indikator pada satu tahun di seluruh kecamatan: terhadap target, tahun-tahun sebelumnya,
    /// akhir periode Renstra dan pembanding, serta sebarannya bagi kabupaten (PermenPANRB 53/2014
    /// lampiran II).
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the schema"
    )]
    async fn perbandingan_indikator(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode indikator dalam kamus, mis. `SKM`.")] indikator: String,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
        #[graphql(desc = "Hanya kecamatan dalam kelompok pembanding ini (`kelompokList`).")]
        kelompok: Option<ID>,
        #[graphql(
            desc = "Ikutkan laporan yang sedang diperiksa; hanya bagi yang boleh melihat laporan \
                    demikian dari seluruh kabupaten. Revisi yang sedang diperiksa menggantikan revisi \
                    yang sudah disetujui.",
            default
        )]
        sertakan_proses: bool,
        #[graphql(
            desc = "Sebagaimana keadaannya pada saat yang lewat ini: laporan yang ketika itu sudah \
                    disetujui dan belum digantikan. Kosong berarti sekarang; tidak dapat bersama \
                    `sertakanProses`."
        )]
        as_of: Option<Saat>,
    ) -> Result<PerbandinganIndikator, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        let lingkup = lingkup(&reading, tahun, letak, kelompok.as_ref(), sertakan_proses)?;
        let indikator = Indikator::by_kode(reading.clone(), &indikator)
            .await?
            .untuk(tahun);
        PerbandinganIndikator::of(&reading, ditanyakan(context)?, indikator, lingkup).await
    }

    /// Siapa yang sudah mengajukan LKjIP satu tahun, terlambat, atau belum. OPERATOR dan CAMAT hanya
    /// melihat kecamatannya sendiri.
    async fn pemantauan_pengajuan(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
        #[graphql(desc = "Hanya kecamatan dalam kelompok pembanding ini (`kelompokList`).")]
        kelompok: Option<ID>,
        #[graphql(
            desc = "Sebagaimana keadaannya pada saat yang lewat ini, menurut riwayat persetujuan dan tenggat \
                    ketika itu. Kosong berarti sekarang."
        )]
        as_of: Option<Saat>,
    ) -> Result<PemantauanPengajuan, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        let lingkup = pantauan(&reading, tahun, letak, kelompok.as_ref())?;
        PemantauanPengajuan::of(&reading, ditanyakan(context)?, lingkup).await
    }

    /// Rencana aksi satu tahun pada satu triwulan: indikator sasaran mana yang terisi, mana yang belum, dan
    /// capaian sampai dengan triwulan itu; juga dari laporan yang masih draf, sejauh boleh Anda lihat.
    /// OPERATOR dan CAMAT hanya melihat kecamatannya sendiri.
    async fn pemantauan_triwulan(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tahun anggaran.")] tahun: i32,
        #[graphql(desc = "Triwulan, 1 sampai 4.")] triwulan: i32,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
        #[graphql(desc = "Hanya kecamatan dalam kelompok pembanding ini (`kelompokList`).")]
        kelompok: Option<ID>,
        #[graphql(
            desc = "Sebagaimana keadaannya pada saat yang lewat ini: hanya laporan yang ketika itu sudah \
                    disetujui dan belum digantikan. Kosong berarti sekarang."
        )]
        as_of: Option<Saat>,
    ) -> Result<PemantauanTriwulan, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        let lingkup = pantauan(&reading, tahun, letak, kelompok.as_ref())?;
        PemantauanTriwulan::of(&reading, ditanyakan(context)?, lingkup, triwulan).await
    }

    /// Serapan anggaran per program di seluruh kecamatan pada satu tahun, atas laporan yang disetujui
    /// dan berlaku.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the schema"
    )]
    async fn serapan_program(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
        #[graphql(desc = "Hanya program dengan kode nomenklatur ini, mis. `7.01.01`.")]
        program: Option<String>,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
        #[graphql(desc = "Hanya kecamatan dalam kelompok pembanding ini (`kelompokList`).")]
        kelompok: Option<ID>,
        #[graphql(
            desc = "Ikutkan laporan yang sedang diperiksa; hanya bagi yang boleh melihat laporan \
                    demikian dari seluruh kabupaten. Revisi yang sedang diperiksa menggantikan revisi \
                    yang sudah disetujui.",
            default
        )]
        sertakan_proses: bool,
        #[graphql(
            desc = "Sebagaimana keadaannya pada saat yang lewat ini: laporan yang ketika itu sudah \
                    disetujui dan belum digantikan. Kosong berarti sekarang; tidak dapat bersama \
                    `sertakanProses`."
        )]
        as_of: Option<Saat>,
    ) -> Result<SerapanKabupaten, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        let lingkup = lingkup(&reading, tahun, letak, kelompok.as_ref(), sertakan_proses)?;
        SerapanKabupaten::of(&reading, ditanyakan(context)?, lingkup, program).await
    }
}
