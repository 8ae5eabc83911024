//! What the unsur are called (PermenPANRB 14/2017).

use entity::status::Unsur;

/// How people call an unsur.
pub const fn sebutan(unsur: Unsur) -> &'static str {
    match unsur {
        Unsur::Persyaratan => "persyaratan",
        Unsur::Prosedur => "sistem, mekanisme, dan prosedur",
        Unsur::Waktu => "waktu penyelesaian",
        Unsur::Biaya => "biaya/tarif",
        Unsur::Produk => "produk layanan",
        Unsur::Kompetensi => "kompetensi pelaksana",
        Unsur::Perilaku => "perilaku pelaksana",
        Unsur::Pengaduan => "penanganan pengaduan",
        Unsur::Sarana => "sarana dan prasarana",
    }
}
