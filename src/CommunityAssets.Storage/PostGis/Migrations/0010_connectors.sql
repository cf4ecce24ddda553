-- People who link people and things, with what they agreed to. Personal data: every query but the person's own decides by the columns show_*,
-- purposes, since, until and withdrawn. Erasing a row erases its links and its history with it.
CREATE TABLE atlas.connectors (
    id uuid PRIMARY KEY,
    created timestamptz NOT NULL,
    updated timestamptz NOT NULL,
    withdrawn timestamptz,
    recorded_account uuid,
    version integer NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    kind smallint NOT NULL,
    given smallint NOT NULL,
    show_name smallint NOT NULL,
    show_contact smallint NOT NULL,
    show_links smallint NOT NULL,
    purposes smallint NOT NULL,
    own_link text COLLATE "C" NOT NULL CONSTRAINT connectors_own_link UNIQUE,
    name text NOT NULL,
    sort_name text COLLATE "C" NOT NULL,
    places text[] NOT NULL,
    topics text[] NOT NULL,
    contact text,
    recorded_role text NOT NULL,
    wording text NOT NULL,
    wording_version text NOT NULL
);
COMMENT ON TABLE atlas.connectors IS 'Personal data. Read only through what each person agreed to; erased 30 days after they withdraw.';
COMMENT ON COLUMN atlas.connectors.show_name IS 'Who may see the name: 0 nobody, 1 coordinators, 2 the workforce too, 3 everybody.';
COMMENT ON COLUMN atlas.connectors.purposes IS 'Bits: 1 listing, 2 introductions, 4 drawings of who links what.';
COMMENT ON COLUMN atlas.connectors.own_link IS 'SHA-256 of the token in the person''s private link.';

CREATE TABLE atlas.connector_links (
    id uuid PRIMARY KEY,
    connector uuid NOT NULL REFERENCES atlas.connectors ON DELETE CASCADE,
    asset uuid NOT NULL,
    created timestamptz NOT NULL,
    kind smallint NOT NULL,
    CONSTRAINT connector_links_parts UNIQUE (connector, asset, kind)
);
COMMENT ON TABLE atlas.connector_links IS 'What connectors take part in (3) and know (4); seen only through what each person agreed to.';
CREATE INDEX connector_links_asset ON atlas.connector_links (asset);

CREATE TABLE atlas.connector_history (
    connector uuid NOT NULL REFERENCES atlas.connectors ON DELETE CASCADE,
    at timestamptz NOT NULL,
    account uuid,
    version integer NOT NULL,
    role text NOT NULL,
    what text NOT NULL,
    state jsonb NOT NULL,
    PRIMARY KEY (connector, version)
);
COMMENT ON TABLE atlas.connector_history IS 'Every change of a connector''s record, erased with it.';

CREATE TABLE atlas.connectors_erased (
    month date NOT NULL,
    kind smallint NOT NULL,
    number integer NOT NULL,
    PRIMARY KEY (month, kind)
);
COMMENT ON TABLE atlas.connectors_erased IS 'How many connectors were erased in each month: all that stays of them.';
