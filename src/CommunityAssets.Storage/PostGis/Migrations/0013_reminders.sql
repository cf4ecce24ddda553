-- Letters to those who keep entries that are due to be checked. Of an address a digest alone is here, of a private link its hash.
CREATE TABLE atlas.reminders (
    id uuid PRIMARY KEY,
    made timestamptz NOT NULL,
    next_try timestamptz NOT NULL,
    sent timestamptz,
    tries smallint NOT NULL DEFAULT 0,
    month text COLLATE "C" NOT NULL,
    keeper text COLLATE "C" NOT NULL,
    token text COLLATE "C" UNIQUE,
    UNIQUE (keeper, month)
);
CREATE INDEX reminders_waiting ON atlas.reminders (next_try, id) WHERE sent IS NULL;
COMMENT ON TABLE atlas.reminders IS 'Letters to those who keep entries that are due to be checked.';

CREATE TABLE atlas.reminder_items (
    reminder uuid NOT NULL REFERENCES atlas.reminders ON DELETE CASCADE,
    asset uuid NOT NULL,
    answered timestamptz,
    answer smallint,
    PRIMARY KEY (reminder, asset)
);
CREATE INDEX reminder_items_asset ON atlas.reminder_items (asset);
COMMENT ON COLUMN atlas.reminder_items.answer IS '1 still true, 2 not ours, 3 gone.';

CREATE TABLE atlas.reminder_stops (
    keeper text COLLATE "C" PRIMARY KEY,
    since timestamptz NOT NULL
);
COMMENT ON TABLE atlas.reminder_stops IS 'Who asked for no more letters, as digests of addresses.';

CREATE INDEX assets_due ON atlas.assets (verify_due, id) WHERE status = 2 AND verify_due IS NOT NULL;
