-- The report, all that it owns, and its approval history.

CREATE TABLE lkjip (
    id {id},
    kecamatan_id BIGINT NOT NULL REFERENCES kecamatan (id),
    tahun INTEGER NOT NULL,
    revisi INTEGER NOT NULL,
    periode_id BIGINT NOT NULL REFERENCES periode (id),
    status TEXT NOT NULL CHECK (status IN ('DRAF', 'DIAJUKAN', 'DIREVIU', 'DISETUJUI', 'DIKEMBALIKAN')),
    version BIGINT NOT NULL,
    sintetis BOOLEAN NOT NULL,
    alasan_revisi TEXT,
    tanggal TEXT,
    tertulis TEXT,
    dibuat_pada BIGINT NOT NULL,
    diubah_pada BIGINT NOT NULL,
    diajukan_pada BIGINT,
    disetujui_pada BIGINT,
    digantikan_pada BIGINT,
    UNIQUE (kecamatan_id, tahun, revisi)
);
CREATE INDEX lkjip_tahun_status_idx ON lkjip (tahun, status);
-- One LKjIP per kecamatan and year: at most one open revision and one in force.
CREATE UNIQUE INDEX lkjip_terbuka_idx ON lkjip (kecamatan_id, tahun) WHERE status <> 'DISETUJUI';
CREATE UNIQUE INDEX lkjip_berlaku_idx ON lkjip (kecamatan_id, tahun) WHERE status = 'DISETUJUI' AND digantikan_pada IS NULL;

CREATE TABLE lkjip_tujuan (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    urutan INTEGER NOT NULL,
    nomor TEXT NOT NULL,
    uraian TEXT NOT NULL,
    UNIQUE (lkjip_id, nomor)
);

CREATE TABLE lkjip_sasaran (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    tujuan_id BIGINT NOT NULL REFERENCES lkjip_tujuan (id),
    urutan INTEGER NOT NULL,
    nomor TEXT NOT NULL,
    uraian TEXT NOT NULL,
    UNIQUE (lkjip_id, nomor)
);
CREATE INDEX lkjip_sasaran_tujuan_id_idx ON lkjip_sasaran (tujuan_id);

CREATE TABLE lkjip_indikator (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    tujuan_id BIGINT NOT NULL REFERENCES lkjip_tujuan (id),
    sasaran_id BIGINT REFERENCES lkjip_sasaran (id),
    urutan INTEGER NOT NULL,
    nomor TEXT NOT NULL,
    indikator_id BIGINT REFERENCES indikator (id),
    nama TEXT NOT NULL,
    satuan TEXT NOT NULL,
    polaritas TEXT NOT NULL CHECK (polaritas IN ('POSITIF', 'NEGATIF')),
    rumus TEXT NOT NULL CHECK (rumus IN ('POSITIF', 'NEGATIF_F1', 'NEGATIF_F2', 'NEGATIF_F3', 'PREDIKAT')),
    skala_id BIGINT REFERENCES skala (id),
    iku BOOLEAN NOT NULL,
    pk BOOLEAN NOT NULL,
    target_nilai BIGINT,
    target_predikat TEXT,
    realisasi_nilai BIGINT,
    realisasi_predikat TEXT,
    tidak_berlaku BOOLEAN NOT NULL,
    alasan_tidak_berlaku TEXT,
    sumber_data TEXT,
    sebab TEXT,
    hambatan TEXT,
    solusi TEXT,
    tertulis TEXT,
    UNIQUE (lkjip_id, nomor)
);
CREATE INDEX lkjip_indikator_lkjip_id_indikator_id_idx ON lkjip_indikator (lkjip_id, indikator_id);
CREATE INDEX lkjip_indikator_tujuan_id_idx ON lkjip_indikator (tujuan_id);
CREATE INDEX lkjip_indikator_sasaran_id_idx ON lkjip_indikator (sasaran_id);
CREATE INDEX lkjip_indikator_indikator_id_idx ON lkjip_indikator (indikator_id);

CREATE TABLE lkjip_ukuran (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    indikator_lkjip_id BIGINT NOT NULL REFERENCES lkjip_indikator (id),
    jenis TEXT NOT NULL CHECK (jenis IN ('RENSTRA', 'RKT_AWAL', 'RKT_REVIU', 'PK_MURNI', 'PK_PERUBAHAN', 'TARGET_LALU', 'REALISASI_LALU', 'PEMBANDING')),
    tahun INTEGER NOT NULL,
    nilai BIGINT,
    predikat TEXT,
    keterangan TEXT,
    UNIQUE (indikator_lkjip_id, jenis, tahun)
);
CREATE INDEX lkjip_ukuran_lkjip_id_idx ON lkjip_ukuran (lkjip_id);

