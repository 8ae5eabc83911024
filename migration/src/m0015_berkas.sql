-- Files that were uploaded. The content stands apart, so that no list of files ever reads it.

CREATE TABLE berkas (
    id {id},
    kecamatan_id BIGINT NOT NULL REFERENCES kecamatan (id),
    sha256 TEXT NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('PDF', 'PNG', 'JPEG', 'XLSX', 'DOCX', 'TEKS')),
    ukuran BIGINT NOT NULL,
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    diunggah_pada BIGINT NOT NULL,
    UNIQUE (kecamatan_id, sha256)
);
CREATE INDEX berkas_sha256_idx ON berkas (sha256);
CREATE INDEX berkas_pengguna_idx ON berkas (pengguna_id);

CREATE TABLE berkas_isi (
    berkas_id BIGINT NOT NULL PRIMARY KEY REFERENCES berkas (id),
    isi {bytes} NOT NULL
);

CREATE INDEX lkjip_lampiran_sha256_idx ON lkjip_lampiran (sha256);
