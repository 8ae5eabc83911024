CREATE TABLE lkjip_versi (
    lkjip_id BIGINT NOT NULL REFERENCES lkjip (id),
    path TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (lkjip_id, path)
);

INSERT INTO lkjip_versi (lkjip_id, path, version) SELECT id, '', version FROM lkjip;
