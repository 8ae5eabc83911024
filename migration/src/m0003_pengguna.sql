-- Accounts and sessions.

CREATE TABLE pengguna (
    id {id},
    username TEXT NOT NULL,
    nama TEXT NOT NULL,
    peran TEXT NOT NULL CHECK (peran IN ('OPERATOR', 'CAMAT', 'REVIEWER', 'ANALIS', 'ADMIN', 'INTEGRASI')),
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    kecamatan_id BIGINT REFERENCES kecamatan (id),
    sandi TEXT NOT NULL,
    aktif BOOLEAN NOT NULL,
    wajib_ganti_sandi BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    dibuat_pada BIGINT NOT NULL,
    CHECK (kecamatan_id IS NOT NULL OR peran NOT IN ('OPERATOR', 'CAMAT')),
    UNIQUE (username)
);
CREATE INDEX pengguna_kabupaten_id_idx ON pengguna (kabupaten_id);

CREATE TABLE sesi (
    id TEXT PRIMARY KEY,
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    dibuat_pada BIGINT NOT NULL,
    dicabut_pada BIGINT,
    alasan_cabut TEXT
);
CREATE INDEX sesi_pengguna_id_idx ON sesi (pengguna_id);

CREATE TABLE token_penyegar (
    id {id},
    sesi_id TEXT NOT NULL REFERENCES sesi (id),
    sidik TEXT NOT NULL,
    kedaluwarsa_pada BIGINT NOT NULL,
    dipakai_pada BIGINT,
    UNIQUE (sidik)
);
CREATE INDEX token_penyegar_sesi_id_idx ON token_penyegar (sesi_id);
