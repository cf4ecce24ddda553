-- Patches that people drew here. Each is a row of areas too, level 9; this is what is known of it besides.
CREATE TABLE patches (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL,
  vintage INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created DATETIME NOT NULL,
  updated DATETIME NOT NULL,
  UNIQUE (code, vintage)
);
CREATE TABLE patch_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code TEXT NOT NULL,
  at DATETIME NOT NULL,
  by TEXT NOT NULL,
  what INTEGER NOT NULL,
  name TEXT NOT NULL,
  redrawn BOOLEAN NOT NULL
);
CREATE INDEX patch_changes_by_code ON patch_changes (code, id);
