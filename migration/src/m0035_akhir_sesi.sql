-- Sessions that ended long ago are taken away: they are found by when they began and by when their last token expires.

CREATE INDEX sesi_dibuat_pada_idx ON sesi (dibuat_pada);
CREATE INDEX token_penyegar_akhir_idx ON token_penyegar (sesi_id, kedaluwarsa_pada);
DROP INDEX token_penyegar_sesi_id_idx;
