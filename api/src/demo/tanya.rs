//! Questions to paste into GraphiQL.

/// What a question is about, and its text; the one who asks is the ANALIS.
pub const TANYA: [(&str, &str); 3] = [
    (
        "Peringkat kecamatan menurut SKM 2023",
        r#"query PeringkatSkm {
  peringkat(indikator: "SKM", tahun: 2023) {
    barisList {
      peringkat
      nilai
      kecamatan { nama letak }
      lkjip { sintetis }
      target { nilai }
      capaian { nilai }
      kategori { label }
    }
    tanpaDataList { kecamatan { nama } alasan pesan }
  }
}"#,
    ),
    (
        "SKM Pasongsongan 2023 terhadap target, tahun lalu, akhir Renstra dan pembanding",
        r#"query SkmPasongsongan {
  lkjip(kecamatan: "35.29.13", tahun: 2023) {
    tanggal
    diajukanPada
    periode { kode tahunAkhir }
    tenggat { tanggal dasarHukum }
    indikatorList(kode: "SKM", iku: true) {
      nama
      target { nilai }
      realisasi { nilai }
      capaian { nilai rumus }
      kategori { label }
      tahunLaluList {
        tahun
        asal
        target { nilai }
        realisasi { nilai }
        capaian { nilai }
        perubahanRealisasi { nilai }
        perubahanRealisasiPersen { nilai }
      }
      kemajuan { tahunAkhir targetAkhir { nilai } tingkat { nilai } sisa { nilai } }
      terhadapTolokUkurList {
        tolokUkur { nama nilai sumber }
        capaian { nilai }
        poin { nilai }
      }
      pembandingList { jenis tahun nama nilai capaian { nilai } poin { nilai } }
    }
  }
}"#,
    ),
    (
        "Dari kabupaten sampai capaian setiap indikator",
        r"query Jalan {
  kabupaten {
    nama
    kecamatanList {
      nama
      lkjip(tahun: 2023) {
        status
        sintetis
        sasaranList {
          nomor
          uraian
          indikatorList {
            nama
            target { nilai }
            realisasi { nilai }
            capaian { nilai alasan { pesan } }
          }
        }
      }
    }
  }
}",
    ),
];
