//! Questions about the kabupaten as a whole, as the client asks them.

use async_graphql::{Context, ID, Object};
use entity::status::Letak;

use super::dasar::DasarPeringkat;
use super::kubus::AngkaIndikator;
use super::matriks::Matriks;
use super::rekap::RekapPengajuan;
use super::skm::PerbandinganSkm;
use super::tautan::ditanyakan;
use super::tren::TrenIndikator;
use super::tren_dasar::Tren;
use super::{lingkup, pantauan, sebagaimana};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::scalar::Saat;
use crate::indikator::graphql::Indikator;

/// Longest lists that may be asked for.
const PALING_BANYAK_KECAMATAN: u32 = 100;
const PALING_BANYAK_INDIKATOR: u32 = 30;
const PALING_BANYAK_TAHUN: u32 = 10;

fn salah<T>(pesan: String) -> Result<T, ApiError> {
    Err(ApiError::BadUserInput(pesan))
}

/// Refuses an empty list, and one that is longer than `paling_banyak`.
fn batasi<T>(list: &[T], argumen: &str, paling_banyak: u32) -> Result<(), ApiError> {
    if list.is_empty() {
        return salah(format!("`{argumen}` tidak boleh kosong."));
    }
    if list.len() > paling_banyak as usize {
        return salah(format!(
            "`{argumen}` paling banyak {paling_banyak}, diminta {}; bagi permintaan menjadi beberapa.",
            list.len()
        ));
    }
    Ok(())
}

/// The dictionary's indicators with these codes, in this order, each once.
async fn indikator(reading: &Reading, kode: &[String]) -> Result<Vec<Indikator>, ApiError> {
    let kamus = Indikator::semua(reading.clone()).await?;
    let mut terpilih: Vec<Indikator> = Vec::new();
    for satu in kode {
        let Some(ada) = kamus.iter().find(|ada| ada.row().kode == *satu) else {
            return salah(format!(
                "Tidak ada indikator dengan kode `{satu}` dalam kamus."
            ));
        };
        if terpilih.iter().all(|lain| lain.row().id != ada.row().id) {
            terpilih.push(ada.clone());
        }
    }
    Ok(terpilih)
}

/// Refuses years that run backwards, and more than ten of them.
fn rentang(dari: i32, sampai: i32) -> Result<(), ApiError> {
    if dari > sampai {
        return salah(format!("`dari` ({dari}) sesudah `sampai` ({sampai})."));
    }
    if sampai.abs_diff(dari) >= PALING_BANYAK_TAHUN {
        return salah(format!(
            "Dari {dari} sampai {sampai} lebih dari {PALING_BANYAK_TAHUN} tahun; bagi permintaan menjadi beberapa."
        ));
    }
    Ok(())
}

/// Queries about the kabupaten as a whole.
#[derive(Debug, Default)]
pub struct KabupatenBandingQuery;

