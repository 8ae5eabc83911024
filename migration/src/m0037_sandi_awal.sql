-- Until when an initial password opens its account; none where it was given before there was an end.

ALTER TABLE pengguna ADD COLUMN sandi_awal_sampai BIGINT;
