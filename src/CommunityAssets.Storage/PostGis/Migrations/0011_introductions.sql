-- That somebody was introduced to something, and what was hoped for and not found. Never who: there is no column that could say so.
CREATE TABLE atlas.introductions (
    id uuid PRIMARY KEY,
    asset uuid NOT NULL,
    connector uuid REFERENCES atlas.connectors ON DELETE SET NULL,
    account uuid NOT NULL,
    month date NOT NULL,
    outcome smallint NOT NULL,
    patch text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL
);
COMMENT ON TABLE atlas.introductions IS 'Introductions of the last 24 months; the month alone, never the day, and never who was introduced.';
COMMENT ON COLUMN atlas.introductions.outcome IS '0 not told yet, 1 went once, 2 keeps going, 3 not for them, 4 not known.';
COMMENT ON COLUMN atlas.introductions.account IS 'The coordinator who can tell what came of it.';
CREATE INDEX introductions_by_month ON atlas.introductions (month);
CREATE INDEX introductions_waiting ON atlas.introductions (account, month) WHERE outcome = 0;
CREATE INDEX introductions_by_connector ON atlas.introductions (connector) WHERE connector IS NOT NULL;

CREATE TABLE atlas.introduction_counts (
    month date NOT NULL,
    outcome smallint NOT NULL,
    number integer NOT NULL,
    patch text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL,
    PRIMARY KEY (month, patch, topic, outcome)
);
COMMENT ON TABLE atlas.introduction_counts IS 'What is left of introductions after 24 months.';

CREATE TABLE atlas.unanswered (
    month date NOT NULL,
    number integer NOT NULL,
    msoa text COLLATE "C" NOT NULL,
    topics text[] COLLATE "C" NOT NULL,
    PRIMARY KEY (month, msoa, topics)
);
COMMENT ON TABLE atlas.unanswered IS 'How often what was hoped for and not found, by month and neighbourhood; empty text for not known.';
