-- Keep the text index in step with the assets, whoever edits them.
-- The trigger for new assets is in Schema.cs: a bulk load takes it off and puts it back.
CREATE TRIGGER assets_text_delete AFTER DELETE ON assets BEGIN
  INSERT INTO assets_text(assets_text, rowid, name, summary) VALUES ('delete', OLD.fid, OLD.name, OLD.summary);
END;
CREATE TRIGGER assets_text_update AFTER UPDATE OF name, summary ON assets BEGIN
  INSERT INTO assets_text(assets_text, rowid, name, summary) VALUES ('delete', OLD.fid, OLD.name, OLD.summary);
  INSERT INTO assets_text(rowid, name, summary) VALUES (NEW.fid, NEW.name, NEW.summary);
END;
