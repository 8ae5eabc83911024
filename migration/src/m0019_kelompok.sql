-- Peer groups of kecamatan, and composites with their weights. What is left out or replaced ends and stays,
-- so that a comparison can be had again as it stood.

CREATE TABLE kelompok (
    id {id},
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    nama TEXT NOT NULL,
    keterangan TEXT,
    dihapus_pada BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX kelompok_kabupaten_idx ON kelompok (kabupaten_id);
CREATE UNIQUE INDEX kelompok_nama_idx ON kelompok (kabupaten_id, nama) WHERE dihapus_pada IS NULL;

CREATE TABLE kelompok_anggota (
    id {id},
    kelompok_id BIGINT NOT NULL REFERENCES kelompok (id),
    kecamatan_id BIGINT NOT NULL REFERENCES kecamatan (id),
    sejak BIGINT NOT NULL,
    sampai BIGINT
);
CREATE INDEX kelompok_anggota_kelompok_idx ON kelompok_anggota (kelompok_id);
CREATE INDEX kelompok_anggota_kecamatan_idx ON kelompok_anggota (kecamatan_id);
CREATE UNIQUE INDEX kelompok_anggota_berlaku_idx
    ON kelompok_anggota (kelompok_id, kecamatan_id) WHERE sampai IS NULL;

CREATE TABLE komposit (
    id {id},
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    kode TEXT NOT NULL,
    nama TEXT NOT NULL,
    tahun_mulai INTEGER NOT NULL,
    dasar_hukum TEXT NOT NULL,
    dihapus_pada BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX komposit_kabupaten_idx ON komposit (kabupaten_id);
CREATE UNIQUE INDEX komposit_kode_idx
    ON komposit (kabupaten_id, kode, tahun_mulai) WHERE dihapus_pada IS NULL;

CREATE TABLE komposit_komponen (
    id {id},
    komposit_id BIGINT NOT NULL REFERENCES komposit (id),
    urutan INTEGER NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('CAPAIAN', 'SKM', 'SERAPAN', 'AKIP')),
    indikator_id BIGINT REFERENCES indikator (id),
    bobot BIGINT NOT NULL,
    bawah BIGINT NOT NULL,
    atas BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    sampai BIGINT
);
CREATE INDEX komposit_komponen_komposit_idx ON komposit_komponen (komposit_id);
CREATE INDEX komposit_komponen_indikator_idx ON komposit_komponen (indikator_id);
