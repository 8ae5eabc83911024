-- What PermenPANRB 53/2014 asks of a report and had no place: the organisation, strategic issues and
-- legal basis of Bab I, the goals of the RPJMD behind a tujuan, the definition of an indicator, any
-- number of comparators, and what supports which sasaran.

CREATE TABLE lkjip_organisasi (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    kedudukan TEXT,
    tugas TEXT,
    UNIQUE (lkjip_id)
);

CREATE TABLE lkjip_fungsi (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    uraian TEXT NOT NULL,
    UNIQUE (lkjip_id, urutan)
);

CREATE TABLE lkjip_jabatan (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    nama TEXT NOT NULL,
    induk TEXT,
    tugas TEXT,
    UNIQUE (lkjip_id, urutan),
    UNIQUE (lkjip_id, nama)
);

-- Numbers only: no person is named.
CREATE TABLE lkjip_kepegawaian (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    menurut TEXT NOT NULL CHECK (menurut IN ('STATUS', 'GOLONGAN', 'JABATAN', 'PENDIDIKAN', 'JENIS_KELAMIN')),
    kelompok TEXT NOT NULL,
    jumlah INTEGER NOT NULL CHECK (jumlah >= 0),
    UNIQUE (lkjip_id, urutan),
    UNIQUE (lkjip_id, menurut, kelompok)
);

CREATE TABLE lkjip_isu (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    asal TEXT NOT NULL CHECK (asal IN ('RENSTRA', 'TAHUN_BERJALAN')),
    uraian TEXT NOT NULL,
    UNIQUE (lkjip_id, urutan)
);

CREATE TABLE lkjip_dasar_hukum (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    nama TEXT NOT NULL,
    UNIQUE (lkjip_id, urutan)
);

CREATE TABLE lkjip_rpjmd (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    tujuan_id BIGINT NOT NULL REFERENCES lkjip_tujuan (id),
    urutan INTEGER NOT NULL,
    misi TEXT NOT NULL,
    tujuan TEXT,
    sasaran TEXT,
    indikator TEXT,
    UNIQUE (tujuan_id, urutan)
);
CREATE INDEX lkjip_rpjmd_lkjip_id_idx ON lkjip_rpjmd (lkjip_id);

ALTER TABLE lkjip_indikator ADD COLUMN definisi TEXT;
ALTER TABLE lkjip_indikator ADD COLUMN formulasi TEXT;
ALTER TABLE lkjip_indikator ADD COLUMN sumber_definisi TEXT;
ALTER TABLE lkjip_indikator ADD COLUMN penanggung_jawab TEXT;
ALTER TABLE lkjip_indikator ADD COLUMN analisis_efisiensi TEXT;
ALTER TABLE lkjip_indikator ADD COLUMN analisis_program TEXT;

CREATE TABLE lkjip_pembanding (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    indikator_lkjip_id BIGINT NOT NULL REFERENCES lkjip_indikator (id),
    urutan INTEGER NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('NASIONAL', 'KL', 'PROVINSI', 'KABUPATEN', 'PEER')),
    tahun INTEGER NOT NULL,
    nama TEXT NOT NULL,
    nilai BIGINT,
    predikat TEXT,
    satuan TEXT,
    sumber TEXT,
    UNIQUE (indikator_lkjip_id, urutan),
    UNIQUE (indikator_lkjip_id, jenis, tahun, nama)
);
CREATE INDEX lkjip_pembanding_lkjip_id_idx ON lkjip_pembanding (lkjip_id);

-- A comparator said neither its scope nor its source: item 4 of the regulation speaks of the national
-- standard, and what was said of it becomes its name.
INSERT INTO lkjip_pembanding (lkjip_id, indikator_lkjip_id, urutan, jenis, tahun, nama, nilai, predikat)
SELECT lkjip_id, indikator_lkjip_id,
    (SELECT COUNT(*) FROM lkjip_ukuran lain
        WHERE lain.indikator_lkjip_id = ukuran.indikator_lkjip_id AND lain.jenis = 'PEMBANDING' AND lain.id < ukuran.id),
    'NASIONAL', tahun, COALESCE(keterangan, 'Pembanding'), nilai, predikat
