-- Wrong attempts to sign in, by hashes of what was guessed at and from where; and where sessions come from.

CREATE TABLE percobaan_masuk (
    kunci TEXT NOT NULL PRIMARY KEY,
    gagal BIGINT NOT NULL,
    terakhir BIGINT NOT NULL,
    sampai BIGINT NOT NULL,
    dicatat BOOLEAN NOT NULL
);
CREATE INDEX percobaan_masuk_terakhir_idx ON percobaan_masuk (terakhir);

ALTER TABLE sesi ADD COLUMN alamat TEXT;
ALTER TABLE sesi ADD COLUMN klien TEXT;
CREATE INDEX sesi_alamat_idx ON sesi (pengguna_id, alamat, dibuat_pada);
DROP INDEX sesi_pengguna_id_idx;