CREATE TABLE lkjip_perjanjian (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    jenis TEXT NOT NULL CHECK (jenis IN ('MURNI', 'PERUBAHAN')),
    tanggal TEXT NOT NULL,
    pertama_nama TEXT NOT NULL,
    pertama_jabatan TEXT NOT NULL,
    pertama_pangkat TEXT,
    pertama_nip TEXT,
    kedua_nama TEXT NOT NULL,
    kedua_jabatan TEXT NOT NULL,
    alasan TEXT,
    tertulis TEXT,
    UNIQUE (lkjip_id, jenis)
);

CREATE TABLE lkjip_perjanjian_program (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    perjanjian_id BIGINT NOT NULL REFERENCES lkjip_perjanjian (id),
    urutan INTEGER NOT NULL,
    program_nomor TEXT NOT NULL,
    target BIGINT,
    anggaran_sebelum BIGINT,
    anggaran BIGINT NOT NULL,
    keterangan TEXT,
    UNIQUE (perjanjian_id, program_nomor)
);
CREATE INDEX lkjip_perjanjian_program_lkjip_id_idx ON lkjip_perjanjian_program (lkjip_id);

CREATE TABLE lkjip_anggaran (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    induk_id BIGINT REFERENCES lkjip_anggaran (id),
    level TEXT NOT NULL CHECK (level IN ('PROGRAM', 'KEGIATAN', 'SUB_KEGIATAN')),
    urutan INTEGER NOT NULL,
    nomor TEXT NOT NULL,
    kode TEXT,
    nama TEXT NOT NULL,
    sasaran_nomor TEXT,
    indikator TEXT,
    satuan TEXT,
    target_murni BIGINT,
    target_perubahan BIGINT,
    realisasi_kinerja BIGINT,
    pagu_murni BIGINT,
    pagu_perubahan BIGINT,
    realisasi_anggaran BIGINT,
    menunjang BOOLEAN,
    data_awal BIGINT,
    kondisi_akhir BIGINT,
    lokasi TEXT,
    analisis TEXT,
    tertulis TEXT,
    UNIQUE (lkjip_id, nomor)
);
CREATE INDEX lkjip_anggaran_induk_id_idx ON lkjip_anggaran (induk_id);
CREATE INDEX lkjip_anggaran_lkjip_id_level_idx ON lkjip_anggaran (lkjip_id, level);

CREATE TABLE lkjip_anggaran_renstra (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    anggaran_id BIGINT NOT NULL REFERENCES lkjip_anggaran (id),
    tahun INTEGER NOT NULL,
    target BIGINT,
    pagu BIGINT,
    UNIQUE (anggaran_id, tahun)
);
CREATE INDEX lkjip_anggaran_renstra_lkjip_id_idx ON lkjip_anggaran_renstra (lkjip_id);

CREATE TABLE lkjip_skm (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    indeks BIGINT,
    responden INTEGER,
    populasi INTEGER,
    bobot TEXT NOT NULL CHECK (bobot IN ('TEPAT', 'DUA', 'TIGA')),
    metode TEXT,
    mulai TEXT,
    selesai TEXT,
    sumber TEXT,
    UNIQUE (lkjip_id)
);

CREATE TABLE lkjip_skm_unsur (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    unsur TEXT NOT NULL CHECK (unsur IN ('PERSYARATAN', 'PROSEDUR', 'WAKTU', 'BIAYA', 'PRODUK', 'KOMPETENSI', 'PERILAKU', 'PENGADUAN', 'SARANA')),
    nrr BIGINT NOT NULL,
    CHECK (nrr BETWEEN 10000 AND 40000),
    UNIQUE (lkjip_id, unsur)
);

CREATE TABLE lkjip_narasi (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    bagian TEXT NOT NULL CHECK (bagian IN ('PENDAHULUAN', 'ISU_STRATEGIS', 'DASAR_HUKUM', 'PERENCANAAN', 'CAPAIAN', 'ANGGARAN', 'EFISIENSI', 'PENUTUP')),
    isi TEXT NOT NULL,
    UNIQUE (lkjip_id, bagian)
);

CREATE TABLE lkjip_riwayat (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    langkah TEXT NOT NULL CHECK (langkah IN ('BUKA', 'AJUKAN', 'REVIU', 'KEMBALIKAN', 'SETUJUI', 'BUKA_REVISI')),
    dari TEXT CHECK (dari IN ('DRAF', 'DIAJUKAN', 'DIREVIU', 'DISETUJUI', 'DIKEMBALIKAN')),
    ke TEXT NOT NULL CHECK (ke IN ('DRAF', 'DIAJUKAN', 'DIREVIU', 'DISETUJUI', 'DIKEMBALIKAN')),
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    pelaku_nama TEXT NOT NULL,
    pelaku_peran TEXT NOT NULL CHECK (pelaku_peran IN ('OPERATOR', 'CAMAT', 'REVIEWER', 'ANALIS', 'ADMIN', 'INTEGRASI')),
    catatan TEXT,
    waktu BIGINT NOT NULL
);
CREATE INDEX lkjip_riwayat_lkjip_id_idx ON lkjip_riwayat (lkjip_id);
