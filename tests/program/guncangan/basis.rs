//! The databases of the stories.

use std::path::{Path, PathBuf};
use std::process::Command;

use sea_orm::{ConnectionTrait as _, Database};

use crate::mesin::Mesin;

/// Where a story takes place.
pub(super) struct Basis {
    pub(super) nama: &'static str,
    pub(super) mesin: Mesin,
}

/// A machine for each database.
pub(super) async fn semua() -> Vec<Basis> {
    let mut semua = vec![Basis {
        nama: "sqlite",
        mesin: Mesin::baru(),
    }];
    semua.extend(postgres().await);
    semua
}

/// A machine with PostgreSQL, if there is a server.
pub(super) async fn postgres() -> Option<Basis> {
    let server = std::env::var("LKJIP_TEST_POSTGRES").ok()?;
    let pengelola = Database::connect(&server).await.unwrap();
    let nama = format!("lkjip_guncangan_{}", uuid::Uuid::new_v4().simple());
    let buat = format!("CREATE DATABASE {nama} TEMPLATE template0");
    pengelola.execute_unprepared(&buat).await.unwrap();
    pengelola.close().await.unwrap();
    let mesin = Mesin::baru();
    mesin.atur(&server.replacen("/postgres?", &format!("/{nama}?"), 1));
    Some(Basis {
        nama: "postgres",
        mesin,
    })
}

/// The PostgreSQL server itself.
pub(super) struct Peladen {
    data: PathBuf,
}

impl Peladen {
    /// The one of `LKJIP_TEST_POSTGRES`, whose data stand beside its socket.
    pub(super) fn ini() -> Self {
        let url = std::env::var("LKJIP_TEST_POSTGRES").unwrap();
        let (_, folder) = url.split_once("host=").unwrap();
        Self {
            data: PathBuf::from(folder).join("data"),
        }
    }

    /// The command with which it was started, as the user to whom its data belong.
    fn perintah(&self) -> (String, String) {
        let mulai = std::fs::read_to_string(self.data.join("postmaster.opts")).unwrap();
        let pemilik = Command::new("stat")
            .args(["-c", "%U"])
            .arg(&self.data)
            .output()
            .unwrap();
        let pemilik = String::from_utf8(pemilik.stdout).unwrap();
        (mulai.trim().to_owned(), pemilik.trim().to_owned())
    }

    /// Gives it a folder.
    pub(super) fn serahkan(&self, folder: &Path) {
        let (_, pemilik) = self.perintah();
        let selesai = Command::new("chown").arg(pemilik).arg(folder).status();
        assert!(selesai.unwrap().success());
    }

    fn sebagai(pemilik: &str, perintah: &str) -> Command {
        let ini = Command::new("id").arg("-un").output().unwrap();
        let mut jalan = if String::from_utf8(ini.stdout).unwrap().trim() == pemilik {
            Command::new("sh")
        } else {
            let mut jalan = Command::new("runuser");
            jalan.args(["-u", pemilik, "--", "sh"]);
            jalan
        };
        jalan.args(["-c", perintah]).current_dir("/");
        jalan
    }

    /// Stops it as if it had been torn away; the command that starts it again.
    pub(super) fn cabut(&self) -> Command {
        let (mulai, pemilik) = self.perintah();
        let pid = std::fs::read_to_string(self.data.join("postmaster.pid")).unwrap();
        let pid = pid.lines().next().unwrap();
        assert!(
            Self::sebagai(&pemilik, &format!("kill -QUIT {pid}"))
                .status()
                .unwrap()
                .success()
        );
        Self::sebagai(&pemilik, &format!("exec {mulai} >/dev/null 2>&1 &"))
    }
}
