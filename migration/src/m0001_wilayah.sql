-- Kabupaten, kecamatan and desa.

CREATE TABLE kabupaten (
    id {id},
    kode TEXT NOT NULL,
    nama TEXT NOT NULL,
    sumber TEXT NOT NULL,
    UNIQUE (kode)
);

CREATE TABLE kecamatan (
    id {id},
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    kode TEXT NOT NULL,
    nama TEXT NOT NULL,
    letak TEXT NOT NULL CHECK (letak IN ('DARATAN', 'KEPULAUAN')),
    sumber TEXT NOT NULL,
    UNIQUE (kode)
);
CREATE INDEX kecamatan_kabupaten_id_idx ON kecamatan (kabupaten_id);

CREATE TABLE desa (
    id {id},
    kecamatan_id BIGINT NOT NULL REFERENCES kecamatan (id),
    kode TEXT NOT NULL,
    nama TEXT NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('DESA', 'KELURAHAN')),
    sumber TEXT NOT NULL,
    UNIQUE (kode)
);
CREATE INDEX desa_kecamatan_id_idx ON desa (kecamatan_id);
