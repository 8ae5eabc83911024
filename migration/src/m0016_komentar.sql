-- Threads of comments on a report. Messages are only added; what becomes of a thread is a message, too.

CREATE TABLE lkjip_utas (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    path TEXT NOT NULL,
    dibuka_oleh BIGINT NOT NULL REFERENCES pengguna (id),
    dibuka_pada BIGINT NOT NULL,
    terbuka BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX lkjip_utas_lkjip_idx ON lkjip_utas (lkjip_id);
CREATE INDEX lkjip_utas_pembuka_idx ON lkjip_utas (dibuka_oleh);

CREATE TABLE lkjip_pesan (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    utas_id BIGINT NOT NULL REFERENCES lkjip_utas (id),
    jenis TEXT NOT NULL CHECK (jenis IN ('PESAN', 'SELESAI', 'BUKA_KEMBALI')),
    isi TEXT,
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    pelaku_nama TEXT NOT NULL,
    pelaku_peran TEXT NOT NULL,
    waktu BIGINT NOT NULL
);
CREATE INDEX lkjip_pesan_lkjip_idx ON lkjip_pesan (lkjip_id);
CREATE INDEX lkjip_pesan_utas_idx ON lkjip_pesan (utas_id);
CREATE INDEX lkjip_pesan_pengguna_idx ON lkjip_pesan (pengguna_id);

-- The threads that were open when a step of the workflow was taken.
CREATE TABLE lkjip_riwayat_utas (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    riwayat_id BIGINT NOT NULL REFERENCES lkjip_riwayat (id),
    utas_id BIGINT NOT NULL REFERENCES lkjip_utas (id),
    UNIQUE (riwayat_id, utas_id)
);
CREATE INDEX lkjip_riwayat_utas_lkjip_idx ON lkjip_riwayat_utas (lkjip_id);
CREATE INDEX lkjip_riwayat_utas_utas_idx ON lkjip_riwayat_utas (utas_id);
