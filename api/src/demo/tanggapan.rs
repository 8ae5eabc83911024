//! Findings are answered, and the answers decided of, before a step of the story.

use entity::id::LkjipId;
use entity::status::{Langkah, Putusan};

use super::kisah::Adegan;
use crate::error::Fault;
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::lkjip::service::{self, NOUN, PutusanInput, TanggapanInput};
use crate::reviu;
use crate::reviu::rules::tanggapan::belum_diterima;
use crate::reviu::service::{PutusanBaris, TanggapanBaris};

/// What `adegan` says about the blocking findings of a report, as `call` writes it; the version of the
/// report then.
pub(super) async fn tulis(
    call: &Call,
    report: LkjipId,
    version: i64,
    adegan: &Adegan,
) -> Result<i64, Fault> {
    let Some(teks) = adegan.tanggapan else {
        return Ok(version);
    };
    let kunci = menunggu(call, report).await?;
    if kunci.is_empty() {
        return Ok(version);
    }
    let id = id::encode(NOUN, report.0);
    if adegan.langkah == Langkah::Ajukan {
        let alasan = |kunci| TanggapanBaris {
            kunci,
            alasan: teks.to_owned(),
        };
        let input = TanggapanInput {
            id,
            version,
            tanggapan: kunci.into_iter().map(alasan).collect(),
            idempotency_key: None,
        };
        service::tanggapi(call, &input).await?;
    } else {
        let putusan = if adegan.langkah == Langkah::Kembalikan {
            Putusan::Ditolak
        } else {
            Putusan::Diterima
        };
        let satu = |kunci| PutusanBaris {
            kunci,
            putusan,
            catatan: Some(teks.to_owned()),
        };
        let input = PutusanInput {
            id,
            version,
            putusan: kunci.into_iter().map(satu).collect(),
            idempotency_key: None,
        };
        service::putuskan(call, &input).await?;
    }
    Ok(version + 1)
}

/// Keys of the findings that wait for an answer or a decision.
async fn menunggu(call: &Call, report: LkjipId) -> Result<Vec<String>, Fault> {
    let report = service::laporan(call, report).await?;
    let reading = call.reading_anew()?;
    let connection = reading.connection().await?;
    let reports = std::slice::from_ref(&report);
    let ketetapan = reviu::service::ketetapan(connection, &reading.scope).await?;
    let hasil = reviu::service::hasil(connection, &reading.scope, &ketetapan, reports).await?;
    let tanggapan = reviu::service::tanggapan(connection, &reading.scope, reports).await?;
    let tanggapan = tanggapan.get(&report.id).map_or(&[][..], Vec::as_slice);
    let hasil = hasil.get(&report.id).into_iter();
    Ok(hasil
        .flat_map(|hasil| belum_diterima(hasil, tanggapan))
        .map(|temuan| temuan.kunci.clone())
        .collect())
}
