//! Whether the findings that hold up a step have been answered. No regulation prescribes it: the
//! kabupaten wants each contradiction mended or explained before a report is signed, and each
//! explanation judged before the review is declared done.

use entity::lkjip_tanggapan;
use entity::status::Putusan;

use super::super::model::{Hasil, TemuanBerbobot};

/// The answer to a finding that counts: the newest of those with its key; `semua` stand oldest first.
pub fn berlaku<'a>(
    semua: &'a [lkjip_tanggapan::Model],
    kunci: &str,
) -> Option<&'a lkjip_tanggapan::Model> {
    semua.iter().rfind(|row| row.kunci == kunci)
}

/// The findings that have to be mended or answered before the report is submitted: those without an
/// answer, and those whose answer was rejected.
pub fn belum_ditanggapi<'a>(
    hasil: &'a Hasil,
    semua: &[lkjip_tanggapan::Model],
) -> Vec<&'a TemuanBerbobot> {
    menahan(hasil, semua, |putusan| {
        putusan != Some(Some(Putusan::Ditolak)) && putusan.is_some()
    })
}

/// The findings whose answer has to be accepted before the review is done.
pub fn belum_diterima<'a>(
    hasil: &'a Hasil,
    semua: &[lkjip_tanggapan::Model],
) -> Vec<&'a TemuanBerbobot> {
    menahan(hasil, semua, |putusan| {
        putusan == Some(Some(Putusan::Diterima))
    })
}

/// The blocking findings, each once, whose answer (and its decision, where there are) is not `cukup`.
fn menahan<'a>(
    hasil: &'a Hasil,
    semua: &[lkjip_tanggapan::Model],
    cukup: impl Fn(Option<Option<Putusan>>) -> bool,
) -> Vec<&'a TemuanBerbobot> {
    let mut dilihat = Vec::new();
    hasil
        .temuan
        .iter()
        .filter(|satu| satu.memblokir)
        .filter(|satu| {
            let putusan = berlaku(semua, &satu.kunci).map(|row| row.putusan);
            let baru = !dilihat.contains(&&satu.kunci);
            dilihat.push(&satu.kunci);
            baru && !cukup(putusan)
        })
        .collect()
}
