-- Audit trail and idempotency keys.

CREATE TABLE audit (
    id {id},
    waktu BIGINT NOT NULL,
    pengguna_id BIGINT REFERENCES pengguna (id),
    kejadian TEXT NOT NULL,
    objek TEXT NOT NULL,
    rincian TEXT NOT NULL,
    request_id TEXT
);
CREATE INDEX audit_objek_idx ON audit (objek);
CREATE INDEX audit_waktu_idx ON audit (waktu);

CREATE TABLE idempotensi (
    id {id},
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    kunci TEXT NOT NULL,
    sidik TEXT NOT NULL,
    objek_id BIGINT NOT NULL,
    dibuat_pada BIGINT NOT NULL,
    UNIQUE (pengguna_id, kunci)
);