#[Object]
impl KabupatenBandingQuery {
    /// Perbandingan beberapa kecamatan, indikator dan tahun sekaligus, terhadap target, tahun lalu, akhir
    /// periode Renstra, setiap pembanding, dan median (PermenPANRB 53/2014 lampiran II), atas laporan yang
    /// disetujui dan berlaku. Yang tanpa data tetap mendapat selnya, dengan alasannya.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the schema"
    )]
    async fn matriks(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode indikator dalam kamus, mis. `SKM`; 1 sampai 30.")]
        indikator_list: Vec<String>,
        #[graphql(desc = "Tahun anggaran yang dilaporkan; 1 sampai 10.")] mut tahun_list: Vec<i32>,
        #[graphql(
            desc = "Kode kecamatan yang ditampilkan, 1 sampai 100; kosong berarti semua. Sebaran dan median \
                    tetap dihitung atas seluruh kabupaten."
        )]
        kecamatan_list: Option<Vec<String>>,
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
    ) -> Result<Matriks, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        batasi(&indikator_list, "indikatorList", PALING_BANYAK_INDIKATOR)?;
        batasi(&tahun_list, "tahunList", PALING_BANYAK_TAHUN)?;
        if let Some(kecamatan_list) = &kecamatan_list {
            batasi(kecamatan_list, "kecamatanList", PALING_BANYAK_KECAMATAN)?;
        }
        tahun_list.sort_unstable();
        tahun_list.dedup();
        let lingkup = lingkup(
            &reading,
            tahun_list[0],
            letak,
            kelompok.as_ref(),
            sertakan_proses,
        )?;
        let indikator = indikator(&reading, &indikator_list).await?;
        let pilihan = (lingkup, kecamatan_list.as_deref());
        Matriks::of(
            &reading,
            ditanyakan(context)?,
            indikator,
            tahun_list,
            pilihan,
        )
        .await
    }

    /// Satu indikator dari tahun ke tahun: median, kuartil, banyaknya kecamatan pada tiap pita, pencilan,
    /// dan siapa yang paling membaik serta paling memburuk, atas laporan yang disetujui dan berlaku.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the schema"
    )]
    async fn tren_indikator(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode indikator dalam kamus, mis. `SKM`.")] indikator: String,
        #[graphql(desc = "Tahun anggaran pertama.")] dari: i32,
        #[graphql(desc = "Tahun anggaran terakhir; paling banyak sepuluh tahun.")] sampai: i32,
        #[graphql(
            desc = "Angka yang dibandingkan antartahun dan yang diuji sebagai pencilan.",
            default
        )]
        menurut: AngkaIndikator,
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
    ) -> Result<TrenIndikator, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        rentang(dari, sampai)?;
        let lingkup = lingkup(&reading, sampai, letak, kelompok.as_ref(), sertakan_proses)?;
        let indikator = Indikator::by_kode(reading.clone(), &indikator)
            .await?
            .untuk(sampai);
        TrenIndikator::of(
            &reading,
            ditanyakan(context)?,
            indikator,
            (dari, sampai),
            (lingkup, menurut),
        )
        .await
    }

    /// Satu dasar peringkat dari tahun ke tahun, mis. indeks SKM, serapan atau nilai gabungan: angka tiap
    /// kecamatan, median dan kuartilnya, dan siapa yang paling membaik serta paling memburuk, atas laporan yang
    /// disetujui dan berlaku. Nilai gabungan semua tahun dihitung dengan bobot yang berlaku pada tahun terakhir.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the schema"
    )]
    async fn tren(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Angka yang dibandingkan antartahun.")] menurut: DasarPeringkat,
        #[graphql(
            desc = "Kode indikator dalam kamus, mis. `SKM`; wajib bagi REALISASI, CAPAIAN dan \
                    PENINGKATAN, dan hanya bagi ketiganya."
        )]
        indikator: Option<String>,
        #[graphql(
            desc = "Kode nilai gabungan (`kompositList`); wajib bagi KOMPOSIT, dan hanya baginya."
        )]
        komposit: Option<String>,
        #[graphql(desc = "Tahun anggaran pertama.")] dari: i32,
        #[graphql(desc = "Tahun anggaran terakhir; paling banyak sepuluh tahun.")] sampai: i32,
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
    ) -> Result<Tren, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        rentang(dari, sampai)?;
        let lingkup = lingkup(&reading, sampai, letak, kelompok.as_ref(), sertakan_proses)?;
        let kode = (indikator.as_deref(), komposit.as_deref());
        Tren::of(
            &reading,
            ditanyakan(context)?,
            (menurut, kode),
            dari,
            lingkup,
        )
        .await
    }

    /// Hasil SKM satu tahun di seluruh kecamatan, unsur demi unsur: unsur mana yang terlemah di mana, terhadap
    /// median kabupaten, median kecamatan seletak, dan setiap pembanding indeks (PermenPANRB 14/2017).
    async fn perbandingan_skm(
        &self,
        context: &Context<'_>,
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
    ) -> Result<PerbandinganSkm, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        let lingkup = lingkup(&reading, tahun, letak, kelompok.as_ref(), sertakan_proses)?;
        PerbandinganSkm::of(&reading, ditanyakan(context)?, lingkup).await
    }

    /// Kelengkapan dan ketepatan waktu pengajuan LKjIP per kecamatan dan tahun, dengan perpanjangan tenggat.
    /// OPERATOR dan CAMAT hanya melihat kecamatannya sendiri.
    async fn rekap_pengajuan(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tahun anggaran pertama.")] dari: i32,
        #[graphql(desc = "Tahun anggaran terakhir; paling banyak sepuluh tahun.")] sampai: i32,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
        #[graphql(desc = "Hanya kecamatan dalam kelompok pembanding ini (`kelompokList`).")]
        kelompok: Option<ID>,
        #[graphql(
            desc = "Sebagaimana keadaannya pada saat yang lewat ini, menurut riwayat persetujuan dan tenggat \
                    ketika itu. Kosong berarti sekarang."
        )]
        as_of: Option<Saat>,
    ) -> Result<RekapPengajuan, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        rentang(dari, sampai)?;
        let lingkup = pantauan(&reading, sampai, letak, kelompok.as_ref())?;
        let tahun: Vec<i32> = (dari..=sampai).collect();
        RekapPengajuan::of(&reading, ditanyakan(context)?, lingkup, &tahun).await
    }
}
