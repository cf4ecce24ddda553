-- Who did what, when. Lines are only ever added: whoever opens the file by hand meets the same refusal as the program would.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at DATETIME NOT NULL,
  account TEXT,
  role TEXT NOT NULL,
  act TEXT NOT NULL,
  record TEXT,
  detail TEXT
);
CREATE INDEX audit_by_time ON audit (at, number);
CREATE INDEX audit_by_account ON audit (account, at, number) WHERE account IS NOT NULL;
CREATE INDEX audit_by_record ON audit (record, at, number) WHERE record IS NOT NULL;
CREATE INDEX audit_by_act ON audit (act, at, number);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to.'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to.'); END;
-- INSERT OR REPLACE takes a line away without asking the trigger above.
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'The audit log is only ever added to.'); END;
