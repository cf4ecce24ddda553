-- Letters to those who keep entries that are due to be checked. Of an address a digest alone is here, of a private link its hash.
CREATE TABLE reminders (
  id TEXT PRIMARY KEY NOT NULL,
  made TEXT NOT NULL,
  next_try TEXT NOT NULL,
  sent TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  month TEXT NOT NULL,
  keeper TEXT NOT NULL,
  token TEXT UNIQUE,
  UNIQUE (keeper, month)
) WITHOUT ROWID;
CREATE INDEX reminders_waiting ON reminders (next_try, id) WHERE sent IS NULL;

CREATE TABLE reminder_items (
  reminder TEXT NOT NULL REFERENCES reminders ON DELETE CASCADE,
  asset TEXT NOT NULL,
  answered TEXT,
  answer INTEGER,
  PRIMARY KEY (reminder, asset)
) WITHOUT ROWID;
CREATE INDEX reminder_items_asset ON reminder_items (asset);

-- Who asked for no more letters.
CREATE TABLE reminder_stops (
  keeper TEXT PRIMARY KEY NOT NULL,
  since TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX assets_due ON assets (verify_by, id) WHERE status = 'published' AND verify_by IS NOT NULL;
