-- The keys with which the service signs what it hands out for a while.
CREATE TABLE atlas.service_keys (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    xml text NOT NULL,
    added timestamptz NOT NULL
);
COMMENT ON TABLE atlas.service_keys IS 'Keys that sign forms and sign-ins under way; whoever reads them can forge those.';
