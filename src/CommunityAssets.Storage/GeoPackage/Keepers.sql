-- What is kept out is a suggestion that was declined, or an asset that people retired for good.
ALTER TABLE kept_out RENAME COLUMN suggestion TO record;

-- Entries that are offered to their own groups, or kept by them. Of a keeper's link the hash alone is here.
CREATE TABLE keepings (
  id TEXT PRIMARY KEY NOT NULL,
  asset TEXT NOT NULL,
  account TEXT,
  offered TEXT NOT NULL,
  until TEXT NOT NULL,
  taken_up TEXT,
  ended TEXT,
  token TEXT NOT NULL UNIQUE
) WITHOUT ROWID;
CREATE INDEX keepings_asset ON keepings (asset, id);
CREATE INDEX keepings_account ON keepings (account) WHERE account IS NOT NULL;

-- The list of what groups have changed lately.
CREATE INDEX history_group ON history (at) WHERE by = 'group';
