-- Sessions of browsers, each known by one cookie. When it was used stands apart from the session itself, whose
-- every change makes all callers be looked up anew.

CREATE TABLE sesi_kuki (
    sesi_id TEXT PRIMARY KEY REFERENCES sesi (id),
    sidik TEXT NOT NULL,
    terpakai_pada BIGINT NOT NULL,
    UNIQUE (sidik)
);
