-- What the last commits touched (AtlasNews); since schema 2.
CREATE TABLE touched (
  id INTEGER PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  part INTEGER NOT NULL,
  asset TEXT,
  min_x REAL,
  min_y REAL,
  max_x REAL,
  max_y REAL
);
CREATE INDEX touched_by_version ON touched (version);
