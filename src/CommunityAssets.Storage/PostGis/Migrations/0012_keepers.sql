-- What is kept out is a suggestion that was declined, or an asset that people retired for good.
ALTER TABLE atlas.kept_out RENAME COLUMN suggestion TO record;

-- Entries that are offered to their own groups, or kept by them. Of a keeper's link the hash alone is here.
CREATE TABLE atlas.keepings (
    id uuid PRIMARY KEY,
    asset uuid NOT NULL,
    account uuid,
    offered timestamptz NOT NULL,
    until timestamptz NOT NULL,
    taken_up timestamptz,
    ended timestamptz,
    token text COLLATE "C" NOT NULL UNIQUE
);
CREATE INDEX keepings_asset ON atlas.keepings (asset, id);
CREATE INDEX keepings_account ON atlas.keepings (account) WHERE account IS NOT NULL;
COMMENT ON TABLE atlas.keepings IS 'Entries that are offered to their own groups, or kept by them.';

-- The list of what groups have changed lately.
CREATE INDEX history_group ON atlas.history (at) WHERE by = 'group';
