//! Deeds on single rows of Bab I.

use async_graphql::{Context, Object, SimpleObject};

use super::super::{DasarHukum, IsuStrategis, Lkjip, Organisasi};
use super::{deeds, kini, lakukan, payload};
use crate::error::{ApiError, UserError};
use crate::graphql::context::Call;
use crate::lkjip::service::sunting::{
    DasarHukumHapusInput, DasarHukumInput, FungsiHapusInput, FungsiInput, IsuHapusInput, IsuInput,
    JabatanHapusInput, JabatanInput, OrganisasiInput, PegawaiHapusInput, PegawaiInput,
};

payload! {
    /// Hasil mutasi organisasi atau salah satu barisnya.
    OrganisasiRowPayload {
        /// Organisasi sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<Organisasi>
    }
    /// Hasil mutasi sebuah isu strategis.
    IsuStrategisRowPayload {
        /// Isu sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<IsuStrategis>
    }
    /// Hasil mutasi sebuah dasar hukum.
    DasarHukumRowPayload {
        /// Peraturan sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<DasarHukum>
    }
}

deeds! {
    /// Mutations of single rows of Bab I.
    PendahuluanSuntingMutation;

    /// Menyimpan kedudukan dan tugas perangkat daerah; daftarnya tetap.
    lkjip_organisasi_row_save(OrganisasiInput, "Organisasi.") -> OrganisasiRowPayload {
        |lkjip, _, errors| baris: lkjip.bagian_organisasi().await?
    }

    /// Menyimpan sebuah fungsi perangkat daerah menurut urutannya.
    lkjip_fungsi_row_save(FungsiInput, "Urutan dan rumusannya.") -> OrganisasiRowPayload {
        |lkjip, _, errors| baris: lkjip.bagian_organisasi().await?
    }

    /// Menghapus sebuah fungsi perangkat daerah; yang di belakangnya bergeser.
    lkjip_fungsi_row_delete(FungsiHapusInput, "Urutannya.") -> OrganisasiRowPayload {
        |lkjip, _, errors| baris: lkjip.bagian_organisasi().await?
    }

    /// Menyimpan sebuah jabatan atau satuan kerja dalam susunan organisasi.
    lkjip_jabatan_row_save(JabatanInput, "Jabatan.") -> OrganisasiRowPayload {
        |lkjip, _, errors| baris: lkjip.bagian_organisasi().await?
    }

    /// Menghapus jabatan atau satuan kerja yang tidak membawahi apa pun.
    lkjip_jabatan_row_delete(JabatanHapusInput, "Jabatan.") -> OrganisasiRowPayload {
        |lkjip, _, errors| baris: lkjip.bagian_organisasi().await?
    }

    /// Menyimpan jumlah pegawai sebuah kelompok.
    lkjip_kepegawaian_row_save(PegawaiInput, "Kelompok pegawai.") -> OrganisasiRowPayload {
        |lkjip, _, errors| baris: lkjip.bagian_organisasi().await?
    }

    /// Menghapus sebuah kelompok pegawai.
    lkjip_kepegawaian_row_delete(PegawaiHapusInput, "Kelompok pegawai.") -> OrganisasiRowPayload {
        |lkjip, _, errors| baris: lkjip.bagian_organisasi().await?
    }

    /// Menyimpan sebuah isu strategis menurut urutannya.
    lkjip_isu_strategis_row_save(IsuInput, "Isu strategis.") -> IsuStrategisRowPayload {
        |lkjip, input, errors| baris: {
            let mut semua = lkjip.isu_nodes().await?.into_iter();
            semua.find(|satu| satu.nomor == input.baris.nomor)
        }
    }

    /// Menghapus sebuah isu strategis; yang di belakangnya bergeser.
    lkjip_isu_strategis_row_delete(IsuHapusInput, "Urutannya.") -> IsuStrategisRowPayload {
        |lkjip, input, errors| baris: {
            let mut semua = lkjip.isu_nodes().await?.into_iter();
            semua.find(|satu| satu.nomor == input.nomor)
        }
    }

    /// Menyimpan sebuah peraturan dalam dasar hukum.
    lkjip_dasar_hukum_row_save(DasarHukumInput, "Peraturan.") -> DasarHukumRowPayload {
        |lkjip, input, errors| baris: {
            let nama = kini(&input.baris.nama, input.baris.nama_baru.as_ref(), &errors);
            let mut semua = lkjip.dasar_hukum_nodes().await?.into_iter();
            semua.find(|satu| satu.nama == nama)
        }
    }

    /// Menghapus sebuah peraturan dari dasar hukum.
    lkjip_dasar_hukum_row_delete(DasarHukumHapusInput, "Peraturan.") -> DasarHukumRowPayload {
        |lkjip, input, errors| baris: {
            let mut semua = lkjip.dasar_hukum_nodes().await?.into_iter();
            semua.find(|satu| satu.nama == input.nama)
        }
    }
}
