-- What each commit touched of what maps are drawn from, so that whoever keeps drawn tiles knows which to forget. The last thousand
-- versions are kept; the program that raises atlas.about.version writes here in the same statement.
CREATE TABLE atlas.touched (
    version bigint NOT NULL,
    min_x double precision,
    min_y double precision,
    max_x double precision,
    max_y double precision,
    asset uuid,
    part smallint NOT NULL
);
COMMENT ON TABLE atlas.touched IS 'What the last commits touched: part 1 assets, 2 areas, 3 indicators and their values.';
COMMENT ON COLUMN atlas.touched.asset IS 'The one asset that changed, with the box around where it was and is; null: anything in the part.';
CREATE INDEX touched_version ON atlas.touched (version);
