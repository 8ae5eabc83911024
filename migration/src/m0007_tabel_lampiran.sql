CREATE TABLE lkjip_tabel (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    nomor TEXT NOT NULL,
    judul TEXT NOT NULL,
    UNIQUE (lkjip_id, urutan)
);

CREATE TABLE lkjip_lampiran (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('PERJANJIAN_KINERJA', 'MATRIKS_RENSTRA', 'PENETAPAN_IKU', 'RENCANA_AKSI', 'LAPORAN_SKM', 'PERNYATAAN_REVIU', 'TIM_SAKIP', 'LHE', 'LAINNYA')),
    nama TEXT NOT NULL,
    tautan TEXT,
    sha256 TEXT,
    UNIQUE (lkjip_id, urutan)
);
