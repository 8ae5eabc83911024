-- A benchmark of peers may be that of one group; without one it is that of all.

ALTER TABLE tolok_ukur ADD COLUMN kelompok_id BIGINT REFERENCES kelompok (id);
CREATE INDEX tolok_ukur_kelompok_idx ON tolok_ukur (kelompok_id);
ALTER TABLE tolok_ukur_riwayat ADD COLUMN kelompok_id BIGINT;
