-- Tolerances and thresholds of the reviu, and which rules are in force with which weight, as the
-- kabupaten sets them. Rows are only added: the one with the highest version counts, the others are
-- its history. New keys and rules come with the program, so that neither is a closed list here.

CREATE TABLE parameter_reviu (
    id {id},
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    kunci TEXT NOT NULL,
    version BIGINT NOT NULL,
    nilai BIGINT NOT NULL,
    dasar TEXT NOT NULL,
    alasan TEXT,
    pengguna_id BIGINT REFERENCES pengguna (id),
    pelaku_nama TEXT,
    waktu BIGINT,
    UNIQUE (kabupaten_id, kunci, version)
);
CREATE INDEX parameter_reviu_pengguna_id_idx ON parameter_reviu (pengguna_id);

CREATE TABLE ketetapan_aturan (
    id {id},
    kabupaten_id BIGINT NOT NULL REFERENCES kabupaten (id),
    aturan TEXT NOT NULL,
    version BIGINT NOT NULL,
    aktif BOOLEAN NOT NULL,
    keparahan TEXT CHECK (keparahan IN ('GALAT', 'PERINGATAN', 'INFO')),
    memblokir BOOLEAN NOT NULL,
    dasar TEXT NOT NULL,
    alasan TEXT NOT NULL,
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    pelaku_nama TEXT NOT NULL,
    waktu BIGINT NOT NULL,
    UNIQUE (kabupaten_id, aturan, version)
);
CREATE INDEX ketetapan_aturan_pengguna_id_idx ON ketetapan_aturan (pengguna_id);
