//! One whole report from a file, through the use-case of the mutation `lkjipImport`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::access::VisibleReport;
use api::app::App;
use api::auth::{Keys, actor_from_shell};
use api::clock::Clock;
use api::config::Config;
use api::error::{Fault, UserError};
use api::graphql::context::Call;
use api::graphql::scalar::Bebas;
use api::lkjip::dokumen::Dokumen;
use api::lkjip::rules::kelengkapan::{Isi, kekurangan};
use api::lkjip::service::{self, ImporInput, coba_impor, impor};
use clap::Args;

use super::{baca_json, open, print, sebab, teknis};

#[derive(Args)]
pub(super) struct Impor {
    /// Dokumen JSON menurut `lkjip schema --dokumen`.
    berkas: PathBuf,
    /// Nama pengguna yang mengimpor: OPERATOR atau CAMAT kecamatan itu.
    #[arg(long)]
    sebagai: String,
    /// Versi laporan yang digantikan isinya; wajib bila laporan sudah ada.
    #[arg(long)]
    versi: Option<i64>,
    /// Hanya memeriksa; tidak ada yang disimpan.
    #[arg(long)]
    periksa: bool,
}

/// Imports the document, or says everything that is wrong with it.
pub(super) async fn run(
    config: Config,
    konfigurasi: Option<&Path>,
    perintah: Impor,
) -> Result<(), String> {
    let isi = baca_json(&perintah.berkas)?;
    let db = open(&config, konfigurasi).await?;
    let keys = Keys::load(&config.auth.key_file).map_err(|error| error.to_string())?;
    let actor = actor_from_shell(&db, &perintah.sebagai)
        .await
        .map_err(|error| teknis(&error))?
        .ok_or_else(|| {
            format!(
                "Akun \"{}\" tidak ada atau terkunci (--sebagai).",
                perintah.sebagai
            )
        })?;
    let nama = actor.nama.clone();
    let app = Arc::new(App::new(config, db.clone(), Clock::System, keys)?);
    let call = Call::new(app, Some(Arc::new(actor)), uuid::Uuid::new_v4().to_string());
    let input = ImporInput {
        dokumen: Bebas(isi),
        version: perintah.versi,
        idempotency_key: None,
    };
    let hasil = if perintah.periksa {
        coba_impor(&call, &input).await.map(|()| None)
    } else {
        jalankan(&call, &input).await.map(Some)
    };
    drop(call);
    db.close().await;
    let laporan = hasil.map_err(|fault| sebab(fault, letak))?;
    let dokumen: Dokumen =
        serde_json::from_value(input.dokumen.0).map_err(|error| error.to_string())?;
    let perbuatan = laporan.map_or_else(
        || "dapat diimpor; tidak ada yang disimpan".to_owned(),
        |laporan| {
            format!(
                "diimpor oleh {nama}: revisi {}, versi {}",
                laporan.revisi, laporan.version
            )
        },
    );
    print(&ringkasan(&dokumen, &perbuatan))
}

async fn jalankan(call: &Call, input: &ImporInput) -> Result<VisibleReport, Fault> {
    let id = impor(call, input).await?;
    Ok(service::laporan(call, id).await?)
}

/// A pointer into the file, or the option that is wrong.
fn letak(error: &UserError) -> String {
    match error.path.split_first() {
        Some((awal, sisa)) if awal == "dokumen" => format!("/{}", sisa.join("/")),
        Some((awal, [])) if awal == "version" => "--versi".to_owned(),
        Some(_) | None => format!("/{}", error.path.join("/")),
    }
}

fn ringkasan(dokumen: &Dokumen, perbuatan: &str) -> String {
    let tujuan = &dokumen.rencana.tujuan;
    let sasaran = tujuan.iter().flat_map(|tujuan| &tujuan.sasaran);
    let indikator = tujuan
        .iter()
        .map(|tujuan| tujuan.indikator.len())
        .chain(sasaran.clone().map(|sasaran| sasaran.indikator.len()))
        .sum::<usize>();
    let mut baris = vec![
        format!(
            "LKjIP {} tahun {} {perbuatan}.",
            dokumen.kecamatan, dokumen.tahun
        ),
        format!(
            "{} tujuan, {} sasaran, {indikator} indikator, {} perjanjian kinerja, {} baris anggaran, \
             SKM {}, {} bagian narasi.",
            tujuan.len(),
            sasaran.count(),
            dokumen.perjanjian.len(),
            dokumen.anggaran.len(),
            if dokumen.skm.is_some() {
                "ada"
            } else {
                "tidak ada"
            },
            dokumen.narasi.len(),
        ),
    ];
    let kurang = kekurangan(&Isi::from(dokumen));
    if kurang.is_empty() {
        baris.push("Lengkap; camat dapat mengajukannya.".to_owned());
    } else {
        baris.push("Belum dapat diajukan:".to_owned());
        baris.extend(
            kurang
                .into_iter()
                .map(|kurang| format!("  {}: {}", kurang.path, kurang.pesan)),
        );
    }
    baris.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::error::KodeKesalahan;

    #[test]
    fn a_problem_is_told_where_the_user_can_find_it() {
        let letak =
            |path: &str| super::letak(&UserError::at(path, KodeKesalahan::TidakSah, "salah"));
        assert_eq!(letak("/dokumen/skm/indeks"), "/skm/indeks");
        assert_eq!(letak("/version"), "--versi");
        assert_eq!(letak("/id"), "/id");
    }
}
