//! Quarters of stored reports.

use entity::lkjip_triwulan;
use entity::value::Nilai;

use crate::lkjip::dokumen::{Triwulan, Ukuran};

fn ukuran(nilai: Option<Nilai>, predikat: Option<String>) -> Option<Ukuran> {
    (nilai.is_some() || predikat.is_some()).then(|| Ukuran {
        nilai: nilai.map(Into::into),
        predikat,
    })
}

/// A quarter, as it was entered.
pub(super) fn triwulan(row: lkjip_triwulan::Model) -> Triwulan {
    Triwulan {
        triwulan: row.triwulan,
        target: ukuran(row.target_nilai, row.target_predikat),
        realisasi: ukuran(row.realisasi_nilai, row.realisasi_predikat),
        keterangan: row.keterangan,
        kendala: row.kendala,
        tindak_lanjut: row.tindak_lanjut,
    }
}
