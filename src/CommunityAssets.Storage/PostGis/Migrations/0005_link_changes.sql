-- Links that people added or took away by hand: their history, and what the next import leaves as people decided.
CREATE TABLE atlas.link_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    link uuid NOT NULL,
    starts uuid NOT NULL,
    leads_to uuid NOT NULL,
    created timestamptz NOT NULL,
    at timestamptz NOT NULL,
    kind smallint NOT NULL,
    what smallint NOT NULL,
    source text NOT NULL,
    by text NOT NULL,
    reason text
);
CREATE INDEX link_changes_ends ON atlas.link_changes (starts, leads_to);
CREATE INDEX link_changes_leads_to ON atlas.link_changes (leads_to);
COMMENT ON TABLE atlas.link_changes IS
    'Links that people added (what 1) or took away (what 3), append-only. Imports neither add nor remove a pair that is here.';
