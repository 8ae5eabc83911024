//! `lkjip reviu`: the rules over a document file, without a server and without a database.

use std::path::PathBuf;

use api::reviu::model::{Aturan, Keparahan, TemuanBerbobot};
use api::reviu::{rules, service};
use clap::Args;

use super::{baca_json, print, sebab};

#[derive(Args)]
pub(super) struct Reviu {
    /// Dokumen JSON menurut `lkjip schema --dokumen`.
    #[arg(required_unless_present = "katalog")]
    berkas: Option<PathBuf>,
    /// Cetak katalog aturan sebagai Markdown.
    #[arg(long)]
    katalog: bool,
    /// Cetak sebagai JSON.
    #[arg(long)]
    json: bool,
}

/// Prints what the rules find; an error where a GALAT stands.
pub(super) async fn run(perintah: Reviu) -> Result<(), String> {
    let Some(berkas) = perintah.berkas.filter(|_| !perintah.katalog) else {
        return print(&rules::katalog());
    };
    let isi = baca_json(&berkas)?;
    let temuan = service::tinjau_berkas(&isi)
        .await
        .map_err(|fault| sebab(fault, |error| format!("/{}", error.path.join("/"))))?;
    let mut temuan: Vec<(&Aturan, TemuanBerbobot)> = temuan
        .into_iter()
        .filter_map(|satu| Some((rules::aturan(satu.temuan.aturan)?, satu)))
        .collect();
    temuan.sort_by_key(|(_, satu)| satu.keparahan);
    if perintah.json {
        let baris: Vec<_> = temuan
            .iter()
            .map(|(aturan, satu)| {
                serde_json::json!({
                    "aturan": aturan.kode,
                    "rumpun": aturan.rumpun,
                    "keparahan": satu.keparahan,
                    "judul": aturan.judul,
                    "path": satu.temuan.path,
                    "tertulis": satu.temuan.tertulis,
                    "seharusnya": satu.temuan.seharusnya,
                    "hitungan": satu.temuan.hitungan,
                })
            })
            .collect();
        print(&serde_json::to_string_pretty(&baris).map_err(|error| error.to_string())?)?;
    } else {
        print(&naskah(&temuan))?;
    }
    let galat = jumlah(&temuan, Keparahan::Galat);
    if galat == 0 {
        Ok(())
    } else {
        Err(format!("{galat} GALAT."))
    }
}

fn naskah(temuan: &[(&Aturan, TemuanBerbobot)]) -> String {
    let mut baris: Vec<String> = temuan
        .iter()
        .map(|(aturan, satu)| {
            format!(
                "{} {} {}\n    {}\n    tertulis   : {}\n    seharusnya : {}\n    hitungan   : {}\n",
                sebutan(satu.keparahan),
                aturan.kode,
                satu.temuan.path,
                aturan.judul,
                satu.temuan.tertulis,
                satu.temuan.seharusnya,
                satu.temuan.hitungan,
            )
        })
        .collect();
    baris.push(format!(
        "{} GALAT, {} PERINGATAN, {} INFO",
        jumlah(temuan, Keparahan::Galat),
        jumlah(temuan, Keparahan::Peringatan),
        jumlah(temuan, Keparahan::Info),
    ));
    baris.join("\n")
}

fn jumlah(temuan: &[(&Aturan, TemuanBerbobot)], keparahan: Keparahan) -> usize {
    temuan
        .iter()
        .filter(|(_, satu)| satu.keparahan == keparahan)
        .count()
}

const fn sebutan(keparahan: Keparahan) -> &'static str {
    match keparahan {
        Keparahan::Galat => "GALAT     ",
        Keparahan::Peringatan => "PERINGATAN",
        Keparahan::Info => "INFO      ",
    }
}
