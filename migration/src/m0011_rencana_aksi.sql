-- Quarterly targets and realisasi, and how quarters add up: data of the dictionary, frozen in the report.

ALTER TABLE indikator ADD COLUMN akumulasi TEXT NOT NULL DEFAULT 'NILAI_AKHIR' CHECK (akumulasi IN ('JUMLAH', 'NILAI_AKHIR', 'TREN_TURUN', 'TETAP'));
ALTER TABLE lkjip_indikator ADD COLUMN akumulasi TEXT NOT NULL DEFAULT 'NILAI_AKHIR' CHECK (akumulasi IN ('JUMLAH', 'NILAI_AKHIR', 'TREN_TURUN', 'TETAP'));

CREATE TABLE lkjip_triwulan (
    id {id},
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    indikator_lkjip_id BIGINT NOT NULL REFERENCES lkjip_indikator (id),
    triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
    target_nilai BIGINT,
    target_predikat TEXT,
    realisasi_nilai BIGINT,
    realisasi_predikat TEXT,
    keterangan TEXT,
    kendala TEXT,
    tindak_lanjut TEXT,
    UNIQUE (indikator_lkjip_id, triwulan)
);
CREATE INDEX lkjip_triwulan_lkjip_id_idx ON lkjip_triwulan (lkjip_id);
