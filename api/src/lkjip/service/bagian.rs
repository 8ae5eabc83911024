//! Writing the sections of a report out of its document.

use std::collections::HashSet;

use entity::id::LkjipId;

use super::naskah::Naskah;
use crate::access::Permit;
use crate::error::Fault;
use crate::graphql::unit::Unit;
use crate::lkjip::dokumen::{Dokumen, Indikator, Rencana};
use crate::lkjip::rules::sunting::turunan;
use crate::lkjip::store::read;
use crate::lkjip::store::write::{self, Bernomor};

/// Writes the sections in which `baru` differs from `lama`, or all of them.
pub(super) async fn tulis(
    unit: &Unit,
    permit: &Permit<'_>,
    id: LkjipId,
    lama: Option<&Dokumen>,
    baru: &Dokumen,
) -> Result<(), Fault> {
    let tx = &unit.tx;
    // Evaluates to whether a field of the document is to be written.
    macro_rules! lain {
        ($($bagian:ident)||+) => {
            lama.is_none_or(|lama| $(lama.$bagian != baru.$bagian)||+)
        };
    }
    if lain!(tanggal || tertulis) {
        let tanggal = baru.tanggal.clone().map(|hari| hari.0);
        write::set_head(tx, permit, id, tanggal, &baru.tertulis).await?;
    }
    if lain!(rencana) {
        let kamus = read::kamus(tx, permit, baru.tahun).await?;
        let lama = lama.map(|lama| &lama.rencana);
        write::change_rencana(tx, permit, id, baru.tahun, lama, &baru.rencana, &kamus).await?;
    }
    if lain!(anggaran) {
        write::replace_anggaran(tx, permit, id, &baru.anggaran).await?;
    }
    if lain!(perjanjian) {
        write::replace_perjanjian(tx, permit, id, &baru.perjanjian).await?;
    }
    if lain!(skm) {
        write::replace_skm(tx, permit, id, baru.skm.as_ref()).await?;
    }
    if lain!(organisasi) {
        write::replace_organisasi(tx, permit, id, baru.organisasi.as_ref()).await?;
    }
    if lain!(isu_strategis) {
        write::replace_isu(tx, permit, id, &baru.isu_strategis).await?;
    }
    if lain!(dasar_hukum) {
        write::replace_dasar_hukum(tx, permit, id, &baru.dasar_hukum).await?;
    }
    if lain!(evaluasi_akip) {
        let skala = read::skala_predikat(tx, permit).await?;
        write::replace_evaluasi(tx, permit, id, baru.evaluasi_akip.as_ref(), &skala).await?;
    }
    if lain!(narasi) {
        write::replace_narasi(tx, permit, id, &baru.narasi).await?;
    }
    if lain!(tabel) {
        write::replace_tabel(tx, permit, id, &baru.tabel).await?;
    }
    if lain!(lampiran) {
        write::replace_lampiran(tx, permit, id, &baru.lampiran).await?;
    }
    Ok(())
}

/// Lets rows whose number changes keep their id: they are renamed before the section is written.
pub(super) async fn ganti_nomor(
    unit: &Unit,
    naskah: &Naskah<'_>,
    baru: &Dokumen,
    ganti: &[(String, String)],
) -> Result<(), Fault> {
    let lama = &naskah.isi;
    let anggaran = |isi: &'_ Dokumen| isi.anggaran.iter().map(|it| it.nomor.clone()).collect();
    for (tabel, dulu, kini) in [
        (
            Bernomor::Tujuan,
            tujuan(&lama.rencana),
            tujuan(&baru.rencana),
        ),
        (
            Bernomor::Sasaran,
            lama.rencana.nomor_sasaran(),
            baru.rencana.nomor_sasaran(),
        ),
        (
            Bernomor::Indikator,
            indikator(&lama.rencana),
            indikator(&baru.rencana),
        ),
        (Bernomor::Anggaran, anggaran(lama), anggaran(baru)),
    ] {
        let dulu: HashSet<String> = dulu;
        for (dari, ke) in ganti {
            for nomor in dulu.difference(&kini) {
                let pengganti = if nomor == dari {
                    ke.clone()
                } else if let (true, Some(sisa)) =
                    (turunan(nomor, dari), nomor.strip_prefix(dari.as_str()))
                {
                    format!("{ke}{sisa}")
                } else {
                    continue;
                };
                if kini.contains(&pengganti) && !dulu.contains(&pengganti) {
                    write::renumber(
                        &unit.tx,
                        &naskah.permit,
                        naskah.report.id,
                        tabel,
                        nomor,
                        &pengganti,
                    )
                    .await?;
                }
            }
        }
    }
    Ok(())
}

fn tujuan(rencana: &Rencana) -> HashSet<String> {
    rencana.tujuan.iter().map(|it| it.nomor.clone()).collect()
}

fn indikator(rencana: &Rencana) -> HashSet<String> {
    let nomor = |semua: &'_ [Indikator]| -> Vec<String> {
        semua.iter().map(|it| it.nomor.clone()).collect()
    };
    rencana
        .tujuan
        .iter()
        .flat_map(|tujuan| {
            let sasaran = tujuan.sasaran.iter().flat_map(|it| nomor(&it.indikator));
            sasaran.chain(nomor(&tujuan.indikator)).collect::<Vec<_>>()
        })
        .collect()
}
