-- Machine clients: accounts that are known by secrets, and do at most what their scopes name.

CREATE TABLE klien (
    pengguna_id BIGINT PRIMARY KEY REFERENCES pengguna (id),
    cakupan TEXT NOT NULL,
    batas_per_menit INTEGER CHECK (batas_per_menit > 0),
    dibuat_pada BIGINT NOT NULL,
    dicabut_pada BIGINT
);

CREATE TABLE klien_rahasia (
    id {id},
    pengguna_id BIGINT NOT NULL REFERENCES klien (pengguna_id),
    sidik TEXT NOT NULL,
    dibuat_pada BIGINT NOT NULL,
    kedaluwarsa_pada BIGINT NOT NULL,
    dipakai_pada BIGINT,
    UNIQUE (sidik)
);
CREATE INDEX klien_rahasia_pengguna_id_idx ON klien_rahasia (pengguna_id);

-- What the tokens of a session may do, where that is less than what the client may.
CREATE TABLE klien_sesi (
    sesi_id TEXT PRIMARY KEY REFERENCES sesi (id),
    cakupan TEXT NOT NULL
);
