-- What is kept of stories beside their assets: what whoever tells one agreed to, and the picture, as this program wrote it anew.
CREATE TABLE stories (
  asset TEXT PRIMARY KEY NOT NULL,
  token TEXT NOT NULL UNIQUE,
  wording_version INTEGER NOT NULL,
  wording TEXT NOT NULL,
  agreed DATETIME NOT NULL,
  hash TEXT,
  jpeg BOOLEAN,
  width INTEGER,
  height INTEGER,
  alt TEXT,
  picture BLOB
);
CREATE INDEX stories_picture ON stories (hash);

-- A story that is declined, taken back or forgotten as a suggestion leaves nothing here, whichever way it goes.
CREATE TRIGGER stories_turned_down AFTER UPDATE OF state ON suggestions WHEN NEW.kind = 1 AND NEW.state IN (3, 4)
BEGIN DELETE FROM stories WHERE asset = NEW.asset AND token = NEW.token; END;
CREATE TRIGGER stories_forgotten AFTER DELETE ON suggestions WHEN OLD.kind = 1 AND OLD.state <> 2
BEGIN DELETE FROM stories WHERE asset = OLD.asset AND token = OLD.token; END;
