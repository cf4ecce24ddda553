-- Who can sign in, who is signed in, and how often somebody tried. No map or export reads any of it.
CREATE TABLE atlas.accounts (
    id uuid PRIMARY KEY,
    created timestamptz NOT NULL,
    last_sign_in timestamptz,
    invited_until timestamptz,
    used_step bigint NOT NULL DEFAULT 0,
    role smallint NOT NULL,
    state smallint NOT NULL,
    name text NOT NULL,
    email text COLLATE "C" NOT NULL UNIQUE,
    patch text COLLATE "C",
    password text,
    invitation text COLLATE "C" UNIQUE,
    second_factor bytea
);
COMMENT ON COLUMN atlas.accounts.invitation IS 'SHA-256 of the one-time link with which a password can be set.';
COMMENT ON COLUMN atlas.accounts.used_step IS 'The half minute of the last code of the authenticator app that was used.';

CREATE TABLE atlas.recovery_codes (
    account uuid NOT NULL REFERENCES atlas.accounts,
    hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (account, hash)
);

CREATE TABLE atlas.sessions (
    hash text COLLATE "C" PRIMARY KEY,
    account uuid NOT NULL REFERENCES atlas.accounts,
    created timestamptz NOT NULL,
    seen timestamptz NOT NULL,
    until timestamptz NOT NULL,
    stage smallint NOT NULL,
    device text NOT NULL
);
CREATE INDEX sessions_by_account ON atlas.sessions (account);

CREATE TABLE atlas.tries (
    key text COLLATE "C" PRIMARY KEY,
    last timestamptz NOT NULL,
    tries integer NOT NULL
);
CREATE INDEX tries_by_time ON atlas.tries (last);
