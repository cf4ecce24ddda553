-- Who did what, when. Lines are only ever added.
CREATE TABLE atlas.audit (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    account uuid,
    record uuid,
    role text COLLATE "C" NOT NULL,
    act text COLLATE "C" NOT NULL,
    detail text
);
COMMENT ON TABLE atlas.audit IS 'Who did what, when; never itself changed. A person is an account''s id here and nothing more.';
CREATE INDEX audit_by_time ON atlas.audit (at, number);
CREATE INDEX audit_by_account ON atlas.audit (account, at, number) WHERE account IS NOT NULL;
CREATE INDEX audit_by_record ON atlas.audit (record, at, number) WHERE record IS NOT NULL;
CREATE INDEX audit_by_act ON atlas.audit (act, at, number);

CREATE FUNCTION atlas.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is only ever added to.';
END
$$;
CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON atlas.audit
    FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_audit_change();
