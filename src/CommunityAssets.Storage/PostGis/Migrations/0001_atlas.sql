-- The atlas, all of it in the schema "atlas"; "public" is left to the extensions. {{grid}} is the EPSG number of the working grid.

CREATE TABLE atlas.about (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    grid integer NOT NULL,
    version bigint NOT NULL DEFAULT 1
);
COMMENT ON TABLE atlas.about IS 'One row: the working grid (EPSG number), and a number that grows with every committed change.';

-- A text as it is searched: lower case, and accents off (so that "cafe" finds "Café"), which is looked into only where a text has more
-- than ASCII. Slashes, at-signs and stops become blanks: else the full-text parser takes "men/women" for a file and "St.Mary" for a host.
-- One expression, so that it is written out where it is used and costs no call.
CREATE FUNCTION atlas.plain(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT lower(replace(replace(replace(
        CASE WHEN octet_length($1) = length($1) THEN $1 ELSE regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g') END,
        '/', ' '), '@', ' '), '.', ' '))
$$;

-- A new id: UUID version 7 (RFC 9562), the time in milliseconds first, random bits after it.
CREATE FUNCTION atlas.new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT encode(set_bit(set_bit(
        overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
            FROM 1 FOR 6),
        52, 1), 53, 1), 'hex')::uuid
$$;

CREATE TABLE atlas.imports (
    key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    source text NOT NULL,
    what text NOT NULL,
    file text NOT NULL
);
COMMENT ON TABLE atlas.imports IS 'Every import that brought assets, so that a record can tell which file it came from first.';

-- Columns that take eight bytes come first, then four, two and one, then those of any length: rows are packed more tightly so.
CREATE TABLE atlas.assets (
    id uuid NOT NULL PRIMARY KEY,
    created timestamptz NOT NULL,
    updated timestamptz NOT NULL,
    source_row bigint NOT NULL DEFAULT 0,
    version integer NOT NULL,
    import integer,
    capacity integer,
    age_from integer,
    age_to integer,
    verified date,
    verify_due date,
    retrieved date,
    kind smallint NOT NULL,
    status smallint NOT NULL,
    visibility smallint NOT NULL,
    placement smallint NOT NULL,
    days smallint NOT NULL,
    access_yes smallint NOT NULL,
    access_no smallint NOT NULL,
    cost_kind smallint,
    online boolean NOT NULL,
    source text COLLATE "C" NOT NULL,
    source_id text COLLATE "C" NOT NULL,
    said bytea,
    name text NOT NULL,
    sort_name text COLLATE "C" NOT NULL,
    summary text,
    topics text[] NOT NULL,
    covers text[] NOT NULL,
    languages text[] NOT NULL,
    address text,
    postcode text COLLATE "C",
    audience text,
    cost_pounds numeric,
    cost_note text,
    phone text,
    email text,
    web text,
    licence text,
    verified_by text,
    sessions jsonb,
    geom geometry(Geometry, {{grid}})
);
COMMENT ON TABLE atlas.assets IS 'Groups, places, organisations, enterprises, gifts, stories.';
COMMENT ON COLUMN atlas.assets.source_row IS 'The row of the source''s file that it was last read from; 0 when entered by hand.';
COMMENT ON COLUMN atlas.assets.import IS 'The import that added it; null when entered by hand.';
COMMENT ON COLUMN atlas.assets.days IS 'Weekdays with a session as bits: 1 Sunday, 2 Monday … 64 Saturday.';
COMMENT ON COLUMN atlas.assets.access_yes IS 'Access features known to be there, as bits numbered as in the program.';
COMMENT ON COLUMN atlas.assets.said IS
    'Digest of what the source said at its last import; null when entered by hand, or when its source no longer has it.';
COMMENT ON COLUMN atlas.assets.sort_name IS 'The name as it is sorted: lower case, without accents.';

CREATE UNIQUE INDEX assets_source ON atlas.assets (source, source_id);
CREATE INDEX assets_place ON atlas.assets USING gist (geom);
CREATE INDEX assets_words ON atlas.assets USING gin (to_tsvector('pg_catalog.simple', atlas.plain(name || ' ' || coalesce(summary, ''))));
CREATE INDEX assets_topics ON atlas.assets USING gin (topics);
CREATE INDEX assets_covers ON atlas.assets USING gin (covers) WHERE covers <> '{}';
CREATE INDEX assets_by_name ON atlas.assets (sort_name, id);
CREATE INDEX assets_by_change ON atlas.assets (updated, id);

-- The spelling of a search is mended word by word, not record by record: a trigram index over whole summaries has to compare each
-- candidate's whole text again, which takes seconds for a word that many records have; among the different words it takes a millisecond.
CREATE TABLE atlas.words (
    word text COLLATE "C" NOT NULL PRIMARY KEY,
    stem text COLLATE "C" NOT NULL
);
COMMENT ON TABLE atlas.words IS
    'Every different word of three letters or more, without digits, in the names and summaries of assets, as it is searched.';
COMMENT ON COLUMN atlas.words.stem IS 'The word without its ending, as the program cuts it.';
CREATE INDEX words_stem ON atlas.words (stem);
CREATE INDEX words_spelling ON atlas.words USING gin (word gin_trgm_ops);

-- Every code of an area that is known in any way: loaded with its shape, or named by a lookup.
CREATE TABLE atlas.area_codes (
    key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vintage smallint NOT NULL,
    level smallint NOT NULL,
    code text COLLATE "C" NOT NULL,
    CONSTRAINT area_codes_code UNIQUE (code, vintage)
);
COMMENT ON TABLE atlas.area_codes IS
    'Codes and vintages of areas that are loaded or that a lookup names; level 0 where no source tells it.';

