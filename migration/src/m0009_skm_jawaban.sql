-- The survey in detail: answers counted per unsur, its period and publication, the profile of the
-- respondents, and what follows from it.

ALTER TABLE lkjip_skm ADD COLUMN periode TEXT CHECK (periode IN ('TAHUN', 'SEMESTER', 'TRIWULAN'));
ALTER TABLE lkjip_skm ADD COLUMN tautan TEXT;

-- SQLite cannot let a column be empty afterwards: the table is made anew.
CREATE TABLE lkjip_skm_unsur_baru (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    unsur TEXT NOT NULL CHECK (unsur IN ('PERSYARATAN', 'PROSEDUR', 'WAKTU', 'BIAYA', 'PRODUK', 'KOMPETENSI', 'PERILAKU', 'PENGADUAN', 'SARANA')),
    nrr BIGINT CHECK (nrr BETWEEN 10000 AND 40000),
    jawaban_satu INTEGER CHECK (jawaban_satu >= 0),
    jawaban_dua INTEGER CHECK (jawaban_dua >= 0),
    jawaban_tiga INTEGER CHECK (jawaban_tiga >= 0),
    jawaban_empat INTEGER CHECK (jawaban_empat >= 0),
    CHECK ((nrr IS NULL) = (jawaban_satu IS NOT NULL)),
    CHECK ((jawaban_satu IS NULL) = (jawaban_dua IS NULL) AND (jawaban_satu IS NULL) = (jawaban_tiga IS NULL) AND (jawaban_satu IS NULL) = (jawaban_empat IS NULL)),
    UNIQUE (lkjip_id, unsur)
);
INSERT INTO lkjip_skm_unsur_baru (lkjip_id, unsur, nrr) SELECT lkjip_id, unsur, nrr FROM lkjip_skm_unsur ORDER BY id;
DROP TABLE lkjip_skm_unsur;
ALTER TABLE lkjip_skm_unsur_baru RENAME TO lkjip_skm_unsur;

CREATE TABLE lkjip_skm_tindak_lanjut (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    unsur TEXT NOT NULL CHECK (unsur IN ('PERSYARATAN', 'PROSEDUR', 'WAKTU', 'BIAYA', 'PRODUK', 'KOMPETENSI', 'PERILAKU', 'PENGADUAN', 'SARANA')),
    uraian TEXT NOT NULL,
    waktu TEXT,
    penanggung_jawab TEXT,
    UNIQUE (lkjip_id, urutan)
);

CREATE TABLE lkjip_skm_profil (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('UMUR', 'JENIS_KELAMIN', 'PENDIDIKAN', 'PEKERJAAN', 'JENIS_LAYANAN')),
    kelompok TEXT NOT NULL,
    jumlah INTEGER NOT NULL CHECK (jumlah >= 0),
    UNIQUE (lkjip_id, urutan),
    UNIQUE (lkjip_id, jenis, kelompok)
);
