-- Of the sessions of an account those that go on are looked up, the newest first.

CREATE INDEX sesi_terbuka_idx ON sesi (pengguna_id, dibuat_pada) WHERE dicabut_pada IS NULL;
