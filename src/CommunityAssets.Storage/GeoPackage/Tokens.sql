-- Tokens with which programs read and write in an account's place: of their text only a hash is kept. Not told of in gpkg_contents.
CREATE TABLE api_tokens (
  id TEXT PRIMARY KEY NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  scopes INTEGER NOT NULL,
  created DATETIME NOT NULL,
  expires DATETIME NOT NULL,
  last_used DATE
);
CREATE INDEX api_tokens_by_account ON api_tokens (account);

-- Who signs in through another provider: of the provider and its word for the person only a hash is kept.
CREATE TABLE logins (
  subject TEXT PRIMARY KEY NOT NULL,
  account TEXT NOT NULL,
  created DATETIME NOT NULL
);
CREATE INDEX logins_by_account ON logins (account);
