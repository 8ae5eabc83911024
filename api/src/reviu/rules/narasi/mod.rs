//! R-NARR: a figure in the text is that of the tables. Only figures that almost are one are told: what
//! stands nowhere else may well be right.

pub(super) mod angka;
mod arah;
mod banyaknya;
pub(super) mod berangka;
mod diketahui;
mod hitungan;
mod menunjang;
mod perubahan;
mod rata_rata;
mod salah_ketik;
mod target;
mod terbilang;

use super::super::model::{Aturan, Keparahan, Rumpun};

const DASAR: &str = "PermenPANRB 53/2014 lampiran III: data dalam laporan sesuai dengan sumbernya dan saling sesuai.";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-NARR-01",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Angka dalam narasi hampir sama dengan angka tabel",
        penjelasan: "Persentase atau rupiah dalam narasi tidak ada dalam tabel maupun hasil hitung, tetapi hanya \
                     berbeda satu angka atau letak komanya dari salah satunya. Samakan dengan tabel.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: salah_ketik::salah_ketik,
    },
    Aturan {
        kode: "R-NARR-02",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Penulisan angka salah",
        penjelasan: "Angka tertulis dengan nol berlebih di depan, sehingga letak komanya tidak dapat dipercaya. \
                     Samakan dengan tabel.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: salah_ketik::nol_di_depan,
    },
    Aturan {
        kode: "R-NARR-03",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Besar kenaikan atau penurunan capaian tidak sesuai",
        penjelasan: "Selisih capaian terhadap tahun lalu dihitung dari nilai tepat kedua capaian. Angka yang ditulis \
                     berasal dari capaian yang sudah dibulatkan atau dipotong, atau salah hitung.",
        dasar: DASAR,
        lke: &["CLAP002.5"],
        periksa: perubahan::besar_perubahan,
    },
    Aturan {
        kode: "R-NARR-04",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Selisih persentase ditulis dalam persen",
        penjelasan: "Selisih dua persentase bersatuan persen poin (atau poin), bukan persen. Tulis satuannya.",
        dasar: DASAR,
        lke: &["CLAP002.5"],
        periksa: perubahan::persen_poin,
    },
    Aturan {
        kode: "R-NARR-05",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Capaian turun padahal realisasi membaik",
        penjelasan: "Capaian lebih rendah daripada tahun lalu hanya karena targetnya naik; realisasinya membaik. \
                     Narasi yang menyebut penurunan perlu menjelaskannya.",
        dasar: DASAR,
        lke: &["CLAP002.5", "CLAP002.7"],
        periksa: perubahan::turun_padahal_naik,
    },
    Aturan {
        kode: "R-NARR-06",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Rata-rata dalam narasi bukan rata-rata anggotanya",
        penjelasan: "Kalimat menyebut banyaknya indikator dan rata-rata capaiannya. Rata-rata dihitung kembali dari \
                     anggota sebanyak itu. Perbaiki angkanya, atau sebutkan anggota yang dimaksud.",
        dasar: "PermenPANRB 53/2014: capaian sasaran adalah rata-rata capaian indikatornya.",
        lke: &["CLAP002.3"],
        periksa: rata_rata::rata_rata_anggota,
    },
    Aturan {
        kode: "R-NARR-07",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Banyaknya tujuan, sasaran, atau indikator tidak sesuai",
        penjelasan: "Banyaknya yang disebut dalam narasi tidak sama dengan yang ada dalam rencana dan anggaran.",
        dasar: DASAR,
        lke: &["CLAP002.2"],
        periksa: banyaknya::banyaknya,
    },
    Aturan {
        kode: "R-NARR-08",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Nilai disebut sebagai peningkatannya",
        penjelasan: "Kalimat menyebut peningkatan sebesar nilai realisasi, bukan sebesar selisihnya dengan tahun \
                     lalu. Tulis selisihnya, atau \"menjadi\".",
        dasar: DASAR,
        lke: &["CLAP002.5"],
        periksa: perubahan::nilai_sebagai_selisih,
    },
    Aturan {
        kode: "R-NARR-09",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Ditandai tidak menunjang, padahal narasi menyebut didukung",
        penjelasan: "Program dipetakan kepada sebuah sasaran dan analisisnya menyebut keberhasilan didukung kegiatan \
                     penunjangnya, tetapi baris itu ditandai Tidak Menunjang. Tanda menunjang ditetapkan terhadap \
                     sasaran yang didukungnya; samakan tanda dan analisisnya.",
        dasar: DASAR,
        lke: &["CLAP002.7"],
        periksa: menunjang::tidak_menunjang,
    },
    Aturan {
        kode: "R-NARR-10",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Kata naik atau turun bertentangan dengan angkanya",
        penjelasan: "Kalimat menyebut nilai tahun ini dan tahun lalu (atau \"dari … menjadi …\") dengan kata naik, \
                     meningkat, turun, atau menurun yang berlawanan dengan kedua angkanya. Betulkan katanya atau \
                     angkanya.",
        dasar: DASAR,
        lke: &["CLAP002.5"],
        periksa: arah::arah,
    },
    Aturan {
        kode: "R-NARR-11",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Selisih dalam narasi bukan selisih kedua angkanya",
        penjelasan: "Kalimat menyebut dua nilai sebuah indikator (tahun lalu dan tahun ini, atau target dan realisasi) \
                     beserta selisihnya. Selisih itu dihitung kembali, juga secara relatif. Betulkan angkanya.",
        dasar: DASAR,
        lke: &["CLAP002.3", "CLAP002.5"],
        periksa: arah::selisih,
    },
    Aturan {
        kode: "R-NARR-12",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Target dalam narasi bukan target indikatornya",
        penjelasan: "Kalimat menyebut realisasi atau capaian sebuah indikator beserta targetnya, tetapi target itu \
                     tidak ada dalam dokumen perencanaan mana pun. Samakan dengan Perjanjian Kinerja.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: target::disebut,
    },
    Aturan {
        kode: "R-NARR-13",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Ketercapaian target bertentangan dengan capaiannya",
        penjelasan: "Analisis menyebut target tercapai atau terlampaui padahal capaiannya di bawah 100%, atau \
                     sebaliknya. Samakan analisis dengan hasil pengukuran.",
        dasar: DASAR,
        lke: &["CLAP002.3", "CLAP002.7"],
        periksa: target::tercapai,
    },
    Aturan {
        kode: "R-NARR-14",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Persentase bukan hasil bagi kedua angkanya",
        penjelasan: "Kalimat menyebut sebagian dari seluruhnya (\"17 dari 19 desa\", \"Rp … dari Rp …\") beserta \
                     persentasenya. Persentase itu dihitung kembali. Betulkan salah satu angkanya.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: hitungan::bagian,
    },
    Aturan {
        kode: "R-NARR-15",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Jumlah laki-laki dan perempuan bukan jumlah seluruhnya",
        penjelasan: "Jumlah penduduk, pegawai, atau responden yang disebut dibandingkan dengan jumlah laki-laki dan \
                     perempuannya dalam kalimat yang sama. Betulkan angka yang salah.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: hitungan::kelamin,
    },
    Aturan {
        kode: "R-NARR-16",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Angka berbeda dari hurufnya",
        penjelasan: "Angka yang diikuti tulisan hurufnya dalam kurung, seperti 16 (enam belas), dibandingkan dengan \
                     huruf itu. Betulkan salah satunya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: terbilang::berbeda,
    },
    Aturan {
        kode: "R-NARR-17",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Angka naskah terlalu rapat untuk diperiksa",
        penjelasan: "Satu kalimat, atau seluruh naskah, memuat angka jauh lebih banyak daripada laporan mana pun, sehingga \
                     angka kalimat ini tidak diperiksa. Pindahkan angkanya ke dalam tabel.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: berangka::terlalu_rapat,
    },
];

