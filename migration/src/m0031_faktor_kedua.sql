-- A second factor: the sealed secret of the codes, and the hashes of the recovery codes. The account says whether
-- it has one, so that whoever is signed in is known by one row, and every change of it is noticed.

ALTER TABLE pengguna ADD COLUMN faktor_kedua BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE faktor_kedua (
    pengguna_id BIGINT NOT NULL PRIMARY KEY REFERENCES pengguna (id),
    rahasia {bytes} NOT NULL,
    langkah BIGINT NOT NULL,
    dibuat_pada BIGINT NOT NULL
);

CREATE TABLE kode_pemulihan (
    sidik TEXT NOT NULL PRIMARY KEY,
    pengguna_id BIGINT NOT NULL REFERENCES pengguna (id),
    dipakai_pada BIGINT
);
CREATE INDEX kode_pemulihan_pengguna_id_idx ON kode_pemulihan (pengguna_id);