CREATE TABLE atlas.areas (
    key integer PRIMARY KEY REFERENCES atlas.area_codes (key),
    vintage smallint NOT NULL,
    level smallint NOT NULL,
    code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    source text,
    said bytea NOT NULL,
    inner_point geometry(Point, {{grid}}) NOT NULL,
    geom geometry(Geometry, {{grid}}) NOT NULL,
    CONSTRAINT areas_code UNIQUE (code, vintage)
);
COMMENT ON COLUMN atlas.areas.inner_point IS 'A point inside the area that stands for it where no population-weighted centroid is loaded.';
CREATE INDEX areas_layer ON atlas.areas (level, vintage, code);
CREATE INDEX areas_place ON atlas.areas USING gist (geom);
CREATE INDEX areas_inner_point ON atlas.areas USING gist (inner_point);
CREATE INDEX areas_spelling ON atlas.areas USING gin (name gin_trgm_ops);

CREATE TABLE atlas.populations (
    key integer PRIMARY KEY REFERENCES atlas.area_codes (key),
    population integer,
    centroid geometry(Point, {{grid}})
);
CREATE INDEX populations_centroid ON atlas.populations USING gist (centroid);

CREATE TABLE atlas.memberships (
    child integer NOT NULL REFERENCES atlas.area_codes (key),
    parent integer NOT NULL REFERENCES atlas.area_codes (key),
    parent_level smallint NOT NULL,
    parent_name text,
    PRIMARY KEY (child, parent)
);
COMMENT ON TABLE atlas.memberships IS 'That one area lies in another, as a publisher''s lookup says.';
CREATE INDEX memberships_parent ON atlas.memberships (parent, child);

CREATE TABLE atlas.area_changes (
    earlier integer NOT NULL REFERENCES atlas.area_codes (key),
    later integer NOT NULL REFERENCES atlas.area_codes (key),
    kind smallint NOT NULL,
    PRIMARY KEY (earlier, later)
);
COMMENT ON TABLE atlas.area_changes IS 'How areas changed between two vintages, as a publisher''s lookup says.';

CREATE TABLE atlas.indicators (
    key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    value_kind smallint NOT NULL,
    polarity smallint NOT NULL,
    rate_base double precision,
    name text NOT NULL,
    tells text,
    domain text,
    unit text,
    source text,
    licence text,
    period_type text,
    disclosure text,
    topics text[] NOT NULL
);

-- One indicator on one layer of areas in one period. Values carry this small key instead of the four parts.
CREATE TABLE atlas.series (
    key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    indicator integer NOT NULL REFERENCES atlas.indicators (key),
    level smallint NOT NULL,
    vintage smallint NOT NULL,
    areas bigint NOT NULL DEFAULT 0,
    period text COLLATE "C" NOT NULL,
    CONSTRAINT series_parts UNIQUE (indicator, level, vintage, period)
);
COMMENT ON COLUMN atlas.series.areas IS 'How many areas have a value, suppressed ones counted.';

-- The primary key answers "one indicator, one layer, one period"; the other index "all of one area".
CREATE TABLE atlas.indicator_values (
    value double precision,
    count double precision,
    denominator double precision,
    series integer NOT NULL,
    area integer NOT NULL,
    lower real,
    upper real,
    suppressed boolean NOT NULL,
    note text,
    PRIMARY KEY (series, area)
);
COMMENT ON TABLE atlas.indicator_values IS
    'Values of series for areas. The one index serves both ways: all of a series, and all of an area, a look for each series of its layer.';

CREATE TABLE atlas.postcodes (
    x double precision,
    y double precision,
    terminated date,
    packed text COLLATE "C" NOT NULL PRIMARY KEY,
    areas text[] NOT NULL
);
COMMENT ON COLUMN atlas.postcodes.packed IS 'The postcode without its blank.';

CREATE TABLE atlas.links (
    id uuid PRIMARY KEY,
    starts uuid NOT NULL,
    leads_to uuid NOT NULL,
    created timestamptz NOT NULL,
    kind smallint NOT NULL,
    source text NOT NULL,
    CONSTRAINT links_parts UNIQUE (starts, leads_to, kind, source)
);
CREATE INDEX links_leads_to ON atlas.links (leads_to);

CREATE TABLE atlas.network (
    metres double precision NOT NULL,
    walkable boolean NOT NULL,
    source text COLLATE "C" NOT NULL,
    source_id text COLLATE "C" NOT NULL,
    kind text,
    geom geometry(LineString, {{grid}}) NOT NULL,
    PRIMARY KEY (source, source_id)
);
CREATE INDEX network_place ON atlas.network USING gist (geom);

CREATE TABLE atlas.sources (
    name text COLLATE "C" NOT NULL,
    what text COLLATE "C" NOT NULL,
    file text,
    licence text,
    imported timestamptz NOT NULL,
    records bigint NOT NULL,
    PRIMARY KEY (what, name)
);

CREATE TABLE atlas.history (
    record uuid NOT NULL,
    at timestamptz NOT NULL,
    version integer NOT NULL,
    what smallint NOT NULL,
    by text NOT NULL,
    reason text,
    state jsonb,
    PRIMARY KEY (record, version)
);
COMMENT ON TABLE atlas.history IS
    'Every change of a record, never itself changed. A record added by an import has no line before its first change: it is its own state.';

CREATE FUNCTION atlas.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The history of an atlas is only ever added to.';
END
$$;
CREATE TRIGGER history_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON atlas.history
    FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_change();
