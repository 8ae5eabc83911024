//! The workbook through LibreOffice: what it opens and saves again is the same report.
//!
//! `LKJIP_TEST_SOFFICE` names the program; `tests/lembar/libreoffice.sh` installs it where that is permitted.
//! Without it there is no office to go through, and the other stories read what the program itself wrote.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use super::{Meja, kesalahan, tanpa_perubahan};

/// A folder with the files of one journey.
struct Kantor {
    soffice: String,
    folder: PathBuf,
}

impl Kantor {
    fn buka() -> Option<Self> {
        let soffice = std::env::var("LKJIP_TEST_SOFFICE").ok()?;
        let folder = std::env::temp_dir().join(format!("lkjip-lo-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        Some(Self { soffice, folder })
    }

    /// Opens a file and saves it as another kind.
    fn ubah(&self, dari: &Path, jenis: &str, nama: &str) -> PathBuf {
        let tujuan = self.folder.join(nama);
        std::fs::create_dir_all(&tujuan).unwrap();
        let profil = self.folder.join("profil");
        let keluar = Command::new(&self.soffice)
            .arg(format!("-env:UserInstallation=file://{}", profil.display()))
            .args([
                "--headless",
                "--norestore",
                "--convert-to",
                jenis,
                "--outdir",
            ])
            .arg(&tujuan)
            .arg(dari)
            .output()
            .unwrap();
        let akhiran = jenis.split(':').next().unwrap();
        let hasil = tujuan.join("buku").with_extension(akhiran);
        assert!(keluar.status.success() && hasil.exists(), "{keluar:?}");
        hasil
    }
}

impl Drop for Kantor {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

#[tokio::test]
async fn libreoffice_saves_the_report_that_it_opened() {
    let Some(kantor) = Kantor::buka() else {
        return;
    };
    let meja = Meja::new().await;
    let buku = kantor.folder.join("buku.xlsx");
    std::fs::write(&buku, meja.buku().await).unwrap();

    let langsung = kantor.ubah(&buku, "xlsx", "xlsx");
    tanpa_perubahan(
        &meja
            .buku_kembali(&std::fs::read(langsung).unwrap(), true)
            .await,
    );

    let ods = kantor.ubah(&buku, "ods", "ods");
    let lewat_ods = kantor.ubah(&ods, "xlsx", "lewat-ods");
    tanpa_perubahan(
        &meja
            .buku_kembali(&std::fs::read(lewat_ods).unwrap(), true)
            .await,
    );

    // A figure that is changed in LibreOffice's own file, and nothing else, is what the import shows.
    let rata = kantor.ubah(&buku, "fods", "fods");
    let teks = std::fs::read_to_string(&rata).unwrap();
    let diubah = teks.replacen(r#"office:value="81.32""#, r#"office:value="81.55""#, 1);
    assert_ne!(diubah, teks);
    std::fs::write(&rata, diubah).unwrap();
    let kembali = kantor.ubah(&rata, "xlsx", "diubah");
    let payload = meja
        .buku_kembali(&std::fs::read(kembali).unwrap(), true)
        .await;
    assert_eq!(kesalahan(&payload), [], "{payload:#}");
    let rows = payload["perubahanList"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{payload:#}");
    assert_eq!(rows[0]["sebelum"], json!("81.32"));
    assert_eq!(rows[0]["sesudah"], json!("81.55"));
}
