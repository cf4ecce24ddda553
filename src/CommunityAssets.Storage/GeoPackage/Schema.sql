-- The embedded atlas, schema 2: one OGC GeoPackage 1.3 (OGC 12-128r17).
-- Tables whose names begin with gpkg_ are the standard's own; gpkg_contents describes every other one.

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

-- One row: what this atlas is. "version" grows with every committed change.
CREATE TABLE communityassets_atlas (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  schema_version INTEGER NOT NULL,
  grid INTEGER NOT NULL,
  version INTEGER NOT NULL,
  made DATETIME NOT NULL
);

CREATE TABLE assets (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  summary TEXT,
  topics TEXT,
  placement TEXT,
  address TEXT,
  postcode TEXT,
  online BOOLEAN NOT NULL,
  covers TEXT,
  sessions TEXT,
  days INTEGER NOT NULL,
  access_yes INTEGER NOT NULL,
  access_no INTEGER NOT NULL,
  cost TEXT,
  pounds REAL,
  cost_note TEXT,
  age_from INTEGER,
  age_to INTEGER,
  audience TEXT,
  languages TEXT,
  phone TEXT,
  email TEXT,
  web TEXT,
  capacity INTEGER,
  source TEXT NOT NULL,
  source_id TEXT NOT NULL,
  licence TEXT,
  retrieved DATE,
  verified_by TEXT,
  verified DATE,
  verify_by DATE,
  status TEXT NOT NULL,
  visibility TEXT NOT NULL,
  x REAL,
  y REAL,
  geom GEOMETRY,
  source_hash BLOB,
  version INTEGER NOT NULL,
  created DATETIME NOT NULL,
  updated DATETIME NOT NULL,
  retired_how TEXT,
  UNIQUE (source, source_id)
);
CREATE INDEX assets_by_name ON assets (status, visibility, name_key, id);
CREATE INDEX assets_by_change ON assets (status, visibility, updated DESC, id);

CREATE TABLE asset_topics (topic TEXT NOT NULL, fid INTEGER NOT NULL, PRIMARY KEY (topic, fid)) WITHOUT ROWID;
CREATE INDEX asset_topics_by_asset ON asset_topics (fid);
CREATE TABLE asset_covers (code TEXT NOT NULL, fid INTEGER NOT NULL, PRIMARY KEY (code, fid)) WITHOUT ROWID;
CREATE INDEX asset_covers_by_asset ON asset_covers (fid);

CREATE VIRTUAL TABLE assets_text USING fts5(name, summary, content='assets', content_rowid='fid', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE areas (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL,
  vintage INTEGER NOT NULL,
  level INTEGER NOT NULL,
  level_name TEXT NOT NULL,
  name TEXT NOT NULL,
  population INTEGER,
  x REAL,
  y REAL,
  weighted BOOLEAN NOT NULL,
  square_metres REAL NOT NULL,
  source TEXT,
  source_hash BLOB,
  inner_x REAL,
  inner_y REAL,
  geom MULTIPOLYGON,
  UNIQUE (code, vintage)
);
CREATE INDEX areas_by_layer ON areas (level, vintage, code);

CREATE TABLE area_populations (
  id INTEGER PRIMARY KEY NOT NULL,
  code TEXT NOT NULL,
  vintage INTEGER NOT NULL,
  population INTEGER,
  x REAL,
  y REAL,
  UNIQUE (code, vintage)
);

CREATE TABLE area_memberships (
  id INTEGER PRIMARY KEY NOT NULL,
  child TEXT NOT NULL,
  child_vintage INTEGER NOT NULL,
  parent TEXT NOT NULL,
  parent_vintage INTEGER NOT NULL,
  parent_level INTEGER NOT NULL,
  parent_name TEXT,
  UNIQUE (child, child_vintage, parent, parent_vintage)
);
CREATE INDEX area_memberships_by_parent ON area_memberships (parent, parent_vintage);

CREATE TABLE area_changes (
  id INTEGER PRIMARY KEY NOT NULL,
  from_code TEXT NOT NULL,
  from_vintage INTEGER NOT NULL,
  to_code TEXT NOT NULL,
  to_vintage INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  UNIQUE (from_vintage, to_vintage, from_code, to_code)
);

CREATE TABLE postcodes (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL,
  packed TEXT NOT NULL UNIQUE,
  areas TEXT,
  terminated DATE,
  source_hash BLOB,
  geom POINT
);

CREATE TABLE indicators (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  tells TEXT,
  domain TEXT,
  unit TEXT,
  value_kind INTEGER NOT NULL,
  rate_base REAL,
  polarity INTEGER NOT NULL,
  source TEXT,
  licence TEXT,
  period_type TEXT,
  disclosure TEXT,
  topics TEXT
);

CREATE TABLE periods (id INTEGER PRIMARY KEY NOT NULL, period TEXT NOT NULL UNIQUE);

-- Millions of rows, so the three parts of the key are packed into the row's own number:
-- id = indicators.fid * 2^40 + periods.id * 2^24 + areas.fid. The view indicator_values_named takes it apart.
CREATE TABLE indicator_values (
  id INTEGER PRIMARY KEY NOT NULL,
  value REAL,
  lower REAL,
  upper REAL,
  count REAL,
  denominator REAL,
  suppressed BOOLEAN NOT NULL,
  note TEXT
);

CREATE TABLE indicator_layers (
  id INTEGER PRIMARY KEY NOT NULL,
  indicator INTEGER NOT NULL,
  period INTEGER NOT NULL,
  level INTEGER NOT NULL,
  vintage INTEGER NOT NULL,
  areas INTEGER NOT NULL,
  UNIQUE (indicator, period, level, vintage)
);

CREATE VIEW indicator_values_named AS
SELECT v.id AS id, i.id AS indicator, a.code AS area, a.vintage AS vintage, p.period AS period,
       v.value AS value, v.lower AS lower, v.upper AS upper, v.count AS count, v.denominator AS denominator,
       v.suppressed AS suppressed, v.note AS note
FROM indicator_values v
JOIN indicators i ON i.fid = v.id >> 40
JOIN periods p ON p.id = (v.id >> 24) & 65535
JOIN areas a ON a.fid = v.id & 16777215;

CREATE TABLE links (
  fid INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  source TEXT NOT NULL,
  created DATETIME NOT NULL,
  UNIQUE (from_id, to_id, kind)
);
CREATE INDEX links_by_end ON links (to_id);

CREATE TABLE network (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  source TEXT NOT NULL,
  source_id TEXT NOT NULL,
  metres REAL NOT NULL,
  walkable BOOLEAN NOT NULL,
  kind TEXT,
  source_hash BLOB,
  geom LINESTRING,
  UNIQUE (source, source_id)
);

CREATE TABLE sources (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  what TEXT NOT NULL,
  file TEXT,
  licence TEXT,
  imported DATETIME NOT NULL,
  records INTEGER NOT NULL,
  UNIQUE (name, what)
);

CREATE TABLE history (
  id INTEGER PRIMARY KEY NOT NULL,
  record TEXT NOT NULL,
  version INTEGER NOT NULL,
  at DATETIME NOT NULL,
  by TEXT NOT NULL,
  what INTEGER NOT NULL,
  reason TEXT,
  state TEXT,
  UNIQUE (record, version)
);
