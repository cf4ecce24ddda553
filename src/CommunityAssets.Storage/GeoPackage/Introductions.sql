-- That somebody was introduced to something, and what was hoped for and not found. Never who: there is no column that could say so. Counts
-- here are exact and about people: not offered to GIS programs.
CREATE TABLE introductions (
  id TEXT PRIMARY KEY NOT NULL,
  month DATE NOT NULL,
  asset TEXT NOT NULL,
  connector TEXT REFERENCES connectors (id) ON DELETE SET NULL,
  account TEXT NOT NULL,
  patch TEXT NOT NULL,
  topic TEXT NOT NULL,
  outcome INTEGER NOT NULL
);
CREATE INDEX introductions_by_month ON introductions (month);
CREATE INDEX introductions_waiting ON introductions (account, month) WHERE outcome = 0;
CREATE INDEX introductions_by_connector ON introductions (connector) WHERE connector IS NOT NULL;

-- What is left of introductions after 24 months.
CREATE TABLE introduction_counts (
  month DATE NOT NULL,
  patch TEXT NOT NULL,
  topic TEXT NOT NULL,
  outcome INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (month, patch, topic, outcome)
);

-- Empty text for what is not known; topics as a JSON array in the order of their ids.
CREATE TABLE unanswered (
  month DATE NOT NULL,
  msoa TEXT NOT NULL,
  topics TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (month, msoa, topics)
);
