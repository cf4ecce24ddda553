-- Records that stewards made one, and what they said of pairs that may be the same thing.
CREATE TABLE merges (
  id TEXT PRIMARY KEY NOT NULL,
  kept TEXT NOT NULL,
  gone TEXT NOT NULL,
  account TEXT,
  role TEXT NOT NULL,
  at DATETIME NOT NULL,
  undone DATETIME,
  kept_before INTEGER NOT NULL,
  gone_before INTEGER NOT NULL,
  kept_after INTEGER NOT NULL,
  gone_after INTEGER NOT NULL,
  taken TEXT NOT NULL,
  moved TEXT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX merges_gone ON merges (gone) WHERE undone IS NULL;
CREATE INDEX merges_kept ON merges (kept) WHERE undone IS NULL;

CREATE TABLE pair_decisions (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  verdict INTEGER NOT NULL,
  bits REAL NOT NULL,
  at DATETIME NOT NULL,
  account TEXT,
  role TEXT NOT NULL,
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
