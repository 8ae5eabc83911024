-- Benchmarks, periods and deadlines are edited by several people: optimistic locking.

ALTER TABLE tolok_ukur ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE periode ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE tenggat ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
