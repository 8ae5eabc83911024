-- What reference data was, so that a comparison can be had again as it stood: a row that is changed or deleted goes into
-- the history of its table with when it began and ceased to hold. What was there before this counts as always there.
-- A history is written only together with its table, whose triggers move versi_data; and it refers to nothing, as what
-- it tells of may be gone.

ALTER TABLE tolok_ukur ADD COLUMN sejak BIGINT NOT NULL DEFAULT 0;
CREATE TABLE tolok_ukur_riwayat (
    id BIGINT NOT NULL,
    kabupaten_id BIGINT NOT NULL,
    indikator_id BIGINT NOT NULL,
    jenis TEXT NOT NULL,
    tahun INTEGER NOT NULL,
    nilai BIGINT NOT NULL,
    nama TEXT NOT NULL,
    skala TEXT NOT NULL,
    sumber TEXT NOT NULL,
    tanggal TEXT,
    catatan TEXT,
    version BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    sampai BIGINT NOT NULL,
    PRIMARY KEY (id, version)
);

ALTER TABLE indikator ADD COLUMN sejak BIGINT NOT NULL DEFAULT 0;
CREATE TABLE indikator_riwayat (
    id BIGINT NOT NULL,
    kode TEXT NOT NULL,
    nama TEXT NOT NULL,
    satuan TEXT NOT NULL,
    polaritas TEXT NOT NULL,
    rumus TEXT NOT NULL,
    akumulasi TEXT NOT NULL,
    skala_id BIGINT,
    definisi TEXT NOT NULL,
    formulasi TEXT NOT NULL,
    sumber_data TEXT NOT NULL,
    dasar TEXT NOT NULL,
    version BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    sampai BIGINT NOT NULL,
    PRIMARY KEY (id, version)
);

ALTER TABLE periode ADD COLUMN sejak BIGINT NOT NULL DEFAULT 0;
CREATE TABLE periode_riwayat (
    id BIGINT NOT NULL,
    kabupaten_id BIGINT NOT NULL,
    kode TEXT NOT NULL,
    jenis TEXT NOT NULL,
    tahun_awal INTEGER NOT NULL,
    tahun_akhir INTEGER NOT NULL,
    dasar_hukum TEXT NOT NULL,
    version BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    sampai BIGINT NOT NULL,
    PRIMARY KEY (id, version)
);

ALTER TABLE tenggat ADD COLUMN sejak BIGINT NOT NULL DEFAULT 0;
CREATE TABLE tenggat_riwayat (
    id BIGINT NOT NULL,
    kabupaten_id BIGINT NOT NULL,
    jenis TEXT NOT NULL,
    tahun INTEGER NOT NULL,
    tanggal TEXT NOT NULL,
    dasar_hukum TEXT NOT NULL,
    version BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    sampai BIGINT NOT NULL,
    PRIMARY KEY (id, version)
);

ALTER TABLE komposit ADD COLUMN sejak BIGINT NOT NULL DEFAULT 0;
CREATE TABLE komposit_riwayat (
    id BIGINT NOT NULL,
    kabupaten_id BIGINT NOT NULL,
    kode TEXT NOT NULL,
    nama TEXT NOT NULL,
    tahun_mulai INTEGER NOT NULL,
    dasar_hukum TEXT NOT NULL,
    dihapus_pada BIGINT,
    version BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    sampai BIGINT NOT NULL,
    PRIMARY KEY (id, version)
);

ALTER TABLE kelompok ADD COLUMN sejak BIGINT NOT NULL DEFAULT 0;
CREATE TABLE kelompok_riwayat (
    id BIGINT NOT NULL,
    kabupaten_id BIGINT NOT NULL,
    nama TEXT NOT NULL,
    keterangan TEXT,
    dihapus_pada BIGINT,
    version BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    sampai BIGINT NOT NULL,
    PRIMARY KEY (id, version)
);
