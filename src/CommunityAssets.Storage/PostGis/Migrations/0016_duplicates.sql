-- Records that stewards made one, and what they said of pairs that may be the same thing.
CREATE TABLE atlas.merges (
    id uuid PRIMARY KEY,
    kept uuid NOT NULL,
    gone uuid NOT NULL,
    account uuid,
    at timestamptz NOT NULL,
    undone timestamptz,
    kept_before integer NOT NULL,
    gone_before integer NOT NULL,
    kept_after integer NOT NULL,
    gone_after integer NOT NULL,
    role text NOT NULL,
    taken text[] NOT NULL,
    moved text NOT NULL
);
COMMENT ON TABLE atlas.merges IS 'Two records of the same thing that were made one: the one that is gone is retired and stands for the one that was kept.';
COMMENT ON COLUMN atlas.merges.taken IS 'The parts that the one that was kept took from the other; imports leave them as they are.';
COMMENT ON COLUMN atlas.merges.moved IS 'What was moved, as JSON, for undoing it.';
CREATE UNIQUE INDEX merges_gone ON atlas.merges (gone) WHERE undone IS NULL;
CREATE INDEX merges_kept ON atlas.merges (kept) WHERE undone IS NULL;

CREATE TABLE atlas.pair_decisions (
    one uuid NOT NULL,
    other uuid NOT NULL,
    account uuid,
    at timestamptz NOT NULL,
    bits double precision NOT NULL,
    verdict smallint NOT NULL,
    role text NOT NULL,
    PRIMARY KEY (one, other)
);
COMMENT ON TABLE atlas.pair_decisions IS 'What stewards said of two records that may be the same thing; verdict 1 different, 2 later.';

-- What may be the same as something suggested is found by these.
CREATE INDEX assets_phone_end ON atlas.assets ((right(translate(phone, ' ()-+.', ''), 9))) WHERE phone IS NOT NULL;
CREATE INDEX assets_email_folded ON atlas.assets ((lower(email))) WHERE email IS NOT NULL;
CREATE INDEX assets_web_host ON atlas.assets ((split_part(regexp_replace(lower(web), '^https?://(www\.)?', ''), '/', 1))) WHERE web IS NOT NULL;
CREATE INDEX assets_postcode ON atlas.assets (postcode) WHERE postcode IS NOT NULL;
