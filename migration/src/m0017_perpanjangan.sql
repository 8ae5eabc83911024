-- More time for one kecamatan, with the reason. One that is replaced or revoked ends and stays.

CREATE TABLE tenggat_perpanjangan (
    id {id},
    tenggat_id BIGINT NOT NULL REFERENCES tenggat (id),
    kecamatan_id BIGINT NOT NULL REFERENCES kecamatan (id),
    tanggal TEXT NOT NULL,
    alasan TEXT NOT NULL,
    nomor_surat TEXT,
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    pelaku_nama TEXT NOT NULL,
    diberikan_pada BIGINT NOT NULL,
    diakhiri_pada BIGINT,
    diakhiri_nama TEXT,
    alasan_pencabutan TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX tenggat_perpanjangan_tenggat_idx ON tenggat_perpanjangan (tenggat_id);
CREATE INDEX tenggat_perpanjangan_kecamatan_idx ON tenggat_perpanjangan (kecamatan_id);
CREATE INDEX tenggat_perpanjangan_pengguna_idx ON tenggat_perpanjangan (pengguna_id);
CREATE UNIQUE INDEX tenggat_perpanjangan_berlaku_idx
    ON tenggat_perpanjangan (tenggat_id, kecamatan_id) WHERE diakhiri_pada IS NULL;
