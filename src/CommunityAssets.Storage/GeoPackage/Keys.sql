-- The keys with which the service signs what it hands out. Not told of in gpkg_contents: it is nobody's map.
CREATE TABLE service_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  xml TEXT NOT NULL,
  added DATETIME NOT NULL
);
