-- What people suggest, and what became of it. Nothing of the sender is kept but the account, where they
-- were signed in; they follow it by a private link, of which the hash is here.
CREATE TABLE suggestions (
  id TEXT PRIMARY KEY NOT NULL,
  asset TEXT NOT NULL,
  account TEXT,
  sent TEXT NOT NULL,
  decided TEXT,
  version INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  reason INTEGER,
  amended INTEGER NOT NULL DEFAULT 0,
  token TEXT NOT NULL UNIQUE,
  decided_by TEXT,
  words TEXT,
  why TEXT,
  proposed TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX suggestions_queue ON suggestions (state, id);
CREATE INDEX suggestions_asset ON suggestions (asset, state);
CREATE INDEX suggestions_account ON suggestions (account, id) WHERE account IS NOT NULL;

-- What stewards declined for good: a digest of the name, and where it was. An import keeps the same name in the same place out.
CREATE TABLE kept_out (
  suggestion TEXT PRIMARY KEY NOT NULL,
  since TEXT NOT NULL,
  reason INTEGER NOT NULL,
  name_digest TEXT NOT NULL,
  sector TEXT,
  x REAL,
  y REAL
) WITHOUT ROWID;
