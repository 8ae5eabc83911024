//! How far each section of a report has come: of the parts that are mandatory for submission
//! ([`super::kelengkapan`]), how many are filled in and which are missing.

use serde_json::Value;

use super::beda::KEPALA;
use super::jalur;
use super::kelengkapan::{Isi, Kurang, syarat};
use crate::lkjip::dokumen::Dokumen;

/// How far one section has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kemajuan {
    /// The section, e.g. `/anggaran`; `/` for the head.
    pub bagian: String,
    /// Mandatory parts that are filled in.
    pub terisi: usize,
    /// Mandatory parts.
    pub seluruhnya: usize,
    /// What is missing.
    pub kekurangan: Vec<Kurang>,
}

/// Fields of the document that stand at its head.
const DI_KEPALA: [&str; 7] = [
    "format",
    "kecamatan",
    "periode",
    "sintetis",
    "tahun",
    "tanggal",
    "tertulis",
];

/// Every section of the report, the head first; those without mandatory parts as well.
pub fn kemajuan(dokumen: &Dokumen) -> Vec<Kemajuan> {
    let mut semua: Vec<Kemajuan> = bagian(dokumen)
        .into_iter()
        .map(|bagian| Kemajuan {
            bagian,
            terisi: 0,
            seluruhnya: 0,
            kekurangan: Vec::new(),
        })
        .collect();
    for satu in syarat(&Isi::from(dokumen)) {
        let bagian = jalur::bagian(&satu.kurang.path);
        let di_bagian = semua.iter().position(|it| it.bagian == bagian);
        // What belongs to no section stands at the head.
        let Some(kemajuan) = semua.get_mut(di_bagian.unwrap_or(0)) else {
            continue;
        };
        kemajuan.seluruhnya += 1;
        if satu.terisi {
            kemajuan.terisi += 1;
        } else {
            kemajuan.kekurangan.push(satu.kurang);
        }
    }
    semua
}

/// The head, and the sections of the document as it is written.
fn bagian(dokumen: &Dokumen) -> Vec<String> {
    let mut semua = vec![KEPALA.to_owned()];
    if let Ok(Value::Object(isi)) = serde_json::to_value(dokumen) {
        let bernama = isi
            .keys()
            .filter(|nama| !DI_KEPALA.contains(&nama.as_str()));
        semua.extend(bernama.map(|nama| format!("/{nama}")));
    }
    semua
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lkjip::rules::kelengkapan::kekurangan;

    fn contoh() -> Dokumen {
        let teks = include_str!("../../../../data/contoh/lkjip-35.29.13-2023.json");
        serde_json::from_str(teks).unwrap()
    }

    fn satu(dokumen: &Dokumen, bagian: &str) -> Kemajuan {
        let mut semua = kemajuan(dokumen).into_iter();
        semua.find(|satu| satu.bagian == bagian).unwrap()
    }

    #[test]
    fn a_complete_report_is_filled_in_everywhere() {
        for satu in kemajuan(&contoh()) {
            assert_eq!(satu.terisi, satu.seluruhnya, "{}", satu.bagian);
            assert_eq!(satu.kekurangan, []);
        }
        // Target, realisasi, cause and solution of each IKU; and that there are tujuan, sasaran, indikator.
        assert!(satu(&contoh(), "/rencana").seluruhnya > 10);
        assert_eq!(satu(&contoh(), "/").seluruhnya, 1);
        assert_eq!(satu(&contoh(), "/lampiran").seluruhnya, 0);
    }

    #[test]
    fn what_is_missing_is_counted_in_its_section_and_nowhere_else() {
        let mut dokumen = contoh();
        dokumen.skm = None;
        dokumen.tanggal = None;
        dokumen.rencana.tujuan[0].sasaran[0].indikator[0].realisasi = None;
        let kurang: Vec<_> = ["/skm", "/", "/rencana", "/anggaran"]
            .map(|bagian| {
                let satu = satu(&dokumen, bagian);
                assert_eq!(satu.terisi + satu.kekurangan.len(), satu.seluruhnya);
                satu.kekurangan.len()
            })
            .into();
        assert_eq!(kurang, [1, 1, 1, 0]);
        let semua: usize = kemajuan(&dokumen)
            .iter()
            .map(|it| it.kekurangan.len())
            .sum();
        assert_eq!(semua, kekurangan(&Isi::from(&dokumen)).len());
    }
}
