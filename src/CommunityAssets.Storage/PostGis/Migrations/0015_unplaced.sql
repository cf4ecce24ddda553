-- What has no place, and what is online, is looked for by itself: through the index of places the first would be found by reading all of it.
CREATE INDEX assets_unplaced ON atlas.assets (online DESC, id) WHERE geom IS NULL;
CREATE INDEX assets_online ON atlas.assets (id) WHERE online;
