-- What people suggest, and what became of it. Nothing of the sender is kept but the account, where they
-- were signed in; they follow it by a private link, of which the hash is here.
CREATE TABLE atlas.suggestions (
    id uuid PRIMARY KEY,
    asset uuid NOT NULL,
    account uuid,
    sent timestamptz NOT NULL,
    decided timestamptz,
    version integer NOT NULL,
    kind smallint NOT NULL,
    state smallint NOT NULL,
    reason smallint,
    amended boolean NOT NULL DEFAULT false,
    token text COLLATE "C" NOT NULL UNIQUE,
    decided_by text,
    words text,
    why text,
    proposed jsonb NOT NULL
);
COMMENT ON TABLE atlas.suggestions IS 'What people suggest, and what became of it. No asset before it is accepted.';
COMMENT ON COLUMN atlas.suggestions.asset IS 'The asset that it is about; for an addition the id that it gets when it is published.';
COMMENT ON COLUMN atlas.suggestions.token IS 'SHA-256 of the sender''s private link.';
CREATE INDEX suggestions_queue ON atlas.suggestions (state, id);
CREATE INDEX suggestions_asset ON atlas.suggestions (asset, state);
CREATE INDEX suggestions_account ON atlas.suggestions (account, id) WHERE account IS NOT NULL;

-- What stewards declined for good: a digest of the name, and where it was. An import keeps the same name in the same place out.
CREATE TABLE atlas.kept_out (
    suggestion uuid PRIMARY KEY,
    since timestamptz NOT NULL,
    reason smallint NOT NULL,
    name_digest text COLLATE "C" NOT NULL,
    sector text COLLATE "C",
    place geometry(Point, {{grid}})
);
COMMENT ON TABLE atlas.kept_out IS 'What stewards declined for good, so that no import brings it back.';
