-- What is kept of stories beside their assets: what whoever tells one agreed to, and the picture, as this program wrote it anew.
CREATE TABLE atlas.stories (
    asset uuid PRIMARY KEY,
    agreed timestamptz NOT NULL,
    wording_version integer NOT NULL,
    width integer,
    height integer,
    jpeg boolean,
    token text COLLATE "C" NOT NULL UNIQUE,
    wording text NOT NULL,
    hash text COLLATE "C",
    alt text,
    picture bytea
);
COMMENT ON TABLE atlas.stories IS 'Consent and pictures of stories, before and after they are published. Never who tells them.';
COMMENT ON COLUMN atlas.stories.token IS 'SHA-256 of the private link of whoever tells the story; the same as of its suggestion.';
CREATE INDEX stories_picture ON atlas.stories (hash) WHERE hash IS NOT NULL;

-- A story that is declined, taken back or forgotten as a suggestion leaves nothing here, whichever way it goes.
CREATE FUNCTION atlas.forget_story() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM atlas.stories WHERE asset = OLD.asset AND token = OLD.token;
    RETURN NULL;
END $$;
CREATE TRIGGER stories_turned_down AFTER UPDATE OF state ON atlas.suggestions
    FOR EACH ROW WHEN (NEW.kind = 1 AND NEW.state IN (3, 4)) EXECUTE FUNCTION atlas.forget_story();
CREATE TRIGGER stories_forgotten AFTER DELETE ON atlas.suggestions
    FOR EACH ROW WHEN (OLD.kind = 1 AND OLD.state <> 2) EXECUTE FUNCTION atlas.forget_story();

-- Whoever told a story may take its words back: what a version said can be erased, and nothing else of the history changes.
DROP TRIGGER history_is_kept ON atlas.history;
CREATE TRIGGER history_is_kept BEFORE DELETE OR TRUNCATE ON atlas.history
    FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_change();
CREATE TRIGGER history_lines_are_kept BEFORE UPDATE ON atlas.history
    FOR EACH ROW WHEN (NEW.state IS NOT NULL
        OR (NEW.record, NEW.version, NEW.at, NEW.what, NEW.by) IS DISTINCT FROM (OLD.record, OLD.version, OLD.at, OLD.what, OLD.by)
        OR NEW.reason IS DISTINCT FROM OLD.reason)
    EXECUTE FUNCTION atlas.refuse_change();
