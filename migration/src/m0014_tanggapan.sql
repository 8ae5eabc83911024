-- What the reviu found in a report when it was submitted, kept as it was then; and what the kecamatan
-- answers to a finding, with what the reviewer decides of it. Answers are only added: the newest to a
-- finding counts. Rules come with the program, so that they are no closed list here.

CREATE TABLE lkjip_reviu (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    waktu BIGINT NOT NULL,
    versi_ketetapan BIGINT NOT NULL
);
CREATE INDEX lkjip_reviu_lkjip_id_idx ON lkjip_reviu (lkjip_id);

CREATE TABLE lkjip_temuan (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    reviu_id BIGINT NOT NULL REFERENCES lkjip_reviu (id),
    urutan INTEGER NOT NULL,
    aturan TEXT NOT NULL,
    keparahan TEXT NOT NULL CHECK (keparahan IN ('GALAT', 'PERINGATAN', 'INFO')),
    memblokir BOOLEAN NOT NULL,
    path TEXT NOT NULL,
    tertulis TEXT NOT NULL,
    seharusnya TEXT NOT NULL,
    hitungan TEXT NOT NULL,
    kunci TEXT NOT NULL,
    UNIQUE (reviu_id, urutan)
);
CREATE INDEX lkjip_temuan_lkjip_id_idx ON lkjip_temuan (lkjip_id);

CREATE TABLE lkjip_tanggapan (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    kunci TEXT NOT NULL,
    aturan TEXT NOT NULL,
    path TEXT NOT NULL,
    alasan TEXT NOT NULL,
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    pelaku_nama TEXT NOT NULL,
    pelaku_peran TEXT NOT NULL CHECK (pelaku_peran IN ('OPERATOR', 'CAMAT', 'REVIEWER', 'ANALIS', 'ADMIN', 'INTEGRASI')),
    waktu BIGINT NOT NULL,
    putusan TEXT CHECK (putusan IN ('DITERIMA', 'DITOLAK')),
    catatan TEXT,
    pemutus_id BIGINT REFERENCES pengguna (id),
    pemutus_nama TEXT,
    diputus_pada BIGINT
);
CREATE INDEX lkjip_tanggapan_lkjip_id_idx ON lkjip_tanggapan (lkjip_id);
CREATE INDEX lkjip_tanggapan_pengguna_id_idx ON lkjip_tanggapan (pengguna_id);
CREATE INDEX lkjip_tanggapan_pemutus_id_idx ON lkjip_tanggapan (pemutus_id);
