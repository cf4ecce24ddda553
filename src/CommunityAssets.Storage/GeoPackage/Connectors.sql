-- People who link people and things, with what they agreed to. Personal data: not offered to GIS programs; every query but the person's own
-- decides by the columns show_*, purposes, since, until and withdrawn. Erasing a row erases its links and its history with it.
CREATE TABLE connectors (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  kind INTEGER NOT NULL,
  places TEXT NOT NULL,
  topics TEXT NOT NULL,
  contact TEXT,
  version INTEGER NOT NULL,
  created DATETIME NOT NULL,
  updated DATETIME NOT NULL,
  given INTEGER NOT NULL,
  recorded_role TEXT NOT NULL,
  recorded_account TEXT,
  show_name INTEGER NOT NULL,
  show_contact INTEGER NOT NULL,
  show_links INTEGER NOT NULL,
  purposes INTEGER NOT NULL,
  since DATE NOT NULL,
  until DATE NOT NULL,
  withdrawn DATETIME,
  wording TEXT NOT NULL,
  wording_version TEXT NOT NULL,
  own_link TEXT NOT NULL UNIQUE
);

CREATE TABLE connector_links (
  id TEXT PRIMARY KEY NOT NULL,
  connector TEXT NOT NULL REFERENCES connectors (id) ON DELETE CASCADE,
  asset TEXT NOT NULL,
  kind INTEGER NOT NULL,
  created DATETIME NOT NULL,
  UNIQUE (connector, asset, kind)
);
CREATE INDEX connector_links_by_asset ON connector_links (asset);

CREATE TABLE connector_history (
  connector TEXT NOT NULL REFERENCES connectors (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  at DATETIME NOT NULL,
  account TEXT,
  role TEXT NOT NULL,
  what TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (connector, version)
);

-- All that stays of those who were erased.
CREATE TABLE connectors_erased (
  month DATE NOT NULL,
  kind INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (month, kind)
);
