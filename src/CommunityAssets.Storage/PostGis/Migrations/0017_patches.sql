-- Patches that people drew here. Each is a row of atlas.areas too, level 9; this is what is known of it besides.
CREATE TABLE atlas.patches (
    id uuid PRIMARY KEY,
    area integer NOT NULL UNIQUE REFERENCES atlas.area_codes (key),
    created timestamptz NOT NULL,
    updated timestamptz NOT NULL,
    version integer NOT NULL
);
COMMENT ON TABLE atlas.patches IS 'Areas that people drew and saved; the area itself is in atlas.areas.';

CREATE TABLE atlas.patch_changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    what smallint NOT NULL,
    redrawn boolean NOT NULL,
    code text COLLATE "C" NOT NULL,
    by text NOT NULL,
    name text NOT NULL
);
COMMENT ON TABLE atlas.patch_changes IS 'Every change of a patch; what 1 added, 2 changed, 3 taken away. Never who, only in which role.';
CREATE INDEX patch_changes_code ON atlas.patch_changes (code, id);
