//! Deeds on the evaluation of AKIP.

use async_graphql::{Context, Object, SimpleObject};

use super::super::{EvaluasiAkip, Lkjip};
use super::{deeds, lakukan, payload};
use crate::error::{ApiError, UserError};
use crate::graphql::context::Call;
use crate::lkjip::service::sunting::{EvaluasiInput, RekomendasiHapusInput, RekomendasiInput};

payload! {
    /// Hasil mutasi evaluasi AKIP atau salah satu rekomendasinya.
    EvaluasiAkipRowPayload {
        /// Hasil evaluasi sebagaimana adanya sekarang; kosong bila tidak ada.
        baris: Option<EvaluasiAkip>
    }
}

deeds! {
    /// Mutations of the evaluation of AKIP.
    EvaluasiSuntingMutation;

    /// Menyimpan hasil evaluasi AKIP tanpa rekomendasinya.
    lkjip_evaluasi_row_save(EvaluasiInput, "Hasil evaluasi.") -> EvaluasiAkipRowPayload {
        |lkjip, _, errors| baris: lkjip.hasil_evaluasi().await?
    }

    /// Menyimpan satu rekomendasi evaluator menurut urutannya.
    lkjip_rekomendasi_row_save(RekomendasiInput, "Rekomendasi.") -> EvaluasiAkipRowPayload {
        |lkjip, _, errors| baris: lkjip.hasil_evaluasi().await?
    }

    /// Menghapus satu rekomendasi evaluator; yang di belakangnya bergeser.
    lkjip_rekomendasi_row_delete(RekomendasiHapusInput, "Urutannya.") -> EvaluasiAkipRowPayload {
        |lkjip, _, errors| baris: lkjip.hasil_evaluasi().await?
    }
}
