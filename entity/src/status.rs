//! Closed vocabularies of the rows. The same enum names a value in the database, in the import
//! document and in the API, so that one word has one spelling everywhere.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(
            Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum,
            async_graphql::Enum, Serialize, Deserialize, schemars::JsonSchema,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of its declaration.
            pub const SEMUA: &'static [Self] = &[$(Self::$variant),+];
        }
    )+};
}

vocabulary! {
    /// Letak wilayah kecamatan.
    Letak {
        /// Di pulau Madura (daratan).
        Daratan,
        /// Di pulau-pulau di luar daratan Madura.
        Kepulauan,
    }

    /// Jenis pemerintahan setingkat desa.
    JenisDesa {
        /// Desa.
        Desa,
        /// Kelurahan.
        Kelurahan,
    }

    /// Tingkat dalam nomenklatur program dan anggaran (Kepmendagri 900.1.15.5-1317/2023).
    LevelAnggaran {
        /// Program.
        Program,
        /// Kegiatan.
        Kegiatan,
        /// Sub-kegiatan.
        SubKegiatan,
    }

    /// Apa yang dinilai oleh sebuah skala.
    JenisSkala {
        /// Kategori persentase capaian kinerja.
        Capaian,
        /// Tingkat keberhasilan kinerja.
        Keberhasilan,
        /// Mutu pelayanan menurut SKM.
        SkmMutu,
        /// Predikat evaluasi AKIP.
        AkipPredikat,
    }

    /// Arah baik sebuah indikator.
    Polaritas {
        /// Makin tinggi makin baik.
        Positif,
        /// Makin rendah makin baik.
        Negatif,
    }

    /// Rumus persentase capaian; dibekukan bersama laporan.
    RumusCapaian {
        /// R / T × 100.
        Positif,
        /// (2T − R) / T × 100 (LAN/PermenPAN).
        NegatifF1,
        /// T / R × 100.
        NegatifF2,
        /// (T − R) / T × 100.
        NegatifF3,
        /// skor(R) / skor(T) × 100 menurut skala predikat.
        Predikat,
    }

    /// Cara angka triwulan sebuah indikator diakumulasikan; dibekukan bersama laporan.
    Akumulasi {
        /// Dijumlahkan; hanya triwulan yang terisi, pada realisasi dan target.
        Jumlah,
        /// Angka triwulan terakhir yang terisi; target makin tinggi atau tetap.
        NilaiAkhir,
        /// Angka triwulan terakhir yang terisi; target makin rendah.
        TrenTurun,
        /// Angka triwulan terakhir yang terisi; target sama di setiap triwulan.
        Tetap,
    }

    /// Lingkup sebuah pembanding.
    JenisTolokUkur {
        /// Rata-rata atau standar nasional.
        Nasional,
        /// Kementerian atau lembaga.
        Kl,
        /// Provinsi.
        Provinsi,
        /// Kabupaten atau kota.
        Kabupaten,
        /// Kelompok kecamatan sejenis.
        Peer,
    }

    /// Dokumen perencanaan jangka menengah.
    JenisPeriode {
        /// Rencana Pembangunan Jangka Menengah Daerah.
        Rpjmd,
        /// Rencana Strategis perangkat daerah.
        Renstra,
    }

    /// Dokumen yang memiliki batas waktu.
    JenisTenggat {
        /// LKjIP perangkat daerah kepada bupati.
        Lkjip,
        /// Laporan kinerja kabupaten kepada Menteri PANRB.
        LkjipKabupaten,
        /// Perjanjian Kinerja.
        PerjanjianKinerja,
    }

    /// Peran pengguna.
    Peran {
        /// Staf kecamatan yang mengisi laporan.
        Operator,
        /// Kepala kecamatan yang mengesahkan laporan.
        Camat,
        /// Inspektorat (APIP) atau Bagian Organisasi yang mereviu.
        Reviewer,
        /// Bappeda yang menyetujui dan membandingkan.
        Analis,
        /// Pengelola akun dan sistem.
        Admin,
        /// Klien mesin, mis. e-SAKIP.
        Integrasi,
    }

    /// Cakupan sebuah klien mesin (RFC 6749 pasal 3.3); semuanya hanya membaca.
    Cakupan {
        /// Wilayah dan data rujukan.
        RujukanBaca,
        /// Juga laporan yang disetujui.
        LaporanBaca,
        /// Juga perbandingan atas laporan yang disetujui.
        PerbandinganBaca,
    }

    /// Tahap LKjIP dalam alur persetujuan.
    StatusLkjip {
        /// Sedang disusun kecamatan.
        Draf,
        /// Sudah disahkan camat, menunggu reviu.
        Diajukan,
        /// Selesai direviu, menunggu persetujuan.
        Direviu,
        /// Disetujui; tidak dapat diubah.
        Disetujui,
        /// Dikembalikan dengan alasan untuk diperbaiki.
        Dikembalikan,
    }

    /// Langkah dalam alur persetujuan.
    Langkah {
        /// Draf dibuka.
        Buka,
        /// Camat mengesahkan dan mengajukan.
        Ajukan,
        /// Reviewer menyatakan selesai direviu.
        Reviu,
        /// Dikembalikan dengan alasan.
        Kembalikan,
        /// Disetujui kabupaten.
        Setujui,
        /// Revisi baru dibuka atas laporan yang sudah disetujui.
        BukaRevisi,
    }

    /// Dokumen asal sebuah target atau realisasi indikator.
    JenisUkuran {
        /// Target Renstra per tahun (T-C.25).
        Renstra,
        /// Target Rencana Kerja Tahunan sebelum reviu.
        RktAwal,
        /// Target Rencana Kerja Tahunan setelah reviu.
        RktReviu,
        /// Target Perjanjian Kinerja murni.
        PkMurni,
        /// Target Perjanjian Kinerja perubahan.
        PkPerubahan,
        /// Target tahun sebelumnya sebagaimana dinyatakan laporan ini.
        TargetLalu,
        /// Realisasi tahun sebelumnya sebagaimana dinyatakan laporan ini.
        RealisasiLalu,
    }

    /// Perjanjian Kinerja murni atau perubahannya.
    JenisPerjanjian {
        /// Perjanjian Kinerja awal tahun.
        Murni,
        /// Perjanjian Kinerja perubahan.
        Perubahan,
    }

    /// Apa yang dinilai sebuah komponen nilai gabungan.
    JenisKomponen {
        /// Capaian sebuah indikator dalam persen.
        Capaian,
        /// Indeks SKM menurut survei dalam laporan.
        Skm,
        /// Serapan seluruh anggaran laporan dalam persen.
        Serapan,
        /// Nilai evaluasi AKIP dalam laporan.
        Akip,
    }

    /// Bobot tiap unsur dalam indeks SKM.
    BobotSkm {
        /// Tepat 1/9 (tanpa pembulatan bobot).
        Tepat,
        /// 0,11 sebagaimana umum dicetak.
        Dua,
        /// 0,111.
        Tiga,
    }

    /// Sembilan unsur SKM menurut maknanya (PermenPANRB 14/2017).
    Unsur {
        /// Persyaratan pelayanan.
        Persyaratan,
        /// Sistem, mekanisme dan prosedur.
        Prosedur,
        /// Waktu penyelesaian.
        Waktu,
        /// Biaya atau tarif.
        Biaya,
        /// Produk spesifikasi jenis pelayanan.
        Produk,
        /// Kompetensi pelaksana.
        Kompetensi,
        /// Perilaku pelaksana.
        Perilaku,
        /// Penanganan pengaduan, saran dan masukan.
        Pengaduan,
        /// Sarana dan prasarana.
        Sarana,
    }

    /// Asal sebuah isu strategis.
    AsalIsu {
        /// Isu jangka menengah dari Renstra.
        Renstra,
        /// Isu yang ditangani pada tahun laporan.
        TahunBerjalan,
    }

    /// Menurut apa jumlah pegawai dikelompokkan.
    DasarPengelompokan {
        /// Status kepegawaian, mis. PNS atau PPPK.
        Status,
        /// Pangkat atau golongan.
        Golongan,
        /// Jenis atau jenjang jabatan.
        Jabatan,
        /// Pendidikan terakhir.
        Pendidikan,
        /// Jenis kelamin.
        JenisKelamin,
    }

    /// Panjang periode sebuah survei; survei dilakukan paling sedikit sekali setahun (PermenPANRB 14/2017
    /// pasal 1).
    PeriodeSkm {
        /// Setahun.
        Tahun,
        /// Satu semester.
        Semester,
        /// Satu triwulan.
        Triwulan,
    }

    /// Menurut apa responden survei dikelompokkan (PermenPANRB 14/2017).
    JenisProfil {
        /// Kelompok umur.
        Umur,
        /// Jenis kelamin.
        JenisKelamin,
        /// Pendidikan terakhir.
        Pendidikan,
        /// Pekerjaan utama.
        Pekerjaan,
        /// Jenis layanan yang diterima.
        JenisLayanan,
    }

    /// Komponen evaluasi AKIP; bobotnya ditetapkan peraturan yang berlaku.
    KomponenAkip {
        /// Perencanaan kinerja.
        Perencanaan,
        /// Pengukuran kinerja.
        Pengukuran,
        /// Pelaporan kinerja.
        Pelaporan,
        /// Evaluasi akuntabilitas kinerja internal.
        EvaluasiInternal,
        /// Capaian kinerja (sebelum PermenPANRB 88/2021).
        Capaian,
    }

    /// Sampai di mana sebuah rekomendasi ditindaklanjuti.
    StatusTindakLanjut {
        /// Belum ditindaklanjuti.
        Belum,
        /// Sedang ditindaklanjuti.
        Proses,
        /// Selesai ditindaklanjuti.
        Selesai,
    }

    /// Bagian naratif laporan, menurut urutan daftar isi.
    BagianNarasi {
        /// Kata pengantar.
        KataPengantar,
        /// Bab I: gambaran umum dan latar belakang.
        Pendahuluan,
        /// Bab I: pengantar struktur organisasi dan tata kerja.
        Organisasi,
        /// Bab I: pengantar isu strategis.
        IsuStrategis,
        /// Bab I: pengantar dasar hukum.
        DasarHukum,
        /// Bab I: sistematika penulisan.
        Sistematika,
        /// Bab II: uraian perencanaan kinerja.
        Perencanaan,
        /// Bab II: rencana strategis, visi dan misi.
        RencanaStrategis,
        /// Bab II: rencana kerja tahunan.
        RencanaKerja,
        /// Bab II: ikhtisar perjanjian kinerja.
        PerjanjianKinerja,
        /// Bab III: pengantar akuntabilitas kinerja dan cara pengukurannya.
        Akuntabilitas,
        /// Bab III.A: uraian capaian kinerja.
        Capaian,
        /// Bab III.B: uraian realisasi anggaran.
        Anggaran,
        /// Bab III: analisis efisiensi sumber daya.
        Efisiensi,
        /// Bab IV: penutup.
        Penutup,
    }

    /// Apa yang terjadi pada sebuah utas komentar.
    JenisPesan {
        /// Komentar atau balasan.
        Pesan,
        /// Utas dinyatakan selesai.
        Selesai,
        /// Utas yang sudah selesai dibuka kembali.
        BukaKembali,
    }

    /// Jenis berkas menurut isinya.
    JenisBerkas {
        /// Dokumen PDF.
        Pdf,
        /// Gambar PNG.
        Png,
        /// Gambar JPEG.
        Jpeg,
        /// Lembar kerja Office Open XML.
        Xlsx,
        /// Dokumen Office Open XML.
        Docx,
        /// Teks UTF-8, termasuk CSV.
        Teks,
    }

    /// Jenis lampiran laporan.
    JenisLampiran {
        /// Perjanjian Kinerja yang ditandatangani.
        PerjanjianKinerja,
        /// Matriks Renstra (T-C.25, T-C.27).
        MatriksRenstra,
        /// Keputusan penetapan Indikator Kinerja Utama.
        PenetapanIku,
        /// Rencana aksi dengan pengukuran triwulan.
        RencanaAksi,
        /// Laporan Survei Kepuasan Masyarakat.
        LaporanSkm,
        /// Pernyataan Telah Direviu.
        PernyataanReviu,
        /// Keputusan tim SAKIP.
        TimSakip,
        /// Laporan Hasil Evaluasi AKIP.
        Lhe,
        /// Lampiran lain.
        Lainnya,
    }

    /// Bobot sebuah temuan.
    Keparahan {
        /// Salah; harus diperbaiki atau ditanggapi sebelum diajukan.
        Galat,
        /// Patut diperiksa; boleh jadi benar.
        Peringatan,
        /// Untuk diketahui.
        Info,
    }

    /// Cara sebuah kriteria LKE dijawab.
    JawabanLke {
        /// Ya atau tidak.
        YaTidak,
        /// Huruf A (1), B (0,66), C (0,33), atau D (0).
        Huruf,
    }

    /// Putusan pereviu atas tanggapan sebuah temuan.
    Putusan {
        /// Alasannya diterima.
        Diterima,
        /// Alasannya ditolak; temuan harus diperbaiki atau ditanggapi dengan alasan lain.
        Ditolak,
    }

    /// Putusan analis tentang sebuah teks yang mendefinisikan indikator.
    PutusanDefinisi {
        /// Mengukur hal yang sama dengan kamus.
        Sama,
        /// Mengukur hal lain daripada kamus.
        Lain,
    }

    /// Toleransi dan ambang yang dipakai aturan reviu, dan dapat ditetapkan kabupaten.
    KunciParameter {
        /// Selisih terbesar antara angka tercetak dan angka hitungan yang masih dianggap sama.
        Toleransi,
        /// Selisih capaian dan serapan, dalam poin persen, sejak mana anggaran dinilai efisien atau
        /// tidak efisien.
        AmbangEfisiensi,
        /// Capaian, dalam persen, yang di atasnya harus dijelaskan.
        CapaianWajar,
        /// Bagian target Renstra tahun-tahun berikutnya, dalam persen, yang bila sudah tercapai sekarang
        /// membuat target yang tidak meningkat perlu ditinjau.
        TargetDatar,
        /// Bagian sisa anggaran, dalam persen, yang bila berasal dari satu sub-kegiatan perlu dipisahkan
        /// dari efisiensi.
        SisaTerpusat,
        /// Kemiripan dua nama, dalam persen, sejak mana keduanya dianggap ejaan dari nama yang sama.
        KemiripanNama,
        /// Kemiripan sebuah nama tanpa kode dengan nama nomenklatur, dalam persen, sejak mana keduanya
        /// dianggap sama.
        KemiripanNomenklatur,
    }
}
