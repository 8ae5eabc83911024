-- An entry of the dictionary holds from a fiscal year on. The row of an indicator is its latest entry; what held before
-- it keeps holding for the years before and goes into indikator_lampau. What was there before this holds for all years.
-- An earlier entry is only written together with its indicator, whose triggers move versi_data.

ALTER TABLE indikator ADD COLUMN berlaku_mulai INTEGER NOT NULL DEFAULT 0;
ALTER TABLE indikator_riwayat ADD COLUMN berlaku_mulai INTEGER NOT NULL DEFAULT 0;

CREATE TABLE indikator_lampau (
    id {id},
    indikator_id BIGINT NOT NULL REFERENCES indikator (id),
    berlaku_mulai INTEGER NOT NULL,
    nama TEXT NOT NULL,
    satuan TEXT NOT NULL,
    polaritas TEXT NOT NULL CHECK (polaritas IN ('POSITIF', 'NEGATIF')),
    rumus TEXT NOT NULL CHECK (rumus IN ('POSITIF', 'NEGATIF_F1', 'NEGATIF_F2', 'NEGATIF_F3', 'PREDIKAT')),
    akumulasi TEXT NOT NULL,
    skala_id BIGINT REFERENCES skala (id),
    definisi TEXT NOT NULL,
    formulasi TEXT NOT NULL,
    sumber_data TEXT NOT NULL,
    dasar TEXT NOT NULL,
    version BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    UNIQUE (indikator_id, berlaku_mulai)
);
CREATE INDEX indikator_lampau_skala_idx ON indikator_lampau (skala_id);

CREATE TABLE indikator_lampau_riwayat (
    id BIGINT NOT NULL,
    indikator_id BIGINT NOT NULL,
    berlaku_mulai INTEGER NOT NULL,
    nama TEXT NOT NULL,
    satuan TEXT NOT NULL,
    polaritas TEXT NOT NULL,
    rumus TEXT NOT NULL,
    akumulasi TEXT NOT NULL,
    skala_id BIGINT,
    definisi TEXT NOT NULL,
    formulasi TEXT NOT NULL,
    sumber_data TEXT NOT NULL,
    dasar TEXT NOT NULL,
    version BIGINT NOT NULL,
    sejak BIGINT NOT NULL,
    sampai BIGINT NOT NULL,
    PRIMARY KEY (id, version)
);
