-- Who can sign in, who is signed in, and how often somebody tried. No layer of the file tells of these tables.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  role INTEGER NOT NULL,
  state INTEGER NOT NULL,
  patch TEXT,
  created DATETIME NOT NULL,
  last_sign_in DATETIME,
  password TEXT,
  -- SHA-256 of the one-time link with which a password can be set.
  invitation TEXT UNIQUE,
  invited_until DATETIME,
  second_factor BLOB,
  -- The half minute of the last code of the authenticator app that was used.
  used_step INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE recovery_codes (
  account TEXT NOT NULL REFERENCES accounts (id),
  hash TEXT NOT NULL,
  PRIMARY KEY (account, hash)
) WITHOUT ROWID;

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY NOT NULL,
  account TEXT NOT NULL REFERENCES accounts (id),
  stage INTEGER NOT NULL,
  created DATETIME NOT NULL,
  seen DATETIME NOT NULL,
  until DATETIME NOT NULL,
  device TEXT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE tries (
  key TEXT PRIMARY KEY NOT NULL,
  last DATETIME NOT NULL,
  tries INTEGER NOT NULL
);
CREATE INDEX tries_by_time ON tries (last);
