//! Newtyped row keys, so that the id of one noun can never be taken for another's.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType, Serialize,
            Deserialize,
        )]
        pub struct $name(pub i64);
    )+};
}

ids! {
    /// Kunci baris `Kabupaten`.
    KabupatenId,
    /// Kunci baris `Kecamatan`.
    KecamatanId,
    /// Kunci baris `Desa`.
    DesaId,
    /// Kunci baris `Nomenklatur`.
    NomenklaturId,
    /// Kunci baris `Skala`.
    SkalaId,
    /// Kunci baris `SkalaPita`.
    SkalaPitaId,
    /// Kunci baris `SkalaKomponen`.
    SkalaKomponenId,
    /// Kunci baris `Indikator`.
    IndikatorId,
    /// Kunci baris `IndikatorLampau`.
    IndikatorLampauId,
    /// Kunci baris `TolokUkur`.
    TolokUkurId,
    /// Kunci baris `Kelompok`.
    KelompokId,
    /// Kunci baris `KelompokAnggota`.
    KelompokAnggotaId,
    /// Kunci baris `Komposit`.
    KompositId,
    /// Kunci baris `KompositKomponen`.
    KompositKomponenId,
    /// Kunci baris `Periode`.
    PeriodeId,
    /// Kunci baris `Tenggat`.
    TenggatId,
    /// Kunci baris `ParameterReviu`.
    ParameterReviuId,
    /// Kunci baris `KetetapanAturan`.
    KetetapanAturanId,
    /// Kunci baris `PutusanDefinisi`.
    PutusanDefinisiId,
    /// Kunci baris `Perpanjangan`.
    PerpanjanganId,
    /// Kunci baris `Pengguna`.
    PenggunaId,
    /// Kunci baris `TokenPenyegar`.
    TokenPenyegarId,
    /// Kunci baris `KlienRahasia`.
    KlienRahasiaId,
    /// Kunci baris `Lkjip`.
    LkjipId,
    /// Kunci baris `Tujuan`.
    TujuanId,
    /// Kunci baris `Sasaran`.
    SasaranId,
    /// Kunci baris `IndikatorLkjip`.
    IndikatorLkjipId,
    /// Kunci baris `Ukuran`.
    UkuranId,
    /// Kunci baris `Triwulan`.
    TriwulanId,
    /// Kunci baris `Perjanjian`.
    PerjanjianId,
    /// Kunci baris `PerjanjianProgram`.
    PerjanjianProgramId,
    /// Kunci baris `Anggaran`.
    AnggaranId,
    /// Kunci baris `AnggaranRenstra`.
    AnggaranRenstraId,
    /// Kunci baris `Skm`.
    SkmId,
    /// Kunci baris `SkmUnsur`.
    SkmUnsurId,
    /// Kunci baris `SkmTindakLanjut`.
    SkmTindakLanjutId,
    /// Kunci baris `SkmProfil`.
    SkmProfilId,
    /// Kunci baris `Evaluasi`.
    EvaluasiId,
    /// Kunci baris `EvaluasiKomponen`.
    EvaluasiKomponenId,
    /// Kunci baris `EvaluasiRekomendasi`.
    EvaluasiRekomendasiId,
    /// Kunci baris `Narasi`.
    NarasiId,
    /// Kunci baris `Tabel`.
    TabelId,
    /// Kunci baris `Lampiran`.
    LampiranId,
    /// Kunci baris `Organisasi`.
    OrganisasiId,
    /// Kunci baris `Fungsi`.
    FungsiId,
    /// Kunci baris `Jabatan`.
    JabatanId,
    /// Kunci baris `Kepegawaian`.
    KepegawaianId,
    /// Kunci baris `Isu`.
    IsuId,
    /// Kunci baris `DasarHukum`.
    DasarHukumId,
    /// Kunci baris `Rpjmd`.
    RpjmdId,
    /// Kunci baris `Pembanding`.
    PembandingId,
    /// Kunci baris `Dukungan`.
    DukunganId,
    /// Kunci baris `Riwayat`.
    RiwayatId,
    /// Kunci baris `Utas`.
    UtasId,
    /// Kunci baris `Pesan`.
    PesanId,
    /// Kunci baris `RiwayatUtas`.
    RiwayatUtasId,
    /// Kunci baris `Berkas`.
    BerkasId,
    /// Kunci baris `HasilReviu`.
    HasilReviuId,
    /// Kunci baris `Temuan`.
    TemuanId,
    /// Kunci baris `Tanggapan`.
    TanggapanId,
    /// Kunci baris `Audit`.
    AuditId,
    /// Kunci baris `Idempotensi`.
    IdempotensiId,
}
