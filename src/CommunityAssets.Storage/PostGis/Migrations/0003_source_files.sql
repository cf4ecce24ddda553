-- A source may bring several files (boundaries by level, indicators by subject): each has its line, so that the source's own is true.
CREATE TABLE atlas.source_files (
    what text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    file text COLLATE "C" NOT NULL,
    imported timestamptz NOT NULL,
    records bigint NOT NULL,
    PRIMARY KEY (what, name, file)
);
COMMENT ON TABLE atlas.source_files IS 'The files of each source, and how many records each of them brought at its last import.';
INSERT INTO atlas.source_files SELECT what, name, file, imported, records FROM atlas.sources WHERE file IS NOT NULL;
