-- The evaluation of AKIP that a report tells of, and what a regulation weighs its components with.

CREATE TABLE skala_komponen (
    id {id},
    skala_id BIGINT NOT NULL REFERENCES skala (id),
    urutan INTEGER NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('PERENCANAAN', 'PENGUKURAN', 'PELAPORAN', 'EVALUASI_INTERNAL', 'CAPAIAN')),
    nama TEXT NOT NULL,
    bobot BIGINT NOT NULL,
    UNIQUE (skala_id, urutan),
    UNIQUE (skala_id, jenis)
);

CREATE TABLE lkjip_evaluasi (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    tahun INTEGER NOT NULL,
    skala_id BIGINT NOT NULL REFERENCES skala (id),
    nilai BIGINT,
    predikat TEXT,
    dokumen_nama TEXT,
    dokumen_nomor TEXT,
    dokumen_tanggal TEXT,
    dokumen_tautan TEXT,
    UNIQUE (lkjip_id)
);
CREATE INDEX lkjip_evaluasi_skala_id_idx ON lkjip_evaluasi (skala_id);

CREATE TABLE lkjip_evaluasi_komponen (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('PERENCANAAN', 'PENGUKURAN', 'PELAPORAN', 'EVALUASI_INTERNAL', 'CAPAIAN')),
    bobot BIGINT NOT NULL,
    nilai BIGINT NOT NULL,
    UNIQUE (lkjip_id, urutan),
    UNIQUE (lkjip_id, jenis)
);

CREATE TABLE lkjip_evaluasi_rekomendasi (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    uraian TEXT NOT NULL,
    tindak_lanjut TEXT,
    status TEXT NOT NULL CHECK (status IN ('BELUM', 'PROSES', 'SELESAI')),
    UNIQUE (lkjip_id, urutan)
);
