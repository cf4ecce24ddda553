-- A source may bring several files (boundaries by level, indicators by subject): each has its line, so that the source's own is true.
CREATE TABLE source_files (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  what TEXT NOT NULL,
  file TEXT NOT NULL,
  imported DATETIME NOT NULL,
  records INTEGER NOT NULL,
  UNIQUE (name, what, file)
);
INSERT INTO source_files (name, what, file, imported, records)
SELECT name, what, file, imported, records FROM sources WHERE file IS NOT NULL;
