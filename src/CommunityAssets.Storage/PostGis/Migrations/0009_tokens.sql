-- Tokens with which programs read and write in an account's place: of their text only a hash is kept.
CREATE TABLE atlas.api_tokens (
    id uuid PRIMARY KEY,
    account uuid NOT NULL REFERENCES atlas.accounts,
    created timestamptz NOT NULL,
    expires timestamptz NOT NULL,
    last_used date,
    scopes integer NOT NULL,
    name text NOT NULL,
    hash text COLLATE "C" NOT NULL UNIQUE
);
CREATE INDEX api_tokens_by_account ON atlas.api_tokens (account);

-- Who signs in through another provider: of the provider and its word for the person only a hash is kept.
CREATE TABLE atlas.logins (
    subject text COLLATE "C" PRIMARY KEY,
    account uuid NOT NULL REFERENCES atlas.accounts,
    created timestamptz NOT NULL
);
CREATE INDEX logins_by_account ON atlas.logins (account);