FROM lkjip_ukuran ukuran
WHERE jenis = 'PEMBANDING'
ORDER BY id;

-- No database can take a word out of a CHECK in the way that the other does: the table is made anew.
CREATE TABLE lkjip_ukuran_baru (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    indikator_lkjip_id BIGINT NOT NULL REFERENCES lkjip_indikator (id),
    jenis TEXT NOT NULL CHECK (jenis IN ('RENSTRA', 'RKT_AWAL', 'RKT_REVIU', 'PK_MURNI', 'PK_PERUBAHAN', 'TARGET_LALU', 'REALISASI_LALU')),
    tahun INTEGER NOT NULL,
    nilai BIGINT,
    predikat TEXT,
    keterangan TEXT,
    UNIQUE (indikator_lkjip_id, jenis, tahun)
);
INSERT INTO lkjip_ukuran_baru (lkjip_id, indikator_lkjip_id, jenis, tahun, nilai, predikat, keterangan)
SELECT lkjip_id, indikator_lkjip_id, jenis, tahun, nilai, predikat, keterangan
FROM lkjip_ukuran
WHERE jenis <> 'PEMBANDING'
ORDER BY id;
DROP TABLE lkjip_ukuran;
ALTER TABLE lkjip_ukuran_baru RENAME TO lkjip_ukuran;
CREATE INDEX lkjip_ukuran_lkjip_id_idx ON lkjip_ukuran (lkjip_id);

CREATE TABLE lkjip_dukungan (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    anggaran_id BIGINT NOT NULL REFERENCES lkjip_anggaran (id),
    urutan INTEGER NOT NULL,
    sasaran_nomor TEXT NOT NULL,
    menunjang BOOLEAN NOT NULL,
    keterangan TEXT,
    UNIQUE (anggaran_id, sasaran_nomor)
);
CREATE INDEX lkjip_dukungan_lkjip_id_idx ON lkjip_dukungan (lkjip_id);

-- A row said whether it supports its sasaran; one without a sasaran speaks of the one above it, and where
-- none is above, of the first of the report.
INSERT INTO lkjip_dukungan (lkjip_id, anggaran_id, urutan, sasaran_nomor, menunjang)
SELECT baris.lkjip_id, baris.id, 0,
    COALESCE(baris.sasaran_nomor, induk.sasaran_nomor, kakek.sasaran_nomor, pertama.nomor), baris.menunjang
FROM lkjip_anggaran baris
LEFT JOIN lkjip_anggaran induk ON induk.id = baris.induk_id
LEFT JOIN lkjip_anggaran kakek ON kakek.id = induk.induk_id
LEFT JOIN lkjip_sasaran pertama ON pertama.lkjip_id = baris.lkjip_id
    AND pertama.id = (SELECT MIN(satu.id) FROM lkjip_sasaran satu WHERE satu.lkjip_id = baris.lkjip_id)
WHERE baris.menunjang IS NOT NULL
    AND COALESCE(baris.sasaran_nomor, induk.sasaran_nomor, kakek.sasaran_nomor, pertama.nomor) IS NOT NULL
ORDER BY baris.id;
ALTER TABLE lkjip_anggaran DROP COLUMN menunjang;

CREATE TABLE lkjip_narasi_baru (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    bagian TEXT NOT NULL CHECK (bagian IN ('KATA_PENGANTAR', 'PENDAHULUAN', 'ORGANISASI', 'ISU_STRATEGIS', 'DASAR_HUKUM', 'SISTEMATIKA', 'PERENCANAAN', 'RENCANA_STRATEGIS', 'RENCANA_KERJA', 'PERJANJIAN_KINERJA', 'AKUNTABILITAS', 'CAPAIAN', 'ANGGARAN', 'EFISIENSI', 'PENUTUP')),
    isi TEXT NOT NULL,
    UNIQUE (lkjip_id, bagian)
);
INSERT INTO lkjip_narasi_baru (lkjip_id, bagian, isi)
SELECT lkjip_id, bagian, isi FROM lkjip_narasi ORDER BY id;
DROP TABLE lkjip_narasi;
ALTER TABLE lkjip_narasi_baru RENAME TO lkjip_narasi;
