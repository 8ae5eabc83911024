//! What an entry says changed, whatever the form in which its room noted it.

use serde_json::{Map, Value};

/// One value that became another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perubahan {
    /// Where: a path in a report, else the name of a part.
    pub path: String,
    /// The text before; none where there was nothing, or it was not noted.
    pub sebelum: Option<String>,
    /// The text after; none where nothing is left.
    pub sesudah: Option<String>,
}

/// What an entry says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Isi {
    /// What changed.
    pub perubahan: Vec<Perubahan>,
    /// The reason that was given.
    pub alasan: Option<String>,
}

/// What the details of `kejadian` say.
pub fn urai(kejadian: &str, rincian: &str) -> Isi {
    match serde_json::from_str(rincian) {
        Ok(Value::Object(rincian)) => bagian(kejadian, rincian),
        Ok(
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_),
        )
        | Err(_) => Isi::default(),
    }
}

fn bagian(kejadian: &str, rincian: Map<String, Value>) -> Isi {
    let hapus = kejadian.ends_with(".delete");
    let utuh = hapus || kejadian.ends_with(".create");
    let mut isi = Isi::default();
    for (nama, nilai) in rincian {
        match nilai {
            Value::String(alasan) if nama == "alasan" || nama == "catatan" => {
                isi.alasan = Some(alasan);
            }
            Value::Array(daftar) if nama == "perubahan" => {
                isi.perubahan.extend(daftar.iter().filter_map(isian));
            }
            Value::Array(mut pasangan) if !utuh && pasangan.len() == 2 => {
                let sesudah = pasangan.pop().and_then(teks);
                let sebelum = pasangan.pop().and_then(teks);
                isi.perubahan.push(Perubahan {
                    path: nama,
                    sebelum,
                    sesudah,
                });
            }
            // A whole report, of which the parts are no changes.
            Value::Object(_) | Value::Null => {}
            Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                let nilai = teks(nilai);
                let (sebelum, sesudah) = if hapus { (nilai, None) } else { (None, nilai) };
                isi.perubahan.push(Perubahan {
                    path: nama,
                    sebelum,
                    sesudah,
                });
            }
        }
    }
    isi
}

/// One field of a report, as `lkjip` notes it.
fn isian(nilai: &Value) -> Option<Perubahan> {
    let bagian = |nama: &str| nilai.get(nama).cloned().and_then(teks);
    Some(Perubahan {
        path: bagian("path")?,
        sebelum: bagian("sebelum"),
        sesudah: bagian("sesudah"),
    })
}

fn teks(nilai: Value) -> Option<String> {
    match nilai {
        Value::Null => None,
        Value::String(teks) => Some(teks),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Some(nilai.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn perubahan(path: &str, sebelum: Option<&str>, sesudah: Option<&str>) -> Perubahan {
        Perubahan {
            path: path.to_owned(),
            sebelum: sebelum.map(str::to_owned),
            sesudah: sesudah.map(str::to_owned),
        }
    }

    #[test]
    fn every_form_of_details_is_read() {
        let ubah = urai(
            "pengguna.update",
            r#"{"peran":["CAMAT","ADMIN"],"aktif":[true,false],"kecamatanId":[4,null]}"#,
        );
        assert_eq!(
            ubah.perubahan,
            [
                perubahan("aktif", Some("true"), Some("false")),
                perubahan("kecamatanId", Some("4"), None),
                perubahan("peran", Some("CAMAT"), Some("ADMIN")),
            ]
        );
        let laporan = urai(
            "lkjip.anggaran.row.save",
            r#"{"version":4,"perubahan":[{"path":"/anggaran/I/paguMurni","baris":"/anggaran/I",
                "sebelum":"1","sesudah":"2"}]}"#,
        );
        assert_eq!(
            laporan.perubahan,
            [
                perubahan("/anggaran/I/paguMurni", Some("1"), Some("2")),
                perubahan("version", None, Some("4")),
            ]
        );
        let hapus = urai(
            "tolok_ukur.delete",
            r#"{"nilai":"88.19","alasan":"Keliru."}"#,
        );
        assert_eq!(hapus.perubahan, [perubahan("nilai", Some("88.19"), None)]);
        assert_eq!(hapus.alasan.as_deref(), Some("Keliru."));
        let kelompok = urai("kelompok.create", r#"{"kecamatan":["A","B"]}"#);
        assert_eq!(
            kelompok.perubahan,
            [perubahan("kecamatan", None, Some(r#"["A","B"]"#))]
        );
        assert_eq!(urai("lain", "bukan JSON"), Isi::default());
    }
}
