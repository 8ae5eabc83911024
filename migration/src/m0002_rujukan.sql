-- Versioned reference data: nomenclature, scales, indicators, benchmarks, periods, deadlines.

CREATE TABLE nomenklatur (
    id {id},
    kode TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('PROGRAM', 'KEGIATAN', 'SUB_KEGIATAN')),
    nama TEXT NOT NULL,
    indikator TEXT,
    satuan TEXT,
    sumber TEXT NOT NULL,
    UNIQUE (kode)
);

CREATE TABLE skala (
    id {id},
    kode TEXT NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('CAPAIAN', 'KEBERHASILAN', 'SKM_MUTU', 'AKIP_PREDIKAT')),
    nama TEXT NOT NULL,
    dasar_hukum TEXT NOT NULL,
    berlaku_mulai INTEGER NOT NULL,
    berlaku_sampai INTEGER,
    UNIQUE (kode)
);

CREATE TABLE skala_pita (
    id {id},
    skala_id BIGINT NOT NULL REFERENCES skala (id),
    urutan INTEGER NOT NULL,
    kode TEXT NOT NULL,
    label TEXT NOT NULL,
    batas_bawah BIGINT NOT NULL,
    inklusif BOOLEAN NOT NULL,
    skor BIGINT,
    UNIQUE (skala_id, urutan),
    UNIQUE (skala_id, kode)
);

CREATE TABLE indikator (
    id {id},
    kode TEXT NOT NULL,
    nama TEXT NOT NULL,
    satuan TEXT NOT NULL,
    polaritas TEXT NOT NULL CHECK (polaritas IN ('POSITIF', 'NEGATIF')),
    rumus TEXT NOT NULL CHECK (rumus IN ('POSITIF', 'NEGATIF_F1', 'NEGATIF_F2', 'NEGATIF_F3', 'PREDIKAT')),
    skala_id BIGINT REFERENCES skala (id),
    definisi TEXT NOT NULL,
    formulasi TEXT NOT NULL,
    sumber_data TEXT NOT NULL,
    dasar TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (kode)
);

CREATE TABLE tolok_ukur (
    id {id},
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    indikator_id BIGINT NOT NULL REFERENCES indikator (id),
    jenis TEXT NOT NULL CHECK (jenis IN ('NASIONAL', 'KL', 'PROVINSI', 'KABUPATEN', 'PEER')),
    tahun INTEGER NOT NULL,
    nilai BIGINT NOT NULL,
    nama TEXT NOT NULL,
    skala TEXT NOT NULL,
    sumber TEXT NOT NULL,
    tanggal TEXT,
    catatan TEXT,
    UNIQUE (kabupaten_id, indikator_id, jenis, tahun, nama)
);

CREATE TABLE periode (
    id {id},
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    kode TEXT NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('RPJMD', 'RENSTRA')),
    tahun_awal INTEGER NOT NULL,
    tahun_akhir INTEGER NOT NULL,
    dasar_hukum TEXT NOT NULL,
    UNIQUE (kabupaten_id, kode)
);

CREATE TABLE tenggat (
    id {id},
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    jenis TEXT NOT NULL CHECK (jenis IN ('LKJIP', 'LKJIP_KABUPATEN', 'PERJANJIAN_KINERJA')),
    tahun INTEGER NOT NULL,
    tanggal TEXT NOT NULL,
    dasar_hukum TEXT NOT NULL,
    UNIQUE (kabupaten_id, jenis, tahun)
);

CREATE TABLE pengaturan (
    kunci TEXT PRIMARY KEY,
    nilai TEXT NOT NULL
);
