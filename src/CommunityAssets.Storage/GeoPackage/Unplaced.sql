-- What has no place, and what is online, is looked for by itself.
CREATE INDEX assets_unplaced ON assets (id) WHERE geom IS NULL;
CREATE INDEX assets_online ON assets (id) WHERE online;