#[cfg(test)]
mod tests {
    use super::super::uji::{dokumen, temuan};

    /// A report with this text, and this printed of its one indicator.
    pub(super) fn laporan(isi: &str, tertulis: &str) -> String {
        let isi = serde_json::to_string(isi).unwrap();
        format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "sasaran": [{{"nomor": "1.1", "uraian": "y",
                "indikator": [{{"nomor": "1.1.1", "nama": "Kepuasan warga", "satuan": "Skor", "ukuran": [
                    {{"jenis": "RENSTRA", "tahun": 2023, "nilai": "90"}},
                    {{"jenis": "TARGET_LALU", "tahun": 2022, "nilai": "80"}},
                    {{"jenis": "REALISASI_LALU", "tahun": 2022, "nilai": "80"}}],
                "realisasi": {{"nilai": "83.37"}}, "tertulis": [{tertulis}]}}]}}]}}]}},
            "anggaran": [
                {{"nomor": "I", "level": "PROGRAM", "nama": "PROGRAM SURAT", "paguPerubahan": "12345600",
                  "realisasiAnggaran": "11345600"}},
                {{"nomor": "I.1", "level": "KEGIATAN", "nama": "a", "targetPerubahan": "4", "realisasiKinerja": "3"}},
                {{"nomor": "I.2", "level": "KEGIATAN", "nama": "b", "targetPerubahan": "4", "realisasiKinerja": "4"}}],
            "narasi": [{{"bagian": "CAPAIAN", "isi": {isi}}}]}}"#
        )
    }

    /// What is found in a report with this text.
    pub(super) fn kode(isi: &str) -> Vec<&'static str> {
        temuan(&dokumen(&laporan(isi, "")), "R-NARR")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }
}
