-- Links that people added or took away by hand: their history, and what the next import leaves as people decided.
CREATE TABLE link_changes (
  id INTEGER PRIMARY KEY NOT NULL,
  link TEXT NOT NULL,
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  source TEXT NOT NULL,
  created DATETIME NOT NULL,
  at DATETIME NOT NULL,
  by TEXT NOT NULL,
  what INTEGER NOT NULL,
  reason TEXT
);
CREATE INDEX link_changes_by_ends ON link_changes (from_id, to_id);
CREATE INDEX link_changes_by_end ON link_changes (to_id);
